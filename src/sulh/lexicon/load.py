"""Load the lexicon: read every table, check what crosses files, build the look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sulh.ids import digest
from sulh.lexicon.clause_words import load_clause_words
from sulh.lexicon.commitment_frames import load_commitment_frames
from sulh.lexicon.compiled import cache_folder, compiled_name, read_compiled, write_compiled
from sulh.lexicon.condition_frames import load_condition_frames, load_harm, load_hedges
from sulh.lexicon.context_cues import load_context_cues
from sulh.lexicon.entry import NameHead, OfficeEntry
from sulh.lexicon.event_words import load_event_words
from sulh.lexicon.force_words import load_force_words
from sulh.lexicon.frames import load_frames
from sulh.lexicon.knowledge import (
    ambiguous_places,
    load_actors,
    load_compounds,
    load_names,
    load_nisba,
    load_offices,
    load_person_cues,
    load_plain_words,
    load_titles,
    load_topic_words,
)
from sulh.lexicon.lexicon import Lexicon
from sulh.lexicon.measure_words import load_measure_words
from sulh.lexicon.mode_cues import load_mode_cues
from sulh.lexicon.name_forms import name_trie
from sulh.lexicon.speech import load_speech
from sulh.lexicon.surfaces import phrase_words
from sulh.lexicon.table import data_dir, read_tsv
from sulh.lexicon.vocabulary import load_vocabulary
from sulh.lexicon.words import Form, Words
from sulh.text.folded import fold

_WEEKDAYS = frozenset(
    fold(day) for day in ("الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت")
)

__all__ = ["build_lexicon", "data_release", "default_lexicon", "load_lexicon"]


def data_release() -> str:
    """Digest of all data files: the lexicon's release."""
    parts: list[str] = []
    stack = [data_dir()]
    while stack:
        folder = stack.pop()
        for path in sorted(folder.iterdir(), key=lambda item: item.name):
            if path.is_dir():
                stack.append(path)
            elif path.name.endswith((".tsv", ".yaml")):
                parts.append(f"{path.name}:{digest(path.read_bytes())}")
    return digest("\n".join(sorted(parts)).encode())


def _name_heads() -> dict[str, NameHead]:
    path = data_dir().joinpath("name_heads.tsv")
    found: dict[str, NameHead] = {}
    for row in read_tsv(path, ("ar", "kind", "needs", "note")):
        if row["needs"] not in {"any", "name", "nisba"}:
            raise row.error(f"not a need: {row['needs']!r}")
        found[fold(row["ar"])] = NameHead(row["kind"], row["needs"], frozenset(row["note"].split()))
    return found


def _ordinary_phrases() -> frozenset[tuple[str, ...]]:
    path = data_dir().joinpath("ordinary_phrases.tsv")
    return frozenset(phrase_words(row["ar"]) for row in read_tsv(path, ("ar", "note")))


def _by_holder(offices: tuple[OfficeEntry, ...]) -> dict[str, tuple[OfficeEntry, ...]]:
    found: dict[str, list[OfficeEntry]] = {}
    for office in offices:
        if office.holder:
            found.setdefault(office.holder, []).append(office)
    return {holder: tuple(tenures) for holder, tenures in found.items()}


def _folded_list(name: str) -> frozenset[str]:
    """A plain list of words, folded."""
    return frozenset(fold(row["ar"]) for row in read_tsv(data_dir().joinpath(name), ("ar", "note")))


def _headings() -> dict[str, str]:
    path = data_dir().joinpath("headings.tsv")
    return {fold(row["ar"]): row["role"] for row in read_tsv(path, ("ar", "role", "note"))}


def build_lexicon() -> Lexicon:
    """Read all tables; raises DataError with file and line on the first bad one."""
    nisba = load_nisba()
    actors = load_actors()
    given, common_given = load_names("given_ar", "given_foreign")
    family, common_family = load_names("family")
    particles, _ = load_names("particles")
    forms = load_vocabulary(nisba)
    offices = load_offices()
    lemmas = _lemmas(forms)
    words = Words(forms)
    return Lexicon(
        release=data_release(),
        words=words,
        actors=actors,
        names=name_trie(actors, words.ordinary),
        offices=offices,
        titles=load_titles(),
        nisba=nisba,
        given_names=given,
        family_names=family,
        common_names=common_given | common_family,
        plain_words=load_plain_words(),
        topic_words=load_topic_words(),
        person_cues=load_person_cues(),
        compound_names=load_compounds(),
        name_particles=particles,
        ambiguous_places=ambiguous_places(),
        name_heads=_name_heads(),
        institutional=_folded_list("names/institutional.tsv"),
        body_stops=_folded_list("names/body_stops.tsv"),
        body_words=_folded_list("names/body_words.tsv"),
        speech=load_speech(lemmas),
        headings=_headings(),
        frames=load_frames(lemmas),
        event_words=load_event_words(lemmas),
        contexts=load_context_cues(),
        modes=load_mode_cues(),
        conditions=load_condition_frames(lemmas),
        commitments=load_commitment_frames(lemmas),
        harm=load_harm(),
        hedges=load_hedges(),
        clauses=load_clause_words(),
        measures=load_measure_words(lemmas),
        forces=load_force_words(lemmas),
        ordinary_phrases=_ordinary_phrases(),
        anonymous=_folded_list("anonymous.tsv"),
        weekdays=_WEEKDAYS,
        offices_of=_by_holder(offices),
    )


def load_lexicon(*, cache: Path | None = None) -> Lexicon:
    """The lexicon, from its compiled form where `cache` holds one for just these data, else from the tables."""
    if cache is None:
        return build_lexicon()
    path = cache / compiled_name(data_release())
    found = read_compiled(path)
    if found is None:
        found = build_lexicon()
        write_compiled(found, path)
    return found


def _lemmas(forms: Mapping[str, tuple[Form, ...]]) -> dict[str, list[str]]:
    """Folded lemma -> the verb lemmas that fold to it."""
    found: dict[str, dict[str, None]] = {}
    for readings in forms.values():
        for form in readings:
            if form.pos == "V":
                found.setdefault(fold(form.lemma), {})[form.lemma] = None
    return {key: list(values) for key, values in found.items()}


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with the package, loaded once a process."""
    return load_lexicon(cache=cache_folder())
