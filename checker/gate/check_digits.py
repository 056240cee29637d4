"""Digits -> does the check digit agree? One function a rule of reckoning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        total += _DOUBLED[int(digit)] if place % 2 else int(digit)
    return total % 10 == 0


def weighted(digits: str, weights: Sequence[int]) -> int:
    """The sum of digits, each so many times; digits without a weight do not count."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


_TURNED: Final = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def verhoeff(digits: str) -> bool:
    """The dihedral group of order ten: turns below five, reflections above."""
    state = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        for _ in range(place % 8):
            value = _TURNED[value]
        state = _product(state, value)
    return state == 0


_HALF: Final = 5


def _product(left: int, right: int) -> int:
    if left < _HALF:
        return (left + right) % 5 if right < _HALF else (left + right) % 5 + 5
    return (left - right) % 5 + 5 if right < _HALF else (left - right) % 5


def hybrid(digits: str) -> bool:
    """ISO 7064, MOD 11,10."""
    product = 10
    for digit in digits[:-1]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (int(digits[-1]) + product) % 10 == 1


def mod_97(signs: str) -> int:
    """Letters count from ten: ISO 7064, MOD 97-10."""
    return int("".join(str(int(sign, 36)) for sign in signs)) % 97
