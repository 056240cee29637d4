"""Text -> sentences as they are read: bounded, in lower case, names (code spans) one word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.gate.names import unnamed
from checker.model.regex import regex

_BREAK: Final = regex(  # a wrapped line goes on; an item, cell, key or heading begins anew
    r"[.!?](?=[\s\"'\u201d\u2019)*_]|\Z)"
    r"|[;|\u2500-\u257f]"
    r"|</?(?:a|body|br|div|h[1-6]|li|p|table|t[dhr]|title|ul)\b[^<>]{0,512}>"
    r"|\n(?=\s{0,12}(?:[-*#>|+:\u2022]|\d{1,3}[.)]|[\w .-]{1,40}:|\n|\Z))"
)
_LONGEST: Final = 600  # characters of a sentence that are read at once …
_OVERLAP: Final = 200  # … and how many of them again with the next
_WORD: Final = 100  # … which is cut at a blank that is no further away
_SHORTEST: Final = 2  # characters: "$5", and nothing shorter claims anything
_URL: Final = regex(r"\bhttps?://[^\s|<>\"]{1,2048}|(?<![\w#])#[\w-]{1,200}")  # and anchors
_MARKS: Final = regex(
    r"</?(?:b|code|em|i|span|strong)\b[^<>]{0,512}>|[*\u201c\u201d\"()\[\]]+|(?<!\w)_+|_+(?!\w)"
)
_FOLD: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-"})


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(Offset, sentence with its closing sign as it is read), none longer than `_LONGEST`."""
    prose = unnamed(text)
    for start, end in _spans(prose):
        for first, stop in _parts(prose, start, end):
            written = text[first:stop]
            words = written.lstrip()
            if len(words) >= _SHORTEST:
                yield first + len(written) - len(words), _read(prose[first:stop])


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is read at once, cut between two words: half a name is another word."""
    while end - start > _LONGEST:
        most = start + _LONGEST
        stop = text.rfind(" ", most - _WORD, most) + 1 or most
        yield start, stop
        again = stop - _OVERLAP
        start = text.rfind(" ", again - _WORD, again) + 1 or again
    yield start, end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for sign in _BREAK.finditer(text):
        yield start, sign.end() if sign[0] in ".!?" else sign.start()
        start = sign.end()
    yield start, len(text)


def _read(written: str) -> str:
    """Lower case, one space between words, without emphasis and quotes."""
    plain = _MARKS.sub("", _URL.sub("url", written)).translate(_FOLD)
    return " ".join(plain.lower().split())
