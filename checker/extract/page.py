"""bytes -> Page: headings, tables, lists, links and code blocks, the same for Markdown and HTML.

An extractor sees blocks in the order of the page, each with the headings it stands under; it
never sees the markup. What is chrome (navigation, feedback forms, scripts) is not in a Page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link; `href` is absolute where the address of the page is known."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Inline content, white space folded, escapes and entities resolved."""

    plain: str  # with the content of code spans, without the alternative text of images
    codes: tuple[str, ...] = ()  # code spans, in order
    links: tuple[Link, ...] = ()
    images: tuple[str, ...] = ()  # alternative texts: a badge reads ("Stable",)
    indent: int = 0  # spaces before it that are not folded: a row below another is set so
    strong: tuple[str, ...] = ()  # what is set strongly, in order: a label reads ("Definition",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; a page may have several of level 1."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, also one inside an alert or a component."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list."""

    text: Text
    depth: int  # nesting, 0 outermost


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A fenced or preformatted block."""

    info: str  # the whole info string: 'yaml /openapi.yaml POST /v1/videos', 'json theme={null}'
    text: str

    @property
    def language(self) -> str:
        """First word of the info string, lower case; "" without one."""
        return self.info.split(maxsplit=1)[0].lower() if self.info.strip() else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """The opening of an MDX component or of a form control, with its attributes."""

    name: str  # "ParamField", "ResponseField", "Accordion", …; "label", "input" in HTML forms
    # As written, entities resolved; one without a value (`required`) has the value "true".
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""  # of a label, a legend, an option, a button or the summary of <details>

    def get(self, name: str) -> str | None:
        """The value of an attribute; None where it is not written."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThematicBreak:
    """A thematic break."""


Content: TypeAlias = Heading | Paragraph | Item | Table | Code | Component | ThematicBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block and the heading path that it stands under (its own heading included)."""

    headings: tuple[str, ...]  # outermost first; repeated H1s do not nest
    content: Content
    inside: tuple[Component, ...] = ()  # the components that enclose it, outermost first


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document, read."""

    url: str
    form: str  # "markdown" or "html"
    title: str  # the first heading of level 1, or the front matter's; "" without one
    blocks: tuple[Block, ...]
    breadcrumbs: tuple[str, ...] = ()  # HTML only
    updated: str | None = None  # the page's own "last updated" text or `lastmod`, as written
    footer: tuple[Link, ...] = ()  # HTML only: the links below the content, no part of it
    contacts: tuple[Component, ...] = ()  # HTML only: ContactPoints of its data
    script_only: bool = (
        False  # HTML only: next to nothing to read, before a browser ran its scripts
    )
    cut: bool = False  # larger than any page of documentation: what follows was not read

    def links(self) -> tuple[Link, ...]:
        """Every link of the content, in order, once each."""
        found: dict[Link, None] = {}
        for block in self.blocks:
            for text in texts_of(block.content):
                found.update(dict.fromkeys(text.links))
        return tuple(found)


FEW_WORDS: Final = 1_500  # characters that a page beside a sign-in, a consent or an apology says


def is_bare(page: Page) -> bool:
    """Are there a few sentences, links and one heading at most: no part that documents anything?"""
    contents = [block.content for block in page.blocks]
    headings = sum(isinstance(one, Heading) for one in contents)
    said = sum(len(text.plain) for one in contents for text in texts_of(one))
    parts = any(isinstance(one, (Code, Component, Table)) for one in contents)
    return headings <= 1 and said < FEW_WORDS and not (parts or page.script_only or page.contacts)


def texts_of(content: Content) -> tuple[Text, ...]:
    """What is said in a block, cell by cell; nothing of code and of components."""
    match content:
        case Heading() | Paragraph() | Item():
            return (content.text,)
        case Table():
            return content.header + tuple(cell for row in content.rows for cell in row)
    return ()
