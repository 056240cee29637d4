"""Page -> Passages: what the prose says, each with the headings, label and lead it stands under.

A passage is one paragraph, list item, table row or heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.extract import Opened
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
from checker.model.evidence import digest_of

MAX_PASSAGE: Final = 4_000  # characters of a passage that are read
MAX_SENTENCE: Final = 1_000  # characters of a sentence that are read
MAX_LEAD: Final = 300  # characters of a label, a heading or what introduces a list
MAX_PARENTS: Final = 8  # items above one that are remembered
MAX_TITLE: Final = 160
MAX_TERM: Final = 5  # words of a line that is no sentence
MAX_SLUG: Final = 40
MAX_LABEL: Final = 4  # words of a label's token
_MARK: Final = 6  # hexadecimal digits of what tells a cut label from others


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One piece of prose; dashes and quotes in one form, so that typography is no difference."""

    text: str
    plain: str  # as it stands on the page
    url: str
    path: tuple[str, ...]  # headings as they stand, outermost first
    headings: tuple[str, ...] = ()  # the same, for reading
    label: str = ""  # what is set strongly at its begin, or the first cell of its row
    lead: tuple[str, ...] = ()  # titles, introductions and list items above it, outermost first
    links: tuple[Link, ...] = ()
    group: int = 0  # items of one list, and rows of one table, share it
    listed: bool = False  # one item of a list

    @property
    def context(self) -> str:
        """Everything that it stands under, innermost first, without its own text."""
        return "\n".join((*reversed(self.lead), *reversed(self.headings)))

    @property
    def near(self) -> str:
        """Label and lead, without headings."""
        return "\n".join((self.label, *self.lead))


def passages(opened: Sequence[Opened]) -> tuple[Passage, ...]:
    """The passages of all documents, in order; groups are not shared between documents."""
    found: list[Passage] = []
    group = 0
    for document in opened:
        found.extend(_passages(document.page, group))
        group += len(document.page.blocks)
    return tuple(found)


def _passages(page: Page, group: int) -> Iterator[Passage]:
    title = ""  # a line that stands over what follows as a heading does
    intro = ""  # the paragraph right before a list or table
    parents: list[str] = []  # texts of the open list items, by depth
    was: type[object] | None = None
    listed = group  # the group of the open list
    for block in page.blocks:
        content = block.content
        if isinstance(content, Component):
            yield from _component(page, block, content, group)
            continue
        group += 1
        match content:
            case Item(text=text, depth=depth):
                listed = listed if was is Item else group
                del parents[depth:]
                above = (title, intro, *parents[-MAX_PARENTS:])
                item = _passage(page, block, text, listed, _told(*above))
                yield replace(item, listed=True)
                parents.append(_normal(text.plain)[:MAX_LEAD])
            case Heading(text=text):
                yield _passage(page, block, text, group, ())
                title, intro, parents = "", "", []
            case Paragraph(text=text) if _is_title(text):
                title, intro, parents = _normal(text.plain), "", []
                yield _passage(page, block, text, group, ())
            case Paragraph(text=text):
                yield _passage(page, block, text, group, _told(title))
                if was is Item and not text.plain.endswith(":"):
                    continue  # more of the item, or what follows the list: it introduces nothing
                intro, parents = _normal(text.plain)[-MAX_LEAD:], []
            case Table():
                yield from _rows(page, block, content, group, _told(title, intro))
                intro = ""
            case _:
                intro, parents = "", []
        was = type(content)


# A sentence ends in a mark; what has a time or an address in it states something.
_NO_TERM: Final = re.compile(r"[.!:;,)]$|\d\s*[-:]\s*\d|\d\s?[ap]\.?m\b|@|://", re.IGNORECASE)
# A label that is not set strongly: "Request volume: …", "403: …".
_RUN_IN: Final = re.compile(r"(?:[A-Z][A-Za-z0-9 /&'-]{2,40}|[1-5]\d\d):(?=\s)")


def _is_title(text: Text) -> bool:
    """A short paragraph that is all bold, a question, or the term of a definition list."""
    plain = text.plain
    bold = bool(text.strong) and plain.rstrip(" :.") == text.strong[0].rstrip(" :.")
    term = len(plain.split()) <= MAX_TERM and not _NO_TERM.search(plain)
    return len(plain) <= MAX_TITLE and (bold or term or plain.endswith("?"))


def _told(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, texts))


