"""Which operation a document describes, and its parameters, bodies, headers and statuses."""

from __future__ import annotations

from http import HTTPMethod
from typing import Any

import pytest

from checker.extract.openapi import document as openapi
from checker.extract.openapi.operation import media_type_of, status_of
from checker.model.contract import Field, Operation, Status, Stream
from tests.extract.schema_forms import URL, document, lines, read

STRING = {"type": "string"}


def paths(**told: Any) -> dict[str, Any]:
    return {"openapi": "3.1.0", "paths": told}


def chosen(told: dict[str, Any], method: str | None, path: str | None) -> str | None:
    found = openapi.read(told, url=URL, method=method, path=path).operation
    return None if found is None else f"{found.method} {found.path}"


TWO = paths(**{"/a/{id}": {"get": {}, "post": {}}, "/b": {"post": {}, "x-get": {}, "summary": ""}})
CHOICES = [
    pytest.param(TWO, "GET", "/a/{id}", "GET /a/{id}", id="the one that is named"),
    pytest.param(TWO, "post", "/b/", "POST /b", id="whatever the case, and a slash at the end"),
    pytest.param(TWO, "post", "/a/{name}", "POST /a/{id}", id="whatever a parameter is called"),
    pytest.param(
        paths(**{"/a/{id}": {"get": {}}, "/a/{name}": {"get": {}}}),
        "GET",
        "/a/{name}",
        "GET /a/{name}",
        id="the one of the very same path",
    ),
    pytest.param(TWO, "GET", "/other", "GET /a/{id}", id="the only one of the method"),
    pytest.param(TWO, "POST", "/other", None, id="not one of two"),
    pytest.param(TWO, None, "/b", "POST /b", id="the only one of the path"),
    pytest.param(TWO, None, None, None, id="not one of three"),
    pytest.param(paths(**{"/a": {"put": {}}}), None, None, "PUT /a", id="the only one there is"),
    pytest.param(
        paths(**{"/a": {"put": {}}}),
        "GET",
        "/x",
        "PUT /a",
        id="the only one there is, whatever is asked",
    ),
    *(
        pytest.param(paths(**{"/a": {one.lower(): {}}}), None, None, f"{one} /a", id=one)
        for one in HTTPMethod
        if one != HTTPMethod.CONNECT  # OpenAPI 3.1 §4.8.9.1 has all but this one
    ),
    pytest.param(paths(), "GET", "/x", None, id="none"),
    pytest.param(
        paths(**{"/a": [], "/" + "a" * 3000: {"get": {}}}), None, None, None, id="no path item"
    ),
    pytest.param(
        {
            "openapi": "3.1.0",
            "paths": {"/a": {"$ref": "#/components/pathItems/A"}},
            "components": {"pathItems": {"A": {"get": {}}}},
        },
        "GET",
        "/a",
        "GET /a",
        id="a path item by reference",
    ),
]


@pytest.mark.parametrize(("told", "method", "path", "expected"), CHOICES)
def test_the_operation_that_is_meant(
    told: Any, method: str | None, path: str | None, expected: str | None
) -> None:
    assert chosen(told, method, path) == expected


def test_without_an_operation_there_is_nothing() -> None:
    assert openapi.read(TWO, url=URL) == openapi.StatedOperation()


PARAMETERS = [
    {"name": "id", "in": "path", "schema": STRING},
    {"name": "limit", "in": "query", "required": True, "schema": {"type": "integer", "minimum": 1}},
    {"name": "X-Key", "in": "header", "deprecated": True, "schema": STRING},
    {"name": "authorization", "in": "header", "schema": STRING},
    {"name": "accept", "in": "query", "schema": STRING},
    {"name": "session", "in": "cookie", "type": "integer"},
    {"name": "any", "in": "cookie", "content": {"text/plain": {}}},
    {
        "name": "filter",
        "in": "query",
        "content": {
            "application/json": {
                "schema": {"type": "object", "required": ["a"], "properties": {"a": STRING}}
            }
        },
    },
    {"name": "broken", "in": "body", "schema": STRING},
    {"in": "query", "schema": STRING},
    {"$ref": "#/components/parameters/Page"},
    {"$ref": "#/components/parameters/None"},
]


