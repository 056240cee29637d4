"""Each literal of a pattern begins something that the pattern finds: one that begins nothing hides it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from typing import Any

from checker import gate
from checker.gate.patterns import Pattern

PARSER = getattr(re, "_parser")  # noqa: B009 - what a pattern is made of is told nowhere else
OF_CATEGORY = {"DIGIT": str.isdecimal, "SPACE": str.isspace, "WORD": lambda it: it == "_" or it.isalnum()}  # fmt: skip


def rows() -> Iterator[Pattern]:
    """Of all tables."""
    for module in pkgutil.iter_modules(gate.__path__):
        told = importlib.import_module(f"{gate.__name__}.{module.name}")
        for value in vars(told).values():
            if isinstance(value, tuple):
                yield from (one for one in value if isinstance(one, Pattern))


def _is_of(char: str, members: Iterable[tuple[Any, Any]]) -> bool:
    """Is a sign one of a class, in either case?"""
    found = negated = False
    for kind, value in members:
        match str(kind):
            case "NEGATE":
                negated = True
            case "LITERAL":
                found |= char == chr(value).lower()
            case "RANGE":
                found |= any(value[0] <= ord(one) <= value[1] for one in (char, char.upper()))
            case "CATEGORY":
                name = str(value).removeprefix("CATEGORY_")
                found |= OF_CATEGORY[name.removeprefix("NOT_")](char) is not name.startswith("NOT_")
    return found is not negated


def _rests(items: Iterable[tuple[Any, Any]], texts: set[str]) -> set[str]:
    """What is left of texts behind what a pattern may take of them; "" where all was taken."""
    for kind, value in items:
        if "" in texts or not texts:
            return texts
        texts = _behind(str(kind), value, texts)
    return texts


def _behind(kind: str, value: Any, texts: set[str]) -> set[str]:  # noqa: PLR0911 - one a kind of part
    match kind:
        case "LITERAL":
            return {text[1:] for text in texts if text[0] == chr(value).lower()}
        case "NOT_LITERAL":
            return {text[1:] for text in texts if text[0] != chr(value).lower()}
        case "ANY":
            return {text[1:] for text in texts}
        case "IN":
            return {text[1:] for text in texts if _is_of(text[0], value)}
        case "BRANCH":
            return set().union(*(_rests(one, texts) for one in value[1]))
        case "SUBPATTERN":
            return _rests(value[-1], texts)
        case "ATOMIC_GROUP":
            return _rests(value, texts)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = value
            found = set() if least else {*texts}
            for number in range(1, min(int(most), max(map(len, texts))) + 1):
                texts = _rests(inner, texts)
                found |= texts if number >= least or "" in texts else set()
            return found
    return texts  # looks around, and takes nothing


def test_each_literal_begins_what_its_pattern_finds() -> None:
    idle: list[tuple[str, str]] = []
    for row in dict.fromkeys(rows()):
        texts = (row.pattern, *(pattern for pattern, _ in row.otherwise))
        trees = [PARSER.parse(one) for one in texts]
        idle += [
            (row.id, literal)
            for literal in row.at
            if not any("" in _rests(tree, {literal.lower()}) for tree in trees)
        ]
    assert idle == []


def test_where_case_does_not_count_literals_are_in_lower_case() -> None:
    folded = [literal for row in rows() if row.fold for literal in row.at]
    assert folded == [literal.lower() for literal in folded]


def test_a_literal_that_begins_nothing_is_found_out() -> None:
    tree = PARSER.parse(r"(?<=a)(?:tan|mfa)[:=]?\s{1,2}(?P<value>[^\W_]{3,8})")
    told = {text: "" in _rests(tree, {text}) for text in ("tan", "mfa: x", "tan:~", "tan: _", "")}
    assert told == {"tan": True, "mfa: x": True, "tan:~": False, "tan: _": False, "": True}
