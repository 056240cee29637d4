"""One span -> its attributes, and the answer that stands in it, where one does.

A body stands in a span only where somebody opted in (`http.response.body.content`). Spans of the
GenAI conventions hold what an instrumentation made of an answer: id, model, finish reasons, counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import RAW, REBUILT
from checker.model.regex import regex
from checker.observe.recordings.bodies import plain
from checker.observe.recordings.form import Taken, TakenPart, exchange, first
from checker.observe.span import Span

METHODS: Final = ("http.request.method", "http.method")
URLS: Final = ("url.full", "http.url")
STATUSES: Final = ("http.response.status_code", "http.status_code")
BODY: Final = "http.response.body.content"
SENT: Final = "http.request.body.content"
GENAI: Final = "gen_ai."
REASONS: Final = "gen_ai.response.finish_reasons"
_REASON: Final = regex(r"gen_ai\.completion\.\d+\.finish_reason")  # as OpenLLMetry writes it
OPERATIONS: Final[Mapping[str, str]] = {"chat": "/v1/chat/completions"}
FAILURE: Final = "error.type"
RENAMED: Final[Mapping[str, str]] = {"tool_call": "tool_calls"}  # by the conventions
USAGE: Final[Mapping[str, str]] = {  # attribute -> the member of a chat completion's usage
    "gen_ai.usage.input_tokens": "prompt_tokens",
    "gen_ai.usage.output_tokens": "completion_tokens",
}
# OTLP's enumeration (opentelemetry-proto, trace.proto); others write the kind as a word.
KINDS: Final[Mapping[object, str]] = {2: "server", 3: "client"}


def parts(span: Span) -> Iterator[Taken]:
    """What there is to compare in a span."""
    stated = span.attributes
    body = stated.get(BODY)
    if body is not None:
        yield TakenPart(
            exchange(
                method=first(stated, *METHODS),
                url=first(stated, *URLS),
                status=first(stated, *STATUSES),
                request=plain(stated.get(SENT)),
                body=body,
            ),
            RAW,
        )
    yield from rebuilt(stated)
    yield TakenPart(span)


def rebuilt(stated: Mapping[str, Any]) -> Iterator[Taken]:
    """The answer of which attributes of the GenAI conventions tell parts, unless it failed."""
    if FAILURE in stated or not any(name.startswith(GENAI) for name in stated):
        return
    path = OPERATIONS.get(str(stated.get("gen_ai.operation.name", stated.get("llm.request.type"))))
    reasons = plain(stated.get(REASONS)) or [
        stated[name] for name in stated if _REASON.fullmatch(name)
    ]
    body = {
        member: stated[name]
        for name, member in (("gen_ai.response.id", "id"), ("gen_ai.response.model", "model"))
        if name in stated
    }
    usage = {member: stated[name] for name, member in USAGE.items() if name in stated}
    reasons = reasons if isinstance(reasons, list) else []
    choices = [{"finish_reason": RENAMED.get(str(one), one)} for one in reasons]
    body |= {"usage": usage} if usage else {}
    body |= {"choices": choices} if choices else {}
    if path is None or not body:
        return
    host = stated.get("server.address")
    url = f"https://{host}{path}" if isinstance(host, str) else path
    yield TakenPart(exchange(method="POST", url=url, status=200, body=body), REBUILT)
