"""Contract, shapes -> Findings: documented against observed, one row of RULES a judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from checker.compare import by_fidelity, observed_rules
from checker.compare.bodies import BodyComparer
from checker.compare.both_sides import documented_and_observed
from checker.compare.observed_names import What
from checker.compare.telemetry import TelemetryComparer
from checker.compare.words import shown
from checker.gate.wording import worded
from checker.model.contract import Attribute, Contract, Fact, Field, place_of
from checker.model.difference import Amount, ObservedDifference
from checker.model.errors import CheckerError, Misused
from checker.model.fidelity import REBUILT, UNKNOWN
from checker.model.finding import Finding, Level
from checker.model.hosts_asked import HostsAsked
from checker.model.merging import merge
from checker.model.outline import PARAMETERS, Outline
from checker.model.plain import utc
from checker.model.rule import Rule
from checker.model.shape import ERROR, At, Shape
from checker.model.table import Coverage
from checker.model.wording import Wording

BODIES: Final = ("request", "response", "stream", *PARAMETERS)
UNHELD: Final = frozenset(
    {What.ATTRIBUTE, What.EMPTY, What.EVENT, What.LINE, What.NAME, What.TERMINATOR}
)
MANY: Final = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of comparing the observations of one source."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    compared: int  # recordings
    by_status: int  # of them: no body was compared
    rebuilt: int  # of them: the recorder made the bodies itself


def compare(contract: Contract, shapes: Sequence[Shape]) -> Compared:
    """Findings, most grave first; nothing where nothing was observed.

    Raises Misused for a shape that was seen through another contract.
    """
    outline = Outline(contract)
    for number, shape in enumerate(shapes, 1):
        if (shape.source, shape.contract) != (contract.source, outline.digest):
            raise Misused(
                f"shape {number} was seen through another contract than the one of "
                f"`{contract.source}` at hand",
                hint="Shape the recordings again, or name the contract with --contract.",
            )
    merged = merge(shapes)
    bodies, spans = BodyComparer(outline), TelemetryComparer(contract)
    differences: list[ObservedDifference] = []
    compared = by_status = rebuilt = 0
    streams: set[object] = set()
    for shape in merged:
        judge = bodies if shape.where in BODIES else spans
        found = [
            replace(difference, fidelity=shape.fidelity)
            for difference in judge.differences(shape)
            if by_fidelity.held(difference, shape.fidelity)
        ]
        differences += found
        # Names that nobody documented are no comparison with what is documented.
        bare = by_fidelity.is_bare(shape)
        if bare or judge.held(shape) or any(one.name not in UNHELD for one in found):
            recordings = _recordings(shape, streams)
            compared += recordings
            rebuilt += recordings if shape.fidelity == REBUILT else 0
            alone = bare or (shape.where == "response" and bodies.by_status(shape))
            by_status += recordings if alone and _of_status(found) else 0
    if merged and not compared and What.EMPTY not in {one.name for one in differences}:
        of = What.NOTHING, contract.source
        differences.append(
            ObservedDifference(name=What.NOTHING, key="", label=contract.source, seen=0, of=of)
        )
    amounts = bodies.amounts + spans.amounts
    findings = [_finding(contract, group, amounts) for group in _groups(differences)]
    return Compared(
        findings=tuple(sorted(findings, key=lambda f: (f.level.rank, f.key, f.rule, f.change))),
        coverage=_coverage(contract, merged, bodies, spans),
        compared=compared,
        by_status=by_status,
        rebuilt=rebuilt,
    )


def _recordings(shape: Shape, streams: set[object]) -> int:
    """Recordings of a shape: requests and branches of streams belong to answers counted before.

    `streams`: those kinds of streams that were; so were the errors in them.
    """
    if shape.where == "request" or shape.where in PARAMETERS:
        return 0
    if shape.where == "stream":
        kind = (shape.status, shape.media_type)
        if shape.variant not in (None, ERROR) or kind in streams:
            return 0
        streams.add(kind)
    return shape.count


def _of_status(differences: Sequence[ObservedDifference]) -> bool:
    return {one.name for one in differences} <= {What.STATUS, What.MEDIA_TYPE, What.NAME}


def unnamed(asked: HostsAsked) -> Iterator[Finding]:
    """What documented hosts were asked for that no page at hand names."""
    for template, seen in asked.unnamed.items():
        difference = ObservedDifference(
            name=What.OPERATION,
            key=f"operation {template}",
            label=f"`{template}`",
            seen=seen,
            of=(What.OPERATION, template),
        )
        yield _judged(difference, (seen, asked.exchanges), asked.first.get(template))


def _groups(differences: Iterable[ObservedDifference]) -> list[list[ObservedDifference]]:
    """The same difference, whichever shapes it was seen in."""
    found: dict[tuple[str | None, str, str], list[ObservedDifference]] = {}
    for one in differences:
        found.setdefault(one.identity, []).append(one)
    return list(found.values())


def rule_of(one: ObservedDifference) -> Rule:
    """The row that judges a difference."""
    return next(rule for rule in observed_rules.RULES if rule.when(one))


def _finding(
    contract: Contract, group: Sequence[ObservedDifference], amounts: Counter[Amount]
) -> Finding:
    """What several shapes show of one difference."""
    lead = group[0]
    seen = sum(one.seen for one in group)
    among = sum(amounts[of] for of in dict.fromkeys(one.of for one in group))
    at = [one.first for one in group if one.first is not None]
    first = min(at) if len(at) == len(group) else None
    fidelity = by_fidelity.strongest(one.fidelity for one in group)
    at_least = any(one.at_least for one in group)
    found = _judged(
        replace(lead, fidelity=fidelity, at_least=at_least), (seen, among), first, _basis(contract)
    )
    return replace(
        found,
        level=Level.NOTE if lead.soft else found.level,
        source=contract.source,
        documented={**found.documented, **_documented(contract, lead.was)},
    )


def _judged(
    one: ObservedDifference, numbers: tuple[int, int], first: At | None, basis: str = ""
) -> Finding:
    """A difference as its rule judges it."""
    rule = rule_of(one)
    seen, among = numbers
    observed: dict[str, object] = {"seen": seen, "of": among}
    if one.at_least:
        observed["at_least"] = True
    if one.fidelity != UNKNOWN:
        observed["fidelity"] = one.fidelity
    if one.kind:
        observed["kind"] = one.kind
    stated, was = documented_and_observed(one)
    if was:
        observed["was"] = was
    if first is not None:
        observed["first"] = {"input": first[0], "record": first[1]}
    return Finding(
        rule=rule.id,
        level=rule.level,
        source="",
        key=one.key,
        message=_message(basis, rule, one, numbers, first),
        change=one.kind,
        documented={"states": stated} if stated else {},
        observed=observed,
    )


def _message(
    basis: str, rule: Rule, one: ObservedDifference, numbers: tuple[int, int], first: At | None
) -> Wording:
    """The sentence of a rule; without names where those may not be printed."""
    if one.exampled:  # which states nothing
        example = f"an example in {basis}"
        says = {"states": f"{example} shows", "lists": f"{example} shows", "is_stated": "is shown"}
    else:
        says = {"states": f"{basis} states", "lists": f"{basis} lists", "is_stated": "is stated"}
    words = {
        "among": _counted(numbers[1]),
        "basis": basis,
        "difference": _difference(one, says["is_stated"]),
        "documented": shown(one.before),
        "hint": one.hint,
        "name": f"`{one.label}`" if _is_code(one.label) else one.label,
        "observed": shown(one.kind),
        "seen": f"{'at least ' * one.at_least}{_counted(numbers[0])}",
        "things": "requests" if one.key.startswith(PARAMETERS) else "objects",
    } | says
    words |= {
        name.capitalize(): words[name][:1].upper() + words[name][1:]
        for name in ("basis", "lists", "states")
    }
    rest = by_fidelity.said(one.fidelity)
    if first is not None:
        rest += f" First seen in record {first[1]} of input-{first[0]}."
    hidden = {"documented": "something else", "hint": "", "name": "a place that may not be named"}
    for filled in (words, words | hidden):
        with suppress(CheckerError):
            return worded(rule.says.format_map(filled) + rest)
    return worded("A difference was seen whose place may not be printed here.")


def _counted(number: int) -> str:
    """A count, in few digits from where on it could be taken for an account's or a card's."""
    return str(number) if number < MANY else f"{number:.3g}"


def _is_code(name: str) -> bool:
    """A path, an attribute, a terminator; not a status, not words of ours."""
    return name.startswith("$") or bool(name and not name.isdigit() and " " not in name)


def _basis(contract: Contract) -> str:
    if contract.sample:
        return "the built-in sample page"
    accessed = contract.accessed()
    if accessed is not None:
        return f"the documentation read on {accessed.date().isoformat()}"
    return f"the baseline typed from public copies (listed {contract.listed})"


def _difference(one: ObservedDifference, stated: str) -> str:
    if one.name == What.ABSENT:
        return "what is stated as required was absent"
    return f"{shown(one.before)} {stated}, {shown(one.kind)} was seen"


def _documented(contract: Contract, fact: Fact | None) -> dict[str, object]:
    """Page, heading, pointer and access of a fact; the page alone where there is none."""
    first = fact.evidence[0] if fact is not None and fact.evidence else None
    url = first.document if first is not None else contract.url
    found: dict[str, object] = {"page": url}
    if first is not None and first.heading:
        found["heading"] = " > ".join(first.heading)
    if first is not None and first.pointer:
        found["pointer"] = first.pointer
    read = next((document for document in contract.documents if document.url == url), None)
    if read is not None and read.accessed is not None:
        found["accessed"] = utc(read.accessed)
    return found


def _coverage(
    contract: Contract, shapes: Sequence[Shape], bodies: BodyComparer, spans: TelemetryComparer
) -> Coverage:
    """Documented places of bodies, or attributes of the observed side, and those that were seen."""
    signals = {shape.where for shape in shapes}
    known = {
        place_of(fact)
        for fact in contract.stated()
        if isinstance(fact, Field) and (fact.where in BODIES or not fact.where)
    }
    attributes = {
        fact.key
        for fact in contract.facts
        if isinstance(fact, Attribute) and fact.signal in signals
    }
    return Coverage(
        source=contract.source,
        documented=len(known) + len(attributes),
        seen=len(known & bodies.met) + len(attributes & spans.met),
        unlisted=bodies.unlisted.total(),
    )
