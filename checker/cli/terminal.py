"""The terminal, the clock and the environment: how wide, how coloured, how far, what time."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TextIO
from urllib.parse import urlsplit

from checker.model.errors import Misused
from checker.review.options import silent


def is_one() -> bool:
    """Does a person read what is printed?"""
    return _is_terminal(sys.stdout)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def width() -> int:
    """Columns of the terminal, or as COLUMNS says; 120 where nobody sees them."""
    return shutil.get_terminal_size((120, 24)).columns


def colored(color: str) -> bool:
    """`auto` is for a terminal that shows colours, not where NO_COLOR is set, nor a CI's log."""
    if color != "auto":
        return color == "always"
    return is_one() and _shows() and not os.environ.get("NO_COLOR")


def _shows() -> bool:
    """Is what is written over, or coloured, shown so? A CI keeps it as it was sent."""
    return os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def now() -> datetime:
    """Now in UTC, to the second; SOURCE_DATE_EPOCH where it is set (reproducible builds)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(time.time()) if epoch is None else int(epoch), UTC)
    except (OverflowError, OSError, ValueError):
        raise Misused("SOURCE_DATE_EPOCH is no number of seconds since 1970") from None


@contextmanager
def progress(*, wanted: bool) -> Iterator[Callable[[int, int, str], None]]:
    """What is called with documents done, documents known, and the address that is waited for.

    A line that is written over, on a terminal that can; gone when the block ends. Nothing is
    written before there is something to wait for.
    """
    if not (wanted and _is_terminal(sys.stderr) and _shows()):
        yield silent
        return
    from rich.console import Console  # noqa: PLC0415 - start-up counts
    from rich.progress import Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.table import Column  # noqa: PLC0415

    cut = Column(no_wrap=True, overflow="ellipsis", ratio=1)  # the seconds are not
    columns = (TimeElapsedColumn(), TextColumn("{task.description}", table_column=cut))
    bar = Progress(*columns, console=Console(stderr=True), transient=True, expand=True)
    task = bar.add_task("", total=None)

    def report(done: int, known: int, waiting: str) -> None:
        parts = urlsplit(waiting)
        bar.update(
            task, description=f"read {done} of {known}; waiting for {parts.netloc}{parts.path}"
        )
        if waiting and not bar.live.is_started:
            bar.start()
        elif not waiting:
            bar.stop()

    try:
        yield report
    finally:
        bar.stop()


@contextmanager
def reading(*, wanted: bool) -> Iterator[Callable[[int, int], None]]:
    """What is called with the bytes of recordings that are read, and those that there are.

    A bar with rate and time left, once it takes longer than a moment; where it is interrupted, one
    line says how far it came, on a terminal or not.
    """
    far = [0, 0]
    bar = _Bar() if wanted and _is_terminal(sys.stderr) and _shows() else None

    def report(done: int, known: int) -> None:
        far[:] = done, known
        if bar is not None:
            bar.report(done, known)

    try:
        yield report
    except BaseException as error:
        if far[1] and (isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort"):
            sys.stderr.write(f"checker: read {far[0]:,} of {far[1]:,} bytes\n")
        raise
    finally:
        if bar is not None:
            bar.stop()


class _Bar:
    """A bar that begins after a moment."""

    MOMENT = 1.0  # seconds

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def report(self, done: int, known: int) -> None:
        """So many bytes of so many."""
        if self._bar is not None:
            self._bar.update(self._task, completed=done, total=known)
        elif time.monotonic() - self._begun > self.MOMENT:
            from rich.console import Console  # noqa: PLC0415 - start-up counts
            from rich.progress import (  # noqa: PLC0415 - likewise
                BarColumn,
                DownloadColumn,
                Progress,
                TimeRemainingColumn,
                TransferSpeedColumn,
            )

            columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", completed=done, total=known)
            self._bar.start()

    def stop(self) -> None:
        """Take it away."""
        if self._bar is not None:
            self._bar.stop()
