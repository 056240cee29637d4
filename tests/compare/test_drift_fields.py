"""Turns of fields: each with a case on every side, its way back, and its nearest non-case."""

from __future__ import annotations

from typing import Any

import pytest

from checker.compare import drift_bounds, drift_fields, drift_presence, drift_values
from checker.compare.change_kinds import ChangeKind
from checker.compare.drift import RULES, drift
from checker.model.alternatives import FURTHER
from checker.model.contract import Fact
from checker.model.finding import Level
from tests.compare.facts import contract, evidence, field, operation

EVERY_KIND = drift_fields.KINDS + drift_values.KINDS + drift_bounds.KINDS
STRING = {"types": ("string",)}
NUMBER = {"types": ("number",)}
LIST = {"types": ("array",)}

UNCLASSIFIED = "contract-unclassified-change"
HIDDEN = "no part of what is sent that way"
SIDES = {
    "request": "request-property",
    "query": "request-parameter",
    "response": "response-property",
}


def found(before: Fact | None, after: Fact | None) -> list[str]:
    """The rules of what differs between two contracts of one field."""
    then, today = ([operation(), fact] if fact else [operation()] for fact in (before, after))
    if before is None or after is None:  # bodies and statuses stay
        for where in ("request", "response", "stream"):
            then, today = ([*facts, field("$.stays", where)] for facts in (then, today))
    return [finding.rule for finding in drift(contract(*then), contract(*today))]


