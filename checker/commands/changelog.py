"""checker changelog: what the documentation changed, by day, from what is kept. No network."""

from __future__ import annotations

from checker.model.changelog import Changes
from checker.model.errors import Exit
from checker.report.feed import FEEDS
from checker.review import sources
from checker.review.changelog import Changelog
from checker.review.days import since_of
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options
from checker.review.reading import nothing_kept, snapshots_of


def changelog(options: Options, *, what: tuple[str, ...], since: str | None) -> CommandResult:
    """The changes, the newest day first. Raises EvidenceMissing where no day is known."""
    day = since_of(options, since)
    table = sources.chosen(sources.load(options.sources), what)
    snapshots, _ = snapshots_of(options)
    with Memory.open() as memory:
        log = Changelog(snapshots, memory, day)
        days = [each for source in table for each in log.of(source)]
    if log.read is None:
        raise nothing_kept(
            "nothing is kept of these pages, so no change of theirs is known", snapshots
        )
    days.sort(key=lambda each: (each.accessed, each.source), reverse=True)
    changes = Changes(days=tuple(days), read=log.read)
    talk = (*log.notices, *snapshots.warnings)
    return CommandResult(
        code=Exit.DONE,
        output=FEEDS[options.format](changes),
        prose=options.format != "json",
        talk=() if options.quiet else talk,
    )
