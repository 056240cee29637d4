from __future__ import annotations

import json

import pytest

from checker.model.shape import ABSENT, HIDDEN_KEY, HIGH_CARDINALITY, UNDOCUMENTED
from checker.observe import telemetry
from tests.compare.facts import attribute, contract, members
from tests.observe.documented import SEMCONV, recorded, seen, served, shape, shapes, span, statuses
from tests.observe.recordings.odd import SPAN, otlp

RECORD = {
    "incident_id": "INC-1",
    "http_method": "POST",
    "route_template": "/v1/chat/completions",
    "status_code_class": "5xx",
    "error_category": "timeout",
    "credential_used": "<API_KEY_PLACEHOLDER>",
}


def log(**given):
    (found,) = shapes(RECORD | given, contract=SEMCONV)
    return found


# ---------------------------------------------------------------- maps of attributes


def test_a_map_of_attributes_is_one_recording_of_a_client() -> None:
    found = shape(span(), span(server__port="443"))
    assert (found.source, found.where, found.status, found.variant, found.count) == (
        "telemetry",
        "span.client",
        None,
        None,
        2,
    )
    assert found.fields["server.port"].types == {"integer": 1, "string": 1}
    assert found.fields["server.port"].parents == 2
    assert found.tokens == {"http.request.method": {"POST": 2}}


@pytest.mark.parametrize(
    ("body", "where"),
    [
        pytest.param(served(), "span.server", id="all that a server requires"),
        pytest.param(served(http__request__method=None), "span.client", id="not all of it"),
        pytest.param(
            served(url__full="https://api.example.test/"), "span.client", id="and a client's own"
        ),
        pytest.param(span(http__route="/x"), "span.client", id="a client with a server's name"),
        pytest.param(
            {"kind": "SpanKind.CLIENT", "attributes": served()}, "span.client", id="told: a client"
        ),
        pytest.param(
            {"kind": "SPAN_KIND_SERVER", "attributes": span()}, "span.server", id="told: a server"
        ),
        pytest.param({"span.kind": "server"} | span(), "span.server", id="told by an attribute"),
        pytest.param(
            {"attributes": {"span.kind": "server"} | span()}, "span.server", id="told within"
        ),
        pytest.param({"kind": "INTERNAL", "attributes": span()}, "span.client", id="told: neither"),
        pytest.param({"kind": 2, "attributes": span()}, "span.client", id="a number tells nothing"),
        pytest.param(
            {"kind": "observer", "attributes": span()}, "span.client", id="a word that ends alike"
        ),
    ],
)
def test_a_span_is_of_the_side_that_it_tells_or_looks_like(body, where) -> None:
    assert shape(body).where == where


def test_where_nothing_is_a_server_s_own_every_span_is_a_client_s() -> None:
    both = [attribute("http.request.method", side, requirement_level="required") for side in ("span.client", "span.server")]  # fmt: skip
    alike = contract(*both, source="telemetry", kind="semconv-http")
    assert shape({"http.request.method": "GET"}, contract=alike).where == "span.client"


def test_what_the_caller_did_wrong_is_no_error_of_the_server() -> None:
    refused, failed = (served(http__response__status_code=status) for status in (499, 500))
    assert "error.type" not in shape(refused).tokens
    assert shape(failed).tokens["error.type"] == {ABSENT: 1}


@pytest.mark.parametrize(
    ("body", "known"),
    [
        pytest.param({"http.request.method": "GET"}, True, id="a documented attribute"),
        pytest.param({"http.method": "GET"}, True, id="a former one"),
        pytest.param({"http.request.header.x-secret": "y"}, True, id="one of a template"),
        pytest.param({"a.b": 1}, False, id="a dotted name of nobody's"),
        pytest.param({"model": "m"}, False, id="no attribute"),
    ],
)
def test_a_map_of_attributes_is_known_by_a_documented_name(body, known) -> None:
    found = seen(recorded(body))
    assert bool(found.shapes) is known


@pytest.mark.parametrize("how", [{}, {"contract": SEMCONV}])
def test_a_span_may_hold_its_attributes_under_that_name(how) -> None:
    held = shape({"name": "POST", "attributes": span()}, **how)
    assert held == shape(span(), contract=SEMCONV)


def test_an_attribute_beside_others_is_one_of_them() -> None:
    assert HIDDEN_KEY in shape({"attributes": {"a.b": 1}, "http.request.method": "GET"}).fields


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"http": {"request": {"method": "GET"}}}, id="names within names"),
        pytest.param({"attributes": {}}, id="no attributes"),
        pytest.param({"attributes": [{"key": "http.request.method"}]}, id="a list of them"),
    ],
)
def test_what_is_no_map_of_attributes_is_left_out(body) -> None:
    found = seen(recorded(body), contract=SEMCONV)
    assert found.left_out == {"form-unknown": 1}
    assert [one.count for one in found.shapes] == [0]


