"""No report prints what Wording refuses: not by its sentences, and not by any name in it."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.gate.wording import gate, judge, worded
from checker.model.errors import NotSanitized, Overclaim
from checker.model.table import Report
from checker.report import FORMATS, MACHINE, render
from tests.drawing import WHOLE, examples
from tests.gate.planted.drawing import draw
from tests.report.conftest import report_of

CANARIES = {
    "a key": "sk-proj-aB3dE5fG7hJ9kL1mN2pQ",
    "a key that Markdown escapes": "sk_live_aB3dE5fG7hJ9kL1mN2pQ_",
    "a header": "Authorization: Bearer aB3dE5fG7hJ9",
    "a quoted password": 'password="c0rrect<horse>&battery\'"',
    "a person": "jo.doe@example.com",
    "a card": "4111 1111 1111 1111",
    "a signed address": "https://x.example/?a=1&X-Amz-Signature=0123456789abcdef",
    "an encoded key": "c2stcHJvai1hQjNkRTVmRzdoSjlrTDFtTjJwUQ==",
    "a key that nothing names": draw("{b40}"),
    "a key of another provider": draw("hvs.{w90}"),
    "a hash of a password": draw("$6${A16}${b86}"),
    "a command": draw("mysql -u root -p{A12} shop"),
    "a login in words": draw("login alice / password {A12}"),
    "a key with hyphens that are none": draw("sk-proj-{A24}").replace("-", "\u2011"),
    "a key without widths": "\u200b".join(draw("ghp_{A36}")),
    "a key in octets": draw("sk-proj-{A24}").encode().hex(" "),
    "a card with dots": "4242.4242.4242.4242",
    "an account": "de89 3704 0044 0532 0130 00",
    "a number of a person": "12345678Z",
    "a passport": "passport number 912803456",
    "a device": "00:1b:44:11:3a:b7",
}
WORD, OTHER = "harmless", "innocent"


def _in_row(report: Report, **text: str) -> Report:
    rows = tuple(dataclasses.replace(row, **text) for row in report.rows)  # type: ignore[arg-type]
    return dataclasses.replace(report, rows=rows)


def _in_finding(report: Report, **more: object) -> Report:
    findings = tuple(dataclasses.replace(one, **more) for one in report.findings)  # type: ignore[arg-type]
    return dataclasses.replace(report, findings=findings)


def _in_checked(report: Report, **text: str) -> Report:
    checked = tuple(dataclasses.replace(one, **text) for one in report.checked)  # type: ignore[arg-type]
    return dataclasses.replace(report, checked=checked)


# Every place of a report that is not a Wording.
PLACES: dict[str, Callable[[Report, str], Report]] = {
    "row area": lambda report, text: _in_row(report, area=text),
    "row verify": lambda report, text: _in_row(report, verify=text),
    "row url": lambda report, text: _in_row(report, url=text),
    "row source": lambda report, text: _in_row(report, source=text),
    "finding key": lambda report, text: _in_finding(report, key=text),
    "finding source": lambda report, text: _in_finding(report, source=text),
    "finding rule": lambda report, text: _in_finding(report, rule=text),
    "finding page": lambda report, text: _in_finding(report, documented={"page": text}),
    "finding heading": lambda report, text: _in_finding(report, documented={"heading": [text]}),
    "finding before": lambda report, text: _in_finding(
        report, documented={"before": {"accessed": text}}
    ),
    "observed name": lambda report, text: _in_finding(report, observed={text: 1}),
    "observed value": lambda report, text: _in_finding(report, observed={"kind": text}),
    "observed token": lambda report, text: _in_finding(report, observed={"tokens": {text: 1}}),
    "document role": lambda report, text: _in_checked(report, role=text),
    "document url": lambda report, text: _in_checked(report, url=text),
    "document source": lambda report, text: _in_checked(report, source=text),
    "document outcome": lambda report, text: _in_checked(report, outcome=text),
    "input name": lambda report, text: dataclasses.replace(report, inputs={text: "sha256:00"}),
    "version": lambda report, text: dataclasses.replace(report, version=text),
}


@cache
def printed(place: str, form: str) -> bool:
    """Does a form print a place, not counting the fingerprint that it goes into?"""
    one, other = (
        re.sub(r"\b[0-9a-f]{16}\b", "", render(PLACES[place](report_of(), word), form))
        for word in (WORD, OTHER)
    )
    return one != other


def forms_of(place: str, name: str) -> list[str]:
    """A fourth of the forms, another one for the next: each place meets each form with several
    canaries, each canary each form in several places. All of them in the whole suite.
    """
    if WHOLE:
        return [*FORMATS]
    return [*FORMATS][([*PLACES].index(place) + [*CANARIES].index(name)) % 4 :: 4]


def test_each_place_and_each_canary_meets_each_form() -> None:
    for one, other in ((PLACES, CANARIES), (CANARIES, PLACES)):
        for mine in one:
            pairs = [(mine, its) if one is PLACES else (its, mine) for its in other]
            met = Counter(form for pair in pairs for form in forms_of(*pair))
            assert min(met[form] for form in FORMATS) >= 4, mine


@pytest.mark.drawn
@pytest.mark.parametrize("name", CANARIES)
@pytest.mark.parametrize("place", PLACES)
def test_a_planted_canary_never_passes_the_gate(place: str, name: str) -> None:
    report = PLACES[place](report_of(), CANARIES[name])
    for form in forms_of(place, name):
        if place == "finding heading":  # of somebody's page: it is left out, and no report is lost
            assert render(report, form) == render(PLACES[place](report_of(), ""), form)
        elif printed(place, form):
            try:
                text = render(report, form)
            except NotSanitized:
                continue
            assert gate(text, prose=form not in MACHINE), form


@pytest.mark.parametrize("form", FORMATS)
def test_every_place_is_printed_by_some_form(form: str) -> None:
    changed = [place for place in PLACES if printed(place, form)]
    assert changed
    if form == "json":
        assert changed == list(PLACES)


SAID = """
the provider was down not say do that claim uptime is 99.9 % rate limit 60 per minute page model
gpt-x available key sk-aB3dE5fG7hJ9kL1m jo@example.com password=hunter2 `code` . , ; root cause a
bad deploy costs $5 latency <b> | * documented 12 fields on 2026-11-24
"""
SENTENCES = st.lists(
    st.sampled_from(SAID.split()),
    max_size=14,
).map(" ".join)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SENTENCES)
def test_what_is_a_wording_passes_in_every_form(text: str) -> None:
    try:
        sentence = worded(text)
    except (NotSanitized, Overclaim):
        assert judge(text)
        return
    assert judge(text) == ()
    rows = tuple(dataclasses.replace(row, wording=sentence) for row in report_of().rows)
    report = dataclasses.replace(report_of(), rows=rows, headline=sentence, next_step=sentence)
    for form in FORMATS:
        assert gate(render(report, form), prose=form not in MACHINE) == (), form


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_judged_without_an_error_and_the_same_every_time(text: str) -> None:
    refusals = judge(text)
    assert refusals == judge(text)
    lines = text.split("\n")
    assert all(1 <= one.line <= len(lines) and one.column >= 1 for one in refusals)
