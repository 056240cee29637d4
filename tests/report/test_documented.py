"""Where a fact stands and when it was read, in every form that tells of it."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import UTC, date, datetime

import pytest

from checker.gate.wording import worded
from checker.model.finding import Finding, Level
from checker.model.table import CheckedDocument, Report
from checker.report import render
from checker.report.finding_parts import CAPPED, documented, listing, observed
from checker.report.source_parts import clocks
from tests.report.conftest import DIGEST, report_of, unbroken

PAGE = "https://docs.example/x.md"
BEFORE = {"page": PAGE, "heading": "X > Gone", "line": 9, "accessed": "2026-11-20T09:30:00Z"}
NOW = {"page": PAGE, "heading": "X > Now", "line": 12, "accessed": "2026-11-24T10:00:00Z"}


def about(**where: object) -> Finding:
    return Finding(
        rule="type-conflict",
        level=Level.ERROR,
        source="chat",
        key="k",
        message=worded("It."),
        documented=where,
    )


@pytest.mark.parametrize(
    ("where", "told"),
    [
        pytest.param({}, "", id="nothing is known"),
        pytest.param({"page": PAGE}, PAGE, id="the page alone"),
        pytest.param(NOW, f"{PAGE}, X > Now, line 12, accessed 2026-11-24", id="all of it"),
        pytest.param(
            {"page": PAGE, "heading": ["X", "Now"], "line": "12"},
            f"{PAGE}, X > Now",
            id="a heading as a list, and a line that is none",
        ),
        pytest.param(
            {"page": PAGE, "accessed": "2026-11-24T10:00:00Z", "before": BEFORE},
            f"{PAGE}, accessed 2026-11-24; before: X > Gone, line 9, accessed 2026-11-20",
            id="what is gone has its heading and line from before",
        ),
        pytest.param(
            {**NOW, "before": {**BEFORE, "heading": "X > Now", "line": 12}},
            f"{PAGE}, X > Now, line 12, accessed 2026-11-24; before: line 12, accessed 2026-11-20",
            id="what stayed under its heading names it once",
        ),
        pytest.param(
            {**NOW, "before": {**BEFORE, "page": "https://docs.example/old.md"}},
            f"{PAGE}, X > Now, line 12, accessed 2026-11-24; before: "
            "https://docs.example/old.md, X > Gone, line 9, accessed 2026-11-20",
            id="what moved to another page names both",
        ),
        pytest.param({"page": PAGE, "before": {}}, PAGE, id="nothing is known of before"),
        pytest.param(
            {"page": PAGE, "places": ["a", "b"]}, PAGE, id="several places are listed apart"
        ),
        pytest.param({"page": PAGE, "places": ["a"]}, PAGE, id="one place"),
        pytest.param({"page": PAGE, "accessed": "soon"}, PAGE, id="a time that is none"),
    ],
)
def test_where_a_fact_stands_in_words(where: dict[str, object], told: str) -> None:
    assert documented(about(**where)) == told


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "junit", "sarif"])
def test_heading_and_line_are_in_every_form_that_holds_findings(form: str) -> None:
    report = report_of(findings=(about(**NOW, before=BEFORE),))
    text = " ".join(unbroken(render(report, form)).replace("&gt;", ">").split())
    if form == "json":
        told = json.loads(text)["findings"][0]["evidence"]["documented"]
        assert (told["line"], told["before"]["line"]) == (12, 9)
        assert (told["heading"], told["before"]["heading"]) == ("X > Now", "X > Gone")
    else:
        assert "X > Now, line 12, accessed 2026-11-24; before: X > Gone, line 9" in text


# ------------------------------------------------------------------ the three clocks

READ = CheckedDocument(
    source="chat",
    role="page-markdown",
    url=PAGE,
    accessed=datetime(2026, 11, 24, 10, 0, tzinfo=UTC),
    digest=DIGEST,
    origin="fetched",
    outcome="page",
)
KNOWN = dataclasses.replace(
    READ,
    unchanged_since=datetime(2026, 11, 2, 6, 0, tzinfo=UTC),
    last_updated=date(2026, 10, 30),
)
FAILED = dataclasses.replace(READ, accessed=None, digest=None, outcome="gone")


@pytest.mark.parametrize(
    ("one", "told"),
    [
        pytest.param(READ, "accessed 2026-11-24", id="one clock"),
        pytest.param(
            KNOWN,
            "accessed 2026-11-24, unchanged since 2026-11-02, last updated 2026-10-30 by its own "
            "words",
            id="three clocks",
        ),
        pytest.param(FAILED, "not read", id="not read"),
    ],
)
def test_each_clock_is_told_where_it_is_known(one: CheckedDocument, told: str) -> None:
    assert clocks(one) == told


def with_checked(*checked: CheckedDocument) -> Report:
    return dataclasses.replace(report_of(), checked=checked)


def test_the_clocks_stand_in_the_sources_that_were_checked() -> None:
    report = with_checked(KNOWN, READ, FAILED)
    text = " ".join(render(report, "text", verbose=True).split())
    assert "page, accessed 2026-11-24, unchanged since 2026-11-02, last updated 2026-10-30" in text
    markdown = render(report, "markdown")
    assert "| Accessed | Unchanged since | Last updated | Digest | Outcome |" in markdown
    assert f"| {PAGE} | 2026-11-24 | 2026-11-02 | 2026-10-30 | sha256:0123456789ab |" in markdown
    assert f"| {PAGE} | 2026-11-24 | not known | not stated | sha256:0123456789ab |" in markdown
    assert f"| {PAGE} | not read | not known | not stated | none | gone |" in markdown
    html = unbroken(render(report, "html"))
    cells = dict(re.findall(r'data-name="([^"]+)">([^<]+)</td>', html))
    assert {"Accessed", "Unchanged since", "Last updated", "Outcome"} <= cells.keys()
    for day in ("2026-11-24", "2026-11-02", "2026-10-30"):
        assert f">{day}</td>" in html
    known, read, failed = json.loads(render(report, "json"))["documents"]
    assert (known["unchanged_since"], known["last_updated"]) == (
        "2026-11-02T06:00:00Z",
        "2026-10-30",
    )
    for one in (read, failed):
        assert not {"unchanged_since", "last_updated"} & one.keys()


@pytest.mark.parametrize(
    ("where", "told"),
    [
        pytest.param({}, "", id="one place"),
        pytest.param({"places": ["$.a", "$.b"]}, "Places (2): $.a; $.b", id="several"),
        pytest.param({"parts": ["$.a.b"]}, "With it (1): $.a.b", id="what went with it"),
        pytest.param(
            {"places": ["$.a", "$.b"], "parts": ["$.a.b"]},
            "Places (2): $.a; $.b; With it (1): $.a.b",
            id="several, and what went with them",
        ),
        pytest.param(
            {"places": [f"$.a{number}" for number in range(30)]},
            f"Places (30): {'; '.join(f'$.a{number}' for number in range(20))}; and 10 more",
            id="more than are listed",
        ),
        pytest.param(
            {"places": [f"$.a{number}" for number in range(CAPPED)]},
            f"Places: {'; '.join(f'$.a{number}' for number in range(20))}; and more",
            id="more than are known",
        ),
    ],
)
def test_the_places_of_a_finding_are_listed(where: dict[str, object], told: str) -> None:
    assert listing(about(**where)) == told


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        pytest.param({}, "", id="nothing was observed"),
        pytest.param({"seen": 2, "of": 3}, "seen in 2 of 3", id="where it was"),
        pytest.param({"seen": 2, "of": 3, "was": "absent"}, "absent from 2 of 3", id="or was not"),
        pytest.param(
            {"seen": 2, "of": 3, "at_least": True}, "seen in at least 2 of 3", id="at least"
        ),
        pytest.param(
            {"seen": 2, "of": 3, "kind": "x", "was": "`x`"}, "seen in 2 of 3", id="a side"
        ),
        pytest.param({"kind": "x"}, "kind x", id="what is no side of the two"),
        pytest.param({"reasons": {"a": 1, "b": 2}}, "reasons a 1, b 2", id="several counts"),
    ],
)
def test_what_was_observed_is_told_in_words(counts: dict[str, object], words: str) -> None:
    assert observed(dataclasses.replace(about(), observed=counts)) == words
