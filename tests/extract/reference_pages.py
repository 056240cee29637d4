"""Short reference pages, and what comes of them, for the tests of the parts."""

from __future__ import annotations

import json
from typing import Any

from checker.extract.api_reference import extract
from checker.extract.extracted import Extract, Opened
from checker.extract.opened import open_page
from checker.extract.page import Page
from checker.model.contract import Fact, Field
from checker.model.flat import flat
from checker.model.plain import fact_to_plain
from tests.extract.schema_forms import line

URL = "https://docs.example.test"
MEDIA = {"markdown": "text/markdown", "html": "text/html"}
OMITTED = {"fact", "key", "state", "evidence"}


def page(text: str, form: str = "markdown", url: str = f"{URL}/page") -> Page:
    return open_page(text.encode(), MEDIA[form], url)


def opened(role: str, text: str) -> Opened:
    part, _, form = role.rpartition("-")
    return Opened(role=role, page=page(text, form, f"{URL}/{part}"))


def readable(fact: Fact) -> str:
    """A fact on one line: its state where it is not documented, and what it states."""
    state = "" if fact.state == "documented" else f"{fact.state}: "
    if isinstance(fact, Field):
        return state + line(fact)
    plain = fact_to_plain(fact)
    return state + json.dumps({key: plain[key] for key in plain if key not in OMITTED})


def lines(found: Extract) -> dict[str, str]:
    return {fact.key: readable(fact) for fact in flat(found.facts, found.definitions)}


def stated(text: str, schema: Any = None, *, answer: Any = None, **more: str) -> dict[str, str]:
    """What a page states; with a block whose request or answer has a schema, what else it does."""
    block = "" if schema is None and answer is None else fence(schema, answer)
    pages = [opened("page-markdown", text + block)]
    pages += [opened(role.replace("_", "-"), told) for role, told in more.items()]
    return lines(extract(pages))


def fence(schema: Any, answer: Any, *, method: str = "POST", path: str = "/v1/x") -> str:
    """An embedded block."""
    operation: dict[str, Any] = {"responses": {}}
    if schema is not None:
        operation["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    if answer is not None:
        content = {"application/json": {"schema": answer}}
        operation["responses"] = {"200": {"description": "", "content": content}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {path: {method.lower(): operation}},
    }
    return f"\n\n````yaml x.json {method} {path}\n{json.dumps(document, indent=1)}\n````\n"


def thing(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}
