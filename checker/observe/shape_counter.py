"""What becomes one shape: the counts of one kind of body, by branch."""

from __future__ import annotations

from collections import Counter as Counts
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from checker.model.merging import with_parents
from checker.model.node import ObservedPlace
from checker.model.path import ROOT, name_segment
from checker.model.place import parted
from checker.model.shape import ANY, MISSING, UNLISTED, At, Seen, Shape, Sign, StreamSeen
from checker.observe.counter import Counter
from checker.observe.row import PathCounts
from checker.observe.walk import Walk

# Where nothing is documented, nothing but the type of the whole is reported.
NOTHING: Final = ObservedPlace(ROOT, 0)


@dataclass(slots=True)
class Framing:
    """How streams of one kind were framed, while it is counted."""

    events: Counts[str] = field(default_factory=Counts)
    ends: Counts[str] = field(default_factory=Counts)
    comments: int = 0
    invalid_lines: int = 0

    def add(self, other: Framing) -> None:
        """One stream more."""
        self.events.update(other.events)
        self.ends.update(other.ends)
        self.comments += other.comments
        self.invalid_lines += other.invalid_lines

    def seen(self) -> StreamSeen:
        """The part of a shape."""
        return StreamSeen(
            events=dict(sorted(self.events.items())),
            terminators=dict(sorted(self.ends.items())),
            comments=self.comments,
            invalid_lines=self.invalid_lines,
        )


class ShapeCounter:
    """The bodies of one kind. A body with documented branches gives a shape for each."""

    def __init__(self, kind: Shape, node: ObservedPlace | None, *, all_names: bool) -> None:
        self.kind = kind  # what its shapes have in common; the variant is `error`, or none
        self.root = Counter(node or NOTHING, all_names=all_names)
        self.count = 0  # recordings
        self.left_out: dict[str, int] = {}
        self.framing: Framing | None = None
        self.first: dict[str, At] = {}  # of the whole, what it shows -> the first record with it

    def came(self, at: At, *signs: str) -> None:
        """What a record shows of the whole: that it is one, and more."""
        for sign in (ANY, *signs):
            self.first.setdefault(sign, at)

    def leave_out(self, reason: str, number: int = 1) -> None:
        """A recording, or an event of one, that is not compared."""
        self.left_out[reason] = self.left_out.get(reason, 0) + number

    def take(self, walk: Walk, value: Any, *, many: bool = False) -> int:  # noqa: ANN401 - any JSON
        """A whole body, or one of several events of a stream: how many quoted texts it has."""
        counter = self.root
        if counter.branches:
            counter = counter.branch(value if type(value) is dict else {})
        return walk.array(counter, [value], many=many)

    def remember(self) -> None:
        """Count what is remembered into rows, and forget it."""
        for counter in self.root.all():
            counter.count()

    def shapes(self, odd: Mapping[int, At]) -> Iterator[Shape]:
        """One for the whole; where it branches, one for each branch and one for what is of none.

        Nothing where nothing came this way. `odd`: as of `Walk`.
        """
        self.remember()
        ends, whole = [self.root], self.root
        while whole.other is not None:
            whole = whole.other
        while any(counter.branches for counter in ends):
            ends = [end for counter in ends for end in (list(counter.branching()) or [counter])]
        for counter in ends:
            if counter.row.present or (counter is whole and (self.count or self.left_out)):
                yield self._shape(counter, odd, whole=counter is whole)

    def _shape(self, counter: Counter, odd: Mapping[int, At], *, whole: bool) -> Shape:
        gathered = _Gathered(odd)
        gathered.take(counter)
        rows, tokens = gathered.rows, gathered.tokens
        if counter.row.present:
            gathered.row(ROOT, counter.row)
        count = self.count if whole else counter.row.records
        return replace(
            self.kind,
            variant=self.kind.variant or counter.node.variant,
            count=count,
            fields=with_parents(dict(sorted(rows.items())), count),
            tokens=dict(sorted(tokens.items())),
            stream=self.framing.seen() if whole and self.framing is not None else None,
            left_out=dict(sorted(self.left_out.items())) if whole else {},
            first=gathered.first | {("", sign): at for sign, at in self.first.items() if whole},
        )


class _Gathered:
    """The rows and tokens of a counter and all below it, and where each was seen first."""

    def __init__(self, odd: Mapping[int, At]) -> None:
        self.rows: dict[str, Seen] = {}
        self.tokens: dict[str, dict[str, int]] = {}
        self.first: dict[Sign, At] = {}
        self._odd = odd

    def row(self, key: str, row: PathCounts) -> None:
        """One row."""
        self.rows[key] = row.seen()
        self.first |= {(key, kind): at for kind, at in row.firsts().items()}

    def take(self, counter: Counter) -> None:
        """A counter, and all below it."""
        above, last, variants = parted(counter.node.key)
        for name, row in counter.rows.items():
            if row.present:
                known = counter.node.names.get(name)
                key = " ".join((above + last + name_segment(name), *variants))
                self.row(known.key if known is not None else key, row)
        for name, at in counter.lacking.items():
            self.first[counter.node.names[name].key, MISSING] = at
        if counter.tokens is not None and (seen := {t: n for t, n in counter.tokens.items() if n}):
            self.tokens[counter.node.key] = dict(sorted(seen.items()))
            if id(counter.tokens) in self._odd:
                self.first[counter.node.key, UNLISTED] = self._odd[id(counter.tokens)]
        for branch in counter.branching():
            if branch.objects:
                self.rows[branch.node.key] = Seen(
                    types={"object": branch.objects},
                    present=branch.objects,
                    parents=branch.objects,
                    records=branch.visits,
                )
        for below in counter.met():
            if below.row.present:  # of items, or of values
                self.row(below.node.key, below.row)
            self.take(below)
