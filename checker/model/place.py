"""A path in the spelling of `model.path` -> its segments."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from checker.model.errors import Misused
from checker.model.path import Scalar


@dataclass(frozen=True, slots=True)
class Name:
    """A member of an object."""

    name: str


@dataclass(frozen=True, slots=True)
class Items:
    """Every item of an array."""


@dataclass(frozen=True, slots=True)
class Values:
    """Every value of a map."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The items in which members have values."""

    tests: tuple[tuple[str, Scalar], ...]


Segment: TypeAlias = "Name | Items | Values | Filters"

_QUOTED: Final = r"'(?:[^'\\]|\\.)*'"
_SEGMENT: Final = re.compile(
    rf"(?P<values>\.\*)|(?P<items>\[\*\])|\[\?(?P<filter>(?:\[{_QUOTED}\]|{_QUOTED}|[^'\[\]])*)\]"
    rf"|\[(?P<quoted>{_QUOTED})\]|\.(?P<name>[^.\[\s]+)"
)
_TEST: Final = re.compile(
    rf"@(?:\.(?P<name>[^.\[\s=]+)|\[(?P<quoted>{_QUOTED})\])==(?P<value>{_QUOTED}|[^&\s]+)"
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_LETTERS: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def _text(quoted: str) -> str:
    """What a string literal in single quotes stands for (RFC 9535 §2.3.1.1)."""

    def one(match: re.Match[str]) -> str:
        number, letter = match.groups()
        return chr(int(number, 16)) if number else _LETTERS.get(letter, letter)

    return _ESCAPE.sub(one, quoted[1:-1])


def _tests(text: str) -> tuple[tuple[str, Scalar], ...]:
    return tuple(
        (
            match["name"] if match["quoted"] is None else _text(match["quoted"]),
            _text(match["value"]) if match["value"].startswith("'") else json.loads(match["value"]),
        )
        for match in _TEST.finditer(text)
    )


@lru_cache(maxsize=65536)
def segments(path: str) -> tuple[Segment, ...]:
    """The segments after `$`. Raises Misused for a path in another spelling."""
    found: list[Segment] = []
    at = 1
    while at < len(path):
        match = _SEGMENT.match(path, at)
        if match is None:
            raise Misused(
                "a path of the contract is not written as `checker extract` writes paths",
                hint="Extract the contract again; paths are JSONPath, e.g. $.choices[*].index.",
            )
        match match.lastgroup:
            case "values":
                found.append(Values())
            case "items":
                found.append(Items())
            case "filter":
                found.append(Filters(_tests(match["filter"])))
            case "quoted":
                found.append(Name(_text(match["quoted"])))
            case _:
                found.append(Name(match["name"]))
        at = match.end()
    return tuple(found)


@lru_cache(maxsize=65536)
def parted(row: str) -> tuple[str, str, tuple[str, ...]]:
    """A row of a shape -> the path above it, its last segment ("" at the root), its variants.

    >>> parted("$.text.format['x-y'] type=json_schema")
    ('$.text.format', "['x-y']", ('type=json_schema',))
    """
    start = at = 1
    while match := _SEGMENT.match(row, at):
        start, at = at, match.end()
    return (row[:start], row[start:at], variants_of(row[at:]))


def variants_of(text: str | None) -> tuple[str, ...]:
    """`type=a kind=b c <undocumented>` -> its three parts: a value may hold a space."""
    found: list[str] = []
    for word in (text or "").split():
        if "=" in word or word.startswith("<") or not found:
            found.append(word)
        else:
            found[-1] += " " + word
    return tuple(found)
