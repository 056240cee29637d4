"""Servers and credentials of an operation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.schema_forms import document, read

BEARER = {"scheme": "bearer", "header": "Authorization"}
SCHEMES = {
    "basic": {"type": "http", "scheme": "Basic"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "login": {"type": "oauth2", "flows": {}},
    "mutual": {"type": "mutualTLS"},
    "openid": {"type": "openIdConnect"},
    "plain": {"type": "http"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "same": {"type": "http", "scheme": "bearer"},
}
ROWS = [
    pytest.param(None, None, (), id="nothing is said"),
    pytest.param([{"bearer": []}], None, (BEARER,), id="of the document"),
    pytest.param(
        [{"bearer": []}],
        [{"key": []}],
        ({"scheme": "apiKey", "header": "X-Key"},),
        id="of the operation, before the document",
    ),
    pytest.param([{"bearer": []}], [], (), id="an empty list is none"),
    pytest.param([{"bearer": [], "same": []}], None, (BEARER,), id="the same once"),
    pytest.param(
        [{"key": [], "query": []}],
        None,
        ({"scheme": "apiKey", "header": "X-Key"}, {"scheme": "apiKey", "query": "key"}),
        id="several together",
    ),
    pytest.param(
        [{"query": []}, {"key": []}],
        None,
        ({"scheme": "apiKey", "header": "X-Key"}, {"scheme": "apiKey", "query": "key"}),
        id="several instead of each other, in one order",
    ),
    pytest.param(
        [{"key": []}, {"bearer": []}],
        None,
        (BEARER, {"scheme": "apiKey", "header": "X-Key"}),
        id="in the order of the headers",
    ),
    pytest.param([{"cookie": []}], None, ({"scheme": "apiKey", "cookie": "sid"},), id="a cookie"),
    pytest.param(
        [{"basic": []}], None, ({"scheme": "basic", "header": "Authorization"},), id="basic"
    ),
    pytest.param(
        [{"plain": []}],
        None,
        ({"scheme": "http", "header": "Authorization"},),
        id="an HTTP scheme without a name",
    ),
    pytest.param(
        [{"login": []}], None, ({"scheme": "oauth2", "header": "Authorization"},), id="OAuth"
    ),
    pytest.param(
        [{"openid": []}],
        None,
        ({"scheme": "openIdConnect", "header": "Authorization"},),
        id="OpenID",
    ),
    pytest.param([{"mutual": []}], None, ({"scheme": "mutualTLS"},), id="a certificate"),
    pytest.param([{}, {"bearer": []}], None, (BEARER, {"scheme": "none"}), id="or none at all"),
    pytest.param(
        [{"unknown": []}],
        None,
        ({"scheme": "undescribed", "name": "unknown"},),
        id="a scheme that is not described",
    ),
    pytest.param("bearer", None, (), id="no list"),
]


@pytest.mark.parametrize(("root", "operation", "expected"), ROWS)
def test_credentials(root: Any, operation: Any, expected: Any) -> None:
    told = document({}, **({} if operation is None else {"security": operation}))
    if root is not None:
        told["security"] = root
    told["components"]["securitySchemes"] = SCHEMES
    found = read(told).operation
    assert found is not None
    assert found.authentication == expected


SERVERS = [
    pytest.param(None, None, None, (), id="none"),
    pytest.param(["https://a"], None, None, ("https://a",), id="of the document"),
    pytest.param(["https://a"], ["https://b"], None, ("https://b",), id="of the path"),
    pytest.param(
        ["https://a"],
        ["https://b"],
        ["https://d", "https://c"],
        ("https://d", "https://c"),
        id="of the operation, in its order",
    ),
    pytest.param(["https://a"], [], None, ("https://a",), id="an empty list says nothing"),
]


@pytest.mark.parametrize(("root", "path", "operation", "expected"), SERVERS)
def test_servers(root: Any, path: Any, operation: Any, expected: Any) -> None:
    told = document({})
    for owner, urls in (
        (told, root),
        (told["paths"]["/things"], path),
        (told["paths"]["/things"]["post"], operation),
    ):
        if urls is not None:
            owner["servers"] = [{"url": url} for url in urls] + [{"description": "no url"}]
    found = read(told).operation
    assert found is not None
    assert found.servers == expected
