"""KINDS of changes of bounds: the limits of numbers, texts, arrays and objects.

Ids and levels are those that the field knows from oasdiff; it has none for the keys of an object.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from checker.compare.change_kinds import (
    ERROR,
    INFORMS,
    NOTE,
    WARNING,
    WAS_NOW,
    ChangeKind,
    Test,
    bound,
    expanded,
    stated,
)
from checker.compare.direction import LOWER, UPPER
from checker.model.difference import Difference
from checker.model.json_type import json_type
from checker.model.rule import Rule


def _bounds() -> Iterator[ChangeKind]:
    """Four kinds of each bound; a raised upper bound widens, a raised lower bound narrows."""
    for name, stem in (UPPER | LOWER).items():
        widens = "increased" if name in UPPER else "decreased"
        narrows = "decreased" if name in UPPER else "increased"
        words = {"was": WAS_NOW, "set": "{subject}: its {name} is documented as {after} now."}
        words["unset"] = "{subject}: its {name} {before} is no longer documented."
        wider, narrower = ("8", "1") if name in UPPER else ("1", "8")
        for effect, request, response, says, values in (
            (widens, NOTE, ERROR, words["was"], (narrower, wider)),
            (narrows, ERROR, NOTE, words["was"], (wider, narrower)),
            ("set", ERROR, NOTE, words["set"], ("", narrower)),
            ("unset", NOTE, ERROR, words["unset"], (narrower, "")),
        ):
            yield ChangeKind(
                stem=f"{stem}-{effect}",
                levels=(request, request, response),
                says=says,
                when=bound(name, effect),
                example=(name.replace("_", " "), *values),
            )


def _steps(*, wider: bool | None) -> Test:
    """Other steps are documented: among them all that were, only some of them, or neither."""

    def test(difference: Difference) -> bool:
        if difference.name != "multipleOf":
            return False
        before, after = _step(difference.before), _step(difference.after)
        if before is None or after is None:
            return False
        more, fewer = (one % other == 0 for one, other in ((before, after), (after, before)))
        return (True if more else False if fewer else None) is wider

    return test


def _step(value: object) -> Fraction | None:
    """As it is written; None for what is no step, as nothing is a multiple of 0 but 0."""
    is_step = json_type(value) in ("integer", "number") and value != 0
    return Fraction(str(value)) if is_step else None


_STEPS: Final = (
    ChangeKind(
        stem="multiple-of-set",
        levels=(ERROR, ERROR, NOTE),
        says="{subject} is documented as a multiple of {after} now.",
        when=stated("multipleOf", before=False, after=True),
        example=("multiple of", "", "2"),
    ),
    ChangeKind(
        stem="multiple-of-unset",
        levels=(NOTE, NOTE, ERROR),
        says="{subject} is no longer documented as a multiple of {before}.",
        when=stated("multipleOf", before=True, after=False),
        example=("multiple of", "2", ""),
    ),
    ChangeKind(
        stem="multiple-of-widened",
        levels=(NOTE, NOTE, ERROR),
        says="{subject} was documented as a multiple of {before} and is of {after} now.",
        when=_steps(wider=True),
        example=("multiple of", "4", "2"),
    ),
    ChangeKind(
        stem="multiple-of-narrowed",
        levels=(ERROR, ERROR, NOTE),
        says="{subject} was documented as a multiple of {before} and is of {after} now.",
        when=_steps(wider=False),
        example=("multiple of", "2", "4"),
    ),
    ChangeKind(
        stem="multiple-of-changed",
        levels=(ERROR, ERROR, ERROR),
        says="{subject} was documented as a multiple of {before} and is of {after} now.",
        when=_steps(wider=None),
        example=("multiple of", "2", "3"),
    ),
)
_MEMBERS: Final = (
    ChangeKind(
        stem="unique-items-set",
        levels=(ERROR, ERROR, NOTE),
        says="{subject}: no two items may be equal now.",
        when=stated("uniqueItems", before=False, after=True),
        example=("items", "may be equal", "no two may be equal"),
    ),
    ChangeKind(
        stem="unique-items-unset",
        levels=(NOTE, NOTE, ERROR),
        says="{subject}: items may be equal now.",
        when=stated("uniqueItems", before=True, after=False),
        example=("items", "no two may be equal", "may be equal"),
    ),
    ChangeKind(
        stem="became-closed",
        levels=(WARNING, WARNING, NOTE),
        says="{subject} may hold no other keys than those that are documented now.",
        when=stated("additionalProperties", before=False, after=True),
        example=("other keys", "allowed", "not allowed"),
    ),
    ChangeKind(
        stem="no-longer-closed",
        levels=(NOTE, NOTE, NOTE),
        says="{subject} may hold other keys than those that are documented now.",
        when=stated("additionalProperties", before=True, after=False),
        why=f"{INFORMS} A key that is not documented is read by nobody who follows it, as one "
        "that is added.",
        example=("other keys", "not allowed", "allowed"),
    ),
)

KINDS: Final = (*_bounds(), *_STEPS, *_MEMBERS)


RULES: Final[tuple[Rule, ...]] = tuple(rule for kind in KINDS for rule in expanded(kind))
