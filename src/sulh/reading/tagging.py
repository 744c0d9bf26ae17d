"""What each word is taken for in its sentence: a small tagger by rules a grammar would state (ar:F2-F6).

Most Arabic skeletons have a verbal and a nominal reading (قتل killed / killing).  The neighbours decide: after a
preposition or in the genitive a noun, after a particle of the verb a verb, at the head of a clause a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sulh.lexicon.entry import Analysis

if TYPE_CHECKING:
    from sulh.reading.page import Word

__all__ = ["tag_sentence"]

_AUXILIARIES = frozenset(
    {"كان", "زال", "بدأ", "أصبح", "ظلّ", "ليس", "بات", "كاد", "عاد", "صار", "أخذ", "شرع", "استمرّ", "واصل"}
)
_NOMINAL = frozenset({"M", "AP", "PP", "N", "A", "NIS"})
_BEFORE_VERB = frozenset(
    {
        "لم",
        "لن",
        "سوف",
        "قد",
        "لقد",
        "كي",
        "لكي",
        "ريثما",
        "كلما",
        "لما",
        "عندما",
        "حينما",
        "بينما",
        "فيما",
        "حيث",
        "حين",
        "اذ",
    }
)
_RARE = frozenset({"ودّع", "وفَى", "وفد", "وفَد"})  # whole-word readings that و + a common word beats (ودعت، وفي)
_MEETING = frozenset({"لقاء"})  # a preposition (in return for), but after one a noun (خلال لقاء)
_MAY_PRECEDE_VERB = frozenset(
    {"ان", "لا", "ما", "اذا", "لو", "حتي", "ثم", "كما", "مما", "او", "بان", "لان", "وان", "كانت", "كان"}
)
_NO_VERB_AFTER = frozenset({"كل", "بعض", "جميع", "اي", "غير", "عدم", "دون", "بدون", "سوي", "مجرد"})


def tag_sentence(words: Sequence[Word]) -> None:
    """Set `tag` and `best` of every word of one sentence, left to right."""
    previous: Word | None = None
    verb_seen = False
    waiting = False  # a topic whose relative clause has begun still waits for its own verb
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        topical = _topic(words, index)
        if previous is not None and previous.tag == "REL":
            waiting = not verb_seen and _topic_before(words, index - 1)
        elif waiting and verb_seen and previous is not None and previous.tag != "V":
            verb_seen = waiting = False
        verb_seen = verb_seen and not _boundary(word, previous)
        if word.kind != "word":
            word.tag = "NUM" if word.kind == "number" else "MARK"
            previous = word
            continue
        if not word.readings:
            word.tag, word.best = _guess(word, previous)
        else:
            _choose(word, previous, following, first=index == 0, verb_seen=verb_seen or topical)
        verb_seen = verb_seen or (word.tag == "V" and word.lemma not in _AUXILIARIES)
        previous = word


def _topic_before(words: Sequence[Word], relative: int) -> bool:
    """Before the relative pronoun stands a noun phrase that opens its clause: المجلس الذي ... رفض."""
    at = relative - 1
    while at >= 0 and words[at].tag in {"N", "A", "NUM", "DEM", "QUANT"} and not words[at].preposition:
        at -= 1
    return at < relative - 1 and (at < 0 or words[at].tag in {"COMP", "CONJ", "CONN", "MARK"})


def _topic(words: Sequence[Word], index: int) -> bool:
    """A masdar before its definite genitive and a later plain imperfect: حل الأزمة في البلد يتطلب, not "he solved"."""
    word = words[index]
    readings = word.readings
    if not any(r.pos == "M" and not r.article and not r.enclitic for r in readings) or any(
        r.pos == "V" and r.lemma in _AUXILIARIES for r in readings
    ):
        return False
    if index + 1 >= len(words) or not any(r.article for r in words[index + 1].readings):
        return False
    for later in words[index + 2 : index + 14]:
        kinds = {r.pos for r in later.readings}
        if (
            later.kind == "mark"
            or kinds & {"REL", "COMP", "COND", "INT"}
            or later.text in _BEFORE_VERB - {"قد", "لن", "سوف", "لم"}
        ):
            return False
        if kinds == {"V"}:
            return all(r.tense == "imperfect" and not r.conjunction and not r.preposition for r in later.readings)
    return False


def _boundary(word: Word, previous: Word | None) -> bool:
    """A new clause begins here: after a mark, a complementiser or relative, with a connective or a glued و or ف."""
    if previous is not None and previous.tag in {"MARK", "COMP", "REL", "COND", "CONN", "CONJ"}:
        return True
    if previous is not None and previous.text in _BEFORE_VERB | _MAY_PRECEDE_VERB:
        return True
    return any(r.conjunction for r in word.readings) or word.text in _BEFORE_VERB


def _guess(word: Word, previous: Word | None) -> tuple[str, Analysis | None]:
    """A word in no table: a name or noun, unless only a verb can stand here."""
    text = word.text
    bare = text[1:] if text[:1] in "وف" and len(text) > 4 else text
    if previous is not None and previous.text in {"لم", "لن", "سوف", "قد"} and bare[:1] in "يتن" and len(bare) > 3:
        gender = "f" if bare[0] == "ت" else "m"
        plural = "p" if bare.endswith(("وا", "ون")) else "s"
        mood = Analysis(
            "V", bare, bare, tense="imperfect", mood="any", person=3, gender=gender, number=plural, voice="either"
        )
        return "V", mood
    if bare[:2] in {"سي", "ست"} and len(bare) > 5 and bare[2:3] not in "ا":
        gender = "f" if bare[1] == "ت" else "m"
        return "N", None
    return "N", None


def _choose(word: Word, previous: Word | None, following: Word | None, *, first: bool, verb_seen: bool) -> None:
    if word.text in {"بين", "وبين"} and following is not None and following.text in {"ان", "انه", "انها"}:
        stated = next((r for r in word.readings if r.pos == "V" and r.person == 3), None)
        if stated is not None:
            word.tag, word.best = "V", stated
            return
    closed = next((r for r in word.readings if r.pos not in _NOMINAL and r.pos != "V"), None)
    verbs = [r for r in word.readings if r.pos == "V"]
    nouns = [r for r in word.readings if r.pos in _NOMINAL]
    if closed is not None and not _content_wins(word, closed, previous):
        word.tag, word.best = closed.pos, closed
        return
    crowded = verb_seen and bool(nouns) and all(v.tense != "imperfect" or v.person == 1 for v in verbs)
    if verbs and not crowded and (not nouns or _verb_here(word, verbs, nouns, previous, following, first=first)):
        word.tag, word.best = "V", _agreeing(_best_verb(verbs, previous), verbs, previous, following)
        return
    if nouns:
        word.best = _best_noun(nouns, previous)
        word.tag = {"A": "A", "NIS": "A"}.get(word.best.pos, "N")
        return
    if closed is not None:
        word.tag, word.best = closed.pos, closed


def _content_wins(word: Word, closed: Analysis, previous: Word | None) -> bool:
    """The closed-class reading cuts clitics off while a whole-word reading exists (وفد is no و + فد)."""
    whole = word.readings[0]
    if word.text in _MEETING and previous is not None and previous.tag == "P":
        return True
    return (
        whole.lemma not in _RARE
        and whole.pos in _NOMINAL | {"V"}
        and bool(closed.conjunction or closed.preposition)
        and not (whole.conjunction or whole.preposition)
    )


def _verb_here(
    word: Word,
    verbs: list[Analysis],
    nouns: list[Analysis],
    previous: Word | None,
    following: Word | None,
    *,
    first: bool,
) -> bool:
    verb = verbs[0]
    if nouns and all(v.lemma in _RARE for v in verbs):
        return False
    bare = word.text[1:] if word.text[:1] in "وف" else word.text
    if bare.startswith("ال") and any(n.article for n in nouns):
        return False
    whole_noun = any(not (n.conjunction or n.preposition or n.enclitic) for n in nouns)
    if all(v.conjunction or v.enclitic or v.preposition for v in verbs) and whole_noun and not first:
        return False
    if verb.future:
        return True
    if previous is None or first:
        return _head_of_clause(word, following, nouns)
    if previous.text in _BEFORE_VERB or previous.tag in {"REL"}:
        return True
    if previous.tag == "NEG":
        return verb.tense == "imperfect" or previous.text in {"ما"}
    if previous.tag == "P" or previous.text in _NO_VERB_AFTER or (previous.preposition and not previous.definite):
        return False
    if previous.text in {"ان", "بان", "لان"} and whole_noun and all(v.tense == "perfect" for v in verbs):
        return False  # أنّ opens a nominal clause (أن وفد الحوار سيتوجه)
    if previous.tag in {"COMP", "COND", "CONJ", "CONN"} or previous.text in _MAY_PRECEDE_VERB:
        return _head_of_clause(word, following, nouns)
    if previous.tag == "MARK":
        return _head_of_clause(word, following, nouns)
    if previous.tag == "V":
        # auxiliaries take verbs (كانت تخطط، بدأ يستعد); after another verb a noun is its subject or object
        other = previous.lemma not in _AUXILIARIES and any(n.pos == "M" for n in nouns)
        return verb.tense == "imperfect" and not other
    if previous.tag in {"PPRON", "ADV", "PRON", "DEM"}:
        return _head_of_clause(word, following, nouns)
    if word.text.startswith(("و", "ف")) and verb.conjunction:
        return _head_of_clause(word, following, nouns)
    if verb.tense == "imperfect":
        return True
    if verb.number == "d" and previous.text.startswith("و"):  # فلان وفلان ناقشا
        return True
    # perfect after a noun: a definite or named one may be its subject; an indefinite one governs a genitive
    if previous.tag in {"N", "A"} and not previous.definite and previous.best is not None:
        return False
    return _masdar_free(nouns) and not _tanwin(word)


def _head_of_clause(word: Word, following: Word | None, nouns: list[Analysis]) -> bool:
    """At the head of a clause a skeleton is a verb, unless what follows is its genitive or it carries a suffix noun."""
    if _tanwin(word):
        return False
    if following is None:
        return False
    if following.kind == "mark" and following.text in {":", "،", "."}:
        return any(v.pos == "V" and v.tense == "imperfect" for v in word.readings)
    return not _governs(word, following, nouns)


def _governs(word: Word, following: Word, nouns: list[Analysis]) -> bool:
    """تجدد القتال: a verb in ت- can't have a masculine subject, so the masdar governs what follows."""
    verbs = [r for r in word.readings if r.pos == "V" and not r.conjunction]
    if not verbs or not any(n.pos == "M" for n in nouns):
        return False
    if any(v.tense != "imperfect" or v.gender != "f" for v in verbs if v.person == 3):
        return False
    genders = {r.gender for r in following.readings if r.article}
    return genders == {"m"} and not any(r.number == "p" for r in following.readings)


