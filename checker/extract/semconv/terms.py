"""Words of a semantic-convention table -> normal forms; what a note demands of an attribute.

Versions of the pages say the same in different words: `Optional` became `Opt-In`, `Experimental`
became `Development`, conditions moved between the cell and a footnote. A normal form hides that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from checker.extract.page import Text
from checker.model.contract import Json
from checker.model.evidence import text_digest
from checker.model.regex import regex

LEVELS: Final = {
    "conditionally required": "conditionally_required",
    "opt-in": "opt_in",
    "optional": "opt_in",
    "recommended": "recommended",
    "required": "required",
}
STABILITIES: Final = {
    "alpha": "development",
    "beta": "development",
    "deprecated": "deprecated",
    "development": "development",
    "experimental": "development",
    "mixed": "mixed",  # of a page, whose parts differ
    "release candidate": "release_candidate",
    "stable": "stable",
}

REFERENCE: Final = regex(r"\[(\d{1,4})\]")
_LEVEL: Final = regex("|".join(LEVELS).replace("-", "[- ]"))
_METRIC_LEVEL: Final = regex(rf"\bthis metric is \[?({_LEVEL.pattern})\b")
_STABILITY: Final = regex(rf"(?:{'|'.join(STABILITIES)})\b")
SENTENCE: Final = regex(r"(?<=[.!?;])\s+")
_EXAMPLE: Final = regex(r"\b(?:for example|for instance|such as|e\.g)\b")
_VARIABLE: Final = regex(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_ATTRIBUTE: Final = regex(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_<>-]+)+")

# Typographic and plain forms of the same character: a site's renderer sets them, not the author.
_PLAIN: Final = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
    }
)

_SENSITIVE: Final = regex(
    r"(?<!case-)(?<!case )\bsensitive\b|\bsecurity risks?\b|\bcredentials?\b"
    r"|\bpersonal(?:ly)? (?:data|information|identif\w+)\b|\bpii\b"
)
_LOW: Final = regex(
    r"\b(?:must|should)\b(?! not).{0,120}\blow[- ]cardinality\b"
    r"|\b(?:must|should) not\b.{0,120}\bhigh[- ]cardinality\b"
)
_REDACTION: Final = ("query", "following", "key", "redact")  # words of the sentence, in order


def normal(text: str) -> str:
    """A text without what differs where nothing changed: case, footnotes, quotes, last period."""
    plain = REFERENCE.sub(" ", text.translate(_PLAIN).casefold())
    return " ".join(plain.split()).strip(" .:;")


def references(cell: Text) -> tuple[int, ...]:
    """The notes that a cell refers to. Their numbers mean nothing outside of their table."""
    return tuple(int(number) for number in REFERENCE.findall(cell.plain))


def level_of(cell: Text) -> tuple[str | None, str, tuple[int, ...]]:
    """The requirement level of a cell, the condition written beside it, the notes it refers to."""
    said = normal(cell.plain)
    found = _LEVEL.match(said)
    notes = references(cell)
    if not found:
        return None, "", notes
    return LEVELS[found[0].replace(" in", "-in")], said[found.end() :].strip(" .:;"), notes


def condition_digest(inline: str, notes: Iterable[str]) -> str | None:
    """Digest of a condition; None where the level stands without one."""
    text = normal(" ".join((inline, *notes)))
    return text_digest(text) if text else None


def metric_level(text: str) -> str | None:
    """The level that a sentence gives to the metric of its section."""
    found = _METRIC_LEVEL.search(normal(text))
    return LEVELS[found[1].replace(" in", "-in")] if found else None


def stability_of(cell: Text) -> str | None:
    """The stability that a badge says, or else the words of the cell."""
    return next(filter(None, (status_of(said)[0] for said in (*cell.images, cell.plain))), None)


def status_of(text: str) -> tuple[str | None, str]:
    """The stability that a text begins with, and what it says besides."""
    said = normal(text)
    found = _STABILITY.match(said)
    return (STABILITIES[found[0]], said[found.end() :]) if found else (None, said)


def stated_status(text: Text) -> tuple[str | None, str]:
    """The status that a line labelled so gives, by a badge or a word, and what it says besides."""
    label = text.strong[0] if text.strong else ""
    if normal(label) != "status":
        return None, ""
    status, rest = status_of(text.plain.removeprefix(label))
    return (status or stability_of(Text(plain="", images=text.images)), rest)


def replacements(cell: Text, *, of: str) -> tuple[str, ...] | None:
    """The attributes that a deprecated one gives way to; None where none is named.

    What stands in an example is no replacement.
    """
    codes = [code for code in cell.codes if _ATTRIBUTE.fullmatch(code)]
    named = dict.fromkeys(
        code
        for sentence, found in with_codes(SENTENCE.split(cell.plain), codes)
        if not _EXAMPLE.search(normal(sentence))
        for code in found
        if code != of
    )
    return tuple(named) or None


def with_codes(
    sentences: Iterable[str], codes: Sequence[str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Each sentence of a text with those of its code spans that stand in it."""
    first = 0
    for sentence in sentences:
        at, begin = 0, first
        while first < len(codes) and (at := sentence.find(codes[first], at)) >= 0:
            at += len(codes[first])
            first += 1
        yield sentence, codes[begin:first]


