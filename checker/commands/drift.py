"""checker drift: what the documentation said then against what it says now. No network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.compare.page_findings import not_accepted, nothing_to_compare
from checker.gate.wording import worded
from checker.model.errors import Exit, Misused, worst
from checker.model.table import Report
from checker.report.drift_headline import drifted
from checker.review import changes_by_day, sources
from checker.review.answering import answered
from checker.review.contracts import is_path
from checker.review.days import since_of
from checker.review.judging import why_closed
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options, repeatable
from checker.review.reading import last_readings, snapshots_of
from checker.review.reporting import reported


def drift(options: Options, *, what: tuple[str, ...], since: str | None) -> CommandResult:
    """Findings against the accepted contracts, a day, or between two contract files.

    Raises Misused for options that do not go together.
    """
    files = [name for name in what if is_path(name)]
    if files:
        if len(files) != len(what) or len(files) != 2 or since is not None:  # noqa: PLR2004
            raise Misused("drift takes source ids, or two contract files: OLD NEW")
        return changes_by_day.between(options, Path(files[0]), Path(files[1]))
    day = since_of(options, since)
    table = sources.chosen(sources.load(options.sources), what)
    snapshots, writable = snapshots_of(options)
    today = options.now().date()
    with Memory.open() as memory:
        readings = [
            replace(one, looked=memory.looked(snapshots.folder, one.source.id, today))
            for one in last_readings(table, snapshots, memory, tolerant=True)
        ]
        if day is not None:
            return changes_by_day.since(options, readings, snapshots, memory, day)
        more = [
            nothing_to_compare(one.accepted)
            for one in readings
            if one.accepted is not None
            and not one.accepted.transcribed
            and one.today is None
            and not one.unread  # reported already, as often as it failed
        ]
        more += [
            not_accepted(one.today)
            for one in readings
            if one.today is not None and not one.today.health.broken and one.closed is None
            # How far a transcribed baseline agrees is said of what was read now alone.
            if one.accepted is None or (one.accepted.transcribed and one.read_now is None)
        ]
        report, code, _ = reported(
            options, readings, snapshots, (), offline=False, more=more, said=drifted
        )
    if not writable:
        report = _with_folder(report)
    # A file that somebody is to mend; the other sources are reported first.
    damaged = any(isinstance(one.closed, Misused) for one in readings)
    code = worst(code, Exit.USAGE if damaged else Exit.DONE)
    done = answered(options, report, code, snapshots.warnings)
    said = (repeatable(why_closed(one.closed), options) for one in readings if one.closed)
    return replace(done, talk=(*done.talk, *said))


def _with_folder(report: Report) -> Report:
    """The next step where there is no folder yet in which what is read would be kept."""
    step = report.next_step.replace("`checker snapshot", "`mkdir snapshots && checker snapshot")
    return replace(report, next_step=worded(step))
