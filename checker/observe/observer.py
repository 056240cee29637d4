"""Records -> lanes: each record is told apart, routed, held against the limits and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

import orjson

from checker.model.contract import Attribute, Contract
from checker.model.outline import Outline, failed
from checker.model.shape import Shape
from checker.observe import strict
from checker.observe.entry import Entry
from checker.observe.exchange import (
    Exchange,
    StatusUnknown,
    exchange_of,
    is_event_stream,
    is_exchange,
)
from checker.observe.lane import Lane
from checker.observe.lanes import SUCCESS, Lanes
from checker.observe.routes import Routes
from checker.observe.sse import Event, Transcript
from checker.observe.streaming import Streaming
from checker.observe.strict import Refused
from checker.observe.telemetry import Telemetry, is_log_record
from checker.observe.walk import MAX_KINDS, Walk

# Names by which a whole file of another form is known: HAR, recorded cassettes, OTLP. Seen as an
# answer it would only be called wrong.
FOREIGN: Final = frozenset(
    {"http_interactions", "interactions", "log", "resourceLogs", "resourceMetrics", "resourceSpans"}
)

ATTRIBUTES: Final = "attributes"  # under which a recorded span holds its map
BODILESS: Final = frozenset({204, 205})  # RFC 9110 §15.3.5, §15.3.6

Plan: TypeAlias = "dict[tuple[Any, ...], tuple[Entry, Lane]]"


class Observer:
    """Everything that is observed in one run."""

    def __init__(
        self, contracts: Iterable[Contract], asked: Contract | None, *, all_names: bool = True
    ) -> None:
        known = [*contracts] if asked is None else [asked, *contracts]
        self.routes = Routes(known, asked)
        self.lanes = Lanes(all_names=all_names)
        self.walk = Walk()
        self.passed_over: dict[str, int] = {}  # exchanges that are counted, and nothing more
        self._telemetry = next((Telemetry(c, all_names=all_names) for c in known if spans(c)), None)
        self._spans_asked = asked is not None and spans(asked)
        # Answers whose way is known: by the constant of `object`, then by the kind of the object.
        self._plans: dict[str, Plan] = {told: {} for told in self.routes.answers}

    def shapes(self) -> Iterator[Shape]:
        """Everything that was observed."""
        yield from self.lanes.shapes()
        if self._telemetry is not None:
            yield from self._telemetry.shapes()

    def leave_out(self, reason: str, number: int = 1) -> bool:
        """Records of which nothing is known: in the shape of the contract that was asked for.

        False where none was: then no shape can count it.
        """
        if self._spans_asked:
            self._telemetry_or_refused().leave_out(reason, number)
        elif self.routes.asked is not None:
            self.lanes.lane(self.routes.asked, "response", SUCCESS, None).leave_out(reason, number)
        return self._spans_asked or self.routes.asked is not None

    # ------------------------------------------------------------ records

    def records(self, texts: Iterable[bytes]) -> Iterator[tuple[int, Refused]]:
        """JSON texts: answers, exchanges, attributes, log records.

        Gives the index of each that is left out, and why. An answer of a kind that was met before
        is counted first, then held against the limits.
        """
        plans, walk, inside = self._plans, self.walk, self.walk.inside
        for index, raw in enumerate(texts):
            try:
                value = orjson.loads(raw)
                entry, lane = plans[value["object"]][(*value, *map(type, value.values()))]
            except (KeyError, TypeError, orjson.JSONDecodeError):
                refused = self._singly(raw)
                if refused is not None:
                    yield index, refused
                continue
            walk.record += 1
            lane.plain += 1
            entry.count += 1
            strings = entry.strings if entry.plain else inside(entry, value, False)  # noqa: FBT003
            quotes = raw.count(b'"') - 2 * strings
            if quotes or walk.suspect:
                refused = self._doubted(raw, value, quotes, entry, lane)
                if refused is not None:
                    yield index, refused
        if walk.learned > MAX_KINDS:
            self._remember()

    def _singly(self, raw: bytes) -> Refused | None:
        """A record whose way is not known yet."""
        try:
            self.take(strict.read(raw))
        except Refused as refused:
            return refused.with_traceback(None)
        return None

    def _doubted(
        self, raw: bytes, value: dict[str, Any], quotes: int, entry: Entry, lane: Lane
    ) -> Refused | None:
        """A record with so many quotation marks too many: taken back where it holds a fault."""
        walk = self.walk
        suspect, walk.suspect = walk.suspect, False
        try:
            strict.doubt(raw, value, quotes, suspect=suspect)
        except Refused as refused:
            walk.step = -1
            walk.inside(entry, value, False)  # noqa: FBT003
            walk.step = 1
            walk.suspect = False
            lane.plain -= 1
            entry.count -= 1
            return refused.with_traceback(None)
        return None

    def _remember(self) -> None:
        self.lanes.remember()
        for plan in self._plans.values():
            plan.clear()
        self.walk.learned = 0

    def take(self, value: Any) -> None:  # noqa: ANN401 - any JSON
        """One record as plain data, free of faults. Raises Refused."""
        if isinstance(value, list) and not self._is_answer(value):
            self._several(value)
        elif not isinstance(value, dict):
            self._answer(self.routes.asked, None, None, value)
        elif not FOREIGN.isdisjoint(value):
            raise Refused("form-unknown")
        elif is_exchange(value):
            self._exchange(value)
        elif is_log_record(value):
            self._telemetry_or_refused().take_log_record(value)
        elif self._is_span(value):
            self._telemetry_or_refused().take(self._span(value))
        else:
            self._bare(value)
        if self.walk.learned > MAX_KINDS:
            self._remember()

    def _is_answer(self, value: list[Any]) -> bool:
        """Is an array an answer itself, as the contract that was asked for documents it?"""
        asked = self.routes.asked
        root = asked.seen_through("response", SUCCESS, None, None) if asked is not None else None
        several = bool(value) and all(
            isinstance(item, dict) and (is_exchange(item) or is_log_record(item)) for item in value
        )
        return root is not None and root.items is not None and not several

    def _several(self, values: list[Any]) -> None:
        """An array of records. Raises Refused for the first that is left out, after the others."""
        if not (values and all(map(self._is_record, values))):
            raise Refused("source-unknown" if self.routes.asked is None else "form-unknown")
        first: Refused | None = None
        for item in values:
            try:
                self.take(item)
            except Refused as refused:
                if first is None:
                    first = refused.with_traceback(None)
                elif not refused.counted:
                    self.leave_out(refused.reason)
        if first is not None:
            raise first

    def _is_record(self, value: object) -> bool:
        """Is an item of an array a recording; an answer, where a contract knows it?"""
        return isinstance(value, dict) and (
            self.routes.asked is not None
            or is_exchange(value)
            or is_log_record(value)
            or self._is_span(value)
            or self.routes.of_body(value) is not None
        )

    def _is_span(self, value: Mapping[str, object]) -> bool:
        if self._spans_asked or self._telemetry is None:
            return self._spans_asked
        inner = value.get(ATTRIBUTES)
        return self._telemetry.knows(value) or (
            self.routes.asked is None and isinstance(inner, dict) and self._telemetry.knows(inner)
        )

    def _span(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """The attributes of a span: the map itself, or the one that it holds under that name.

        Raises Refused where no name has a dot: then it is no map of attributes.
        """
        inner = value.get(ATTRIBUTES)
        span = inner if isinstance(inner, dict) and not has_dots(value) else value
        if not has_dots(span):
            raise Refused("form-unknown")
        return span

    def _telemetry_or_refused(self) -> Telemetry:
        if self._telemetry is None:
            raise Refused("source-unknown")
        return self._telemetry

    # ------------------------------------------------------------ answers

    def _bare(self, value: dict[str, Any]) -> None:
        """An answer that stands alone; the way of its kind is remembered where the kind says it."""
        lane = self._answer(self.routes.asked, None, None, value)
        told = value.get("object")
        plan = self._plans.get(told) if isinstance(told, str) else None
        if plan is not None and lane.kind.where == "response" and value.get("error") is None:
            kind = (*value, *map(type, value.values()))
            entry = lane.view.entries.get(kind)
            if entry is not None:
                plan[kind] = (entry, lane)

    def _answer(
        self,
        outline: Outline | None,
        status: int | None,
        media_type: str | None,
        value: Any,  # noqa: ANN401 - any JSON
    ) -> Lane:
        if outline is None and isinstance(value, dict):
            outline = self.routes.of_body(value)
        if outline is None:
            raise Refused("source-unknown")
        if isinstance(value, dict) and self.routes.is_event(outline, value):
            lane = self.lanes.lane(outline, "stream", SUCCESS, media_type)
        else:
            lane = self.lanes.answer(outline, status, media_type, value)
        self.lanes.take(self.walk, lane, value)
        return lane

    def _exchange(self, value: Mapping[str, object]) -> None:
        try:
            exchange = exchange_of(value)
        except StatusUnknown:
            raise Refused("status-unknown") from None
        outline = self.routes.asked
        if exchange.method is not None and exchange.url is not None:
            outline = self.routes.of_request(exchange.method, exchange.url)
            if outline is None:
                self.passed_over["other-operation"] = self.passed_over.get("other-operation", 0) + 1
                return
        if exchange.events is not None:
            self._stream(outline, exchange, _events(exchange.events), Transcript())
        elif isinstance(exchange.body, str):
            self._text(outline, exchange, exchange.body.encode())
        elif exchange.body is None:
            self._refuse(outline, exchange, "empty-body")
        else:
            self._answer(outline, exchange.status, exchange.media_type, exchange.body)
        self._request(outline, exchange)

    def _request(self, outline: Outline | None, exchange: Exchange) -> None:
        """What was asked is compared where it was answered: what fails may be wrong on purpose."""
        if outline is None or exchange.request is None or failed(exchange.status or SUCCESS):
            return
        lane = self.lanes.lane(outline, "request", None, None)
        if lane.view.node.descends:
            self.lanes.take(self.walk, lane, exchange.request)

    def _text(self, outline: Outline | None, exchange: Exchange, text: bytes) -> None:
        if not text.strip():
            self._refuse(outline, exchange, "empty-body")
            return
        if is_event_stream(text):
            transcript = Transcript()
            self._stream(outline, exchange, transcript.events([text]), transcript)
            return
        try:
            value = strict.read(text)
        except Refused as refused:
            reason = refused.reason
        else:
            self._answer(outline, exchange.status, exchange.media_type, value)
            return
        self._refuse(outline, exchange, reason)

    def _refuse(self, outline: Outline | None, exchange: Exchange, reason: str) -> None:
        """Leave the answer out; its status and media type are told all the same.

        An answer that has no body by its status is one, with nothing in it.
        """
        if outline is not None:
            status = SUCCESS if exchange.status is None else exchange.status
            lane = self.lanes.lane(outline, "response", status, exchange.media_type)
            if reason == "empty-body" and status in BODILESS:
                lane.count += 1
                return
            lane.leave_out(reason)
        raise Refused(reason, counted=outline is not None)

    def _stream(
        self,
        outline: Outline | None,
        exchange: Exchange | None,
        events: Iterable[Event],
        transcript: Transcript,
    ) -> None:
        Streaming(
            lanes=self.lanes,
            walk=self.walk,
            routes=self.routes,
            outline=outline,
            status=exchange.status if exchange is not None else None,
            media_type=exchange.media_type if exchange is not None else None,
        ).read(events, transcript)

    def transcript(self, blocks: Iterable[bytes]) -> None:
        """One event stream as it came over the wire. Raises Refused."""
        transcript = Transcript()
        self._stream(self.routes.asked, None, transcript.events(blocks), transcript)


def spans(contract: Contract) -> bool:
    """Does a contract state attributes of telemetry?"""
    return any(isinstance(fact, Attribute) for fact in contract.facts)


def has_dots(value: Iterable[str]) -> bool:
    """Has a map a name in the form of an attribute's, with a dot?"""
    return any("." in name for name in value)


def _events(items: Iterable[Any]) -> Iterator[Event]:
    """Events that a recorder took apart, as they would have come over the wire."""
    for item in items:
        name, data = "", item
        if isinstance(item, dict) and "data" in item:
            told = item.get("event")
            name, data = told if isinstance(told, str) else "", item["data"]
        text = data.encode() if isinstance(data, str) else orjson.dumps(data)
        yield Event(name.encode(), text)
