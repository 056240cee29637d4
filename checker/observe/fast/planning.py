"""The types of an object's members -> the plan of what is counted, made once for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from types import NoneType
from typing import Any, NamedTuple

from checker.observe.fast.met import MetObjects
from checker.observe.fast.plans import (
    CountPlan,
    MetMember,
    Noted,
    PlanPart,
    TypePlans,
    WholePlan,
    always_in,
    kind_of,
)
from checker.observe.fast.types import UNSET, is_loose
from checker.observe.walk import Walk


class PlanMaking(NamedTuple):
    """What plans are made with."""

    walk: Walk
    hands: Mapping[str, Callable[..., int]]  # what is done with a member, by name
    noted: Noted


def of_part(part: PlanPart, value: Any, making: PlanMaking) -> CountPlan:  # noqa: ANN401 - as it was read
    """The plan of a part of an object: what each member adds to it is made once for its type."""
    plan = CountPlan(making.walk.at)
    if part.always is None:
        part.always = CountPlan(making.walk.at)
        for objects in part.owners:
            _own(part.always, objects)
        for member, type_ in _met(part.static, value):
            part.always.add(_of_member(member, type_, making))
    plan.add(part.always)
    for member, type_ in _met(part.varying, value):
        added = part.added.get((member.path, type_))
        if added is None:
            added = part.added[member.path, type_] = _of_member(member, type_, making)
        plan.add(added)
    plan.more = plan.looks()
    return plan


def _of_member(member: MetMember, type_: type, making: PlanMaking) -> CountPlan:
    """What a member of a type adds to a plan."""
    plan, counter, name = CountPlan(making.walk.at), member.objects.counter, member.name
    if type_ is UNSET:  # as in an object that was counted in the usual way
        return plan
    kind = kind_of(type_)
    plan.strings += 1 + (kind is str)
    _row(plan, member.objects, name, kind)
    for duty, what in counter.duties(name, kind, recognised=True):
        if duty == "constants" and member.values.word in what[1]:
            plan.constants.append((what[1], str(member.values.word)))
        elif duty == "constants":
            plan.words.append((attrgetter(member.path), what[1]))
        elif always_in(member) is None or duty != "objects":
            _do(plan, member, duty, what, making)
    return plan


def of_whole(plans: TypePlans, value: Any, making: PlanMaking) -> WholePlan:  # noqa: ANN401 - likewise
    """The plan of a whole object."""
    objects, counter = plans.objects, plans.objects.counter
    kinds: dict[str, type] = {objects.tag: str} if objects.tag else {}
    met = [(one, type_) for one, type_ in _met(plans.members, value) if type_ is not UNSET]
    kinds |= {member.name: kind_of(type_) for member, type_ in met}
    entry = making.walk.entry(counter, (*kinds, *kinds.values()))
    plan = WholePlan(making.walk.at, entry)
    recognised = counter.recognised(kinds)
    for member, type_ in met:
        for duty, what in counter.duties(member.name, kinds[member.name], recognised=recognised):
            if duty != "constants" or member.values.word != what[0]:
                _do(plan, member, duty, what, making)
        _note(plan, member, type_, making)
    plan.more = plan.looks()
    return plan


def _met(members: Iterable[MetMember], value: Any) -> Iterator[tuple[MetMember, type]]:  # noqa: ANN401
    """The types of members; UNSET of those that are not there."""
    for member in members:
        yield member, type(attrgetter(member.path)(value))


def _own(plan: CountPlan, objects: MetObjects) -> None:
    """What is the same in all objects of a type."""
    plan.counters.append(objects.counter)
    if objects.tag:
        plan.strings += 2
        _row(plan, objects, objects.tag, str)


def _row(plan: CountPlan, objects: MetObjects, name: str, kind: type) -> None:
    row = objects.counter.row_of(name, recognised=True)
    if row is not None:
        plan.rows.append((row, kind))


def _do(plan: CountPlan, member: MetMember, duty: str, what: Any, making: PlanMaking) -> None:  # noqa: ANN401
    """What is to be looked into, of a member of an object."""
    get, values = attrgetter(member.path), member.values
    if duty == "tokens":
        plan.words.append((get, what))
    elif duty == "objects" and [*values.several()]:
        plan.objects.append(get)
    elif duty == "arrays" and values.items is not None:
        plan.arrays.append((get, what))
    else:
        hand = "bytes" if duty == "loose" and is_loose(values) else duty
        plan.todo.append((get, making.hands[hand], what))


def _note(plan: CountPlan, member: MetMember, type_: type, making: PlanMaking) -> None:
    if type_ is not NoneType and (member.objects, member.name) in making.noted:
        plan.todo.append((attrgetter(member.path), making.hands["mark"], None))
