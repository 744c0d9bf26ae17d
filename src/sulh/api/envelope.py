"""Envelope: the one shape of every error, and what each exception of ours answers over HTTP."""

from __future__ import annotations

from pydantic import BaseModel

from sulh.errors import BadDate, Conflict, InputError, NotFound, StoreError, SulhError, TooLarge

__all__ = ["Error", "ErrorBody", "Refused", "status_of"]


class ErrorBody(BaseModel):
    """What is the matter: a code for programs, a line for people."""

    code: str
    message: str


class Error(BaseModel):
    """Every error of the API."""

    error: ErrorBody


class Refused(SulhError):
    """A request that is not let through; `status` is its HTTP status."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


def status_of(error: SulhError) -> tuple[int, str]:
    """HTTP status and code of an exception."""
    if isinstance(error, Refused):
        return error.status, error.code
    table: tuple[tuple[type[SulhError], int, str], ...] = (
        (NotFound, 404, "not_found"),
        (BadDate, 422, "bad_date"),
        (TooLarge, 413, "too_large"),
        (InputError, 422, "bad_input"),
        (Conflict, 409, "conflict"),
        (StoreError, 503, "record_unavailable"),
    )
    return next(((status, code) for kind, status, code in table if isinstance(error, kind)), (500, "fault"))
