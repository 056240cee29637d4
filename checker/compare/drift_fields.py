"""KINDS of changes of API fields: bodies, parameters, headers; one row a kind.

Ids and levels are those that the field knows from oasdiff.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def _alternatives() -> Iterator[ChangeKind]:
    """One more alternative, or one less, of either union."""
    for stem, any_of in (("one-of", False), ("any-of", True)):
        yield ChangeKind(
            stem=f"{stem}-added",
            levels=(NOTE, NOTE, ERROR),
            says="{subject}: documented as an alternative now: {after}.",
            when=alternative(added=True, any_of=any_of),
            example=(stem.replace("-", " "), "", "`ImageContent`"),
        )
        yield ChangeKind(
            stem=f"{stem}-removed",
            levels=(ERROR, ERROR, NOTE),
            says="{subject}: no longer documented as an alternative: {before}.",
            when=alternative(added=False, any_of=any_of),
            example=(stem.replace("-", " "), "`ImageContent`", ""),
        )


def _one_way() -> Iterator[ChangeKind]:
    """A field is sent in one direction alone: in the other it is one that came or went."""
    for word, keyword, levels, alone in (
        ("read-only", "readOnly", (None, None, NOTE), "answers alone"),
        ("write-only", "writeOnly", (NOTE, None, None), "requests alone"),
    ):
        for stem, is_now, turns in (
            (f"became-{word}", "is documented as", ("both ways", alone)),
            (f"became-not-{word}", "is no longer documented as", (alone, "both ways")),
        ):
            became = stem == f"became-{word}"
            yield ChangeKind(
                stem=stem,
                levels=levels,
                says=f"{{subject}} {is_now} {word}{' now' * became}.",
                when=stated(keyword, before=not became, after=became),
                why=ONE_WAY,
                example=("direction", *turns),
            )


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
    *_alternatives(),
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
    *_one_way(),
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
