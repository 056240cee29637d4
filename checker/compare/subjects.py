"""Facts -> what a sentence is about, and where: ``Each of 3 response fields of `$.a` ``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.compare.direction import Direction, side
from checker.compare.wholes import Signal, WholeBody
from checker.model.contract import (
    DEMANDS,
    Attribute,
    Fact,
    Field,
    Metric,
    Operation,
    Statement,
    Status,
    Stream,
)
from checker.model.path import ROOT
from checker.model.place import is_name, written

MAX_LISTED: Final = 6  # names, values or places that a sentence lists; the rest is counted
MAX_LONG: Final = 3  # names that are longer than SHORT
SHORT: Final = 40  # characters

_SIDES: Final[dict[Direction | None, str]] = {
    Direction.REQUEST: "Request field",
    Direction.RESPONSE: "Response field",
    Direction.HEADER: "Response header",
}


def subject(fact: Fact) -> str:  # noqa: PLR0911 - one kind of fact, one answer
    """What a fact is about, without the place: ``Response field `$.id` ``."""
    match fact:
        case Field():
            where = side(fact)
            kind = _SIDES.get(where, f"{fact.where.capitalize()} parameter")
            name = (
                fact.path if where in (Direction.REQUEST, Direction.RESPONSE) else _name(fact.path)
            )
            return f"{kind} `{name}`"
        case WholeBody():
            whose = "request" if fact.where == "request" else f"{fact.status or ''} answer".strip()
            return f"`{fact.media_type}` as a form of the {whose}"
        case Attribute():
            return f"Attribute `{fact.attribute}`"
        case Signal():
            return f"Signal `{fact.signal}`"
        case Metric():
            return f"Metric `{fact.name}`"
        case Operation():
            return f"Operation `{fact.method} {fact.path}`"
        case Status():
            return f"Status {fact.status}"
        case Stream():
            return "The stream"
        case Statement():
            return _topic(fact)
    return f"`{fact.key}`"


def _topic(fact: Statement) -> str:
    if fact.topic != DEMANDS:
        return f"Topic `{fact.key}`"
    head, _, rest = _owner(fact)
    return f"What is demanded of `{rest or head}`"


def _owner(fact: Statement) -> tuple[str, str, str]:
    """Whose demands they are: (signal or page, "", attribute or heading)."""
    return fact.key.removeprefix(DEMANDS).strip().partition(" ")


def _name(path: str) -> str:
    """`limit` for `$.limit`, `X-Request-Id` for `$['X-Request-Id']`."""
    parts = written(path)
    return bare(parts[0] if parts else path) + "".join(parts[1:])


_PLURALS: Final = {"Status": "statuses"}


def subjects(facts: Sequence[Fact]) -> str:
    """What facts are about: ``Each of 3 response fields of `$.a` (`x`, `y`, `z`)``."""
    named = list(dict.fromkeys(map(subject, facts)))
    if len(named) == 1:
        return named[0]
    kinds = {name.removesuffix(f"`{_last(name)}`").removesuffix(_last(name)) for name in named}
    kind = kinds.pop().strip() if len(kinds) == 1 else ""
    plural = _PLURALS.get(kind, f"{kind[:1].lower()}{kind[1:]}s")
    fields = [fact for fact in facts if isinstance(fact, Field) and is_name(fact.path)]
    if kind and len(fields) == len(facts) and all(one.media_type for one in fields):
        paths = [written(one.path) for one in fields]
        members = list(dict.fromkeys(bare(path[-1]) for path in paths))
        objects = list(dict.fromkeys(ROOT + "".join(path[:-1]) for path in paths))
        if len(members) * len(objects) == len(named):  # each object has each of them
            if len(members) == 1:
                return f"{kind} `{members[0]}`{_of(objects)}"
            return f"Each of {len(members)} {plural}{_of(objects)} ({quoted(members)})"
    if not kind:
        listed = [name[:1].lower() + name[1:] for name in named]
        more = f" and {len(listed) - MAX_LISTED} more" if len(listed) > MAX_LISTED else ""
        return f"Each of {len(listed)} documented facts ({', '.join(listed[:MAX_LISTED])}{more})"
    if kind.startswith("What is demanded"):
        return f"{kind} {quoted([_last(name) for name in named])}"
    return f"Each of {len(named)} {plural} ({quoted([_last(name) for name in named])})"


def _of(objects: Sequence[str]) -> str:
    if len(objects) == 1:
        return f" of `{objects[0]}`"
    return f" of each of {len(objects)} objects ({quoted(objects)})"


def quoted(names: Sequence[str]) -> str:
    """Names of a sentence; the long ones are few."""
    most = MAX_LISTED if max(map(len, names)) <= SHORT else MAX_LONG
    listed = ", ".join(f"`{name}`" for name in names[:most])
    return listed + (f" and {len(names) - most} more" if len(names) > most else "")


def _last(name: str) -> str:
    """The name in a subject, without the words around it."""
    return name.partition("`")[2].partition("`")[0] or name.rpartition(" ")[2]


def bare(segment: str) -> str:
    """`limit` for `.limit`, `X-Id` for `['X-Id']`."""
    return segment.removeprefix(".").removeprefix("['").removesuffix("']")


def place(fact: Fact) -> str:
    """Where of several places a fact stands: `response 400`, `span.client`; "" where it is one."""
    match fact:
        case Field(status=None, variant=None):
            return fact.media_type or ""
        case Field():
            where = (fact.where, fact.status, fact.media_type, fact.variant)
            return " ".join(word for word in where if word)
        case Attribute():
            return fact.signal
        case Statement(topic="demands"):
            head, _, rest = _owner(fact)
            return head if rest else ""
    return ""
