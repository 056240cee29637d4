"""A recording -> do its answers carry an id of the request? Whether, never which one.

By its form: a response header, or a documented member, whose name says that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from checker.model.contract import Contract
from checker.model.fidelity import RAW
from checker.model.node import ObservedPlace
from checker.model.outline import Outline
from checker.model.regex import regex
from checker.observe import strict
from checker.observe.exchange import answer_headers, headers_of, is_event_stream, is_exchange
from checker.observe.forms import recognised
from checker.observe.observer import Observer
from checker.observe.reading import read_all
from checker.observe.recordings.form import inside
from checker.observe.recordings.recording import Readable, Recording
from checker.observe.sse import Transcript
from checker.observe.strict import RecordRefused

Member: TypeAlias = "tuple[str, ...]"  # the names from the body down to it

_WORD: Final = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# What an id of a request is called, whoever sends it: `x-anybody-request-id`, `X-B3-TraceId`.
_FORM: Final = regex(
    r"(?:.+-)?(?:(?:req|request|trace|correlation|transaction)-?(?:id|uuid|guid)"
    r"|trace-?(?:parent|context))"
    # What a gateway calls the one call by what it makes, in a header of its own.
    r"|x-(?:.+-)?(?:call|completion|generation|invocation|response)-?(?:id|uuid)"
)
# How gateways append one to the message of an error: ` (request id: 20260624…)`.
_IN_MESSAGE: Final = regex(r"\brequest id: ?[A-Za-z0-9][\w.-]{5,}", re.IGNORECASE)
MESSAGE: Final = ("error", "message")
# Those that do not say so: of networks that answer for a service, and of B3 in one header.
_KNOWN: Final = frozenset(
    {"b3", "cf-ray", "sentry-trace", "x-amz-cf-id", "x-amz-id-2", "x-azure-ref", "x-vercel-id"}
)


def is_request_id(name: str) -> bool:
    """Is a header or a member of that name an id of the request?"""
    words = "-".join(_WORD.findall(name)).lower()
    return name.lower() in _KNOWN or _FORM.fullmatch(words) is not None


def members_of(contract: Contract) -> frozenset[Member]:
    """The documented members of answers that are an id of the request.

    It stands once in an answer: what stands in the items of an array is an id of theirs.
    """
    outline = Outline(contract)
    bodies = ((where, *body) for where in ("response", "stream") for body in outline.bodies(where))
    roots = (outline.body(*body) for body in bodies)
    waiting: list[tuple[Member, ObservedPlace]] = [((), root) for root in roots if root is not None]
    found = set()
    for names, place in waiting:  # which grows
        waiting += ((names, branch) for branch in place.branches())
        waiting += (((*names, name), below) for name, below in place.names.items())
        if names and is_request_id(names[-1]):
            found.add(names)
    return frozenset(found)


def traced(source: Readable, path: str | None, members: Iterable[Member] = ()) -> bool | None:
    """None where no answer of the operation at a path tells, or where they do not agree.

    Without a path every answer may be of it.

    An answer without headers does not tell that there was no id.
    """
    documented = tuple(members)
    found: set[bool | None] = set()

    def taken(value: dict[str, Any]) -> None:
        if path is None or _is_of(value.get("url"), path):
            found.add(_carried(value, documented))

    with suppress(RecordRefused):  # it is left out of the shapes, and reported there
        name, recording, _ = recognised(Recording(source))
        read_all(name, recording, _Taker(taken), lambda *_: None)
    answers = found - {None}
    return next(iter(answers)) if len(answers) == 1 else None


def _carried(value: Mapping[str, Any], members: tuple[Member, ...]) -> bool | None:
    beside = any(is_request_id(name) and _is_filled(one) for name, one in value.items())
    if not is_exchange(value):
        return beside or _in_body(value, members) or None
    headers = [*headers_of(answer_headers(value))]
    return (
        beside
        or any(
            isinstance(name, str) and is_request_id(name) and _is_filled(it) for name, it in headers
        )
        or any(_in_body(body, members) for body in _bodies(value))
        or (False if headers else None)
    )


def _is_filled(value: object) -> bool:
    """Is there anything in a header's value, or in a member's?"""
    if isinstance(value, list):
        return any(map(_is_filled, value))
    return not isinstance(value, bool | None) and any(map(str.isalnum, str(value)))


def _in_body(body: object, members: tuple[Member, ...]) -> bool:
    """Is there one in a documented member, or in the message of an error?"""
    found = [inside(body, names) for names in members]
    message = inside(body, MESSAGE)
    return any(not isinstance(one, dict | list) and _is_filled(one) for one in found) or (
        isinstance(message, str) and _IN_MESSAGE.search(message) is not None
    )


def _bodies(exchange: Mapping[str, Any]) -> Iterator[object]:
    """The body of an answer, or the events of its stream, as plain data."""
    events = exchange.get("events")
    for item in events if isinstance(events, list) else ():
        yield from _plain(item["data"] if isinstance(item, dict) and "data" in item else item)
    yield from _plain(exchange.get("response_body"))


def _plain(value: object) -> Iterator[object]:
    if not isinstance(value, str):
        yield value
        return
    text = value.encode(errors="replace")
    for each in _of_stream([text]) if is_event_stream(text) else [text]:
        yield from _read(each)


def _of_stream(blocks: Iterable[bytes]) -> Iterator[bytes]:
    return (data or b"" for _, data in Transcript().events(blocks))


def _read(text: bytes) -> Iterator[Any]:
    try:
        yield strict.read(text)
    except RecordRefused:
        return  # it is left out of the shapes, and reported there


def _is_of(url: object, path: str) -> bool:
    """Does an address lead to the operation? One that is not known may."""
    if not isinstance(url, str):
        return True
    try:
        return urlsplit(url).path.rstrip("/").endswith(path.rstrip("/"))
    except ValueError:
        return False


class _Taker(Observer):
    """Records as they are taken out of a recording: exchanges, and answers that stand alone."""

    def __init__(self, taken: Callable[[dict[str, Any]], None]) -> None:
        super().__init__((), None)
        self._taken = taken

    def records(self, texts: Iterable[bytes]) -> Iterator[tuple[int, RecordRefused]]:
        """Each in the usual way: none is counted, so none is like one before."""
        for index, raw in enumerate(texts):
            yield from ((index, one) for one in self._record(raw))

    def take(self, value: Any, fidelity: str = RAW) -> None:  # noqa: ANN401, ARG002 - any JSON
        """One record as plain data."""
        if isinstance(value, dict):
            self._taken(value)

    def transcript(self, blocks: Iterable[bytes]) -> None:
        """Each event of a stream."""
        for text in _of_stream(blocks):
            for value in _read(text):
                self.take(value)

    def _is_record(self, value: object) -> bool:
        return isinstance(value, dict)
