"""Commitments: who bound himself, or is bound, to what by when (codebook section 6, K1-K8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.reading.grammar import Grammar
from sulh.reading.items import Commitment, CommitmentKind, CommitmentStatus, Participant
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene
from sulh.span import Span
from sulh.when import When

__all__ = ["read_commitments"]

_PLEDGE_VERBS = frozenset({"تعهّد", "التزم", "وعد", "تكفّل", "أقسم"})
_PLEDGE_NOUNS = frozenset({"تعهد", "التزام", "وعد", "عزم", "ضمانات", "ضمان", "نيه", "اعتزام"})
_OFFER_NOUNS = frozenset({"استعداد", "جاهزيه"})
_INTEND = frozenset({"اعتزم", "قرّر", "نوى", "خطّط", "عزم", "تقرّر"})
_SCHEDULED = frozenset({"مقرر", "مزمع", "منتظر", "مرتقب", "مفترض"})
_PROVIDE = frozenset({"نصّ", "قضى"})
_TEXTS = frozenset(
    {
        "اتفاق",
        "اتفاقيه",
        "خطه",
        "خارطه",
        "قرار",
        "وثيقه",
        "مشروع",
        "مسوده",
        "مبادره",
        "هدنه",
        "قانون",
        "دستور",
        "بروتوكول",
        "اعلان",
        "مذكره",
        "ميثاق",
        "تفاهم",
    }
)
_POSTPONED = frozenset({"أجّل", "أرجأ", "تأجّل"})
_MISSED = frozenset({"انتهى", "انقضى", "فات", "أخلّ"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A commitment's cue, parties and act, as word ranges."""

    index: int
    kind: CommitmentKind
    by: tuple[Participant, ...]
    to: tuple[NP, ...]
    act: tuple[int, int]
    rule: str
    status: CommitmentStatus = "standing"


def read_commitments(page: Page, found: Reading) -> Iterable[Commitment]:
    """All commitments of a document."""
    return _Commitments(page, found).read()


