"""Whatever the bytes of a page are, each extractor says what it states, the same each time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import EXTRACTORS, Body, extract
from checker.model.flat import flat
from tests.drawing import examples
from tests.fetched import START, access
from tests.properties.test_page_readers import HTML, MARKDOWN

# What the extractors look for in a page, whole and in halves.
WORDS = (
    "\n## Body\n\n", "\n## Response\n\n", "\n## Errors\n\n", "POST /v1/x\n\n", "| Name | Type | Required |\n|-|-|-|\n",
    "| `a.b[*]` | Thing[] | Yes, if n |\n", "| Status | Retry |\n|-|-|\n", "| 404 Not Found | no |\n", "* `a` string required\n",
    "```json Response\n", '{"a": [1, {"b": null}], "c": ...}', "\n```\n", "```ts\ninterface A { b?: A[] }\n```\n",
    "````yaml x.json POST /v1/x\n", "openapi: 3.1.0\npaths:\n  /v1/x:\n    post:\n", "      requestBody: {$ref: '#/a'}\n",
    "components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}]}}}\n", "&a [*a, *a]", "<<: *a\n", "\n````\n",
    '<ParamField body="a" type="A[]" required>', '<ResponseField name="b">', "</ResponseField>", "`x`: one of `y`, `z`",
    "| Key | Stability | Requirement Level | Value Type |\n|-|-|-|-|\n", "| `a.b` | ![Stable](x) | `Required`: if [1] | string |\n",
    "**[1] `a.b`:** SHOULD NOT\n", "| Name | Instrument Type | Unit |\n|-|-|-|\n", "Contact support at a@example.org or +49 30 1234567.",
    "During maintenance", "**Include:**\n\n", "data: [DONE]\n", "event: a.b\n", "curl https://x.test/v1/x -d '{", "}'\n",
)  # fmt: skip


def pages() -> st.SearchStrategy[bytes]:
    piece = st.sampled_from(WORDS) | st.sampled_from(MARKDOWN + HTML) | st.text(max_size=8)
    text = st.lists(piece, max_size=40).map("".join)
    return text.map(lambda said: said.encode("utf-8", "replace")) | st.binary(max_size=200)


@pytest.mark.parametrize("kind", EXTRACTORS)
@given(st.lists(pages(), min_size=1, max_size=2), st.sampled_from(["text/html", "text/markdown"]))
@settings(max_examples=examples(400))
def test_any_bytes_have_their_facts(kind: str, contents: list[bytes], media_type: str) -> None:
    bodies = [
        Body(role=f"page{at}-x", access=access(one, START, accept=media_type), content=one)
        for at, one in enumerate(contents)
    ]
    found = extract(kind, bodies)
    assert found == extract(kind, bodies)
    assert len({fact.key for fact in found.facts}) == len(found.facts)
    list(flat(found.facts, found.definitions))
