"""Text -> payment cards and bank accounts in it, proved by issuer or country and check digits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from checker.gate.check_digits import luhn, mod_97
from checker.model.regex import regex

# --- payment cards: ISO/IEC 7812, issuer, length and check digit ---

_ISSUERS: Final = (  # first digits, and the lengths that are issued with them
    (regex(r"4"), (13, 16, 19)),  # Visa
    (regex(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),  # Mastercard
    (regex(r"3[47]"), (15,)),  # American Express
    (regex(r"6011|64[4-9]|65"), (16, 17, 18, 19)),  # Discover
    (regex(r"30[0-5]|3095|36|3[89]"), (14, 16, 17, 18, 19)),  # Diners Club
    (regex(r"35"), (16, 17, 18, 19)),  # JCB
    (regex(r"2131|1800"), (15,)),  # JCB, older
    (regex(r"62|81"), (16, 17, 18, 19)),  # UnionPay
    (regex(r"5018|5020|5038|5[6-8]|6304|639|67"), tuple(range(12, 20))),  # Maestro
    (regex(r"220[0-4]"), (16, 17, 18, 19)),  # Mir
    (regex(r"6|508|82"), (16,)),  # RuPay, Hipercard, and what was issued since
    (regex(r"50"), (16, 18, 19)),  # Maestro, Dankort, Verve
    (regex(r"0604"), (12,)),  # Maestro
    (regex(r"9792"), (16,)),  # Troy
)
_SHORTEST: Final = 12
_LONGEST: Final = 19
_GROUP: Final = 3  # digits; a card is written in groups of three and more
_RUN: Final = regex(r"\d[\d ./_-]{11,}+")
_NUMBER: Final = regex(r"\d+")
_SIGNS: Final = frozenset({"", " ", "-", ".", "/", "_", " - ", " / "})  # between groups, each alike
_PRINTED: Final = ((4, 4, 4, 4), (4, 6, 5), (4, 6, 4))  # groups as they stand on a card


def card(digits: str) -> bool:
    """Digits alone: an issuer's range, a length issued in it, and the check digit."""
    return any(
        len(digits) in lengths and issuer.match(digits) for issuer, lengths in _ISSUERS
    ) and luhn(digits)


def cards(text: str) -> Iterator[int]:
    """Offset of each card number: one run of digits, or groups with one kind of separator.

    Groups as they stand on a card may have separators of several kinds.
    """
    for run in _RUN.finditer(text):
        groups = [
            (run.start() + group.start(), run.start() + group.end())
            for group in _NUMBER.finditer(run[0])
        ]
        for place, (start, _) in enumerate(groups):
            first = groups[place : place + _LONGEST // _GROUP]
            if _stands_alone(text, start) and (_card_from(text, first) or _printed(text, first)):
                yield start


def _printed(text: str, groups: list[tuple[int, int]]) -> bool:
    """Is there a card in groups of just these sizes, one sign between each two?"""
    for sizes in _PRINTED:
        some = groups[: len(sizes)]
        if tuple(end - start for start, end in some) == sizes:
            apart = all(after[0] - before[1] == 1 for before, after in pairwise(some))
            digits = "".join(text[start:end] for start, end in some)
            if apart and not text[some[-1][1] : some[-1][1] + 1].isalnum() and card(digits):
                return True
    return False


def _stands_alone(text: str, start: int) -> bool:
    """Not the tail of a word, of a decimal fraction, or of groups joined by "-" (a UUID)."""
    before = text[max(0, start - 2) : start]
    if before[-1:].isalnum():
        return False
    return not (before[-1:] in (".", "-") and before[:1].isdigit())


def _card_from(text: str, groups: list[tuple[int, int]]) -> bool:
    """Is there a card in the first groups, or the first few of them?"""
    last = groups[0][1]
    separator = text[last : groups[1][0]] if groups[1:] else ""
    if separator not in _SIGNS:
        separator = text[last : last + 1]
    digits = ""
    for place, (start, end) in enumerate(groups):
        digits += text[start:end]
        if place and text[last:start] != separator:
            return False  # another separator, or more than one sign
        if len(digits) < _GROUP:
            return False
        after = text[end : end + 1]
        joined = after.isalnum() or after == separator == "-"
        if len(digits) >= _SHORTEST and not joined and card(digits):
            return True
        last = end
    return False


# --- accounts: ISO 13616, country, length and check number ---

_IBAN_LENGTHS: Final = {  # the SWIFT registry of formats
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FK FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}
_IBAN: Final = regex(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .-]?\d[ .-]?\d(?:[ .-]?[A-Za-z0-9]){11,30}")
_GAPS: Final = frozenset(" .-")
_DIGITS: Final = 8  # of an account; where letters are small, words have fewer


def iban(text: str) -> bool:
    """Does a text that begins like an account number hold one of its country's length?"""
    length = _IBAN_LENGTHS.get(text[:2].upper())
    if length is None:
        return False
    signs, end = "", 0
    while end < len(text) and len(signs) < length:
        signs += text[end] if text[end] not in _GAPS else ""
        end += 1
    if len(signs) < length or text[end : end + 1].isalnum():
        return False
    if not signs[:2].isupper() and sum(map(str.isdigit, signs)) < _DIGITS + len("89"):
        return False
    return mod_97(signs[4:] + signs[:4]) == 1


def ibans(text: str) -> Iterator[int]:
    """Offset of each account number."""
    for match in _IBAN.finditer(text):
        if iban(match[0]):
            yield match.start()