def first_sentence(text: Text) -> Text:
    """What an older description says of deprecation before it says what the attribute is."""
    return replace(text, plain=SENTENCE.split(text.plain)[0])


def opt_in_variable(text: Text) -> str | None:
    """The environment variable whose values an item lists; None where it announces none."""
    said = normal(text.plain)
    if "environment variable" not in said or "values" not in said:
        return None
    return next(filter(_VARIABLE.fullmatch, text.codes), None)


KEY_WORDS: Final = regex(
    r"\b(?:MUST|SHALL|SHOULD|REQUIRED|RECOMMENDED|MAY|OPTIONAL)\b(?:\s+NOT\b)?"
)
_KIND: Final = "(client|consumer|internal|producer|server)"
_SPAN_KIND: Final = regex(
    rf"(?:\bspans?\b.*\bkind\b|\bkind\b.*\bspans?\b).*\b{_KIND}"
    rf"|.*\b{_KIND}\b.*\b(?:as|is) (?:the |its |their )?span kind"
)


def span_kind(text: Text) -> str | None:
    """The kind that a sentence gives a span, in whatever words; None where it gives none.

    The kind ends the sentence, or the words `span kind` do: one that begins with a kind speaks of
    something else of such spans.
    """
    first, *rest = SENTENCE.split(text.plain)
    said = normal(first)
    if rest and not said.startswith(("span kind", "the span kind")):
        return None
    found = _SPAN_KIND.fullmatch(said.removeprefix("the "))
    return next(filter(None, found.groups()), None) if found else None


def kind_level(text: str) -> dict[str, Json]:
    """How much a sentence asks for the kind that it gives; {} where the kind must be so, or is."""
    found = KEY_WORDS.search(SENTENCE.split(text)[0])
    level = found and " ".join(found[0].split())
    return {} if level in (None, "MUST", "SHALL", "REQUIRED") else {"level": level}


def is_sensitive(texts: Sequence[str]) -> bool | None:
    """True where the page warns of secrets or sensitive content; None where it does not say."""
    return True if any(_SENSITIVE.search(normal(text)) for text in texts) else None


def is_low_cardinality(texts: Sequence[str]) -> bool | None:
    """True where the page demands low cardinality; None where it does not say."""
    sentences = (sentence for text in texts for sentence in SENTENCE.split(normal(text)))
    return True if any(_LOW.search(sentence) for sentence in sentences) else None


def announces_redaction(text: str) -> bool:
    """Does the text say that values of the query keys listed next are to be redacted?"""
    said, at = normal(text), 0
    for word in _REDACTION:
        at = said.find(word, at)
        if at < 0:
            return False
    return True
