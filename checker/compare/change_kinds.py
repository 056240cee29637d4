"""Kinds of changes of fields -> Rules: what one is, when it happened, how it reads on each side.

What widens a request narrows no caller; what widens an answer may surprise a reader. So a kind
has a level a side, and most have a way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, cast

from checker.compare.basis import absent
from checker.compare.direction import (
    Direction,
    Effect,
    bound_effect,
    fact_of,
    lists_types,
    side,
    type_effect,
)
from checker.compare.drift_examples import CAME, FIELDS, WENT, turned
from checker.model.contract import UNSTATED, Fact, Field
from checker.model.difference import Difference
from checker.model.finding import Level
from checker.model.rule import Example, Rule

Test: TypeAlias = Callable[[Difference], bool]

ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE

OLD_REQUESTS = "A request that followed the former documentation may be refused now."
MORE_ALLOWED = "Every request that followed the former documentation still follows this one."
NEW_ANSWERS = "A reader of the former documentation may not expect what may be answered now."
FEWER_ANSWERS = "Every answer that follows this documentation follows the former one."
UNDECIDED = "The documentation does not say enough to decide whether a consumer is affected."
INFORMS = "Nothing that followed the former documentation is affected."

# Where the ids and the levels of API fields are taken from; a row that differs says why.
FIELD_LEVELS: Final = "oasdiff 1.40; rows that it did not judge anew since, as in August 2026"

POLICY: Final = (
    "The policy of the conventions excludes it for what is stable; who records it is affected."
)
NEW: Final = "{subject} is documented now and was not."
GONE: Final = "{subject} is no longer documented."
WAS_NOW = "{subject}: the documented {name} was {before} and is {after} now."


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeKind:
    """One kind of change of a property, and how much it matters on each side."""

    stem: str  # the end of the ids: request-property-<stem>, …
    levels: tuple[Level | None, Level | None, Level | None]  # in a request, a parameter, an answer
    says: str
    when: Test
    example: tuple[str, str, str]  # the name of the property, and what it was and is; "" = neither
    why: str | None = None  # where the reason is not that of its level
    differs: Mapping[Direction, str] = field(default_factory=dict)  # why a level is not the field's


def row(  # noqa: PLR0913, PLR0917 - the columns of a table
    identity: str, level: Level, says: str, why: str, when: Test, example: Example
) -> Rule:
    """A rule, as one row of a table."""
    return Rule(id=identity, level=level, says=says, why=why, when=when, example=example)


def of(kind: type[Fact], test: Test) -> Test:
    """The test, of facts of one kind."""
    return lambda one: isinstance(fact_of(one), kind) and test(one)


def added(identity: str, level: Level, why: str, when: Test, subject: str) -> Rule:
    """The row of a whole that is documented now."""
    return row(identity, level, NEW, why, when, turned(subject, *CAME))


def removed(identity: str, level: Level, why: str, when: Test, subject: str) -> Rule:
    """The row of a whole that no longer is."""
    return row(identity, level, GONE, why, when, turned(subject, *WENT))


def named(name: str) -> Test:
    """A property differs, however."""
    return lambda one: one.name == name


def flag(name: str, *, now: bool) -> Test:
    """Something that was denied is stated, or the reverse."""
    return lambda one: one.name == name and (one.before, one.after) == (not now, now)


def became_required(*, with_default: bool) -> Test:
    """A field became required; a default counts only in request bodies."""
    became = flag("required", now=True)

    def test(one: Difference) -> bool:
        fact = fact_of(one)
        defaulted = side(fact) is Direction.REQUEST and has_default(fact)
        return became(one) and defaulted is with_default

    return test


def has_default(fact: Fact) -> bool:
    """Does the field have a documented default?"""
    return isinstance(fact, Field) and fact.default is not UNSTATED and fact.default is not None


def listed(name: str, *, added: bool) -> Test:
    """Members of a set came, or went."""
    return lambda one: one.name == name and (one.before if added else one.after) == ()


def alternative(*, added: bool, any_of: bool) -> Test:
    """An alternative came, or went; under `oneOf` too where the keyword is not known."""
    return lambda one: (
        one.name in ("variants", "alternatives")
        and (one.before if added else one.after) == ()
        and (_union(one) == "any-of") is any_of
    )


def discriminated(*, now: bool) -> Test:
    """The same number of alternatives has a discriminator, and was not; or no longer."""
    return lambda one: one.name == "discriminator" and (one.before if now else one.after) == ()


def told_apart_otherwise(one: Difference) -> bool:
    """They are distinguished by another property."""
    return one.name == "discriminator" and () not in (one.before, one.after)


def _union(one: Difference) -> str | None:
    was, now = (fact.union if isinstance(fact, Field) else None for fact in (one.was, one.now))
    return now or was


def stated(name: str, *, before: bool, after: bool) -> Test:
    """A keyword was or was not there, and is or is not."""
    return lambda one: (
        one.name == name
        and (not absent(name, one.before), not absent(name, one.after)) == (before, after)
        and () not in (one.before, one.after)
    )


def types(effect: Effect, *, of_lists: bool) -> Test:
    """Types allow more or less."""
    return lambda one: type_effect(one) is effect and lists_types(one) is of_lists


def type_changed(one: Difference) -> bool:
    """Types allow something else; in a request also less, for one type in the place of another."""
    effect = type_effect(one)
    if effect is Effect.NARROWED and not lists_types(one):
        return side(fact_of(one)) in (Direction.REQUEST, Direction.PARAMETER)
    return effect is Effect.CHANGED


def bound(name: str, effect: str) -> Test:
    """A bound was set, unset, increased or decreased."""
    return lambda one: one.name == name and bound_effect(one) == effect


# ------------------------------------------------------------ one kind of change, up to three rules

_REASONS: Final = {
    (True, ERROR): OLD_REQUESTS,
    (True, WARNING): UNDECIDED,
    (True, NOTE): MORE_ALLOWED,
    (False, ERROR): NEW_ANSWERS,
    (False, WARNING): UNDECIDED,
    (False, NOTE): FEWER_ANSWERS,
}


def expanded(kind: ChangeKind) -> Iterator[Rule]:
    """The rules of a kind of change, one a side."""
    sides = (Direction.REQUEST, Direction.PARAMETER, Direction.RESPONSE)
    for prefix, level in zip(sides, kind.levels, strict=True):
        if level is not None:
            yield Rule(
                id=f"{prefix}-{kind.stem}",
                level=level,
                says=kind.says,
                why=_reason(kind, prefix, level),
                when=_on(prefix, kind),
                example=turned(FIELDS[prefix], *kind.example),
            )


def _reason(kind: ChangeKind, prefix: Direction, level: Level) -> str:
    why = kind.why or _REASONS[prefix is not Direction.RESPONSE, level]
    return f"{why} {kind.differs[prefix]}" if prefix in kind.differs else why


def _on(prefix: Direction, kind: ChangeKind) -> Test:
    """The change on one side; the schema of an answer's header is judged like a property of it."""
    sides = {prefix, Direction.HEADER} if prefix is Direction.RESPONSE else {prefix}

    return lambda one: side(fact_of(one)) in sides and one.name is not None and kind.when(one)


def at_root(one: Difference) -> bool:
    """Is the field the whole body?"""
    return cast("Field", fact_of(one)).path == "$"
