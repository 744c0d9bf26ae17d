"""Plant copies among the sample reports and count how many are found, and how many originals are taken for copies.

    python bench/copies.py --copies 2000

A planted copy changes words here and there, drops a paragraph, puts a lead of its own before the text, or changes
spelling and marks.  Prints one JSON line.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from itertools import combinations
from pathlib import Path

from sulh.ingest.copies import LEAST_SHARED, compare, runs_of, sketch

SAMPLES = Path(__file__).parents[1] / "samples"
# These four are one wire story in four outlets; they are copies on purpose.
ONE_WIRE = ("14-", "15-", "16-", "17-")


def originals() -> dict[str, str]:
    """The sample reports that are nobody's copy."""
    paths = sorted(SAMPLES.glob("*.txt"))
    return {path.name: path.read_text("utf-8") for path in paths if not path.name.startswith(ONE_WIRE[1:])}


def reprint(text: str, others: list[str], chance: random.Random) -> str:
    """The text as another outlet might print it."""
    paragraphs = [line for line in text.splitlines() if line.strip()]
    if len(paragraphs) > 3 and chance.random() < 0.5:
        del paragraphs[chance.randrange(1, len(paragraphs))]
    if chance.random() < 0.4:
        paragraphs.insert(0, "خاص - " + chance.choice(others).splitlines()[0][:120])
    words = "\n".join(paragraphs).split(" ")
    for _ in range(int(len(words) * chance.uniform(0, 0.06))):
        at = chance.randrange(len(words))
        words[at] = chance.choice(["", words[at] + " أيضا", "حيث", words[at]])
    found = " ".join(words)
    return found.replace("أ", "ا").replace("ة ", "ه ") if chance.random() < 0.3 else found


def found(left: str, right: str) -> bool:
    """What the record would say: sketches first, then the texts."""
    one, other = runs_of(left), runs_of(right)
    shared = len(sketch(one) & sketch(other))
    return shared >= LEAST_SHARED and compare("a", one, "b", other) is not None


def measure(copies: int, seed: int) -> dict[str, object]:
    """Recall over planted copies, and false pairs among the originals."""
    chance = random.Random(seed)
    texts = list(originals().values())
    hits = 0
    for _ in range(copies):
        text = chance.choice(texts)
        hits += found(text, reprint(text, texts, chance))
    false = sum(found(left, right) for left, right in combinations(texts, 2))
    return {"copies": copies, "found": hits, "recall": round(hits / copies, 4), "originals": len(texts), "false": false}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="planted copies")
    parser.add_argument("--copies", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(json.dumps(measure(options.copies, options.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