def test_headers_are_one_attribute_whatever_their_names() -> None:
    headers = {f"http.request.header.x-{n}": one for n, one in enumerate(([], ["a", "b"], ["c"]))}
    found = shape(span() | headers | {"http.request.header.x-jane": ["d"]})
    row = found.fields["http.request.header.<key>"]
    assert (row.types, row.present, row.records) == ({"array": 4}, 1, 1)
    items = found.fields["http.request.header.<key>[*]"]
    assert (items.types, items.present, items.records) == ({"string": 4}, 3, 1)
    assert "jane" not in repr(found)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gen_ai.system", "gen_ai.system"),
        ("http.request.metod", "http.request.metod"),
        ("jane doe", HIDDEN_KEY),
        ("account.4111111111111111", HIDDEN_KEY),
    ],
)
def test_an_undocumented_attribute_is_told_where_the_map_is_recognised(name, told) -> None:
    found = shape(span() | {name: "secret"})
    assert not found.fields[told].documented
    alone = shape({"http.request.method": "GET", name: "secret"})
    assert HIDDEN_KEY in alone.fields


@pytest.mark.parametrize(("required", "fewest"), [(3, 2), (4, 2), (5, 3), (6, 3)])
def test_a_map_is_recognised_by_half_of_what_is_required(required: int, fewest: int) -> None:
    names = [f"http.a{n}" for n in range(required)]
    facts = [attribute(name, requirement_level="required") for name in names]
    one = contract(*facts, source="telemetry", kind="semconv-http")
    for number in (fewest - 1, fewest):
        found = shape(dict.fromkeys((*names[:number], "own.name"), "x"), contract=one)
        assert ("own.name" in found.fields) is (number == fewest)


def test_the_first_recording_that_shows_something_is_told() -> None:
    odd = {"http__request__method": "PUT", "server__address": None}
    failed = span(http__response__status_code=500, server__port="443", **odd)
    first = shape(span(), span(), failed, failed).first
    assert {sign for sign, at in first.items() if at == (1, 3)} == {
        ("error.type", "missing"),
        ("http.request.method", UNDOCUMENTED),
        ("server.address", "missing"),
        ("server.port", "string"),
    }
    assert set(first.values()) == {(1, 1), (1, 3)}


def test_attributes_without_end_are_hidden_from_some_number_on(monkeypatch) -> None:
    monkeypatch.setattr(telemetry, "MAX_NAMES", 7)
    found = shape(*[span() | {f"own.name{n}": 1} for n in range(9)])
    assert [key for key in found.fields if key.startswith("own.")] == ["own.name0", "own.name1"]
    assert found.fields[HIDDEN_KEY].present == 7


@pytest.mark.parametrize(
    ("method", "told"),
    [("GET", {"GET": 1}), ("_OTHER", {"_OTHER": 1}), ("get", {UNDOCUMENTED: 1}), (1, None)],
)
def test_the_method_is_a_known_one_or_not_told(method, told) -> None:
    found = shape(span(http__request__method=method, http__request__method_original="x"))
    assert found.tokens.get("http.request.method") == told


