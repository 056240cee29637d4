"""Whole files: read without a lock, written under one, never seen half-written.

A write goes to a hidden file beside its target, reaches the disk, and is renamed over the target;
the name reaches the disk with the folder. Whoever is killed in between leaves a hidden file, which
the next writer removes: it holds the lock, so nobody else is writing it.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from checker.model.errors import Busy

LIMIT: Final = 64 * 1024 * 1024  # bytes of one file that is read; a page's own limit is below it
LOCK: Final = "store.lock"  # left in place: removing a lock file splits those who wait for it
WAIT: Final = 10.0  # seconds for the lock; it is held for milliseconds, a run has 30 seconds
_POLL: Final = 0.02  # seconds between two tries
_STRAY: Final = ".*.tmp"
# Where a system has them: bytes as they are, and no waiting for the other end of a pipe.
_AS_IS: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class NotWritable(Exception):
    """The folder refused; `reason` is a few words, without a path."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_REASONS: Final = {
    errno.EEXIST: "a file stands where a folder is to be",
    errno.EFBIG: f"it is larger than {LIMIT >> 20} MiB",
    errno.EISDIR: "what stands there is no regular file",
    errno.ENOTDIR: "a file stands where a folder is to be",
}


def reason_of(error: OSError) -> str:
    """What failed, in a few words: no path, no content."""
    number = error.errno or errno.EIO
    return _REASONS.get(number, os.strerror(number))


def read(path: Path) -> bytes | None:
    """The file's bytes; None where there is none.

    Raises OSError, also for what is no regular file (a pipe would never end) or is past LIMIT.
    """
    try:
        number = os.open(path, os.O_RDONLY | _AS_IS)
    except FileNotFoundError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EISDIR, "")
        with os.fdopen(number, "rb", closefd=False) as file:
            data = file.read(LIMIT + 1)
    finally:
        os.close(number)
    if len(data) > LIMIT:
        raise OSError(errno.EFBIG, "")
    return data


def replace(path: Path, data: bytes) -> None:
    """Write the whole file, unless it holds the very bytes already. Only inside `writing`."""
    with suppress(OSError):
        if read(path) == data:
            return
    put(path, data)
    sync(path.parent)


def put(path: Path, data: bytes) -> None:
    """Write the whole file; its name is on the disk only after `sync` of its folder."""
    waiting = path.parent / f".{path.name}.{secrets.token_hex(8)}.tmp"
    number = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IS, 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise


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
    if not folder.resolve().is_relative_to(root.resolve()):
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
        raise NotWritable(reason_of(error)) from None


def writable(folder: Path) -> bool:
    """May files be made in the folder, or in what of its path there is? Asks, writes nothing."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