def test_parameters_of_every_place() -> None:
    told = document({}, parameters=PARAMETERS)
    told["paths"]["/things"]["parameters"] = [
        {"name": "limit", "in": "query", "schema": STRING},
        {"name": "tenant", "in": "header", "required": True, "schema": STRING},
    ]
    told["components"]["parameters"] = {
        "Page": {"name": "page", "in": "query", "schema": {"type": "integer"}}
    }
    found = read(told)
    assert lines(found.facts, "path") == {"$.id": "string!"}
    assert lines(found.facts, "query") == {
        "$.accept": "string?",
        "$.filter": "object?",
        "$.filter.a": "string!",
        "$.limit": "integer! minimum=1",
        "$.page": "integer?",
    }
    assert lines(found.facts, "header") == {
        "$['X-Key']": "string? deprecated",
        "$.tenant": "string!",
    }
    assert lines(found.facts, "cookie") == {"$.session": "?", "$.any": "?"}
    assert found.problems == ("unresolved: /paths/~1things/post/parameters/11",)


def test_bodies_and_headers_of_every_status_and_media_type() -> None:
    told = document(
        {},
        requestBody={
            "$ref": "#/components/requestBodies/Body",
        },
        responses={
            200: {
                "headers": {
                    "X-Id": {"schema": STRING, "required": True},
                    "Old": {"$ref": "#/components/headers/Old"},
                },
                "content": {
                    "application/json; charset=utf-8": {"schema": STRING},
                    "Application/JSON": {"schema": {"type": "integer"}},
                    "text/plain": {},
                    "image/*": {"schema": True},
                },
            },
            "4xx": {"content": {"application/json": {"schema": {"type": "object"}}}},
            "4XX": {"content": {"text/plain": {}}},
            "Default": {"$ref": "#/components/responses/Error"},
            "404": "not an object",
            "default": {},
            "x-note": {"content": {"application/json": {}}},
            "999": {},
        },
    )
    told["components"] |= {
        "requestBodies": {
            "Body": {
                "required": True,
                "content": {
                    "application/json": {"schema": STRING},
                    "multipart/form-data": {"schema": {"type": "object"}},
                },
            }
        },
        "responses": {"Error": {"content": {"_mintlify/placeholder": {"schema": {}}}}},
        "headers": {
            "Old": {"deprecated": True, "content": {"text/plain": {"schema": {"type": "integer"}}}}
        },
    }
    facts = read(told).facts
    assert [fact.key for fact in facts] == [
        "header 200 $.Old",
        "header 200 $['X-Id']",
        "operation",
        "request application/json $",
        "request multipart/form-data $",
        "response 200 application/json $",
        "response 200 image/* $",
        "response 200 text/plain $",
        "response 4XX application/json $",
        "status 200",
        "status 4XX",
        "status default",
    ]
    by_key = {fact.key: fact for fact in facts}
    assert lines(facts, "header") == {"$['X-Id']": "string!", "$.Old": "integer? deprecated"}
    assert lines([by_key["response 200 application/json $"]]) == {"$": "string"}
    assert isinstance(by_key["operation"], Operation)
    assert by_key["operation"].body_required is True


def test_a_status_says_no_more_than_that_it_is_there() -> None:
    (status,) = (fact for fact in read(document({})).facts if isinstance(fact, Status))
    assert (status.key, status.status, status.retry, status.meaning) == (
        "status 200",
        "200",
        None,
        None,
    )


def test_an_operation_says_what_it_is() -> None:
    told = document({}, deprecated=True)
    (operation,) = (fact for fact in read(told).facts if isinstance(fact, Operation))
    assert (operation.method, operation.path) == ("POST", "/things")
    assert operation.deprecated is True
    assert operation.body_required is None
    assert operation.evidence[0].pointer == "/paths/~1things/post"


def test_a_body_is_optional_where_it_is_not_said_to_be_required() -> None:
    found = read(document({}, request=STRING))
    assert found.operation is not None
    assert found.operation.body_required is False


