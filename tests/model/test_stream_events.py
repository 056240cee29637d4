"""Which event is the last one is told by names alone, and not told where they do not say it."""

from __future__ import annotations

import pytest

from checker.model.stream_events import goes_on, terminal


@pytest.mark.parametrize(
    ("events", "last"),
    [
        pytest.param("a b", "", id="no name says it"),
        pytest.param("x.started x.text.done", "", id="a part ends, the whole does not"),
        pytest.param("x.created x.part.done x.completed x.failed", "x.completed x.failed", id="the whole ends in two ways"),
        pytest.param("x.created x.completed error", "x.completed error", id="an error ends it too"),
        pytest.param("error x.created", "", id="an error alone says nothing of the end"),
        pytest.param("m_start c_block_start c_block_stop m_stop ping", "m_stop", id="words with lines between"),
        pytest.param("t.created t.run.created t.run.completed done", "done", id="one word"),
        pytest.param("x.part x.done", "x.done", id="as all are called"),
        pytest.param("x.part x.done error", "x.done error", id="but an error"),
        pytest.param("", "", id="none"),
    ],
)  # fmt: skip
def test_last_events(events: str, last: str) -> None:
    assert terminal(events.split()) == {*last.split()}


@pytest.mark.parametrize("word", ["begin", "created", "open", "opened", "start", "started"])
def test_a_word_that_begins_says_what_ends(word: str) -> None:
    assert terminal([f"run.{word}", "text.stop", "run.stop"]) == {"run.stop"}
    assert goes_on(f"run.{word}")


@pytest.mark.parametrize(
    "word",
    [
        "canceled",
        "cancelled",
        "complete",
        "completed",
        "done",
        "end",
        "ended",
        "expired",
        "failed",
        "finish",
        "finished",
        "incomplete",
        "stop",
        "stopped",
    ],
)
def test_a_word_that_ends(word: str) -> None:
    assert terminal(["run.step", f"run.{word}"]) == {f"run.{word}"}
    assert not goes_on(f"run.{word}")


@pytest.mark.parametrize("word", ["added", "chunk", "delta", "partial", "progress", "queued"])
def test_a_part_is_followed_by_another(word: str) -> None:
    assert goes_on(f"run.text.{word}")
    assert not goes_on(f"run.{word}.text")
