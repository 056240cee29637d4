"""Contracts of two operations and of telemetry, in small, and words to ask what was observed."""

from __future__ import annotations

import io
import json
from typing import Any

from checker.model.contract import Contract, Field, State, Status, Stream
from checker.model.shape import Shape
from checker.observe import Observed, observe
from tests.compare.facts import attribute, contract, evidence, field, members, operation

INTEGER, NUMBER, STRING, BOOLEAN = ("integer",), ("number",), ("string",), ("boolean",)
ARRAY, OBJECT = ("array",), ("object",)


def required(path: str, types: tuple[str, ...], **given: Any) -> Field:
    return field(path, given.pop("where", "response"), types=types, required=True, **given)


def optional(path: str, types: tuple[str, ...], **given: Any) -> Field:
    return field(path, given.pop("where", "response"), types=types, **given)


def error(path: str, types: tuple[str, ...], **given: Any) -> Field:
    about = {"status": "default", "where": "response", "required": True, **given}
    return field(path, about.pop("where"), types=types, **about)


ENVELOPE = (
    error("$", OBJECT),
    error("$.error", OBJECT),
    error("$.error.message", STRING),
    error("$.error.type", STRING),
    error("$.error.param", ("null", "string"), required=False),
    error("$.error.code", ("null", "string"), required=False),
)


def statuses(*names: str) -> list[Status]:
    return [Status(key=f"status {name}", status=name, evidence=evidence()) for name in names]


FINISH = ("content_filter", "length", "stop", "tool_calls")

CHAT: Contract = contract(
    operation(path="/v1/chat/completions", servers=("https://api.example.test",)),
    *statuses("200", "400", "401", "429"),
    *ENVELOPE,
    required("$.model", STRING, where="request"),
    required("$.messages", ARRAY, where="request"),
    required("$.messages[*].role", STRING, where="request", enum=("assistant", "user")),
    required("$.messages[*].content", ("array", "string"), where="request"),
    required("$", OBJECT),
    required("$.id", STRING),
    required("$.object", STRING, const="chat.completion"),
    required("$.created", INTEGER),
    required("$.model", STRING),
    required("$.choices", ARRAY),
    required("$.choices[*]", OBJECT),
    required("$.choices[*].index", INTEGER),
    required("$.choices[*].finish_reason", STRING, enum=FINISH),
    optional("$.choices[*].logprobs", ("null", "object")),
    required("$.choices[*].message", OBJECT),
    required("$.choices[*].message.role", STRING, const="assistant"),
    required("$.choices[*].message.content", ("null", "string")),
    optional("$.choices[*].message.refusal", ("null", "string")),
    optional("$.choices[*].message.tool_calls", ARRAY),
    required("$.choices[*].message.tool_calls[*]", OBJECT),
    required("$.choices[*].message.tool_calls[*].id", STRING),
    required("$.choices[*].message.tool_calls[*].type", STRING, enum=("function",)),
    required("$.choices[*].message.tool_calls[*].function", OBJECT),
    required("$.choices[*].message.tool_calls[*].function.name", STRING),
    required("$.choices[*].message.tool_calls[*].function.arguments", STRING),
    optional("$.usage", OBJECT),
    required("$.usage.prompt_tokens", INTEGER),
    required("$.usage.completion_tokens", INTEGER),
    required("$.usage.total_tokens", INTEGER),
    optional("$.usage.cost", NUMBER),
    optional("$.service_tier", STRING, enum=("auto", "default")),
    required("$", OBJECT, where="stream"),
    required("$.id", STRING, where="stream"),
    required("$.object", STRING, where="stream", const="chat.completion.chunk"),
    required("$.created", INTEGER, where="stream"),
    required("$.model", STRING, where="stream"),
    required("$.choices", ARRAY, where="stream"),
    required("$.choices[*].index", INTEGER, where="stream"),
    required("$.choices[*].delta", OBJECT, where="stream"),
    optional("$.choices[*].delta.role", STRING, where="stream", enum=("assistant",)),
    optional("$.choices[*].delta.content", ("null", "string"), where="stream"),
    required("$.choices[*].finish_reason", ("null", "string"), where="stream", enum=FINISH),
    optional("$.usage", ("null", "object"), where="stream"),
    required("$.usage.total_tokens", INTEGER, where="stream"),
    Stream(object="chat.completion.chunk", terminator="[DONE]", evidence=evidence()),
    source="chat",
)

_MESSAGE = "$.output[?@.type=='message']"
_CALL = "$.output[?@.type=='function_call']"


def event(path: str, types: tuple[str, ...], name: str, **given: Any) -> Field:
    return required(path, types, where="stream", variant=f"type={name}", **given)


