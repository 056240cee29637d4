"""Operations that prose names, and fields of which it says another type."""

from __future__ import annotations

import pytest

from checker.extract.page import Page
from checker.extract.reference.prose import operation
from tests.extract.reference_pages import page, stated, thing

CURL = '```bash\ncurl -X POST "https://api.test/v1/x?a=b" -H "Authorization: Bearer $K" -H "X-Api-Key: k" -H "A: b"\n```\n'


def told(one: Page) -> tuple[str, str, tuple[str, ...], str] | None:
    """(method, path, servers, state)."""
    found = operation(one, one.blocks)
    return None if found is None else (found.method, found.path, found.servers, found.state)


NAMED = [
    pytest.param("Words.", None, id="none"),
    pytest.param("POST a letter. GET ready.", None, id="methods of something else"),
    pytest.param(
        "> POST /v1/x makes one.", ("POST", "/v1/x", (), "documented"), id="the description"
    ),
    pytest.param(
        "`GET /v1/x/{id}` reads one.", ("GET", "/v1/x/{id}", (), "documented"), id="a sentence"
    ),
    pytest.param("## DELETE /v1/x", ("DELETE", "/v1/x", (), "documented"), id="a heading"),
    pytest.param(
        "* PATCH /v1/x.", ("PATCH", "/v1/x", (), "documented"), id="an item, with a full stop"
    ),
    pytest.param(
        "POST https://api.test/v1/x",
        ("POST", "/v1/x", ("https://api.test",), "documented"),
        id="with its server",
    ),
    pytest.param(
        "POST\n\n/\n\nv1\n\n/\n\nchat\n",
        ("POST", "/v1/chat", (), "documented"),
        id="a path in pieces",
    ),
    pytest.param(
        "POST\n\n/v1/\n\n{id}\n\nmore words\n",
        ("POST", "/v1/{id}", (), "documented"),
        id="a path in larger pieces",
    ),
    pytest.param(
        "POST\n\nhttps://api.test/v1/chat\n\nwords\n",
        ("POST", "/v1/chat", ("https://api.test",), "documented"),
        id="a method over its address",
    ),
    pytest.param("POST\n\nhttps://api.test\n", None, id="a method over another address"),
    pytest.param("words\n\nPOST\n", None, id="a method over nothing"),
    pytest.param("POST\n\nwords\n", None, id="a method before words"),
    pytest.param("POST\n\n/\n\n/\n", None, id="a method before marks"),
    pytest.param(
        "POST /v1/x first, then GET /v1/y.",
        ("POST", "/v1/x", (), "documented"),
        id="the first of several",
    ),
    pytest.param(
        CURL, ("POST", "/v1/x", ("https://api.test",), "example-only"), id="a command alone"
    ),
    pytest.param(
        "POST /v1/x\n\n" + CURL,
        ("POST", "/v1/x", ("https://api.test",), "documented"),
        id="a sentence and a command that agree",
    ),
    pytest.param(
        "POST /v1/y\n\n" + CURL,
        ("POST", "/v1/y", (), "documented"),
        id="a command for something else",
    ),
    pytest.param("```bash\ncurl https://api.test/\n```", None, id="a command without a path"),
    pytest.param("```bash\ncurl --version\n```", None, id="a command without an address"),
    pytest.param("```bash\ncurl http://[bad/v1/x\n```", None, id="an address that is none"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_the_operation(text: str, expected: tuple[str, str, tuple[str, ...], str] | None) -> None:
    assert told(page(f"# T\n\n{text}\n")) == expected


def test_credentials_are_those_that_a_command_sends() -> None:
    one = page(f"# T\n\n{CURL}")
    found = operation(one, one.blocks)
    assert found is not None
    assert found.authentication == (
        {"scheme": "bearer", "header": "Authorization"},
        {"scheme": "apiKey", "header": "X-Api-Key"},
    )


SCHEMA = thing(
    n={"type": "integer"}, s={"type": "string"}, any={}, deep=thing(x={"type": "string"})
)
SAYS = [
    pytest.param("Send `n` as a string.", {"n"}, id="another type"),
    pytest.param("`n` must be a string.", {"n"}, id="a demand"),
    pytest.param("* `n` is a string of digits", {"n"}, id="an item"),
    pytest.param("`deep.x` is an object.", {"deep.x"}, id="a nested field"),
    pytest.param("`n` is a number. `s` is a string.", set(), id="the same type"),
    pytest.param("`n` is a string or an integer.", set(), id="one of several"),
    pytest.param("`n` is either a string or an integer.", set(), id="either"),
    pytest.param("Never send `n` as a string.", set(), id="what is denied"),
    pytest.param("`n` is not a string.", set(), id="what it is not"),
    pytest.param("`any` is a string.", set(), id="a field whose type is not said"),
    pytest.param("`other` is a string.", set(), id="a field that is not documented"),
    pytest.param("n is a string.", set(), id="a name that is not set as code"),
    pytest.param("`two words` is a string.", set(), id="no name"),
]


@pytest.mark.parametrize(("text", "expected"), SAYS)
def test_a_sentence_on_the_type_of_a_field(text: str, expected: set[str]) -> None:
    found = stated(f"# T\n\n{text}\n", SCHEMA)
    assert {
        key.partition("$.")[2] for key, line in found.items() if line.startswith("conflicting")
    } == expected


def test_a_sentence_on_a_field_of_the_answer() -> None:
    found = stated("# T\n\n`id` is a number.\n", SCHEMA, answer=thing(id={"type": "string"}))
    assert found["response 200 application/json $.id"] == "conflicting: number string?"
