"""Values of facts -> words of a sentence: as code, as a list, cut where they are long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from checker.compare.direction import LOWER, UPPER
from checker.compare.subjects import MAX_LISTED
from checker.model.contract import Unstated
from checker.model.difference import Difference
from checker.model.regex import regex

_DIGEST: Final = regex(r"sha256:[0-9a-f]{64}")
MAX_WORD: Final = 80  # characters of one documented value in a sentence
LIMITS: Final = frozenset({*LOWER, *UPPER})

# Properties whose name in the contract is no word of a sentence.
_NAMES: Final = {
    "eachAlternative": "what single alternatives say",
    "furtherAlternatives": "what further alternatives say",
    "furtherForms": "what further forms of this media type hold",
    "mediaTypeParameters": "parameters of the media type",
    "replaced_by": "replacement",
    "requiredElsewhere": "what is required and not described",
    "types": "type",
}


def named(one: Difference) -> str:
    """A property as words; a keyword of a schema without one as it stands there."""
    name = one.name or ""
    if one.name in _NAMES:
        return _NAMES[one.name]
    return name.replace("_", " ") if name == name.lower() else f"keyword `{name}`"


def value_text(name: str | None, value: object) -> str:
    """A value of a property; a pair of two flags may be a set, and a pair of a bound is none."""
    if name in LIMITS and isinstance(value, tuple):
        limit, excluded = value
        return f"{shown(limit)} (excluded)" if excluded else shown(limit)
    return shown(value)


def shown(value: object) -> str:  # noqa: PLR0911 - one kind of value, one answer
    """A documented value as a word of a sentence."""
    match value:
        case dict() | list() if not value:
            return f"`{value}`"
        case "":
            return "an empty text"
        case None | () | Unstated.UNSTATED:
            return "not stated"
        case bool():
            return "true" if value else "false"
        case float():
            return repr(value).removesuffix(".0")
        case str() if _DIGEST.fullmatch(value):
            return "a text"
        case str():
            return f"`{cut(value)}`"
        case Mapping():
            return listed([f"{key}: {shown(item)}" for key, item in value.items()])
        case tuple() | list():
            return listed([shown(item) for item in value])
    return cut(str(value))


def cut(text: str) -> str:
    """One line, without the mark of code, of a length that a sentence bears."""
    flat = " ".join(text.replace("`", "'").split())
    return flat if len(flat) <= MAX_WORD else flat[: MAX_WORD - 1] + "…"


def listed(words: Sequence[str]) -> str:
    """The first of several; the rest is counted."""
    rest = len(words) - MAX_LISTED
    return ", ".join(words[:MAX_LISTED]) + (f" and {rest} more" if rest > 0 else "")


def counted(count: int, word: str) -> str:
    """`1 part`, `2 parts`."""
    return f"{count} {word}{'' if count == 1 else 's'}"
