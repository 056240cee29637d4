"""Records -> counters: each record is recognised, routed, held against the limits and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

import orjson

from checker.model.contract import Attribute, Contract
from checker.model.fidelity import FIDELITIES, PARSED, RAW
from checker.model.hosts_asked import together
from checker.model.merging import counted, merge
from checker.model.observed import Observed
from checker.model.shape import At, Shape
from checker.observe import fast, strict
from checker.observe.answers import Answers
from checker.observe.counter import FEWEST
from checker.observe.exchange import BODIES, UnreadExchange, is_exchange
from checker.observe.other_objects import is_error, wraps
from checker.observe.recordings import FormTeller
from checker.observe.recordings.bodies import plain
from checker.observe.recordings.form import Form, HalfExchange, Taken, TakenPart
from checker.observe.routes import OTHER_SPAN, Routes
from checker.observe.shape_counters import SUCCESS
from checker.observe.span import Span
from checker.observe.strict import RecordRefused
from checker.observe.telemetry import Telemetry, is_log_record, kind_of
from checker.observe.walk import MAX_KINDS, Walk

BROKEN: Final = object()  # stands for what is no JSON

MAX_ASKED: Final = 50_000  # requests that are kept until their answers come
MAX_WITHIN: Final = 4  # rows that hold rows
MAX_AROUND: Final = 6  # objects and lists around a record in an envelope

ATTRIBUTES: Final = "attributes"  # under which a recorded span holds its map

# Names that an answer may have which is not counted as others with the same `object`.
NOT_BARE: Final = frozenset({ATTRIBUTES, "method", "type"})


class Observer:
    """Everything that is observed in one run."""

    def __init__(
        self,
        contracts: Iterable[Contract],
        asked: Contract | None,
        *,
        all_names: bool = True,
        anywhere: bool = True,
    ) -> None:
        known = [*contracts] if asked is None else [asked, *contracts]
        self.routes = Routes(known, asked, anywhere=anywhere)
        self.walk = Walk()
        self._teller = FormTeller()
        self.answers_of = {  # by how much of them a recording keeps
            fidelity: Answers(self.routes, self.walk, all_names=all_names, fidelity=fidelity)
            for fidelity in FIDELITIES
        }
        self.answers = self.answers_of[RAW]
        # Requests of batches, by the id of a line, and where they stand; has any an answer?
        self._asked: dict[str, tuple[Mapping[str, Any], At]] = {}
        self._any_answered = False
        self.other_spans = 0  # of which the conventions list no attribute
        self._telemetry = next(
            (Telemetry(c, self.walk, all_names=all_names) for c in known if spans(c)), None
        )
        self._spans_asked = asked is not None and spans(asked)
        # What reads answers that stand alone, if they say whose they are, and are like others.
        # What reads lines like the last record, a pair or a plain exchange, and who counts it.
        self._likely: tuple[Callable[[bytes], UnreadExchange | None], Answers] | None = None
        self._bodies = fast.Reader(self.walk, self.routes.words, fits=self._is_bare)

    def shapes(self) -> Iterator[Shape]:
        """Everything that was observed."""
        for answers in self.answers_of.values():
            yield from answers.counters.shapes(self.walk)
        if self._telemetry is not None:
            yield from self._telemetry.shapes()

    def observed(self) -> Observed:
        """The same, with what is in no shape."""
        shapes, answers = merge(self.shapes()), self.answers_of.values()
        spans = {OTHER_SPAN: self.other_spans} if self.other_spans else {}
        return Observed(
            shapes=shapes,
            left_out=counted(shape.left_out for shape in shapes),
            passed_over=counted([*(one.passed_over for one in answers), spans]),
            elsewhere=sum(one.elsewhere for one in answers),
            asked=together(one.asked() for one in answers),
        )

    def unanswered(self) -> list[At]:
        """Where the requests of a batch stand of which no answer at all was given."""
        return [] if self._any_answered else [at for _, at in self._asked.values()]

    def leave_out(self, reason: str, number: int = 1) -> bool:
        """Records of which nothing is known: in the shape of the contract that was asked for.

        False where none was: then no shape can count it.
        """
        if self._spans_asked:
            self._telemetry_or_refused().leave_out(reason, number)
        elif self.routes.asked is not None:
            self.answers.counters.of(self.routes.asked, "response", SUCCESS, None).leave_out(
                reason, number
            )
        return self._spans_asked or self.routes.asked is not None

    # ------------------------------------------------------------ records

    def records(self, texts: Iterable[bytes]) -> Iterator[tuple[int, RecordRefused]]:
        """JSON texts: answers, exchanges, attributes, log records.

        Gives the index of each that is left out, and why.
        """
        read, walk = self._bodies.read, self.walk
        for index, raw in enumerate(texts):
            walk.number += 1
            walk.begin()
            if self._likely is not None:
                exchange_of, answers = self._likely
                exchange = exchange_of(raw)
                if exchange is None:
                    self._likely = None
                else:
                    try:
                        if answers.unread(exchange):
                            continue
                    except RecordRefused as refused:
                        yield index, refused.with_traceback(None)
                        continue
            counter = read(raw)
            if counter is not None:
                counter.count += 1
                continue
            for one in self._record(raw):
                yield index, one
        self._remember()

    def _record(self, raw: bytes) -> list[RecordRefused]:
        """A record whose way is not known yet, and why anything of it is left out."""
        try:
            value = strict.quick(raw)
            if isinstance(value, dict) and is_exchange(value):
                strict.vouch_around(raw, value, BODIES)
                if not self._teller.several(value):
                    self._likely = fast.Reader.lines(paired=False), self.answers
            else:
                strict.vouch(raw, value)
        except RecordRefused as refused:
            self.walk.number -= not raw.strip()  # a blank line is no record
            return [refused.with_traceback(None)]
        return self.left_out_of(value)

    def _is_bare(self, names: Iterable[str]) -> bool:
        """Is an object with such names, and a word that tells it, nothing but an answer?"""
        value = dict.fromkeys(names)
        told = is_log_record(value) or self._teller.several(value)
        return NOT_BARE.isdisjoint(value) and not told

    def _remember(self) -> None:
        """Count what is remembered into rows, and forget it, where it has become too much."""
        if self.walk.learned > MAX_KINDS:
            for answers in self.answers_of.values():
                answers.counters.remember()
            self.walk.learned = 0

    def begins(self, number: int) -> None:
        """An input: its records are counted from 1."""
        self.walk.input, self.walk.number = number, 0

    def left_out_of(self, value: Any, fidelity: str = RAW, depth: int = 0) -> list[RecordRefused]:  # noqa: ANN401 - any JSON
        """Take one record, or an array of them; why anything of it is left out."""
        if not isinstance(value, list) or self._is_answer(value):
            return self._left_out(value, None, fidelity, depth)
        if not value:
            return [RecordRefused("no-records")]
        if not any(map(self._is_record, value)):
            return [
                RecordRefused("source-unknown" if self.routes.asked is None else "form-unknown")
            ]
        found = []
        for place, item in enumerate(value):
            self.walk.number += place > 0 and not depth
            found += self._left_out(item, place, fidelity, depth)
        return found

    def _left_out(
        self,
        value: Any,  # noqa: ANN401 - any JSON
        place: int | None,
        fidelity: str,
        depth: int,
    ) -> list[RecordRefused]:
        form = self._teller.of(value) if isinstance(value, dict) else None
        if place is not None and isinstance(value, list):  # a list of lists
            found = self.left_out_of(value, fidelity, depth + 1)
        elif form is None:
            found = self._untold(value, fidelity, depth)
        else:
            if form.paired:
                self._likely = fast.Reader.lines(paired=True), self.answers_of[form.fidelity]
            found = []
            for part in form.taken(value):
                found += self.taken(part, form.fidelity, depth + 1)
        for one in found:
            one.place = place
        return found

    def _untold(self, value: Any, fidelity: str, depth: int) -> list[RecordRefused]:  # noqa: ANN401 - any JSON
        """A record of no form of the table, or what stands in one of another program's."""
        try:
            self.take(value, fidelity)
        except RecordRefused as refused:
            held = self._held(value) if refused.reason == "envelope-unknown" else None
            if held is None:
                return [refused.with_traceback(None)]
            return self.taken(held, fidelity, depth + 1)
        return []

    def form_of(self, line: bytes) -> Form | None:
        """The form of a line; None where it is of none of the table."""
        try:
            value = orjson.loads(line)
        except orjson.JSONDecodeError:
            return None
        return self._teller.of(value) if isinstance(value, dict) else None

    def taken(self, part: Taken, fidelity: str, depth: int = 0) -> list[RecordRefused]:
        """What was taken out of a recording; why anything of it is left out."""
        if isinstance(part, RecordRefused):
            return [part]
        if depth > MAX_WITHIN:
            return [RecordRefused("too-deep")]
        value = part.value
        if type(value) is bytes:
            return [one for _, one in self.records([value])]
        if isinstance(value, HalfExchange):
            if value.asked:
                if len(self._asked) < MAX_ASKED:
                    self._asked[value.id] = value.members, self.walk.at
                return []
            self._any_answered = True
            asked, _ = self._asked.get(value.id, ({}, None))
            value = {**value.members, **asked}
        return self.left_out_of(value, part.fidelity or fidelity, depth)

    def take(self, value: Any, fidelity: str = RAW) -> None:  # noqa: ANN401 - any JSON
        """One record as plain data, free of faults. Raises RecordRefused."""
        self.walk.begin()
        if isinstance(value, Span):
            self._take_span(value)
        elif isinstance(value, list):
            self.answers_of[fidelity].answer(None, None, None, value)
        elif is_exchange(_object(value)):  # a word or a number alone answers nothing
            self.answers_of[fidelity].exchange(value)
        elif is_log_record(value):
            self._telemetry_or_refused().take_log_record(value)
        elif self._is_span(value):
            attributes = self._span(value)
            kind = kind_of(value) or kind_of(attributes)
            self._telemetry_or_refused().take(Span(attributes=attributes, kind=kind))
        else:
            self._bare(value, fidelity)
        self._remember()

    def _take_span(self, span: Span) -> None:
        if self._telemetry is not None and self._telemetry.is_of(span):
            self._telemetry.take(span)
        else:
            self.other_spans += 1

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
        if isinstance(value, list):
            return any(map(self._is_record, value))
        return isinstance(value, dict) and (
            self.routes.asked is not None
            or is_exchange(value)
            or is_log_record(value)
            or self._is_span(value)
            or self.routes.of_body(value) is not None
            or self._held(value) is not None
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

    def _bare(self, value: dict[str, Any], fidelity: str) -> None:
        """An answer that stands alone; where others are counted that have the same word."""
        if self._is_envelope(value):
            raise RecordRefused("envelope-unknown")
        counter = self.answers_of[fidelity].answer(None, None, None, value)
        kind = counter.kind
        if (fidelity, kind.where, kind.variant) == (RAW, "response", None) and (
            isinstance(word := value.get("object"), str)
            and word in self.routes.answers
            and value.get("error") is None
            and self._is_bare(value)
        ):
            self._bodies.met(value, counter, counter.root)

    def _is_envelope(self, value: dict[str, Any]) -> bool:
        """Is an object nothing that is documented, and holds a record that is?"""
        asked = self.routes.asked
        if self.routes.of_body(value) is not None or is_error(value):
            return False
        for outline in self.routes.answers.values() if asked is None else [asked]:
            root = outline.seen_through("response", SUCCESS, None, None)
            expected = root.expected if root is not None else frozenset[str]()
            if expected and len(expected.intersection(value)) >= min(FEWEST, len(expected)):
                return False
        return wraps(value) or any(self._holds(inner, MAX_AROUND) for inner in value.values())

    def _held(self, value: object, depth: int = MAX_AROUND) -> TakenPart | None:
        """The one record, or list of them, that stands in an object of another program's.

        None for several, and for an answer alone: of that nothing tells how it was kept.
        """
        if isinstance(value, str) and value[:1] == "{":
            with suppress(RecordRefused, UnicodeEncodeError):
                text = strict.read(value.encode())
                return TakenPart(text, RAW) if self._is_told(text) else None
        if isinstance(value, list):
            each = depth and all(
                isinstance(one, dict) and self._held(one, depth - 1) for one in value
            )
            return TakenPart(value, PARSED) if each and value else None
        if not isinstance(value, dict):
            return None
        if self._is_told(value):
            return TakenPart(value, PARSED)
        if depth == 0:
            return None
        found = [held for one in value.values() if (held := self._held(one, depth - 1))]
        return found.pop() if len(found) == 1 else None

    def _is_told(self, value: Mapping[str, Any]) -> bool:
        """Is an object a recorded exchange with its answer, or of a form that is taken apart?"""
        answered = "response_body" in value or isinstance(value.get("events"), list)
        return answered or self._teller.of(value) is not None

    def _holds(self, value: object, depth: int) -> bool:
        """Is a member a record, or does it hold one?"""
        if isinstance(value, str) and value[:1] == "{":
            value = plain(value)
        if depth == 0 or not isinstance(value, dict | list):
            return False
        if isinstance(value, dict) and self._is_told(value):
            return True
        if isinstance(value, dict) and (
            self.routes.of_body(value) is not None or is_exchange(value) or is_log_record(value)
        ):
            return True
        inner = value.values() if isinstance(value, dict) else value
        return any(self._holds(one, depth - 1) for one in inner)

    def transcript(self, blocks: Iterable[bytes]) -> None:
        """One event stream as it came over the wire. Raises Refused."""
        self.walk.number += 1
        self.walk.begin()
        self.answers.transcript(blocks)


def _object(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """A record, or an item of an array of them. Raises Refused."""
    if isinstance(value, dict):
        return value
    raise RecordRefused("not-an-answer")


def spans(contract: Contract) -> bool:
    """Does a contract state attributes of telemetry?"""
    return any(isinstance(fact, Attribute) for fact in contract.facts)


def has_dots(value: Iterable[str]) -> bool:
    """Has a map a name in the form of an attribute's, with a dot?"""
    return any("." in name for name in value)
