"""The embedded block of a page, and what of the page belongs to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from checker.extract.page import Code, Heading
from checker.extract.reference.block import embedded
from checker.model.contract import Operation, State
from tests.extract.reference_pages import fence, page, thing

YAML = "openapi: 3.1.0\npaths:\n  /a:\n    get: {responses: {'204': {description: ''}}}\n"
JSON = '{"openapi": "3.0.0", "paths": {"/a": {"get": {"responses": {}}}}}'


def block(info: str, text: str) -> str:
    return f"# T\n\n````{info}\n{text}\n````\n"


def told(text: str) -> tuple[Any, tuple[str, ...]]:
    """(method and path, problems)."""
    found = embedded(page(text), "page-markdown")
    operations = [
        f"{fact.method} {fact.path}" for fact in found.facts if isinstance(fact, Operation)
    ]
    return (operations or [None])[0], found.problems


FOUND = [
    pytest.param(block("yaml x.yaml GET /a", YAML), "GET /a", id="by its info string"),
    pytest.param(block("yaml x.yaml get /a", YAML), "GET /a", id="in lower case"),
    pytest.param(block("yaml GET /a", YAML), "GET /a", id="without a file"),
    pytest.param(block("json x.json GET /a", JSON), "GET /a", id="as JSON"),
    pytest.param(block("yaml", YAML), "GET /a", id="by what it holds"),
    pytest.param(block("", YAML), "GET /a", id="without an info string"),
    pytest.param(block("json", JSON), "GET /a", id="JSON by what it holds"),
    pytest.param(block("yaml", "# note\n" + YAML), "GET /a", id="after a comment"),
    pytest.param(block("yaml theme={null}", YAML), "GET /a", id="with attributes of the fence"),
    pytest.param(
        block("yaml x.yaml GET /a", "paths: {path: /a, method: get}"),
        "GET /a",
        id="in the older form",
    ),
    pytest.param(
        block("yaml", "paths:\n  path: /a\n  method: get"),
        "GET /a",
        id="the older form by what it holds",
    ),
    pytest.param(block("yaml", "a: 1") + block("yaml", YAML), "GET /a", id="after another block"),
]
NOT_FOUND = [
    pytest.param("# T\n\nwords", id="no code"),
    pytest.param(block("python", YAML), id="another language"),
    pytest.param(block("yaml", "a: 1"), id="other YAML"),
    pytest.param(block("yaml", "paths:\n  - a\n"), id="paths of something else"),
    pytest.param(
        block("yaml asyncapi.yaml things", "asyncapi: 3.0.0\nchannels: {}"), id="AsyncAPI"
    ),
    pytest.param(block("yaml", "openapi: 3.1.0\ninfo: {}"), id="no paths"),
]
BROKEN = [
    pytest.param(block("yaml x.yaml POST /a", "openapi: ["), "POST /a", id="no YAML"),
    pytest.param(block("json x.json POST /a", YAML), "POST /a", id="no JSON"),
    pytest.param(
        block("yaml x.yaml POST /a", "swagger: '2.0'\npaths: {}"),
        "POST /a",
        id="another description",
    ),
    pytest.param(block("yaml x.yaml POST /a", "words"), "POST /a", id="words"),
    pytest.param(
        block("yaml x.yaml POST /a", "openapi: 3.1.0\npaths: {}"), "POST /a", id="no operation"
    ),
    pytest.param(
        block("yaml", "openapi: 3.1.0\npaths: ["), None, id="broken, and known by what it holds"
    ),
    pytest.param(block("yaml", "openapi: 3.1.0\ninfo: ["), None, id="broken before its paths"),
    pytest.param(
        block("yaml x.yaml POST /a", "a: &a [*a, *a]"), "POST /a", id="in itself without end"
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_block_is_found(text: str, expected: str) -> None:
    assert told(text) == (expected, ())


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_block_is_found(text: str) -> None:
    found = embedded(page(text), "page-markdown")
    assert (found.found, found.facts, found.problems) == (False, (), ())
    assert found.blocks == page(text).blocks


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_a_broken_block_is_a_problem_and_its_info_string_counts(
    text: str, expected: str | None
) -> None:
    assert told(text) == (expected, ("unreadable: page-markdown",))
    assert embedded(page(text), "r").found


SEVERAL = """openapi: 3.1.0
paths:
  /a: {get: {}, post: {}}
