"""Contracts and a recording -> the fields of a record that can be known without a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from checker.commands.observing import holds_shapes, read_shapes
from checker.model.contract import Contract, Operation
from checker.model.errors import Misused
from checker.model.shape import Shape
from checker.observe import observe

# Names under which a trace or request id is recorded; a value must follow, and is not read.
_TRACED = re.compile(
    rb"[\"']?(?:trace[-_]?parent|trace[-_]?id|x-request-id|request[-_]id|x-trace-id|cf-ray)[\"']?"
    rb"\s{0,4}[:=,]\s{0,4}(?:[\"']?value[\"']?\s{0,4}:\s{0,4})?\[?[\"']?[\w-]{6}",
    re.IGNORECASE,
)


def filled(
    contracts: Sequence[Contract], surface: str | None, observed: Sequence[Path]
) -> dict[str, str]:
    """Field -> YAML. What differs within the recording is left open."""
    known: dict[str, str] = {}
    if observed:
        shapes = [one for path in observed for one in shapes_of(contracts, path)]
        seen = {one.source for one in shapes if one.source in ("chat", "responses")}
        if surface is None and len(seen) == 1:
            (surface,) = seen
        known |= _status([one for one in shapes if surface is None or one.source == surface])
        if traced := _traced(observed):
            known["trace_id_present"] = traced
    if surface is not None:
        known["api_surface_checked"] = f"documented-{surface}-interface"
        for one in contracts:
            operation = next((fact for fact in one.facts if isinstance(fact, Operation)), None)
            if one.source == surface and operation is not None:
                known["http_method"] = operation.method.upper()
                known["route_template"] = operation.path
    return known


def _traced(paths: Sequence[Path]) -> str:
    """Was a trace or request id recorded? "" where the recordings have no headers at all."""
    recorded = b"\n".join(path.read_bytes() for path in paths)
    if _TRACED.search(recorded):
        return "true"
    return "false" if b"headers" in recorded.lower() else ""


def shapes_of(contracts: Sequence[Contract], path: Path) -> tuple[Shape, ...]:
    """The shapes of one recording, or of a file of shapes."""
    by_source = {one.source: one for one in contracts}
    try:
        if holds_shapes(path):
            return tuple(read_shapes(path, 1))
        with path.open("rb") as file:
            return observe([("input-1", file)], contracts=by_source).shapes
    except OSError as error:
        raise Misused(f"input-1 cannot be read ({error.strerror})") from None


def _status(shapes: Sequence[Shape]) -> dict[str, str]:
    """The status class and the category, where all answers agree (semconv: error.type)."""
    statuses = {one.status for one in shapes if one.status is not None and one.where != "request"}
    classes = {f"{status // 100}xx" for status in statuses}
    known = {}
    if len(classes) == 1 and classes <= {"2xx", "4xx", "5xx"}:
        (known["status_code_class"],) = classes
        if classes == {"2xx"}:
            known["error_category"] = "none"
        elif len(statuses) == 1:
            known["error_category"] = f'"{next(iter(statuses))}"'
    return known
