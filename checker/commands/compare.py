"""checker compare: shapes against the contracts that they were seen through -> findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker import __version__
from checker.compare.observed import compare as against
from checker.gate.wording import worded
from checker.model.contract import Contract
from checker.model.errors import Exit, Misused, worst
from checker.model.finding import Finding
from checker.model.merging import counted, merge
from checker.model.outline import contract_digest
from checker.model.shape import Shape
from checker.model.table import Accepting, Coverage, Report
from checker.report import MACHINE, render
from checker.report.words import observations
from checker.review.contracts import at_hand, is_path, named
from checker.review.locating import Desk
from checker.review.observing import left_out_of, read_shapes, with_errors
from checker.review.options import CommandResult, Options, carried, repeatable
from checker.review.pointers import address_of, tracked
from checker.review.reading import snapshots_of
from checker.review.reporting import OBSERVED_AGAIN, code_of
from checker.store import Snapshots


def compare(
    options: Options, *, files: tuple[Path, ...], contract: str | None, jobs: int
) -> CommandResult:
    """The findings; a shape of another contract is refused, nothing compared is exit 3."""
    del jobs  # shapes are few: one process reads them faster than two could be started
    given = [read_shapes(path, number) for number, path in enumerate(files, 1)]
    shapes = merge(shape for one in given for shape in one.shapes)
    asked = None if contract is None else named(options, contract)
    known = {asked.source: asked} if asked is not None else with_errors(at_hand(options))
    findings: list[Finding] = []
    coverage: list[Coverage] = []
    compared = by_status = 0
    snapshots, _ = snapshots_of(options)
    for source, mine in _by_source(shapes).items():
        if source not in known and asked is not None:
            raise Misused(
                f"a shape was seen through another contract than the one of `{asked.source}`",
                hint="Shape the recordings through that contract, or leave --contract out.",
            )
        if source not in known:
            raise Misused(
                "a shape is of a source that is not in the table of pages",
                hint="Name its table with --sources, or its contract with --contract.",
            )
        result = against(known[source], mine)
        desk = Desk(source, [known[source]], snapshots)
        findings += (desk.located(one) for one in result.findings)
        coverage.append(result.coverage)
        compared += result.compared
        by_status += result.by_status
    left_out = counted(one.left_out for one in given)
    findings += left_out_of(left_out, [place for one in given for place in one.places])
    report = _report(
        findings, coverage, (compared, by_status), {one.source: known[one.source] for one in shapes}
    )
    report = replace(
        report,
        next_step=worded(repeatable(report.next_step, options)),
        accepting=_accepting(options, contract),
        files=_files(contract, report, snapshots),
        fail_on=options.fail_on,
    )
    missing = Exit.DONE if compared else Exit.CANNOT_VERIFY
    return CommandResult(
        code=worst(code_of(tuple(findings), options.fail_on), missing),
        output=render(report, options.format, width=options.width, color=options.color),
        prose=options.format not in MACHINE,
    )


def _files(
    contract: str | None, report: Report, snapshots: Snapshots
) -> dict[str, tuple[str, ...]]:
    """The contract file that was named, else what is tracked of each source."""
    sources = sorted({one.source for one in report.findings if one.source})
    if contract is not None and is_path(contract):
        return dict.fromkeys(sources, (address_of(Path(contract)),))
    return tracked(sources, snapshots)


def _accepting(options: Options, contract: str | None) -> Accepting:
    """A finding against a contract file is none of the sources': nothing of it can be accepted."""
    own = contract is not None and is_path(contract)
    return Accepting(
        sources=frozenset() if own else None,
        options=carried(options),
        observed=OBSERVED_AGAIN,
    )


def _by_source(shapes: tuple[Shape, ...]) -> dict[str, list[Shape]]:
    found: dict[str, list[Shape]] = {}
    for one in shapes:
        found.setdefault(one.source, []).append(one)
    return found


def _report(
    findings: list[Finding],
    coverage: list[Coverage],
    numbers: tuple[int, int],
    contracts: dict[str, Contract],
) -> Report:
    compared, _ = numbers
    count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    return Report(
        version=__version__,
        headline=worded(
            f"{observations(*numbers)} compared; {count} listed below."
            if compared
            else "Could not verify: nothing was compared."
        ),
        next_step=worded(
            "Read the findings, then put the narrow question about them to support."
            if findings
            else "Fill the table with them: `checker verify --observed FILE`"
        ),
        rows=(),
        findings=tuple(sorted(findings, key=lambda one: (one.level.rank, one.key, one.rule))),
        coverage=tuple(coverage),
        inputs={f"contract {name}": contract_digest(one) for name, one in contracts.items()},
        compared=compared,
    )
