"""Bases and findings -> the first line (the verdict and its cause) and the one next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from checker.gate.wording import worded
from checker.model.access import Outcome
from checker.model.contract import NEEDS_BROWSER
from checker.model.finding import Finding, Level
from checker.model.regex import regex
from checker.model.table import Basis, Failure
from checker.model.wording import Wording
from checker.report.advice import advice, importable
from checker.report.parts import levels
from checker.report.quoting import area
from checker.report.words import being, counted, listed, observations

IMPORT: Final = "`checker snapshot {importers} --import FILE --url {saved} --accessed TIME`"


# Rules of the observations' own evidence, whatever source they are reported of.
NOT_COMPARED: Final = frozenset(
    {
        "nothing-compared",
        "observation-empty",
        "observation-left-out",
        "shape-of-another-contract",
    }
)


class Headline(NamedTuple):
    """What one source came to: its basis, and its open findings."""

    basis: Basis
    findings: tuple[Finding, ...]

    def unverified(self) -> frozenset[str]:
        """The rules that leave something of it unverified."""
        return _unverified(self.findings)


def _unverified(findings: Sequence[Finding]) -> frozenset[str]:
    return frozenset(one.rule for one in findings if one.level is Level.CANNOT_VERIFY)


class Situation(NamedTuple):
    """What a run came to, for some of its sources."""

    holds: Callable[[Headline], bool]
    headline: str
    step: str


def missing(each: Headline) -> bool:
    """Asked, not read, and nothing of its own is kept."""
    contract = each.basis.contract
    return contract is None or (contract.transcribed and each.basis.asked)


def broken(each: Headline) -> bool:
    """Read, and not understood."""
    contract = each.basis.contract
    known = contract is not None and contract.health.broken
    return known or "extractor-broken" in each.unverified()


def scripted(each: Headline) -> bool:
    """Read, and its text is still to be written by its scripts."""
    contract = each.basis.contract
    return contract is not None and any(
        problem.startswith(NEEDS_BROWSER) for problem in contract.health.problems
    )


def moved(each: Headline) -> bool:
    """Led elsewhere, and what is there was not understood."""
    return bool(each.basis.moved) and broken(each)


MOVED: Final = (
    "Look at {led} in a browser: if the page went there, list that address in a file for "
    "--sources; if it is gone, look for where it is described now"
)
BROKEN: Final = (
    "Look at {url} in a browser: if it went elsewhere, list that address in a file for --sources; "
    "if it is the page, its form is new and its extractor has to learn it: "
    "`checker extract {source} --explain`"
)
AGAIN: Final = "Read the pages again before you rely on the table: `checker verify{again}`"
DIFFERS: Final = Situation(
    holds=lambda each: bool(each.basis.differences),
    headline="What was observed differs from what is documented for {areas}",
    step="Read the findings below, then ask support the one narrow question that they leave: "
    "`checker rules explain {rule}`",
)
SITUATIONS: Final = (
    Situation(
        holds=lambda each: each.basis.contract is None and not each.basis.asked,
        headline="Could not verify: nothing of {areas} is kept here, and no page was to be read",
        step="Read the pages, without --offline: `checker verify{again}`. A page that is saved "
        "from a browser can be imported: " + IMPORT,
    ),
    Situation(
        holds=missing,
        headline="Could not verify: {areas} could not be read{outcomes} and nothing of {them} is "
        "kept; what is said of {them} rests on a baseline at most",
        step="{advice}. A page that is saved from a browser can be imported: " + IMPORT,
    ),
    Situation(
        holds=scripted,
        headline="Could not verify: {areas} could be read and {were} next to empty before a "
        "browser had run the scripts",
        step="Save the page from a browser and import it: " + IMPORT,
    ),
    Situation(
        holds=moved,
        headline="Could not verify: {areas} led to another address, and what is there was not "
        "understood",
        step=MOVED,
    ),
    Situation(
        holds=broken,
        headline="Could not verify: {areas} could be read and {were} not understood",
        step=BROKEN,
    ),
    Situation(
        holds=lambda each: "evidence-too-old" in each.unverified(),
        headline="Could not verify: the evidence of {areas} is older than --max-age allows",
        step="Run it again with the pages in reach and without --offline: `checker verify{again}`",
    ),
    Situation(
        holds=lambda each: bool(each.unverified() - NOT_COMPARED),
        headline="Could not verify {areas}{outcomes}: see {rule} below",
        step="Read below what is missing, then run it again: `checker verify{again}`",
    ),
    DIFFERS,
    Situation(
        holds=lambda each: bool(each.basis.changes),
        headline="The documentation of {areas} changed since it was accepted",
        step="Review the changes below, then make them the new baseline: "
        '`checker accept {sources} --reason "TEXT"`',
    ),
    Situation(
        holds=lambda each: not each.basis.re_read,
        headline="Not read again: {areas}; what is said of {them} rests on earlier evidence",
        step=AGAIN,
    ),
    Situation(
        holds=lambda each: bool(each.basis.unread),
        headline="Not every document of {areas} was read again{outcomes}; what is said of the "
        "others rests on earlier evidence",
        step=AGAIN,
    ),
)
# What a run came to beside its sources: (headline, next step).
NOTHING_COMPARED: Final = (
    "Could not verify: observations were given and none of them could be compared",
    "Read below why, or name the contract: `checker verify{again}{name_it}`",
)
LEFT_OUT: Final = (
    "Could not verify every observation: {compared} compared, and some could not be",
    "Mend the recordings as it is told below, then: `checker verify{again}`",
)
UNREADABLE: Final = (
    "Could not verify: nothing in the recordings that were given could be compared",
    LEFT_OUT[1],
)
AGREES: Final = (
    "No difference was found between {compared} and what is documented",
    "Attach the table to the packet: `checker packet attach FILE`",
)
NOTES: Final = (
    "No error or warning was found between {compared} and what is documented",
    AGREES[1],
)
READ: Final = (
    "Every page was read; nothing observed was compared",
    "Compare what was observed: `checker verify --observed FILE`",
)


# Sources and open findings -> (headline, next step), and the sources that they are about.
Said: TypeAlias = Callable[
    [Sequence[Headline], Sequence[Finding]], tuple[tuple[str, str], Sequence[Headline]]
]


def verified(
    headlines: Sequence[Headline], findings: Sequence[Finding]
) -> tuple[tuple[str, str], Sequence[Headline]]:
    """What `checker verify` came to: documented against observed, and how the evidence stands."""
    compared = any(each.basis.compared for each in headlines)
    for situation in SITUATIONS:
        if situation is DIFFERS and (rules := _unverified(findings)):
            # Missing evidence comes first.
            lost = UNREADABLE if "observation-left-out" in rules else NOTHING_COMPARED
            return (LEFT_OUT if compared else lost), ()
        if about := [each for each in headlines if situation.holds(each)]:
            return (situation.headline, situation.step), about
    if not compared:
        return READ, ()
    return (NOTES if any(each.basis.notes for each in headlines) else AGREES), ()


def summary(
    bases: Sequence[Basis],
    findings: Sequence[Finding],
    options: str = "",
    said: Said = verified,
    *,
    again: str = "",
) -> tuple[Wording, Wording]:
    """The headline, with what was found, and the next step: the gravest situation is said.

    `options` are those that a command needs to be about the same sources and snapshots, `again`
    those that `checker verify` needs to be about the same recordings.
    """
    open_ = [one for one in findings if not one.accepted]
    headlines = [
        Headline(basis=basis, findings=tuple(one for one in open_ if one.source == basis.source.id))
        for basis in bases
    ]
    accepted = len(findings) - len(open_)
    (headline, step), about = said(headlines, open_)
    words = {
        "again": again,
        "name_it": "" if "--contract" in again else " --contract SOURCE",
        "compared": observations(
            sum(one.compared for one in bases),
            sum(one.by_status for one in bases),
            sum(one.rebuilt for one in bases),
        ),
        "but_for": f", but for {counted(accepted, 'accepted finding')}" if accepted else "",
    }
    if about:
        words |= _of_sources(about, every=len(about) == len(bases))
    first = headline.format_map(words)
    return (
        worded(f"{first[:1].upper()}{first[1:]}{_found(open_)}."),
        worded(_COMMAND.sub(lambda found: f"`{found[1]}{options}`", step.format_map(words))),
    )


# What prints a rule is about no source.
_COMMAND: Final = regex(r"`(checker (?!rules )[^`]*)`")


def _of_sources(about: Sequence[Headline], *, every: bool) -> dict[str, str]:
    """What is said of the sources that a situation is about."""
    sources = [each.basis.source for each in about]
    saved = importable(about[0].basis)
    causes = list(dict.fromkeys(outcome for each in about for _, outcome in each.basis.unread[:1]))
    failures = [each.basis.failure for each in about if each.basis.failure is not None]
    found = sorted((one for each in about for one in each.findings), key=lambda one: one.level.rank)
    single = len(about) == 1
    words = {
        "areas": f"all {len(about)} pages"
        if every and not single
        else listed([area(source.area, source.id) for source in sources]),
        "outcomes": f" ({listed(causes)})" if causes else "",
        "advice": advice(failures[0] if failures else Failure(outcome=Outcome.UNREACHABLE)),
        "they": "it" if single else "they",
        "them": "it" if single else "them",
        "were": being(len(about), "was"),
        "source": sources[0].id,
        "sources": " ".join(source.id for source in sources),
        "url": sources[0].url,
        "led": about[0].basis.moved,
        "saved": saved,
        "importers": " ".join(
            each.basis.source.id for each in about if importable(each.basis) == saved
        ),
    }
    # Of a report that was put together elsewhere a source may have none.
    return words | {"rule": found[0].rule if found else ""}


def _found(findings: Sequence[Finding]) -> str:
    """`; 1 error and 2 notes are listed below`: gravest first, what was observed by itself."""
    counts = [one for one in findings if one.level is not Level.CANNOT_VERIFY]
    observed = [one for one in counts if one.observed]
    documented = [one for one in counts if not one.observed]
    if not (observed and documented):
        return _below(counts, "")
    return _below(observed, " of what was observed") + _below(documented, " of the documentation")


def _below(findings: Sequence[Finding], what: str) -> str:
    words = listed(levels(findings))
    return f"; {words}{what} {being(len(findings))} listed below" if findings else ""
