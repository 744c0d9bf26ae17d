"""Measures: sanctions, embargoes, freezes, bans, suspended aid, bills, mandates (codebook section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.lexicon.measure_words import Cue
from sulh.reading.grammar import Grammar
from sulh.reading.items import Doubt, Measure, MeasureKind, Participant, Stage
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene
from sulh.span import Span
from sulh.text.folded import fold
from sulh.when import When

__all__ = ["read_measures"]


_LISTS = frozenset({"قايمه", "قوايم", "لايحه", "لوايح"})


@dataclass(frozen=True, slots=True)
class _Name:
    first: int
    last: int
    kind: MeasureKind


def read_measures(page: Page, found: Reading) -> Iterable[Measure | Doubt]:
    """All measures, one per kind, issuer and stage."""
    return _Measures(page, found).read()


class _Measures:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene.of(page, found)
        self.grammar = Grammar.of(self.scene)
        self.resolver = Resolver.of(self.scene, found.actors)
        self.vocabulary = page.lexicon.measures
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Measure | Doubt]:
        count, seen = 0, set[tuple[str, str, str | None]]()
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            names = list(self._names(sentence))
            told = any(n.kind == "mandate" and self.words[n.first].tag != "V" for n in names)
            special = any(n.kind in {"travel_ban", "asset_freeze", "arms_embargo"} for n in names)
            for name in names:
                if special and name.kind == "sanctions" and self.words[name.first].stem in _LISTS:
                    continue  # the list of those banned: the most specific kind wins (M1)
                if told and name.kind == "mandate" and self.words[name.first].tag == "V":
                    continue  # the resolution that the mandate stands in
                item = self._measure(name, sentence, count + 1)
                if isinstance(item, Doubt):
                    yield item
                    continue
                key = (item.kind, item.stage, item.issuer.key if item.issuer else None)
                loose = (item.kind, item.stage, None)
                if key in seen or (item.issuer is None and any(k[:2] == loose[:2] for k in seen)):
                    continue
                seen |= {key, loose}
                count += 1
                yield item

    def _names(self, sentence: Sentence) -> Iterator[_Name]:
        index = sentence.first
        while index < sentence.last:
            name = self._name(index, sentence)
            if name is not None:
                yield name
                index = name.last
            else:
                index += 1

    def _name(self, index: int, sentence: Sentence) -> _Name | None:
        word = self.words[index]
        if word.kind != "word" or self.scene.actor_at[index] is not None:
            return None
        for form in dict.fromkeys((self._bare(index), word.text, word.stem)):
            for words, kind in self.vocabulary.names.get(form, ()):
                last = index + len(words)
                if last <= sentence.last and all(
                    words[n] in {self.words[index + n].text, self._bare(index + n)} for n in range(1, len(words))
                ):
                    return _Name(index, last, kind)  # type: ignore[arg-type]
        return self._by_verb(index, sentence)

    def _by_verb(self, index: int, sentence: Sentence) -> _Name | None:
        """جمّد أصول فلان: the verb and its object are the measure's name."""
        if self.words[index].tag != "V":
            return None
        lemmas = {r.lemma for r in self.words[index].readings if r.pos == "V"}
        for rule in self.vocabulary.verbs:
            if lemmas & rule.verbs:
                subject = self.grammar.subject(index, sentence.first, sentence.last)
                objects = self.grammar.object(index, sentence.last, subject, far=True) or subject
                if objects and self.words[objects[0].head].stem in rule.objects:
                    return _Name(index, index + 1, rule.kind)  # type: ignore[arg-type]
        return None

    def _bare(self, index: int) -> str:
        word = self.words[index]
        return (
            ("ال" if word.best is not None and word.best.article else "")
            + word.stem
            + (word.best.enclitic if word.best is not None else "")
        )

    def _measure(self, name: _Name, sentence: Sentence, number: int) -> Measure | Doubt:
        first = self.grammar.clause_start(name.first, sentence.first)
        end = self.grammar.clause_end(name.last - 1, sentence.last)
        stage, cue = self._stage(name, sentence)
        span = self.page.stem_span(name.first, name.last)
        if cue is not None and cue > sentence.first and self.words[cue - 1].text in {"لم", "ولم"}:
            return Doubt(span, span.of(self.page.text), "negated stage of a measure")
        if cue is not None and any(
            self._says(n, self.vocabulary.fail) for n in range(max(sentence.first, cue - 4), cue)
        ):
            return Doubt(span, span.of(self.page.text), "a stage that failed or was refused")
        issuer = self._issuer(name, cue, sentence)
        target = self.grammar.after_preposition(frozenset({"علي", "ضد", "بحق"}), name.last, sentence.last)
        if cue is not None and self._governs(cue, "خضع"):
            target, issuer = self.grammar.subject(cue, sentence.first, sentence.last)[:1] or target, None
        clause = self.page.stem_span(min(first, name.first), max(end, name.last))
        return Measure(
            f"m{number}", sentence.index, self._trim(clause, span), name.kind, issuer,
            tuple(self.resolver.participant(phrase) for phrase in target), self._instrument(first, end), stage,
            self._when(clause), self._claim(span), f"measure.{name.kind}",
        )  # fmt: skip

    def _trim(self, clause: Span, name: Span) -> Span:
        text, end = self.page.text, clause.end
        while end > name.end and text[end - 1] in ' .،؛"»”':
            end -= 1
        return Span(min(clause.start, name.start), max(end, name.end))

    def _stage(self, name: _Name, sentence: Sentence) -> tuple[Stage, int | None]:
        """The stage word nearest to the measure's name; a threat, a proposal or a condition around it wins (M2)."""
        low, high = self._window(name, sentence)
        nearest: tuple[int, str, int] | None = None
        for index in range(low, high):
            if name.first <= index < name.last and name.last - name.first > 1:
                continue
            stage = self._stage_word(index)
            if stage is not None:
                distance = abs(index - name.first) + (4 if index >= name.last else 0)
                if nearest is None or distance < nearest[0]:
                    nearest = (distance, stage, index)
        stage, cue = (nearest[1], nearest[2]) if nearest is not None else self._adopted(name, low)
        stage = self._by_kind(stage, cue, name)
        before = range(low, name.first)
        if stage in {"lifted", "eased"} and cue is not None and self.words[cue].tag != "V" and self._asked(low, cue):
            return "in_force", cue
        if any(self._says(n, self.vocabulary.threat) for n in before) or self._conditional(low, high):
            return "threatened", cue
        if stage in {"adopted", "renewed", "in_force"} and any(self._says(n, self.vocabulary.proposal) for n in before):
            stage = "introduced" if name.kind == "legislation" else "proposed"
        if name.kind == "legislation":
            stage = self._of_bill(stage, low, high)
        return self._as_told(stage, cue), cue

    def _adopted(self, name: _Name, low: int) -> tuple[str, int | None]:
        """Where no word tells the stage, a verb of that kind of measure may (منع فلانا من السفر); else it holds."""
        words = self.vocabulary.adopts.get(name.kind)
        near = range(max(low, name.first - 8), name.first + (name.last - name.first == 1))
        at = next((n for n in reversed(near) if words is not None and self._says(n, words)), None)
        return ("adopted", at) if at is not None else ("in_force", None)

    def _by_kind(self, stage: str, cue: int | None, name: _Name) -> str:
        """Sanctions are eased when they are suspended, and adopted when somebody is put on their list."""
        if cue is None or name.kind in {"legislation", "mandate", "aid_suspension"}:
            return stage
        if name.kind != "asset_freeze" and self._says(cue, self.vocabulary.suspend):
            return "eased"
        if stage == "introduced":
            return "adopted" if self.words[cue].tag == "V" else "in_force"
        return stage

    def _asked(self, low: int, cue: int) -> bool:
        """Somebody asks that it end (طالبت برفع العقوبات): until then it holds."""
        return any(self._says(n, self.vocabulary.proposal) for n in range(max(low, cue - 8), cue)) or any(
            self._governs(n, "طلب") for n in range(max(low, cue - 8), cue)
        )

    def _governs(self, index: int, lemma: str) -> bool:
        return self.words[index].tag == "V" and any(
            r.pos == "V" and fold(r.lemma) == lemma for r in self.words[index].readings
        )

    def _stage_word(self, index: int) -> str | None:
        return next((stage for stage, cue in self.vocabulary.stages if self._says(index, cue)), None)

    def _says(self, index: int, cue: Cue) -> bool:
        word = self.words[index]
        if self.scene.actor_at[index] is not None:
            return False
        base = word.best.base if word.best is not None else ""
        if {word.stem, word.text, base} & cue.words:
            return True
        return word.tag == "V" and any(r.pos == "V" and r.lemma in cue.verbs for r in word.readings)

    def _window(self, name: _Name, sentence: Sentence) -> tuple[int, int]:
        low = name.first
        while low > sentence.first and name.first - low < 14 and self.words[low - 1].text not in {".", "؛", ":"}:
            low -= 1
        high = name.last
        while high < sentence.last and high - name.last < 9 and self.words[high].text not in {".", "؛", ":", "،"}:
            high += 1
        return low, high

    def _conditional(self, low: int, high: int) -> bool:
        return any(
            self.words[n].text in {"اذا", "لو"}
            or (self.words[n].text == "حال" and self.words[n - 1].text in {"في", "وفي"})
            for n in range(max(low, 1), high)
        )

    def _of_bill(self, stage: str, low: int, high: int) -> str:
        """A bill that passed one of two chambers is no law."""
        if stage == "adopted" and any(self.words[n].text in self.vocabulary.chambers for n in range(low, high)):
            return "passed_chamber"
        return "introduced" if stage == "in_force" else stage

    def _as_told(self, stage: str, cue: int | None) -> Stage:
        """A future act is a proposal; an imperfect or a participle in a relative clause tells what holds."""
        best = self.words[cue].best if cue is not None else None
        if best is not None and cue is not None and stage in {"adopted", "renewed"}:
            if best.future or (best.pos == "M" and best.preposition == "ل"):
                return "proposed"
            if best.pos == "V" and best.tense == "imperfect" and cue and self.words[cue - 1].tag == "REL":
                return "in_force"
        return stage  # type: ignore[return-value]

    def _issuer(self, name: _Name, cue: int | None, sentence: Sentence) -> Participant | None:
        if cue is not None and self.scene.is_verb(cue):
            if (party := self._doer(cue, name, sentence)) is not None:
                return party
        elif cue is not None or name.first > sentence.first:
            start = min(cue if cue is not None else name.first, name.first)
            for verb in range(start - 1, max(sentence.first, start - 8) - 1, -1):
                if self.words[verb].tag == "V" and self.scene.is_verb(verb):
                    party = self._doer(verb, name, sentence) if self._says(verb, self.vocabulary.issue) else None
                    if party is not None:
                        return party
                    break
        at = name.last
        if at < sentence.last and self.scene.actor_at[at] is not None and not self.scene.glued_preposition(at):
            phrase = self.scene.noun_phrase(at, sentence.last)
            return self.resolver.participant(phrase) if phrase is not None else None
        return None

    def _doer(self, verb: int, name: _Name, sentence: Sentence) -> Participant | None:
        """The subject of a verb, cut where the measure's name begins; the measure itself does nothing."""
        for phrase in self.grammar.subject(verb, sentence.first, sentence.last)[:1]:
            last = name.first if phrase.first < name.first < phrase.last else phrase.last
            if not name.first <= phrase.first < name.last:
                return self.resolver.participant(NP(phrase.first, last, min(phrase.head, last - 1), phrase.actor))
        return None

    def _instrument(self, first: int, end: int) -> str | None:
        for index in range(first, end - 1):
            word = self.words[index]
            if word.stem in {"قرار"} and word.kind == "word":
                at = index + 1
                if self.words[at].text in {"رقم"} and at + 1 < end:
                    at += 1
                if self.words[at].kind == "number":
                    return self.page.stem_span(index, at + 1).of(self.page.text)
        return None

    def _when(self, clause: Span) -> When | None:
        inside = [when for when in self.found.dates if clause.contains(when.span)]
        return inside[0] if inside else None

    def _claim(self, span: Span) -> str | None:
        inside = [c for c in self.found.claims if c.span.contains(span)]
        return min(inside, key=lambda claim: len(claim.span)).id if inside else None
