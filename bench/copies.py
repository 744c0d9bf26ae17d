"""Plant copies among the sample reports and count how many are found, and how many originals are taken for copies.

    python bench/copies.py --copies 2000
    python bench/copies.py --copies 300 --among 3000      through a record, among reports that share paragraphs

A planted copy changes words here and there, drops a paragraph, puts a lead of its own before the text, or changes
spelling and marks.  Prints one JSON line.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from itertools import combinations, islice
from pathlib import Path

import archive
from sulh.document import Document, document_id
from sulh.ingest.copies import LEAST_SHARED, MOST_HOLDERS, compare, runs_of, sketch
from sulh.pipeline import link
from sulh.record.copying import reprints
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.store import open_store

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


def among_lookalikes(reports: int, copies: int, seed: int) -> dict[str, object]:
    """Copies planted among reports that all share whole paragraphs with others, and one family of many reprints."""
    chance = random.Random(seed)
    texts = [intake.document.text for intake in archive.reports(reports, seed, 0.0)]
    wire = "\n".join(originals().values())[:3000]
    pairs = ((text, reprint(text, texts, chance)) for text in chance.sample(texts, len(texts)))
    pairs = ((text, copy) for text, copy in pairs if copy != text)
    # These reports are short: one paragraph out and a lead put in can leave less than half, which is no copy any more.
    planted = list(islice((pair for pair in pairs if compare("a", runs_of(pair[0]), "b", runs_of(pair[1]))), copies))
    family = [reprint(wire, texts, chance) + f"\n{number}" for number in range(5 * MOST_HOLDERS)]
    store = open_store(":memory:")
    with store.writer(at=archive.AT) as writer:
        for text in [*texts, *(copy for _, copy in planted), *family]:
            report = Report.of(text, [Printing.of(Document.of(text))])
            writer.put(report, [], [], release="1")
            link(writer, report)
        groups = reprints(writer.copyings())
    store.close()
    hits = sum(document_id(copy) in groups.get(document_id(text), ()) for text, copy in planted)
    together = len(groups[document_id(family[0])] & {document_id(text) for text in family})
    return {
        "lookalikes": reports,
        "planted": copies,
        "recall": round(hits / copies, 4),
        "family": len(set(family)),
        "family_found": together,
    }


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
    parser.add_argument("--among", type=int, help="plant them among so many generated reports that share paragraphs")
    options = parser.parse_args()
    if options.among:
        print(json.dumps(among_lookalikes(options.among, options.copies, options.seed)))
        return 0
    print(json.dumps(measure(options.copies, options.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
