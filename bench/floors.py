"""Quality figures against bench/floors.json: a figure under its floor fails; `--raise` lifts floors to what was measured.

    python bench/floors.py [--shared DIR] [--print] [--raise]

The evaluation sets stand beside the checkout (../shared) or where SULH_SHARED points; without them nothing is measured
and that is said.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
TUNED = "02,05,06,17,18,22,27,30,37,39,41,42,43,44,45,46,47,48,49,50,51,52"
HELD = "61,62,63,64,65,66,67,68,69,70,71,72"
SETS = {
    "dev": ("gold/dev", ""),
    "tuned": ("gold/dev", TUNED),
    "held out": ("gold/dev", HELD),
    "seed": ("gold/seed", ""),
    "unseen": (str(HERE / "unseen"), ""),
}
# Attributes are counted over matched items only, so finding more items may move them a little either way.
ATTRIBUTES = frozenset({
    "actor kind", "event status", "event participants", "event date", "claim speaker", "claim anonymous", "claim direct",
    "commitment deadline", "measure stage", "force change",
})  # fmt: skip
SLACK = 0.02
SUITES = (
    ("dates.py", "recognizers_ar/DateTime"),
    ("numbers.py", "recognizers_ar/Number"),
    ("names.py", "names_eval.tsv"),
)


def shared_folder(given: Path | None) -> Path | None:
    """Where the evaluation sets are, or None."""
    candidates = [
        given,
        Path(os.environ["SULH_SHARED"]) if "SULH_SHARED" in os.environ else None,
        HERE.parent.parent / "shared",
    ]
    return next((path for path in candidates if path is not None and (path / "score").is_dir()), None)


def readings(shared: Path, name: str, out: Path) -> Path:
    """Readings of one gold folder as JSONL."""
    folder, only = SETS[name]
    target = out / f"{name.replace(' ', '_')}.jsonl"
    command = [sys.executable, str(HERE / "reading.py"), str(shared / folder), "--only", only]
    with target.open("w", encoding="utf-8") as stream:
        subprocess.run(command, stdout=stream, check=True)
    return target


def scores(shared: Path, name: str, out: Path) -> dict[str, float]:
    """F1 by layer, and the reading score, of one set."""
    folder = shared / SETS[name][0]
    pred = readings(shared, name, out)
    if SETS[name][1]:
        folder = _subset(folder, SETS[name][1].split(","), out / name.replace(" ", "_"))
    command = [
        sys.executable,
        str(shared / "score" / "score_reading.py"),
        "--gold",
        str(folder),
        "--pred",
        str(pred),
        "--json",
    ]
    found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return flatten(found)


def flatten(found: dict[str, Any]) -> dict[str, float]:
    """Layer -> F1 out of the scorer's JSON."""
    layers = found.get("layers", found)
    figures = {layer: row["f1"] for layer, row in layers.items() if isinstance(row, dict) and row.get("f1") is not None}
    for key in ("reading_score", "reading score"):
        if isinstance(found.get(key), int | float):
            figures["reading score"] = float(found[key])
    return {key: round(value, 4) for key, value in figures.items()}


def suites(shared: Path) -> dict[str, float]:
    """Shares of right answers on the suites of single expressions and names."""
    found: dict[str, float] = {}
    for script, place in SUITES:
        command = [sys.executable, str(HERE / script), str(shared / "suites" / place)]
        lines = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
        for line in lines:
            if line.startswith("{"):
                row = json.loads(line)
                found[f"names {row['direction']} hit@1"] = round(row["hit1"] / 100, 4)
            elif match := re.match(r"(\D+?)\s*(\d+)/(\d+)", line):
                found[match[1]] = round(int(match[2]) / int(match[3]), 4)
    return found


def _subset(folder: Path, stems: list[str], target: Path) -> Path:
    target.mkdir(exist_ok=True)
    for stem in stems:
        for suffix in (".txt", ".json"):
            link = target / (stem + suffix)
            if not link.exists():
                link.symlink_to(folder / (stem + suffix))
    return target


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--print", action="store_true", help="print every figure")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what was measured")
    args = parser.parse_args(argv)
    shared = shared_folder(args.shared)
    if shared is None:
        print("no evaluation sets beside the checkout (set SULH_SHARED): nothing measured")
        return 0
    out = HERE / "out"
    out.mkdir(exist_ok=True)
    present = [name for name in SETS if any((shared / SETS[name][0]).glob("*.json"))]
    measured = {name: scores(shared, name, out) for name in present} | {"suites": suites(shared)}
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    sunk = []
    for name, figures in measured.items():
        for layer, value in sorted(figures.items()):
            floor = floors.get(name, {}).get(layer)
            if args.print:
                print(f"{name:8} {layer:36} {value:.3f}  floor {floor if floor is not None else '-'}")
            if floor is not None and value < floor - 0.0005:
                sunk.append(f"{name} {layer}: {value:.3f} is under its floor {floor:.3f}")
    if args.lift:
        for name, figures in measured.items():
            kept = floors.setdefault(name, {})
            for layer, value in figures.items():
                lifted = round(value - SLACK, 4) if layer in ATTRIBUTES else value
                kept[layer] = max(lifted, kept.get(layer, 0.0))
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for line in sunk:
        print(line, file=sys.stderr)
    if not sunk:
        print(f"quality floors hold: {sum(len(f) for f in floors.values())} figures")
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
