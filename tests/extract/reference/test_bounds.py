"""How much of a page is read."""

from __future__ import annotations

import pytest

from checker.extract.api_reference import extract
from checker.extract.page import Block, Code, Paragraph, Table, Text
from checker.extract.reference import bounds as reference_bounds
from checker.extract.reference.bounds import bounded
from tests.extract.reference_pages import opened


def words(text: str = "a") -> Block:
    return Block(headings=(), content=Paragraph(text=Text(plain=text)))


def code(length: int) -> Block:
    return Block(headings=(), content=Code(info="json", text="x" * length))


def table(rows: int) -> Block:
    row = (Text(plain="a"),)
    return Block(headings=(), content=Table(header=row, rows=(row,) * rows))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference_bounds, "MAX_ROWS", 3)
    monkeypatch.setattr(reference_bounds, "MAX_CODE", 10)


WHOLE = [
    pytest.param((), id="nothing"),
    pytest.param((words(), table(2), table(1), words()), id="as many rows as are read"),
    pytest.param((code(4), code(6)), id="as much code as is read"),
]


@pytest.mark.parametrize("blocks", WHOLE)
def test_a_page_that_is_read_whole(blocks: tuple[Block, ...]) -> None:
    assert bounded(blocks) == (blocks, False)


CUT = [
    pytest.param((table(2), table(2)), (table(2), table(1)), id="rows"),
    pytest.param((table(4), table(2)), (table(3), table(0)), id="all rows of the next table"),
    pytest.param((code(11), code(10), code(1)), (code(10),), id="code, by whole blocks"),
]


@pytest.mark.parametrize(("blocks", "read"), CUT)
def test_a_page_that_is_cut(blocks: tuple[Block, ...], read: tuple[Block, ...]) -> None:
    assert bounded(blocks) == (read, True)


def test_what_was_cut_is_told() -> None:
    found = extract(
        [opened("page-markdown", "# T\n\nPOST /v1/x\n\n" + '```json\n{"a": "long"}\n```\n')]
    )
    assert found.problems == ("cut-off: page-markdown",)
    assert [fact.key for fact in found.facts] == ["operation"]
