"""Path <-> bytes: regular files alone, read within a bound, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, Final

LIMIT: Final = 64 * 1024 * 1024  # bytes of one file that is read; a page's own limit is below it
# Where a system has them: bytes as they are, and no waiting for the other end of a pipe.
_AS_IS: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_REASONS: Final = {
    errno.EBADF: "it is closed",
    errno.EEXIST: "a file stands where a folder is to be",
    errno.EFBIG: "it is too large",
    errno.EISDIR: "what stands there is no regular file",
    errno.ELOOP: "its symbolic links lead in a circle",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "a file stands where a folder is to be",
    errno.EROFS: "the file system is read-only",
}


def reason_of(error: OSError) -> str:
    """What failed, in a few words: no path, no content."""
    number = error.errno or errno.EIO
    return _REASONS.get(number, os.strerror(number))


def is_folder(path: Path) -> bool:
    """Is it a folder, as far as may be seen? `Path.is_dir` raises below one that is closed."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Is it a regular file, as far as may be seen?"""
    return stat.S_ISREG(_mode(path))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # a name that holds a zero
        return 0


def opened(path: Path) -> BinaryIO:
    """The file, open for reading. Raises OSError, also for what is no regular file.

    A pipe or a device would never end, and a folder holds nothing to read.
    """
    number = os.open(path, os.O_RDONLY | _AS_IS)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise OSError(errno.EISDIR, "")
    return os.fdopen(number, "rb")


def standard_input() -> BinaryIO:
    """Its bytes. Raises OSError where whoever started the program closed it."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "")
    return sys.stdin.buffer


def read(path: Path, limit: int = LIMIT) -> bytes:
    """The file's bytes. Raises OSError, also for what is no regular file or longer than `limit`."""
    with opened(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, "")
    return data


def put(path: Path, data: bytes, *, aside: Path | None = None) -> None:
    """Write the whole file; `aside`: what stood there is renamed to, once the new one is whole.

    The name of the file beside it is drawn, and no link is followed to it. Raises OSError, also
    where a device, a pipe or a folder stands there that is not to be put aside.
    """
    if aside is None and _mode(path) and not is_file(path):
        raise OSError(errno.EISDIR, "")
    import secrets  # noqa: PLC0415 - with it comes OpenSSL, and most commands write nothing

    waiting = path.parent / f".{path.name}.{secrets.token_hex(8)}.tmp"
    number = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IS, 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if aside is not None and os.path.lexists(path):
            path.replace(aside)
        waiting.replace(path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
