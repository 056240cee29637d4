"""Page -> Passages: what the prose says, each with the headings, label and lead it stands under.

A passage is one paragraph, list item, table row or heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.extract.extracted import Opened
from checker.extract.page import (
    Block,
    Component,
    Heading,
    Item,
    Link,
    Page,
    Paragraph,
    Table,
    Text,
)
from checker.model.regex import regex

MAX_PASSAGE: Final = 4_000  # characters of a passage that are read
MAX_SENTENCE: Final = 1_000  # characters of a sentence that are read
MAX_LEAD: Final = 300  # characters of a label, a heading or what introduces a list
MAX_PARENTS: Final = 8  # items above one that are remembered
MAX_TITLE: Final = 160
MAX_TERM: Final = 5  # words of a line that is no sentence
MAX_SLUG: Final = 40
MAX_LABEL: Final = 6  # words of a label's token


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One piece of prose; dashes and quotes in one form, so that typography is no difference."""

    text: str
    plain: str  # as it stands on the page
    url: str
    path: tuple[str, ...]  # headings as they stand, outermost first
    headings: tuple[str, ...] = ()  # those that it is about: without the title of the whole page
    label: str = ""  # what is set strongly at its begin, or the first cell of its row
    column: str = ""  # the header over its label, of a row
    titles: tuple[str, ...] = ()  # lines and accordions that stand over it as a heading does
    lead: str = ""  # the paragraph right before its list or table
    parents: tuple[str, ...] = ()  # list items above it, outermost first
    links: tuple[Link, ...] = ()
    codes: tuple[str, ...] = ()  # code spans
    listed: bool = False  # one item of a list
    is_title: bool = False  # it is itself a heading, or stands over others as one

    @property
    def above(self) -> tuple[str, ...]:
        """Everything that it stands under, innermost first, without what is empty."""
        found = (*reversed(self.parents), *reversed(self.titles), *reversed(self.headings))
        return tuple(filter(None, found))

    @property
    def heading(self) -> str:
        """What a person looks for to find it: itself, or the title next above; "" without one."""
        above = (*self.path, *self.titles, *([self.plain] if self.is_title else []))
        return above[-1] if above else ""


def passages(opened: Sequence[Opened]) -> tuple[Passage, ...]:
    """The passages of all documents, in order."""
    return tuple(found for document in opened for found in _passages(document.page))


def _passages(page: Page) -> Iterator[Passage]:
    title = ""  # a line that stands over what follows as a heading does
    brief = False  # it is but short: of the paragraphs after it, it stands over the first
    lead = ""  # the paragraph right before a list or table
    parents: list[str] = []  # texts of the open list items, by depth
    was: type[object] | None = None
    for block in page.blocks:
        content = block.content
        match content:
            case Component():
                yield from _component(page, block, content)
                continue
            case Item(text=text, depth=depth):
                del parents[depth:]
                yield replace(
                    _passage(page, block, text, title),
                    lead=lead,
                    parents=tuple(parents[-MAX_PARENTS:]),
                    listed=True,
                )
                parents.append(_normal(text.plain)[:MAX_LEAD])
            case Heading(text=text):
                yield replace(_passage(page, block, text), is_title=True)
                title, lead, parents = "", "", []
            case Paragraph(text=text) if _is_bold(text) or _is_term(text):
                yield replace(_passage(page, block, text, title), is_title=True)
                title, lead, parents = _normal(text.plain), "", []
                brief = not _is_bold(text)
            case Paragraph(text=text):
                yield _passage(page, block, text, title)
                title = "" if brief else title
                if was is Item and not text.plain.endswith(":"):
                    continue  # more of the item, or what follows the list: it introduces nothing
                lead, parents = _normal(text.plain)[-MAX_LEAD:], []
            case Table():
                yield from (replace(one, lead=lead) for one in _rows(page, block, content, title))
                lead = ""
            case _:
                lead, parents = "", []
        was = type(content)


# A sentence ends in a mark; what has a time or an address in it states something.
_NO_TERM: Final = regex(r"[.!:;,)]$|\d\s*[-:]\s*\d|\d\s?[ap]\.?m\b|@|://", re.IGNORECASE)
# A number that one can call is a way to somebody, and no name of what stands below.
_CALLED: Final = regex(r"(?:\d[\s().-]*){6}")
# A label that is not set strongly: "Request volume: …", "403: …".
_RUN_IN: Final = regex(r"(?:[A-Z][A-Za-z0-9 /&'-]{2,40}|[1-5]\d\d):(?=\s)")


