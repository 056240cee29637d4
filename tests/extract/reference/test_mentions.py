"""What code spans of the prose name."""

from __future__ import annotations

import pytest

from tests.extract.reference_pages import stated, thing

ANSWER = "response 200 application/json $"
SHOWN = """
## Response

```json
{"id": "a", "end": {"status": "done"}, "parts": [{"text": "a"}], "gone": null, "more": {"role": "b"}}
```

## Request

```json
{"role": "a", "size": {"n": 1}, "turn": {"name": "a"}}
```
"""


def added(text: str) -> dict[str, str]:
    """What a page with these words states that it does not without them."""
    before = stated("# T\n\n" + SHOWN)
    return {
        key: told
        for key, told in stated(f"# T\n\n{text}\n{SHOWN}").items()
        if before.get(key) != told and key != "stream"
    }


NOTHING = [
    pytest.param('Words and `code`, and `{"a": "b"}`.', id="other spans"),
    pytest.param('It is `id: "made"`.', id="a field that is open"),
    pytest.param('It is `role: "made"`.', id="a name that is sent and returned"),
    pytest.param('It is `none: "made"`.', id="a name that is not known"),
    pytest.param('It is `status: "Two words"`.', id="a value that is no token"),
    pytest.param('There is no `status: "made"`.', id="a value that is denied"),
    pytest.param("It has `end.status`.", id="a field that is known"),
    pytest.param("It has `nowhere.name`.", id="a parent that is not known"),
    pytest.param("It has `id.name`.", id="a parent that is a text"),
    pytest.param("There is never an `end.name`.", id="a field that is denied"),
    pytest.param("Set `end.name` to one.", id="what is sent is not below what is returned"),
    pytest.param("Read `end.Name`, `end.`, `end.a b`.", id="no names"),
    pytest.param(
        "Sent as SSE.\n\nStream events:\n\n* `end.begin`\n* `end.stop`\n\nThen `end.other`.",
        id="names of events",
    ),
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_added(text: str) -> None:
    assert added(text) == {}


ADDED = [
    pytest.param(
        'It stops with `status: "cut_off"`.',
        {f"{ANSWER}.end.status": "string enum=['cut_off', 'done']"},
        id="a value",
    ),
    pytest.param(
        'First `status: "cut"`. Then `"status": "left"`, or `status="cut"`.',
        {f"{ANSWER}.end.status": "string enum=['cut', 'done', 'left']"},
        id="several values",
    ),
    pytest.param(
        'It is `status: "done"`.',
        {f"{ANSWER}.end.status": "string const=done"},
        id="the value that an example shows",
    ),
    pytest.param("It has `end.name`.", {f"{ANSWER}.end.name": ""}, id="a field"),
    pytest.param(
        "Use it, and the answer has `end.name`.", {f"{ANSWER}.end.name": ""}, id="what is returned"
    ),
    pytest.param("It has `parts[].name`.", {f"{ANSWER}.parts[*].name": ""}, id="below items"),
    pytest.param("It has `gone.why`.", {f"{ANSWER}.gone.why": ""}, id="below what is null once"),
    pytest.param(
        "Set `size.m`.", {"request application/json $.size.m": ""}, id="a field of the request"
    ),
]


@pytest.mark.parametrize(("text", "expected"), ADDED)
def test_what_is_added(text: str, expected: dict[str, str]) -> None:
    assert added(text) == expected


def test_a_block_says_it_better() -> None:
    text = "# T\n\nIt has `a.b`."
    assert f"{ANSWER}.a.b" not in stated(text, answer=thing(a={"type": "object"}))


def test_no_more_values_than_are_read() -> None:
    words = "\n\n".join(f'It is `status: "v{at}"`.' for at in range(150))
    assert added(words)[f"{ANSWER}.end.status"].count("'v") == 99
