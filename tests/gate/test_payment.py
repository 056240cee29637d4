"""Cards and accounts, and what differs from them in one sign."""

from __future__ import annotations

import pytest

from checker.gate.payment import cards, ibans

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
