"""Number expressions out of context: how often the value is right.

python bench/numerals.py FILE_OR_FOLDER ... [--misses]

A file is either a specification of Recognizers-Text (NumberModel, OrdinalModel, PercentModel: `Results` with `Text` and
`Resolution.value`; NumberRangeModel: an interval such as "[20,30)", whose bounds count) or
`{"cases": [{"text", "expected"}]}`.  `parse_number` is the adapter: other scorers may import it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

from sulh.reading.numbers import parse_number as parse
from sulh.reading.numbers import read_range

Value = float | tuple[float | None, float | None]


class Case(NamedTuple):
    """The number's own words and its value, or its bounds."""

    text: str
    value: Value


def parse_number(text: str) -> float | None:
    """Adapter: the value of a phrase that is one number."""
    found = parse(text)
    return None if found is None else found.value


def _bounds(text: str) -> tuple[float | None, float | None] | None:
    match = re.fullmatch(r"[\[(](-?[\d.]+)?,(-?[\d.]+)?[\])]", text)
    if match is None:
        return None
    low, high = (float(group) if group else None for group in match.groups())
    return low, high


def _specified(entry: dict[str, Any]) -> Case | None:
    if len(entry["Results"]) != 1:
        return None
    result = entry["Results"][0]
    value = str((result.get("Resolution") or {}).get("value", "")).rstrip("%")
    if re.fullmatch(r"-?\d+(\.\d+)?(E[+-]?\d+)?", value):
        return Case(result["Text"], float(value))
    bounds = _bounds(value)
    return Case(result["Text"], bounds) if bounds is not None else None


def read_cases(path: Path) -> list[Case]:
    """The cases of a file that can be scored."""
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    if isinstance(data, dict):
        return [Case(entry["text"], float(entry["expected"])) for entry in data.get("cases", [])]
    return [case for entry in data if "Results" in entry and (case := _specified(entry)) is not None]


def answer(case: Case) -> Value | None:
    """What is read."""
    return read_range(case.text) if isinstance(case.value, tuple) else parse_number(case.text)


def same(got: Value | None, want: Value) -> bool:
    """Equal but for rounding."""
    if isinstance(got, tuple) and isinstance(want, tuple):
        return all(a == b for a, b in zip(got, want, strict=True))
    if got is None or isinstance(got, tuple) or isinstance(want, tuple):
        return False
    return abs(got - want) <= 1e-6 * max(1.0, abs(want))


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*")
    parser.add_argument("--suites", type=Path, action="append", default=[], help="the same as a path")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args(argv)
    files = [
        f for path in (*args.paths, *args.suites) for f in ([path] if path.is_file() else sorted(path.rglob("*.json")))
    ]
    for path in files:
        cases = read_cases(path)
        if not cases:
            continue
        verdicts = [(case, answer(case)) for case in cases]
        hits = sum(same(got, case.value) for case, got in verdicts)
        print(f"{path.stem:<28}{hits}/{len(cases)} = {100 * hits / len(cases):.1f} %")
        if args.misses:
            for case, got in verdicts:
                if not same(got, case.value):
                    print(f"  {case.text}\t{case.value}\t{got}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
