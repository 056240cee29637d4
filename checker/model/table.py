"""The owner's table "Contract details to verify", and the report around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from checker.model.contract import Contract
from checker.model.finding import Finding, Level
from checker.model.source import Source
from checker.model.wording import Wording

SAMPLE_PAGE: Final = "sample page"  # in the place of a day


class Verdict(StrEnum):
    """What one row may say."""

    MATCHES = "matches"  # compared with what was observed, nothing differs
    DIFFERS = "differs"  # compared with what was observed, something differs
    NOT_OBSERVED = "not-observed"  # read today; nothing was there to compare
    CHANGED = "changed"  # read today; the documentation differs from the accepted contract
    NOT_RE_READ = "not-re-read"  # rests on an earlier access, or on the transcribed baseline
    CANNOT_VERIFY = "cannot-verify"  # no evidence that may be used


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; the five columns of the owner, and its verdict."""

    source: str
    area: str
    verify: str
    url: str
    accessed: date | None  # never later than the oldest access it rests on; None = not read
    listed: date
    wording: Wording
    verdict: Verdict
    sample: bool = False  # it is of a page that ships with the program; no day, then

    @property
    def accessed_cell(self) -> str:
        """`2026-11-24`, or `not read (listed 2026-07-03)`, or `sample page`."""
        if self.sample:
            return SAMPLE_PAGE
        if self.accessed is None:
            return f"not read (listed {self.listed.isoformat()})"
        return self.accessed.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDocument:
    """One document of "Sources checked"."""

    source: str
    role: str
    url: str
    accessed: datetime | None  # None: not read, or a sample page
    digest: str | None
    origin: str
    outcome: str  # "page", "not modified", …; "kept", "transcribed" where nothing was asked now
    unchanged_since: datetime | None = None  # the first access that found the content as it is now
    last_updated: date | None = None  # the day that the page gives itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of what is documented was seen, for one area."""

    source: str
    documented: int
    seen: int
    unlisted: int = 0  # names of requests that it does not list, at least; they are no finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day on which a page was read."""

    day: date
    changed: bool  # its content was another than at the access before


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepting:
    """How the commands that would accept a finding are written, so that they can be repeated."""

    sources: frozenset[str] | None = None  # whose findings can be accepted; None = of any
    options: str = ""  # " --sources FILE --snapshots DIR", as they were given
    observed: str = ""  # " --observed FILE", for findings of observations


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What a rule says in general."""

    says: str
    why: str
    level: Level  # the default


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a format prints."""

    version: str
    headline: Wording  # the verdict and its cause
    next_step: Wording  # the one thing to do next
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    checked: tuple[CheckedDocument, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)  # name -> digest
    compared: int = 0  # observations that were compared
    accepting: Accepting = Accepting()
    # By source, the files under version control that annotations and alerts point to, as addresses
    # (RFC 3986 §4.1): first that in which to look.
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # By fingerprint, the line (from 1) of the first of these files that holds what a finding is of.
    lines: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, RuleText] = field(default_factory=dict)  # by id, those of the findings
    fail_on: str = "error"  # the least level of finding that is a failure; "never" = none is
    made: date | None = None  # the day of the run; None where it is computed again
    settings: tuple[str, ...] = ()  # those that decide what fails, each with whence it is
    history: Mapping[str, tuple[Moment, ...]] = field(default_factory=dict)  # by source, by day
    does_not_show: str = ""  # where that is not what no report shows
    areas: Mapping[str, str] = field(default_factory=dict)  # by source, where there are no rows

    @property
    def sample(self) -> bool:
        """Does a row rest on a page that ships with the program?"""
        return any(row.sample for row in self.rows)

    def count(self, level: Level) -> int:
        """Findings of a level that are not accepted."""
        return sum(finding.level is level and not finding.accepted for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """How asking for a document ended that was not read."""

    outcome: str  # as `Outcome` has it
    status: int | None = None  # of HTTP
    detail: str = ""  # a few words of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What one row may say, and what it rests on: the account of one source."""

    source: Source
    contract: Contract | None  # read now, or kept; None where there is neither that nor a baseline
    asked: bool = True  # False: the user has said that nothing is to be read
    re_read: bool = False  # the page itself was read now, in one of its forms
    unread: tuple[tuple[str, str], ...] = ()  # (role, outcome) of documents asked and not read
    unclear: tuple[str, ...] = ()  # roles of documents beside the page that were not understood
    lost: str = ""  # the address of the first of those that were not read
    moved: str = ""  # host and path that the page itself led to, where that is another
    failure: Failure | None = None  # how asking for it ended
    changes: int = 0  # findings against the accepted contract that are not accepted
    compared: int = 0  # observations compared
    by_status: int = 0  # of them: the status alone, no body
    rebuilt: int = 0  # of them: bodies that the recorder made itself
    differences: int = 0  # errors and warnings of that comparison that are not accepted
    notes: int = 0  # its notes
    sample: bool = False  # pages that ship with the program were read in place of the listed ones
