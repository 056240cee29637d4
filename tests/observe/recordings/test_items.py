"""A long list within one document gives its items one by one, whole and broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import ijson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.observe.recordings import items as module
from checker.observe.recordings.items import items
from checker.observe.strict import RecordRefused

PATH = ("log", "entries")
DOCUMENT = {
    "x": [1, {"entries": [9]}],
    "log": {"entries": [{"n": n, "t": "x" * n} for n in range(50)]},
}
TEXT = json.dumps(DOCUMENT).encode()


def blocks(text: bytes, size: int) -> Iterator[bytes]:
    return (text[at : at + size] for at in range(0, len(text), size))


def found(parts: Iterator[bytes]) -> tuple[list[Any], str]:
    seen: list[Any] = []
    try:
        for _, item in items(parts, PATH):
            seen.append(item)
    except RecordRefused as refused:
        return seen, refused.reason
    return seen, ""


def by_events(parts: Iterator[bytes]) -> tuple[list[Any], str]:
    """The same by ijson alone."""
    seen: Any = ijson.sendable_list()
    parser = ijson.items_coro(seen, "log.entries.item", use_float=True)
    reason = "rest-unread"
    try:
        for part in parts:
            parser.send(part)
        reason = "truncated"
        parser.close()
    except ijson.JSONError:
        return [*seen], reason
    return [*seen], ""


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_every_item_comes_once(size: int) -> None:
    assert found(blocks(TEXT, size)) == (DOCUMENT["log"]["entries"], "")
    assert found(blocks(b"\xef\xbb\xbf" + TEXT, size)) == (DOCUMENT["log"]["entries"], "")
    assert found(blocks(b'{"log": 1}', size)) == ([], "")


@pytest.mark.parametrize("size", [7, 100_000])
def test_what_is_whole_before_a_fault_is_read(size: int) -> None:
    cut = TEXT.index(b'{"n": 20')
    before = DOCUMENT["log"]["entries"][:20]
    assert found(blocks(TEXT[: cut + 5], size)) == (before, "truncated")
    assert found(blocks(TEXT[:cut] + b"oops" + TEXT[cut:], size)) == (before, "rest-unread")


def test_items_before_a_broken_stream_are_read() -> None:
    def parts() -> Iterator[bytes]:
        yield TEXT[: TEXT.index(b'{"n": 20') + 5]
        raise RecordRefused("compressed")

    assert found(parts()) == (DOCUMENT["log"]["entries"][:20], "compressed")


def test_items_are_given_as_they_come() -> None:
    part, *_ = blocks(TEXT, TEXT.index(b'{"n": 20'))
    left = iter([part, TEXT[len(part) :]])
    read = items(left, PATH)
    given = [next(read) for _ in range(19)]
    assert given == [(0, item) for item in DOCUMENT["log"]["entries"][:19]]
    assert next(left) == TEXT[len(part) :]


def test_an_item_stands_behind_the_place_that_is_told_of_it() -> None:
    read = items(blocks(TEXT, 100), PATH)
    for (at, item), before in zip(read, [0, *DOCUMENT["log"]["entries"]], strict=False):
        assert at <= TEXT.index(json.dumps(item).encode())
        assert at == 0 or TEXT[at - 1 : at] == b","
        assert not before or at + 200 > TEXT.index(json.dumps(before).encode())


@pytest.mark.parametrize("size", [100, 100_000])
def test_whole_items_are_read_without_events(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    sent: list[bytes] = []
    whole = ijson.items_coro

    def counted(*args: Any, **kwargs: Any) -> Any:
        parser = whole(*args, **kwargs)

        class Counted:
            close = parser.close

            def send(self, part: bytes) -> None:
                sent.append(part)
                parser.send(part)

        return Counted()

    monkeypatch.setattr(module.ijson, "items_coro", counted)
    assert found(blocks(TEXT, size)) == (DOCUMENT["log"]["entries"], "")
    assert b"".join(sent) == TEXT[: TEXT.index(b'{"n": 0')] + b"]}}"


INNER = st.one_of(
    st.none(),
    st.integers(-9, 9) | st.just(0.5),
    st.sampled_from(["", "},{", '"n": 1', ',{"n":', "]}", "\\", '\\"', "entries", "\u2028"]),
    st.just([{"n": 1}, {"n": 2}]),
    st.just({"n": [{"n": 3}], "entries": [1]}),
)
ITEM = st.one_of(
    st.fixed_dictionaries({"n": INNER}, optional={"t": INNER, "entries": INNER}), INNER
)
LOG = st.fixed_dictionaries(
    {}, optional={"pages": st.lists(ITEM, max_size=3), "version": INNER, "a": st.just({"b": []})}
)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """Documents with a list, or two, before and behind other members; some broken."""
    indent = draw(st.sampled_from([None, 0, 2]))
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,\n\t", "  :")]))

    def members(value: dict[str, Any]) -> str:
        return json.dumps(value, indent=indent, separators=separators).strip()[1:-1]

    lists = draw(st.lists(st.lists(ITEM, max_size=6), min_size=1, max_size=2))
    log = [members({"entries": one}) for one in lists]
    for place in (0, len(log)):
        if other := members(draw(LOG)):
            log.insert(place, other)
    text = '{"log":{' + ",".join(log) + "}}"
    if draw(st.booleans()):
        text = '{"entries":[{"n":1}],' + text[1:]
    if draw(st.booleans()):
        text = '{"log":{"entries":1},"b":{"entries":[{"n":1},{"n":2}]},' + text[1:]
    raw = (draw(st.sampled_from(["", " \n"])) + text).encode()
    at = draw(st.integers(0, len(raw)))
    return draw(
        st.sampled_from(
            [raw, raw, raw, raw[:at], raw[:at] + b"," + raw[at:], raw + b"]", raw + b"{"]
        )
    )


@given(texts(), st.integers(1, 60) | st.just(10_000), st.sampled_from([20, 100, module.MOST]))
def test_a_list_is_read_as_by_events(text: bytes, size: int, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", most)
        assert repr(found(blocks(text, size))) == repr(by_events(blocks(text, size)))
