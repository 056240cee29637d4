"""An object by number of member -> counts, as the plan of its kind says. Values are let go.

The hot path within the hot path: each object of each record comes through `take` or `among`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from checker.observe.counter import Counter
from checker.observe.fast.planning import PlanMaking, of_part, of_whole
from checker.observe.fast.plans import CROWDED, CountPlan, Noted, PlanPart, TypePlans
from checker.observe.fast.types import plain
from checker.observe.walk import Walk

SHORT: Final = 2_048  # bytes of an object of which nothing is reported, but which is known again
MAX_LOOSE: Final = 4_096  # of these


class TypeCounting:
    """The objects of one text after the other. Methods return how many quoted texts they met."""

    __slots__ = ("_hands", "_loose", "_walk", "crowded", "marked", "noted", "plans")

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.plans: Mapping[type, TypePlans] = {}  # of the text that is read
        self.noted: Noted = frozenset()
        self.marked = False  # was a member of note there, and not null?
        self.crowded: dict[PlanPart, TypePlans] = {}
        self._loose: dict[tuple[int, int], int] = {}  # by depth and hash: texts of an object
        # What is done with a member: through what, its value, may there be several.
        self._hands = {**walk.hands, "bytes": self._loosely, "mark": self._mark}

    def divide(self) -> None:
        """Divide the parts that have too many plans, between two texts."""
        for part, whose in self.crowded.items():
            whose.divide(part)
        self.crowded.clear()

    def whole(self, plans: TypePlans, value: Any, *, many: bool) -> int:  # noqa: ANN401 - as read
        """A whole text; `many`: it is one of several of its record."""
        if many:
            self._walk.hold(plans.objects.counter, 1, many=True)
            return self._among(plans, value)
        plans.objects.counter.singles += self._walk.step
        return self.take(plans, value)

    def take(self, plans: TypePlans, value: Any) -> int:  # noqa: ANN401 - as read
        """The one object of its record at its place: how many quoted texts it has."""
        if not plans.parts:
            return self._among(plans, value, many=False)
        step = self._walk.step
        strings = 0
        for part in plans.parts:
            if part.only is None:
                key = (*map(type, part.get(value)),)
                plan = part.plans.get(key)
                if plan is None:
                    plan = self._planned(plans, part, key, value)
            else:
                plan = part.only
            plan.count += step
            strings += plan.strings
            if plan.more:
                strings += self._more(plan, value, step, many=False)
        return strings

    def _among(self, plans: TypePlans, value: Any, *, many: bool = True) -> int:  # noqa: ANN401
        """An object that may not be the only one, or whose members are reported together."""
        key = (*map(type, plans.own(value)),)
        plan = plans.kinds.get(key)
        if plan is None:
            plan = of_whole(plans, value, self._making())
            plans.kinds[key] = plan
        step = self._walk.step
        if many:
            self._walk.met(plans.objects.counter, plan.entry)
        else:
            plan.entry.count += step
        if plan.more:
            return plan.strings + self._more(plan, value, step, many=many)
        return plan.strings

    def _more(self, plan: CountPlan, value: Any, step: int, *, many: bool) -> int:  # noqa: ANN401
        """What is to be looked into: words, objects, arrays of objects, and what few have."""
        strings = 0
        for get, tokens in plan.words:
            word = get(value)
            tokens[word if word in tokens else self._walk.unknown(tokens)] += step
        for get in plan.objects:
            inner = get(value)
            plans = self.plans[type(inner)]
            strings += self._among(plans, inner) if many else self.take(plans, inner)
        for get, counter in plan.arrays:
            items = get(value)
            if len(items) == 1 and (only := self.plans.get(type(item := items[0]))):
                if many:
                    self._walk.hold(counter, 1, many=True)
                    strings += self._among(only, item)
                else:
                    counter.singles += step
                    strings += self.take(only, item)
            elif items:
                strings += self._array(counter, items, many=many)
        for get, do, what in plan.todo:
            strings += do(what, get(value), many=many)
        return strings

    def _array(self, counter: Counter, items: list[Any], *, many: bool) -> int:
        """Items of which there are some."""
        several = [self.plans.get(type(item)) for item in items]
        self._walk.hold(counter, len(several) - several.count(None), many=many)
        many = many or len({*several}) < len(several)
        strings = 0
        for plans, item in zip(several, items, strict=True):
            if plans is None:
                strings += self._walk.item(counter, item, many=many)
            else:
                strings += self._among(plans, item) if many else self.take(plans, item)
        return strings

    def _making(self) -> PlanMaking:
        return PlanMaking(self._walk, self._hands, self.noted)

    def _planned(
        self,
        plans: TypePlans,
        part: PlanPart,
        key: tuple[type, ...],
        value: Any,  # noqa: ANN401 - as read
    ) -> CountPlan:
        """The plan of a part whose members have other types than any before."""
        plan = of_part(part, value, self._making())
        part.plans[key] = plan
        if not part.varying:
            part.only = plan
        if len(part.plans) > CROWDED:
            self.crowded[part] = plans
        return plan

    # What is done with a member: through what, its value, may there be several -> quoted texts.

    def _loosely(self, depth: int, raw: Any, *, many: bool) -> int:  # noqa: ANN401, ARG002
        """An object of which nothing is reported, as bytes."""
        text = bytes(raw)
        known = self._loose
        number = depth, hash(text)
        strings = known.get(number)
        if strings is None:
            if text[:1] != b"{":
                self._walk.suspect = True
                return 0
            strings = self._walk.survey(plain(text), depth)
            if len(text) <= SHORT and not self._walk.suspect:
                if len(known) >= MAX_LOOSE:
                    known.clear()
                known[number] = strings
        return strings

    def _mark(self, _: object, __: object, *, many: bool) -> int:  # noqa: ARG002
        self.marked = True
        return 0
