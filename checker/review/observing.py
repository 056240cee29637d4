"""Recordings and shapes -> what they show beside the contracts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from checker import files
from checker.compare.observed import compare, unnamed
from checker.gate.wording import worded
from checker.model.contract import Contract
from checker.model.errors import CheckerError, Misused
from checker.model.finding import Finding, Level
from checker.model.merging import counted, merge
from checker.model.outline import contract_digest
from checker.model.shape import Shape
from checker.model.shape_plain import SHAPE_SCHEMA
from checker.model.shared_errors import shared_errors
from checker.model.table import Coverage
from checker.observe import OTHER_SERVER, HostsAsked
from checker.observe import observe as shape
from checker.observe import shapes as shape_lines
from checker.report.escape import clean
from checker.report.words import listed
from checker.review.left_out import ELSEWHERE, exchanges, next_steps

STDIN = Path("-")
HEAD = 256  # bytes by which shapes are told from recordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """What was compared, and what came of it."""

    compared: Mapping[str, int] = field(default_factory=dict)  # observations, by source id
    by_status: Mapping[str, int] = field(default_factory=dict)  # of them, without their bodies
    findings: tuple[Finding, ...] = ()
    coverage: tuple[Coverage, ...] = ()


def observations(
    paths: Sequence[Path], contracts: Mapping[str, Contract], asked: str | None = None
) -> Observations:
    """Shape the recordings, and hold all shapes against their contracts.

    `asked`: the source whose answers they are, where a recording does not say. Raises Misused
    where nothing is known of it.
    """
    if not paths:
        return Observations()
    paths = inputs_of(paths)
    if asked is not None and asked not in contracts:
        raise Misused(f"nothing is kept of {asked}", hint="Run `checker snapshot` first.")
    shapes: list[Shape] = []
    left_out: Counter[str] = Counter()
    places: list[str] = []
    asked_hosts = HostsAsked()
    elsewhere = 0
    with ExitStack() as stack:
        recordings = []
        for number, path in enumerate(paths, 1):
            if holds_shapes(path, number):
                kept = read_shapes(path, number)
                shapes += kept.shapes
                left_out.update(kept.left_out)
                places += kept.places
            else:
                recordings.append((number, stack.enter_context(opened(path, number))))
        if recordings:
            seen = shape(
                [(f"input-{number}", file) for number, file in recordings],
                contracts=contracts,
                contract=None if asked is None else contracts[asked],
            )
            numbers = [number for number, _ in recordings]
            shapes += (_numbered(one, numbers) for one in seen.shapes)
            left_out.update(seen.left_out)
            elsewhere = seen.passed_over.get(OTHER_SERVER, 0)
            first = {told: (numbers[at[0] - 1], at[1]) for told, at in seen.asked.first.items()}
            asked_hosts = replace(seen.asked, first=first)
    more = [*unnamed(asked_hosts), *left_out_of(left_out, places)]
    return _compared(merge(shapes), contracts, more, elsewhere)


def inputs_of(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: of a folder all in it. Raises Misused for an empty one."""
    found: list[Path] = []
    for path in paths:
        if path == STDIN or not path.is_dir():
            found.append(path)
            continue
        inside = [one for one in sorted(path.rglob("*")) if one.is_file() and _is_plain(one, path)]
        if not inside:
            raise Misused("a folder of --observed holds no file", hint="Name the recordings.")
        found += inside
    return found


def _is_plain(path: Path, folder: Path) -> bool:
    """Is it no hidden file, and in no hidden folder?"""
    return not any(part.startswith(".") for part in path.relative_to(folder).parts)


def _numbered(one: Shape, numbers: Sequence[int]) -> Shape:
    """A shape whose places name the inputs as they were given, files of shapes among them."""
    first = {sign: (numbers[at[0] - 1], at[1]) for sign, at in one.first.items()}
    return replace(one, first=first)


def with_errors(contracts: Mapping[str, Contract]) -> dict[str, Contract]:
    """The contracts, and the error contract that all of them share."""
    shared = shared_errors(contracts.values())
    return {**contracts, **({} if shared is None else {shared.source: shared})}


