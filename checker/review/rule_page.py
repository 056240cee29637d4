"""The tables of rules -> what one of them says in full, and the page of them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from checker.model.rule import Rule
from checker.packet.rule import PacketRule
from checker.report.escape import cell
from checker.report.text import wrapped

AnyRule = Rule | PacketRule
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
        *_whence(rule),
    ]
    lines += ["", f"{left:<{label}}{before}", f"{right:<{label}}{now}"]
    if sentence != before:
        lines.append(f"{'Told as':<{label}}{sentence}")
    lines += ["", TO_DO[table]]
    return "\n".join((*(part for line in lines for part in wrapped(line, width, hanging=2)), ""))


def _whence(rule: AnyRule) -> Iterator[str]:
    """Whence the levels of API rules are."""
    from checker.compare.change_kinds import FIELD_LEVELS
    from checker.compare.drift import OF_APIS

    if rule in OF_APIS:
        yield f"Levels of API rules: {FIELD_LEVELS}."


def page(rules: Mapping[str, tuple[AnyRule, ...]]) -> Iterator[str]:
    """All rules as Markdown: a table each, of what is judged."""
    yield from ("# Rules", "", "`checker rules explain ID` says why a rule has its level.")
    for table, rows in rules.items():
        left, right = _SIDES[table]
        yield from ("", f"## {TITLES[table]}", "", TO_DO[table], "")
        yield f"| Rule | Level | {left} | {right} | Told as |"
        yield "| --- | --- | --- | --- | --- |"
        for rule in sorted(rows, key=lambda one: one.id):
            before, now, sentence = example_of(rule)
            sides = (before, now, "" if sentence == before else sentence)
            cells = (f"`{rule.id}`", rule.level.value, *map(cell, sides))
            yield f"| {' | '.join(cells)} |"
