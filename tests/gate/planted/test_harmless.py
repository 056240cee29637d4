"""What may be sent is not refused, in whatever place it stands: no rule costs a record its reader."""

from __future__ import annotations

import base64
from hashlib import sha512
from pathlib import Path

import pytest

from checker.gate.wording import secrets_in
from tests.gate.planted.credentials import FORMS, NAMED
from tests.gate.planted.harmless import HARMLESS, TEXT
from tests.gate.planted.people import all_of_it
from tests.gate.planted.positions import DISGUISES, ENCODINGS, NARROW, POSITIONS

AGAIN = pytest.mark.unmeasured  # what was found is found again: see tests/conftest.py
ROOT = Path(__file__).parents[3]
ALLOW = frozenset({"support@cometapi.com"})


def refused(text: str) -> set[str]:
    return {one.rule for one in secrets_in(text, allow=ALLOW)}


def test_there_is_more_of_it_than_of_what_is_refused() -> None:
    assert len(set(HARMLESS)) >= len(FORMS) + len(NAMED) + len(dict(all_of_it()))


def test_none_of_it_is_refused() -> None:
    assert {text: refused(text) for text in HARMLESS if refused(text)} == {}


@pytest.mark.drawn
@AGAIN
@pytest.mark.parametrize("place", POSITIONS)
def test_none_of_it_is_refused_in_any_place(place: str) -> None:
    assert {text for text in HARMLESS if refused(POSITIONS[place](text))} == set()


def test_all_of_it_at_once_is_not_refused() -> None:
    for sign in ("\n", "; ", " | ", "\n\n"):
        assert refused(sign.join(HARMLESS)) == set()


@pytest.mark.parametrize("how", [*ENCODINGS, *DISGUISES])
def test_harmless_text_may_be_encoded(how: str) -> None:
    coded = (ENCODINGS | DISGUISES)[how](TEXT)
    for place in (*POSITIONS.values(), *NARROW.values()):
        assert refused(place(coded)) == set()


@pytest.mark.parametrize(
    "path",
    sorted(
        path.relative_to(ROOT).as_posix()
        for pattern in ("*.md", "schemas/*.json", "snapshots/*/contract.json", "checker/*.toml")
        for path in (*ROOT.glob(pattern), *(ROOT / "checker").glob(f"sample/**/{pattern}"))
    ),
)
def test_what_the_project_publishes_is_not_refused(path: str) -> None:
    assert refused((ROOT / path).read_text("utf-8")) == set()


def test_the_lines_of_a_body_are_known_by_their_length_and_the_last_by_the_one_before() -> None:
    drawn = base64.b64encode(sha512(b"a").digest() + sha512(b"b").digest()).decode()
    whole, last = drawn[:64], drawn[64:104]
    assert refused(whole) == refused(f"{whole}\n{last}") == set()
    assert refused(last) == refused(f"x\n{last}") == refused(f"of {whole}") != set()
    assert refused(f"({whole}") == refused(f"{whole} of it") == refused(last)