# (before, after, stem forth, stem back); a stem in a tuple: request, parameter, response.
TURNS: list[Any] = [
    pytest.param(
        {"required": False}, {"required": True}, "became-required", "became-optional", id="required"
    ),
    pytest.param(
        {"required": False, "default": 1},
        {"required": True, "default": 1},
        ("became-required-with-default", "became-required", "became-required"),
        "became-optional",
        id="required with a default",
    ),
    pytest.param(
        STRING,
        {"types": ("null", "string")},
        "became-nullable",
        "became-not-nullable",
        id="null beside a type",
    ),
    pytest.param(STRING, LIST, "type-changed", "type-changed", id="another type"),
    pytest.param(
        {"types": ("string", "boolean")},
        {"types": ("string", "integer")},
        "type-changed",
        "type-changed",
        id="lists of which neither holds the other",
    ),
    pytest.param(
        {"types": ("integer",)},
        NUMBER,
        "type-generalized",
        ("type-changed", "type-changed", "type-specialized"),
        id="integer to number",
    ),
    pytest.param(
        STRING,
        {"types": ("array", "string")},
        "list-of-types-widened",
        "list-of-types-narrowed",
        id="one type more",
    ),
    pytest.param(
        {"types": ("integer", "string")},
        {"types": ("number", "string")},
        "list-of-types-widened",
        "list-of-types-narrowed",
        id="integer to number in a list",
    ),
    pytest.param(
        STRING | {"format": "uuid"}, STRING, "format-changed", "format-changed", id="a format"
    ),
    pytest.param(
        STRING | {"format": "uuid"},
        {"types": ("integer",), "format": "int64"},
        "type-changed",
        "type-changed",
        id="a type with its format",
    ),
    pytest.param(
        {"types": ("integer",), "format": "int32"},
        {"types": ("integer",), "format": "int64"},
        "format-changed",
        "format-changed",
        id="a larger format",
    ),
    pytest.param(
        STRING, STRING | {"enum": ("a", "b")}, "became-enum", "no-longer-enum", id="a closed set"
    ),
    pytest.param(
        {"enum": ("a",)},
        {"enum": ("a", "b")},
        "enum-value-added",
        "enum-value-removed",
        id="member",
    ),
    pytest.param({"const": "a"}, {"const": "b"}, "const-changed", "const-changed", id="constant"),
    pytest.param({}, {"default": 1}, "default-value-added", "default-value-removed", id="default"),
    pytest.param(
        {"default": None},
        {"default": 0},
        "default-value-added",
        "default-value-removed",
        id="a default in the place of null",
    ),
    pytest.param(
        {"default": 1},
        {"default": True},
        "default-value-changed",
        "default-value-changed",
        id="true is not the default 1",
    ),
    pytest.param(
        STRING, STRING | {"pattern": "^a$"}, "pattern-added", "pattern-removed", id="a pattern"
    ),
    pytest.param(
        {"pattern": "^a$"},
        {"pattern": "^b$"},
        "pattern-changed",
        "pattern-changed",
        id="another pattern",
    ),
    pytest.param(
        {"variants": ("type=a",)},
        {"variants": ("type=a", "type=b")},
        "one-of-added",
        "one-of-removed",
        id="an alternative",
    ),
    pytest.param(
        {"variants": ("type=a",), "union": "any-of"},
        {"variants": ("type=a", "type=b"), "union": "any-of"},
        "any-of-added",
        "any-of-removed",
        id="an alternative of which several may hold",
    ),
    pytest.param(
        {"alternatives": 2, "union": "any-of"},
        {"alternatives": 3, "union": "any-of"},
        "any-of-added",
        "any-of-removed",
        id="an alternative that nothing tells from the others",
    ),
    pytest.param(
        {}, {"alternatives": 2}, "one-of-added", "one-of-removed", id="one of two in place of one"
    ),
    pytest.param(
        {"alternatives": 2},
        {"variants": ("type=a", "type=b")},
        "discriminator-added",
        "discriminator-removed",
        id="alternatives that a property tells apart",
    ),
    pytest.param(
        {"variants": ("type=a", "type=b")},
        {"variants": ("kind=a", "kind=b")},
        "discriminator-property-name-changed",
        "discriminator-property-name-changed",
        id="another property tells alternatives apart",
    ),
    pytest.param(
        {},
        {"keywords": {"readOnly": True}},
        (HIDDEN, UNCLASSIFIED, "became-read-only"),
        (HIDDEN, UNCLASSIFIED, "became-not-read-only"),
        id="read-only",
    ),
    pytest.param(
        {},
        {"keywords": {"writeOnly": True}},
        ("became-write-only", UNCLASSIFIED, HIDDEN),
        ("became-not-write-only", UNCLASSIFIED, HIDDEN),
        id="write-only",
    ),
    pytest.param(
        {"keywords": {"multipleOf": 4}},
        {"keywords": {"multipleOf": 6}},
        "multiple-of-changed",
        "multiple-of-changed",
        id="other steps",
    ),
    pytest.param(
        {"keywords": {"multipleOf": 0.3}},
        {"keywords": {"multipleOf": 0.1}},
        "multiple-of-widened",
        "multiple-of-narrowed",
        id="smaller steps",
    ),
    *(
        pytest.param(
            {"keywords": {"multipleOf": said}},
            {"keywords": {"multipleOf": 2}},
            UNCLASSIFIED,
            UNCLASSIFIED,
            id=f"steps of {said}",
        )
        for said in (0, True, "two")
    ),
    pytest.param(
        {},
        {"keywords": {"multipleOf": 0.1}},
        "multiple-of-set",
        "multiple-of-unset",
        id="steps",
    ),
    pytest.param(
        {},
        {"keywords": {"uniqueItems": True}},
        "unique-items-set",
        "unique-items-unset",
        id="equal items",
    ),
    pytest.param(
        {},
        {"keywords": {"additionalProperties": False}},
        "became-closed",
        "no-longer-closed",
        id="other keys",
    ),
    pytest.param(
        {"keywords": {"contentEncoding": "gzip"}},
        {"keywords": {"contentEncoding": "br"}},
        UNCLASSIFIED,
        UNCLASSIFIED,
        id="a keyword that no rule names",
    ),
    pytest.param(
        {}, {"free_form": True}, "became-free-form", "no-longer-free-form", id="free keys"
    ),
    pytest.param({}, {"deprecated": True}, "deprecated", "reactivated", id="deprecated"),
]

