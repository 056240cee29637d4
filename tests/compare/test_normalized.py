from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from checker.compare.normalized import normal_form
from checker.compare.tokens import token
from checker.model.contract import Fact, Member, Metric, Statement, Status, Stream
from tests.compare.facts import attribute, evidence, field, operation

EQUAL = [
    pytest.param(field(const="x"), field(enum=("x",)), id="a constant is a set of one"),
    pytest.param(field(enum=("b", "a")), field(enum=("a", "b")), id="sets have no order"),
    pytest.param(
        field(types=("integer", "number")), field(types=("number",)), id="an integer is a number"
    ),
    pytest.param(
        field(types=("string",), enum=("a", None)),
        field(types=("null", "string"), enum=("a",)),
        id="null in a set is a type",
    ),
    pytest.param(
        field(enum=("a", None)), field(types=("null", "string"), enum=("a",)), id="with no type"
    ),
    pytest.param(field(const=None), field(types=("null",)), id="the constant null is a type"),
    pytest.param(
        field(enum=(True, 1, 1.5, "a", [1], {"a": 1})),
        field(
            types=("array", "boolean", "number", "object", "string"),
            enum=(True, 1, 1.5, "a", [1], {"a": 1}),
        ),
        id="values tell their types",
    ),
    pytest.param(field(default=1), field(default=1.0), id="1 is 1.0"),
    pytest.param(field(deprecated=False), field(), id="not deprecated goes without saying"),
    pytest.param(field(free_form=False), field(), id="no free keys go without saying"),
    pytest.param(field(min_length=0, min_items=0), field(), id="no length is below zero"),
    pytest.param(
        field(types=("string",), maximum=3, max_items=2),
        field(types=("string",)),
        id="a schema says of a text nothing by a bound of numbers or items",
    ),
    pytest.param(
        field(maximum=10, exclusive_maximum=12), field(maximum=10), id="the tighter bound holds"
    ),
    pytest.param(
        field(minimum=3, exclusive_minimum=3),
        field(exclusive_minimum=3),
        id="at one value the exclusive bound holds",
    ),
    pytest.param(
        operation(servers=("https://b.test/", "https://a.test")),
        operation(servers=("https://a.test", "https://b.test")),
        id="servers without order and last slash",
    ),
    pytest.param(operation(method="post"), operation(), id="methods in either case"),
    pytest.param(
        operation(servers=("HTTPS://{Region}.API.Example.test/V1",)),
        operation(servers=("https://{Region}.api.example.test/V1",)),
        id="scheme and host of a server in either case",
    ),
    pytest.param(
        operation(servers=("/V1/",)), operation(servers=("/V1",)), id="a server without a host"
    ),
    pytest.param(
        operation(path="/v1/widgets/"), operation(path="/v1/widgets"), id="a path's last slash"
    ),
    pytest.param(
        field(types=("integer",), exclusive_maximum=10, exclusive_minimum=0),
        field(types=("integer",), maximum=9, minimum=1),
        id="bounds of integers",
    ),
    pytest.param(
        field(types=("integer",), exclusive_maximum=10**400),
        field(types=("integer",), maximum=10**400 - 1),
        id="bounds of integers beyond every float",
    ),
    pytest.param(
        field(types=("integer",), maximum=9.5, minimum=0.5),
        field(types=("integer",), exclusive_maximum=9.25, minimum=1),
        id="bounds of integers between integers",
    ),
    pytest.param(
        attribute("a", replaced_by=("x", "y")),
        attribute("a", replaced_by=("y", "x")),
        id="replacements without order",
    ),
    pytest.param(
        Metric(key="m", name="m", instrument="Histogram"),
        Metric(key="m", name="m", instrument="histogram"),
        id="instruments in either case",
    ),
    pytest.param(Stream(events=("b", "a")), Stream(events=("a", "b")), id="events without order"),
    pytest.param(
        Statement(key="s", topic="s", value={"days": ["b", "a"]}, text_digest="x"),
        Statement(key="s", topic="s", value={"days": ["a", "b"]}, text_digest="y"),
        id="statements without the order of lists and the words",
    ),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_two_spellings_of_one_statement_have_equal_views(one: Fact, other: Fact) -> None:
    assert token(normal_form(one)) == token(normal_form(other))


DIFFERENT = [
    pytest.param(operation(servers=("/v1",)), operation(servers=("/v2",)), id="without a host"),
    pytest.param(field(default=1), field(default=True), id="1 is not true"),
    pytest.param(field(enum=("1",)), field(enum=(1,)), id="'1' is not 1"),
    pytest.param(field(exclusive_maximum=10), field(maximum=10), id="excluded is not included"),
    pytest.param(
        field(types=("string",), maximum=3, evidence=evidence()),
        field(types=("string",), evidence=evidence()),
        id="a table may say so of a text",
    ),
    pytest.param(
        field(types=("integer",), minimum=1), field(types=("integer",), minimum=2), id="a bound"
    ),
    pytest.param(
        field(types=("number",), exclusive_maximum=10),
        field(types=("number",), maximum=9),
        id="below 10 is more than 9 for a number",
    ),
    pytest.param(
        field(types=("integer", "null")), field(types=("integer",)), id="null beside a type"
    ),
    pytest.param(
        field(types=("null", "string"), enum=("a",)),
        field(types=("string",), enum=("a",)),
        id="null beside a set",
    ),
    pytest.param(field(variants=("a=b",)), field(alternatives=2), id="alternatives are counted"),
    pytest.param(
        attribute("a", enum=(Member(value="x", stability="stable"),)),
        attribute("a", enum=(Member(value="x", stability="development"),)),
        id="the stability of a member",
    ),
    pytest.param(
        Status(key="status 429", status="429", retry="yes"),
        Status(key="status 429", status="429"),
        id="silence is not a statement",
    ),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_statements_have_two_views(one: Fact, other: Fact) -> None:
    assert token(normal_form(one)) != token(normal_form(other))


def test_a_kind_of_fact_that_is_not_known_is_seen_as_it_stands() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Other(Fact):
        fact: ClassVar[str] = "other"
        colour: Any

    assert normal_form(Other(key="k", colour={"b": 1})) == {
        "state": "documented",
        "colour": {"b": 1},
    }
    assert token(normal_form(Other(key="k", colour={"a", "b"}))) == token(
        {"colour": ['"a"', '"b"'], "state": "documented"}
    )
    assert token(object) == token(str(object))


def test_a_token_stays_what_fingerprints_were_made_of() -> None:
    assert (
        token({"b": ("\u00e9", 1.0), "a": {True, None}})
        == '{"a": ["null", "true"], "b": ["\u00e9", 1]}'
    )


def test_a_kind_of_span_is_demanded_where_no_other_level_is_stated() -> None:
    one, other, may = (
        Statement(key="span-kind span.client", topic="span-kind", value=value)
        for value in ({"kind": "client"}, {"kind": "client", "level": "MUST"}, {"level": "SHOULD"})
    )
    assert normal_form(one) == normal_form(other)
    assert normal_form(may)["value"] == {"level": "SHOULD"}
