"""Parts of a documented field in Mintlify's HTML -> the component that Markdown has for it.

An id is only a slug, and two names may have the same: the name is the text of its part. An optional
field has no pill that says so; labels are translated on other locales' pages, so the part counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from checker.extract.assembly import Assembly
from checker.extract.page import Component

_NAME: Final = "field-name"
_INFO: Final = "field-info-pill"
_FLAGS: Final[Mapping[str, str]] = {
    "field-deprecated-pill": "deprecated",
    "field-required-pill": "required",
}
PARTS: Final = frozenset({_NAME, _INFO, *_FLAGS})

# Beginnings of the ids that fields have.
_REQUEST: Final = ("authorization-", "body-", "param-", "parameter-")
_RESPONSE: Final = "response-"


class FieldReading:
    """The field whose parts are being read."""

    def __init__(self) -> None:
        self._id = ""
        self._place: int | None = None
        self._component: Component  # at that place

    def see(self, identity: str) -> None:
        """An id that stands above what follows; that of a field is kept for its name."""
        if identity.startswith((*_REQUEST, _RESPONSE)):
            self._id = identity

    def part(self, part: str, text: str, assembly: Assembly) -> None:
        """The next part, with its text."""
        if part == _NAME:
            name = "ResponseField" if self._id.startswith(_RESPONSE) else "ParamField"
            attributes = (("name", text), *((("id", self._id),) if self._id else ()))
            self._component = Component(name=name, attributes=attributes)
            self._place = assembly.add(self._component)
            self._id = ""
        elif self._place is not None:
            added = (_FLAGS[part], "true") if part in _FLAGS else self._pill(text)
            attributes = (*self._component.attributes, added)
            self._component = replace(self._component, attributes=attributes)
            assembly.fill(self._place, self._component)

    def _pill(self, text: str) -> tuple[str, str]:
        """The first pill is the type; then "default:50" has a label, "header" is a place."""
        if self._component.get("type") is None:
            return ("type", text)
        label, colon, value = text.partition(":")
        return (label.strip(), value.strip()) if colon else ("in", text)
