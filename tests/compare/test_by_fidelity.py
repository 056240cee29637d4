"""What may be held against a service depends on how much of its answers a recording keeps."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.compare.observed import compare
from checker.model.finding import Finding
from tests.observe.documented import CHAT, choice, completion, exchange, seen
from tests.observe.recordings.sixty import lines

ODD = completion(
    id=None, x_extra=1, created="now", choices=[choice(finish_reason="eos")], usage={"cost": "1"}
)
del ODD["model"]


def found(record: Any) -> list[Finding]:
    shapes = [one for one in seen(lines([record])).shapes if one.source == "chat"]
    return [*compare(CHAT, shapes).findings]


def raw() -> list[Finding]:
    return found(exchange(json.dumps(ODD)))


def rebuilt() -> list[Finding]:
    return found({"call_type": "acompletion", "status": "success", "response": ODD})


def test_of_a_rebuilt_body_nothing_absent_or_extra_is_held_against_the_service() -> None:
    extra = {"required-absent", "field-undocumented", "null-undocumented"}
    assert {one.rule for one in raw()} == extra | {"type-conflict", "token-undocumented"}
    assert {one.rule for one in rebuilt()} == {"type-conflict", "token-undocumented"}


def test_what_was_rebuilt_is_counted_apart() -> None:
    row = {"call_type": "acompletion", "status": "success", "response": completion()}
    told = compare(CHAT, seen(lines([row, exchange(completion())])).shapes)
    assert (told.compared, told.by_status, told.rebuilt) == (2, 0, 1)


def test_a_finding_of_a_rebuilt_body_says_so() -> None:
    for finding in rebuilt():
        assert finding.observed["fidelity"] == "rebuilt"
        assert "is held against the service." in finding.message
    for finding in raw():
        assert finding.observed["fidelity"] == "raw"
        assert "is held against the service" not in finding.message


def test_a_finding_that_rests_on_whole_bodies_too_does_not_say_so() -> None:
    shapes = [
        shape
        for record in (
            exchange(json.dumps(ODD)),
            {"call_type": "acompletion", "status": "success", "response": ODD},
        )
        for shape in seen(lines([record])).shapes
    ]
    among = {one.rule: one.observed["of"] for one in compare(CHAT, shapes).findings}
    assert (among["null-undocumented"], among["type-conflict"]) == (1, 2)
    told = [one for one in compare(CHAT, shapes).findings if one.rule == "type-conflict"]
    assert {one.observed["fidelity"] for one in told} == {"raw"}
    assert not any("held against the service" in one.message for one in told)


@pytest.mark.parametrize(("status", "rules"), [(200, []), (418, ["status-undocumented"])])
def test_without_a_body_status_and_media_type_are_judged(status: int, rules: list[str]) -> None:
    row = {
        "request_method": "POST",
        "request_uri": "/v1/chat/completions",
        "status": status,
    }
    assert [one.rule for one in found(row)] == rules
    (shape,) = seen(lines([row])).shapes
    told = compare(CHAT, [shape])
    assert (told.compared, told.by_status, told.rebuilt) == (1, 1, 0)
    named = found(row | {"content_type": "text/css"})
    assert "media-type-conflict" in [one.rule for one in named]
    assert named[0].observed["fidelity"] == "meta"
