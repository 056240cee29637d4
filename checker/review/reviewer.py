"""Who accepts, why, and until when: the words of a person, checked before they are kept."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from checker.gate.wording import secrets_in
from checker.model.errors import Misused, NotSanitized
from checker.review.days import day_of
from checker.review.git import git_user
from checker.review.options import Options


class Reviewed(NamedTuple):
    """What the reviewer said."""

    reason: str
    author: str
    until: date | None  # the last day on which it holds; None = for good


def reviewed(options: Options, reason: str | None, author: str, until: str | None) -> Reviewed:
    """The words, and who says them: as given, else as git knows the user.

    Alerts alone repeat them, so what they claim is the reviewer's. Raises Misused where one is
    missing; NotSanitized: they are kept in a file that is passed on.
    """
    words, name = (reason or "").strip(), author.strip() or git_user()
    if not words:
        raise Misused(
            "accepting needs a reason", hint='Say why: --reason "TEXT"; it is kept for review.'
        )
    if secrets_in(words):
        raise NotSanitized(
            "the reason holds a secret or personal data",
            hint="Say what was reviewed and where it is recorded: "
            '--reason "reviewed with the page, see INC-12"',
        )
    if not name:
        raise Misused(
            "accepting needs an author",
            hint='Say who: --author NAME, or set it once: git config --global user.name "NAME"',
        )
    if secrets_in(name):
        raise NotSanitized(
            "the author holds a secret or personal data", hint="Give a name, not an address."
        )
    day = None if until is None else day_of("--until", until, "2026-12-31")
    if day is not None and day < options.now().date():
        raise Misused("--until is past: the acceptance would never hold")
    return Reviewed(reason=words, author=name, until=day)
