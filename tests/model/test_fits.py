"""What fits surely fits: the validator agrees wherever the short way says yes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker import documents
from checker.model.fits import fits

SCHEMA = json.loads(documents.schema_text("packet"))
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=12),
    st.sampled_from(["2xx", "2026-07-03T09:30:00Z", "disabled", "unknown", "true"]),
    st.lists(st.text(max_size=4), max_size=2),
    st.dictionaries(st.sampled_from(["topic", "source", "table"]), st.text(max_size=8), max_size=2),
)
PACKETS = st.dictionaries(st.sampled_from([*SCHEMA["properties"], "other"]), VALUES, max_size=4)


SOURCES = json.loads(documents.schema_text("sources"))
ENTRY = documents.read_toml((Path(checker.__file__).parent / "sources.toml").read_text("utf-8"))


@given(
    st.sampled_from(["listed", "area", "alarm_after", "documents"]), VALUES | st.just("2026-2-3")
)
def test_sizes_and_dates_of_a_table_are_told_as_the_validator_tells_them(
    name: str, value: object
) -> None:
    validator = jsonschema.Draft202012Validator(
        SOURCES, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert fits(SOURCES, SOURCES, ENTRY)  # else the validator is imported for each run
    changed = {"source": [ENTRY["source"][0] | {name: value}]}
    assert fits(SOURCES, SOURCES, changed) == validator.is_valid(changed)


@given(PACKETS)
def test_what_fits_is_no_misfit(packet: dict[str, object]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert fits(SCHEMA, SCHEMA, packet) == validator.is_valid(packet)


@pytest.mark.parametrize(
    ("schema", "data"),
    [
        ({"multipleOf": 3}, 3),
        ({"minimum": 3}, 2),
        ({"maxItems": 1}, [1, 2]),
        ({"properties": {"a": True}, "additionalProperties": False}, {"b": 1}),
        ({"format": "uri"}, "a:b"),
        ({"format": "date"}, "2026-02-30"),
        ({"format": "date-time"}, "2026-02-30T00:00:00Z"),
        ({"type": "integer"}, True),
        ({"enum": [1]}, True),
        ({"$ref": "#/$defs/none"}, 1),
    ],
    ids=[
        "another keyword",
        "too small",
        "too many",
        "another member",
        "another format",
        "no day",
        "no day of a time",
        "a boolean",
        "true as one",
        "a definition that is not there",
    ],
)
def test_what_is_not_sure_does_not_fit(schema: dict[str, object], data: object) -> None:
    assert not fits(schema, schema, data)


@pytest.mark.parametrize(
    ("schema", "data", "does"),
    [
        ({"properties": {"a": {"type": "string"}}}, {"b": 1}, True),
        ({"properties": {"a": {"type": "string"}}}, {"a": 1}, False),
        ({"additionalProperties": False, "properties": {"a": True}}, {"a": 1}, True),
        ({"additionalProperties": False, "properties": {"a": True}}, {"b": 1}, False),
        ({"$ref": "#/$defs/none"}, 1, False),
    ],
)
def test_what_is_not_listed_may_be_anything_unless_it_is_said(
    schema: object, data: object, *, does: bool
) -> None:
    assert fits({"$defs": {}}, schema, data) is does


@pytest.mark.parametrize(
    ("data", "does"), [({}, False), ({"b": 1}, False), ({"a": 1}, True), ("a", True)]
)
def test_members_are_required_of_objects_alone(data: object, *, does: bool) -> None:
    schema = {"required": ["a"]}
    assert fits(schema, schema, data) is does