def _tanwin(word: Word) -> bool:
    return any(r.case == "tanwin" for r in word.readings) and not any(
        r.pos == "V" and r.tense == "imperfect" for r in word.readings
    )


def _masdar_free(nouns: list[Analysis]) -> bool:
    return all(n.pos in {"M", "AP", "PP", "A", "N"} for n in nouns)


def _best_verb(verbs: list[Analysis], previous: Word | None) -> Analysis:
    if previous is not None and previous.text in {"لم", "لن", "ان", "لا", "سوف", "قد"}:
        imperfect = [v for v in verbs if v.tense == "imperfect"]
        if imperfect and previous.text != "قد":
            return imperfect[0]
    third = [v for v in verbs if v.person == 3 and not v.enclitic and v.lemma not in _RARE]
    third.sort(key=lambda v: v.voice == "passive" and v.tense == "imperfect")  # توعّد before تُوعَد
    return (third or [v for v in verbs if v.person == 3] or verbs)[0]


def _agreeing(best: Analysis, verbs: list[Analysis], previous: Word | None, following: Word | None) -> Analysis:
    """تضمن الاتفاق: before a masculine subject a form in ت- is the perfect, where it has one."""
    if best.tense != "imperfect" or best.gender != "f" or best.person != 3 or best.future or following is None:
        return best
    if previous is not None and (
        previous.text in _BEFORE_VERB | {"ان", "لا", "كانت"}
        or previous.tag in {"NEG", "V"}
        or (previous.tag in {"N", "A"} and previous.definite)
    ):
        return best
    perfect = next(
        (v for v in verbs if v.tense == "perfect" and v.person == 3 and v.gender == "m" and v.number == "s"), None
    )
    if perfect is None or perfect.stem != best.stem:
        return best
    near = [r for r in following.readings if r.article]
    masculine = bool(near) and all(r.gender == "m" and r.number == "s" and not r.preposition for r in near)
    return perfect if masculine else best


