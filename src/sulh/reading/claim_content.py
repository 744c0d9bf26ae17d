"""What is said: where the content of a claim begins and ends (codebook C1, C2, C11)."""

from __future__ import annotations

from sulh.lexicon.speech import SpeechVerb
from sulh.reading.claim_words import COMPLEMENTISERS, RELATIVES, ClaimGround
from sulh.reading.page import Sentence
from sulh.reading.scene import NP
from sulh.span import Span

__all__ = ["ClaimContent"]

# أن after these opens a purpose, a time or a proviso, not what is said.
_NO_CONTENT = frozenset(
    {"شانه", "شانها", "شان", "شانهم", "قبل", "بعد", "دون", "اجل", "حتي", "منذ", "غير", "بدون", "شرط", "شريطه", "بشرط"}
)
_QUOTES = frozenset({'"', "«", "“", "”", "„", "''", "‘"})


class ClaimContent(ClaimGround):
    """Finds the content of a cue as a range of words, and what of it is quoted."""

    def content(
        self, index: int, after: int, verb: SpeechVerb, sentence: Sentence, subject: list[NP], *, enclitic: bool,
        participle: bool = False,
    ) -> tuple[int, int] | None:  # fmt: skip
        last = sentence.last
        opener = self._opener(index, after, verb, last)
        if opener is not None and opener < last:
            return opener, self.content_end(opener, sentence)
        if "quote" in verb.frames and not participle and self._quoted_before(index, sentence):
            return sentence.first, index
        if "np" in verb.frames:
            if enclitic:
                return index, index + 1
            phrase = self.grammar.object(index, last, subject, far=True) or self._behind_comma(index, subject, last)
            if phrase and phrase[0].first >= after:
                return phrase[0].first, self.content_end(phrase[0].first, sentence)
        return None

    def _behind_comma(self, index: int, subject: list[NP], last: int) -> list[NP]:
        """وأكد في بيان اليوم، أهمية ...: times and places before the object may end in a comma."""
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        for comma in range(at, min(last - 1, at + 8)):
            if self.words[comma].text in {"،", ","}:
                following = comma + 1
                bare = not (self.scene.glued_conjunction(following) or self.scene.glued_preposition(following))
                settled = self.grammar.skip_asides(at, comma)
                if (
                    comma > at
                    and settled is not None
                    and settled >= comma
                    and bare
                    and self.scene.is_nominal(following)
                ):
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
            if word.text in {"،", ","} and (closing := self._relative_close(at, last)) is not None:
                at = closing + 1
                continue
            if word.text == "ان" and self.words[at - 1].text in _NO_CONTENT:
                at += 1
                continue
            if word.text in COMPLEMENTISERS and ("that" in frames or ("ب" in frames and word.text.startswith("ب"))):
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

    def _relative_close(self, at: int, last: int) -> int | None:
        """The comma that closes a relative clause opened by the one at `at` (، الذي تحدث إلى الصحيفة ،)."""
        if at + 1 >= last or self.words[at + 1].text not in RELATIVES:
            return None
        return next((n for n in range(at + 2, min(last, at + 22)) if self.words[n].text in {"،", ","}), None)

    def _other_cue(self, at: int) -> bool:
        word = self.words[at]
        if word.tag == "V" and self.scene.actor_at[at] is None:
            reading = self.reports(word.readings, "V")
            return reading is not None or bool(word.conjunction)
        return self.participle(at) is not None

    def _opens_speech(self, at: int) -> bool:
        """A mark that opens a quotation which is more than a name."""
        place = self.words[at].start
        for quotation in self.page.quotations:
            if quotation.span.start == place:
                inside = list(self.scene.words_in(quotation.inner))
                if not inside or all(self.scene.actor_at[n] is not None for n in inside):
                    return False
                return len([n for n in inside if self.words[n].kind == "word"]) >= 1
        return False

    def _quoted_before(self, index: int, sentence: Sentence) -> bool:
        """«…»، قال الوزير: the quotation stands before its cue."""
        if any(
            self.reports(self.words[n].readings, "V") for n in range(sentence.first, index) if self.words[n].tag == "V"
        ):
            return False
        for quotation in self.page.quotations:
            if sentence.span.start <= quotation.span.start and quotation.span.end <= self.words[index].start:
                gap = self.page.text[quotation.span.end : self.words[index].start].strip(" ،,.-–")
                if len(gap) <= 3 and len(quotation.inner) > 15:
                    return True
        return False

    def content_end(self, at: int, sentence: Sentence) -> int:
        """C1: before a new cue in a chain, an attribution, or the sentence end."""
        for index in range(at + 1, sentence.last):
            word = self.words[index]
            if self.scene.actor_at[index] is not None:
                continue
            before = self.words[index - 1]
            if before.text in {"،", ",", "”", "»", '"', "“"} and self.participle(index) is not None:
                return index
            if (
                word.conjunction
                and word.tag == "V"
                and self.reports(word.readings, "V") is not None
                and before.text in {"،", ","}
            ):
                return index
        return sentence.last

    def trim(self, span: Span, content: tuple[int, int]) -> Span:
        """Edge quotation marks and closing punctuation stay out (C1)."""
        text = self.page.text
        start, end = span.start, span.end
        while end > start and text[end - 1] in ' .،؛,"»”“«؟!…':
            end -= 1
        while start < end and text[start] in ' "«“”،:':
            start += 1
        return Span(start, end) if end > start else span

    def whole_quotation(self, span: Span) -> Span:
        """A quotation that runs over several sentences belongs to the claim that opens it."""
        for quotation in self.page.quotations:
            if abs(quotation.inner.start - span.start) <= 2 and quotation.closed and quotation.inner.end > span.end:
                return Span(span.start, quotation.inner.end)
        return span

    def quoted(self, content: Span) -> bool:
        for quotation in self.page.quotations:
            if quotation.inner.overlaps(content):
                inside = [n for n in self.scene.words_in(quotation.inner) if self.words[n].kind == "word"]
                if inside and not all(self.scene.actor_at[n] is not None for n in inside):
                    return True
        return False


def fold_equal(word: str, frame: str) -> bool:
    """A folded preposition and a frame's preposition as the data writes it."""
    return word == frame.replace("ى", "ي").replace("إ", "ا").replace("أ", "ا")
