from __future__ import annotations

import pytest

from checker.observe.sse import Transcript


def read(text: bytes, block: int = 1_000) -> tuple[list[tuple[str, str]], Transcript]:
    transcript = Transcript()
    blocks = [text[at : at + block] for at in range(0, len(text), block)]
    return [
        (name.decode(), (data or b"-").decode()) for name, data in transcript.events(blocks)
    ], transcript


@pytest.mark.parametrize("block", [1, 2, 3, 1_000])
@pytest.mark.parametrize(
    ("text", "events"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"\n\n\n", [], id="blank lines alone"),
        pytest.param(b"data: a\n\n", [("", "a")], id="one event"),
        pytest.param(b"data:a\n\n", [("", "a")], id="no space is needed"),
        pytest.param(b"data:  a\n\n", [("", " a")], id="one space is dropped, no more"),
        pytest.param(
            b"data: a\r\n\r\ndata: b\r\rdata: c\n\n",
            [("", "a"), ("", "b"), ("", "c")],
            id="all line ends",
        ),
        pytest.param(b"\xef\xbb\xbfdata: a\n\n", [("", "a")], id="one leading mark is dropped"),
        pytest.param(b"data: a\ndata: b\n\n", [("", "a\nb")], id="several lines of data"),
        pytest.param(
            b"data: a\n\ndata: b\ndata: c\n\ndata: d\n\n",
            [("", "a"), ("", "b\nc"), ("", "d")],
            id="several lines between events of one",
        ),
        pytest.param(b"data\ndata\n\n", [("", "\n")], id="a field without a colon is empty"),
        pytest.param(
            b"event: x\ndata: a\n\ndata: b\n\n",
            [("x", "a"), ("", "b")],
            id="a name holds for one event",
        ),
        pytest.param(b"event: x\nevent: y\ndata: a\n\n", [("y", "a")], id="the last name holds"),
        pytest.param(b"event: x\n\ndata: a\n\n", [("", "a")], id="a name without data is no event"),
        pytest.param(
            b"id: 1\nretry: 10\n: note\ndata: a\n\n",
            [("", "a")],
            id="id, retry and comment are no data",
        ),
        pytest.param(b"data: a: b\n\n", [("", "a: b")], id="a colon in the data"),
        pytest.param(b"data: a\n", [], id="no event without its blank line"),
        pytest.param(b"data: a", [], id="nor without the end of its line"),
    ],
)
def test_events_are_read_as_the_standard_reads_them(text, events, block) -> None:
    assert read(text, block)[0] == events


@pytest.mark.parametrize(
    ("text", "invalid"),
    [
        pytest.param(
            b"data: a\nevent: b\nid: 1\nid\nretry: 5\n: c\n:\n\n", 0, id="every known field"
        ),
        pytest.param(b" data: {}\n\n", 1, id="a space before the field"),
        pytest.param(b"error: {}\n\n", 1, id="a field that is none"),
        pytest.param(b"Data: a\n\n", 1, id="letter case counts"),
        pytest.param(b'{"error": 1}\n\n', 1, id="bare JSON"),
        pytest.param(b"retry: soon\n\n", 1, id="a time that is no number"),
        pytest.param(b"id: a\0b\n\n", 1, id="an id with a NUL"),
    ],
)
def test_lines_that_every_reader_passes_over_are_counted(text, invalid) -> None:
    assert read(text)[1].invalid_lines == invalid


def test_comments_are_counted() -> None:
    assert read(b": a\n:b\n\ndata: c\n\n: d\n")[1].comments == 3


def test_what_was_left_of_an_event_is_kept() -> None:
    assert read(b"data: a\n\ndata: b\ndata: c")[1].pending == b"b\nc"
    assert read(b"data: a\n\n")[1].pending is None
    assert read(b"data: a\n\nevent: x\n: y\n")[1].pending is None


@pytest.mark.parametrize(
    ("text", "cut", "comments", "invalid"),
    [
        (b"data: a\n\n", 0, 0, 0),
        (b"event: x\n\n", 1, 0, 0),
        (b"event: x\n", 1, 0, 0),
        (b"event: x", 1, 0, 0),
        (b"data: a", 0, 0, 0),
        (b"data: a\n\n: c\n", 0, 1, 0),
        (b"data: a\n\n: b\n: c", 1, 1, 0),
        (b"odd\n", 0, 0, 1),
        (b"odd\nodd", 1, 0, 1),
        (b"odd\nid: 1", 0, 0, 1),
    ],
)
def test_what_stands_behind_the_last_event_is_cut_or_counted(text, cut, comments, invalid) -> None:
    read_ = read(text)[1]
    assert (read_.cut, read_.comments, read_.invalid_lines) == (cut, comments, invalid)


def test_a_line_or_an_event_that_is_too_long_has_no_data(monkeypatch) -> None:
    monkeypatch.setattr("checker.observe.sse.MAX_LINE", 8)
    transcript = Transcript()
    events = [*transcript.events([b"data: aaaa\ndata: bbbbb\n\ndata: c\n\n"])]
    assert events == [(b"", None), (b"", b"c")]
    long = [b"data: a", b"aa\n\ndata: c", b"c", b"c\n\n", b"\n" * 9, b"data: d\n\n"]
    assert [*transcript.events([b"data: aa\n\n"])] == [(b"", b"aa")]
    assert [*transcript.events(long)] == [(b"", None), (b"", None), (b"", b"d")]
