"""Every rule, by what it judges: one table of tables for those who list, explain or report them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from checker.compare import acceptances, drift, evidence_rules, observed_rules
from checker.model.regex import regex
from checker.model.rule import Rule
from checker.model.table import Report, RuleText
from checker.packet import rules as packet
from checker.packet.rule import PacketRule

TABLES: Final[dict[str, tuple[Rule | PacketRule, ...]]] = {
    "observed": observed_rules.RULES,
    "drift": drift.RULES,
    "evidence": (*evidence_rules.RULES, *acceptances.RULES),
    "packet": packet.RULES,
}
_PLACEHOLDER: Final = regex(r"\{(\w+)\}")


def with_texts(report: Report) -> Report:
    """The report with what its rules say, and why."""
    return replace(report, rules=texts({finding.rule for finding in report.findings}))


def texts(ids: Iterable[str]) -> dict[str, RuleText]:
    """What rules say in general, a name in the place of each part that a finding fills in."""
    wanted = set(ids)
    return {
        rule.id: RuleText(says=_PLACEHOLDER.sub(r"<\1>", rule.says), why=rule.why, level=rule.level)
        for rows in TABLES.values()
        for rule in rows
        if rule.id in wanted
    }
