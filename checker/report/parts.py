"""A report -> the parts that every form for people has, in their order and words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checker.model.access import SAMPLE
from checker.model.finding import PACKET, Finding, Level
from checker.model.table import SAMPLE_PAGE, Accepting, CheckedDocument, Report, Row, Verdict
from checker.report.escape import clean
from checker.report.words import counted, listed

COLUMNS: Final = ("Area", "What to verify", "Source URL", "Accessed", "Safe candidate wording")
DOES_NOT_SHOW: Final = (
    "No claim about uptime, rate limits, pricing, quota, model availability, latency, billing or "
    "root cause. It holds what the listed pages stated when they were read, and which fields and "
    "tokens were observed; a difference is a question to ask, not an answer."
)
OF_SAMPLE: Final = (
    "Anything of a listed page: none was read. It shows what the program prints, made from sample "
    "pages that ship with it."
)
MARK: Final = "SAMPLE: "  # before what is told of pages that ship with the program
CAPPED: Final = 200  # places that a finding of drift holds at most
MOST_KEYS: Final = 20  # places that are listed under a finding; the rest is counted
DIGEST: Final = len("sha256:") + 12  # characters of a digest that tell bodies apart for a person


def mark(report: Report) -> str:
    """`SAMPLE: ` where a row rests on a page that ships with the program, else nothing."""
    return MARK if report.sample else ""


def does_not_show(report: Report) -> str:
    """What no report claims; of a sample, that it is none."""
    return OF_SAMPLE if report.sample else DOES_NOT_SHOW


def cells(row: Row) -> tuple[str, str, str, str, str]:
    """One row under COLUMNS."""
    return (row.area, row.verify, row.url, row.accessed_cell, row.wording)


def ordered(report: Report) -> list[Finding]:
    """Findings in the order of the table, gravest first: the same for the same report."""
    places = {row.source: place for place, row in enumerate(report.rows)}
    return sorted(
        report.findings,
        key=lambda one: (
            places.get(one.source, len(places)),
            one.source,
            one.level.rank,
            one.key,
            one.rule,
            one.change,
        ),
    )


# A verdict as a person reads it, and whether it is good, bad, to be looked at, or neither.
VERDICTS: Final = {
    verdict: verdict.value if verdict is Verdict.NOT_RE_READ else verdict.value.replace("-", " ")
    for verdict in Verdict
}
STATES: Final = {
    Verdict.MATCHES: "good",
    Verdict.DIFFERS: "bad",
    Verdict.CHANGED: "warn",
    Verdict.NOT_OBSERVED: "calm",
    Verdict.NOT_RE_READ: "calm",
    Verdict.CANNOT_VERIFY: "bad",
}
_OF_LEVELS: Final = {
    Level.CANNOT_VERIFY: "bad",
    Level.ERROR: "bad",
    Level.WARNING: "warn",
    Level.NOTE: "calm",
}


def gravest(findings: Sequence[Finding]) -> str:
    """The state that findings come to; "good" where none is open."""
    open_ = [one.level for one in findings if not one.accepted]
    return _OF_LEVELS[min(open_, key=lambda level: level.rank)] if open_ else "good"


def state(report: Report) -> str:
    """The state of the whole report: the worst of its rows and findings."""
    found = {STATES[row.verdict] for row in report.rows} | {gravest(report.findings)}
    if not report.findings and "calm" in found:
        found -= {"good"}
    return next(one for one in ("bad", "warn", "good", "calm") if one in found)


def levels(findings: Sequence[Finding]) -> list[tuple[int, str, str]]:
    """(how many, in the singular, in the plural) of each level, gravest first."""
    names = {Level.CANNOT_VERIFY: ("not verified", "not verified")}
    counts = [(sum(one.level is level for one in findings), level) for level in _OF_LEVELS]
    return [
        (count, *names.get(level, (level.value, f"{level.value}s")))
        for count, level in counts
        if count
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What differs, in the fewest words: on the left what held, on the right what is there."""

    left: str  # "Documented", "Before"
    was: str
    right: str  # "Observed", "Now"
    now: str
    arrow: str


