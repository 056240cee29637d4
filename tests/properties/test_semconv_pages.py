"""Whatever a page says, the telemetry extractor gives sound facts, the same in any order of pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.extract.extracted import Opened
from checker.extract.opened import open_page
from checker.extract.semconv_http import extract
from checker.model.contract import Attribute, State
from checker.model.plain import fact_from_plain, fact_to_plain

URL = "https://semconv.example/docs/http/page/index.md"
PIECES = (
    "# Semantic conventions for HTTP spans\n\n", "# HTTP metrics\n\n", "# HTTP exceptions\n\n", "# HTTP\n\n",
    "## HTTP client\n\n", "## HTTP server\n\n", "## Common\n\n", "### Metric: `m.x`\n\n", "## Event: `e.x`\n\n",
    "| Key | Type | Requirement Level | Stability | Description |\n|---|---|---|---|---|\n",
    "| Attribute | Type |\n|---|---|\n", "| Value | Description |\n|---|---|\n",
    "| Name | Instrument Type | Unit |\n|---|---|---|\n", "| `a.b` | int | Required | ![Stable](x) | x [1] |\n",
    "| `a.c` | string | Conditionally Required [1] | Deprecated | Use `a.b`. |\n", "| `m.x` | Counter | `1` |\n",
    "| `GET` | get |\n", "|\n", "\n", "---\n\n", "**[1]:** Sensitive.\n\n", "**[1] `a.b`:** MUST be low-cardinality.\n\n",
    "`a.b` has the following list of values.\n\n", "This metric is opt-in.\n\n", "The event name MUST be `e.y`.\n\n",
    "They matter **at span creation time**:\n\n", "* `a.b`\n", "  * `c`\n", "**Status**: Stable\n\n",
    "Query string values for the following keys are redacted:\n\n",
    "* the environment variable `A_B` has these values\n", "> [!WARNING]\n> Text.\n\n", "text ",
)  # fmt: skip


def page(text: str) -> Opened:
    return Opened(role="page-markdown", page=open_page(text.encode("utf-8", "replace"), None, URL))


TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join)


@given(TEXTS)
def test_the_facts_of_any_page_are_sound(text: str) -> None:
    found = extract([page(text)])
    keys = [fact.key for fact in found.facts]
    assert keys == sorted(set(keys))
    for fact in found.facts:
        assert fact.evidence
        assert fact_from_plain(fact_to_plain(fact)) == fact
        if isinstance(fact, Attribute):
            assert fact.key == f"{fact.signal} {fact.attribute}"
            assert fact.condition_digest is None or fact.requirement_level is not None


@given(TEXTS, TEXTS)
def test_the_order_of_the_pages_does_not_matter_to_what_is_said(one: str, other: str) -> None:
    pages = [page(one), page(other)]
    there, back = (
        {fact.key: fact for fact in extract(order).facts} for order in (pages, pages[::-1])
    )
    assert there.keys() == back.keys()
    for key, fact in there.items():
        assert fact.state == back[key].state
        if fact.state is not State.CONFLICTING:
            said, again = (fact_to_plain(each) for each in (fact, back[key]))
            for volatile in ("evidence", "text_digest"):
                said.pop(volatile, None)
                again.pop(volatile, None)
            assert said == again


@given(TEXTS)
def test_a_page_read_twice_says_nothing_new(text: str) -> None:
    assert extract([page(text), page(text)]).facts == extract([page(text)]).facts
