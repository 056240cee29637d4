"""Which documented branches a place belongs to: `type=message`, of several the outermost first.

A word that holds a blank, a quote, `=` or what no eye sees is written as a string literal in
single quotes (RFC 9535 §2.3.1.1): `type='in progress'`.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Final

from checker.model.contract import Json
from checker.model.path import QUOTED, UNSEEN, quoted, unquoted
from checker.model.regex import regex
from checker.model.shape import UNDOCUMENTED

_BARE: Final = rf"[^ '\"=<>\\{UNSEEN}]+"
_WORD: Final = rf"(?:{_BARE}|{QUOTED})"
_VARIANT: Final = regex(
    rf"(?P<name>{_WORD})=(?P<value>{_WORD})|{re.escape(UNDOCUMENTED)}", re.DOTALL
)


def token(value: Json) -> str:
    """A scalar as a token: text as it is, everything else as JSON writes it; 1.0 is 1."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value)


def variant_of(name: str, value: Json) -> str:
    """The branch in which a member has a value."""
    return f"{_word(name)}={_word(token(value))}"


def _word(text: str) -> str:
    return text if re.fullmatch(_BARE, text) else quoted(text)


def variants_of(text: str | None) -> tuple[str, ...]:
    """`type=a kind='b c' <undocumented>` -> its three parts; what is none of these is one part."""
    text = (text or "").strip(" ")
    found: list[str] = []
    at = 0
    while match := _VARIANT.match(text, at):
        found.append(match[0])
        at = match.end()
        if text[at : at + 1] != " ":
            break
        at += 1
    return tuple(found) if at >= len(text) else (text,)


@lru_cache(maxsize=4096)
def branch_of(variant: str) -> tuple[str, str]:
    """The name of the member that tells a branch apart, and its value there, as a token."""
    match = _VARIANT.fullmatch(variant)
    if match is None or match["name"] is None:
        name, _, value = variant.partition("=")
        return name, value
    return _text(match["name"]), _text(match["value"])


def _text(word: str) -> str:
    return unquoted(word) if word.startswith("'") else word
