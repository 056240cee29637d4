"""Which forms show a stream, and which only speak of one."""

from __future__ import annotations

import pytest

from checker.extract.reference.sections import Sections
from checker.extract.reference.stream import stream
from tests.extract.reference_pages import page, stated


def told(text: str, *, documented: bool = False) -> tuple[tuple[str, ...], str | None] | None:
    """(events, terminator)."""
    one = page(f"# T\n\n{text}\n")
    found = stream(one, one.blocks, Sections(one, one.blocks), documented=documented)
    return None if found is None else (found.events, found.terminator)


FRAMES = 'event: a.begin\ndata: {"x": 1}\n\nevent: a.end\ndata: {}\n'
ROWS = "| Event | Use |\n| - | - |\n| `a.begin` | words |\n| `a.end` | words |\n"
NOTHING = [
    pytest.param("Words.", id="words"),
    pytest.param("Each event is an `a.chunk`; the stream ends with `data: [DONE]`.", id="prose"),
    pytest.param("There is no `data: [DONE]` line.", id="a denial"),
    pytest.param("The file `data.json` and `tools.py` stream.", id="dotted words"),
    pytest.param("## Streaming\n\nCall `messages.append`.\n\n* `error.code`", id="a list of names"),
    pytest.param("## Streaming\n\nNot sent:\n\n* `a.begin`\n* `a.end`", id="a list of others"),
    pytest.param('```json\n{"a": 1}\n```', id="other code"),
    pytest.param(f"## Webhook events\n\n{ROWS}", id="events of a webhook"),
    pytest.param(f"## Events\n\n{ROWS}", id="events of what is not told"),
    pytest.param(f"## Streaming events\n\n### Files\n\n{ROWS}", id="events of something else"),
    pytest.param(f"## Webhook\n\n```text\n{FRAMES}```", id="frames of a webhook"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_of_a_stream(text: str) -> None:
    assert told(text) is None


SHOWN = [
    pytest.param(f"```text\n{FRAMES}```", (("a.begin", "a.end"), None), id="frames"),
    pytest.param(
        f"```text\n{FRAMES}\ndata: [DONE]\n```", (("a.begin", "a.end"), "[DONE]"), id="an end"
    ),
    pytest.param(
        "```text\ndata: [DONE]\n```\n\n```text\ndata: [END]\n```", ((), None), id="two ends"
    ),
    pytest.param(
        "```text\nevent: A B\nevent: {x}\ndata: {}\n```", ((), None), id="names that are none"
    ),
    pytest.param(
        f"```text\n{FRAMES}```\n\n## Events\n\n{ROWS.replace('begin', 'more')}",
        (("a.more", "a.end", "a.begin"), None),
        id="a table of events beside frames",
    ),
    pytest.param(f"## Streaming events\n\n{ROWS}", (("a.begin", "a.end"), None), id="a table"),
    pytest.param(
        "## Stream events\n\n* `a.begin`\n* `error`: words\n* words",
        (("a.begin", "error"), None),
        id="a list under a heading of that name",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_a_stream(text: str, expected: tuple[tuple[str, ...], str | None]) -> None:
    assert told(text) == expected


def test_a_list_of_events_is_of_the_stream_where_one_is_documented() -> None:
    assert told(f"## Events\n\n{ROWS}", documented=True) == (("a.begin", "a.end"), None)


def test_a_frame_with_one_reason_closes_nothing() -> None:
    frame = '```text\ndata: {"choices": [{"finish_reason": "stop"}]}\n\ndata: [DONE]\n```\n'
    found = stated(f"# T\n\n{frame}")
    assert found["stream 200 text/event-stream $.choices[*].finish_reason"] == (
        "example-only: string"
    )
    assert found["stream"] == '{"protocol": "sse", "terminator": "[DONE]"}'
