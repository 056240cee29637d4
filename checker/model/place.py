"""A path in the grammar of `checker.model.path` -> its segments, and the paths above it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from checker.model.errors import Misused
from checker.model.path import ITEMS, QUOTED, ROOT, SHORTHAND, Scalar, unquoted
from checker.model.regex import regex
from checker.model.variants import variants_of


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

_NAME: Final = rf"\.{SHORTHAND}|\[{QUOTED}\]"
_LITERAL: Final = rf"{QUOTED}|true|false|-?(?:[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|Infinity)"
_TEST: Final = rf"@(?:{_NAME})==(?:{_LITERAL})"
_FILTERS: Final = rf"\[\?{_TEST}(?: && {_TEST})*\]"
_STEP: Final = regex(
    rf"(?P<values>\.\*)|(?P<items>\[\*\])|(?P<filters>{_FILTERS})|(?P<name>{_NAME})", re.DOTALL
)
_ONE_TEST: Final = regex(rf"@(?P<name>{_NAME})==(?P<value>{_LITERAL})", re.DOTALL)


def _name(text: str) -> str:
    return text[1:] if text.startswith(".") else unquoted(text[1:-1])


def _segment(match: re.Match[str]) -> Segment:
    match match.lastgroup:
        case "values":
            return Values()
        case "items":
            return Items()
        case "filters":
            return Filters(
                tuple(
                    (
                        _name(test["name"]),
                        unquoted(test["value"])
                        if test["value"].startswith("'")
                        else json.loads(test["value"]),
                    )
                    for test in _ONE_TEST.finditer(match[0])
                )
            )
    return Name(_name(match[0]))


def _steps(path: str) -> Iterator[re.Match[str]]:
    """The segments, as far as they are in the grammar."""
    at = len(ROOT)
    while match := _STEP.match(path, at):
        yield match
        at = match.end()


def names_in(path: str) -> list[str]:
    """The names of members that a path goes through. Raises as `segments` does."""
    return [part.name for part in segments(path) if isinstance(part, Name)]


@lru_cache(maxsize=65536)
def segments(path: str) -> tuple[Segment, ...]:
    """The segments after `$`. Raises Misused for a path in another grammar."""
    return tuple(segment for segment, _ in _read(path))


@lru_cache(maxsize=65536)
def written(path: str) -> tuple[str, ...]:
    """The segments after `$` as the path writes them. Raises Misused as `segments` does."""
    return tuple(text for _, text in _read(path))


def _read(path: str) -> Iterator[tuple[Segment, str]]:
    end = len(ROOT)
    for match in _steps(path):
        yield _segment(match), match[0]
        end = match.end()
    if not path.startswith(ROOT) or end < len(path):
        raise Misused(
            "a path of the contract is not written as `checker extract` writes paths",
            hint="Extract the contract again; paths are JSONPath, e.g. $.choices[*].index.",
        )


def is_path(text: str) -> bool:
    """Is it a path as contracts have them, from `$` on?"""
    try:
        segments(text)
    except Misused:
        return False
    return True


def ancestors(path: str) -> tuple[str, ...]:
    """The paths above, nearest first, the root last. Raises Misused as `segments` does.

    Items of one kind stand below all items: above `$.a[?@.type=='x'].b` are
    `$.a[?@.type=='x']`, `$.a[*]`, `$.a` and `$`.
    """
    parts = written(path)
    found: list[str] = []
    for count in range(len(parts), -1, -1):
        if count < len(parts):
            found.append(ROOT + "".join(parts[:count]))
        if count and isinstance(segments(path)[count - 1], Filters):
            found.append(ROOT + "".join(parts[: count - 1]) + ITEMS)
    return tuple(found)


def is_name(path: str) -> bool:
    """Does the path end in the name of a member, not in items, values or the root?"""
    parts = segments(path)
    return bool(parts) and isinstance(parts[-1], Name)


@lru_cache(maxsize=65536)
def parted(row: str) -> tuple[str, str, tuple[str, ...]]:
    """A row of a shape -> the path above it, its last segment ("" at the root), its variants.

    >>> parted("$.text.format['x-y'] type=json_schema")
    ('$.text.format', "['x-y']", ('type=json_schema',))
    """
    start = end = len(ROOT)
    for match in _steps(row):
        start, end = match.span()
    return row[:start], row[start:end], variants_of(row[end:])
