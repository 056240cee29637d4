"""A basis -> a row: the owner's sentence, then what was found, in words from a closed set.

A row says no more than its evidence: its date is that of the oldest access it rests on, and what
was not compared, not read or not understood is called so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from checker.gate.wording import worded
from checker.model.access import Outcome
from checker.model.contract import (
    CUT_OFF,
    NEEDS_BROWSER,
    NOT_FOUND,
    UNPLACED_EXAMPLE,
    UNPLACED_TABLE,
    UNPLACED_TYPES,
    UNPLACED_VALUES,
    Contract,
    Statement,
)
from checker.model.errors import CheckerError
from checker.model.table import Basis, Row, Verdict
from checker.model.wording import Wording
from checker.report.advice import importable
from checker.report.topics import said_of, states_of
from checker.report.words import being, counted, listed, observations

# What is added to the owner's sentence: what the row rests on, then what was compared with it,
# then what changed, then what was not read.
PHRASES: Final = {
    "read": "On {date} the {pages} {said}",
    "kept": "The page was not read again{cause}; on {date} the {pages} {said}",
    "baseline": "The page was not read; this row rests on a baseline typed from public copies, "
    "listed {listed}, {states}",
    "browser": "The page was read on {date} and holds next to nothing before a browser has run its "
    "scripts, so what it says is not known; save it from a browser and import it: {import}",
    "broken": "The page was read on {date} and not understood, so what it documents is not known; "
    "look at it by hand before you rely on it",
    "moved": "The page led to another address on {date} and what is there was not understood, so "
    "what it documents is not known; look at it by hand before you rely on it",
    "missing-baseline": "The page could not be read{cause} and no access of it is kept; only a "
    "baseline typed from public copies, listed {listed}, is at hand; {remedy}",
    "missing": "The page could not be read{cause} and nothing is kept of it; {remedy}",
    "not-asked": "Nothing is kept of the page, and this run was to read none; read it, or import a "
    "page saved from a browser",
    "sample": "SAMPLE: a built-in sample page stands here for the listed page, which was not read; "
    "the sample {said}",
    "sample-unread": "SAMPLE: the built-in sample page that stands here for the listed page was "
    "not read, or not understood",
    "differs": "{compared} compared; {differences} listed below",
    "notes": "{compared} compared; no error or warning was found, {notes} listed below",
    "agrees": "{compared} compared; no difference was found in what was observed",
    "nothing-compared": "nothing observed was compared with it",
    "prose": "observations are not compared with a page of this kind",
    "changed": "{changes} since the accepted contract {are} listed below",
    "unplaced": "{unplaced} on it could not be placed and {were} not counted",
    "unread": "Not read now: {documents}; what {they} documented is neither removed nor compared",
    "unclear": "Read and not understood: {unclear}; what {it} documented is neither removed nor "
    "compared",
}
LATER: Final = "run the check again later, or import a page saved from a browser"
BROWSER: Final = "it needs a browser: save it from one and import it: {import}"
IMPORT: Final = "`checker snapshot {source} --import FILE --url {url} --accessed TIME{options}`"


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


def row(basis: Basis, options: str = "") -> Row:
    """The row of one source; `options` are those that a command in it needs to run as printed."""
    source, contract = basis.source, basis.contract
    verdict = verdict_of(basis)
    moment = contract.accessed() if contract is not None else None
    accessed = moment.date() if moment is not None and not basis.sample else None
    known = verdict is not Verdict.CANNOT_VERIFY
    clauses = [_resting(basis, verdict)]
    unplaced = _unplaced(contract)
    if unplaced:
        clauses.append("unplaced")
    if known:
        clauses.append(_comparison(basis))
    if known and basis.changes:
        clauses.append("changed")
    found = "; ".join(PHRASES[clause] for clause in clauses)
    unread = basis.unread if basis.re_read else basis.unread[1:]
    unclear = basis.unclear if known else ()
    beside = [PHRASES[name] for name, roles in (("unread", unread), ("unclear", unclear)) if roles]
    sentence = " ".join(f"{one}." for one in (found, *beside))
    cause = basis.unread[0][1] if basis.unread else ""
    imported = IMPORT.format(source=source.id, url=importable(basis), options=options)
    remedy = BROWSER if cause in (Outcome.CHALLENGE, Outcome.SIGN_IN) else LATER
    words = {
        "date": accessed.isoformat() if accessed is not None else "an unknown day",
        "pages": "page" if contract is None or len(contract.documents) == 1 else "pages",
        "unplaced": listed([f"{counted(count, noun)}{more}" for count, noun, more in unplaced]),
        "were": being(sum(count for count, *_ in unplaced)),
        "cause": f" ({cause})" if cause else "",
        "import": imported,
        "remedy": remedy.replace("{import}", imported),
        "listed": source.listed.isoformat(),
        "compared": observations(basis.compared, basis.by_status, basis.rebuilt)
        + f" {being(basis.compared, 'was')}",
        "differences": f"{counted(basis.differences, 'difference')} {being(basis.differences)}",
        "notes": f"{counted(basis.notes, 'note')} {being(basis.notes)}",
        "changes": counted(basis.changes, "change"),
        "are": being(basis.changes),
        "documents": ", ".join(f"{role} ({outcome})" for role, outcome in unread),
        "they": "it" if len(unread) == 1 else "they",
        "unclear": ", ".join(unclear),
        "it": "it" if len(unclear) == 1 else "they",
    }
    return Row(
        source=source.id,
        area=source.area,
        verify=source.verify,
        url=source.url,
        accessed=accessed,
        listed=source.listed,
        wording=_worded(basis, sentence, words),
        verdict=verdict,
        sample=basis.sample,
    )


def _worded(basis: Basis, sentence: str, words: Mapping[str, str]) -> Wording:
    """The sentence; without the page's headings where beside the others one is refused."""
    source, contract = basis.source, basis.contract

    def wording(*, headings: bool) -> Wording:
        told = dict(words)
        if contract is not None:
            told["said"] = said_of(source, contract, sample=basis.sample, headings=headings)
            told["states"] = states_of(source, contract, headings=headings)
        return worded(f"{source.wording} {sentence.format_map(told)}")

    try:
        return wording(headings=True)
    except CheckerError:
        return wording(headings=False)


