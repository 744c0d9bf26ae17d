"""All written names in one trie: actors of the knowledge base, their bare forms, and names that only the lists hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sulh.errors import DataError
from sulh.lexicon.entry import ActorEntry
from sulh.lexicon.surfaces import name_variants, phrase_words
from sulh.lexicon.table import data_dir, read_tsv
from sulh.lexicon.trie import Trie

__all__ = ["FULL", "LISTED", "SHORT", "WEAK", "name_trie"]

# How far a written name speaks for itself: a full name; a short form that stands for nobody else; a form that is an
# ordinary word or somebody else's name too and needs a second cue.
FULL, SHORT, WEAK = 0, 1, 2

# What stands in place of an actor's id where only a list knows the name.
LISTED = {
    "~person": "person", "~place": "place", "~organization": "organization", "~armed_group": "armed_group", "~misc": "misc",
}  # fmt: skip

# Heads that a paper may leave out: الجزيرة for قناة الجزيرة, غوام for جزيرة غوام.
_LEFT_OUT = frozenset({
    "قناه", "صحيفه", "جريده", "مجله", "موقع", "وكاله", "اذاعه", "شبكه", "محطه", "فضائيه", "تلفزيون", "شركه", "مجموعه", "منصه",
    "حركه", "تنظيم", "جماعه", "ميليشيا", "نادي", "جزيره", "نهر", "بحيره", "جبل", "جبال", "ولايه", "اقليم", "مقاطعه", "مدينه", "بلده",
    "قريه", "محافظه", "منطقه", "مخيم", "معبر", "ميناء", "مطار", "قبيله", "قبائل", "حقل",
})  # fmt: skip

_PARTICLES = frozenset({"بن", "ابن", "ال", "ابو", "ابي", "ولد", "عبد", "بو", "ام", "بنت", "ذو"})


def _apart(entry: ActorEntry) -> tuple[str, ...]:
    """Names without the forms that only add a place to another form (المجلس الأعلى للدولة في ليبيا)."""
    names = (entry.ar, *entry.ar_aliases)
    return tuple(name for name in names if " في " not in name or name.rpartition(" في ")[0] not in names)


def _bare(entry: ActorEntry, ordinary: Callable[[str], bool]) -> Iterable[tuple[tuple[str, ...], int]]:
    """Forms without the generic head, where what remains is no phrase of ordinary words."""
    if entry.kind in {"person", "state"}:
        return
    for name in (entry.ar, *entry.ar_aliases):
        words = phrase_words(name)
        if len(words) < 2 or words[0] not in _LEFT_OUT:
            continue
        rest = words[1:]
        common = [word for word in rest if ordinary(word)]
        if len(rest) == 1:
            if len(rest[0]) > 2:
                yield rest, WEAK if common else SHORT
        elif not common:
            yield rest, FULL


def _surnames(entry: ActorEntry) -> Iterable[str]:
    """The last word of a public person's name, by which papers call him once he is known: البرهان, ميقاتي."""
    words = phrase_words(entry.ar)
    if len(words) > 1 and len(words[-1]) > 2 and words[-2] not in _PARTICLES:
        yield words[-1]


def _listed() -> Iterable[tuple[tuple[str, ...], str, int]]:
    path = data_dir().joinpath("names", "known.tsv")
    for row in read_tsv(path, ("ar", "class", "note")):
        identity = "~" + row["class"]
        if identity not in LISTED:
            raise DataError(f"not a class of name: {row['class']!r}", file=row.file, line=row.line)
        words = phrase_words(row["ar"])
        weak = "common_word" in row["note"]
        yield words, identity, WEAK if weak else SHORT if len(words) == 1 else FULL


def name_trie(actors: Mapping[str, ActorEntry], ordinary: Callable[[str], bool]) -> Trie[tuple[str, int]]:
    """Every written form of every actor and listed name -> (id, how far the form speaks for itself)."""
    trie: Trie[tuple[str, int]] = Trie()
    for entry in actors.values():
        person = entry.kind == "person"
        for name in _apart(entry):
            for words in name_variants(name, person=person):
                weak = len(words) == 1 and entry.id.startswith("geo.") and ordinary(words[0])
                trie.add(words, (entry.id, WEAK if weak else FULL))
        for name in entry.short:
            for words in name_variants(name, person=False):
                trie.add(words, (entry.id, SHORT))
    known = trie.root
    for entry in actors.values():
        for words, strength in _bare(entry, ordinary):
            if not _holds(known, words):
                trie.add(words, (entry.id, strength))
    for entry in actors.values():
        for surname in _surnames(entry) if entry.kind == "person" else ():
            if not _holds(known, (surname,)):
                trie.add((surname,), (entry.id, WEAK))
    for words, identity, strength in _listed():
        if not _holds(known, words):
            for form in name_variants(" ".join(words), person=identity == "~person"):
                trie.add(form, (identity, strength))
    return trie


def _holds(root: Mapping[str, object], words: tuple[str, ...]) -> bool:
    """An actor has this name already."""
    node: object = root
    for word in words:
        node = node.get(word) if isinstance(node, dict) else None
        if node is None:
            return False
    return isinstance(node, dict) and any(strength != WEAK for _, strength in node.get("", ()))
