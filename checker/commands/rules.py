"""checker rules: every rule with its level; what one says, why, and an example."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from checker.model.errors import Exit, Misused
from checker.review import rule_tables
from checker.review.options import CommandResult, Options, nearest
from checker.review.rule_tables import TABLES


def listed(options: Options) -> CommandResult:
    """One line a rule: id, level, what it judges. As Markdown, the page of all of them."""
    if options.chosen and options.format == "markdown":
        text = "".join(f"{line}\n" for line in rule_tables.page())
        return CommandResult(code=Exit.DONE, output=text, prose=False)
    lines = [
        f"{rule.id}\t{rule.level.value}\t{table}\n"
        for table, rows in TABLES.items()
        for rule in sorted(rows, key=lambda rule: rule.id)
    ]
    return CommandResult(code=Exit.DONE, output="".join(lines), prose=False)


def explained(options: Options, *, identity: str) -> CommandResult:
    """What a rule says, and why it has its level. Raises Misused for one that there is not."""
    known = {rule.id: (table, rule) for table, rows in TABLES.items() for rule in rows}
    if identity not in known:
        raise Misused(
            f"there is no rule of that id{nearest(identity, known)}",
            hint="`checker rules list` prints them all.",
        )
    text = rule_tables.explained(*known[identity], options.width)
    return CommandResult(code=Exit.DONE, output=text, prose=False)


FUNCTIONS: Final[Mapping[str, Callable[..., CommandResult]]] = {
    "list": listed,
    "explain": explained,
}
