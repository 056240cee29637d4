"""A form such as `ghp_{A36}` -> a value of that form that nobody ever issued.

A test draws its values when it runs, so that no file holds anything that looks like a credential;
the same form and seed give the same value.
"""

from __future__ import annotations

import re
from random import Random
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits

ALPHABETS = {
    "A": ascii_letters + digits,
    "a": ascii_letters,
    "b": ascii_letters + digits + "+/",
    "d": digits,
    "h": digits + "abcdef",
    "H": digits + "ABCDEF",
    "l": ascii_lowercase + digits,
    "n": digits[1:],  # the first digit of a number
    "p": ascii_letters + digits + "!#%^*-_+=~",  # a password
    "s": ascii_lowercase + "234567",  # RFC 4648 §6, lower case
    "U": ascii_uppercase + digits,
    "u": ascii_uppercase,
    "w": ascii_letters + digits + "-_",
    "z": "023456789acdefghjklmnpqrstuvwxyz",  # Bech32
}
_DRAWN = re.compile(r"\{([A-Za-z])(\d+)\}")


def draw(form: str, seed: int = 0) -> str:
    """The form with each `{alphabet length}` drawn; one of many signs holds each kind of sign."""
    chance = Random(f"{form} {seed}")  # noqa: S311 - made up, and the same each time

    def one(match: re.Match[str]) -> str:
        letter, size = match[1], int(match[2])
        signs = chance.choices(ALPHABETS[letter], k=size)
        if size >= 8:  # no key of its alphabet's letters alone is drawn by chance
            for place, kind in enumerate((digits, ascii_lowercase, ascii_uppercase)):
                inside = [sign for sign in kind if sign in ALPHABETS[letter]]
                if inside:
                    signs[2 * place + 1] = chance.choice(inside)
        return "".join(signs)

    return _DRAWN.sub(one, form)
