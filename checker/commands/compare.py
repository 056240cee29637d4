"""checker compare: shapes against the contracts that they were seen through -> findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.gate.wording import worded
from checker.model.errors import Exit, worst
from checker.model.observed import together
from checker.review.answering import answered
from checker.review.compared import acceptable, files_of, located, report_of, results_of
from checker.review.contracts import at_hand, named
from checker.review.inputs import InputFile, inputs
from checker.review.left_out import talk
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
    results = results_of(seen.shapes, known, asked)
    snapshots, _ = snapshots_of(options)
    findings = [*located(results, known, snapshots), *of_rest(seen)]
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
