"""A shape of a body beside its outline -> differences: each row is found below the one above it."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from checker.compare.observed_difference import Amount, ObservedDifference, What, earliest
from checker.compare.stream_framing import EVENTS, STREAMS, framed
from checker.gate.naming import field_name
from checker.model.contract import Field, State, place_of
from checker.model.fidelity import REBUILT
from checker.model.node import ObservedPlace, closed
from checker.model.outline import PARAMETERS, Outline, failed
from checker.model.path import ROOT
from checker.model.place import Name, parted, segments
from checker.model.schema import home_of, key_of
from checker.model.shape import (
    ANY,
    EMPTY,
    ERROR,
    HIDDEN_KEY,
    MISSING,
    UNDOCUMENTED,
    UNLISTED,
    Seen,
    Shape,
)

SUCCESSES = range(200, 300)  # RFC 9110 §15.3
OBJECT = "object"
ANSWERS: Final[Amount] = ("answers", "")


class Rows:
    """The rows of shapes beside one root: each is found below the one above it."""

    def __init__(self, root: ObservedPlace, shape: Shape) -> None:
        self.root = root
        self._found: dict[str, ObservedPlace | None] = {root.key: root}
        stated = _stated(root)
        status = None if shape.status is None else str(shape.status)
        self.home = (shape.where, status, shape.media_type) if stated is None else home_of(stated)
        self._variant = () if shape.variant in (None, ERROR) else (shape.variant,)

    def key(self, row: str) -> str:
        """The key of a row, in whatever shape of the same body it is seen."""
        return key_of(self.home, " ".join((row, *self._variant)))

    def node(self, key: str) -> ObservedPlace | None:
        """The documented place of a row; None where nothing is documented."""
        if key not in self._found:
            self._found[key] = self._looked_up(key)
        return self._found[key]

    def _looked_up(self, key: str) -> ObservedPlace | None:
        above, last, variants = parted(key)
        if last:
            over = self.node(" ".join((above, *variants)))
            step = segments(ROOT + last)[0]
            if over is not None and isinstance(step, Name):
                below = over.names.get(step.name)
            else:
                below = over and _keyed(key, (over.values, over.items), over.items)
            if below is not None:
                return below
        if not variants:
            return None
        union = self.node(" ".join((above + last, *variants[:-1])))
        return union and _keyed(key, (union.other,), union)


def _keyed(
    key: str, nodes: Iterable[ObservedPlace | None], union: ObservedPlace | None
) -> ObservedPlace | None:
    """The one of several places, or of the branches of one, that has a key."""
    branches = union.branches() if union is not None else ()
    return next((node for node in (*nodes, *branches) if node and node.key == key), None)


class BodyComparer:
    """The shapes of one contract's bodies, one after the other."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.met: set[tuple[str, str]] = set()  # documented places that were seen
        self.amounts: Counter[Amount] = Counter()  # among which differences were seen
        self.unlisted: set[str] = set()  # names of requests that the baseline does not list
        self._rows: dict[ObservedPlace, Rows] = {}
        self._whole_objects = True

    def differences(self, shape: Shape) -> Iterator[ObservedDifference]:
        """Everything in which a shape differs from the contract."""
        # Of what the recorder made itself nothing absent or extra is judged, so nothing is counted.
        self._whole_objects = shape.fidelity != REBUILT
        yield from self._whole(shape)
        if shape.stream is not None:
            self._add(EVENTS, sum(shape.stream.events.values()))
            self._add(STREAMS, sum(shape.stream.terminators.values()))
            yield from framed(self.outline, shape, shape.stream)
        rows = self._beside(shape)
        if rows is None:
            return
        envelope = shape.variant == ERROR or failed(shape.status or 0)
        for key, seen in shape.fields.items():
            objects = seen.types.get(OBJECT, 0)
            self._add(("objects", rows.key(key)), objects)
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

    def _add(self, of: Amount, number: int) -> None:
        """So many more, among which something absent or extra may be seen."""
        if self._whole_objects:
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
        media_type = None if shape.media_type == UNDOCUMENTED else shape.media_type
        root = self.outline.seen_through(shape.where, shape.status, media_type, shape.variant)
        root = None if root is None else _branch(root, shape.variant)
        return None if root is None else self._known(root, shape)

    def _known(self, root: ObservedPlace, shape: Shape) -> Rows:
        if root not in self._rows:
            self._rows[root] = Rows(root, shape)
        return self._rows[root]

    # ------------------------------------------------------------ the answer as a whole

    def _whole(self, shape: Shape) -> Iterator[ObservedDifference]:
        if shape.status is None:
            return
        key = key_of((shape.where, str(shape.status)), "")
        empty = shape.left_out.get("empty-body", 0)
        success = shape.status in SUCCESSES
        of_status: Amount = ("answers", str(shape.status))
        if shape.variant in _wholes(shape.where):
            answers = shape.count + _unread(shape)
            self.amounts[ANSWERS] += answers
            self.amounts[of_status] += answers
            if not self.outline.lists(shape.status):
                yield ObservedDifference(
                    what=What.STATUS,
                    key=f"status {shape.status}",
                    name=str(shape.status),
                    seen=answers,
                    of=ANSWERS,
                    first=shape.first.get(("", ANY)),
                )
            yield from self._media_type(shape, answers - empty)
        if shape.variant == ERROR and success:
            yield ObservedDifference(
                what=What.ERROR,
                key=key,
                name=str(shape.status),
                seen=shape.count,
                of=of_status,
                first=shape.first.get(("", ANY)),
            )
        if empty and success:
            yield ObservedDifference(
                what=What.EMPTY,
                key=key,
                name="",
                seen=empty,
                of=of_status,
                first=shape.first.get(("", EMPTY)),
            )

    def _media_type(self, shape: Shape, answers: int) -> Iterator[ObservedDifference]:
        named = None if shape.status is None else self.outline.status_for(shape.status)
        bodies = self.outline.bodies(shape.where)
        known = {media for status, media in bodies if status in (named, None)} - {None}
        if shape.where == "stream":
            known |= {self.outline.framed} - {None}
        kind = "stream" if shape.where == "stream" else "answer"
        key = key_of((shape.where, named), "")
        labelled: Amount = ("labels", f"{shape.status} {key}")
        self.amounts[labelled] += answers
        if known and answers and shape.media_type not in known:
            yield ObservedDifference(
                what=What.MEDIA_TYPE,
                key=key,
                name=f"the {kind} of status {shape.status}",
                seen=answers,
                of=labelled,
                first=shape.first.get(("", ANY)),
                observed=shape.media_type or "",
                documented=tuple(sorted(str(media) for media in known)),
            )

    # ------------------------------------------------------------ names that are not documented

    def _undocumented(
        self, shape: Shape, rows: Rows, key: str, seen: Seen
    ) -> Iterator[ObservedDifference]:
        above, last, variants = parted(key)
        over = " ".join((above, *variants))
        parent = rows.node(over)
        if not last or parent is None or seen.documented or parent.hides:
            return
        parts = segments("$" + last)
        name = parts[0].name if parts and isinstance(parts[0], Name) else HIDDEN_KEY
        told = field_name(name)
        path = above + (last if told else f"['{HIDDEN_KEY}']")
        if above == ROOT and self._is_coverage(shape.where, told=told):
            self.unlisted.add(f"{shape.where} {path}")
            return
        near = difflib.get_close_matches(name, sorted(parent.names), n=1) if told else []
        yield ObservedDifference(
            what=What.NAME,
            key=rows.key(" ".join((path, *variants))),
            name=_named(shape.where, path),
            seen=seen.present,
            of=("objects", rows.key(over)),
            first=earliest(shape, key, seen.types),
            fact=parent.fact,  # where it would stand
            hint=f" The nearest documented name there is `{near[0]}`." if near else "",
        )

    def _is_coverage(self, where: str, *, told: bool) -> bool:
        """Is a name beside the documented ones of a request no more than not covered?

        A baseline that was typed does not list every parameter; of a name that may not be told
        there is nothing to say.
        """
        asked = where == "request" or where in PARAMETERS
        return asked and (self.outline.contract.transcribed or (where == "request" and not told))

    # ------------------------------------------------------------ what is documented

    def _of_row(
        self, shape: Shape, rows: Rows, node: ObservedPlace, seen: Seen, *, envelope: bool
    ) -> Iterator[ObservedDifference]:
        """In what a documented place differs from what was seen there."""
        fact = node.fact
        if fact is not None:
            yield from self._types(shape, node, fact, seen, envelope=envelope)
            yield from self._tokens(shape, rows, node, fact)
        objects = 0 if node.branchings else seen.types.get(OBJECT, 0)
        for below in node.names.values() if objects else ():
            inner = below.fact
            if inner is None or not inner.required or inner.state is not State.DOCUMENTED:
                continue
            row = shape.fields.get(below.key)
            missing = objects - (row.present if row is not None else 0)
            if missing > 0:
                yield ObservedDifference(
                    what=What.ABSENT,
                    key=inner.key,
                    name=_named(inner.where, inner.path),
                    seen=missing,
                    of=("objects", rows.key(node.key)),
                    first=shape.first.get((below.key, MISSING)),
                    fact=inner,
                    envelope=envelope,
                )

    def _types(
        self, shape: Shape, node: ObservedPlace, fact: Field, seen: Seen, *, envelope: bool
    ) -> Iterator[ObservedDifference]:
        key = _place(fact)
        values: Amount = ("values", key)
        whole: Amount = ("whole values", key)
        self.amounts[values] += sum(seen.types.values())
        self._add(whole, sum(seen.types.values()))
        for kind, number in seen.types.items() if fact.types else ():  # else the page does not say
            if kind in fact.types or (kind == "integer" and "number" in fact.types):
                continue
            yield ObservedDifference(
                what=What.NULL if kind == "null" else What.TYPE,
                key=key,
                name=_named(fact.where, fact.path),
                seen=number,
                of=whole if kind == "null" else values,
                first=shape.first.get((node.key, kind)),
                fact=fact,
                observed=kind,
                documented=fact.types,
                envelope=envelope,
            )

    def _tokens(
        self, shape: Shape, rows: Rows, node: ObservedPlace, fact: Field
    ) -> Iterator[ObservedDifference]:
        tokens = shape.tokens.get(node.key, {})
        key = _place(fact)
        words: Amount = ("words", key)
        self.amounts[words] += sum(tokens.values())
        event = shape.where == "stream" and node.depth == 1 and node.telling
        unknown = tokens.get(UNDOCUMENTED, 0)
        if unknown and not event:  # an event has its own difference
            yield ObservedDifference(
                what=What.TOKEN,
                key=key,
                name=_named(fact.where, fact.path),
                seen=unknown,
                # What tells branches apart is of all of them.
                of=_branching(rows, node) if node.telling else words,
                first=shape.first.get((node.key, UNLISTED)),
                fact=fact,
                documented=tuple(sorted(closed(fact) or ())),
            )


