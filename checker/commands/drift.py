"""checker drift: what the documentation said then against what it says now. No network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker import __version__
from checker.commands import sources
from checker.commands.history import as_of
from checker.commands.memory import Memory
from checker.commands.options import Options, Told
from checker.commands.reading import Reading, reading, snapshots_of
from checker.commands.recalled import recalled
from checker.commands.reporting import code_of, reported
from checker.compare.drift import drift as differences
from checker.compare.standing import nothing_to_compare
from checker.fetch.cache import Cache
from checker.model.contract import Contract
from checker.model.errors import EvidenceMissing, Exit, Misused, worst
from checker.model.finding import Finding
from checker.model.outline import contract_digest
from checker.model.table import Report
from checker.model.wording import Wording
from checker.report import MACHINE, render
from checker.store import Snapshots
from checker.store.contracts import load, understood


def drift(options: Options, *, what: tuple[str, ...], since: str | None) -> Told:
    """Findings against the accepted contracts, a day, or between two contract files."""
    files = [name for name in what if _is_path(name)]
    if files:
        if len(files) != len(what) or len(files) != 2 or since is not None:  # noqa: PLR2004
            raise Misused("drift takes source ids, or two contract files: OLD NEW")
        return _between(options, Path(files[0]), Path(files[1]))
    day = None if since is None else _day(options, since)
    table = sources.chosen(sources.load(options.sources), what)
    snapshots, _ = snapshots_of(options)
    with Cache.open(None) as cache:
        memory = Memory(cache)
        readings = [
            reading(source, recalled(source, snapshots, memory), snapshots, memory)
            for source in table
        ]
        if day is not None:
            return _since(options, readings, snapshots, memory, day)
        more = [
            nothing_to_compare(one.accepted)
            for one in readings
            if one.accepted is not None
            and not one.accepted.transcribed
            and one.today is None
            and not one.unread  # told already, as often as it failed
        ]
        report, code = reported(options, readings, snapshots, (), offline=False, more=more)
    return _told(options, report, code, snapshots.warnings)


def _is_path(name: str) -> bool:
    return "/" in name or name.endswith(".json")


def _day(options: Options, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Misused("--since is a day such as 2026-07-03") from None
    if day > options.now().date():
        raise Misused("--since lies in the future")
    return day


# ------------------------------------------------------------------ two contract files


def _between(options: Options, old: Path, new: Path) -> Told:
    accepted, today = _contract(old), _contract(new)
    if accepted.kind != today.kind:
        raise Misused(
            f"the contracts are of different kinds: {accepted.kind} and {today.kind}",
            hint="Compare two contracts of one kind of page.",
        )
    found = differences(accepted, today)
    report = _changelog(
        found,
        f"between {old.name} and {new.name}",
        f"`checker drift {old.name} {new.name} --format json`",
        {"contract then": accepted, "contract now": today},
    )
    return _told(options, report, code_of(found, options.fail_on))


def _contract(path: Path) -> Contract:
    data = load(path)
    if data is None:
        raise Misused(f"{path}: there is no such file")
    return understood(path, data)


# ------------------------------------------------------------------ since a day


def _since(
    options: Options,
    readings: Sequence[Reading],
    snapshots: Snapshots,
    memory: Memory,
    day: date,
) -> Told:
    """What changed since a day; a source of which that day is not kept is named, exit 3."""
    found: list[Finding] = []
    told: list[str] = []
    inputs: dict[str, Contract] = {}
    missing = False
    for one in readings:
        now = one.read_now or one.today or one.accepted
        try:
            then = as_of(one.source, snapshots, memory, day)
        except EvidenceMissing as error:
            missing = True
            told.append(f"{one.source.id}: {error}. {error.hint}")
            continue
        told.append(f"{one.source.id}: {day.isoformat()} is told by {then.told_by}")
        inputs[f"contract {one.source.id} then"] = then.contract
        if now is not None:
            inputs[f"contract {one.source.id} now"] = now
            found += differences(then.contract, now)
    names = " and ".join(one.source.id for one in readings) if len(readings) < 3 else "all sources"  # noqa: PLR2004
    report = _changelog(
        found,
        f"of {names} since {day.isoformat()}",
        '`checker accept SOURCE --reason "TEXT"`',
        inputs,
    )
    code = worst(code_of(found, options.fail_on), Exit.CANNOT_VERIFY if missing else Exit.DONE)
    return _told(options, report, code, (*told, *snapshots.warnings))


# ------------------------------------------------------------------ telling


def _changelog(
    found: Sequence[Finding], between: str, step: str, inputs: dict[str, Contract]
) -> Report:
    count = len(found)
    words = "1 difference" if count == 1 else f"{count} differences"
    headline = (
        f"{words} of the documentation {between}"
        if count
        else (f"No difference was found in the documentation {between}")
    )
    return Report(
        version=__version__,
        headline=Wording(f"{headline}."),
        next_step=Wording(
            f"Review what differs: {step}" if count else "Nothing is to be done about it."
        ),
        rows=(),
        findings=tuple(found),
        inputs={name: contract_digest(contract) for name, contract in inputs.items()},
    )


def _told(options: Options, report: Report, code: Exit, talk: tuple[str, ...] = ()) -> Told:
    return Told(
        code=code,
        output=render(report, options.format, width=options.width, color=options.color),
        prose=options.format not in MACHINE,
        talk=() if options.quiet else talk,
    )
