"""The headers of tables of fields, in the words that pages use for them."""

from __future__ import annotations

import pytest

from checker.extract.page import Table, Text
from checker.extract.reference.cells import columns, default_of, flagged
from checker.extract.reference.type_words import type_words

HEADERS = {
    "name": (
        "arg, arguments, Attribute, field, Body field, header, param, Query Parameters, property,"
        " Form properties, Header name, key, Keys, name, Names, Field name, Key Name"
    ),
    "type": "type, Types, Data type, Data types, field-type, JSON type, Value type, format",
    "required": (
        "req, Req., required, Required?, Is required, mandatory, optional, Optional?,"
        " Required/Optional, required / optional, presence"
    ),
    "nullable": "nullable, Nullable?, Is nullable, Can be null, may be null",
    "default": "default, Defaults, Default value, Default values",
    "description": "description, Descriptions, note, Notes, detail, Details, comment, comments",
    "options": (
        "accepted values, Allowed values, available options, Possible values, supported options,"
        " Valid values, enum"
    ),
    "where": "in, location, Where, position, Param type, Parameter Type",
}
MEANT = [(name, header) for name, told in HEADERS.items() for header in told.split(", ")]


def at(*headers: str) -> dict[str, int] | None:
    found = columns(Table(header=tuple(Text(plain=one) for one in headers), rows=()))
    return None if found is None else dict(found.at)


@pytest.mark.parametrize(("name", "header"), MEANT)
def test_a_header_means_its_column(name: str, header: str) -> None:
    others = [one for one in ("name", "type") if one != name]
    assert at(*others, header) == {one: index for index, one in enumerate([*others, name])}


def test_of_two_columns_of_one_meaning_the_first_counts() -> None:
    assert at("name", "type", "notes", "details") == {"name": 0, "type": 1, "description": 2}


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("word", ["of", "x"])
def test_one_with_more_words_does_not(name: str, word: str) -> None:
    header = HEADERS[name].split(", ")[0]
    assert {*(at("name", "type", f"{header} {word}") or {})} == {"name", "type"}


@pytest.mark.parametrize(
    "between", [" ", ", ", "; ", ": ", ". ", " (", " [", " \u2013 ", " \u2014 ", " - "]
)
def test_what_parts_a_type_and_its_flag_is_of_neither(between: str) -> None:
    closed = {"(": ")", "[": "]"}.get(between[-1], "")
    assert flagged(f"string{between}required{closed}") == ({"required": True}, "string")
    labelled = f"string{between}Required: {{}}{closed}"
    assert flagged(labelled.format("yes")) == ({"required": True}, "string")
    assert flagged(labelled.format("yes (only if a is set)")) == ({"conditional": True}, "string")


@pytest.mark.parametrize(
    ("types", "plain", "codes", "told"),
    [
        ("string", "a b", ["a b"], {"default": "a b"}),
        ("string", "'a'", [], {"default": "a"}),
        ("string", '"a"', [], {"default": "a"}),
        ("string", "'a' or 'b'", [], {}),
        ("string", "a or b", ["a", "b"], {}),
        ("string", "a if b", ["a"], {}),
        ("string", "a", [], {}),
        ("string", "None", ["None"], {}),
        ("string", "true", [], {}),
        ("boolean", "True", [], {"default": True}),
        ("boolean", "false", [], {"default": False}),
        ("boolean", "on", [], {}),
        ("integer", "-12", [], {"default": -12}),
        ("number", "0.5", [], {"default": 0.5}),
        ("number", "1e3", [], {}),
        ("number", "null", [], {"default": None}),
    ],
)
def test_a_default_is_one_token(
    types: str, plain: str, codes: list[str], told: dict[str, object]
) -> None:
    assert default_of(Text(plain=plain, codes=tuple(codes)), type_words(types)) == told
