"""Learn which letters stand for which across scripts, and write `src/sulh/assembly/data/letters.tsv`.

    python scripts/train_names.py PAIRS.tsv [--out FILE] [--without AREA ...]

PAIRS holds "arabic TAB latin" lines, single name tokens.  The table that ships was made from the training split of
google/transliteration (ar2en, Apache-2.0), whose names are mostly European, and from the persons of this project's own
actor tables, which are mostly Arab and weigh more; `--without ly ye` leaves out areas, so that one can measure on them.

Viterbi-EM: align every pair in the cheapest way, count the aligned letter groups, offer neighbouring groups joined as a
group of their own, turn counts into costs, repeat.  The same input gives the same table, byte for byte.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from sulh.assembly.alignment import ARABIC, LATIN, NOTHING, Pair, align, crossing_costs, excess, flipped
from sulh.assembly.name_parts import bare_letters, name_parts
from sulh.lexicon.knowledge import load_actors
from sulh.text.script import is_arabic

Tally = dict[Pair, float]

ROUNDS = 8
FIRST_NOTHING = 0.02  # share of letters that stand for nothing, to begin with
OFFER = 0.3  # what a joined neighbour counts while groups are still being found
ARABIC_LONGEST, LATIN_LONGEST = 2, 3
KEEP = 12.0  # a group seen less often is not kept
ACTOR_WEIGHT = 6.0
TOO_FAR = 1.5  # parts of two names that are no writings of each other: a nickname, another order

HEADER = """\
# Letter groups aligned in Arabic-Latin name pairs, and how often.  Made by scripts/train_names.py; don't edit by hand.
# Derived from the training split of google/transliteration (ar2en), https://github.com/google/transliteration,
# Copyright Google Inc., Apache License 2.0, pairs mined from Wikipedia titles (changed: reduced to counts of letter
# groups), and from the persons of the actor tables beside this package (Apache License 2.0), each counted {weight} times.
# {prior} is added for every established romanisation of a letter (ALA-LC, BGN/PCGN, ISO 233, newspapers).
"""

# Established romanisations: facts of the standards, so that letters rare in the pairs are known too.
ROMANISATION = {
    "ا": "a aa e i u o", "ب": "b bb p", "ت": "t tt", "ث": "th t s", "ج": "j g dj jj zh", "ح": "h hh", "خ": "kh ch h",
    "د": "d dd", "ذ": "dh d z th dd", "ر": "r rr", "ز": "z zz", "س": "s ss", "ش": "sh ch sch", "ص": "s ss",
    "ض": "d dh dd z", "ط": "t tt", "ظ": "z dh th d", "ع": "a aa e i o u", "غ": "gh g", "ف": "f ff v", "ق": "q k g gh",
    "ك": "k c kk", "ل": "l ll", "م": "m mm", "ن": "n nn", "ه": "h a ah e eh", "و": "w u o ou oo ww uw aw",
    "ي": "i y ee e ie yy iy ay ai ei", "ى": "a i y ee", "ال": "al el ul",
}  # fmt: skip
PRIOR = 6.0


def read_pairs(path: Path) -> Tally:
    """The pairs of a file as bare letters; lines whose sides are no Arabic and no Latin word are left out."""
    pairs: Tally = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        left, right = line.split("\t")[:2]
        arabic, latin = bare_letters(left), bare_letters(right)
        if arabic and is_arabic(arabic, least=1.0) and latin.isascii() and latin.isalpha():
            pairs[arabic, latin] = 1.0
    return pairs


def actor_pairs(without: Iterable[str]) -> set[Pair]:
    """Parts of the persons' names that stand at the same place on both sides."""
    skipped = tuple(f"{area}." for area in without)
    found: set[Pair] = set()
    for actor in load_actors().values():
        if actor.kind != "person" or actor.id.startswith(skipped):
            continue
        sides = [(actor.ar, latin) for latin in (actor.en, *actor.en_aliases)]
        sides += [(arabic, actor.en) for arabic in actor.ar_aliases]
        for arabic, latin in sides:
            left, right = name_parts(arabic), name_parts(latin)
            if len(left) != len(right):
                continue
            for one, other in zip(left, right, strict=True):
                if (one.script, other.script) == (ARABIC, LATIN) and not (one.initial or other.initial):
                    found.add((one.letters if other.article else one.whole, other.letters))
    return found


