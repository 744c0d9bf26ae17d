"""Date expressions out of context: how often the first answer is exactly right.

python bench/dates.py FILE_OR_FOLDER ... [--misses] [--parts thirds|halves]

A file is either a specification of Recognizers-Text (DateParser, DatePeriodParser, HolidayParser: a list of cases with
`Input`, `Context`, `Results`; gold of the past or the future reading is right; DurationParser: an ISO duration) or
`{"cases": [{"text", "reference_time", "expected": {"start", "end", "grain"}, "also"}]}` with an exclusive end.
`resolve` and `duration` are the adapters: other scorers may import them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, NamedTuple

from sulh.reading.dates import resolve_date
from sulh.when import When

DAY = timedelta(days=1)
GRAINS = {"day": DAY, "week": 7 * DAY}


class Case(NamedTuple):
    """One expression; any of the gold pairs (start, exclusive end) is right, for a duration any of the ISO strings."""

    text: str
    reference: datetime
    gold: tuple[tuple[date, date], ...]
    durations: tuple[str, ...] = ()


def exclusive(when: When) -> tuple[str, str] | None:
    """Start and exclusive end.  Between two dates these suites end where the last one begins, so a range does here."""
    if when.earliest is None or when.latest is None:
        return None
    end = when.latest + DAY
    if ".range." in when.rule:
        end = {"year": when.latest.replace(month=1, day=1), "month": when.latest.replace(day=1)}.get(
            when.grain, when.latest
        )
    elif ".part.rest" in when.rule:
        end = when.latest
    return when.earliest.isoformat(), end.isoformat()


def resolve(
    text: str, reference: datetime, *, parts: Literal["thirds", "halves"] = "halves"
) -> list[tuple[str, str]]:  # fmt: skip
    """Adapter: all answers in order as ISO days, the end exclusive."""
    found = (exclusive(when) for when in resolve_date(text, reference, parts=parts))
    return [pair for pair in found if pair is not None]


def duration(text: str) -> str | None:
    """Adapter: the first ISO duration of a phrase."""
    return next((when.duration for when in resolve_date(text, datetime(2016, 11, 7)) if when.duration), None)


def length(text: str | None) -> tuple[float, float] | None:
    """An ISO duration as (months, hours)."""
    number = r"(?:([\d.]+)%s)?"
    pattern = "P" + "".join(number % u for u in "YMWD") + "(?:T" + "".join(number % u for u in "HMS") + ")?"
    match = re.fullmatch(pattern, text or "")
    if match is None:
        return None
    y, m, w, d, hour, minute, second = (float(group or 0) for group in match.groups())
    return y * 12 + m, (w * 7 + d) * 24 + hour + minute / 60 + second / 3600


def _day(text: str) -> date:
    return datetime.fromisoformat(text.replace(" ", "T")).date()


def _grain_end(start: date, grain: str) -> date:
    if grain in GRAINS:
        return start + GRAINS[grain]
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    if months is None:
        return start + DAY
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, start.day)


def _plain(entries: Iterable[dict[str, Any]]) -> Iterator[Case]:
    for entry in entries:
        want = entry["expected"]
        pairs = [(want["start"], want["end"]), *entry.get("also", [])]
        gold = tuple((_day(a), _day(b) if b else _grain_end(_day(a), want["grain"])) for a, b in pairs)
        yield Case(entry["text"], datetime.fromisoformat(entry["reference_time"]), gold)


def _specified(entries: Iterable[dict[str, Any]]) -> Iterator[Case]:
    for entry in entries:
        if len(entry["Results"]) != 1:
            continue
        value = entry["Results"][0]["Value"]
        reference = datetime.fromisoformat(entry["Context"]["ReferenceDateTime"][:19])
        readings = [value.get(name) or {} for name in ("PastResolution", "FutureResolution")]
        if any("duration" in reading for reading in readings):
            yield Case(entry["Input"], reference, (), (value["Timex"],))
            continue
        gold = []
        for reading in readings:
            start, end = reading.get("startDate") or reading.get("date"), reading.get("endDate")
            if start and not start.startswith("0001"):
                gold.append((_day(start), _day(end) if end else _day(start) + DAY))
        if gold:
            yield Case(entry["Input"], reference, tuple(dict.fromkeys(gold)))


def read_cases(path: Path) -> list[Case]:
    """The cases of a file that can be scored."""
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    if isinstance(data, dict):
        return list(_plain(data.get("cases", [])))
    return list(_specified(data)) if data and "Context" in data[0] else []


def right(case: Case, parts: Literal["thirds", "halves"]) -> tuple[bool, Any]:
    """The first answer is exactly right; what was answered."""
    if case.durations:
        got = duration(case.text)
        return length(got) in [length(want) for want in case.durations], got
    answers = resolve(case.text, case.reference, parts=parts)
    gold = [(start.isoformat(), end.isoformat()) for start, end in case.gold]
    return bool(answers) and answers[0] in gold, answers


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*")
    parser.add_argument("--suites", type=Path, action="append", default=[], help="the same as a path")
    parser.add_argument("--parts", choices=("thirds", "halves"), default="halves")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args(argv)
    files = [
        f for path in (*args.paths, *args.suites) for f in ([path] if path.is_file() else sorted(path.rglob("*.json")))
    ]
    for path in files:
        cases = read_cases(path)
        if not cases:
            continue
        verdicts = [(case, *right(case, args.parts)) for case in cases]
        hits = sum(good for _, good, _ in verdicts)
        print(f"{path.stem:<28}{hits}/{len(cases)} = {100 * hits / len(cases):.1f} %")
        if args.misses:
            for case, good, got in verdicts:
                if not good:
                    print(f"  {case.text}\t{case.durations or [tuple(map(str, pair)) for pair in case.gold]}\t{got}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
