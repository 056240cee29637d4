"""Headings and texts of a page -> Evidence: where a text stands, as a contract may tell it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from checker.gate.wording import secrets_in
from checker.model.evidence import Evidence, text_digest

WITHHELD: Final = "(a heading that is not passed on)"


@lru_cache(maxsize=4_096)
def passed_on(heading: str) -> str:
    """A heading as a contract holds it: one with a secret or personal data ends no run.

    >>> passed_on("Errors"), passed_on("Call +1 202 555 0143")
    ('Errors', '(a heading that is not passed on)')
    """
    return WITHHELD if secrets_in(heading) else heading


def standing(url: str, headings: Iterable[str], text: str) -> Evidence:
    """Where a text stands."""
    heading = tuple(map(passed_on, headings))
    return Evidence(document=url, heading=heading, text_digest=text_digest(text))
