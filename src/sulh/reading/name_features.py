"""What the name tagger sees of a word: its letters, its readings in the tables, and what the lists say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sulh.lexicon.lexicon import Lexicon
from sulh.lexicon.trie import heads
from sulh.reading.namelike import plain
from sulh.reading.page import Word
from sulh.text.clitics import without_article

__all__ = ["sentence_features"]

_KINDS = {"person": "P", "state": "L", "place": "L", "organization": "O", "armed_group": "O"}
_LISTED = {"~person": "P", "~place": "L", "~organization": "O", "~armed_group": "O", "~misc": "M"}


@dataclass(slots=True)
class _Cell:
    """The columns of one word."""

    word: str
    stem: str
    pos: str
    glue: str
    lists: str
    title: str
    head: str
    known: str
    cls: str
    rule: str = ""
    said: str = ""
    titled: str = ""


def sentence_features(words: Sequence[Word], lexicon: Lexicon, found: Sequence[str] = ()) -> list[list[str]]:
    """One list of feature strings for each word of a sentence; `found` says what the rules found at each word."""
    cells = [_cell(word, lexicon) for word in words]
    for cell, code in zip(cells, found, strict=False):
        cell.rule = code
    _mark_known(cells, words, lexicon)
    _mark_titled(cells, words)
    topic = _topic(cells, lexicon.topic_words)
    return [_features(cells, at, topic) for at in range(len(cells))]


def _topic(cells: list[_Cell], topics: Mapping[str, str]) -> str:
    """The letter of the subject that most words of the sentence speak of, with 2 when several do; "-" for none."""
    counts = Counter(topics[cell.stem] for cell in cells if cell.stem in topics)
    if not counts:
        return "-"
    subject, number = max(counts.items(), key=lambda item: (item[1], item[0]))
    return f"{subject[:2]}{min(number, 2)}"


def _cell(word: Word, lexicon: Lexicon) -> _Cell:
    text = word.text
    if word.kind != "word":
        shape = "NUM" if word.kind == "number" else "MARK"
        form = "0" * min(len(text), 5) if word.kind == "number" else text
        return _Cell(form, form, shape, "", "", "", "", "", "")
    best = word.best
    stem, glue = text, ""
    if best is not None:
        stem = best.stem
        glue = best.conjunction + best.preposition + ("ال" if best.article else "")
        pos = word.tag + ("" if len(word.readings) == 1 else "+")
        if any(r.pos == "NIS" and r.cls for r in word.readings):
            pos += "n"
    else:
        pos = "u" if plain(text, lexicon) else "U"
        for form, skip in _cuts(text):
            if skip == 0 or _listed(form, lexicon):
                stem, glue = form, text[:skip]
                if _listed(form, lexicon):
                    break
        if stem.startswith("ال") and len(stem) > 4:
            stem, glue = stem[2:], glue + "ال"
    lists = _listed(text, lexicon) or _listed(glue[-2:] + stem if glue.endswith("ال") else stem, lexicon)
    entry = lexicon.titles.get(stem) or lexicon.titles.get("ال" + stem) or lexicon.titles.get(text)
    head = lexicon.name_heads.get(stem)
    return _Cell(
        text,
        stem,
        pos,
        glue,
        lists,
        entry.cls[0] if entry else "",
        head[0][0] if head else "",
        "",
        best.cls if best else "",
        said="S" if best is not None and (best.lemma in lexicon.speech) else "",
    )


def _cuts(text: str) -> list[tuple[str, int]]:
    found = [(text, 0)]
    if text[:1] in "وفبلك" and len(text) > 3:
        found.append((text[1:], 1))
        if text[:2] == "لل":
            found.append(("ال" + text[2:], 1))
        if text[:1] in "وف" and text[1:2] in "بلك" and len(text) > 4:
            found.append((text[2:], 2))
    return found


def _listed(form: str, lexicon: Lexicon) -> str:
    bare = without_article(form)
    code = ""
    if form in lexicon.given_names:
        code += "c" if form in lexicon.common_names else "g"
    if form in lexicon.family_names or bare in lexicon.family_names or "ال" + form in lexicon.family_names:
        code += "f"
    if form in lexicon.name_particles:
        code += "p"
    return code


def _mark_known(cells: list[_Cell], words: Sequence[Word], lexicon: Lexicon) -> None:
    """Flags of the longest names of the knowledge base, with how far one may trust them."""
    texts = [word.text for word in words]
    at = 0
    while at < len(words):
        if words[at].kind != "word":
            at += 1
            continue
        best: tuple[int, int, str] | None = None
        for form, skip in heads(texts[at]):
            match = lexicon.names.longest(texts, at, form)
            if match is None:
                continue
            last, values = match
            if best is None or last > best[0]:
                kinds = "".join(sorted({_kind(identity, lexicon) for identity, _ in values}))
                level = min(level for _, level in values)
                strength = "2" if last - at > 1 else ("a" if form in lexicon.ambiguous_places else str(level))
                if last - at == 1 and (words[at].readings or len(form) < 4):
                    strength += "w"
                best = (last, skip, kinds + strength)
        if best is None:
            at += 1
            continue
        last, _, code = best
        for n in range(at, last):
            cells[n].known = ("B" if n == at else "I") + code
        at = last


def _mark_titled(cells: list[_Cell], words: Sequence[Word]) -> None:
    """How far back the title is to which a word may belong, and what stands between."""
    since, kind = -1, ""
    for cell, word in zip(cells, words, strict=True):
        if since >= 0:
            cell.titled = f"{kind}{min(since, 3)}"
        if cell.title and cell.title != "m":
            since, kind = 0, cell.title
        elif since >= 0:
            since += 1
            broken = cell.pos in {"MARK", "REL", "COMP", "COND", "NEG", "CONJ"} or cell.pos.startswith("V")
            if since > 8 or (broken and word.text not in {"،", ",", "(", '"'}) or word.conjunction:
                since = -1


def _kind(identity: str, lexicon: Lexicon) -> str:
    return _LISTED[identity] if identity[0] == "~" else _KINDS[lexicon.actors[identity].kind]


def _features(cells: list[_Cell], at: int, topic: str) -> list[str]:
    cell = cells[at]
    size = len(cells)
    found = ["b"]
    word = cell.word
    for n in (2, 3, 4):
        if len(word) > n:
            found.append(f"p{n}={word[:n]}")
            found.append(f"s{n}={word[-n:]}")
    if cell.pos in {"U", "u"}:
        found.append(f"u1={word[0]}{cell.lists}/{near_pos(cells, at)}")
    found.append(f"l={min(len(cell.stem), 9)}{cell.pos[:1]}")
    near = [cells[at + d] if 0 <= at + d < size else _EDGE for d in (-3, -2, -1, 0, 1, 2, 3)]
    for d, other in zip((-2, -1, 0, 1, 2), near[1:6], strict=True):
        found += [
            f"w{d}={other.word}",
            f"t{d}={other.stem}",
            f"P{d}={other.pos}",
            f"k{d}={other.known}",
            f"L{d}={other.lists}{other.pos[:1]}",
            f"T{d}={other.title}{other.head}",
            f"c{d}={other.cls}",
            f"R{d}={other.rule}",
        ]
    _, _, left, here, right, _, _ = near
    found += [
        f"g={here.glue}",
        f"d={here.titled}/{here.pos[:1]}{here.lists}/{here.known[:2]}",
        f"dr={here.titled}/{here.rule}",
        f"dn={near[4].titled}/{here.title}",
        f"S-={left.said}{left.pos[:1]}/{here.pos[:1]}{here.lists}",
        f"S+={here.pos[:1]}{here.lists}/{right.said}{right.pos[:1]}",
        f"gL={here.glue}/{left.lists}{left.known[:2]}/{here.lists}{here.known[:2]}",
        f"PP={left.pos}/{here.pos}",
        f"Pn={here.pos}/{right.pos}",
        f"LL={left.lists}/{here.lists}{here.pos[:1]}",
        f"Ln={here.lists}{here.pos[:1]}/{right.lists}{right.pos[:1]}",
        f"TL={left.title}{left.head}/{here.lists}{here.pos[:1]}/{here.known[:2]}",
        f"tL={left.stem}/{here.lists}{here.pos[:1]}",
        f"tk={left.stem}/{here.known}",
        f"ww={left.word}/{here.word}",
        f"wn={here.word}/{right.word}",
        f"T3={near[0].title}{near[1].title}{left.title}/{here.pos[:1]}{here.lists}",
        f"ok={topic}/{here.known}",
        f"ot={topic}/{here.pos[:1]}{here.lists}",
        f"oh={topic}/{left.stem}",
        f"Rk={here.rule}/{here.known}",
        f"RR={left.rule}/{here.rule}/{right.rule}",
        f"RP={here.rule}/{here.pos[:1]}{here.lists}",
        f"kk={left.known}/{here.known}/{right.known}",
    ]
    return found


def near_pos(cells: list[_Cell], at: int) -> str:
    return cells[at - 1].pos[:1] + cells[at - 1].lists[:1] if at else "^"


_EDGE = _Cell("", "", "^", "", "", "", "", "", "")
