"""A sentence -> how much it reads like a claim: a sum of weights learned from labelled sentences.

What is weighed are the beginnings of its words, pairs of them, runs of the classes of its words
(see `lexicon`), which begin with a dot, and, before and behind `>`, what it is first of and whether
it denies or asks, with each topic. `weights` is written by `tests/gate/learning.py`.
Above 0 a sentence is more like those that claim something than like those that do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from checker.gate.values import words
from checker.gate.weights import WEIGHTS
from checker.model.regex import regex

_WORD: Final = regex(r"[\w']+(?:\.[\w']+)*|[:?,%$=]")
_BEGINNING: Final = 5  # letters: what a word and its forms have in common
_RUN: Final = 3  # classes of the longest run
_FIRST: Final = words("U I R F P ' n M T L Q B $ A O l C")  # a sentence may be first of these …
_TOPICS: Final = words("P ' M T L Q B $ A O l C S D @ H")  # … and may touch these
ALWAYS: Final = "always"  # what every sentence has
UNIT: Final = 20  # weights are written as twentieths


def features(sentence: str, letters: str) -> frozenset[str]:
    """What is weighed of a sentence, which is in lower case, and of the classes of its words."""
    frames = _of_frames(letters, asks=sentence.endswith("?"))
    return frozenset((ALWAYS, *frames, *_of_words(sentence), *_of_classes(f"^{letters}$")))


def _of_words(sentence: str) -> Iterator[str]:
    found = (word[0] for word in _WORD.finditer(sentence))
    short = ["#" if any(map(str.isdigit, word)) else word[:_BEGINNING] for word in found]
    yield from short
    yield from map(" ".join, pairwise(("^", *short, "$")))


def _of_classes(letters: str) -> Iterator[str]:
    for size in range(1, _RUN + 1):
        for start in range(len(letters) - size + 1):
            yield "." + letters[start : start + size]


def _of_frames(letters: str, *, asks: bool) -> Iterator[str]:
    first = next((one for one in letters if one in _FIRST), "-")
    mood = ("n" if "n" in letters else "") + ("?" if asks else "")
    yield f"{first}{mood}>"
    for topic in _TOPICS.intersection(letters):
        yield from (f"{first}>{topic}", f"{mood}>{topic}", f"{first}{mood}>{topic}")


@cache
def _weights() -> dict[str, int]:
    table: dict[str, int] = {}
    for line in WEIGHTS.strip().splitlines():
        weight, *names = line.split("  ")
        table |= dict.fromkeys(names, int(weight))
    return table


def likeness(sentence: str, letters: str) -> float:
    """How much a sentence reads like a claim: what every feature of it adds."""
    table = _weights()
    return sum(table.get(name, 0) for name in features(sentence, letters)) / UNIT
