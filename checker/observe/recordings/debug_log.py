"""The debug log of openai-python, and of the HTTP client below it -> exchanges without bodies.

    [2026-11-29 10:00:00 - openai._base_client:1032 - DEBUG] HTTP Response: POST https://… "200 OK"
    INFO:httpx:HTTP Request: POST https://… "HTTP/1.1 200 OK"

An older log holds what was asked, too: it is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from checker.model.fidelity import META
from checker.model.regex import regex
from checker.observe.recordings.form import Form, Taken, TakenPart, exchange
from checker.observe.recordings.recording import placed

_ANSWER: Final = regex(
    rb'HTTP Response: ([A-Z]+)(?: (https?://[^\s"]+))?(?: "?(\d{3})\b|\s+status=(\d{3}))'
)
_CLIENT: Final = regex(rb'HTTP Request: ([A-Z]+) (https?://[^\s"]+) "HTTP/[\d.]+ (\d{3})')
_LOGGER: Final = regex(rb"openai\._base_client|HTTP Request: [A-Z]+ https?://")
_TYPE: Final = regex(rb"'content-type', '([\w.+/-]+)'|'content-type': '([\w.+/-]+)'")


def is_debug_log(text: bytes) -> bool:
    """Has a line the logger's name?"""
    return text[:1] not in (b"{", b"<") and _LOGGER.search(text) is not None


def answers(blocks: Iterable[bytes]) -> Iterator[tuple[int, Taken]]:
    """Each answer once: the client's own line tells the same one before."""
    before: tuple[int, TakenPart] | None = None
    for at, line in placed(blocks):
        client, answer = _CLIENT.search(line), _ANSWER.search(line)
        match = client or answer
        if match is not None:
            if before is not None and client is not None:
                yield before
            url = match[2] or (before[1].value["url"].encode() if before and answer else b"")
            form = _TYPE.search(line)
            part = TakenPart(
                exchange(
                    method=match[1].decode(),
                    url=url.decode("latin-1") or None,
                    status=next(filter(None, match.groups()[2:])).decode(),
                    headers=[["content-type", (form[1] or form[2]).decode()]] if form else None,
                )
            )
            before = None if answer else (at, part)
            if answer:
                yield at, part
    if before is not None:
        yield before


DEBUG_LOG: Final = Form(name="openai-debug-log", fidelity=META, head=is_debug_log, read=answers)
