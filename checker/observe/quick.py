"""Answers of forms that were met before: read by types made for them, and counted. The hot path.

What the types refuse, and what is found at one place several times, is left to `walk`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final, TypeAlias

from checker.model.shape import UNDOCUMENTED
from checker.observe.case import Case, NestedObjects
from checker.observe.counter import Counter
from checker.observe.entry import Entry, Kind
from checker.observe.layout import (
    Layout,
    Layouts,
    Unsuited,
    is_absent,
    lay_out,
    nothing,
    reader,
)
from checker.observe.row import LEAST, MOST
from checker.observe.shape_counter import ShapeCounter
from checker.observe.walk import Walk

WEIGHT: Final = 8  # kinds of objects that take as much memory as a case
ENOUGH: Final = 500  # cases that may be met for the first time, and
EACH: Final = 4  # records for each that is met beyond
OBJECT: Final = "object"  # whose constants tell answers apart
NOT_TOLD: Final = frozenset({"type"})  # a name of events: then the constant is not all there is

Plan: TypeAlias = "dict[Kind, tuple[Entry, ShapeCounter]]"  # answers whose way is known


class Quick:
    """All types of one run, and what was read by them."""

    __slots__ = ("_learned", "_start", "_walk", "lanes", "layouts", "read")

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.layouts: Layouts = {}
        self.lanes: dict[type, tuple[Layout, ShapeCounter]] = {}  # of whole bodies
        self._learned = 0  # cases that were met since
        self._start = 0  # this record
        # What reads a text, or raises one of UNREAD where it fits no type:
        self.read: Callable[[bytes], Any] = nothing

    def inside(  # noqa: C901, PLR0912 - hot
        self,
        value: Any,  # noqa: ANN401 - of any layout
        layout: Layout,
        *,
        many: bool = False,
    ) -> int:
        """Count an object and what is in it: how many texts. As `Walk` does, which says why."""
        if layout.varying is None:
            case = layout.only or self._learn(layout, value)
        else:
            try:
                case = layout.cases[(*map(type, layout.varying(value)),)]
            except KeyError:
                case = self._learn(layout, value)
        walk = self._walk
        step = walk.step
        if many:
            for view, entry in case.met:
                walk.met(view, entry)
        else:
            case.count += step
        strings = case.strings
        if case.plain:
            return strings
        if case.words:
            get, words, constants = case.constants
            if constants and (found := get(value)) != words:
                for told, word, tokens in zip(found, words, constants):  # noqa: B905 - see `getter`
                    if told != word:
                        tokens[word] -= step  # with which it is counted
                        tokens[UNDOCUMENTED] += step
            get, counts = case.tokens
            if counts:
                for told, tokens in zip(get(value), counts):  # noqa: B905 - see `getter`
                    try:
                        tokens[told] += step
                    except KeyError:
                        tokens[UNDOCUMENTED] += step
        for one in case.objects:
            inner = one(value)
            strings += self.inside(inner, self.layouts[type(inner)], many=many)
        for one, view in case.arrays:
            items = one(value)
            if not items:
                view.holders += step
            elif many or len(items) > 1:
                strings += self._items(view, items, many=many)
            else:
                view.alone += step
                inner = items[0]
                strings += self.inside(inner, self.layouts[type(inner)])
        return strings + self._rare(case, value, many=many) if case.rare else strings

    def _items(self, view: Counter, items: list[Any], *, many: bool) -> int:
        """Objects of an array, of which a record may have several at their place."""
        walk = self._walk
        if many:
            walk.hold(view, len(items), many=True)
        else:
            view.alone += walk.step
            view.beside += walk.step * (len(items) - 1)
            many = len({*map(type, items)}) < len(items)  # else each is of another branch
        return sum(self.inside(item, self.layouts[type(item)], many=many) for item in items)

    def _rare(self, case: Case, value: Any, *, many: bool) -> int:  # noqa: ANN401 - as above
        """What few objects have: the rest of `inside`."""
        strings, walk = 0, self._walk
        get, rows = case.floats
        for number, row in zip(get(value), rows) if rows else ():  # noqa: B905 - see `getter`
            if number.is_integer():
                row.whole += walk.step
                if not LEAST < number < MOST:
                    walk.suspect = True
        get, depths = case.loose
        for inner, depth in zip(get(value), depths) if depths else ():  # noqa: B905 - see `getter`
            strings += walk.survey(inner, depth) if inner else 0
        for one, view in case.boxes:
            inner = one(value)
            if not inner:
                view.holders += walk.step
                continue
            walk.survey(inner, view.node.depth)  # for integers that are too large
            judge = walk.chart if isinstance(inner, dict) else walk.array
            strings += judge(view, inner, many=many)
        for get, names, entry in case.more:
            told = dict(zip(names, get(value)))  # noqa: B905 - see `getter`
            walk.survey([told[name] for name in entry.own], entry.depth)  # as above
            strings += walk.more(entry, told, many=many)
        return strings

    def take_back(self, value: Any, layout: Layout) -> None:  # noqa: ANN401 - as above
        """Undo what was counted last."""
        walk = self._walk
        walk.step = -1
        self.inside(value, layout)
        walk.step = 1
        walk.suspect = False

    # ------------------------------------------------------------ types, made and forgotten

    def make(self, plans: Mapping[str, Plan]) -> None:
        """Make types for what was met so far, by the constants of `object`."""
        self.forget()
        self._learned, self._start = 0, self._walk.record
        for told, plan in plans.items():
            lanes = {lane for _, lane in plan.values()}
            if len(lanes) != 1 or any(NOT_TOLD.intersection(kind) for kind in plan):
                continue
            lane = lanes.pop()
            layouts: Layouts = {}
            try:
                layout = lay_out(lane.view, plan, layouts, OBJECT, told)
            except Unsuited:
                continue
            self.layouts.update(layouts)
            self.lanes[layout.form] = layout, lane
        if self.lanes:
            self.read = reader(self.lanes, self.layouts)

    def in_vain(self) -> bool:
        """Are cases met so often for the first time that types are of no use?"""
        return EACH * self._learned > self._walk.record - self._start + EACH * ENOUGH

    def forget(self) -> None:
        """Hand on what was counted to the kinds, views and lanes; forget the types."""
        for form, layout in self.layouts.items():
            for case in layout.every_case():
                for entry in case.entries:
                    entry.count += case.count
                for tokens, told, counted in case.chosen:
                    tokens[told] += case.count
                    if counted is not None:
                        tokens[counted] -= case.count
                if form in self.lanes:
                    self.lanes[form][1].add(case.count)
        self.layouts.clear()
        self.lanes.clear()
        self.read = nothing

    def _learn(self, layout: Layout, value: Any) -> Case:  # noqa: ANN401 - of any layout
        """What is to be done with such objects."""
        parts = []
        for path, part in layout.parts:
            objects = attrgetter(path)(value) if path else value
            parts.append(NestedObjects(path, part, self._entry(part, objects)))
        case = Case(parts)
        self._learned += 1
        self._walk.learned += WEIGHT
        if layout.varying is None:
            layout.only = case
        else:
            layout.cases[(*map(type, layout.varying(value)),)] = case
        return case

    def _entry(self, layout: Layout, value: Any) -> Entry:  # noqa: ANN401 - of any layout
        types: dict[str, type] = {layout.telling: str} if layout.telling else {}
        for name, attribute in layout.at.items():
            member = getattr(value, attribute)
            if not is_absent(member):
                types[name] = dict if type(member) in self.layouts else type(member)
        kind = (*types, *types.values())
        return layout.view.entries.get(kind) or layout.view.learn(kind)
