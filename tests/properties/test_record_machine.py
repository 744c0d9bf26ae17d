"""The record as a machine: whatever was added, reprinted, removed and judged, it is what a fresh one would be."""

from __future__ import annotations

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sulh.assembly.identity import Identity
from sulh.document import Document
from sulh.ids import canonical
from sulh.ingest.intake import Intake
from sulh.pipeline import add, default_rules, judge, remove
from sulh.record.codec import plain
from sulh.record.judgement import Judgement
from sulh.store import open_store
from sulh.store.base import Store
from sulh.store.sql import SqlStore

AT = "2026-01-01T00:00:00+00:00"
TEXTS = (
    "اجتمعت اللجنة العسكرية المشتركة في جنيف يوم الجمعة. وقال المبعوث إن الانسحاب سيبدأ قبل نهاية العام.",
    "قالت الحكومة إن الانتخابات ستجرى في 24 ديسمبر. ونفى المجلس تأجيلها.",
    "نفى المجلس تأجيل الانتخابات. وطالبت البعثة بانسحاب المرتزقة.",
)
OUTLETS = (("وكالة", "2021-10-05"), ("صحيفة", "2021-10-07"), ("إذاعة", None))

texts = st.sampled_from(range(len(TEXTS)))
outlets = st.sampled_from(range(len(OUTLETS)))
minutes = st.integers(0, 59)


def intake(text: int, outlet: int) -> Intake:
    """A text as an outlet printed it."""
    name, published = OUTLETS[outlet]
    day = date.fromisoformat(published) if published else None
    return Intake("x", Document.of(TEXTS[text], outlet=name, published=day), TEXTS[text].encode())


def contents(store: Store) -> bytes:
    """Everything that makes the record what it is."""
    with store.view() as view:
        reports = [[report.text, plain(report.printings)] for report in view.reports()]
        statements = [[each.id, plain(each.content), plain(each.evidence)] for each in view.statements()]
        copies = plain(view.copyings())
        sentences = plain(sorted(view.repeated(), key=lambda each: (each.document, each.span)))
    return canonical([reports, statements, copies, sentences])


class RecordMachine(RuleBasedStateMachine):
    """One record, and a plain list of what should be in it."""

    def __init__(self) -> None:
        super().__init__()
        self.store: SqlStore = open_store(":memory:")
        self.present: dict[int, set[int]] = {}
        self.judgements: list[Judgement] = []

    @initialize()
    def empty(self) -> None:
        """Nothing is in it."""
        self.present, self.judgements = {}, []

    @rule(text=texts, outlet=outlets)
    def added(self, text: int, outlet: int) -> None:
        """A report, perhaps once more, perhaps from another outlet."""
        known = outlet in self.present.get(text, set())
        result = add(self.store, intake(text, outlet), rules=default_rules(), at=AT)
        assert (result.outcome == "known") == known
        self.present.setdefault(text, set()).add(outlet)

    @precondition(lambda self: bool(self.present))
    @rule(data=st.data())
    def removed(self, data: st.DataObject) -> None:
        """A report is taken out, with all its printings."""
        text = data.draw(st.sampled_from(sorted(self.present)))
        remove(self.store, intake(text, 0).document.id, at=AT)
        del self.present[text]

    @rule(
        verdict=st.sampled_from(["same", "different", "unsure"]),
        pair=st.sampled_from(["ab", "bc", "ac"]),
        minute=minutes,
    )
    def judged(self, verdict: str, pair: str, minute: int) -> None:
        """Two things are compared."""
        at = f"2026-01-01T00:{minute:02}:00+00:00"
        judgement = Judgement(pair[0], verdict, "salma", at, other=pair[1])  # type: ignore[arg-type]
        assert judge(self.store, judgement, at=at) == (judgement not in self.judgements)
        if judgement not in self.judgements:
            self.judgements.append(judgement)

    @invariant()
    def is_what_a_fresh_one_would_be(self) -> None:
        """The same reports in another order give the same bytes."""
        fresh = open_store(":memory:")
        for text in sorted(self.present, reverse=True):
            for outlet in sorted(self.present[text], reverse=True):
                add(fresh, intake(text, outlet), rules=default_rules(), at=AT)
        assert contents(self.store) == contents(fresh)
        fresh.close()
        with self.store.view() as view:
            assert set(view.judgements()) == set(self.judgements)
            assert Identity.of(view.judgements()) == Identity.of(self.judgements)
        assert [finding for finding in self.store.examine() if not finding.ok] == []

    def teardown(self) -> None:
        """Let go."""
        self.store.close()


TestRecordMachine = RecordMachine.TestCase
TestRecordMachine.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
