"""Links and texts as channels."""

from __future__ import annotations

import pytest

from checker.extract.page import Link
from checker.extract.prose.channels import addresses, channel_of, unprotected

NONE = [
    "",
    "#top",
    "/pricing",
    "ftp://example.org/contact",
    "javascript:open()",
    "mailto:nobody",
    "tel:call-me",
    "https://[broken",
    "https://exa_mple.org/contact",
    "https://example.org/contact/ü/faq",
    "/cdn-cgi/l/email-protection#abcdefa",
    "/cdn-cgi/l/email-protection#000000",
]


@pytest.mark.parametrize("href", NONE)
def test_what_is_no_channel(href: str) -> None:
    assert (
        channel_of(
            Link(text="FAQ" if "faq" in href else "Contact us" if "_" in href else "x", href=href)
        )
        is None
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a@b", []),
        ("a.b at c.d", []),
        ("look at it", []),
        ("help [at] example [dot] 1", []),
        ("a@b.org, c@d.org.", ["a@b.org", "c@d.org"]),
        ("git@example.org:team/sdk.git", []),
        ("https://user@example.org/x", []),
        ("pip install tool@1.2.3", []),
        ("Help@Example.ORG", ["Help@Example.ORG"]),
        ("help [at] mail [dot] example [dot] org", ["help@mail.example.org"]),
        ("help (at) example (.) org", ["help@example.org"]),
        ("help{at}example.org", ["help@example.org"]),
        ("help [AT] example [DOT] org", ["help@example.org"]),
        ("meet us at example dot org", []),
    ],
)
def test_addresses(text: str, expected: list[str]) -> None:
    assert addresses(text) == expected


@pytest.mark.parametrize(
    ("encoded", "address"), [("", ""), ("00", ""), ("0", ""), ("zz", ""), ("2a4b6a48", "a@b")]
)
def test_protected_addresses(encoded: str, address: str) -> None:
    assert unprotected(encoded) == address
