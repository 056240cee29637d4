"""Path <-> bytes: regular files alone, read within a bound, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
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
    errno.EMLINK: "what stands there is a symbolic link, which is not followed",
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
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size, limit) + 1)  # as much memory is taken as is asked for
        if len(data) > size:  # it grew, or says no size
            data += file.read(limit + 1 - len(data))
    if len(data) > limit:
        raise OSError(errno.EFBIG, "")
    return data


def put(path: Path, data: bytes, *, aside: Path | None = None) -> None:
    """Write the whole file; `aside`: what stood there is renamed to, once the new one is whole.

    A link is replaced, not followed. Raises OSError, also where a device, a pipe or a folder stands
    there that is not to be put aside.
    """
    if aside is None:
        _refuse(path, links=False)
    waiting = _beside(path, data)
    try:
        if aside is not None and os.path.lexists(path):
            path.replace(aside)
        waiting.replace(path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise


def put_all(contents: Mapping[Path, bytes], folders: Iterable[Path] = ()) -> None:
    """Write all files whole, and make the folders; or leave none, nor a folder made for one.

    Raises OSError, also where a link stands in a file's place: whoever laid it may mean another
    file. Its `filename` is what it fell over.
    """
    with ExitStack() as undo:
        begun: list[tuple[Path, Path]] = []
        try:
            for at in folders:
                _make(at, undo)
            for at, data in contents.items():
                _make(at.parent, undo)
                _refuse(at)
                waiting = _beside(at, data)
                undo.callback(waiting.unlink, missing_ok=True)
                begun.append((waiting, at))
            for waiting, at in begun:
                waiting.replace(at)
        except OSError as error:
            error.filename = str(at)
            raise
        undo.pop_all()


def _refuse(path: Path, *, links: bool = True) -> None:
    """Raises OSError where what stands there is no regular file; `links`: or a link."""
    if links and path.is_symlink():
        raise OSError(errno.EMLINK, "")  # as systems say that do not follow
    if _mode(path) and not is_file(path):
        raise OSError(errno.EISDIR, "")


def _make(folder: Path, undo: ExitStack) -> None:
    """Make a folder and those above it. Raises OSError, also where something else stands there."""
    missing = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    for one in reversed(missing):
        with suppress(FileExistsError):  # another process was faster
            one.mkdir()
            undo.callback(_remove_empty, one)
    if not stat.S_ISDIR(folder.stat().st_mode):
        raise OSError(errno.ENOTDIR, "")


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _beside(path: Path, data: bytes) -> Path:
    """The whole data on the disk, in a file whose name is drawn: no link is followed to it."""
    waiting = path.parent / f".{path.name}.{os.urandom(8).hex()}.tmp"
    number = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IS, 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    return waiting
