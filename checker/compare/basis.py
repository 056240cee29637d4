"""Which differences are a matter of what the page states at all, not of what it states.

`None` is *the page does not say*. From silence to a statement, from an example to a description:
a change of basis. It is told once for a fact, and leads what came or went with it.
"""

from __future__ import annotations

from typing import Final

from checker.compare.sides import LOWER, UPPER, from_prose
from checker.model.contract import UNSTATED, Field, State
from checker.model.delta import Delta

# Properties that are stated by a sentence: silence before is not the opposite of what is said now.
SAID: Final = frozenset(
    {"body_required", "instrument", "meaning", "object", "requirement_level", "required", "retry"}
    | {"stability", "terminator", "type", "types", "unit"}
)
# Where silence afterwards is no more than silence again; elsewhere a statement was withdrawn.
UNSAID: Final = frozenset(
    {"body_required", "instrument", "object", "required", "type", "types", "unit"}
)
# Keywords of a schema, which a page in prose may leave out.
KEYWORDS: Final = frozenset({"enum", "format", "pattern", *LOWER, *UPPER})


def absent(name: str | None, value: object) -> bool:
    """Does the value stand for silence?"""
    return value == () if name == "types" else value is UNSTATED or value is None


def contradicts(delta: Delta) -> bool:
    """Two places of the page disagree now, and did not."""
    return delta.name == "state" and delta.after == State.CONFLICTING


def in_schemas(delta: Delta) -> bool:
    """Do both sides rest on a schema, in which a keyword that is absent does not hold?"""
    return all(
        fact is not None and any(one.pointer for one in fact.evidence)
        for fact in (delta.was, delta.now)
    )


def restated(delta: Delta) -> bool:
    """Is the difference one of basis?"""
    name = delta.name
    if name == "state":
        return not contradicts(delta)
    if name == "stability" and delta.after == "deprecated":
        return False  # that is news, whatever was said before
    silences = (absent(name, delta.before), absent(name, delta.after))
    if name in ("body_required", "types", "nullable") and in_schemas(delta):
        return False  # there silence is a statement: no body, any type
    if name in SAID:
        return silences[0] or (silences[1] and name in UNSAID)
    if name == "nullable":  # not known while no types are stated
        return any(silences)
    return (
        name in KEYWORDS
        and isinstance(delta.was, Field)
        and any(silences)
        and from_prose(delta.was)
        and from_prose(delta.now)
    )


def leads(delta: Delta, other: Delta) -> bool:
    """Does a change of basis tell another difference of the same fact along with it?"""
    if other.name in ("state", None) or other is delta:
        return False
    if not contradicts(delta) and not (
        restated(delta) and delta.name in ("state", "required", "types")
    ):
        return False
    return (
        absent(other.name, other.before)
        or absent(other.name, other.after)
        or (delta.name == "types" and other.name == "nullable")
    )
