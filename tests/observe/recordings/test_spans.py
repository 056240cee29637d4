"""What each recorder writes of a span is read under its names, and as the same."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from checker.model.shape import Shape
from tests.observe.documented import completion, seen, served, span
from tests.observe.recordings.sixty import ASKED, CHAT

# Of these the names in LISTED are seen beside what the span itself says.
RESOURCE = {"net.sock.peer.name": "x", "service.name": "x"}
EVENT = {"exception.message": "x", "own.name": "x"}
LISTED = {"net.sock.peer.name": "x", "exception.message": "x"}


def keyed(values: dict[str, Any], key: str = "key", value: str = "value") -> list[dict[str, Any]]:
    return [{key: name, value: one} for name, one in values.items()]


def any_value(value: Any) -> dict[str, Any]:
    match value:
        case bool():
            return {"boolValue": value}
        case int():
            return {"intValue": str(value)}
        case float():
            return {"doubleValue": str(value)}
        case list():
            return {"arrayValue": {"values": [*map(any_value, value)]}}
        case dict():
            return {"kvlistValue": {"values": any_values(value)}}
        case _:
            return {} if value is None else {"stringValue": value}


def any_values(values: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"key": name, "value": any_value(one)} for name, one in values.items()]


def otlp(kind: str, values: dict[str, Any], **numbers: Any) -> Any:
    about = {
        "kind": numbers.get(kind, f"SPAN_KIND_{kind.upper()}"),
        "attributes": any_values(values),
    }
    spans = [about | {"events": [{"attributes": any_values(EVENT)}, {"name": "x"}]}]
    scopes = [{"scope": {}}, {"spans": spans}]
    return {"resource": {"attributes": any_values(RESOURCE)}, "scopeSpans": scopes}


def otlp_in_numbers(kind: str, values: dict[str, Any]) -> Any:
    return {"resourceSpans": [otlp(kind, values, server=2, client=3), {"scopeSpans": []}]}


def python(kind: str, values: dict[str, Any]) -> Any:
    about = {"context": {}, "kind": f"SpanKind.{kind.upper()}", "attributes": values}
    return about | {"resource": {"attributes": RESOURCE}, "events": [{"attributes": EVENT}, {}]}


def javascript(kind: str, values: dict[str, Any]) -> Any:
    about = {"traceId": "1", "id": "2", "kind": {"server": 1, "client": 2}[kind]}
    about |= {"resource": {"attributes": RESOURCE}, "events": [{"attributes": EVENT}]}
    return about | {"attributes": values}


def go(kind: str, values: dict[str, Any]) -> Any:
    def listed(values: dict[str, Any]) -> list[dict[str, Any]]:
        return keyed({name: {"Value": one} for name, one in values.items()}, "Key", "Value")

    about = {"SpanContext": {}, "SpanKind": {"server": 2, "client": 3}[kind]}
    about |= {"Resource": listed(RESOURCE), "Events": [{"Attributes": listed(EVENT)}, {}]}
    return about | {"Attributes": listed(values)}


def jaeger(kind: str, values: dict[str, Any]) -> Any:
    lists = {
        name: json.dumps(one) if isinstance(one, list) else one for name, one in values.items()
    }
    one = {"tags": keyed(lists | {"span.kind": kind}), "logs": [{"fields": keyed(EVENT)}, {}]}
    process = {"tags": keyed(RESOURCE)}
    return {"traceID": "1", "spans": [one | {"processID": "p"}], "processes": {"p": process}}


def jaeger_stored(kind: str, values: dict[str, Any]) -> Any:
    (one,) = jaeger(kind, values)["spans"]
    process = {"serviceName": "x", "tags": keyed(RESOURCE)}
    return {"traceID": "1", "spans": [{**one, "processID": None, "process": process}]}


def zipkin(kind: str, values: dict[str, Any]) -> Any:
    return {"traceId": "1", "id": "2", "kind": kind.upper(), "tags": worded(values)}


def zipkin_v1(kind: str, values: dict[str, Any]) -> Any:
    told = [{"value": one} for one in {"client": ("cs", "cr"), "server": ("sr", "ss")}[kind]]
    tags = keyed(worded(values) | {"ca": "x", "lc": "x", "ma": "x", "sa": "x"})
    return {"traceId": "1", "id": "2", "annotations": told[1:], "binaryAnnotations": tags}


def worded(values: dict[str, Any]) -> dict[str, str]:
    """As in Zipkin, where all is text; of resources and events it holds nothing."""
    return {
        name: json.dumps(one) if isinstance(one, list) else str(one)
        for name, one in (values | LISTED).items()
    }


def shape(record: Any) -> Shape:
    (found,) = seen(json.dumps(record).encode() + b"\n").shapes
    return found


WRITERS = (otlp, otlp_in_numbers, python, javascript, go, jaeger, jaeger_stored, zipkin, zipkin_v1)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_a_span_is_the_same_whoever_writes_it(write: Any) -> None:
    header = {"http.request.header.accept": ["a", "b"]}
    of_client, of_server = span() | header, served() | header
    for kind, given in itertools.product(("client", "server"), (of_client, of_server)):
        found = shape(write(kind, given))
        assert found.where == f"span.{kind}"
        assert {name: dict(row.types) for name, row in found.fields.items()} == {
            **{name: {"string": 1} for name in LISTED},
            "http.request.header.<key>": {"array": 1},
            "http.request.header.<key>[*]": {"string": 2},
            **{
                name: {"integer" if isinstance(one, int) else "string": 1}
                for name, one in given.items()
                if name not in header
            },
        }


@pytest.mark.parametrize(
    ("word", "kind"), [("cs", "client"), ("cr", "client"), ("sr", "server"), ("ss", "server")]
)
def test_one_word_of_zipkin_s_first_form_tells_the_kind(word: str, kind: str) -> None:
    others = {"client": served(), "server": span()}  # as the other side's look
    record = zipkin_v1(kind, others[kind]) | {"annotations": [{"value": word}]}
    assert shape(record).where == f"span.{kind}"


def test_the_values_of_otlp_are_of_their_types() -> None:
    given = {"http.example.share": 0.5, "http.example.any": {"a": {"b": [True, None]}}}
    given["url.fragment"] = None
    resource = otlp("client", span() | given)
    resource["scopeSpans"][1]["spans"][0]["attributes"] += [{"key": "url.query", "value": None}]
    found = shape({"resourceSpans": [resource]})
    assert found.fields["http.example.share"].types == {"number": 1}
    assert found.fields["http.example.any"].types == {"object": 1}
    assert not {"url.fragment", "url.query"} & {*found.fields}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, [("response", 200)]),
        ({"http.request.method": "GET"}, []),
        ({"url.full": "https://a.test/x"}, []),
        ({"http.response.status_code": 404}, [("response", 404)]),
        ({"http.request.body.content": json.dumps(ASKED)}, [("request", None), ("response", 200)]),
    ],
)
def test_the_exchange_in_a_span(given: dict[str, Any], told: Any) -> None:
    about = {"url.full": CHAT, "http.request.method": "POST", "http.response.status_code": 200}
    values = about | {"http.response.body.content": json.dumps(completion())} | given
    found = seen(json.dumps(otlp("client", values)).encode() + b"\n")
    assert [(one.where, one.status) for one in found.shapes if one.source == "chat"] == told


def test_an_event_of_the_genai_conventions_in_a_log() -> None:
    """What an instrumentation writes of an answer: none of a failed one, or of no chat."""
    reasons = {"gen_ai.completion.0.finish_reason": "tool_call", "gen_ai.response.id": "x"}
    chat = reasons | {"gen_ai.operation.name": "chat"}
    (found,) = seen(logged(chat)).shapes
    assert found.tokens["$.choices[*].finish_reason"] == {"tool_calls": 1}
    for other in (reasons, chat | {"gen_ai.operation.name": "x"}, chat | {"error.type": "x"}):
        assert seen(logged(other)).left_out == {"body-not-recorded": 1}


def logged(values: dict[str, Any]) -> bytes:
    record = {"eventName": "gen_ai.client.inference", "attributes": any_values(values)}
    scopes = [{}, {"logRecords": [record]}]
    return json.dumps({"resourceLogs": [{"scopeLogs": scopes}]}).encode()


def test_a_log_record_may_hold_a_record_as_a_map() -> None:
    text = json.dumps(
        {
            "resourceLogs": [
                {
                    "scopeLogs": [
                        {
                            "logRecords": [
                                {"body": any_value(completion())},
                                {"attributes": any_values(completion())},
                            ]
                        }
                    ]
                }
            ]
        }
    )
    (found,) = seen(text.encode()).shapes
    assert (found.where, found.count) == ("response", 2)
    assert found.fields["$.choices[*].message.content"].types == {"string": 2}
