"""Write the measured figures into README.md and docs/quality.md, between their markers.

    python bench/tables.py [--shared DIR]

Measures every set of bench/floors.py anew, so the tables can't tell anything that was not measured on the day they name.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from floors import ATTRIBUTES, HERE, SETS, scores, shared_folder

ROOT = HERE.parent
COLUMNS = {
    "tuned": "tuned (22)",
    "held out": "held out (12)",
    "dev": "all dev (34)",
    "seed": "seed (1)",
    "unseen": "unseen, ours (14)",
}
LAYERS = (
    "reading score", "actors", "actor kind", "events detected", "events typed", "event status", "event participants",
    "event date", "claims", "claim speaker", "claim anonymous", "claim direct", "commitments", "commitment deadline",
    "conditions", "date spans", "dates", "quantities", "measures", "measure stage", "forces", "force change",
)  # fmt: skip
SUMMARY = {
    "actors": "actors",
    "events, typed": "events typed",
    "claims": "claims",
    "claim's speaker": "claim speaker",
    "commitments": "commitments",
    "conditions, kind right": "conditions",
    "dates, value right": "dates",
    "quantities": "quantities",
    "mean of these without the speaker": "reading score",
}
Figures = Mapping[str, Mapping[str, float]]


def shown(value: float | None) -> str:
    """Three decimals, or a dash where the set holds no such item."""
    return "–" if value is None else f"{value:.3f}"


def rows(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in body)])


def layer_table(figures: Figures) -> str:
    """Every layer on every set; attributes are indented."""
    body = [
        [
            ("&nbsp;&nbsp;" if layer in ATTRIBUTES else "") + layer,
            *(shown(figures[name].get(layer)) for name in COLUMNS),
        ]
        for layer in LAYERS
    ]
    return rows(["layer", *COLUMNS.values()], body)


def summary_table(figures: Figures) -> str:
    """The layers that a reader of the README asks for first."""
    head = [
        "F1",
        "articles the rules were tuned on",
        "articles only scored",
        "reports written by somebody who knew no rule",
    ]
    sets = ("tuned", "held out", "unseen")
    return rows(
        head, [[title, *(shown(figures[name].get(layer)) for name in sets)] for title, layer in SUMMARY.items()]
    )


def put(path: Path, name: str, table: str, day: date) -> None:
    """Replace what stands between the markers of a table; a file without them is an error."""
    text = path.read_text(encoding="utf-8")
    begin, end = f"<!-- figures: {name} -->", f"<!-- end of figures: {name} -->"
    pattern = re.compile(re.escape(begin) + r".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{path}: no place marked {begin}")
    note = f"Measured on {day:%d %B %Y} with `python bench/tables.py`."
    path.write_text(pattern.sub(lambda _: f"{begin}\n{table}\n\n{note}\n{end}", text), encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    args = parser.parse_args(argv)
    shared = shared_folder(args.shared)
    if shared is None:
        print("no evaluation sets beside the checkout (set SULH_SHARED): nothing measured, nothing written")
        return 0
    out = HERE / "out"
    out.mkdir(exist_ok=True)
    figures = {name: scores(shared, name, out) for name in SETS}
    today = date.today()
    put(ROOT / "docs" / "quality.md", "layers", layer_table(figures), today)
    put(ROOT / "README.md", "summary", summary_table(figures), today)
    return 0


if __name__ == "__main__":
    sys.exit(main())