"""


def test_a_document_that_is_the_whole_page() -> None:
    assert told(YAML) == ("GET /a", ())
    assert told(json.dumps(yaml.safe_load(YAML))) == ("GET /a", ())
    method, problems = told(SEVERAL)
    assert method is None
    assert [one.partition(" (")[0] for one in problems] == ["unreadable: page-markdown"]
    assert "several operations" in problems[0]


def test_an_info_string_that_names_another_operation_is_a_contradiction() -> None:
    found = embedded(page(block("yaml x.yaml POST /b", YAML)), "r")
    (operation,) = (fact for fact in found.facts if isinstance(fact, Operation))
    assert (operation.method, operation.path, operation.state) == ("GET", "/a", State.CONFLICTING)
    assert len(operation.evidence) == 2


def test_a_slash_at_the_end_is_no_contradiction() -> None:
    found = embedded(page(block("yaml x.yaml GET /a/", YAML)), "r")
    (operation,) = (fact for fact in found.facts if isinstance(fact, Operation))
    assert operation.state is State.DOCUMENTED


def test_of_several_pages_in_one_the_first_counts() -> None:
    text = (
        "# A\n\none"
        + fence(thing(), None)
        + "\n## More\n\n# B\n\ntwo"
        + fence(thing(), None, path="/b")
    )
    found = embedded(page(text), "r")
    assert [fact.path for fact in found.facts if isinstance(fact, Operation)] == ["/v1/x"]
    titles = [one.content.text.plain for one in found.blocks if isinstance(one.content, Heading)]
    assert titles == ["A", "More"]
    assert not any(isinstance(one.content, Code) for one in found.blocks)


def test_sections_that_are_titles_too_stand_before_the_block() -> None:
    text = "# A\n\none\n\n# B\n\ntwo" + fence(thing(), None)
    found = embedded(page(text), "r")
    assert len(found.blocks) == 4


TWO = SEVERAL + "  /b/{id}: {get: {}}\n"


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        pytest.param(TWO, "POST /a", "POST /a", id="of a document"),
        pytest.param(TWO, "GET /b/{name}", "GET /b/{id}", id="whatever its parameter is called"),
        pytest.param(block("yaml", TWO), "GET /a", "GET /a", id="of a block"),
        pytest.param(block("yaml GET /a", TWO), "POST /a", "POST /a", id="not what a block names"),
        pytest.param(TWO, "PUT /a", None, id="of no such method"),
        pytest.param(TWO, "GET /c", None, id="of no such path"),
        pytest.param(YAML, "POST /a", None, id="not the only one, if that is another"),
    ],
)
def test_the_operation_that_is_asked_for_and_no_other(
    text: str, asked: str, expected: str | None
) -> None:
    found = embedded(page(text), "r", asked)
    told = [fact for fact in found.facts if isinstance(fact, Operation)]
    assert [f"{fact.method} {fact.path}" for fact in told] == [expected] * bool(expected)
    assert all(fact.state is State.DOCUMENTED for fact in told)
    assert found.absent is (expected is None)
    missing = ["operation asked for", "path of the operation asked for"]
    missing = missing[: 1 + (asked == "GET /c")] if found.absent else []
    assert found.problems == tuple(f"not-found: {one}" for one in missing)


@pytest.mark.parametrize(
    ("bound", "text"), [("MAX_BLOCK", block("yaml GET /a", YAML)), ("MAX_DOCUMENT", YAML)]
)
def test_as_much_yaml_is_read_and_no_more(
    monkeypatch: pytest.MonkeyPatch, bound: str, text: str
) -> None:
    (length,) = (
        len(one.content.text) for one in page(text).blocks if isinstance(one.content, Code)
    )
    monkeypatch.setattr(f"checker.extract.reference.block.{bound}", length)
    assert told(text) == ("GET /a", ())
    monkeypatch.setattr(f"checker.extract.reference.block.{bound}", length - 1)
    assert told(text)[1] == ("unreadable: page-markdown", "cut-off: page-markdown")


def test_what_is_asked_for_states_nothing_of_a_block_that_cannot_be_read() -> None:
    found = embedded(page(block("yaml x.yaml POST /a", "openapi: [")), "r", "POST /a")
    assert (found.facts, found.problems) == ((), ("unreadable: r",))


def test_an_operation_is_asked_of_a_page_without_a_document() -> None:
    found = embedded(page("# A\n\n`POST /a`\n"), "r", "POST /a")
    said = "no OpenAPI document in which the operation that was asked for could stand"
    assert found.problems == (f"unreadable: r ({said})",)
    assert not found.absent
