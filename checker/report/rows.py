"""A basis -> a row: the owner's sentence, then what was found, in words from a closed set.

A row says no more than its evidence: its date is that of the oldest access it rests on, and what
was not compared, not read or not understood is called so.
"""

from __future__ import annotations

from typing import Final

from checker.model.contract import (
    DEMANDS,
    Attribute,
    Contract,
    Fact,
    Field,
    Metric,
    Statement,
    Status,
)
from checker.model.source import HELP_CENTER, SUPPORT_PAGE
from checker.model.table import Basis, Row, Verdict
from checker.model.wording import Wording
from checker.report.words import counted, listed, observations

# What is added to the owner's sentence: what the row rests on, then what was compared with it,
# then what changed, then what was not read.
PHRASES: Final = {
    "read": "On {date} the {pages} documented {facts}",
    "kept": "The page was not read again{cause}; on {date} the {pages} documented {facts}",
    "baseline": "The page was not read; this row rests on a baseline typed from public copies, "
    "listed {listed}, which documents {facts}",
    "broken": "The page was read on {date} and not understood, so what it documents is not known; "
    "look at it by hand before you rely on it",
    "missing-baseline": "The page could not be read{cause} and no access of it is kept; only a "
    "baseline typed from public copies, listed {listed}, is at hand; run the check again later, "
    "or import a page saved from a browser",
    "missing": "The page could not be read{cause} and nothing is kept of it; run the check again "
    "later, or import a page saved from a browser",
    "sample": "SAMPLE: a built-in sample page stands here for the listed page, which was not read; "
    "the sample documents {facts}",
    "sample-unread": "SAMPLE: the built-in sample page that stands here for the listed page was "
    "not read, or not understood",
    "differs": "{compared} compared; {differences} listed below",
    "notes": "{compared} compared; no error or warning was found, {notes} listed below",
    "agrees": "{compared} compared; no difference was found in what was observed",
    "nothing-compared": "nothing observed was compared with it",
    "prose": "observations are not compared with a page of this kind",
    "changed": "{changes} since the accepted contract {are} listed below",
    "unread": "Not read now: {documents}; what {they} documented is neither removed nor compared",
}
# The kinds of facts that are counted in a sentence, in this order.
KINDS: Final[tuple[tuple[type[Fact], str, str], ...]] = (
    (Field, "field", "fields"),
    (Status, "status", "statuses"),
    (Attribute, "attribute", "attributes"),
    (Metric, "metric", "metrics"),
    (Statement, "topic", "topics"),
)


def verdict_of(basis: Basis) -> Verdict:
    """The one verdict that the evidence bears; a difference is graver than a change."""
    contract = basis.contract
    if contract is None or contract.health.broken or (contract.transcribed and basis.asked):
        return Verdict.CANNOT_VERIFY
    if not basis.re_read:
        return Verdict.NOT_RE_READ
    if basis.compared and basis.differences:
        return Verdict.DIFFERS
    if basis.changes:
        return Verdict.CHANGED
    return Verdict.MATCHES if basis.compared else Verdict.NOT_OBSERVED


def row(basis: Basis) -> Row:
    """The row of one source."""
    source, contract = basis.source, basis.contract
    verdict = verdict_of(basis)
    moment = contract.accessed() if contract is not None else None
    accessed = moment.date() if moment is not None and not basis.sample else None
    known = verdict is not Verdict.CANNOT_VERIFY
    clauses = [_resting(basis, verdict)]
    if known:
        clauses.append(_comparison(basis))
    if known and basis.changes:
        clauses.append("changed")
    found = "; ".join(PHRASES[clause] for clause in clauses if clause)
    unread = basis.unread if basis.re_read else basis.unread[1:]
    told = f"{found}. {PHRASES['unread']}." if unread else f"{found}."
    words = {
        "date": accessed.isoformat() if accessed is not None else "an unknown day",
        "pages": "page" if contract is None or len(contract.documents) == 1 else "pages",
        "facts": facts_of(contract) if contract is not None else "",
        "cause": f" ({basis.unread[0][1]})" if basis.unread and not basis.re_read else "",
        "listed": source.listed.isoformat(),
        "compared": observations(basis.compared, basis.by_status)
        + (" was" if basis.compared == 1 else " were"),
        "differences": counted(basis.differences, "difference is", "differences are"),
        "notes": counted(basis.notes, "note is", "notes are"),
        "changes": counted(basis.changes, "change", "changes"),
        "are": "is" if basis.changes == 1 else "are",
        "documents": ", ".join(f"{role} ({outcome})" for role, outcome in unread),
        "they": "it" if len(unread) == 1 else "they",
    }
    return Row(
        source=source.id,
        area=source.area,
        verify=source.verify,
        url=source.url,
        accessed=accessed,
        listed=source.listed,
        wording=Wording(f"{source.wording} {told.format_map(words)}"),
        verdict=verdict,
        sample=basis.sample,
    )


def facts_of(contract: Contract) -> str:
    """`61 fields and 9 statuses`: each key once, whatever number of places states it."""
    names: dict[type[Fact], set[str]] = {}
    for fact in contract.facts:
        names.setdefault(type(fact), set()).add(_counted_as(fact))
    return listed(
        [counted(len(names[kind]), one, many) for kind, one, many in KINDS if kind in names]
    )


def _counted_as(fact: Fact) -> str:
    """An attribute once for all signals; what a page demands in many sentences is one topic."""
    if isinstance(fact, Attribute):
        return fact.attribute
    if isinstance(fact, Statement) and fact.topic == DEMANDS:
        return DEMANDS
    return fact.key


def _resting(basis: Basis, verdict: Verdict) -> str:
    contract = basis.contract
    if basis.sample:
        return "sample-unread" if verdict is Verdict.CANNOT_VERIFY else "sample"
    if verdict is Verdict.CANNOT_VERIFY:
        if contract is None:
            return "missing"
        return "missing-baseline" if contract.transcribed else "broken"
    if verdict is not Verdict.NOT_RE_READ:
        return "read"
    return "baseline" if contract is not None and contract.transcribed else "kept"


def _comparison(basis: Basis) -> str:
    if not basis.compared:
        prose = basis.source.kind in (HELP_CENTER, SUPPORT_PAGE)
        return "prose" if prose else "nothing-compared"
    if basis.differences:
        return "differs"
    return "notes" if basis.notes else "agrees"
