"""A change -> the words that tell it: what it is about, where, and what was and is documented."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from checker.compare.implied import Body, Signal
from checker.compare.sides import LOWER, UPPER, Side, fact_of, requirement, side
from checker.model.contract import (
    DEMANDS,
    UNSTATED,
    Attribute,
    Fact,
    Field,
    Metric,
    Operation,
    Statement,
    Status,
    Stream,
)
from checker.model.delta import Delta
from checker.model.errors import CheckerError
from checker.model.place import written
from checker.model.wording import Wording

SHORT: Final = len("sha256:") + 12  # characters of a digest in a sentence: two can be told apart
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}")
MAX_WORD: Final = 80  # characters of one documented value in a sentence
LIMITS: Final = frozenset({*LOWER, *UPPER})
MAX_LISTED: Final = 6  # values or places that a sentence lists; the rest is counted

_SIDES: Final = {
    Side.REQUEST: "Request field",
    Side.RESPONSE: "Response field",
    Side.HEADER: "Response header",
}

# Properties whose name in the contract is no word of a sentence.
_NAMES: Final = {
    None: "kind of fact",
    "eachAlternative": "what single alternatives say",
    "furtherAlternatives": "what further alternatives say",
    "furtherForms": "what further forms of this media type hold",
    "mediaTypeParameters": "parameters of the media type",
    "replaced_by": "replacement",
    "requiredElsewhere": "what is required and not described",
    "types": "type",
}


def sentence(says: str, delta: Delta, places: Sequence[str], parts: int) -> Wording:
    """The sentence of a rule; without the documented values where those may not be printed."""
    words = {
        "subject": subject(fact_of(delta)),
        "name": _NAMES.get(delta.name, (delta.name or "").replace("_", " ")),
        "before": _told(delta.name, delta.before),
        "after": _told(delta.name, delta.after),
        "requirement": _requirement(fact_of(delta)),
        "replacement": _replacement(delta.now),
        "instead": _instead(delta),
        "headings": _headings(delta.now),
        "sunset": shown(dict(getattr(delta.was, "keywords", None) or {}).get("x-sunset")),
    }
    told = says.format_map(words) + _places(places) + _parts(parts)
    try:
        return Wording(told)
    except CheckerError:
        pass
    hidden = {"before": "one thing", "after": "another", "headings": ""}
    try:
        return Wording(says.format_map(words | hidden) + _places(places) + _parts(parts))
    except CheckerError:
        return Wording("A documented fact differs whose name or value may not be printed here.")


def subject(fact: Fact) -> str:  # noqa: PLR0911 - one kind of fact, one answer
    """What a fact is about, without the place: ``Response field `$.id` ``."""
    match fact:
        case Field():
            where = side(fact)
            kind = _SIDES.get(where or Side.PARAMETER, f"{fact.where.capitalize()} parameter")
            name = fact.path if where in (Side.REQUEST, Side.RESPONSE) else _name(fact.path)
            return f"{kind} `{name}`"
        case Body():
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
    first = parts[0] if parts else path
    bare = first.removeprefix(".").removeprefix("['").removesuffix("']")
    return bare + "".join(parts[1:])


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


def _told(name: str | None, value: object) -> str:
    """A value of a property; a pair of two flags may be a set, and a pair of a bound is none."""
    if name == DEMANDS and isinstance(value, Mapping):
        value = tuple(value.values())
    if name in LIMITS and isinstance(value, tuple):
        limit, excluded = value
        return f"{shown(limit)} (excluded)" if excluded else shown(limit)
    return shown(value)


def shown(value: object) -> str:  # noqa: PLR0911 - one kind of value, one answer
    """A documented value as a word of a sentence."""
    match value:
        case None | () | []:
            return "not stated"
        case _ if value is UNSTATED:
            return "not stated"
        case bool():
            return "true" if value else "false"
        case float():
            return repr(value).removesuffix(".0")
        case str() if _DIGEST.fullmatch(value):
            return f"`{value[:SHORT]}…`"
        case str():
            return f"`{_cut(value)}`"
        case Mapping():
            return _listed([f"{key}: {shown(item)}" for key, item in value.items()])
        case tuple() | list():
            return _listed([shown(item) for item in value])
    return _cut(str(value))


def _cut(text: str) -> str:
    flat = " ".join(text.replace("`", "'").split())
    return flat if len(flat) <= MAX_WORD else flat[: MAX_WORD - 1] + "…"


def _listed(words: Sequence[str]) -> str:
    rest = len(words) - MAX_LISTED
    return ", ".join(words[:MAX_LISTED]) + (f" and {rest} more" if rest > 0 else "")


def _requirement(fact: Fact) -> str:
    return "required" if isinstance(fact, Field) and requirement(fact) else "optional"


def _replacement(fact: Fact | None) -> str:
    if not isinstance(fact, Attribute) or not fact.replaced_by:
        return ""
    return f", replaced by {shown(fact.replaced_by)}"


def _headings(fact: Fact | None) -> str:
    """Under which headings a topic is mentioned, as a part of a sentence."""
    named = fact.value.get("headings") if isinstance(fact, Statement) else None
    return f", under {shown(named)}" if named else ""


def _instead(delta: Delta) -> str:
    """Of a path that moved: where it was, and where it is."""
    if delta.name is None:
        return ""
    return f", which was {shown(delta.before)}; {shown(delta.after)} is documented now"


def _places(places: Sequence[str]) -> str:
    named = [name for name in dict.fromkeys(places) if name]
    if not named:
        return ""
    return (
        f" In {_listed(named)}."
        if len(places) == 1
        else f" In {len(places)} places: {_listed(named)}."
    )


def _parts(parts: int) -> str:
    return f" With it {parts} documented {'parts' if parts > 1 else 'part'} of it." if parts else ""
