"""Records -> lanes: each record is told apart, routed, held against the limits and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson

from checker.model.contract import Attribute, Contract
from checker.model.shape import Shape
from checker.observe import fast, strict
from checker.observe.answers import Answers
from checker.observe.exchange import is_exchange
from checker.observe.routes import Routes
from checker.observe.shape_counter import ShapeCounter
from checker.observe.shape_counters import SUCCESS
from checker.observe.strict import RecordRefused
from checker.observe.telemetry import Telemetry, is_log_record, kind_of
from checker.observe.walk import MAX_KINDS, Walk

# The list by which a whole file of another form is known: recorded cassettes, OTLP. Seen as an
# answer it would only be called wrong.
FOREIGN: Final = frozenset(
    {"http_interactions", "interactions", "resourceLogs", "resourceMetrics", "resourceSpans"}
)

BROKEN: Final = object()  # stands for what is no JSON

ATTRIBUTES: Final = "attributes"  # under which a recorded span holds its map

# Names that an answer may have which is not counted as others with the same `object`.
NOT_BARE: Final = FOREIGN | {
    *(ATTRIBUTES, "events", "log", "method", "request_body", "response_body", "type")
}


class Observer:
    """Everything that is observed in one run."""

    def __init__(
        self, contracts: Iterable[Contract], asked: Contract | None, *, all_names: bool = True
    ) -> None:
        known = [*contracts] if asked is None else [asked, *contracts]
        self.routes = Routes(known, asked)
        self.walk = Walk()
        self.answers = Answers(self.routes, self.walk, all_names=all_names)
        self._telemetry = next((Telemetry(c, all_names=all_names) for c in known if spans(c)), None)
        self._spans_asked = asked is not None and spans(asked)
        # Where answers that stand alone are counted, by the constant of `object`; those of forms that
        # were met before by a quicker way.
        self._lanes: dict[str, ShapeCounter] = {}
        self._bare_names: dict[tuple[str, ...], bool] = {}  # do they tell nothing else?
        self._bodies = fast.readers([*self.routes.answers, *self.routes.events])()

    def shapes(self) -> Iterator[Shape]:
        """Everything that was observed."""
        for case in self._bodies.cases():
            case.whose.again(self.walk, case.stands_for(), case.count)
            case.count = 0
        yield from self.answers.lanes.shapes()
        if self._telemetry is not None:
            yield from self._telemetry.shapes()

    def leave_out(self, reason: str, number: int = 1) -> bool:
        """Records of which nothing is known: in the shape of the contract that was asked for.

        False where none was: then no shape can count it.
        """
        if self._spans_asked:
            self._telemetry_or_refused().leave_out(reason, number)
        elif self.routes.asked is not None:
            self.answers.lanes.lane(self.routes.asked, "response", SUCCESS, None).leave_out(
                reason, number
            )
        return self._spans_asked or self.routes.asked is not None

    # ------------------------------------------------------------ records

    def records(self, texts: Iterable[bytes]) -> Iterator[tuple[int, RecordRefused]]:
        """JSON texts: answers, exchanges, attributes, log records.

        Gives the index of each that is left out, and why.
        """
        read = self._bodies.read
        for index, raw in enumerate(texts):
            case = read(raw)
            if case is not None:
                case.count += 1
                continue
            for one in self._record(raw):
                yield index, one
        if self.walk.learned > MAX_KINDS:
            self._remember()

    def _record(self, raw: bytes) -> list[RecordRefused]:
        """A record, and why anything of it is left out.

        An answer that says whose it is is counted first, then held against the limits.
        """
        try:
            value = orjson.loads(raw)
        except orjson.JSONDecodeError:
            value = BROKEN  # of which a later exception would keep the text
        lane = None if value is BROKEN else self._lane_of(value)
        if lane is None:
            return [strict.reason(raw)] if value is BROKEN else self._singly(raw, value)
        walk = self.walk
        walk.record += 1
        quotes = raw.count(b'"') - 2 * lane.take(walk, value)
        if walk.suspect or (quotes and strict.escaped(raw, quotes) != quotes):
            refused = self._fault(raw, value)
            if refused is not None:
                walk.step = -1
                lane.take(walk, value)
                walk.step = 1
                walk.suspect = False
                return [refused]
        lane.count += 1
        self._bodies.met(raw, value, lane, lane.view.node)
        return []

    def _lane_of(self, value: Any) -> ShapeCounter | None:  # noqa: ANN401 - any JSON
        """Where an answer is counted that stands alone and is told by its `object` as others were."""
        try:
            lane = self._lanes[value["object"]]
        except (KeyError, TypeError):
            return None
        names = (*value,)
        bare = self._bare_names.get(names)
        if bare is None:
            if len(self._bare_names) > MAX_KINDS:
                self._bare_names.clear()
            dotted = "." in "".join(names)
            bare = NOT_BARE.isdisjoint(names) and not dotted and not is_log_record(value)
            self._bare_names[names] = bare
        return lane if bare and value.get("error") is None else None

    def _singly(self, raw: bytes, value: Any) -> list[RecordRefused]:  # noqa: ANN401 - any JSON
        """A record whose way is not known yet."""
        try:
            strict.vouch(raw, value)
        except RecordRefused as refused:
            return [refused.with_traceback(None)]
        return self.left_out_of(value)

    def _fault(self, raw: bytes, value: dict[str, Any]) -> RecordRefused | None:
        """The fault of a record that may hold one."""
        suspect, self.walk.suspect = self.walk.suspect, False
        try:
            (strict.examine(raw) if suspect else strict.doubt(raw, value))
        except RecordRefused as refused:
            return refused.with_traceback(None)
        return None

    def _remember(self) -> None:
        """Count what is remembered into rows, and forget it."""
        self.answers.lanes.remember()
        self.walk.learned = 0

    def left_out_of(self, value: Any) -> list[RecordRefused]:  # noqa: ANN401 - any JSON
        """Take one record, or an array of them; why anything of it is left out."""
        if not isinstance(value, list) or self._is_answer(value):
            return self._left_out(value, None)
        if not any(map(self._is_record, value)):
            return [
                RecordRefused("source-unknown" if self.routes.asked is None else "form-unknown")
            ]
        each = (self._left_out(item, place) for place, item in enumerate(value))
        return [refused for several in each for refused in several]

    def _left_out(self, value: Any, place: int | None) -> list[RecordRefused]:  # noqa: ANN401 - any JSON
        try:
            self.take(value if place is None else _object(value))
        except RecordRefused as refused:
            refused.place = place
            return [refused.with_traceback(None)]
        return []

    def take(self, value: Any) -> None:  # noqa: ANN401 - any JSON
        """One record as plain data, free of faults. Raises Refused."""
        if not isinstance(value, dict):
            self.answers.answer(None, None, None, value)
        elif is_foreign(value):
            raise RecordRefused("form-not-read")
        elif is_exchange(value):
            self.answers.exchange(value)
        elif is_log_record(value):
            self._telemetry_or_refused().take_log_record(value)
        elif self._is_span(value):
            self._telemetry_or_refused().take(self._span(value), kind_of(value))
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
            raise RecordRefused("form-unknown")
        return span

    def _telemetry_or_refused(self) -> Telemetry:
        if self._telemetry is None:
            raise RecordRefused("source-unknown")
        return self._telemetry

    def _bare(self, value: dict[str, Any]) -> None:
        """An answer that stands alone; where others are counted that are told by the same word."""
        lane = self.answers.answer(None, None, None, value)
        told = value.get("object")
        whole = lane.kind.where == "response" and lane.kind.variant is None
        if whole and isinstance(told, str) and told in self.routes.answers:
            self._lanes[told] = lane

    def transcript(self, blocks: Iterable[bytes]) -> None:
        """One event stream as it came over the wire. Raises Refused."""
        self.answers.transcript(blocks)


def _object(value: object) -> object:
    """An item of an array of records. Raises Refused."""
    if isinstance(value, dict):
        return value
    raise RecordRefused("not-an-answer")


def spans(contract: Contract) -> bool:
    """Does a contract state attributes of telemetry?"""
    return any(isinstance(fact, Attribute) for fact in contract.facts)


def is_foreign(value: Mapping[str, object]) -> bool:
    """Is it a recording of a form that is not read: a cassette, OTLP, HAR (`log.entries`)?"""
    log = value.get("log")
    return (isinstance(log, dict) and "entries" in log) or any(
        isinstance(value[name], list) for name in FOREIGN.intersection(value)
    )


def has_dots(value: Iterable[str]) -> bool:
    """Has a map a name in the form of an attribute's, with a dot?"""
    return any("." in name for name in value)
