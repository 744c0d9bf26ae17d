"""Named entities of any CoNLL file ("word TAG" lines): exact-span precision, recall and F1, by class and micro.

    python bench/ner.py FILE [--window 20] [--rules] [--pred OUT]

The tagger's four classes, with what the rules found as its evidence; with `--rules` what the rules alone find: persons
are PERS, states and places LOC, organisations and armed groups ORG, and MISC is never predicted.  Sentences are read in
windows, as documents are, so that a surname finds its full name.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sulh.document import Document
from sulh.lexicon.load import default_lexicon
from sulh.reading.actor_hits import rule_hits
from sulh.reading.actors import read_actors
from sulh.reading.name_proposals import tagged_names
from sulh.reading.name_tagger import NameTagger, default_tagger
from sulh.reading.page import Page, make_page
from sulh.reading.reading import Reading

CLASSES = {"person": "PERS", "state": "LOC", "place": "LOC", "organization": "ORG", "armed_group": "ORG"}
Sentence = list[tuple[str, str]]
Span = tuple[int, int, str]


def sentences(path: Path) -> list[Sentence]:
    """Sentences of (word, tag)."""
    found: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            word, _, tag = line.rstrip().rpartition(" ")
            found[-1].append((word, tag))
        elif found[-1]:
            found.append([])
    return [sentence for sentence in found if sentence]


def predict(window: list[Sentence], tagger: NameTagger | None) -> list[list[str]]:
    """Tags of the sentences of one window."""
    text, starts = "", []
    for sentence in window:
        row = []
        for word, _ in sentence:
            row.append((len(text), len(text) + len(word)))
            text += word + " "
        text = text[:-1] + "\n"
        starts.append(row)
    page = make_page(Document.of(text), default_lexicon())
    tags = [["O"] * len(row) for row in starts]
    flat = [(first, last, s, n) for s, row in enumerate(starts) for n, (first, last) in enumerate(row)]
    for start, end, label in found(page, tagger):
        inside = [(s, n) for first, last, s, n in flat if first < end and start < last]
        for position, (s, n) in enumerate(inside):
            tags[s][n] = ("B-" if position == 0 else "I-") + label
    return tags


def found(page: Page, tagger: NameTagger | None) -> Iterator[Span]:
    """Start, end and class of the names of a page."""
    if tagger is None:
        for actor in read_actors(page, Reading(page.document), tagger=None):
            for mention in actor.mentions:
                yield mention.span.start, mention.span.end, CLASSES[actor.kind]
        return
    for name in tagged_names(page, rule_hits(page), tagger):
        yield page.words[name.first].start, page.words[name.last - 1].end, name.label


def spans(tags: list[str]) -> Iterator[Span]:
    """Spans of a tag sequence; an I- tag that follows nothing of its class opens one."""
    start, kind = -1, ""
    for n, tag in enumerate([*tags, "O"]):
        if kind and (tag == "O" or tag.startswith("B-") or tag[2:] != kind):
            yield start, n, kind
            kind = ""
        if tag != "O" and not kind:
            start, kind = n, tag[2:]


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--window", type=int, default=20, help="sentences read together")
    parser.add_argument("--rules", action="store_true", help="without the tagger")
    parser.add_argument("--pred", type=Path, help="write the predicted tags there")
    args = parser.parse_args(argv)
    gold = sentences(args.file)
    tagger = None if args.rules else default_tagger()
    counts: Counter[tuple[str, str]] = Counter()
    lines: list[str] = []
    for at in range(0, len(gold), args.window):
        window = gold[at : at + args.window]
        for sentence, tags in zip(window, predict(window, tagger), strict=True):
            want = set(spans([tag for _, tag in sentence]))
            got = set(spans(tags))
            counts.update(("tp", kind) for _, _, kind in want & got)
            counts.update(("fp", kind) for _, _, kind in got - want)
            counts.update(("fn", kind) for _, _, kind in want - got)
            lines += [f"{word} {tag}" for (word, _), tag in zip(sentence, tags, strict=True)] + [""]
    if args.pred:
        args.pred.write_text("\n".join(lines) + "\n", encoding="utf-8")
    kinds = sorted({kind for _, kind in counts})
    total = {name: sum(counts[name, kind] for kind in kinds) for name in ("tp", "fp", "fn")}
    for kind in kinds:
        print(_row(kind, counts["tp", kind], counts["fp", kind], counts["fn", kind]))
    print(_row("micro", total["tp"], total["fp"], total["fn"]))
    return 0


def _row(name: str, tp: int, fp: int, fn: int) -> str:
    precision, recall = tp / (tp + fp) if tp + fp else 0.0, tp / (tp + fn) if tp + fn else 0.0
    f1 = 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 0.0
    return f"{name:6} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}  (gold {tp + fn})"


if __name__ == "__main__":
    sys.exit(main())
