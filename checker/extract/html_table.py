"""Cells of an HTML table -> Table; cells that span rows are repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from checker.extract.assembly import NOTHING
from checker.extract.page import Table, Text

MAX_COLUMNS: Final = 100  # cells that spans, or the header's width, may add to one row


class TableReading:
    """A table while it is read."""

    def __init__(self) -> None:
        self.in_head = False
        self._header: tuple[Text, ...] | None = None
        self._rows: list[list[Text]] = []
        self._heads: list[bool] = []  # is the row in the head, or made of header cells alone
        self._spans: dict[int, tuple[int, Text]] = {}  # column -> rows still to fill, with what

    def row(self) -> None:
        """The next row begins."""
        self._rows.append([])
        self._heads.append(True)
        self._fill()

    def cell(self, name: str, attributes: Mapping[str, str], text: Text) -> None:
        """The next cell of the row."""
        if not self._rows:
            self.row()
        self._heads[-1] &= name == "th" or self.in_head
        row = self._rows[-1]
        rows = _number(attributes.get("rowspan")) - 1
        for column in range(_number(attributes.get("colspan"))):
            if rows and len(self._spans) < MAX_COLUMNS:
                self._spans[len(row)] = (rows, text if column == 0 else NOTHING)
            row.append(text if column == 0 else NOTHING)
        self._fill()

    def _fill(self) -> None:
        """Cells that a row above spans down to here."""
        row = self._rows[-1]
        while len(row) in self._spans and self._spans[len(row)][0]:
            rows, text = self._spans.pop(len(row))
            if rows > 1:
                self._spans[len(row)] = (rows - 1, text)
            row.append(text)

    def content(self) -> Table | None:
        """The table; its first row is the header. None where it has no cell."""
        rows = [
            (tuple(row), head) for row, head in zip(self._rows, self._heads, strict=True) if row
        ]
        if not rows:
            return None
        header = rows[0][0]
        body = [row for row, head in rows[1:] if not head or row != header]
        return Table(header=header, rows=tuple(_padded(row, len(header)) for row in body))


def _padded(row: tuple[Text, ...], width: int) -> tuple[Text, ...]:
    """As long as the header, within bounds."""
    return row + (NOTHING,) * (min(width, MAX_COLUMNS) - len(row))


def _number(text: str | None) -> int:
    """A span: at least 1, at most MAX_COLUMNS."""
    return min(max(int(text), 1), MAX_COLUMNS) if text and text.isdecimal() else 1
