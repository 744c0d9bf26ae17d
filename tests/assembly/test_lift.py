"""Lifting: what identifies a statement goes into its id, what may move stays with the words."""

from __future__ import annotations

from given import Telling, day
from sulh.assembly.lift import lift
from sulh.record.content import CommitmentContent, EventContent
from sulh.record.said import CommitmentSaid, ConditionSaid, EventSaid, MeasureSaid
from sulh.record.statement import Statement


def only(telling: Telling, layer: str) -> Statement:
    """The one statement of a layer."""
    (found,) = [each for each in lift(telling.reading()) if each.layer == layer]
    return found


def elections(text: str, when: str, latest: str, *, status: str = "standing") -> Telling:
    """A report that elections are due."""
    telling = Telling(text)
    telling.commitment(
        text.rstrip("."),
        f"إجراء الانتخابات {when}",
        deadline=telling.when(when, latest, latest),
        status=status,  # type: ignore[arg-type]
    )
    return telling


def test_evidence_quotes_the_report() -> None:
    telling = Telling("قالت اللجنة إن الجيش انسحب.")
    telling.actor("اللجنة")
    claim = telling.claim("الجيش انسحب", "اللجنة")
    telling.event("انسحب", "RETREAT", claim=claim)
    (piece,) = only(telling, "event").evidence
    assert piece.quote == piece.span.of(telling.text) == "انسحب"
    assert (piece.outlet, piece.published) == ("وكالة الضفة", day("2021-10-05"))
    assert piece.voice is not None
    assert piece.voice.speaker is not None
    assert piece.voice.speaker.text == "اللجنة"
    assert piece.voice.claim == only(telling, "claim").id


def test_a_moved_deadline_and_a_changed_status_are_the_same_commitment() -> None:
    first = elections("من المقرر إجراء الانتخابات في 24 ديسمبر.", "في 24 ديسمبر", "2021-12-24")
    later = elections("أُجل إجراء الانتخابات إلى 24 يناير.", "إلى 24 يناير", "2022-01-24", status="postponed")
    assert only(first, "commitment").id == only(later, "commitment").id
    said = [only(each, "commitment").evidence[0].said for each in (first, later)]
    assert [each.status for each in said if isinstance(each, CommitmentSaid)] == ["standing", "postponed"]


def test_a_milestone_is_the_identity_where_there_is_one() -> None:
    one, other = Telling("الاقتراع في موعده"), Telling("الانتخابات الوطنية قائمة")
    one.commitment("الاقتراع", "الاقتراع", milestone="x.vote")
    other.commitment("الانتخابات الوطنية", "الانتخابات الوطنية", milestone="x.vote")
    assert only(one, "commitment").id == only(other, "commitment").id
    assert only(one, "commitment").content == CommitmentContent((), "x.vote", "")


def test_spelling_plays_no_part_in_identity() -> None:
    ids = set()
    for text in ("أعلنَ الهدنة", "اعلن الهدنه", "أعلن الهـدنة"):
        telling = Telling(text)
        telling.event(text, "CONCEDE")
        ids.add(only(telling, "event").id)
    assert len(ids) == 1


def test_a_known_actor_is_known_by_his_id_whatever_his_name() -> None:
    ids = set()
    for name in ("الدبيبة", "عبد الحميد دبيبه"):
        telling = Telling(f"قال {name} شيئا")
        telling.actor(name, kind="person", id="ly.person.x")
        ids.add(only(telling, "actor").id)
    assert len(ids) == 1


def test_two_acts_that_nobody_can_tell_apart_are_not_taken_for_one() -> None:
    ids = set()
    for text in ("قُتل شخص في السوق", "قُتل شخص في الميناء"):
        telling = Telling(text)
        telling.event(text, "ASSAULT")
        ids.add(only(telling, "event").id)
    assert len(ids) == 2


def test_figures_and_status_are_said_and_not_identifying() -> None:
    statements = []
    for number, word, status in ((12.0, "12", "happened"), (32.0, "32", "denied")):
        telling = Telling(f"الجيش: مقتل {word} يوم 27 أغسطس")
        telling.actor("الجيش", id="x.army")
        when = telling.when("27 أغسطس", "2022-08-27", "2022-08-27")
        size = telling.size(word, number, "killed")
        telling.event(
            f"مقتل {word}",
            "ASSAULT",
            actors=["الجيش"],
            when=when,
            sizes=[size],
            status=status,  # type: ignore[arg-type]
        )
        statements.append(only(telling, "event"))
    assert statements[0].id == statements[1].id
    assert isinstance(statements[0].content, EventContent)
    assert statements[0].content.gist == ""
    said = [each.evidence[0].said for each in statements]
    assert [each.status for each in said if isinstance(each, EventSaid)] == ["happened", "denied"]


def test_a_side_of_a_condition_points_at_the_statement_it_is() -> None:
    telling = Telling("لن تجرى الانتخابات إلا بعد توحيد الجيش")
    vote = telling.commitment("الانتخابات", "الانتخابات")
    telling.condition(telling.text, "الانتخابات", "توحيد الجيش", ref=vote)
    said = only(telling, "condition").evidence[0].said
    assert isinstance(said, ConditionSaid)
    assert said.dependent.ref == only(telling, "commitment").id
    assert said.prerequisite.ref is None


def test_a_measure_runs_until_the_day_ahead_beside_it_and_its_quote_holds_the_day() -> None:
    telling = Telling("مدد المجلس يوم أمس الولاية ثلاثة أشهر، حتى 31 يوليو، قبل انتهاء التمديد. وفي 1 أغسطس جلسة.")
    telling.measure("الولاية ثلاثة أشهر", "mandate", "renewed")
    telling.dates += [
        telling.when("أمس", "2021-10-04", "2021-10-04"),
        telling.when("31 يوليو", "2022-07-31", "2022-07-31"),
        telling.when("1 أغسطس", "2022-08-01", "2022-08-01"),
    ]
    (piece,) = only(telling, "measure").evidence
    assert isinstance(piece.said, MeasureSaid)
    assert piece.said.until is not None
    assert piece.said.until.text == "31 يوليو"
    assert piece.quote == "الولاية ثلاثة أشهر، حتى 31 يوليو"


def test_every_layer_is_lifted() -> None:
    telling = Telling("مدد المجلس حظر السلاح وطالب برحيل المرتزقة")
    telling.actor("المجلس")
    telling.measure("مدد المجلس حظر السلاح", "arms_embargo", "renewed")
    telling.force("برحيل المرتزقة", "المرتزقة", "demanded")
    assert {each.layer for each in lift(telling.reading())} == {"actor", "measure", "force"}