def _wholes(where: str) -> tuple[str | None, ...]:
    """A stream with an error in it has a shape of the whole beside that of the error."""
    return (None,) if where == "stream" else (None, ERROR)


def _unread(shape: Shape) -> int:
    """Answers that were left out; of a stream single events are."""
    if shape.where == "stream":
        return shape.left_out.get("no-events", 0)
    return sum(shape.left_out.values())


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


def _branching(rows: Rows, node: ObservedPlace) -> Amount:
    """The objects among which those are that are of no documented branch."""
    above, _, variants = parted(node.key)
    if above == ROOT and not variants:
        return "bodies", key_of(rows.home, ROOT)
    return "branching", rows.key(" ".join((above, *variants[:-1])))


def _stated(root: ObservedPlace) -> Field | None:
    """Any field of a body."""
    waiting = [root]
    for node in waiting:
        if node.fact is not None:
            return node.fact
        waiting += node.children()
    return None


def _branch(root: ObservedPlace, variant: str | None) -> ObservedPlace | None:
    """The branch of a whole body that a shape is of."""
    if variant not in (None, ERROR):
        return next((node for node in _ends(root) if node.variant == variant), None)
    while root.other is not None:
        root = root.other
    return root


def _ends(root: ObservedPlace) -> Iterator[ObservedPlace]:
    """The branches of a whole body that do not branch again."""
    if root.other is None:
        yield root
    for branch in root.branches():
        yield from _ends(branch)
