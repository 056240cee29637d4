"""Each literal of a pattern begins something that the pattern finds: one that begins nothing hides it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import name

import pytest

from checker import gate
from checker.gate.confusables import _DASHES, _LOOKS, alike
from checker.gate.encoded import unescaped
from checker.gate.patterns import Pattern, found
from checker.gate.wording import secrets_in
from tests.gate.planted import people
from tests.gate.planted.credentials import FORMS, NAMED
from tests.gate.planted.drawing import draw

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
    assert idle == [], idle


def test_where_case_does_not_count_literals_are_in_lower_case() -> None:
    folded = [literal for row in rows() if row.fold for literal in row.at]
    assert folded == [literal.lower() for literal in folded]


def test_a_literal_that_begins_nothing_is_found_out() -> None:
    tree = PARSER.parse(r"(?<=a)(?:tan|mfa)[:=]?\s{1,2}(?P<value>[^\W_]{3,8})")
    told = {text: "" in _rests(tree, {text}) for text in ("tan", "mfa: x", "tan:~", "tan: _", "")}
    assert told == {"tan": True, "mfa: x": True, "tan:~": False, "tan: _": False, "": True}


def _written(items: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Each sign that a pattern asks for by itself; one of a class may stand there in vain."""
    for kind, value in items:
        match str(kind):
            case "LITERAL":
                yield chr(value)
            case "BRANCH":
                yield from (sign for one in value[1] for sign in _written(one))
            case "SUBPATTERN" | "ASSERT" | "ASSERT_NOT":
                yield from _written(value[-1])
            case "ATOMIC_GROUP":
                yield from _written(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                yield from _written(value[2])


def test_patterns_are_written_as_a_text_is_read() -> None:
    """What `alike` makes of a text is searched: a sign that it replaces is found in none."""
    changed: list[tuple[str, str]] = []
    for row in dict.fromkeys(rows()):
        texts = (row.pattern, *(pattern for pattern, _ in row.otherwise))
        signs = {*"".join(row.at), *(sign for one in texts for sign in _written(PARSER.parse(one)))}
        changed += [(row.id, sign) for sign in signs if alike(sign) != sign]
    assert changed == []


def test_a_literal_in_latin_letters_reads_as_it_is_written_in_either_case() -> None:
    """So nothing that it finds depends on how a text of another script is read."""
    latin = {
        literal
        for row in rows()
        for literal in row.at
        if all(name(sign).startswith("LATIN ") for sign in literal if sign.isalpha())
    }
    assert len(latin) > 200
    forms = {form for one in latin for form in (one, one.upper(), one.capitalize())}
    assert [form for form in forms if alike(form) != form] == []


LABELS = ("\u043f\u0430\u0440\u043e\u043b\u044c", "\u30d1\u30b9\u30ef\u30fc\u30c9")
LABELS += ("\u5bc6\u7801", "\u5bc6\u78bc", "\ube44\ubc00\ubc88\ud638")


@pytest.mark.parametrize("label", LABELS)
def test_a_label_of_another_script_is_found_however_it_is_cased(label: str) -> None:
    for form in (label, label.capitalize(), label.upper()):
        found_here = {one.rule for one in secrets_in(f"It was {form}: Tr0ub4dor&3x\nthere.")}
        assert found_here == {"password"}, form


def test_each_literal_finds_something_by_itself() -> None:
    """Of what is planted: of two rows that find the same one could be idle."""
    lines = (Path(__file__).parent / "planted" / "each.txt").read_text("utf-8").splitlines()
    forms = [line.partition(" | ")[2].replace("\\n", "\n") for line in lines if line[0] != "#"]
    texts = [
        *map(draw, (*forms, *FORMS.values(), *NAMED.values())),
        *dict(people.all_of_it()).values(),
    ]
    plain = "\n".join(f"It was {alike(unescaped(text))}\nthere." for text in texts)
    idle = [
        (row.id, literal)
        for row in dict.fromkeys(rows())
        for literal in row.at
        if not any(found((replace(row, at=(literal,)),), plain))
    ]
    assert idle == [], idle


def test_what_looks_like_a_sign_is_beyond_ascii_and_read_as_one() -> None:
    """Of ASCII nothing is replaced: a sign of it in the table would stand there in vain."""
    looks = {**_LOOKS, "-": _DASHES}
    assert not [sign for signs in looks.values() for sign in signs if sign.isascii()]
    assert {plain: alike(signs) for plain, signs in looks.items()} == {
        plain: plain * len(signs) for plain, signs in looks.items()
    }
    assert not [plain for plain in looks if len(plain) != 1 or not plain.isascii()]


def test_any_other_sign_stands_for_one_of_ascii_or_for_itself() -> None:
    written = (
        "\u210c \u2460 \u0661 \uff21 \u00bd \uff8a"  # black-letter, circled, Arabic, wide; 1/2
    )
    assert alike(written) == "H 1 1 A \u00bd \uff8a"