def formatted(path: str, types: tuple[str, ...], name: str, **given: Any) -> Field:
    return required(path, types, variant=f"type={name}", **given)


RESPONSES: Contract = contract(
    operation(path="/v1/responses", servers=("https://api.example.test",)),
    *statuses("200", "400"),
    *ENVELOPE,
    required("$", OBJECT),
    required("$.id", STRING),
    required("$.object", STRING, const="response"),
    required("$.status", STRING, enum=("completed", "failed", "in_progress", "incomplete")),
    required("$.error", ("null", "object")),
    required("$.error.code", STRING),
    required("$.error.message", STRING),
    required("$.output", ARRAY),
    optional(_MESSAGE, OBJECT),
    required(f"{_MESSAGE}.type", STRING, const="message"),
    required(f"{_MESSAGE}.id", STRING),
    required(f"{_MESSAGE}.role", STRING, const="assistant"),
    required(f"{_MESSAGE}.content", ARRAY),
    required(f"{_MESSAGE}.content[?@.type=='output_text'].type", STRING, const="output_text"),
    required(f"{_MESSAGE}.content[?@.type=='output_text'].text", STRING),
    required(f"{_MESSAGE}.content[?@.type=='refusal'].type", STRING, const="refusal"),
    required(f"{_MESSAGE}.content[?@.type=='refusal'].refusal", STRING),
    optional(_CALL, OBJECT),
    required(f"{_CALL}.type", STRING, const="function_call"),
    required(f"{_CALL}.id", STRING),
    required(f"{_CALL}.arguments", STRING),
    optional("$.metadata", OBJECT),
    optional("$.metadata.*", STRING),
    optional("$.tools", ARRAY),
    optional("$.tools[*]", OBJECT),
    required("$.tools[*].name", STRING),
    required("$.tools[*].type", STRING),
    optional("$.tools[*].parameters", OBJECT, free_form=True),
    optional("$.text", OBJECT),
    optional("$.text.format", OBJECT, variants=("type=json_schema", "type=text")),
    formatted("$.text.format.type", STRING, "text", const="text"),
    formatted("$.text.format.type", STRING, "json_schema", const="json_schema"),
    formatted("$.text.format.name", STRING, "json_schema"),
    formatted("$.text.format.schema", OBJECT, "json_schema", free_form=True),
    optional("$.usage", ("null", "object")),
    required("$.usage.total_tokens", INTEGER),
    event("$", OBJECT, "response.created"),
    event("$.type", STRING, "response.created", const="response.created"),
    event("$.sequence_number", INTEGER, "response.created"),
    event("$.response", OBJECT, "response.created"),
    event("$.response.id", STRING, "response.created"),
    event("$", OBJECT, "response.output_text.delta"),
    event("$.type", STRING, "response.output_text.delta", const="response.output_text.delta"),
    event("$.sequence_number", INTEGER, "response.output_text.delta"),
    event("$.delta", STRING, "response.output_text.delta"),
    event("$", OBJECT, "response.completed"),
    event("$.type", STRING, "response.completed", const="response.completed"),
    event("$.sequence_number", INTEGER, "response.completed"),
    event("$.response", OBJECT, "response.completed"),
    event("$.response.id", STRING, "response.completed"),
    Stream(events=("response.created", "response.output_text.delta"), evidence=evidence()),
    source="responses",
)

METHODS = members("GET", "POST", "_OTHER")

SEMCONV: Contract = contract(
    attribute(
        "http.request.method", requirement_level="required", enum=METHODS, low_cardinality=True
    ),
    attribute("server.address", requirement_level="required"),
    attribute("server.port", requirement_level="required", type="int"),
    attribute("url.full", requirement_level="required", sensitive=True),
    attribute(
        "error.type",
        requirement_level="conditionally_required",
        low_cardinality=True,
        enum=members("_OTHER"),
    ),
    attribute("http.request.method_original", requirement_level="conditionally_required"),
    attribute("http.response.status_code", requirement_level="conditionally_required", type="int"),
    attribute(
        "http.request.header.<key>", requirement_level="opt_in", type="string[]", sensitive=True
    ),
    attribute("network.transport", requirement_level="opt_in", enum=members("tcp", "udp")),
    attribute("url.template", requirement_level="opt_in", low_cardinality=True),
    attribute("http.request.method", "span.server", requirement_level="required", enum=METHODS),
    attribute(
        "http.route",
        "span.server",
        requirement_level="conditionally_required",
        low_cardinality=True,
    ),
    attribute("url.path", "span.server", requirement_level="required", sensitive=True),
    attribute(
        "error.type",
        "span.server",
        requirement_level="conditionally_required",
        low_cardinality=True,
    ),
    attribute(
        "http.response.status_code",
        "span.server",
        requirement_level="conditionally_required",
        type="int",
    ),
    attribute("client.port", "span.server", requirement_level="opt_in", type="int"),
    attribute(
        "exception.message", "event:exception", requirement_level="recommended", sensitive=True
    ),
    attribute(
        "http.method", "registry", stability="deprecated", replaced_by=("http.request.method",)
    ),
    attribute("net.sock.peer.name", "registry", stability="deprecated"),
    attribute("url.fragment", "registry"),
    attribute("http.example.any", "registry", type="any"),
    attribute("http.example.share", "registry", type="double"),
    source="telemetry",
    kind="semconv-http",
    operation=None,
)

