"""Whole reading beside libraries that do a part of it, on the sample reports.  Part of bench/beside.py."""

from __future__ import annotations

import sys
from datetime import datetime
from importlib import import_module

import sulh
from sidebyside import Peer, Work, beside, print_rows
from speed import texts
from sulh.lexicon.load import default_lexicon

DAY = "2022-01-01"


def ours(reports: list[str]) -> Work:
    """Everything: actors, dates, quantities, claims, events, commitments, conditions, measures, forces."""

    def work() -> str:
        readings = [sulh.read_text(report, published=DAY) for report in reports]
        dates = sum(len(reading.dates) for reading in readings)
        actors = sum(len(actor.mentions) for reading in readings for actor in reading.actors)
        events = sum(len(reading.events) for reading in readings)
        return f"{dates} dates, {actors} mentions of actors, {events} events and six more layers"

    return work


def dateparser(reports: list[str]) -> Work:
    """Dates alone."""
    search = import_module("dateparser.search")
    settings = {"RELATIVE_BASE": datetime.fromisoformat(DAY)}

    def work() -> str:
        found = [search.search_dates(report, languages=["ar"], settings=settings) or [] for report in reports]
        return f"{sum(map(len, found))} dates"

    search.search_dates(reports[0][:200], languages=["ar"])
    return work


def spacy(reports: list[str]) -> Work:
    """Sentences, and the same names by exact match: no clitics, no spelling variants."""
    library = import_module("spacy")
    nlp = library.blank("ar")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    names = {
        form for entry in default_lexicon().actors.values() for form in (entry.ar, *entry.ar_aliases, *entry.short)
    }
    ruler.add_patterns([{"label": "ACTOR", "pattern": name} for name in sorted(names)])

    def work() -> str:
        return f"{sum(len(nlp(report).ents) for report in reports)} mentions of actors"

    return work


def qalsadi(reports: list[str]) -> Work:
    """Lemmas alone, without a cache of words from round to round."""
    lemmatizer = import_module("qalsadi.lemmatizer")

    def work() -> str:
        tool = lemmatizer.Lemmatizer()
        return f"{sum(len(tool.lemmatize_text(report)) for report in reports)} lemmas in {len(reports)} of the reports"

    return work


def camel(reports: list[str]) -> Work:
    """Morphological analyses alone; needs a database that its own downloader fetches."""
    analyzer = import_module("camel_tools.morphology.analyzer").Analyzer.builtin_analyzer()
    tokens = import_module("camel_tools.tokenizers.word").simple_word_tokenize

    def work() -> str:
        return f"{sum(len(analyzer.analyze(word)) for report in reports for word in tokens(report))} analyses"

    return work


def main() -> int:
    """Print the rows."""
    reports = texts()
    some = reports[:8]
    share = sum(map(len, some)) / sum(map(len, reports))
    peers = [
        Peer("dateparser search_dates (dates alone)", "dateparser", lambda: dateparser(reports)),
        Peer("spaCy blank ar + sentencizer + EntityRuler, same names", "spacy", lambda: spacy(reports)),
        Peer("qalsadi (lemmas alone)", "qalsadi", lambda: qalsadi(some), share),
        Peer("camel-tools (analyses alone)", "camel-tools", lambda: camel(some), share),
    ]
    print_rows(beside("whole reading", ours(reports), peers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
