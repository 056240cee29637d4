"""May an undocumented name be shown? Only where it looks like a name that an API's author chose."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from checker.gate.wording import secrets_in
from checker.model.regex import regex

MAX_NAME: Final = 64  # characters
MAX_DIGITS: Final = 4  # of a name; more, in however small groups, are an account or an address

# Words of letters, with a number of at most three digits behind them (v2, gpt4, sha256): a longer
# number is an account, a date, a card. Twenty-four letters hold the longest English word in use.
_WORD: Final = r"[a-z]{1,24}\d{0,3}(?:[A-Z][a-z]{0,23}\d{0,3}){0,8}"
_FIELD: Final = regex(rf"_?{_WORD}(?:[_-](?:{_WORD}|\d{{1,3}}))*")
_ATTRIBUTE: Final = regex(rf"{_WORD}(?:[._-](?:{_WORD}|\d{{1,3}}))*")

# What an id begins with, and behind it one word that no author would choose for a part of a name:
# ids are handed out at random, and may have letters alone.
_ID: Final = regex(
    r"(?:acct|asst|chatcmpl|cmpl|ctx|cus|evt|msg|req|resp|sess|tok|usr)[_-][A-Za-z\d]{8,}"
)
_RANDOM: Final = regex(r"[bcdfghjklmnpqrstvwxz]{6}")  # no English word of an API has as many

# A mail address whose marks were spelled to make a name of it: `jane_at_example_com`.
_MAIL: Final = regex(
    r"[A-Za-z\d]+[_-]at(?:[_-][a-z\d]+)+[_-](?:com|org|net|edu|gov|info|de|fr|uk|eu|io|dev|ai)"
)

_SEPARATORS: Final = regex(r"[._-]")


@lru_cache(maxsize=4096)
def field_name(name: str) -> bool:
    """`latency_checkpoint`, `x-groq`, `totalTokens`; not a sentence, an id, a mail address."""
    return _chosen(_FIELD, name)


@lru_cache(maxsize=4096)
def attribute_name(name: str) -> bool:
    """`http.request.method`: words with dots between them, as telemetry names its attributes."""
    return _chosen(_ATTRIBUTE, name)


def _chosen(form: re.Pattern[str], name: str) -> bool:
    return (
        len(name) <= MAX_NAME
        and form.fullmatch(name) is not None
        and sum(map(str.isdigit, name)) <= MAX_DIGITS
        and _ID.fullmatch(name) is None
        and _MAIL.search(name) is None
        and _RANDOM.search(name) is None
        and not _keys().search(name)
        and not secrets_in(name)
        and not secrets_in(_SEPARATORS.sub("", name))
    )


@cache
def _keys() -> re.Pattern[str]:
    """What a provider's key begins with, and a word too long for a part of a name.

    A shorter key than the tables ask for, or one of letters alone, may not be shown either: a name
    that is hidden by mistake costs less than one that is shown by mistake.
    """
    from checker.gate.providers import PROVIDERS  # noqa: PLC0415 - large; --help asks for no name

    begins = sorted(
        {at for row in PROVIDERS for at in row.at if at[0].isalnum() and at[-1] in "_-"}
    )
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, begins))})[A-Za-z0-9]{{16}}")
