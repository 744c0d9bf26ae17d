"""Three outlets that print one wire are one witness."""

from __future__ import annotations

from given import Telling, day
from sulh.assembly.lift import lift
from sulh.record.evidence import Evidence
from sulh.record.printing import Printing
from sulh.record.support import support


def said(text: str, outlet: str, *, published: str = "2021-10-05", speaker: str | None = None) -> Evidence:
    """A report that something happened, or that somebody says so."""
    telling = Telling(text, outlet=outlet, published=published)
    claim = telling.claim(text, speaker, anonymous=speaker.startswith("مصدر")) if speaker else None
    telling.event(text, "RETREAT", claim=claim)
    return next(each for each in lift(telling.reading()) if each.layer == "event").evidence[0]


def own(evidence: Evidence) -> str:
    """Nobody copied anybody."""
    return evidence.document


def test_copies_are_one_origin_and_every_printing_is_a_report() -> None:
    wire = said("انسحب الجيش من المدينة", "وكالة")
    other = said("غادر الجيش المدينة", "صحيفة", published="2021-10-07")
    printings = {
        wire.document: tuple(Printing(outlet=name, wire="وكالة", published=day("2021-10-05")) for name in "ابج"),
        other.document: (Printing(outlet="صحيفة", published=day("2021-10-07")),),
    }
    found = support([wire, other], lambda document: printings[document], own)
    assert (found.origins, found.reports, found.outright) == (2, 4, 2)
    assert found.outlets == ("ا", "ب", "ج", "صحيفة")
    assert (found.first, found.last) == (day("2021-10-05"), day("2021-10-07"))


def test_words_that_first_stood_elsewhere_are_that_witness() -> None:
    wire, copy = said("انسحب الجيش من المدينة", "وكالة"), said("قال مراسلنا: انسحب الجيش من المدينة", "صحيفة")
    printings = {wire.document: (Printing(outlet="وكالة"),), copy.document: (Printing(outlet="صحيفة"),)}
    assert support([wire, copy], lambda document: printings[document], own).origins == 2
    assert support([wire, copy], lambda document: printings[document], lambda _: wire.document).origins == 1


def test_one_outlet_saying_it_twice_is_one_origin() -> None:
    pieces = [said("انسحب الجيش", "صحيفة"), said("الجيش انسحب", "صحيفة")]
    assert support(pieces, lambda _: (), own).origins == 1


def test_named_and_anonymous_speakers_are_counted_apart() -> None:
    pieces = [
        said("قال الناطق إن الجيش انسحب", "أ", speaker="الناطق"),
        said("الناطق: الجيش انسحب", "ب", speaker="الناطق"),
        said("مصدر أمني: الجيش انسحب", "ج", speaker="مصدر أمني"),
    ]
    found = support(pieces, lambda _: (), own)
    assert (len(found.named), found.anonymous, found.outright) == (1, 1, 0)
