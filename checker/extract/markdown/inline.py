"""Inline tokens of a Markdown parser -> Text, HTML tags in the line seen through."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from html import unescape
from typing import Any, Final, Protocol, TypeAlias

from checker.extract.assembly import HTML_NAMES, SPACED, Words, absolute
from checker.extract.page import Text

_BARE: Final = re.compile(
    r"https?://[^\s<>()\[\]`\"']+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
)
_HTML_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE: Final = re.compile(r"""([a-zA-Z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_KINDS: Final = {"b": "strong", "code": "code", "strong": "strong"}


class Inline(Protocol):
    """What is read of a token."""

    @property
    def type(self) -> str:
        """Kind of token: "text", "code_inline", "link_open", …."""

    @property
    def content(self) -> str:
        """Its text."""

    @property
    def attrs(self) -> Mapping[str, Any]:
        """Its attributes: of a link its address."""


def text_of(tokens: Sequence[Inline], url: str) -> Text | None:
    """The Text of a line; None where it says nothing."""
    words = Words()
    closed = {token.content[2:-1].strip() for token in tokens if token.content.startswith("</")}
    for token in tokens:
        if token.type == "html_inline":
            _html(token.content, words, url, closed)
        elif (reading := _READINGS.get(token.type)) is not None:
            reading(token, words, url)
    return words.taken()


def _plain(token: Inline, words: Words, _url: str) -> None:
    words.add(token.content)
    if not words.is_in("link") and ("@" in token.content or "://" in token.content):
        for found in _BARE.finditer(token.content):  # GitHub Flavored Markdown §6.9
            address = found[0].rstrip(".,;:!?*_~")
            words.link(address, address if "://" in address else f"mailto:{address}")


def _code(token: Inline, words: Words, _url: str) -> None:
    words.begin("code")
    words.add(token.content)
    words.end("code")


def _space(_token: Inline, words: Words, _url: str) -> None:
    words.add(" ")


def _image(token: Inline, words: Words, _url: str) -> None:
    words.image(token.content)


def _link(token: Inline, words: Words, url: str) -> None:
    words.begin("link", absolute(url, str(token.attrs.get("href", ""))))


def _end_link(_token: Inline, words: Words, _url: str) -> None:
    words.end("link")


def _strong(_token: Inline, words: Words, _url: str) -> None:
    words.begin("strong")


def _end_strong(_token: Inline, words: Words, _url: str) -> None:
    words.end("strong")


def _html(tag: str, words: Words, url: str, closed: AbstractSet[str]) -> None:
    """One HTML tag, comment or component; the names that are closed in the line are no words."""
    found = _HTML_TAG.match(tag)
    if found is None:
        return  # a comment, a declaration
    name, closing = found[1].lower(), tag.startswith("</")
    if name not in HTML_NAMES:
        if tag == f"<{found[1]}>" and found[1] not in closed:
            words.add(tag)  # a placeholder such as <key>
        return
    given = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(tag)}
    if name == "a" and closing:
        words.end("link")
    elif name == "a" and "href" in given:
        words.begin("link", absolute(url, unescape(given["href"])))
    elif name in _KINDS:
        (words.end if closing else words.begin)(_KINDS[name])
    elif name == "img":
        words.image(unescape(given.get("alt", "")))
    elif name in SPACED:
        words.add(" ")
    elif name != "wbr":  # a place to break a word
        (words.closed if closing else words.opened)()


_Reading: TypeAlias = Callable[[Inline, Words, str], None]
_READINGS: Final[Mapping[str, _Reading]] = {
    "code_inline": _code,
    "hardbreak": _space,
    "image": _image,
    "link_close": _end_link,
    "link_open": _link,
    "softbreak": _space,
    "strong_close": _end_strong,
    "strong_open": _strong,
    "text": _plain,
}
