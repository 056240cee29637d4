"""A value -> was it drawn by chance, or written by somebody? Letter cases and digits tell.

A word, a path or the name of a class changes its kind of sign where a word ends; what was drawn
from an alphabet changes it at nearly every second sign.
"""

from __future__ import annotations

from typing import Final

from checker.gate.values import placeholder, wordy
from checker.model.regex import regex

_MASKS: Final = frozenset("x*0._-")  # "ghp_xxxxxxxx", "sk-00000000"
_TAIL: Final = 16  # signs at the end of a key that are looked at
_DIGITS: Final = 3  # that a drawn value has at least, where letters of both cases are in it

# Where a word never changes: inside "aB", "a1", "1a", "1A"; "Ab" begins a word of a name.
_CHANGE: Final = regex(r"(?<=[a-z])[A-Z0-9]|(?<=[0-9])[A-Za-z]|(?<=[A-Z])[0-9]")
_SPOKEN: Final = regex(r"[A-Z]?[a-z]{3,}|[A-Z]{4,}|\d{5,}|[0-9a-f]{12,}")  # between signs
_NAMED: Final = regex(r"0x|[a-z]{2,12}[-_]|[a-z]{2,5}\d{1,3}-")  # an id of its kind, `call_…`
_FEW: Final = 2  # digits
_AWS: Final = 40  # signs of a secret key of AWS, of which one in a hundred has one digit alone
_KINDS: Final = 14  # different signs, of which a long value has more
_SIGNS: Final = regex(r"[-_+/=.~]+")
_HEX: Final = regex(r"[0-9a-f]+|[0-9A-F]+")
UUID: Final = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_ISSUED: Final = regex(rf"{UUID}|[A-Za-z0-9]+")


def drawn(value: str) -> bool:
    """Drawn from an alphabet, not `xxxx` and not `your-key-here`."""
    return len(set(value[-_TAIL:].lower()) - _MASKS) > 1 and not (
        wordy(value) and placeholder(value)
    )


def mixed(value: str) -> bool:
    """Digits and both letter cases, as in text of base 64."""
    return all(
        any(test(char) for char in value) for test in (str.isdigit, str.islower, str.isupper)
    )


def no_word(value: str) -> bool:
    """Letters of both cases and several digits: no word, and no name of a class."""
    return mixed(value) and sum(map(str.isdigit, value)) >= _DIGITS


def by_chance(value: str) -> bool:
    """Do kinds of signs change as only chance changes them? Base 16 tells nothing: see `issued`."""
    parts = _SIGNS.split(value)
    signs = "".join(parts)
    few = 1 if len(value) == _AWS else _FEW
    if _HEX.fullmatch(signs) or sum(map(str.isdigit, signs)) < few or signs.isdigit():
        return False
    if len(set(signs)) < min(len(signs) // 3, _KINDS):
        return False
    spoken = sum(len(part) for part in parts if _SPOKEN.fullmatch(part))
    if spoken * 4 >= len(signs) or _NAMED.match(value):
        return False
    changes = len(_CHANGE.findall(signs))
    return changes * 5 >= len(signs) if mixed(signs) else changes * 6 >= len(signs)


def issued(value: str) -> bool:
    """Beside a provider's name: a UUID, letters and digits in one run, or drawn by chance."""
    both = any(char.isalpha() for char in value) and any(char.isdigit() for char in value)
    return both and drawn(value) and (bool(_ISSUED.fullmatch(value)) or by_chance(value))
