"""A shape of telemetry beside the semantic conventions -> Sights."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Final

from checker.compare.sight import Sight, What
from checker.model.contract import Attribute, Contract, Fact
from checker.model.naming import attribute_name
from checker.model.shape import (
    ABSENT,
    HIDDEN_KEY,
    HIGH_CARDINALITY,
    LOG_RECORD,
    UNDOCUMENTED,
    Seen,
    Shape,
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


class Spans:
    """The shapes of one side, one after the other."""

    def __init__(self, contract: Contract) -> None:
        self.met: set[str] = set()
        self._by_signal: dict[str, dict[str, Attribute]] = {}
        self._all: dict[str, list[Attribute]] = {}
        for fact in contract.facts:
            if isinstance(fact, Attribute):
                self._by_signal.setdefault(fact.signal, {})[fact.attribute] = fact
                self._all.setdefault(fact.attribute, []).append(fact)

    def documented(self, signal: str) -> list[Attribute]:
        """The attributes of one signal."""
        return list(self._by_signal.get(signal, {}).values())

    def sights(self, shape: Shape) -> Iterator[Sight]:
        """Everything in which a shape differs from the conventions."""
        mine = self._by_signal.get(shape.where, {})
        for name, seen in shape.fields.items():
            if name.endswith("[*]"):
                continue
            if name in mine:
                self.met.add(mine[name].key)
            if name == STATUS_CLASS:
                yield from _status_class(shape, seen)
            elif name in self._all:
                yield from self._known(shape, name, seen)
            else:
                yield self._unknown(shape, name, seen)
        yield from self._absent(shape, mine)

    def _known(self, shape: Shape, name: str, seen: Seen) -> Iterator[Sight]:
        mine = self._by_signal.get(shape.where, {}).get(name)
        facts = [mine, *self._all[name]] if mine is not None else self._all[name]
        fact, key = facts[0], f"{shape.where} {name}"

        def sight(what: What, number: int = seen.present, **others: object) -> Sight:
            words: dict[str, object] = {"what": what, "key": key, "name": name, "fact": fact}
            return Sight(seen=number, among=seen.parents, **words | others)  # type: ignore[arg-type]

        old = next((one for one in facts if one.replaced_by or one.stability == "deprecated"), None)
        if old is not None:
            instead = " and ".join(f"`{one}`" for one in old.replaced_by or ())
            hint = f" It is replaced by {instead}." if instead else " It has no replacement."
            yield sight(What.DEPRECATED, fact=old, hint=hint)
        elif mine is None:
            yield from self._wrong_side(shape, sight, name)
        if any(one.sensitive for one in facts):
            levels = {mine.requirement_level} if mine is not None else set()
            grave = name == MESSAGE or levels == {"opt_in"}
            yield sight(What.SENSITIVE, softened=not grave, observed="opt-in" if grave else "")
        yield from _attribute_types(sight, fact, seen)
        tokens = shape.tokens.get(name, {})
        if many := tokens.get(HIGH_CARDINALITY, 0):
            yield sight(What.CARDINALITY, many)
        if name == METHOD and (unknown := tokens.get(UNDOCUMENTED, 0)):
            members = tuple(member.value for member in fact.enum or ())
            yield sight(What.METHOD, unknown, documented=members)
