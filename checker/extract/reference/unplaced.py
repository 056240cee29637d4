"""What stands on a page and is not in its contract -> problems that say so: no silent empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.extract.heading import passed_on
from checker.extract.page import Block
from checker.model.contract import UNPLACED_EXAMPLE, UNPLACED_TABLE, UNPLACED_TYPES, UNPLACED_VALUES

TABLE: Final = UNPLACED_TABLE
TYPES: Final = UNPLACED_TYPES
EXAMPLE: Final = UNPLACED_EXAMPLE
VALUES: Final = UNPLACED_VALUES
MAX_HEADING: Final = 80  # characters of a heading that are reported
MAX_LISTED: Final = 100  # of one document: so many say enough
_COUNTED: Final = {TABLE: "row", TYPES: "type", EXAMPLE: "line", VALUES: "value"}


@dataclass(frozen=True, slots=True)
class Unplaced:
    """One table, type block, example or set of values of which no label says whose it is."""

    kind: str
    block: Block
    count: int  # rows, types, lines, or values


def problems(found: Iterable[Unplaced], title: str) -> Iterator[str]:
    """`unplaced-table: Message object, 4 rows`."""
    for at, one in enumerate(found):
        if at >= MAX_LISTED:
            return
        heading = one.block.headings[-1] if one.block.headings else title
        counted = f"{one.count} {_COUNTED[one.kind]}{'s' * (one.count != 1)}"
        yield f"{one.kind}{_quoted(heading)}, {counted}"


def _quoted(heading: str) -> str:
    """A heading as a report may hold it: short, and none of what must not be passed on."""
    text = " ".join(heading.split())
    text = text if len(text) <= MAX_HEADING else text[: MAX_HEADING - 1] + "\u2026"
    if not text:
        return "(no heading)"
    return passed_on(text)
