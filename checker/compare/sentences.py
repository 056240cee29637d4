"""A change -> the words that tell it: what it is about, where, and what was and is documented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from checker.compare.basis import LISTS, unsaid
from checker.compare.demands import demanded
from checker.compare.direction import fact_of, requirement, went
from checker.compare.subjects import bare, quoted, subjects
from checker.compare.words import counted, listed, named, shown, value_text
from checker.gate.wording import worded
from checker.model.contract import (
    Attribute,
    Fact,
    Field,
    Operation,
    State,
    Statement,
)
from checker.model.difference import Difference
from checker.model.errors import CheckerError
from checker.model.place import written
from checker.model.wording import Wording

HIDDEN: Final = {"before": "one thing", "after": "another"}


def sentence(  # noqa: PLR0913 - each is a part of it
    says: str,
    differences: Sequence[Difference],
    *,
    places: Sequence[str] = (),
    used: tuple[Sequence[str], int] | None = None,
    parts: int = 0,
    beside: Sequence[Difference] = (),
    examples: Sequence[Fact] = (),
) -> Wording:
    """The sentence of a rule; without the documented values where those may not be printed.

    `differences` say the same of one or several subjects; `used`: (the definitions in which they
    stand, at how many places these are used); `beside`: members that came or went with them;
    `examples` still show what is no longer described.
    """
    difference, *_ = differences
    fact = fact_of(difference)
    words = {
        "subject": subjects([_about(one) for one in differences]),
        "name": named(difference),
        "turned": _turned(differences),
        "requirement": "required" if isinstance(fact, Field) and requirement(fact) else "optional",
        "replacement": _replacement(difference.now),
        "instead": _instead(difference),
        "demanded": demanded(differences),
        "headings": _headings(difference.now),
        "sunset": shown(dict(getattr(difference.was, "keywords", None) or {}).get("x-sunset")),
    }
    values = {
        "before": _side(difference.name, difference.before, difference.after),
        "after": _side(difference.name, difference.after, difference.before),
    }
    if values["before"] == values["after"]:  # what differs in them cannot be reported
        values = HIDDEN
    whole = "it" if len(differences) + len(beside) == 1 else "them"
    rest = (
        _beside(beside, differences)
        + _places(places)
        + _used(used)
        + _parts(parts, whole)
        + _examples(examples)
    )
    for filled in (words | values, words | HIDDEN | {"headings": "", "turned": "differs"}):
        with suppress(CheckerError):
            return worded(says.format_map(filled) + rest)
    return worded("A documented fact differs whose name or value may not be printed here.")


def _side(name: str | None, value: object, other: object) -> str:
    """A side; of a statement that says but less than the other one, which parts it has not."""
    if name == "value" and not value and isinstance(other, Mapping):
        return f"no {listed([shown(part) for part in other])}"
    return value_text(name, value)


def _about(one: Difference) -> Fact:
    """What the sentence is about: an operation in whose place another stands as it was."""
    if isinstance(one.was, Operation) and one.name in ("method", "path"):
        return one.was
    return fact_of(one)


def _turned(differences: Sequence[Difference]) -> str:
    """How a property turned, of one fact, or of several of which each may state its own."""
    first = differences[0]
    if first.name in LISTS and all(getattr(one, first.name, ()) for one in (first.was, first.now)):
        return _listing(first)
    before, after = (
        "conditional"
        if first.name == "required" and getattr(fact, "conditional", None)
        else "not stated"
        if unsaid(first.name, value)
        else value_text(first.name, value)
        for fact, value in ((first.was, first.before), (first.now, first.after))
    )
    if all((one.before, one.after) == (first.before, first.after) for one in differences):
        return f"was {before} and is {after} now"
    return "is stated now and was not" if before == "not stated" else "was stated and is not now"


def _listing(one: Difference) -> str:
    """How a list of which both sides state some is another."""
    if one.before == ():
        return f"listed with {shown(one.after)} too now"
    return f"listed without {shown(one.before)} now"


def _replacement(fact: Fact | None) -> str:
    if not isinstance(fact, Attribute) or not fact.replaced_by:
        return ""
    return f", replaced by {shown(fact.replaced_by)}"


def _headings(fact: Fact | None) -> str:
    """Under which headings a topic is mentioned, as a part of a sentence."""
    named = fact.value.get("headings") if isinstance(fact, Statement) else None
    return f", under {shown(named)}" if named else ""


def _instead(one: Difference) -> str:
    """The operation that is documented in the place of another."""
    if one.name is None or not isinstance(one.now, Operation):
        return ""
    return f"; `{one.now.method} {one.now.path}` is documented now"


def _beside(differences: Sequence[Difference], leads: Sequence[Difference]) -> str:
    """Members of other requirements that came or went with those that the rule names."""
    if not differences:
        return ""
    facts = [fact for one in differences if isinstance(fact := fact_of(one), Field)]
    members = dict.fromkeys(f"`{bare(written(one.path)[-1])}` ({_stated(one)})" for one in facts)
    whole = "it" if len(leads) == 1 else "them"
    return f" With {whole} {'went' if went(differences[0]) else 'came'} {listed(list(members))}."


def _stated(fact: Field) -> str:
    needed = requirement(fact)
    return "not said whether required" if needed is None else "required" if needed else "optional"


def _examples(facts: Sequence[Fact]) -> str:
    """Where the page still shows what it no longer describes, or answers with it."""
    if not facts:
        return ""
    only = [fact for fact in facts if fact.state is State.EXAMPLE_ONLY]
    stated = [one for fact in only or facts for one in fact.evidence]
    # Of an OpenAPI document the pointer says more than the heading of the block.
    under = [one.heading[-1] for one in stated if one.heading and one.pointer is None]
    at = [one.pointer for one in stated if one.pointer is not None]
    where = f" under {quoted(list(dict.fromkeys(under)))}" if under else ""
    where += f" at {quoted(list(dict.fromkeys(at)))}" if at else ""
    it = "it" if len(facts) == 1 else "them"
    return (
        f" An example{where} still shows {it}." if only else f" An answer with {it} stays{where}."
    )


def _places(places: Sequence[str]) -> str:
    named = [name for name in dict.fromkeys(places) if name]
    if not named:
        return ""
    count = f"{len(named)} places: " if len(named) > 1 else ""
    return f" In {count}{listed(named)}."


def _used(used: tuple[Sequence[str], int] | None) -> str:
    """The definitions that say it, and how many places of the page use them."""
    if used is None:
        return ""
    names, count = used
    return f" In {quoted(names)}, at {count} places." if names else f" At {count} places."


def _parts(parts: int, whole: str) -> str:
    """How many facts below what the sentence is about came or went with it."""
    return f" {counted(parts, 'documented part')} of {whole} changed with {whole}." if parts else ""