def writings(pairs: Iterable[Pair], counts: Tally) -> list[Pair]:
    """Those pairs whose sides can be writings of each other, sorted."""
    table = crossing_costs(counts)
    back = flipped(table)
    return sorted(pair for pair in pairs if excess(table, back, *pair, align(table, *pair)[0]) < TOO_FAR)


def first_counts(pairs: Iterable[Pair]) -> Tally:
    """Single letters that stand at about the same place of their words, weighted by how often they do so together."""
    counts: Tally = defaultdict(float)
    for arabic, latin in pairs:
        for i, one in enumerate(arabic):
            for j, other in enumerate(latin):
                apart = abs((i + 0.5) / len(arabic) - (j + 0.5) / len(latin))
                if apart < 0.25:
                    counts[one, other] += 1 - 3 * apart
    total = sum(counts.values())
    of_arabic: dict[str, float] = defaultdict(float)
    of_latin: dict[str, float] = defaultdict(float)
    for (one, other), count in counts.items():
        of_arabic[one] += count
        of_latin[other] += count
    for (one, other), count in counts.items():
        counts[one, other] = count * count * total / (of_arabic[one] * of_latin[other])
    for one in of_arabic:
        counts[one, ""] = FIRST_NOTHING * total / len(of_arabic)
    for other in of_latin:
        counts["", other] = FIRST_NOTHING * total / len(of_latin)
    return counts


def with_prior(counts: Tally) -> Tally:
    """The counts and the established romanisations."""
    known = defaultdict(float, counts)
    for arabic, latins in ROMANISATION.items():
        for latin in latins.split():
            known[arabic, latin] += PRIOR
    return known


def recount(pairs: Mapping[Pair, float], counts: Tally, *, offer: float) -> tuple[Tally, float]:
    """Counts of the groups in the cheapest alignments under `counts`, and the mean cost of a pair."""
    table = crossing_costs(counts)
    fresh: Tally = defaultdict(float)
    total = 0.0
    for (arabic, latin), weight in pairs.items():
        cost, steps = align(table, arabic, latin)
        total += cost
        for step in steps:
            fresh[step] += weight
        for (a, x), (b, y) in pairwise(steps):
            if offer and len(a + b) <= ARABIC_LONGEST and len(x + y) <= LATIN_LONGEST:
                fresh[a + b, x + y] += offer * weight
    return fresh, total / len(pairs)


def learn(pairs: Mapping[Pair, float]) -> Tally:
    """The counts after the last round."""
    counts = first_counts(pairs)
    for number in range(ROUNDS):
        offer = OFFER if number < ROUNDS - 2 else 0.0
        fresh, mean = recount(pairs, with_prior(counts) if number else counts, offer=offer)
        counts = {pair: count for pair, count in fresh.items() if count >= KEEP}
        print(f"round {number + 1}: mean cost {mean:.3f}, {len(counts)} groups", file=sys.stderr)
    return with_prior(counts)


def written(counts: Tally) -> str:
    """The table as a file."""
    lines = [HEADER.format(prior=round(PRIOR), weight=round(ACTOR_WEIGHT)) + "arabic\tlatin\tcount"]
    lines += [f"{a or NOTHING}\t{x or NOTHING}\t{round(count)}" for (a, x), count in sorted(counts.items())]
    return "\n".join(lines) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/sulh/assembly/data/letters.tsv"))
    parser.add_argument("--without", nargs="*", default=[], metavar="AREA")
    args = parser.parse_args(argv)
    pairs = read_pairs(args.pairs)
    counts = learn(pairs)
    arab = writings(actor_pairs(args.without) - pairs.keys(), counts)
    if arab:
        counts = learn(pairs | dict.fromkeys(arab, ACTOR_WEIGHT))
    args.out.write_text(written(counts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