CONTRACTS = {one.source: one for one in (CHAT, RESPONSES, SEMCONV)}

EXAMPLE = State.EXAMPLE_ONLY


def recorded(*records: Any) -> bytes:
    """JSON Lines; bytes stand as they are."""
    return b"".join(
        (one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in records
    )


def seen(*inputs: bytes, **how: Any) -> Observed:
    """What is observed in inputs, seen through the contracts above."""
    about = {"contracts": CONTRACTS} | how
    return observe([(f"input-{n}", io.BytesIO(one)) for n, one in enumerate(inputs, 1)], **about)


def shapes(*records: Any, **how: Any) -> tuple[Shape, ...]:
    """The shapes of records in JSON Lines."""
    return seen(recorded(*records), form="jsonl", **how).shapes


def shape(*records: Any, **how: Any) -> Shape:
    """The one shape of records."""
    (found,) = shapes(*records, **how)
    return found


def counts(found: Shape) -> dict[str, tuple[int, int]]:
    """Row -> (present, parents)."""
    return {key: (row.present, row.parents) for key, row in found.fields.items()}


def kinds(found: Shape, key: str) -> dict[str, int]:
    """The types of one row."""
    return dict(found.fields[key].types)


def completion(**given: Any) -> dict[str, Any]:
    """A chat completion in which everything agrees."""
    body: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1782000000,
        "model": "m",
        "choices": [choice()],
        "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
    }
    return body | given


def choice(**given: Any) -> dict[str, Any]:
    """One choice of it."""
    message = {"role": "assistant", "content": "Hello."}
    return {"index": 0, "message": message, "finish_reason": "stop"} | given


def chunk(**given: Any) -> dict[str, Any]:
    """One chunk of a chat stream."""
    body: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1782000000,
        "model": "m",
        "choices": [{"index": 0, "delta": {"content": "Hello."}, "finish_reason": None}],
    }
    return body | given


def response(**given: Any) -> dict[str, Any]:
    """A response in which everything agrees."""
    body: dict[str, Any] = {
        "id": "resp_1",
        "object": "response",
        "status": "completed",
        "error": None,
        "output": [message()],
        "usage": {"total_tokens": 3},
    }
    return body | given


def message(**given: Any) -> dict[str, Any]:
    """One item of its output."""
    content = [{"type": "output_text", "text": "Hello."}]
    return {"type": "message", "id": "msg_1", "role": "assistant", "content": content} | given


def transcript(*events: Any, end: str = "data: [DONE]\n\n", name: str = "") -> bytes:
    """An event stream as it comes over the wire; text stands as it is."""
    lead = f"event: {name}\n" if name else ""
    parts = [
        one if isinstance(one, str) else f"{lead}data: {json.dumps(one)}\n\n" for one in events
    ]
    return ("".join(parts) + end).encode(errors="surrogateescape")


def exchange(body: Any = None, status: int | None = 200, **given: Any) -> dict[str, Any]:
    """A recorded exchange with the chat operation."""
    about: dict[str, Any] = {
        "method": "POST",
        "url": "https://api.example.test/v1/chat/completions",
        "status": status,
        "headers": {"Content-Type": "application/json; charset=utf-8"},
        "response_body": body,
    }
    return about | given


def span(**given: Any) -> dict[str, Any]:
    """The attributes of a client span in which everything agrees; None takes one away."""
    about: dict[str, Any] = {
        "http.request.method": "POST",
        "server.address": "api.example.test",
        "server.port": 443,
        "url.full": "https://api.example.test/v1/chat/completions",
        "http.response.status_code": 200,
    }
    about |= {name.replace("__", "."): value for name, value in given.items()}
    return {name: value for name, value in about.items() if value is not None}


def served(**given: Any) -> dict[str, Any]:
    """The attributes of a server span in which everything agrees; None takes one away."""
    about: dict[str, Any] = {
        "http.request.method": "POST",
        "url.path": "/v1/chat/completions",
        "http.route": "/v1/chat/completions",
        "http.response.status_code": 200,
    }
    about |= {name.replace("__", "."): value for name, value in given.items()}
    return {name: value for name, value in about.items() if value is not None}
