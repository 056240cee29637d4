"""Two contracts -> what changed between them: between two files, or since a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from checker import __version__
from checker.compare.drift import drift as differences
from checker.compare.page_findings import day_not_kept, nothing_in_common
from checker.gate.wording import worded
from checker.model.contract import Contract
from checker.model.errors import CheckerError, EvidenceMissing, Exit, Misused, worst
from checker.model.finding import Finding, Level
from checker.model.outline import contract_digest
from checker.model.table import Accepting, Report
from checker.report.quoting import area
from checker.report.words import counted, listed
from checker.review.answering import answered
from checker.review.contracts import of_file
from checker.review.history import DayNotKept, as_of
from checker.review.judging import ABOUT_BASIS
from checker.review.locating import LineFinder
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options, carried, code_of, repeatable
from checker.review.pointers import address_of, tracked
from checker.review.reading import SourceReading, snapshots_of
from checker.store.snapshots import Snapshots

MOST_NAMED: Final = 2  # sources that a headline names, where it is of all


# ------------------------------------------------------------------ two contract files


def between(options: Options, old: Path, new: Path) -> CommandResult:
    """What differs between two contract files. Raises Misused for two kinds of page."""
    accepted, today = of_file(old), of_file(new)
    if accepted.kind != today.kind:
        raise Misused(
            f"the contracts are of different kinds: {accepted.kind} and {today.kind}",
            hint="Compare two contracts of one kind of page.",
        )
    if not accepted.facts and not today.facts:
        raise EvidenceMissing(
            f"neither {old.name} nor {new.name} states anything, so nothing was compared",
            hint="Extract both again: `checker extract` says of what a contract is.",
        )
    if today.transcribed:
        raise EvidenceMissing(
            f"{new.name} is a list that was read from no page, so nothing was compared with it",
            hint="Name a contract that `checker extract` or `checker accept` wrote as the new one.",
        )
    snapshots, _ = snapshots_of(options)
    finder = LineFinder(today.source, (today, accepted), snapshots)
    found = tuple(finder.located(one) for one in differences(accepted, today))
    if any(one.rule == "not-comparable" for one in found):
        found += tuple(nothing_in_common(accepted, today))
    report = _changelog(
        options,
        found,
        f"between {old.name} and {new.name}",
        "read each place that is named on the page itself",
        {"contract then": accepted, "contract now": today},
        {source: (address_of(new), address_of(old)) for source in (today.source, accepted.source)},
    )
    return answered(options, report, code_of(found, options.fail_on))


# ------------------------------------------------------------------ since a day


def since(
    options: Options,
    readings: Sequence[SourceReading],
    snapshots: Snapshots,
    memory: Memory,
    day: date,
) -> CommandResult:
    """What changed since a day; a source of which that day is not kept is a finding, exit 3."""
    found: list[Finding] = []
    words: list[str] = []
    inputs: dict[str, Contract] = {}
    compared: list[SourceReading] = []
    missing: list[tuple[SourceReading, CheckerError]] = []
    for one in readings:
        try:
            then, rests_on, now = _then_and_now(one, snapshots, memory, day)
        except (EvidenceMissing, Misused) as error:
            missing.append((one, error))
            why = repeatable(f"{error}. {error.hint}", options)
            words.append(f"{one.source.id}: {why}")
            found.append(day_not_kept(one.source.id, one.source.url, day=day.isoformat(), why=why))
            continue
        words.append(f"{one.source.id}: {day.isoformat()} is told by {rests_on}")
        inputs[f"contract {one.source.id} then"] = then
        inputs[f"contract {one.source.id} now"] = now
        finder = LineFinder(one.source.id, (now, then), snapshots)
        found += (finder.located(each) for each in differences(then, now))
        compared.append(one)
    every = len(readings) > MOST_NAMED and not missing
    names = "all sources" if every else _areas(compared)
    between = f"of {names} since {day.isoformat()}"
    files = tracked([one.source.id for one in readings], snapshots.folder)
    report = _changelog(options, found, between, _review(options, compared, found), inputs, files)
    areas = {one.source.id: area(one.source.area, one.source.id) for one in readings}
    report = replace(report, areas=areas)
    if missing:
        report = _with_missing(options, report, missing, compared=bool(compared), day=day)
    usage = any(isinstance(error, Misused) for _, error in missing)
    code = worst(
        code_of(found, options.fail_on),
        Exit.CANNOT_VERIFY if missing else Exit.DONE,
        Exit.USAGE if usage else Exit.DONE,
    )
    return answered(options, report, code, (*words, *snapshots.warnings))


def _then_and_now(
    one: SourceReading, snapshots: Snapshots, memory: Memory, day: date
) -> tuple[Contract, str, Contract]:
    """What it said then, what tells that, and what it says now.

    Raises EvidenceMissing where one is not kept: a contract is not its own proof.
    """
    then, rests_on = as_of(one.source, snapshots, memory, day)
    now = one.read_now or one.today or one.accepted
    if now is None or (one.today is None and now == then):
        raise EvidenceMissing(
            f"nothing newer of {one.source.id} is kept than what it said then",
            hint=f"Read it first: `checker snapshot {one.source.id}`",
        )
    return then, rests_on, now


def _areas(some: Sequence[SourceReading]) -> str:
    return listed([area(one.source.area, one.source.id) for one in some])


def _review(options: Options, compared: Sequence[SourceReading], found: Sequence[Finding]) -> str:
    """How to go on with what differs: only what is kept of a page can be accepted."""
    about = {finding.source for finding in found}
    differing = [one for one in compared if one.source.id in about]
    unkept = [one.source.id for one in differing if one.today is None]
    if len(unkept) == len(differing):
        return f"read the page of today: `checker snapshot {' '.join(unkept)}{carried(options)}`"
    open_ = [one.source.id for one in differing if one.today is not None and not _accepted(one)]
    if not open_:
        return "all of it was accepted since"
    return f'`checker accept {" ".join(open_)} --reason "TEXT"{carried(options)}`'


def _accepted(one: SourceReading) -> bool:
    """Does the accepted contract say what the page says today?"""
    if one.accepted is None or one.today is None or one.accepted.transcribed:
        return False
    return not differences(one.accepted, one.today)


def _with_missing(
    options: Options,
    report: Report,
    missing: Sequence[tuple[SourceReading, CheckerError]],
    *,
    compared: bool,
    day: date,
) -> Report:
    """The report, which says first what could not be compared, and how to go on."""
    names = _areas([one for one, _ in missing])
    rest = f" {report.headline}" if compared else ""
    first, error = missing[0]
    since = error.since if isinstance(error, DayNotKept) else None
    source = first.source.id
    if since is not None:
        step = f"Ask from a day that is kept: `checker drift {source} --since {since}"
    elif isinstance(error, Misused):
        step = f"Mend the contract, or accept that of today: `checker accept {source} --reason TEXT"
    else:
        step = f"Read the pages first: `checker snapshot {source}"
    return replace(
        report,
        headline=worded(
            f"Could not verify {names}: nothing is kept to compare since {day.isoformat()}.{rest}"
        ),
        next_step=worded(f"{step}{carried(options)}`"),
    )


# ------------------------------------------------------------------ telling


def _changelog(  # noqa: PLR0913, PLR0917 - each is a part of the report
    options: Options,
    found: Sequence[Finding],
    between: str,
    step: str,
    inputs: dict[str, Contract],
    files: Mapping[str, tuple[str, ...]],
) -> Report:
    known = [one.rule for one in found if one.level is not Level.CANNOT_VERIFY]
    count = 0 if ABOUT_BASIS.issuperset(known) else len(known)
    unknown = len(found) > len(known)
    if count:
        headline = f"{counted(count, 'difference')} of the documentation {between}"
    elif unknown:
        headline = f"Could not verify whether the documentation differs {between}"
    else:
        headline = f"No difference was found in the documentation {between}"
    return Report(
        version=__version__,
        headline=worded(f"{headline}."),
        next_step=worded(
            f"Review what differs: {step}"
            if count
            else "Read below what is missing."
            if unknown
            else "Read below on what basis it was compared."
            if known
            else "Nothing is to be done about it."
        ),
        rows=(),
        findings=tuple(found),
        inputs={name: contract_digest(contract) for name, contract in inputs.items()},
        accepting=Accepting(sources=frozenset()),  # what differs from a former day is none of today
        files=files,
        fail_on=options.fail_on,
    )
