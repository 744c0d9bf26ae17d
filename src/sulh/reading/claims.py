"""Claims: who says what (codebook section 5, C1-C14).

Four kinds of cue: a finite verb of saying, a participle in a chain, a preposition of source (وفق، بحسب), and the noun
قوله.  Each needs what the codebook asks for: content, introduced by أن/إن, a colon, quotation marks or a noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.lexicon.entry import Analysis
from sulh.lexicon.speech import SpeechVerb
from sulh.reading.grammar import Grammar
from sulh.reading.items import Claim, Doubt, Participant
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene
from sulh.reading.sources import Source, find_sources, owner_of
from sulh.span import Span

__all__ = ["read_claims"]

_COMP = frozenset(
    {
        "ان",
        "بان",
        "وان",
        "انه",
        "انها",
        "انهم",
        "بانه",
        "بانها",
        "بانهم",
        "انهما",
        "بانهما",
        "وانه",
        "وانها",
        "انني",
        "اننا",
        "باني",
        "اني",
    }
)
_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللواتي"})
_QUOTES = frozenset({'"', "«", "“", "”", "„", "''", "‘"})
_ANONYMOUS = frozenset({
    "مصدر", "مصادر", "شاهد", "شهود", "سكان", "ناشطون", "ناشطين", "نشطاء", "معارضون", "معارضين", "خبراء", "محللون", "محللين",
    "مراقبون", "مراقبين", "دبلوماسيون", "دبلوماسيين", "دبلوماسي", "مسوول", "مسوولون", "مسوولين", "مسوولو", "مسوولي", "تقارير",
    "انباء", "معلومات", "مطلعون", "مقربون", "اهالي", "مواطنون", "بعض", "كثيرون", "اخرون",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue word with its content and its speaker phrases."""

    index: int
    verb: SpeechVerb
    speakers: tuple[NP, ...]
    content: tuple[int, int]  # words [first, last)
    rule: str
    chain: bool = False


def read_claims(page: Page, found: Reading) -> Iterable[Claim | Doubt]:
    """All claims of a document in order of their cues."""
    return _Claims(page, found).read()


