from __future__ import annotations

from dataclasses import replace

import pytest

from checker.compare.basis import absent, leads, restated, unsaid
from checker.compare.unions import _holds
from checker.model.contract import UNSTATED, Status, Stream
from checker.model.difference import Difference
from tests.compare.facts import attribute, evidence, field, operation


def of(name: str | None, pair: tuple[object, object]) -> Difference:
    before, after = pair
    fact = attribute("a") if name == "stability" else field(evidence=evidence())
    return Difference(key=fact.key, name=name, before=before, after=after, was=fact, now=fact)


def formal(name: str, pair: tuple[object, object], *, across: bool = False) -> Difference:
    fact = field()
    before, after = pair
    return Difference(
        key=fact.key, name=name, before=before, after=after, was=fact, now=fact, across=across
    )


@pytest.mark.parametrize(
    ("name", "value", "silence"),
    [
        pytest.param("enum", None, True, id="no set"),
        pytest.param("enum", (), False, id="half of a difference of sets"),
        pytest.param("types", (), True, id="no types"),
        pytest.param("types", ("string",), False, id="types"),
        pytest.param("default", None, True, id="the default null"),
        pytest.param("default", 0, False, id="a default"),
        pytest.param("default", UNSTATED, True, id="no default"),
        pytest.param("required", False, False, id="optional"),
    ],
)
def test_what_stands_for_silence(name: str, value: object, *, silence: bool) -> None:
    assert absent(name, value) is silence


@pytest.mark.parametrize(
    ("difference", "basis"),
    [
        pytest.param(of(None, (None, None)), False, id="a whole fact"),
        pytest.param(of("required", (None, True)), True, id="a requirement first said"),
        pytest.param(of("required", (True, None)), True, id="a requirement no longer said"),
        pytest.param(of("required", (False, True)), False, id="another requirement"),
        pytest.param(of("stability", (None, "stable")), True, id="a stability first said"),
        pytest.param(of("stability", ("stable", None)), False, id="a stability withdrawn"),
        pytest.param(of("stability", (None, "deprecated")), False, id="a deprecation is news"),
        pytest.param(of("maximum", (None, (1, False))), True, id="a bound in a table"),
        pytest.param(formal("maximum", (None, (1, False))), False, id="a bound in a schema"),
        pytest.param(
            formal("maximum", (None, (1, False)), across=True), True, id="in another form of it"
        ),
        pytest.param(formal("types", ((), ("string",))), False, id="any type in a schema"),
        pytest.param(formal("required", (None, True)), True, id="a requirement of a schema"),
        pytest.param(formal("nullable", (False, True)), False, id="null in a schema"),
        pytest.param(formal("nullable", (False, True), across=True), True, id="null in one form"),
        pytest.param(formal("deprecated", (True, False), across=True), True, id="no longer said"),
        pytest.param(formal("deprecated", (False, True), across=True), False, id="deprecated now"),
        pytest.param(formal("required", (False, True), across=True), False, id="both say it"),
        pytest.param(formal("maximum", ((1, False), (2, False)), across=True), False, id="bounds"),
        pytest.param(of("default", (None, 1)), False, id="a default has a note of its own"),
        pytest.param(of("conditional", (False, True)), True, id="required under a condition"),
    ],
)
def test_what_is_a_matter_of_basis(difference: Difference, *, basis: bool) -> None:
    assert restated(difference) is basis


SIDES = {
    "attribute": attribute("a"),
    "operation": operation(servers=("https://a.test",), authentication=("key",)),
    "status": Status(key="status 429", status="429", evidence=evidence("/429")),
    "stream": Stream(key="stream", events=("a",), evidence=evidence("/200")),
    "field": field(),
    "branches": field(variants=("a=b",)),
    "cell": field(evidence=evidence()),
}


