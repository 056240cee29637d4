"""API reference pages -> facts: each case is a folder with pages and what is expected of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.extract import Extract, Opened
from checker.extract.api_reference import extract
from checker.extract.opened import open_page
from checker.model.contract import Fact, Field
from checker.model.plain import fact_to_plain
from tests.extract.schema_forms import line

CASES = Path(__file__).parent / "cases" / "api-reference"
URL = "https://docs.example.test"
OMITTED = {"fact", "key", "state", "evidence"}


def opened(role: str, text: str) -> Opened:
    part, _, form = role.rpartition("-")
    media = {"markdown": "text/markdown", "html": "text/html"}[form]
    return Opened(role=role, page=open_page(text.encode(), media, f"{URL}/{part}"))


def read(folder: Path) -> Extract:
    return extract(
        [
            opened(f"{name}-markdown", (folder / f"{name}.md").read_text("utf-8"))
            for name in ("page", "errors")
            if (folder / f"{name}.md").exists()
        ]
    )


def readable(fact: Fact) -> str:
    """A fact on one line: its state where it is not documented, and what it states."""
    state = "" if fact.state == "documented" else f"{fact.state}: "
    if isinstance(fact, Field):
        return state + line(fact)
    plain = fact_to_plain(fact)
    return state + json.dumps({key: plain[key] for key in plain if key not in OMITTED})


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_a_page_comes_out_as_expected(folder: Path) -> None:
    found = read(folder)
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    assert {fact.key: readable(fact) for fact in found.facts} == expected["facts"]
    assert list(found.problems) == expected["problems"]
    assert {role: list(can) for role, can in found.can_state.items()} == expected["can_state"]
