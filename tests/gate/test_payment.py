"""Cards and accounts, and what differs from them in one sign."""

from __future__ import annotations

import pytest

from checker.gate.payment import card, cards, ibans
from tests.gate.planted.people import iban, luhn

CARD = "4111111111111111"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (CARD, [0]),
        ("3782-822463 10005", [0]),
        ("3782-822463 10006", []),
        ("3056-930902 5904", [0]),
        ("4111 1111-1111 1111", [0]),
        ("4111  1111-1111 1111", []),
        ("4111 1111-1111 1111a. b", []),
        ("4111 - 1111 - 1111 - 1111", [0]),
        ("4111--1111--1111--1111", []),
        ("411-111-111-111-1111", [0]),
        ("41 1111 1111 111111", []),
        ("4 111 1111 1111 1111", []),
        ("1 4111 1111 1111 1111", [2]),
        (f"{CARD}-1", []),
        (f"{CARD}-x", [0]),
        (f"{CARD}--1", []),
        (f"{CARD} 1", [0]),
        (f"4111 1111 1111 1111-{CARD}", [0]),
        (f"{CARD}a", []),
        (f"0.{CARD}", []),
        (f".{CARD}", [1]),
        (f"x-{CARD}", [2]),
        (f"v5-{CARD}", []),
        (f"(a{CARD}", []),
        (f"{CARD}1112", []),
        ("4222222222222", [0]),
        ("3222222222222", []),
    ],
)
def test_a_card_is_told_from_another_row_of_digits(text: str, places: list[int]) -> None:
    assert [*cards(f"{text} ")] == places


ISSUED = {
    "4": "13 16 19",
    "51 55 2221 2229 223 229 23 26 270 271 2720 60 82": "16",
    "34 37 2131 1800": "15",
    "6011 644 649 65 35 62 81 2200 2204": "16 17 18 19",
    "300 305 3095 36 38 39": "14 16 17 18 19",
    "5018 5020 5038 56 58 6304 639 67": "12 13 14 15 16 17 18 19",
    "5090": "16 18 19",
    "0604": "12",
    "9792": "16",
    "1 2130 2205 2220 2721 306 3094 33 0605 7 80 83 9793": "",
}


@pytest.mark.parametrize(("begin", "sizes"), ISSUED.items(), ids=str)
def test_a_number_is_a_card_where_its_first_digits_and_its_length_are_issued(
    begin: str, sizes: str
) -> None:
    for first in begin.split():
        numbers = [luhn(first.ljust(size - 1, "0")) for size in range(11, 21)]
        issued = [number for number in numbers if card(number)]
        assert " ".join(str(len(number)) for number in issued) == sizes, first
        assert not [one for one in issued if card(one[:-1] + str((int(one[-1]) + 1) % 10))]


@pytest.mark.parametrize(
    ("text", "is_account"),
    [
        ("DE89370400440532013000", True),
        ("De89 3704 0044 0532 0130 00", True),
        ("DE89-3704.0044-0532.0130-00", True),
        ("DE89370400440532013000 and 12", True),
        ("DE89370400440532013000a. b", False),
        ("DE89370400440532013001", False),
        ("DE8937040044053201300", False),
        ("XX89370400440532013000", False),
        ("xDE89370400440532013000", False),
        ("NO9386011117947", True),
        ("RU0304452522540817810538091310419", True),
        ("RU0304452522540817810538091310419x", False),
        ("mt91malt9458073acbfhdgbdadgecgc", False),
        ("mT91malt9458073acbfhdgbdadgecgc", False),
        ("MT91malt9458073acbfhdgbdadgecgc", True),
        ("mt89malt12997220addccefddcdgeaf", True),
    ],
)
def test_an_account_is_told_from_a_word(text: str, *, is_account: bool) -> None:
    assert [*ibans(f"it was {text}.")] == [7] * is_account


LENGTHS = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28
EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26
IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28
NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25
SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 ZZ
"""


def test_an_account_has_the_length_of_its_country() -> None:
    written = {
        country: "".join(
            str(size) for size in range(15, 35) if [*ibans(iban(country, "7".rjust(size - 4, "0")))]
        )
        for country in (word[:2] for word in LENGTHS.split())
    }
    assert [country + found for country, found in written.items()] == LENGTHS.split()
