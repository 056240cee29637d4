"""Every rule, by what it judges: one table of tables; what one says in full, the page of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from checker.compare import acceptances, drift, evidence_rules, observed_rules
from checker.compare.change_kinds import FIELD_LEVELS
from checker.model.regex import regex
from checker.model.rule import Rule
from checker.model.table import Report, RuleText
from checker.packet import check as packet
from checker.packet.rule import PacketRule
from checker.report.escape import cell
from checker.report.text import wrapped

AnyRule = Rule | PacketRule
TABLES: Final[dict[str, tuple[AnyRule, ...]]] = {
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


TITLES: Final = {
    "observed": "What was observed",
    "drift": "What the documentation changed",
    "evidence": "What the evidence bears",
    "packet": "What a packet holds",
}
TO_DO: Final = {
    "observed": "Ask the support one narrow question about it. What is known and harmless is "
    "accepted with a reason: `checker accept SOURCE FINGERPRINT --reason TEXT --observed FILE`.",
    "drift": "Read the place on the page, look whether your callers rest on it, then make it the "
    "new baseline: `checker accept SOURCE --reason TEXT`.",
    "evidence": "Read the pages again, `checker snapshot`; the finding itself says more.",
    "packet": "Write what stands on the right, then `checker packet check FILE` again.",
}
_SIDES: Final = {
    "observed": ("Documented", "Observed"),
    "drift": ("Before", "Now"),
    "evidence": ("Before", "Now"),
    "packet": ("Found", "Write"),
}


def example_of(rule: AnyRule) -> tuple[str, str, str]:
    """What a rule is shown by: both sides, and its sentence about them."""
    if isinstance(rule, PacketRule):
        return rule.says, rule.instead, rule.says
    example = rule.example
    return example.before, example.now, rule.says.format_map(example.words)


def explained(table: str, rule: AnyRule, width: int = 1000) -> str:
    """What it says, why it has its level, an example, and what to do; lines of `width` columns."""
    before, now, sentence = example_of(rule)
    left, right = _SIDES[table]
    label = max(len(left), len(right), len("Told as")) + 2
    lines = [
        f"{rule.id} ({rule.level.value}; {TITLES[table].lower()})",
        "",
        rule.why,
    ]
    if rule in drift.OF_APIS:
        lines.append(f"Levels of API rules: {FIELD_LEVELS}.")
    lines += ["", f"{left:<{label}}{before}", f"{right:<{label}}{now}"]
    if sentence != before:
        lines.append(f"{'Told as':<{label}}{sentence}")
    lines += ["", TO_DO[table]]
    return "\n".join((*(part for line in lines for part in wrapped(line, width, hanging=2)), ""))


def page() -> Iterator[str]:
    """All rules as Markdown: a table each, of what is judged."""
    yield from ("# Rules", "", "`checker rules explain ID` says why a rule has its level.")
    for table, rows in TABLES.items():
        left, right = _SIDES[table]
        yield from ("", f"## {TITLES[table]}", "", TO_DO[table], "")
        yield f"| Rule | Level | {left} | {right} | Told as |"
        yield "| --- | --- | --- | --- | --- |"
        for rule in sorted(rows, key=lambda one: one.id):
            before, now, sentence = example_of(rule)
            sides = (before, now, "" if sentence == before else sentence)
            cells = (f"`{rule.id}`", rule.level.value, *map(cell, sides))
            yield f"| {' | '.join(cells)} |"
