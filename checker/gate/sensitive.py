"""Text -> places of credentials and personal data: as it stands, unescaped, decoded up to twice.

A contract repeats most of its lines, and a page most of its words. What cannot reach over a word,
or over a line, is looked for once in each, and in the whole text only where it was found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from checker.gate.bare_secrets import unnamed
from checker.gate.confusables import alike
from checker.gate.encoded import decoded, unescaped
from checker.gate.patterns import Pattern, folded, found
from checker.gate.personal import named, numbered
from checker.gate.secrets import KEYS, LINES, STRUCTURES
from checker.model.regex import regex

_SHORTEST: Final = 11  # signs of a key of KEYS, with what begins it
_LABEL: Final = 80  # signs at the end of a line that may tell what the next begins with
_DIGIT: Final = regex(r"\d")
# What is safe by its form, and makes half of a contract's signs: a digest that is named as one,
# alone in its quotes, and an index among alternatives (RFC 6901 §4). No pattern reaches into the
# one, or over the words on both sides of the other. What a digest encodes is looked for as before.
_SAFE: Final = (
    ('_digest": "', regex(r'_digest": "sha256:[0-9a-f]{64}(?=")')),
    ("Of/", regex(r'Of/\d{1,2}(?=/[A-Za-z]{3}|")')),
)


def sensitive(text: str, allow: Collection[str]) -> tuple[str, set[tuple[int, str, str]]]:
    """The text unescaped, and the (offset in it, rule, kind) of each place.

    An encoded place is where its encoding begins; one that only shows before the text is unescaped
    is the line.
    """
    plain = alike(unescaped(text))
    places = set(_in(plain, allow))
    if "\\" in text:  # what begins like an escape: `\\npm_…`
        hidden = tuple(_escaped(text, plain))
        said = "\n".join(line for _, line in hidden)
        for rule, at in found(KEYS, said):
            places.add((hidden[said.count("\n", 0, at)][0], rule, "secret"))
    runs = tuple(_decoded(plain))
    places.update(_elsewhere(runs, allow))
    return plain, places


def _decoded(plain: str) -> Iterator[tuple[int, str]]:
    """Offset of each encoded run, and what it says: also what is encoded in that."""
    for run, words in decoded(plain):
        at = plain.find(run)
        yield at, words
        yield from ((at, inner) for _, inner in decoded(words))


def _escaped(text: str, plain: str) -> Iterator[tuple[int, str]]:
    """Offset in the plain text, and the line as it was, where a line has an escape."""
    at = 0
    for before, after in zip(text.split("\n"), plain.split("\n"), strict=True):
        if "\\" in before:
            yield at, before
        at += len(after) + 1


def _elsewhere(
    pairs: Collection[tuple[int, str]], allow: Collection[str]
) -> Iterator[tuple[int, str, str]]:
    """What is found in lines that stand for other places."""
    if not pairs:
        return
    said = "\n".join(words for _, words in pairs)
    starts = [start for start, _ in pairs]
    for at, rule, kind in _in(said, allow):
        yield starts[said.count("\n", 0, at)], rule, kind


def _in(text: str, allow: Collection[str]) -> Iterator[tuple[int, str, str]]:
    bare = _bare(text).split("\n")
    lines = "\n".join(dict.fromkeys(bare))
    words = "\n".join({word for word in lines.split() if len(word) >= _SHORTEST})
    if any(found(KEYS, words)):
        yield from ((at, rule, "secret") for rule, at in found(KEYS, text))
    if any(found(LINES, lines)):
        yield from ((at, rule, "secret") for rule, at in found(LINES, text))
    # Structures reach over lines; those of which no word stands in any line are in none of them.
    yield from ((at, rule, "secret") for rule, at in found(tuple(_met(lines)), text))
    if any(True for _ in unnamed(lines)):
        yield from ((at, "unnamed-secret", "secret") for at in unnamed(text))
    if any(named(lines, allow)):
        yield from ((at, rule, "personal-data") for rule, at in named(text, allow))
    if any(numbered("\n".join(_with_digits(bare)))):
        yield from ((at, rule, "personal-data") for rule, at in numbered(text))


def _met(lines: str) -> Iterator[Pattern]:
    """Of the structures those of which a literal stands in the lines, with no other literal."""
    low = folded(lines)
    for row in STRUCTURES:
        at = tuple(one for one in row.at if one in (low if row.fold else lines))
        if at:
            yield replace(row, at=at)


def _bare(text: str) -> str:
    """The text without what is safe by its form; its lines stay lines."""
    for begins, form in _SAFE:
        text = form.sub(begins, text) if begins in text else text
    return text


def _with_digits(lines: Sequence[str]) -> Iterator[str]:
    """Each line that has a digit once, behind the end of each line that stands before it."""
    numbers = set(filter(_DIGIT.search, set(lines)))
    seen: set[tuple[str, str]] = set()
    whole: set[str] = set()
    for place in (place for place, line in enumerate(lines) if line in numbers):
        line, before = lines[place], lines[place - 1][-_LABEL:] if place else ""
        if (before, line[:_LABEL]) not in seen:
            seen.add((before, line[:_LABEL]))
            yield before
            yield line[:_LABEL] if line in whole else line
            whole.add(line)
