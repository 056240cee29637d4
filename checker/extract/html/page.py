"""HTML -> Page: Hugo/Docsy, Mintlify and unknown sites alike, strained to the content element."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from checker.extract.assembly import absolute, first_title, folded
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
Kind: TypeAlias = tuple[str, str]  # attribute ("": none, the element itself), word of it
_ARTICLE: Final = ("", "article")
_BODY: Final = ("", "body")
_META: Final = ("", "meta")
_TITLE: Final = ("", "h1")
_CRUMBS: Final = ("", "(breadcrumb)")  # by a part of a word
_FOOTERS: Final = (("", "footer"), ("role", "contentinfo"), ("id", "footer"))
# Where the content of a page stands, the first of these that it has.
_CONTENT: Final = (
    ("class", "td-content"),
    ("id", "content-area"),
    ("", "main"),
    ("role", "main"),
    ("id", "content"),
    _ARTICLE,
    _BODY,
)
_LOOKED_UP: Final = {*_CONTENT, *_FOOTERS, _META, _TITLE, _CRUMBS}
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
    contents = [block.content for block in blocks if not isinstance(block.content, Heading)]
    if any(isinstance(content, Table | Code | Component) for content in contents):
        return False
    return sum(map(_words, contents)) < ENOUGH_WORDS


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
    return "<".join(text.split("<", MAX_TAGS + 1)[: MAX_TAGS + 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands outside of the content element."""

    modified: str | None
    breadcrumbs: tuple[str, ...]
    heading: str
    footer: tuple[Link, ...]


def _kinds(name: str, attributes: Mapping[str, str]) -> set[Kind]:
    """What an element is, of what is looked up."""
    found = {("", name)}
    for where, said in attributes.items():
        found.update((where, word) for word in said.split())
        if where in ("class", "aria-label", "id") and "breadcrumb" in said.lower():
            found.add(_CRUMBS)
    return found & _LOOKED_UP


def _is_wanted(name: str, attributes: Mapping[str, str]) -> bool:
    """The content element and what is looked up besides; never the whole body."""
    return not _kinds(name, attributes) <= {_BODY}


def _surveyed(elements: Elements, url: str) -> tuple[_Head, Sequence[Event]]:
    """What the head says, and what the content element holds: one pass over the page."""
    found: dict[Kind, list[int]] = defaultdict(list)
    for at, (event, name, attributes) in enumerate(elements.events):
        if event == "begin":
            for kind in _kinds(name, attributes):
                found[kind].append(at)
    footers = [at for kind in _FOOTERS for at in found[kind]]
    crumbs = (_crumbs(elements.within(at)) for at in found[_CRUMBS])
    head = _Head(
        modified=_modified([elements.events[at][2] for at in found[_META]]),
        breadcrumbs=next(filter(None, crumbs), ()),
        heading=next(filter(None, map(elements.said, found[_TITLE])), ""),
        footer=tuple(dict.fromkeys(_links(elements, footers, url)))[:MAX_FOOTER],
    )
    if len(found[_ARTICLE]) > 1:
        del found[_ARTICLE]  # entries of a list, none of them the page
    top = next((found[kind][0] for kind in _CONTENT if found[kind]), None)
    return head, elements.events if top is None else elements.within(top)


def _modified(metas: Sequence[Mapping[str, str]]) -> str | None:
    """When a page changed, as its head says it."""
    described = [
        (attributes[name].lower(), folded(attributes.get("content", "")))
        for attributes in metas
        for name in attributes.keys() & {"name", "property", "itemprop"}
    ]
    return next(
        (said for one in _MODIFIED for name, said in described if name == one and said), None
    )


def _links(elements: Elements, footers: Sequence[int], url: str) -> Iterator[Link]:
    """The links of the footers, in order."""
    for footer in footers:
        for at, (kind, name, attributes) in enumerate(elements.within(footer), start=footer + 1):
            if kind == "begin" and name == "a" and attributes.get("href"):
                yield Link(text=elements.said(at), href=absolute(url, attributes["href"]))


def _crumbs(events: Sequence[Event]) -> tuple[str, ...]:
    """The parts of a breadcrumb: what stands between the ends of its items and links."""
    parts = [""]
    for kind, name, _ in events:
        if kind == "text":
            parts[-1] += name
        elif name in ("a", "li", "span"):
            parts.append("")
    return tuple(part for part in map(folded, parts) if any(map(str.isalnum, part)))
