"""Errors -> exit codes. One class for each hand that can mend it, one code for each cause.

A message says what happened, where, and what to do next; it never carries the offending value.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes that people and other programs hold on to."""

    DONE = 0  # nothing at or above --fail-on
    FINDINGS = 1  # findings at or above --fail-on
    USAGE = 2  # usage or configuration error
    CANNOT_VERIFY = 3  # evidence is missing, unusable or too old
    REFUSED = 4  # a secret, a prompt or an overclaim in input or output
    INTERNAL = 5  # a defect of this program
    INTERRUPTED = 130  # 128 + SIGINT

    @property
    def meaning(self) -> str:
        """The words of the last line on stderr."""
        return _MEANINGS[self]


# If several apply, the first of these that occurred is the exit code.
_MEANINGS = {
    Exit.INTERRUPTED: "interrupted",
    Exit.REFUSED: "refused",
    Exit.INTERNAL: "internal error",
    Exit.USAGE: "usage or configuration error",
    Exit.CANNOT_VERIFY: "could not verify",
    Exit.FINDINGS: "findings",
    Exit.DONE: "done",
}


def worst(*codes: Exit) -> Exit:
    """The one exit code of a run in which several apply."""
    return min(codes, key=[*_MEANINGS].index, default=Exit.DONE)


class CheckerError(Exception):
    """Something a person can mend; its text is a whole sentence and holds no value."""

    exit_code = Exit.INTERNAL

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint  # what to do next, one sentence; "" where the message says it


class Misused(CheckerError):
    """Mend the command line, the sources file or another input of the user's own making."""

    exit_code = Exit.USAGE


class EvidenceMissing(CheckerError):
    """Fetch again: a document was neither read now nor ever kept."""

    exit_code = Exit.CANNOT_VERIFY


class Busy(CheckerError):
    """Wait, then run again: another process holds what is needed."""

    exit_code = Exit.CANNOT_VERIFY


class PageNotUnderstood(CheckerError):
    """Mend the extractor: the page was read, but its form is not the one that is known."""

    exit_code = Exit.CANNOT_VERIFY


class NotSanitized(CheckerError):
    """Clean the input: it holds a secret or personal data."""

    exit_code = Exit.REFUSED


class Overclaim(CheckerError):
    """Soften the sentence: it claims more than its evidence."""

    exit_code = Exit.REFUSED
