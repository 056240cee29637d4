"""Odd recordings of each form are judged as their plain ones would be, or left out by name."""

from __future__ import annotations

import io

import pytest

from checker.observe import observe
from tests.observe.documented import CONTRACTS
from tests.observe.recordings.odd import SEEN, UNSEEN, Odd
from tests.observe.recordings.odder import ODDER
from tests.observe.recordings.proxies import PROXIES
from tests.observe.recordings.written import WRITTEN


@pytest.mark.parametrize("odd", SEEN, ids=lambda odd: odd.name)
def test_an_odd_recording(odd: Odd) -> None:
    judged(odd)


@pytest.mark.parametrize("odd", UNSEEN, ids=lambda odd: odd.name)
def test_an_odd_recording_of_the_other_half(odd: Odd) -> None:
    judged(odd)


@pytest.mark.parametrize("odd", ODDER, ids=lambda odd: odd.name)
def test_a_recording_that_is_cut_coded_or_told_otherwise(odd: Odd) -> None:
    judged(odd)


@pytest.mark.parametrize("odd", WRITTEN, ids=lambda odd: odd.name)
def test_a_recording_as_a_program_writes_it(odd: Odd) -> None:
    judged(odd)


@pytest.mark.parametrize("odd", PROXIES, ids=lambda odd: odd.name)
def test_what_a_proxy_a_stub_or_a_stream_keeps(odd: Odd) -> None:
    judged(odd)


def judged(odd: Odd) -> None:
    found = observe(
        [("input", io.BytesIO(odd.text))],
        contracts=CONTRACTS,
        beside=[lambda name: odd.beside.get("" + name)],
    )
    told = {
        (one.source, one.where, one.status, one.fidelity): one.count
        for one in found.shapes
        if one.where != "request" and one.count
    }
    assert told == odd.seen
    assert found.left_out == odd.left
    assert found.passed_over == odd.passed


def test_a_request_that_stands_beside_the_recording_is_read() -> None:
    odd = next(one for one in WRITTEN if one.name.startswith("HAR whose request"))
    found = observe(
        [("input", io.BytesIO(odd.text))],
        contracts=CONTRACTS,
        beside=[lambda name: odd.beside.get("" + name)],
    )
    (asked,) = (one for one in found.shapes if one.where == "request")
    assert asked.fields["$"].types == {"object": 1}


def test_what_a_translation_adds_to_a_span_is_none_of_its_attributes() -> None:
    odd = next(one for one in WRITTEN if one.name.startswith("tags that Jaeger"))
    (found,) = observe([("input", io.BytesIO(odd.text))], contracts=CONTRACTS).shapes
    assert all(seen.documented for seen in found.fields.values())
    assert found.fields["http.request.header.<key>"].types == {"array": 1}
