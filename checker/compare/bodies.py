"""A shape of a body beside its outline -> Sights."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from checker.compare.difference import Difference, What
from checker.gate.naming import field_name
from checker.model.contract import Field, State
from checker.model.node import ObservedPlace, closed
from checker.model.outline import Outline, failed
from checker.model.place import Name, parted, segments
from checker.model.shape import ABSENT, ERROR, HIDDEN_KEY, UNDOCUMENTED, Seen, Shape, StreamSeen
from checker.model.tree import key_of

SUCCESSES = range(200, 300)  # RFC 9110 §15.3
OBJECT = "object"


class BodyComparer:
    """The shapes of one contract's bodies, one after the other."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.met: set[str] = set()  # keys of the facts that were seen
        self._indices: dict[ObservedPlace, dict[str, ObservedPlace]] = {}

    def sights(self, shape: Shape) -> Iterator[Difference]:
        """Everything in which a shape differs from the contract."""
        yield from self._whole(shape)
        if shape.stream is not None:
            yield from self._framing(shape, shape.stream)
        root = self._root(shape)
        if root is None:
            return
        index = self._index(root)
        envelope = shape.variant == ERROR or failed(shape.status or 0)
        for key, seen in shape.fields.items():
            node = index.get(key)
            if node is None:
                yield from self._undocumented(shape, root, index, key, seen)
            else:
                if node.fact is not None and seen.present:
                    self.met.add(node.fact.key)
                yield from _of_row(shape, node, seen, envelope=envelope)

    def held(self, shape: Shape) -> bool:
        """Was anything documented there to hold against it, but that it is an object?"""
        if shape.stream is not None and self.outline.stream is not None:
            return True
        root = self._root(shape)
        if shape.status is not None and (root is None or failed(shape.status)):
            return self.outline.names(shape.status) or self._met(shape, root)
        return self._met(shape, root)

    def by_status(self, shape: Shape) -> bool:
        """Was the status of an answer all that could be compared, and nothing in its body?"""
        return shape.status is not None and not self._met(shape, self._root(shape))

    def _met(self, shape: Shape, root: ObservedPlace | None) -> bool:
        if root is None:
            return False
        if not root.descends and root.items is None:
            return True
        index = self._index(root)
        return any(
            seen.present for key, seen in shape.fields.items() if key in index and key != root.key
        )

    def _index(self, root: ObservedPlace) -> dict[str, ObservedPlace]:
        if root not in self._indices:
            self._indices[root] = {node.key: node for node in root.below()}
        return self._indices[root]

    def _root(self, shape: Shape) -> ObservedPlace | None:
        media_type = None if shape.media_type == UNDOCUMENTED else shape.media_type
        root = self.outline.seen_through(shape.where, shape.status, media_type, shape.variant)
        return None if root is None else _branch(root, shape.variant)

    # ------------------------------------------------------------ the answer as a whole

    def _whole(self, shape: Shape) -> Iterator[Difference]:
        key = key_of(shape.where, str(shape.status or ""), None, "")
        empty = shape.left_out.get("empty-body", 0)
        answers = shape.count + sum(shape.left_out.values())
        if shape.status is not None and shape.variant in self._wholes(shape.where):
            if not self.outline.lists(shape.status):
                yield Difference(
                    what=What.STATUS,
                    key=f"status {shape.status}",
                    name=str(shape.status),
                    seen=answers,
                    among=answers,
                )
            yield from self._media_type(shape, answers - empty)
        success = shape.status is None or shape.status in SUCCESSES
        if shape.variant == ERROR and shape.status is not None and success:
            yield Difference(
                what=What.ERROR,
                key=key,
                name=str(shape.status),
                seen=shape.count,
                among=shape.count,
            )
        if empty and success:
            yield Difference(what=What.EMPTY, key=key, name="", seen=empty, among=answers)

    @staticmethod
    def _wholes(where: str) -> tuple[str | None, ...]:
        """A stream with an error in it has a shape of the whole beside that of the error."""
        return (None,) if where == "stream" else (None, ERROR)

    def _media_type(self, shape: Shape, answers: int) -> Iterator[Difference]:
        named = None if shape.status is None else self.outline.status_for(shape.status)
        bodies = self.outline.bodies(shape.where)
        known = {media for status, media in bodies if status in (named, None)} - {None}
        if shape.where == "stream":
            known |= {self.outline.framed} - {None}
        kind = "stream" if shape.where == "stream" else "answer"
        if known and answers and shape.media_type not in known:
            yield Difference(
                what=What.MEDIA_TYPE,
                key=key_of(shape.where, named, None, ""),
                name=f"the {kind} of status {shape.status}",
                seen=answers,
                among=answers,
                observed=shape.media_type or "",
                documented=tuple(sorted(str(media) for media in known)),
            )

    def _framing(self, shape: Shape, seen: StreamSeen) -> Iterator[Difference]:
        stream = self.outline.stream
        streams = shape.count + shape.left_out.get("no-events", 0)
        events = sum(seen.events.values())
        if unknown := seen.events.get(UNDOCUMENTED, 0):
            yield Difference(
                what=What.EVENT, key="stream", name="", seen=unknown, among=events, fact=stream
            )
        if seen.invalid_lines:
            yield Difference(
                what=What.LINE, key="stream", name="", seen=seen.invalid_lines, among=streams
            )
        if stream is not None and stream.terminator and (open_ := seen.terminators.get(ABSENT, 0)):
            yield Difference(
                what=What.TERMINATOR,
                key="stream",
                name=stream.terminator,
                seen=open_,
                among=sum(seen.terminators.values()),
                fact=stream,
            )

    # ------------------------------------------------------------ names that are not documented

    def _undocumented(
        self,
        shape: Shape,
        root: ObservedPlace,
        index: dict[str, ObservedPlace],
        key: str,
        seen: Seen,
    ) -> Iterator[Difference]:
        above, last, variants = parted(key)
        parent = index.get(" ".join((above, *variants)))
        if not last or parent is None or seen.documented or parent.hides:
            return
        parts = segments("$" + last)
        name = parts[0].name if parts and isinstance(parts[0], Name) else HIDDEN_KEY
        told = field_name(name)
        near = difflib.get_close_matches(name, sorted(parent.names), n=1) if told else []
        path = above + (last if told else f"['{HIDDEN_KEY}']")
        variant = () if shape.variant in (None, ERROR) else (shape.variant,)
        yield Difference(
            what=What.NAME,
            key=_key(shape, root, " ".join((path, *variants, *variant))),
            name=path,
            seen=seen.present,
            among=seen.parents,
            fact=parent.fact,  # where it would stand
            hint=f" The nearest documented name there is `{near[0]}`." if near else "",
        )


