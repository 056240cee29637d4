"""Content codings come off piece by piece, within a limit."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from checker.fetch.coding import MAX_MEMBERS, NotDecoded, TooLarge, codings_of, decoded

BODY = b"# Chat\n" + bytes(range(256)) * 700  # longer than a piece once inflated


def raw(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


def undone(data: bytes, *codings: str, limit: int = 10**6, step: int = 1000) -> bytes:
    pieces = [data[at : at + step] for at in range(0, len(data), step)]
    return b"".join(decoded(pieces, codings, limit=limit))


@pytest.mark.parametrize(
    ("data", "codings", "body"),
    [
        pytest.param(b"", (), b"", id="nothing"),
        pytest.param(b"", ("gzip",), b"", id="nothing, in gzip"),
        pytest.param(b"", ("deflate",), b"", id="nothing, in deflate"),
        pytest.param(BODY, (), BODY, id="no coding"),
        pytest.param(gzip.compress(BODY), ("gzip",), BODY, id="gzip"),
        pytest.param(gzip.compress(BODY), ("x-gzip",), BODY, id="gzip by its old name"),
        pytest.param(zlib.compress(BODY), ("deflate",), BODY, id="deflate"),
        pytest.param(raw(BODY), ("deflate",), BODY, id="deflate without its wrapper"),
        pytest.param(gzip.compress(b"a") + gzip.compress(b"b"), ("gzip",), b"ab", id="members"),
        pytest.param(gzip.compress(b"a") + b"\0" * 99, ("gzip",), b"a", id="padding"),
        pytest.param(zlib.compress(b"a") + b"more", ("deflate",), b"a", id="octets behind"),
        pytest.param(gzip.compress(gzip.compress(BODY)), ("gzip", "gzip"), BODY, id="twice"),
        pytest.param(raw(b"a" * 65540), ("deflate",), b"a" * 65540, id="output behind the input"),
        pytest.param(gzip.compress(b"a" * 65536), ("gzip",), b"a" * 65536, id="exactly a piece"),
    ],
)
@pytest.mark.parametrize("step", [1, 7, 1000, 10**6])
def test_codings_come_off(data: bytes, codings: tuple[str, ...], body: bytes, step: int) -> None:
    assert undone(data, *codings, step=step) == body


@pytest.mark.parametrize(
    ("data", "codings"),
    [
        pytest.param(b"# not gzip", ("gzip",), id="no gzip at all"),
        pytest.param(gzip.compress(BODY)[:-3], ("gzip",), id="gzip cut short"),
        pytest.param(gzip.compress(b"a") + b"\x1f", ("gzip",), id="a member cut short"),
        pytest.param(zlib.compress(BODY)[:-3], ("deflate",), id="deflate cut short"),
        pytest.param(b"\x78\x9cnonsense", ("deflate",), id="damaged"),
        pytest.param(gzip.compress(b"") * (MAX_MEMBERS + 1), ("gzip",), id="a thousand members"),
    ],
)
def test_what_does_not_decode(data: bytes, codings: tuple[str, ...]) -> None:
    with pytest.raises(NotDecoded):
        undone(data, *codings)


@pytest.mark.parametrize(
    ("data", "codings", "limit"),
    [
        pytest.param(b"a" * 101, (), 100, id="as it is"),
        pytest.param(gzip.compress(b"a" * 101), ("gzip",), 100, id="in gzip"),
        pytest.param(gzip.compress(gzip.compress(b"")), ("gzip", "gzip"), 10, id="between codings"),
    ],
)
def test_what_is_too_large(data: bytes, codings: tuple[str, ...], limit: int) -> None:
    with pytest.raises(TooLarge):
        undone(data, *codings, limit=limit)
    assert undone(data, *codings, limit=limit * 10) is not None


def test_a_bomb_is_never_held() -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 60_000_000, 9), 9)
    assert len(bomb) < 10_000
    tracemalloc.start()
    with pytest.raises(TooLarge):
        for _ in decoded([bomb], ("gzip", "gzip"), limit=1_000_000):
            pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


@pytest.mark.parametrize(
    ("field", "codings"),
    [
        (None, ()),
        ("", ()),
        ("identity", ()),
        ("GZIP", ("gzip",)),
        ("deflate, gzip", ("gzip", "deflate")),
        ("identity, gzip ,", ("gzip",)),
    ],
)
def test_the_field(field: str | None, codings: tuple[str, ...]) -> None:
    assert codings_of(field) == codings


@pytest.mark.parametrize("field", ["br", "zstd", "gzip, br", "gzip, gzip, gzip, gzip"])
def test_codings_that_were_not_asked_for(field: str) -> None:
    with pytest.raises(NotDecoded):
        codings_of(field)
