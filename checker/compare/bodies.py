"""A shape of a body beside its outline -> differences: each row is found below the one above it."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from typing import Final

from checker.compare.answers import answered
from checker.compare.observed_names import What, earliest
from checker.compare.rows import Rows, root_of
from checker.compare.stream_framing import EVENTS, STREAMS, framed
from checker.gate.naming import field_name
from checker.model.contract import Field, State, place_of
from checker.model.difference import Amount, ObservedDifference
from checker.model.fidelity import REBUILT
from checker.model.node import ObservedPlace, closed
from checker.model.outline import PARAMETERS, Outline, failed
from checker.model.path import ROOT
from checker.model.place import Name, parted, segments
from checker.model.schema import home_of, key_of
from checker.model.shape import (
    ERROR,
    HIDDEN_KEY,
    MISSING,
    UNDOCUMENTED,
    UNLISTED,
    Seen,
    Shape,
)

OBJECT: Final = "object"


class BodyComparer:
    """The shapes of one contract's bodies, one after the other."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.met: set[tuple[str, str]] = set()  # documented places that were seen
        self.amounts: Counter[Amount] = Counter()  # among which differences were seen
        # Names of requests that the baseline does not list: how many, by the place reported.
        self.unlisted: Counter[str] = Counter()
        self._rows: dict[ObservedPlace, Rows] = {}

    def differences(self, shape: Shape) -> Iterator[ObservedDifference]:
        """Everything in which a shape differs from the contract."""
        yield from answered(self.outline, shape, self.amounts)
        if shape.stream is not None:
            self._add(shape, EVENTS, sum(shape.stream.events.values()))
            self._add(shape, STREAMS, sum(shape.stream.terminators.values()))
            yield from framed(self.outline, shape, shape.stream)
        rows = self._beside(shape)
        if rows is None:
            if shape.where in PARAMETERS:  # the baseline lists none, and one was given
                self.unlisted |= Counter({shape.where: 1})
            return
        envelope = shape.variant == ERROR or failed(shape.status or 0)
        for key, seen in shape.fields.items():
            objects = seen.types.get(OBJECT, 0)
            self._add(shape, rows.objects(key), objects)
            self.amounts["branching", rows.key(key)] += objects
            if key == ROOT:
                self.amounts["bodies", key_of(rows.home, ROOT)] += objects
            node = rows.node(key)
            if node is None:
                yield from self._undocumented(shape, rows, key, seen)
            else:
                if seen.present:
                    self.met.update(map(place_of, node.stated))
                yield from self._of_row(shape, rows, node, seen, envelope=envelope)

    def _add(self, shape: Shape, of: Amount, number: int) -> None:
        """So many more, among which something absent or extra may be seen.

        In what the recorder made itself nothing of the kind is judged.
        """
        if shape.fidelity != REBUILT:
            self.amounts[of] += number

    def held(self, shape: Shape) -> bool:
        """Was anything documented there to hold against it, but that it is an object?

        Of a stream, the name of an event; a member of a chunk, where events have no names.
        """
        rows = self._beside(shape)
        if shape.where == "stream" and shape.variant != ERROR:
            if self.outline.events:
                known = shape.stream.events.keys() - {UNDOCUMENTED} if shape.stream else ()
                return bool(known)
            if rows is not None:
                return self._met(shape, rows)
            if self.outline.stream is not None:
                return True
        if shape.status is not None and (rows is None or failed(shape.status)):
            return self.outline.names(shape.status) or self._met(shape, rows)
        return self._met(shape, rows)

    def by_status(self, shape: Shape) -> bool:
        """Was the status of an answer all that could be compared, and nothing in its body?"""
        return shape.status is not None and not self._met(shape, self._beside(shape))

    def _met(self, shape: Shape, rows: Rows | None) -> bool:
        if rows is None:
            return False
        root = rows.root
        if not root.descends and root.items is None:
            return True
        return any(
            seen.present and key != root.key and rows.node(key) is not None
            for key, seen in shape.fields.items()
        )

    def _beside(self, shape: Shape) -> Rows | None:
        root = root_of(self.outline, shape)
        if root is None:
            return None
        if root not in self._rows:
            self._rows[root] = Rows(root, shape)
        return self._rows[root]

    # ------------------------------------------------------------ names that are not documented

    def _undocumented(
        self, shape: Shape, rows: Rows, key: str, seen: Seen
    ) -> Iterator[ObservedDifference]:
        above, last, variants = parted(key)
        over = " ".join((above, *variants))
        parent = rows.node(over)
        if not last or parent is None or seen.documented or parent.hides:
            return
        if shape.where == "stream" and shape.variant != ERROR and not self.outline.bodies("stream"):
            return  # the constant of a chunk is documented, and no more of what a chunk holds
        (step,) = segments(ROOT + last)
        name = step.name if isinstance(step, Name) else HIDDEN_KEY
        plain = field_name(name)
        path = above + (last if plain else f"['{HIDDEN_KEY}']")
        if above == ROOT and self._is_coverage(shape.where, plain=plain):
            # Of names that may not be reported one object shows how many there are at least.
            names = 1 if plain else -(-sum(seen.types.values()) // max(seen.present, 1))
            self.unlisted |= Counter({f"{shape.where} {path}": names})
            return
        near = difflib.get_close_matches(name, sorted(parent.names), n=1) if plain else []
        yield ObservedDifference(
            name=What.NAME,
            key=rows.key(" ".join((path, *variants))),
            label=_named(shape.where, path),
            seen=seen.present,
            of=rows.objects(over),
            first=earliest(shape, key, seen.types),
            was=parent.fact,  # where it would stand
            # Several names that may not be reported are one row, and an object may have had two.
            at_least=not plain and seen.present < min(seen.parents, sum(seen.types.values())),
            hint=f" The nearest documented name there is `{near[0]}`." if near else "",
        )

    def _is_coverage(self, where: str, *, plain: bool) -> bool:
        """Is a name beside the documented ones of a request no more than not covered?

        A baseline that was typed does not list every parameter; of a name that may not be reported
        there is nothing to say.
        """
        asked = where == "request" or where in PARAMETERS
        return asked and (self.outline.contract.transcribed or (where == "request" and not plain))

    # ------------------------------------------------------------ what is documented

    def _of_row(
        self, shape: Shape, rows: Rows, node: ObservedPlace, seen: Seen, *, envelope: bool
    ) -> Iterator[ObservedDifference]:
        """In what a documented place differs from what was seen there."""
        fact = node.fact
        if fact is not None:
            yield from self._types(shape, node, fact, seen, envelope=envelope)
            yield from self._tokens(shape, rows, node, fact)
        objects = seen.types.get(OBJECT, 0)
        for below in () if node.branchings else node.names.values():
            inner = below.fact
            if inner is None or not inner.required or inner.state is not State.DOCUMENTED:
                continue
            row = shape.fields.get(below.key)
            missing = objects - (row.present if row is not None else 0)
            if missing > 0:
                yield ObservedDifference(
                    name=What.ABSENT,
                    key=inner.key,
                    label=_named(inner.where, inner.path),
                    seen=missing,
                    of=rows.objects(node.key),
                    first=shape.first.get((below.key, MISSING)),
                    was=inner,
                    envelope=envelope,
                )

    def _types(
        self, shape: Shape, node: ObservedPlace, fact: Field, seen: Seen, *, envelope: bool
    ) -> Iterator[ObservedDifference]:
        key = _place(fact)
        values: Amount = (What.TYPE, key)
        whole: Amount = (What.NULL, key)
        self.amounts[values] += sum(seen.types.values())
        self._add(shape, whole, sum(seen.types.values()))
        for kind, number in seen.types.items() if fact.types else ():  # else the page does not say
            if kind in fact.types or (kind == "integer" and "number" in fact.types):
                continue
            yield ObservedDifference(
                name=What.NULL if kind == "null" else What.TYPE,
                key=key,
                label=_named(fact.where, fact.path),
                seen=number,
                of=whole if kind == "null" else values,
                first=shape.first.get((node.key, kind)),
                was=fact,
                after=kind,
                before=fact.types,
                envelope=envelope,
            )

    def _tokens(
        self, shape: Shape, rows: Rows, node: ObservedPlace, fact: Field
    ) -> Iterator[ObservedDifference]:
        tokens = shape.tokens.get(node.key, {})
        key = _place(fact)
        words: Amount = (What.TOKEN, key)
        self.amounts[words] += sum(tokens.values())
        event = shape.where == "stream" and node.depth == 1 and node.telling
        unknown = tokens.get(UNDOCUMENTED, 0)
        if unknown and not event:  # an event has its own difference
            yield ObservedDifference(
                name=What.TOKEN,
                key=key,
                label=_named(fact.where, fact.path),
                seen=unknown,
                # What tells branches apart is of all of them.
                of=rows.alternatives(node.key) if node.telling else words,
                first=shape.first.get((node.key, UNLISTED)),
                was=fact,
                before=tuple(sorted(closed(fact) or ())),
            )


def _named(where: str, path: str) -> str:
    """How a sentence calls a place: by its path, a parameter by its name."""
    if where not in PARAMETERS:
        return path
    return f"the {where} parameter `{path.removeprefix('$.')}`"


def _place(fact: Field) -> str:
    """The key of a place: what an example alone shows is one in all branches."""
    if fact.state is State.EXAMPLE_ONLY and fact.variant:
        return key_of(home_of(fact), fact.path)
    return fact.key
