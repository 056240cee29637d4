"""RULES: everything that is asked of a packet, by id. One file a subject, named `…_rules`."""

from __future__ import annotations

from typing import Final

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
from checker.packet.rule import PacketRule

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
