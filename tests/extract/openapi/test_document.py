"""What a document describes at all, in either form."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.openapi.document import describes
from tests.extract.schema_forms import document, read


@pytest.mark.parametrize(
    ("told", "path", "expected"),
    [
        pytest.param({"openapi": "3.1.0", "paths": {"/a/{id}": {}}}, "/a/{name}", True, id="one"),
        pytest.param({"openapi": "3.1.0", "paths": {"/a": {}}}, "/b", False, id="another"),
        pytest.param({"openapi": "3.1.0", "paths": {}}, "/a", False, id="none"),
        pytest.param({"openapi": "3.1.0", "paths": {"/": {}}}, None, False, id="none is asked for"),
        pytest.param({"paths": {"path": "/a", "method": "get"}}, "/a", True, id="older export"),
        pytest.param({"paths": {"path": "/a", "method": "get"}}, "/path", False, id="not in it"),
    ],
)
def test_whether_a_path_is_described(told: Any, path: str | None, expected: bool) -> None:  # noqa: FBT001
    assert describes(told, path) is expected


@pytest.mark.parametrize(("given", "kept"), [(99, 99), (100, 100), (101, 100)])
def test_so_many_examples_are_read(given: int, kept: int) -> None:
    told = document({"type": "object"})
    body = told["paths"]["/things"]["post"]["responses"]["200"]["content"]["application/json"]
    body["examples"] = {f"e{number}": {"value": {"n": number}} for number in range(given)}
    assert len(read(told).examples) == kept


@pytest.mark.parametrize(("given", "kept"), [(19, 19), (20, 20), (21, 20)])
def test_so_many_references_that_lead_nowhere_are_told(given: int, kept: int) -> None:
    lost = {f"p{number}": {"$ref": f"#/components/schemas/N{number}"} for number in range(given)}
    assert len(read(document({"type": "object", "properties": lost})).problems) == kept


def test_the_examples_of_a_body_are_read() -> None:
    told = document({"type": "object"})
    body = told["paths"]["/things"]["post"]["responses"]["200"]["content"]["application/json"]
    body["example"] = {"n": 0}
    body["examples"] = {"one": {"value": {"n": 1}}, "none": {"summary": "None."}}
    assert [one.value for one in read(told).examples] == [{"n": 0}, {"n": 1}]
