"""What pages and users call things is told so that no report is refused for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.gate.wording import gate, worded
from checker.model.finding import Finding, Level
from checker.model.table import Basis, Report
from checker.report import FORMATS, MACHINE, render
from checker.report.headline import summary
from checker.report.quoting import area, quoted
from tests.report.conftest import source_of

HEADINGS = [
    pytest.param("Errors > 429", "Errors > 429", id="a name"),
    pytest.param("Rate limits", "Rate limits", id="a topic"),
    pytest.param("Pricing: $5 per call", "#pricing-5-per-call", id="a price"),
    pytest.param("Help > Uptime is 99.9 %", "Help > #uptime-is-99-9-", id="one of two"),
    pytest.param("The provider was down", "#the-provider-was-down", id="a state"),
    pytest.param("The provider > was down", "", id="a state in two headings"),
    pytest.param("Call +1 415-555-0132", "", id="a telephone"),
    pytest.param("Write to jane.doe@corp.example", "", id="an address"),
    pytest.param("$5 / 5 USD", "#-5-5-usd", id="a price alone"),
]


def with_heading(report: Report, heading: str) -> Report:
    finding = Finding(
        rule="field-undocumented",
        level=Level.NOTE,
        source=report.rows[0].source,
        key="response 200 $.f0",
        message=worded("A field was seen that the page does not list."),
        documented={
            "page": "https://docs.example/api/chat",
            "heading": heading,
            "before": {"heading": heading},
            "places": [{"heading": heading}, {"heading": "Errors"}],
        },
    )
    return replace(report, findings=(finding,))


@pytest.mark.parametrize(("heading", "told"), HEADINGS)
def test_a_heading_is_told_as_far_as_it_may_be(report: Report, heading: str, told: str) -> None:
    (finding,) = quoted(with_heading(report, heading)).findings
    assert finding.documented["heading"] == told
    assert finding.documented["places"] == [{"heading": told}, {"heading": "Errors"}]


@pytest.mark.drawn
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("heading", [one.values[0] for one in HEADINGS])
def test_a_heading_costs_no_report(report: Report, form: str, heading: str) -> None:
    text = render(with_heading(report, heading), form)
    assert gate(text, prose=form not in MACHINE) == ()


@pytest.mark.drawn
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("area", ["Latency", "Model availability", "Pricing: $5 per call", "Quota"])
def test_nor_does_the_name_of_an_area(report: Report, form: str, area: str) -> None:
    first, *others = report.rows
    given = replace(report, rows=(replace(first, area=area), *others))
    assert quoted(given).rows[0].area == f"source `{first.source}`"
    text = render(given, form)
    assert gate(text, prose=form not in MACHINE) == ()


def test_a_report_of_names_stays_as_it_is(report: Report) -> None:
    given = with_heading(report, "Errors")
    assert quoted(given).rows == given.rows
    assert quoted(given).findings == given.findings


def test_what_is_no_name_stays_for_the_gate(report: Report) -> None:
    stated = {"states": "Pricing: $5 per call", "line": 7}
    finding = replace(report.findings[0], documented=stated)
    assert quoted(replace(report, findings=(finding,))).findings[0].documented == stated
    assert area("Call +1 415-555-0132", "chat") == "Call +1 415-555-0132"


@pytest.mark.parametrize("area", ["Latency", "The provider is down", "Pricing: $5 per call"])
def test_nor_does_the_first_line_of_the_report(area: str) -> None:
    source = replace(source_of(), area=area)
    basis = Basis(source=source, contract=None, re_read=False, unread=(("page", "timeout"),))
    headline, step = summary([basis], [], "")
    assert "source `chat`" in headline
    assert gate(f"{headline}\n{step}", prose=True) == ()
