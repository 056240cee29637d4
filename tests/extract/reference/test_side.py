"""Which body a label means, where a document of the page has several."""

from __future__ import annotations

import json

import pytest

from checker.extract.reference.side import REQUEST, typed
from checker.extract.reference.type_words import type_words
from tests.extract.reference_pages import stated

ROWS = "\n\n| Name | Type |\n|-|-|\n| n | integer |\n\n"


OWN = {"type": "object", "properties": {"own": {"type": "string"}}}
REFERS = {"$ref": "#/components/schemas/Own"}


def document(request: list[str], answers: dict[str, str]) -> str:
    """An embedded block: bodies of these media types, all of one type."""
    body = {"schema": REFERS}
    operation = {
        "requestBody": {"content": dict.fromkeys(request, body)},
        "responses": {
            status: {"description": "", "content": {media_type: body}}
            for status, media_type in answers.items()
        },
    }
    text = json.dumps(
        {
            "openapi": "3.1.0",
            "paths": {"/v1/x": {"post": operation}},
            "components": {"schemas": {"Own": OWN}},
        }
    )
    return f"\n\n```json\n{text}\n```\n"


CBOR, PLAIN, SSE = "application/cbor", "application/json", "text/event-stream"
PLACES = [
    pytest.param("Body", document([CBOR], {"200": PLAIN}), f"request {CBOR}", id="its only form"),
    pytest.param("Body", document([CBOR, PLAIN], {}), f"request {PLAIN}", id="of two forms JSON"),
    pytest.param(
        "Response",
        document([PLAIN], {"422": PLAIN, "201": PLAIN}),
        f"response 201 {PLAIN}",
        id="the answer of success",
    ),
    pytest.param(
        "Response", document([], {"200": CBOR}), f"response 200 {CBOR}", id="the form of an answer"
    ),
    pytest.param(
        "Response", document([PLAIN], {"404": PLAIN}), f"response 200 {PLAIN}", id="one not told"
    ),
    pytest.param(
        "Chunk", document([PLAIN], {"200": SSE}), f"stream 200 {SSE}", id="of a documented stream"
    ),
    pytest.param(
        "Chunk",
        document([PLAIN], {"200": PLAIN, "201": SSE}),
        f"stream 201 {SSE}",
        id="of a stream of another success",
    ),
    pytest.param(
        "Chunk",
        '\n\n## Stream\n\n<ResponseField name="own" type="string" />\n',
        f"stream 200 {SSE}",
        id="of a stream that the page describes",
    ),
    pytest.param("Chunk", document([PLAIN], {"200": PLAIN}), None, id="of no stream"),
]


@pytest.mark.parametrize("schema", [REFERS, OWN], ids=["referred to", "written out"])
@pytest.mark.parametrize(("label", "more", "place"), PLACES)
def test_the_body_that_a_label_means(
    label: str, more: str, place: str | None, schema: object
) -> None:
    more = more.replace(json.dumps(REFERS), json.dumps(schema))
    found = stated(f"# T\n\n## {label}{ROWS}{more}")
    assert [key for key in found if key.endswith("$.n")] == ([f"{place} $.n"] if place else [])


def test_a_type_that_lists_no_members_closes_no_set() -> None:
    (field,) = typed(REQUEST, "$.a", type_words("string"), evidence=())
    assert (field.types, field.enum) == (("string",), None)


def test_a_set_is_of_the_field_with_all_that_is_said_of_it() -> None:
    said = ROWS.replace("| n | integer |", "| own | string or null |")
    values = "| `own` | Meaning |\n|-|-|\n| `a` | so |\n| `b` | so |\n"
    found = stated(f"# T\n\n## Response{said}## Ends\n\n{values}{document([], {'200': PLAIN})}")
    assert found[f"response 200 {PLAIN} $.own"] == "null string? enum=['a', 'b']"


def test_an_example_is_of_a_body_with_which_it_shares_names_at_its_root() -> None:
    rows = "\n\n| Name | Type |\n|-|-|\n| a | object |\n| » b | string |\n| » c | string |\n\n"
    other = "\n\n| Name | Type |\n|-|-|\n| d | string |\n| e | string |\n\n"
    text = f"# T\n\n## Request{rows}## Response{other}"
    names = ("p", "q", "r")
    shown = stated(f'{text}```json Request\n{{"a": {{}}, "p": 1, "q": 1, "r": 1}}\n```\n')
    assert {f"request {PLAIN} $.{name}" for name in names} <= set(shown)
    shown = stated(f'{text}```json Request\n{{"d": "", "e": "", "p": 1}}\n```\n')
    assert f"request {PLAIN} $.p" not in shown
