"""HTML -> Page: Hugo/Docsy, Mintlify and unknown sites alike, strained to the content element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final
from urllib.parse import urljoin

from checker.extract.assembly import first_title, folded
from checker.extract.decoded import decoded
from checker.extract.html.contacts import contacts_in
from checker.extract.html.elements import Elements
from checker.extract.html.reading import Event, read
from checker.extract.html.rendered import Writing
from checker.extract.html.server_data import rows, states
from checker.extract.page import (
    Block,
    Code,
    Component,
    Content,
    Heading,
    Link,
    Page,
    Table,
    Text,
    texts_of,
)
from checker.extract.prose.dated import updated_in
from checker.model.regex import regex

MAX_FOOTER: Final = 200  # links of the footer that are read
MAX_TAGS: Final = 50_000  # begins, ends and comments; the largest real page has 9,000
ENOUGH_WORDS: Final = 25  # of a page without tables and forms that has a content of its own
_PERSONAL: Final = ("mailto:", "tel:")
_SCRIPT: Final = regex(
    r"<script\b(?![^>]{0,500}\btype\s*=\s*[\"']?(?:application/(?:ld\+)?json|text/))", re.IGNORECASE
)
_ARTICLE: Final = ("name", "article")
_FOOTERS: Final = (("name", "footer"), ("role", "contentinfo"), ("id", "footer"))
# Where the content of a page stands, the first of these that it has.
_CONTENT: Final = (
    ("class", "td-content"),
    ("id", "content-area"),
    ("name", "main"),
    ("role", "main"),
    ("id", "content"),
    _ARTICLE,
    ("name", "body"),
)
_MODIFIED: Final = ("article:modified_time", "last-modified", "datemodified", "lastmod")


def read_html(body: bytes, url: str) -> Page:
    """The page that an HTML body is; any bytes give a page."""
    whole = decoded(body)
    text = _bounded(whole)
    elements = Elements(text, _is_wanted)
    head, content = _surveyed(elements, url)
    if content is elements.events:  # no element is known as that of the content
        head, content = _surveyed(Elements(text), url)
    blocks, cut = read(url, content)
    thin = is_thin(blocks)
    if thin:
        rendered = _rendered(text, url)
        blocks = (*blocks, *rendered)
        thin = all(isinstance(block.content, Heading) for block in rendered)
    title = first_title(blocks)
    if not title and head.heading:
        title = head.heading
        heading = Heading(level=1, text=Text(plain=title))
        blocks = (
            Block(headings=(title,), content=heading),
            *(replace(block, headings=(title, *block.headings)) for block in blocks),
        )
    return Page(
        url=url,
        form="html",
        title=title,
        breadcrumbs=head.breadcrumbs,
        updated=updated_in(text) or head.modified,
        footer=head.footer,
        blocks=blocks,
        contacts=contacts_in(text),
        script_only=thin and _SCRIPT.search(text) is not None,
        cut=cut or len(text) < len(whole),
    )


def is_thin(blocks: Sequence[Block]) -> bool:
    """Is there next to nothing to read: a title, a word of waiting, a link home?"""
    words = 0
    for block in blocks:
        if isinstance(block.content, Table | Code | Component):
            return False
        words += 0 if isinstance(block.content, Heading) else _words(block.content)
        if words >= ENOUGH_WORDS:
            return False
    return True


def _words(content: Content) -> int:
    """The words of a block; one that leads to a person is content by itself."""
    texts = texts_of(content)
    reached = any(link.href.startswith(_PERSONAL) for text in texts for link in text.links)
    return ENOUGH_WORDS if reached else sum(len(text.plain.split()) for text in texts)


def _rendered(text: str, url: str) -> tuple[Block, ...]:
    """The blocks of what a server rendered as data for the scripts of a page."""
    writing = Writing(_markdown)
    for state in states(text):
        writing.state(state)
    writing.stream(rows(text))
    return read(url, _surveyed(Elements(_bounded(writing.html())), url)[1])[0]


def _markdown(text: str) -> str:
    from checker.extract.markdown.parser import html_of  # noqa: PLC0415 - few pages hold any

    return html_of(text)


def _bounded(text: str) -> str:
    """The text up to the last tag that is read; a tree costs a thousand times its tag."""
    if text.count("<") <= MAX_TAGS:
        return text
    tags = islice(re.finditer("<", text), MAX_TAGS, None)
    return text[: next(tags).start()]


@dataclass(slots=True)
class _Head:
    """What stands outside of the content element."""

    modified: str | None = None
    breadcrumbs: tuple[str, ...] = ()
    heading: str = ""
    footer: tuple[Link, ...] = ()


def _is_breadcrumbs(attributes: Mapping[str, str]) -> bool:
    return any(
        "breadcrumb" in attributes.get(name, "").lower() for name in ("class", "aria-label", "id")
    )


def _is_wanted(name: str, attributes: Mapping[str, str]) -> bool:
    """The content element and what is looked up besides; never the whole body."""
    return (
        name in ("meta", "h1")
        or any(_is(name, attributes, kind) for kind in (*_CONTENT[:-1], *_FOOTERS))
        or _is_breadcrumbs(attributes)
    )


def _surveyed(elements: Elements, url: str) -> tuple[_Head, Sequence[Event]]:
    """What the head says, and what the content element holds: one pass over the page."""
    head = _Head()
    found: dict[tuple[str, str], list[int]] = {}
    described: dict[str, str] = {}
    for at, name, attributes in elements.begins():
        for kind in (*_CONTENT, *_FOOTERS):
            if _is(name, attributes, kind):
                found.setdefault(kind, []).append(at)
        if name == "meta":
            names = (attributes.get(one) for one in ("name", "property", "itemprop"))
            named = next(filter(None, names), "").lower()
            described.setdefault(named, folded(attributes.get("content", "")))
        elif name == "h1":
            head.heading = head.heading or elements.said(at)
        elif not head.breadcrumbs and _is_breadcrumbs(attributes):
            head.breadcrumbs = _crumbs(elements.within(at))
    footers = [at for kind in _FOOTERS for at in found.get(kind, ())]
    head.footer = tuple(dict.fromkeys(_links(elements, footers, url)))[:MAX_FOOTER]
    head.modified = next((described[name] for name in _MODIFIED if described.get(name)), None)
    if len(found.get(_ARTICLE, ())) > 1:
        del found[_ARTICLE]  # entries of a list, none of them the page
    top = next((found[kind][0] for kind in _CONTENT if kind in found), None)
    return head, elements.events if top is None else elements.within(top)


def _links(elements: Elements, footers: Sequence[int], url: str) -> Iterator[Link]:
    """The links of the footers, in order."""
    for footer in footers:
        for at, (kind, name, attributes) in enumerate(elements.within(footer), start=footer + 1):
            if kind == "begin" and name == "a" and attributes.get("href"):
                with suppress(ValueError):  # an address that is none
                    href = urljoin(url, attributes["href"].strip())
                    yield Link(text=elements.said(at), href=href)


def _crumbs(events: Sequence[Event]) -> tuple[str, ...]:
    """The parts of a breadcrumb: what stands between the ends of its items and links."""
    parts = [""]
    for kind, name, _ in events:
        if kind == "text":
            parts[-1] += name
        elif name in ("a", "li", "span"):
            parts.append("")
    return tuple(part for part in map(folded, parts) if any(map(str.isalnum, part)))


def _is(name: str, attributes: Mapping[str, str], kind: tuple[str, str]) -> bool:
    where, what = kind
    if where == "name":
        return name == what
    return what in attributes.get(where, "").split()
