"""checker rules: every rule with its id, level, sentence and reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.model.errors import Exit, Misused
from checker.model.rule import Rule
from checker.packet.rule import PacketRule
from checker.review.options import CommandResult, Options, nearest
from checker.review.rule_tables import TABLES


def listed(options: Options) -> CommandResult:
    """One line a rule."""
    del options
    lines = [
        f"{rule.id}\t{rule.level.value}\t{table}\n"
        for table, rows in TABLES.items()
        for rule in _sorted(rows)
    ]
    return CommandResult(code=Exit.DONE, output="".join(lines), prose=False)


def explained(_options: Options, identity: str) -> CommandResult:
    """What a rule says, and why it has its level. Raises Misused for one that there is not."""
    known = {rule.id: (table, rule) for table, rows in TABLES.items() for rule in rows}
    if identity not in known:
        raise Misused(
            f"there is no rule of that id{nearest(identity, known)}",
            hint="`checker rules list` prints them all.",
        )
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
