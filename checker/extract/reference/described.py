"""What the description of a field in a table adds to it, where a sentence states just that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from checker.extract.page import Text
from checker.extract.prose.passages import MAX_PASSAGE, sentences
from checker.extract.reference.type_words import TypeWords
from checker.gate.negation import NEGATED
from checker.model.regex import regex

MAX_OPTIONS: Final = 200

_OPTIONS: Final = regex(
    r"(?:(?:must|can|may)\s+be\s+)?(?:(?:either|one\s+of)\b"
    r"|(?:available|allowed|possible|valid|supported)?\s*(?:options?|values?)\s*(?:are\b|:))",
    re.IGNORECASE,
)
# What may stand between the options; any other word makes it a sentence about them.
_BETWEEN: Final = regex(r"(?:\b(?:and|following|or|the|these|values)\b|[\s,;:|/'\"`.])*")
# The word by itself, or with what stands in the place of the field; a sentence may take it back.
_DEPRECATED: Final = regex(
    r"\W*deprecated(?P<more>\W*$|:.*|\b.*\bin\s+favou?r\s+of\b.*)", re.IGNORECASE | re.DOTALL
)
_CONDITION: Final = regex(r"\b(?:except|if|only|unless|when)\b", re.IGNORECASE)
# The word by itself or at the end of what is listed, and perhaps in which case.
_NULLABLE: Final = regex(
    r"(?:(?:.*[.;:]\s)?\W*(?:(?:it|this|the\s+(?:field|value))\s+)?"
    r"(?:is\s+|(?:can|may|might)\s+be\s+)?|.*[^\W_],?\s+(?:or|otherwise)\s+)null(?:able)?"
    r"(?:\W*$|[\s,]+(?:before|for|if|otherwise|unless|until|when|while)\b.*)|.*\(nullable\).*",
    re.IGNORECASE | re.DOTALL,
)
_DENIED: Final = regex(rf"{NEGATED}|\bno\b", re.IGNORECASE)
_NUMBERS: Final = frozenset({"integer", "number"})


def described(text: Text, said: TypeWords | None) -> dict[str, Any]:
    """The closed set of a text or a number, and whether the field is deprecated or may be null."""
    stated: dict[str, Any] = {}
    codes = text.codes[:MAX_OPTIONS]
    for sentence in sentences(text.plain[:MAX_PASSAGE]):
        if "?" in sentence:  # a question states nothing
            continue
        gone = _DEPRECATED.match(sentence)
        named = gone and (
            not re.search(r"\w", gone["more"]) or any(one in gone["more"] for one in codes)
        )
        if named and not _CONDITION.search(sentence):
            stated["deprecated"] = True
        if said and said.types and _NULLABLE.match(sentence) and not _DENIED.search(sentence):
            stated["types"] = tuple(sorted(said.types | {"null"}))
        options = _options(sentence, codes)
        # Another value beside the list may be one more: then the list is not closed.
        if options and said is not None and set(codes) <= set(options):
            stated |= closed(options, said.types - {"null"})
    return stated


def _options(sentence: str, codes: tuple[str, ...]) -> list[str]:
    """The options that a sentence lists, and nothing besides."""
    introduced = _OPTIONS.match(sentence)
    listed = [code for code in codes if code in sentence]
    if introduced is None or len(listed) < (1 if introduced[0].endswith(":") else 2):
        return []
    return listed if lists(sentence[introduced.end() :], listed) else []


def lists(text: str, codes: Sequence[str]) -> bool:
    """Does nothing stand beside the code spans but what parts them?"""
    for code in sorted(codes, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(code)}(?!\w)", " ", text, count=1)
    return _BETWEEN.fullmatch(text) is not None


def options_of(cell: Text, said: TypeWords | None) -> dict[str, Any]:
    """The closed set of a cell in a column of options: code spans, and nothing besides."""
    codes = cell.codes
    if not codes or said is None or len(codes) > MAX_OPTIONS or not lists(cell.plain, codes):
        return {}
    return closed(codes, said.types - {"null"})


def closed(options: Sequence[str], types: frozenset[str]) -> dict[str, Any]:
    """The set as an enum of those types; {} where it can be none. That of null is its type."""
    words = {option.strip("\"'") for option in options}
    if "null" in words and (found := closed([*words - {"null"}], types)):
        return found | {"types": tuple(sorted(types | {"null"}))}
    if types == {"string"}:
        return {"enum": tuple(sorted(words))}
    if types and types <= _NUMBERS and all(re.fullmatch(r"-?\d{1,15}", word) for word in words):
        return {"enum": tuple(sorted(map(int, words)))}
    return {}
