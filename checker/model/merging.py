"""Shapes -> shapes: those of the same kind added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.model.path import ITEMS, ROOT
from checker.model.place import parted
from checker.model.shape import At, Identity, Seen, Shape, Sign, StreamSeen


def merge(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Shapes of the same kind added up, sorted by what they are; commutative and associative."""
    found: dict[Identity, list[Shape]] = {}
    for shape in shapes:
        found.setdefault(shape.identity, []).append(shape)
    return tuple(_sum(found[identity]) for identity in sorted(found, key=_place))


def _place(identity: Identity) -> tuple[str, ...]:
    """By source first: a digest means nothing to a reader."""
    contract, source, *others = ("" if part is None else str(part) for part in identity)
    return source, contract, *others


def _sum(shapes: list[Shape]) -> Shape:
    one, *others = shapes
    if not others:
        return one
    rows: dict[str, list[Seen]] = {}
    tokens: dict[str, list[Mapping[str, int]]] = {}
    for shape in shapes:
        for key, seen in shape.fields.items():
            rows.setdefault(key, []).append(seen)
        for key, counts in shape.tokens.items():
            tokens.setdefault(key, []).append(counts)
    streams = [shape.stream for shape in shapes if shape.stream is not None]
    count = sum(shape.count for shape in shapes)
    return replace(
        one,
        count=count,
        fields=with_parents({key: summed(rows[key]) for key in sorted(rows)}, count),
        tokens={key: counted(tokens[key]) for key in sorted(tokens)},
        stream=_stream(streams) if streams else None,
        left_out=counted(shape.left_out for shape in shapes),
        first=_earliest(shapes),
    )


def _earliest(shapes: Iterable[Shape]) -> dict[Sign, At]:
    """Where each was seen first; nowhere, where one of the shapes does not say."""
    several = [*shapes]
    if not all(shape.first for shape in several):
        return {}
    found: dict[Sign, At] = {}
    for shape in several:
        for sign, at in shape.first.items():
            found[sign] = min(at, found.get(sign, at))
    return found


def counted(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Counts added up, by name, sorted."""
    total: dict[str, int] = {}
    for each in counts:
        for name, number in each.items():
            total[name] = total.get(name, 0) + number
    return dict(sorted(total.items()))


def summed(seen: Sequence[Seen]) -> Seen:
    """One row of several shapes, its parents not yet counted anew."""
    return Seen(
        types=counted(one.types for one in seen),
        present=sum(one.present for one in seen),
        parents=sum(one.parents for one in seen),
        records=sum(one.records for one in seen),
        documented=all(one.documented for one in seen),
    )


def _stream(streams: list[StreamSeen]) -> StreamSeen:
    return StreamSeen(
        events=counted(one.events for one in streams),
        terminators=counted(one.terminators for one in streams),
        comments=sum(one.comments for one in streams),
        invalid_lines=sum(one.invalid_lines for one in streams),
    )


def with_parents(rows: Mapping[str, Seen], count: int) -> dict[str, Seen]:
    """Rows with their parents counted from the rows above them.

    A row is missing where a name was never there, so its own count knows nothing of the parents
    that were seen without it.
    """
    return {key: replace(seen, parents=parents_of(key, rows, count)) for key, seen in rows.items()}


def parents_of(key: str, rows: Mapping[str, Seen], count: int) -> int:
    """How many parents a place has: objects, arrays, or all items where it is one kind of them.

    Attributes of telemetry are no paths: each recording is their parent.
    """
    if not key.startswith(ROOT):
        return count
    above, last, variants = parted(key)
    if not last:  # the root, or a branch of it
        return _of(rows, ROOT, (), "object") if variants else _of(rows, ROOT, ())
    if last.startswith("[?"):
        return _of(rows, above + ITEMS, variants)
    if variants and " ".join((above, *variants)) not in rows:  # a branch, not a member of one
        return _of(rows, above + last, variants[:-1], "object")
    return _of(rows, above, variants, "array" if last == ITEMS else "object")


def _of(
    rows: Mapping[str, Seen], path: str, variants: tuple[str, ...], kind: str | None = None
) -> int:
    """How many values a row has, of one type or of all."""
    seen = rows.get(" ".join((path, *variants)))
    if seen is None:
        return 0
    return sum(seen.types.values()) if kind is None else seen.types.get(kind, 0)
