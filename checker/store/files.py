"""A folder of whole files: read without a lock, written under one, never seen half-written.

A write goes to a hidden file beside its target, reaches the disk, and is renamed over the target;
the name reaches the disk with the folder. Whoever is killed in between leaves a hidden file, which
the next writer removes: it holds the lock, so nobody else is writing it.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from checker import files
from checker.files import LIMIT, put, reason_of
from checker.model.errors import Busy
from checker.model.regex import regex

__all__ = ["LIMIT", "put", "reason_of"]

LOCK: Final = "store.lock"  # left in place: removing a lock file splits those who wait for it
WAIT: Final = 10.0  # seconds for the lock; it is held for milliseconds, a run has 30 seconds
_POLL: Final = 0.02  # seconds between two tries
_STRAY: Final = ".*.tmp"
MAKE_WRITABLE: Final = "Make the folder writable, or name another one with --snapshots."
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# What `git merge` writes before and after the two sides. The line of `=` between them is left out:
# a text of several lines may well hold one.
_MARK: Final = regex(rb"^(?:<{7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)


class NotWritable(Exception):
    """The folder refused; `reason` is a few words without a path, `hint` what to do."""

    def __init__(self, reason: str, number: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.how = "read-only" if number in _FORBIDDEN else "cannot be written"
        self.hint = (
            "Make room on the disk, or name a folder on another one with --snapshots."
            if number in _FULL
            else MAKE_WRITABLE
            if number in _FORBIDDEN
            else "Mend that, or name another folder with --snapshots."
        )


def read(path: Path, limit: int = LIMIT) -> bytes | None:
    """The file's bytes; None where there is none. Raises OSError as `checker.files.read` does."""
    try:
        return files.read(path, limit)
    except FileNotFoundError:
        return None


def merge_mark(data: bytes) -> int | None:
    """The first line (from 1) that is a mark of a merge conflict; None without one."""
    found = _MARK.search(data)
    return None if found is None else data.count(b"\n", 0, found.start()) + 1


def replace(path: Path, data: bytes, *, aside: Path | None = None) -> None:
    """Write the whole file, unless it holds the very bytes already. Only inside `writing`.

    `aside`: what stood there is renamed to, once the new file is whole.
    """
    if not holds(path, data):
        put(path, data, aside=aside)
        sync(path.parent)


def holds(path: Path, data: bytes) -> bool:
    """Are these the very bytes of the file?"""
    try:
        return read(path) == data
    except OSError:
        return False


@contextmanager
def staged(path: Path, data: bytes) -> Iterator[Callable[[Path | None], None]]:
    """The whole file, on the disk beside its target; what is given renames it over the target.

    That takes where to rename what stood there. A file that holds the very bytes is left alone.
    """
    if holds(path, data):
        yield lambda _: None
        return
    waiting = path.with_name(f".{path.name}.{os.urandom(8).hex()}.tmp")
    put(waiting, data)

    def publish(aside: Path | None) -> None:
        if aside is not None:
            path.replace(aside)
        waiting.replace(path)
        sync(path.parent)

    try:
        yield publish
    finally:
        waiting.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Bring the names in a folder to the disk; some systems cannot open a folder."""
    with suppress(PermissionError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def make_folder(root: Path, folder: Path) -> None:
    """Make the folder. Raises NotWritable where a symbolic link leads it out of the root."""
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root)):
        raise NotWritable("a symbolic link leads out of the folder of snapshots")
    folder.mkdir(parents=True, exist_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what a killed writer left, in the folder and those that we make in it."""
    for place in (folder, *(path for path in folder.iterdir() if not path.is_symlink())):
        for stray in place.glob(_STRAY):
            with suppress(OSError):
                stray.unlink()


@contextmanager
def writing(root: Path, folder: Path, *, wait: float) -> Iterator[None]:
    """Hold the folder's lock; what a killed writer left is gone.

    Raises NotWritable where the system refuses, here or inside; Busy where another process keeps
    the lock for `wait` seconds.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - reading needs no lock, and starts faster

    try:
        make_folder(root, folder)
        lock = folder / LOCK
        with FileLock(lock, timeout=wait).acquire(poll_interval=_POLL):
            _sweep(folder)
            yield
    except Timeout:
        raise Busy(
            f"{lock}: another process has held it for {wait:g} seconds",
            hint="Let the other checker end, or end it, then run this again.",
        ) from None
    except OSError as error:
        raise NotWritable(reason_of(error), error.errno) from None


def writable(folder: Path) -> bool:
    """May files be made in the folder, or in what of its path there is? Asks, writes nothing."""
    there = next(path for path in (folder, *folder.absolute().parents) if os.path.lexists(path))
    return files.is_folder(there) and os.access(there, os.W_OK | os.X_OK)