for _name, _stem in {
    "maximum": "max",
    "max_length": "max-length",
    "max_items": "max-items",
    "minimum": "min",
    "min_length": "min-length",
    "min_items": "min-items",
    "maxProperties": "max-properties",
    "minProperties": "min-properties",
}.items():
    _five, _six = (
        {"keywords": {_name: value}} if _name.endswith("Properties") else {_name: value}
        for value in (5, 6)
    )
    TURNS += [
        pytest.param(
            _five,
            _six,
            f"{_stem}-increased",
            f"{_stem}-decreased",
            id=f"{_name} from 5 to 6",
        ),
        pytest.param({}, _five, f"{_stem}-set", f"{_stem}-unset", id=f"{_name} where none was"),
    ]
for _keyword in (FURTHER, "requiredElsewhere", "furtherForms"):
    _one, _other = ({"keywords": {_keyword: [f"sha256:{digit * 64}"]}} for digit in "ab")
    TURNS.append(pytest.param(_one, _other, UNCLASSIFIED, UNCLASSIFIED, id=_keyword))
TURNS += [
    pytest.param(
        {"exclusive_maximum": 5}, {"maximum": 5}, "max-increased", "max-decreased", id="up to 5"
    ),
    pytest.param(
        {"minimum": 5}, {"exclusive_minimum": 5}, "min-increased", "min-decreased", id="above 5"
    ),
]


@pytest.mark.drawn
@pytest.mark.parametrize(("before", "after", "forth", "back"), TURNS)
@pytest.mark.parametrize(("where", "prefix"), SIDES.items(), ids=SIDES)
def test_a_turn_and_the_way_back(
    before: dict[str, Any],
    after: dict[str, Any],
    forth: str | tuple[str, ...],
    back: str | tuple[str, ...],
    where: str,
    prefix: str,
) -> None:
    was, now = field(where=where, **before), field(where=where, **after)
    side = list(SIDES).index(where)
    for one, other, stem in ((was, now, forth), (now, was, back)):
        expected = stem if isinstance(stem, str) else stem[side]
        rule = expected if expected in (HIDDEN, UNCLASSIFIED) else f"{prefix}-{expected}"
        if rule == HIDDEN:  # what is not sent that way is not there: it went, or came
            assert found(one, other) != []
            continue
        assert found(one, other) == [rule]


def test_every_turn_has_a_case() -> None:
    told = {
        stem
        for case in TURNS
        for value in case.values[2:]
        for stem in ((value,) if isinstance(value, str) else value)
    } - {HIDDEN, UNCLASSIFIED}
    assert told == {turn.stem for turn in EVERY_KIND}


NOTHING = [
    pytest.param({"enum": ("a", "b")}, {"enum": ("b", "a")}, id="members in another order"),
    pytest.param({"enum": ("a",)}, {"const": "a"}, id="a constant written as a set of one"),
    pytest.param({"default": 1}, {"default": 1.0}, id="1 written as 1.0"),
    pytest.param({"types": ("integer", "number")}, NUMBER, id="integer beside number"),
    pytest.param(
        {"types": ("null", "string"), "enum": ("a",)},
        {"types": ("string",), "enum": ("a", None)},
        id="null in the type or in the set",
    ),
    pytest.param({}, {"deprecated": False}, id="not deprecated said or not"),
    pytest.param({}, {"default": None}, id="the default null, or none"),
    pytest.param({}, {"min_length": 0}, id="a length of zero or more"),
    pytest.param(
        {"minimum": 1}, {"minimum": 1, "exclusive_minimum": 0}, id="a looser bound beside"
    ),
    pytest.param({"evidence": evidence("/a")}, {"evidence": evidence("/b")}, id="another place"),
    pytest.param({"required": None}, {"required": None}, id="silence on both sides"),
    pytest.param(
        {"variants": ("t=a", "t=b"), "union": "one-of"},
        {"variants": ("t=a", "t=b"), "union": "any-of"},
        id="of what one value tells apart one holds at most",
    ),
    pytest.param(
        {"keywords": {"a": 1, "multipleOf": 1}},
        {"keywords": {"multipleOf": 1.0, "a": 1}},
        id="keywords in another order",
    ),
]


