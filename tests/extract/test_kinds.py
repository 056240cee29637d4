"""A kind of page is one function and one row: used through the program as every other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.cli import main
from checker.extract import EXTRACTORS, PageKind
from checker.extract.extracted import Extract, Opened
from checker.model.contract import Statement
from checker.model.evidence import Evidence, text_digest

SOURCES = """
[[source]]
id = "news"
area = "News"
kind = "news-page"
url = "https://docs.example.test/news"
listed = "2026-07-03"
verify = "What is new."
wording = "See the page."
documents = [{ role = "page-markdown", url = "https://docs.example.test/news.md", accept = "text/markdown" }]
"""


def news(opened: Sequence[Opened]) -> Extract:
    """A statement for each page: its title."""
    return Extract(
        facts=tuple(
            Statement(
                key="title",
                topic="title",
                value={"state": "mentioned"},
                text_digest=text_digest(one.page.title),
                evidence=(Evidence(document=one.page.url, heading=(one.page.title,)),),
            )
            for one in opened
        ),
        can_state={one.role: ("statements",) for one in opened},
    )


@pytest.fixture
def _row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXTRACTORS, "news-page", PageKind(extract=news, floor=1))


@pytest.mark.usefixtures("_row")
def test_a_page_of_a_kind_that_has_a_row_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "news.md"
    page.write_text("# What is new\n\nMuch.\n", encoding="utf-8")
    sources = tmp_path / "sources.toml"
    sources.write_text(SOURCES, encoding="utf-8")
    assert main(["extract", str(page), "--kind", "news-page", "--quiet"]) == 0
    (fact,) = json.loads(capsys.readouterr().out)["facts"]
    assert fact["key"] == "title"
    given = ["--snapshots", str(tmp_path / "snapshots"), "--sources", str(sources)]
    told = ["--url", "https://docs.example.test/news.md", "--accessed", "2026-11-24T10:00:00Z"]
    (tmp_path / "snapshots").mkdir()
    assert main(["snapshot", "news", "--import", str(page), *told, *given]) == 0
    capsys.readouterr()
    assert main(["verify", "--offline", *given, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["table"]
    assert "documented 1 topic" in row["wording"]


def test_a_kind_without_a_row_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "news.md"
    page.write_text("# What is new\n", encoding="utf-8")
    sources = tmp_path / "sources.toml"
    sources.write_text(SOURCES.replace("news-page", "suport-page"), encoding="utf-8")
    assert main(["verify", "--offline", "--sources", str(sources)]) == 2
    assert "did you mean `support-page`" in capsys.readouterr().err
