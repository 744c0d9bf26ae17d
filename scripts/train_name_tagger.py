"""Train the name tagger's model, sulh/reading/data/name_tagger.crf, out of data/ner.

    python scripts/train_name_tagger.py [--write src/sulh/reading/data/name_tagger.crf]

Data: data/ner/*.txt, sentences written for this (licence of the package), names in braces: {P person} {L place}
{O body} {M work, prize, currency, faith, event}; an empty line ends a document.  A first model tags the sample reports
in samples/; the second and last is trained on both, so that it has seen whole reports.  No public corpus goes in.
Deterministic: L-BFGS from zero weights, files in order.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from sulh.document import Document
from sulh.lexicon.load import default_lexicon
from sulh.reading.actor_hits import rule_hits
from sulh.reading.name_features import sentence_features
from sulh.reading.name_proposals import rule_codes, tagged_names
from sulh.reading.name_tagger import NameTagger
from sulh.reading.page import Page, make_page

ROOT = Path(__file__).resolve().parents[1]
LABELS = {"P": "PERS", "L": "LOC", "O": "ORG", "M": "MISC"}
PARAMETERS = {"c1": 0.1, "c2": 0.6, "max_iterations": 100, "feature.possible_transitions": True}


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: features and label of each word."""

    features: list[list[str]]
    labels: list[str]


def marked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Text without braces, and (start, end, label) of its names."""
    plain, names, at = "", [], 0
    while at < len(text):
        if text[at] != "{":
            plain += text[at]
            at += 1
            continue
        end = text.index("}", at)
        start = len(plain)
        plain += text[at + 3 : end]
        names.append((start, len(plain), LABELS[text[at + 1]]))
        at = end + 1
    return plain, names


def documents(folder: Path) -> Iterator[str]:
    """Marked documents of a folder, in the order of the files."""
    for path in sorted(folder.glob("*.txt")):
        yield from (part for part in path.read_text(encoding="utf-8").split("\n\n") if part.strip())


def examples(page: Page, labels: dict[int, str]) -> Iterator[Example]:
    """The sentences of a page with the labels of their words; words without one are O."""
    codes = rule_codes(page, rule_hits(page))
    for sentence in page.sentences:
        words = [word for word in page.words[sentence.first : sentence.last] if word.kind != "break"]
        if words:
            features = sentence_features(words, page.lexicon, [codes[word.index] for word in words])
            yield Example(features, [labels.get(word.index, "O") for word in words])


def own(folder: Path) -> Iterator[Example]:
    """Examples of the marked documents."""
    for document in documents(folder):
        text, names = marked(document)
        page = make_page(Document.of(text), default_lexicon())
        labels = {}
        for start, end, label in names:
            inside = [word.index for word in page.words if word.start < end and start < word.end]
            labels.update({at: ("I-" if n else "B-") + label for n, at in enumerate(inside)})
        yield from examples(page, labels)


def silver(tagger: NameTagger) -> Iterator[Example]:
    """Examples of the sample reports, labelled by a tagger."""
    for path in sorted((ROOT / "samples").rglob("*.txt")):
        page = make_page(Document.of(path.read_text(encoding="utf-8")), default_lexicon())
        labels = {}
        for name in tagged_names(page, rule_hits(page), tagger):
            for at in range(name.first, name.last):
                labels[at] = ("I-" if at > name.first else "B-") + name.label
        yield from examples(page, labels)


def train(rows: list[Example], path: Path) -> NameTagger:
    """Write a model, open it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for row in rows:
        trainer.append(row.features, row.labels)
    trainer.set_params(PARAMETERS)
    trainer.train(str(path))
    return NameTagger(path)


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT / "data" / "ner")
    parser.add_argument("--write", type=Path, default=ROOT / "src" / "sulh" / "reading" / "data" / "name_tagger.crf")
    args = parser.parse_args(argv)
    rows = list(own(args.data))
    with tempfile.TemporaryDirectory() as folder:
        first = train(rows, Path(folder) / "first.crf")
        rows += silver(first)
    train(rows, args.write)
    print(f"{len(rows)} sentences, {args.write.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
