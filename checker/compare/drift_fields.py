"""KINDS of changes of API fields: bodies, parameters, headers; one row a kind.

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
    discriminated,
    expanded,
    flag,
    stated,
    told_apart_otherwise,
)
from checker.compare.direction import Direction
from checker.model.rule import Rule

DISCRIMINATED = "The alternatives are as many; only the property that tells them apart is news."
ONE_WAY = "In this direction it is sent as before; the other direction has a finding of its own."

KINDS: Final = (
    ChangeKind(
        stem="became-required",
        levels=(ERROR, ERROR, NOTE),
        says="{subject} was documented as optional and is documented as required now.",
        when=became_required(with_default=False),
        example=("requirement", "optional", "required"),
    ),
    # A default matters only where the consumer may leave a body field out; the ids of the field
    # give parameters and answers one rule for both.
    ChangeKind(
        stem="became-required-with-default",
        levels=(ERROR, None, None),
        says="{subject} was documented as optional and is documented as required now; a default "
        "is documented.",
        when=became_required(with_default=True),
        example=("requirement", "optional", "required"),
    ),
    ChangeKind(
        stem="became-optional",
        levels=(NOTE, NOTE, ERROR),
        says="{subject} was documented as required and is documented as optional now.",
        when=flag("required", now=False),
        example=("requirement", "required", "optional"),
    ),
    ChangeKind(
        stem="became-nullable",
        levels=(NOTE, NOTE, ERROR),
        says="{subject}: null is documented as a possible value now.",
        when=flag("nullable", now=True),
        example=("null", "not a possible value", "a possible value"),
    ),
    ChangeKind(
        stem="became-not-nullable",
        levels=(ERROR, ERROR, NOTE),
        says="{subject}: null is no longer documented as a possible value.",
        when=flag("nullable", now=False),
        example=("null", "a possible value", "not a possible value"),
    ),
    ChangeKind(
        stem="one-of-added",
        levels=(NOTE, NOTE, ERROR),
        says="{subject}: documented as an alternative now: {after}.",
        when=alternative(added=True, any_of=False),
        example=("one of", "", "`ImageContent`"),
    ),
    ChangeKind(
        stem="one-of-removed",
        levels=(ERROR, ERROR, NOTE),
        says="{subject}: no longer documented as an alternative: {before}.",
        when=alternative(added=False, any_of=False),
        example=("one of", "`ImageContent`", ""),
    ),
    ChangeKind(
        stem="any-of-added",
        levels=(NOTE, NOTE, ERROR),
        says="{subject}: documented as an alternative now: {after}.",
        when=alternative(added=True, any_of=True),
        example=("any of", "", "`ImageContent`"),
    ),
    ChangeKind(
        stem="any-of-removed",
        levels=(ERROR, ERROR, NOTE),
        says="{subject}: no longer documented as an alternative: {before}.",
        when=alternative(added=False, any_of=True),
        example=("any of", "`ImageContent`", ""),
    ),
    ChangeKind(
        stem="discriminator-added",
        levels=(NOTE, NOTE, NOTE),
        says="{subject}: its alternatives are told apart now: {after}.",
        when=discriminated(now=True),
        why=DISCRIMINATED,
        example=("discriminator", "", "by `type`"),
    ),
    ChangeKind(
        stem="discriminator-removed",
        levels=(NOTE, NOTE, NOTE),
        says="{subject}: its alternatives are no longer told apart: {before}.",
        when=discriminated(now=False),
        why=DISCRIMINATED,
        example=("discriminator", "by `type`", ""),
    ),
    ChangeKind(
        stem="discriminator-property-name-changed",
        levels=(ERROR, ERROR, ERROR),
        says="{subject}: its alternatives were {before} and are {after} now.",
        when=told_apart_otherwise,
        differs=dict.fromkeys(
            Direction,
            "oasdiff has a note; who tells the alternatives apart by the former property no "
            "longer can.",
        ),
        example=("discriminator", "told apart by `type`", "told apart by `kind`"),
    ),
    # What is read-only is no part of a request, and what is write-only none of an answer: there it
    # is a field that came or went.
    ChangeKind(
        stem="became-read-only",
        levels=(None, None, NOTE),
        says="{subject} is documented as read-only now.",
        when=stated("readOnly", before=False, after=True),
        why=ONE_WAY,
        example=("direction", "both ways", "answers alone"),
    ),
    ChangeKind(
        stem="became-not-read-only",
        levels=(None, None, NOTE),
        says="{subject} is no longer documented as read-only.",
        when=stated("readOnly", before=True, after=False),
        why=ONE_WAY,
        example=("direction", "answers alone", "both ways"),
    ),
    ChangeKind(
        stem="became-write-only",
        levels=(NOTE, None, None),
        says="{subject} is documented as write-only now.",
        when=stated("writeOnly", before=False, after=True),
        why=ONE_WAY,
        example=("direction", "both ways", "requests alone"),
    ),
    ChangeKind(
        stem="became-not-write-only",
        levels=(NOTE, None, None),
        says="{subject} is no longer documented as write-only.",
        when=stated("writeOnly", before=True, after=False),
        why=ONE_WAY,
        example=("direction", "requests alone", "both ways"),
    ),
    ChangeKind(
        stem="became-free-form",
        levels=(NOTE, NOTE, WARNING),
        says="{subject} is documented with free keys now.",
        when=flag("free_form", now=True),
        example=("free keys", "none", "any"),
    ),
    ChangeKind(
        stem="no-longer-free-form",
        levels=(WARNING, WARNING, NOTE),
        says="{subject} is no longer documented with free keys.",
        when=flag("free_form", now=False),
        example=("free keys", "any", "none"),
    ),
    ChangeKind(
        stem="deprecated",
        levels=(NOTE, NOTE, NOTE),
        says="{subject} is documented as deprecated now.",
        when=flag("deprecated", now=True),
        why="It is still documented; the page advises against it.",
        example=("deprecation", "none", "deprecated"),
    ),
    ChangeKind(
        stem="reactivated",
        levels=(NOTE, NOTE, NOTE),
        says="{subject} is no longer documented as deprecated.",
        when=flag("deprecated", now=False),
        why=INFORMS,
        example=("deprecation", "deprecated", "none"),
    ),
)


RULES: Final[tuple[Rule, ...]] = tuple(rule for kind in KINDS for rule in expanded(kind))
