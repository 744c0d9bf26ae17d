"""Plain values in, plain values out: the one way a record type becomes JSON and comes back.

`plain` turns a dataclass into dicts, lists and scalars; `decode` builds it again and refuses unknown or missing
keys.  Fields that stand at their default are left out, so that a new field doesn't change an old id.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from sulh.ids import Canonical

__all__ = ["decode", "plain"]

T = TypeVar("T")
_Decode = Callable[[Any], Any]


def plain(value: object) -> Canonical:
    """The value as JSON would hold it."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        found: dict[str, Canonical] = {}
        for name, default in _defaults(type(value)):
            item = getattr(value, name)
            if default is MISSING or item != default:
                found[name] = plain(item)
        return found
    raise TypeError(f"no plain form for {type(value).__name__}")


@cache
def _defaults(cls: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(cls))


def decode(cls: type[T], value: object) -> T:
    """A value of `cls` from its plain form; ValueError says what is wrong."""
    hint: Any = cls
    found: T = _decoder(hint)(value)
    return found


@cache
def _decoder(hint: Any) -> _Decode:
    origin = get_origin(hint)
    if hint is date:
        return date.fromisoformat
    if hint is float:
        return _number
    if hint in (str, int, bool):
        return _scalar(hint)
    if origin is Literal:
        return _literal(get_args(hint))
    if origin is tuple:
        item = _decoder(get_args(hint)[0])
        return lambda values: tuple(item(value) for value in values)
    if origin in (types.UnionType, Union):
        return _union(hint)
    if is_dataclass(hint):
        return _dataclass(hint)
    raise TypeError(f"no decoder for {hint!r}")


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"not a number: {value!r}")
    return value


def _scalar(kind: type) -> _Decode:
    def scalar(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"not {kind.__name__}: {value!r}")
        return value

    return scalar


def _literal(allowed: tuple[Any, ...]) -> _Decode:
    def literal(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(map(str, allowed))}")
        return value

    return literal


def _union(hint: Any) -> _Decode:
    members = [member for member in get_args(hint) if member is not type(None)]
    if len(members) != 1:
        raise TypeError(f"an ambiguous union can't be decoded: {hint!r}")
    inner = _decoder(members[0])
    return lambda value: None if value is None else inner(value)


def _dataclass(cls: Any) -> _Decode:
    hints = get_type_hints(cls)
    parts = {field.name: _decoder(hints[field.name]) for field in fields(cls)}
    required = {field.name for field in fields(cls) if field.default is MISSING}

    def build(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ValueError(f"{cls.__name__} needs an object, not {type(value).__name__}")
        if unknown := value.keys() - parts.keys():
            raise ValueError(f"{cls.__name__}: unknown {', '.join(sorted(unknown))}")
        if missing := required - value.keys():
            raise ValueError(f"{cls.__name__}: missing {', '.join(sorted(missing))}")
        return cls(**{name: parts[name](item) for name, item in value.items()})

    return build
