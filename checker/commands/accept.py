"""checker accept: make today's contract the accepted one, or accept single findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.model.errors import Exit
from checker.model.finding import is_fingerprint
from checker.report.text import folded
from checker.review import sources
from checker.review.accepting import accept_findings
from checker.review.accepting_contracts import accept_contracts
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options
from checker.review.reading import last_readings, snapshots_of
from checker.review.reviewer import reviewed


def fingerprints(words: Iterable[str]) -> list[str]:
    """Those of some words that are the fingerprints of findings, each once."""
    return [*dict.fromkeys(filter(is_fingerprint, words))]


def accept(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    what: tuple[str, ...],
    reason: str | None,
    author: str,
    until: str | None,
    observed: tuple[Path, ...] = (),
    contract: str | None = None,
) -> CommandResult:
    """Whole contracts of the named sources (all where none is named), or single findings.

    Raises Misused without a reason, or for a day that is no coming one.
    """
    table = sources.load(options.sources)
    known = {source.id for source in table}
    single = fingerprints(name for name in what if name not in known)
    names = tuple(name for name in what if name not in single)
    chosen = sources.chosen(table, names)
    said = reviewed(options, reason, author, until)
    snapshots, _ = snapshots_of(options)
    with Memory.open() as memory:
        readings = last_readings(chosen, snapshots, memory, tolerant=not single)
        if single:
            talk = accept_findings(
                options, readings, snapshots, said, single, observed=observed, asked=contract
            )
        else:
            talk = accept_contracts(readings, snapshots, said, named=bool(names))
    if options.format == "text":
        talk = [part for line in talk for part in folded(line, options.width)]
    return CommandResult(
        code=Exit.DONE,
        output="".join(f"{line}\n" for line in talk),
        prose=False,  # the reason is repeated to the one who wrote it
        talk=() if options.quiet else snapshots.warnings,
    )
