"""The state of a report, and the order of its findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.finding import PACKET, Level
from checker.model.table import Basis
from checker.report.parts import (
    DOES_NOT_SHOW,
    OF_SAMPLE,
    area,
    does_not_show,
    groups,
    left_out,
    mark,
    state,
)
from tests.report.conftest import basis_of, contract_of, report_of, source_of
from tests.report.test_headline import finding

MATCHES, CALM, CHANGED = basis_of(compared=1), basis_of(), basis_of(changes=1)
BROKEN = basis_of(contract=contract_of(source_of(), problems=("no-facts: page-markdown",)))
NOTE, WARNING = finding("a", Level.NOTE), finding("b", Level.WARNING)
ERROR, ACCEPTED = finding("c", Level.ERROR), finding("d", Level.ERROR, accepted=True)


@pytest.mark.parametrize(
    ("bases", "findings", "told"),
    [
        ((MATCHES,), (), "good"),
        ((MATCHES, CALM), (), "calm"),
        ((MATCHES, CALM), (ACCEPTED,), "good"),
        ((CALM,), (NOTE,), "calm"),
        ((MATCHES,), (NOTE,), "good"),
        ((CHANGED, CALM), (), "warn"),
        ((MATCHES,), (NOTE, WARNING), "warn"),
        ((MATCHES,), (ERROR, NOTE), "bad"),
        ((MATCHES,), (ACCEPTED, NOTE), "good"),
        ((BROKEN, CHANGED), (), "bad"),
    ],
)
def test_the_state_is_the_worst_that_is_open(bases: tuple[Basis, ...], findings, told: str) -> None:
    assert state(report_of(bases, findings)) == told


def test_findings_of_a_packet_stand_by_its_lines() -> None:
    told = [
        replace(finding("a", Level.ERROR, PACKET), key=key, observed=seen)
        for key, seen in (("a", {"line": 5}), ("b", {"line": 2}), ("c", {"line": 1}), ("d", {}))
    ]
    report = replace(report_of((CALM,), tuple(told)), rows=())
    assert [one.key for one in groups(report)["Packet"]] == ["d", "c", "b", "a"]


def test_what_is_left_out_is_counted_by_rule() -> None:
    told = left_out((WARNING, NOTE, NOTE))
    assert told == "3 more findings (a 2, b 1): see --format json"


def test_a_sample_is_marked_and_says_that_it_is_none() -> None:
    plain, sample = report_of((CALM,), ()), report_of((replace(CALM, sample=True),), ())
    assert [mark(plain), mark(sample)] == ["", "SAMPLE: "]
    assert [does_not_show(plain), does_not_show(sample)] == [DOES_NOT_SHOW, OF_SAMPLE]
    assert does_not_show(replace(plain, does_not_show="This.")) == "This."


def test_what_is_of_no_page_has_an_area_of_its_own() -> None:
    report = replace(report_of((MATCHES, basis_of(source_of("help"))), ()), areas={"gone": "Gone"})
    areas = [area(report, source) for source in ("help", "", PACKET, "gone", "other")]
    assert areas == ["Help-center caveats", "Observations", "Packet", "Gone", "other"]