@pytest.mark.parametrize(
    ("template", "many"),
    [
        pytest.param("/v1/chat/completions", False, id="words"),
        pytest.param("/v1/users/{id}/posts", False, id="a placeholder"),
        pytest.param("/v1/users/:id", False, id="a placeholder with a colon"),
        pytest.param("/v1/users/17", True, id="a number"),
        pytest.param("/v1/users/17/posts", True, id="a number between"),
        pytest.param("https://api.example.test/v1", True, id="an address"),
        pytest.param("/v1/users?id=x", True, id="a query"),
        pytest.param("/v1/users/jane@example.com", True, id="a mail address"),
        pytest.param("/v1/x/123e4567-e89b-12d3-a456-426614174000", True, id="a UUID"),
        pytest.param("/v1/files/file-abc123def456ghi789jkl", True, id="an id"),
        pytest.param("/users?id={id}", False, id="a query of placeholders"),
        pytest.param("/users?id={id}&page={page}", False, id="a query of two placeholders"),
        pytest.param("/search{?q}", False, id="a query that is a placeholder"),
        pytest.param("/search{?q,page}{#part}", False, id="with a fragment that is one"),
        pytest.param("/users?id={id}&name=jane", True, id="a placeholder and a value"),
        pytest.param("/users?jane", True, id="a query that is a value"),
        pytest.param("/users/8123456/orders", True, id="a long number between"),
        pytest.param("/users/{id}/8123456", True, id="a number behind a placeholder"),
        pytest.param("/x/9f86d081884c7d659a2feaa0c55ad015", True, id="a digest"),
        pytest.param("/x/abcdefgh12345ijklmnop9q", True, id="an id of letters, and some digits"),
        pytest.param("/users/{jane doe}", True, id="no placeholder, for all its braces"),
        pytest.param("/x/V1StGXR8Z5jdHi6BmyT2", True, id="an id of base 62"),
        pytest.param("/v1/assistant-conversation-messages", False, id="long words"),
        pytest.param("{controller}/{action}/{id?}", False, id="a placeholder that may be left out"),
        pytest.param(
            "/{page=first}/{id:int}", False, id="a placeholder with a default, and one of a type"
        ),
        pytest.param("/users/<int:pk>", False, id="a placeholder in angle brackets"),
        pytest.param("^/users/(?P<pk>[0-9]+)$", False, id="a pattern with a named group"),
        pytest.param("^/users/(?<slug>[-a-z]+)?/posts$", False, id="with one that may be left out"),
        pytest.param("^/users/(?P<pk>[0-9]+)/17/$", True, id="a number behind a group"),
        pytest.param("/users/{id}?jane", True, id="a value behind a placeholder"),
        pytest.param("/x/abcdefgh123ijklmnopqrst45", False, id="a word with five figures"),
        pytest.param("/x/abcdefgh123ijklmnopqrs456", True, id="a word with six figures"),
        pytest.param("/x/a1bcdefghijklm2nopqrs3tu", True, id="a word with three numbers"),
        pytest.param("/x/abcdefgh123ijklm456", False, id="a shorter word"),
    ],
)
def test_a_value_that_looks_like_one_of_very_many_is_told_as_such(template, many) -> None:
    found = shape(span(url__template=template))
    assert found.tokens.get("url.template") == ({HIGH_CARDINALITY: 1} if many else None)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("timeout", {UNDOCUMENTED: 1}),
        ("java.net.UnknownHostException", {UNDOCUMENTED: 1}),
        ("500", {UNDOCUMENTED: 1}),
        ("http2_protocol_error", {UNDOCUMENTED: 1}),
        ("OAuth2AuthenticationException", {UNDOCUMENTED: 1}),
        ("ERR_HTTP2_PROTOCOL_ERROR", {UNDOCUMENTED: 1}),
        (
            "com.azure.core.exception.Http2ConnectionResetException1",
            {UNDOCUMENTED: 1},
        ),
        ("123e4567-e89b-12d3-a456-426614174000", {HIGH_CARDINALITY: 1}),
        ("failed after 3 attempts in 812 ms", {HIGH_CARDINALITY: 1}),
        ("_OTHER", {"_OTHER": 1}),
        ("context deadline exceeded", {UNDOCUMENTED: 1}),
        ("unexpected EOF", {UNDOCUMENTED: 1}),
        ("i/o timeout", {UNDOCUMENTED: 1}),
        ("Too Many Requests", {UNDOCUMENTED: 1}),
        ("Content Too Large", {UNDOCUMENTED: 1}),
        ("Non-Authoritative Information", {UNDOCUMENTED: 1}),
        ("Jane Doe", {HIGH_CARDINALITY: 1}),
        ("user jane doe was not found", {HIGH_CARDINALITY: 1}),
        ("lookup api.example.test: no such host", {HIGH_CARDINALITY: 1}),
        ("timeout after 30s", {HIGH_CARDINALITY: 1}),
        ("could not connect to 10.0.0.1", {HIGH_CARDINALITY: 1}),
        ("10.0.0.1", {HIGH_CARDINALITY: 1}),
        ("error-1234567", {HIGH_CARDINALITY: 1}),
    ],
)
def test_a_kind_of_error_is_a_word(kind, told) -> None:
    assert shape(span(error__type=kind)).tokens["error.type"] == told


def test_a_closed_set_that_is_not_of_few_values_says_no_more() -> None:
    found = shape(span(network__transport="carrier pigeon 4711"))
    assert found.tokens["network.transport"] == {UNDOCUMENTED: 1}
    few = attribute("http.x", low_cardinality=True, enum=members("tcp", "udp"))
    two = contract(few, source="telemetry", kind="semconv-http")
    assert shape({"http.x": "pigeon 4711"}, contract=two).tokens["http.x"] == {UNDOCUMENTED: 1}


