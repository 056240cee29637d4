"""Links and texts as channels."""

from __future__ import annotations

import pytest

from checker.extract.extracted import Opened
from checker.extract.markdown.page import read_markdown
from checker.extract.page import Link
from checker.extract.prose.channels import (
    addresses,
    channel_of,
    is_within,
    linked_channels,
    pointers,
    unprotected,
)
from checker.extract.prose.offered import offered
from checker.extract.prose.passages import Passage, passages

PAGE = "https://example.org/support.md"


def read(text: str) -> tuple[Passage, ...]:
    return passages([Opened(role="page-markdown", page=read_markdown(text.encode(), PAGE))])


NONE = [
    "",
    "#top",
    "/pricing",
    "ftp://example.org/contact",
    "javascript:open()",
    "mailto:nobody",
    "mailto:%20sales@example.org",
    "mailto:help@mail.internal",
    "mailto:no-reply@example.org",
    "mailto:your-name@example.org",
    "https://github.com/widgets/sdk",
    "https://wa.me.example.org/x",
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


# Channel, kind, and what leads there.
BEHIND = """
chat crisp https://go.crisp.chat/chat/embed/
chat line https://line.me/R/ti/p/x
chat messenger https://m.me/widgets
chat tawk https://tawk.to/widgets
chat telegram https://t.me/widgets
chat telegram https://telegram.me/widgets
chat wechat https://weixin.qq.com/r/x
chat whatsapp https://wa.me/x
chat whatsapp https://api.whatsapp.com/send
community discord https://discord.com/invite/x
community discord https://discord.gg/x
community discord https://discordapp.com/invite/x
community forum https://community.example.org/
community forum https://discourse.example.org/
community forum https://forum.example.org/
community github https://github.com/widgets/sdk/issues
community github https://github.com/widgets/sdk/discussions
community reddit https://www.reddit.com/r/widgets
community slack https://widgets.slack.com/
community whatsapp https://chat.whatsapp.com/x
form freshdesk https://widgets.freshdesk.com/
form google-forms https://forms.gle/x
form jotform https://form.jotform.com/1
form tally https://tally.so/r/x
form typeform https://widgets.typeform.com/to/x
form zendesk https://widgets.zendesk.com/
help-center intercom https://intercom.help/widgets
"""


@pytest.mark.parametrize("line", BEHIND.strip().splitlines())
def test_what_stands_behind_a_host(line: str) -> None:
    name, kind, href = line.split()
    found = channel_of(Link(text="x", href=href))
    assert found is not None
    assert (found.name, dict(found.value).get("kind")) == (name, kind)


@pytest.mark.parametrize("start", ["http://help.", "https://help.", "//help.", "https://support."])
def test_a_host_of_help_is_a_help_center(start: str) -> None:
    found = channel_of(Link(text="x", href=f"{start}example.org/"))
    assert found is not None
    assert (found.name, dict(found.value)["path"]) == ("help-center", "/")


@pytest.mark.parametrize(
    ("text", "href", "value"),
    [
        ("x", "mailto:%20Help@Example.ORG", {"address": "Help@example.org"}),
        ("x", "https://www.example.net/faq.html?a#b", {"host": "example.net", "path": "/faq.html"}),
        ("x", "/tickets/new/", {"path": "/tickets/new"}),
        ("Our FAQ", "/x", {"path": "/x"}),
        ("Live chat", "https://example.net:8443/", {"host": "example.net", "path": "/"}),
        ("Contact us", "/", {"path": "/"}),
        ("x", "https://support.example.net/a/", {"host": "support.example.net", "path": "/a"}),
        (
            "x",
            "https://forum.example.net",
            {"host": "forum.example.net", "kind": "forum", "path": "/"},
        ),
    ],
)
def test_where_a_channel_is(text: str, href: str, value: dict[str, str]) -> None:
    found = channel_of(Link(text=text, href=href), PAGE)
    assert found is not None
    assert dict(found.value) == value
    own = channel_of(Link(text=text, href=href), href)
    assert (own is None) is href.startswith(("https://support", "https://forum"))


@pytest.mark.parametrize("start", ["tel", "sms"])
def test_a_number_that_a_link_calls_is_a_phone(start: str) -> None:
    found = channel_of(Link(text="x", href=f"{start}:+15551234567"))
    assert found is not None
    assert found.name == "phone"


@pytest.mark.parametrize(
    ("href", "within"),
    [
        ("#top", True),
        (PAGE, True),
        ("https://example.org/support/#a", True),
        ("https://example.org/support.html", False),
        ("https://example.org/supports", False),
    ],
)
def test_a_link_may_lead_to_the_page_itself(href: str, *, within: bool) -> None:
    assert is_within(href, PAGE) is within


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Sales](mailto:team@example.org)", []),
        ("**Sales**: team@example.org", []),
        ("[Sales :](mailto:team@example.org)", []),
        ("`a@example.org`, b@example.org or `c@example.org`", ["mail"]),
        ("<https://example.net/reach>", []),
        ("**Contact us**: [here](https://example.net/reach)", []),
        ("[git@example.org](mailto:git@example.org):team/sdk", []),
        ("**Contact us**: <https://example.net/reach>", ["form"]),
        ("**Reach**: <https://example.net/reach>", []),
        ("[Team](mailto:team@example.org)", ["mail"]),
        ('<Accordion title="Sales">\n**Write to us**\n\nteam@example.org\n</Accordion>', []),
        ('<Accordion title="Team">\n**Write to us**\n\nteam@example.org\n</Accordion>', ["mail"]),
        ('<Accordion title="Phone">\n**Call here**\n\n+49 30 555 0100\n</Accordion>', ["phone"]),
        ('<Accordion title="Number">\n**Call here**\n\n+49 30 555 0100\n</Accordion>', []),
    ],
)
def test_what_stands_over_a_channel_says_whose_it_is(text: str, names: list[str]) -> None:
    assert [one.name for passage in read(text) for one in linked_channels(passage)] == names


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Call [Berlin](tel:+15551234567)", False),
        ("Write to [Berlin](sms:+15551234567)", False),
        ("[Berlin](https://wa.me/x)", True),
        ("help@example.org is where you ask us", False),
        ("[protected](/cdn-cgi/l/email-protection#2a424f465a6a4f524b475a464f0445584d)", False),
        ("Write to help@example.org or https://berlin.example.org/x or @berlin", False),
        ("Write to help [at] berlin [dot] org", False),
        ("Call us: +49 30 555 0100 (Berlin)", True),
        ("## Berlin\n\nhelp@example.org", True),
        ("* Berlin\n  * help@example.org", True),
        ("Of Berlin:\n\n* help@example.org", True),
        ("## Contact\n\n* Mail\n  * help@example.org", False),
    ],
)
def test_words_that_are_not_understood_let_a_channel_be_only_named(
    text: str, *, named: bool
) -> None:
    channels = [one for passage in read(text) for one in linked_channels(passage)]
    assert [one.named for one in channels] == [named]


def test_a_reader_is_sent_to_addresses() -> None:
    found = read(
        "Phone: +49 30 555 0100, mail: help@example.org\n\n"
        "See [the status](https://status.example.org/now/), never old@example.org.\n\n"
        "[Top](#top), [all](https://example.org/support), [app](app://x.example.org/y), [old](http://old.example.org)\n"
    )
    assert pointers(found, offered(found)) == [
        {"address": "help@example.org"},
        {"host": "old.example.org", "path": "/"},
        {"host": "status.example.org", "path": "/now"},
    ]
