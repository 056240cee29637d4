"""Readings and observations -> findings: what judges, in its order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from checker.compare.acceptances import apply
from checker.compare.apart_findings import with_what_rests_on_it
from checker.compare.drift import RULES, drift
from checker.compare.evidence_rules import general
from checker.compare.observed_rules import RULES as OBSERVED
from checker.compare.page_findings import (
    extractor_broken,
    nothing_in_common,
    page_moved,
    page_unusable,
    recovered,
    returned,
)
from checker.gate.wording import judge
from checker.model.contract import Contract
from checker.model.errors import CheckerError, NotSanitized
from checker.model.finding import Finding, Level
from checker.model.source import Document
from checker.model.state import DocumentState
from checker.review.options import Options
from checker.review.reading import SourceReading
from checker.review.weighing import main_roles
from checker.store.contracts import Newer
from checker.store.snapshots import Snapshots
from checker.store.source_evidence import SourceEvidence

# Findings of drift that are about the basis: the documentation itself did not change.
ABOUT_BASIS = frozenset({"basis-changed", "not-comparable", "page-contradicts-itself"})
NOT_ACCEPTED = "baseline-not-accepted"
NEVER = 0  # failures in a row are counted from 1
# Where one of them is reported, what was accepted may be there still: nothing looked for all of it.
NOT_COMPARED = frozenset(
    {NOT_ACCEPTED, "contract-unreadable", "extractor-broken", "not-comparable"}
)
CHANGES = frozenset(rule.id for rule in RULES) - ABOUT_BASIS


def changes(findings: Sequence[Finding]) -> int:
    """Findings that say that the documentation changed, and that nobody has accepted."""
    return sum(finding.rule in CHANGES and not finding.accepted for finding in findings)


def resting(reading: SourceReading) -> Contract | None:
    """The contract that a row rests on: read now or kept, else accepted, else the baseline."""
    return reading.today if reading.today is not None else reading.accepted


def resting_of(readings: Iterable[SourceReading]) -> dict[str, Contract]:
    """Source id -> the contract that its row rests on, of those that have one."""
    found = {one.source.id: resting(one) for one in readings}
    return {source: contract for source, contract in found.items() if contract is not None}


def led_to(one: SourceReading) -> str:
    """Host and path that the page itself was read from, where they are not those asked for."""
    main = main_roles(one.source)
    for access in (body.access for body in one.bodies if body.role in main):
        asked, found = urlsplit(access.url), urlsplit(access.final_url)
        if (asked.netloc, asked.path.rstrip("/")) != (found.netloc, found.path.rstrip("/")):
            address = f"{found.netloc}{found.path}"
            return "another address" if judge(address) else address
    return ""


def documented(
    options: Options, reading: SourceReading, snapshots: Snapshots, *, alarms: bool
) -> tuple[Finding, ...]:
    """What there is to say of the documentation of one source: evidence, then drift.

    `alarms` = the comparison is what was asked for: a document that could not be used several
    times in a row is an alarm, once, and what is compared with nothing could not be verified.
    """
    source = reading.source.id
    found = list(_evidence(reading, snapshots, alarms=alarms))
    contract = resting(reading)
    found += _unreadable(reading)
    side = reading.read_now if reading.read_now is not None else reading.today
    if side is not None and not side.health.broken and (led := led_to(reading)):
        found.append(page_moved(side, led))
    baseline = _baseline(reading)
    if side is not None and baseline is not None:
        found += drift(baseline, side)
        if alarms and any(one.rule in {"not-comparable", "basis-changed"} for one in found):
            found += nothing_in_common(baseline, side)
    elif side is not None and side.health.broken:
        found.append(extractor_broken(side))
    if alarms:
        # Whoever asks what changed must not read that all is well where nothing was ever accepted.
        found = [
            dataclasses.replace(one, level=Level.CANNOT_VERIFY) if one.rule == NOT_ACCEPTED else one
            for one in found
        ]
    found += _too_old(options, source, contract)
    compared = side is not None and not reading.unread
    compared = compared and NOT_COMPARED.isdisjoint(finding.rule for finding in found)
    lost = {one.document.url: one.document.role.rpartition("-")[0] for one in reading.unread}
    found = list(with_what_rests_on_it(found, lost))
    observed = {rule.id for rule in OBSERVED}  # accepted beside the observations
    accepted = [one for one in snapshots.of(source).acceptances() if one.rule not in observed]
    return apply(found, accepted, options.now().date(), source=source, complete=compared)


def _baseline(reading: SourceReading) -> Contract | None:
    """What is compared with: the accepted contract, also where the page is only kept.

    How far the transcribed baseline agrees is said of what was read now alone.
    """
    accepted = reading.accepted
    if accepted is not None and accepted.transcribed and reading.read_now is None:
        return None
    return accepted


def _unreadable(reading: SourceReading) -> Iterator[Finding]:
    """An accepted contract that cannot be read: the other sources are judged all the same."""
    if reading.closed is not None:
        kinds = {Newer: "newer", NotSanitized: "withheld"}
        yield general(
            "contract-unreadable",
            f"The accepted contract of {reading.source.id} cannot be read, so nothing is "
            f"compared with it: {why_closed(reading.closed)}",
            source=reading.source.id,
            change=kinds.get(type(reading.closed), "damaged"),
        )


def why_closed(error: CheckerError) -> str:
    """Why an accepted contract cannot be read, and what to do about it."""
    return f"{error}. {error.hint}".strip().rstrip(".") + "."


def _evidence(reading: SourceReading, snapshots: Snapshots, *, alarms: bool) -> Iterator[Finding]:
    """Unusable, recovered and returned documents, from the state that was recorded before."""
    store = snapshots.of(reading.source.id)
    unread = {item.document.url for item in reading.unread}
    for item in reading.fetched:
        url = item.document.url
        known = store.document(url, item.document.accept)
        if url in unread:
            forms = [known, *_instead(reading, item.document, store)]
            failures = max(min(form.failures for form in forms), 1)
            yield page_unusable(
                reading.source.id,
                url=url,
                outcome=item.outcome,
                # Of several forms: as often as none of them could be used.
                failures=failures,
                kept=max(filter(None, (_kept(reading, form) for form in forms)), default=None),
                alarm_after=reading.source.alarm_after if alarms else NEVER,
                forms=len(forms),
                missed=_missed(reading, known, failures),
            )
        elif item.outcome.usable and known.recovered_after and known.recovered_at == known.asked:
            yield recovered(reading.source.id, url=url, failures=known.recovered_after)
        if item.outcome.usable and known.changed and known.returned is not None:
            yield returned(reading.source.id, url=url, last=known.returned.last)


def _missed(reading: SourceReading, known: DocumentState, failures: int) -> bool:
    """Was the day of the alarm after drift last looked? Pages may be read more often than that."""
    if reading.looked is None or known.asked is None:
        return False
    return reading.looked < (known.asked - timedelta(failures - reading.source.alarm_after)).date()


def _instead(reading: SourceReading, lost: Document, store: SourceEvidence) -> list[DocumentState]:
    """The forms that were asked for in the place of a document."""
    return [
        store.document(item.document.url, item.document.accept)
        for item in reading.fetched
        if item.document.fallback_for == lost.role
    ]


def _kept(reading: SourceReading, known: DocumentState) -> datetime | None:
    """When a document was last read; the accepted contract's date where no body is kept."""
    contract, url = resting(reading), known.url
    accepted = (
        []
        if contract is None
        else [document.accessed for document in contract.documents if document.url == url]
    )
    main = url == reading.source.documents[0].url
    if not main and reading.re_read:
        # A side document: the row names it and rests on the others.
        accepted += [contract.accessed()] if contract is not None else []
    last = known.last.accessed if known.last is not None else None
    times = [time for time in (last, *accepted) if time is not None]
    return max(times, default=None)


def _too_old(options: Options, source: str, contract: Contract | None) -> Iterator[Finding]:
    if options.max_age is None:
        return
    accessed = contract.accessed() if contract is not None else None
    if accessed is None or options.now() - accessed > options.max_age:
        when = (
            "was never read" if accessed is None else f"was read on {accessed.date().isoformat()}"
        )
        said = f"The evidence {when}, which --max-age does not allow."
        yield general("evidence-too-old", said, source=source)
