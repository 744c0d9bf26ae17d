"""Which sentences of a CSV (columns id, text) tell an event of a type; write {"id", "predicted", "score"} as JSON lines.

python bench/gsr.py FILE.csv --type ASSAULT [--no-scorer] > predictions.jsonl

The rules propose; the scorer (sulh/reading/event_scorer.py) ranks.  The sentences are read one by one, without a date.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

sys.path = [path for path in sys.path if Path(path).resolve() != Path(__file__).resolve().parent]  # numbers.py here

from sulh.library import read_text  # noqa: E402
from sulh.reading.event_scorer import load_scorer, sentence_features  # noqa: E402


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--type", required=True, choices=("ASSAULT", "PROTEST"))
    parser.add_argument("--no-scorer", action="store_true", help="rules only")
    args = parser.parse_args(argv)
    scorer = None if args.no_scorer else load_scorer(args.type)
    with args.file.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            reading = read_text(row["text"])
            told = any(event.type == args.type and event.status in {"happened", "ongoing"} for event in reading.events)
            score = scorer.score(sentence_features(reading, args.type)) if scorer else float(told)
            said = score >= scorer.threshold if scorer else told
            print(json.dumps({"id": row["id"], "predicted": said, "score": round(score, 6)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
