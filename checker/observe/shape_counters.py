"""Bodies -> counters of shapes: what was answered, and through what of a contract it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

from checker.model.node import ObservedPlace
from checker.model.outline import PARAMETERS, Outline, failed
from checker.model.shape import ERROR, UNDOCUMENTED, Shape
from checker.observe.counter import FEWEST
from checker.observe.exchange import EVENT_STREAM, JSON
from checker.observe.other_objects import is_error
from checker.observe.shape_counter import ShapeCounter
from checker.observe.walk import Walk

SUCCESS: Final = 200  # what an answer without a status is taken as


class ShapeCounters:
    """The counters of one run, made when they are first needed."""

    def __init__(self, *, all_names: bool, fidelity: str) -> None:
        self._all_names = all_names
        self._fidelity = fidelity
        self._counters: dict[tuple[object, ...], ShapeCounter] = {}
        self._seen_through = cache(Outline.seen_through)

    def of(
        self,
        outline: Outline,
        where: str,
        status: int | None,
        media_type: str | None,
        variant: str | None = None,
    ) -> ShapeCounter:
        """The counter of one kind of body; `media_type` is as observed, None where it was not."""
        if media_type is not None and media_type not in outline.media_types:
            media_type = UNDOCUMENTED
        asked = (outline.digest, where, status, media_type, variant)
        if asked not in self._counters:
            self._counters[asked] = self._made(outline, where, status, media_type, variant)
        return self._counters[asked]

    def root(
        self, outline: Outline, where: str, status: int, media_type: str | None
    ) -> ObservedPlace | None:
        """What a body is seen through, where it is no error."""
        known = media_type if media_type in outline.media_types else None
        return self._seen_through(outline, where, status, known, None)

    def _made(
        self,
        outline: Outline,
        where: str,
        status: int | None,
        media_type: str | None,
        variant: str | None,
    ) -> ShapeCounter:
        node = outline.seen_through(where, status, media_type, variant)
        if media_type is None and where not in PARAMETERS:
            # A body without a label is taken for what is documented.
            named = None if status is None else outline.status_for(status)
            usual = EVENT_STREAM if where == "stream" else JSON
            media_type = outline.media_type(where, named, None) or usual
        kind = Shape(
            contract=outline.digest,
            source=outline.contract.source,
            where=where,
            status=status,
            media_type=media_type,
            variant=variant,
            fidelity=self._fidelity,
        )
        return ShapeCounter(kind, node, all_names=self._all_names)

    def answer(
        self, outline: Outline, status: int | None, media_type: str | None, value: object
    ) -> ShapeCounter:
        """The counter of an answer: an error's, whatever its status, is the error envelope's."""
        success = SUCCESS if status is None else status
        if failed(success):
            return self.of(outline, "response", status, media_type)
        root = self.root(outline, "response", success, media_type)
        if carries_error(value, root):
            return self.of(outline, "response", status, media_type, ERROR)
        return self.of(outline, "response", success, media_type)

    def take(self, walk: Walk, counter: ShapeCounter, value: Any) -> None:  # noqa: ANN401 - any JSON
        """The one body of a record."""
        counter.count += 1
        counter.came(walk.at)
        counter.take(walk, value)

    def remember(self) -> None:
        """Count what is remembered into rows, and forget it."""
        for counter in self._counters.values():
            counter.remember()

    def shapes(self, walk: Walk) -> Iterator[Shape]:
        """The shapes of all counters that counted anything."""
        for counter in self._counters.values():
            for shape in counter.shapes(walk.odd):
                first = {sign: at for sign, at in shape.first.items() if walk.shows(at)}
                yield replace(shape, first=first)


def is_other(value: object, root: ObservedPlace | None) -> bool:
    """Has a body nothing of what is documented?"""
    names = root.names if root is not None else {}
    return bool(names and value) and isinstance(value, dict) and names.keys().isdisjoint(value)


def carries_error(value: object, root: ObservedPlace | None) -> bool:
    """Is a body that came without a status of an error an error all the same?

    It is, where `error` says something and stands where the documentation has no such field, or in
    an object that is not recognisably the documented one; or where nothing of it is documented, and
    it has the form of other programs' errors.
    """
    if isinstance(value, list):
        items = root.items if root is not None else None
        return bool(value) and all(carries_error(item, items) for item in value)
    if not isinstance(value, dict):
        return False
    if not value.get("error"):
        return is_other(value, root) and is_error(value)
    if root is None or "error" not in root.names:
        return True
    seen = len(root.expected.intersection(value))
    return seen < FEWEST or 2 * seen < len(root.expected)
