"""Each alternative of each pattern finds something: one that finds nothing is idle, or wrong.

What is found stands in `planted/passages.txt`, a JSON string a line, as forms that are drawn.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from checker import gate, packet
from checker.gate import claims
from checker.gate.national import Number
from checker.gate.patterns import Pattern
from checker.gate.reading import read, written_out
from checker.gate.sentences import sentences
from tests.gate.planted import people
from tests.gate.planted.credentials import FORMS, NAMED
from tests.gate.planted.drawing import draw

PLANTED = Path(__file__).parent / "planted"
FLAGS = re.compile(r"\(\?[imsx]+\)")


def parted(source: str) -> list[str]:
    """The alternatives that stand in no group."""
    parts, depth, at, inside = [""], 0, 0, 0  # inside: signs of a class that were read, and 1
    while at < len(source):
        sign = source[at : at + 2] if source[at] == "\\" else source[at]
        if inside:
            inside = 0 if sign == "]" and inside > 1 else inside + (sign != "^")
        else:
            inside = int(sign == "[")
            depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth and not inside:
            parts.append("")
        else:
            parts[-1] += sign
        at += len(sign)
    return parts


def patterns(package: ModuleType) -> Iterator[tuple[str, str, int]]:
    """Where each stands, what it is, and its flags."""
    for info in pkgutil.iter_modules(package.__path__):
        for name, value in vars(importlib.import_module(f"{package.__name__}.{info.name}")).items():
            place = f"{info.name}.{name}"
            if hasattr(value, "groupindex") and isinstance(value.pattern, str):
                yield place, value.pattern, value.flags & ~re.UNICODE
            for row in value if isinstance(value, tuple) else ():
                if isinstance(row, Number):
                    yield f"{place} {row.id}", row.form, 0
                if isinstance(row, Pattern):
                    for pattern in (row.pattern, *(other for other, _ in row.otherwise)):
                        yield f"{place} {row.id}", pattern, 0
    if package is gate:
        for claim, pattern in claims._patterns(claims.CLAIMS):
            yield claim.id, pattern.pattern, 0


@cache
def texts() -> tuple[str, ...]:
    """All in one and each by itself; as sentences and as their classes too."""
    lines = (PLANTED / "passages.txt").read_text("utf-8").splitlines()
    passages = [json.loads(draw(line)) for line in lines]
    forms = (PLANTED / "each.txt").read_text("utf-8").splitlines()
    drawn = [
        draw(form.partition(" | ")[2].replace("\\n", "\n")) for form in forms if form[0] != "#"
    ]
    drawn += [*map(draw, (*FORMS.values(), *NAMED.values())), *dict(people.all_of_it()).values()]
    plain = [written_out(one) for text in passages for _, one in sentences(text)]
    own = [row.own for row in claims.CLAIMS]
    classes = {read(one, words)[0] for one in plain for words in (frozenset[str](), *own)}
    found = [*passages, *plain, *sorted(classes), *drawn]
    return ("\n".join((*found, *map(str.lower, drawn))), *found)


@pytest.mark.parametrize("package", [gate, packet], ids=["gate", "packet"])
def test_each_alternative_finds_something(package: ModuleType) -> None:
    idle = [
        (place, alternative)
        for place, source, flags in dict.fromkeys(patterns(package))
        for alternative in parted(FLAGS.sub("", source, count=1))
        # What is searched in what stands before a place ends there.
        if not any(map(re.compile(alternative.removesuffix(r"\Z"), flags).search, texts()))
    ]
    assert idle == []


def test_alternatives_are_parted_outside_of_groups_and_classes() -> None:
    assert parted(r"a|(?:b|c)|[|\]]|\||[]|]") == ["a", "(?:b|c)", r"[|\]]", r"\|", "[]|]"]
