"""Several processes see what one sees."""

from __future__ import annotations

import io
import json
import multiprocessing
import signal
from functools import partial
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.errors import CheckerError, Misused
from checker.model.merging import merge
from checker.observe import lines, observe, process_pool, reading
from checker.observe.recordings import recording
from tests.benchmarks.bodies import bodies
from tests.observe.documented import (
    CHAT,
    CONTRACTS,
    SEMCONV,
    chunk,
    completion,
    exchange,
    recorded,
    response,
    seen,
    span,
    transcript,
)

MAX_REFUSALS = 1_000


def some() -> bytes:
    """Records of many kinds, some of them broken, between blank lines."""
    parts = [
        completion(),
        completion(choices=[]),
        b"",
        response(),
        b'{"id": "x"',
        exchange(completion(), 418),
        exchange("", 200),
        exchange(completion(), url="https://other.example.test/"),
        exchange(completion(), url="https://other.example.test/v1/chat/completions"),
        b"  ",
        span(),
        b'{"object": "chat.completion", "object": 1}',
        {"unknown": 1},
        completion(model="x" * 3_000),
    ]
    return recorded(*parts * 40)


@pytest.fixture(autouse=True)
def small(monkeypatch) -> None:
    """So small that small recordings are shared."""
    monkeypatch.setattr(recording, "HEAD", 100)
    monkeypatch.setattr(recording, "BLOCK", 2_000)


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("asked", [None, CHAT, SEMCONV], ids=["known by content", "chat", "spans"])
def test_the_result_does_not_depend_on_how_many_there_are(jobs, asked) -> None:
    inputs = [some(), transcript(chunk()), recorded(completion()) + some(), b"{"]
    one = seen(*inputs, contract=asked)
    several = seen(*inputs, contract=asked, jobs=jobs)
    assert not multiprocessing.active_children()
    assert several.refusals == one.refusals
    assert several == one
    assert one.left_out


FORMS = {
    "json": json.dumps([completion()] * 9, indent=1).encode(),
    "objects over lines": b"\n".join([json.dumps(completion(), indent=1).encode()] * 9),
    "jsonl": some(),
    "jsonl of exchanges": recorded(*[exchange(completion()), exchange(transcript(chunk()).decode())] * 40),
    "jsonl of attributes": recorded(*[span(), span(x__y=1), b"{"] * 40),
    "jsonl of many kinds": b"\n".join(bodies("chat", 400, own=3)),
    "sse": transcript(*[chunk()] * 20),
    "http": (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + recorded(completion())) * 9,
    "yaml": b"---\n".join([b"http_method: POST\nstatus_code_class: 2xx\n"] * 9),
    "nothing that is read": b"x" * 5_000,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_the_same_however_many_there_are(name, monkeypatch) -> None:
    monkeypatch.setattr(recording, "HEAD", 1_000)
    one, several = (seen(FORMS[name], some(), FORMS[name], jobs=jobs) for jobs in (1, 2))
    assert several == one


@pytest.mark.enable_socket
@pytest.mark.parametrize("way", ["fork", "spawn", "forkserver"])
def test_each_process_reads_parts_of_a_file_however_it_is_started(
    way, tmp_path, monkeypatch
) -> None:
    if way not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system starts no process by {way}")
    monkeypatch.setattr(multiprocessing, "get_context", partial(multiprocessing.get_context, way))
    monkeypatch.setattr(process_pool, "LEAST_PART", 3_000)
    text = some() * 2 + recorded(completion(own="x" * 9_000)) + b'{"last": '
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"before\n" + text)
    whole = seen(text, contract=CHAT, form="jsonl")
    with path.open("rb") as file:
        file.seek(len(b"before\n"))
        taken: list[object] = []
        take = process_pool.ProcessPool._divided
        monkeypatch.setattr(
            process_pool.ProcessPool,
            "_divided",
            lambda *given: [part for part in take(*given) if taken.append(part) or True],
        )
        told: list[int] = []
        shared = observe(
            [("-", file)],
            contracts=CONTRACTS,
            contract=CHAT,
            form="jsonl",
            jobs=2,
            read=told.append,
        )
    assert shared == whole
    assert shared.refusals == whole.refusals
    assert sum(told) == len(text) - recording.HEAD
    assert len(taken) == 8
    assert all(isinstance(part, process_pool.LinesOf) for part in taken)


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(1, 50), st.booleans())
def test_parts_of_a_file_hold_each_line_once(sizes, each, ended) -> None:
    text = b"\n".join(b"x" * size for size in sizes) + b"\n" * ended
    found: list[bytes] = []
    for start in range(0, len(text), each):
        file = io.BytesIO(text)
        begins = lines.line_start(file, start) if start else 0
        found += lines.lines_from(file, begins, min(start + each, len(text)), 7)
    assert b"".join(found) == text


