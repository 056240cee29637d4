"""What every form for people says of a finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.model.finding import PACKET, SHARED, Finding, Level
from checker.model.table import Accepting, Coverage, Moment
from checker.report import csv_, finding_parts, html
from checker.report.html import render
from checker.report.markdown import render as render_markdown
from tests.report.conftest import FINDINGS, basis_of, report_of
from tests.report.test_headline import finding

ERROR = finding("type-conflict", Level.ERROR)


def keys(count: int) -> list[str]:
    return [f"k{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("documented", "observed", "told"),
    [
        ({}, {}, None),
        ({"states": "a"}, {}, ("Before", "not documented", "Now", "a")),
        ({"before": {"states": "b"}}, {}, ("Before", "b", "Now", "not documented")),
        ({"states": "a", "before": {"states": "b"}}, {}, ("Before", "b", "Now", "a")),
        ({"states": "a"}, {"was": "c"}, ("Documented", "a", "Observed", "c")),
        ({}, {"was": "c"}, None),
    ],
)
def test_both_sides_are_told_in_words(documented, observed, told) -> None:
    sides = finding_parts.sides(replace(ERROR, documented=documented, observed=observed))
    assert (sides and sides[:4]) == told


@pytest.mark.parametrize(
    ("places", "label", "left_out"),
    [
        (["a", 1], "Places (1)", ""),
        (keys(20), "Places (20)", ""),
        (keys(21), "Places (21)", "and 1 more"),
        (keys(199), "Places (199)", "and 179 more"),
        (keys(200), "Places", "and more"),
    ],
)
def test_places_beyond_those_that_are_listed_are_counted(places, label, left_out) -> None:
    (one,) = finding_parts.among(replace(ERROR, documented={"places": places}))
    assert (one.label, one.left_out) == (label, left_out)
    assert len(one.keys) == min(len(places), 20) - (1 in places)


@pytest.mark.parametrize(
    ("observed", "told"),
    [
        ({}, ""),
        ({"seen": 3, "of": 12}, "seen in 3 of 12"),
        ({"seen": 3, "of": 12, "was": "absent", "at_least": True}, "absent from at least 3 of 12"),
        ({"present": 1, "parents": 2, "was": "x", "kind": "y"}, "seen in 1 of 2"),
        ({"seen": 3}, "seen 3"),
        ({"types": {"a": 1, "b": 2}, "kind": "y"}, "types a 1, b 2; kind y"),
    ],
)
def test_what_was_observed_is_counted(observed, told: str) -> None:
    assert finding_parts.observed(replace(ERROR, observed=observed)) == told
    labelled = finding_parts.counted_in(replace(ERROR, observed=observed, source=PACKET))
    assert labelled == (f"In the packet: {told}" if told else "")


def test_a_sample_page_is_called_one() -> None:
    sample = replace(ERROR, documented={"page": "p", "origin": "sample", "accessed": "2026-11-24"})
    assert finding_parts.documented(sample).startswith("p, ")
    assert "accessed" not in finding_parts.documented(sample)


@pytest.mark.parametrize(
    ("one", "sources", "told"),
    [
        (ERROR, None, f"checker accept chat {ERROR.fingerprint} --reason TEXT"),
        (finding("baseline-not-accepted", Level.CANNOT_VERIFY), None, "checker accept chat --reason TEXT"),
        (finding("x", Level.ERROR, ""), frozenset({"chat"}), ""),
        (finding(min(SHARED), Level.ERROR, ""), None, ""),
        (finding(min(SHARED), Level.ERROR, ""), frozenset({"chat", "beta"}), "checker accept beta"),
    ],
)  # fmt: skip
def test_a_finding_is_accepted_by_its_command(one: Finding, sources, told: str) -> None:
    command = finding_parts.accepting(one, Accepting(sources=sources))
    assert command.startswith(told)
    assert bool(command) is bool(told)
    assert "  " not in command


@pytest.mark.parametrize(
    ("documented", "seen", "part"), [(1000, 999, 99), (1, 1, 100), (0, 0, 0), (3, 2, 66)]
)
def test_the_page_draws_how_much_was_seen(documented: int, seen: int, part: int) -> None:
    coverage = (Coverage(source="chat", documented=documented, seen=seen),)
    page = render(replace(report_of((basis_of(),), ()), coverage=coverage))
    assert f'style="width: {part}%"' in page


def test_the_page_names_what_there_is() -> None:
    plain = report_of((basis_of(),), ())
    bare = render(plain)
    assert '<span class="dim"><span class="whole">' not in bare
    assert '>accessed <span class="whole">2026-11-24</span></span></summary>' in bare
    alone = render(replace(report_of((basis_of(),), FINDINGS[3:]), rows=()))
    assert '<h2 id="areas">Findings</h2>' in alone
    assert "## What this report does not show" in render_markdown(replace(plain, rows=()))
    none = render(replace(report_of((basis_of(),), ()), rows=()))
    assert 'id="areas"' not in none
    told = replace(plain, settings=("a = b",))
    assert "<h2>Settings that decide what fails</h2>" in render(told)
    assert "## Settings that decide what fails\n\n- a = b" in render_markdown(told)
    moments = (Moment(day=date(2026, 11, 24), changed=False),)
    assert "no earlier reading is kept.</p>" in render(replace(plain, history={"chat": moments}))
    sample = render(replace(report_of((basis_of(sample=True),), ())))
    assert '<span class="sample">SAMPLE</span> · Documentation contract check' in sample
    assert "<a " in html._cell("https://docs.example/a")
    assert "<a " not in html._cell("https://docs.example/a b")


def test_a_finding_is_a_record_of_a_table() -> None:
    changed = replace(ERROR, documented={"states": "a"}, observed={"was": "b"})
    report = report_of((basis_of(),), (changed, finding("note", Level.NOTE, accepted=True)))
    assert [line.split(",")[5:] for line in csv_.findings(report).splitlines()[1:]] == [
        ["a", "b", "", changed.fingerprint, "no"],
        ["", "", "", finding("note", Level.NOTE).fingerprint, "yes"],
    ]
    sides = '<dl class="sides"><div><dt>Documented</dt><dd>a</dd></div><div><dt>Observed</dt>'
    assert sides in render(report)