def sides(finding: Finding) -> Sides | None:
    """Both sides of a difference; None where neither is told in words of its own."""
    stated, seen = _text(finding.documented, "states"), _text(finding.observed, "was")
    before = finding.documented.get("before")
    earlier = _text(before, "states") if isinstance(before, Mapping) else ""
    if stated and seen:
        return Sides(left="Documented", was=stated, right="Observed", now=seen, arrow="\u2194")
    if not stated and not earlier:
        return None
    nothing = "not documented"
    return Sides(
        left="Before", was=earlier or nothing, right="Now", now=stated or nothing, arrow="\u2192"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFindings:
    """The findings of one area."""

    title: str
    findings: tuple[Finding, ...]


def groups(report: Report) -> Iterator[AreaFindings]:
    """Findings by area, in the order of the table."""
    by_title: dict[str, list[Finding]] = {}
    for finding in ordered(report):
        by_title.setdefault(area(report, finding.source), []).append(finding)
    for title, findings in by_title.items():
        yield AreaFindings(title=title, findings=tuple(findings))


def left_out(rest: Sequence[Finding]) -> str:
    """How many more findings there are, by rule; "" where there is none."""
    if not rest:
        return ""
    counts: dict[str, int] = {}
    for finding in rest:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    of_rules = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items()))
    return f"{counted(len(rest), 'more finding', 'more findings')} ({of_rules}): see --format json"


# What findings are about that are of no page.
BESIDE: Final = {"": "Observations", PACKET: "Packet"}


def area(report: Report, source: str) -> str:
    """The owner's name of the area of a source."""
    own = (row.area for row in report.rows if row.source == source)
    return next(own, BESIDE.get(source, source))


def documented(finding: Finding) -> str:
    """Page, heading, line and date of what is documented; "" where no page is named.

    What was there before is told where it stood elsewhere: of what is gone, it is all there is.
    """
    facts = finding.documented
    now = [_text(facts, "page"), _text(facts, "heading"), _line(facts), _accessed(facts)]
    parts = [", ".join(word for word in now if word)]
    before = facts.get("before")
    if isinstance(before, Mapping):
        parts.append(_before(before, facts))
    return "; ".join(part for part in parts if part)


def _before(before: Mapping[str, object], now: Mapping[str, object]) -> str:
    words = [
        _text(before, name) if _text(before, name) != _text(now, name) else ""
        for name in ("page", "heading")
    ]
    day = _accessed(before) if _accessed(before) != _accessed(now) else ""
    line = ", ".join(word for word in (*words, _line(before), day) if word)
    return f"before: {line}" if line else ""


def _line(facts: Mapping[str, object]) -> str:
    value = facts.get("line")
    return f"line {value}" if isinstance(value, int) else ""