@pytest.mark.parametrize(
    ("of_what", "names", "said", "withdrawn"),
    [
        ("attribute", ("instrument", "type", "unit"), True, True),
        ("attribute", ("requirement_level", "stability"), True, False),
        ("attribute", ("replaced_by", "sensitive"), False, False),
        ("field", ("conditional", "required"), True, True),
        ("field", ("format", "pattern", "default"), False, False),
        ("cell", ("format", "pattern", "types"), True, True),
        ("cell", ("default",), False, False),
        ("status", ("meaning", "retry"), True, True),
        ("status", ("keywords",), False, False),
        ("stream", ("object", "terminator"), True, True),
        ("stream", ("protocol",), False, False),
    ],
)
def test_silence_is_of_the_basis_by_property(of_what, names, *, said, withdrawn) -> None:
    fact = SIDES[of_what]
    for name in names:
        silence = () if name == "types" else None
        for pair, basis in (((silence, "x"), said), (("x", silence), withdrawn)):
            one = Difference(key="", name=name, before=pair[0], after=pair[1], was=fact, now=fact)
            assert restated(one) is basis, (name, pair)


@pytest.mark.parametrize(
    ("of_what", "name", "across", "basis"),
    [
        ("operation", "servers", True, True),
        ("operation", "authentication", True, True),
        ("stream", "events", True, True),
        ("stream", "events", False, False),
        ("branches", "variants", True, False),
        ("field", "variants", True, True),  # of which one side names none
        ("field", "alternatives", True, True),
        ("field", "alternatives", False, False),
        ("field", "enum", True, False),
    ],
)
def test_a_list_is_given_in_full_in_one_form_alone(of_what, name, *, across, basis) -> None:
    fact = SIDES[of_what]
    one = Difference(key="", name=name, before=("a",), after=(), was=fact, now=fact, across=across)
    assert restated(one) is basis


@pytest.mark.parametrize(
    ("name", "basis"),
    [("free_form", True), ("conditional", True), ("deprecated", False), ("nullable", False)],
)
def test_a_flag_of_a_cell_that_is_not_set_is_silence(name, *, basis) -> None:
    fact = SIDES["cell"]
    for pair in ((True, False), (False, True)) if name != "deprecated" else ((True, False),):
        one = Difference(key="", name=name, before=pair[0], after=pair[1], was=fact, now=fact)
        assert restated(one) is basis


def test_what_is_written_as_not_stated() -> None:
    for name, value, silence in (
        ("free_form", False, True),
        ("nullable", False, True),
        ("required", False, False),
        ("servers", (), True),
        ("format", None, True),
        ("format", "x", False),
        ("value", {}, True),  # a statement that has nothing of what the other side states
        ("demands", {}, True),
        ("default", {}, False),
    ):
        assert unsaid(name, value) is silence, name


@pytest.mark.parametrize(
    ("lead", "other", "along"),
    [
        pytest.param(
            of("required", (None, True)), of("enum", (None, ("a",))), True, id="a set with it"
        ),
        pytest.param(of("required", (None, True)), of("enum", (("a",), ())), False, id="a member"),
        pytest.param(
            of("required", (False, True)), of("enum", (None, ("a",))), False, id="no basis"
        ),
        pytest.param(
            of("types", ((), ("a",))), of("nullable", (True, False)), True, id="null, typed"
        ),
        pytest.param(
            of("state", ("documented", "conflicting")),
            of("enum", (None, ("a",))),
            True,
            id="what two places contradict",
        ),
        pytest.param(
            of("state", ("documented", "example-only")),
            of(None, (None, None)),
            False,
            id="a whole fact",
        ),
    ],
)
def test_what_a_change_of_basis_leads(lead: Difference, other: Difference, *, along: bool) -> None:
    assert leads(lead, other) is along


def test_what_stands_in_no_schema_did_not_change_the_digest_of_one() -> None:
    detail = replace(formal("if", ("sha256:a", "sha256:b")), key="request application/json $")
    assert not _holds(detail, of("types", (("string",), ("integer",))))
    assert _holds(detail, formal("types", (("string",), ("integer",))))
