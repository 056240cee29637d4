"""Readings and observations -> the report, and the exit code that it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from checker import __version__
from checker.compare.acceptances import apply
from checker.compare.observed_rules import RULES as OBSERVED
from checker.gate.wording import worded
from checker.model.access import SAMPLE
from checker.model.contract import Contract
from checker.model.errors import Exit, worst
from checker.model.finding import SHARED, Finding, Level
from checker.model.outline import contract_digest
from checker.model.shared_errors import AREA, ERRORS
from checker.model.table import Accepting, Basis, Failure, Report, Verdict
from checker.report.headline import Said, summary, verified
from checker.report.parts import MARK
from checker.report.rows import row
from checker.review.answering import FILE
from checker.review.checked import checked_of, history_of
from checker.review.judging import changes, documented, led_to, resting_of
from checker.review.locating import located
from checker.review.observing import Observations, observations
from checker.review.options import Options, carried, code_of, repeatable
from checker.review.pointers import tracked
from checker.review.reading import SourceReading
from checker.review.weighing import main_roles
from checker.store.snapshots import Snapshots


def reported(  # noqa: PLR0913 - each is a kind of evidence
    options: Options,
    readings: Sequence[SourceReading],
    snapshots: Snapshots,
    observed: tuple[Path, ...],
    *,
    contract: str | None = None,  # the source whose answers they are, where they do not say
    bundled: bool = False,  # True: a bundle keeps no recording to be given again
    offline: bool,
    alarms: bool = True,  # False: failures in a row are no alarm, the rows say what they rest on
    more: Sequence[Finding] = (),  # what the command itself has to say of the evidence
    said: Said = verified,  # how the first line and the next step are worded
    sample: bool = False,  # pages that ship with the program were read in place of the listed ones
) -> tuple[Report, Exit, tuple[str, ...]]:
    """Everything a format prints, the gravest of what applies, and what is said on stderr."""
    contracts = resting_of(readings)
    ids = [one.source.id for one in readings]
    seen = observations(observed, contracts, contract, options.reading)
    seen = seen._replace(findings=tuple(_accepted(options, seen, snapshots, ids)))
    about = {one.source.id: documented(options, one, snapshots, alarms=alarms) for one in readings}
    bases = [
        _basis(one, contracts.get(one.source.id), about[one.source.id], seen, offline=offline)
        for one in readings
    ]
    bases = [
        replace(basis, sample=sample or (basis.contract is not None and basis.contract.sample))
        for basis in bases
    ]
    findings = tuple(
        sorted(
            [finding for source in about.values() for finding in source] + [*seen.findings, *more],
            key=lambda finding: (finding.level.rank, finding.source, finding.key, finding.rule),
        )
    )
    with_options = carried(options)
    named = "" if contract is None else f" --contract {contract}"
    again = f"{FILE}{named}" if observed and not bundled else ""
    rows = tuple(row(basis, with_options) for basis in bases)
    missing = any(item.verdict is Verdict.CANNOT_VERIFY for item in rows)
    code = worst(code_of(findings, options.fail_on), Exit.CANNOT_VERIFY if missing else Exit.DONE)
    headline, next_step = summary(
        [*bases, *_errors(bases, seen)], findings, with_options, said, again=again
    )
    samples = {basis.source.id for basis in bases if basis.sample}
    if samples:
        headline, next_step = worded(f"{MARK}{headline}"), worded(LIVE + with_options + "`")
    report = Report(
        version=__version__,
        headline=headline,
        next_step=next_step,
        rows=rows,
        findings=tuple(
            _undated(finding) if finding.source in samples else finding
            for finding in located(
                [
                    replace(finding, message=worded(repeatable(finding.message, options)))
                    for finding in findings
                ],
                readings,
                snapshots,
            )
        ),
        coverage=tuple(one.coverage for one in seen.results.values()),
        checked=tuple(checked for one in readings for checked in checked_of(one, snapshots)),
        inputs={
            f"contract {source}": contract_digest(known) for source, known in contracts.items()
        },
        compared=sum(one.compared for one in seen.results.values()),
        accepting=Accepting(
            sources=frozenset(ids),
            options=with_options,
            observed=again,
        ),
        files=tracked(ids, snapshots.folder),
        fail_on=options.fail_on,
        history={
            one.source.id: moments
            for one in readings
            if one.source.id not in samples and (moments := history_of(one, snapshots))
        },
    )
    return report, code, seen.talk


# The next step after a sample: its table is for nobody.
LIVE: Final = "Read the listed pages themselves: `checker verify"


def _undated(finding: Finding) -> Finding:
    """The day of a sample page is that of no reading of the listed one."""
    documented = {name: said for name, said in finding.documented.items() if name != "accessed"}
    return replace(finding, documented=documented | {"origin": SAMPLE})


def _accepted(
    options: Options, seen: Observations, snapshots: Snapshots, sources: Sequence[str]
) -> Iterator[Finding]:
    """The findings of the observations, accepted ones marked."""
    rules = {rule.id for rule in OBSERVED}
    today = options.now().date()
    yield from (
        one for one in seen.findings if one.source not in seen.results and one.rule not in SHARED
    )
    shared = [one for one in seen.findings if one.rule in SHARED]
    for source in sources:
        accepted = [one for one in snapshots.of(source).acceptances() if one.rule in SHARED]
        shared = list(apply(shared, accepted, today, source=source, complete=False))
    yield from shared
    for source in seen.results:
        mine = [one for one in seen.findings if one.source == source]
        accepted = [one for one in snapshots.of(source).acceptances() if one.rule in rules - SHARED]
        yield from apply(mine, accepted, today, source=source, complete=False)


def _basis(
    one: SourceReading,
    contract: Contract | None,
    about: Sequence[Finding],
    seen: Observations,
    *,
    offline: bool,
) -> Basis:
    lost = next(iter(one.unread), None)
    basis = Basis(
        source=one.source,
        contract=contract,
        asked=not offline,
        re_read=one.re_read,
        unread=tuple((item.document.role, item.outcome.value) for item in one.unread),
        unclear=tuple(_unclear(one, contract, about)),
        lost="" if lost is None else lost.document.url,
        moved=led_to(one),
        failure=None
        if lost is None
        else Failure(outcome=lost.outcome.value, status=lost.status, detail=lost.detail),
        changes=changes(about),
    )
    return _with_observed(basis, seen)


def _unclear(
    one: SourceReading, contract: Contract | None, about: Sequence[Finding]
) -> Iterator[str]:
    """Roles of listed documents beside the page that were read and of which nothing is known.

    They state nothing, or next to nothing of what was accepted of them.
    """
    if contract is None or contract.transcribed:
        return
    broken = {each.documented.get("page") for each in about if each.rule == "extractor-broken"}
    stated = {each.document for fact in contract.stated() for each in fact.evidence}
    listed = {each.role for each in one.source.documents} - main_roles(one.source)
    for each in contract.documents:
        if each.role in listed and (each.url in broken or each.url not in stated):
            yield each.role


def _with_observed(basis: Basis, seen: Observations) -> Basis:
    """The account of a source, with what was compared with its contract."""
    result = seen.results.get(basis.source.id)
    if result is None:
        return basis
    mine = [one for one in seen.findings if one.source == basis.source.id and not one.accepted]
    return replace(
        basis,
        compared=result.compared,
        by_status=result.by_status,
        rebuilt=result.rebuilt,
        differences=sum(one.level in (Level.ERROR, Level.WARNING) for one in mine),
        notes=sum(one.level is Level.NOTE for one in mine),
    )


def _errors(bases: Sequence[Basis], seen: Observations) -> Iterator[Basis]:
    """What was compared with the error contract that all share: no row, but the first line."""
    result = seen.results.get(ERRORS)
    if result is not None and result.compared:
        first = bases[0]
        source = replace(first.source, id=ERRORS, area=AREA)
        basis = Basis(source=source, contract=first.contract, asked=first.asked, re_read=True)
        yield _with_observed(basis, seen)
