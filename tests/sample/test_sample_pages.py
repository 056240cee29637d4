"""The built-in sample comes out whole; a fact altered in a page changes that fact alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from openapi_spec_validator import validate

import checker
from checker.extract import EXTRACTORS, help_center, support_page
from checker.extract.api_reference import extract as api_reference
from checker.extract.extracted import Extract, Opened
from checker.extract.opened import open_page
from checker.extract.semconv_http import extract as semconv_http
from checker.model.contract import Attribute, Metric, Operation, Statement

SAMPLE = Path(checker.__file__).parent / "sample"
PAGES = SAMPLE / "pages"
MEDIA_TYPES = {".md": "text/markdown", ".html": "text/html"}
FENCE = re.compile(r"^````yaml (\S+) (\S+) (\S+)\n(.*?)^````$", re.DOTALL | re.MULTILINE)

HELP = PAGES / "apidoc.cometapi.com/support/help-center.md"
SUPPORT = PAGES / "www.cometapi.com/support/index.html"
CHAT = PAGES / "apidoc.cometapi.com/api/text/chat.md"
RESPONSES = PAGES / "apidoc.cometapi.com/api/text/responses.md"
ERRORS = PAGES / "apidoc.cometapi.com/errors/error-codes-handling.md"
SEMCONV = PAGES / "opentelemetry.io/docs/specs/semconv"


def opened(path: Path, *changes: tuple[str, str]) -> Opened:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        text = text.replace(old, new)
    url = "https://" + path.relative_to(PAGES).as_posix().removesuffix("index.html")
    page = open_page(text.encode(), MEDIA_TYPES[path.suffix], url)
    form = "html" if path.suffix == ".html" else "markdown"
    return Opened(role=f"{path.parent.name}-{form}", page=page)


def values(found: Extract) -> dict[str, Any]:
    assert all(isinstance(fact, Statement) for fact in found.facts)
    return {fact.key: (fact.state, fact.value) for fact in found.facts}  # type: ignore[attr-defined]


def block(path: Path) -> dict[str, Any]:
    found = FENCE.search(path.read_text("utf-8"))
    assert found is not None
    document: dict[str, Any] = yaml.safe_load(found[4])
    return document


# --- help center and support page


def test_the_help_center_covers_every_topic() -> None:
    found = help_center.extract([opened(HELP)])
    assert found.problems == ()
    headings = {key: value["headings"] for key, (_, value) in values(found).items()}
    assert headings == {
        "error-handling": ["About maintenance"],
        "maintenance-window": ["About maintenance"],
        "privacy-logging": ["Help Center", "Privacy and logging"],
        "request-volume": ["About concurrency"],
        "support-escalation": ["About concurrency", "About maintenance"],
    }
    assert values(found)["request-volume"][1]["links"] == [
        {"host": "cometapi.com", "path": "/console/log"}
    ]


HELP_CHANGES = [
    ("1-5 AM", "2-6 AM", {"maintenance-window"}),
    ("is automatically moved", "is never moved", {"maintenance-window"}),
    ("(WAF) may", "may", {"error-handling", "support-escalation"}),
    ("console/log) to see how your RPM", "console/usage) to see how your RPM", {"request-volume"}),
    ("how your RPM", "how your TPM", {"request-volume"}),
    ("High concurrency", "Low concurrency", set()),
    ("do not store prompts or responses", "store prompts", {"privacy-logging"}),
    ("One key and one", "A key and an", set()),
]


def told(found: Extract) -> dict[str, Any]:
    return {
        fact.key: (fact.text_digest, fact.value)
        for fact in found.facts
        if isinstance(fact, Statement)
    }


@pytest.mark.parametrize(("old", "new", "topics"), HELP_CHANGES)
def test_an_altered_help_center_changes_the_topics_of_its_passage(
    old: str, new: str, topics: set[str]
) -> None:
    before = told(help_center.extract([opened(HELP)]))
    after = told(help_center.extract([opened(HELP, (old, new))]))
    assert {key for key in before | after if before.get(key) != after.get(key)} == topics


def test_the_support_page_covers_channels_and_what_it_asks_for() -> None:
    found = support_page.extract([opened(SUPPORT)])
    assert found.problems == ()
    assert {key: value for key, (_, value) in values(found).items()} == {
        "asks-for": {
            "items": ["endpoint-and-http-status", "request-id", "steps-to-reproduce", "time-in-utc"]
        },
        "channel community": {"host": "discord.com", "kind": "discord"},
        "channel form": {
            "asks_for": ["email-address", "message", "name", "topic"],
            "required": ["email-address", "message", "name"],
        },
        "channel help-center": {"host": "apidoc.cometapi.com", "path": "/support/help-center"},
        "channel mail": {"address": "support@cometapi.com"},
    }


SUPPORT_CHANGES = [
    (
        'mailto:support@cometapi.com">support@cometapi.com',
        'mailto:a@cometapi.com">Mail',
        "channel mail",
    ),
    ("discord.com/invite", "discord.gg/invite", "channel community"),
    ("/support/help-center", "/support/help-centre", "channel help-center"),
    ('name="message" required', 'name="message"', "channel form"),
    ("<strong>Request ID</strong>", "<strong>Trace ID</strong>", "asks-for"),
]


@pytest.mark.parametrize(("old", "new", "topic"), SUPPORT_CHANGES)
def test_an_altered_support_page_changes_one_statement(old: str, new: str, topic: str) -> None:
    before = values(support_page.extract([opened(SUPPORT)]))
    after = values(support_page.extract([opened(SUPPORT, (old, new))]))
    assert {key for key in before | after if before.get(key) != after.get(key)} == {topic}


# --- API reference pages


@pytest.mark.parametrize("path", [CHAT, RESPONSES], ids=lambda path: path.stem)
def test_the_openapi_blocks_are_valid(path: Path) -> None:
    validate(block(path))


@pytest.mark.parametrize("path", [CHAT, RESPONSES], ids=lambda path: path.stem)
def test_the_info_string_names_the_operation_of_the_block(path: Path) -> None:
    found = FENCE.search(path.read_text("utf-8"))
    assert found is not None
    assert block(path)["paths"].keys() == {found[3]}
    facts = {fact.key: fact for fact in api_reference([opened(path), opened(ERRORS)]).facts}
    operation = facts["operation"]
    assert isinstance(operation, Operation)
    assert (operation.method, operation.path) == (found[2], found[3])


@pytest.mark.parametrize("path", [CHAT, RESPONSES], ids=lambda path: path.stem)
def test_the_api_references_come_out_without_a_problem(path: Path) -> None:
    found = api_reference([opened(path), opened(ERRORS)])
    assert found.problems == ()
    assert {"field", "operation", "status", "stream"} <= {fact.fact for fact in found.facts}


# --- telemetry pages


def telemetry() -> Iterator[Opened]:
    yield opened(SEMCONV / "http/index.html")
    for path in sorted(SEMCONV.rglob("index.md")):
        yield opened(path)


def test_the_telemetry_pages_come_out_whole() -> None:
    found = semconv_http(list(telemetry()))
    assert found.problems == ()
    attributes = [fact for fact in found.facts if isinstance(fact, Attribute)]
    by_key = {fact.key: fact for fact in attributes}
    signals = [fact.signal for fact in attributes]
    assert {signal: signals.count(signal) for signal in set(signals)} == {
        "event:http.client.request.exception": 3,
        "event:http.server.request.exception": 3,
        "metric:http.client.active_requests": 5,
        "metric:http.client.request.duration": 9,
        "metric:http.server.active_requests": 4,
        "metric:http.server.request.duration": 10,
        "registry": 64,
        "span.client": 23,
        "span.server": 27,
    }
    assert len([fact for fact in found.facts if isinstance(fact, Metric)]) == 4
    assert by_key["registry http.method"].replaced_by == ("http.request.method",)
    assert by_key["span.client url.full"].redact is not None
    assert by_key["span.client http.request.header.<key>"].sensitive is True
    assert by_key["span.client url.template"].low_cardinality is True


# --- the answers


def schema(path: Path, name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", "components": block(path)["components"]}


def answer(name: str) -> Any:
    return json.loads((SAMPLE / "answers" / name).read_text("utf-8"))


def test_the_sample_chat_answer_agrees_but_for_one_undocumented_field() -> None:
    chat = answer("chat.json")
    jsonschema.validate(chat, schema(CHAT, "ChatCompletion"))
    documented = block(CHAT)["components"]["schemas"]["Usage"]["properties"]
    assert chat["usage"].keys() - documented.keys() == {"latency_checkpoint"}


def test_the_sample_responses_answer_agrees() -> None:
    jsonschema.validate(answer("responses.json"), schema(RESPONSES, "Response"))


def test_the_sample_stream_agrees_and_ends_as_documented() -> None:
    lines = (SAMPLE / "answers" / "chat-stream.sse").read_text("utf-8").splitlines()
    data = [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]
    assert data[-1] == "[DONE]"
    for chunk in data[:-1]:
        jsonschema.validate(json.loads(chunk), schema(CHAT, "ChatCompletionChunk"))


def test_the_sample_record_fills_the_owners_template() -> None:
    record = yaml.safe_load((SAMPLE / "answers" / "log-record.yaml").read_text("utf-8"))
    assert list(record) == [
        "incident_id",
        "recorded_at_utc",
        "workflow_name",
        "api_surface_checked",
        "http_method",
        "route_template",
        "status_code_class",
        "error_category",
        "trace_id_present",
        "credential_used",
        "request_body_summary",
        "response_body_summary",
        "support_question",
        "operator_result",
    ]
    assert record["credential_used"] == "<API_KEY_PLACEHOLDER>"


def test_every_kind_of_page_has_a_sample() -> None:
    assert set(EXTRACTORS) == {"api-reference", "help-center", "semconv-http", "support-page"}


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.*")), ids=lambda path: path.parent.name)
def test_sample_pages_are_of_moderate_size(path: Path) -> None:
    assert 500 < path.stat().st_size < 30_000
