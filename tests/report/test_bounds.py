"""Each bound of a report holds from its number on, and not one before."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest

from checker.model.contract import Statement
from checker.model.finding import Finding
from checker.model.table import Failure
from checker.report import render
from checker.report.advice import advice
from checker.report.finding_parts import among, listing
from checker.report.topics import ONE
from tests.report.conftest import FINDINGS, report_of

REPORT = report_of()


def where(*headings: str) -> str:
    return ONE.where(Statement(key="a", topic="a", value={"headings": [*headings]}))


def at(places: int) -> Finding:
    keys = [f"$.a{number}" for number in range(places)]
    return dataclasses.replace(FINDINGS[0], documented={"places": keys})


def wide(columns: int) -> str:
    return render(REPORT, "text", width=columns)


def is_a_line(columns: int, *, beside: date | None) -> bool:
    """Does a row stand in one line, where another was read then?"""
    first, second = REPORT.rows
    rows = (first, dataclasses.replace(second, accessed=beside))
    text = render(dataclasses.replace(REPORT, rows=rows), "text", width=columns)
    return "Help-center caveats  not-re-read  2026-11-20\n" in text


def many(form: str, count: int, level: int) -> str:
    """A report with so many findings of the level of one."""
    found = (dataclasses.replace(FINDINGS[level], key=f"$.a{at}") for at in range(count))
    return render(dataclasses.replace(REPORT, findings=tuple(found), rows=()), form)


# From which number on it holds.
BOUNDS: dict[str, tuple[int, Callable[[int], object]]] = {
    "headings that are counted": (3, lambda n: " and 1 more" in where(*"abc"[:n])),
    "signs of a heading that is cut": (61, lambda n: "\u2026" in where("a" * n)),
    "columns that count": (41, lambda n: wide(n) != wide(n - 1)),
    "columns of rows that were read": (44, lambda n: is_a_line(n, beside=date(2026, 11, 24))),
    "columns of rows of which one was not": (62, lambda n: is_a_line(n, beside=None)),
    "places that -v lists": (4, lambda n: "with -v" in render(of(n), "text")),
    "places that are counted": (21, lambda n: "and 1 more" in listing(at(n))),
    "places of which there may be more": (200, lambda n: next(among(at(n))).label == "Places"),
    "errors that the platform drops": (11, lambda n: "more finding" in many("github", n, 0)),
    "notices that it drops": (9, lambda n: "more finding" in many("github", n, 1)),
    "a status of a server that failed": (
        500,
        lambda n: "nothing is to be mended" in advice(Failure(outcome="unreachable", status=n)),
    ),
}


def of(places: int) -> object:
    return dataclasses.replace(REPORT, findings=(at(places),))


@pytest.mark.parametrize(("least", "holds"), BOUNDS.values(), ids=BOUNDS)
def test_a_bound_holds_from_its_number_on(least: int, holds: Callable[[int], object]) -> None:
    assert [bool(holds(number)) for number in (least - 1, least)] == [False, True]
