"""This project beside what a user would otherwise pick: same text, one machine, one run; a table of ratios.

    python bench/beside.py [--only reading,names,copies,search,process] [--write README.md] [--check]

Peers come from the `bench` extra; one that is not there is a line that says so.  A ratio is how many times as long the peer
takes: above 1 we are faster, below 1 it is.  Seconds are processor time, measured in turn.  `--write` puts the table between
the markers of a page; `--check` fails if a ratio is under its floor in bench/ratios.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from sidebyside import Row
from sulh import __version__

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "ratios.json"
FAMILIES = ("reading", "names", "copies", "search", "process")
BEGIN, END = "<!-- side by side: begin -->", "<!-- side by side: end -->"
LIMIT_S = 300


def measure(families: tuple[str, ...]) -> list[Row]:
    """The rows of each family, each in a process of its own: what one peer loads must not slow the next."""
    rows: list[Row] = []
    for family in families:
        print(f"{family} …", file=sys.stderr, flush=True)
        command = [sys.executable, str(HERE / f"beside_{family}.py")]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LIMIT_S)
        except subprocess.TimeoutExpired:
            rows.append(Row(family, None, "", f"not done in {LIMIT_S} s", "", None, ""))
            continue
        except subprocess.CalledProcessError as failed:
            raise SystemExit(f"{family}: {failed.stderr.strip()}") from failed
        rows += [Row(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    return rows


def table(rows: list[Row], load: float) -> str:
    """Markdown, with date, versions and how busy the machine was."""
    busy = load > 1.5
    lines = [
        f"Measured {datetime.now(UTC).date()} with `make bench`: Sulh {__version__}, Python {platform.python_version()}, "
        f"{platform.machine()}, {os.cpu_count()} cores"
        + (f"; **the machine was shared (load {load:.1f}), the figures are provisional**." if busy else "."),
        "",
        "| job | Sulh | finds | beside | takes | finds | ratio |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        name = f"{row.peer} {row.version}".strip()
        if row.ours is None or row.theirs is None or row.ratio is None:
            lines.append(f"| {row.job} | | | {name} | | | not measured |")
            continue
        cells = [row.job, _seconds(row.ours), row.found, name, _seconds(row.theirs), row.peer_found]
        lines.append(f"| {' | '.join(cells)} | {_times(row.ratio)} |")
    return "\n".join(lines)


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.1f} ms"


def _times(ratio: float) -> str:
    return f"{ratio:,.0f}x" if ratio >= 10 else f"{ratio:.2g}x"


def written(page: str, found: str) -> str:
    """The page with the table between its markers."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{found}\n{END}{rest.split(END)[1]}"


def under(rows: list[Row], floors: dict[str, float]) -> list[str]:
    """The ratios that are under their floors."""
    ratios = {f"{row.job.split(',')[0]} | {row.peer}": row.ratio for row in rows if row.ratio is not None}
    return [
        f"{key}: {ratios[key]:.3g}x is under {floor:g}x"
        for key, floor in floors.items()
        if ratios.get(key, floor) < floor
    ]


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(FAMILIES))
    parser.add_argument("--write", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args(argv)
    load = os.getloadavg()[1]
    rows = measure(tuple(args.only.split(",")))
    found = table(rows, load)
    print(found)
    if args.write:
        args.write.write_text(written(args.write.read_text("utf-8"), found), "utf-8")
    missed = under(rows, json.loads(FLOORS.read_text("utf-8"))) if args.check else []
    for line in missed:
        print(line, file=sys.stderr)
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
