"""KINDS of changes of the values of API fields: types, closed sets, constants, defaults, patterns.

Ids and levels are those that the field knows from oasdiff.
"""

from __future__ import annotations

from typing import Final

from checker.compare.change_kinds import (
    ERROR,
    NOTE,
    WARNING,
    WAS_NOW,
    ChangeKind,
    expanded,
    listed,
    named,
    stated,
    type_changed,
    types,
)
from checker.compare.direction import Direction, Effect
from checker.model.rule import Rule

KINDS: Final = (
    ChangeKind(
        stem="type-changed",
        levels=(ERROR, ERROR, ERROR),
        says=WAS_NOW,
        when=type_changed,
        example=("type", "`string`", "`integer`"),
    ),
    ChangeKind(
        stem="type-generalized",
        levels=(NOTE, NOTE, ERROR),
        says=WAS_NOW,
        when=types(Effect.WIDENED, of_lists=False),
        example=("type", "`integer`", "`number`"),
    ),
    # The ids of the field call a narrowed type of a request type-changed.
    ChangeKind(
        stem="type-specialized",
        levels=(None, None, NOTE),
        says=WAS_NOW,
        when=types(Effect.NARROWED, of_lists=False),
        example=("type", "`number`", "`integer`"),
    ),
    ChangeKind(
        stem="list-of-types-widened",
        levels=(NOTE, NOTE, ERROR),
        says=WAS_NOW,
        when=types(Effect.WIDENED, of_lists=True),
        example=("type", "`string`", "`string`, `integer`"),
    ),
    ChangeKind(
        stem="list-of-types-narrowed",
        levels=(ERROR, ERROR, NOTE),
        says=WAS_NOW,
        when=types(Effect.NARROWED, of_lists=True),
        example=("type", "`string`, `integer`", "`string`"),
    ),
    ChangeKind(
        stem="format-changed",
        levels=(NOTE, NOTE, NOTE),
        says=WAS_NOW,
        when=named("format"),
        why="A format describes the values of a type, and need not be checked (JSON Schema 2020-12 "
        "§7.2.1). oasdiff judges it as another type.",
        example=("format", "`date`", "`date-time`"),
    ),
    ChangeKind(
        stem="became-enum",
        levels=(ERROR, ERROR, NOTE),
        says="{subject} is limited to {after} now; no closed set was documented.",
        when=stated("enum", before=False, after=True),
        example=("closed set", "", "`low`, `high`"),
    ),
    ChangeKind(
        stem="no-longer-enum",
        levels=(NOTE, NOTE, WARNING),
        says="{subject} is no longer limited to {before}.",
        when=stated("enum", before=True, after=False),
        example=("closed set", "`low`, `high`", ""),
    ),
    ChangeKind(
        stem="enum-value-added",
        levels=(NOTE, NOTE, WARNING),
        says="{subject}: documented as possible now: {after}.",
        when=listed("enum", added=True),
        example=("closed set", "", "`medium`"),
    ),
    ChangeKind(
        stem="enum-value-removed",
        levels=(ERROR, ERROR, NOTE),
        says="{subject}: no longer documented as possible: {before}.",
        when=listed("enum", added=False),
        example=("closed set", "`medium`", ""),
    ),
    ChangeKind(
        stem="const-changed",
        levels=(ERROR, ERROR, ERROR),
        says="{subject}: the one documented value was {before} and is {after} now.",
        when=named("const"),
        example=("constant", "`chat.completion`", "`completion`"),
    ),
    ChangeKind(
        stem="default-value-added",
        levels=(NOTE, NOTE, NOTE),
        says="{subject}: {after} is documented as its default now; none was.",
        when=stated("default", before=False, after=True),
        differs={
            Direction.PARAMETER: "oasdiff has an error, and none for a default that changes; a "
            "request that leaves it out still follows the documentation."
        },
        example=("default", "", "`1`"),
    ),
    ChangeKind(
        stem="default-value-removed",
        levels=(NOTE, NOTE, NOTE),
        says="{subject}: its default {before} is no longer documented.",
        when=stated("default", before=True, after=False),
        differs={
            Direction.PARAMETER: "oasdiff has an error, and none for a default that changes; a "
            "request that leaves it out still follows the documentation."
        },
        example=("default", "`1`", ""),
    ),
    ChangeKind(
        stem="default-value-changed",
        levels=(NOTE, NOTE, NOTE),
        says=WAS_NOW,
        when=stated("default", before=True, after=True),
        why="Where the consumer leaves it out, the other side acts on another value now.",
        example=("default", "`1`", "`0.7`"),
    ),
    ChangeKind(
        stem="pattern-added",
        levels=(ERROR, ERROR, NOTE),
        says="{subject} is documented to match {after} now; no pattern was documented.",
        when=stated("pattern", before=False, after=True),
        example=("pattern", "", "`^[a-z]+$`"),
    ),
    ChangeKind(
        stem="pattern-changed",
        levels=(WARNING, WARNING, NOTE),
        says=WAS_NOW,
        when=stated("pattern", before=True, after=True),
        example=("pattern", "`^[a-z]+$`", "`^[a-z0-9]+$`"),
    ),
    ChangeKind(
        stem="pattern-removed",
        levels=(NOTE, NOTE, ERROR),
        says="{subject} is no longer documented to match {before}.",
        when=stated("pattern", before=True, after=False),
        differs={
            Direction.RESPONSE: "oasdiff has a note, and an error for a bound that is removed; a "
            "pattern is a bound of a text."
        },
        example=("pattern", "`^[a-z]+$`", ""),
    ),
)


RULES: Final[tuple[Rule, ...]] = tuple(rule for kind in KINDS for rule in expanded(kind))