# What stands on a page and is not in its contract, by the prefix of the problem that tells it.
NOT_PLACED: Final = (  # … and the noun that is counted, with what stands behind it
    (UNPLACED_TABLE, "table", " of fields"),
    (UNPLACED_TYPES, "type block", ""),
    (UNPLACED_EXAMPLE, "example", ""),
    (UNPLACED_VALUES, "list", " of values"),
    (CUT_OFF, "part", " too large to be read whole"),
)


def _unplaced(contract: Contract | None) -> list[tuple[int, str, str]]:
    """(how many, of what) of each kind that there is."""
    problems = () if contract is None else contract.health.problems
    found = [
        (sum(one.startswith(prefix) for one in problems), noun, more)
        for prefix, noun, more in NOT_PLACED
    ]
    return [one for one in found if one[0]]


def _resting(basis: Basis, verdict: Verdict) -> str:
    contract = basis.contract
    if basis.sample:
        return "sample-unread" if verdict is Verdict.CANNOT_VERIFY else "sample"
    if verdict is Verdict.CANNOT_VERIFY:
        if contract is None:
            return "missing" if basis.asked else "not-asked"
        if contract.transcribed:
            return "missing-baseline"
        scripts = any(one.startswith(NEEDS_BROWSER) for one in contract.health.problems)
        return "browser" if scripts else "moved" if basis.moved else "broken"
    if verdict is not Verdict.NOT_RE_READ:
        return "read"
    return "baseline" if contract is not None and contract.transcribed else "kept"


def _is_prose(contract: Contract) -> bool:
    """Are topics all that the page states, or is expected to?"""
    topics = all(isinstance(one, Statement) for one in contract.facts)
    sought = any(one.startswith(NOT_FOUND) for one in contract.health.problems)
    return topics and (bool(contract.facts) or sought)


def _comparison(basis: Basis) -> str:
    if not basis.compared:
        return "prose" if basis.contract and _is_prose(basis.contract) else "nothing-compared"
    if basis.differences:
        return "differs"
    return "notes" if basis.notes else "agrees"
