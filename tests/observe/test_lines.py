from __future__ import annotations

import pytest

from checker.observe.lines import batches, unix


def told(*blocks: bytes, most: int = 100) -> list[tuple[int, list[bytes] | None]]:
    return [one for one in batches(blocks, most=most) if one[1] != []]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([], [], id="nothing has no line"),
        pytest.param([b""], [], id="an empty block has no line"),
        pytest.param([b"a"], [(0, [b"a"])], id="a last line needs no end"),
        pytest.param([b"a\n"], [(0, [b"a"])], id="an end begins no further line"),
        pytest.param([b"a\n\nb"], [(0, [b"a", b""]), (3, [b"b"])], id="a blank line is a line"),
        pytest.param(
            [b"a\nbb\nc", b"c\n"],
            [(0, [b"a", b"bb"]), (5, [b"cc"])],
            id="a line over two blocks",
        ),
        pytest.param(
            [b"a", b"b", b"c\nd"], [(0, [b"abc"]), (4, [b"d"])], id="a line over three blocks"
        ),
    ],
)
def test_lines_with_their_offsets(blocks, expected) -> None:
    assert told(*blocks) == expected


def test_a_block_is_one_batch_so_that_who_takes_them_in_turn_gets_equal_shares() -> None:
    blocks = [b"a\nb\nc", b"c\nd\ne", b"e\nf\ng"]
    assert [len(batch or ()) for _, batch in batches(blocks)] == [2, 2, 2, 1]


def test_a_line_that_is_too_long_is_passed_over_and_the_next_is_read() -> None:
    assert told(b"a\nbbb", b"bbb", b"b\ncc\n", most=4) == [(0, [b"a"]), (2, None), (10, [b"cc"])]
    assert told(b"bbb", b"bbb", most=4) == [(0, None)]


def test_a_line_of_just_so_many_bytes_is_read_however_it_is_cut() -> None:
    for blocks in (
        [b"a\nbbbb\nc"],
        [b"a\nbbbb", b"\nc"],
        [b"a\nbb", b"bb\nc"],
        [b"a\n", b"bbbb\nc"],
    ):
        lines = [line for _, batch in told(*blocks, most=4) for line in batch or [None]]
        assert lines == [b"a", b"bbbb", b"c"]
    assert told(b"bbbb", most=4) == [(0, [b"bbbb"])]


@pytest.mark.parametrize(
    "blocks",
    [
        [b"a\nb\nc\n\nd"],
        [b"a\rb\rc\r\rd"],
        [b"a\r\nb\r\nc\r\n\r\nd"],
        [b"a\r", b"\nb\n", b"c\r\n", b"\r", b"\nd"],
        [b"a\r", b"", b"\nb\rc\n\n", b"d"],
    ],
)
def test_cr_lf_and_both_end_a_line(blocks) -> None:
    assert b"".join(unix(blocks)) == b"a\nb\nc\n\nd"
    assert b"".join(unix([b"\n", *blocks])) == b"\na\nb\nc\n\nd"
