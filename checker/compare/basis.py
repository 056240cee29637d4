"""Which differences are a matter of what the page states at all, not of what it states.

`None` is *the page does not say*. From silence to a statement, from an example to a description:
a change of basis. It is reported once for a fact, and leads what came or went with it. Between two
formal documents of one form a constraint that is absent does not hold, so that its coming or going
is judged; in prose, in tables and between the forms of a page it is silence.
"""

from __future__ import annotations

from typing import Final

from checker.compare.direction import Effect, type_effect
from checker.compare.forms import API_FACTS, formal
from checker.model.contract import DEMANDS, UNSTATED, State, is_mention
from checker.model.difference import Difference

# Properties of telemetry that a cell or a sentence states: silence before is not the opposite of
# what is said now.
SAID: Final = frozenset({"instrument", "requirement_level", "stability", "type", "unit"})
# Where silence afterwards is no more than silence again; elsewhere a statement was withdrawn.
UNSAID: Final = frozenset({"instrument", "type", "unit"})
# What a formal document need not say either.
OPEN: Final = frozenset({"conditional", "meaning", "object", "required", "retry", "terminator"})
# Properties that are false where nothing is said of them.
FLAGS: Final = frozenset({"conditional", "deprecated", "free_form", "nullable"})
# Lists, which another form of a page need not give in full.
LISTS: Final = frozenset({"authentication", "events", "servers", "variants"})


def absent(name: str | None, value: object) -> bool:
    """Does the value stand for silence?"""
    return value == () if name == "types" else value is UNSTATED or value is None


def unsaid(name: str | None, value: object) -> bool:
    """Does the value, or the flag, or the list, stand for silence?"""
    if name in ("value", DEMANDS) and not value:  # what differs is all on the other side
        return True
    return absent(name, value) or value == () or (name in FLAGS and value is False)


def contradicts(one: Difference) -> bool:
    """Two places of the page disagree now, and did not."""
    return one.name == "state" and one.after == State.CONFLICTING


def in_schemas(one: Difference) -> bool:
    """Do formal documents of one form state both sides? There what is absent does not hold."""
    return not one.across and formal(one.was) and formal(one.now)


def restated(one: Difference) -> bool:
    """Is the difference one of basis?"""
    name = one.name
    if name == "state":
        return not contradicts(one)
    if name is None or _is_news(one):
        return False
    if is_mention(one.was) is not is_mention(one.now):
        return name in ("headings", "passage", "value")
    if not isinstance(one.was, API_FACTS):
        silences = (absent(name, one.before), absent(name, one.after))
        return name in SAID and (silences[0] or (silences[1] and name in UNSAID))
    return (name in OPEN or not in_schemas(one)) and _silent(one)


def _is_news(one: Difference) -> bool:
    """A deprecation is, whatever was said before."""
    return (one.name == "stability" and one.after == "deprecated") or (
        one.name == "deprecated" and one.after is True
    )


def _silent(one: Difference) -> bool:
    """Does one side not say it: no value, no flag, no list; or not in full, in another form?"""
    name, across = one.name, one.across
    if absent(name, one.before) or absent(name, one.after):
        return across or name != "default"  # a note that says more, where both sides have one form
    if name in FLAGS:
        return False in (one.before, one.after) and (across or name in OPEN | {"free_form"})
    if name == "types":
        return across and not (formal(one.was) and formal(one.now)) and _is_coarser(one)
    if name in LISTS:
        lists = (getattr(fact, str(name)) for fact in (one.was, one.now))
        return (across and name != "variants") or not all(lists)
    return name == "alternatives"


def _is_coarser(one: Difference) -> bool:
    """Does one side but say less: `number` in a table of what is an `integer` in a schema?"""
    return type_effect(one) in (Effect.WIDENED, Effect.NARROWED)


def leads(one: Difference, other: Difference) -> bool:
    """Does a change of basis tell another difference of the same fact along with it?"""
    if other.name in ("state", None) or other is one:
        return False
    if not contradicts(one) and not restated(one):
        return False
    return (
        restated(other)
        or absent(other.name, other.before)
        or absent(other.name, other.after)
        or (one.name == "types" and other.name == "nullable")
    )