def event(name: str) -> dict[str, Any]:
    return {"type": "object", "required": ["type"], "properties": {"type": {"const": name}}}


STREAMS = [
    pytest.param(
        {"type": "object", "properties": {"object": {"const": "chunk"}}},
        "chunk",
        (),
        id="what each chunk is",
    ),
    pytest.param(
        {"properties": {"object": {"enum": ["chunk", None]}}},
        "chunk",
        (),
        id="what each chunk is that says it",
    ),
    pytest.param(
        {"properties": {"object": {"enum": ["a", "b"]}}}, None, (), id="two kinds are no kind"
    ),
    pytest.param({"properties": {"object": STRING}}, None, (), id="an open kind is no kind"),
    pytest.param(
        {"oneOf": [event("z.first"), event("a.second")]},
        None,
        ("z.first", "a.second"),
        id="events in the order of the page",
    ),
    pytest.param({}, None, (), id="a stream of anything"),
]


@pytest.mark.parametrize(("schema", "kind", "events"), STREAMS)
def test_a_stream(schema: Any, kind: str | None, events: tuple[str, ...]) -> None:
    found = read(document(schema, media="text/event-stream"))
    (stream,) = (fact for fact in found.facts if isinstance(fact, Stream))
    assert (stream.protocol, stream.object, stream.events, stream.terminator) == (
        "sse",
        kind,
        events,
        None,
    )
    assert stream.evidence
    assert lines(found.facts, "stream")["$"] is not None
    assert lines(found.facts, "response") == {}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("200", "200"),
        (404, "404"),
        ("5xx", "5XX"),
        ("DEFAULT", "default"),
        ("600", None),
        ("x-a", None),
        ("20", None),
        (True, None),
    ],
)
def test_the_key_of_a_status(key: object, expected: str | None) -> None:
    assert status_of(key) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Application/JSON; v=1", "application/json"),
        ("*/*", "*/*"),
        ("json", None),
        ("_mintlify/placeholder", None),
        ("a/" + "b" * 300, None),
    ],
)
def test_the_key_of_a_media_type(key: str, expected: str | None) -> None:
    assert media_type_of(key) == expected


def keywords(**stated: Any) -> Any:
    """What is told of a query parameter beside its schema."""
    parameter = {"name": "q", "in": "query", "schema": {"type": "array"}, **stated}
    facts = read(document({}, parameters=[parameter])).facts
    return next(
        fact.keywords for fact in facts if isinstance(fact, Field) and fact.where == "query"
    )


WRITTEN = [
    pytest.param({}, None, id="as always"),
    pytest.param({"style": "form", "explode": True}, None, id="as always, said"),
    pytest.param({"explode": False}, {"style": "form"}, id="not exploded"),
    pytest.param({"style": "pipeDelimited"}, {"style": "pipeDelimited"}, id="in another style"),
    pytest.param(
        {"style": "deepObject", "explode": True}, {"style": "deepObject exploded"}, id="exploded"
    ),
    pytest.param({"allowEmptyValue": True}, {"allowEmptyValue": True}, id="empty values"),
    pytest.param({"allowReserved": True}, {"allowReserved": True}, id="reserved characters"),
    pytest.param(
        {"content": {"application/json": {}}}, {"content": ["application/json"]}, id="JSON"
    ),
]


@pytest.mark.parametrize(("stated", "expected"), WRITTEN)
def test_how_a_parameter_is_written(stated: dict[str, Any], expected: Any) -> None:
    assert keywords(**stated) == expected


def test_an_extension_is_of_what_it_stands_in() -> None:
    told = document(STRING, request=STRING, parameters=[{"name": "q", "in": "query", "x-q": 1}])
    item = told["paths"]["/things"]
    body, answer = item["post"]["requestBody"], item["post"]["responses"]["200"]
    told["x-root"] = item["x-path"] = item["post"]["x-operation"] = 1
    body["x-body"] = answer["x-status"] = answer["content"]["application/json"]["x-media"] = 1
    found: Any = read(told).facts
    assert {fact.key: set(fact.keywords or ()) for fact in found} == {
        "operation": {"x-root", "x-operation", "x-path"},
        "query $.q": {"x-q"},
        "request application/json $": {"x-body"},
        "response 200 application/json $": {"x-media"},
        "status 200": {"x-status"},
    }


