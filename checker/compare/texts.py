"""Fact, the same fact on the other side -> the places whose text differs: where to look."""

from __future__ import annotations

from checker.model.contract import Fact
from checker.model.evidence import Evidence


def differing(fact: Fact, other: Fact | None) -> tuple[Evidence, ...]:
    """The places with a text that the other side has not; none where no text is kept."""
    known = {one.text_digest for one in other.evidence} if other is not None else set()
    return tuple(one for one in fact.evidence if one.text_digest and one.text_digest not in known)
