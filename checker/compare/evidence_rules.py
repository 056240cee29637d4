"""How the evidence stands -> Findings: unusable pages, broken extractors, baselines, bases.

Three failures are kept apart: a page that could not be used, a page that the extractor did not
understand, and a contract that changed. Only the last is what `drift` reports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from checker.compare.coverage import (
    EVERYTHING,
    FORM,
    REFERENCE,
    Apart,
    comparable,
)
from checker.compare.differences import differences_of
from checker.compare.forms import FORMAL, other_forms, part_of
from checker.gate.wording import worded
from checker.model import source
from checker.model.access import Outcome
from checker.model.contract import BROKEN_PREFIXES, CUT_OFF, Contract
from checker.model.finding import PACKET, Finding, Level
from checker.model.plain import utc
from checker.model.rule import Example, Rule, elsewhere

MAX_PLACES: Final = 200  # keys listed in one finding; the rest is counted
ALARM_AFTER: Final = source.ALARM_AFTER  # days in a row before an alarm


def _row(identity: str, level: Level, says: str, why: str, sides: tuple[str, str]) -> Rule:
    example = Example(before=sides[0], now=sides[1], words={})
    return Rule(id=identity, level=level, says=says, why=why, when=elsewhere, example=example)


# The ids of this file, each with the gravest level that it can have.
RULES: Final[tuple[Rule, ...]] = (
    _row(
        "baseline-not-accepted",
        Level.CANNOT_VERIFY,
        "No contract was accepted yet; so far the baseline agrees or differs in as many facts.",
        "Facts typed from public copies are no baseline: nobody has accepted what the page says. "
        "Beside a table it is a note.",
        ("no accepted contract", "a page that was read"),
    ),
    _row(
        "bundle-differs",
        Level.ERROR,
        "Part of the bundle is not as it was made.",
        "What a bundle shows is computed from what it keeps; nothing in this one is to be relied "
        "on.",
        ("a bundle as it was made", "`table.md`: computed again, it differs"),
    ),
    _row(
        "content-returned",
        Level.NOTE,
        "The page is back to what it was on that day.",
        "What it says was already known.",
        ("a page that had changed", "what it said on 2026-11-02"),
    ),
    _row(
        "contract-unreadable",
        Level.CANNOT_VERIFY,
        "The accepted contract cannot be read, so nothing is compared with it.",
        "A file that was damaged or edited by hand is no evidence.",
        ("a contract.json", "one that is cut short"),
    ),
    _row(
        "evidence-too-old",
        Level.CANNOT_VERIFY,
        "The evidence is older than --max-age allows.",
        "What was true that day need not be true today.",
        ("--max-age 7d", "an access of 12 days ago"),
    ),
    _row(
        "extractor-broken",
        Level.CANNOT_VERIFY,
        "The page was read and not understood.",
        "What it states is not known, so neither is whether it changed.",
        ("61 facts", "2 facts of a page that was read"),
    ),
    _row(
        "not-comparable",
        Level.NOTE,
        "Not comparable on this basis: facts that only one side's documents can state.",
        "What a document cannot state is neither removed nor added.",
        ("a table of fields", "an OpenAPI block"),
    ),
    _row(
        "day-not-kept",
        Level.CANNOT_VERIFY,
        "What the page said on that day is not kept.",
        "What it said is not known, so neither is whether it changed.",
        ("kept since 2026-11-02", "--since 2026-07-03"),
    ),
    _row(
        "nothing-to-compare",
        Level.CANNOT_VERIFY,
        "Nothing that was read is at hand to compare with the accepted contract.",
        "What the page states is not known, so neither is whether it changed.",
        ("an accepted contract", "no page that was read"),
    ),
    _row(
        "exchanges-passed-over",
        Level.NOTE,
        "Exchanges asked other hosts, or documented hosts by another path, and were not compared.",
        "Whose answers they are is not known.",
        ("12 exchanges", "1 that asked another host"),
    ),
    _row(
        "observation-left-out",
        Level.CANNOT_VERIFY,
        "Records were left out, for these reasons.",
        "What was not read was not compared.",
        ("12 records", "1 that is no JSON"),
    ),
    _row(
        "page-moved",
        Level.NOTE,
        "The listed address led to another, where the page was read.",
        "A redirect may end; what it leads to may become another page.",
        ("/support/", "/help/support/"),
    ),
    _row(
        "page-unusable",
        Level.CANNOT_VERIFY,
        "The page could not be used, on as many days in a row.",
        "Whether it changed is not known.",
        ("read on 2026-11-20", "unreachable on 3 days in a row"),
    ),
    _row(
        "recovered",
        Level.NOTE,
        "The page was read again after it could not be.",
        "What had failed works again.",
        ("unreachable on 3 days in a row", "read on 2026-11-24"),
    ),
    _row(
        "shape-of-another-contract",
        Level.CANNOT_VERIFY,
        "Observations were shaped through a contract that is not the one at hand.",
        "A shape shows only what its own contract documents.",
        ("a shape of one contract", "another contract at hand"),
    ),
)

_LEVELS: Final = {rule.id: rule.level for rule in RULES}


def _finding(  # noqa: PLR0913 - the parts of one
    rule: str,
    source: str,
    url: str,
    message: str,
    *,
    change: str,
    level: Level | None = None,
    **documented: object,
) -> Finding:
    """A finding on a whole source, of the level of its row where none is given."""
    return Finding(
        rule=rule,
        level=level or _LEVELS[rule],
        source=source,
        key="",
        message=worded(message),
        change=change,
        documented={"page": url, **documented},
    )


def baseline_not_accepted(accepted: Contract, today: Contract) -> Finding:
    """The one note against a transcribed baseline: how far it agrees, and how to accept."""
    before, after = accepted.by_key(), today.by_key()
    both = before.keys() & after.keys()
    differing = {
        one.key
        for one in differences_of(
            {key: before[key] for key in both}, {key: after[key] for key in both}
        )
        if one.name != "passage"  # of a copy no passage is kept
    }
    agree = len(both) - len(differing)
    new, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    said = (
        f"No contract of {today.source} was accepted yet. Beside the baseline of public copies "
        f"(listed {accepted.listed or 'on an unknown day'}): "
        f"{_facts(agree)} {'agrees' if agree == 1 else 'agree'}, "
        f"{len(differing)} {'differs' if len(differing) == 1 else 'differ'}, "
        f"{new} only on the page today"
    )
    missing = f", {gone} only in the baseline" if gone else ""
    return _finding(
        "baseline-not-accepted",
        today.source,
        today.url,
        f"{said}{missing}.",
        change="transcribed",
        level=Level.NOTE,
        agree=agree,
        differ=len(differing),
        only_today=new,
        only_baseline=gone,
    )


def page_moved(contract: Contract, led: str) -> Finding:
    """A page that was read and understood where the listed address led to."""
    return _finding(
        "page-moved",
        contract.source,
        contract.url,
        f"The listed address led to {led}, and the page was read there. Where it is to stay, list "
        "that address in a file for --sources.",
        change=led,
    )


def not_accepted(today: Contract) -> Finding:
    """A source that was to be compared, and of which nothing was ever accepted."""
    return _finding(
        "baseline-not-accepted",
        today.source,
        today.url,
        f"No contract of {today.source} was accepted yet, so nothing is compared with the "
        f"{_facts(today.health.facts)} on the page today.",
        change="none",
        only_today=today.health.facts,
    )


def page_unusable(  # noqa: PLR0913 - each is a count or a time of its own
    source: str,
    *,
    url: str,
    outcome: Outcome,
    failures: int,
    kept: datetime | None,
    alarm_after: int = ALARM_AFTER,
    forms: int = 1,
    missed: bool = False,
) -> Finding:
    """A document that could not be used in any of its forms, on `failures` days in a row.

    It is an alarm where nothing is `kept` of it (the time of the last usable access), and once
    where the configured number of days is reached, or was since anybody looked (`missed`);
    otherwise it is a note.
    """
    alarm = kept is None or failures == alarm_after or (missed and failures > alarm_after > 0)
    rests = "nothing is kept of it" if kept is None else f"last read {utc(kept)}"
    accessed = {} if kept is None else {"accessed": utc(kept)}
    return _finding(
        "page-unusable",
        source,
        url,
        f"{url} could not be used ({outcome}){_nor(forms)}, on {_days(failures)}; {rests}.",
        change=url,  # 429 today, 500 tomorrow: one failure of one document
        level=Level.CANNOT_VERIFY if alarm else Level.NOTE,
        outcome=str(outcome),
        failures=failures,
        **accessed,
    )


def nothing_to_compare(accepted: Contract) -> Finding:
    """An accepted contract beside which nothing stands, though no document failed to be read."""
    return _finding(
        "nothing-to-compare",
        accepted.source,
        accepted.url,
        f"No page of {accepted.source} is kept here to compare with its accepted contract; "
        "whether it changed is not known. Read the pages first: `checker snapshot`.",
        change="nothing kept",
    )


def nothing_in_common(accepted: Contract, today: Contract) -> Iterator[Finding]:
    """Of all that was accepted, the documents of today can state nothing: nothing was compared."""
    before, after = accepted.by_key(), today.by_key()
    if before and not comparable(accepted, today, before, after).before:
        yield _finding(
            "nothing-to-compare",
            today.source,
            today.url,
            f"Nothing that the accepted contract of {today.source} states can be stated by the "
            "documents that were read for it now, so nothing was compared.",
            change="nothing in common",
        )


def bundle_differs(what: str) -> Finding:
    """What of a bundle does not come out the same, in words of ours."""
    rule, message = "bundle-differs", worded(what)
    level = _LEVELS[rule]
    return Finding(rule=rule, level=level, source=PACKET, key="", message=message, change=what)


def day_not_kept(source: str, url: str, *, day: str, why: str) -> Finding:
    """A source that was to be compared with a day of which nothing tells."""
    return _finding("day-not-kept", source, url, f"Not compared with {day}: {why}", change=day)


def extractor_broken(today: Contract) -> Finding:
    """A page that was read and not understood: every time an alarm."""
    problems = [one for one in today.health.problems if one.startswith(BROKEN_PREFIXES)]
    few = today.health.facts < today.health.expected_minimum
    counted = (
        f"{_facts(today.health.facts)} where at least {today.health.expected_minimum} were expected"
    )
    said = "; ".join([counted] * few + problems)
    return _finding(
        "extractor-broken",
        today.source,
        today.url,
        f"The pages of {today.source} were read and not understood: {said}. Whether the "
        "contract changed is not known.",
        change="; ".join(["few facts"] * few + problems),
        facts=today.health.facts,
        expected_minimum=today.health.expected_minimum,
    )


def document_broken(today: Contract, part: str, stated: int, left: int) -> Finding:
    """A document beside others that was read and states next to nothing of what it stated."""
    return _finding(
        "extractor-broken",
        today.source,
        next(one.url for one in today.documents if part_of(one) == part),
        f"`{part}` was read and not understood: {_facts(left)} of it where {stated} were "
        "accepted. What it stated is not compared; whether it changed is not known.",
        change=f"{part}: few facts",
        facts=left,
        accepted=stated,
    )


def recovered(source: str, *, url: str, failures: int, since: datetime | None) -> Finding:
    """A document that was read again after days without success."""
    began = "" if since is None else f", the first {utc(since)}"
    said = f"{url} was read again after {_days(failures)} without success{began}."
    return _finding("recovered", source, url, said, change=url, failures=failures)


def returned(source: str, *, url: str, last: datetime) -> Finding:
    """A document whose content is back to what it was (A, B, A)."""
    said = f"{url} is back to what it was on {last.date().isoformat()}."
    return _finding("content-returned", source, url, said, change=url, since=utc(last))


_LACKING: Final = {
    EVERYTHING: "its document `{part}` was not read for the other",
    FORM: "`{part}` was read in another form for the other, which need not state them",
    REFERENCE: "a reference in `{part}` leads nowhere there for the other",
    "": "the form in which `{part}` was read for the other cannot state {lacks}",
}


def not_comparable(
    apart: Sequence[Apart], accepted: Contract, today: Contract
) -> Iterator[Finding]:
    """One note for each thing that one side's documents cannot state."""
    for one in apart:
        whose = "accepted contract" if one.known else "contract of today"
        other = today if one.known else accepted
        lacking = _LACKING.get(one.lacks, _LACKING[""]).format(part=one.part, lacks=one.lacks)
        yield _finding(
            "not-comparable",
            today.source,
            other.url,
            f"Not comparable on this basis: {_facts(len(one.keys))} of the {whose}; {lacking}.",
            change=f"{one.part} {one.lacks} {'accepted' if one.known else 'today'}",
            places=list(one.keys),
        )


