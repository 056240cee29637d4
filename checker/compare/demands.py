"""What a page demands -> its key words (RFC 2119), and whether they changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from checker.compare.direction import fact_of
from checker.model.contract import DEMANDS, Statement
from checker.model.difference import Difference
from checker.model.regex import regex

# A name may be in capitals too: `MUST GET` is one word and a name.
_KEY_WORDS: Final = regex(
    r"(?:(?:MUST|SHALL|SHOULD|REQUIRED|RECOMMENDED|MAY|OPTIONAL)(?:\sNOT)?(?:\s|$))*"
)


def key_words(sentence: str) -> str:
    """`MUST NOT` of `MUST NOT 5xx error.type`: what names a sentence begins with them."""
    found = _KEY_WORDS.match(sentence)
    return found[0].strip() if found else ""


def is_demand(one: Difference) -> bool:
    """Is it about what a page demands?"""
    fact = fact_of(one)
    return isinstance(fact, Statement) and fact.topic == DEMANDS


def reworded(difference: Difference) -> bool:
    """Do the sentences that came say the same key words as those that went, of the same names?

    A name that is set as code now, and was written in words, or the reverse, is the same name;
    so is one in other letters.
    """
    sides = [
        Counter(map(str, value.values())) if isinstance(value, Mapping) else Counter[str]()
        for value in (difference.before, difference.after)
    ]
    words = [_counted(map(key_words, side.elements())) for side in sides]
    names = [
        _counted(one.removeprefix(key_words(one)).casefold() for one in side.elements())
        for side in sides
    ]
    return words[0] == words[1] and (names[0] == names[1] or not all(names))


def _counted(sentence: Iterable[str]) -> Counter[str]:
    return Counter(word for one in sentence for word in one.replace(" NOT", "-NOT").split())
