"""Passages -> the channels that each offers, beside what else their section says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final, TypeAlias

from checker.extract.prose.channels import (
    Channel,
    addresses,
    is_understood,
    linked_channels,
    words_of,
)
from checker.extract.prose.passages import Passage
from checker.model.regex import regex

_Section: TypeAlias = tuple[str, ...]  # address and headings

# What a sentence calls a channel that stands beside it.
_CALLED: Final = {
    "chat": frozenset({"chat", "chats"}),
    "community": frozenset({"community", "forum", "group", "server"}),
    "form": frozenset({"form", "forms", "ticket", "tickets"}),
    "help-center": frozenset({"center", "centre", "faq", "faqs"}),
    "mail": frozenset({"address", "addresses", "email", "emails", "inbox", "mail", "mailbox"}),
    "phone": frozenset({"hotline", "line", "lines", "number", "numbers", "phone", "telephone"}),
}
_ANY: Final = frozenset({"channel", "channels", "way", "ways"})
# Words that lead back to what stands right above.
_REFERRING: Final = frozenset(
    {"both", "it", "its", "neither", "that", "them", "there", "these", "they", "this", "those"}
)
# How a sentence begins that leaves out its subject: what stands right above.
_BARE: Final = regex(
    r"(?:currently|formerly|never|no|not|now|out|previously|temporarily|until|\w+[^\We]ed)\b",
    re.IGNORECASE,
)


def offered(passages: Sequence[Passage]) -> dict[Passage, list[Channel]]:
    """The channels of passages; only named where another sentence of their section speaks of them.

    What it says is not understood: it may take back the channel that stands above it.
    """
    found = {one: linked_channels(one) for one in passages}
    again = {
        (_section(one), replace(channel, named=False))
        for one, channels in found.items()
        for channel in channels
        if channel.named
    }
    said = _said(found)
    return {
        one: [
            replace(channel, named=True)
            if (_section(one), channel) in again
            or _is_called(channel, said.get(_section(one), frozenset()))
            else channel
            for channel in channels
        ]
        for one, channels in found.items()
    }


def _section(passage: Passage) -> _Section:
    return (passage.url, *passage.path)


def _said(found: dict[Passage, list[Channel]]) -> dict[_Section, set[str]]:
    """By section, the words of what is no place of channels itself."""
    said: dict[_Section, set[str]] = {}
    for one, channels in found.items():
        words = words_of(one.text)
        # A passage with a channel or an address speaks of those in it.
        if not (channels or addresses(one.text) or is_understood(words)):
            bare = _REFERRING if _BARE.match(one.text) else frozenset()
            said.setdefault(_section(one), set()).update(words | bare)
    return said


def _is_called(channel: Channel, words: AbstractSet[str]) -> bool:
    """Do words speak of a channel?"""
    names = _CALLED[channel.name] | {value for _, value in channel.value}
    return not words.isdisjoint(names | _ANY | _REFERRING)
