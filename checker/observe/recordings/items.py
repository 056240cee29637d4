"""A list within one JSON document -> its items, one by one, in bounded memory.

A document of some size is read at once, which is quicker; a longer one, and one that is broken, is
streamed: what is whole before the fault is read all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

import ijson
import orjson

from checker.observe.recordings.form import inside
from checker.observe.sse import BOM
from checker.observe.strict import RecordRefused

AT_ONCE: Final = 8 * 2**20  # bytes of a document that is read at once


def items(blocks: Iterable[bytes], path: Sequence[str]) -> Iterator[tuple[int, Any]]:
    """(Byte offset of the block in which it ends, item). Raises RecordRefused behind the last."""
    rest = iter(blocks)
    start = b""
    for block in rest:
        start += block
        if len(start) > AT_ONCE:
            break
    else:
        found = _at_once(start.removeprefix(BOM), path)
        if found is not None:
            yield from ((0, item) for item in found)
            return
    yield from _streamed(chain([start.removeprefix(BOM)], rest), ".".join((*path, "item")))


def _at_once(text: bytes, path: Sequence[str]) -> list[Any] | None:
    try:
        found = inside(orjson.loads(text), path)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, list) else []


def _streamed(blocks: Iterable[bytes], prefix: str) -> Iterator[tuple[int, Any]]:
    found: Any = ijson.sendable_list()
    parser = ijson.items_coro(found, prefix, use_float=True)
    at = 0
    reason = None
    for block in chain(blocks, [None]):
        try:
            parser.close() if block is None else parser.send(block)
        except (ijson.JSONError, ValueError):
            reason = "truncated" if block is None else "not-json"
        yield from ((at, item) for item in found)
        found.clear()
        if reason is not None:
            raise RecordRefused(reason)
        at += len(block or b"")
