"""Which operation a page documents, and what of it a command says."""

from __future__ import annotations

import pytest

from checker.extract.api_reference import extract
from checker.extract.extracted import Opened
from tests.extract.reference_pages import lines, page, stated


def told(text: str) -> str | None:
    return stated(f"# T\n\n{text}\n").get("operation")


def curl(url: str, *headers: str, method: str = "POST") -> str:
    sent = "".join(f" -H '{header}'" for header in headers)
    return f"```bash\ncurl -X {method} {url}{sent}\n```\n"


LINES = ["POST /v1/x", "`POST /v1/x`", "## POST /v1/x", "**Endpoint:** `POST /v1/x`"]
LINES += [
    "```http\nPOST /v1/x HTTP/1.1\nHost: a.test\n```",
    "POST\n\n/v1\n\n/\n\nx",
    "> **POST** /v1/x",
]
LINES += ["POST /v1/x?q=..."]


@pytest.mark.parametrize("text", LINES)
def test_a_line_of_its_own_names_it(text: str) -> None:
    assert told(text) == '{"method": "POST", "path": "/v1/x"}'


def test_what_stands_before_a_page_may_name_it() -> None:
    found = stated("---\ntitle: T\napi: POST https://a.test/v1/x\n---\n\nWords.\n")
    assert found["operation"].startswith('{"method": "POST", "path": "/v1/x"')
    assert "operation" not in stated("---\ntitle: T\napi: all of them\n---\n\nWords.\n")


SENTENCES = [
    "Use POST /v1/x to make one.",
    "Unlike GET /v1/models, it is not free.",
    "See `POST /v1/x`, and `GET /v1/x`.",
    "POST is sent.",
    "POST\n\nwords",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_names_none(text: str) -> None:
    assert told(text) is None


def test_a_command_alone_names_no_operation_of_a_page() -> None:
    assert told(curl("https://a.test/v1/x", "Authorization: Bearer $KEY")) is None


def test_a_command_for_another_operation_says_nothing_of_it() -> None:
    other = curl("https://b.test/v1/files", "x-api-key: $KEY")
    assert told(f"POST /v1/x\n\n{other}") == '{"method": "POST", "path": "/v1/x"}'
    own = curl("https://a.test/api/v1/x", "x-api-key: $KEY")
    assert told(f"POST /v1/x\n\n{other}\n{own}") == (
        '{"method": "POST", "path": "/v1/x", "servers": ["https://a.test/api"], '
        '"authentication": [{"scheme": "apiKey", "header": "x-api-key"}]}'
    )


@pytest.mark.parametrize("header", ["Api-Key", "X-Auth-Token", "Client-Secret"])
def test_a_header_of_credentials_is_known_by_its_name(header: str) -> None:
    found = told(f"POST /v1/x\n\n{curl('https://a.test/v1/x', f'{header}: $VALUE')}")
    assert f'"authentication": [{{"scheme": "apiKey", "header": "{header}"}}]' in str(found)
    found = told(f"POST /v1/x\n\n{curl('https://a.test/v1/x', 'X-Trace: $VALUE')}")
    assert "authentication" not in str(found)


def test_of_two_servers_the_line_of_the_operation_says_which() -> None:
    text = f"POST https://a.test/v1/x\n\n{curl('https://b.test/v1/x')}"
    assert told(text) == '{"method": "POST", "path": "/v1/x", "servers": ["https://a.test"]}'


def test_of_several_that_nothing_tells_apart_none_is_the_one() -> None:
    rows = "| Field | Type |\n| - | - |\n| {} | string |\n"
    text = "".join(
        f"## {name}\n\nPOST /v1/{name}\n\n### Request body\n\n{rows.format(name)}\n"
        for name in ("one", "two")
    )
    assert stated(f"# T\n\n{text}") == {}
    called = text.replace("POST /v1/one", curl("https://a.test/v1/one"))
    called = called.replace("POST /v1/two", curl("https://a.test/v1/two"))
    assert stated(f"# T\n\n{called}") == {}
    asked = Opened(role="page-markdown", page=page(f"# T\n\n{text}"), operation="POST /v1/two")
    assert set(lines(extract([asked]))) == {"operation", "request application/json $.two"}
    assert set(stated(f"# T\n\nPOST /v1/one\n\n{text}")) == {
        "operation",
        "request application/json $.one",
    }


def test_an_address_that_is_none_asks_for_nothing() -> None:
    assert told(curl("https://[/v1/x")) is None
    assert told(curl("https://a.test/")) is None
    assert told(curl("-d '{}'")) is None
