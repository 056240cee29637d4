"""Support page -> Statements: the channels it offers and what it asks for. Knows no page's form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from checker.extract.contact_data import declared
from checker.extract.extracted import Extract, Opened
from checker.extract.forms import forms
from checker.extract.page import Component, Link
from checker.extract.prose.asked import asked, is_asked, speaks_of_it
from checker.extract.prose.channels import Channel, channel_of
from checker.extract.prose.offered import offered
from checker.extract.prose.passages import Passage, passages
from checker.extract.statements import extracted, mentioned, stated, words
from checker.model.contract import Json, Statement

# Topics that a support page is expected to cover.
CHANNELS: Final = "channels"
ASKS_FOR: Final = "asks-for"
_OF_FOOTER: Final = frozenset({"mail", "phone"})

# channel, its value (None: it is but mentioned), what offers it
_Offer = tuple[str, dict[str, Json] | None, Passage]


def extract(opened: Sequence[Opened]) -> Extract:
    """Channels and what is asked for; what a page has none of is `not-found`."""
    read = passages(opened)
    offers = [*_form_offers(opened), *_offers(read)]
    offers += _data_offers(opened)
    offers += _footer_offers(opened, {name for name, _, _ in offers})
    names = sorted({name for name, _, _ in offers})
    facts = [_channel(name, offers) for name in names]
    asks = _asks(read)
    asked_for = asks or any(value and "asks_for" in value for _, value, _ in offers)
    missing = [*([] if facts else [CHANNELS]), *([] if asked_for else [ASKS_FOR])]
    return extracted(opened, [*facts, *asks], missing)


def _asks(read: Sequence[Passage]) -> list[Statement]:
    """What is listed as to be sent along; without a list, where the page speaks of it."""
    listed = asked(read)
    if listed:
        items: dict[str, Json] = {"items": words(token for _, token in listed)}
        return [stated(ASKS_FOR, items, (one for one, _ in listed))]
    under = [
        one
        for one in read
        if not one.is_title and (speaks_of_it(one) or (not one.listed and is_asked(one)))
    ]
    return [mentioned(ASKS_FOR, under)] if under else []


def _channel(name: str, offers: Sequence[_Offer]) -> Statement:
    """One fact a channel; further ways of the same kind stand beside the first."""
    mine = [(value, passage) for channel, value, passage in offers if channel == name]
    ways: list[dict[str, Json]] = []
    for value, _ in mine:
        if value is not None and value not in ways:
            ways.append(value)
    key, places = f"channel {name}", [passage for _, passage in mine]
    if not ways:
        return mentioned(key, places)
    also: dict[str, Json] = {"also": [*ways[1:]]} if ways[1:] else {}
    return stated(key, ways[0] | also, (at for value, at in mine if value is not None))


def _offers(read: Sequence[Passage]) -> Iterator[_Offer]:
    """The channels of the passages."""
    for passage, channels in offered(read).items():
        for channel in channels:
            yield channel.name, None if channel.named else _value(channel), passage


def _data_offers(opened: Sequence[Opened]) -> Iterator[_Offer]:
    """Contact points that the data of a page declares."""
    for one in opened:
        for channel, value in declared(one.page.contacts):
            yield channel, value, _place(one, str(sorted(value.items())))


def _footer_offers(opened: Sequence[Opened], offered: AbstractSet[str]) -> Iterator[_Offer]:
    """Mail and phone that stand below the content alone; other links there are the site's."""
    for one in opened:
        for link in one.page.footer:
            channel = channel_of(link, one.page.url)
            if channel and channel.name in _OF_FOOTER and channel.name not in offered:
                yield channel.name, _value(channel), _place(one, link.href)


def _value(channel: Channel) -> dict[str, Json]:
    return dict(channel.value)


def _form_offers(opened: Sequence[Opened]) -> Iterator[_Offer]:
    """Forms on the page itself, and those that a frame shows."""
    for one in opened:
        for form in forms(one.page.blocks):
            value: dict[str, Json] = {"asks_for": words(form.asks_for)}
            required = words(form.required)
            value |= {"required": required} if required else {}
            yield "form", value, _place(one, "\n".join(form.asks_for.values()), form.headings)
        for block in one.page.blocks:
            content = block.content
            if isinstance(content, Component) and content.name == "iframe":
                link = Link(text=content.get("title") or "", href=content.get("src") or "")
                channel = channel_of(link, one.page.url)
                if channel:
                    yield channel.name, _value(channel), _place(one, link.href, block.headings)


def _place(opened: Opened, said: str, path: tuple[str, ...] = ()) -> Passage:
    return Passage(text=said, plain=said, url=opened.page.url, path=path)
