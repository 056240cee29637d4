"""A packet -> what must never be sent, and what should be mended or is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from checker.gate.wording import judge, refused, secrets_in, worded
from checker.model.finding import PACKET, Finding
from checker.packet import (
    claim_rules,
    contradiction_rules,
    credential_rules,
    evidence_rules,
    mode_rules,
    payload_rules,
    people_rules,
    question_rules,
    step_rules,
    table_rules,
    telemetry_rules,
)
from checker.packet.rule import WRITE, Packet, PacketRule

# Everything that is asked of a packet, by id. One file a subject, named `…_rules`.
RULES: Final[tuple[PacketRule, ...]] = tuple(
    sorted(
        (
            *claim_rules.RULES,
            *contradiction_rules.RULES,
            *credential_rules.RULES,
            *evidence_rules.RULES,
            *mode_rules.RULES,
            *payload_rules.RULES,
            *people_rules.RULES,
            *question_rules.RULES,
            *step_rules.RULES,
            *table_rules.RULES,
            *telemetry_rules.RULES,
        ),
        key=lambda rule: rule.id,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketJudgement:
    """The judgement of one packet."""

    refusals: tuple[str, ...]  # sentences: rule, field and line, what to write instead
    findings: tuple[Finding, ...]  # the others, gravest first


def check(packet: Packet) -> PacketJudgement:
    """Every rule, asked once; a field is named once a rule, at its first line."""
    refusals: list[str] = []
    findings: list[Finding] = []
    for rule in RULES:
        for place, line in _places(rule, packet):
            if rule.refuses:
                refusals.append(
                    f"{rule.id} at {place or 'a comment'} (line {line}): {rule.says} {rule.instead}"
                )
            else:
                findings.append(_finding(rule, place, line))
    findings.sort(key=lambda one: (one.level.rank, one.rule, one.key))
    return PacketJudgement(refusals=tuple(refusals), findings=tuple(findings))


def _places(rule: PacketRule, packet: Packet) -> Iterator[tuple[str, int]]:
    first: dict[str, int] = {}
    for place, line in rule.finds(packet):
        first[place] = min(line, first.get(place, line))
    yield from first.items()


def _finding(rule: PacketRule, place: str, line: int) -> Finding:
    place, _, form = place.partition(WRITE)  # a field, and what to write there
    example = f" Write {form.removesuffix(')')}." if form else ""
    return Finding(
        rule=rule.id,
        level=rule.level,
        source=PACKET,
        key=place,
        message=worded(f"{rule.says}{example} {rule.instead}"),
        observed={"line": line} if line else {},
    )


def refuse_text(text: str, public: Collection[str], *, claims: bool = True) -> None:
    """Raises NotSanitized or Overclaim where a text that is no record must never be sent.

    `claims` = False: those are judged beside the record, which may hold their evidence.
    """
    refusals = (judge if claims else secrets_in)(text, allow=public)
    if refusals:
        raise refused(refusals)