def _accessed(facts: Mapping[str, object]) -> str:
    if facts.get("origin") == SAMPLE:
        return SAMPLE_PAGE
    day = _DAY.match(_text(facts, "accessed"))
    return f"accessed {day[0]}" if day else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Keys that one finding is about."""

    label: str  # "Places (90)"; without a number where not all are known
    keys: tuple[str, ...]  # at most MOST_KEYS
    left_out: str  # "and 70 more"; "" where all are listed


def among(finding: Finding) -> Iterator[Among]:
    """Every place of a finding, and what came or went with it, where there is more than one."""
    for name, label in (("places", "Places"), ("parts", "With it")):
        found = finding.documented.get(name)
        keys = tuple(key for key in _listed(found) if isinstance(key, str))
        if keys:
            rest = len(keys) - MOST_KEYS
            whole = len(keys) < CAPPED  # else there may be more, which the sentence counts
            yield Among(
                label=f"{label} ({len(keys)})" if whole else label,
                keys=keys[:MOST_KEYS],
                left_out="" if rest <= 0 else f"and {rest} more" if whole else "and more",
            )


def _listed(found: object) -> Sequence[object]:
    return found if isinstance(found, (list, tuple)) else ()


def listing(finding: Finding) -> str:
    """The same in one line: `Places (2): a; b`; "" where there is but one."""
    return "; ".join(
        f"{one.label}: {'; '.join((*one.keys, *filter(None, [one.left_out])))}"
        for one in among(finding)
    )


def observed(finding: Finding) -> str:
    """The counts of what was observed; "" where nothing was."""
    counts = dict(finding.observed)
    if counts.pop("was", None):  # it is one of the two sides
        counts.pop("kind", None)
    words: list[str] = []
    for seen, among in (("seen", "of"), ("present", "parents")):
        if seen in counts and among in counts:
            words.append(f"seen in {counts.pop(seen)} of {counts.pop(among)}")
    for name, value in counts.items():
        if isinstance(value, Mapping):
            words.append(f"{name} {', '.join(f'{key} {count}' for key, count in value.items())}")
        else:
            words.append(f"{name} {value}")
    return "; ".join(words)


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?=T|\Z)")  # RFC 3339


def _text(facts: Mapping[str, object], name: str) -> str:
    value = facts.get(name)
    if isinstance(value, (list, tuple)):
        return " > ".join(map(str, value))
    return value if isinstance(value, str) else ""


def accepting(finding: Finding, how: Accepting) -> str:
    """The exact command that would accept a finding; "" where it is accepted, or cannot be.

    A finding about an acceptance says itself which file is to be removed. What nobody has accepted
    yet is accepted as a whole.
    """
    whole = finding.rule == "baseline-not-accepted"
    if finding.accepted or not finding.source:
        return ""
    if finding.rule.startswith("acceptance-") or (
        finding.level is Level.CANNOT_VERIFY and not whole
    ):
        return ""
    if how.sources is not None and finding.source not in how.sources:
        return ""
    source = shlex.quote(clean(finding.source))
    given = (clean(how.observed) if finding.observed else "", clean(how.options))
    single = "" if whole else finding.fingerprint
    words = ("checker accept", source, single, "--reason TEXT", *given)
    return " ".join(word.strip() for word in words if word)


def coverage(report: Report) -> Iterator[str]:
    """One line an area that was compared."""
    for one in report.coverage:
        name = area(report, one.source)
        beside = (
            f"; {counted(one.unlisted, 'name', 'names')} more in requests" if one.unlisted else ""
        )
        yield f"{name}: {one.seen} of {one.documented} documented names were seen{beside}"


# Outcomes of documents that did not fail: read now, or not asked.
FINE: Final = ("page", "not modified", "kept", "transcribed")


def not_re_read(report: Report) -> Iterator[str]:
    """What does not rest on a reading of this run, and what became of asking for it."""
    for row in report.rows:
        failed = [
            f"{one.role} ({one.outcome})"
            for one in report.checked
            if one.source == row.source and one.outcome not in FINE
        ]
        if failed or row.verdict in (Verdict.NOT_RE_READ, Verdict.CANNOT_VERIFY):
            rests = (
                "no reading of it is kept"
                if row.accessed is None
                else f"it rests on its access of {row.accessed_cell}"
            )
            yield f"{row.area}: {listed(failed) if failed else 'not asked'}; {rests}"


CHECKED: Final = (
    *("Area", "Document", "Address", "Accessed", "Unchanged since", "Last updated", "Digest"),
    "Outcome",
)
NOT_KNOWN: Final = "not known"
NOT_STATED: Final = "not stated"


def checked_cells(
    report: Report, one: CheckedDocument
) -> tuple[str, str, str, str, str, str, str, str]:
    """One document under CHECKED: its three clocks by day, and a short digest."""
    return (
        area(report, one.source),
        one.role,
        one.url,
        _day(one),
        one.unchanged_since.date().isoformat() if one.unchanged_since is not None else NOT_KNOWN,
        one.last_updated.isoformat() if one.last_updated is not None else NOT_STATED,
        one.digest[:DIGEST] if one.digest is not None else "none",
        one.outcome,
    )


def _day(one: CheckedDocument) -> str:
    if one.origin == SAMPLE:
        return SAMPLE_PAGE
    return one.accessed.date().isoformat() if one.accessed is not None else "not read"


def clocks(one: CheckedDocument) -> str:
    """The three clocks as words, each where it is known."""
    if one.accessed is None:
        return _day(one)
    words = [f"accessed {one.accessed.date().isoformat()}"]
    if one.unchanged_since is not None:
        words.append(f"unchanged since {one.unchanged_since.date().isoformat()}")
    if one.last_updated is not None:
        words.append(f"last updated {one.last_updated.isoformat()} by its own words")
    return ", ".join(words)
