"""Generated pages: one shape each, as large as asked. What hurts is wide, long, deep, or many."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

Shape = Callable[[int], str]  # about how many characters -> the page


def unit(text: str, before: str = "", after: str = "") -> Shape:
    """A piece again and again; `@` in it is the number of the piece."""

    def made(size: int) -> str:
        pieces = []
        left = size - len(before) - len(after)
        at = 0
        while left > 0:
            pieces.append(text.replace("@", str(at)))
            left -= len(pieces[-1])
            at += 1
        return before + "".join(pieces) + after

    return made


def deep(begin: str, end: str, inside: str = "x", *, indent: bool = False) -> Shape:
    """One in another."""

    def made(size: int) -> str:
        if indent:
            depth = int(size**0.5)
            return "\n".join("  " * at + begin for at in range(depth))
        depth = size // (len(begin) + len(end))
        return begin * depth + inside + end * depth

    return made


def wide(head: str, rule: str, cell: str, rows: int = 2) -> Shape:
    """A table of so many rows, as wide as there is room."""

    def made(size: int) -> str:
        columns = size // (len(head) + len(rule) + len(cell) * rows)
        lines = [head * columns, rule * columns, *[cell * columns] * rows]
        return "\n".join(f"|{line}" for line in lines) + "\n"

    return made


def fenced(document: Callable[[int], str]) -> Shape:
    """An OpenAPI block of a document."""
    return lambda size: f"# T\n\n## OpenAPI\n\n````yaml x.json POST /v1/x\n{document(size)}\n````\n"


def schemas(make: Callable[[int], Mapping[str, object]], root: str = "A0") -> Callable[[int], str]:
    """A document whose components are made for a number; the number grows to the size."""

    def made(size: int) -> str:
        count = 16
        while True:
            text = _document(make(count), root)
            if len(text) >= size:
                return text
            count = max(count + 1, int(count * min(2.0, max(1.1, size / len(text)))))
            if count > size:  # it grows no further
                return text

    return made


def _document(components: Mapping[str, object], root: str) -> str:
    body = {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{root}"}}}}
    operation = {"requestBody": body, "responses": {"200": {"description": "x", **body}}}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "t", "version": "1"},
            "paths": {"/v1/x": {"post": operation}},
            "components": {"schemas": components},
        }
    )


def ref(name: object) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/A{name}"}


def thing(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties}


def _yaml(body: str) -> Shape:
    """A block in YAML whose request body has these lines as its schema, indented by 12."""

    def made(size: int) -> str:
        begin = (
            "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /v1/x:\n    post:\n"
            "      requestBody:\n        content:\n          application/json:\n            schema:\n"
        )
        return begin + body_of(body, size) + "      responses:\n        '200': {description: x}\n"

    return made


def body_of(piece: str, size: int) -> str:
    head, line = piece.split("\n", 1)
    lines = [head]
    left, at = size, 0
    while left > 0:
        lines.append(line.replace("@", str(at)).replace("%", str(max(at - 1, 0))))
        left -= len(lines[-1])
        at += 1
    return "\n".join(lines) + "\n"


def _deep_schema(count: int) -> dict[str, object]:
    inner: object = {"type": "string"}
    for _ in range(count):
        inner = thing(a=inner)
    return {"A0": inner}


DOCUMENTS: Final[Mapping[str, Callable[[int], str]]] = {
    "properties": schemas(lambda n: {"A0": thing(**{f"p{i}": {"type": "string"} for i in range(n)})}),
    "chain of references": schemas(lambda n: {f"A{i}": thing(a=ref(min(i + 1, n - 1))) for i in range(n)}),
    "references to one": schemas(lambda n: {"A0": thing(**{f"p{i}": ref(1) for i in range(n)}), "A1": thing(x={"type": "string"})}),
    "all to all": schemas(lambda n: {f"A{i}": thing(**{f"p{k}": ref(k) for k in range(int(n**0.5))}) for i in range(int(n**0.5))}),
    "wide enum": schemas(lambda n: {"A0": thing(a={"type": "string", "enum": [f"v{i}" for i in range(n)]})}),
    "many enums": schemas(lambda n: {"A0": thing(**{f"p{i}": {"enum": [f"v{k}" for k in range(20)]} for i in range(n)})}),
    "one-of of references": schemas(lambda n: {"A0": thing(u={"oneOf": [ref(i + 1) for i in range(n)]}), **{f"A{i + 1}": thing(kind={"const": f"k{i}"}, a={"type": "string"}) for i in range(n)}}),
    "one-of with a discriminator": schemas(lambda n: {"A0": {"oneOf": [ref(i + 1) for i in range(n)], "discriminator": {"propertyName": "kind", "mapping": {f"k{i}": f"#/components/schemas/A{i + 1}" for i in range(n)}}}, **{f"A{i + 1}": thing(kind={"type": "string"}, a={"type": "string"}) for i in range(n)}}),
    "one-of that share members": schemas(lambda n: {"A0": {"oneOf": [thing(**{f"p{k}": {"type": "string"} for k in range(20)}) for i in range(n)]}}),
    "one-of in one-of": schemas(lambda n: {f"A{i}": {"oneOf": [thing(**{f"p{i}": {"type": "string"}}), ref(i + 1)]} if i < n - 1 else {"type": "string"} for i in range(n)}),
    "many one-of of the same": schemas(lambda n: {"A0": thing(**{f"p{i}": {"oneOf": [ref(k + 1) for k in range(30)]} for i in range(n)}), **{f"A{k + 1}": thing(kind={"const": f"k{k}"}, x=ref(0)) for k in range(30)}}),
    "all-of of references": schemas(lambda n: {"A0": {"allOf": [ref(i + 1) for i in range(n)]}, **{f"A{i + 1}": thing(**{f"p{i}": {"type": "string"}}) for i in range(n)}}),
    "all-of of parts": schemas(lambda n: {"A0": {"allOf": [thing(**{f"p{i}": {"type": "string"}}) for i in range(min(n, 5_900))]}}),
    "all-of chain": schemas(lambda n: {f"A{i}": {"allOf": [ref(i + 1), thing(**{f"p{i}": {"type": "string"}})]} if i < n - 1 else {"type": "object"} for i in range(n)}),
    "all-of of one base": schemas(lambda n: {"A0": thing(**{f"p{i}": {"allOf": [ref(1), thing(**{f"q{i}": {"type": "string"}})]} for i in range(n)}), "A1": thing(**{f"b{k}": {"type": "string"} for k in range(20)})}),
    "heirs": schemas(lambda n: {"A0": {**thing(kind={"type": "string"}), "discriminator": {"propertyName": "kind"}}, **{f"A{i + 1}": {"allOf": [ref(0), thing(**{f"p{i}": {"type": "string"}})]} for i in range(n)}}),
    "heirs of heirs": schemas(lambda n: {"A0": {**thing(kind={"type": "string"}), "discriminator": {"propertyName": "kind"}}, **{f"A{i + 1}": {"allOf": [ref(i), thing(**{f"p{i}": {"type": "string"}})]} for i in range(n)}}),
    "depth": schemas(lambda n: _deep_schema(min(n, 90))),
    "deep ones": schemas(lambda n: {"A0": thing(**{f"p{i}": _deep_schema(40)["A0"] for i in range(max(1, n // 40))})}),
    "recursive": schemas(lambda n: {f"A{i}": thing(**{f"a{k}": ref((i + k) % n) for k in range(1, 5)}) for i in range(n)}),
    "recursive unions": schemas(lambda n: {f"A{i}": thing(u={"anyOf": [ref((i + k) % n) for k in range(1, 5)]}, k={"const": str(i)}) for i in range(n)}),
    "deep pointers": schemas(lambda n: {"A0": thing(**{f"p{i}": {"$ref": "#/components/schemas/A1" + "/properties/a" * 40} for i in range(n)}), "A1": _deep_schema(60)["A0"]}),
    "anchors of schemas": schemas(lambda n: {"A0": thing(**{f"p{i}": {"$ref": f"#n{i}"} for i in range(n)}), **{f"A{i + 1}": {"$anchor": f"n{i}", **thing(x={"type": "string"})} for i in range(n)}}),
    "references to nowhere": schemas(lambda n: {"A0": thing(**{f"p{i}": ref(i + 7) for i in range(n)})}),
    "pattern properties": schemas(lambda n: {"A0": {"type": "object", "patternProperties": {f"^a{i}$": thing(b={"type": "string"}) for i in range(n)}}}),
    "tuples": schemas(lambda n: {"A0": {"type": "array", "prefixItems": [thing(**{f"p{i % 7}": {"type": "string"}}) for i in range(n)]}}),
    "conditions": schemas(lambda n: {"A0": {**thing(a={"type": "string"}), "dependentSchemas": {f"p{i}": thing(**{f"q{i}": {"type": "string"}}) for i in range(n)}}}),
    "required": schemas(lambda n: {"A0": {**thing(a={"type": "string"}), "required": [f"p{i}" for i in range(n)]}}),
    "long default": schemas(lambda n: {"A0": thing(a={"type": "string", "default": "x " * n})}),
    "many extensions": schemas(lambda n: {"A0": {**thing(a={"type": "string"}), **{f"x-a{i}": {"y": [i]} for i in range(n)}}}),
    "encodings": schemas(lambda n: {"A0": thing(**{f"p{i}": {"type": "string", "not": ref(1), "contentSchema": {"a": i}} for i in range(n)}), "A1": thing(**{f"b{k}": ref(1) for k in range(8)})}),
    "paths": lambda size: json.dumps({"openapi": "3.1.0", "info": {}, "paths": {"/v1/x": {"post": {"responses": {}}}, **{f"/v1/a{i}/{{b}}": {"get": {"responses": {}}} for i in range(size // 45)}}}),
    "statuses": lambda size: json.dumps({"openapi": "3.1.0", "info": {}, "paths": {"/v1/x": {"post": {"responses": {str(100 + i): {"description": "x", "content": {f"application/a{k}": {"schema": thing(a={"type": "string"})} for k in range(max(1, size // 60_000))}} for i in range(500)}}}}}),
    "parameters": lambda size: json.dumps({"openapi": "3.1.0", "info": {}, "paths": {"/v1/x": {"post": {"parameters": [{"name": f"p{i}", "in": "query", "schema": {"type": "string"}} for i in range(size // 70)], "responses": {}}}}}),
    "headers": lambda size: json.dumps({"openapi": "3.1.0", "info": {}, "paths": {"/v1/x": {"post": {"responses": {"200": {"description": "", "headers": {f"X-A{i}": {"schema": {"type": "string"}} for i in range(size // 50)}}}}}}}),
    "security": lambda size: json.dumps({"openapi": "3.1.0", "info": {}, "paths": {"/v1/x": {"post": {"responses": {}, "security": [{f"s{i}": [f"a{i}"]} for i in range(size // 60)]}}}, "components": {"securitySchemes": {f"s{i}": {"type": "http", "scheme": "bearer"} for i in range(size // 120)}}}),
    "servers": lambda size: json.dumps({"openapi": "3.1.0", "info": {}, "servers": [{"url": f"https://a{i}.test/{{v}}", "variables": {"v": {"default": str(i)}}} for i in range(size // 70)], "paths": {"/v1/x": {"post": {"responses": {}}}}}),
    "aliases": _yaml("              type: object\n              x-a@: &a@ [*a%, 1]".replace("*a%", "0")),
    "anchors and aliases": _yaml("              type: object\n              x-a@: &a@ {b: [1, 2]}\n              x-b@: *a@"),
    "one alias often": _yaml("              x-base: &base {type: object, properties: {a: {type: string}}}\n              x-b@: *base"),
    "merge keys": _yaml("              x-base: &base {type: object, a: 1}\n              x-b@:\n                <<: *base"),
    "aliases of aliases": lambda size: "openapi: 3.1.0\npaths: {}\nx-a0: &a0 [1,1]\n" + "".join(f"x-a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60)) + "# " + "x" * max(0, size - 1500),
    "flow nesting": lambda size: "openapi: 3.1.0\npaths: {}\nx-a: " + "[" * (size // 2) + "]" * (size // 2),
    "long strings": _yaml("              description: x\n              x-@: " + "word " * 200),
    "comments": _yaml("              type: object\n# c@"),
    "older export": lambda size: json.dumps({"paths": {"path": "/v1/x", "method": "post", "request": {"body": {"application/json": {"schemaArray": [{"type": "object", "properties": {f"p{i}": {"allOf": [{"type": "string"}]} for i in range(size // 45)}}]}}}, "response": {}}}),
}  # fmt: skip

MARKDOWN: Final[Mapping[str, Shape]] = {
    # tables
    "wide table": wide(" Name |", "---|", " a |"),
    "wide table of fields": wide(" Name | Type |", "---|---|", " `a` | string |"),
    "long table": unit("| `a@` | x @ |\n", "# T\n\n| Name | About |\n|---|---|\n"),
    "long table of fields": unit("| `a@` | string | Yes | the @ |\n", "# T\n\n## Body parameters\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n"),
    "nested rows of fields": unit("| `a.b.c@` | object | Yes |\n| \u00bb d@ | string | No |\n", "# T\n\n## Body parameters\n\n| Name | Type | Required |\n|---|---|---|\n"),
    "rows that go deeper": lambda size: "# T\n\n## Body parameters\n\n| Name | Type | Required |\n|---|---|---|\n" + "".join(f"| {'> ' * min(at, 200)}a{at} | object | No |\n" for at in range(size // 420)),
    "many tables of fields": unit("## `a@` object\n\n| Name | Type |\n|---|---|\n| `b@` | string |\n\n", "# T\n\n"),
    "many tables with types": unit("## A@ object\n\n| Name | Type |\n|---|---|\n| `b@` | A@ |\n\n", "# T\n\n## Response body\n\n| Name | Type |\n|---|---|\n| `x` | A0 |\n\n"),
    "chain of tables with types": lambda size: "# T\n\n" + "".join(f"## A{at} object\n\n| Name | Type |\n|---|---|\n| `b{at}` | A{at - 1} |\n\n" for at in range(size // 65, 0, -1)) + "## Response body\n\n| Name | Type |\n|---|---|\n| `x` | A1 |\n\n",
    "tables of one name": unit("## `a` object\n\n| Name | Type |\n|---|---|\n| `a` | object |\n\n", "# T\n\n## Response body\n\n| Name | Type |\n|---|---|\n| `a` | object |\n\n"),
    "tables of values": unit("| Role | x |\n| - | - |\n| `a@` | y |\n| `b@` | y |\n\n", "# T\n\n"),
    "tables of statuses": unit("| Status | Meaning |\n| - | - |\n| 404 | Not found @ |\n| 429 | Slow down |\n\n", "# T\n\n"),
    "one cell": unit("`a@` ", "# T\n\n| Name | Type |\n|---|---|\n| x | ", " |\n"),
    "cells of links": unit("| [a@](https://x.test/@) | [b](#c) |\n", "# T\n\n| A | B |\n|---|---|\n"),
    "ragged rows": unit("| a |\n| a | b | c | d | e |\n", "# T\n\n| A | B |\n|---|---|\n"),
    "header lines alone": unit("| A | B |\n|---|---|\n\n", "# T\n\n"),
    # headings
    "headings": unit("## Heading @\n\n", "# T\n\n"),
    "headings one below another": unit("# A@\n\n## B@\n\n### C@\n\n#### D@\n\n"),
    "headings of statuses": unit("### 404 Not Found\n\nx\n\n", "# T\n\n## Errors\n\n"),
    "headings that ask": unit("## What is a@ of?\n\nText.\n\n", "# T\n\n"),
    "headings of operations": unit("## POST /v1/a@\n\nText.\n\n", "# T\n\n"),
    "setext headings": unit("Heading @\n---------\n\n", "# T\n\n"),
    "one long heading": unit("word @ ", "# ", "\n"),
    "headings of fields": unit("### `a@` string required\n\nText.\n\n", "# T\n\n## Body\n\n"),
    "headings of long words": unit("## " + "word " * 40 + "@\n\n", "# T\n\n"),
    # lists
    "items": unit("* item @\n", "# T\n\n"),
    "items of fields": unit("* `a@` string required\n", "# T\n\n## Body\n\n"),
    "loose items": unit("* item @\n\n", "# T\n\n"),
    "deep items": deep("* item", "", indent=True),
    "many deep lists": unit("* a\n  * b\n    * c\n      * d @\n", "# T\n\n"),
    "numbered": unit("@. item\n", "# T\n\n"),
    "labelled items": unit("* **Label @**: about support and maintenance\n", "# T\n\n"),
    "items of a set": unit("* `v@` - the value\n", "# T\n\nOne of:\n\n"),
    "leads and items": unit("Include the following:\n\n* the id @\n* the time\n\n", "# T\n\n"),
    "items of events": unit("* `a.b@` when\n", "# T\n\n## Stream events\n\n"),
    # inline
    "links": unit("[a @](https://x.test/@) ", "# T\n\n"),
    "addresses": unit("write to a@.b\u0040example.org or call. ", "# T\n\n".replace("@", "")),
    "mail addresses": unit("a@\u0040example.org ", "# T\n\n"),
    "phones": unit("Phone: +49 30 1234@. ", "# T\n\n"),
    "one paragraph of code spans": unit("`a@` ", "# T\n\n"),
    "one paragraph of words": unit("word@ ", "# T\n\n"),
    "one paragraph of sentences": unit("Contact the support about maintenance @. ", "# T\n\n"),
    "one word": lambda size: "# T\n\n" + "x" * size,
    "stars": unit("*a **b ", "# T\n\n"),
    "brackets": unit("[", "# T\n\n"),
    "brackets and text": unit("[a](", "# T\n\n"),
    "images": unit("![a @](b.png) ", "# T\n\n"),
    "back ticks": lambda size: "# T\n\n" + " ".join("`" * (at % 300 + 1) for at in range(size // 150)),
    "entities": unit("&amp;&lt;&#64;&nbsp; ", "# T\n\n"),
    "html in a line": unit("<b>a</b> <a href='x@'>y</a> ", "# T\n\n"),
    "autolinks": unit("<https://x.test/@> ", "# T\n\n"),
    "underscores": unit("__a_ _b__ ", "# T\n\n"),
    "escapes": unit("\\* \\_ \\$0.1 ", "# T\n\n"),
    "strikes": unit("~~a ~b ", "# T\n\n"),
    "line breaks": unit("a\\\nb  \n", "# T\n\n"),
    # paragraphs
    "paragraphs": unit("A sentence of words here @.\n\n", "# T\n\n"),
    "short paragraphs": unit("a\n\n", "# T\n\n"),
    "paragraphs about topics": unit("During maintenance requests may fail. Contact our support team @.\n\n", "# T\n\n"),
    "bold paragraphs": unit("**Bold @**\n\nText of it.\n\n", "# T\n\n"),
    "questions": unit("What is @?\n\nAn answer.\n\n", "# T\n\n"),
    "captions": unit("The response has these fields:\n\n| Name | Type |\n|-|-|\n| a@ | string |\n\n", "# T\n\n"),
    "definitions of links": unit("[a@]: https://x.test/@\n", "# T\n\n"),
    "uses of one definition": unit("[a] ", "# T\n\n[a]: https://x.test/\n\n"),
    # quotes, code, components, comments
    "deep quotes": deep("> ", ""),
    "quotes": unit("> quote @\n\n", "# T\n\n"),
    "alerts": unit("> [!NOTE]\n> note @\n\n", "# T\n\n"),
    "fences": unit('```json\n{"a@": 1}\n```\n\n', "# T\n\n"),
    "examples": unit('```json Response\n{"a@": {"b": [1, "x"]}}\n```\n\n', "# T\n\n## Response\n\n"),
    "one example": unit('"a@": {"b": 1},', "# T\n\n## Response\n\n```json\n{", '"z": 1}\n```\n'),
    "a deep example": lambda size: "# T\n\n## Response\n\n```json\n" + '{"a":' * (size // 6) + "1" + "}" * (size // 6) + "\n```\n",
    "an example of items": unit('{"b@": 1},', '# T\n\n## Response\n\n```json\n{"a": [', "1]}\n```\n"),
    "examples that are none": unit('```json\n{"a@": ...\n```\n\n', "# T\n\n## Response\n\n"),
    "loose examples": unit('```json\n{"a@": 1, // c\n ...}\n```\n\n', "# T\n\n## Response\n\n"),
    "commands": unit("```bash\ncurl https://x.test/v1/y -d '{\"n@\": 1}'\n```\n\n", "# T\n\n"),
    "one command": unit("-H 'A@: b' ", "# T\n\n```bash\ncurl https://x.test/v1/y ", "\n```\n"),
    "transcripts": unit('event: a.b@\ndata: {"c": @}\n\n', "# T\n\n## Stream\n\n```\n", "data: [DONE]\n```\n"),
    "types": unit("interface A@ { b: string; c?: A@[] }\n", "# T\n\n```ts\n", "\n```\n"),
    "chain of types": lambda size: "# T\n\n```ts\ninterface Response { a: A0 }\n" + "".join(f"interface A{at} {{ a: A{at + 1} }}\n" for at in range(size // 30)) + "```\n",
    "blocks of types": unit("```ts\ninterface A@ { b: string; c?: A@[] }\n```\n\n", "# T\n\n"),
    "one type": unit("a@: string;\n", "# T\n\n```ts\ninterface ChatResponse {\n", "}\n```\n"),
    "a union type": unit(" | 'a@'", "# T\n\n```ts\ninterface ChatResponse { a: 'x'", " }\n```\n"),
    "components": unit('<ParamField body="a@" type="string" required>\n  Text.\n</ParamField>\n\n', "# T\n\n"),
    "deep components": lambda size: "# T\n\n" + "".join(f'{"  " * at}<ResponseField name="a{at}" type="object">\n' for at in range(int((size / 3) ** 0.5))),
    "deep components that close": lambda size: "# T\n\n" + "".join(f'<ResponseField name="a{at}" type="object">\n' for at in range(size // 60)) + "</ResponseField>\n" * (size // 60),
    "attributes": unit('a@="b" ', "# T\n\n<Card ", "/>\n"),
    "open components": unit("<Tip>\nx\n\n", "# T\n\n"),
    "closing tags": unit("</Tip> ", "# T\n\n"),
    "comments": unit("<!-- c @ -->\n", "# T\n\n"),
    "comments that never end": unit("<!-- c @\n", "# T\n\n"),
    "html blocks": unit("<div><p>a @</p></div>\n\n", "# T\n\n"),
    "html tables": unit("<tr><td>a@</td><td>string</td></tr>\n", "# T\n\n<table>\n<tr><th>Name</th><th>Type</th></tr>\n", "</table>\n"),
    "front matter": unit("a@: b\n", "---\n", "---\n\n# T\n"),
    "pages in one file": unit("---\nurl: https://x.test/@\n---\n\n# A @\n\nText.\n\n"),
    "braces": unit("{a@} ", "# T\n\n"),
    "rules": unit("***\n\n", "# T\n\n"),
    "spaces": lambda size: "# T\n\n" + " " * size + "x\n",
    "tabs": lambda size: "# T\n\n" + "\t" * size + "x\n",
    "empty lines": lambda size: "# T\n" + "\n" * size + "x\n",
    "zero-width": lambda size: "# T\n\n" + "\u200b" * (size // 3) + "x\n",
    # telemetry
    "attribute tables": unit("## Span client @\n\n| Key | Stability | Requirement Level | Value Type | Description | Example Values |\n|-|-|-|-|-|-|\n| `a.b@` | ![Stable](x) | `Required` | string | The @ MUST be low cardinality. [1] | `x` |\n\n**[1] `a.b@`:** SHOULD be @.\n\n", "# Semantic conventions for HTTP spans\n\n"),
    "one attribute table": unit("| `a.b@` | ![Stable](x) | `Required` | string | The @ MUST be. [1] | `x` |\n", "# Semantic conventions for HTTP spans\n\n## HTTP client span\n\n| Key | Stability | Requirement Level | Value Type | Description | Example Values |\n|-|-|-|-|-|-|\n"),
    "notes": unit("**[@]:** It SHOULD be @.\n\n", "# HTTP spans\n\n| Key | Stability | Requirement Level | Value Type | Description | Example Values |\n|-|-|-|-|-|-|\n| `a.b` | ![Stable](x) | `Required` | string | x [1] | `x` |\n\n"),
    "metrics": unit("## Metric: `a.b@`\n\n| Name | Instrument Type | Unit (UCUM) | Description | Stability |\n|-|-|-|-|-|\n| `a.b@` | Histogram | `s` | x | ![Stable](x) |\n\n| Key | Stability | Requirement Level | Value Type | Description | Example Values |\n|-|-|-|-|-|-|\n| `c` | ![Stable](x) | `Required` | string | x | `x` |\n\n", "# Semantic conventions for HTTP metrics\n\n"),
    "metrics and tables of none": unit("| Name | Instrument Type | Unit (UCUM) | Description | Stability |\n|-|-|-|-|-|\n| `a.b@` | Histogram | `s` | x | ![Stable](x) |\n\n# N@\n\n| Key | Stability | Requirement Level | Value Type | Description | Example Values |\n|-|-|-|-|-|-|\n| `c` | ![Stable](x) | `Required` | string | x | `x` |\n\n# M@\n\n", "# HTTP metrics\n\n"),
    "enum tables": unit("`a.b@` has the following values.\n\n| Value | Description | Stability |\n|-|-|-|\n| `x` | y | ![Stable](x) |\n\n", "# HTTP spans\n\n"),
    "demands": unit("It MUST be `a@` and SHOULD NOT be `b@`.\n\n", "# HTTP spans\n\n"),
    "one demand": unit("It MUST be `a@`, ", "# HTTP spans\n\n"),
    "demands in one paragraph": unit("It MUST be `a@`. ", "# HTTP spans\n\n"),
}  # fmt: skip

HTML: Final[Mapping[str, Shape]] = {
    "paragraphs": unit("<p>A sentence of words @.</p>", "<main><h1>T</h1>", "</main>"),
    "short paragraphs": unit("<p>a", "<main><h1>T</h1>", "</main>"),
    "headings": unit("<h2>Heading @</h2>", "<main><h1>T</h1>", "</main>"),
    "headings one below another": unit("<h1>A@</h1><h2>B@</h2><h3>C@</h3><h4>D@</h4>", "<main>", "</main>"),
    "items": unit("<li>item @</li>", "<main><h1>T</h1><ul>", "</ul></main>"),
    "deep items": deep("<ul><li>a", "</ul>"),
    "deep boxes": deep("<div>", "</div>"),
    "deep inline": deep("<b>", "</b>"),
    "deep code": deep("<code>a", "</code>"),
    "deep links": deep("<a href=x>a", ""),
    "deep labels": deep("<label>a", "</label>"),
    "deep anchors": deep("<a href='#x'><span>a", ""),
    "deep quotes": deep("<blockquote>a", "</blockquote>"),
    "deep details": deep("<details><summary>a</summary>", "</details>"),
    "wide table": unit("<td>a@</td>", "<main><h1>T</h1><table><tr>", "</tr></table></main>"),
    "a wide header": unit("<th>Name</th>", "<main><h1>T</h1><table><tr>", "</tr>" + "<tr><td>a</td></tr>" * 500 + "</table></main>"),
    "long table": unit("<tr><td>a@<td>string", "<main><h1>T</h1><table><tr><th>Name<th>Type", "</table></main>"),
    "rows of spans": unit("<tr><td rowspan=9999 colspan=99>a@", "<main><h1>T</h1><table>", "</table></main>"),
    "tables": unit("<table><tr><th>Name<th>Type<tr><td>a@<td>string</table>", "<main><h1>T</h1>", "</main>"),
    "tables in tables": deep("<table><tr><td>a", "</table>"),
    "links": unit("<a href='x@'>a @</a> ", "<main><h1>T</h1><p>", "</main>"),
    "one paragraph of code": unit("<code>a@</code> ", "<main><h1>T</h1><p>", "</main>"),
    "one paragraph of words": unit("word@ ", "<main><h1>T</h1><p>", "</main>"),
    "entities": unit("&amp;&lt;&#64;&nbsp; ", "<main><h1>T</h1><p>", "</main>"),
    "preformatted": unit('<pre><code class=language-json>{"a@": 1}</code></pre>', "<main><h1>T</h1>", "</main>"),
    "one preformatted": unit("<span>a@</span>\n", "<main><h1>T</h1><pre>", "</pre></main>"),
    "attributes": unit("a@=b ", "<main><h1>T</h1><p ", ">x</main>"),
    "classes": unit("a@ ", "<main><h1>T</h1><p class='", "'>x</main>"),
    "many classes": unit("<p class='a b c alert-@ note'>x</p>", "<main><h1>T</h1>", "</main>"),
    "definitions": unit("<dt>term @</dt><dd>what it is</dd>", "<main><h1>T</h1><dl>", "</dl></main>"),
    "forms": unit("<form><label>Name @ <input name=a@></label><textarea></textarea><button>Send</button></form>", "<main><h1>T</h1>", "</main>"),
    "options": unit("<option>a@", "<main><h1>T</h1><form><select>", "</select></form></main>"),
    "labels in one form": unit("<label for=a@>Name @</label><input id=a@>", "<main><h1>T</h1><form>", "</form></main>"),
    "scripts": unit('<script type=application/ld+json>{"@type": "ContactPoint", "email": "a@x.test"}</script>'.replace("@t", "\u0040t"), "<main><h1>T</h1>", "</main>"),
    "states": unit('<script type=application/json>{"title": "A @", "body": "words of the page are here"}</script>', "<main><h1>T</h1>", "</main>"),
    "one state": unit('{"title": "A @", "body": "words of the page are here @"},', "<html><body><div id=app></div><script id=__NEXT_DATA__ type=application/json>[", "1]</script></html>"),
    "a deep state": lambda size: "<html><body><script type=application/json>" + '{"a":' * (size // 6) + "1" + "}" * (size // 6) + "</script></html>",
    "streamed rows": unit('<script>self.__next_f.push([1,"@:[\\"$\\",\\"p\\",null,{\\"children\\":\\"words are here\\"}]\\n"])</script>', "<html><body>", "</html>"),
    "streamed references": lambda size: "<html><body>" + "".join(f'<script>self.__next_f.push([1,"{at:x}:[\\"$\\",\\"div\\",null,{{\\"children\\":[\\"$L{at + 1:x}\\",\\"$L{at + 1:x}\\"]}}]\\n"])</script>' for at in range(size // 110)) + "</html>",
    "markdown in a state": unit("## A @\\n\\n* [b](c)\\n\\n", '<html><body><script type=application/json>{"body": "', '"}</script></html>'),
    "fields": unit("<div class=primitive-param-field id=body-a@><div data-component-part=field-name>a@</div><div data-component-part=field-info-pill>string</div><div data-component-part=field-required-pill>required</div></div><p>One of <code>x</code>.</p>", "<main><h1>T</h1>", "</main>"),
    "comments": unit("<!-- c @ -->", "<main><h1>T</h1>", "</main>"),
    "open signs": unit("<", "<main><h1>T</h1>", "</main>"),
    "half tags": unit("<p a='", "<main><h1>T</h1>", "</main>"),
    "chrome": unit("<nav><a href=x>a @</a></nav>", "<main><h1>T</h1>", "</main>"),
    "footers": unit("<footer><a href='mailto:a@x.test'>a</a></footer>", "<body><h1>T</h1>", "</body>"),
    "breadcrumbs": unit("<nav class=breadcrumb><a>a @</a></nav>", "<body><h1>T</h1>", "</body>"),
    "deep breadcrumbs": deep("<ul class=breadcrumb><li>x", ""),
    "deep footers": deep("<footer><a href=x>x", ""),
    "mail addresses": unit("<p>Write to a@\u0040example.org or name [at] host [dot] org.</p>", "<main><h1>T</h1>", "</main>"),
    "dates": unit("<p>last updated soon</p>", "<main><h1>T</h1>", "</main>"),
    "dates and marks": unit("last updated <", "<main><h1>T</h1>", "</main>"),
    "images": unit("<img alt='a @'>", "<main><h1>T</h1><p>", "</main>"),
    "spaces": lambda size: "<main><h1>T</h1>" + " " * size + "x</main>",
    "doctypes": unit("<!DOCTYPE html>", "", "<main>x</main>"),
    "one long text": lambda size: "<main><h1>T</h1><p>" + "x" * size + "</main>",
    "attribute tables": unit("<h2>HTTP client span @</h2><table><tr><th>Key<th>Stability<th>Requirement Level<th>Value Type<th>Description<tr><td><code>a.b@</code><td><img alt=Stable><td><code>Required</code><td>string<td>It MUST be. [1]</table><p><strong>[1] <code>a.b@</code>:</strong> SHOULD be.</p>", "<main><h1>HTTP spans</h1>", "</main>"),
}  # fmt: skip
