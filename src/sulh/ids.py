"""Content ids: the only hashing in the code.

An id is a prefix and 16 hexadecimal digits of BLAKE2b over canonical JSON, so equal content has an equal id on every
machine, and joined strings can't collide (`["a.b", "c"]` and `["a", "b.c"]` differ).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

__all__ = ["Canonical", "canonical", "content_id", "digest"]

Canonical = None | bool | int | float | str | Sequence["Canonical"] | Mapping[str, "Canonical"]


def canonical(value: Canonical) -> bytes:
    """One byte string for one value: sorted keys, no spaces, UTF-8, no NaN."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def digest(data: bytes, *, size: int = 16) -> str:
    """Hexadecimal BLAKE2b of bytes, `size` digits long."""
    return hashlib.blake2b(data, digest_size=size // 2).hexdigest()


def content_id(prefix: str, value: Canonical) -> str:
    """`prefix-` and the digest of the canonical form."""
    return f"{prefix}-{digest(canonical(value))}"
