"""Pages that say the same in another way: no finding."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.compare.drift import drift
from checker.model.contract import Contract
from checker.model.flat import flatten
from checker.model.source import API_REFERENCE, SEMCONV_HTTP
from tests.compare.openapi_documents import Schema, document, found, thing
from tests.compare.openapi_documents import in_3_1 as respelled
from tests.compare.pages import stated

URL = "https://docs.example.test/api/widgets.md"

# ------------------------------------------------------------------ an API reference page of ours

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Widgets", "version": "1"},
    "servers": [{"url": "https://api.example.test/v1"}],
    "paths": {
        "/widgets": {
            "post": {
                "parameters": [
                    {
                        "name": "limit",
                        "in": "query",
                        "schema": {
                            "type": "integer",
                            "minimum": 0,
                            "exclusiveMinimum": True,
                            "default": 20,
                        },
                    }
                ],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Request"}}
                    },
                },
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "required": ["id", "parts"],
                                    "properties": {
                                        "id": {"type": "string"},
                                        "note": {"type": "string", "nullable": True},
                                        "parts": {
                                            "type": "array",
                                            "items": {"$ref": "#/components/schemas/Part"},
                                        },
                                    },
                                }
                            }
                        },
                    },
                    "429": {"description": "slow down"},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Request": {
                "type": "object",
                "required": ["model"],
                "properties": {
                    "model": {"type": "string", "enum": ["small", "large"]},
                    "kind": {"type": "string", "enum": ["widget"]},
                    "part": {"allOf": [{"$ref": "#/components/schemas/Part"}]},
                },
            },
            "Part": {
                "type": "object",
                "required": ["size"],
                "properties": {"size": {"type": "number"}, "name": {"type": "string"}},
            },
        }
    },
}


def page(
    document: dict[str, Any] | str, text: str = "# Widgets\n\n> Make one.\n\n## OpenAPI\n"
) -> str:
    body = document if isinstance(document, str) else yaml.safe_dump(document, sort_keys=False)
    return f"{text}\n````yaml /openapi.yaml post /widgets\n{body}\n````\n"


def reference(text: str) -> Contract:
    return stated(API_REFERENCE, {("page-markdown", URL): text})


PLAIN = reference(page(DOCUMENT))


def inlined(node: Any) -> Any:
    match node:
        case {"$ref": str(pointer)}:
            return inlined(DOCUMENT["components"]["schemas"][pointer.rpartition("/")[2]])
        case dict():
            return {key: inlined(value) for key, value in node.items() if key != "components"}
        case list():
            return [inlined(item) for item in node]
    return node


def in_3_1(node: Any) -> Any:
    match node:
        case dict():
            new = {key: in_3_1(value) for key, value in node.items()}
            if new.pop("nullable", False):
                new["type"] = [new["type"], "null"]
            if new.get("exclusiveMinimum") is True:
                new["exclusiveMinimum"] = new.pop("minimum")
            if len(new.get("enum", [])) == 1:
                new["const"] = new.pop("enum")[0]
            return new
        case list():
            return [in_3_1(item) for item in node]
    return "3.1.0" if node == "3.0.3" else node


def turned(node: Any) -> Any:
    match node:
        case dict():
            return {key: turned(node[key]) for key in reversed(node)}
        case list():
            return [turned(item) for item in reversed(node)]
    return node


def described(node: Any) -> Any:
    match node:
        case {"type": str()}:
            return {
                "description": "Words.",
                **{key: described(value) for key, value in node.items()},
            }
        case dict():
            return {key: described(value) for key, value in node.items()}
        case list():
            return [described(item) for item in node]
    return node


def renamed(text: str) -> str:
    return text.replace("schemas/Part", "schemas/Piece").replace("Part:", "Piece:")


INDEX = "> ## Documentation Index\n> Fetch the index first.\n\n"
REWRITES = [
    pytest.param(page(DOCUMENT), id="the same page"),
    pytest.param(page(inlined(DOCUMENT)), id="inline instead of by reference"),
    pytest.param(page(in_3_1(DOCUMENT)), id="OpenAPI 3.1: type lists, numbers as bounds, const"),
    pytest.param(page(turned(DOCUMENT)), id="everything in reverse order"),
    pytest.param(page(described(DOCUMENT)), id="descriptions"),
    pytest.param(page(renamed(yaml.safe_dump(DOCUMENT))), id="a schema under another name"),
    pytest.param(page(json.dumps(DOCUMENT, indent=2)), id="JSON, which is YAML too"),
    pytest.param(page(DOCUMENT, INDEX + "# Widgets\n\n## OpenAPI\n"), id="navigation above"),
    pytest.param(
        page(DOCUMENT, "# WIDGETS\n\n### Openapi\n"), id="headings of another case and depth"
    ),
    pytest.param(
        page(DOCUMENT, "---\nurl: x\nlastmod: 2026-01-02T03:04:05Z\n---\n# Widgets\n"),
        id="front matter with the day of the last change",
    ),
    pytest.param(page(DOCUMENT).replace("\n\n", "\n\n\n").replace("\n", "\r\n"), id="white space"),
    pytest.param(
        page(DOCUMENT).replace("````yaml /openapi.yaml", "````yaml api/v2/x.openapi.json"),
        id="another source file",
    ),
]


@pytest.mark.parametrize("text", REWRITES)
def test_an_api_page_that_says_the_same(text: str) -> None:
    assert len(flatten(PLAIN)) > 15
    assert drift(PLAIN, reference(text)) == ()
    assert drift(reference(text), PLAIN) == ()


STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
PART: Schema = {"$ref": "#/components/schemas/Part"}
BARE: Schema = thing(("size",), size=INTEGER, name=STRING)
TELLING = [thing(("kind",), kind={"const": name}, **{name: STRING}) for name in "ab"]
OTHER = thing(other=STRING)

SPELLINGS: list[Any] = [
    pytest.param(
        STRING | {"enum": ["a", "b"]}, {"oneOf": [{"const": "b"}, {"const": "a"}]}, id="constants"
    ),
    pytest.param(STRING | {"enum": ["a", "b"]}, STRING | {"enum": ["b", "a", "b"]}, id="members"),
    pytest.param(STRING, {"type": ["string"]}, id="a list of one type"),
    pytest.param({"type": ["string", "integer"]}, {"anyOf": [INTEGER, STRING]}, id="a union"),
    pytest.param(PART, {"allOf": [PART], "description": "words"}, id="allOf of one"),
    pytest.param(PART, {"oneOf": [PART]}, id="oneOf of one"),
    pytest.param(PART, BARE, id="in place of the reference"),
    pytest.param(PART, {"$ref": "#/components/schemas/Alias"}, id="a reference to a reference"),
    pytest.param(
        {"anyOf": [PART, {"type": "null"}]}, {"allOf": [PART], "nullable": True}, id="null"
    ),
    pytest.param(
        STRING | {"nullable": True}, STRING | {"nullable": True, "default": None}, id="no default"
    ),
    pytest.param(BARE, BARE | {"additionalProperties": True, "required": ["size"]}, id="defaults"),
    pytest.param(
        BARE | {"additionalProperties": False}, BARE | {"unevaluatedProperties": False}, id="closed"
    ),
    pytest.param(
        {"allOf": [PART, OTHER]}, thing(("size",), **BARE["properties"], other=STRING), id="allOf"
    ),
    pytest.param({"allOf": [PART, OTHER]}, {"allOf": [OTHER, PART]}, id="allOf in another order"),
    pytest.param({"type": "array"}, {"type": "array", "items": {}, "uniqueItems": False}, id="any"),
    pytest.param({"oneOf": [PART, OTHER]}, {"oneOf": [OTHER, BARE]}, id="alternatives in place"),
    pytest.param({"oneOf": TELLING}, {"anyOf": TELLING[::-1]}, id="what a value tells apart"),
    pytest.param(
        {"oneOf": TELLING},
        {"oneOf": TELLING, "discriminator": {"propertyName": "kind"}},
        id="the property that tells apart named",
    ),
    pytest.param(
        {"type": "array", "prefixItems": [STRING, INTEGER]},
        {"type": "array", "items": [STRING, INTEGER]},
        id="a tuple",
    ),
    pytest.param(
        {"anyOf": [STRING, STRING | {"enum": ["a", "b"]}]},
        {"anyOf": [STRING | {"enum": ["b", "a"]}, STRING]},
        id="an open set in another order",
    ),
    pytest.param(
        {"not": STRING | {"enum": ["a", "b"]}},
        {"not": {"enum": ["b", "a"], "type": ["string"], "title": "words"}},
        id="what is excluded",
    ),
    pytest.param(
        STRING | {"format": "byte"}, STRING | {"contentEncoding": "base64"}, id="encoded bytes"
    ),
    pytest.param(
        STRING | {"format": "binary"},
        STRING | {"contentMediaType": "application/octet-stream"},
        id="bytes",
    ),
    pytest.param(
        STRING,
        STRING | {"title": "T", "examples": ["x"], "x-order": 1, "readOnly": False, "minLength": 0},
        id="words and defaults",
    ),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_two_spellings_of_a_schema(one: Schema, other: Schema) -> None:
    components = {"Part": BARE, "Alias": PART}
    pair = [
        document(answer=thing(p=schema), request=thing(p=schema), components=components)
        for schema in (one, other)
    ]
    assert found(*pair) == ()
    assert found(*respelled(pair)) == ()


def _moved(change: Callable[[Schema, Schema], None]) -> Any:
    return pytest.param(change, id=change.__name__.strip("_").replace("_", " "))


def _a_parameter_among_the_components(told: Schema, operation: Schema) -> None:
    told["components"]["parameters"] = {"Q": operation["parameters"][0]}
    operation["parameters"] = [{"$ref": "#/components/parameters/Q"}]


def _a_parameter_of_the_path(told: Schema, operation: Schema) -> None:
    told["paths"]["/widgets"]["parameters"] = operation.pop("parameters")


def _a_response_among_the_components(told: Schema, operation: Schema) -> None:
    told["components"]["responses"] = {"R": operation["responses"]["200"]}
    operation["responses"]["200"] = {"$ref": "#/components/responses/R"}


def _a_body_among_the_components(told: Schema, operation: Schema) -> None:
    told["components"]["requestBodies"] = {"B": operation["requestBody"]}
    operation["requestBody"] = {"$ref": "#/components/requestBodies/B"}


def _access_stated_for_all(told: Schema, operation: Schema) -> None:
    told["security"] = operation.pop("security")[::-1]


def _schemes_under_other_names(told: Schema, operation: Schema) -> None:
    schemes = told["components"]["securitySchemes"]
    told["components"]["securitySchemes"] = {f"{name}s": schemes[name] for name in schemes}
    operation["security"] = [{f"{name}s": [] for name in one} for one in operation["security"]]


def _servers_of_the_operation(told: Schema, operation: Schema) -> None:
    operation["servers"] = told.pop("servers")


def _another_spelling_of_the_server(told: Schema, _: Schema) -> None:
    told["servers"] = [{"url": "HTTPS://API.example.test/", "description": "words"}]


def _how_a_parameter_is_written_anyway(_: Schema, operation: Schema) -> None:
    operation["parameters"][0] |= {"style": "form", "explode": True, "required": False}


def _a_media_type_with_parameters(_: Schema, operation: Schema) -> None:
    content = operation["responses"]["200"]["content"]
    content["Application/JSON; charset=utf-8"] = content.pop("application/json")


def _words_and_extensions(told: Schema, operation: Schema) -> None:
    told["info"] = {"title": "Other", "version": "2"}
    told["components"]["schemas"]["Unused"] = STRING
    operation |= {"operationId": "x", "tags": ["t"], "x-codeSamples": [], "deprecated": False}


@pytest.mark.parametrize(
    "change",
    [
        _moved(_a_parameter_among_the_components),
        _moved(_a_parameter_of_the_path),
        _moved(_a_response_among_the_components),
        _moved(_a_body_among_the_components),
        _moved(_access_stated_for_all),
        _moved(_schemes_under_other_names),
        _moved(_servers_of_the_operation),
        _moved(_another_spelling_of_the_server),
        _moved(_how_a_parameter_is_written_anyway),
        _moved(_a_media_type_with_parameters),
        _moved(_words_and_extensions),
    ],
)
def test_the_same_at_another_place(change: Callable[[Schema, Schema], None]) -> None:
    def told() -> Schema:
        parts = {
            "parameters": [{"name": "q", "in": "query", "schema": STRING}],
            "security": [{"key": []}, {"bearer": []}],
        }
        made = document(operation=parts)
        made["components"]["securitySchemes"] = {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "bearer": {"type": "http", "scheme": "Bearer"},
        }
        return json.loads(json.dumps(made))

    changed = told()
    change(changed, changed["paths"]["/widgets"]["post"])
    assert found(told(), changed) == ()


def test_numbers_as_keys_are_statuses() -> None:
    text = page(DOCUMENT)
    assert "'200':" in text
    assert drift(PLAIN, reference(text.replace("'200':", "200:"))) == ()


def test_a_page_that_does_not_say_the_same() -> None:
    changed = page(yaml.safe_dump(DOCUMENT).replace("small", "tiny"))
    assert len(drift(PLAIN, reference(changed))) == 2


# ------------------------------------------------------------------ the conventions, rewritten


def _rows(text: str, change: Callable[[list[str]], list[str]]) -> str:
    """The cells of every row of every table, changed; escaped bars stay in their cell."""

    def row(match: re.Match[str]) -> str:
        cells = re.split(r"(?<!\\)\|", match[0])[1:-1]
        return f"|{'|'.join(change(cells))}|"

    return re.sub(r"^\|.*\|$", row, text, flags=re.MULTILINE)


def _new_column(cells: list[str]) -> list[str]:
    return [*cells, " --- " if set("".join(cells)) <= set(" -:") else " new "]


def _numbers(text: str) -> str:
    return re.sub(r"\[(\d{1,2})\](?!\()", lambda match: f"[{int(match[1]) + 40}]", text)


def _former_words(text: str) -> str:
    text = text.replace(
        "![Development](https://img.shields.io/badge/-development-blue)",
        "![Experimental](https://img.shields.io/badge/-experimental-blue)",
    )
    text = re.sub(r"This metric is \[opt-in\](\[\w*\]|\([^)]*\))?", "This metric is optional", text)
    return text.replace("`Opt-In`", "`Optional`")


def _former_alerts(text: str) -> str:
    return re.sub(r"> \[!(\w+)\]", lambda match: f"> **{match[1].capitalize()}**\n>", text)


CONVENTIONS: list[Any] = [
    pytest.param(
        lambda text: _rows(text, lambda cells: cells[::-1]), id="columns in reverse order"
    ),
    pytest.param(lambda text: _rows(text, _new_column), id="a new column"),
    pytest.param(_numbers, id="footnotes renumbered"),
    pytest.param(_former_words, id="Experimental and Optional"),
    pytest.param(_former_alerts, id="the former syntax of alerts"),
    pytest.param(
        lambda text: re.sub(
            r"^(#+ )(.*)$", lambda match: match[1] + match[2].capitalize(), text, flags=re.MULTILINE
        ),
        id="headings of another case",
    ),
    pytest.param(
        lambda text: text.replace("](/docs/", "](https://opentelemetry.io/docs/"), id="link paths"
    ),
    pytest.param(lambda text: re.sub(r"<!--.*?-->\n?", "", text, flags=re.DOTALL), id="no markers"),
    pytest.param(lambda text: text.replace("HTTP", "Http"), id="casing of product names"),
    pytest.param(
        lambda text: text + "\n---\n\nSection pages:\n\n- [x](/x/)\n", id="navigation below"
    ),
]


@pytest.mark.drawn
@pytest.mark.parametrize("rewrite", CONVENTIONS)
def test_conventions_that_say_the_same(real_pages: Path, rewrite: Callable[[str], str]) -> None:
    folder = real_pages / "opentelemetry" / "v1.44.0"
    texts = {
        (
            f"{path.parent.name}-markdown",
            f"https://opentelemetry.io/{path.parent.name}/",
        ): path.read_text("utf-8")
        for path in sorted(folder.rglob("http-*/index.md"))
    }
    then = stated(SEMCONV_HTTP, texts)
    today = stated(SEMCONV_HTTP, {place: rewrite(text) for place, text in texts.items()})
    assert [(one.rule, one.key) for one in drift(then, today)] == []


def test_a_common_table_is_the_same_as_two() -> None:
    """One table under a heading that names both spans, or one under each."""
    table = (
        "| Attribute | Type | Description | Examples | Requirement Level | Stability |\n"
        "|---|---|---|---|---|---|\n"
        "| `widget.size` | int | How large. | `3` | Required | ![Stable](x) |\n"
        "| `widget.kind` | string | Which. | `a` | Recommended | ![Stable](x) |\n"
        "| `widget.mood` | string | How. | `a` | Opt-In | ![Development](x) |\n"
    )
    common = f"# Widget spans\n\n## Client and server spans\n\n{table}"
    split = f"# Widget spans\n\n## Client span\n\n{table}\n## Server span\n\n{table}"
    then, today = (
        stated(SEMCONV_HTTP, {("widget-spans-markdown", "https://x.test/widget-spans/"): text})
        for text in (common, split)
    )
    assert len(then.facts) == 6
    assert drift(then, today) == ()


OTHER_TYPES: list[Schema] = [
    {"additionalProperties": False},
    {"minimum": 3},
    {"minItems": 2, "uniqueItems": True},
    {"maxProperties": 2},
]


@pytest.mark.parametrize("said", OTHER_TYPES, ids=min)
@pytest.mark.parametrize("side", ["request", "answer"])
def test_a_keyword_of_another_type_says_nothing(side: str, said: Schema) -> None:
    then, today = (document(**{side: thing(m=one)}) for one in (STRING, STRING | said))
    assert found(then, today) == found(today, then) == ()
