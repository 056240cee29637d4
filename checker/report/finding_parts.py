"""A finding -> what every form for people says of it: both sides, where, how often."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from checker.model.access import SAMPLE
from checker.model.finding import PACKET, SHARED, Finding, Level
from checker.model.regex import regex
from checker.model.table import SAMPLE_PAGE, Accepting
from checker.report.escape import clean

CAPPED: Final = 200  # places that a finding of drift holds at most
MOST_KEYS: Final = 20  # places that are listed under a finding; the rest is counted


class Sides(NamedTuple):
    """What differs, in the fewest words: on the left what held, on the right what is there."""

    left: str  # "Documented", "Before"
    was: str
    right: str  # "Observed", "Now"
    now: str
    arrow: str


def sides(finding: Finding) -> Sides | None:
    """Both sides of a difference; None where neither is reported in words of its own."""
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


def documented(finding: Finding) -> str:
    """Page, heading, line and date of what is documented; "" where no page is named.

    What was there before is reported where it stood elsewhere: of what is gone, it is all there is.
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


class Among(NamedTuple):
    """Keys that one finding is about."""

    label: str  # "Places (90)"; without a number where not all are known
    keys: tuple[str, ...]  # at most MOST_KEYS
    left_out: str  # "and 70 more"; "" where all are listed


def among(finding: Finding) -> Iterator[Among]:
    """Every place of a finding, and what came or went with it, where there is more than one."""
    for name, label in (("places", "Places"), ("parts", "With it")):
        found = finding.documented.get(name)
        listed = found if isinstance(found, (list, tuple)) else ()
        keys = tuple(key for key in listed if isinstance(key, str))
        if keys:
            rest = len(keys) - MOST_KEYS
            whole = len(keys) < CAPPED  # else there may be more, which the sentence counts
            yield Among(
                label=f"{label} ({len(keys)})" if whole else label,
                keys=keys[:MOST_KEYS],
                left_out="" if rest <= 0 else f"and {rest} more" if whole else "and more",
            )


def listing(finding: Finding) -> str:
    """The same in one line: `Places (2): a; b`; "" where there is but one."""
    return "; ".join(
        f"{one.label}: {'; '.join((*one.keys, *filter(None, [one.left_out])))}"
        for one in among(finding)
    )


def observed(finding: Finding) -> str:
    """The counts of what was observed; "" where nothing was."""
    counts = dict(finding.observed)
    was = counts.pop("was", None)
    if was:  # it is one of the two sides
        counts.pop("kind", None)
    # The same is counted as in the sentence: where something was absent, and not where it was.
    verb = "absent from" if was == "absent" else "seen in"
    least = "at least " if counts.pop("at_least", None) else ""
    words: list[str] = []
    for seen, among in (("seen", "of"), ("present", "parents")):
        if seen in counts and among in counts:
            words.append(f"{verb} {least}{counts.pop(seen)} of {counts.pop(among)}")
    for name, value in counts.items():
        if isinstance(value, Mapping):
            words.append(f"{name} {', '.join(f'{key} {count}' for key, count in value.items())}")
        else:
            words.append(f"{name} {value}")
    return "; ".join(words)


def counted_in(finding: Finding) -> str:
    """`Observed: seen in 3 of 12`, `In the packet: line 5`; "" where nothing was."""
    label = "In the packet" if finding.source == PACKET else "Observed"
    return f"{label}: {counts}" if (counts := observed(finding)) else ""


_DAY: Final = regex(r"\d{4}-\d\d-\d\d(?=T|\Z)")  # RFC 3339


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
    named = finding.source or (min(how.sources or (), default="") if finding.rule in SHARED else "")
    if finding.accepted or not named:
        return ""
    if finding.rule.startswith("acceptance-") or (
        finding.level is Level.CANNOT_VERIFY and not whole
    ):
        return ""
    if how.sources is not None and named not in how.sources:
        return ""
    source = shlex.quote(clean(named))
    given = (clean(how.observed) if finding.observed else "", clean(how.options))
    single = "" if whole else finding.fingerprint
    words = ("checker accept", source, single, "--reason TEXT", *given)
    return " ".join(word.strip() for word in words if word)
