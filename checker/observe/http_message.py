"""Answers as `curl -i` prints them -> exchanges: status line, header fields, body.

RFC 9112 §2.1. An answer that another one follows is passed over where it is none of its own: an
interim answer (RFC 9110 §15.2), a redirect, a proxy's consent to a tunnel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.observe.strict import RecordRefused

_STATUS: Final = rb"HTTP/\d(?:\.\d)? +(\d{3})(?: [^\r\n]*)?\r?\n"
_FIRST: Final = re.compile(_STATUS)
# What is printed has no end of line of its own: the next answer may follow a body at once.
_EACH: Final = re.compile(rb"(?:^|(?<=[}\]]))" + _STATUS, re.MULTILINE)
_HEAD_ENDS: Final = re.compile(rb"\r?\n\r?\n")


def is_http_message(text: bytes) -> bool:
    """Does a text begin with the status line of an answer?"""
    return _FIRST.match(text) is not None


def messages(text: bytes) -> Iterator[tuple[int, dict[str, object] | RecordRefused]]:
    """(Byte offset, an answer in the form of an exchange, or why it is left out)."""
    lines = [*_EACH.finditer(text)]
    if text[: lines[0].start() if lines else None].strip():
        yield 0, RecordRefused("form-unknown")
    ends = [line.start() for line in lines[1:]] + [len(text)]
    for line, end in zip(lines, ends, strict=False):
        head_ends = _HEAD_ENDS.search(text, line.end() - 2, end)
        if head_ends is None:
            yield line.start(), RecordRefused("truncated")
            continue
        body = text[head_ends.end() : end]
        if end < len(text) and (line[1][:1] in b"13" or not body.strip()):
            continue
        yield line.start(), _exchange(line[1], text[line.end() : head_ends.start()], body)


def _exchange(status: bytes, head: bytes, body: bytes) -> dict[str, object] | RecordRefused:
    try:
        told = body.decode()
    except UnicodeDecodeError:
        return RecordRefused("not-utf-8")
    fields = [line.decode("latin-1").partition(":") for line in head.splitlines()]
    headers = [[name.strip(), value.strip()] for name, _, value in fields]
    return {"status": status.decode(), "headers": headers, "response_body": told}
