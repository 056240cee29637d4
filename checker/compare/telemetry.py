"""A shape of telemetry beside the semantic conventions -> differences."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from checker.compare.observed_names import What, earliest
from checker.gate.naming import attribute_name
from checker.model.contract import Attribute, Contract
from checker.model.difference import Amount, ObservedDifference
from checker.model.shape import (
    ABSENT,
    HIDDEN_KEY,
    HIGH_CARDINALITY,
    LOG_RECORD,
    MISSING,
    UNDOCUMENTED,
    At,
    Seen,
    Shape,
    Sign,
)

OTHER_SIDE: Final[Mapping[str, str]] = {"span.client": "span.server", "span.server": "span.client"}

METHOD: Final = "http.request.method"  # unknown methods are to become _OTHER (semconv HTTP spans)
MESSAGE: Final = "exception.message"  # sensitive wherever it is recorded (semconv exceptions)
STATUS_CLASS: Final = "status_code_class"  # of the log record; no attribute
TIMEOUT: Final = "timeout"

# A status class is made of http.response.status_code; a timeout has none.
NO_STATUS: Final = (
    " A timeout is no class of status: no status was received, so the conventions leave the status"
    " code out and have the timeout in `error.type`."
)

JSON_TYPES: Final[Mapping[str, str]] = {
    "boolean": "boolean",
    "double": "number",
    "int": "integer",
    "string": "string",
}


class TelemetryComparer:
    """The shapes of one side, one after the other."""

    def __init__(self, contract: Contract) -> None:
        self.met: set[str] = set()
        self.amounts: Counter[Amount] = Counter()  # among which differences were seen
        self._by_signal: dict[str, dict[str, Attribute]] = {}
        self._all: dict[str, list[Attribute]] = {}
        for fact in contract.facts:
            if isinstance(fact, Attribute):
                self._by_signal.setdefault(fact.signal, {})[fact.attribute] = fact
                self._all.setdefault(fact.attribute, []).append(fact)

    def differences(self, shape: Shape) -> Iterator[ObservedDifference]:
        """Everything in which a shape differs from the conventions."""
        self.amounts[_recordings(shape)] += shape.count
        mine = self._by_signal.get(shape.where, {})
        for name, seen in shape.fields.items():
            if name.endswith("[*]"):
                continue
            if name in mine:
                self.met.add(mine[name].key)
            if name == STATUS_CLASS:
                yield from _status_class(shape)
            elif name in self._all:
                yield from self._known(shape, name, seen)
            else:
                yield self._unknown(shape, name, seen)
        yield from self._absent(shape, mine)

    def held(self, shape: Shape) -> bool:
        """Was any attribute there that the conventions have?"""
        return not self._all.keys().isdisjoint(shape.fields)

    def _known(self, shape: Shape, name: str, seen: Seen) -> Iterator[ObservedDifference]:
        """An attribute that the conventions have, for this side or for another."""
        mine = self._by_signal.get(shape.where, {}).get(name)
        facts = [mine, *self._all[name]] if mine is not None else self._all[name]
        difference = ObservedDifference(
            name=What.ATTRIBUTE,
            key=f"{shape.where} {name}",
            label=name,
            seen=seen.present,
            of=_recordings(shape),
            first=earliest(shape, name, seen.types),
            was=facts[0],
        )
        old = next((one for one in facts if one.replaced_by or one.stability == "deprecated"), None)
        if old is not None:
            yield replace(difference, name=What.DEPRECATED, was=old, hint=_instead(old))
        elif mine is None:
            yield from self._wrong_side(shape, difference)
        if any(one.sensitive for one in facts):
            grave = name == MESSAGE or (mine is not None and mine.requirement_level == "opt_in")
            yield replace(difference, name=What.SENSITIVE, softened=not grave, hint=_REDACT[grave])
        self.amounts["values", difference.key] += sum(seen.types.values())
        yield from _types(difference, facts[0], seen, shape.first)
        tokens = shape.tokens.get(name, {})
        if many := tokens.get(HIGH_CARDINALITY, 0):
            at = shape.first.get((name, HIGH_CARDINALITY))
            yield replace(difference, name=What.CARDINALITY, seen=many, first=at)
        if name == METHOD and (unknown := tokens.get(UNDOCUMENTED, 0)):
            at = shape.first.get((name, UNDOCUMENTED))
            yield replace(difference, name=What.METHOD, seen=unknown, first=at)

    def _wrong_side(self, shape: Shape, one: ObservedDifference) -> Iterator[ObservedDifference]:
        """An attribute of the other side, and the one that stands for it on this side."""
        mine = self._by_signal.get(shape.where, {})
        others = self._by_signal.get(OTHER_SIDE.get(shape.where, shape.where), {})
        other = others.get(one.label)
        if other is None:
            return
        alike = [
            name
            for name, fact in mine.items()
            if name not in others and fact.type == other.type and _nature(fact) == _nature(other)
        ]
        hint = ""
        if any(_nature(other)) and len(alike) == 1:
            hint = f" On this side `{alike[0]}` is documented for it."
        yield replace(one, name=What.SIDE, was=other, hint=hint)

    def _unknown(self, shape: Shape, name: str, seen: Seen) -> ObservedDifference:
        """A name that the conventions do not have."""
        plain = attribute_name(name)
        near = difflib.get_close_matches(name, sorted(self._all), n=1) if plain else []
        name = name if plain else HIDDEN_KEY
        return ObservedDifference(
            name=What.ATTRIBUTE,
            key=f"{shape.where} {name}",
            label=name,
            seen=seen.present,
            of=_recordings(shape),
            first=earliest(shape, name, seen.types),
            hint=f" The nearest documented name is `{near[0]}`." if near else "",
        )

    def _absent(self, shape: Shape, mine: Mapping[str, Attribute]) -> Iterator[ObservedDifference]:
        """What is required, always or under a condition that held; a former name stands for it.

        A log record leaves most of a span out by design.
        """
        for name, fact in mine.items():
            required = fact.requirement_level == "required" and shape.variant != LOG_RECORD
            held = shape.tokens.get(name, {}).get(ABSENT, 0)
            seen = shape.fields.get(name)
            missing = shape.count - (seen.present if seen is not None else 0) if required else held
            missing -= sum(
                row.present for other, row in shape.fields.items() if self._replaces(name, other)
            )
            if missing > 0:
                yield ObservedDifference(
                    name=What.ATTRIBUTE_ABSENT,
                    key=fact.key,
                    label=name,
                    seen=missing,
                    of=_recordings(shape),
                    first=shape.first.get((name, MISSING)),
                    was=fact,
                    hint=""
                    if required
                    else " The condition under which it is required held there.",
                )

    def _replaces(self, name: str, other: str) -> bool:
        return any(name in (fact.replaced_by or ()) for fact in self._all.get(other, ()))


_REDACT: Final = {
    True: " It is to be recorded only where somebody asked for it, and never in a packet.",
    False: " What is sensitive in it is to be redacted.",
}


def _recordings(shape: Shape) -> Amount:
    """Those of one side; log records are of it."""
    return "recordings", shape.where


def _instead(old: Attribute) -> str:
    names = " and ".join(f"`{name}`" for name in old.replaced_by or ())
    return f" It is replaced by {names}." if names else " No replacement is documented."


def _nature(fact: Attribute) -> tuple[bool, bool]:
    return bool(fact.low_cardinality), bool(fact.sensitive)


def _types(
    one: ObservedDifference, fact: Attribute, seen: Seen, first: Mapping[Sign, At]
) -> Iterator[ObservedDifference]:
    documented = fact.type or ""
    kind = "array" if documented.endswith("[]") else JSON_TYPES.get(documented)
    if kind is None:  # the page does not say, or any type will do
        return
    for observed, number in seen.types.items():
        if observed not in (kind, "null") and (observed, kind) != ("integer", "number"):
            yield replace(
                one,
                name=What.ATTRIBUTE_TYPE,
                seen=number,
                of=("values", one.key),
                first=first.get((one.label, observed)),
                after=observed,
                before=(documented,),
            )


def _status_class(shape: Shape) -> Iterator[ObservedDifference]:
    """The class of a status is made of the status code; a timeout has none."""
    timeouts = shape.tokens.get(STATUS_CLASS, {}).get(TIMEOUT, 0)
    if timeouts:
        yield ObservedDifference(
            name=What.ATTRIBUTE,
            key=f"{shape.where} {STATUS_CLASS}",
            label=STATUS_CLASS,
            seen=timeouts,
            of=_recordings(shape),
            first=shape.first.get((STATUS_CLASS, TIMEOUT)),
            after=TIMEOUT,
            hint=NO_STATUS,
        )