def test_a_part_of_a_file_gives_the_lines_that_begin_in_it(tmp_path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"head\none\ntwo\nthree\nfour")
    parts = [
        process_pool.LinesOf(str(path), start, stop, 5)
        for start, stop in ((5, 10), (10, 12), (12, 23))
    ]
    told: list[int] = []
    found = [[one for one in part.batches(told.append) if one[1]] for part in parts]
    assert found == [[(0, [b"one"]), (4, [b"two"])], [], [(8, [b"three"]), (14, [b"four"])]]
    assert sum(told) == len(b"one\ntwo\nthree\nfour")


def test_lines_that_are_too_long_keep_their_place(monkeypatch) -> None:
    from checker.observe.lines import batches  # noqa: PLC0415 - the one that is replaced

    for module in (reading, process_pool):
        monkeypatch.setattr(module, "batches", lambda blocks: batches(blocks, most=2_500))
    one, several = (seen(some(), contract=CHAT, form="jsonl", jobs=jobs) for jobs in (1, 2))
    assert several == one
    assert one.left_out["too-large"] == 40


def test_what_is_left_out_is_counted_beyond_what_is_told() -> None:
    text = b'{"a": 1\n' * (3 * MAX_REFUSALS)
    for asked in (CHAT, None):
        one, several = (seen(text, contract=asked, form="jsonl", jobs=jobs) for jobs in (1, 2))
        assert several == one
        assert one.left_out == {"truncated": 3 * MAX_REFUSALS}


def test_of_what_a_process_leaves_out_so_many_places_are_kept() -> None:
    seen = process_pool.Result()
    for number in range(1_001):
        seen.leave_out((0, number, number, "truncated", False))
    assert (len(seen.left), seen.unplaced) == (1_000, {"truncated": 1})


def test_parts_of_a_file_are_no_smaller_than_it_is_worth() -> None:
    pool = Mock(_to=[None, None])
    for size, parts in ((2**20, 1), (2**20 + 1, 2), (8 * 2**20, 8), (80 * 2**20, 8)):
        begin, end = 2**26, 2**26 + size
        kept = Mock(file=recording.Part("x", begin, end))
        found = [*process_pool.ProcessPool._divided(pool, kept)]
        assert (len(found), found[0].start, found[-1].stop) == (parts, begin, end)


def test_where_nothing_is_said_one_process_reads_all(monkeypatch) -> None:
    monkeypatch.setattr("checker.observe.ProcessPool", None)
    assert seen(some(), contract=CHAT).left_out


def test_no_process_is_no_number_of_processes() -> None:
    with pytest.raises(Misused, match="at least 1"):
        seen(jobs=0)


class Broken(process_pool.PoolSetting):
    """What cannot be observed with."""

    __slots__ = ()

    def observer(self):
        raise RuntimeError("planted")


def test_a_process_that_ends_early_is_told_without_its_words(capfd) -> None:
    setting = Broken(contracts=(), asked=None, all_names=True, anywhere=True)
    crew = process_pool.ProcessPool(setting, 2, [].append)
    for _ in range(3):
        crew.take(recording.Recording(io.BytesIO(some())), lambda *_: None)
    with pytest.raises(CheckerError, match="ended early") as caught:
        crew.finish()
    crew.stop()
    assert not multiprocessing.active_children()
    assert "planted" not in str(caught.value)
    printed = capfd.readouterr()
    assert printed.out + printed.err == ""


def test_what_one_process_does(monkeypatch) -> None:
    monkeypatch.setattr(process_pool, "MAX_LEFT", 2)
    monkeypatch.setattr(process_pool, "batches", partial(lines.batches, most=5_000))
    setting = process_pool.PoolSetting(contracts=(CHAT,), asked=None, all_names=True, anywhere=True)
    given_, to = multiprocessing.Pipe(duplex=False)
    back, result = multiprocessing.Pipe(duplex=False)
    good = recorded(completion())[:-1]
    to.send((0, process_pool.Lines(9, b"\n".join([b"x" * 6_000, good, b"", b"{", b"[1]", b"{"]))))
    empty = recorded(exchange(""))[:-1]
    to.send(
        (4, process_pool.Lines(9_000, b"\n".join([good, good, b"[2]", empty, good, b"x" * 6_000])))
    )
    to.send(None)
    interrupted = signal.getsignal(signal.SIGINT)
    unused, _ = multiprocessing.Pipe()
    process_pool.work(setting, given_, result, [].append, (unused,))
    assert unused.closed
    assert signal.signal(signal.SIGINT, interrupted) is signal.SIG_IGN
    found = back.recv()
    (whole,) = merge(found.observed.shapes)
    assert (whole.count, whole.left_out) == (4, {"empty-body": 1})
    assert found.left == [
        (0, 1, 9, "too-large", False),
        (0, 3, 9 + 6_001 + len(good) + 2, "truncated", False),
    ]
    assert found.unplaced == {"source-unknown": 2, "too-large": 1, "truncated": 1}
    assert found.records == {0: 5, 4: 6}
    broken, _ = multiprocessing.Pipe(duplex=False)
    ends, result = multiprocessing.Pipe(duplex=False)
    broken.close()
    process_pool.work(setting, broken, result, [].append)
    signal.signal(signal.SIGINT, interrupted)
    with pytest.raises(EOFError):
        ends.recv()
