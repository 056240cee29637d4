"""Source id and digest -> paths below snapshots/; no other text ever reaches a path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.model.errors import Misused
from checker.model.regex import regex

_SOURCE: Final = regex(r"[a-z][a-z0-9-]{0,39}")
_DIGEST: Final = regex(r"sha256:[0-9a-f]{64}")


def is_source(text: str) -> bool:
    """Is it the form of a source id, which names a folder?"""
    return _SOURCE.fullmatch(text) is not None


def is_digest(text: str) -> bool:
    """Is it the form of a digest, which names a file?"""
    return _DIGEST.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class SourcePaths:
    """The folder of one source. Raises Misused where the id could lead elsewhere."""

    root: Path
    source: str

    def __post_init__(self) -> None:
        if not is_source(self.source):
            raise Misused(
                "a source id is a lower-case letter, then up to 39 lower-case letters, digits"
                " and hyphens",
                hint="Write it so in the sources file.",
            )

    @property
    def folder(self) -> Path:
        """Everything of the source."""
        return self.root / self.source

    @property
    def contract(self) -> Path:
        """The accepted contract."""
        return self.folder / "contract.json"

    @property
    def accesses(self) -> Path:
        """The accesses that changed the content or were accepted."""
        return self.folder / "accesses.jsonl"

    @property
    def damaged_accesses(self) -> Path:
        """Lines that were no accesses, set aside for a person to look at."""
        return self.folder / "accesses.damaged.jsonl"

    @property
    def state(self) -> Path:
        """How the documents stand; rebuildable but for the failures in a row."""
        return self.folder / "state.json"

    @property
    def bodies(self) -> Path:
        """Bytes of the documents, named by digest."""
        return self.folder / "bodies"

    @property
    def accepted(self) -> Path:
        """Accepted findings, one file each."""
        return self.folder / "accepted"
