"""Contract, shapes -> Findings: documented against observed, one row of RULES a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from checker.compare import by_fidelity
from checker.compare.bodies import BodyComparer
from checker.compare.both_sides import documented_and_observed
from checker.compare.difference import Difference, What
from checker.compare.observed_rules import RULES
from checker.compare.sentences import shown
from checker.compare.telemetry import TelemetryComparer
from checker.gate.wording import worded
from checker.model.contract import Attribute, Contract, Fact
from checker.model.errors import CheckerError, Misused
from checker.model.fidelity import UNKNOWN
from checker.model.finding import Finding, Level
from checker.model.merging import counted, merge
from checker.model.outline import Outline
from checker.model.plain import utc
from checker.model.rule import Rule
from checker.model.shape import Shape
from checker.model.table import Coverage
from checker.model.wording import Wording

BODIES: Final = ("request", "response", "stream")
UNHELD: Final = frozenset({What.ATTRIBUTE, What.EMPTY, What.NAME})
MANY: Final = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of comparing the observations of one source."""

    findings: tuple[Finding, ...] = ()
    coverage: Coverage
    compared: int = 0  # recordings
    by_status: int = 0  # of them: no body was compared
    left_out: Mapping[str, int] = field(default_factory=dict)  # reason -> recordings or events


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
    sights: list[Difference] = []
    compared = by_status = 0
    for shape in merged:
        judge = bodies if shape.where in BODIES else spans
        found = [
            replace(sight, fidelity=shape.fidelity)
            for sight in judge.sights(shape)
            if by_fidelity.held(sight, shape.fidelity)
        ]
        sights += found
        # Names that nobody documented are no comparison with what is documented.
        if judge.held(shape) or any(sight.what not in UNHELD for sight in found):
            compared += _recordings(shape)
            if shape.where == "response" and bodies.by_status(shape) and _of_status(found):
                by_status += _recordings(shape)
    if merged and not compared and all(sight.what is not What.EMPTY for sight in sights):
        sights.append(Difference(what=What.NOTHING, key="", name="", seen=0, among=0))
    findings = [_finding(contract, group) for group in _groups(sights)]
    return Compared(
        findings=tuple(sorted(findings, key=lambda f: (f.level.rank, f.key, f.rule, f.change))),
        coverage=_coverage(contract, outline, merged, bodies.met | spans.met),
        compared=compared,
        by_status=by_status,
        left_out=counted(shape.left_out for shape in merged),
    )


def _recordings(shape: Shape) -> int:
    """Recordings of a shape: requests and branches of streams belong to answers counted before."""
    answer = shape.where != "request" and (shape.where != "stream" or shape.variant is None)
    return shape.count if answer else 0


def _of_status(sights: Sequence[Difference]) -> bool:
    return all(sight.what in (What.STATUS, What.MEDIA_TYPE, What.NAME) for sight in sights)


def _groups(sights: Iterable[Difference]) -> list[list[Difference]]:
    """Sights of the same difference, whichever shapes they were seen in."""
    found: dict[tuple[str, str, str], list[Difference]] = {}
    for sight in sights:
        found.setdefault(sight.identity, []).append(sight)
    return list(found.values())


def rule_of(sight: Difference) -> Rule[Difference]:
    """The row that judges a difference."""
    return next(rule for rule in RULES if rule.when(sight))


def _finding(contract: Contract, group: Sequence[Difference]) -> Finding:
    first = group[0]
    rule = rule_of(first)
    fidelity = by_fidelity.strongest(one.fidelity for one in group)
    seen, among = sum(one.seen for one in group), sum(one.among for one in group)
    stated, was = documented_and_observed(first)
    soft = all(one.soft for one in group) and rule.level is not Level.CANNOT_VERIFY
    return Finding(
        rule=rule.id,
        level=Level.NOTE if soft else rule.level,
        source=contract.source,
        key=first.key,
        message=_message(contract, rule, replace(first, seen=seen, among=among), fidelity),
        change=first.observed,
        documented=_documented(contract, first.fact) | ({"states": stated} if stated else {}),
        observed={"seen": seen, "of": among}
        | ({} if fidelity == UNKNOWN else {"fidelity": fidelity})
        | ({"kind": first.observed} if first.observed else {})
        | ({"was": was} if was else {}),
    )


def _message(
    contract: Contract, rule: Rule[Difference], sight: Difference, fidelity: str
) -> Wording:
    """The sentence of a rule; without names where those may not be printed."""
    basis = _basis(contract)
    words = {
        "Basis": basis[0].upper() + basis[1:],
        "among": _counted(sight.among),
        "basis": basis,
        "difference": _difference(sight),
        "documented": shown(sight.documented),
        "hint": sight.hint,
        "name": f"`{sight.name}`" if _is_code(sight.name) else sight.name,
        "observed": shown(sight.observed),
        "seen": _counted(sight.seen),
    }
    says = f"{rule.says}{by_fidelity.said(fidelity)}"
    try:
        return worded(says.format_map(words))
    except CheckerError:
        pass
    hidden = {"documented": "something else", "hint": "", "name": "a place that may not be named"}
    try:
        return worded(says.format_map(words | hidden))
    except CheckerError:
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


def _difference(sight: Difference) -> str:
    if sight.what is What.ABSENT:
        return "what is stated as required was absent"
    return f"{shown(sight.documented)} is stated, {shown(sight.observed)} was seen"


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
    contract: Contract, outline: Outline, shapes: Sequence[Shape], met: set[str]
) -> Coverage:
    """Documented fields of bodies, or attributes of the observed side, and those that were seen."""
    signals = {shape.where for shape in shapes}
    known = {fact.key for fact in outline.fields if fact.where in BODIES}
    known |= {
        fact.key
        for fact in contract.facts
        if isinstance(fact, Attribute) and fact.signal in signals
    }
    return Coverage(source=contract.source, documented=len(known), seen=len(known & met))