def _key(shape: Shape, root: ObservedPlace, path: str) -> str:
    """The key of a field of the same body."""
    stated = next((node.fact for node in root.below() if node.fact is not None), None)
    if stated is not None:
        return key_of(stated.where, stated.status, stated.media_type, path)
    status = None if shape.status is None else str(shape.status)
    return key_of(shape.where, status, shape.media_type, path)


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


def _of_row(
    shape: Shape, node: ObservedPlace, seen: Seen, *, envelope: bool
) -> Iterator[Difference]:
    """In what a documented place differs from what was seen there."""
    fact = node.fact
    if fact is not None:
        yield from _types(fact, seen, envelope=envelope)
        tokens = shape.tokens.get(node.key, {})
        event = shape.where == "stream" and node.depth == 1 and node.telling
        if (unknown := tokens.get(UNDOCUMENTED, 0)) and not event:  # an event has its own sight
            yield Difference(
                what=What.TOKEN,
                key=fact.key,
                name=fact.path,
                seen=unknown,
                among=sum(tokens.values()),
                fact=fact,
                documented=tuple(sorted(closed(fact) or ())),
            )
    objects = 0 if node.branchings else seen.types.get(OBJECT, 0)
    for below in node.names.values() if objects else ():
        inner = below.fact
        if inner is None or not inner.required or inner.state is not State.DOCUMENTED:
            continue
        row = shape.fields.get(below.key)
        missing = objects - (row.present if row is not None else 0)
        if missing > 0:
            yield Difference(
                what=What.ABSENT,
                key=inner.key,
                name=inner.path,
                seen=missing,
                among=objects,
                fact=inner,
                envelope=envelope,
            )


def _types(fact: Field, seen: Seen, *, envelope: bool) -> Iterator[Difference]:
    if not fact.types:  # the page does not say
        return
    for kind, number in seen.types.items():
        if kind in fact.types or (kind == "integer" and "number" in fact.types):
            continue
        yield Difference(
            what=What.NULL if kind == "null" else What.TYPE,
            key=fact.key,
            name=fact.path,
            seen=number,
            among=sum(seen.types.values()),
            fact=fact,
            observed=kind,
            documented=fact.types,
            envelope=envelope,
        )
