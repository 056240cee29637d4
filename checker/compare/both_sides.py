"""A difference -> its two sides in the fewest words: `type integer` and `type string`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from checker.compare.basis import LISTS, unsaid
from checker.compare.direction import requirement
from checker.compare.observed_names import What
from checker.compare.words import named, shown, value_text
from checker.gate.wording import worded
from checker.model.contract import DEMANDS, Fact, Field
from checker.model.difference import Difference
from checker.model.errors import CheckerError

# What stands on either side where neither has words of its own.
WORDS: Final[Mapping[str | None, tuple[str, str]]] = {
    What.ABSENT: ("required", "absent"),
    What.ATTRIBUTE: ("not listed", "present"),
    What.ATTRIBUTE_ABSENT: ("required", "absent"),
    What.CARDINALITY: ("few distinct values", "a value of very many"),
    What.CUT: ("another event", "the end"),
    What.DEPRECATED: ("deprecated", "present"),
    What.ERROR: ("another body", "an error body"),
    What.EVENT: ("the listed events", "another event"),
    What.LINE: ("lines of an event stream", "a line that is none"),
    What.METHOD: ("the known values", "another value"),
    What.NAME: ("not named", "present"),
    What.NULL: ("not null", "null"),
    What.SENSITIVE: ("may hold sensitive data", "present"),
    What.SIDE: ("of the other side", "present"),
    What.STATUS: ("not listed", "present"),
    What.TERMINATOR: ("documented", "absent"),
    What.TOKEN: ("a closed set", "another value"),
}
# Of which a side holds what the other does not: where that is nothing, it states the rest still.
_IN_PARTS: Final = frozenset({*LISTS, "enum", "value", DEMANDS})


def documented_and_observed(one: Difference) -> tuple[str, str]:
    """What is documented, and what was seen instead; ("", "") where nothing was compared."""
    stated, was = WORDS.get(one.name, ("", ""))
    return _worded(shown(one.before) if one.before else stated), _worded(
        shown(one.after) if one.after else was
    )


def before_and_now(one: Difference) -> tuple[str, str]:
    """What was documented, and what is; "" for the side on which nothing is."""
    if one.name is None:
        return _fact(one.was), _fact(one.now)
    if one.name in _IN_PARTS and any(side in ((), {}) for side in (one.before, one.after)):
        listed = shown(one.after or one.before)
        without, with_ = _worded(f"without {listed}"), _worded(f"with {listed}")
        return (with_, without) if one.before else (without, with_)
    was, now = (
        "not stated" if unsaid(one.name, value) else f"{named(one)} {value_text(one.name, value)}"
        for value in (one.before, one.after)
    )
    return ("", "") if was == now else (_worded(was), _worded(now))


def _fact(fact: Fact | None) -> str:
    if not isinstance(fact, Field):
        return "" if fact is None else "documented"
    needed = requirement(fact)
    words = [*([" or ".join(fact.types)] if fact.types else [])]
    words += [] if needed is None else ["required" if needed else "optional"]
    return _worded(", ".join(words) or "documented")


def _worded(text: str) -> str:
    """The words, where they may be printed."""
    try:
        return str(worded(text)) if text else ""
    except CheckerError:
        return ""
