"""What a rule says of a difference, with the evidence of both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from checker.model.evidence import digest_of
from checker.model.regex import regex
from checker.model.wording import Wording

PACKET: Final = "packet"  # in the place of a source, of what is found in an incident packet
# Rules of findings that are of no page: they are accepted beside the first that is named.
SHARED: Final = frozenset({"operation-undocumented"})


class Level(StrEnum):
    """How much a finding matters, most first."""

    CANNOT_VERIFY = "cannot-verify"  # not a judgement: evidence is missing; decides exit 3
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 is the gravest."""
        return [*Level].index(self)


_FINGERPRINT: Final = regex(r"[0-9a-f]{16}")

OF_ACCEPTANCES: Final = frozenset({"acceptance-expired", "acceptance-unused"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where one difference shows."""

    count: int
    first: tuple[str, ...]  # keys, at most 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One row under the table."""

    rule: str  # kebab-case id, never reused
    level: Level
    source: str  # id; "" where it is about no single one
    key: str  # of the fact; "" where the whole source is meant
    message: Wording
    change: str = ""  # what differs, in tokens; with rule, source and key it is the identity
    documented: Mapping[str, object] = field(default_factory=dict)  # page, heading, accessed
    observed: Mapping[str, object] = field(default_factory=dict)  # counts only
    places: Places | None = None  # where it is one of a definition that several places use
    # Fingerprints that it has in the form that knew no definitions: one for each of its places.
    former: frozenset[str] = field(default=frozenset(), compare=False)
    accepted: bool = False
    reason: str = ""  # why it was accepted, in the reviewer's words

    def fails(self, at: str) -> bool:
        """Does it decide the exit code, where findings `at` a level, or graver, are failures?

        `never` = none is; what could not be verified decides all the same, what was accepted never,
        and that an acceptance ended neither: the finding that stands again does.
        """
        if self.accepted or self.rule in OF_ACCEPTANCES:
            return False
        if self.level is Level.CANNOT_VERIFY:
            return True
        return at != "never" and self.level.rank <= Level(at).rank

    @property
    def fingerprint(self) -> str:
        """16 hex digits that do not depend on dates, line numbers, order or levels."""
        return fingerprint_of(self.rule, self.source, self.key, self.change)


def fingerprint_of(rule: str, source: str, key: str, change: str) -> str:
    """16 hex digits of what a finding is."""
    return digest_of(f"{rule}\x1f{source}\x1f{key}\x1f{change}").removeprefix("sha256:")[:16]


def is_fingerprint(text: str) -> bool:
    """Has it the form of a finding's fingerprint?"""
    return _FINGERPRINT.fullmatch(text) is not None
