"""Contracts and a recording -> the fields of a record that can be known without a value."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from checker.model.contract import Contract, Operation
from checker.model.errors import Misused
from checker.model.observed import Observed
from checker.model.shape import ERROR, Shape
from checker.model.shared_errors import ERRORS
from checker.observe.request_ids import members_of, traced
from checker.packet.described import summaries
from checker.packet.record import Record
from checker.review.inputs import Input, InputFile, inputs
from checker.review.observing import shaped

FORM: Final = "`checker schema shape` prints the form."
SURFACES: Final = ("chat", "responses")  # ids of the pages that document an interface


def filled(
    contracts: Sequence[Contract],
    surface: str | None,
    observed: Sequence[Path],
    shapes: Sequence[Shape],
) -> dict[str, str]:
    """Field -> YAML. What differs within the recordings, or may be of two pages, is left open.

    `shapes` are those of what was observed.
    """
    seen = {one.source for one in shapes if one.source in SURFACES}
    if surface is None:
        if not seen:  # an error answer that may be of any surface tells its status all the same
            errors = [one for one in shapes if one.source == ERRORS]
            return _status(errors) | summaries(errors) | (_traced(observed) if errors else {})
        if len(seen) > 1:
            return {}
        (surface,) = seen
    known = {"api_surface_checked": _checked(surface)}
    own = next((one for one in contracts if one.source == surface), None)
    operation = next(
        (fact for fact in (own.facts if own else ()) if isinstance(fact, Operation)), None
    )
    if operation is not None:
        known["http_method"] = operation.method.upper()
        known["route_template"] = operation.path
    of_surface = [one for one in shapes if one.source == surface]
    known |= _status(of_surface) | summaries(of_surface)
    if own is not None and operation is not None and seen == {surface}:
        known |= _traced(observed, own, operation.path)
    return known


def surface_of(record: Record) -> str | None:
    """The surface that a record says was checked."""
    checked = record.text_of("api_surface_checked")
    return next((surface for surface in SURFACES if checked == _checked(surface)), None)


def _checked(surface: str) -> str:
    return f"documented-{surface}-interface"


def _traced(
    paths: Sequence[Path], contract: Contract | None = None, route: str | None = None
) -> dict[str, str]:
    """Presence of a trace or request id, where all recordings agree."""
    found = set()
    members = members_of(contract) if contract is not None else frozenset()
    for one in inputs(paths):
        with InputFile(one) as file:
            if not file.holds_shapes():
                found.add(traced(file, route, members))
    answers = found - {None}
    return {"trace_id_present": "true" if True in answers else "false"} if len(answers) == 1 else {}


def shapes_of(
    contracts: Sequence[Contract], paths: Sequence[Path], asked: str | None = None
) -> tuple[Observed, tuple[Input, ...]]:
    """What is in recordings, and in files of shapes; and the inputs, by their numbers.

    `asked`: the source whose answers they are, where a recording does not say: one that was made
    at another host does. Raises Misused for a line that is no shape.
    """
    by_source = {one.source: one for one in contracts}
    found, given = shaped(
        paths, by_source, None if asked is None else by_source.get(asked), anywhere=False
    )
    for one in found.refusals:
        if one.reason == "not-a-shape":  # a packet is of one recording, and of all of it
            place = f"{given[one.input - 1].typed}, line {one.record}"
            raise Misused(f"{place}: is no shape of this version", hint=FORM)
    return found, given


def _status(shapes: Sequence[Shape]) -> dict[str, str]:
    """The status class and the category, where all answers agree (semconv: error.type)."""
    statuses = {one.status for one in shapes if one.status is not None and one.where != "request"}
    classes = {f"{status // 100}xx" for status in statuses}
    known = {}
    if len(classes) == 1 and classes <= {"2xx", "4xx", "5xx"}:
        (known["status_code_class"],) = classes
        if classes == {"2xx"}:
            if not any(one.variant == ERROR for one in shapes):  # an error inside a success
                known["error_category"] = "none"
        elif len(statuses) == 1:
            known["error_category"] = f'"{next(iter(statuses))}"'
    return known
