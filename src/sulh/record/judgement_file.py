"""The file of judgements: one JSON object a line, in the order of their making, made for version control.

Two people's files can be merged line by line; reading one in twice changes nothing, because a judgement is its content.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sulh.errors import InputError
from sulh.ids import canonical
from sulh.record.codec import decode, plain
from sulh.record.judgement import Judgement

__all__ = ["parse_judgements", "write_judgements"]


def write_judgements(judgements: Iterable[Judgement]) -> str:
    """The file; the same judgements give the same bytes."""
    unique = {judgement.id: judgement for judgement in judgements}
    ordered = sorted(unique.values(), key=lambda judgement: judgement.order)
    return "".join(canonical(plain(judgement)).decode("utf-8") + "\n" for judgement in ordered)


def parse_judgements(text: str, *, name: str = "the file") -> tuple[Judgement, ...]:
    """The judgements of a file; InputError names the first wrong line, and then nothing is taken."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(decode(Judgement, json.loads(line)))
        except (ValueError, TypeError, RecursionError) as error:
            raise InputError(f"{name}:{number}: no judgement: {str(error).splitlines()[0]}") from error
    return tuple(found)
