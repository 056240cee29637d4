"""A value of a record -> does it hold what only a machine wrote, without saying what it is?

Digests, commits and ids look like keys in base 16, so no other text is searched for those. In a
record each has its label (`commit …`, `sha256:…`); what has none may be a key, and no summary
needs it.
"""

from __future__ import annotations

import re
from typing import Final

from checker.gate.bare_secrets import readable
from checker.gate.entropy import by_chance, drawn
from checker.model.regex import regex

_RUN: Final = regex(
    r"(?<![A-Za-z0-9+/_.~%#@-])(?:[0-9a-fA-F]{32,64}|[A-Za-z0-9+/_-]{40,128}+)={0,2}"
    r"(?![A-Za-z0-9+/_-])"
)
_SEGMENT: Final = regex(r"(?<=/)[0-9a-fA-F]{40,64}(?![A-Za-z0-9+_-])")  # of a path
_SET: Final = regex(  # name = 'value'
    r"[A-Za-z_]\s?(?:=|:=|=>)\s?[\"'`](?P<value>[A-Za-z0-9+/_-]{20,128}={0,2})[\"'`]"
)
_LABEL: Final = regex(  # what is written out in such a form and opens no door
    r"\bh1\b|base64|blob|build|checksum|commit|correlation|cursor|digest|etag|event|fingerprint|git|hash|head\\b"
    r"|image|integrity|job|manifest|md5|merge|nonce|object|parent|ray|ref\b|release|request"
    r"|response|rev\b|revision|run\b|sha|span|state|trace|uuid|version|(?<![a-z])ids?\b",
    re.IGNORECASE,
)
_BEFORE: Final = 48  # signs in which a label may stand before a value
_AFTER: Final = 32
_KEY: Final = 64  # digits of the longest key in base 16
_HEX: Final = regex(r"[0-9a-fA-F]+")


def unlabelled(name: str, text: str) -> bool:
    """Is there one that nothing beside it, and not the name of its field, labels?"""
    found = (match for form in (_RUN, _SEGMENT, _SET) for match in form.finditer(text))
    return any(_chance(_value(match)) and not _labelled(name, text, match) for match in found)


def _value(match: re.Match[str]) -> str:
    return (match["value"] if "value" in match.re.groupindex else match[0]).rstrip("=")


def _chance(value: str) -> bool:
    """Drawn, and no text in another writing: that is decoded, and judged itself."""
    if _HEX.fullmatch(value):
        if len(value) > _KEY:  # of a digest
            return False
        octets = bytes.fromhex(value[: len(value) // 2 * 2])
        return drawn(value) and not (value.isdigit() or value.isalpha() or octets.isascii())
    return by_chance(value) and not readable(value)


def _labelled(name: str, text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - _BEFORE) : match.start() + 1]
    behind = text[match.end() : match.end() + _AFTER]
    return bool(_LABEL.search(name) or _LABEL.search(around) or _LABEL.search(behind))
