"""What reads as a talk, as an order to a model or as a piece of a body, beside what only nearly does."""

from __future__ import annotations

import pytest

from checker.packet.copied import asked, fragment, order, talk


@pytest.mark.parametrize(
    ("copied", "near"),
    [
        ("User: hi\nAssistant: the lease ends in May", "User: hi\nOperator: the lease ends in May"),
        ("Bot: the lease ends now. [user] thanks", "Bot: hi. Bot: the lease ends now"),
        ("**AI:** why is that so?\n<|user|> no", "**AI:** one harmless test message\n<|user|> no"),
    ],
)
def test_a_talk_has_two_sides_of_which_one_answers(copied: str, near: str) -> None:
    assert [talk(copied), talk(near)] == [True, False]


@pytest.mark.parametrize(
    ("copied", "near", "value"),
    [
        ("We told it to write my aunt. Then", "We told it to write an aunt.", " write my aunt"),
        ("The prompt was: ours", "The prompt was: one two three four five six", "ours"),
        (
            "The customer's question read = a b c d e f g",
            "The question read: ours",
            "a b c d e f g",
        ),
        ("Send: write a poem to me", "Send: the poem is mine", "write a poem to me"),
        ("Send: none of us. Ask: tell me more of us", "Paste: us", ""),
    ],
)
def test_what_a_model_was_asked_for_is_somebodys_own(copied: str, near: str, value: str) -> None:
    assert [asked(copied), asked(near)] == [value, ""]


def test_an_order_begins_the_text() -> None:
    assert order('"Translate my letter"') == ' my letter"'
    assert order("We translate my letter") == ""


@pytest.mark.parametrize(
    ("copied", "near"),
    [
        ("<p>no</p>", "<p>no</q>"),
        ("it had 'a': 1 and 'b': true", "it had 'a': 1"),
        ("```json\nthe answer\n```", "```json\n```\nthe answer"),
        ("~~~log\na: b\nc: d\n~~~", "~~~log\na: b\n~~~\nc: d"),
        ("````log\n```\n'a': 1\n````", "```log\n```\n'a': 1"),
    ],
)
def test_a_piece_of_a_body(copied: str, near: str) -> None:
    assert [fragment(copied), fragment(near)] == [True, False]
