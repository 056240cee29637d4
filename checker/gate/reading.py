"""A sentence -> the classes of its words, by `lexicon` and by where a word stands.

A word of no class is a deed behind an auxiliary and behind a topic whose clause has no other deed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from checker.gate.lexicon import MODELS, classes
from checker.model.regex import regex

Span = tuple[int, int]
Places = Callable[[Span], Span]  # part of the classes -> part of the sentence
TOPICS: Final = {  # class of a word that a packet may hardly say anything of -> the claim it makes
    "$": "claim-price",
    "A": "claim-uptime",
    "B": "claim-billing",
    "L": "claim-rate-limit",
    "M": "claim-model-availability",
    "O": "claim-uptime",
    "P": "claim-provider-state",
    "Q": "claim-quota",
    "T": "claim-latency",
}
_SHORT: Final = regex(r"(?:(?<=\bit)|(?<=\bthat)|(?<=\bthere))'(s)\b|'(m|re|ve|ll)\b")
_ASIDE: Final = regex(r", (?:however|indeed|of course|therefore|though|unfortunately),? ")
_LONG: Final = {"s": " is", "m": " am", "re": " are", "ve": " have", "ll": " will"}
_THIRD: Final = regex(r"(?<![isu])s\Z")  # plural of a noun, or third person of a deed …
_NOT_FINITE: Final = regex(r"[^,:?q_bhd19tkvVwfgJcXey]*(?:[,:?q_]|\Z)")  # … if none follows
_OBJECT: Final = regex(r"[bhd19otkvVwfgJcXey][^,:?q_]*p\Z")  # it is kept in the …
_TOKEN: Final = regex(
    r"\d[\d.,]*(?<![.,])(?: ?%|s\b)?"
    rf"|{MODELS}(?:-?[\w.:]*\d[\w.:]*|-\w+)+|o\d(?:-\w+)?\b"
    r"|[^\W\d_]\w*(?:-\w+){2,}|[^\W\d_]\w*(?:'(?!s\b)\w+)?"
    r"|[$\u20ac\u00a3\u00a5\u20b9,:=?!<>~%]|'s?|(?<= )-(?= )"
)


def written_out(sentence: str) -> str:
    """It is, they are, we have: two words of one."""
    sentence = _ASIDE.sub(" ", sentence)
    return _SHORT.sub(lambda short: _LONG[short[1] or short[2]], sentence)


def _deed(kept: list[tuple[str, int]], number: int, found: list[re.Match[str]]) -> bool:
    """Is a word of no class a deed: behind an auxiliary, "they", or a topic without another?"""
    (subject, at), (_, here) = kept[number - 1], kept[number]
    if subject == "d":
        return True
    if found[at][0] == "they":
        return number == 1 or kept[number - 2][0] in ",:_q"
    if subject not in TOPICS or not _THIRD.search(found[here][0]) or _in_a_name(found[here]):
        return False
    letters = "".join(letter for letter, _ in kept)
    return not _OBJECT.search(letters[: number - 1]) and bool(_NOT_FINITE.match(letters, number))


def _in_a_name(word: re.Match[str]) -> bool:
    """Is it a part of a name, as in `http.server.active_requests`, or of a path?"""
    return "_" in word[0] or word.string[: word.start()].endswith((".", "/"))


def read(sentence: str, own: frozenset[str] = frozenset()) -> tuple[str, Places]:
    """The classes of a sentence, and what gives the offsets of a part of them."""
    found = list(_TOKEN.finditer(sentence))
    letters, begins = classes([match[0].replace("-", "_") for match in found], own)
    kept = [(letter, at) for letter, at in zip(letters, begins, strict=True) if letter != "j"]
    for number, (letter, at) in enumerate(kept):
        if letter == "x" and number and _deed(kept, number, found):
            kept[number] = ("9", at)
    ends = [*(at for _, at in kept[1:]), len(found)]

    def place(span: Span) -> Span:
        start, end = span
        return found[kept[start][1]].start(), found[ends[end - 1] - 1].end()

    return "".join(letter for letter, _ in kept), place
