"""HTML -> Page: Hugo/Docsy, Mintlify and unknown sites alike, strained to the content element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from bs4.filter import SoupStrainer

from checker.extract.assembly import first_title, folded
from checker.extract.decoded import decoded
from checker.extract.html.contacts import contacts_in
from checker.extract.html.reading import Event, PageWalk
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

MAX_FOOTER: Final = 200  # links of the footer that are read
MAX_TAGS: Final = 50_000  # begins, ends and comments; the largest real page has 9,000
ENOUGH_WORDS: Final = 25  # of a page without tables and forms that has a content of its own
_PERSONAL: Final = ("mailto:", "tel:")
_SCRIPT: Final = re.compile(
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
_SIGNS: Final = re.compile(
    r"<main[\s>]|<article[\s>]|\bid=[\"']?content(?:-area)?[\"'\s>]"
    r"|\btd-content\b|\brole=[\"']?main\b"
)
_DOCTYPE: Final = "<!DOCTYPE html>"
_DESCRIPTIONS: Final = ("description", "og:description", "twitter:description")
_MODIFIED: Final = ("article:modified_time", "last-modified", "datemodified", "lastmod")


def read_html(body: bytes, url: str) -> Page:
    """The page that an HTML body is; any bytes give a page."""
    whole = decoded(body)
    text = _bounded(whole)
    head, top = _parsed(text)
    reading = PageWalk(url)
    reading.read(_events(top))
    blocks = reading.finished()
    thin = is_thin(blocks)
    if thin:
        rendered = _rendered(text, url)
        blocks = (*blocks, *rendered)
        thin = all(isinstance(block.content, Heading) for block in rendered)
    title = first_title(blocks)
    if not title and head.heading:
        title = head.heading
        blocks = (_titled(title), *(_under(title, block) for block in blocks))
    return Page(
        url=url,
        form="html",
        title=title,
        description=head.description,
        language=head.language,
        breadcrumbs=head.breadcrumbs,
        updated=updated_in(text) or head.modified,
        footer=_linked(head.footers, url),
        blocks=blocks,
        contacts=contacts_in(text),
        script_only=thin and _SCRIPT.search(text) is not None,
        cut=reading.cut or len(text) < len(whole),
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
    _, top = _surveyed(_soup(_bounded(writing.html()), None))
    reading = PageWalk(url)
    reading.read(_events(top))
    return reading.finished()


def _markdown(text: str) -> str:
    from checker.extract.markdown.parser import html_of  # noqa: PLC0415 - few pages hold any

    return html_of(text)


def read_fragment(text: str, url: str) -> tuple[Content, ...]:
    """The contents of a piece of HTML, as it stands in a Markdown page."""
    reading = PageWalk(url)
    reading.read(_events(_soup(_bounded(text), None)))
    return tuple(block.content for block in reading.finished())


def _bounded(text: str) -> str:
    """The text up to the last tag that is read; a tree costs a thousand times its tag."""
    if text.count("<") <= MAX_TAGS:
        return text
    tags = islice(re.finditer("<", text), MAX_TAGS, None)
    return text[: next(tags).start()]


class _Head:
    """What stands outside of the content element."""

    def __init__(self) -> None:
        self.language: str | None = None
        self.description = ""
        self.modified: str | None = None
        self.breadcrumbs: tuple[str, ...] = ()
        self.heading = ""
        self.footers: list[Tag] = []


class _Strainer(SoupStrainer):
    """Builds the content element, breadcrumbs, footers and the meta elements, nothing else."""

    language: str | None = None

    def allow_tag_creation(
        self,
        nsprefix: str | None,  # noqa: ARG002 - Beautiful Soup's signature
        name: str,
        attrs: Mapping[str, str] | None,
    ) -> bool:
        given = attrs or {}
        if name == "html":
            self.language = given.get("lang")
            return False
        return (
            name in ("meta", "main", "article", "h1")
            or given.get("id") in ("content", "content-area")
            or given.get("role") == "main"
            or "td-content" in given.get("class", "").split()
            or _is_footer(name, given)
            or _is_breadcrumbs(given)
        )

    def allow_string_creation(self, string: str) -> bool:  # noqa: ARG002 - likewise
        return False


def _is_breadcrumbs(attributes: Mapping[str, str]) -> bool:
    return any(
        "breadcrumb" in attributes.get(name, "").lower() for name in ("class", "aria-label", "id")
    )


def _is_footer(name: str, attributes: Mapping[str, str]) -> bool:
    return any(_is(name, attributes, kind) for kind in _FOOTERS)


def _linked(footers: Sequence[Tag], url: str) -> tuple[Link, ...]:
    """The links of the footers, in order, once each."""
    found: dict[Link, None] = {}
    for footer in footers:
        for tag in footer.find_all("a", href=True, limit=MAX_FOOTER):
            try:
                href = urljoin(url, str(tag["href"]).strip())
            except ValueError:  # an address that is none
                continue
            found[Link(text=folded(tag.get_text()), href=href)] = None
    return tuple(found)[:MAX_FOOTER]


def _soup(text: str, strainer: SoupStrainer | None) -> BeautifulSoup:
    """The tree. With a document type before it Beautiful Soup takes no text for XML or a path."""
    return BeautifulSoup(_DOCTYPE + text, "lxml", parse_only=strainer, multi_valued_attributes=None)


def _parsed(text: str) -> tuple[_Head, Tag]:
    """What the head says, and the content element. The tree is built once, of the content alone."""
    strainer = _Strainer()
    strained = _SIGNS.search(text) is not None
    soup = _soup(text, strainer if strained else None)
    head, top = _surveyed(soup)
    if strained and top is soup:  # the sign stood in a comment or a script
        soup = _soup(text, None)
        head, top = _surveyed(soup)
    head.language = head.language or strainer.language
    return head, top


def _surveyed(soup: BeautifulSoup) -> tuple[_Head, Tag]:
    """One pass over the tree for all that is looked up in it."""
    head = _Head()
    found: dict[tuple[str, str], list[Tag]] = {}
    crumbs: Tag | None = None
    heading: Tag | None = None
    described: dict[str, str] = {}
    for tag in soup.descendants:
        if not isinstance(tag, Tag):
            continue
        attributes = _attributes(tag)
        for kind in (*_CONTENT, *_FOOTERS):
            if _is(tag.name, attributes, kind):
                found.setdefault(kind, []).append(tag)
        if tag.name == "html":
            head.language = attributes.get("lang")
        elif tag.name == "meta":
            name = (
                attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            )
            described.setdefault((name or "").lower(), folded(attributes.get("content", "")))
        elif tag.name == "h1" and heading is None:
            heading = tag
        elif crumbs is None and _is_breadcrumbs(attributes):
            crumbs = tag
    head.footers = [tag for kind in _FOOTERS for tag in found.get(kind, ())]
    head.heading = folded(heading.get_text()) if heading is not None else ""
    head.breadcrumbs = _crumbs(crumbs) if crumbs is not None else ()
    head.description = next((described[name] for name in _DESCRIPTIONS if described.get(name)), "")
    head.modified = next((described[name] for name in _MODIFIED if described.get(name)), None)
    if len(found.get(_ARTICLE, ())) > 1:
        del found[_ARTICLE]  # entries of a list, none of them the page
    return head, next((found[kind][0] for kind in _CONTENT if kind in found), soup)


def _crumbs(top: Tag) -> tuple[str, ...]:
    """The parts of a breadcrumb: what stands between the ends of its items and links."""
    parts = [""]
    for kind, name, _ in _events(top):
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


def _attributes(tag: Tag) -> dict[str, str]:
    return {name.lower(): str(value) for name, value in tag.attrs.items()}


def _events(top: Tag) -> Iterator[Event]:
    """Begin and end of each element and the strings between, without recursion."""
    open_tags: list[tuple[str, Iterator[PageElement]]] = [("", iter(top.contents))]
    while open_tags:
        name, children = open_tags[-1]
        child = next(children, None)
        if child is None:
            open_tags.pop()
            if open_tags:
                yield ("end", name, {})
        elif isinstance(child, Tag):
            yield ("begin", child.name, _attributes(child))
            open_tags.append((child.name, iter(child.contents)))
        elif type(child) is NavigableString:  # not a comment, a script or a declaration
            yield ("text", str(child), {})


def _titled(title: str) -> Block:
    return Block(headings=(title,), content=Heading(level=1, text=Text(plain=title)))


def _under(title: str, block: Block) -> Block:
    return replace(block, headings=(title, *block.headings))