def _is_bold(text: Text) -> bool:
    """A short paragraph that is all bold, or a question."""
    plain = text.plain
    bold = any(not plain.removeprefix(one).strip(" :.") for one in text.strong)
    return _may_be_title(plain) and (bold or plain.endswith("?"))


def _may_be_title(plain: str) -> bool:
    return len(plain) <= MAX_TITLE and not _CALLED.search(plain)


def _is_term(text: Text) -> bool:
    """A few words that are no sentence, such as the term of a definition list."""
    plain = text.plain
    few = len(plain.split()) <= MAX_TERM
    return few and _may_be_title(plain) and not _NO_TERM.search(plain)


def _passage(page: Page, block: Block, text: Text, title: str = "") -> Passage:
    plain = text.plain
    strong = next(filter(plain.startswith, text.strong[:1]), "")
    run_in = _RUN_IN.match(plain)
    strong = strong or (run_in[0] if run_in else "")
    named = (one.get("title") or one.text for one in block.inside)
    whole = len(block.headings) > 1 and block.headings[0] == page.title
    return Passage(
        text=_normal(plain),
        plain=plain,
        url=page.url,
        path=block.headings,
        headings=tuple(_normal(heading)[:MAX_LEAD] for heading in block.headings[whole:]),
        label=_normal(strong)[:MAX_LEAD].rstrip(" :"),
        titles=tuple(filter(None, (*(_normal(one)[:MAX_LEAD] for one in named), title))),
        links=text.links,
        codes=text.codes,
    )


def _rows(page: Page, block: Block, table: Table, title: str) -> Iterator[Passage]:
    """The header as it stands, then one passage a row: `header: cell; header: cell`."""
    text = Text(
        plain="; ".join(cell.plain for cell in table.header if cell.plain),
        links=tuple(one for cell in table.header for one in cell.links),
    )
    head = _normal(table.header[0].plain)[:MAX_LEAD]
    yield replace(_passage(page, block, text, title), label=head)
    for row in table.rows:
        named = [
            f"{head.plain}: {cell.plain}" if head.plain else cell.plain
            for head, cell in zip(table.header, row, strict=False)
            if cell.plain
        ]
        text = Text(
            plain="; ".join(named),
            links=tuple(one for cell in row for one in cell.links),
            codes=tuple(one for cell in row for one in cell.codes),
        )
        passage = _passage(page, block, text, title)
        yield replace(passage, label=_normal(row[0].plain)[:MAX_LEAD], column=head)


def _component(page: Page, block: Block, component: Component) -> Iterator[Passage]:
    """A component that is itself a link, such as a card."""
    href, title = component.get("href"), component.get("title") or component.text
    if href:
        text = Text(plain=title, links=(Link(text=title, href=href),))
        yield _passage(page, block, text)


_DASHES: Final = regex("[\u2010-\u2015\u2212~\u301c]")
_QUOTES: Final = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def _normal(text: str) -> str:
    """Compatibility forms (NFKC), white space, dashes and quotes in one form; bounded."""
    plain = unicodedata.normalize("NFKC", text[:MAX_PASSAGE])
    return " ".join(_DASHES.sub("-", plain.translate(_QUOTES)).split())[:MAX_PASSAGE]


# A full stop ends a sentence before a capital or a digit, but not after "a.m." or "e.g.".
_END: Final = regex(
    r"(?<=[.!?\u3002])(?<![ap]\.m\.)(?<![AP]\.M\.)(?<!e\.g\.)(?<!i\.e\.)\s+(?=[\"'(\[`]?[A-Z0-9])"
)


def sentences(text: str) -> list[str]:
    """The sentences of a passage, in order; of one without an end, the begin is read."""
    return [one[:MAX_SENTENCE] for one in _END.split(text) if one.strip()]


_WORDS: Final = regex(r"[a-z0-9]+")


def label_slug(text: str) -> str:
    """A token `[a-z0-9-]{0,40}` for a label in the page's own words, which is no sentence of it.

    At most six words; of a longer one the begin. "" where nothing readable is left. That what was
    cut changed is recognised by the digest of the passage.

    >>> label_slug("Request ID")
    'request-id'
    >>> label_slug("Whatever you remember of the incident and its time")
    'whatever-you-remember-of-the-incident'
    """
    ascii_text = unicodedata.normalize("NFKD", text[:MAX_PASSAGE]).encode("ascii", "ignore")
    token = ""
    for word in _WORDS.findall(ascii_text.decode().lower().replace("'", ""))[:MAX_LABEL]:
        longer = f"{token}-{word}" if token else word[:MAX_SLUG]
        if len(longer) > MAX_SLUG:
            break
        token = longer
    return token