def _passage(page: Page, block: Block, text: Text, group: int, above: tuple[str, ...]) -> Passage:
    plain = text.plain
    strong = text.strong[0] if text.strong and plain.startswith(text.strong[0]) else ""
    run_in = _RUN_IN.match(plain)
    strong = strong or (run_in[0] if run_in else "")
    titles = (one.get("title") or one.text for one in block.inside)
    return Passage(
        text=_normal(plain),
        plain=plain,
        url=page.url,
        path=block.headings,
        headings=tuple(_normal(heading)[:MAX_LEAD] for heading in block.headings),
        label=_normal(strong)[:MAX_LEAD].rstrip(" :"),
        lead=_told(*(_normal(title)[:MAX_LEAD] for title in titles), *above),
        links=text.links,
        group=group,
    )


def _rows(
    page: Page, block: Block, table: Table, group: int, above: tuple[str, ...]
) -> Iterator[Passage]:
    """The header as it stands, then one passage a row: `header: cell; header: cell`."""
    text = Text(
        plain="; ".join(cell.plain for cell in table.header if cell.plain),
        links=tuple(one for cell in table.header for one in cell.links),
    )
    yield _passage(page, block, text, group, above)
    for row in table.rows:
        named = [
            f"{head.plain}: {cell.plain}" if head.plain else cell.plain
            for head, cell in zip(table.header, row, strict=False)
            if cell.plain
        ]
        text = Text(plain="; ".join(named), links=tuple(one for cell in row for one in cell.links))
        passage = _passage(page, block, text, group, above)
        yield replace(passage, label=_normal(row[0].plain)[:MAX_LEAD] if row else "")


def _component(page: Page, block: Block, component: Component, group: int) -> Iterator[Passage]:
    """A component that is itself a link, such as a card."""
    href, title = component.get("href"), component.get("title") or component.text
    if href:
        text = Text(plain=title, links=(Link(text=title, href=href),))
        yield _passage(page, block, text, group, ())


_DASHES: Final = re.compile("[\u2010-\u2015\u2212~\u301c]")
_QUOTES: Final = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def _normal(text: str) -> str:
    """Compatibility forms (NFKC), white space, dashes and quotes in one form; bounded."""
    plain = unicodedata.normalize("NFKC", text[:MAX_PASSAGE])
    return " ".join(_DASHES.sub("-", plain.translate(_QUOTES)).split())[:MAX_PASSAGE]


# A full stop ends a sentence before a capital or a digit, but not after "a.m." or "e.g.".
_END: Final = re.compile(
    r"(?<=[.!?\u3002])(?<![ap]\.m\.)(?<![AP]\.M\.)(?<!e\.g\.)(?<!i\.e\.)\s+(?=[\"'(\[`]?[A-Z0-9])"
)


def sentences(text: str) -> list[str]:
    """The sentences of a passage, in order; of one without an end, the begin is read."""
    return [one[:MAX_SENTENCE] for one in _END.split(text) if one.strip()]


_WORDS: Final = re.compile(r"[a-z0-9]+")


def slug(text: str) -> str:
    """A token `[a-z0-9-]{0,40}` cut between words; "" where nothing readable is left."""
    return _joined(_ascii_words(text), MAX_SLUG)


def label_slug(text: str) -> str:
    """A token for a label in the page's own words, which is no sentence of it.

    At most four words and 40 characters. Of a longer one the begin, and a digest of all its words,
    so that two of the same begin stay apart.

    >>> label_slug("Request ID")
    'request-id'
    >>> label_slug("Whatever you remember of the incident")
    'whatever-you-remember-of-73cc5a'
    """
    words = _ascii_words(text)
    whole = "-".join(words)
    if len(words) <= MAX_LABEL and len(whole) <= MAX_SLUG:
        return whole
    mark = digest_of(whole)[7 : 7 + _MARK]
    return f"{_joined(words[:MAX_LABEL], MAX_SLUG - _MARK - 1)}-{mark}"


def _ascii_words(text: str) -> list[str]:
    ascii_text = unicodedata.normalize("NFKD", text[:MAX_PASSAGE]).encode("ascii", "ignore")
    return _WORDS.findall(ascii_text.decode().lower().replace("'", ""))


def _joined(words: Sequence[str], limit: int) -> str:
    """As many words as there is room for; of the first as much as there is."""
    token = ""
    for word in words:
        longer = f"{token}-{word}" if token else word[:limit]
        if len(longer) > limit:
            break
        token = longer
    return token
