"""Each schema is valid, names itself, and describes what this program writes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker import documents
from checker.model.plain import contract_from_plain, contract_to_plain
from checker.review import sources

NAMES = documents.schema_names()
BASELINES = sorted(documents.packaged("snapshots").glob("*/contract.json"))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_and_names_itself(name: str) -> None:
    schema = documents.read_json(documents.schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:checker:{name}:{2 if name == 'contract' else 1}"
    assert schema["title"]


@pytest.mark.parametrize("path", BASELINES, ids=lambda path: path.parent.name)
def test_a_baseline_fits_and_survives_a_round_trip_to_the_byte(path) -> None:
    text = path.read_text("utf-8")
    data = documents.read_json(text)
    assert documents.misfits("contract", data) == []
    assert documents.write_json(contract_to_plain(contract_from_plain(data))) == text
    assert data["origin"] == "transcribed"
    assert data["listed"] == "2026-07-03"
    assert {(item["accessed"], item["digest"]) for item in data["documents"]} == {(None, None)}


def test_each_source_has_a_baseline_of_its_page() -> None:
    found = {path.parent.name: documents.read_json(path.read_text("utf-8")) for path in BASELINES}
    for source in sources.load():
        stated = found[source.id]["source"]
        assert (stated["url"], stated["kind"], stated["area"], stated["operation"]) == (
            source.url,
            source.kind,
            source.area,
            source.operation,
        )


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6)
)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON)
def test_json_is_written_as_the_standard_library_indents_it(data: object) -> None:
    assert documents.read_json(documents.write_json(data)) == data
    plain = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    assert documents.write_json(data) == plain or not plain.isascii()
