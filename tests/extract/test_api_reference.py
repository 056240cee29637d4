"""API reference pages -> facts: each case is a folder with pages and what is expected of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate

from checker.documents import misfits
from checker.extract.api_reference import extract
from checker.extract.extracted import Extract, Opened
from checker.model.contract import Contract, Health, Operation, State
from checker.model.plain import contract_to_plain
from tests.extract.reference_pages import URL, fence, lines, opened, page, stated, thing

CASES = Path(__file__).parent / "cases" / "api-reference"


def read(folder: Path) -> Extract:
    return extract(
        [
            opened(f"{name}-markdown", (folder / f"{name}.md").read_text("utf-8"))
            for name in ("page", "errors")
            if (folder / f"{name}.md").exists()
        ]
    )


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_a_page_comes_out_as_expected(folder: Path) -> None:
    found = read(folder)
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    assert lines(found) == expected["facts"]
    assert list(found.problems) == expected["problems"]
    assert {role: list(can) for role, can in found.can_state.items()} == expected["can_state"]


FENCE = re.compile(r"^````yaml [^\n]*\n(openapi: .*?)^````$", re.DOTALL | re.MULTILINE)
BLOCKS = [
    pytest.param(text, id=f"{folder.name} {count}")
    for folder in sorted(CASES.iterdir())
    if not folder.name.startswith("broken")
    for count, text in enumerate(FENCE.findall((folder / "page.md").read_text("utf-8")), 1)
]


@pytest.mark.parametrize("text", BLOCKS)
def test_the_blocks_of_the_cases_are_valid_openapi(text: str) -> None:
    validate(yaml.safe_load(text))


STRING = {"type": "string"}


def test_nothing_comes_of_a_page_that_says_nothing() -> None:
    found = extract(
        [opened("page-markdown", "# Title\n\nWords."), opened("errors-markdown", "# E")]
    )
    assert found.facts == ()
    assert found.problems == ("no-facts: page-markdown",)


def test_nothing_comes_of_no_pages() -> None:
    assert extract([]) == Extract(facts=())


def test_a_side_page_states_no_fields_of_its_own() -> None:
    table = (
        "# E\n\n| Name | Type | Required |\n| - | - | - |\n| a | string | yes |\n\n`POST /v1/y`\n"
    )
    assert stated("# T\n\nPOST /v1/x", errors_markdown=table) == {
        "operation": '{"method": "POST", "path": "/v1/x"}'
    }
    values = "# E\n\n`a` is one of `b`, `c`.\n"
    assert stated("# T", thing(a=STRING), errors_markdown=values) == stated("# T", thing(a=STRING))


def test_a_document_with_a_block_is_the_reference_whatever_it_is_called() -> None:
    one = opened("chat-markdown", "# T" + fence(thing(a=STRING), None))
    found = extract([one])
    assert "request application/json $.a" in lines(found)
    assert "nested fields" in found.can_state["chat-markdown"]


def test_the_reference_has_the_word_whatever_the_order_of_documents() -> None:
    folder = CASES / "chat-form"
    pages = [
        opened(f"{name}-markdown", (folder / f"{name}.md").read_text("utf-8"))
        for name in ("errors", "page")
    ]
    found = extract(pages)
    assert found.definitions
    assert found == extract(pages[::-1])


def test_a_second_reference_adds_what_its_block_states() -> None:
    more = "# C" + fence(thing(b=STRING), None)
    assert {"request application/json $.a", "request application/json $.b"} <= {
        *stated("# T", thing(a=STRING), chat_markdown=more)
    }


def test_two_forms_of_a_page_share_their_facts() -> None:
    html = "<html><body><main><h1>T</h1><h4>Body</h4><div id='body-a'><div data-component-part='field-name'>a</div><div data-component-part='field-info-pill'>integer</div></div></main></body></html>"
    found = extract(
        [
            opened("page-markdown", "# T" + fence(thing(a={"type": "integer"}), None)),
            opened("page-html", html),
        ]
    )
    (fact,) = (fact for fact in found.facts if fact.key.endswith("$.a"))
    assert fact.state is State.DOCUMENTED
    assert len({evidence.document for evidence in fact.evidence}) == 1  # one role, one address
    assert found.can_state["page-html"] == ("fields", "operation", "examples", "tables")


def test_what_only_one_page_says_of_a_status_is_added_to_the_other() -> None:
    table = "# E\n\n| Status | Meaning | Retry |\n| - | - | - |\n| 200 | Fine | No |\n"
    assert stated("# T", answer=thing(a=STRING), errors_markdown=table)["status 200"] == (
        '{"status": "200", "retry": "no", "meaning": "fine"}'
    )


def test_pages_that_contradict_each_other_are_conflicting() -> None:
    table = "# {}\n\n| Status | Retry |\n| - | - |\n| 429 | {} |\n"
    found = stated(table.format("T", "yes"), errors_markdown=table.format("E", "no"))
    assert found["status 429"] == 'conflicting: {"status": "429", "retry": "yes"}'


def test_a_sentence_of_the_block_frames_no_stream() -> None:
    text = """# T

````yaml x.yaml POST /v1/x
openapi: 3.1.0
paths:
  /v1/x:
    post:
      description: "Streams; does not end with a `data: [DONE]` message."
      responses:
        '200': {description: '', content: {text/event-stream: {schema: {type: object}}}}
