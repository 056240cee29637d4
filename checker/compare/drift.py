"""Contract accepted, contract today -> Findings: what the documentation said then and says now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Final

from checker.compare import (
    drift_answers,
    drift_api,
    drift_basis,
    drift_bounds,
    drift_fields,
    drift_lifecycle,
    drift_metrics,
    drift_presence,
    drift_statements,
    drift_telemetry,
    drift_values,
)
from checker.compare.alignment import aligned
from checker.compare.apart_findings import (
    another_form,
    cut_short,
    not_comparable,
    read_otherwise,
)
from checker.compare.basis import restated
from checker.compare.change_kinds import WARNING
from checker.compare.changes import changes
from checker.compare.coverage import Comparable, comparable
from checker.compare.direction import Direction, fact_of
from checker.compare.document_basis import FORM
from checker.compare.drift_examples import FIELDS, turned
from checker.compare.drift_lifecycle import sunset_of
from checker.compare.folding import Change
from checker.compare.forms import other_forms
from checker.compare.groups import BASIS, Group, grouped
from checker.compare.keys import key_of, name_of
from checker.compare.lost import lost, without
from checker.compare.page_findings import (
    baseline_not_accepted,
    document_broken,
    extractor_broken,
)
from checker.compare.places import documented
from checker.compare.renames import RENAMED
from checker.compare.sentences import sentence
from checker.compare.subjects import place
from checker.compare.walk import walked
from checker.compare.walked import FIRST, TreeWalk
from checker.compare.words import named
from checker.model.contract import ASKED_PATH, NOT_FOUND, Contract, Fact
from checker.model.difference import Difference
from checker.model.finding import Finding, Places
from checker.model.flat import flattened
from checker.model.rule import Rule

# Ids and levels as the field has them, in the release that `change_kinds.FIELD_LEVELS` names. The
# first that fits names a change: what came or went, and whole bodies, before their properties.
OF_APIS: Final[tuple[Rule, ...]] = (
    *drift_api.RULES,
    *drift_answers.RULES,
    *drift_presence.RULES,
    *drift_fields.RULES,
    *drift_values.RULES,
    *drift_bounds.RULES,
    *drift_lifecycle.RULES,
)

NAMED: Final[tuple[Rule, ...]] = (
    *drift_basis.RULES,
    *OF_APIS,
    *drift_telemetry.RULES,
    *drift_metrics.RULES,
    *drift_statements.RULES,
)

UNCLASSIFIED: Final[Rule] = Rule(
    id="contract-unclassified-change",
    level=WARNING,
    says="{subject}: {name} was {before} and is {after} now.",
    why="No rule names this kind of change, so nobody has judged how much it matters.",
    when=lambda one: not any(rule.when(one) for rule in NAMED),
    example=turned(FIELDS[Direction.RESPONSE], "keyword `x-limit`", "10", "20"),
)

RULES: Final[tuple[Rule, ...]] = (*NAMED, UNCLASSIFIED)


def drift(accepted: Contract, today: Contract) -> tuple[Finding, ...]:
    """What differs, most grave first; nothing where the contracts state the same.

    A transcribed contract is no baseline: against one there is a single note. A contract that the
    extractor did not understand is no evidence of a change either.
    """
    if today.transcribed:
        return ()
    if today.health.broken:
        return (extractor_broken(today),)
    if accepted.transcribed:
        return (baseline_not_accepted(accepted, flattened(today)),)
    if accepted.health.broken:
        return (extractor_broken(accepted),)
    cut = cut_short(accepted, today)
    if _alike(accepted, today):
        return cut
    broken = lost(accepted, today)
    accepted, read = aligned(accepted, without(today, broken))
    walk = walked(accepted, read)
    basis = comparable(accepted, read, walk.before, walk.after)
    path_gone = f"{NOT_FOUND}{ASKED_PATH}" in today.health.problems
    judged = [
        (_rule(change.lead, read=today.accessed(), path_gone=path_gone), change)
        for change in changes(walk, basis)
    ]
    of_form = _of_form(judged, basis, other_forms(accepted, read))
    judged = [row for row in judged if not _is_of_form(*row, basis, of_form)]
    apart = [
        one
        for one in basis.apart
        if one.part not in broken and not (one.of_form and one.part in of_form)
    ]
    found = [
        _finding(group, basis.examples, accepted, today, walk) for group in grouped(judged, walk)
    ]
    found += [document_broken(today, part, *counts) for part, counts in broken.items()]
    found += another_form(accepted, read, of_form)
    found += not_comparable(apart, read)
    if found and not broken and _of_same_bytes(accepted, today):
        found = [read_otherwise(today)]
    found += cut
    return tuple(sorted(found, key=lambda one: (one.level.rank, one.key, one.rule, one.change)))


def _alike(accepted: Contract, today: Contract) -> bool:
    """Do both rest on the same documents, and state the same of them word for word?"""

    def stated(contract: Contract) -> tuple[object, ...]:
        forms = [(one.role, one.media_type, one.can_state) for one in contract.documents]
        return forms, contract.health.problems, contract.definitions, contract.facts

    then, now = stated(accepted), stated(today)
    return then == now and repr(then) == repr(now)  # 1 is not true


def _of_same_bytes(accepted: Contract, today: Contract) -> bool:
    """Was the same asked of the very same bytes? Then the reading changed, and not the page."""
    then, now = ({one.digest for one in each.documents} for each in (accepted, today))
    return bool(now) and None not in now and (accepted.operation, then) == (today.operation, now)


def _is_of_form(rule: Rule, change: Change, basis: Comparable, parts: Collection[str]) -> bool:
    """Is it no more than that the page is read in another form?"""
    return rule.id == BASIS and basis.across.get(change.lead.key) in parts


def _of_form(
    judged: Iterable[tuple[Rule, Change]], basis: Comparable, parts: Collection[str]
) -> dict[str, set[tuple[str, str]]]:
    """By part: (key, what of it only one of its forms states), "" where that is all of it."""
    found: dict[str, set[tuple[str, str]]] = {part: set() for part in parts}
    for rule, change in judged:
        if _is_of_form(rule, change, basis, parts):
            listed = [one for one in (change.lead, *change.parts) if restated(one)]
            part = basis.across[change.lead.key]
            found[part].update((one.key, named(one)) for one in listed)
    for one in basis.apart:
        if one.of_form and one.part in found:
            what = "" if one.lacks == FORM else one.lacks
            found[one.part].update((key, what) for key in one.keys)
    return found


def rule_of(one: Difference) -> Rule:
    """The rule that names a difference."""
    return next(rule for rule in RULES if rule.when(one))


def _rule(one: Difference, *, read: datetime | None, path_gone: bool) -> Rule:
    """The rule that names it, as what is known of the page of today has it."""
    rule = rule_of(one)
    sunset = sunset_of(one.was)
    if sunset is not None and read is not None and read.date() < sunset:
        rule = drift_api.BEFORE_SUNSET.get(rule.id, rule)
    return drift_api.OF_PATHS.get(rule.id, rule) if path_gone else rule


def _finding(
    group: Group,
    examples: Mapping[str, Fact],
    accepted: Contract,
    today: Contract,
    walk: TreeWalk,
) -> Finding:
    lead = group.lead
    everywhere = [change.lead.shown_at for change in group.changes]
    count = sum(one.count for one in everywhere)
    first = dict.fromkeys(key for one in everywhere for key in one.first)
    names = _definitions(group, walk)
    once = bool(names) and len({key_of(walk, change.lead) for change in group.changes}) == 1
    used = (names, count) if count > (1 if once else len(group.changes)) else None
    leads = [change.lead for change in group.alike[: 1 if once else None]]
    return Finding(
        rule=group.rule.id,
        level=group.rule.level,
        source=today.source,
        key=key_of(walk, lead),
        message=sentence(
            group.rule.says,
            leads,
            places=[] if used else list(_places(group)),
            used=used,
            parts=sum(one.key != lead.key for change in group.changes for one in _parts(change)),
            beside=[change.lead for change in group.others],
            examples=[examples[one.key] for one in leads if one.key in examples],
        ),
        change=group.change(partial(key_of, walk)),
        former=group.former(walk, today.source),
        documented=documented(group, accepted, today, tuple(first)),
        places=Places(count=count, first=tuple(first)[:FIRST]) if count > 1 else None,
    )


def _definitions(group: Group, walk: TreeWalk) -> tuple[str, ...]:
    """The definitions in which the page says it."""
    keys = (key_of(walk, change.lead) for change in group.changes)
    names = (name_of(key.partition(" #")[2].partition(" $")[0]) for key in keys)
    return tuple(dict.fromkeys(filter(None, names)))


def _places(group: Group) -> Iterator[str]:
    """Where the change was made; of a rename each place once, of the former name or the new one."""
    for change in group.alike:
        if change.lead.name == RENAMED:
            yield from dict.fromkeys(place(fact_of(one)) for one in change.folded)
        else:
            yield place(fact_of(change.lead))


def _parts(change: Change) -> tuple[Difference, ...]:
    """Facts that came or went with the fact that leads."""
    return () if change.lead.name == RENAMED else change.parts
