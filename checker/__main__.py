"""The program: `checker`, and python -m checker.

An interrupt in the middle of the first imports is told as any other, where Python would print a
traceback of them.
"""

from __future__ import annotations

import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

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
        if signal.getsignal(signal.SIGINT) is _end:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return cli.main()
    except KeyboardInterrupt:
        _end()


if __name__ == "__main__":
    sys.exit(main())
