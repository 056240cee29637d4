"""The main job: read, extract, compare, and fill the table."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from checker.gate.wording import worded
from checker.model.finding import Finding
from checker.model.table import Accepting, Report
from checker.report.words import being, counted
from checker.review import sources
from checker.review.answering import answered
from checker.review.asking import ask
from checker.review.judging import resting_of
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options, nobody
from checker.review.public_addresses import public_addresses
from checker.review.reading import reading, snapshots_of
from checker.review.reporting import reported
from checker.store.snapshots import Snapshots


def verified(  # noqa: PLR0913 - likewise
    options: Options,
    *,
    observed: tuple[Path, ...],
    contract: str | None,
    offline: bool,
    sample: bool,
    output: Path | None,
    of_packet: tuple[Finding, ...] = (),
) -> tuple[CommandResult, Report]:
    """The main job, and its report; what is found in a packet is listed in it."""
    table = sources.load(options.sources)
    if contract is not None:
        sources.chosen(table, (contract,))  # there is a source of that name
    offline = offline and not sample  # sample pages are read on loopback, whatever is set
    with ExitStack() as stack:
        snapshots, writable = snapshots_of(options)
        cache = None
        if sample:
            from checker.review import sample as built_in  # a server

            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="checker-")))
            listed, table = table, stack.enter_context(built_in.served(table))
            snapshots, writable, cache = Snapshots(folder / "snapshots"), True, folder / "cache"
            observed = observed or built_in.answers()
        memory = stack.enter_context(Memory.open(cache))
        asking = replace(options, progress=nobody) if sample else options  # nobody waits for it
        fetched = {} if offline else ask(asking, table, snapshots, memory)
        if sample:
            fetched = built_in.marked(fetched)
        if writable:
            for source in table:
                snapshots.of(source.id).record(fetched.get(source.id, ()), options.now())
        readings = [
            reading(
                source,
                fetched.get(source.id, ()),
                snapshots,
                memory,
                baseline=not sample,
                tolerant=True,
            )
            for source in table
        ]
        report, code, left_out = reported(
            options,
            readings,
            snapshots,
            observed,
            contract=contract,
            offline=offline,
            alarms=False,
            sample=sample,
        )
        if of_packet:
            report = _with_packet(report, of_packet)
        if sample:  # what is accepted of a temporary folder goes with it
            report = replace(report, accepting=Accepting(sources=frozenset()))
            report = built_in.as_listed(report, listed, table)
    public = frozenset[str]().union(*map(public_addresses, resting_of(readings).values()))
    talk = (*snapshots.warnings, *left_out)
    if not writable and not offline:
        talk += ("There is no snapshots/ folder here: judged in memory, nothing was kept.",)
    given = () if sample else observed
    done = answered(options, report, code, talk, observed=given, into=output, allow=public)
    return done, report


def _with_packet(report: Report, found: tuple[Finding, ...]) -> Report:
    """The report with what is found in the packet: it decides the exit code like all else."""
    many, are = counted(len(found), "finding"), being(len(found))
    extended = f"{report.headline} Of the packet itself {many} {are} listed too."
    return replace(report, headline=worded(extended), findings=(*report.findings, *found))
