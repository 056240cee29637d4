"""A page as short lines, so that a test can say what a page is to be read as."""

from __future__ import annotations

from checker.extract.page import (
    Block,
    Code,
    Component,
    Heading,
    Item,
    Page,
    Paragraph,
    Table,
    ThematicBreak,
)


def lines(page: Page) -> list[str]:
    """One line a block; two spaces for each component that encloses it."""
    return ["  " * len(block.inside) + line(block) for block in page.blocks]


def line(block: Block) -> str:  # noqa: PLR0911 - one form a kind of content
    match block.content:
        case Heading(level=level, text=text):
            return f"{'#' * level} {text.plain}"
        case Paragraph(text=text):
            return text.plain
        case Item(text=text, depth=depth):
            return f"{'-' * (depth + 1)} {text.plain}"
        case Table(header=header, rows=rows):
            cells = [[cell.plain for cell in row] for row in (header, *rows)]
            return " / ".join("|".join(row) for row in cells)
        case Code(info=info, text=text):
            return f"```{info}: {text!r}"
        case Component(name=name, attributes=attributes, text=text):
            written = "".join(f" {key}={value!r}" for key, value in attributes)
            return f"<{name}{written}>{text}"
        case ThematicBreak():
            return "***"
