"""Bytes <-> bodies/sha256-<hex>: a file's name says what is in it, and is believed only if it does.

The bytes are third-party text: they stay in the folder, and no message quotes them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from checker.model.evidence import digest_of
from checker.store import files
from checker.store.access_log import AccessLog
from checker.store.source_paths import SourcePaths

KEEP: Final = 20  # bodies of one document, the newest

# Files that are ours to remove: a body, and one that was set aside.
_OURS: Final = re.compile(r"sha256-([0-9a-f]{64})(?:\.damaged)?")
_DIGEST: Final = re.compile(rb"sha256:[0-9a-f]{64}")


class Damaged(Exception):
    """A body that is not what its name says, or cannot be read."""


def path_of(folder: Path, digest: str) -> Path:
    """Where the body of a digest stands."""
    return folder / digest.replace(":", "-", 1)


def load(folder: Path, digest: str) -> bytes | None:
    """The body; None where none is kept. Raises Damaged."""
    try:
        body = files.read(path_of(folder, digest))
    except OSError:
        raise Damaged from None
    if body is not None and digest_of(body) != digest:
        raise Damaged
    return body


def save(folder: Path, bodies: Mapping[str, bytes]) -> None:
    """Keep bodies by digest; one that is kept already is compared, not written again.

    Only inside `files.writing`. Raises OSError.
    """
    for digest, body in bodies.items():
        path = path_of(folder, digest)
        if not _holds(path, body):
            if os.path.lexists(path):
                _rename(path)
            files.put(path, body)
    files.sync(folder)


def _holds(path: Path, body: bytes) -> bool:
    try:
        return files.read(path) == body
    except OSError:
        return False


def _rename(path: Path) -> None:
    path.replace(path.with_name(path.name + ".damaged"))


def set_aside(folder: Path, digest: str) -> bool:
    """Rename a body that is not what its name says. Only inside `writing`. Raises OSError.

    Looked at once more, under the lock: another process may have mended it since.
    """
    try:
        load(folder, digest)
    except Damaged:
        _rename(path_of(folder, digest))
        return True
    return False


def prune(place: SourcePaths, known: AccessLog) -> None:
    """Remove what no longer serves a comparison. Only inside `writing`. Foreign files stay.

    Kept are the newest bodies of each document, and whatever the state, the accepted contract or
    a line that was set aside names.
    """
    named = {stretch.digest for state in known.documents.values() for stretch in state.recent}
    for key in known.documents:
        named |= {access.digest for access in islice(known.of(key), KEEP)}
    try:
        for path in (place.contract, place.damaged_accesses):
            named |= {found.decode() for found in _DIGEST.findall(files.read(path) or b"")}
    except OSError:
        return  # what they name is not known
    for path in place.bodies.iterdir():
        ours = _OURS.fullmatch(path.name)
        if ours and f"sha256:{ours[1]}" not in named:
            with suppress(OSError):
                path.unlink()
