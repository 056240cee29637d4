"""Paths of fields: JSONPath (RFC 9535), the one grammar in which they are written and read.

A name is written in the shorthand (§2.5.1.1) where that can hold it and an eye can see it,
otherwise as in a normalized path (§2.7): `$.choices[*].delta`, `$['x-groq']`,
`$.output[?@.type=='message'].id`. `checker.model.place` reads what this file writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from checker.model.regex import regex

ROOT: Final = "$"
ITEMS: Final = "[*]"  # every item of an array
VALUES: Final = ".*"  # every value of a map whose keys are free

Scalar: TypeAlias = "str | int | float | bool"

# What no eye sees, what ends a line or a word, and what turns the direction of writing: Unicode's
# white space, controls, format characters and surrogates. A back-tick ends a span of code.
UNSEEN: Final = (
    r"\x00-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\u2000-\u200f"
    r"\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\uffff\U000110bd\U000110cd"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff`"
)
# Told by what no name has: a class is compiled sign by sign, and every sign beyond ASCII that is no
# surrogate may stand in one.
SHORTHAND: Final = r"(?![0-9])[^\x00-/:-@\[-^`{-\x7f\ud800-\udfff]+"
QUOTED: Final = r"'(?:[^'\\]|\\.)*'"
_SHORTHAND: Final = regex(SHORTHAND)
_UNSEEN: Final = regex(f"[{UNSEEN}]")
_ESCAPED: Final = regex(rf"[{UNSEEN}'\\]")
_SHORT_ESCAPES: Final = {
    "\b": r"\b",
    "\t": r"\t",
    "\n": r"\n",
    "\f": r"\f",
    "\r": r"\r",
    "'": r"\'",
    "\\": r"\\",
}
_ESCAPE: Final = regex(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4})|(.))",
    re.DOTALL,
)
_LETTERS: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def quoted(text: str) -> str:
    r"""A string literal in single quotes (RFC 9535 §2.7); what no eye sees is escaped, too.

    >>> print(quoted("it's"))
    'it\'s'
    """
    return f"'{_ESCAPED.sub(_escape, text)}'"


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if short := _SHORT_ESCAPES.get(character):
        return short
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def unquoted(text: str) -> str:
    """What a string literal in single quotes stands for (RFC 9535 §2.3.1.1)."""
    return _ESCAPE.sub(_character, text[1:-1])


def _character(match: re.Match[str]) -> str:
    numbers, letter = match.groups()
    if numbers is None:
        return _LETTERS.get(letter, letter)
    return bytes.fromhex(numbers.replace("\\u", "")).decode("utf-16-be", "surrogatepass")


def name_segment(name: str) -> str:
    """`.model`, or `['x-groq']` where the shorthand cannot hold the name, or hides a part of it."""
    if _SHORTHAND.fullmatch(name) and not _UNSEEN.search(name):
        return f".{name}"
    return f"[{quoted(name)}]"


def literal(value: Scalar) -> str:
    """A literal of a filter: `'message'`, `true`, `3`."""
    return quoted(value) if isinstance(value, str) else json.dumps(value)


def selected(filters: Sequence[tuple[str, Scalar]]) -> str:
    """Items in which a member has a value: `[?@.type=='message']`; all items without a filter."""
    if not filters:
        return ITEMS
    tests = (f"@{name_segment(name)}=={literal(value)}" for name, value in filters)
    return f"[?{' && '.join(tests)}]"
