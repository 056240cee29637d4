"""What a text says once decoded, and what is not decoded though it nearly could be."""

from __future__ import annotations

import base64

import pytest

from checker.gate.encoded import base32, decoded, unescaped
from checker.gate.personal import mails
from checker.gate.sensitive import sensitive

UNESCAPED = {
    "plain": "plain",
    "a\\u0041b": "aAb",
    "a\\x41b": "aAb",
    "a\\\\u0041b": "aAb",
    "a\\u0007b\\u00a0c": "a b c",
    "a\\nb\\tc": "a b c",
    "a\\\nb": "a\nb",
    "a\\qb": "aqb",
    "a\\/b": "a/b",
    "a&amp;b": "a&b",
    "a&#65;b&#x42;c": "aAbBc",
    "a&NewLine;b": "a b",
    "a & b": "a & b",
    "\u00fc": "\u00fc",
    "s\u200bk\u00adey": "skey",
}
DECODED = {
    "%41BC": ["ABC"],
    "a %41BC d": ["ABC"],
    'x"a%41" b': ["aA"],
    "x'a%41' b": ["aA"],
    "a%41b%42 c%43": ["aAbB", "cC"],
    "%%41BC": ["%ABC"],
    "a\n%41b\t%42c `%43d`|%44e<%45f>": ["Ab", "Bc", "Cd", "De", "Ef"],
    "%4": [],
    "5% of%zz": [],
    "a%0Ab": ["a b"],
    "73 6b 2d 61 62 63 64 65 66 67": ["sk-abcdefg"],
    "0x73, 0x6b, 0x2d, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67": ["sk-abcdefg"],
    "73 6b 2d 61 62 63 64 65 66": [],
    "115, 107, 45, 97, 98, 99, 100, 101, 102, 103": ["sk-abcdefg"],
    "115, 107, 45, 97, 98, 99, 100, 101, 102, 256": [],
    "115, 107, 45, 97, 98, 99, 100, 101, 102, 103, 255": ["sk-abcdefg"],
    "s k - a b c d e f g h i j k l m n": ["sk-abcdefghijklmn"],
    "s k - a b c d e f g h i j k l m n\nx": ["sk-abcdefghijklmn"],
    "aGVsbG8gd29ybA==": ["hello worl"],
    "aGVsbG8gd29ybGQhIQ==": ["hello world!!"],
    "xaGVsbG8gd29ybGQhIQ==": ["hello world!!"],
    "x_aGVsbG8gd29ybGQ_IQ==": ["hello world?!"],
    "68656c6c6f20776f726c64": ["hello world"],
    "a68656c6c6f20776f726c64": ["hello world"],
    "NBSWY3DPEB3W64TMMQQSC===": ["hello world!!"],
    "nbswy3dpeb3w64tmmqqsc===": ["hello world!!"],
    "aGVsbG8g": [],
}


@pytest.mark.parametrize("text", UNESCAPED)
def test_escapes_are_read(text: str) -> None:
    assert unescaped(text) == UNESCAPED[text]


@pytest.mark.parametrize("text", DECODED)
def test_what_a_run_says(text: str) -> None:
    assert [said for _, said in decoded(text)] == DECODED[text]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_folded_as_in_mail_is_one_run(end: str) -> None:
    said = "harmless words, as many as it takes to fill more than one line of an encoded mail"
    folded = base64.encodebytes(said.encode()).decode().replace("\n", end)
    assert [words for _, words in decoded(folded)] == [said]


def test_each_of_many_runs_says_its_own() -> None:
    words = [f"harmless {n}" for n in range(101, 121)]
    said = {base64.b64encode(each.encode()).decode(): each for each in words}
    assert dict(decoded("\n".join(said))) == said


@pytest.mark.parametrize("size", range(1, 20))
def test_base_32_is_read_as_far_as_it_is_whole(size: int) -> None:
    said = base64.b32encode(b"hello world!").decode().rstrip("=")[:size]
    assert b"hello world!".startswith(base32(said))
    whole = size if size % 8 in (2, 4, 5, 7) else size - size % 8
    assert len(base32(said)) == whole * 5 // 8


MAILS = {
    "to jane@shopmail.com": [3],
    "to 'jane@shopmail.com'": [4],
    "to jane@shopmail.com.": [3],
    "git@shopmail.com": [],
    "git.x@shopmail.com": [0],
    "info@example.com": [],
    "info@shopmail.com": [0],
    "jane@example.com": [0],
    "logo@shopmail.png": [],
    "x https://jane:word@shopmail.com": [],
    "x https://jane@shopmail.com": [10],
    "$NAME@shopmail.com": [1],
    "a@b.de, c@d.de": [0, 8],
    "@shopmail.com": [],
    "@a, b@shopmail.com": [4],
    "allowed@shopmail.com": [],
    "Allowed@Shopmail.com": [],
    "abcdefgh" * 8 + "@shopmail.com": [0],
    "jane at shopmail dot com": [4],
    "jane @ shopmail.com": [4],
    "jane[at]shopmail.com": [4],
}


@pytest.mark.parametrize("text", MAILS)
def test_an_address_is_told_where_it_begins(text: str) -> None:
    assert [*mails(text, {"allowed@shopmail.com"})] == MAILS[text]


def test_what_is_encoded_is_found_where_its_own_encoding_begins() -> None:
    plain, key = (
        base64.b64encode(words).decode()
        for words in (
            b"a harmless line of plain words, said twice",
            b"sk-" + b"AbCdEf0123456789" * 2,
        )
    )
    text = f"first {plain}\nthen {key}"
    _, places = sensitive(text, ())
    assert {at for at, _, _ in places} == {text.index(key)}


def test_what_one_run_encodes_ends_where_it_ends() -> None:
    account = f"u:1:{'ab12' * 8}:{'cd34' * 8}"
    runs = [base64.b64encode(one.encode()).decode() for one in (account, "harmless text")]
    for first, second in ((0, 1), (1, 0)):
        text = f"{runs[first]} and {runs[second]}"
        plain, places = sensitive(text, frozenset())
        assert places == {(plain.index(runs[0]), "password-hash", "secret")}


def test_what_begins_like_an_escape_is_told_where_its_line_begins() -> None:
    plain, places = sensitive(f"a \\d\nno\nin \\npm_{'aB3d' * 9}", frozenset())
    assert (plain.index("in"), "npm-token", "secret") in places
