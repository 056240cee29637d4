"""Blocks -> as many of them as are read: a page of any size is read in a time that is bounded.

What is past the limits is left out, and that it was is a problem of the contract's health, so that
silence is not read as removal. How many blocks a page may have is said where it is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.page import Block, Code, Table

MAX_ROWS: Final = 5_000  # of all tables
MAX_CODE: Final = 1_000_000  # characters of all code beside the embedded block


def bounded(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], bool]:
    """(the blocks that are read, were any left out?)."""
    rows, code = MAX_ROWS, MAX_CODE
    cut = False
    read: list[Block] = []
    for block in blocks:
        match block.content:
            case Table() as table:
                if len(table.rows) > rows:
                    cut = True
                    block = replace(block, content=replace(table, rows=table.rows[:rows]))  # noqa: PLW2901 - the block, cut
                read.append(block)
                rows = max(0, rows - len(table.rows))
            case Code(text=text):
                if len(text) > code:  # half of an example is none
                    cut = True
                    continue
                read.append(block)
                code -= len(text)
            case _:
                read.append(block)
    return tuple(read), cut
