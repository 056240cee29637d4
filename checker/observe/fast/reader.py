"""Texts of forms that were met before: each is counted, and told of later as so many of a kind.

How a text is counted depends on its form and on the few values that the documentation tells apart.
So a text of a form that was met needs no look at its members: a type made for that form reads it,
and what stands for it, a text of that form without values, is counted so often in the usual way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from checker.model.node import Node
from checker.model.variants import token
from checker.observe.fast.exact import UNREAD, Types, decoder, getter
from checker.observe.fast.form import (
    Form, Places, Spot, Unsuited, branches, filled, form_of, other_than
)
from checker.observe.row import LEAST, MOST

OFTEN: Final = 3  # times that a form is met before it is worth a type
MAX_FORMS: Final = 1_000  # that have types
MAX_MET: Final = 4_096  # that are remembered without
MAX_CASES: Final = 256  # of one form
SELDOM: Final = 32  # texts of which one is looked at, where forms hardly return
TRIES: Final = 6  # forms with as many quotation marks that are tried


class Known:
    """One form: how its texts are read, and how often each case of it came."""

    __slots__ = ("cases", "floats", "form", "get", "numbers", "read", "spots", "words")

    def __init__(self, form: Form, found: Iterable[Spot], types: Types) -> None:
        self.form = form
        words: dict[tuple[int, ...], frozenset[str]] = {}
        for spot in found:
            words[spot.path] = words.get(spot.path, frozenset()) | spot.words
        self.read = decoder(form, types)
        self.spots = words
        self.floats = [*_floats(form, ())]
        if not words.keys().isdisjoint(self.floats):
            raise Unsuited
        self.get = getter([*words])
        self.numbers = getter(self.floats)
        self.cases: dict[Any, int] = {}

    def case(self, value: Any) -> Any:  # noqa: ANN401 - a value as it was read, and a case
        """By which values it is counted; None where it is not of this form after all."""
        told = self.get(value)
        if not self.floats:
            return told
        kinds = (*map(_whole, self.numbers(value)),)
        return None if None in kinds else (told, kinds)

    def usual(self, case: Any) -> Any:  # noqa: ANN401 - a case
        """The case with nothing in it but documented words."""
        told, kinds = case if self.floats else (case, ())
        known = (*(
            one if token(one) in words else None
            for one, words in zip(told, self.spots.values())  # noqa: B905 - see `getter`
        ),)
        known = known * 2 if len(self.spots) == 1 else known
        return (known, kinds) if self.floats else known

    def stands_for(self, case: Any) -> Any:  # noqa: ANN401 - a case, any JSON
        """A text of that case, as plain data. Raises Unsuited."""
        told, kinds = case if self.floats else (case, ())
        scalars: dict[tuple[int, ...], Any] = {
            path: other_than(words, _at(self.form, path)) if one is None else one
            for one, (path, words) in zip(told, self.spots.items())  # noqa: B905 - likewise
        }
        scalars |= {
            path: 1.0 if whole else 0.5
            for path, whole in zip(self.floats, kinds)  # noqa: B905 - likewise
        }
        return filled(self.form, scalars)


class Reader:
    """The texts of one kind of body."""

    def __init__(self, nodes: Iterable[Node], told: Iterable[str], types: Types, places: Places) -> None:
        self._nodes = branches(nodes)
        self._places = places
        self._told = frozenset(told)
        self._types = types
        self._known: dict[int, list[Known]] = {}  # by the quotation marks of their texts
        self._forms: dict[Form, Known | None] = {}
        self._met: dict[Form, int] = {}
        self._missed: tuple[Known, Any] | None = None
        self._wait = 0  # texts until one is looked at,
        self._every = 0  # and from then on

    def read(self, raw: bytes) -> tuple[Known, Any] | None:
        """The form and case of a text; None where it is to be counted in the usual way.

        A text that has one is JSON without faults.
        """
        quotes = raw.count(b'"')
        if b"\\" in raw:
            quotes -= escaped(raw)
        several = self._known.get(quotes)
        if several is None:
            return None
        for at, known in enumerate(several):
            try:
                value = known.read(raw)
            except UNREAD:  # of which a later exception would keep the text
                continue
            if at:
                several[at - 1], several[at] = known, several[at - 1]
            case = known.case(value)
            if case in known.cases:
                return known, case
            if case is not None:
                case = known.usual(case)
                if case in known.cases:
                    return known, case
                self._missed = known, case
            return None
        return None

    def met(self, value: Any) -> None:  # noqa: ANN401 - any JSON
        """The text that was not read last was counted in the usual way: learn of it."""
        if self._missed is not None:
            known, case = self._missed
            self._missed = None
            if len(known.cases) < MAX_CASES:
                known.cases[case] = 0
            return
        if self._wait:
            self._wait -= 1
            return
        try:
            form = form_of(value)
        except Unsuited:
            self._seldom()
            return
        times = self._met.get(form, 0) + 1
        self._met[form] = times
        if times == 1:
            self._seldom()
            if len(self._met) > MAX_MET:
                self._met.clear()
        elif times == OFTEN and len(self._forms) < MAX_FORMS:
            self._every //= 2
            self._make(form, value)

    def _seldom(self) -> None:
        self._every = min(self._every + 1, SELDOM)
        self._wait = self._every // 2

    def _spots(self, form: Form) -> Iterator[Spot]:
        yield from self._places.spots(form, self._nodes)
        if form[0] == "{":
            for at, name in enumerate(form[1]):
                if name in ("object", "type") and form[2][at] is str:
                    yield Spot((at,), self._told)

    def _make(self, form: Form, value: Any) -> None:  # noqa: ANN401 - any JSON
        self._forms[form] = None
        try:
            known = Known(form, self._spots(form), self._types)
        except Unsuited:
            return
        self._forms[form] = known
        self._known.setdefault(2 * _texts(form), []).append(known)


def escaped(raw: bytes) -> int:
    """The escaped quotation marks of a JSON text: a backslash escapes what follows it."""
    if b"\\\\" in raw:
        raw = raw.replace(b"\\\\", b"")
    return raw.count(b'\\"')


def _whole(number: Any) -> bool | None:  # noqa: ANN401 - a number
    """Is a fraction a whole number? None for an integer, and for what parsers read differently."""
    if type(number) is not float or not LEAST < number < MOST:
        return None
    return number.is_integer()


def _texts(form: Form) -> int:
    if type(form) is type:
        return int(form is str)
    return sum(map(_texts, form[-1])) + (len(form[1]) if form[0] == "{" else 0)


def _floats(form: Form, path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if form is float:
        yield path
    elif type(form) is tuple:
        for at, inner in enumerate(form[-1]):
            yield from _floats(inner, (*path, at))


def _at(form: Form, path: tuple[int, ...]) -> type:
    for at in path:
        form = form[-1][at]
    return form


Replay = Callable[[Any, int], None]
