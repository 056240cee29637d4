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


INTEGER, ONE_A = {"type": "integer"}, {"properties": {"a": {"type": "integer"}}}
# A schema, what surely fits it, and what does not, or not surely.
KEYWORDS: list[tuple[dict[str, object], list[object], list[object]]] = [
    ({"type": ["string", "null"]}, ["a", None], [1]),
    (INTEGER, [1], [True, 1.0, "1"]),
    ({"type": "number"}, [1, 1.5], [False]),
    ({"type": "boolean"}, [True], [1]),
    ({"type": "array"}, [[]], [{}]),
    ({"type": "object"}, [{}], [[]]),
    ({"format": "date"}, ["2026-02-28", 5], ["2026-02-30", "2026-2-28", "a"]),
    ({"format": "date-time"}, ["2026-02-28T00:00:00Z"], ["2026-02-30T00:00:00Z", "2026-02-28"]),
    ({"format": "uri"}, [5], ["a:b"]),
    ({"anyOf": [INTEGER, {"type": "string"}]}, [1, "a"], [None]),
    ({"const": "a"}, ["a"], ["b", 1]),
    ({"const": 1}, [], [1]),
    ({"enum": [1, "a"]}, [1, "a"], [True, "b"]),
    ({"items": INTEGER}, [[1, 2], [], "a"], [[1, "a"]]),
    ({"maxItems": 1}, [[1], "ab"], [[1, 2]]),
    ({"minItems": 2}, [[1, 2], "a"], [[1]]),
    ({"maxLength": 1}, ["a", [1, 2]], ["ab"]),
    ({"minLength": 2}, ["ab", [1]], ["a"]),
    ({"maximum": 3}, [3, 3.0, "a"], [4, 3.5]),
    ({"minimum": 3}, [3, 3.0, "a"], [2, 2.5]),
    ({"pattern": "a"}, ["ba", 5], ["b"]),
    (ONE_A, [{"a": 1}, {"b": "x"}, 5], [{"a": "x"}, {1: 1}]),
    ({"additionalProperties": INTEGER}, [{"a": 1}, 5], [{"a": "x"}]),
    (ONE_A | {"additionalProperties": False}, [{"a": 1}, 5], [{"b": 1}, {"a": "x"}]),
    ({"required": ["a"]}, [{"a": 1}, "a"], [{}, {"b": 1}]),
    ({"$defs": {"n": INTEGER}, "$ref": "#/$defs/n"}, [1], ["a"]),
    ({"$ref": "#/$defs/none"}, [], [1]),
    ({"multipleOf": 3}, [], [3]),
    (dict.fromkeys(("$id", "$schema", "default", "description", "title"), "a"), [1], []),
]


@pytest.mark.parametrize(
    ("schema", "fitting", "others"), KEYWORDS, ids=[str(o[0]) for o in KEYWORDS]
)
def test_each_keyword(
    schema: dict[str, object], fitting: list[object], others: list[object]
) -> None:
    assert [fits(schema, schema, data) for data in (*fitting, *others)] == [
        *(True for _ in fitting),
        *(False for _ in others),
    ]


def test_a_schema_may_be_a_word() -> None:
    assert [fits({}, schema, 1) for schema in (True, False, None)] == [True, False, False]
