"""Patience: a limit on the time that taking one file apart may need, so that no file can keep a machine busy."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sulh.errors import TooLarge

__all__ = ["patience"]

# Seconds of processor time: an article takes a tenth of one, so that it holds on a busy machine too.
LONGEST = 2.0
# The bell rings on after that: one ring can be lost where Python ignores exceptions.
AGAIN = 0.1


class _OutOfTime(BaseException):
    """No Exception, so that no parser that forgives everything forgives this."""


@contextmanager
def patience(place: str, seconds: float = LONGEST) -> Iterator[None]:
    """TooLarge if the block needs more processor time.

    It rings by a signal, so outside the main thread and where there are no such signals only the limits of sizes hold.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: object) -> None:
        raise _OutOfTime

    before = signal.signal(signal.SIGVTALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _OutOfTime:
        raise TooLarge(f"{place}: takes over {seconds:g} seconds to take apart; save its text and read that") from None
    finally:
        signal.signal(signal.SIGVTALRM, before)
