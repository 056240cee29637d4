"""checker verify: read, extract, compare, and fill the table "Contract details to verify"."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from checker import __version__
from checker.commands import sample as built_in
from checker.commands import sources
from checker.commands.judging import changes, documented, resting
from checker.commands.memory import Memory
from checker.commands.observing import Observations, observations
from checker.commands.options import Options, Told
from checker.commands.reading import Reading, ask, reading, snapshots_of
from checker.fetch.cache import Cache
from checker.model.contract import Contract
from checker.model.errors import Exit, worst
from checker.model.finding import Finding, Level
from checker.model.outline import contract_digest
from checker.model.source import Source
from checker.model.table import Basis, Checked, Report, Verdict
from checker.report import render
from checker.report.headline import summary
from checker.report.rows import row
from checker.store import Snapshots

# The forms that `-o DIR` writes, by file name.
FILES = {
    "report.json": "json",
    "report.sarif": "sarif",
    "report.xml": "junit",
    "table.csv": "csv",
    "table.html": "html",
    "table.md": "markdown",
    "table.txt": "text",
}


def verify(
    options: Options,
    *,
    observed: tuple[Path, ...],
    offline: bool,
    sample: bool,
    output: Path | None,
) -> Told:
    """The table, and the gravest of what applies as exit code."""
    table = sources.load(options.sources)
    with ExitStack() as stack:
        snapshots, writable = snapshots_of(options)
        cache = None
        if sample:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="checker-")))
            table = stack.enter_context(built_in.served(table))
            snapshots, writable, cache = Snapshots(folder / "snapshots"), True, folder / "cache"
            observed = observed or built_in.answers()
        memory = Memory(stack.enter_context(Cache.open(cache)))
        fetched = {} if offline else ask(options, table, snapshots, memory)
        if writable:
            for source in table:
                snapshots.record(source.id, fetched.get(source.id, ()), options.now())
        readings = [
            reading(source, fetched.get(source.id, ()), snapshots, memory, baseline=not sample)
            for source in table
        ]
        report, code = _report(options, readings, snapshots, observed, offline=offline)
    files = (
        {}
        if output is None
        else {
            output / name: render(report, form, width=options.width) for name, form in FILES.items()
        }
    )
    talk = () if options.quiet else snapshots.warnings
    if not writable and not offline and not options.quiet:
        talk += ("There is no snapshots/ folder here: judged in memory, nothing was kept.",)
    return Told(
        code=code,
        output=render(report, options.format, width=options.width, color=options.color),
        talk=talk,
        files=files,
    )


def _report(
    options: Options,
    readings: Sequence[Reading],
    snapshots: Snapshots,
    observed: tuple[Path, ...],
    *,
    offline: bool,
) -> tuple[Report, Exit]:
    contracts = {
        one.source.id: contract for one in readings if (contract := resting(one)) is not None
    }
    seen = observations(observed, contracts)
    about = {one.source.id: documented(options, one, snapshots) for one in readings}
    bases = [
        _basis(one, contracts.get(one.source.id), about[one.source.id], seen, offline=offline)
        for one in readings
    ]
    findings = tuple(
        sorted(
            [finding for source in about.values() for finding in source] + [*seen.findings],
            key=lambda finding: (finding.level.rank, finding.source, finding.key, finding.rule),
        )
    )
    rows = tuple(row(basis) for basis in bases)
    missing = any(item.verdict is Verdict.CANNOT_VERIFY for item in rows)
    code = worst(_code(findings, options.fail_on), Exit.CANNOT_VERIFY if missing else Exit.DONE)
    headline, next_step = summary(bases, findings)
    report = Report(
        version=__version__,
        headline=headline,
        next_step=next_step,
        rows=rows,
        findings=findings,
        coverage=seen.coverage,
        checked=tuple(checked for one in readings for checked in _checked(one)),
        inputs={
            f"contract {source}": contract_digest(contract)
            for source, contract in contracts.items()
        },
        compared=sum(seen.compared.values()),
    )
    return report, code


def _basis(
    one: Reading,
    contract: Contract | None,
    about: Sequence[Finding],
    seen: Observations,
    *,
    offline: bool,
) -> Basis:
    mine = [
        finding
        for finding in seen.findings
        if finding.source == one.source.id and not finding.accepted
    ]
    return Basis(
        source=one.source,
        contract=contract,
        asked=not offline,
        re_read=one.re_read,
        unread=tuple((item.document.role, item.outcome.value) for item in one.unread),
        changes=changes(about),
        compared=seen.compared.get(one.source.id, 0),
        differences=sum(finding.level in (Level.ERROR, Level.WARNING) for finding in mine),
        notes=sum(finding.level is Level.NOTE for finding in mine),
    )


def _code(findings: Sequence[Finding], fail_on: str) -> Exit:
    """The exit code that findings decide; accepted ones decide nothing."""
    open_ = [finding for finding in findings if not finding.accepted]
    if any(finding.level is Level.CANNOT_VERIFY for finding in open_):
        return Exit.CANNOT_VERIFY
    if fail_on == "never":
        return Exit.DONE
    limit = Level(fail_on).rank
    return Exit.FINDINGS if any(item.level.rank <= limit for item in open_) else Exit.DONE


def _checked(one: Reading) -> list[Checked]:
    """The documents of "Sources checked": each that was asked, and each that is rested on."""
    asked = {item.document.url: item for item in one.fetched}
    found = []
    contract = resting(one)
    for document in contract.documents if contract is not None else ():
        item = asked.pop(document.url, None)
        read = item is not None and item.outcome.usable
        outcome = item.outcome.value if item is not None and read else "kept"
        found.append(
            Checked(
                source=one.source.id,
                role=document.role,
                url=document.url,
                accessed=document.accessed,
                digest=document.digest,
                origin=document.origin,
                outcome=outcome if document.accessed is not None else "transcribed",
            )
        )
        if item is not None and not read:
            found.append(_failed(one.source, item.document.role, document.url, item.outcome.value))
    found += [
        _failed(one.source, item.document.role, url, item.outcome.value)
        for url, item in asked.items()
    ]
    return found


def _failed(source: Source, role: str, url: str, outcome: str) -> Checked:
    return Checked(
        source=source.id,
        role=role,
        url=url,
        accessed=None,
        digest=None,
        origin="not read",
        outcome=outcome,
    )
