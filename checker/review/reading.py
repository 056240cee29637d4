"""Sources -> Readings: what was read now or is kept of each, and the contract that it states."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from checker import documents, files
from checker.extract import Body, contract
from checker.model.access import Fetched
from checker.model.contract import Contract
from checker.model.errors import CheckerError, EvidenceMissing, Misused, NotSanitized
from checker.model.evidence import digest_of
from checker.model.source import Document, Source
from checker.review.memory import Memory
from checker.review.options import Options
from checker.review.recalled import as_read, bodies_of, recalled, walked, with_unread
from checker.review.unreadable import absent, unreadable
from checker.review.weighing import main_roles, refusing, withheld
from checker.store.contracts import load, shipped
from checker.store.snapshots import Snapshots


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """One source: what was asked now, what its contract rests on, and what was accepted before."""

    source: Source
    fetched: tuple[Fetched, ...] = ()  # () offline
    bodies: tuple[Body, ...] = ()  # what `today` rests on
    today: Contract | None = None  # None where no document is at hand
    read_now: Contract | None = None  # what the documents that were read now state: drift's side
    accepted: Contract | None = None  # the accepted contract, or the transcribed baseline
    closed: CheckerError | None = None  # why the accepted contract cannot be read
    looked: date | None = None  # the day before today on which drift last looked at it, if known
    # By address, the days that the documents of `today` give themselves.
    last_updated: Mapping[str, date] = field(default_factory=dict)

    @property
    def fresh(self) -> frozenset[str]:
        """Addresses that were read now."""
        return frozenset(item.document.url for item in self.fetched if item.outcome.usable)

    @property
    def unread(self) -> tuple[Fetched, ...]:
        """Documents that were asked and not read, and for which no other form was read instead."""
        instead = {item.document.fallback_for for item in self.fetched if item.outcome.usable}
        return tuple(
            item
            for item in self.fetched
            if not item.outcome.usable
            and item.document.role not in instead
            and item.document.fallback_for is None
        )

    @property
    def re_read(self) -> bool:
        """Was the page itself, in one of its forms, read now, and does `today` rest on that?"""
        main = main_roles(self.source)
        return any(body.role in main and body.access.url in self.fresh for body in self.bodies)


def snapshots_of(options: Options) -> tuple[Snapshots, bool]:
    """The folder of kept evidence, and whether it may be written to.

    Raises Misused where it is not there.
    """
    if options.snapshots is not None:
        if not files.is_folder(options.snapshots):
            raise _no_folder(options.snapshots)
        return Snapshots(options.snapshots), True
    here = Path("snapshots")
    if files.is_folder(here):
        return Snapshots(here), True
    return Snapshots(documents.packaged("snapshots")), False


def writable_snapshots(options: Options) -> Snapshots:
    """The folder of kept evidence. Raises Misused where nothing may be written to it."""
    snapshots, writable = snapshots_of(options)
    if not writable:
        raise Misused(
            "there is no snapshots/ folder here to keep evidence in",
            hint="Make one (`mkdir snapshots`), or name one with --snapshots DIR.",
        )
    return snapshots


def _no_folder(path: Path) -> Misused:
    told = f"--snapshots {path}"
    try:
        path.stat()
    except FileNotFoundError:
        error = absent(told, path)
    except OSError as why:
        return unreadable(told, path, why)
    else:
        return Misused(f"{told}: it is no folder", hint="Name the folder: --snapshots DIR.")
    error.hint += f" To begin a new one: mkdir {shlex.quote(str(path))}"
    return error


def nothing_kept(told: str, snapshots: Snapshots, *sources: str) -> EvidenceMissing:
    """The error to raise; what was found damaged or closed may be why, and is said with it."""
    if not snapshots.warnings:
        step = " ".join(("checker snapshot", *sources))
        return EvidenceMissing(told, hint=f"Read the pages first: `{step}`")
    return EvidenceMissing(
        "; ".join((told, *snapshots.warnings)), hint="Mend that, or read the pages again."
    )


def reading(  # noqa: PLR0913 - all that one source needs
    source: Source,
    fetched: Sequence[Fetched],
    snapshots: Snapshots,
    memory: Memory,
    *,
    baseline: bool = True,  # False: pages that are no copy of the listed ones
    tolerant: bool = False,  # True: an accepted contract that cannot be read is no error
) -> SourceReading:
    """The contract of a source from what was read now and, for the rest, from what is kept.

    Raises Misused for an accepted contract that cannot be read, NotSanitized for one that may not
    be passed on, unless `tolerant`.
    """
    closed: CheckerError | None = None
    try:
        accepted = _accepted(source, snapshots, memory) or (shipped(source) if baseline else None)
    except (Misused, NotSanitized) as error:
        if not tolerant:
            raise
        accepted, closed = None, error.with_traceback(None)
    read_now = {item.document.url: item for item in fetched if item.outcome.usable}
    bodies, withheld_ = _resting(source, read_now, snapshots, memory)
    today = _contract(source, bodies, accepted, memory)
    found = SourceReading(
        source=source,
        fetched=(*(one for one in fetched if one.document not in withheld_), *withheld_.values()),
        bodies=bodies,
        today=today,
        accepted=accepted,
        closed=closed,
        last_updated={
            body.access.url: day
            for body in bodies
            if (day := memory.last_updated(body.content, body.access)) is not None
        },
    )
    return replace(found, read_now=_read_now(found, memory)) if found.re_read else found


def last_readings(
    sources: Sequence[Source], snapshots: Snapshots, memory: Memory, *, tolerant: bool
) -> list[SourceReading]:
    """What became of each when it was last asked. Raises as `reading` does."""
    return [
        reading(one, recalled(one, snapshots, memory), snapshots, memory, tolerant=tolerant)
        for one in sources
    ]


def kept_contract(source: Source, snapshots: Snapshots, memory: Memory) -> Contract | None:
    """What the kept documents of a source state; None where they are no basis."""
    return _contract(source, _resting(source, {}, snapshots, memory)[0], None, memory)


def _resting(
    source: Source, read_now: Mapping[str, Fetched], snapshots: Snapshots, memory: Memory
) -> tuple[tuple[Body, ...], dict[Document, Fetched]]:
    """The documents of a contract, and those that state what may not be passed on.

    None without the page itself: side pages alone are no basis.
    """
    refused: dict[Document, Fetched] = {}

    def found(document: Document) -> Fetched | None:
        if document in refused:
            return None
        now = read_now.get(document.url)
        if now is not None and now.body is not None:
            return now
        kept = snapshots.of(source.id).kept(document.url, document.accept)
        return None if kept is None else as_read(document, kept)

    while True:
        items = tuple(walked(source, memory, found, lambda one: one.url in read_now))
        more = {item.document: item for item in withheld(source, items, memory)}
        if not more:
            break
        refused |= more  # and another form may be read in its place
    bodies = bodies_of(items)
    main = main_roles(source)
    return (bodies if any(body.role in main for body in bodies) else ()), refused


def _read_now(found: SourceReading, memory: Memory) -> Contract | None:
    """Without kept documents, whose facts are neither removed nor compared; and saying which."""
    bodies = tuple(body for body in found.bodies if body.access.url in found.fresh)
    only_now = (
        found.today
        if bodies == found.bodies
        else _contract(found.source, bodies, found.accepted, memory)
    )
    if only_now is None:
        return None
    return with_unread(only_now, (item.document.role for item in found.unread))


def _contract(
    source: Source, bodies: tuple[Body, ...], accepted: Contract | None, memory: Memory
) -> Contract | None:
    if not bodies:
        return None
    found = contract(source, bodies, memory.facts(source.kind, bodies), accepted=accepted)
    memory.digest(found, bodies)
    return found


def _accepted(source: Source, snapshots: Snapshots, memory: Memory) -> Contract | None:
    """The accepted contract. Raises Misused; NotSanitized where it may not be passed on."""
    accepted = snapshots.of(source.id).contract()
    if accepted is None or accepted.transcribed:
        return accepted
    path = snapshots.folder / source.id / "contract.json"
    rule = memory.refusing(digest_of(load(path) or b""), lambda: refusing(accepted))
    if rule:
        raise NotSanitized(
            f"{path}: states a secret or personal data (rule {rule}), which is not passed on",
            hint="Tell the page's owner where that is no example, or accept today's contract.",
        )
    return accepted
