"""Recordings and shapes -> what they show beside the contracts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.compare.evidence_rules import general
from checker.compare.observed import Compared, compare, unnamed
from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.model.finding import Finding, Level
from checker.model.merging import counted
from checker.model.observed import LeftOut, Observed, together
from checker.model.outline import contract_digest
from checker.model.shape import Shape
from checker.model.shared_errors import shared_errors
from checker.review.elsewhere import read
from checker.review.inputs import Input, InputFile, counting, inputs
from checker.review.left_out import said, sentences, talk
from checker.review.options import nobody

if TYPE_CHECKING:  # where nothing was recorded, nothing of it is loaded
    from checker.observe.recordings.recording import Readable

NOTHING: Final = "Observations were given, and none could be compared."


class Observations(NamedTuple):
    """What was compared, and what came of it."""

    results: Mapping[str, Compared] = MappingProxyType({})  # by source id
    findings: tuple[Finding, ...] = ()  # those of the results among them
    talk: tuple[str, ...] = ()  # what was left out, with the names that were typed


def observations(
    paths: Sequence[Path],
    contracts: Mapping[str, Contract],
    asked: str | None = None,
    reading: Callable[[int, int], None] = nobody,
) -> Observations:
    """Shape the recordings, and hold all shapes against their contracts.

    `asked`: the source whose answers they are, where a recording does not say. `reading` is called
    with the bytes that were read, and of how many. Raises Misused where nothing is known of it.
    """
    if not paths:
        return Observations()
    if asked is not None and asked not in contracts:
        raise Misused(f"nothing is kept of {asked}", hint="Run `checker snapshot` first.")
    one = None if asked is None else contracts[asked]
    seen, given = shaped(paths, contracts, one, reading=reading)
    return _compared(seen, given, contracts)


def shaped(
    paths: Sequence[Path],
    contracts: Mapping[str, Contract],
    asked: Contract | None = None,
    *,
    anywhere: bool = True,
    reading: Callable[[int, int], None] = nobody,
) -> tuple[Observed, tuple[Input, ...]]:
    """What is in recordings, and in files of shapes; and the inputs, by their numbers.

    `anywhere`: the operation of the contract that is asked for is meant at other hosts too.
    """
    from checker.observe import observe

    given = inputs(paths)
    count = counting(given, reading)
    several: list[Observed] = []
    recordings: list[tuple[Input, InputFile]] = []
    with ExitStack() as stack:
        for one in given:
            file = stack.enter_context(InputFile(one, count))
            if file.holds_shapes():
                several.append(read_shapes(file, one))
            else:
                recordings.append((one, file))
        seen = observe(
            [(f"input-{one.number}", file) for one, file in recordings],
            contracts=contracts,
            contract=asked,
            anywhere=anywhere,
            beside=[one.beside for one, _ in recordings],
            numbers=[one.number for one, _ in recordings],
        )
    return together(*several, seen), given


def with_errors(contracts: Mapping[str, Contract]) -> dict[str, Contract]:
    """The contracts, and the error contract that all of them share."""
    shared = shared_errors(contracts.values())
    return {**contracts, **({} if shared is None else {shared.source: shared})}


def _compared(
    seen: Observed, given: Sequence[Input], contracts: Mapping[str, Contract]
) -> Observations:
    shapes, elsewhere = seen.shapes, " ".join(sentences(seen))
    known = {contract_digest(contract): contract for contract in with_errors(contracts).values()}
    results = {
        contract.source: compare(contract, mine)
        for digest, contract in known.items()
        if (mine := [shape for shape in shapes if shape.contract == digest])
    }
    findings = [finding for result in results.values() for finding in result.findings]
    findings += [*_unusable(shapes, known), *of_rest(seen)]
    reported = any(one.rule == "nothing-compared" for one in findings)  # of the source that it is
    if not any(one.compared for one in results.values()) and (elsewhere or not reported):
        findings.append(
            general("nothing-compared", f"{NOTHING} {elsewhere}".strip(), level=Level.CANNOT_VERIFY)
        )
    elif elsewhere:
        findings.append(general("exchanges-passed-over", elsewhere))
    return Observations(results=results, findings=tuple(findings), talk=talk(seen, given))


def of_rest(seen: Observed) -> Iterator[Finding]:
    """What is in no shape: operations that no page names; what was left out decides exit 3."""
    yield from unnamed(seen.asked)
    if sentence := said(seen):
        yield general("observation-left-out", sentence)


def _unusable(shapes: Sequence[Shape], known: Mapping[str, Contract]) -> Iterator[Finding]:
    """What was given and could not be compared: it decides exit 3."""
    foreign = sum(shape.count for shape in shapes if shape.contract not in known)
    if foreign:
        yield general(
            "shape-of-another-contract",
            f"{foreign} observations were shaped through a contract that is not the one at hand; "
            "shape the recordings again.",
        )


def read_shapes(file: Readable, given: Input) -> Observed:
    """One JSON line each; a line that is none is left out, and counted."""
    from checker.observe import shapes as shape_lines

    found = shape_lines.read_shapes(file)
    wrong = {"not-a-shape": found.wrong} if found.wrong else {}
    own = Observed(
        shapes=found.shapes,
        left_out=counted([wrong, *(one.left_out for one in found.shapes)]),
        refusals=tuple(
            LeftOut(input=given.number, record=found.first_wrong, offset=0, reason=reason)
            for reason in wrong
        ),
    )
    return together(own, *map(read, found.others))
