"""Deltas of a stream -> what it states of its chunks that a field of theirs states too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, cast

from checker.compare.direction import fact_of
from checker.compare.implied import STREAM
from checker.model.contract import Field
from checker.model.delta import Delta
from checker.model.path import ROOT
from checker.model.variants import branch_of

KIND: Final = "$.object"  # the member whose constant a stream names


def framed(deltas: Sequence[Delta]) -> Iterator[tuple[int, int]]:
    """(index of a delta, index of the one that tells it)."""
    said = {
        (one.name, one.before == ()): index for index, one in enumerate(deltas) if one.key == STREAM
    }
    events = {gained: index for (name, gained), index in said.items() if name == "events"}
    kind = said.get(("object", False))
    for index, one in enumerate(deltas):
        fact = fact_of(one)
        if not isinstance(fact, Field) or fact.where != "stream":
            continue
        if one.name == "types" and fact.path == ROOT and () in (one.before, one.after):
            yield from ((event, index) for event in events.values())  # a chunk of any type
        elif one.name == "variants" and (whole := events.get(one.before == ())) is not None:
            if {branch_of(label)[1] for label in _labels(one)} <= {*_labels(deltas[whole])}:
                yield index, whole
        elif fact.path == KIND and kind is not None:
            if one.name == "const":
                yield index, kind
            elif one.name in (None, "enum"):
                yield kind, index


def _labels(one: Delta) -> tuple[str, ...]:
    return cast("tuple[str, ...]", one.before or one.after)
