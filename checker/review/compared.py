"""What a comparison of shapes found, as a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from checker import __version__
from checker.compare.observed import Compared, compare
from checker.gate.wording import worded
from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.model.finding import Finding
from checker.model.outline import contract_digest
from checker.model.shape import Shape
from checker.model.table import Accepting, Report
from checker.report.words import counted, observations
from checker.review.answering import FILE, FILES
from checker.review.contracts import is_path
from checker.review.locating import LineFinder
from checker.review.options import Options, carried
from checker.review.pointers import address_of, tracked
from checker.store.snapshots import Snapshots


def files_of(
    contract: str | None, report: Report, snapshots: Snapshots
) -> dict[str, tuple[str, ...]]:
    """The contract file that was named, else what is tracked of each source."""
    sources = sorted({one.source for one in report.findings if one.source})
    if contract is not None and is_path(contract):
        return dict.fromkeys(sources, (address_of(Path(contract)),))
    return tracked(sources, snapshots.folder)


def acceptable(options: Options, contract: str | None) -> Accepting:
    """A finding against a contract file is none of the sources': nothing of it can be accepted."""
    own = contract is not None and is_path(contract)
    return Accepting(
        sources=frozenset() if own else None,
        options=carried(options),
        observed=FILE,
    )


def results_of(
    shapes: Iterable[Shape], known: Mapping[str, Contract], asked: Contract | None
) -> dict[str, Compared]:
    """Source -> what its shapes show; `known` is the contract that was `asked` for, else all.

    Raises Misused for a shape of none of them.
    """
    mine: dict[str, list[Shape]] = {}
    for one in shapes:
        mine.setdefault(one.source, []).append(one)
    if mine.keys() <= known.keys():
        return {source: compare(known[source], seen) for source, seen in mine.items()}
    if asked is not None:
        raise Misused(
            f"a shape was seen through another contract than the one of `{asked.source}`",
            hint="Shape the recordings through that contract, or leave --contract out.",
        )
    raise Misused(
        "a shape is of a source that is not in the table of pages",
        hint="Name its table with --sources, or its contract with --contract.",
    )


def located(
    results: Mapping[str, Compared], known: Mapping[str, Contract], snapshots: Snapshots
) -> Iterator[Finding]:
    """All findings, with the lines of the pages on which they rest."""
    for source, result in results.items():
        finder = LineFinder(source, [known[source]], snapshots)
        yield from map(finder.located, result.findings)


def report_of(
    findings: list[Finding],
    results: Mapping[str, Compared],
    contracts: dict[str, Contract],
    name: str = "",
) -> Report:
    """The report; `name` is ` --contract NAME` where it was given."""
    each = results.values()
    compared = sum(one.compared for one in each)
    numbers = sum(one.by_status for one in each), sum(one.rebuilt for one in each)
    count = counted(len(findings), "finding")
    return Report(
        version=__version__,
        headline=worded(
            f"{observations(compared, *numbers)} compared; {count} listed below."
            if compared
            else "Could not verify: nothing was compared."
        ),
        next_step=worded(
            f"Make shapes of the recordings first: `checker shape{FILES}{name} > shapes.jsonl`, "
            f"then: `checker compare shapes.jsonl{name}`"
            if not compared
            else "Read the findings, then put the narrow question about them to support."
            if findings
            else f"Fill the table with them: `checker verify{FILE}{name}`"
        ),
        rows=(),
        findings=tuple(sorted(findings, key=lambda one: (one.level.rank, one.key, one.rule))),
        coverage=tuple(one.coverage for one in each),
        inputs={f"contract {name}": contract_digest(one) for name, one in contracts.items()},
        compared=compared,
    )