class _Claims:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.words = page.words
        self.scene = Scene(page, found)
        self.grammar = Grammar(self.scene)
        self.resolver = Resolver(self.scene, found.actors)
        self.speech = page.lexicon.speech
        self.made: list[Claim] = []
        self.people = {actor.key for actor in found.actors if actor.kind == "person"}
        self.sections = [s for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Claim | Doubt]:
        for sentence in self.page.sentences:
            if any(section.span.contains(sentence.span) for section in self.sections):
                continue
            sources = find_sources(self.scene, self.grammar, sentence)
            used = {index for source in sources for index in range(source.first, source.last)}
            cues = [cue for cue in self._cues(sentence, used)]
            for item in self._ordered(sentence, cues, sources):
                if isinstance(item, Claim):
                    self.made.append(item)
                yield item

    def _ordered(self, sentence: Sentence, cues: list[_Cue], sources: list[Source]) -> Iterator[Claim | Doubt]:
        line: list[tuple[int, _Cue | Source]] = [(cue.index, cue) for cue in cues]
        line += [(source.first, source) for source in sources]
        for _, item in sorted(line, key=lambda pair: pair[0]):
            yield self._from_cue(sentence, item) if isinstance(item, _Cue) else self._from_source(sentence, item)

    # ----------------------------------------------------------------------------------------------------- cues

    def _cues(self, sentence: Sentence, used: set[int]) -> Iterator[_Cue]:
        covered = 0
        for index in range(sentence.first, sentence.last):
            word = self.words[index]
            if index in used or self.scene.actor_at[index] is not None or word.kind != "word":
                continue
            if word.tag == "V" and word.best is not None and (verb := self._speech(word.readings, "V")) is not None:
                cue = self._finite(index, verb, sentence)
            elif (verb := self._participle(index)) is not None:
                cue = self._chained(index, verb, sentence)
            elif self._says(index):
                cue = self._his_word(index, sentence)
            else:
                continue
            if cue is None or (cue.verb.event and not cue.chain and index < covered and not word.conjunction):
                continue
            if not cue.verb.event:
                covered = max(covered, cue.content[1])
            yield cue

    def _says(self, index: int) -> bool:
        """قوله، قولها، قولهم; بالقول إن."""
        word = self.words[index]
        if word.tag == "V":
            return False
        noun = [r for r in word.readings if r.lemma in {"قال", "قول"} and r.pos in {"M", "N"}]
        if any(r.enclitic for r in noun):
            return True
        following = self.words[index + 1].text if index + 1 < len(self.words) else ""
        return any(r.article and r.preposition == "ب" for r in noun) and following in _COMP

    def _speech(self, readings: tuple[Analysis, ...], pos: str) -> SpeechVerb | None:
        plain = [r for r in readings if r.pos == pos and r.person in {0, 3} and r.mood != "jussive"]
        if any(r.pos == pos and r.person == 1 and not r.enclitic for r in readings):
            plain = [r for r in plain if not r.enclitic]
        for reading in plain:
            if reading.lemma in self.speech and (not reading.enclitic or all(r.enclitic for r in plain)):
                return self.speech[reading.lemma]
        return None

    def _finite(self, index: int, verb: SpeechVerb, sentence: Sentence) -> _Cue | None:
        word = self.words[index]
        best = next((r for r in word.readings if r.pos == "V" and r.lemma == verb.lemma), word.best)
        if best is None or best.future or best.person in {1, 2} or best.preposition:
            return None
        if index > sentence.first and self._cancelled(index):
            return None
        before = self.words[index - 1].text if index > sentence.first else ""
        if best.enclitic and (before in _RELATIVE or (before in {"ما", "بما", "مما"} and verb.stance == "asserts")):
            return None
        if verb.lemma == "نقل":
            return self._relay(index, verb, sentence)
        if verb.lemma in {"جاء", "ورد"}:
            return self._stands_in(index, verb, sentence)
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        after = subject[-1].last if subject and subject[0].first > index else index + 1
        if subject and self._mute(subject[0]):
            return None
        if subject and self._his_own(subject[0], index, sentence):
            span = (subject[0].first, self._content_end(subject[0].first, sentence))
            return _Cue(index, verb, (), span, f"claim.{verb.stance}.{verb.lemma}") if "np" in verb.frames else None
        content = self._content(index, after, verb, sentence, subject, enclitic=bool(best.enclitic))
        if content is None:
            return None
        return _Cue(index, verb, tuple(subject), content, f"claim.{verb.stance}.{verb.lemma}")

    def _his_own(self, phrase: NP, index: int, sentence: Sentence) -> bool:
        """واتهم خصومه: after another verb of saying, a noun with a pronoun is the object, its owner the speaker."""
        best = self.words[phrase.head].best
        if phrase.first < index or best is None or not best.enclitic or not self.words[index].conjunction:
            return False
        return any(
            self.words[n].tag == "V" and self._speech(self.words[n].readings, "V") is not None
            for n in range(sentence.first, index)
        )

    def _mute(self, phrase: NP) -> bool:
        """A deed, time or quality says nothing; people, bodies and documents do."""
        head = self.words[phrase.head]
        if phrase.actor is not None or head.best is None:
            return False
        if any(
            r.cls in {"person", "org", "body", "group", "office", "document"} or r.pos in {"AP", "PP"}
            for r in head.readings
        ):
            return False
        return head.best.pos == "M" or head.best.cls in {
            "abstract",
            "event",
            "time",
            "measure",
            "thing",
            "quantity",
            "money",
            "weapon",
        }

    def _stands_in(self, index: int, verb: SpeechVerb, sentence: Sentence) -> _Cue | None:
        """وجاء في بيان لوزارة الخارجية أن ...: the owner of the document speaks, else the document."""
        at = index + 1
        if at + 1 >= sentence.last or self.words[at].text != "في":
            return None
        document = self.scene.noun_phrase(at + 1, sentence.last, glued=True)
        if document is None or not any(r.cls == "document" for r in self.words[document.head].readings):
            return None
        owner = owner_of(self.scene, document, sentence)
        content = self._content(index, max(document.last, owner.last), verb, sentence, [owner], enclitic=False)
        return _Cue(index, verb, (owner,), content, "claim.stands_in") if content is not None else None

    def _relay(self, index: int, verb: SpeechVerb, sentence: Sentence) -> _Cue | None:
        """C8: نقلت وكالة W عن Y أن ...; where قوله follows, that is the cue."""
        reach = range(index + 1, min(sentence.last, index + 30))
        if any(self._says(at) for at in reach):
            return None
        for at in reach:
            if self.words[at].text == "عن":
                behind = self.scene.phrases(at + 1, sentence.last, glued=True)
                if not behind:
                    return None
                content = self._content(index, behind[-1].last, verb, sentence, behind, enclitic=False)
                return _Cue(index, verb, tuple(behind), content, "claim.relay") if content is not None else None
        return None

    def _cancelled(self, index: int) -> bool:
        """C12: negated, refused or only wished for."""
        before = self.words[index - 1]
        if before.tag == "NEG" or before.text in {"لم", "لن", "لا", "سوف"}:
            return True
        if before.text in {"اذا", "لو", "حال"}:
            return True
        best = self.words[index].best
        return before.text in {"ان", "لان", "كي", "اذا", "لو"} and best is not None and best.tense == "imperfect"

    def _participle(self, index: int) -> SpeechVerb | None:
        """C4: accusative, indefinite, without a subject of its own."""
        word = self.words[index]
        for reading in word.readings:
            if reading.pos != "AP" or reading.lemma not in self.speech or reading.article or reading.enclitic:
                continue
            if reading.preposition:
                continue
            if reading.case == "tanwin" or word.text.endswith("ين"):
                return self.speech[reading.lemma]
            if reading.gender == "f" and reading.number == "s" and index and self.words[index - 1].text in {"،", ","}:
                return self.speech[reading.lemma]
            if reading.gender == "f" and reading.number == "s" and reading.conjunction:
                return self.speech[reading.lemma]
        return None

    def _chained(self, index: int, verb: SpeechVerb, sentence: Sentence) -> _Cue | None:
        content = self._content(index, index + 1, verb, sentence, [], enclitic=False, participle=True)
        if content is None:
            return None
        return _Cue(index, verb, (), content, f"claim.chain.{verb.lemma}", chain=True)

    def _his_word(self, index: int, sentence: Sentence) -> _Cue | None:
        """C9: (عن Y) قوله إن."""
        verb = self.speech["قال"]
        content = self._content(index, index + 1, verb, sentence, [], enclitic=False)
        if content is None:
            return None
        return _Cue(index, verb, tuple(self._behind(index, sentence)), content, "claim.his_word")

    def _behind(self, index: int, sentence: Sentence) -> list[NP]:
        """The phrase after the عن that stands before قوله."""
        for back in range(index - 1, sentence.first - 1, -1):
            if self.words[back].text == "عن" and back + 1 < index:
                return self.scene.phrases(back + 1, index, glued=True)
            if self.words[index].best is not None and self.scene.is_verb(back) and not self._owns(index):
                return self.grammar.subject(back, sentence.first, sentence.last)
        return []

    def _owns(self, index: int) -> bool:
        return any(r.enclitic for r in self.words[index].readings)

    # --------------------------------------------------------------------------------------------------- content

    def _content(
        self, index: int, after: int, verb: SpeechVerb, sentence: Sentence, subject: list[NP], *, enclitic: bool,
        participle: bool = False,
    ) -> tuple[int, int] | None:  # fmt: skip
        last = sentence.last
        opener = self._opener(index, after, verb, last)
        if opener is not None and opener < last:
            return opener, self._content_end(opener, sentence)
        if "quote" in verb.frames and not participle and self._quoted_before(index, sentence):
            return sentence.first, index
        if "np" in verb.frames:
            if enclitic:
                return index, index + 1
            phrase = self.grammar.object(index, last, subject, far=True) or self._behind_comma(index, subject, last)
            if phrase and phrase[0].first >= after:
                return phrase[0].first, self._content_end(phrase[0].first, sentence)
        return None

    def _behind_comma(self, index: int, subject: list[NP], last: int) -> list[NP]:
        """وأكد في بيان اليوم، أهمية ...: times and places before the object may end in a comma."""
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        for comma in range(at, min(last - 1, at + 8)):
            if self.words[comma].text in {"،", ","}:
                following = comma + 1
                bare = not (self.scene.glued_conjunction(following) or self.scene.glued_preposition(following))
                settled = self.grammar.skip_asides(at, comma)
                if comma > at and settled is not None and settled >= comma and bare and self.scene.is_nominal(following):
                    return self.scene.phrases(following, last)
                return []
        return []

    def _opener(self, index: int, after: int, verb: SpeechVerb, last: int) -> int | None:
        """Where the content begins: after أن, a colon, an opening mark, or a preposition of the verb."""
        frames = verb.frames
        at = after
        while at < min(last, index + 45):
            word = self.words[at]
            if word.text in {"-", "–"} and (closing := self._dash_close(at, last)) is not None:
                at = closing + 1
                continue
            if word.text in _COMP and ("that" in frames or ("ب" in frames and word.text.startswith("ب"))):
                return at + 1
            if "quote" in frames and word.text == ":":
                return at + 1
            if "quote" in frames and word.text in _QUOTES and self._opens_speech(at):
                return at if not verb.event or not any(self.scene.is_verb(n) for n in range(after, at)) else None
            if at - after <= 8 and any(fold_equal(word.text, frame) for frame in frames):
                return at + 1
            if at - after <= 8 and self.scene.glued_preposition(at) in frames and self.scene.glued_preposition(at):
                return at
            if word.text in {".", "؛"} or (at > after and self._other_cue(at)):
                return None
            at += 1
        return None

    def _dash_close(self, at: int, last: int) -> int | None:
        """The dash that closes an aside opened at `at`."""
        for index in range(at + 1, min(last, at + 24)):
            if self.words[index].text == self.words[at].text:
                return index
        return None

    def _other_cue(self, at: int) -> bool:
        word = self.words[at]
        if word.tag == "V" and self.scene.actor_at[at] is None:
            reading = self._speech(word.readings, "V")
            return reading is not None or bool(word.conjunction)
        return self._participle(at) is not None

    def _opens_speech(self, at: int) -> bool:
        """A mark that opens a quotation which is more than a name."""
        place = self.words[at].start
        for quotation in self.page.quotations:
            if quotation.span.start == place:
                inside = [n for n in self.scene.words_in(quotation.inner)]
                if not inside or all(self.scene.actor_at[n] is not None for n in inside):
                    return False
                return len([n for n in inside if self.words[n].kind == "word"]) >= 1
        return False

    def _quoted_before(self, index: int, sentence: Sentence) -> bool:
        """«…»، قال الوزير: the quotation stands before its cue."""
        if any(
            self._speech(self.words[n].readings, "V") for n in range(sentence.first, index) if self.words[n].tag == "V"
        ):
            return False
        for quotation in self.page.quotations:
            if sentence.span.start <= quotation.span.start and quotation.span.end <= self.words[index].start:
                gap = self.page.text[quotation.span.end : self.words[index].start].strip(" ،,.-–")
                if len(gap) <= 3 and len(quotation.inner) > 15:
                    return True
        return False

    def _content_end(self, at: int, sentence: Sentence) -> int:
        """C1: before a new cue in a chain, an attribution, or the sentence end."""
        for index in range(at + 1, sentence.last):
            word = self.words[index]
            if self.scene.actor_at[index] is not None:
                continue
            before = self.words[index - 1]
            if before.text in {"،", ",", "”", "»", '"', "“"} and self._participle(index) is not None:
                return index
            if (
                word.conjunction
                and word.tag == "V"
                and self._speech(word.readings, "V") is not None
                and before.text in {"،", ","}
            ):
                return index
        return sentence.last

    # ---------------------------------------------------------------------------------------------------- making

    def _from_cue(self, sentence: Sentence, cue: _Cue) -> Claim | Doubt:
        speaker, anonymous, via = self._speaker(sentence, cue)
        word = self.words[cue.index]
        start = word.start + self.page.prefix_length(word)
        if speaker is None:
            span = Span(start, word.end)
            return Doubt(span, span.of(self.page.text), "speaker unresolved")
        return self._claim(sentence, cue, speaker, anonymous=anonymous, via=via, cue_span=Span(start, word.end))

    def _claim(
        self,
        sentence: Sentence,
        cue: _Cue,
        speaker: Participant,
        *,
        anonymous: bool,
        via: Participant | None,
        cue_span: Span,
    ) -> Claim:
        content = self._trim(self.page.span(*cue.content), cue.content)
        content = self._whole_quotation(content)
        return Claim(
            f"c{len(self.made) + 1}", sentence.index, content, speaker, anonymous, via, cue_span.of(self.page.text),
            cue_span, cue.verb.stance, self._direct(content), cue.rule,  # type: ignore[arg-type]
        )  # fmt: skip

    def _trim(self, span: Span, content: tuple[int, int]) -> Span:
        """Edge quotation marks and closing punctuation stay out (C1)."""
        text = self.page.text
        start, end = span.start, span.end
        while end > start and text[end - 1] in ' .،؛,"»”“«؟!…':
            end -= 1
        while start < end and text[start] in ' "«“”،:':
            start += 1
        return Span(start, end) if end > start else span

    def _whole_quotation(self, span: Span) -> Span:
        """A quotation that runs over several sentences belongs to the claim that opens it."""
        for quotation in self.page.quotations:
            if abs(quotation.inner.start - span.start) <= 2 and quotation.closed and quotation.inner.end > span.end:
                return Span(span.start, quotation.inner.end)
        return span

    def _direct(self, content: Span) -> bool:
        for quotation in self.page.quotations:
            if quotation.inner.overlaps(content):
                inside = [n for n in self.scene.words_in(quotation.inner) if self.words[n].kind == "word"]
                if inside and not all(self.scene.actor_at[n] is not None for n in inside):
                    return True
        return False

    # --------------------------------------------------------------------------------------------------- speaker

    def _speaker(self, sentence: Sentence, cue: _Cue) -> tuple[Participant | None, bool, Participant | None]:
        if cue.speakers:
            return self._named(list(cue.speakers), sentence, cue)
        if cue.chain:
            return self._of_chain(sentence, cue)
        earlier = self._earlier(sentence, cue)
        if earlier is not None:
            return earlier.speaker, earlier.anonymous, None
        return self._last_subject(sentence, cue)

    def _last_subject(self, sentence: Sentence, cue: _Cue) -> tuple[Participant | None, bool, Participant | None]:
        """A verb of saying without a subject continues the subject of the sentence before it."""
        for back in range(sentence.index, max(-1, sentence.index - 4), -1):
            earlier = self.page.sentences[back]
            for index in self.grammar.verbs(earlier.first, min(earlier.last, cue.index)):
                subject = self.grammar.subject(index, earlier.first, earlier.last)
                if subject and subject[0].first < cue.index and self._may_speak(subject[0]):
                    party = self.resolver.participant(subject[0])
                    return party, party.key is None and self._anonymous(subject[0]), None
        return None, False, None

    def _named(
        self, phrases: list[NP], sentence: Sentence, cue: _Cue
    ) -> tuple[Participant | None, bool, Participant | None]:
        phrase = phrases[0]
        party = self.resolver.participant(phrase)
        if len(phrases) > 1 and cue.rule != "claim.his_word":
            span = party.span.hull(self.scene.participant(phrases[-1]).span)
            party = Participant(party.key, span.of(self.page.text), span)
        if party.key is None and (speaker := self._same_office(phrase, sentence)) is not None:
            party = Participant(speaker.key, party.text, party.span)
        anonymous = party.key is None and self._anonymous(phrase)
        via = self._via(cue.index, sentence) if cue.rule in {"claim.his_word", "claim.relay"} else None
        return party, anonymous, via

    def _same_office(self, phrase: NP, sentence: Sentence) -> Participant | None:
        """المسؤول، المبعوث الأممي: a definite single person without a name is the named one who spoke last."""
        head = self.words[phrase.head]
        best = head.best
        if best is None or best.cls not in {"person", "office"} or best.number != "s" or not best.article:
            return None
        if head.stem in {"مصدر", "شاهد"}:
            return None
        for claim in reversed(self.made):
            if sentence.index - claim.sentence > 3:
                return None
            if claim.speaker is not None and claim.speaker.key is not None:
                return claim.speaker if claim.speaker.key in self.people else None
            if claim.anonymous:
                return None
        return None

    def _in_relative(self, index: int, sentence: Sentence) -> bool:
        """A verb of a relative clause, or joined to one (التي وقعت وأسفرت)."""
        for at in range(index - 1, max(sentence.first - 1, index - 12), -1):
            if self.words[at].text in _RELATIVE:
                return True
            if self.words[at].text in {"،", ",", ".", "؛"} or self.words[at].tag == "COMP":
                return False
        return False

    def _may_speak(self, phrase: NP) -> bool:
        best = self.words[phrase.head].best
        return self.resolver.actor(phrase) is not None or (
            best is not None and best.cls in {"person", "group", "org", "body", "office"}
        )

    def _via(self, index: int, sentence: Sentence) -> Participant | None:
        """C8: نقلت وكالة W عن Y قوله."""
        for back in range(index, sentence.first - 1, -1):
            word = self.words[back]
            if word.tag == "V" and any(r.pos == "V" and r.lemma == "نقل" for r in word.readings):
                subject = self.grammar.subject(back, sentence.first, sentence.last)
                return self.resolver.participant(subject[0]) if subject else None
        return None

    def _anonymous(self, phrase: NP) -> bool:
        """C10: an indefinite or plural human noun without a name."""
        head = self.words[phrase.head]
        best = head.best
        stem = head.stem
        if stem in _ANONYMOUS or head.text in _ANONYMOUS:
            return True
        if best is None or best.cls != "person":
            return False
        return (not best.article and not best.enclitic) or best.number == "p"

    def _of_chain(self, sentence: Sentence, cue: _Cue) -> tuple[Participant | None, bool, Participant | None]:
        here = [
            claim
            for claim in self.made
            if claim.sentence == sentence.index and claim.cue.start < self.words[cue.index].start
        ]
        if here:
            return here[-1].speaker, here[-1].anonymous, None
        for index in range(cue.index - 1, sentence.first - 1, -1):
            if not self.scene.is_verb(index) or self._in_relative(index, sentence):
                continue
            subject = self.grammar.subject(index, sentence.first, sentence.last)
            if subject and subject[0].first < cue.index and self._may_speak(subject[0]):
                party = self.resolver.participant(subject[0])
                return party, party.key is None and self._anonymous(subject[0]), None
        earlier = self._earlier(sentence, cue)
        return (earlier.speaker, earlier.anonymous, None) if earlier else (None, False, None)

    def _earlier(self, sentence: Sentence, cue: _Cue) -> Claim | None:
        """C5: the nearest earlier claim, at most three sentences back."""
        for claim in reversed(self.made):
            if sentence.index - claim.sentence > 3:
                return None
            return claim
        return None

    # --------------------------------------------------------------------------------------------------- sources

    def _from_source(self, sentence: Sentence, source: Source) -> Claim | Doubt:
        span = self.page.stem_span(source.first, source.last)
        if source.phrase is None:
            return Doubt(span, span.of(self.page.text), "source without a name")
        party = self.resolver.participant(source.phrase)
        anonymous = party.key is None and self._anonymous(source.phrase)
        verb = SpeechVerb("قال", "asserts", frozenset(), False)
        first, last = (source.phrase.last, sentence.last) if source.leads else (sentence.first, source.first)
        cue = _Cue(source.first, verb, (), (first, max(last, first + 1)), source.rule)
        return self._claim(sentence, cue, party, anonymous=anonymous, via=None, cue_span=span)


def fold_equal(word: str, frame: str) -> bool:
    """A folded preposition and a frame's preposition as the data writes it."""
    return word == frame.replace("ى", "ي").replace("إ", "ا").replace("أ", "ا")
