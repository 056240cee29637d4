"""Text -> what it says once decoded: escapes, percent-encoding, base 64, 32, 16; one layer.

Only what decodes to printable ASCII is handed on, so a digest or a compressed body costs a look
and nothing more.
"""

from __future__ import annotations

import base64
import binascii
import re
from bisect import bisect
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Final

from checker.model.regex import regex

_ESCAPES: Final = regex(
    r"\\{1,8}(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([^\\]))|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}"
    r"|[A-Za-z]{2,31});"
    r"|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]",  # ignorable: UAX 44
    re.DOTALL,
)
_BLANK: Final = frozenset("nrtfvb0")  # \n, \t, …: a gap, and never a new line, so that lines agree


def unescaped(text: str) -> str:
    """The text without backslash escapes, HTML entities and invisible signs.

    Lines stay as they are, so a place in the result has the line of the place in the text.
    """
    if text.isascii() and "\\" not in text and "&" not in text:
        return text
    return _ESCAPES.sub(_unescape, text)


def _unescape(match: re.Match[str]) -> str:
    wide, narrow, single = match.groups()
    if wide or narrow:
        sign = chr(int(wide or narrow, 16))
        return " " if sign.isspace() or not sign.isprintable() else sign
    if single:
        return single if single == "\n" else " " if single in _BLANK else single
    return _entity(match[0]) if match[0][0] == "&" else ""


@lru_cache(256)
def _entity(written: str) -> str:
    import html  # noqa: PLC0415 - a table of 2,231 names, for what has none of them

    return html.unescape(written).replace("\n", " ")


_PERCENT: Final = regex(r"%([0-9A-Fa-f]{2})")
_AROUND: Final = regex(r"[^\s\"'<>`|]{1,2048}")
_PARTS: Final = regex(r"[\s\"'<>`|]")  # two such runs
_BEFORE: Final = 256  # characters before a "%" that may belong to what it encodes


def _percent(text: str) -> Iterator[tuple[str, str]]:
    """Each run of a text that holds percent-encoding (RFC 3986 §2.1), decoded."""
    at, done = text.find("%"), 0
    while at >= 0:
        if _PERCENT.match(text, at):
            start = max(done, at - _BEFORE)
            run = _AROUND.match(text, at - len(_PARTS.split(text[start:at])[-1]))
            if run:
                done = run.end()
                yield run[0], _PERCENT.sub(_octet, run[0]).replace("\n", " ")
        at = text.find("%", max(at + 1, done))