class _Commitments:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene(page, found)
        self.grammar = Grammar(self.scene)
        self.resolver = Resolver(self.scene, found.actors)
        self.count = 0
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Commitment]:
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            taken: list[tuple[int, int]] = []
            for index in range(sentence.first, sentence.last):
                if self.words[index].kind != "word" or self.scene.actor_at[index] is not None:
                    continue
                item = self._at(index, sentence)
                if item is None or any(low <= item.index < high for low, high in taken):
                    continue
                taken.append((item.index, item.act[1]))
                yield self._commitment(item, sentence)

    def _at(self, index: int, sentence: Sentence) -> _Found | None:
        word = self.words[index]
        lemmas = {r.lemma for r in word.readings if r.pos == "V"} if word.tag == "V" else set()
        if lemmas & _PLEDGE_VERBS and not self._negated(index, sentence):
            return self._pledge(index, sentence)
        if lemmas & _PROVIDE:
            return self._provision(index, sentence)
        if lemmas & _INTEND and not self._negated(index, sentence):
            return self._intention(index, sentence)
        if word.tag == "V" and word.best is not None and word.best.future:
            return self._future(index, sentence)
        if lemmas & _POSTPONED:
            return self._postponed(index, sentence)
        if word.stem in _SCHEDULED or (word.best is not None and word.best.base in _SCHEDULED):
            return self._schedule(index, sentence)
        base = word.best.base if word.best is not None else ""
        if word.tag == "N" and ({word.stem, base} & (_PLEDGE_NOUNS | _OFFER_NOUNS)):
            return self._noun(index, sentence, offer=bool({word.stem, base} & _OFFER_NOUNS))
        return None

    def _negated(self, index: int, sentence: Sentence) -> bool:
        return index > sentence.first and self.words[index - 1].text in {"لم", "لن", "لا", "ولم", "ولن", "ولا"}

    # ------------------------------------------------------------------------------------------------- frames

    def _act(self, at: int, sentence: Sentence) -> tuple[int, int]:
        end = self.grammar.clause_end(at, sentence.last)
        while end > at + 1 and self.words[end - 1].kind == "mark":
            end -= 1
        return at, max(end, at + 1)

    def _subject(self, index: int, sentence: Sentence) -> tuple[Participant, ...]:
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        if subject:
            return tuple(self.resolver.participant(phrase) for phrase in subject)
        return self._owner(index, sentence)

    def _owner(self, index: int, sentence: Sentence) -> tuple[Participant, ...]:
        at = self.words[index].start
        claims = [
            c for c in self.found.claims
            if c.speaker is not None and sentence.index - 1 <= c.sentence <= sentence.index and c.cue.start <= at
        ]  # fmt: skip
        return (claims[-1].speaker,) if claims and claims[-1].speaker is not None else ()

    def _pledge(self, index: int, sentence: Sentence) -> _Found | None:
        by = self._subject(index, sentence)
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        if not by or at >= sentence.last:
            return None
        return _Found(index, "pledge", by, (), self._act(at, sentence), "commitment.pledge." + self.words[index].lemma)

    def _noun(self, index: int, sentence: Sentence, *, offer: bool) -> _Found | None:
        word = self.words[index]
        best = word.best
        if best is None or best.article:
            return None
        at = index + 1
        by: tuple[Participant, ...] = ()
        if best.enclitic:
            by = self._owner(index, sentence)
        else:
            genitive = (
                self.scene.phrases(at, sentence.last)
                if at < sentence.last and not self.scene.glued_preposition(at)
                else []
            )
            by = tuple(self.resolver.participant(phrase) for phrase in genitive)
            at = genitive[-1].last if genitive else at
        if not by or at >= sentence.last:
            return None
        marked = self.words[at].text in {"علي"} or self.scene.glued_preposition(at) in {"ب", "ل"}
        if not marked:
            return None
        return _Found(
            index, "offer" if offer else "pledge", by, (), self._act(at, sentence), f"commitment.noun.{word.stem}"
        )

    def _intention(self, index: int, sentence: Sentence) -> _Found | None:
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        by = self._subject(index, sentence)
        act = self._act(at, sentence) if at < sentence.last else None
        if act is None or not by or self._deadline(act) is None:
            return None
        return _Found(index, "pledge", by, (), act, "commitment.intention")

    def _future(self, index: int, sentence: Sentence) -> _Found | None:
        """Own voice سـ, or a dated plan."""
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        act = self._act(index, sentence)
        dated = self._deadline(act) is not None
        parties = tuple(self.resolver.participant(phrase) for phrase in subject)
        claim = self._claim_at(index)
        own = claim is not None and (
            not parties or any(p.key and claim.speaker and p.key == claim.speaker.key for p in parties)
        )
        acting = bool(parties) and any(p.key for p in parties)
        if own and claim is not None and claim.speaker is not None and not claim.anonymous:
            return _Found(index, "pledge", parties or (claim.speaker,), (), act, "commitment.own_plan")
        if acting and dated:
            return _Found(index, "schedule", parties, (), act, "commitment.dated_plan")
        return None

    def _schedule(self, index: int, sentence: Sentence) -> _Found | None:
        """من المقرر أن ..., المقررة في D."""
        word = self.words[index]
        before = self.words[index - 1].text if index > sentence.first else ""
        leads = before in {"من", "ومن", "كان"} or word.text.startswith("من")
        at = index + 1
        if leads and at < sentence.last:
            act = self._act(at, sentence)
            by: tuple[Participant, ...] = ()
            for verb in self.grammar.verbs(at, act[1]):
                subject = self.grammar.subject(verb, at, sentence.last)
                by = tuple(self.resolver.participant(phrase) for phrase in subject)
                break
            return _Found(index, "schedule", by, (), act, "commitment.scheduled")
        start = self.grammar.clause_start(index, sentence.first)
        act = (start, self._act(index, sentence)[1])
        if self._deadline((index, act[1])) is None or word.best is None or not word.best.article:
            return None
        return _Found(index, "schedule", (), (), act, "commitment.scheduled_noun")

    def _provision(self, index: int, sentence: Sentence) -> _Found | None:
        """ينص / يقضي الاتفاق على / بـ ... (K6)."""
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        if not subject:
            return None
        head = self.words[subject[0].head]
        base = head.best.base if head.best is not None else head.stem
        if not {base, head.stem} & _TEXTS:
            return None
        at = subject[-1].last if subject[0].first > index else index + 1
        for start in range(at, min(sentence.last - 1, at + 8)):
            if self.words[start].text == "علي" or self.scene.glued_preposition(start) == "ب":
                by = tuple(self.resolver.participant(phrase) for phrase in subject)
                return _Found(index, "obligation", by, (), self._act(start, sentence), "commitment.provision")
        return None

    def _postponed(self, index: int, sentence: Sentence) -> _Found | None:
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        objects = self.grammar.object(index, sentence.last, subject)
        about = objects or subject
        if not about:
            return None
        head = self.words[about[0].head]
        if not (head.best is not None and head.best.cls == "event") and head.stem not in {
            "انتخابات",
            "جلسه",
            "موعد",
            "استحقاق",
            "اقتراع",
        }:
            return None
        by = tuple(self.resolver.participant(phrase) for phrase in subject) if objects else ()
        return _Found(index, "schedule", by, (), self._act(index, sentence), "commitment.postponed", "postponed")

    # -------------------------------------------------------------------------------------------------- making

    def _claim_at(self, index: int):  # type: ignore[no-untyped-def]
        place = Span(self.words[index].start, self.words[index].end)
        inside = [c for c in self.found.claims if c.span.overlaps(place) and not c.cue.overlaps(place)]
        return min(inside, key=lambda claim: len(claim.span)) if inside else None

    def _deadline(self, act: tuple[int, int]) -> When | None:
        low, high = self.words[act[0]].start, self.words[act[1] - 1].end
        inside = [when for when in self.found.dates if low <= when.span.start < high]
        published = self.page.document.published
        coming = [
            w for w in inside if w.known and (published is None or (w.latest or w.earliest or published) >= published)
        ]
        return (coming or [w for w in inside if w.grain == "duration"] or [None])[0]

    def _commitment(self, item: _Found, sentence: Sentence) -> Commitment:
        self.count += 1
        act = self.page.stem_span(*item.act)
        span = self.page.stem_span(min(item.index, item.act[0]), max(item.act[1], item.index + 1))
        claim = self._claim_at(item.index)
        return Commitment(
            f"k{self.count}", sentence.index, span, item.kind, item.by,
            tuple(self.resolver.participant(phrase) for phrase in item.to), act.of(self.page.text),
            self._deadline((min(item.index, item.act[0]), item.act[1])), item.status, claim.id if claim else None, item.rule,
        )  # fmt: skip
