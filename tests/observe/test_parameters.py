"""What an address holds beside its path: parameters by their documented types, templates without ids."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from checker.model.node import ObservedPlace
from checker.model.outline import Outline
from checker.observe.parameters import of_path, of_query
from checker.observe.templates import Templates
from tests.compare.facts import contract, field


def root(where: str) -> ObservedPlace:
    told = {
        "n": ("integer",), "x": ("number",), "f": ("boolean",), "s": ("string",), "either": ("integer", "string"),
        "tags": ("array",), "tags[*]": ("string",), "ids": ("array",), "ids[*]": ("integer",), "filter": ("object",),
    }  # fmt: skip
    fields = [field(f"$.{name}", where, types=types) for name, types in told.items()]
    found = Outline(contract(*fields, field("$['a[b]']", where, types=("string",)))).body(
        where, None, None
    )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("n=3&x=0.5&f=true", {"n": 3, "x": 0.5, "f": True}, id="as they are documented"),
        pytest.param("n=ten&f=1&x=null", {"n": "ten", "f": 1, "x": "null"}, id="as they are written"),
        pytest.param("s=3&either=4&other=5", {"s": "3", "either": "4", "other": "5"}, id="texts stay texts"),
        pytest.param("n=1e3&x=1e3", {"n": 1000.0, "x": 1000.0}, id="an exponent"),
        pytest.param("tags=a&tags=b", {"tags": ["a", "b"]}, id="several times"),
        pytest.param("tags=a,b", {"tags": ["a,b"]}, id="a comma in a text"),
        pytest.param("ids=1,2", {"ids": [1, 2]}, id="a comma between numbers"),
        pytest.param("ids=1,2&ids=3", {"ids": [1, 2, 3]}, id="a comma between some of the numbers"),
        pytest.param("tags[]=a&tags[]=b", {"tags": ["a", "b"]}, id="with brackets"),
        pytest.param("filter[a]=1", {"filter": {"a": "1"}}, id="a member of an object"),
        pytest.param("a[b]=1", {"a[b]": "1"}, id="a name with brackets"),
        pytest.param("n=1&n=2", {"n": [1, 2]}, id="twice what may stand once"),
        pytest.param("n=&s", {"n": "", "s": ""}, id="nothing"),
        pytest.param("", {}, id="no query"),
    ],
)  # fmt: skip
def test_a_query_is_read_as_it_is_documented(query: str, expected: object) -> None:
    assert of_query(f"https://a.test/v1/things?{query}", root("query")) == expected


def test_a_parameter_of_a_path_is_read_likewise() -> None:
    assert of_path([("n", "7"), ("s", "7"), ("z", "7")], root("path")) == {
        "n": 7,
        "s": "7",
        "z": "7",
    }


OPEN = "{…}"


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("POST", "/v1/embeddings", "POST /v1/embeddings"),
        ("PATCH", "/v1/webhooks", "PATCH /v1/webhooks"),
        ("get", "/v1/files/file-8f3a2b1c9d/content", f"GET /v1/files/{OPEN}/content"),
        (
            "GET",
            "/v1/customers/jane.doe@example.com/orders/48213",
            f"GET /v1/{OPEN}/{OPEN}/{OPEN}/{OPEN}",
        ),
        ("GET", "/v1/files/henrik", f"GET /v1/files/{OPEN}"),
        ("GET", "/v1/fine-tuning/jobs", "GET /v1/fine-tuning/jobs"),
        ("GET", "/v1/fine_tuning/jobs/ftjob-abc/events", f"GET /v1/fine_tuning/jobs/{OPEN}/events"),
        ("STEAL", "/v1/models/%2e%2e", f"/v1/models/{OPEN}"),
        (None, "/v1beta/models", "/v1beta/models"),
        ("GET", "/", "GET /"),
        ("GET", "/v1/widgets/" + "a/" * 20, f"GET /v1/widgets/{'/'.join([OPEN] * 6)}/…"),
        ("GET", "/v1/widgets/" + "a/" * 6, f"GET /v1/widgets/{'/'.join([OPEN] * 6)}"),
        ("GET", "/sk-proj-a1B2c3D4e5F6g7H8", f"GET /{OPEN}"),
    ],
)
def test_a_template_tells_no_id_and_nobody_s_name(method, path, expected) -> None:
    found = Templates(["/v1/widgets/{widget_id}"]).of(method, urlsplit(f"https://a.test{path}"))
    assert found == expected
