"""What stands apart of two contracts -> Findings: what was not compared, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from checker.compare.coverage import Apart
from checker.compare.document_basis import EVERYTHING, FORM, REFERENCE
from checker.compare.evidence_rules import MAX_PLACES, finding, of
from checker.compare.forms import FORMAL, other_forms
from checker.compare.words import counted
from checker.gate.wording import worded
from checker.model.contract import CUT_OFF, Contract
from checker.model.finding import Finding, Level

_LACKING: Final = {
    EVERYTHING: "its document `{part}` was not read for the other",
    FORM: "`{part}` was read in another form for the other, which need not state them",
    REFERENCE: "a reference in `{part}` leads nowhere there for the other",
    "": "the form in which `{part}` was read for the other cannot state {lacks}",
}


def not_comparable(apart: Sequence[Apart], today: Contract) -> Iterator[Finding]:
    """One note for each thing that one side's documents cannot state."""
    for one in apart:
        whose = "accepted contract" if one.known else "contract of today"
        lacking = _LACKING.get(one.lacks, _LACKING[""]).format(part=one.part, lacks=one.lacks)
        yield finding(
            "not-comparable",
            *of(today),
            f"Not comparable on this basis: {counted(len(one.keys), 'fact')} of the {whose}; "
            f"{lacking}.",
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
        unusable = (one for one in found if one.rule == "page-unusable")
        first = next((one for one in unusable if parts.get(one.change) == part), None)
        if first is not None and resting:
            keys = sorted({str(key) for one in resting for key in _keys(one)})
            said = f"{first.message} Not compared for it: {counted(len(keys), 'fact')}."
            documented = {**first.documented, "places": keys}
            told = replace(first, message=worded(said), documented=documented)
            found = [told if one is first else one for one in found if one not in resting]
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
        said = (
            "" if not keys else f", and not what one of them says of {counted(len(keys), 'fact')}"
        )
        said += f" ({', '.join(named)})" if named else ""
        places: dict[str, Any] = {"places": keys[:MAX_PLACES]} if keys else {}
        yield finding(
            "basis-changed",
            *of(today),
            f"`{part}` was accepted from {then} and is read as {now} now; only what both can "
            f"state is compared{said}.",
            change=f"{part}: {then} -> {now}",
            level=Level.NOTE,
            **places,
        )


def read_otherwise(today: Contract) -> Finding:
    """Of the very bytes that were accepted another version of the program had read other facts."""
    return finding(
        "basis-changed",
        *of(today),
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
        finding(
            "not-comparable",
            *of(today),
            f"`{one}` was too large to be read to its end; what stands behind it was not compared.",
            change=f"cut off: {one}",
            level=Level.NOTE,
        )
        for one in cut
    )
