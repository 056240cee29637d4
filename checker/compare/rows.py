"""The rows of a shape -> the documented places that they are of: each is found below another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.contract import Field
from checker.model.difference import Amount
from checker.model.node import ObservedPlace
from checker.model.outline import Outline
from checker.model.path import ROOT
from checker.model.place import Name, parted, segments
from checker.model.schema import home_of, key_of
from checker.model.shape import ERROR, Shape


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

    def objects(self, row: str) -> Amount:
        """The objects at a row."""
        return "objects", self.key(row)

    def alternatives(self, member: str) -> Amount:
        """The objects of all branches, where a member at a row tells these apart."""
        path, _, variants = parted(member)
        if path == ROOT:
            return "bodies", key_of(self.home, ROOT)
        return "branching", self.key(" ".join((path, *variants[:-1])))

    def node(self, key: str) -> ObservedPlace | None:
        """The documented place of a row; None where nothing is documented."""
        if key not in self._found:
            self._found[key] = self._looked_up(key)
        return self._found[key]

    def _looked_up(self, key: str) -> ObservedPlace | None:
        above, last, variants = parted(key)
        if last:
            over = self.node(" ".join((above, *variants)))
            (step,) = segments(ROOT + last)
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


def root_of(outline: Outline, shape: Shape) -> ObservedPlace | None:
    """The place by which the whole of a shape is judged; None where nothing is documented."""
    root = outline.seen_through(shape.where, shape.status, shape.media_type, shape.variant)
    return None if root is None else _branch(root, shape.variant)


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
