"""checker rules: every rule with its id, level, sentence and reason."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from checker.model.errors import Exit, Misused
from checker.model.rule import Rule
from checker.packet.rule import PacketRule
from checker.review.options import CommandResult, Options


def tables() -> dict[str, tuple[Rule[Any] | PacketRule, ...]]:
    """The tables of rules, by what they judge."""
    from checker.compare import acceptances, drift, evidence_rules, observed_rules
    from checker.packet import rules as packet

    return {
        "observed": observed_rules.RULES,
        "drift": drift.RULES,
        "evidence": (*evidence_rules.RULES, *acceptances.RULES),
        "packet": packet.RULES,
    }


def rules(_options: Options, *, action: str, identity: str | None) -> CommandResult:
    """`list`: one line a rule. `explain ID`: its sentence and why it has its level."""
    if action == "list" and identity is None:
        lines = [
            f"{rule.id}\t{rule.level.value}\t{table}\n"
            for table, rows in tables().items()
            for rule in _sorted(rows)
        ]
        return CommandResult(code=Exit.DONE, output="".join(lines), prose=False)
    if action != "explain" or identity is None:
        raise Misused("rules takes `list`, or `explain ID`")
    known = {rule.id: (table, rule) for table, rows in tables().items() for rule in rows}
    if identity not in known:
        close = difflib.get_close_matches(identity, list(known), n=1, cutoff=0.0)
        raise Misused(f"there is no rule of that id; did you mean `{close[0]}`?")
    table, rule = known[identity]
    text = f"{rule.id} ({rule.level.value}, {table})\n\n{rule.says}\n\n{rule.why}\n"
    text += _levels(rule)
    return CommandResult(code=Exit.DONE, output=text, prose=False)


def _levels(rule: Rule[Any] | PacketRule) -> str:
    """Whence the levels of API rules are."""
    from checker.compare.change_kinds import FIELD_LEVELS
    from checker.compare.drift import OF_APIS

    return f"\nLevels of API rules: {FIELD_LEVELS}.\n" if rule in OF_APIS else ""


def _sorted(rows: Iterable[Rule[Any] | PacketRule]) -> list[Rule[Any] | PacketRule]:
    return sorted(rows, key=lambda rule: rule.id)
