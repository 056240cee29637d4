"""What a page demands -> its key words (RFC 2119), and whether they changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from checker.compare.direction import fact_of
from checker.compare.subjects import quoted
from checker.compare.words import counted, cut, listed
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


def demanded(differences: Sequence[Difference]) -> str:
    """Under which headings, and how many sentences came or went, by their key words and names."""
    lead, *_ = differences
    facts = [fact for one in differences if isinstance(fact := fact_of(one), Statement)]
    was, now = (
        {at: str(it) for at, it in side.value.items()} if isinstance(side, Statement) else {}
        for side in (lead.was, lead.now)
    )
    alike = lead.name == DEMANDS and reworded(lead)
    places = [one.heading[-1] for fact in facts for one in fact.evidence[:1] if one.heading]
    where = f" under {quoted([cut(one) for one in dict.fromkeys(places)])}" if places else ""
    first = f" under `{cut(places[0])}`" if len(places) > 1 else ""
    turned = (("gone", was, now), ("new", now, was))
    turns = [] if alike else [_sentences(*one, first) for one in turned]
    return f"{where}: {' and '.join(filter(None, turns)) or 'the same key words'}"


def _sentences(turn: str, side: Mapping[str, str], other: Mapping[str, str], first: str) -> str:
    """``2 sentences are new (`MUST`, demand 3 of 4, `SHOULD` with `a.b`)``; "" where none is."""
    words = Counter(side.values()) - Counter(other.values())
    count = words.total()
    said = []
    for one, many in sorted(words.items()):
        told = _demand(one) + (f" in {many} of them" if many > 1 else "")
        if one == key_words(one):  # without a name it is found by its place on the page
            told += _numbered(one, many, side, other) + first
        said.append(told)
    turned = f"{'is' if count == 1 else 'are'} {turn}"
    return f"{counted(count, 'sentence')} {turned} ({listed(said)})" if count else ""


def _numbered(words: str, many: int, side: Mapping[str, str], other: Mapping[str, str]) -> str:
    """``, demand 3 of 4``: which of its owner's sentences, in the order of the page."""
    at = [
        str(number)
        for number, (digest, said) in enumerate(side.items(), 1)
        if said == words and other.get(digest) != words
    ]
    few = f"{many} of " if many < len(at) else ""
    return f", {few}demand{'' if len(at) == 1 else 's'} {listed(at)} of {len(side)}"


def _demand(demand: str) -> str:
    """`MUST` with `a.b`: the key words of a sentence, then what it names."""
    words = key_words(demand)
    names = demand.removeprefix(words).strip()
    shown_words = words.replace(" ", " … ").replace(" … NOT", " NOT")
    return f"`{shown_words}`" + (f" with `{cut(names)}`" if names else "")
