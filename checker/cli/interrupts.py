"""Ctrl-C -> exit 130, wherever it strikes.

Python raises KeyboardInterrupt in whatever line is running. In the middle of an import another
error may come of it, or none: a callback that is interrupted lets it go, and Python prints a
traceback of that. So it is noted too, and not printed.
"""

from __future__ import annotations

import signal
import sys

# Not typing.Any, whose import takes longer than all of this room's: an interrupt in it would be
# printed by Python, in a traceback.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Self


class Interrupts:
    """Whether this run was interrupted; inside `with`, an interrupt is noted and raised."""

    def __init__(self) -> None:
        self.seen = False
        self._before: object = None
        self._unraisable = sys.unraisablehook

    def __enter__(self) -> Self:
        sys.unraisablehook = self._let_go
        # Of a run in the background it is ignored, and stays so; of another thread nothing is set.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            try:
                self._before = signal.signal(signal.SIGINT, self._noted)
            except ValueError:
                self._before = None
        return self

    def __exit__(self, *_: object) -> None:
        sys.unraisablehook = self._unraisable
        if self._before is not None:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _let_go(self, what: sys.UnraisableHookArgs) -> None:
        if not issubclass(what.exc_type, KeyboardInterrupt):
            self._unraisable(what)

    def _noted(self, _number: int, _frame: FrameType | None) -> None:
        self.seen = True
        raise KeyboardInterrupt
