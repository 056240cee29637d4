"""Text -> the same text, as long, with signs that only look like ASCII read as what they look like.

A key with a Cyrillic letter, a card number with en dashes or in wide digits: a person copies it,
and no pattern of ASCII finds it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from checker.gate.patterns import folded
from checker.model.regex import regex

_DASHES: Final = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d\u00ad\u30fc\u02d7"
)
_LOOKS: Final = {  # letters of other scripts, and the Latin letters that they look like
    "a": "\u0430\u03b1\u0251",
    "b": "\u0184\u042c",
    "c": "\u0441\u03f2\u1d04",
    "d": "\u0501\u217e",
    "e": "\u0435\u0454",
    "h": "\u04bb",
    "i": "\u0456\u03b9\u0131",
    "j": "\u0458",
    "k": "\u043a\u03ba",
    "l": "\u04cf\u217c",
    "n": "\u0578",
    "o": "\u043e\u03bf\u0585",
    "p": "\u0440\u03c1",
    "q": "\u051b",
    "s": "\u0455",
    "t": "\u0442",
    "u": "\u03c5\u057d",
    "v": "\u03bd\u0475",
    "w": "\u051d\u0461",
    "x": "\u0445\u03c7",
    "y": "\u0443\u04af",
    "A": "\u0410\u0391",
    "B": "\u0412\u0392",
    "C": "\u0421\u03f9",
    "E": "\u0415\u0395",
    "H": "\u041d\u0397",
    "I": "\u0406\u0399\u04c0",
    "J": "\u0408",
    "K": "\u041a\u039a",
    "M": "\u041c\u039c",
    "N": "\u039d",
    "O": "\u041e\u039f",
    "P": "\u0420\u03a1",
    "S": "\u0405",
    "T": "\u0422\u03a4",
    "X": "\u0425\u03a7",
    "Y": "\u04ae\u03a5",
    "Z": "\u0396",
    ".": "\u2024\u3002\uff61",
    ":": "\u2236\ua789\u02d0",
    "/": "\u2044\u2215\u29f8",
    "_": "\uff3f\ufe4d",
}


@cache
def _table() -> dict[int, str]:
    table = {ord(sign): plain for plain, signs in _LOOKS.items() for sign in signs}
    table |= {ord(sign): "-" for sign in _DASHES}
    return table


class _Alike(dict[int, str]):
    """Filled sign by sign: no text holds many."""

    def __missing__(self, sign: int) -> str:
        self[sign] = plain = _table().get(sign) or _compatible(chr(sign))
        return plain


def _compatible(sign: str) -> str:
    """One sign of ASCII that a wide, styled or foreign one stands for (NFKC); else itself."""
    digit = unicodedata.decimal(sign, None)
    plain = str(digit) if digit is not None else unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 and plain.isascii() else sign


_ALIKE: Final = _Alike()
_FOREIGN: Final = regex(r"[^\x00-\x7f]+")


def alike(text: str) -> str:
    """The text as it looks."""
    if text.isascii():
        return text
    return _FOREIGN.sub(lambda match: match[0].translate(_ALIKE), text)


def readings(*labels: str) -> tuple[str, ...]:
    """What `alike` leaves of labels, in lower case; a capital may look like another letter."""
    written = (form for label in labels for form in (label, label.capitalize(), label.upper()))
    return tuple(dict.fromkeys(folded(alike(form)) for form in written))
