"""Text -> payment cards and bank accounts in it, proved by issuer or country and check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# --- payment cards: ISO/IEC 7812, issuer, length and check digit ---

_ISSUERS: Final = (  # first digits, and the lengths that are issued with them
    (re.compile(r"4"), (13, 16, 19)),  # Visa
    (re.compile(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),  # Mastercard
    (re.compile(r"3[47]"), (15,)),  # American Express
    (re.compile(r"6011|64[4-9]|65"), (16, 17, 18, 19)),  # Discover
    (re.compile(r"30[0-5]|3095|36|3[89]"), (14, 16, 17, 18, 19)),  # Diners Club
    (re.compile(r"35"), (16, 17, 18, 19)),  # JCB
    (re.compile(r"2131|1800"), (15,)),  # JCB, older
    (re.compile(r"62|81"), (16, 17, 18, 19)),  # UnionPay
    (re.compile(r"5018|5020|5038|5[6-8]|6304|639|67"), tuple(range(12, 20))),  # Maestro
    (re.compile(r"220[0-4]"), (16, 17, 18, 19)),  # Mir
    (re.compile(r"60|508|82"), (16,)),  # RuPay
)
_SHORTEST: Final = 12
_LONGEST: Final = 19
_GROUP: Final = 3  # digits; a card is written in groups of three and more
_RUN: Final = re.compile(r"\d[\d -]{11,}+")
_NUMBER: Final = re.compile(r"\d+")
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def _luhn(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        total += _DOUBLED[int(digit)] if place % 2 else int(digit)
    return total % 10 == 0


def card(digits: str) -> bool:
    """Digits alone: an issuer's range, a length issued in it, and the check digit."""
    return any(
        len(digits) in lengths and issuer.match(digits) for issuer, lengths in _ISSUERS
    ) and _luhn(digits)


def cards(text: str) -> Iterator[int]:
    """Offset of each card number: one run of digits, or groups with one kind of separator."""
    for run in _RUN.finditer(text):
        groups = [
            (run.start() + group.start(), run.start() + group.end())
            for group in _NUMBER.finditer(run[0])
        ]
        for place, (start, _) in enumerate(groups):
            if _stands_alone(text, start) and _card_from(
                text, groups[place : place + _LONGEST // 3]
            ):
                yield start


def _stands_alone(text: str, start: int) -> bool:
    """Not the tail of a word, of a decimal fraction, or of groups joined by "-" (a UUID)."""
    before = text[max(0, start - 2) : start]
    if before[-1:].isalnum():
        return False
    return not (before[-1:] in (".", "-") and before[:1].isdigit() and len(before) > 1)


def _card_from(text: str, groups: list[tuple[int, int]]) -> bool:
    """Is there a card in the first groups, or the first few of them?"""
    last = groups[0][1]
    separator = text[last : last + 1]
    digits = ""
    for place, (start, end) in enumerate(groups):
        digits += text[start:end]
        if place and text[last:start] != separator:
            return False  # another separator, or more than one sign
        if len(digits) > _LONGEST or len(digits) < _GROUP:
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
        21: "CH CR HR LI LV",
        22: "BG BH DE GB GE IE ME RS VA",
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
_IBAN: Final = re.compile(r"[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?")
_GAPS: Final = re.compile(r"[ -]")


def iban(text: str) -> bool:
    """Does a text that begins like an account number hold one of its country's length?"""
    signs = _GAPS.sub("", text).upper()
    length = _IBAN_LENGTHS.get(signs[:2], 99)
    in_one_run = signs == text.upper()
    if len(signs) < length or (in_one_run and len(signs) > length):
        return False  # words may follow groups, and nothing may follow a run
    turned = signs[4:length] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def ibans(text: str) -> Iterator[int]:
    """Offset of each account number."""
    for match in _IBAN.finditer(text):
        if not text[max(0, match.start() - 1) : match.start()].isalnum() and iban(match[0]):
            yield match.start()
