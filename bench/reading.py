"""Read a folder of NN.txt + NN.json (only `published`, `title` and `site` of the JSON are used); write contract JSONL.

python bench/reading.py DIR > readings.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import sulh


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="comma-separated stems")
    args = parser.parse_args(argv)
    wanted = set(filter(None, args.only.split(",")))
    for path in sorted(args.folder.glob("*.txt")):
        if wanted and path.stem not in wanted:
            continue
        facts = path.with_suffix(".json")
        meta = json.loads(facts.read_text(encoding="utf-8")) if facts.exists() else {}
        reading = sulh.read_text(
            path.read_text(encoding="utf-8"),
            published=meta.get("published"),
            title=meta.get("title"),
            outlet=meta.get("site"),
        )
        print(json.dumps(reading.to_dict(), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
