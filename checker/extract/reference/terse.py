"""Facts -> the same facts without sentences of the page: a contract holds tokens.

A default, a constant or a member of an enum may be a whole prompt. In its place stands
`"sha256:…"` of it: it is not passed on, and drift still sees that it changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from checker.extract.schema.values import ranked
from checker.model.contract import Fact, Field, Json, Unstated
from checker.model.evidence import text_digest

MAX_TOKEN: Final = 80  # characters; a longer text is no token
MAX_WORDS: Final = 5  # words with spaces between; more are a sentence


def terse(fact: Fact) -> Fact:
    """The fact; the same one where it holds no sentence."""
    return terse_field(fact) if isinstance(fact, Field) else fact


def terse_field(fact: Field) -> Field:
    """The same of a field."""
    said = {
        "enum": fact.enum and tuple(sorted(map(_digested, fact.enum), key=ranked)),
        "const": fact.const if isinstance(fact.const, Unstated) else _digested(fact.const),
        "default": fact.default if isinstance(fact.default, Unstated) else _digested(fact.default),
        # A pattern is long by nature: only its words make it a sentence.
        "pattern": fact.pattern
        and (text_digest if _is_worded(fact.pattern) else str)(fact.pattern),
        "format": fact.format and _text(fact.format),
        "keywords": fact.keywords and {name: _digested(one) for name, one in fact.keywords.items()},
    }
    changed: dict[str, Any] = {
        name: value for name, value in said.items() if value != getattr(fact, name)
    }
    return replace(fact, **changed) if changed else fact


def _digested(value: Json) -> Json:
    """The value, each sentence in it as its digest."""
    match value:
        case str():
            return _text(value)
        case list():
            return [_digested(item) for item in value]
        case dict():
            return {_text(name): _digested(item) for name, item in value.items()}
    return value


def _text(text: str) -> str:
    return text_digest(text) if _is_sentence(text) else text


def _is_sentence(text: str) -> bool:
    return len(text) > MAX_TOKEN or _is_worded(text)


def _is_worded(text: str) -> bool:
    return len(text.split(maxsplit=MAX_WORDS)) > MAX_WORDS
