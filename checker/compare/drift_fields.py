"""TURNS of API fields: bodies, parameters, headers; one row a turn.

Ids and levels are those that the field knows from oasdiff.
"""

from __future__ import annotations

from typing import Final

from checker.compare.change_kinds import (
    ERROR,
    INFORMS,
    NOTE,
    WARNING,
    ChangeKind,
    alternative,
    became_required,
    expanded,
    flag,
    stated,
    told_apart,
    told_apart_otherwise,
)
from checker.compare.direction import Direction
from checker.model.delta import Delta
from checker.model.rule import Rule

TOLD_APART = "The alternatives are as many; only the property that tells them apart is news."
ONE_WAY = "In this direction it is sent as before; the other direction has a finding of its own."

TURNS: Final = (
    ChangeKind(
        stem="became-required",
        levels=(ERROR, ERROR, NOTE),
        says="{subject} was documented as optional and is documented as required now.",
        when=became_required(with_default=False),
        mirror="became-optional",
    ),
    ChangeKind(
        stem="became-required-with-default",
        levels=(ERROR, None, None),
        says="{subject} was documented as optional and is documented as required now; a default "
        "is documented.",
        when=became_required(with_default=True),
        mirror="became-optional",
        absent="a default matters only where the consumer may leave a body field out; the ids of "
        "the field give parameters and answers one rule for both",
    ),
    ChangeKind(
        stem="became-optional",
        levels=(NOTE, NOTE, ERROR),
        says="{subject} was documented as required and is documented as optional now.",
        when=flag("required", now=False),
        mirror="became-required",
    ),
    ChangeKind(
        stem="became-nullable",
        levels=(NOTE, NOTE, ERROR),
        says="{subject}: null is documented as a possible value now.",
        when=flag("nullable", now=True),
        mirror="became-not-nullable",
    ),
    ChangeKind(
        stem="became-not-nullable",
        levels=(ERROR, ERROR, NOTE),
        says="{subject}: null is no longer documented as a possible value.",
        when=flag("nullable", now=False),
        mirror="became-nullable",
    ),
    ChangeKind(
        stem="one-of-added",
        levels=(NOTE, NOTE, ERROR),
        says="{subject}: documented as an alternative now: {after}.",
        when=alternative(added=True, any_of=False),
        mirror="one-of-removed",
    ),
    ChangeKind(
        stem="one-of-removed",
        levels=(ERROR, ERROR, NOTE),
        says="{subject}: no longer documented as an alternative: {before}.",
        when=alternative(added=False, any_of=False),
        mirror="one-of-added",
    ),
    ChangeKind(
        stem="any-of-added",
        levels=(NOTE, NOTE, ERROR),
        says="{subject}: documented as an alternative now: {after}.",
        when=alternative(added=True, any_of=True),
        mirror="any-of-removed",
    ),
    ChangeKind(
        stem="any-of-removed",
        levels=(ERROR, ERROR, NOTE),
        says="{subject}: no longer documented as an alternative: {before}.",
        when=alternative(added=False, any_of=True),
        mirror="any-of-added",
    ),
    ChangeKind(
        stem="discriminator-added",
        levels=(NOTE, NOTE, NOTE),
        says="{subject}: its alternatives are told apart now: {after}.",
        when=told_apart(now=True),
        mirror="discriminator-removed",
        why=TOLD_APART,
    ),
    ChangeKind(
        stem="discriminator-removed",
        levels=(NOTE, NOTE, NOTE),
        says="{subject}: its alternatives are no longer told apart: {before}.",
        when=told_apart(now=False),
        mirror="discriminator-added",
        why=TOLD_APART,
    ),
    ChangeKind(
        stem="discriminator-property-name-changed",
        levels=(ERROR, ERROR, ERROR),
        says="{subject}: its alternatives were {before} and are {after} now.",
        when=told_apart_otherwise,
        mirror="discriminator-property-name-changed",
        differs=dict.fromkeys(
            Direction,
            "oasdiff has a note; who tells the alternatives apart by the former property no "
            "longer can.",
        ),
    ),
    ChangeKind(
        stem="became-read-only",
        levels=(None, None, NOTE),
        says="{subject} is documented as read-only now.",
        when=stated("readOnly", before=False, after=True),
        mirror="became-not-read-only",
        why=ONE_WAY,
        absent="what is read-only is no part of a request, so there it is a field that went",
    ),
    ChangeKind(
        stem="became-not-read-only",
        levels=(None, None, NOTE),
        says="{subject} is no longer documented as read-only.",
        when=stated("readOnly", before=True, after=False),
        mirror="became-read-only",
        why=ONE_WAY,
        absent="what is read-only is no part of a request, so there it is a field that came",
    ),
    ChangeKind(
        stem="became-write-only",
        levels=(NOTE, None, None),
        says="{subject} is documented as write-only now.",
        when=stated("writeOnly", before=False, after=True),
        mirror="became-not-write-only",
        why=ONE_WAY,
        absent="what is write-only is no part of an answer, so there it is a field that went",
    ),
    ChangeKind(
        stem="became-not-write-only",
        levels=(NOTE, None, None),
        says="{subject} is no longer documented as write-only.",
        when=stated("writeOnly", before=True, after=False),
        mirror="became-write-only",
        why=ONE_WAY,
        absent="what is write-only is no part of an answer, so there it is a field that came",
    ),
    ChangeKind(
        stem="became-free-form",
        levels=(NOTE, NOTE, WARNING),
        says="{subject} is documented with free keys now.",
        when=flag("free_form", now=True),
        mirror="no-longer-free-form",
    ),
    ChangeKind(
        stem="no-longer-free-form",
        levels=(WARNING, WARNING, NOTE),
        says="{subject} is no longer documented with free keys.",
        when=flag("free_form", now=False),
        mirror="became-free-form",
    ),
    ChangeKind(
        stem="deprecated",
        levels=(NOTE, NOTE, NOTE),
        says="{subject} is documented as deprecated now.",
        when=flag("deprecated", now=True),
        mirror="reactivated",
        why="It is still documented; the page advises against it.",
    ),
    ChangeKind(
        stem="reactivated",
        levels=(NOTE, NOTE, NOTE),
        says="{subject} is no longer documented as deprecated.",
        when=flag("deprecated", now=False),
        mirror="deprecated",
        why=INFORMS,
    ),
)


RULES: Final[tuple[Rule[Delta], ...]] = tuple(rule for turn in TURNS for rule in expanded(turn))
