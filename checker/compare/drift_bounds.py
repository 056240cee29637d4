"""TURNS of bounds: the limits of numbers, texts and arrays, each with four turns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.compare.sides import LOWER, UPPER
from checker.compare.turns import ERROR, NOTE, WAS_NOW, Turn, bound, expanded
from checker.model.delta import Delta
from checker.model.rule import Rule


def _bounds() -> Iterator[Turn]:
    """Four turns of each bound; a raised upper bound widens, a raised lower bound narrows."""
    for name, stem in (UPPER | LOWER).items():
        widens = "increased" if name in UPPER else "decreased"
        narrows = "decreased" if name in UPPER else "increased"
        words = {"was": WAS_NOW, "set": "{subject}: its {name} is documented as {after} now."}
        words["unset"] = "{subject}: its {name} {before} is no longer documented."
        for effect, back, request, response, says in (
            (widens, narrows, NOTE, ERROR, words["was"]),
            (narrows, widens, ERROR, NOTE, words["was"]),
            ("set", "unset", ERROR, NOTE, words["set"]),
            ("unset", "set", NOTE, ERROR, words["unset"]),
        ):
            yield Turn(
                stem=f"{stem}-{effect}",
                request=request,
                parameter=request,
                response=response,
                says=says,
                when=bound(name, effect),
                mirror=f"{stem}-{back}",
            )


TURNS: Final = tuple(_bounds())


RULES: Final[tuple[Rule[Delta], ...]] = tuple(rule for turn in TURNS for rule in expanded(turn))
