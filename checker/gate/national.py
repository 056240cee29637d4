"""Text -> numbers of persons that their form and check digit tell: one row a country's number.

Each row is a form and the reckoning of the office that gives the number out. What no check digit
proves, and no form that nothing else has, is found only beside its name: see `labelled`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from checker.gate.check_digits import hybrid, luhn, verhoeff, weighted
from checker.gate.patterns import always
from checker.model.regex import regex

_APART: Final = regex(r"[ ./:+-]")


def _plain(text: str) -> str:
    return _APART.sub("", text).upper()


def _dni(text: str) -> bool:
    signs = _plain(text)
    number = int(str("XYZ".find(signs[0])) + signs[1:-1]) if signs[0] in "XYZ" else int(signs[:-1])
    return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] == signs[-1]


def _nino(text: str) -> bool:
    return text[:2] not in ("BG", "GB", "KN", "NK", "NT", "TN")


def _nhs(text: str) -> bool:
    digits = _plain(text)
    return weighted(digits, (10, 9, 8, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0


def _nir(text: str) -> bool:
    signs = _plain(text).replace("2A", "19").replace("2B", "18")
    return signs.isdigit() and 97 - int(signs[:-2]) % 97 == int(signs[-2:])


def _tax(text: str) -> bool:
    digits = _plain(text)
    return hybrid(digits) and len(set(digits[:10])) in (8, 9)  # one digit stands twice or thrice


_ODD: Final = (
    *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23),
)


def _codice(text: str) -> bool:
    values = [int(sign, 36) - (10 if sign.isalpha() else 0) for sign in text.upper()]
    total = sum(_ODD[v] if place % 2 == 0 else v for place, v in enumerate(values[:-1]))
    return total % 26 == values[-1]


def _cpf(text: str) -> bool:
    digits = _plain(text)
    first, second = (weighted(digits, range(size, 1, -1)) * 10 % 11 % 10 for size in (10, 11))
    return digits[-2:] == f"{first}{second}" and len(set(digits)) > 1


def _cnpj(text: str) -> bool:
    digits, weights = _plain(text), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    rests = (weighted(digits, weights[1:]) % 11, weighted(digits, weights) % 11)
    return digits[-2:] == "".join(str(0 if rest <= 1 else 11 - rest) for rest in rests)


def _ean(text: str) -> bool:
    return weighted(_plain(text), (1, 3) * 7) % 10 == 0


def _day(text: str) -> bool:
    """Six digits: year or day first, a month in the middle."""
    return 1 <= int(text[2:4]) <= 12 and (text[:2] != "00" or text[4:6] != "00")  # noqa: PLR2004


def _swedish(text: str) -> bool:
    return luhn(_plain(text)) and _day(text)


def _hetu(text: str) -> bool:
    signs = "0123456789ABCDEFHJKLMNPRSTUVWXY"
    return _day(text) and signs[int(text[:6] + text[7:10]) % 31] == text[-1]


def _belgian(text: str) -> bool:
    digits = _plain(text)
    check = int(digits[-2:])
    return check in (97 - int(digits[:9]) % 97, 97 - int("2" + digits[:9]) % 97)


def _pesel(digits: str) -> bool:
    rest = weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10
    return rest == 0 and 1 <= int(digits[2:4]) % 20 <= 12 and 1 <= int(digits[4:6]) <= 31  # noqa: PLR2004


def _norwegian(digits: str) -> bool:
    first = weighted(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)) % 11
    second = weighted(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11
    return first == second == 0


def _turkish(digits: str) -> bool:
    odd, even = sum(map(int, digits[0:9:2])), sum(map(int, digits[1:8:2]))
    tenth = (odd * 7 - even) % 10
    return digits[0] != "0" and digits[9:] == f"{tenth}{(odd + even + tenth) % 10}"


def _twice_proved(text: str) -> bool:
    """Eleven digits with two check digits, or with one and a date: Brazil, Belgium and others."""
    return (
        _cpf(text)
        or (_belgian(text) and _day(text))
        or _norwegian(text)
        or _turkish(text)
        or _pesel(text)
    )


def _nric(text: str) -> bool:
    shift = {"S": 0, "T": 4, "F": 0, "G": 4, "M": 3}[text[0]]
    rest = (weighted(text[1:], (2, 7, 6, 5, 4, 3, 2)) + shift) % 11
    ends = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "XWUTRQPNJLK"}
    return text[-1] == ends.get(text[0], "XWUTRQPNMLK")[rest if text[0] != "M" else 10 - rest]


def _resident(text: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[weighted(text, weights) % 11] == text[-1]


def _cuit(text: str) -> bool:
    digits = _plain(text)
    rest = weighted(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return digits[-1] == str((11 - rest) % 11 % 10)


def _rut(text: str) -> bool:
    signs = _plain(text)
    rest = weighted(signs[-2::-1], (2, 3, 4, 5, 6, 7, 2, 3)) % 11
    return "0123456789K"[(11 - rest) % 11] == signs[-1]


_VIN: Final = dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True)
)


def _vehicle(text: str) -> bool:
    """ISO 3779 as North America reckons it; digits alone are a number of something else."""
    values = "".join(str(_VIN.get(sign, sign)) for sign in text)
    rest = weighted(values, (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return "0123456789X"[rest] == text[8] and sum(map(str.isalpha, text)) >= len("WVW")


def _mac(text: str) -> bool:
    """A device; not the range for documentation (RFC 9542), and no row of numbers."""
    return any(sign.isalpha() for sign in text) and not _plain(text).startswith("00005E0053")


def _bitcoin(text: str) -> bool:
    number = 0
    for sign in text:
        number = number * 58 + "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".find(
            sign
        )
    octets = number.to_bytes(26, "big")[1:]
    from hashlib import sha256  # noqa: PLC0415 - see model.evidence

    return sha256(sha256(octets[:-4]).digest()).digest()[:4] == octets[-4:]


def _thai(text: str) -> bool:
    digits = _plain(text)
    return (11 - weighted(digits, range(13, 1, -1)) % 11) % 10 == int(digits[12])


@dataclass(frozen=True, slots=True)
class Number:
    """One kind of number: rule, form, and what is asked of the text that has the form."""

    id: str
    form: str
    holds: Callable[[str], bool] = always


_MBI: Final = r"[AC-HJ-KM-NP-RT-Y]"
_MMDD: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"

NATIONAL: Final = (
    Number("national-id", r"\d\d\d\.\d{3}\.\d{3}-\d\d", _cpf),  # Brazil
    Number("national-id", r"\d\d\.\d{3}\.\d{3}/\d{4}-\d\d", _cnpj),
    Number("national-id", r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", _belgian),
    Number("national-id", r"\d{11}", _twice_proved),
    Number("national-id", r"\d{1,2}\.\d{3}\.\d{3}-[\dKk]", _rut),  # Chile
    Number("national-id", r"\d{3}-\d{3}-\d{3}", lambda text: luhn(_plain(text))),  # Canada
    Number("national-id", rf"[1-6]\d{{5}}(?:18|19|20)\d\d{_MMDD}\d{{3}}[\dX]", _resident),  # China
    Number("national-id", r"\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]", _hetu),  # Finland
    Number("national-id", r"[12] ?\d\d ?\d\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d", _nir),  # France
    Number("national-id", r"\d\d \d{3} \d{3} \d{3}", _tax),  # Germany
    Number(
        "national-id",
        r"[2-9]\d{3}(?: \d{4} |-\d{4}-)\d{4}",
        lambda text: verhoeff(_plain(text)),  # India
    ),
    Number("national-id", r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]"),
    Number(
        "national-id",
        r"[A-Za-z]{6}\d\d[ABCDEHLMPRSTabcdehlmprst]\d\d[A-Za-z]\d{3}[A-Za-z]",
        _codice,  # Italy
    ),
    Number("national-id", rf"\d\d{_MMDD}-[1-8]\d{{6}}"),  # Korea
    Number("national-id", rf"[A-Z]{{4}}\d\d{_MMDD}[HM][A-Z]{{5}}[A-Z\d]\d"),  # Mexico
    Number("national-id", r"[STFGM]\d{7}[A-Z]", _nric),  # Singapore
    Number("national-id", r"\d{8}-?[A-HJ-NP-TV-Z]|[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]", _dni),  # Spain
    Number("national-id", r"\d{6}[-+]\d{4}", _swedish),
    Number("national-id", r"756\.\d{4}\.\d{4}\.\d\d", _ean),  # Switzerland
    Number(
        "national-id",
        r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-DT]",
        _nino,  # United Kingdom
    ),
    Number("national-id", r"\d{3}(?: \d{3} |-\d{3}-)\d{4}", _nhs),
    Number("national-id", r"(?:20|2[3-7]|3[034])-\d{8}-\d", _cuit),  # Argentina
    Number("national-id", r"[1-8]-\d{4}-\d{5}-\d\d-\d", _thai),
    Number(
        "medical-number",
        rf"[1-9]{_MBI}(?:{_MBI}|\d)\d-{_MBI}(?:{_MBI}|\d)\d-{_MBI}{{2}}\d\d",  # US Medicare
    ),
    Number("vehicle-id", r"[A-HJ-NPR-Z0-9]{17}", _vehicle),
    Number("mac-address", r"[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})", _mac),
    Number("wallet-address", r"[13][1-9A-HJ-NP-Za-km-z]{25,34}", _bitcoin),
    Number("wallet-address", r"0x[0-9A-Fa-f]{40}"),
    Number("wallet-address", r"bc1[02-9ac-hj-np-z]{38,62}"),
)
_BEFORE: Final = r"(?<![A-Za-z0-9_])(?<![0-9A-Fa-f][:.-])"
_AFTER: Final = r"(?![A-Za-z0-9_]|[-:]\w|\.\d)"
_GROUP: Final = regex(r"(?<=\d) ")  # before or behind groups: there are more of them
_MORE: Final = regex(r" \d")
_START: Final = r"(?=[0-9A-Z]|[a-f][0-9a-f][:-]|bc1|[a-z]{6}\d)"  # a quick look before all forms


@cache
def _forms() -> re.Pattern[str]:
    each = "|".join(f"(?:{number.form})" for number in NATIONAL)
    return re.compile(rf"{_BEFORE}{_START}(?=(?:{each}){_AFTER})")


@cache
def _form(number: Number) -> re.Pattern[str]:
    return re.compile(rf"(?:{number.form}){_AFTER}")


def numbers(text: str) -> Iterator[tuple[str, int]]:
    """(Rule, offset) of each."""
    for place in _forms().finditer(text):
        for number in NATIONAL:
            match = _form(number).match(text, place.start())
            if match and not _goes_on(text, match) and number.holds(match[0]):
                yield number.id, place.start()
                break


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Are groups with spaces between them a part of a longer row?"""
    before = _GROUP.match(text, match.start() - 1) if match.start() else None
    return " " in match[0] and bool(before or _MORE.match(text, match.end()))
