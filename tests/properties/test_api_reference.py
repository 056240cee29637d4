"""Whatever a page says, the reference extractor gives sound facts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.api_reference import extract
from checker.model.contract import Field, State
from checker.model.flat import flat
from checker.model.plain import fact_from_plain, fact_to_plain
from tests.extract.reference_pages import fence, opened, thing

PIECES = (
    "# Title\n\n", "## Request\n\n", "## Response\n\n", "## Errors\n\n", "## Streaming events\n\n", "### 404\n\n",
    "| Role | Use |\n| - | - |\n| `user` | x |\n| `system` | y |\n\n", "| Status | Retry |\n| - | - |\n| 429 | yes |\n| `500` with x | no |\n\n",
    "| Name | Type | Required | Default |\n| - | - | - | - |\n| a | string | yes | 1 |\n| » b | object[] | no | |\n\n",
    '```json Response\n{"id": 1, "object": "a.b", "error": {"message": "m"}, "list": [{"type": "x"}]}\n```\n\n',
    '```json\n{"error": {"code": 1}}\n```\n\n', "```bash\ncurl https://x.test/v1/y -d '{\"role\": \"user\", \"n\": null}'\n```\n\n",
    "* `a.created`\n* `a.done`\n\n", "* `role` (string, required): words\n", "* **429**: slow down, retry later\n",
    "POST /v1/x\n\n", "Each event is an `a.chunk`; the stream ends with `data: [DONE]`.\n\n", "`n` is a string. Retry `503`.\n\n",
    '<ParamField body="a" type="string" required>\n', "</ParamField>\n\n", '<ResponseField name="id" type="integer | null" />\n\n',
    "<Expandable>\n", "</Expandable>\n", "Available options: `x`, `y`\n\n", "````yaml x.yaml POST /v1/z\nopenapi: [\n````\n\n",
    fence(thing(role={"type": "string"}, n={"type": "integer"}), thing(id={"type": "string"})), "```\n", "words ", "\n",
)  # fmt: skip

TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=20).map("".join)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_facts_of_any_pages_are_sound(page: str, errors: str) -> None:
    pages = [
        opened(role, text.encode("utf-8", "replace").decode())
        for role, text in (("page-markdown", page), ("errors-markdown", errors))
    ]
    found = extract(pages)
    facts = flat(found.facts, found.definitions)
    for told in (found.facts, facts, *found.definitions.values()):
        keys = [fact.key for fact in told]
        assert keys == sorted(set(keys))
    documents = {one.page.url for one in pages}
    for fact in facts:
        assert fact.evidence
        assert {one.document for one in fact.evidence} <= documents
        assert fact_from_plain(fact_to_plain(fact)) == fact
        if isinstance(fact, Field):
            words = (fact.where, fact.status, fact.media_type, fact.path, fact.variant)
            assert fact.key == " ".join(word for word in words if word)
            assert fact.state is not State.EXAMPLE_ONLY or fact.required is None
    assert extract(pages) == found