@pytest.mark.parametrize(("before", "after"), NOTHING)
@pytest.mark.parametrize("where", SIDES)
def test_nothing_to_say(before: dict[str, Any], after: dict[str, Any], where: str) -> None:
    assert found(field(where=where, **before), field(where=where, **after)) == []


# ------------------------------------------------------------------ fields that come and go

ADDED = [
    pytest.param("request", True, {}, "new-required-request-property", id="required"),
    pytest.param(
        "request",
        True,
        {"default": 0},
        "new-required-request-property-with-default",
        id="required with a default",
    ),
    pytest.param("request", False, {}, "new-optional-request-property", id="optional"),
    pytest.param("request", None, {}, "request-property-added-requirement-unknown", id="unknown"),
    pytest.param("query", True, {"default": 1}, "new-required-request-parameter", id="parameter"),
    pytest.param("query", False, {}, "new-optional-request-parameter", id="optional parameter"),
    pytest.param(
        "path", None, {}, "request-parameter-added-requirement-unknown", id="unknown parameter"
    ),
    pytest.param("header", False, {}, "new-optional-request-parameter", id="request header"),
    pytest.param("cookie", True, {}, "new-required-request-parameter", id="cookie"),
    pytest.param("response", True, {}, "response-required-property-added", id="answered"),
    pytest.param("response", False, {}, "response-optional-property-added", id="perhaps answered"),
    pytest.param(
        "response", None, {}, "response-property-added-requirement-unknown", id="unknown answer"
    ),
    pytest.param("stream", True, {}, "response-required-property-added", id="streamed"),
    pytest.param(
        "header", True, {"status": "200"}, "response-header-added", id="header of an answer"
    ),
]
REMOVED = [
    pytest.param("request", True, {}, "request-property-removed", id="required"),
    pytest.param("request", False, {}, "request-property-removed", id="optional"),
    pytest.param("request", None, {}, "request-property-removed-requirement-unknown", id="unknown"),
    pytest.param("query", True, {}, "request-parameter-removed", id="parameter"),
    pytest.param(
        "path", None, {}, "request-parameter-removed-requirement-unknown", id="unknown parameter"
    ),
    pytest.param("response", True, {}, "response-required-property-removed", id="answered"),
    pytest.param("response", False, {}, "response-optional-property-removed", id="perhaps"),
    pytest.param(
        "response", None, {}, "response-property-removed-requirement-unknown", id="unknown answer"
    ),
    pytest.param("stream", False, {}, "response-optional-property-removed", id="streamed"),
    pytest.param(
        "header", True, {"status": "200"}, "required-response-header-removed", id="header"
    ),
    pytest.param(
        "header", False, {"status": "200"}, "optional-response-header-removed", id="header, perhaps"
    ),
    pytest.param(
        "header",
        None,
        {"status": "200"},
        "response-header-removed-requirement-unknown",
        id="header, unknown",
    ),
]


@pytest.mark.parametrize(("where", "required", "more", "rule"), ADDED)
def test_a_field_that_came(
    *, where: str, required: bool | None, more: dict[str, Any], rule: str
) -> None:
    assert found(None, field(where=where, required=required, **more)) == [rule]


@pytest.mark.parametrize(("where", "required", "more", "rule"), REMOVED)
def test_a_field_that_went(
    *, where: str, required: bool | None, more: dict[str, Any], rule: str
) -> None:
    assert found(field(where=where, required=required, **more), None) == [rule]


