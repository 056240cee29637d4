"""checker accept: make today's contract the accepted one, or accept single findings."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker.extract import SHARE
from checker.fetch.cache import Cache
from checker.gate.wording import secrets_in
from checker.model.contract import NOT_READ, Contract
from checker.model.errors import (
    EvidenceMissing,
    Exit,
    Misused,
    NotSanitized,
    PageNotUnderstood,
)
from checker.review import sources
from checker.review.accepting import Review, Reviewed
from checker.review.history import git_user
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options
from checker.review.reading import SourceReading, reading, snapshots_of
from checker.review.recalled import recalled
from checker.store import Snapshots
from checker.store.contracts import Newer

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


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
    """Whole contracts of the named sources (all where none is named), or single findings."""
    table = sources.load(options.sources)
    known = {source.id for source in table}
    fingerprints = tuple(
        dict.fromkeys(name for name in what if name not in known and _FINGERPRINT.fullmatch(name))
    )
    names = tuple(name for name in what if name not in fingerprints)
    chosen = sources.chosen(table, names)
    if reason is None or not reason.strip():
        raise Misused(
            "accepting needs a reason", hint='Say why: --reason "TEXT"; it is kept for review.'
        )
    reviewed = Reviewed(
        reason=_own(reason.strip()), author=_author(author), until=_until(options, until)
    )
    snapshots, _ = snapshots_of(options)
    with Cache.open(None) as cache:
        memory = Memory(cache)
        readings = [
            reading(
                source,
                recalled(source, snapshots, memory),
                snapshots,
                memory,
                tolerant=not fingerprints and _replaceable(source.id, snapshots),
            )
            for source in chosen
        ]
        if fingerprints:
            review = Review(options=options, readings=readings, snapshots=snapshots, said=reviewed)
            talk = review.accept(fingerprints, observed, contract)
        else:
            talk = _contracts(readings, snapshots, reviewed, named=bool(names))
    return CommandResult(
        code=Exit.DONE,
        output="".join(f"{line}\n" for line in talk),
        prose=False,  # the reason is repeated to the one who wrote it
        talk=() if options.quiet else snapshots.warnings,
    )


def _replaceable(source: str, snapshots: Snapshots) -> bool:
    """May a new contract take the place of the accepted one, be it damaged? Not of a newer form."""
    try:
        snapshots.contract(source)
    except Newer:
        return False
    except Misused:
        return True
    return True


def _own(reason: str) -> str:
    """The reviewer's own words: no report prints them, so what they claim is the reviewer's.

    Raises NotSanitized: they are kept in a file that is passed on.
    """
    if secrets_in(reason):
        raise NotSanitized(
            "the reason holds a secret or personal data",
            hint="Say what was reviewed and where it is recorded: "
            '--reason "reviewed with the page, see INC-12"',
        )
    return reason


def _author(given: str) -> str:
    """Who accepts: as given, else as git knows the user. Raises Misused where nobody is named."""
    author = given.strip() or git_user()
    if not author:
        raise Misused(
            "accepting needs an author",
            hint='Say who: --author NAME, or set it once: git config --global user.name "NAME"',
        )
    if secrets_in(author):
        raise NotSanitized(
            "the author holds a secret or personal data", hint="Give a name, not an address."
        )
    return author


def _until(options: Options, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Misused("--until is a day such as 2026-12-31") from None
    if day < options.now().date():
        raise Misused("--until is past: the acceptance would never hold")
    return day


# ------------------------------------------------------------------ whole contracts


def _contracts(
    readings: Sequence[SourceReading], snapshots: Snapshots, reviewed: Reviewed, *, named: bool
) -> list[str]:
    """Nothing is written before every contract was found fit to be accepted."""
    if reviewed.until is not None:
        raise Misused(
            "--until is for single findings", hint="Name their fingerprints, or leave it out."
        )
    found: list[tuple[SourceReading, Contract]] = []
    left: list[str] = []
    for one in readings:
        if one.today is None:
            if named:
                raise EvidenceMissing(
                    f"nothing is kept of {one.source.id}, so there is nothing to accept",
                    hint=f"Read it first: `checker snapshot {one.source.id}`",
                )
            left.append(f"{one.source.id}: nothing is kept of it; left as it was")
            continue
        if one.today.health.broken:
            raise PageNotUnderstood(
                f"the pages of {one.source.id} were not understood, so they are no contract",
                hint=f"Look at them: `checker extract {one.source.id} --explain`",
            )
        found.append((one, one.today))
    if not found:
        raise EvidenceMissing(
            "nothing is kept of any source, so there is nothing to accept",
            hint="Read the pages first: `checker snapshot`",
        )
    told = []
    for one, today in found:
        snapshots.accept(
            _signed(_with_unread(one, today), reviewed), [body.access for body in one.bodies]
        )
        told.append(
            f"accepted {one.source.id}: {today.health.facts} facts of {len(one.bodies)} documents"
            f"{_read_on(today)}. Reason: {reviewed.reason}"
        )
        old = snapshots.acceptances(one.source.id)
        if old:
            told.append(
                f"{one.source.id}: {len(old)} accepted findings may match nothing any more; "
                "`checker drift` names those"
            )
    return told + left


def _with_unread(one: SourceReading, today: Contract) -> Contract:
    """A contract says which documents could not be read: what they state will not be news."""
    read = {document.role for document in today.documents}
    missing = tuple(
        f"{NOT_READ}{item.document.role}" for item in one.unread if item.document.role not in read
    )
    problems = today.health.problems + missing
    return dataclasses.replace(today, health=dataclasses.replace(today.health, problems=problems))


def _signed(today: Contract, reviewed: Reviewed) -> Contract:
    """With who accepted it and why; the day is its own, so that the same gives the same bytes."""
    times = [document.accessed for document in today.documents if document.accessed is not None]
    day = {"date": max(times).date().isoformat()} if times else {}
    # What it asks of those to come, not what was asked of it: the same gives the same bytes.
    expected = math.ceil(today.health.facts * SHARE)
    return dataclasses.replace(
        today,
        health=dataclasses.replace(today.health, expected_minimum=expected),
        accepted={"reason": reviewed.reason, "author": reviewed.author, **day},
    )


def _read_on(today: Contract) -> str:
    accessed = today.accessed()
    return "" if accessed is None else f", the oldest read on {accessed.date().isoformat()}"
