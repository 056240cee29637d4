"""Cards and accounts, and what differs from them in one sign."""

from __future__ import annotations

import pytest

from checker.gate.payment import card, cards, ibans
from tests.gate.planted.people import luhn

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


ISSUED = """
4 13|4 19|51 16|55 16|2221 16|2229 16|223 16|229 16|23 16|26 16|270 16|271 16|2720 16|34 15|37 15
6011 17|644 17|649 17|65 17|300 14|305 14|3095 14|36 14|38 14|39 14|35 17|2131 15|1800 15|62 17
81 16|5018 12|5020 12|5038 12|56 12|58 12|6304 12|639 12|67 12|2200 17|2204 17|60 16|82 16|5090 18
0604 12|9792 16
"""
NOT_ISSUED = """
4 14|50 12|590 12|2220 16|2721 16|33 15|36 15|6012 17|643 17|306 14|3094 14|37 14|34 17|2130 15
1801 15|63 17|80 16|5019 12|6305 12|638 12|2205 17|1 16|83 16|0605 12|9793 16|7 16
"""


@pytest.mark.parametrize(("table", "issued"), [(ISSUED, True), (NOT_ISSUED, False)])
def test_a_number_is_a_card_where_its_first_digits_and_its_length_are_issued(
    table: str, *, issued: bool
) -> None:
    rows = [row.split() for row in table.replace("|", "\n").split("\n") if row]
    for begins, size in rows:
        number = luhn(begins + "0" * (int(size) - 1 - len(begins)))
        assert card(number) is issued, (begins, size)
        assert not card(number[:-1] + str((int(number[-1]) + 1) % 10))


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
