"""Values that differ in one sign: does each stand for itself, and was it drawn by chance?"""

from __future__ import annotations

import pytest

from checker.gate import entropy, values

HELD = {  # by what is asked of a value: those of which it holds, and those of which it does not
    values.placeholder: (
        (
            "<key> [key] [a1] {{key}} xxxx sk-xxxxxx sk-... sk-\u2026 $KEY ${KEY} %KEY% API_KEY redacted"
            " your_key insert-key ` \\ os.environ[x] k[] getenv(x) key.txt vault:x"
        ),
        "hunter2 ~<key>~ [1] [ sk-xx your_key2 a...b key.text",
    ),
    values.wordy: (
        "test-key key_2 v2 Not.Given ABC -a- a/b",
        "hunter2 key-hunter2 teSt aBc test1 abcdefghijklmno 123 12a",
    ),
    values.harmless: ("test-key 'key-2' Value-12 key; -test- x.x", "key-123 test-word word 123"),
    values.credential: (
        "hunter2x ab3d5f7h 12345678901234567890 abcdefghijklmnoprstuv ab3d5f7h', (x)x3x5x7x",
        (
            "ab3d5f7 1234567890123456789 abcdefghij <ab3d5f7h> test-key abcdefghijklmno-x oauth2-oauth2"
            " abcdefghij-klmnopqrst"
        ),
    ),
    values.mixed_word: ("ab3d5 hunter2 'ab3d5'", "ab3d abcde 12345 v2 <ab3d5> key-2 test-v2"),
    values.password: ("abc 1234 a1b pass1", "ab 12 123 <abc> xxx test"),
    values.held: ("abc hunter2", "<abc> test ***"),
    values.cookie: (
        "sid=abc1 a=b2c",
        "Path=/app Domain=x1 expires=9x max-age=7x SameSite=x1 sid=test a",
    ),
    values.session: ("sid=ab3d5f7h", "sid=abcd path=ab3d5f7h sid=ab3d5f7"),
    entropy.drawn: ("ab ab" + "x" * 14 + " a-b key-a", "aaa xxx a" + "x" * 15 + " your-key-here a"),
    entropy.mixed: ("aB3 Ab3d", "ab3 AB3 aBc"),
    entropy.no_word: ("aB123", "aB12 ab123 aBcde"),
    entropy.by_chance: (
        (
            "a1B2c3D4 aB3xY9kQ2m x7Kq2Lm9Zt4w ab1cd2ef3gh4ij5kl6 aB3-xY9-kQ2 x9k2m4q7t1w8"
            " abcd12EFGH ABcd1-2EFgh abcd12efghij 1x2y3z4w5v-abc g1h2g1h2g1h2"
            " aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLm1"
        ),
        (
            "deadbeef01 DEADBEEF01 12345678 abcdefgh abcdefg1 aBcDeFgHi1 call_a1B2c3D4 0xa1B2c3D4"
            " ab1cd1ab1cd1ab1cd1ab1cd1ab1cd1ab1cd1ab1cd1ab1cd1 abcde12EFGH abcde12efghij 1x2y3z4w5-abc g1hg1hg1hg1h"
            " aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmN aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkL1"
            " responseBodyFormat1 getChatCompletionsV1Reply"
        ),
    ),
    entropy.issued: (
        "a1 06634415-511c-f3d6-a571-098d6efa889f a1B2-c3D4-e5F6",
        "ab 12 x0 ab-12 read-v2-only 00000000-0000-0000-0000-00000000000x",
    ),
}


@pytest.mark.parametrize("holds", HELD, ids=lambda one: one.__name__)
def test_what_is_asked_of_a_value(holds) -> None:
    those, others = HELD[holds]
    assert [value for value in those.split() if not holds(value)] == []
    assert [value for value in others.split() if holds(value)] == []


def test_a_blank_within_quotes_is_no_part_of_what_stands_for_a_value() -> None:
    assert values.placeholder("' <key> '")
    assert not values.placeholder("' key '")
