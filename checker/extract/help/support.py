"""Passages -> whom to turn to, and with what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.prose.asked import asked
from checker.extract.prose.channels import kind_of, linked_channels
from checker.extract.prose.contact import contacts, named_channels, whom
from checker.extract.prose.passages import Passage, sentences
from checker.extract.statements import Said, words

_SUPPORT: Final = re.compile(
    r"\b(?:support|contact(?:ing)?|escalat\w*|get(?:ting)?\s+help|customer\s+(?:service|care)|"
    r"tickets?|report(?:ing)?\s+(?:an?\s+|the\s+)?(?:issue|problem|incident)s?|reach\s+(?:us|out)|"
    r"help\s*desk)\b",
    re.IGNORECASE,
)


def support_escalation(passages: Sequence[Passage]) -> Iterator[Said]:
    """Channels that the reader is sent to, and what to send along."""
    asks = {id(passage): tokens for passage, tokens in asked(passages)}
    for passage in passages:
        told = [one for sentence in sentences(passage.text) for one in contacts(sentence)]
        linked = [one for one in linked_channels(passage) if one.name != "help-center"]
        turned = bool(told) or any(one.name == "mail" for one in linked)
        if not turned and not _SUPPORT.search(f"{passage.near}\n{passage.context}"):
            continue
        channels = {
            *map(whom, told),
            *map(kind_of, linked),
            *named_channels(passage.text),
        }
        items = asks.get(id(passage), [])
        if channels or items:
            yield Said(
                value={"channels": words(channels), "asks_for": words(items)}, passages=(passage,)
            )