SPECIAL = [
    pytest.param(
        field("$", types=("object",)),
        field("$", types=("array",)),
        "request-body-type-changed",
        id="the request itself",
    ),
    pytest.param(
        field("$", "response", types=("object",)),
        field("$", "response", types=("array",)),
        "response-body-type-changed",
        id="the answer itself",
    ),
    pytest.param(
        field("$", "response", types=("integer",)),
        field("$", "response", types=("number",)),
        "response-property-type-generalized",
        id="the answer itself, generalized",
    ),
    pytest.param(
        field("$.x", "header", status="200", required=True),
        field("$.x", "header", status="200", required=False),
        "response-header-became-optional",
        id="a header of an answer that is no longer promised",
    ),
    pytest.param(
        field("$.x", "header", status="200", types=("integer",)),
        field("$.x", "header", status="200", types=("boolean",)),
        "response-property-type-changed",
        id="a header of an answer is typed like a property",
    ),
]


@pytest.mark.parametrize(("before", "after", "rule"), SPECIAL)
def test_bodies_and_headers_with_ids_of_their_own(before: Fact, after: Fact, rule: str) -> None:
    assert found(before, after) == [rule]


def test_every_rule_of_presence_has_a_case() -> None:
    told = {case.values[-1] for case in (*ADDED, *REMOVED, *SPECIAL)}
    assert {rule.id for rule in drift_presence.RULES} <= told


# ------------------------------------------------------------------ the list that the field knows

E, W, N = Level.ERROR, Level.WARNING, Level.NOTE
KNOWN = {
    "new-required-request-property": E,
    "new-required-request-property-with-default": E,
    "new-optional-request-property": N,
    "request-property-removed": W,
    "request-property-became-required": E,
    "request-property-became-required-with-default": E,
    "request-property-became-optional": N,
    "request-property-became-nullable": N,
    "request-property-became-not-nullable": E,
    "request-property-type-changed": E,
    "request-property-type-generalized": N,
    "request-property-list-of-types-widened": N,
    "request-property-list-of-types-narrowed": E,
    "request-property-became-enum": E,
    "request-property-enum-value-added": N,
    "request-property-enum-value-removed": E,
    "request-property-const-changed": E,
    "request-property-default-value-added": N,
    "request-property-default-value-removed": N,
    "request-property-default-value-changed": N,
    "request-property-max-decreased": E,
    "request-property-min-increased": E,
    "request-property-max-increased": N,
    "request-property-min-decreased": N,
    "request-property-max-set": E,
    "request-property-min-set": E,
    "request-property-max-length-decreased": E,
    "request-property-min-length-increased": E,
    "request-property-pattern-added": E,
    "request-property-pattern-changed": W,
    "request-property-one-of-removed": E,
    "request-property-one-of-added": N,
    "request-property-deprecated": N,
    "request-property-reactivated": N,
    "request-body-became-required": E,
    "request-body-media-type-removed": E,
    "new-required-request-parameter": E,
    "request-parameter-became-required": E,
    "new-optional-request-parameter": N,
    "request-parameter-became-optional": N,
    "request-parameter-removed": W,
    "request-parameter-type-changed": E,
    "request-parameter-enum-value-removed": E,
    "request-parameter-default-value-changed": N,
    "response-required-property-removed": E,
    "response-optional-property-removed": N,
    "response-required-property-added": N,
    "response-optional-property-added": N,
    "response-property-became-optional": E,
    "response-property-became-required": N,
    "response-property-became-nullable": E,
    "response-property-became-not-nullable": N,
    "response-property-type-changed": E,
    "response-property-type-generalized": E,
    "response-property-type-specialized": N,
    "response-property-list-of-types-widened": E,
    "response-property-list-of-types-narrowed": N,
    "response-property-enum-value-added": W,
    "response-property-enum-value-removed": N,
    "response-property-const-changed": E,
    "response-property-default-value-changed": N,
    "response-property-pattern-changed": N,
    "response-property-max-increased": E,
    "response-property-min-decreased": E,
    "response-property-one-of-added": E,
    "response-property-one-of-removed": N,
    "request-property-any-of-added": N,
    "request-property-any-of-removed": E,
    "response-property-any-of-added": E,
    "response-property-any-of-removed": N,
    "response-property-deprecated": N,
    "response-property-reactivated": N,
    "response-success-status-removed": E,
    "response-success-status-added": N,
    "response-non-success-status-added": N,
    "response-non-success-status-removed": N,
    "response-media-type-removed": E,
    "response-media-type-added": N,
    "response-body-type-changed": E,
    "endpoint-added": N,
    "endpoint-deprecated": N,
    "endpoint-reactivated": N,
    "api-removed-without-deprecation": E,
    "api-path-removed-without-deprecation": E,
}


