"""Answers and exchanges -> counters: by whose contract, under which status, whole or streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

import orjson

from checker.model.fidelity import META
from checker.model.hosts_asked import HostsAsked
from checker.model.node import ObservedPlace
from checker.model.outline import Outline, failed
from checker.model.shape import EMPTY, At
from checker.observe import fast, strict
from checker.observe.exchange import (
    Exchange,
    UnreadExchange,
    exchange_of,
    is_event_stream,
)
from checker.observe.parameters import of_path, of_query
from checker.observe.routes import HERE, OTHER_OPERATION, OTHER_PATH, OTHER_SERVER, Routes
from checker.observe.shape_counter import ShapeCounter
from checker.observe.shape_counters import SUCCESS, ShapeCounters, carries_error, is_other
from checker.observe.sse import Event, Transcript
from checker.observe.streaming import Streaming
from checker.observe.strict import RecordRefused
from checker.observe.walk import Walk

MAX_ADDRESSES: Final = 4_096  # that are remembered at once
MAX_READERS: Final = 256  # of bodies, and of events by name

BODILESS: Final = frozenset({204, 205})  # RFC 9110 §15.3.5, §15.3.6


class _Way(NamedTuple):
    """Where exchanges are counted that are alike but for their bodies."""

    outline: Outline
    where: str  # one of those of `routes`
    answers: fast.Reader
    requests: fast.Reader | None  # None: nothing is documented of what is asked


class Answers:
    """All answers of one fidelity in one run."""

    def __init__(
        self,
        routes: Routes,
        walk: Walk,
        *,
        all_names: bool,
        fidelity: str,
    ) -> None:
        self.routes = routes
        # Of bodies, by all that says where they are counted but themselves.
        self._readers: dict[tuple[object, ...], fast.Reader] = {}
        # Where exchanges go is remembered, of addresses of which that can be told.
        self._way_of = lru_cache(MAX_ADDRESSES)(self._way)
        self._of_request = lru_cache(MAX_ADDRESSES)(routes.of_request)
        self.walk = walk
        self.fidelity = fidelity
        self.counters = ShapeCounters(all_names=all_names, fidelity=fidelity)
        self.passed_over: dict[str, int] = {}  # exchanges that are counted, and nothing more
        self._here = 0  # exchanges of documented operations at documented hosts,
        self._unnamed: dict[str, int] = {}  # and of others at these, by their templates
        self._first: dict[str, At] = {}
        self._spoiled: str | None = None  # why events of the last stream were left out
        self.elsewhere = 0  # exchanges of servers that are not documented, and that were seen

    def answer(
        self,
        outline: Outline | None,
        status: int | None,
        media_type: str | None,
        value: Any,  # noqa: ANN401 - any JSON
    ) -> ShapeCounter:
        """An answer of one body, and the counter by which it was counted. Raises Refused.

        Where no request tells whose it is (`outline` is None), it does so itself; else it is of
        the contract that was asked for, or an error of any.
        """
        alone = outline is None
        outline = outline or self.routes.of_answer(value) or self.routes.of_error(status, value)
        if outline is None:
            raise RecordRefused("source-unknown")
        if isinstance(value, dict) and self.routes.is_event(outline, value):
            counter = self.counters.of(outline, "stream", SUCCESS, media_type)
        else:
            if alone and status is None and self._is_other(outline, value):
                raise RecordRefused("not-documented")
            counter = self.counters.answer(outline, status, media_type, value)
        self.counters.take(self.walk, counter, value)
        if alone and is_other(value, counter.root.node):  # of the envelope, too
            counter.leave_out("not-documented")
            raise RecordRefused("not-documented", counted=True)
        return counter

    def _is_other(self, outline: Outline, value: Any) -> bool:  # noqa: ANN401 - any JSON
        """Is JSON that stands alone, with no request, neither an answer nor an error?

        Where no word tells whose it is, an object half of whose names are not documented is a row
        of a log or of a gateway, which shares a few names with any answer.
        """
        root = self.counters.root(outline, "response", SUCCESS, None)
        told = not isinstance(value, dict) or self.routes.of_body(value) is not None
        if told or root is None or not root.names:
            return False
        foreign = len(value.keys() - root.names)
        return foreign > 0 and 2 * foreign >= len(value) and not carries_error(value, root)

    def exchange(self, value: Mapping[str, object]) -> None:
        """A recorded exchange: its answer, and what was asked. Raises Refused."""
        exchange = exchange_of(value)
        outline = None
        if self.fidelity == META and exchange.status is None:
            raise RecordRefused("no-answer")
        if exchange.url is not None:
            outline, where = self._of_request(exchange.method, exchange.url)
            if where == OTHER_PATH and outline is None:
                raise RecordRefused(where)
            if outline is None:
                self.passed_over[where] = self.passed_over.get(where, 0) + 1
                self._pass_over(exchange.method, exchange.url, where)
                return
            self._came(where)
        if exchange.events is not None:
            outline = self._stream(outline, exchange, _events(exchange.events), Transcript())
        elif isinstance(exchange.body, str):
            outline = self._text(outline, exchange, exchange.body.encode())
        elif exchange.body is None:
            outline = self._refuse(outline, exchange, "empty-body")
        else:
            reader = self._known(outline, exchange.status, exchange.media_type)
            body = exchange.body
            if not (isinstance(body, dict) and self._again(reader, orjson.dumps(body))):
                self._learn(reader, outline, exchange, exchange.body)
            outline = outline or self.routes.of_answer(exchange.body)
        self._request(outline, exchange)
        self._tell()

    def unread(self, exchange: UnreadExchange) -> bool:
        """An exchange whose bodies are read by types; False, and nothing counted, where not.

        Raises RecordRefused for a stream of which anything is left out.
        """
        way = self._way_of(exchange.method, exchange.url, exchange.status, exchange.media_type)
        if way is None:
            return False
        if exchange.answer[:1] != b"{" and is_event_stream(exchange.answer):
            return self._unread_stream(way, exchange)
        counter = way.answers.read(exchange.answer)
        if counter is None:
            return False
        if way.requests is not None and exchange.asked is not None:
            request = way.requests.read(exchange.asked)
            if request is None:
                way.answers.take_back(exchange.answer)
                return False
            request.count += 1
        counter.count += 1
        self._came(way.where)
        return True

    def _unread_stream(self, way: _Way, exchange: UnreadExchange) -> bool:
        """The same where a stream was answered: its events are read one by one."""
        asked = exchange.asked if way.requests is not None else None
        request = None
        if way.requests is not None and asked is not None:
            request = way.requests.read(asked)
            if request is None:
                return False
        self._came(way.where)
        transcript = Transcript()
        try:
            self._stream(way.outline, exchange, transcript.events([exchange.answer]), transcript)
        except RecordRefused:
            if way.requests is not None and asked is not None:
                way.requests.take_back(asked)
            raise
        if request is not None:
            request.count += 1
        self._tell()
        return True

    def _came(self, where: str) -> None:
        """An exchange of a documented operation."""
        self._here += where == HERE
        self.elsewhere += where == OTHER_SERVER

    def _way(self, method: str, url: str, status: int, media_type: str | None) -> _Way | None:
        """Where exchanges go that are alike but for their bodies; None where that tells too little.

        What an address says of its own is counted for each of them, in the usual way.
        """
        outline, where = self._of_request(method, url)
        if outline is None or failed(status):
            return None
        if "?" in url or outline.bodies("query") or outline.bodies("path"):
            return None
        answers = self._reader((outline.digest, status, media_type))
        requests = self._reader((outline.digest,))
        if answers is None or requests is None:
            return None
        descends = self.counters.of(outline, "request", None, None).root.node.descends
        return _Way(outline, where, answers, requests if descends else None)

    def _reader(self, where: tuple[object, ...], marks: Sequence[str] = ()) -> fast.Reader | None:
        """What reads bodies of a kind, or events of streams, as they were met before.

        None where there are too many: statuses and media types are as the recording has them.
        """
        if where not in self._readers and len(self._readers) < MAX_READERS:
            self._readers[where] = fast.Reader(self.walk, self.routes.words, marks=marks)
        return self._readers.get(where)

    def asked(self) -> HostsAsked:
        """What documented hosts were asked for."""
        first = {template: at for template, at in self._first.items() if self.walk.shows(at)}
        return HostsAsked(documented=self._here, unnamed=self._unnamed, first=first)

    def _pass_over(self, method: str | None, url: str, where: str) -> None:
        """What a documented host was asked for, though nothing at hand names it."""
        template = self.routes.unnamed(method, url) if where == OTHER_OPERATION else None
        if template is not None:
            self._unnamed[template] = self._unnamed.get(template, 0) + 1
            self._first.setdefault(template, self.walk.at)

    def _request(self, outline: Outline | None, exchange: Exchange) -> None:
        """What was asked is compared where it was answered: what fails may be wrong on purpose."""
        if outline is None or failed(exchange.status or SUCCESS):
            return
        if exchange.url is not None and ("?" in exchange.url or outline.bodies("query")):
            self._asked(outline, "query", partial(of_query, exchange.url))
        if exchange.url is not None and outline.bodies("path"):
            values = self.routes.in_path(outline, exchange.url)
            self._asked(outline, "path", partial(of_path, values))
        if exchange.request is not None and self.fidelity != META:
            self._asked(outline, "request", lambda _: exchange.request)

    def _asked(
        self, outline: Outline, where: str, given: Callable[[ObservedPlace], object]
    ) -> None:
        counter = self.counters.of(outline, where, None, None)
        value = given(counter.root.node)
        if counter.root.node.descends or (where == "query" and value):
            reader = self._reader((outline.digest,)) if where == "request" else None
            if not (isinstance(value, dict) and self._again(reader, orjson.dumps(value))):
                self.counters.take(self.walk, counter, value)
                if reader is not None and isinstance(value, dict):
                    reader.met(value, counter, counter.root)

    def _again(self, reader: fast.Reader | None, text: bytes) -> bool:
        """Is a body counted by types, since it is like others before it?"""
        counter = None if reader is None else reader.read(text)
        if counter is not None:
            counter.count += 1
        return counter is not None

    def _text(self, outline: Outline | None, exchange: Exchange, text: bytes) -> Outline | None:
        """Whose the answer is."""
        if not text.strip():
            return self._refuse(outline, exchange, "empty-body")
        if is_event_stream(text):
            transcript = Transcript()
            return self._stream(outline, exchange, transcript.events([text]), transcript)
        reader = self._known(outline, exchange.status, exchange.media_type)
        if self._again(reader, text):
            return outline
        try:
            value = strict.read(text)
        except RecordRefused as refused:
            reason = refused.reason
        else:
            self._learn(reader, outline, exchange, value)
            return outline or self.routes.of_answer(value)
        return self._refuse(outline, exchange, reason)

    def _learn(
        self,
        reader: fast.Reader | None,
        outline: Outline | None,
        exchange: Exchange,
        value: Any,  # noqa: ANN401 - any JSON
    ) -> None:
        """Count an answer in the usual way, and tell its reader of it."""
        counter = self.answer(outline, exchange.status, exchange.media_type, value)
        # Whose an error is depends on more than its form.
        plain = isinstance(value, dict) and value.get("error") is None
        if reader is not None and plain and not is_other(value, counter.root.node):
            reader.met(value, counter, counter.root)

    def _known(
        self, outline: Outline | None, status: int | None, media_type: str | None
    ) -> fast.Reader | None:
        """What reads answers, where a request says whose they are."""
        return None if outline is None else self._reader((outline.digest, status, media_type))

    def _refuse(self, outline: Outline | None, exchange: Exchange, reason: str) -> Outline | None:
        """Leave the answer out; its status and media type are reported all the same.

        An answer that has no body by its status is one, with nothing in it; so is an error without
        one, since some limiters send none.
        """
        outline = outline or self.routes.asked
        status = exchange.status or SUCCESS
        if outline is None and self.fidelity == META:
            reason = "source-unknown"
        if outline is None and reason == "empty-body" and failed(status):
            outline = self.routes.errors
        if outline is not None:
            counter = self.counters.of(outline, "response", status, exchange.media_type)
            counter.came(self.walk.at, *([EMPTY] if reason == "empty-body" else []))
            if reason == "empty-body" and (
                self.fidelity == META or status in BODILESS or failed(status)
            ):
                counter.count += 1
                return outline
            counter.leave_out(reason)
        raise RecordRefused(reason, counted=outline is not None)

    def _stream(
        self,
        outline: Outline | None,
        exchange: Exchange | UnreadExchange | None,
        events: Iterable[Event],
        transcript: Transcript,
    ) -> Outline | None:
        """Whose the stream is."""
        status = exchange.status if exchange is not None else None
        streaming = Streaming(
            counters=self.counters,
            walk=self.walk,
            routes=self.routes,
            known=self._reader,
            outline=outline,
            status=status or SUCCESS,
            media_type=exchange.media_type if exchange is not None else None,
        )
        streaming.read(events, transcript)
        self._spoiled = next(iter(streaming.left_out), None)
        return streaming.outline

    def _tell(self) -> None:
        """Raise RecordRefused where events of a stream were left out, which its shape counts."""
        reason, self._spoiled = self._spoiled, None
        if reason is not None:
            raise RecordRefused(reason, counted=True)

    def transcript(self, blocks: Iterable[bytes]) -> None:
        """One event stream as it came over the wire. Raises Refused."""
        transcript = Transcript()
        self._stream(None, None, transcript.events(blocks), transcript)
        self._tell()


def _events(items: Iterable[Any]) -> Iterator[Event]:
    """Events that a recorder took apart, as they would have come over the wire."""
    for item in items:
        name, data = "", item
        if isinstance(item, dict) and "data" in item:
            label = item.get("event")
            name, data = label if isinstance(label, str) else "", item["data"]
        text = data.encode() if isinstance(data, str) else orjson.dumps(data)
        yield name.encode(), text
