"""A value -> its form: the names and types in it, and nothing else. Equal forms are counted alike.

A form is a type of a scalar, `("[", forms of the items)` or `("{", names, forms of the members)`
with the names sorted. Two JSON texts of one form differ in values alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from checker.model.node import Node, closed
from checker.model.variants import token
from checker.observe.row import LEAST, MOST

MAX_ITEMS: Final = 16  # of one array; with more, hardly two texts have the same form
MAX_PARTS: Final = 600  # values in a text

Form: TypeAlias = Any  # mypy has no name for a type that holds itself in tuples of Any length
Nodes: TypeAlias = "tuple[Node, ...]"
Path: TypeAlias = "tuple[int, ...]"  # numbers of members and items, from the root


class Unsuited(Exception):
    """A text that is not worth a form, or has none."""


class Spot(NamedTuple):
    """A scalar whose value, not only its type, decides how a text is counted."""

    path: Path
    words: frozenset[str]  # the values that differ, as tokens; every other counts as one


def form_of(value: Any) -> Form:  # noqa: ANN401 - any JSON
    """The form of a value. Raises Unsuited."""
    return _form(value, [MAX_PARTS])


def _form(value: Any, left: list[int]) -> Form:  # noqa: ANN401 - any JSON
    left[0] -= 1
    kind = type(value)
    if kind is dict:
        names = (*sorted(value),)
        return "{", names, (*[_form(value[name], left) for name in names],)
    if kind is list:
        if len(value) > MAX_ITEMS:
            raise Unsuited
        return "[", (*[_form(item, left) for item in value],)
    if left[0] < 0 or (kind in (int, float) and not LEAST < value < MOST):
        raise Unsuited
    return kind


class Places:
    """The documented places at which a value may stand, and the words that differ there.

    More places than are needed do no harm: all branches are looked at, not only that of a value.
    """

    def __init__(self) -> None:
        self._words: dict[Nodes, frozenset[str]] = {}
        self._named: dict[tuple[Nodes, str], tuple[Nodes, frozenset[str]]] = {}
        self._items: dict[Nodes, Nodes] = {}

    def words(self, nodes: Nodes) -> frozenset[str]:
        """The members of all closed sets."""
        found = self._words.get(nodes)
        if found is None:
            sets = [closed(node.fact) or () for node in nodes if node.fact is not None]
            found = self._words[nodes] = frozenset().union(*sets)
        return found

    def named(self, nodes: Nodes, name: str) -> tuple[Nodes, frozenset[str]]:
        """The places below a name, and the words by which branches are told apart there."""
        found = self._named.get((nodes, name))
        if found is None:
            below = [one for node in nodes for one in (node.names.get(name), node.values)]
            found = branches(one for one in below if one is not None), frozenset(
                told[branching.by.index(name)]
                for node in nodes
                for branching in node.branchings
                if name in branching.by
                for told in branching.nodes
            )
            if any(name in node.names for node in nodes):  # others are without end
                self._named[nodes, name] = found
        return found

    def items(self, nodes: Nodes) -> Nodes:
        """The places of an array's items."""
        found = self._items.get(nodes)
        if found is None:
            below = branches(node.items for node in nodes if node.items is not None)
            found = self._items[nodes] = below
        return found

    def spots(
        self, form: Form, nodes: Nodes, telling: frozenset[str] = frozenset(), path: Path = ()
    ) -> Iterator[Spot]:
        """Where values decide: in closed sets, and where they tell branches apart."""
        if type(form) is type:
            words = telling | self.words(nodes)
            if words and form is not type(None):
                yield Spot(path, words)
        elif form[0] == "[":
            below = self.items(nodes)
            for at, inner in enumerate(form[-1] if below else ()):
                yield from self.spots(inner, below, path=(*path, at))
        else:
            for at, (name, inner) in enumerate(zip(form[1], form[2], strict=True)):
                below, told = self.named(nodes, name)
                if below or told:
                    yield from self.spots(inner, below, told, (*path, at))


def branches(nodes: Iterable[Node]) -> Nodes:
    """The nodes, and all by one of which an object there may be judged."""
    found: list[Node] = []
    for node in nodes:
        found += [node, *branches(node.branches())]
        if node.other is not None:
            found += branches([node.other])
    return (*found,)


def filled(form: Form, words: dict[tuple[int, ...], Any], path: tuple[int, ...] = ()) -> Any:  # noqa: ANN401 - any JSON
    """A value of a form: with these scalars at these paths, and values that say nothing elsewhere."""
    if type(form) is type:
        return words[path] if path in words else NOTHING[form]
    inner = (filled(one, words, (*path, at)) for at, one in enumerate(form[-1]))
    return [*inner] if form[0] == "[" else dict(zip(form[1], inner, strict=True))


NOTHING: Final[dict[type, Any]] = {bool: True, float: 0.5, int: 0, str: "", type(None): None}


def other_than(words: frozenset[str], form: type) -> Any:  # noqa: ANN401 - a scalar
    """A scalar of a type that is none of some words. Raises Unsuited."""
    if form is str:
        return next(text for text in map("\0".__mul__, range(len(words) + 1)) if text not in words)
    if form is int:
        return next(n for n in range(len(words) + 1) if token(n) not in words)
    raise Unsuited
