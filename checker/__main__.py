"""The program: `checker`, and python -m checker.

An interrupt in the middle of the first imports ends as any other, where Python would print a
traceback of them. What is struck before the first line here, while Python itself starts, is printed
by Python.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from typing import NoReturn
else:  # without its enumerations, whose import is a third of what passes before the next line
    import _signal as signal

INTERRUPTED = b"checker: interrupted; nothing was begun\nchecker: exit 130 (interrupted)\n"


def _end(*_: object) -> NoReturn:
    os.write(2, INTERRUPTED)
    os._exit(130)


if (
    signal.getsignal(signal.SIGINT) is signal.default_int_handler
):  # else it is ignored, or another's
    signal.signal(signal.SIGINT, _end)

from checker import cli  # noqa: E402 - what is above is for it


def main() -> int:
    """Run the command that was typed; the exit code."""
    try:
        ours = signal.getsignal(signal.SIGINT) is _end
        if ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = cli.main()
        if ours:  # it is done: Python would tell of an interrupt while it takes itself down
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.freeze()  # and would look for circles in all that the system takes back at once
    except KeyboardInterrupt:
        _end()
    return code


if __name__ == "__main__":
    sys.exit(main())
