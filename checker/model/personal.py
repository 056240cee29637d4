"""Text -> personal data in it: mail addresses, phone numbers, payment cards, accounts, streets.

What can be proved is proved (issuer and check digit, country and check number); what cannot is
taken only in a form that nothing else has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from checker.model.patterns import Pattern, found
from checker.model.values import placeholder

# --- mail addresses: RFC 5322 §3.4.1, in the forms in use ---

_HOST: Final = re.compile(
    r"@[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}?\.(?P<last>[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59})"
    r"(?![\w-]|\.[\w-])"
)
_NAME: Final = re.compile(r"[\w.+%'-]{0,64}[\w+%-]\Z")
_USERINFO: Final = re.compile(
    r"://[^\s/?#\"'<>@:]{0,128}:[^\s/?#\"'<>@]{0,128}\Z"
)  # judged as a secret
_FILES: Final = re.compile(  # logo@2x.png is a file
    r"(?:cfg|css|csv|gif|html?|ico|ini|jpe?g|js|json|lock|mdx?|mjs|pdf|png|py|svg|toml|tsx?|txt|webp"
    r"|xml|ya?ml|zip)\Z",
    re.IGNORECASE,
)
_LOGINS: Final = frozenset({"git", "hg", "svn"})  # ssh logins of code hosts
_SPELT: Final = re.compile(
    r"[\[({<]\s?(?:at|AT|@)\s?[\])}>]\s?[\w-]{2,63}\s?(?:\.|[\[({<]\s?(?:dot|DOT)\b)"
)


def mails(text: str, allow: Collection[str] = ()) -> Iterator[int]:
    """Offset of each mail address that is not allowed (allowed ones are given in lower case)."""
    at = text.find("@")
    while at >= 0:
        host = _HOST.match(text, at)
        name = _NAME.search(text[max(0, at - 64) : at]) if host else None
        if host and name and not _FILES.match(host["last"]):
            local = name[0].lstrip("'.%+-").lower()
            told = local in _LOGINS or placeholder(local) or local + host[0].lower() in allow
            if local and not told and not _USERINFO.search(text[max(0, at - 256) : at]):
                yield at - len(local)
        at = text.find("@", at + 1)
    yield from (match.start() for match in _SPELT.finditer(text))


# --- payment cards: ISO/IEC 7812, issuer, length and check digit ---

_ISSUERS: Final = (  # first digits, and the lengths that are issued with them
    (re.compile(r"4"), (13, 16, 19)),  # Visa
    (re.compile(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),  # Mastercard
    (re.compile(r"3[47]"), (15,)),  # American Express
    (re.compile(r"6011|64[4-9]|65"), (16, 17, 18, 19)),  # Discover
    (re.compile(r"30[0-5]|3095|36|3[89]"), (14, 16, 17, 18, 19)),  # Diners Club
    (re.compile(r"35(?:2[89]|[3-8])"), (16, 17, 18, 19)),  # JCB
    (re.compile(r"2131|1800"), (15,)),  # JCB, older
    (re.compile(r"62|81"), (16, 17, 18, 19)),  # UnionPay
    (re.compile(r"5018|5020|5038|5893|5[6-8]|6304|67"), (13, 14, 15, 16, 17, 18, 19)),  # Maestro
    (re.compile(r"220[0-4]"), (16, 17, 18, 19)),  # Mir
    (re.compile(r"60|508|82"), (16,)),  # RuPay
)
_SHORTEST: Final = 13
_LONGEST: Final = 19
_GROUP: Final = 3  # digits; a card is written in groups of three and more
_RUN: Final = re.compile(r"\d[\d -]{11,}+")
_NUMBER: Final = re.compile(r"\d+")
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def _luhn(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        total += _DOUBLED[int(digit)] if place % 2 else int(digit)
    return total % 10 == 0


def card(digits: str) -> bool:
    """Digits alone: an issuer's range, a length issued in it, and the check digit."""
    return any(
        len(digits) in lengths and issuer.match(digits) for issuer, lengths in _ISSUERS
    ) and _luhn(digits)


