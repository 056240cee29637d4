"""A list within one JSON document -> its items, one by one, in bounded memory.

ijson reads it event by event, which is slow. Whole items need not go through it: what stands
between two commas of the list is read as an array. A cut within an item leaves a bracket open, so
that it is no array: then, and around the list, ijson reads what is left. What is whole before a
fault is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import ijson
import orjson

from checker.model.regex import regex
from checker.observe.recordings.form import inside
from checker.observe.sse import BOM
from checker.observe.strict import RecordRefused

MOST: Final = 8 * 2**20  # bytes in which the list, or the end of an item, is looked for
FEW: Final = 3  # lists of that name that are tried
# How the first item begins. Where this stands again, and not within a text, another may begin.
_OPENING: Final = regex(rb'\s*(\{\s*"[^"\\]*"\s*:)')


def items(blocks: Iterable[bytes], path: Sequence[str]) -> Iterator[tuple[int, Any]]:
    """(Byte offset of the text with which it is read, item). Raises RecordRefused behind all."""
    found: Any = ijson.sendable_list()
    parser = ijson.items_coro(found, ".".join((*path, "item")), use_float=True)
    whole, left = _WholeItems(path), iter(blocks)
    at, block, fault = 0, b" ", None
    while block and fault is None:
        try:
            block = next(left, b"")
        except RecordRefused as refused:
            block, fault = b"", refused.with_traceback(None)
        ready, rest = whole.of(block)
        reason = "rest-unread"
        try:
            if rest:
                parser.send(rest)
            if not block and fault is None:
                reason = "truncated"
                parser.close()
        except (ijson.JSONError, ValueError):
            fault = RecordRefused(reason)
        yield from ((at, item) for item in (*ready, *found))
        found.clear()
        at = whole.at
    if fault is not None:
        raise fault


class _WholeItems:
    """The whole items of a list in a JSON text that comes in blocks."""

    def __init__(self, path: Sequence[str]) -> None:
        self._path = path
        self._text = b""  # that is neither read nor given back
        self._seen = 0  # bytes, with these
        self._opening = b""  # of an item; none before the list has begun
        self._reads = True  # is it known where the text stands?

    @property
    def at(self) -> int:
        """Byte offset of what is not read yet."""
        return self._seen - len(self._text)

    def of(self, block: bytes) -> tuple[list[Any], bytes]:
        """Items, and what stands around them, or behind them where it is read no further.

        The last block is empty.
        """
        self._text += block
        self._seen += len(block)
        ready: list[Any] = []
        around = self._begun() if self._reads and not self._opening else b""
        if self._reads and self._opening:
            ready += self._cut(b",", self._text.rfind(self._opening, 1))
        if self._reads and self._opening and not block:
            ready += self._cut(b"]", len(self._text))
        if not block or len(self._text) > MOST:
            self._reads = False
        if not self._reads:
            around, self._text = around + self._text, b""
        return ready, around

    def _begun(self) -> bytes:
        """What stands before the first item of the list, where it has begun."""
        self._text = text = self._text.removeprefix(BOM)
        name = re.escape(self._path[-1].encode())
        for start in islice(re.finditer(rb'"%s"\s*:\s*\[' % name, text), FEW):
            head = text[: start.end()]
            if inside(_read(head + b"]" + b"}" * len(self._path)), self._path) == []:
                first = _OPENING.match(text, start.end())
                if first is not None:
                    self._opening, self._text = first[1], text[start.end() :]
                return head if first is not None else b""
        return b""

    def _cut(self, sign: bytes, before: int) -> list[Any]:
        """The items before the last such sign that stands before a place."""
        at = self._text.rfind(sign, 0, max(before, 0))
        found = _read(b"[" + self._text[:at] + b"]") if at > 0 else []
        if found is None:
            self._reads = False
            return []
        self._text = self._text[at + (sign == b",") :] if at > 0 else self._text
        return found


def _read(text: bytes) -> Any:  # noqa: ANN401 - any JSON
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
