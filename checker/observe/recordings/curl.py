r"""What `curl -v`, `--trace-ascii` and `--trace` print -> exchanges.

    > POST /v1/x HTTP/2        => Send header, 120 bytes (0x78)
    < HTTP/2 200               <= Recv header, 14 bytes (0xe)
    { [5 bytes data]           0000: HTTP/2 200

The body stands among the lines of `-v` only where both outputs were merged; else the answer has
none. Lines that begin with `* ` are curl's own, and so is its progress.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from checker.model.fidelity import META, RAW
from checker.model.regex import regex
from checker.observe.recordings.bodies import dechunked, is_chunked, plain, text_of
from checker.observe.recordings.form import Form, Taken, TakenPart, exchange
from checker.observe.recordings.recording import whole
from checker.observe.strict import RecordRefused

# With --trace-time and --trace-ids: `12:00:00.123456 [0-0] `.
_STAMP: Final = rb"(?:\d\d:\d\d:\d\d\.\d+ )?(?:\[[\dx]+-[\dx]+\] )?"
_VERBOSE: Final = regex(rb"^" + _STAMP + rb"(?:> [A-Z]+ \S+ |< )HTTP/\d", re.MULTILINE)
_HEAD: Final = regex(_STAMP + rb"([<>])(?: ([^\r\n]*))?\r?\n?$")
_OWN: Final = regex(_STAMP + rb"(?:\* |[{}] \[\d+ bytes data\])|Warning: |curl: \(\d+\)")
_INTACT: Final = regex(_STAMP + rb"\* (?:Connection #|Closing |Curl_|Failure |shutting )[^\n]*\n?$")
_PROGRESS: Final = regex(rb"\s*(?:% Total|Dload|\r)|.*(?:--:--:--|\d:\d\d:\d\d +\d:\d\d:\d\d)")
_BLOCK: Final = regex(
    rb"^" + _STAMP + rb"(?:=>|<=|==) (Send|Recv|Info)(?: (header|data|SSL data), (\d+) bytes)?",
    re.MULTILINE,
)
_SHOWN: Final = regex(rb"([0-9a-f]{4,8}): ([^\n]*)")
_BYTES: Final = regex(rb"(?:[0-9a-f]{2} ){1,16}")
_IN_HEX: Final = regex(rb"^0000: (?:[0-9a-f]{2} ){4}", re.MULTILINE)
_CRLF: Final = 2  # bytes by which the place of a line is further on: its end was not shown
# A dot that stands for the end of a line: outside of texts, in JSON also outside of numbers, in an
# event stream before the next field (the name of an event, `response.created`, has its own dots).
_TEXT: Final = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_IN_JSON: Final = regex(_TEXT + rb"|(?<!\d)\.|\.(?!\d)", re.DOTALL)
_IN_STREAM: Final = regex(_TEXT + rb"|\.(?=\.|[a-z]{2,8}:|:|\Z)", re.DOTALL)

_ASKED: Final = regex(rb"([A-Z]+) (\S+) HTTP/[\d.]+\s*$")
_STATUS: Final = regex(rb"HTTP/\d(?:\.\d)? +(\d{3})")

# (Byte offset, `>` and `<` for a line of a head, `sent` and `body` for a part of a body, the text.)
Piece: TypeAlias = "tuple[int, str, bytes]"


def is_verbose(text: bytes) -> bool:
    """Is a text what `curl -v` prints: has it a first line of a request or of an answer?"""
    return text[:1] not in (b"{", b"[") and _VERBOSE.search(text) is not None


def is_trace(text: bytes) -> bool:
    """Is a text what `curl --trace-ascii` or `--trace` writes?"""
    return _BLOCK.search(text) is not None


def _printed(text: bytes) -> Iterator[Piece]:
    at = 0
    for line in text.splitlines(keepends=True):
        head = _HEAD.match(line)
        if head is not None:
            yield at, head[1].decode(), head[2] or b""
        elif not _OWN.match(line) and not _PROGRESS.match(line):
            # Curl's own line may follow a body that has no end of line of its own.
            yield at, "body", _INTACT.sub(b"", line)
        at += len(line)


def _written(text: bytes) -> Iterator[Piece]:
    read = _bytes if _IN_HEX.search(text) else bytes
    at = begun = end = size = 0
    kind, data = "", b""
    for line in text.splitlines(keepends=True):
        block, shown = _BLOCK.match(line), _SHOWN.match(line)
        if block is not None:
            yield from _pieces(begun, kind, data, size - end)
            heads, bodies = (">", "sent") if block[1] == b"Send" else ("<", "body")
            kind = {b"header": heads, b"data": bodies}.get(block[2], "")
            data, begun, end, size = b"", at, 0, int(block[3] or 0)
        elif shown is not None:
            place, part = int(shown[1], 16), read(shown[2].rstrip(b"\r"))
            data += (b"\r\n" if place == end + _CRLF else b"") + part
            end = place + len(part)
        at += len(line)
    yield from _pieces(begun, kind, data, size - end)


def _pieces(at: int, kind: str, data: bytes, unseen: int) -> Iterator[Piece]:
    """A block: the lines of a head one by one; `unseen`: bytes at its end that were not shown."""
    if unseen == _CRLF:
        data += b"\r\n"
    for part in data.split(b"\r\n") if kind in ("<", ">") else [data]:
        yield at, kind, part


def _bytes(line: bytes) -> bytes:
    digits = _BYTES.match(line)
    return bytes.fromhex(digits[0].decode()) if digits is not None else b""


@dataclass(slots=True)
class _Heard:
    """An exchange while it is read."""

    at: int = 0
    method: str = ""
    path: str = ""
    host: str = ""
    status: str = ""
    headers: list[list[str]] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    body: list[bytes] = field(default_factory=list)

    def head(self, line: bytes) -> None:
        """A header field of the request, until there is a status; then of the answer."""
        name, _, value = line.decode("latin-1").partition(":")
        if self.status:
            self.headers.append([name.strip(), value.strip()])
        elif name.strip().lower() == "host":
            self.host = value.strip()

    def taken(self) -> Taken | None:
        """The exchange; None where nothing was asked of the service itself."""
        if self.method == "CONNECT" or not (self.method or self.status):
            return None
        if not self.status:
            return RecordRefused("no-answer")
        body = b"".join(self.body)
        try:
            if is_chunked(self.headers, body):
                body = dechunked(body)
            text = text_of(_with_ends(body))
        except RecordRefused as refused:
            return refused.with_traceback(None)
        return TakenPart(
            exchange(
                method=self.method,
                url=(f"https://{self.host}{self.path}" if self.host else self.path) or None,
                status=self.status,
                headers=self.headers,
                request=plain(b"".join(self.sent)),
                body=text,
            ),
            None if text.strip() or self.status == "204" else META,
        )


def _with_ends(body: bytes) -> bytes:
    """A body with the ends of lines for which `--trace-ascii` shows a dot, outside of its texts."""
    if b"\n" in body or b"." not in body:
        return body
    ends = _IN_JSON if body.lstrip()[:1] in (b"{", b"[") else _IN_STREAM
    return ends.sub(lambda found: b"\n" if found[0] == b"." else found[0], body)


def _exchanges(pieces: Iterable[Piece]) -> Iterator[tuple[int, Taken]]:
    now = _Heard()
    for at, kind, text in pieces:
        asked = _ASKED.match(text) if kind == ">" else None
        status = _STATUS.match(text) if kind == "<" else None
        if asked is not None or (
            status is not None and now.status and not now.status.startswith("1")
        ):
            if (taken := now.taken()) is not None:
                yield now.at, taken
            now = _Heard(at=at)
        if asked is not None:
            now.method, now.path = asked[1].decode("latin-1"), asked[2].decode("latin-1")
        elif status is not None:
            now.status, now.headers = status[1].decode(), []
        elif kind in (">", "<"):
            now.head(text)
        elif kind == "sent":
            now.sent.append(text)
        elif kind == "body" and now.status:
            now.body.append(text)
    if (taken := now.taken()) is not None:
        yield now.at, taken


VERBOSE: Final = Form(
    name="curl-v",
    fidelity=RAW,
    head=is_verbose,
    read=lambda blocks: _exchanges(_printed(whole(blocks))),
)
TRACE: Final = Form(
    name="curl-trace",
    fidelity=RAW,
    head=is_trace,
    read=lambda blocks: _exchanges(_written(whole(blocks))),
)
