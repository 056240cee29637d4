"""Text -> secrets in it that nothing names: long values that only chance can have written.

Secret keys of AWS and of Azure storage have no mark. Base 16 is left alone (digests, commits,
trace ids), and so are an id behind its kind (`call_…`), a path, what decodes to text (which is
judged itself), and a value that stands where a digest or an image does. What two structures tell
is found at any length: base 64 of `user:password`, and a token in the path of a webhook. A
number and a bar before it (`7|…`, a token and its row) ask for fewer signs.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import Final

from checker.gate.encoded import BASE_32, base32
from checker.gate.entropy import by_chance, issued
from checker.gate.values import held
from checker.model.regex import regex

_VALUE: Final = regex(
    r"(?<![A-Za-z0-9+/_.~%#@-])(?:(?<=\d\|)[A-Za-z0-9]{20,31}+(?!\|)|[A-Za-z0-9+/_-]{32,128}+)"
    r"(?![A-Za-z0-9+/_-]|\.[A-Za-z0-9])"
)
_DIGEST: Final = regex(
    r"(?:sha\d{1,3}|md5|h1|base64|etag|digest|hash|checksum|integrity|fingerprint|pin|nonce"
    r"|challenge|cursor)[\"']?\s?[:=,/]\s?(?:W/)?[\"'\\]{0,3}\Z",
    re.IGNORECASE,
)
_BEFORE: Final = 32  # characters that may name a value
_ARMOUR: Final = (64, 76)  # characters of a whole line of a certificate or a body: RFC 7468, 2045
_GOES_ON: Final = regex(r"[A-Za-z0-9+/]{60}\n")  # before the last line of such a body
_READABLE: Final = regex(rb"[\x20-\x7e\t\r\n]")


_ENCODED: Final = regex(
    r"(?<![A-Za-z0-9+/_.~%#@-])[A-Za-z0-9+/_-]{12,512}+={0,2}(?![A-Za-z0-9+/_=-])"
)
_LOGIN: Final = regex(rb"[A-Za-z][\w.@+-]{1,63}:(?P<password>[!-~]{6,128})")  # RFC 7617 §2
_HOOK: Final = regex(
    r"(?i:\b(?:web)?hooks?\b)[\w.:-]{0,128}(?:/[\w.~+-]{1,64}){0,6}?/(?P<value>[A-Za-z0-9_-]{16,128})"
    r"(?![\w.~-])"
)
_PATH: Final = regex(r"/(?<![\w./:>})\]-]/)(?P<value>[A-Za-z0-9]{24,128})(?![\w./-])")  # alone
_FIRST: Final = regex(  # right behind a host, or in a link that lets somebody in
    r"://[\w.-]{1,128}(?::\d{1,5})?/(?:v\d/|(?:[\w.-]{1,64}/){0,4}?(?:invite|join|login|magic|reset"
    r"|verify)/)?(?P<value>[A-Za-z0-9]{24,128})(?![\w.-])"
)


def _logins(text: str) -> Iterator[int]:
    for match in _ENCODED.finditer(text):
        standard = match[0].rstrip("=").translate(_STANDARD)
        if len(standard) % 4 != 1:
            login = _LOGIN.fullmatch(binascii.a2b_base64(standard + "=="))
            password = login["password"].decode() if login else ""
            if held(password) and not password.isalpha():
                yield match.start()


_STANDARD: Final = str.maketrans("-_", "+/")


def unnamed(text: str) -> Iterator[int]:
    """Offset of each."""
    yield from _logins(text)
    for alone in (_HOOK, _PATH) if "hook" in text.lower() else (_PATH,):
        yield from (m.start("value") for m in alone.finditer(text) if issued(m["value"]))
    yield from (m.start("value") for m in _FIRST.finditer(text) if by_chance(m["value"]))
    for match in _VALUE.finditer(text):
        if by_chance(match[0]) and not _harmless(text, match):
            yield match.start()


def _harmless(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if _DIGEST.search(text[max(0, start - _BEFORE) : start]) or readable(match[0]):
        return True
    line = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return line and (end - start in _ARMOUR or bool(_GOES_ON.fullmatch(text, start - 61, start)))


def readable(value: str) -> bool:
    """Does base 64 or 32 of it say something that can be read?"""
    if BASE_32.fullmatch(value):
        octets = base32(value)
        if len(_READABLE.findall(octets)) == len(octets):
            return True
    standard = value.replace("-", "+").replace("_", "/")
    octets = binascii.a2b_base64(standard[: len(standard) // 4 * 4])
    return len(_READABLE.findall(octets)) * 10 >= len(octets) * 9
