"""An example -> its places, along what is documented: branches chosen, free keys passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from checker.extract.reference.side import MAX_NAME, MAX_PATH, BodyFields, DocumentedFields
from checker.model.contract import Field
from checker.model.path import ITEMS, ROOT, VALUES, Scalar, name_segment, selected
from checker.model.variants import branch_of, variant_of

MAX_DEPTH: Final = 40


@dataclass(frozen=True, slots=True)
class _Step:
    value: Any
    path: str
    variant: tuple[str, ...] = ()
    array: str | None = None
    filters: tuple[tuple[str, Scalar], ...] = ()


def walked(value: Any, side: BodyFields, known: DocumentedFields) -> Iterator[tuple[Field, Any]]:  # noqa: ANN401 - any JSON
    """(bare field, value) of every place of an example."""
    waiting = [(0, _Step(value, ROOT))]
    while waiting:
        depth, step = waiting.pop()
        variant = " ".join(step.variant) or None
        documented = known.of(side, step.path, variant)
        yield side.field(step.path, variant), step.value
        if documented is not None and documented.free_form:
            continue
        if depth < MAX_DEPTH and len(step.path) <= MAX_PATH:
            below = [(depth + 1, one) for one in _below(step, documented, side, known)]
            waiting += reversed(below)


def _below(
    step: _Step, documented: Field | None, side: BodyFields, known: DocumentedFields
) -> Iterator[_Step]:
    if isinstance(step.value, list):
        for item in step.value:
            yield _Step(item, step.path + ITEMS, step.variant, step.path)
    if not isinstance(step.value, dict):
        return
    if documented is not None and documented.variants:
        branch = _branch(step, branch_of(documented.variants[0])[0])
        if branch is not None:
            yield branch
        return
    variant = " ".join(step.variant) or None
    has_values = known.of(side, step.path + VALUES, variant) is not None
    for name, value in step.value.items():
        path = step.path + name_segment(name)
        if has_values and known.of(side, path, variant) is None:
            yield _Step(value, step.path + VALUES, step.variant)
        elif 0 < len(name) <= MAX_NAME:
            yield _Step(value, path, step.variant)


def _branch(step: _Step, name: str) -> _Step | None:
    """The branch that the example's own value chooses; None where it has none."""
    value = step.value.get(name)
    if not isinstance(value, (str, int, float)):
        return None
    if step.array is None:
        variant = (*step.variant, variant_of(name, value))
        return replace(step, variant=variant)
    filters = (*step.filters, (name, value))
    path = step.array + selected(filters)
    return replace(step, path=path, filters=filters)