def _compared(
    shapes: Sequence[Shape],
    contracts: Mapping[str, Contract],
    more: Iterable[Finding],
    elsewhere: int,
) -> Observations:
    compared: dict[str, int] = {}
    by_status: dict[str, int] = {}
    findings: list[Finding] = []
    coverage: list[Coverage] = []
    known = {contract_digest(contract): contract for contract in with_errors(contracts).values()}
    for digest, contract in known.items():
        mine = [shape for shape in shapes if shape.contract == digest]
        if mine:
            result = compare(contract, mine)
            compared[contract.source] = result.compared
            by_status[contract.source] = result.by_status
            findings += result.findings
            coverage.append(result.coverage)
    findings += [*_unusable(shapes, known), *more]
    told = any(one.rule == "nothing-compared" for one in findings)  # of the source that it is
    if not sum(compared.values()) and (elsewhere or not told):
        findings.append(_cannot("nothing-compared", " ".join(_nothing(elsewhere))))
    return Observations(
        compared=compared,
        by_status=by_status,
        findings=tuple(findings),
        coverage=tuple(coverage),
    )


def _unusable(shapes: Sequence[Shape], known: Mapping[str, Contract]) -> Iterator[Finding]:
    """What was given and could not be compared: it decides exit 3."""
    foreign = sum(shape.count for shape in shapes if shape.contract not in known)
    if foreign:
        yield _cannot(
            "shape-of-another-contract",
            f"{foreign} observations were shaped through a contract that is not the one at hand; "
            "shape the recordings again.",
        )


def _nothing(elsewhere: int) -> Iterator[str]:
    """That nothing was compared, and what to do where it was asked of another server."""
    yield "Observations were given, and none could be compared."
    if elsewhere:
        yield f"{exchanges(elsewhere)} {ELSEWHERE}name their contract: --contract SOURCE."


def left_out_of(left_out: Mapping[str, int], places: Sequence[str] = ()) -> Iterator[Finding]:
    """What was left out is told, with the places that are known, and decides exit 3."""
    reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
    if reasons:
        first = f" First at {listed(places)}." if places else ""
        hints = "".join(f" {hint}." for hint in next_steps(left_out))
        yield _cannot("observation-left-out", f"Records were left out: {reasons}.{first}{hints}")


def _cannot(rule: str, message: str) -> Finding:
    return Finding(rule=rule, level=Level.CANNOT_VERIFY, source="", key="", message=worded(message))


def opened(path: Path, number: int) -> BinaryIO:
    """An input, `-` the standard input. Raises Misused, which says which file it is."""
    if path == STDIN:
        return sys.stdin.buffer
    try:
        return files.opened(path)
    except OSError as error:
        raise Misused(f"{_typed(path, number)} cannot be read ({files.reason_of(error)})") from None


def _typed(path: Path, number: int) -> str:
    """`input-2 (b.json)`: for whoever typed it. The number alone where a name may not be told."""
    try:
        return worded(f"input-{number} ({clean(str(path))})")
    except CheckerError:
        return f"input-{number}"


def holds_shapes(path: Path, number: int = 1) -> bool:
    """Told by content: shapes name their schema at the head of their first line."""
    if path == STDIN:
        head = sys.stdin.buffer.peek(HEAD)[:HEAD]  # type: ignore[union-attr] # a buffered reader
    else:
        with opened(path, number) as file:
            head = file.read(HEAD)
    return b'"schema"' in head and SHAPE_SCHEMA.encode() in head


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadShapes:
    """The shapes of a file, and what was left out of it."""

    shapes: tuple[Shape, ...]
    left_out: Mapping[str, int]  # reason -> records, or lines
    places: tuple[str, ...]  # "input-1, line 3": the first line that is no shape


def read_shapes(path: Path, number: int) -> ReadShapes:
    """One JSON line each; a line that is none is left out, and told."""
    with opened(path, number) as file:
        found = shape_lines.read_shapes(file)
    wrong = {"not-a-shape": found.wrong} if found.wrong else {}
    return ReadShapes(
        shapes=found.shapes,
        left_out=counted([wrong, *(one.left_out for one in found.shapes)]),
        places=(f"input-{number}, line {found.first_wrong}",) if wrong else (),
    )
