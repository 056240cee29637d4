"""Support page -> Statements: the channels it offers and what it asks for. Knows no page's form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from checker.extract import Extract, Opened
from checker.extract.forms import Form, forms
from checker.extract.page import Component, Link
from checker.extract.prose.asked import asked
from checker.extract.prose.channels import Channel, channel_of, linked_channels
from checker.extract.prose.contact import named_channels
from checker.extract.prose.passages import Passage, passages
from checker.extract.statements import Said, Topic, extracted, statement, words
from checker.model.contract import Json, Statement

# Topics that a support page is expected to cover.
CHANNELS: Final = "channels"
ASKS_FOR: Final = "asks-for"
# Channels that are offered by their name alone: token in the prose -> channel and what it is. The
# host of a community is then not said.
_UNLINKED: Final[dict[str, tuple[str, dict[str, Json]]]] = {
    "chat": ("chat", {"kind": "live-chat"}),
    "discord": ("community", {"host": None, "kind": "discord"}),
    "slack": ("community", {"host": None, "kind": "slack"}),
    "telegram": ("chat", {"host": None, "kind": "telegram"}),
    "ticket": ("form", {"kind": "ticket"}),
    "wechat": ("chat", {"host": None, "kind": "wechat"}),
    "whatsapp": ("chat", {"host": None, "kind": "whatsapp"}),
}
_OF_FOOTER: Final = frozenset({"mail", "phone"})

_Offer = tuple[str, dict[str, Json], Passage]  # channel, its value, what offers it


def extract(opened: Sequence[Opened]) -> Extract:
    """Channels and what is asked for; what a page has none of is `not-found`."""
    read = passages(opened)
    offers = _placed([*_form_offers(opened), *(offer for one in read for offer in _offers(one))])
    offers += _footer_offers(opened, {name for name, _, _ in offers})
    names = sorted({name for name, _, _ in offers})
    facts = [fact for name in names if (fact := _channel(name, offers)) is not None]
    lists = [Said(value={"items": words(items)}, passages=(at,)) for at, items in asked(read)]
    asks = statement(Topic(name=ASKS_FOR, adds_up=frozenset({"items"})), lists)
    asked_for = asks is not None or any("asks_for" in value for _, value, _ in offers)
    missing = [*([] if facts else [CHANNELS]), *([] if asked_for else [ASKS_FOR])]
    return extracted(opened, [*facts, *([asks] if asks else [])], missing)


def _placed(offers: Sequence[_Offer]) -> list[_Offer]:
    """A community that is linked somewhere is not another one where it is but named."""
    linked = {value["kind"] for _, value, _ in offers if value.get("host") and "kind" in value}
    return [
        offer
        for offer in offers
        if not ("host" in offer[1] and offer[1]["host"] is None and offer[1]["kind"] in linked)
    ]


def _channel(name: str, offers: Sequence[_Offer]) -> Statement | None:
    """One fact a channel; further ways of the same kind stand beside the first."""
    mine = [(value, passage) for channel, value, passage in offers if channel == name]
    first = mine[0][0]
    others: list[Json] = []
    for value, _ in mine:
        if value != first and value not in others:
            others.append(value)
    also: dict[str, Json] = {"also": others}
    said = Said(value=first | also, passages=tuple(passage for _, passage in mine))
    silent: dict[str, Json] = {part: None for part, given in first.items() if given is None}
    return statement(Topic(name=f"channel {name}", empty=silent), [said])


def _offers(passage: Passage) -> Iterator[_Offer]:
    """The channels of one passage."""
    linked = linked_channels(passage)
    for channel in linked:
        yield channel.name, _value(channel), passage
    for token in named_channels(passage.text):
        name, value = _UNLINKED.get(token, ("", {}))
        if name and not any(one.name == name for one in linked):
            yield name, value, passage


def _footer_offers(opened: Sequence[Opened], offered: AbstractSet[str]) -> Iterator[_Offer]:
    """Mail and phone that stand below the content alone; other links there are the site's."""
    for one in opened:
        for link in one.page.footer:
            channel = channel_of(link)
            if channel and channel.name in _OF_FOOTER and channel.name not in offered:
                place = Passage(text="", plain=link.href, url=one.page.url, path=())
                yield channel.name, _value(channel), place


def _value(channel: Channel) -> dict[str, Json]:
    return dict(channel.value)


def _form_offers(opened: Sequence[Opened]) -> Iterator[_Offer]:
    """Forms on the page itself, and those that a frame shows."""
    for one in opened:
        for form in forms(one.page.blocks):
            value: dict[str, Json] = {
                "asks_for": words(form.asks_for),
                "required": words(form.required),
            }
            yield "form", value, _place(one.page.url, form)
        for block in one.page.blocks:
            content = block.content
            if isinstance(content, Component) and content.name == "iframe":
                link = Link(text=content.get("title") or "", href=content.get("src") or "")
                channel = channel_of(link)
                place = Passage(text="", plain=link.href, url=one.page.url, path=block.headings)
                yield from [(channel.name, _value(channel), place)] if channel else []


def _place(url: str, form: Form) -> Passage:
    return Passage(text="", plain="\n".join(form.asks_for.values()), url=url, path=form.headings)
