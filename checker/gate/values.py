"""A value beside a telling name -> is it a credential, or does it only stand for one?"""

from __future__ import annotations

from typing import Final

from checker.model.regex import regex


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with white space between."""
    return frozenset(text.split())


# Words that stand where a credential would: types, states, and what people write instead.
HARMLESS: Final = words(
    "a above absent access added an and any api apikey array at auth authentication"
    " authorization bad basic bearer below bool boolean by changed check claim client code"
    " cookie count credential credentials custom default deleted deliberately demo denied"
    " digest disabled documented dummy empty enabled env environment error example examples"
    " expired failed fake false field file for format from given harmless has header headers"
    " here hidden id in inherit input int integer invalid is item items kept key keys left"
    " list long manager mask masked max message min missing must name needed negotiate never"
    " no non none not null number oauth oauth2 object of off ok old omitted on only optional"
    " or out output outside packet page pass passwd password path placeholder placeholders present"
    " prod production prompt provided pwd query read recommended redacted reference refresh"
    " rejected"
    " removed request required reset response reused revoked rotated safe sample sanitized"
    " schema scheme scope secret secrets security see seen sent session set shared short"
    " should some source staging status store stored str string strings stripped stubbed tbd"
    " template test testing text the their this to todo token tokens true type typed types"
    " undefined unique unknown unset unused url usage use used user username uses uuid valid"
    " value values variable vault was with write wrong x yes your"
)

_MASK: Final = regex(r"(.)\1{2,}|[0-]{8,}|[*xX.\u2022\u2026#_\-\s]+")
_MASKED: Final = regex(
    r"(?:[A-Za-z]{1,8}[-_]){0,3}[A-Z]{0,4}([xX*#.\u2022])\1{5,}"
)  # a key's prefix
_TELLING: Final = regex(
    r"redacted|masked|placeholder|omitted|sanitized|filtered|scrubbed|hidden|removed|not[-_]set"
)
_ASKING: Final = regex(  # YOUR_API_KEY, insert-key-here
    r"your[-_]?[a-z]|\bmy[-_]?api[-_]?key|change[-_]?me|[-_]here\b"
    r"|\b(?:insert|replace|enter|paste)[-_]"
)
_VARIABLE: Final = regex(
    r"\$\{|\$\(|\$\d\Z"  # ${NAME}, $(command), $1
    # $NAME, %NAME%
    r"|\$(?:[A-Za-z_]+|[A-Z_][A-Z0-9_]*)[.,;]?\Z|%[A-Za-z_]{1,64}%\Z|%\(\w{1,64}\)s"
    r"|[A-Z][A-Z0-9_]*_(?:KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)\Z"  # the name of a variable
    r"|[A-Za-z_][\w.]{0,64}[(\[](?:\Z|.{0,256}[)\]][.,;]?\Z)"  # os.environ[, getenv(…)
    r"|[A-Za-z_]+(?:\.[A-Za-z_]+){0,8}\([A-Za-z_.]{0,64}\Z"  # a call, cut where its value ended
    r"|(?:[\w-]{1,40}/){0,8}[\w-]{1,40}\.(?:json|md|py|toml|txt|ya?ml)\Z"  # a file
    r"|(?:os\.environ|process\.env|env|secrets|vars?|config|settings|self|args|options|params"
    r"|this)\."
    r"|vault:|op://|arn:|projects/|file:|/run/secrets/"  # where it is kept, not what it is
)
_SLOT: Final = regex(r"\{{1,3}%?[^{}]{0,80}%?\}{0,3}[\"'`,;.)]{0,3}")  # {{ .Values.x }}, also cut
_AROUND: Final = "\"'`\\,;.)]}>"  # what may end a value and is no part of it
_PARTS: Final = regex(r"[-_. /:]+")
_WORD: Final = regex(r"[A-Za-z]{1,14}|v?\d{1,2}")
_CASED: Final = regex(r"[a-z]+|[A-Z]+|[A-Z][a-z]+|\d+|v\d+")

_COUNT: Final = 2  # digits: "key-2" counts keys
LONG: Final = 20  # letters without a break: longer than the words that people write as values
SHORTEST: Final = 8  # of letters and digits mixed, where the name is weak


def placeholder(value: str) -> bool:
    """Does the value only stand for one: `<KEY>`, `$KEY`, `YOUR_API_KEY`, `sk-...`, `REDACTED`?"""
    bare = value.strip("\"'`\\ ")
    if not bare or bare[0] == "<" or (bare[0] == "[" and bare[1:2].isalpha()):
        return True
    if _SLOT.fullmatch(bare):
        return True
    if _MASK.fullmatch(bare) or _MASKED.fullmatch(bare) or bare.endswith(("...", "\u2026")):
        return True
    low = bare.lower()
    if _TELLING.search(low) or _VARIABLE.match(bare):
        return True
    return bool(_ASKING.search(low)) and not any(char.isdigit() for char in bare)


def wordy(value: str) -> bool:
    """Is it made of words: `test-key-outside-packet`, `string`, `not_given`?"""
    return all(
        _WORD.fullmatch(part) and _CASED.fullmatch(part) for part in _PARTS.split(value) if part
    )


def harmless(value: str) -> bool:
    """Made of words, each of which is known to stand where a credential would."""
    parts = [part.lower() for part in _PARTS.split(value.strip(_AROUND)) if part]
    return all(part in HARMLESS or (part.isdigit() and len(part) <= _COUNT) for part in parts)


def credential(value: str) -> bool:
    """Is a value beside a weak name (`token`, `session_id`) a credential?"""
    bare = value.strip(_AROUND)
    if placeholder(value) or harmless(value) or wordy(bare):
        return False
    mixed = any(char.isdigit() for char in bare) and any(char.isalpha() for char in bare)
    return len(bare) >= (SHORTEST if mixed else LONG)


def mixed_word(value: str) -> bool:
    """Is a value in a sentence about a password one: letters and digits, `hunter2`?"""
    bare = value.strip(_AROUND)
    mixed = any(char.isdigit() for char in bare) and any(char.isalpha() for char in bare)
    known = placeholder(value) or harmless(value) or wordy(bare)
    return mixed and len(bare) >= _MIXED and not known


def password(value: str) -> bool:
    """Is a value beside a strong name (`password`, `secret`, `api_key`) one? Nearly always."""
    bare = value.strip(_AROUND)
    short = len(bare) < _PIN or (len(bare) == _PIN and bare.isdigit())
    return not short and held(value)


def held(value: str) -> bool:
    """Anything that does not only stand for a value."""
    return not placeholder(value) and not harmless(value)


def cookie(value: str) -> bool:
    """`name=value`; a file of cookies, or an attribute alone (`Path=/`), is none."""
    name, _, content = value.partition("=")
    known = name.lower() in ("path", "domain", "expires", "max-age", "samesite")
    return not known and held(content)


def session(value: str) -> bool:
    """`name=value` where only the value can tell that it is a cookie."""
    return cookie(value) and credential(value.partition("=")[2])


_MIXED: Final = 5  # characters, where only a sentence names it
_PIN: Final = 3  # characters; three digits are a number
