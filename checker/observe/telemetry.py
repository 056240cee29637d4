"""Attribute maps and log records -> shapes, seen through the semantic conventions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, Final, TypeAlias

from checker.gate.naming import attribute_name
from checker.model.contract import Attribute, Contract
from checker.model.fidelity import META
from checker.model.merging import with_parents
from checker.model.outline import contract_digest
from checker.model.regex import regex
from checker.model.shape import (
    ABSENT,
    HIDDEN_KEY,
    HIGH_CARDINALITY,
    LOG_RECORD,
    MISSING,
    UNDOCUMENTED,
    At,
    Shape,
    Sign,
)
from checker.model.status_phrases import PHRASES
from checker.observe.counter import FEWEST, MAX_NAMES
from checker.observe.row import PathCounts
from checker.observe.span import Span
from checker.observe.walk import Walk

Spans: TypeAlias = "Mapping[str, Any]"

CLIENT: Final = "span.client"  # who calls an API is its client
SERVER: Final = "span.server"

STATUS: Final = "http.response.status_code"
FAILURE: Final = "error.type"
METHOD: Final = "http.request.method"
ORIGINAL: Final = "http.request.method_original"
OTHER: Final = "_OTHER"

ANSWERED: Final = "http.response."  # what a span holds of an answer shows that one came

# Conditions that the other attributes of a span show to hold (semconv HTTP spans: a response was
# received, the method was not known).
CONDITIONS: Final[Mapping[str, Callable[[Spans], bool]]] = {
    ORIGINAL: lambda span: span.get(METHOD) == OTHER,
    STATUS: lambda span: any(name.startswith(ANSWERED) for name in span),
}

# The log record's own fields. A client's route is the template of the URL that it asked for.
STATUS_CLASS: Final = "status_code_class"
LOG_FIELDS: Final[Mapping[str, str]] = {
    "error_category": FAILURE,
    "http_method": METHOD,
    "route_template": "url.template",
    STATUS_CLASS: STATUS_CLASS,
}
CLASSES: Final = ("1xx", "2xx", "3xx", "4xx", "5xx", "timeout")
FAILED: Final = ("4xx", "5xx", "timeout")
# How exporters write the kind of a span: `SpanKind.SERVER`, `SPAN_KIND_SERVER`, `server`. Their
# numbers differ from one another, so those tell nothing.
KINDS: Final = ("kind", "span.kind")
_KIND: Final = regex(r"(?:.*[._])?(client|server)", re.IGNORECASE)

NO_VALUE: Final = frozenset({"", "-", "n/a", "na", "none", "null"})

# What a template leaves open (RFC 6570 §2.2, and `id={id}` as semconv has it) is nobody's value;
# nor is what a server's route does: `{id?}`, `{page=first}`, a named group of a pattern.
_OPEN: Final = regex(
    r"(?:[\w.-]{1,64}=)?\{[?&#+;./]?[A-Za-z_][\w.,:*%=-]{0,255}\??\}"
    r"|\(\?P?<[A-Za-z_]\w{0,63}>[^()]{0,255}\)[?*+]?"
)
_QUERY: Final = regex(r"\?[&;]*(?=[#/]|$)")  # of which nothing is left
# What makes a value one of very many: an address or a query, a sentence, a mail address, an id as
# a segment of a path (digits), a UUID, a network address, a long number.
_MANY: Final = regex(
    r"://|[?#@\s]|/\d+(?=/|$)|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}|\d{1,3}(?:\.\d{1,3}){3}|\d{6}"
)
# A long word, and the digits that make it an id: groups of them where a version (`Http2`) has one.
_LONG: Final = regex(r"[A-Za-z0-9_-]{20,}")
_DIGITS: Final = regex(r"\d+")
_GROUPS, _FIGURES = 3, 6


# A few plain words are one of a program's own phrases, as Go words its errors (`context deadline
# exceeded`); so is what HTTP calls a status.
_PHRASE: Final = regex(
    r"(?:[a-z]+(?:[/-][a-z]+)?|[A-Z]{2,5})(?: (?:[a-z]+(?:-[a-z]+)?|[A-Z]{2,5})){1,3}"
)
_REASONS: Final = frozenset(chain.from_iterable(PHRASES.values()))


def _many(value: str) -> bool:
    """Does a value look like one of very many?"""
    if value in _REASONS or _PHRASE.fullmatch(value):
        return False
    literal = _QUERY.sub("", _OPEN.sub("", value))
    return _MANY.search(literal) is not None or any(map(_id, _LONG.findall(literal)))


def _id(word: str) -> bool:
    """Letters and digits in turn: `a3f9c2`, not `Http2ConnectionResetException1`."""
    groups = _DIGITS.findall(word)
    return len(groups) >= _GROUPS or sum(map(len, groups)) >= _FIGURES


def is_log_record(value: Mapping[str, object]) -> bool:
    """Has it at least two of the fields of the log record that telemetry knows?"""
    return len(LOG_FIELDS.keys() & value.keys()) >= FEWEST


def kind_of(span: Mapping[str, object]) -> str | None:
    """The side of which a recording says that it is; None where it does not."""
    for name in KINDS:
        word = span.get(name)
        match = _KIND.fullmatch(word) if isinstance(word, str) else None
        if match:
            return f"span.{match[1].lower()}"
    return None


class Telemetry:
    """Spans of both sides. Log records are of the client: who calls an API writes them."""

    def __init__(self, contract: Contract, walk: Walk, *, all_names: bool) -> None:
        """`walk` knows which record it is."""
        self._sides = {
            signal: _Side(contract, walk, all_names=all_names, signal=signal)
            for signal in (CLIENT, SERVER)
        }
        client, server = (self._sides[signal] for signal in (CLIENT, SERVER))
        self._clients_own = client.required - server.names
        self._servers_own = server.required - client.names
        self.knows = client.knows
        self.lists = client.lists
        self.leave_out = client.leave_out
        self.take_log_record = client.take_log_record

    def take(self, span: Span) -> None:
        """A span, of the side that it is said to be or else looks like.

        What a resource or an event says is looked at where the conventions list it: the other
        attributes of a process, and of what happened in it, are no matter of theirs.
        """
        side = self._sides[kind_of({"kind": span.kind}) or self._looks_like(span.attributes)]
        attributes = span.attributes
        if span.words:
            attributes = {name: side.valued(name, value) for name, value in attributes.items()}
        also = [
            {name: value for name, value in one.items() if side.lists(name)}
            for one in (span.resource, *span.events)
        ]
        side.take(attributes, also)

    def is_of(self, span: Span) -> bool:
        """Is a span one of HTTP? A call of a database has a server and an error, too."""
        return any(name.startswith("http.") and self.lists(name) for name in span.attributes)

    def _looks_like(self, span: Spans) -> str:
        """A server's, where all is there that one requires, and nothing that only a client does.

        A caller that mistook one attribute for another stays a caller.
        """
        server = self._sides[SERVER]
        if self._servers_own and server.required <= span.keys():
            return SERVER if self._clients_own.isdisjoint(span) else CLIENT
        return CLIENT

    def shapes(self) -> list[Shape]:
        """One for the spans of each side and one for log records, where there were any."""
        return [shape for side in self._sides.values() for shape in side.shapes()]


class _Side:
    """Spans of one side, counted."""

    def __init__(self, contract: Contract, walk: Walk, *, all_names: bool, signal: str) -> None:
        self.contract = contract
        self._all_names = all_names
        self._signal = signal
        self._facts: dict[str, Attribute] = {}  # of this side, else of any signal
        self._prefixes: dict[str, str] = {}  # "http.request.header." -> the template
        facts = [fact for fact in contract.facts if isinstance(fact, Attribute)]
        for fact in sorted(facts, key=lambda fact: (fact.signal != signal, fact.key)):
            self._facts.setdefault(fact.attribute, fact)
            if "<" in fact.attribute:
                self._prefixes[fact.attribute.partition("<")[0]] = fact.attribute
        mine = [fact for fact in facts if fact.signal == signal]
        self.names = frozenset(fact.attribute for fact in mine)
        self.required = frozenset(
            fact.attribute for fact in mine if fact.requirement_level == "required"
        )
        conditional = {f.attribute for f in mine if f.requirement_level == "conditionally_required"}
        self._conditions = {
            name: holds
            for name, holds in {**CONDITIONS, FAILURE: self._failed}.items()
            if name in conditional
        }
        self._counters = {None: _SpanCounter(walk), LOG_RECORD: _SpanCounter(walk)}

    def knows(self, value: Mapping[str, object]) -> bool:
        """Is a map one of attributes: has it a name that the conventions list?"""
        return any("." in name and self.lists(name) for name in value)

    def _failed(self, span: Spans) -> bool:
        # A 4xx is the caller's error (semconv HTTP spans).
        status = span.get(STATUS)
        return type(status) is int and status >= (400 if self._signal == CLIENT else 500)

    def _fact(self, name: str) -> Attribute | None:
        fact = self._facts.get(name)
        if fact is None:
            for prefix, template in self._prefixes.items():
                if name.startswith(prefix):
                    return self._facts[template]
        return fact

    def leave_out(self, reason: str, number: int = 1) -> None:
        """Recordings that are not compared."""
        left_out = self._counters[None].left_out
        left_out[reason] = left_out.get(reason, 0) + number

    def lists(self, name: str) -> bool:
        """Do the conventions list an attribute?"""
        return self._fact(name) is not None

    def valued(self, name: str, value: object) -> object:
        """A value of which only the text was kept: a number, where one is documented."""
        fact = self._fact(name)
        number = fact is not None and fact.type == "int" and str(value).isdecimal()
        return int(str(value)) if number else value

    def take(self, span: Spans, also: Iterable[Spans] = ()) -> None:
        """The attributes of one span; `also`: what stands beside it and is listed."""
        counter = self._counters[None]
        counter.count += 1
        met = self.required.intersection(span)
        recognised = len(met) >= FEWEST and 2 * len(met) >= len(self.required)
        named = self._all_names and recognised
        seen: set[str] = set()
        for name, value in chain(span.items(), *(one.items() for one in also)):
            fact = self._fact(name)
            if fact is not None:
                key = fact.attribute
                self._token(counter, fact, value)
            else:
                room = name in counter.rows or len(counter.rows) < MAX_NAMES
                key = name if named and room and attribute_name(name) else HIDDEN_KEY
            counter.see(key, value, seen, documented=fact is not None)
        for name in self.required - met:
            counter.lacks(name)
        for name, holds in self._conditions.items():
            if name not in span and holds(span):
                counter.token(name, ABSENT)

    def take_log_record(self, record: Mapping[str, Any]) -> None:
        """The fields of one log record that stand for attributes; the others are not looked at."""
        counter = self._counters[LOG_RECORD]
        counter.count += 1
        filled = {
            LOG_FIELDS[name]: str(value)  # 500 is a number to YAML, and a word here
            for name, value in record.items()
            if name in LOG_FIELDS and _filled(value)
        }
        for key, value in filled.items():
            fact = self._facts.get(key)
            counter.see(key, value, set(), documented=fact is not None)
            if fact is not None:
                self._token(counter, fact, value)
        status = filled.get(STATUS_CLASS, "").lower()
        if status:
            counter.token(STATUS_CLASS, status if status in CLASSES else UNDOCUMENTED)
        if status in FAILED and FAILURE not in filled:
            counter.token(FAILURE, ABSENT)

    def _token(self, counter: _SpanCounter, fact: Attribute, value: object) -> None:
        members = {member.value for member in fact.enum or ()}
        if not isinstance(value, str):
            return
        if value in members:
            counter.token(fact.attribute, value)
        elif fact.low_cardinality and len(members) < FEWEST and _many(value):
            counter.token(fact.attribute, HIGH_CARDINALITY)
        elif members:
            counter.token(fact.attribute, UNDOCUMENTED)

    def shapes(self) -> list[Shape]:
        """One for spans and one for log records, where there were any."""
        kind = Shape(
            contract=contract_digest(self.contract),
            source=self.contract.source,
            where=self._signal,
            status=None,
            media_type=None,
            variant=None,
            fidelity=META,
        )
        return [
            counter.shape(replace(kind, variant=variant))
            for variant, counter in self._counters.items()
            if counter.count or counter.left_out
        ]


def _filled(value: object) -> bool:
    """Not a placeholder of the template (`true|false`, `<API_KEY_PLACEHOLDER>`), not `none`."""
    text = "" if value is None else str(value).strip()
    return text.lower() not in NO_VALUE and "|" not in text and not text.startswith("<")


class _SpanCounter:
    """Counts of one kind of recording."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.first: dict[Sign, At] = {}
        self.count = 0
        self.rows: dict[str, PathCounts] = {}
        self.tokens: dict[str, dict[str, int]] = {}
        self.left_out: dict[str, int] = {}

    def see(self, key: str, value: object, seen: set[str], *, documented: bool) -> None:
        """One attribute; `seen`: what of this recording was there before, and now this too."""
        row = self.rows.get(key)
        if row is None:
            row = self.rows[key] = PathCounts(documented=documented)
        row.add(value)
        if type(value) not in row.first:
            row.first[type(value)] = self._walk.at
        row.present += key not in seen
        row.records += key not in seen
        seen.add(key)
        if isinstance(value, list) and documented:
            below = f"{key}[*]"
            items = self.rows.setdefault(below, PathCounts())
            for item in value:
                items.add(item)
                items.records += below not in seen
                seen.add(below)
            items.present += bool(value)

    def token(self, key: str, token: str) -> None:
        """One value of a closed set, or what stands for a value."""
        counts = self.tokens.setdefault(key, {})
        if token not in counts:
            self.first[key, MISSING if token == ABSENT else token] = self._walk.at
        counts[token] = counts.get(token, 0) + 1

    def lacks(self, key: str) -> None:
        """A recording without an attribute that it has to have."""
        self.first.setdefault((key, MISSING), self._walk.at)

    def shape(self, kind: Shape) -> Shape:
        """The shape of all recordings, of a kind."""
        rows = {key: self.rows[key].seen() for key in sorted(self.rows)}
        first = {(k, kind): at for k, row in self.rows.items() for kind, at in row.firsts().items()}
        first |= self.first
        return replace(
            kind,
            count=self.count,
            fields=with_parents(rows, self.count),
            tokens={key: dict(sorted(self.tokens[key].items())) for key in sorted(self.tokens)},
            left_out=dict(sorted(self.left_out.items())),
            first={sign: at for sign, at in first.items() if self._walk.shows(at)},
        )
