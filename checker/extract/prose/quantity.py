"""Text -> quantities: numbers in figures and words, durations, rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_WORDS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
    "hundred": 100,
}  # fmt: skip
_SCALES: Final = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mio": 1_000_000,
    "million": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
# Figures with thousands separated by commas, or a word; not the tail of a longer figure or name.
# Of a range ("5-10 minutes", "two to three times") it is the upper bound.
NUMBER: Final = (
    r"(?<![\w.,$\u20ac\u00a3-])(?:(?:\d{1,6}|[a-z]{3,6})\s?(?:-|\bto\b)\s?)??"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,3})?|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")"
)


def number(text: str) -> float:
    """The value of what NUMBER matched; whole numbers come out as int."""
    word = _WORDS.get(text.lower())
    value = float(text.replace(",", "")) if word is None else word
    return int(value) if value == int(value) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time and where it stands in the text."""

    minutes: float
    start: int
    end: int


_UNITS: Final = {"s": 1 / 60, "m": 1, "h": 60, "d": 1440}
_DURATION: Final = re.compile(
    rf"(?P<half>\bhalf\s+an?\s+)?(?:{NUMBER})?(?(number)(?:\s+|-|(?<=\d))|(?(half)|(?!)))"
    r"(?P<unit>s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)\b(?!\.?m\b)",
    re.IGNORECASE,
)


def durations(text: str) -> Iterator[Duration]:
    """Each length of time, in order: "5 minutes", "five min", "half an hour", "300 s"."""
    for found in _DURATION.finditer(text):
        amount = number(found["number"]) if found["number"] else 1
        minutes = amount * _UNITS[found["unit"][0].lower()] * (0.5 if found["half"] else 1)
        whole = round(minutes)
        exact: float = whole if abs(minutes - whole) < 1e-9 else round(minutes, 3)  # noqa: PLR2004 - float noise
        yield Duration(minutes=exact, start=found.start(), end=found.end())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So much of something, mostly in a time, and where it stands in the text."""

    value: float
    unit: str  # "TPM", "RPM", "RPS", …, "concurrent-requests"
    start: int
    end: int


_PER: Final = {"s": "S", "m": "M", "h": "H", "d": "D"}
_MEASURE: Final = (
    r"\b(?P<short>[TRQC]P[SMHD])\b|"
    r"\b(?P<what>tokens?|requests?|queries|calls?)\s*(?:/|per\s+|an?\s+|each\s+|every\s+)\s*"
    r"(?P<per>s(?:ec(?:ond)?)?|m(?:in(?:ute)?)?|h(?:ou)?r?|day)\b|"
    r"\b(?P<concurrent>(?:concurrent|simultaneous|parallel)\s+(?:requests?|connections?|calls?|"
    r"streams?|sessions?))\b"
)
_MEASURED: Final = re.compile(_MEASURE, re.IGNORECASE)
# An address is a name, whatever its letters are: ".../rpm", "...?unit=tpm".
_ADDRESS: Final = re.compile(r"\b[a-z][a-z0-9+.-]{0,20}://\S*|\bwww\.\S+", re.IGNORECASE)
_RATE: Final = re.compile(
    rf"{NUMBER}\s*(?P<scale>k|thousand|m|mio|million|bn?|billion)?\s+(?:{_MEASURE})"
    rf"|(?P<tight>\d{{1,12}})(?P<tight_scale>[kmb])?(?P<tight_unit>[TRQ]P[SMHD])\b",
    re.IGNORECASE,
)


def without_addresses(text: str) -> str:
    """The text, web addresses blanked out; every offset stays."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def measures(text: str) -> Iterator[re.Match[str]]:
    """Each measure that a text names, in order, with or without an amount."""
    yield from _MEASURED.finditer(without_addresses(text))


def unit_of(found: re.Match[str]) -> str:
    """The measure that was matched, in its short form."""
    if found["short"]:
        return found["short"].upper().replace("Q", "R", 1).replace("C", "R", 1)
    if found["concurrent"]:
        return "concurrent-requests"
    what = "T" if found["what"][0].lower() == "t" else "R"
    return what + "P" + _PER[found["per"][0].lower()]


def rates(text: str) -> Iterator[Rate]:
    """Each rate or bound, in order: "30 million TPM", "500 requests per minute", "10k RPM"."""
    for found in _RATE.finditer(without_addresses(text)):
        if found["tight"]:
            value = number(found["tight"]) * _SCALES.get((found["tight_scale"] or "").lower(), 1)
            unit = found["tight_unit"].upper().replace("Q", "R", 1)
        else:
            value = number(found["number"]) * _SCALES.get((found["scale"] or "").lower(), 1)
            unit = unit_of(found)
        whole = int(value)
        yield Rate(
            value=whole if whole == value else value,
            unit=unit,
            start=found.start(),
            end=found.end(),
        )
