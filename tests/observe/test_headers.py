"""Headers are looked at for the presence of an id; bodies, other operations and noise are not."""

from __future__ import annotations

import io
import json

import pytest

from checker.observe.headers import TRACED, traced

ROUTE = "/v1/chat/completions"
URL = f"https://api.example{ROUTE}"
ID = "8f3kd92mfk20dk2"


def exchange(headers: object = None, url: object = URL, **more: object) -> dict[str, object]:
    return {"method": "POST", "url": url, "status": 429, "headers": headers, **more}


PRESENT = exchange({"X-Request-Id": ID})
ABSENT = exchange({"content-type": "application/json"})


@pytest.mark.parametrize(
    ("recording", "told"),
    [
        pytest.param([PRESENT], True, id="a mapping"),
        pytest.param([exchange([{"name": "traceparent", "value": ID}])], True, id="objects"),
        pytest.param([exchange([["cf-ray", ID]])], True, id="pairs"),
        pytest.param([exchange({"x-request-id": [ID]})], True, id="a list of values"),
        pytest.param([ABSENT], False, id="other headers"),
        pytest.param([exchange({"x-request-id": ""})], False, id="a name without a value"),
        pytest.param([exchange([{"value": ID}, ["x"]])], False, id="no names"),
        pytest.param([exchange()], None, id="no headers"),
        pytest.param([exchange({})], None, id="headers that are empty"),
        pytest.param(
            [exchange(response_body={"trace_id": ID, "request-id": ID})], None, id="in a body"
        ),
        pytest.param(
            [exchange({"a": "b"}, response_body={"trace_id": ID})], False, id="in a body alone"
        ),
        pytest.param([PRESENT, ABSENT], None, id="some with and some without"),
        pytest.param([PRESENT, PRESENT], True, id="all with"),
        pytest.param(
            [ABSENT, exchange({"x-request-id": ID}, "https://api.example/v1/models")],
            False,
            id="another operation",
        ),
        pytest.param([exchange({"x-request-id": ID}, None)], True, id="an address not told"),
        pytest.param([exchange({"x-request-id": ID}, "http://[x")], None, id="no address"),
        pytest.param([{"object": "chat.completion", "request-id": ID}], None, id="an answer"),
        pytest.param(["x", 1], None, id="no records"),
    ],
)
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_presence_is_told_where_the_headers_of_the_operation_agree(recording, told, form) -> None:
    text = json.dumps(recording)
    if form == "jsonl":
        text = "".join(f"{json.dumps(record)}\n" for record in recording) + "{broken\n"
    assert traced(io.BytesIO(text.encode()), ROUTE) is told


@pytest.mark.parametrize("text", [b"", b"data: {}\n\n", b"\xff\xfe{", b'{"a": '])
def test_what_has_no_exchanges_tells_nothing(text) -> None:
    assert traced(io.BytesIO(text), ROUTE) is None


def test_one_document_is_read_like_a_line() -> None:
    assert traced(io.BytesIO(json.dumps(PRESENT, indent=1).encode()), ROUTE) is True


def test_names_are_compared_in_lower_case() -> None:
    assert all(name == name.lower() for name in TRACED)
