"""The transcribed baseline: the newest generation of each page, and nothing that was not seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker import documents
from checker.extract import Body, extract
from checker.model.access import Access
from checker.model.contract import Contract, Fact, Statement, Stream
from checker.model.evidence import digest_of
from checker.model.plain import contract_from_plain

SITE = "https://opentelemetry.io/docs/specs/semconv/"


def baseline(source: str) -> Contract:
    path = documents.packaged("snapshots") / source / "contract.json"
    return contract_from_plain(documents.read_json(path.read_text("utf-8")))


def stated(contract: Contract) -> dict[str, Fact]:
    return {key: replace(fact, evidence=()) for key, fact in contract.by_key().items()}


def body(role: str, path: Path, address: str) -> Body:
    content = path.read_bytes()
    form = "text/html" if path.suffix == ".html" else "text/markdown"
    access = Access(
        url=SITE + address,
        accept=form,
        final_url=SITE + address,
        status=200,
        accessed=datetime(2026, 11, 24, tzinfo=UTC),
        digest=digest_of(content),
        media_type=form,
    )
    return Body(role=role, access=access, content=content)


def test_the_telemetry_baseline_is_what_the_pages_of_its_version_state(real_pages: Path) -> None:
    root = real_pages / "opentelemetry" / "v1.44.0"
    bodies = [
        body("index-markdown", root / "http/index.md", "http/index.md"),
        body("index-html", root / "http/index.html", "http/"),
    ]
    bodies += [
        body(f"{name}-markdown", root / f"http/{name}/index.md", f"http/{name}/index.md")
        for name in ("http-exceptions", "http-metrics", "http-spans")
    ]
    registry = {path.stem: path for path in (root / "registry/source").glob("*.md")}
    registry["http"] = root / "registry/attributes/http/index.md"
    bodies += [
        body(f"{name}-markdown", path, f"registry/attributes/{name}/index.md")
        for name, path in registry.items()
    ]
    found = extract("semconv-http", bodies)
    today = {
        fact.key: replace(fact, evidence=(), text_digest=None)
        if isinstance(fact, Statement)
        else replace(fact, evidence=())
        for fact in found.facts
        if not fact.key.startswith("demands ")  # public copies are of facts, not of sentences
    }
    assert found.problems == ()
    assert stated(baseline("telemetry")) == today


def test_the_telemetry_baseline_is_marked_with_its_version() -> None:
    (version,) = [fact for fact in baseline("telemetry").facts if fact.key == "semconv-version"]
    assert isinstance(version, Statement)
    assert version.value == {"version": "1.44.0"}


@pytest.mark.parametrize(
    ("source", "said", "unsaid"),
    [
        pytest.param(
            "chat",
            ["response 200 application/json $.usage.prompt_tokens_details.cached_tokens"],
            [
                "response 200 application/json $.system_fingerprint",
                "request application/json $.temperature",
                "request application/json $.stream_options",
            ],
            id="the third generation of the chat page, with what the second adds",
        ),
        pytest.param(
            "responses",
            ["request application/json $.previous_response_id"],
            ["request application/json $.conversation"],
            id="the second generation of the responses page",
        ),
        pytest.param(
            "help-center",
            ["concurrency", "maintenance-window"],
            ["error-handling", "privacy-logging"],
            id="the third generation of the help center",
        ),
        pytest.param("support", [], ["channel mail"], id="no copy of the support page was seen"),
    ],
)
def test_what_was_not_seen_is_not_said(source: str, said: list[str], unsaid: list[str]) -> None:
    known = stated(baseline(source))
    assert set(said) <= known.keys()
    assert not set(unsaid) & known.keys()


def test_the_terminator_stands_on_no_copy_of_the_chat_page() -> None:
    stream = stated(baseline("chat"))["stream"]
    assert isinstance(stream, Stream)
    assert (stream.object, stream.terminator) == ("chat.completion.chunk", None)


def test_the_newest_error_page_names_param_and_no_413() -> None:
    for source in ("chat", "responses"):
        known = stated(baseline(source))
        assert "response default application/json $.error.param" in known
        assert "status 413" not in known
        assert known["status 500"].retry == "depends"  # type: ignore[attr-defined]
