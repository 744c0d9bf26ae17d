"""Names alone never make two actors one: a candidate shows every reason, and a person decides."""

from __future__ import annotations

from sulh.assembly.candidates import Sighting, candidates
from sulh.assembly.identity import Identity
from sulh.record.judgement import Judgement

AT = "2026-01-01T00:00:00+00:00"
NOBODY = Identity.of([])


def seen(ref: str, *names: str, titles: str = "", documents: str = "", kind: str = "person") -> Sighting:
    """Somebody in the record."""
    return Sighting(ref, kind, names, frozenset(titles.split()), frozenset(), frozenset(documents.split()))


BASE = seen("xx.person.d", "عبد الحميد الدبيبة", titles="رئيس", documents="d1")
SHORT = seen("n:عبد الحميد دبيبه", "عبدالحميد دبيبة", titles="رئيس", documents="d2")
OTHER = seen("n:خليفه حفتر", "خليفة حفتر", documents="d3")


def test_two_spellings_with_a_title_in_common_are_a_supported_candidate() -> None:
    (found,) = candidates([BASE, SHORT, OTHER], NOBODY)
    assert (found.left, found.right) == ("n:عبد الحميد دبيبه", "xx.person.d")
    assert found.supported
    assert [reason.signal for reason in found.reasons] == ["name", "title"]


def test_a_likeness_of_names_alone_is_shown_and_not_supported() -> None:
    (found,) = candidates([BASE, seen("n:x", "عبدالحميد دبيبة", documents="d2")], NOBODY)
    assert not found.supported


def test_two_in_one_report_speak_against_it() -> None:
    beside = seen("n:x", "عبدالحميد دبيبة", titles="رئيس", documents="d1")
    (found,) = candidates([BASE, beside], NOBODY)
    assert found.reasons[-1].signal == "same report"
    assert found.score < candidates([BASE, SHORT], NOBODY)[0].score


def test_decided_pairs_other_kinds_and_two_known_ones_are_no_candidates() -> None:
    apart = Identity.of([Judgement(BASE.ref, "different", "salma", AT, other=SHORT.ref)])
    assert candidates([BASE, SHORT], apart) == ()
    place = seen("n:x", "عبد الحميد الدبيبة", kind="place")
    assert candidates([BASE, place], NOBODY) == ()
    twin = seen("yy.person.d", "عبد الحميد الدبيبة")
    assert candidates([BASE, twin], NOBODY) == ()
