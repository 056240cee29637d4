"""The terminal, the clock and the environment: how wide, how coloured, how far, what time."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, TextIO
from urllib.parse import urlsplit

from checker.model.errors import Misused
from checker.review.options import nobody

if TYPE_CHECKING:
    from rich.progress import Progress

MOMENT: Final = 1.0  # seconds before a bar is shown


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
    """Now in UTC, to the second; SOURCE_DATE_EPOCH where it is set (reproducible builds).

    Raises Misused where that is no moment.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(time.time()) if epoch is None else int(epoch), UTC)
    except (OverflowError, OSError, ValueError):
        raise Misused(
            "SOURCE_DATE_EPOCH is no number of seconds since 1970",
            hint="Unset it, or write whole seconds: `export SOURCE_DATE_EPOCH=1793512800`.",
        ) from None


@contextmanager
def progress(*, wanted: bool) -> Iterator[Callable[[int, int, str], None]]:
    """What is called with documents done, documents known, and the address that is waited for.

    A line that is written over, on a terminal that can; gone when the block ends. Nothing is
    written before there is something to wait for.
    """
    if not (wanted and _is_terminal(sys.stderr) and _shows()):
        yield nobody
        return
    from rich.console import Console  # noqa: PLC0415 - start-up counts
    from rich.progress import Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.table import Column  # noqa: PLC0415

    cut = Column(no_wrap=True, overflow="ellipsis", ratio=1)  # the seconds are not
    columns = (TimeElapsedColumn(), TextColumn("{task.description}", table_column=cut))
    bar = Progress(*columns, console=Console(stderr=True), transient=True, expand=True)
    task = bar.add_task("", total=None)

    def report(done: int, known: int, waiting: str) -> None:
        if not waiting:
            bar.stop()
            return
        page = urlsplit(waiting)
        bar.update(
            task, description=f"read {done} of {known}; waiting for {page.netloc}{page.path}"
        )
        bar.start()

    try:
        yield report
    finally:
        bar.stop()


@contextmanager
def reading(*, wanted: bool) -> Iterator[Callable[[int, int], None]]:
    """What is called with the bytes of recordings that are read, and those that there are.

    A bar with rate and time left, once reading takes longer than a moment; where it is interrupted,
    one line says how far it came, on a terminal or not. What interrupts it is raised on.
    """
    far = [0, 0]
    begun = 0.0
    able = wanted and _is_terminal(sys.stderr) and _shows()
    bar: Any = None

    def report(done: int, known: int) -> None:
        nonlocal bar, begun
        far[:] = done, known
        begun = begun or time.monotonic()  # what is made ready before is no reading
        if able and bar is None and time.monotonic() - begun > MOMENT:
            bar = _bar()
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, total=known)

    try:
        yield report
    except BaseException as error:
        if far[1] and (isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort"):
            sys.stderr.write(f"checker: read {far[0]:,} of {far[1]:,} bytes\n")
        raise
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> Progress:
    from rich import progress as of  # noqa: PLC0415 - start-up counts
    from rich.console import Console  # noqa: PLC0415 - likewise

    columns = (
        of.BarColumn(),
        of.DownloadColumn(),
        of.TransferSpeedColumn(),
        of.TimeRemainingColumn(),
    )
    bar = of.Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("")
    return bar