def _best_noun(nouns: list[Analysis], previous: Word | None) -> Analysis:
    whole = [n for n in nouns if not (n.conjunction or n.preposition)]
    pool = whole or nouns
    if previous is not None and previous.tag in {"N", "NAME", "A"}:
        for analysis in pool:
            if (
                analysis.pos in {"A", "NIS"}
                and analysis.article == previous.definite
                and _may_qualify(analysis, previous)
            ):
                return analysis
    for analysis in pool:
        if analysis.pos not in {"A", "NIS"}:
            return _plainer(analysis, pool)
    return pool[0]


def _plainer(analysis: Analysis, pool: list[Analysis]) -> Analysis:
    """A noun of its own before the participle that it comes from; a plural in -ين before the dual of the same letters."""
    if analysis.pos in {"AP", "PP"}:
        analysis = next((other for other in pool if other.pos == "N" and other.case == analysis.case), analysis)
    if analysis.number == "d":
        same = (other for other in pool if other[:2] == analysis[:2] and other.number == "p")
        return next(same, analysis)
    return analysis


def _may_qualify(adjective: Analysis, previous: Word) -> bool:
    """An adjective agrees in number and gender; plurals of things take the feminine singular.  Numbers take nouns."""
    noun = previous.best
    if noun is None or previous.tag == "NAME":
        return True
    if noun.cls == "quantity":
        return False
    if previous.tag == "A":
        return adjective.number == noun.number or not (noun.number and adjective.number)
    if noun.number == "p":
        if adjective.number == "p":
            return noun.gender == adjective.gender or noun.cls == "group" or not noun.gender
        return adjective.gender == "f" and noun.cls != "person"
    if noun.number == "d":
        return adjective.number == "d"
    if adjective.number == "p" and noun.cls != "group":
        return False
    return noun.gender == adjective.gender or not (noun.gender and adjective.gender)