def _octet(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


_TOKEN: Final = bytes(  # every octet that no token holds becomes a space
    sign if chr(sign).isascii() and (chr(sign).isalnum() or chr(sign) in "+/_-") else 0x20
    for sign in range(256)
)
_SHORTEST: Final = 14  # of an encoded run: ten octets in base 64
_HEX: Final = regex(r"[0-9A-Fa-f]{20,}+")
_FOLDED: Final = regex(  # RFC 2045 §6.8; what tells most ends of lines apart stands first
    r"\n(?=[A-Za-z0-9+/]{4})(?<=[A-Za-z0-9+/]{60}\n)"
    r"|\r\n(?=[A-Za-z0-9+/]{4})(?<=[A-Za-z0-9+/]{60}\r\n)"
)
_SAYS: Final = regex(rb"[\x20-\x7e\t\r\n]{10,}+")
_STANDARD: Final = bytes.maketrans(b"-_", b"+/")


# Octets written one by one: `73 6b 2d`, `73:6b:2d`, `0x73, 0x6b`; and their numbers, `115, 107`.
_PAIRS: Final = regex(
    r"(?<![\w.])(?:0[xX])?[0-9A-Fa-f]{2}(?:([ :.-]|,? 0[xX]|,0[xX]|, ?)[0-9A-Fa-f]{2}){9,}+"
)
_NUMBERS: Final = regex(r"(?<![\w.])\d{2,3}(?:,? \d{2,3}|,\d{2,3}){9,}+(?![\w.])")
_SPACED: Final = regex(r"(?<![^\s\"'`])(?:[!-~] ){15,512}[!-~](?![^\s\"'`.,])")
_BEGINS: Final = 60  # signs of a run by which it is found again
_DIGIT: Final = regex(r"\d")
_NO_PAIR: Final = regex(r"0[xX]|[^0-9A-Fa-f]")
BASE_32: Final = regex(r"[A-Z2-7]{16,}+|[a-z2-7]{16,}+")
_WHOLE: Final = (2, 4, 5, 7)  # signs in the last group: RFC 4648 §6
_LARGEST: Final = 255  # of one octet


def _apart(text: str) -> Iterator[tuple[str, bytes]]:
    """Runs of octets that are written one by one."""
    for match in _PAIRS.finditer(text):
        yield match[0], binascii.unhexlify(_NO_PAIR.sub("", match[0]))
    for match in _NUMBERS.finditer(text):
        numbers = [int(number) for number in match[0].replace(",", " ").split()]
        if max(numbers) <= _LARGEST:
            yield match[0], bytes(numbers)


def base32(run: str) -> bytes:
    """What a run says, as far as it is whole."""
    rest = len(run) % 8
    whole = run.upper() if rest in _WHOLE else run.upper()[: len(run) - rest]
    return base64.b32decode(whole + "=" * (-len(whole) % 8))


def _octets(run: bytes) -> Iterator[bytes]:
    """What a run may stand for, in either base and at each alignment."""
    digits = _HEX.search(run.decode("ascii"))
    if digits:
        for shift in (0, 1):
            pairs = digits[0][shift:]
            yield binascii.unhexlify(pairs[: len(pairs) // 2 * 2])
        if len(digits[0]) == len(run):
            return
    if BASE_32.fullmatch(run.decode("ascii")):  # RFC 4648 §6
        yield base32(run.decode("ascii"))
    standard = run.translate(_STANDARD)
    for shift in range(4):
        piece = standard[shift:]
        # Padded with zero bits: the tail may be short of a group of four.
        yield binascii.a2b_base64(piece + b"A" * (-len(piece) % 4))


def _runs(text: str) -> Iterator[tuple[str, str]]:
    tokens = {
        token
        for token in text.encode("ascii", "replace").translate(_TOKEN).split()
        if len(token) >= _SHORTEST
    }
    pieces = [(token, octets) for token in tokens for octets in _octets(token)]
    ends = [*accumulate(len(octets) + 1 for _, octets in pieces)]
    # What can be read reaches over no NUL, so all is looked through at once.
    for at, words in _readable(b"\0".join(octets for _, octets in pieces)):
        yield pieces[bisect(ends, at)][0][:_BEGINS].decode("ascii"), words


def _readable(octets: bytes) -> Iterator[tuple[int, str]]:
    for part in _SAYS.finditer(octets):
        yield part.start(), part[0].decode("ascii").replace("\n", " ")


def decoded(text: str) -> Iterator[tuple[str, str]]:
    """(The encoded run or its beginning, what it says, on one line) where it says something."""
    for run, words in _percent(text):
        yield run, words
        for _, said in (
            *_runs(words),
            *_octets_apart((words,)),
        ):  # an address encodes what it is given
            yield run, said
    yield from _runs(_FOLDED.sub("", text))
    lines = dict.fromkeys(text.split("\n"))
    yield from _octets_apart(lines)
    for match in _SPACED.finditer("\n".join(lines)):  # a key, sign by sign
        yield match[0][:_BEGINS], match[0].replace(" ", "")


def _octets_apart(lines: Collection[str]) -> Iterator[tuple[str, str]]:
    """Of lines, in any order."""
    for run, octets in _apart("\n".join(filter(_DIGIT.search, lines))):
        yield from ((run, words) for _, words in _readable(octets))
