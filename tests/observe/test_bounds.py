"""Each bound holds at its number, and one more is beyond it."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

import pytest

from checker.model.fidelity import RAW
from checker.observe.lines import batches
from checker.observe.observer import Observer
from checker.observe.recordings.form import HalfExchange, TakenPart
from checker.observe.recordings.items import _WholeItems
from checker.observe.recordings.recording import Recording, _unpacked
from tests.observe.documented import (
    CHAT,
    chunk,
    completion,
    exchange,
    recorded,
    seen,
    transcript,
)

TEXT = json.dumps(completion()).encode()


def told(text: bytes, **how: Any) -> dict[str, int] | int:
    """Why it is left out, else how many recordings are counted."""
    found = seen(text, **how)
    return dict(found.left_out) or sum(one.count for one in found.shapes)


def packed(times: int) -> dict[str, int] | int:
    return told(TEXT if times == 0 else _packed(times))


def _packed(times: int) -> bytes:
    return gzip.compress(TEXT if times == 1 else _packed(times - 1))


def around(objects: int) -> dict[str, int] | int:
    """An exchange in objects of another program's."""
    held: Any = exchange(completion())
    for _ in range(objects):
        held = {"a": held}
    return told(json.dumps(held).encode())


def listed(lists: int) -> dict[str, int] | int:
    """An exchange in an object's list, of objects with a list."""
    held: Any = exchange(completion())
    for _ in range(lists):
        held = {"a": [held]}
    return told(json.dumps(held).encode())


def within(rows: int) -> dict[str, int] | int:
    """A row of a log in rows of logs."""
    held: Any = exchange(completion())
    for _ in range(rows):
        held = {"timestamp": "x", "line": held}
    return told(json.dumps(held).encode())


def waiting(events: int) -> dict[str, int] | int:
    """A stream of which the last event tells whose it is."""
    return told(transcript(*[{"x": 1}] * events, chunk()))


def begun(size: int) -> dict[str, int] | int:
    """An answer that says so late that it is a stream."""
    late = b"x" * (size - len("\ndata:")) + b"\n" + transcript(chunk())
    return told(recorded(exchange(late.decode())))


def looks_back(window: int) -> dict[str, int] | int:
    """A frame of zstd that says how far back it may look: 2**(10 + window // 8) bytes, and more."""
    block = (len(TEXT) << 3 | 1).to_bytes(3, "little")  # RFC 8878 §3.1.1.2: raw, and the last
    return told(b"\x28\xb5\x2f\xfd\x00" + bytes([window]) + block + TEXT)


def asked(requests: int) -> int:
    """Requests of batches that wait for their answers."""
    observer = Observer((), None)
    for number in range(requests):
        half = HalfExchange(id=str(number), members={}, asked=True)
        assert not observer.taken(TakenPart(half), RAW)
    return len(observer.unanswered())


def begins_late(lines: int) -> dict[str, int] | int:
    """A log of a server whose first line of its own is that one."""
    line = b'INFO: 1.2.3.4:5 - "POST /v1/chat/completions HTTP/1.1" 429 Too Many Requests\n'
    return told(b"starting up\n" * (lines - 1) + line, contract=CHAT)


def others(lists: int) -> bool:
    """Lists of that name that stand before the one whose items are read at once."""
    before = b"".join(b'"a%d": {"entries": [1]}, ' % number for number in range(lists))
    whole = _WholeItems(("log", "entries"))
    ready, _ = whole.of(b"{" + before + b'"log": {"entries": [{"n": 1}, {"n": 2}')
    return ready == [{"n": 1}]


def looked_through(size: int) -> bool:
    """Bytes in which no list begins: is a list looked for in more?"""
    whole = _WholeItems(("log", "entries"))
    return whole.of(b" " * size) == ([], b"")


def fenced(size: int) -> dict[str, int] | int:
    """A record in a fence of a text of so many bytes."""
    record = b"http_method: POST\nstatus_code_class: 2xx\n"
    return told((b"```\n" + record + b"```\n").ljust(size, b"x"))


def lines(size: int) -> int | None:
    ((_, batch),) = batches([b"x" * size])
    return None if batch is None else len(batch)


def names(number: int) -> bool:
    """Are undocumented names of a body all reported?"""
    (found,) = seen(recorded(completion(**{f"own_{_word(n)}": 1 for n in range(number)}))).shapes
    return not any("<key>" in key for key in found.fields)


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


@pytest.mark.parametrize(
    ("held", "most", "at", "beyond"),
    [
        pytest.param(packed, 3, 1, {"compressed": 1}, id="times that a recording is compressed"),
        pytest.param(within, 4, 1, {"too-deep": 1}, id="rows that hold rows"),
        pytest.param(around, 6, 1, {"source-unknown": 1}, id="objects around a record"),
        pytest.param(listed, 3, 1, {"source-unknown": 1}, id="lists around a record"),
        pytest.param(waiting, 64, 1, {"source-unknown": 1}, id="events that wait"),
        pytest.param(begun, 4_096, 1, {"not-json": 1}, id="bytes before a stream's first line"),
        pytest.param(looks_back, 17 * 8, 1, {"compressed": 1}, id="bytes that zstd looks back"),
        pytest.param(asked, 50_000, 50_000, 50_000, id="requests that wait"),
        pytest.param(begins_late, 50, 1, {"form-unknown": 1}, id="lines before a log's first"),
        pytest.param(others, 2, True, False, id="lists of the name that is looked for"),
        pytest.param(looked_through, 8 * 2**20, True, False, id="bytes before a list"),
        pytest.param(fenced, 2**16 - 1, 1, {"form-unknown": 1}, id="bytes in which fences stand"),
        pytest.param(lines, 64 * 2**20, 1, None, id="bytes of a line"),
        pytest.param(names, 1_000, True, False, id="names of one place"),
    ],
)
def test_a_bound_holds_at_its_number(
    held: Callable[[int], Any], most: int, at: Any, beyond: Any
) -> None:
    assert (held(most), held(most + 1)) == (at, beyond)


def test_so_many_bytes_are_read_at_once() -> None:
    blocks = Recording(io.BytesIO(b"x" * 2**20)).blocks()
    assert [*map(len, blocks)] == [2**16, 2**18, 2**18, 2**18, 2**18 - 2**16]


def test_so_many_bytes_are_unpacked_at_once() -> None:
    """Few bytes may become many."""
    stream = Mock(eof=False, decompress=Mock(return_value=b""))
    assert b"" in [*_unpacked(iter([b"x" * 2_500]), lambda: stream)]
    given = [len(call.args[0]) for call in stream.decompress.call_args_list]
    assert given == [1_024, 1_024, 452]
