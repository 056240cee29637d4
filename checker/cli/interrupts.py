"""Ctrl-C -> exit 130, wherever it strikes.

Python raises KeyboardInterrupt in whatever line is running. In the middle of an import another
error may come of it, or none: a callback that is interrupted lets it go. So it is noted too.
"""

from __future__ import annotations

import signal

# Not typing.Any, whose import takes longer than all of this room's: an interrupt in it would be
# told by Python, in a traceback.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Self


class Interrupts:
    """Whether this run was interrupted; inside `with`, an interrupt is noted and raised."""

    def __init__(self) -> None:
        self.seen = False
        self._before: object = None

    def __enter__(self) -> Self:
        # Of a run in the background it is ignored, and stays so; of another thread nothing is set.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            try:
                self._before = signal.signal(signal.SIGINT, self._noted)
            except ValueError:
                self._before = None
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _noted(self, _number: int, _frame: FrameType | None) -> None:
        self.seen = True
        raise KeyboardInterrupt