def test_what_else_an_operation_states() -> None:
    told = document({}, callbacks={"done": {"{$url}": {}}}, security=[{"o": ["r", "w"]}, {"k": []}])
    told["components"]["securitySchemes"] = {
        "o": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "https://x.test"}}},
        "k": {"type": "apiKey", "in": "header", "name": "X-K"},
    }
    told["paths"]["/things"]["post"]["responses"]["200"]["links"] = {"next": {"operationId": "n"}}
    facts = read(told).facts
    operation = next(fact for fact in facts if isinstance(fact, Operation))
    status = next(fact for fact in facts if isinstance(fact, Status))
    assert operation.keywords is not None
    assert status.keywords is not None
    assert operation.keywords["security"] == ["apiKey X-K", "oauth2 Authorization for r, w"]
    assert {"callbacks", "flows", "security"} == operation.keywords.keys()
    assert status.keywords.keys() == {"links"}


def test_how_the_parts_of_a_form_are_encoded_is_compared() -> None:
    form = {"schema": {"type": "object"}, "encoding": {"a": {"contentType": "image/png"}}}
    told = document({}, requestBody={"content": {"multipart/form-data": form}})
    (body,) = (fact for fact in read(told).facts if fact.key.startswith("request"))
    assert isinstance(body, Field)
    assert body.keywords is not None
    assert body.keywords.keys() == {"encoding"}


def test_what_several_schemes_ask_for_together() -> None:
    told = document({}, security=[{"o": ["r"], "k": []}])
    told["components"]["securitySchemes"] = {
        "o": {"type": "openIdConnect", "openIdConnectUrl": "https://x.test"},
        "k": {"type": "apiKey", "in": "header", "name": "X-K"},
    }
    operation = next(fact for fact in read(told).facts if isinstance(fact, Operation))
    assert operation.keywords is not None
    assert operation.keywords.keys() == {"flows", "security"}
    assert operation.keywords["security"] == ["apiKey X-K and openIdConnect Authorization for r"]


def test_forms_of_one_media_type() -> None:
    content: dict[str, Any] = {
        "application/json": {},
        'application/json; q="a"; charset=utf-8; b=1': {},
    }
    told = document({}, requestBody={"content": content}, responses={"200": {"content": content}})
    bodies = [fact for fact in read(told).facts if isinstance(fact, Field)]
    assert [fact.key for fact in bodies] == [
        "request application/json $",
        "response 200 application/json $",
    ]
    for fact in bodies:
        assert fact.keywords is not None
        assert fact.keywords.keys() == {"furtherForms", "mediaTypeParameters"}
        assert fact.keywords["mediaTypeParameters"] == ["", "b=1; q=a"]


def test_the_same_scheme_twice_is_one() -> None:
    told = document({}, security=[{"b": [], "c": []}, {}])
    bearer = {"type": "http", "scheme": "bearer"}
    told["components"]["securitySchemes"] = {"b": bearer, "c": bearer}
    operation = next(fact for fact in read(told).facts if isinstance(fact, Operation))
    assert operation.keywords is None


def test_variables_of_servers() -> None:
    told = document({})
    told["servers"] = [
        {
            "url": "https://{r}.x.test/{v}",
            "variables": {
                "v": {"enum": ["1"]},
                "r": {"default": "eu", "enum": ["us", "eu"]},
                "unused": {"default": "a"},
                "odd": 3,
            },
        },
        {"url": "https://y.test", "variables": {"z": {"default": "a"}}},
    ]
    operation = next(fact for fact in read(told).facts if isinstance(fact, Operation))
    assert operation.servers == ("https://{r}.x.test/{v}", "https://y.test")
    assert operation.server_variables == {"https://{r}.x.test/{v}": {"r": ["eu", "us"], "v": ["1"]}}
