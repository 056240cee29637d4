"""Rows of batches and of gateways that hold an answer under a name of their own -> exchanges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import META, PARSED, REBUILT
from checker.observe.recordings.bodies import plain
from checker.observe.recordings.form import Form, HalfExchange, Taken, TakenPart, exchange, first
from checker.observe.strict import RecordRefused

# What LiteLLM calls an operation (its logging specification), and where it is asked for; with an
# `a` before it where that was not waited for.
CALLS: Final[Mapping[str, str | None]] = {
    "completion": "/v1/chat/completions",
    "responses": "/v1/responses",
    "pass_through_endpoint": None,  # may be of any operation
}


def batched(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A line of a batch's output. Its request stands in the input file, under the same id."""
    answer = value["response"]
    if answer is None:
        yield RecordRefused("no-answer")
        return
    ids = [[name, answer[name]] for name in ("request_id",) if answer.get(name)]
    received = exchange(status=answer["status_code"], headers=ids, body=answer["body"])
    yield TakenPart(HalfExchange(str(value["custom_id"]), received, asked=False))


def requested(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A line of a batch's input."""
    sent = {name: value[name] for name in ("method", "url")} | {"request_body": value["body"]}
    yield TakenPart(HalfExchange(str(value["custom_id"]), sent, asked=True))


def helicone(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A row of Helicone's export; bodies are there only where they were asked for."""
    body = value.get("response_body")
    yield TakenPart(
        exchange(
            method="POST",
            url=value.get("request_path"),
            status=value["response_status"],
            request=plain(value.get("request_body")),
            body=body or None,
        ),
        None if body else META,
    )


def litellm(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A logged call of LiteLLM: its own object, made of the provider's answer."""
    answer = plain(first(value, "response", "response_obj"))
    failure = value.get("error_information")
    failed = value.get("status") == "failure"
    code = failure.get("error_code") if failed and isinstance(failure, dict) else None
    call = value.get("call_type")
    url = CALLS.get(call.removeprefix("a"), f"/{call}") if isinstance(call, str) and call else None
    about = {"method": "POST" if url else None, "url": url}
    if failed and code and str(code).isdecimal():
        yield TakenPart(exchange(**about, status=str(code)), META)
    elif failed:
        yield RecordRefused("no-answer")
    elif isinstance(answer, dict) and answer:
        yield TakenPart(exchange(**about, status=200, body=answer))
    else:
        yield RecordRefused("body-not-recorded")


def langfuse(value: Mapping[str, Any]) -> Iterator[Taken]:
    """An observation of Langfuse: what its instrumentation made of an answer, often text alone."""
    if str(value["type"]).upper() != "GENERATION":
        return
    answer = plain(value["output"])
    if isinstance(answer, dict) and isinstance(answer.get("object"), str):
        yield TakenPart(answer)
    else:
        yield RecordRefused("body-not-recorded")


def message(_: Mapping[str, Any]) -> Iterator[Taken]:
    """A message of the GenAI conventions: what an instrumentation made of a part of an answer."""
    yield RecordRefused("body-not-recorded")


BATCH: Final = Form(
    name="openai-batch",
    fidelity=PARSED,
    names=frozenset({"custom_id", "response", "error"}),
    parts=batched,
)
BATCH_INPUT: Final = Form(
    name="openai-batch-input",
    fidelity=PARSED,
    names=frozenset({"custom_id", "method", "url", "body"}),
    parts=requested,
)
GENAI: Final = Form(
    name="genai-message", fidelity=REBUILT, names=frozenset({"parts", "role"}), parts=message
)
HELICONE: Final = Form(
    name="helicone", fidelity=PARSED, names=frozenset({"response_status"}), parts=helicone
)
LITELLM: Final = Form(
    name="litellm", fidelity=REBUILT, names=frozenset({"call_type", "response"}), parts=litellm
)
LITELLM_OLD: Final = Form(
    name="litellm-older",
    fidelity=REBUILT,
    names=frozenset({"request_kwargs", "response_obj"}),
    parts=litellm,
)
LANGFUSE: Final = Form(
    name="langfuse",
    fidelity=REBUILT,
    names=frozenset({"type", "input", "output"}),
    named=lambda names: not names.isdisjoint({"trace_id", "traceId"}),  # of exports, of the API
    parts=langfuse,
)
