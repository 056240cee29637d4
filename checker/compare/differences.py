"""Facts then, facts now -> Differences: what differs between two keyed sets; no judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from checker.compare.normalized import normal_form
from checker.compare.tokens import same, token
from checker.model.alternatives import EACH, NEEDED
from checker.model.contract import DEMANDS, Fact, Statement
from checker.model.difference import Difference
from checker.model.evidence import MAX_PLACES

# Properties that are sets: what went is one difference, what came another.
SETS: Final = frozenset({"authentication", "enum", "events", "members", "redact", "servers"})


def differences_of(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> tuple[Difference, ...]:
    """Every difference, by key. Compared are the views of the facts (`compare.view`)."""
    return tuple(
        found
        for key in sorted(before.keys() | after.keys())
        for found in _of(key, before.get(key), after.get(key))
    )


def _of(key: str, was: Fact | None, now: Fact | None) -> Iterator[Difference]:
    if was is None or now is None or type(was) is not type(now):
        yield Difference(key=key, name=None, was=was, now=now)
        return
    if _says_the_same(was, now):
        return
    then, today = normal_form(was), normal_form(now)
    for name, before in then.items():
        if name in ("alternatives", "variants") and (then["variants"] or today["variants"]):
            continue  # the walk pairs them
        if name == "passage" and _stands_as_it_was(was, now):
            continue
        for some, other, title in _split(name, before, today[name]):
            yield Difference(key=key, name=title, before=some, after=other, was=was, now=now)


def _says_the_same(was: Fact, now: Fact) -> bool:
    """Is what two statements demand the same text, however it is cut into sentences?"""
    return (
        isinstance(was, Statement)
        and isinstance(now, Statement)
        and was.topic == DEMANDS
        and was.text_digest is not None
        and was.text_digest == now.text_digest
    )


def _stands_as_it_was(was: Fact, now: Fact) -> bool:
    """Is each passage as it was? What is digested of their words is of a program's version."""
    then, today = ({(one.document, one.text_digest) for one in it.evidence} for it in (was, now))
    kept = all(text for _, text in then) and 0 < len(was.evidence) < MAX_PLACES
    return kept and then == today


def _split(name: str, before: object, after: object) -> Iterator[tuple[object, object, str]]:
    """(before, after, name) of each difference of one property."""
    if same(before, after):
        return
    match name, before, after:
        case "keywords", dict(), dict():
            for word in sorted(before.keys() | after.keys()):
                older = word == EACH and str in (type(before.get(word)), type(after.get(word)))
                if word == NEEDED:
                    yield from _needed(before.get(word), after.get(word))
                elif not older and not same(before.get(word), after.get(word)):
                    yield before.get(word), after.get(word), word
        case "alternatives", int(), int():
            more = (f"{abs(after - before)} of {max(before, after)}",)
            yield ((), more, name) if after > before else (more, (), name)
        case _, dict(), dict():
            yield from _entries(name, before, after)
        case _, tuple(), tuple() if name in SETS:
            yield from _members(name, before, after)
        case _:
            yield before, after, name


def _needed(before: object, after: object) -> Iterator[tuple[object, object, str]]:
    """Alternatives that require members and say no more; where one side has none, others tell."""
    if isinstance(before, list) and isinstance(after, list):
        sides = (
            [f"required: {' and '.join(one) or 'none'}" for one in it] for it in (before, after)
        )
        yield from _members("variants", *map(tuple, sides))


def _entries(
    name: str, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[tuple[object, object, str]]:
    """The entries that differ; for the stability of members, of those that both sides list."""
    names = before.keys() & after.keys() if name == "member_stability" else before.keys() | after
    differing = [key for key in sorted(names) if not same(before.get(key), after.get(key))]
    if differing:
        yield (
            {key: before[key] for key in differing if key in before},
            {key: after[key] for key in differing if key in after},
            name,
        )


def _members(
    name: str, before: tuple[object, ...], after: tuple[object, ...]
) -> Iterator[tuple[object, object, str]]:
    """What went, what came; one constant in the place of another is one difference."""
    then = {token(value): value for value in before}
    today = {token(value): value for value in after}
    went = tuple(then[key] for key in then if key not in today)
    came = tuple(today[key] for key in today if key not in then)
    if name == "enum" and len(then) == len(today) == len(went) == 1:
        yield went[0], came[0], "const"
        return
    if went:
        yield went, (), name
    if came:
        yield (), came, name
