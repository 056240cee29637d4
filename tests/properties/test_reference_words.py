"""Sentences of a reference page state nothing, whatever their subjects are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.api_reference import extract
from tests.extract.reference_pages import fence, lines, opened, thing

# What pages say of fields, values, events, operations and statuses, with room for any subject.
TEMPLATES = (
    'It stops with `{one}: "{two}"`.', 'First `{one}: "{two}"`, then `{one}="{three}"`.',
    'There is no `{one}: "{two}"`.', "It has `{one}.{two}`.", "Set `{one}.{two}` to one.",
    "The answer has `{one}[].{two}`.", "Read `{one}.{two}` from `{two}.json`.",
    "Send `{one}` as a string.", "`{one}` must be an integer.", "Never send `{one}` as a number.",
    "`{one}` is required if `{two}` is set.", "`{one}` can be `{two}` or `{three}`, for example.",
    "Set `{one}` to `{two}` for cloned voices only.", "Use `{two}` with `{one}`.",
    "Use POST /v1/{one} to make one.", "Unlike `GET /v1/{one}`, it is not free.",
    "`DELETE https://api.test/v1/{one}/{two}` removes one.", "POST a {one}. GET ready.",
    "Retry `{number}` and 503; do not retry `400`.", "Do not retry {number} at once; back off.",
    "Fix it before you retry a {number}.", "Retry {number} no more than five times.",
    "Never retry {number}, but 500 may be retried.", "A {number} means that {one} failed.",
    "{number} requests a minute, {number}+ models, {number} ms, ${number}.",
    "The client raises `{one}.{two}Error` for {number}.", "Answers of {number} tokens are cut.",
    "Each event of the stream is a `{one}.chunk`.", "The stream ends with `data: [DONE]`.",
    "There is never a `data: [DONE]`, nor a `{one}.{two}` event.", "It is sent as SSE.",
    "The stream emits `{one}.{two}`, then `{one}.{three}`.", "Call `{one}.append` of `{two}.py`.",
    "The legacy API takes `{one}` as a boolean.", "A response of {number} has `{one}`.",
    "`{one}` (string) and `{two}` (required) are sent.", "Each `{one}` is one of a kind.",
)  # fmt: skip
FORMS = ("{}", "* {}", "> {}", "<Note>\n{}\n</Note>", "| Note | More |\n| - | - |\n| {} | x |")
HEADINGS = (
    "",
    "## Notes\n\n",
    "## Request\n\n",
    "## Response\n\n",
    "## Streaming\n\n",
    "## Errors\n\n",
)
NAMES = ("id", "size", "state", "usage", "role", "end")
WORDS = st.sampled_from(NAMES) | st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True)
STRING = {"type": "string"}
BLOCK = fence(
    thing(size={"type": "integer"}, role=STRING),
    thing(
        id=STRING, state={"type": "string", "enum": ["done"]}, usage=thing(n={"type": "integer"})
    ),
)
TABLES = (
    "## Request body\n\n| Field | Type | Required |\n| - | - | - |\n| size | integer | yes |\n"
    "| role | string | |\n\n## Response\n\n| Field | Type |\n| - | - |\n| id | string |\n"
    "| usage | object |\n\n### Response example\n\n```json Response\n"
    '{"id": "a", "state": "done"}\n```\n\n'
)


def said(words: str, rest: str) -> dict[str, str]:
    return lines(extract([opened("page-markdown", f"# T\n\n{rest}\n\n{words}\n")]))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(TEMPLATES), st.sampled_from(FORMS), st.sampled_from(HEADINGS),
            WORDS, WORDS, WORDS, st.integers(100, 599),
        ),
        min_size=1, max_size=4,
    ),
    st.sampled_from(("", "POST /v1/x\n\n", TABLES, BLOCK)),
)  # fmt: skip
def test_no_sentence_states_anything(
    told: list[tuple[str, str, str, str, str, str, int]], rest: str
) -> None:
    words = "\n\n".join(
        heading + form.format(template.format(one=one, two=two, three=three, number=number))
        for template, form, heading, one, two, three, number in told
    )
    assert said(words, rest) == said("", rest)


CELLS = ("Yes, for {} only", "Required if {} is set", "{}", "only with {}", "No, unless {}", "Yes*")


@settings(deadline=None)
@given(st.sampled_from(CELLS), WORDS)
def test_what_is_no_plain_token_is_neither_yes_nor_no(cell: str, word: str) -> None:
    told = cell.format(word)
    table = f"## Body\n\n| Field | Type | Required |\n| - | - | - |\n| a | string | {told} |\n"
    line = said("", table)["request application/json $.a"]
    plain = {"always", "false", "mandatory", "n", "never", "no", "optional", "required"}
    if told in plain | {"true", "y", "yes"}:
        return
    # A word that is none of demand or condition says nothing at all.
    assert (
        line == "string conditional" if cell != "{}" else line in ("string", "string conditional")
    )
