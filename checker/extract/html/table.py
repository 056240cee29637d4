"""Cells of an HTML table -> Table; cells that span rows are repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from checker.extract.assembly import NOTHING
from checker.extract.page import Table, Text

MAX_CELLS: Final = 30_000  # of one table; of a page of Markdown, of all tables
MAX_COLUMNS: Final = 100  # cells that spans, or the header's width, may add to one row


class TableReading:
    """A table while it is read."""

    def __init__(self, level: int = 1, together: list[Table | None] | None = None) -> None:
        """`level`: how many captures its rows stand in, its own the last."""
        self.level = level
        # The outermost table and those in the cells of others, in the order of their beginnings.
        self.together: list[Table | None] = [] if together is None else together
        self._rows: list[list[Text]] = []
        self._spans: dict[int, tuple[int, Text]] = {}  # column -> the last row that a cell fills
        self._cells = 0
        self.cut = False

    def row(self) -> None:
        """The next row begins."""
        here = len(self._rows)
        self._spans = {at: span for at, span in self._spans.items() if span[0] >= here}
        self._rows.append([])
        self._fill()

    def cell(self, attributes: Mapping[str, str], text: Text) -> None:
        """The next cell of the row."""
        if not self._rows:
            self.row()
        row = self._rows[-1]
        if self._cells >= MAX_CELLS:
            self.cut = True
            return
        last = len(self._rows) + _number(attributes.get("rowspan")) - 2
        for column in range(_number(attributes.get("colspan"))):
            content = text if column == 0 else NOTHING
            if last >= len(self._rows) and len(self._spans) < MAX_COLUMNS:
                self._spans[len(row)] = (last, content)
            row.append(content)
            self._cells += 1
        self._fill()

    def _fill(self) -> None:
        """Cells of rows above that span down to here."""
        row = self._rows[-1]
        while (
            len(row) in self._spans and self._cells < MAX_CELLS
        ):  # those that begin in this row stand to the left
            row.append(self._spans[len(row)][1])
            self._cells += 1

    def content(self) -> Table | None:
        """The table; its first row is the header. None where it has no cell."""
        header, *rows = [tuple(row) for row in self._rows if row] or [()]
        if not header:
            return None
        width = min(len(header), MAX_COLUMNS)
        most = MAX_CELLS // width
        self.cut |= len(rows) > most or len(header) > width
        return Table(
            header=header[:width],
            rows=tuple(row + (NOTHING,) * (width - len(row)) for row in rows[:most]),
        )


def _number(text: str | None) -> int:
    """A span: at least 1, at most MAX_COLUMNS."""
    return min(max(int(text[:4]), 1), MAX_COLUMNS) if text and text.isdecimal() else 1
