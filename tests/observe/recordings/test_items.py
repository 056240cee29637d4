"""A long list within one document gives its items one by one, whole and broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from checker.observe.recordings import items as module
from checker.observe.recordings.items import items
from checker.observe.strict import RecordRefused

DOCUMENT = {
    "x": [1, {"entries": [9]}],
    "log": {"entries": [{"n": n, "t": "x" * n} for n in range(50)]},
}
TEXT = json.dumps(DOCUMENT).encode()


def blocks(text: bytes, size: int) -> Iterator[bytes]:
    return (text[at : at + size] for at in range(0, len(text), size))


def found(text: bytes, size: int = 100) -> tuple[list[Any], str]:
    seen: list[Any] = []
    try:
        for _, item in items(blocks(text, size), ("log", "entries")):
            seen.append(item)
    except RecordRefused as refused:
        return seen, refused.reason
    return seen, ""


@pytest.fixture(params=[3, module.AT_ONCE], ids=["streamed", "at once"])
def _limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", request.param)


@pytest.mark.usefixtures("_limit")
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_every_item_comes_once(size: int) -> None:
    assert found(TEXT, size) == (DOCUMENT["log"]["entries"], "")
    assert found(b"\xef\xbb\xbf" + TEXT, size) == (DOCUMENT["log"]["entries"], "")
    assert found(b'{"log": 1}', size) == ([], "")


@pytest.mark.usefixtures("_limit")
@pytest.mark.parametrize("size", [7, 100_000])
def test_what_is_whole_before_a_fault_is_read(size: int) -> None:
    cut = TEXT.index(b'{"n": 20')
    assert found(TEXT[: cut + 5], size) == (DOCUMENT["log"]["entries"][:20], "truncated")
    broken = TEXT[:cut] + b"oops" + TEXT[cut:]
    assert found(broken, size) == (DOCUMENT["log"]["entries"][:20], "not-json")
