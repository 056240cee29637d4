"""May an undocumented name be told? Only where it looks like a name that an API's author chose."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from checker.model.wording import secrets_in

MAX_NAME: Final = 64  # characters

# Words of letters, with a number of at most three digits behind them (v2, gpt4, sha256): a longer
# number is an account, a date, a card. Twenty-four letters hold the longest English word in use.
_WORD: Final = r"[a-z]{1,24}\d{0,3}(?:[A-Z][a-z]{0,23}\d{0,3}){0,8}"
_FIELD: Final = re.compile(rf"_?{_WORD}(?:[_-](?:{_WORD}|\d{{1,3}}))*")
_ATTRIBUTE: Final = re.compile(rf"{_WORD}(?:[._-](?:{_WORD}|\d{{1,3}}))*")


@lru_cache(maxsize=4096)
def field_name(name: str) -> bool:
    """`latency_checkpoint`, `x-groq`, `totalTokens`; not a sentence, an id, a mail address."""
    return len(name) <= MAX_NAME and _FIELD.fullmatch(name) is not None and not secrets_in(name)


@lru_cache(maxsize=4096)
def attribute_name(name: str) -> bool:
    """`http.request.method`: words with dots between them, as telemetry names its attributes."""
    looks = len(name) <= MAX_NAME and _ATTRIBUTE.fullmatch(name) is not None
    return looks and not secrets_in(name)