# What its releases up to 1.40 judged anew, beside what stands above.
KNOWN |= {
    "request-body-removed": E,
    "request-parameter-max-set": E,
    "request-property-max-length-set": E,
    "request-property-min-items-set": E,
    "response-property-max-unset": E,
    "response-property-max-length-unset": E,
    "response-property-min-items-unset": E,
    "response-property-min-properties-unset": E,
}
# Levels that are not those of the field: its level, ours.
OTHERS = {
    "api-security-removed": (N, E),
    "optional-response-header-removed": (W, N),
    "request-parameter-default-value-added": (E, N),
    "request-parameter-default-value-removed": (E, N),
    "request-parameter-discriminator-property-name-changed": (N, E),
    "request-property-discriminator-property-name-changed": (N, E),
    "response-property-discriminator-property-name-changed": (N, E),
    "response-property-pattern-removed": (N, E),
}
WORDS = {E: "an error", W: "a warning", N: "a note"}


def test_ids_and_levels_are_those_that_the_field_knows() -> None:
    ours = {rule.id: rule.level for rule in RULES}
    assert {identity: ours.get(identity) for identity in KNOWN} == KNOWN


def test_a_level_that_is_not_that_of_the_field_has_its_reason_in_the_row() -> None:
    rows = {rule.id: rule for rule in RULES}
    for identity, (theirs, ours) in OTHERS.items():
        assert rows[identity].level is ours, identity
        assert f"oasdiff has {WORDS[theirs]}" in rows[identity].why, identity
    told = {rule.id for rule in RULES if "oasdiff has" in rule.why}
    assert told == set(OTHERS)


# ------------------------------------------------------------------ request and response mirror

# (stem, side) whose level is not that of the turn back on the other side, and why.
WAIVERS = {
    (
        "no-longer-enum",
        "response",
    ): "sets of answers are often open in practice: the page says less",
    ("enum-value-added", "response"): "sets of answers are often open in practice: a warning",
    ("no-longer-closed", "response"): "another key is judged as an optional one that is added",
    ("pattern-changed", "response"): "a pattern of an answer binds nobody but its sender",
    ("became-required-with-default", "request"): "the way back is that without a default",
}


def way_back(turn: ChangeKind) -> ChangeKind:
    """The turn whose example is that of another read backwards; else the turn itself is its own."""
    name, before, now = turn.example
    return next((one for one in EVERY_KIND if one.example == (name, now, before)), turn)


def test_what_widens_a_request_narrows_an_answer() -> None:
    unexplained = []
    for turn in EVERY_KIND:
        there, back = turn.levels[2], way_back(turn).levels[0]
        if None in (there, back) or (turn.stem, "response") in WAIVERS:
            continue
        if there is not back:
            unexplained.append((turn.stem, there, back))
    assert unexplained == []


def test_the_way_back_of_the_way_back_is_the_turn() -> None:
    alone = {turn.stem for turn in EVERY_KIND if way_back(turn) is turn}
    assert {stem.rpartition("-")[2] for stem in alone} == {"changed"}
    for turn in EVERY_KIND:
        if (turn.stem, "request") not in WAIVERS:
            assert way_back(way_back(turn)) is turn


def test_a_waiver_is_needed() -> None:
    turns = {turn.stem: turn for turn in EVERY_KIND}
    for stem, side in WAIVERS:
        back = way_back(turns[stem])
        assert side == "request" or turns[stem].levels[2] is not back.levels[0]
