"""Recordings and shapes -> what they show beside the contracts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.compare.observed import Compared, compare
from checker.gate.wording import worded
from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.model.finding import Finding, Level
from checker.model.merging import counted, merge
from checker.model.outline import contract_digest
from checker.model.shape import Shape
from checker.model.shared_errors import shared_errors
from checker.review.elsewhere import Elsewhere, read, together
from checker.review.inputs import Input, InputFile, inputs
from checker.review.left_out import MAX_LISTED, LeftOutRecord, said

if TYPE_CHECKING:  # where nothing was recorded, nothing of it is loaded
    from checker.observe.recordings.recording import Readable

NOTHING: Final = "Observations were given, and none could be compared."


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedInputs:
    """The shapes of all inputs, and what is in none of them."""

    shapes: tuple[Shape, ...]  # merged
    left_out: Mapping[str, int]  # reason -> records, or events
    records: tuple[LeftOutRecord, ...] = ()  # the first of them
    elsewhere: Elsewhere = field(default_factory=Elsewhere)

    def findings(self) -> Iterator[Finding]:
        """What is not documented, and what was left out: this decides exit 3."""
        yield from self.elsewhere.findings()
        sentence = said(self.left_out, self.records)
        if sentence:
            yield _cannot("observation-left-out", sentence)

    def talk(self) -> tuple[str, ...]:
        """The same for whoever typed the names of the inputs."""
        listed = (one.sentence() for one in self.records[:MAX_LISTED])
        return (*listed, *self.elsewhere.sentences())


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """What was compared, and what came of it."""

    results: Mapping[str, Compared] = field(default_factory=dict)  # by source id
    findings: tuple[Finding, ...] = ()  # those of the results among them
    talk: tuple[str, ...] = ()  # what was left out, with the names that were typed


def observations(
    paths: Sequence[Path], contracts: Mapping[str, Contract], asked: str | None = None
) -> Observations:
    """Shape the recordings, and hold all shapes against their contracts.

    `asked`: the source whose answers they are, where a recording does not say. Raises Misused
    where nothing is known of it.
    """
    if not paths:
        return Observations()
    if asked is not None and asked not in contracts:
        raise Misused(f"nothing is kept of {asked}", hint="Run `checker snapshot` first.")
    return _compared(
        shaped(paths, contracts, None if asked is None else contracts[asked]), contracts
    )


def shaped(
    paths: Sequence[Path],
    contracts: Mapping[str, Contract],
    asked: Contract | None = None,
    *,
    anywhere: bool = True,
) -> ShapedInputs:
    """The shapes of recordings, and of files of shapes; what was left out of them.

    `anywhere`: the operation of the contract that is asked for is meant at other hosts too.
    """
    from checker.observe import observe

    several: list[ShapedInputs] = []
    recordings: list[tuple[Input, InputFile]] = []
    with ExitStack() as stack:
        for one in inputs(paths):
            file = stack.enter_context(InputFile(one))
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
        )
    numbers = [one.number for one, _ in recordings]
    first = {template: (numbers[at[0] - 1], at[1]) for template, at in seen.asked.first.items()}
    of_recordings = ShapedInputs(
        shapes=tuple(_numbered(one, numbers) for one in seen.shapes),
        left_out=seen.left_out,
        records=tuple(
            LeftOutRecord(input=recordings[one.input - 1][0], record=one.record, reason=one.reason)
            for one in seen.refusals
        ),
        elsewhere=Elsewhere(passed_over=seen.passed_over, asked=replace(seen.asked, first=first)),
    )
    return joined([*several, of_recordings])


def joined(several: Sequence[ShapedInputs]) -> ShapedInputs:
    """What several came to."""
    return ShapedInputs(
        shapes=merge(shape for one in several for shape in one.shapes),
        left_out=counted(one.left_out for one in several),
        records=tuple(record for one in several for record in one.records),
        elsewhere=together(one.elsewhere for one in several),
    )


def _numbered(one: Shape, numbers: Sequence[int]) -> Shape:
    """A shape whose places name the inputs as they were given, files of shapes among them."""
    first = {sign: (numbers[at[0] - 1], at[1]) for sign, at in one.first.items()}
    return replace(one, first=first)


def with_errors(contracts: Mapping[str, Contract]) -> dict[str, Contract]:
    """The contracts, and the error contract that all of them share."""
    shared = shared_errors(contracts.values())
    return {**contracts, **({} if shared is None else {shared.source: shared})}


def _compared(seen: ShapedInputs, contracts: Mapping[str, Contract]) -> Observations:
    shapes, elsewhere = seen.shapes, " ".join(seen.elsewhere.sentences())
    known = {contract_digest(contract): contract for contract in with_errors(contracts).values()}
    results = {
        contract.source: compare(contract, mine)
        for digest, contract in known.items()
        if (mine := [shape for shape in shapes if shape.contract == digest])
    }
    findings = [finding for result in results.values() for finding in result.findings]
    findings += [*_unusable(shapes, known), *seen.findings()]
    reported = any(one.rule == "nothing-compared" for one in findings)  # of the source that it is
    if not any(one.compared for one in results.values()) and (elsewhere or not reported):
        findings.append(_cannot("nothing-compared", f"{NOTHING} {elsewhere}".strip()))
    elif elsewhere:
        findings.append(_general("exchanges-passed-over", Level.NOTE, elsewhere))
    return Observations(results=results, findings=tuple(findings), talk=seen.talk())


def _unusable(shapes: Sequence[Shape], known: Mapping[str, Contract]) -> Iterator[Finding]:
    """What was given and could not be compared: it decides exit 3."""
    foreign = sum(shape.count for shape in shapes if shape.contract not in known)
    if foreign:
        yield _cannot(
            "shape-of-another-contract",
            f"{foreign} observations were shaped through a contract that is not the one at hand; "
            "shape the recordings again.",
        )


def _cannot(rule: str, message: str) -> Finding:
    return _general(rule, Level.CANNOT_VERIFY, message)


def _general(rule: str, level: Level, message: str) -> Finding:
    return Finding(rule=rule, level=level, source="", key="", message=worded(message))


def read_shapes(file: Readable, given: Input) -> ShapedInputs:
    """One JSON line each; a line that is none is left out, and counted."""
    from checker.observe import shapes as shape_lines

    found = shape_lines.read_shapes(file)
    wrong = {"not-a-shape": found.wrong} if found.wrong else {}
    return ShapedInputs(
        shapes=found.shapes,
        left_out=counted([wrong, *(one.left_out for one in found.shapes)]),
        records=tuple(
            LeftOutRecord(input=given, record=found.first_wrong, reason=reason) for reason in wrong
        ),
        elsewhere=together(map(read, found.others)),
    )
