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
from checker.observe.recordings.form import Taken, TakenPart, exchange
from checker.observe.span import Span

GENAI: Final = "gen_ai."
REASONS: Final = "gen_ai.response.finish_reasons"
_REASON: Final = regex(r"gen_ai\.completion\.\d+\.finish_reason")  # as OpenLLMetry writes it
USAGE: Final[Mapping[str, str]] = {  # attribute -> the member of a chat completion's usage
    "gen_ai.usage.input_tokens": "prompt_tokens",
    "gen_ai.usage.output_tokens": "completion_tokens",
}
# OTLP's enumeration (opentelemetry-proto, trace.proto); others write the kind as a word.
KINDS: Final[Mapping[object, str]] = {2: "server", 3: "client"}


def parts(span: Span) -> Iterator[Taken]:
    """What there is to compare in a span."""
    stated = span.attributes
    body = stated.get("http.response.body.content")
    if body is not None:
        yield TakenPart(
            exchange(
                method=stated.get("http.request.method"),
                url=stated.get("url.full"),
                status=stated.get("http.response.status_code"),
                request=plain(stated.get("http.request.body.content")),
                body=body,
            ),
            RAW,
        )
    yield from rebuilt(stated)
    yield TakenPart(span)


def rebuilt(stated: Mapping[str, Any]) -> Iterator[Taken]:
    """The answer of which attributes of the GenAI conventions tell parts, unless it failed."""
    if "error.type" in stated or stated.get("gen_ai.operation.name") != "chat":
        return
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
    # The conventions call `tool_calls` by another name.
    choices = [{"finish_reason": "tool_calls" if one == "tool_call" else one} for one in reasons]
    body |= {"usage": usage} if usage else {}
    body |= {"choices": choices} if choices else {}
    if not body:
        return
    host = stated.get("server.address")
    url = (f"https://{host}" if isinstance(host, str) else "") + "/v1/chat/completions"
    yield TakenPart(exchange(method="POST", url=url, status=200, body=body), REBUILT)
