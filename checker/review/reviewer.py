"""Who accepts, why, and until when: the words of a person, checked before they are kept."""

from __future__ import annotations

from datetime import date

from checker.gate.wording import secrets_in
from checker.model.errors import (
    Misused,
    NotSanitized,
)
from checker.review.git import git_user
from checker.review.options import Options


def own_words(reason: str) -> str:
    """The reviewer's own words: alerts alone repeat them, so what they claim is the reviewer's.

    Raises NotSanitized: they are kept in a file that is passed on.
    """
    if secrets_in(reason):
        raise NotSanitized(
            "the reason holds a secret or personal data",
            hint="Say what was reviewed and where it is recorded: "
            '--reason "reviewed with the page, see INC-12"',
        )
    return reason


def author_of(given: str) -> str:
    """Who accepts: as given, else as git knows the user. Raises Misused where nobody is named."""
    author = given.strip() or git_user()
    if not author:
        raise Misused(
            "accepting needs an author",
            hint='Say who: --author NAME, or set it once: git config --global user.name "NAME"',
        )
    if secrets_in(author):
        raise NotSanitized(
            "the author holds a secret or personal data", hint="Give a name, not an address."
        )
    return author


def until_of(options: Options, text: str | None) -> date | None:
    """The last day on which an acceptance holds; None = for good. Raises Misused."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Misused("--until is a day such as 2026-12-31") from None
    if day < options.now().date():
        raise Misused("--until is past: the acceptance would never hold")
    return day
