"""Form controls of a page -> contact forms: what they ask for, and what they require.

A page gives controls in order, without the form around them: a submit button ends one. A search
box, a subscription, a login and a question for an opinion are no contact form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from checker.extract.page import Block, Component
from checker.extract.prose.passages import label_slug
from checker.model.regex import regex

_CONTROLS: Final = frozenset({"input", "select", "textarea"})
# Kinds of <input> that hold no answer of their own (HTML Living Standard §4.10.5).
_SILENT: Final = frozenset(
    ["button", "checkbox", "image", "password", "radio", "reset", "search", "submit"]
)
_MARK: Final = regex(r"\b(?:required|optional|mandatory)\b", re.IGNORECASE)
_REQUIRED: Final = regex(r"[*\u2217]|\b(?:required|mandatory)\b", re.IGNORECASE)
# What a form asks for an opinion, and what its legend or button says where it is no way to a
# person. A box beside a message may well offer a newsletter.
_OPINION: Final = regex(r"\bhelpful\b|\brate\s+(?:this|us)\b", re.IGNORECASE)
_OTHER: Final = regex(
    r"\b(?:helpful|feedback|newsletter|subscribe|(?:request|book)\s+a\s+demo|sign[\s-]?up|"
    r"waitlist)\b",
    re.IGNORECASE,
)
# What asks for a way back: kinds of <input>, and labels of plain ones.
_ANSWERED: Final = frozenset({"email", "tel"})
_ADDRESS: Final = regex(r"(?<![a-z])(?:e-?mail|(?:tele)?phone)s?(?![a-z])", re.IGNORECASE)
_LEADING: Final = regex(r"^(?:(?:your|the|an?|enter|please)\s+)+", re.IGNORECASE)


@dataclass(slots=True)
class HtmlForm:
    """One form while it is read."""

    headings: tuple[str, ...] = ()  # that its first question stands under
    asks_for: dict[str, str] = field(default_factory=dict)  # token -> label as it stands
    required: set[str] = field(default_factory=set)  # tokens
    free_text: bool = False  # it has room for a message
    answered: bool = False  # it asks where an answer is to be sent
    other: bool = False  # a login, or what else is no way to a person

    @property
    def is_contact(self) -> bool:
        """Does it take a message, or ask for an address to answer to and for what it is about?"""
        return not self.other and (self.free_text or (self.answered and len(self.asks_for) > 1))


def forms(blocks: Sequence[Block]) -> Iterator[HtmlForm]:
    """The contact forms of a page, in order."""
    parts = [(block, block.content) for block in blocks if isinstance(block.content, Component)]
    named = {part.get("for"): part.text for _, part in parts}
    form, pending = HtmlForm(), ""
    for block, part in parts:
        form.other |= _is_other(part)
        if part.name == "label":
            pending = "" if part.get("for") else part.text
        elif part.name in _CONTROLS:
            form.headings = form.headings if form.asks_for else block.headings
            identity = part.get("id")
            _take(form, part, (named.get(identity, "") if identity else "") or pending)
            pending = ""
        if _submits(part):
            if form.is_contact:
                yield form
            form, pending = HtmlForm(), ""
    if form.is_contact:
        yield form


def _is_other(part: Component) -> bool:
    said = _OPINION if part.name == "label" else _OTHER
    return part.name in ("label", "legend", "button") and said.search(part.text) is not None


def _submits(part: Component) -> bool:
    kind = (part.get("type") or "").lower()
    if part.name == "button":  # one without a type submits
        return kind not in ("button", "reset")
    return part.name == "input" and kind in ("submit", "image")


def _take(form: HtmlForm, control: Component, label: str) -> None:
    kind = (control.get("type") or "").lower()
    if control.name == "input" and kind in _SILENT:
        form.other |= kind == "password"
        return
    names = (label, control.get("aria-label"), control.get("placeholder"), control.get("name"))
    said = next((name for name in names if name and name.strip()), "")
    token = label_slug(_LEADING.sub("", _MARK.sub(" ", said).strip()))
    if not token:
        return
    form.asks_for[token] = said
    form.free_text |= control.name == "textarea"
    form.answered |= (
        kind in _ANSWERED or _ADDRESS.search(f"{said} {control.get('name')}") is not None
    )
    needed = control.get("required") is not None or control.get("aria-required") == "true"
    if needed or _REQUIRED.search(said):
        form.required.add(token)
