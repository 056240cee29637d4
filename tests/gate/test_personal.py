"""Personal data is found by form and check digit; numbers and names of ours are not taken for it."""

from __future__ import annotations

import pytest

from checker.gate.wording import RefusalKind, secrets_in

PERSONAL = """
jane.doe@shopmail.com
mailto:bob@corp.co.uk
jane [at] example [dot] com
4111 1111 1111 1111
4111111111111111
5555-5555-5555-4444
378282246310005
3782 822463 10005
6011000990139424
30569309025904
3530111333300000
card=4012888888881881
DE89 3704 0044 0532 0130 00
DE89370400440532013000
DE89 3704 0044 0532 0130 00 EUR
GB82 WEST 1234 5698 7654 32
GB82WEST12345698765432
FR1420041010050500013M02606
+14155552671
+1 (415) 555-2671
+49 30 12345678
(415) 555-2671
415-555-2671
415.555.2671
020 7946 0958
0172.172.172
013.245.678
0172.1234.567
01 23 45 67 89
0171/1234567
tel: 5552671
001-555-123-4567x890
123-45-6789
12 Main Street
1600 Pennsylvania Avenue NW
Hauptstraße 5
P.O. Box 1234
(0114) 496 0363
8 (318) 180-8592
04308 86091
6786 Silva Junction Apt. 492
35, rue de la Paix
Helen-Berger-Ring 75
501839597587
255082A16802597
255082B16802527
vat: 123456789
car registration: AB12 CDE
plate no. M-XY 123 was seen
Carretera Vieja 12
address: 東京都千代田区5
""".strip().splitlines()


@pytest.mark.parametrize("text", PERSONAL)
def test_personal_data_is_found_wherever_it_stands(text: str) -> None:
    for around in (text, f"before {text}, after", f"first\n{text}\nlast", f'{{"a": "{text}"}}'):
        assert {refusal.kind for refusal in secrets_in(around)} == {RefusalKind.PERSONAL_DATA}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("4111 1111 1111 1112", id="a wrong check digit"),
        pytest.param("9111111111111111", id="no issuer"),
        pytest.param("41111111111111111111", id="too long"),
        pytest.param("4111-11111 111-1111", id="two kinds of separator, and groups of no card"),
        pytest.param("4111  1111  1111  1111", id="two separators at once"),
        pytest.param("a4111111111111111", id="the tail of a word"),
        pytest.param("0.4111111111111111", id="a decimal fraction"),
        pytest.param("4111111111111111a", id="the head of a word"),
        pytest.param("4111111111111111a, b", id="the head of a short word"),
        pytest.param("0-4111111111111111", id="the last group of a longer number"),
        pytest.param("abcd0123-4111-1111-1111-1111abcdef01", id="an identifier"),
        pytest.param("41 11 11 11 11 11 11 11", id="pairs"),
        pytest.param("DE89 3704 0044 0532 0130 01", id="a wrong check number"),
        pytest.param("XX89 3704 0044 0532 0130 00", id="no country"),
        pytest.param("DE89 3704 0044", id="too short for its country"),
        pytest.param("ADE89370400440532013000", id="inside a word"),
        pytest.param("DE89370400440532013000AB", id="too long for its country"),
        pytest.param("name@host", id="no domain"),
        pytest.param("@example.com", id="no name"),
        pytest.param("ops@test.invalid", id="a role at a name for tests"),
        pytest.param("icon@2x.webp", id="a file"),
        pytest.param("owner/action@v4.1.2", id="a version"),
        pytest.param("https://REDACTED:REDACTED@www.example.com/", id="redacted user information"),
        pytest.param("12 New Features", id="a number and a title"),
        pytest.param("3 Hidden Way points", id="a street's word without an address"),
        pytest.param("2026-11-24T10:00:00+00:00", id="a time with its offset"),
        pytest.param("123-45-67890", id="too long for a national number"),
        pytest.param("tel: 555-267", id="too short to be dialled"),
        pytest.param("tel: 9123 4567 8901 2345", id="too long to be dialled"),
        pytest.param("02 4681 35", id="too short for a trunk prefix"),
        pytest.param("0172.1234.5678", id="too long for a trunk prefix"),
        pytest.param("0171.711.177", id="a row of three digits"),
        pytest.param("first name: String", id="a type, not a name"),
        pytest.param("first name: Example", id="a placeholder, not a name"),
        pytest.param("address: Gateway 5:8080", id="the address of a machine"),
    ],
)
def test_what_only_looks_like_it_passes(text: str) -> None:
    assert secrets_in(text) == ()


NOBODY = """
admin client customer example foo info me name no-reply noreply on-call oncall ops sample someone
support test tester user username you
"""


@pytest.mark.parametrize("host", ["example.com", "mail.example.org", "shop.test"])
def test_who_writes_in_documentation_is_nobody(host: str) -> None:
    assert not [name for name in NOBODY.split() if secrets_in(f"mail {name}@{host} or")]


@pytest.mark.parametrize(
    ("label", "least"),
    [
        *(("ssn:", 6), ("vat:", 7), ("passport", 5), ("mrn", 4)),
        *(("account number", 6), ("card number", 12), ("imei", 14)),
    ],
)
def test_a_label_tells_a_number_of_enough_digits(label: str, least: int) -> None:
    found = [size for size in range(1, 16) if secrets_in(f"The {label} {'912345678901234'[:size]}")]
    assert found[:1] == [least]


def test_a_public_address_may_be_allowed() -> None:
    text = "Write to 'Help@Shopmail.com' or to other@shopmail.com."
    assert len(secrets_in(text)) == 2
    (refusal,) = secrets_in(text, allow={"help@shopmail.com"})
    assert (refusal.rule, refusal.line, refusal.column) == ("mail-address", 1, 36)
