"""Every form of what must never be sent is found in every place, encoded once and disguised."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.gate.wording import RefusalKind, secrets_in
from tests.gate.planted import people
from tests.gate.planted.credentials import FORMS, NAMED, NOT_ALONE
from tests.gate.planted.drawing import draw
from tests.gate.planted.positions import DISGUISES, ENCODINGS, NARROW, POSITIONS

AGAIN = pytest.mark.unmeasured  # what was found is found again: see tests/conftest.py
ALONE = {name: form for name, form in FORMS.items() if name not in NOT_ALONE}
UNNAMED = {"aws secret key alone", "azure storage key alone", "ngrok"}
SHORT = 9  # signs, of which an encoding is as short as a word
PEOPLE = dict(people.all_of_it())


def kinds(text: str) -> set[RefusalKind]:
    return {refusal.kind for refusal in secrets_in(text)}


@pytest.mark.parametrize("name", ALONE)
def test_a_key_of_every_form_is_found(name: str) -> None:
    for seed in range(8):
        assert RefusalKind.SECRET in kinds(f"It used {draw(ALONE[name], seed)} twice."), seed


def test_a_rule_that_refuses_has_an_id_like_all_rules() -> None:
    texts = [*map(draw, (FORMS | NAMED).values()), *PEOPLE.values()]
    found = {one.rule for text in texts for one in secrets_in(text)}
    assert len(found) > 100
    assert [one for one in found if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one)] == []


@pytest.mark.parametrize("name", NAMED)
def test_a_key_is_found_by_the_name_beside_it(name: str) -> None:
    missed = [
        s for s in range(8) if RefusalKind.SECRET not in kinds(f"\n{draw(NAMED[name], s)}\nend")
    ]
    assert missed == []


@pytest.mark.parametrize("name", sorted(NOT_ALONE))
def test_what_digests_look_like_is_found_by_its_name_alone(name: str) -> None:
    value = draw(FORMS[name])
    assert kinds(f"the key was api_key={value}") == {RefusalKind.SECRET}
    assert kinds(f"the commit {value} was built") == set()


@pytest.mark.drawn
@AGAIN
@pytest.mark.parametrize("place", POSITIONS)
def test_a_key_is_found_in_every_place(place: str) -> None:
    missed = [name for name, form in ALONE.items() if not kinds(POSITIONS[place](draw(form)))]
    assert missed == []


@AGAIN
@pytest.mark.parametrize("place", NARROW)
def test_a_key_is_found_as_a_name_and_in_an_address(place: str) -> None:
    forms = {name: form for name, form in ALONE.items() if not set(form) & set(" \n\\\"'")}
    if place == "a path":  # the name of a document is as long, and as much chance
        forms = {name: form for name, form in forms.items() if name not in UNNAMED}
    missed = [name for name, form in forms.items() if not kinds(NARROW[place](draw(form)))]
    assert missed == []


@pytest.mark.drawn
@AGAIN
@pytest.mark.parametrize("how", ENCODINGS)
def test_a_key_is_found_encoded_once(how: str) -> None:
    missed = [
        name
        for name, form in {**ALONE, **NAMED}.items()
        if form.isascii()
        and len(draw(form)) > SHORT
        and not kinds(f"value: {ENCODINGS[how](draw(form))} end")
    ]
    assert missed == []


@AGAIN
@pytest.mark.parametrize("how", DISGUISES)
def test_a_key_is_found_disguised(how: str) -> None:
    missed = [
        name for name, form in ALONE.items() if not kinds(f"a {DISGUISES[how](draw(form))} b")
    ]
    assert missed == []


@pytest.mark.parametrize("name", PEOPLE)
def test_personal_data_of_every_kind_is_found(name: str) -> None:
    assert kinds(f"It told {PEOPLE[name]} twice.")


@pytest.mark.drawn
@AGAIN
@pytest.mark.parametrize("place", POSITIONS)
def test_personal_data_is_found_in_every_place(place: str) -> None:
    missed = [name for name, text in PEOPLE.items() if not kinds(POSITIONS[place](text))]
    assert missed == []


@AGAIN
@pytest.mark.parametrize("place", NARROW)
def test_personal_data_is_found_as_a_name_and_in_an_address(place: str) -> None:
    missed = [
        name
        for name, text in PEOPLE.items()
        if text.isascii() and not set(text) & set(" \"'/") and not kinds(NARROW[place](text))
    ]
    assert missed == []


@pytest.mark.drawn
@AGAIN
@pytest.mark.parametrize("how", ENCODINGS)
def test_personal_data_is_found_encoded_once(how: str) -> None:
    missed = [
        name
        for name, text in PEOPLE.items()
        if text.isascii() and len(text) > SHORT and not kinds(f"value: {ENCODINGS[how](text)} end")
    ]
    assert missed == []


@AGAIN
@pytest.mark.parametrize("how", ["dashes", "wide signs", "signs without width", "joiners"])
def test_personal_data_is_found_disguised(how: str) -> None:
    missed = [name for name, text in PEOPLE.items() if not kinds(f"a {DISGUISES[how](text)} b")]
    assert missed == []


def test_each_word_and_each_prefix_of_a_table_finds_something() -> None:
    """What is listed beside the tables in words of its own: an entry that is gone or misspelt misses."""
    lines = (Path(__file__).parent / "each.txt").read_text("utf-8").splitlines()
    missed: list[str] = []
    for line in lines:
        if line.startswith("# "):
            continue
        rule, _, form = line.partition(" | ")
        text = draw(form.replace("\\n", "\n"))
        if rule not in {one.rule for one in secrets_in(f"It was {text}\nthere.")}:
            missed.append(line)
    assert missed == []
