"""How prose tells of a stream."""

from __future__ import annotations

import pytest

from checker.extract.reference.stream import stream, terminators
from tests.extract.reference_pages import page


def told(text: str, *fields: str) -> tuple[str | None, tuple[str, ...], str | None] | None:
    """(object, events, terminator)."""
    one = page(f"# T\n\n{text}\n")
    found = stream(one, one.blocks, frozenset(fields))
    return None if found is None else (found.object, found.events, found.terminator)


NOTHING = [
    pytest.param("Words.", id="words"),
    pytest.param("Set `stream` to `true`.", id="a field of that name"),
    pytest.param("* `text.format`\n* `text.size`", id="dotted names of something else"),
    pytest.param("The file ends with `[DONE]`.", id="an end of something else"),
    pytest.param('```json\n{"a": 1}\n```', id="other code"),
    pytest.param(
        "## Webhook events\n\nWe send these to your URL.\n\n| Event | Use |\n| - | - |\n"
        "| `a.begin` | words |\n| `a.end` | words |",
        id="events that nothing says are streamed",
    ),
    pytest.param(
        "## Streaming\n\nEvents go over a WebSocket.\n\n* `a.begin`\n* `a.end`",
        id="a stream that is framed in another way",
    ),
    pytest.param(
        "Events are not sent as SSE:\n\n* `a.begin`\n* `a.end`", id="a protocol that is denied"
    ),
    pytest.param("Each event is a `thing.chunk` object.", id="a chunk of what is not told"),
    pytest.param("| Event | Use |\n| - | - |\n| one | two |", id="a table without names"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_of_a_stream(text: str) -> None:
    assert told(text) is None


EVENTS = [
    pytest.param(
        "Events of the stream come in this order:\n\n1. `a.begin`\n2. `a.end`: words",
        ("a.begin", "a.end"),
        id="a list in order",
    ),
    pytest.param(
        "## Stream events\n\n* `a.begin`\n* `error`",
        ("a.begin", "error"),
        id="a plain name among dotted ones",
    ),
    pytest.param(
        "## Stream events\n\n* `error`\n* `done`", (), id="plain names alone may be anything"
    ),
    pytest.param(
        "## Streaming\n\nIt comes in pieces:\n\n* `a.begin`\n* `b.c` is a field\n* `a.end`",
        ("a.begin", "a.end"),
        id="names of another kind are no events",
    ),
    pytest.param(
        "## Streaming\n\nFirst words, then `a.begin`.",
        (),
        id="one name in a sentence is too little",
    ),
    pytest.param(
        "The stream emits `a.begin`, then `a.end`.",
        ("a.begin", "a.end"),
        id="a sentence with several",
    ),
    pytest.param(
        "Stream events:\n\n* `a.begin`\n* `a.end`\n\nA failed stream ends with `a.failed`.",
        ("a.begin", "a.end", "a.failed"),
        id="a sentence on one more of the kind",
    ),
    pytest.param(
        "Stream events:\n\n* `a.begin`\n\nThere is never an `a.failed` event in a stream.",
        ("a.begin",),
        id="an event that is denied",
    ),
    pytest.param("Stream events: `a.begin`, `text.format`.", (), id="a documented field is none"),
    pytest.param(
        "Stream events:\n\n* `text.format`\n* words `a.begin`",
        (),
        id="an item that does not begin with a name",
    ),
    pytest.param(
        "## Streaming\n\n| Event | When |\n| - | - |\n| `a.begin` | first |\n| `a.end` | last |",
        ("a.begin", "a.end"),
        id="a table",
    ),
    pytest.param(
        "Sent as SSE.\n\n## Order\n\n### Events\n\n* `a.begin`\n* `a.end`\n\n"
        "## Webhook events\n\n* `b.begin`\n* `b.end`",
        ("a.begin", "a.end"),
        id="the protocol of a page, but not of what goes elsewhere",
    ),
    pytest.param(
        "## Streaming\n\nWords.\n\n### Events\n\n* `a.begin`\n* `a.end`",
        ("a.begin", "a.end"),
        id="a section below one on streaming",
    ),
    pytest.param(
        '<Tab title="Streaming">\n\nEvents:\n\n* `a.begin`\n* `a.end`\n\n</Tab>',
        ("a.begin", "a.end"),
        id="a component on streaming",
    ),
    pytest.param(
        "```text\nevent: a.begin\ndata: {}\n\nevent: done\ndata: {}\n```",
        ("a.begin", "done"),
        id="frames",
    ),
    pytest.param("```text\nevent: Two-Words\ndata: {}\n```", (), id="frames of something else"),
    pytest.param("```text\nevent: a.begin\n```", (), id="no frames"),
    pytest.param(
        "Stream events:\n\n* `a.begin`\n* `Two Words`\n* words",
        ("a.begin",),
        id="items that name none",
    ),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events(text: str, expected: tuple[str, ...]) -> None:
    found = told(text, "text.format")
    assert (() if found is None else found[1]) == expected


FRAMES = [
    pytest.param("Server-sent events.", (None, (), None), id="the protocol"),
    pytest.param(
        "Each event of the stream is a `thing.chunk`.",
        ("thing.chunk", (), None),
        id="what each chunk is",
    ),
    pytest.param(
        "SSE: each event is a `a.chunk` or a `b.chunk`.",
        (None, (), None),
        id="two objects are not one",
    ),
    pytest.param(
        "* Each chunk of the stream is a `thing_chunk`", ("thing_chunk", (), None), id="in a list"
    ),
    pytest.param(
        "The stream ends with `data: [DONE]`.", (None, (), "[DONE]"), id="the line that ends it"
    ),
    pytest.param(
        "## Notes\n\n* **Form**: Responses are sent as SSE; each event is a `thing.chunk`; the last "
        "line is `data: [DONE]`\n* **Other**: words",
        ("thing.chunk", (), "[DONE]"),
        id="all of it in one item",
    ),
    pytest.param("* Answers are sent as server-sent events", (None, (), None), id="an item"),
    pytest.param(
        "* In the stream, the events `a.begin` and `a.end` follow",
        (None, ("a.begin", "a.end"), None),
        id="events in the sentence of an item",
    ),
    pytest.param(
        "The last event of the stream is `[END]`.", (None, (), "[END]"), id="the end alone"
    ),
    pytest.param("The stream says `[BEGIN]`.", None, id="a mark that ends nothing"),
    pytest.param(
        "The stream ends with `data: [DONE]` or `data: [END]`.",
        (None, (), None),
        id="two ends are not one",
    ),
    pytest.param(
        "SSE. The stream never ends with `data: [DONE]`.",
        (None, (), None),
        id="an end that is denied",
    ),
    pytest.param('```\ndata: {"a": 1}\n\ndata: [DONE]\n```', (None, (), "[DONE]"), id="frames"),
]


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_how_it_is_framed(
    text: str, expected: tuple[str | None, tuple[str, ...], str | None] | None
) -> None:
    assert told(text) == expected


def test_no_more_events_than_are_read() -> None:
    found = told("Stream events:\n\n" + "".join(f"* `a.n{at}`\n" for at in range(600)))
    assert found is not None
    assert len(found[1]) == 500


def test_ends_that_descriptions_name_each_object_once() -> None:
    shared = {"description": "ends with data: [DONE]", "other": [1, "data: [NO]"]}
    assert list(terminators({"a": shared, "b": [shared, {"description": 7}]})) == ["[DONE]"]
    assert list(terminators(None)) == []
