"""A file of the user's that cannot be read -> what happened, and what to do next."""

from __future__ import annotations

import difflib
import errno
from pathlib import Path

from checker import files
from checker.gate.wording import worded
from checker.model.errors import CheckerError, Misused


def unreadable(what: str, path: Path, error: OSError) -> Misused:
    """The error to raise; `what` names the file for a person."""
    return Misused(f"{what} cannot be read ({files.reason_of(error)})", hint=_next(path, error))


def content_of(path: Path, what: str, limit: int = files.LIMIT) -> bytes:
    """The bytes of a file; of the standard input where it is `-`. Raises Misused."""
    try:
        return files.standard_input().read() if str(path) == "-" else files.read(path, limit)
    except OSError as error:
        raise unreadable(what, path, error) from None


def absent(what: str, path: Path) -> Misused:
    """The error to raise where there is no such file or folder."""
    return Misused(f"{what}: there is none of that name", hint=_near(path))


def _next(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _near(path)
    if files.is_folder(path):
        return "It is a folder: name a file in it."
    if isinstance(error, IsADirectoryError):
        return "Copy what it gives into a file first, or give it on the standard input: `-`."
    if error.errno == errno.EBADF:
        return "Give it something to read, or name a file."
    if isinstance(error, PermissionError):
        return "Copy it to where you may read it, or ask for the right to."
    return "Look whether it opens in another program, then name it again."


def _near(path: Path) -> str:
    """The name beside it that is most like it, where it may be shown."""
    try:
        beside = [one.name for one in path.absolute().parent.iterdir()]
        close = difflib.get_close_matches(path.name, beside, n=1, cutoff=0.75)
        if close:
            return f"Beside it there is `{worded(close[0])}`."
    except (OSError, CheckerError):
        pass
    return "Look whether the path is right as seen from this folder."
