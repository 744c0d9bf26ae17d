"""Claims: who says what (codebook section 5, C1-C14).

Four kinds of cue: a finite verb of saying, a participle in a chain, a preposition of source (وفق، بحسب), and the noun
قوله.  Each needs what the codebook asks for: content, introduced by أن/إن, a colon, quotation marks or a noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sulh.lexicon.speech import SpeechVerb
from sulh.reading.claim_cues import ClaimCues, Cue
from sulh.reading.claim_speakers import Speakers
from sulh.reading.items import Claim, Doubt, Participant
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.scene import Scene
from sulh.reading.sources import Source, find_sources
from sulh.span import Span

__all__ = ["read_claims"]

_ACCORDING = SpeechVerb("قال", "asserts", frozenset(), False)


def read_claims(page: Page, found: Reading) -> Iterable[Claim | Doubt]:
    """All claims of a document in order of their cues."""
    return _Claims(page, found).read()


class _Claims:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.words = page.words
        self.scene = Scene.of(page, found)
        self.cues = ClaimCues(page, found, self.scene)
        self.speakers = Speakers(page, found, self.scene)
        self.sections = [s for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Claim | Doubt]:
        for sentence in self.page.sentences:
            if any(section.span.contains(sentence.span) for section in self.sections):
                continue
            sources = find_sources(self.scene, self.cues.grammar, sentence)
            used = {index for source in sources for index in range(source.first, source.last)}
            cues = list(self.cues.cues(sentence, used))
            for item in self._ordered(sentence, cues, sources):
                if isinstance(item, Claim):
                    self.speakers.made.append(item)
                yield item

    def _ordered(self, sentence: Sentence, cues: list[Cue], sources: list[Source]) -> Iterator[Claim | Doubt]:
        line: list[tuple[int, Cue | Source]] = [(cue.index, cue) for cue in cues]
        line += [(source.first, source) for source in sources]
        for _, item in sorted(line, key=lambda pair: pair[0]):
            yield self._from_cue(sentence, item) if isinstance(item, Cue) else self._from_source(sentence, item)

    def _from_cue(self, sentence: Sentence, cue: Cue) -> Claim | Doubt:
        speaker, anonymous, via = self.speakers.of(sentence, cue)
        word = self.words[cue.index]
        start = word.start + self.page.prefix_length(word)
        if speaker is None:
            span = Span(start, word.end)
            return Doubt(span, span.of(self.page.text), "speaker unresolved")
        return self._claim(sentence, cue, speaker, anonymous=anonymous, via=via, cue_span=Span(start, word.end))

    def _claim(
        self,
        sentence: Sentence,
        cue: Cue,
        speaker: Participant,
        *,
        anonymous: bool,
        via: Participant | None,
        cue_span: Span,
    ) -> Claim:
        content = self.cues.trim(self.page.span(*cue.content), cue.content)
        content = self.cues.whole_quotation(content)
        return Claim(
            f"c{len(self.speakers.made) + 1}", sentence.index, content, speaker, anonymous, via, cue_span.of(self.page.text),
            cue_span, cue.verb.stance, self.cues.quoted(content), cue.rule,  # type: ignore[arg-type]
        )  # fmt: skip

    def _from_source(self, sentence: Sentence, source: Source) -> Claim | Doubt:
        span = self.page.stem_span(source.first, source.last)
        if source.phrase is None:
            return Doubt(span, span.of(self.page.text), "source without a name")
        party = self.speakers.resolver.participant(source.phrase)
        anonymous = party.key is None and self.speakers.anonymous(source.phrase)
        first, last = (source.phrase.last, sentence.last) if source.leads else (sentence.first, source.first)
        cue = Cue(source.first, _ACCORDING, (), (first, max(last, first + 1)), source.rule)
        return self._claim(sentence, cue, party, anonymous=anonymous, via=None, cue_span=span)
