"""Bytes <-> bodies/sha256-<hex>: a file's name says what is in it, and is believed only if it does.

The bytes are third-party text: they stay in the folder, and no message quotes them.
"""

from __future__ import annotations

import errno
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from checker.model.evidence import digest_of
from checker.model.regex import regex
from checker.store import files

# Files that are ours to remove: a body, and one that was set aside.
_OURS: Final = regex(r"sha256-([0-9a-f]{64})(?:\.damaged)?")
_DIGEST: Final = regex(rb"sha256:[0-9a-f]{64}")
_NO_BODY: Final = frozenset({errno.EISDIR, errno.ELOOP, errno.EFBIG})  # it stays so, however asked


class Damaged(Exception):
    """What stands in the place of a body is not what its name says."""


def path_of(folder: Path, digest: str) -> Path:
    """Where the body of a digest stands."""
    return folder / digest.replace(":", "-", 1)


def load(folder: Path, digest: str) -> bytes | None:
    """The body; None where none is kept. Raises Damaged; OSError where it may not be read now."""
    try:
        body = files.read(path_of(folder, digest))
    except OSError as error:
        if error.errno in _NO_BODY:
            raise Damaged from None
        raise
    if body is not None and digest_of(body) != digest:
        raise Damaged
    return body


def held(folder: Path) -> frozenset[str]:
    """The digests that its files are named by. Raises OSError."""
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return frozenset()
    return frozenset(f"sha256:{name[7:]}" for name in names if name.startswith("sha256-"))


def save(folder: Path, bodies: Mapping[str, bytes]) -> None:
    """Keep bodies by digest; one that is kept already is compared, not written again.

    Only inside `files.writing`. Raises OSError.
    """
    for digest, body in bodies.items():
        path = path_of(folder, digest)
        if not files.holds(path, body):
            files.put(path, body, aside=_aside(path))
    files.sync(folder)


def _aside(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")


def set_aside(folder: Path, digest: str) -> bool:
    """Rename a body that is not what its name says. Only inside `writing`. Raises OSError.

    Looked at once more, under the lock: another process may have mended it since.
    """
    path = path_of(folder, digest)
    try:
        load(folder, digest)
    except Damaged:
        path.replace(_aside(path))
        return True
    return False


def drop(folder: Path, named: Collection[str]) -> tuple[int, int]:
    """Remove the bodies that are not named, and those that were set aside; how many, and octets.

    Only inside `writing`. Foreign files stay. Raises OSError.
    """
    count = octets = 0
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        ours = _OURS.fullmatch(path.name)
        if ours and f"sha256:{ours[1]}" not in named:
            octets += path.lstat().st_size
            path.unlink()
            count += 1
    files.sync(folder)
    return count, octets


def named_in(*contents: bytes) -> set[str]:
    """The digests that files name."""
    return {found.decode() for data in contents for found in _DIGEST.findall(data)}
