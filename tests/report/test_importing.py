"""The address of an import is that of the document that is lost, as a browser saves it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.source import Document
from checker.report.advice import importable
from tests.report.conftest import basis_of, source_of

AT = "https://docs.example/"
LISTED = (
    ("page-markdown", "chat.md", None),
    ("page-html", "chat", "page-markdown"),
    ("errors-markdown", "errors.md", None),
    ("errors-html", "errors", "errors-markdown"),
    ("limits-markdown", "limits.md", None),
)
DOCUMENTS = tuple(
    Document(role=role, url=AT + path, accept="text/markdown", fallback_for=instead)
    for role, path, instead in LISTED
)


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        ("", "chat"),
        ("chat.md", "chat"),
        ("errors.md", "errors"),
        ("limits.md", "limits.md"),
        ("followed/index.md", "followed/index.md"),
    ],
)
def test_it_is_that_of_the_document_that_is_lost(lost: str, expected: str) -> None:
    source = replace(source_of(), documents=DOCUMENTS)
    assert importable(basis_of(source, lost=AT + lost if lost else "")) == AT + expected


def test_the_listed_address_stands_for_the_page_itself_alone() -> None:
    source = replace(source_of(), documents=(DOCUMENTS[0], DOCUMENTS[4]))
    assert importable(basis_of(source, lost=f"{AT}chat.md")) == source.url
    assert importable(basis_of(source, lost=f"{AT}limits.md")) == f"{AT}limits.md"


def test_the_listed_address_stands_for_a_page_that_is_listed_in_no_form_of_a_browser() -> None:
    assert importable(basis_of()) == source_of().url