def with_what_rests_on_it(
    findings: Iterable[Finding], parts: Mapping[str, str]
) -> Iterator[Finding]:
    """The findings, where a document that could not be used tells what is not compared for it.

    `parts`: the part of the source that each such document is, by its address.
    """
    found = list(findings)
    for part in set(parts.values()):
        resting = [
            one
            for one in found
            if one.rule == "not-comparable" and one.change.startswith(f"{part} {EVERYTHING} ")
        ]
        keys = sorted({str(key) for one in resting for key in _keys(one)})
        for index, one in enumerate(found if resting else ()):
            if one.rule == "page-unusable" and parts.get(one.change) == part:
                said = f"{one.message} Not compared for it: {_facts(len(keys))}."
                documented = {**one.documented, "places": keys}
                found[index] = replace(one, message=worded(said), documented=documented)
                found = [one for one in found if one not in resting]
                break
    yield from found


def _keys(finding: Finding) -> Sequence[object]:
    places = finding.documented.get("places")
    return places if isinstance(places, list) else ()


def another_form(
    accepted: Contract, today: Contract, apart: Mapping[str, Collection[tuple[str, str]]]
) -> Iterator[Finding]:
    """One note for each part of the source that was read in another form than the accepted one.

    `apart`: by part, (key, what of it only one of the forms states), "" where that is all of it.
    """
    for part, (then, now) in other_forms(accepted, today).items():
        keys = sorted({key for key, _ in apart[part]})
        named = sorted({what for _, what in apart[part] if what})
        if not keys and not FORMAL.isdisjoint((then, now)):
            continue  # both state all of it
        said = "" if not keys else f", and not what one of them says of {_facts(len(keys))}"
        said += f" ({', '.join(named)})" if named else ""
        places = {"places": keys[:MAX_PLACES]} if keys else {}
        yield _finding(
            "basis-changed",
            today.source,
            today.url,
            f"`{part}` was accepted from {then} and is read as {now} now; only what both can "
            f"state is compared{said}.",
            change=f"{part}: {then} -> {now}",
            level=Level.NOTE,
            **places,
        )


def read_otherwise(today: Contract) -> Finding:
    """Of the very bytes that were accepted another version of the program had read other facts."""
    return _finding(
        "basis-changed",
        today.source,
        today.url,
        f"The pages of {today.source} are byte for byte those that were accepted; this version "
        "reads them otherwise, which is no change of theirs. What it reads is to be accepted anew.",
        change="read otherwise",
        level=Level.NOTE,
    )


def cut_short(accepted: Contract, today: Contract) -> tuple[Finding, ...]:
    """What stands behind the end of the reading, on either side, was not compared."""
    problems = (*accepted.health.problems, *today.health.problems)
    cut = sorted({one.removeprefix(CUT_OFF) for one in problems if one.startswith(CUT_OFF)})
    return tuple(
        _finding(
            "not-comparable",
            today.source,
            today.url,
            f"`{one}` was too large to be read to its end; what stands behind it was not compared.",
            change=f"cut off: {one}",
            level=Level.NOTE,
        )
        for one in cut
    )


def _nor(forms: int) -> str:
    return "" if forms == 1 else ", nor what is read in its place"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days in a row"


def _facts(count: int) -> str:
    return f"{count} {'fact' if count == 1 else 'facts'}"
