"""Paths of fields: JSONPath (RFC 9535), each path in one spelling.

A name is written in the shorthand (§2.5.1.1) where that can hold it, otherwise as in a normalized
path (§2.7): `$.choices[*].delta`, `$['x-groq']`, `$.output[?@.type=='message'].id`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final, TypeAlias

ROOT: Final = "$"
ITEMS: Final = "[*]"  # every item of an array
VALUES: Final = ".*"  # every value of a map whose keys are free

Scalar: TypeAlias = "str | int | float | bool"

_FIRST: Final = r"A-Za-z_\u0080-\ud7ff\ue000-\U0010ffff"
_SHORTHAND: Final = re.compile(rf"[{_FIRST}][{_FIRST}0-9]*")
# A filter's text is not parsed; its string literals may hold a bracket.
_PATH: Final = re.compile(
    r"\$(?:\.\*|\[\*\]"
    r"|\[\?(?:'(?:[^'\\]|\\.)*'|\['(?:[^'\\]|\\.)*'\]|[^\[\]'])+\]|\['(?:[^'\\]|\\.)*'\]"
    r"|\.[^\s.\[\]'\"]+)*"
)
_ESCAPED: Final = re.compile(r"[\x00-\x1f'\\\ud800-\udfff]")
_SHORT_ESCAPES: Final = {
    "\b": r"\b",
    "\t": r"\t",
    "\n": r"\n",
    "\f": r"\f",
    "\r": r"\r",
    "'": r"\'",
    "\\": r"\\",
}


def quoted(text: str) -> str:
    r"""A string literal in single quotes (RFC 9535 §2.7).

    >>> print(quoted("it's"))
    'it\'s'
    """
    return f"'{_ESCAPED.sub(_escape, text)}'"


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04x}"


def name_segment(name: str) -> str:
    """`.model`, or `['x-groq']` where the shorthand cannot hold the name."""
    return f".{name}" if _SHORTHAND.fullmatch(name) else f"[{quoted(name)}]"


def is_path(text: str) -> bool:
    """Is it a path as contracts have them, from `$` on?"""
    return _PATH.fullmatch(text) is not None


def literal(value: Scalar) -> str:
    """A literal of a filter: `'message'`, `true`, `3`."""
    return quoted(value) if isinstance(value, str) else json.dumps(value)


def selected(filters: Sequence[tuple[str, Scalar]]) -> str:
    """Items in which a member has a value: `[?@.type=='message']`; all items without a filter."""
    if not filters:
        return ITEMS
    tests = (f"@{name_segment(name)}=={literal(value)}" for name, value in filters)
    return f"[?{' && '.join(tests)}]"
