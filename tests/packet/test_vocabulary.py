"""What each word of a summary may do in it: the table is read in review."""

from __future__ import annotations

import pytest

from checker.packet import vocabulary
from checker.packet.vocabulary import stranger

NAMES = frozenset({"top_k", "top_p", "seed_a"})
FRAMES = (  # each asks of one list whether the word is in it
    "harmless {}",
    "null {} 5",
    "get {} request",
    "{} the request",
    "top_k top_p {} seed_a, null",
    "assistant {} null",
    "{} sent null",
    "level {} 5",
    "null one {} null",
    "null one is {}",
    "top_k {}",
    "null {} was 5",
    "one request, absent {} three absent",
)


def test_what_each_word_may_do(golden) -> None:
    lists = [one for one in vars(vocabulary).values() if isinstance(one, frozenset)]
    lines = [f"{frame}: the first word that no summary needs" for frame in FRAMES]
    for word in sorted(frozenset().union(*lists) - vocabulary.GATEWAYS):
        found = [stranger(frame.format(word), NAMES) for frame in FRAMES]
        lines.append(f"{word} {' '.join(map(str, found))}")
    golden("vocabulary", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        ("200, 404", 1),
        ("200, two", 1),
        ("top_k top_p role", 0),
        ("null, top_k top_p, seed_a", 0),
        ("null, top_k top_p seed_a", 4),
        ("null; get the request", 2),
        ("null; get it", 2),
        ("null user, sent", 0),
        ("null, user sent, null", 3),
        ("null role user sent", 0),
        ("null roles user sent", 0),
        ("null 5", 2),
        ("null 5 6", 2),
        ("null 5, null", 2),
        ("null 5 or null", 2),
        ("null 5 of 6 fields", 0),
        ("null instead of 5", 0),
        ("chunk 1 of 6", 0),
        ("chunk 0 and 1", 0),
        ("chunk 3 or 4", 0),
        ("null of 6", 3),
        ("null object/xyzzy", 2),
        ("null (seed_a), <seed_a>", 0),
        ("null zorp.a", 0),
        ("null zorp-a", 0),
        ("null a_zorp", 0),
        ("null zorp_", 2),
        ("null Quux, citations", 0),
        ("<null>", 0),
        ("seed_a-null", 0),
        ("null Zorp", 0),
        ("null zorp", 2),
    ],
)
def test_a_word_is_judged_by_what_stands_beside_it(text: str, at: int) -> None:
    assert stranger(text, NAMES | {"Zorp", "quux", "role", "zorp_b"}) == at
