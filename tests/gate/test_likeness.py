"""The likeness of a sentence to claims: its table, and what it decides."""

from __future__ import annotations

import pytest

from checker.gate.claims import claims
from checker.gate.likeness import likeness
from checker.gate.reading import read
from checker.gate.weights import KNOWN
from tests.gate.learning import TABLE, learned, lines, written


def told(text: str) -> list[str]:
    return [rule for rule, _ in claims(text, free=True)]


def test_the_table_is_what_the_sentences_teach() -> None:
    now = written(learned(KNOWN), KNOWN)
    assert TABLE.read_text("utf-8") == now, "run python -m tests.gate.learning"


@pytest.mark.parametrize(
    ("name", "share"), [("overclaims", 20), ("disclaimers", 100), ("honest", 200)]
)
def test_of_each_kind_hardly_one_is_taken_for_another(name: str, share: int) -> None:
    known = lines(name)
    wrong = [line for line in known if bool(told(line)) is not (name == "overclaims")]
    assert len(wrong) <= len(known) // share, wrong


def test_what_a_person_writes_is_told_by_its_likeness_alone() -> None:
    text = "Your proxy timeout of 60 seconds is the result."
    assert told(text) == ["claim-provider-state"]
    assert list(claims(text)) == []


def test_the_topic_is_that_of_its_words() -> None:
    text = "Prices will climb again in July."
    assert told(text) == ["claim-price"]


@pytest.mark.parametrize("text", ["", "Zwei kleine Worte.", "x y z", "10.4.12.9:8443"])
def test_what_is_no_prose_of_ours_is_like_nothing(text: str) -> None:
    assert told(text) == []


def test_every_weight_counts_once_whatever_is_repeated() -> None:
    once, twice = ("the gateway fell over", "the gateway fell over the gateway fell over")
    assert likeness(twice, read(twice)[0]) < 2 * likeness(once, read(once)[0])


def test_what_is_longer_than_the_learned_sentences_is_held_to_its_words() -> None:
    sent = "We sent the same request at ten and at eleven, and both were answered with status 502"
    known = ", and the reference says that an object named error comes with it, which we saw"
    assert told(f"{sent}{known}, since the provider was down.") != []
    assert told(f"{sent}{known}, and the record was kept.") == []


def test_a_sentence_of_so_many_words_is_longer() -> None:
    sent = "Your proxy timeout of 60 seconds is the result of what we sent in the test that we ran"
    assert [
        told(f"{sent} for this note {end}.") for end in ("today and here", "at ten that day")
    ] == [
        [],
        ["claim-root-cause"],
    ]
