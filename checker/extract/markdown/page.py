"""Markdown -> Page: CommonMark with tables and MDX components, as documentation sites export it."""

from __future__ import annotations

from checker.extract.assembly import first_title
from checker.extract.decoded import decoded
from checker.extract.html.reading import read
from checker.extract.markdown.elements import events_of
from checker.extract.markdown.front_matter import parted
from checker.extract.markdown.mdx import source_of
from checker.extract.markdown.parser import bounded, parse
from checker.extract.page import Block, Page, Paragraph, Text
from checker.extract.prose.dated import updated_in


def read_markdown(body: bytes, url: str) -> Page:
    """The page that a Markdown body is; any bytes give a page."""
    front, text = parted(decoded(body))
    whole, text = text, bounded(text)
    source = source_of(text)
    tokens, cut = parse(source.lines, source.tags)
    blocks, left_out = read(url, events_of(tokens))
    # Where a page that is written by hand names its operation (Mintlify).
    for line in filter(None, (front.get("api"), front.get("openapi"))):
        blocks = (Block(headings=(), inside=(), content=Paragraph(text=Text(plain=line))), *blocks)
    return Page(
        url=url,
        form="markdown",
        title=first_title(blocks) or front.get("title", ""),
        updated=front.get("lastmod") or front.get("updated") or updated_in(text),
        blocks=blocks,
        cut=cut or left_out or len(text) < len(whole),
    )
