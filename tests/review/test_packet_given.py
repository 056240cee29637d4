"""A report that is given as the table: ours is attached, one that was written by hand is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.model.errors import CheckerError, Exit
from checker.packet.provenance import rule_set
from checker.report import render
from checker.review import sources
from checker.review.bundling import computed
from checker.review.options import Options
from checker.review.packet_given import contracts_of, given
from tests.packet.conftest import NOW
from tests.packet.conftest import contracts as contracts  # noqa: PLC0414 - a fixture

OPTIONS = Options(now=lambda: NOW, random=lambda: 0.5)
PAGES = sources.load(None)
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def report(contracts) -> dict[str, Any]:
    made, _ = computed(OPTIONS, PAGES, contracts, "")
    return json.loads(render(made, "json"))  # type: ignore[no-any-return]


def told(folder: Path, data: object) -> Exit:
    path = folder / "report.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    try:
        given(path, PAGES, NOW)
    except CheckerError as error:
        code, words = error.exit_code, str(error)
    else:
        code, words = Exit.DONE, ""
    assert "jo@" not in words
    return code


def setting(*path: str | int, to: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        at: Any = data
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = to

    return change


CHANGES = {
    "as it was made": (lambda _: None, Exit.DONE),
    "fewer rows": (lambda data: data["table"].pop(), Exit.DONE),
    "no rows": (setting("table", to=[]), Exit.USAGE),
    "rows in another order": (lambda data: data["table"].reverse(), Exit.USAGE),
    "another name": (setting("table", 0, "area", to="Support"), Exit.USAGE),
    "another address": (setting("table", 0, "url", to="https://x.example/"), Exit.USAGE),
    "other words": (setting("table", 0, "wording", to="All is documented."), Exit.USAGE),
    "a claim": (setting("table", 0, "wording", to="The provider was down."), Exit.REFUSED),
    "a person": (setting("table", 0, "wording", to="Ask jo@shopmail.com."), Exit.REFUSED),
    "a day ahead": (setting("table", 0, "accessed", to="2027-01-01"), Exit.USAGE),
    "a contract of no page": (
        lambda data: data["inputs"].append({"name": "contract x", "digest": "sha256:" + "0" * 64}),
        Exit.USAGE,
    ),
    "another input": (
        lambda data: data["inputs"].append({"name": "input-1", "digest": "sha256:" + "0" * 64}),
        Exit.DONE,
    ),
    "a document of no page": (setting("documents", 0, "source", to="x"), Exit.USAGE),
    "a document of another host": (
        setting("documents", 0, "url", to="https://x.example/support/"),
        Exit.USAGE,
    ),
    "an outcome in words": (setting("documents", 0, "outcome", to="it was down"), Exit.USAGE),
    "a role in words": (setting("documents", 0, "role", to="a page of theirs"), Exit.USAGE),
    "a document that was read": (
        setting("documents", 0, "accessed", to="2026-07-01T00:00:00Z"),
        Exit.DONE,
    ),
    "no table at all": (lambda data: data.pop("table"), Exit.USAGE),
}


@pytest.mark.parametrize(("change", "code"), CHANGES.values(), ids=CHANGES)
def test_only_what_can_have_been_made_of_these_pages_is_taken(
    tmp_path, report, change, code
) -> None:
    change(report)
    assert told(tmp_path, report) is code


def test_what_is_no_report_is_said_to_be_none(tmp_path, report) -> None:
    assert told(tmp_path, "{") is Exit.USAGE
    assert told(tmp_path, "[]") is Exit.USAGE
    with pytest.raises(CheckerError):
        given(tmp_path / "none.json", PAGES, NOW)
    assert report


def test_clocks_and_digests_are_read_back(tmp_path, report) -> None:
    document = report["documents"][0]
    document |= {
        "accessed": "2026-07-02T00:00:00Z",
        "unchanged_since": "2026-07-01T00:00:00Z",
        "last_updated": "2026-06-30",
        "digest": rule_set(),
    }
    path = tmp_path / "r.json"
    path.write_text(json.dumps(report), "utf-8")
    found = given(path, PAGES, NOW)
    one = found.checked[0]
    assert (str(one.accessed), str(one.unchanged_since)) == (
        "2026-07-02 00:00:00+00:00",
        "2026-07-01 00:00:00+00:00",
    )
    assert (str(one.last_updated), one.digest) == ("2026-06-30", rule_set())
    assert {*contracts_of(found)} == {page.id for page in PAGES}
