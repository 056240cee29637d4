"""An attached table is known by what it says and by what stands beside it, not by its digests."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checker.packet.attach import attach
from checker.packet.record import read
from checker.packet.rule import Documented
from checker.packet.table_rules import entry_digest
from tests.packet.conftest import NOW, WHOLE
from tests.packet.test_attach import ATTACHMENT

DAY = r"(?P<accessed>\d{4}-\d\d-\d\d|not read)"
ROWS = (
    re.escape("| Area |"),
    re.escape("| --- |"),
    rf"\| One {DAY} \|",
    rf"\| Two {DAY} \|",
    rf"\| Under [\w. -]+ {DAY} \|",
)
HEAD = "| Area |\n| --- |\n"
BOTH = HEAD + "| One 2026-07-02 |\n| Two 2026-07-01 |\n"


@pytest.mark.parametrize(
    ("table", "made"),
    [
        pytest.param(BOTH, True, id="all rows"),
        pytest.param(HEAD + "| Two not read |\n", True, id="fewer rows"),
        pytest.param(HEAD, False, id="no rows"),
        pytest.param(BOTH.replace("Area", "Areas"), False, id="another head"),
        pytest.param("| One 2026-07-02 |\n", False, id="no head"),
        pytest.param(HEAD + "| Two 2026-07-01 |\n| One 2026-07-02 |\n", False, id="turned"),
        pytest.param(BOTH + "| Two 2026-07-01 |\n", False, id="a row twice"),
        pytest.param(BOTH + "and words\n", False, id="words below"),
        pytest.param(HEAD + "| Three 2026-07-01 |\n", False, id="another row"),
        pytest.param("", False, id="nothing"),
        pytest.param(HEAD + "| Under Errors 2026-07-01 |\n", True, id="a heading"),
        pytest.param(HEAD + "| Under The provider was down. 2026-07-01 |\n", False, id="a claim"),
    ],
)
def test_a_table_can_have_been_made_of_these_pages(table: str, made: bool) -> None:  # noqa: FBT001
    assert Documented(rows=ROWS).made(table) is made


def test_the_day_of_each_row_and_its_lines() -> None:
    about = Documented(rows=ROWS)
    assert about.accessed(BOTH) == ("2026-07-02", "2026-07-01")
    assert about.accessed(HEAD + "| Two not read |\n") == ("not read",)
    assert [about.row(line) for line in ("| --- |", "| One not read |", "| One |")] == [
        True,
        True,
        False,
    ]
    assert not Documented().made(BOTH)


@pytest.mark.parametrize(
    ("table", "oldest", "told"),
    [
        pytest.param(BOTH, "2026-07-01", set(), id="its oldest day"),
        pytest.param(BOTH, "2026-07-02", {"table-edited"}, id="another day"),
        pytest.param(BOTH, None, {"table-edited"}, id="no day, and all were read"),
        pytest.param(HEAD + "| Two not read |\n", None, set(), id="never read"),
        pytest.param(
            HEAD + "| Two not read |\n", "2026-07-01", {"table-edited"}, id="a day, and never read"
        ),
        pytest.param(
            HEAD + "| One 2026-07-05 |\n", "2026-07-05", {"table-edited"}, id="a day ahead"
        ),
        pytest.param(HEAD + "| Under gpt-4o-mini not read |\n", None, set(), id="a model in it"),
        pytest.param(HEAD + "| Three |\n", None, {"table-edited"}, id="none of ours"),
        pytest.param(
            HEAD + "| Three |\n| The provider was down. |\n",
            None,
            {"overclaim", "table-edited"},
            id="a claim in it",
        ),
        pytest.param(
            HEAD + "| Three, we swapped the model |\n",
            None,
            {"table-edited", "unreviewed-fallback"},
            id="a fallback in it",
        ),
    ],
)
def test_a_table_agrees_with_what_is_beside_it_and_is_judged_where_it_is_not_ours(
    rules, facts, table, oldest, told
) -> None:
    when = None if oldest is None else datetime.fromisoformat(oldest).replace(tzinfo=UTC)
    entry = replace(ATTACHMENT, table=table, oldest=when, contracts={})
    text = attach(read(WHOLE), entry, NOW)
    assert rules(text, against=replace(facts, rows=ROWS)) == told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("attached_at_utc: 2026-07-04T12:00:00Z", "attached_at_utc: 2026-07-04T11:00:00Z", id="when"),
        pytest.param("oldest_access: 2026-07-01T00:00:00Z", "oldest_access: 2026-07-01T09:00:00Z", id="age"),
        pytest.param("    chat: ", "    another: ", id="contracts"),
        pytest.param("| One 2026-07-02 |", "| One 2026-07-03 |", id="table"),
        pytest.param("  entry_digest: ", "  #entry_digest: ", id="no digest"),
    ],
)  # fmt: skip
def test_what_was_altered_after_it_was_attached_is_told(rules, facts, old, new) -> None:
    mine = replace(facts, rows=ROWS, digests=ATTACHMENT.contracts)
    text = attach(read(WHOLE), replace(ATTACHMENT, table=BOTH), NOW)
    assert old in text
    assert rules(text, against=mine) == set()
    assert rules(text.replace(old, new), against=mine) == {"table-edited"}


def test_a_table_attached_later_than_now_is_none_of_ours(rules, facts) -> None:
    entry = replace(ATTACHMENT, table=BOTH, contracts={})
    text = attach(read(WHOLE), entry, NOW.replace(hour=13))
    assert rules(text, against=replace(facts, rows=ROWS)) == {"table-edited"}


def test_what_has_no_canonical_form_has_no_digest() -> None:
    assert entry_digest({"digest": float("inf")}) == ""
    assert entry_digest({1: "a"}) == ""  # type: ignore[dict-item]


@pytest.mark.parametrize("value", ["words", "[]", "{table: 1}", "{table: [a]}"])
def test_an_entry_of_another_form_is_no_table(rules, facts, value) -> None:
    told = rules(WHOLE + f"verification_table: {value}\n", against=replace(facts, rows=ROWS))
    assert told >= {"field-form"}