````
"""
    assert stated(text)["stream"] == '{"protocol": "sse"}'
    shown = text.replace("# T\n", "# T\n\n```text\ndata: {}\n\ndata: [DONE]\n```\n")
    assert stated(shown)["stream"] == '{"protocol": "sse", "terminator": "[DONE]"}'


def test_an_answer_is_of_the_one_success_that_a_page_tells() -> None:
    text = "# T\n\n## Response\n\n| Field | Type |\n| - | - |\n| id | string |\n\n"
    assert "response 200 application/json $.id" in stated(text)
    assert "response 202 application/json $.id" in stated(f"{text}## 202 Accepted\n")
    listed = f"{text}## Codes\n\n| Status | Meaning |\n| - | - |\n| 202 | Accepted |\n"
    assert "response 202 application/json $.id" in stated(listed)
    both = stated(f"{text}## 202 Accepted\n\n## 200 OK\n")
    assert "response 200 application/json $.id" in both


def test_header_parameters_that_say_nothing_are_left_out() -> None:
    operation = {
        "parameters": [
            {"in": "header", "name": name, "schema": {"type": "string"}}
            for name in ("accept", "Authorization", "Content-Type", "X-Id")
        ],
        "responses": {
            "200": {
                "description": "",
                "headers": {
                    name: {"schema": {"type": "string"}} for name in ("content-type", "X-Id")
                },
            }
        },
    }
    document = {"openapi": "3.1.0", "info": {}, "paths": {"/v1/x": {"get": operation}}}
    found = stated(f"# T\n\n````yaml x.json GET /v1/x\n{json.dumps(document)}\n````\n")
    assert {key for key in found if "header" in key} == {
        "header $['X-Id']",
        "header 200 $['X-Id']",
    }


def test_beside_a_document_of_another_operation_nothing_is_stated() -> None:
    table = "# T\n\n| Status | Retry |\n| - | - |\n| 429 | yes |\n"
    text = table + fence(thing(a=STRING), None)
    for asked, absent in (("POST /v1/x", False), ("POST /v1/y", True)):
        one = Opened(role="page-markdown", page=page(text), operation=asked)
        found = extract([one])
        assert found.absent is absent
        assert ("status 429" in lines(found)) is not absent


def test_facts_are_sorted_and_each_has_evidence() -> None:
    for folder in CASES.iterdir():
        found = read(folder)
        keys = [fact.key for fact in found.facts]
        assert keys == sorted(set(keys))
        assert all(fact.evidence for fact in found.facts)


def test_evidence_names_the_heading_and_in_the_block_the_place() -> None:
    found = read(CASES / "chat-form")
    by_key = {fact.key: fact for fact in found.facts}
    (role, table) = by_key["request application/json $.turns[*].role"].evidence
    assert role.heading == ("Make a reply", "OpenAPI")
    assert (
        role.pointer
        == "/paths/~1v1~1replies/post/requestBody/content/application~1json/schema/properties/turns/items/properties/role"
    )
    assert (table.heading, table.pointer) == (("Make a reply", "Speakers"), None)
    assert isinstance(by_key["operation"], Operation)


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_the_facts_have_the_published_form(folder: Path) -> None:
    found = read(folder)
    contract = Contract(
        source="pages",
        area="",
        url=f"{URL}/page",
        kind="api-reference",
        operation=None,
        documents=(),
        health=Health(facts=len(found.facts), expected_minimum=1, problems=found.problems),
        facts=found.facts,
    )
    assert misfits("contract", contract_to_plain(contract)) == []


def test_what_a_webhook_is_sent_is_no_stream() -> None:
    rows = "| Event | Use |\n| - | - |\n| `job.made` | words |\n| `job.done` | words |\n"
    fields = "| Field | Type |\n| - | - |\n| `id` | string |\n"
    shown = '```json\n{"type": "job.done", "id": "a", "data": {"x": 1}}\n```\n'
    for heading in ("Webhook events", "Events"):
        text = (
            f"# T\n\nPOST /v1/hooks\n\n## {heading}\n\nWe send these.\n\n{rows}\n{fields}\n{shown}"
        )
        assert not any("stream" in key for key in stated(text))


def test_an_example_of_an_event_is_of_the_stream_where_there_is_one() -> None:
    shown = '```json\n{"type": "job.done", "id": "a"}\n```\n'
    frames = "```text\nevent: job.made\ndata: {}\n```\n"
    text = f"# T\n\nPOST /v1/x\n\n## Streaming\n\n{frames}\n### Events\n\n{shown}"
    assert "stream 200 text/event-stream $.id" in stated(text)
    elsewhere = text.replace("### Events", "### Webhook events")
    assert not any(key.endswith("$.id") for key in stated(elsewhere))


def test_conditions_are_kept_where_nothing_says_plainly_yes_or_no() -> None:
    rows = "# T\n\n## Body\n\n| Field | Type | Required |\n| - | - | - |\n| a | string | if b |\n"
    key = "request application/json $.a"
    assert stated(rows)[key] == "string conditional"
    assert stated(rows, thing(a=STRING))[key] == "string?"
    line = "\n* `a` (string, required)\n"
    assert stated(rows + line)[key] == "string conditional"
    assert stated(rows + line.replace("`a`", "`c`"))["request application/json $.c"] == "string!"