@pytest.mark.parametrize(
    ("given", "absent"),
    [
        pytest.param({}, [], id="a success has no error"),
        pytest.param({"http__response__status_code": 399}, [], id="no error yet"),
        pytest.param({"http__response__status_code": 400}, ["error.type"], id="a client's error"),
        pytest.param(
            {"http__response__status_code": 404, "error__type": "404"}, [], id="that is told"
        ),
        pytest.param(
            {"http__response__status_code": None, "http__response__body__size": 1},
            ["http.response.status_code"],
            id="an answer without a status",
        ),
        pytest.param(
            {"http__response__status_code": None, "error__type": "timeout"}, [], id="no answer"
        ),
        pytest.param({"http__response__status_code": None}, [], id="whether one came is not told"),
        pytest.param({"http__response__status_code": "404"}, [], id="a status that is no number"),
        pytest.param(
            {"http__request__method": "_OTHER"},
            ["http.request.method_original"],
            id="an unknown method",
        ),
    ],
)
def test_what_is_required_by_a_condition_that_held(given, absent) -> None:
    found = shape(span(**given))
    assert [name for name, told in found.tokens.items() if ABSENT in told] == absent


def test_conditions_of_other_versions_are_not_asked() -> None:
    facts = (*map(attribute, ("http.response.status_code", "error.type")), *statuses("500"))
    small = contract(*facts, source="telemetry", kind="semconv-http")
    found = shape({"http.response.status_code": 500}, contract=small)
    assert found.tokens == {}


# ---------------------------------------------------------------- the log record


def test_the_fields_of_a_log_record_stand_for_attributes() -> None:
    found = log()
    assert (found.where, found.variant, found.count) == ("span.client", "log-record", 1)
    assert set(found.fields) == {
        "error.type",
        "http.request.method",
        "status_code_class",
        "url.template",
    }
    assert not found.fields["status_code_class"].documented
    assert found.tokens["status_code_class"] == {"5xx": 1}
    assert "INC-1" not in repr(found)


@pytest.mark.parametrize(
    ("told", "token"),
    [
        *((told, told) for told in ("1xx", "2xx", "3xx", "4xx", "5xx")),
        ("4XX", "4xx"),
        ("timeout", "timeout"),
        ("Timeout", "timeout"),
        ("200", UNDOCUMENTED),
        ("secret", UNDOCUMENTED),
    ],
)
def test_the_class_of_a_status_is_one_of_the_record_s_own(told, token) -> None:
    assert log(status_code_class=told).tokens["status_code_class"] == {token: 1}


@pytest.mark.parametrize(
    "nothing",
    [None, "", "none", "N/A", "na", "null", "-", "2xx|4xx|5xx|timeout", "<placeholder>"],
)
def test_a_field_that_was_not_filled_is_not_there(nothing) -> None:
    found = log(status_code_class=nothing, http_method=nothing)
    assert "status_code_class" not in found.fields
    assert "http.request.method" not in found.fields
    assert "status_code_class" not in found.tokens


def test_a_failure_without_a_kind_of_error() -> None:
    for failed in ("4xx", "5xx", "timeout"):
        found = log(error_category="none", status_code_class=failed)
        assert found.tokens["error.type"] == {ABSENT: 1}
    assert log(error_category="none", status_code_class="2xx").tokens.get("error.type") is None


def test_a_number_in_a_record_is_a_word() -> None:
    assert log(error_category=500).fields["error.type"].types == {"string": 1}


def test_a_field_that_the_conventions_do_not_have() -> None:
    small = contract(attribute("error.type"), source="telemetry", kind="semconv-http")
    (found,) = shapes(RECORD, contract=small)
    assert not found.fields["http.request.method"].documented
    assert "http.request.method" not in found.tokens


def test_the_tokens_of_a_log_record() -> None:
    assert log().tokens == {
        "error.type": {UNDOCUMENTED: 1},
        "http.request.method": {"POST": 1},
        "status_code_class": {"5xx": 1},
    }


def test_a_span_of_no_listed_attribute_of_http_is_another() -> None:
    """As one of the conventions before these."""
    older = {"http.flavor": "2", "server.address": "api.example.test"}
    found = seen(json.dumps(otlp(older)).encode())
    assert (found.shapes, found.passed_over) == ((), {"other-span": 1})


def test_what_an_event_of_a_span_says_is_among_its_attributes() -> None:
    attribute = {"key": "exception.message", "value": {"stringValue": "x"}}
    line = json.dumps(otlp(SPAN, events=[{"name": "exception", "attributes": [attribute]}]))
    (found,) = seen(line.encode(), contract=SEMCONV).shapes
    assert "exception.message" in found.fields
