"""What the data of a page declares of contacts -> channels (schema.org ContactPoint)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.page import Component, Link
from checker.extract.prose.channels import Channel, channel_of, mail, phone
from checker.extract.prose.passages import label_slug
from checker.model.contract import Json

# Properties of a ContactPoint that stand beside each of its ways, as tokens (schema.org).
_BESIDE: Final = {
    "availableLanguage": "languages",
    "contactType": "contact_type",
    "hoursAvailable": "hours",
}


def declared(contacts: Sequence[Component]) -> Iterator[tuple[str, dict[str, Json]]]:
    """(channel, its value) for each way that a contact point declares."""
    for one in contacts:
        for property_, read in (("email", mail), ("telephone", phone), ("url", _site)):
            said = one.get(property_)
            channel = said and read(said.removeprefix("mailto:"))
            if channel:
                yield channel.name, {**dict(channel.value), **_beside(one)}


def _site(url: str) -> Channel | None:
    """Where a contact point leads: itself a contact, so an address that says no more is a form."""
    if not url.startswith("http"):
        return None
    return channel_of(Link(text="", href=url)) or channel_of(Link(text="contact", href=url))


def _beside(one: Component) -> dict[str, Json]:
    return {
        name: token
        for property_, name in _BESIDE.items()
        if (token := label_slug(one.get(property_) or ""))
    }
