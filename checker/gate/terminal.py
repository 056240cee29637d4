"""Text of anywhere -> text that a terminal shows and never obeys. Pure.

A name may come from a page, a recording or a folder. It is shown, and nothing in it moves a
cursor, sets a title, fills a clipboard or turns the direction of what follows.
"""

from __future__ import annotations

from typing import Final

from checker.model.regex import regex

# ECMA-48: control sequences, operating system commands, and two-character escapes.
_SEQUENCES: Final = regex(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]{0,512}(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[@-Z\\-_]?"
)
_COLORS: Final = regex(r"(\x1b\[[0-9;]{0,32}m)")  # ECMA-48 §8.3.117, as our own reports use it
_GAPS: Final = regex(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_SIGNS: Final = regex(
    r"[\x00-\x1f\x7f-\x9f]"  # C0 and C1
    r"|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"  # invisible, and of the other direction
)
# All but tab and line feed, and what turns the direction (UAX #9 §2).
_OBEYED: Final = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONE: Final = regex(r"[\ud800-\udfff]")  # no text: it cannot be encoded


def clean(text: str) -> str:
    """One line without anything that a terminal obeys or an eye does not see."""
    line = _SIGNS.sub("", _GAPS.sub(" ", _SEQUENCES.sub("", text)))
    return _LONE.sub("\ufffd", line).strip()


def shown(text: str, *, color: bool = False) -> str:
    """Text of many lines without anything that a terminal obeys; `color`: but for our colours."""
    parts = _COLORS.split(text) if color else [text]
    parts[::2] = [_OBEYED.sub("", _SEQUENCES.sub("", part)) for part in parts[::2]]
    return "".join(parts)
