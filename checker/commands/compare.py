"""checker compare: shapes against the contracts that they were seen through -> findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.compare.observed import Compared
from checker.compare.observed import compare as against
from checker.gate.wording import worded
from checker.model.errors import Exit, Misused, worst
from checker.model.finding import Finding
from checker.model.observed import together
from checker.review.answering import answered
from checker.review.compared import acceptable, by_source, files_of, report_of
from checker.review.contracts import at_hand, named
from checker.review.inputs import InputFile, inputs
from checker.review.left_out import talk
from checker.review.locating import LineFinder
from checker.review.observing import of_rest, read_shapes, with_errors
from checker.review.options import CommandResult, Options, code_of, repeatable, typed
from checker.review.reading import snapshots_of


def compare(
    options: Options, *, files: tuple[Path, ...], contract: str | None, jobs: int
) -> CommandResult:
    """The findings; a shape of another contract is refused, nothing compared is exit 3.

    Raises Misused.
    """
    del jobs  # shapes are few: one process reads them faster than two could be started
    given = inputs(files)
    several = []
    for one in given:
        with InputFile(one) as file:
            several.append(read_shapes(file, one))
    seen = together(*several)
    asked = None if contract is None else named(options, contract)
    known = {asked.source: asked} if asked is not None else with_errors(at_hand(options))
    results: dict[str, Compared] = {}
    findings: list[Finding] = []
    snapshots, _ = snapshots_of(options)
    for source, mine in by_source(seen.shapes).items():
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
        results[source] = against(known[source], mine)
        finder = LineFinder(source, [known[source]], snapshots)
        findings += (finder.located(one) for one in results[source].findings)
    findings += of_rest(seen)
    name = "" if contract is None else f" --contract {typed(Path(contract))}"
    about = {one.source: known[one.source] for one in seen.shapes}
    report = report_of(findings, results, about, name)
    report = replace(
        report,
        next_step=worded(repeatable(report.next_step, options)),
        accepting=acceptable(options, contract),
        files=files_of(contract, report, snapshots),
        fail_on=options.fail_on,
    )
    missing = Exit.DONE if report.compared else Exit.CANNOT_VERIFY
    code = worst(code_of(tuple(findings), options.fail_on), missing)
    return answered(options, report, code, talk(seen, given), observed=files)
