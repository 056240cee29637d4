"""Each bound holds from its number on, and not one before."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_lowercase

import pytest

from checker.gate.bare_secrets import unnamed
from checker.gate.command_lines import _login
from checker.gate.encoded import decoded
from checker.gate.entropy import by_chance, drawn, no_word
from checker.gate.house_names import leaves
from checker.gate.labelled_secrets import _base_16
from checker.gate.lexicon import lexicon
from checker.gate.naming import field_name
from checker.gate.patterns import Pattern, found
from checker.gate.personal import _dialled, _national, numbered
from checker.gate.sentences import sentences
from checker.gate.values import credential, harmless, mixed_word, password
from checker.gate.wording import secrets_in

MIXED = "aQ1zW2sX3eD4cR5fV6tG7bY8hN9uJ0mK"  # what only chance writes
CASED = "qWzXkJvBnMpLrTyGhFdSaCeVuNiZoQjKlPxRtYsD"  # the same without a digit
HEX = "a1b2c3d4e5f60718293a4b5c6d7e8f90"
DIGITS = "83529174608352917460"
MASKED = ("1a***bcd", "12***bcd", "12***3cd")
LONG = "abcdefghjklmnprst"
SAID = "aGFybWxlc3MgdGVzdCwg" * 4  # harmless tests, encoded
A = Pattern(id="a", at=("a",), pattern="a")


def offsets(text: str) -> list[int]:
    return [at for at, _ in sentences(text)]


def run(text: str) -> str:
    return next(decoded(text))[0]


def told(label: str, value: str) -> bool:
    """Is it personal data, beside its name?"""
    return any(numbered(f"{label}: {value}"))


# From which number on it holds.
BOUNDS: dict[str, tuple[int, Callable[[int], object]]] = {
    "digits of what is no word": (3, lambda n: no_word("aB" + "1" * n)),
    "signs of the end that tells": (15, lambda n: not drawn("ab" + "x" * n)),
    "digits of what is drawn": (2, lambda n: by_chance(DIGITS[:n] + CASED[:30])),
    "signs that differ": (14, lambda n: by_chance((MIXED[:n] * 60)[:60])),
    "letters of a credential": (20, lambda n: credential(ascii_lowercase[:n])),
    "digits of a credential": (20, lambda n: credential(DIGITS[:n])),
    "letters and digits of a credential": (8, lambda n: credential(HEX[:n])),
    "letters and digits in a sentence": (5, lambda n: mixed_word(HEX[:n])),
    "signs of a password": (3, lambda n: password(HEX[:n])),
    "digits of a password": (4, lambda n: password(DIGITS[:n])),
    "digits of what counts no keys": (3, lambda n: not harmless(f"key-{DIGITS[:n]}")),
    "signs of no name": (65, lambda n: not field_name(("value_" * 20)[:n])),
    "digits of no name": (5, lambda n: not field_name("_".join(f"a{at}" for at in range(n)))),
    "digits of somebody's name": (4, lambda n: not leaves(f"max_{DIGITS[:n]}", frozenset())),
    "digits of no group and no port": (6, lambda n: _login(DIGITS[:n])),
    "signs of a key in base 16": (32, lambda n: _base_16((HEX * 2)[:n])),
    "signs of a key": (11, lambda n: secrets_in(f"It was sk-{HEX}"[: len("It was ") + n])),
    "signs of a sentence": (2, lambda n: offsets("$5"[:n])),
    "signs that are read at once": (601, lambda n: len(offsets("a" * n)) > 1),
    "signs of a whole line": (64, lambda n: not [*unnamed(f"x\n{(MIXED * 3)[:n]}\n")]),
    "signs of a whole line of mail": (76, lambda n: not [*unnamed(f"x\n{(MIXED * 3)[:n]}\n")]),
    "signs of an encoded run": (14, lambda n: [*decoded("aGFybWxlc3MgdGVzdA"[:n])]),
    "signs by which a run is found": (61, lambda n: run(SAID[:n]) != SAID[:n]),
    "signs before what is encoded": (257, lambda n: run("a" * n + "%41").count("a") < n),
    "letters of a word with a plural": (3, lambda n: {2: "ids", 3: "keys"}[n] in lexicon()),
    "digits of a person": (6, lambda n: told("ssn", DIGITS[:n])),
    "digits behind a label that is a word": (7, lambda n: told("tin", DIGITS[:n])),
    "digits of a document": (5, lambda n: told("passport", DIGITS[:n])),
    "digits of a masked document": (3, lambda n: told("passport", MASKED[n - 1])),
    "digits of a day": (4, lambda n: told("dob", f"1.2.{DIGITS[: n - 2]}")),
    "digits of a patient": (4, lambda n: told("mrn", DIGITS[:n])),
    "digits of an account": (6, lambda n: told("acct", DIGITS[:n])),
    "digits of a card": (12, lambda n: told("card", "-".join(DIGITS[:n]))),
    "digits of a vehicle": (3, lambda n: told("vin", (DIGITS[:n] + LONG)[:17])),
    "digits of a device": (14, lambda n: told("imei", f"{DIGITS[: n - 2]} {DIGITS[n - 2 : n]}")),
    "digits that can be dialled": (7, lambda n: _dialled(DIGITS[:n])),
    "digits that no longer can": (16, lambda n: not _dialled(DIGITS[:n])),
    "digits of a national number": (9, lambda n: _national(DIGITS[:n])),
    "digits of more than one": (12, lambda n: not _national(DIGITS[:n])),
    "digits that differ in a national number": (4, lambda n: _national((DIGITS[:n] * 9)[:10])),
    "numbers that are no octets": (256, lambda n: not [*decoded("98, 107, 45, " * 4 + f"99, {n}")]),
}


@pytest.mark.parametrize(("least", "holds"), BOUNDS.values(), ids=BOUNDS)
def test_a_bound_holds_from_its_number_on(least: int, holds: Callable[[int], object]) -> None:
    assert [bool(holds(number)) for number in (least - 1, least)] == [False, True]


def test_digits_in_a_row_are_no_national_number() -> None:
    rows = ("0123456789", "1234567890", "01234567890", "2345678901")
    assert [_national(row) for row in rows] == [False] * 4
    assert _national("2345678902")


def test_of_a_text_that_is_refused_so_often_no_more_places_are_told() -> None:
    assert [len([*found((A,), "a " * number)]) for number in (19, 20, 21)] == [19, 20, 20]


def test_a_secret_key_of_one_length_may_have_one_digit() -> None:
    assert [by_chance(f"7{CASED}"[:size]) for size in (39, 40, 41)] == [False, True, False]


def test_a_long_sentence_is_cut_at_a_near_blank_and_read_again_a_little_before() -> None:
    assert offsets("a" * 700) == [0, 400]
    assert offsets(f"{'a' * 499} {'b' * 300}") == [0, 400]
    assert offsets(f"{'a' * 500} {'b' * 300}") == [0, 301]
    assert offsets(f"{'a' * 350} {'b' * 49} {'c' * 400}") == [0, 351]
