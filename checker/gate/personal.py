"""Text -> personal data in it: mail addresses, phone numbers, cards, accounts, streets.

What cannot be proved by a check digit is taken only in a form that nothing else has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from checker.gate.addresses import PLACES, streets
from checker.gate.labelled import LABELLED, NAMES
from checker.gate.national import numbers
from checker.gate.patterns import Pattern, always, found
from checker.gate.payment import cards, ibans
from checker.gate.values import placeholder, words
from checker.model.regex import regex

# --- mail addresses: RFC 5322 §3.4.1, in the forms in use ---

_HOST: Final = regex(
    r"@[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}?\.(?P<last>[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59})"
    r"(?![\w-]|\.[\w-])"
)
_NAME: Final = regex(r"[\w.+%'-]{0,64}[\w+%-]\Z")
_USERINFO: Final = regex(r"://[^\s/?#\"'<>@:]{0,128}:[^\s/?#\"'<>@]{0,128}\Z")  # judged as a secret
_FILES: Final = regex(  # logo@2x.png is a file
    r"(?:cfg|css|csv|gif|html?|ico|ini|jpe?g|js|json|lock|mdx?|mjs|pdf|png|py|svg|toml|tsx?|txt|webp"
    r"|xml|ya?ml|zip)\Z",
    re.IGNORECASE,
)
_LOGINS: Final = frozenset({"git", "hg", "svn"})  # ssh logins of code hosts
_NOBODY: Final = words(  # who writes in documentation; a person's name is one at any domain
    """
    admin client customer example foo info me name no-reply noreply on-call oncall ops sample
    someone support test tester user username you
    """
)
_RESERVED: Final = regex(  # RFC 2606: for documentation and tests
    r"@(?:[\w-]{1,63}\.){0,4}(?:example\.(?:com|net|org)|(?:example|invalid|test))(?![\w.-]*\w)",
    re.IGNORECASE,
)
_SPELT: Final = regex(  # alice at shop dot org, alice @ shop.org, alice(at)shop.org
    r" (?<=\w )(?:at|AT) [\w-]{2,63}(?: (?:dot|DOT) [A-Za-z]{2,24})+\b"
    r"| (?<=\w )@ [\w-]{2,63}(?:\.[\w-]{2,63}){0,3}\.[A-Za-z]{2,24}(?![\w@])"
    r"|[\[({<]\s?(?:at|AT|@)\s?[\])}>]\s?[\w-]{2,63}\s?(?:\.|[\[({<]\s?(?:dot|DOT)\b)"
)


def mails(text: str, allow: Collection[str] = ()) -> Iterator[int]:
    """Offset of each mail address that is not allowed (allowed ones are given in lower case)."""
    at = text.find("@")
    while at >= 0:
        host = _HOST.match(text, at)
        name = _NAME.search(text[max(0, at - 64) : at]) if host else None
        if host and name and not _FILES.match(host["last"]):
            local = name[0].lstrip("'.%+-").lower()
            if local in _NOBODY and _RESERVED.match(text, at):
                local = ""
            harmless = local in _LOGINS or placeholder(local) or local + host[0].lower() in allow
            if local and not harmless and not _USERINFO.search(text[max(0, at - 256) : at]):
                yield at - len(local)
        at = text.find("@", at + 1)
    yield from (match.start() for match in _SPELT.finditer(text))


_PHONE: Final = (
    r"(?:(?:tel|t\u00e9l)(?:\u00e9|e|efon|efone|ephone|\u00e9fono|\u00e9phone|efoon|efono)?|phone"
    r"|mobile|mobil|cel(?:l|lulare|ular)?|m\u00f3vil|handy|fax|whatsapp|sms|contact)s?"
)
_E164: Final = range(7, 16)  # digits of a number that can be dialled


def _dialled(value: str) -> bool:
    return sum(char.isdigit() for char in value) in _E164


def _national(value: str) -> bool:
    """Enough digits, and no row of them as one types it (0123456789)."""
    digits = "".join(filter(str.isdigit, value))
    return (
        len(digits) in range(9, 12)
        and digits not in "01234567890123"
        and len(set(digits)) > len("013")
    )


NUMBERS: Final = (
    Pattern(  # United States Social Security numbers
        id="national-id",
        at=("-",),
        pattern=r"(?:(?<=[^\w-]\d{3})|(?<=\A\d{3}))-(?!00)\d\d-(?!0000)\d{4}(?![\w-])",
    ),
    Pattern(  # ITU-T E.164
        id="phone",
        at=("+",),
        pattern=r"(?<![\w+.-])\+[1-9](?:[ .()/-]{0,2}\d){7,14}(?![\w+/=])",
    ),
    Pattern(  # international prefix 00
        id="phone",
        at=("00",),
        pattern=r"(?<![\w+/=.:-])(?<!\d )00[1-9]\d{0,2}(?:[ /-]\d{2,8}){2,5}\b",
    ),
    Pattern(  # North American numbering plan
        id="phone",
        at=("-", ".", ")"),
        pattern=r"(?:(?<=\([2-9]\d\d)\) ?|(?:(?<=[^\w.-][2-9]\d\d)|(?<=\A[2-9]\d\d)"
        r"|(?<=\b1-[2-9]\d\d))[-.])\d{3}[-.]\d{4}(?!-?\d)(?![a-wyz_])",
        otherwise=((r"(?<=\(\d\d\d)\) ?\d{3}[-. ]\d\d[-. ]?\d\d(?!-?\d)", always),),
    ),
    Pattern(  # trunk prefix 0: France; Germany, the United Kingdom, Italy and others
        id="phone",
        at=("0",),
        pattern=r"(?<![\w.,:/+-])(?<!\d )0(?:[1-9](?:[ .-]\d\d){4}"
        r"|[1-9]\d{1,4}[/ -]\d{3,4}[ -]?\d{2,4}|[1-9]\d{1,4}/\d{4,9})(?![\w .-]?\d)",
        otherwise=((r"(?<=\()0[1-9]\d{1,4}\)[ -]?\d{3,4}[ -]?\d{2,5}(?!\d)", always),),
    ),
    Pattern(  # groups after the trunk prefix, of nine to eleven digits in all
        id="phone",
        at=("0",),
        pattern=r"(?<![\w.,:+-])(?<!\d )(?P<value>0[1-9]\d{0,3}[ /.-]\d{3,4}(?:[ .-]\d{2,4}){1,2})"
        r"(?![\w-]|[ .,]\d)",
        holds=_national,
        otherwise=(
            (r"(?<![\w.,:+-])(?<!\d )(?P<value>0[1-9]\d{8,9})(?![\w-]|[ .,]\d)", _national),
        ),
    ),
    Pattern(  # North America with spaces, Russia; and no more numbers on either side
        id="phone",
        at=(" ",),
        pattern=r"(?:(?<=[^\w.,-][2-9]\d\d)|(?<=\A[2-9]\d\d))(?<![\d.,] [2-9]\d\d) [2-9]\d\d"
        r" \d{4}(?![\w-]|[ .,]\d)",
        otherwise=(
            (r"(?:(?<=[^\w.,-]8)|(?<=\A8)) \d{3} \d{3} \d\d \d\d(?![\w-]|[ .,]\d)", always),
        ),
    ),
    Pattern(  # an area in parentheses, a number of eight or nine digits
        id="phone",
        at=(") ", ")"),
        pattern=r"(?:(?<=\(\d\d)|(?<=\(0\d\d))\)[ -]{0,2}\d{4,5}[ -]\d{4}(?![\w-])",
        otherwise=((r"(?<=\(\d{3})\)[ -]{0,2}\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w-])", always),),
    ),
    Pattern(
        id="phone",
        at=("0",),
        pattern=r"(?<![\w.,:+-])(?<!\d )0[1-9]-\d{4}-\d{4}(?![\w-])",
    ),
    Pattern(  # what one is asked to call
        id="phone",
        at=("call ", "reach ", "text ", "dial ", "ring ", "number is ", "number: "),
        fold=True,
        pattern=r"(?<![a-z])(?:(?:call|reach|text|dial|ring)(?: (?:me|us|him|her|them|back))?"
        r"(?: (?:at|on|back))?:?|number(?: is|:)) (?P<value>\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,5})"
        r"(?![\w-])",
        holds=_dialled,
    ),
    Pattern(  # said to be one
        id="phone",
        at=(
            *("tel", "t\u00e9l", "phone", "mobil", "cel", "fax", "whatsapp", "m\u00f3vil", "handy"),
            *("sms", "contact"),
        ),
        fold=True,
        pattern=rf"(?<![a-z]){_PHONE}(?:[ _]?(?:no|nr|number))?[^\w\n]{{1,5}}(?:(?:is|at|on)\s)?"
        r"\(?\d[\d ()./-]{5,18}\d(?!\w)",
        holds=_dialled,
    ),
)


def named(text: str, allow: Collection[str] = ()) -> Iterator[tuple[str, int]]:
    """(Rule, offset) of mail addresses and of names."""
    yield from (("mail-address", at) for at in mails(text, allow))
    yield from found(NAMES, text)


def numbered(text: str) -> Iterator[tuple[str, int]]:
    """(Rule, offset) of all personal data that has digits in it."""
    yield from (("card-number", at) for at in cards(text))
    yield from (("iban", at) for at in ibans(text))
    yield from (("street-address", at) for at in streets(text))
    yield from found(PLACES, text)
    yield from numbers(text)
    yield from found(NUMBERS, text)
    yield from found(LABELLED, text)
