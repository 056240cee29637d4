"""An object by number of member -> what is counted for it, and what of it is looked into.

Of most members it is known beforehand that they are there, and of which type. The others are looked
at in parts: the types of a part's members are judged once, and a further object with the same types
is one more of that plan. So objects that differ in many ways need few plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from checker.model.shape import HIDDEN_KEY, At
from checker.observe.counter import Counter
from checker.observe.fast.met import MetObjects, MetValues
from checker.observe.fast.types import RAW, attributes, getter
from checker.observe.row import Entry, PathCounts, Tokens, earliest

MOST: Final = 16  # members of a part,
FEWEST: Final = 4  # and of one that is not divided
CROWDED: Final = 512  # plans of a part, with which it is divided
NOWHERE: Final = PathCounts()
Noted: TypeAlias = "frozenset[tuple[MetObjects, str]]"  # members that are marked where they are met


class MetMember(NamedTuple):
    """One member that is looked at, from the object on in which the look begins."""

    path: str  # of attributes
    objects: MetObjects  # whose it is
    name: str
    values: MetValues

    def varies(self) -> bool:
        """Is it not known beforehand, whether it is there and of which type?"""
        return (
            self.name not in self.objects.always
            or self.values.alternatives() > 1
            or float in self.values.kinds
        )


class CountPlan:
    """What is to be done with objects whose members have some types, and how many there were."""

    __slots__ = (
        "arrays",
        "constants",
        "count",
        "counters",
        "first",
        "more",
        "objects",
        "rows",
        "strings",
        "todo",
        "words",
    )

    def __init__(self, first: At) -> None:
        self.first = first
        self.count = 0
        self.more = False  # is there more to do than to count?
        self.strings = 0  # quoted texts: names, and values
        self.words: list[tuple[Any, Tokens]] = []  # getter, and the counts of a closed set
        self.objects: list[Any] = []  # getters
        self.arrays: list[tuple[Any, Counter]] = []  # of objects: getter, the counter of the items
        self.todo: list[tuple[Any, Any, Any]] = []  # getter, who looks into it, through what
        # What is counted when it is settled:
        self.counters: list[Counter] = []  # that have one object more
        self.rows: list[tuple[PathCounts, type]] = []
        self.constants: list[tuple[Tokens, str]] = []  # words that are the same in all

    def add(self, other: CountPlan) -> None:
        """What is to be done with more members of the same objects."""
        self.strings += other.strings
        self.words += other.words
        self.objects += other.objects
        self.arrays += other.arrays
        self.todo += other.todo
        self.counters += other.counters
        self.rows += other.rows
        self.constants += other.constants

    def looks(self) -> bool:
        """Is there more to do than to count?"""
        return bool(self.words or self.objects or self.arrays or self.todo)

    def settle(self) -> None:
        """Count all into rows."""
        number, self.count = self.count, 0
        for row, kind in self.rows:
            row.kinds[kind] = row.kinds.get(kind, 0) + number
            earliest(row.first, kind, self.first)
            row.present += number
            row.records += number
        for counter in self.counters:
            counter.objects += number
            counter.visits += number
            counter.tell(number)
        for tokens, word in self.constants:
            tokens[word] += number


class WholePlan(CountPlan):
    """The same of a whole object, which is counted by its entry."""

    __slots__ = ("entry",)

    def __init__(self, first: At, entry: Entry) -> None:
        super().__init__(first)
        self.entry = entry
        self.strings = entry.strings


class PlanPart:
    """Some members of an object whose types may differ, and those that are as they are."""

    __slots__ = ("added", "always", "get", "only", "owners", "plans", "static", "varying")

    def __init__(
        self,
        varying: list[MetMember],
        static: Iterable[MetMember] = (),
        owners: Iterable[MetObjects] = (),
    ) -> None:
        self.varying = varying
        self.static = [*static]
        self.owners = [*owners]  # objects that are counted here
        self.get = getter(member.path for member in varying)
        self.plans: dict[tuple[type, ...], CountPlan] = {}
        self.only: CountPlan | None = None  # where nothing varies
        self.always: CountPlan | None = None  # what is done whatever the members are
        self.added: dict[tuple[str, type], CountPlan] = {}  # with a member of a type

    def divided(self) -> list[PlanPart]:
        """Two for it, with nothing counted yet."""
        half = len(self.varying) // 2
        return [
            PlanPart(self.varying[:half], self.static, self.owners),
            PlanPart(self.varying[half:]),
        ]


class TypePlans:
    """How objects of one type are counted."""

    __slots__ = ("kinds", "members", "objects", "own", "parts")

    def __init__(self, objects: MetObjects) -> None:
        self.objects = objects
        self.members = [*members_of(objects)]
        # Where there may be several in a record, whole objects are distinguished:
        self.own = getter(member.path for member in self.members if member.varies())
        self.kinds: dict[tuple[type, ...], WholePlan] = {}
        self.parts = _parts(objects)
        objects.counter.held.append(self.settle)

    def settle(self) -> None:
        """Count all into rows."""
        for part in self.parts:
            for plan in part.plans.values():
                plan.settle()
        self.kinds.clear()  # they are of entries that are counted and forgotten now

    def let_go(self) -> None:
        """Settle for the last time."""
        self.settle()
        self.objects.counter.held.remove(self.settle)

    def divide(self, part: PlanPart) -> None:
        """Divide a part that has too many plans; one of few members forgets them."""
        self.settle()
        part.plans.clear()
        if len(part.varying) > FEWEST:
            at = self.parts.index(part)
            self.parts[at : at + 1] = part.divided()


def members_of(objects: MetObjects, path: str = "") -> Iterator[MetMember]:
    """The members of an object, but for the word that tells its branch."""
    for name, at in attributes(objects).items():
        yield MetMember(path + at, objects, name, objects.members[name])


def _parts(objects: MetObjects) -> list[PlanPart]:
    """The parts of an object and of those that are always in it; none where it is counted whole."""
    if is_whole(objects):
        return []
    owners: list[MetObjects] = []
    found: list[MetMember] = []
    _gather(objects, "", owners, found)
    varying = [member for member in found if member.varies()]
    static = [member for member in found if not member.varies()]
    several = max(-(-len(varying) // MOST), 1)
    each = -(-len(varying) // several)
    parts = [PlanPart(varying[at * each : (at + 1) * each]) for at in range(1, several)]
    return [PlanPart(varying[:each], static, owners), *parts]


def _gather(
    objects: MetObjects, path: str, owners: list[MetObjects], found: list[MetMember]
) -> None:
    owners.append(objects)
    for member in members_of(objects, path):
        found.append(member)
        if inner := always_in(member):
            _gather(inner, f"{member.path}.", owners, found)


def always_in(member: MetMember) -> MetObjects | None:
    """The objects at a member that are counted with the one around them."""
    inner = member.values.objects
    return None if inner is None or member.varies() or is_whole(inner) else inner


def is_whole(objects: MetObjects) -> bool:
    """Do its members not tell each for itself how it is counted?

    Whether a name is reported may depend on the others; those that are not reported have one row.
    """
    counter = objects.counter
    odd = [name for name in objects.members if name not in counter.node.names]
    if odd and not counter.recognised(objects.always):
        return True
    rows = [counter.row_of(name, recognised=True) for name in odd]
    return counter.rows.get(HIDDEN_KEY, NOWHERE) in rows


def kind_of(type_: type) -> type:
    """The JSON type of what was read, as Python has it."""
    if type_ is RAW or hasattr(type_, "__struct_fields__"):
        return dict
    return type_
