"""Answers as `curl -i` prints them -> exchanges: status line, header fields, body.

RFC 9112 §2.1. What was asked may stand before, as a proxy saves both. An answer that
another one follows is passed over where it is none of its own: an interim answer (RFC 9110 §15.2),
a redirect, a proxy's consent to a tunnel. Chunks of a raw connection (RFC 9112 §7.1) are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import RAW
from checker.model.regex import regex
from checker.observe.exchange import named_headers
from checker.observe.recordings.bodies import dechunked, is_chunked, plain, text_of
from checker.observe.recordings.form import Form, Taken, TakenPart, addressed, exchange
from checker.observe.recordings.recording import whole
from checker.observe.strict import RecordRefused

_STATUS: Final = rb"HTTP/\d(?:\.\d)? +(\d{3})(?: [^\r\n]*)?(?:\r?\n|\Z)"
# What is printed has no end of line of its own: the next answer may follow a body at once.
_EACH: Final = regex(rb"(?:^|(?<=[}\]]))" + _STATUS, re.MULTILINE)
_BODILESS: Final = (b"204", b"205")  # RFC 9110 §15.3.5, §15.3.6
_REQUEST: Final = regex(rb"\s*([A-Z]+) (\S+) HTTP/[\d.]+\r?\n")
_NEXT: Final = regex(rb"(?:^|(?<=[}\]]))[A-Z]+ \S+ HTTP/[\d.]+\r?$", re.MULTILINE)
_HEAD_ENDS: Final = regex(rb"\r?\n\r?\n")


def is_http_message(text: bytes) -> bool:
    """Has a text a status line of an answer? Other words may stand before it."""
    return _EACH.search(text) is not None and text[:1] not in (b"{", b"[")


def answers(blocks: Iterable[bytes]) -> Iterator[tuple[int, Taken]]:
    """(Byte offset, answer or why it is left out)."""
    text = whole(blocks)
    lines = [*_EACH.finditer(text)]
    before = text[: lines[0].start() if lines else None]
    asked = _asked(before)
    if before.strip() and not asked:
        yield 0, RecordRefused("form-unknown")
    ends = [line.start() for line in lines[1:]] + [len(text)]
    for line, end in zip(lines, ends, strict=False):
        head_ends = _HEAD_ENDS.search(text, line.end() - 2, end)
        begun = None if head_ends is None else _NEXT.search(text, head_ends.end(), end)
        stop = end if begun is None else begun.start()
        body = b"" if head_ends is None else text[head_ends.end() : stop]
        if end == len(text) or (line[1][:1] not in b"13" and (body.strip() or begun is not None)):
            head = text[line.end() : end if head_ends is None else head_ends.start()]
            yield line.start(), _answer(line[1], head, None if head_ends is None else body, asked)
            asked = {}
        asked = _asked(text[stop:end]) or asked


def _headers(head: bytes) -> list[list[str]]:
    fields = [line.decode("latin-1").partition(":") for line in head.splitlines()]
    return [[name.strip(), value.strip()] for name, _, value in fields]


def _asked(text: bytes) -> dict[str, Any]:
    """The request that a text holds, as clients and proxies show it; nothing where it is none."""
    line = _REQUEST.match(text)
    if line is None:
        return {}
    head, _, body = text[line.end() :].replace(b"\r\n", b"\n").partition(b"\n\n")
    host = next((value for name, value in _headers(head) if name.lower() == "host"), None)
    url = addressed(line[2].decode("latin-1"), host)
    return {"method": line[1].decode(), "url": url, "request": plain(body)}


def _answer(status: bytes, head: bytes, body: bytes | None, asked: Mapping[str, Any]) -> Taken:
    """`body`: None where not even the end of the head is there."""
    headers = _headers(head)
    if body is None or (not body.strip() and _lacks(status, headers)):
        return RecordRefused("head-alone")
    try:
        text = text_of(dechunked(body) if is_chunked(headers, body) else body)
    except RecordRefused as refused:
        return refused.with_traceback(None)
    return TakenPart(exchange(status=status.decode(), headers=headers, body=text, **asked))


def _lacks(status: bytes, headers: Iterable[Any]) -> bool:
    """Is a body that is not there to be expected (RFC 9112 §6)?

    An answer of success has one, unless it says that it has none, and so has one that says of what
    kind its body is; some limiters send none.
    """
    fields = named_headers(headers)
    if "content-length" in fields:
        return fields["content-length"] != "0"
    told = "transfer-encoding" in fields or "content-type" in fields
    return status not in _BODILESS and (told or status[:1] == b"2")


HTTP: Final = Form(name="http", fidelity=RAW, head=is_http_message, read=answers)