def cards(text: str) -> Iterator[int]:
    """Offset of each card number: one run of digits, or groups with one kind of separator."""
    for run in _RUN.finditer(text):
        groups = [
            (run.start() + group.start(), run.start() + group.end())
            for group in _NUMBER.finditer(run[0])
        ]
        for place, (start, _) in enumerate(groups):
            if _stands_alone(text, start) and _card_from(
                text, groups[place : place + _LONGEST // 3]
            ):
                yield start


def _stands_alone(text: str, start: int) -> bool:
    """Not the tail of a word, of a decimal fraction, or of groups joined by "-" (a UUID)."""
    before = text[max(0, start - 2) : start]
    if before[-1:].isalnum():
        return False
    return not (before[-1:] in (".", "-") and before[:1].isdigit() and len(before) > 1)


def _card_from(text: str, groups: list[tuple[int, int]]) -> bool:
    """Is there a card in the first groups, or the first few of them?"""
    last = groups[0][1]
    separator = text[last : last + 1]
    digits = ""
    for place, (start, end) in enumerate(groups):
        digits += text[start:end]
        if place and text[last:start] != separator:
            return False  # another separator, or more than one sign
        if len(digits) > _LONGEST or len(digits) < _GROUP:
            return False
        after = text[end : end + 1]
        joined = after.isalnum() or after == separator == "-"
        if len(digits) >= _SHORTEST and not joined and card(digits):
            return True
        last = end
    return False


# --- accounts: ISO 13616, country, length and check number ---

_IBAN_LENGTHS: Final = {  # the SWIFT registry of formats
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FK FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH CR HR LI LV",
        22: "BG BH DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}
_IBAN: Final = re.compile(r"[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?")
_GAPS: Final = re.compile(r"[ -]")


def iban(text: str) -> bool:
    """Does a text that begins like an account number hold one of its country's length?"""
    signs = _GAPS.sub("", text).upper()
    length = _IBAN_LENGTHS.get(signs[:2], 99)
    in_one_run = signs == text.upper()
    if len(signs) < length or (in_one_run and len(signs) > length):
        return False  # words may follow groups, and nothing may follow a run
    turned = signs[4:length] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def ibans(text: str) -> Iterator[int]:
    """Offset of each account number."""
    for match in _IBAN.finditer(text):
        if not text[max(0, match.start() - 1) : match.start()].isalnum() and iban(match[0]):
            yield match.start()


# --- streets, where nothing else is written so ---

_STREET: Final = re.compile(
    r"\d{1,5}[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][a-z'\u2019-]{1,24} ){1,3}"
    r"(?:Street|Avenue|Boulevard|Road|(?:St|Ave|Blvd|Rd)\b(?:\.|,| [A-Z])|(?:Lane|Drive|Court"
    r"|Way|Place"
    r"|Square|Terrace|Parkway|Highway)(?:,|\n| (?:Apt|Suite|Unit)))"
)
_STREET_WORDS: Final = (
    *(
        " Street",
        " Avenue",
        " Boulevard",
        " Road",
        " St",
        " Ave",
        " Blvd",
        " Rd",
        " Lane",
        " Drive",
    ),
    *(" Court", " Way", " Place", " Square", " Terrace", " Parkway", " Highway"),
)


def streets(text: str) -> Iterator[int]:
    """Offset of each street with a house number before it."""
    if any(word in text for word in _STREET_WORDS):
        yield from (match.start() for match in _STREET.finditer(text))


_TOLD: Final = r"(?:tel(?:ephone)?|phone|mobile|cell|fax|whatsapp)"
_E164: Final = range(7, 16)  # digits of a number that can be dialled


def _dialled(value: str) -> bool:
    return sum(char.isdigit() for char in value) in _E164


NUMBERS: Final = (
    Pattern(  # United States Social Security numbers
        id="national-id",
        at=("-",),
        pattern=r"(?:(?<=[^\w-]\d{3})|(?<=\A\d{3}))-(?!00)\d\d-(?!0000)\d{4}(?![\w-])",
    ),
    Pattern(  # ITU-T E.164
        id="phone",
        at=("+",),
        pattern=r"(?<![\w+/=.-])\+[1-9](?:[ .()/-]{0,2}\d){7,14}(?![\w+/=])",
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
        r"|(?<=\b1-[2-9]\d\d))[-.])[2-9]\d\d[-.]\d{4}(?!-?\d)(?![a-wyz_])",
    ),
    Pattern(  # trunk prefix 0: France; Germany, the United Kingdom, Italy and others
        id="phone",
        at=("0",),
        pattern=r"(?<![\w.,:/+-])(?<!\d )0(?:[1-9](?:[ .-]\d\d){4}|[1-9]\d{1,4}(?:/|["
        r" -])\d{3,4}[ -]?\d{3,4}"
        r"|[1-9]\d{1,4}/\d{4,9})(?![\w .-]?\d)",
    ),
    Pattern(  # said to be one
        id="phone",
        at=("tel", "phone", "mobile", "cell", "fax", "whatsapp"),
        fold=True,
        pattern=rf"(?<![a-z]){_TOLD}(?:[ _]?(?:no|nr|number))?[^\w\n]{{1,5}}\(?\d[\d"
        rf" ()./-]{{5,18}}\d(?!\w)",
        holds=_dialled,
    ),
    Pattern(
        id="street-address",
        at=("stra\u00dfe ", "strasse ", "str. ", "gasse ", "allee "),
        pattern=r"(?<=[a-z\u00e4\u00f6\u00fc\u00df])(?:stra(?:\u00df|ss)e|str\.|gasse|allee)"
        r" \d{1,4} ?[a-z]?\b",
    ),
    Pattern(
        id="street-address",
        at=("box ",),
        fold=True,
        pattern=r"(?:(?<=\bp\.o\. )|(?<=\bp\.o\.)|(?<=\bpo ))box \d{1,6}\b",
    ),
)


def personal(text: str, allow: Collection[str] = ()) -> Iterator[tuple[str, int]]:
    """(Rule, offset) of all personal data in a text."""
    yield from (("mail-address", at) for at in mails(text, allow))
    yield from (("card-number", at) for at in cards(text))
    yield from (("iban", at) for at in ibans(text))
    yield from (("street-address", at) for at in streets(text))
    yield from found(NUMBERS, text)
