"""What a support page offers and asks for, whatever its form: channels, forms, lists."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.extracted import Extract, Opened
from checker.extract.html.page import read_html
from checker.extract.markdown.page import read_markdown
from checker.extract.support_page import extract
from checker.model.contract import Statement
from checker.model.evidence import digest_of

URL = "https://www.example.org/support/"


def of_html(main: str, around: str = "") -> Extract:
    body = f"<html><body>{around}<main>{main}</main></body></html>"
    return extract([Opened(role="page-html", page=read_html(body.encode(), URL))])


def of_markdown(text: str) -> Extract:
    return extract([Opened(role="page-markdown", page=read_markdown(text.encode(), URL))])


def values(found: Extract) -> dict[str, dict[str, Any]]:
    return {fact.key: dict(fact.value) for fact in found.facts if isinstance(fact, Statement)}


EMPTY = [
    pytest.param("", id="nothing"),
    pytest.param(
        "<div id=root></div><script>render({mail: 'a@b.org'})</script>", id="a script shell"
    ),
    pytest.param("<h1>Support</h1><p>We are here for you.</p>", id="no way to reach anybody"),
]


@pytest.mark.parametrize("main", EMPTY)
def test_a_page_that_offers_nothing_is_no_contract(main: str) -> None:
    found = of_html(main)
    assert found.facts == ()
    assert found.problems == ("no-facts: page-html", "not-found: channels", "not-found: asks-for")


NO_CHANNEL = [
    pytest.param('<a href="/pricing">Pricing</a>', id="another page"),
    pytest.param('<a href="https://github.com/example/sdk">SDK</a>', id="a repository"),
    pytest.param('<a href="https://x.com/example">X</a>', id="a feed"),
    pytest.param('<a href="#faq">FAQ</a>', id="a place on the page itself"),
    pytest.param('<a href="mailto:">Mail</a>', id="no address"),
    pytest.param('<a href="https://[broken/">Contact</a>', id="an address that is none"),
    pytest.param("<p>There is no live chat.</p>", id="denied"),
    pytest.param("<form><input type=search name=q><button>Go</button></form>", id="a search"),
    pytest.param(
        "<form><input type=email placeholder=Email><textarea name=why></textarea>"
        "<button>Subscribe</button></form>",
        id="a subscription that asks why",
    ),
    pytest.param(
        "<form><input type=email placeholder=Email><button>Subscribe</button></form>",
        id="a subscription",
    ),
    pytest.param(
        "<form><label>Mail <input type=email></label><label>Name <input></label>"
        "<input type=password><button>Log in</button></form>",
        id="a login",
    ),
    pytest.param(
        "<form><label>Was this page helpful? <textarea></textarea></label><button>Send</button></form>",
        id="a question for an opinion",
    ),
    pytest.param(
        "<form><legend>Request a demo</legend><label>Name <input></label>"
        "<label>Mail <input type=email></label><button>Send</button></form>",
        id="an order",
    ),
]


@pytest.mark.parametrize("main", NO_CHANNEL)
def test_what_is_no_channel(main: str) -> None:
    assert "not-found: channels" in of_html(f"<h1>Support</h1><p>Hello.</p>{main}").problems


MENTIONED = {"headings": ["Support"], "state": "mentioned"}
DOUBTFUL = [
    "Mail to help@example.org is not monitored.",
    "Mail to help [at] example [dot] org is no longer read.",
    "[Write](mailto:help@example.org) was switched off.",
    "help@example.org (retired)",
    "help@example.org - unattended",
    "Do not use help@example.org.",
    "Our old address help@example.org",
    "help@example.org. Do not use it.",
    "help@example.org. This address is unmonitored.",
    "Use the form instead of help@example.org.",
    "Such as help@example.org.",
    "Never send your key to help@example.org.",
]


@pytest.mark.parametrize("said", DOUBTFUL)
def test_an_address_that_is_taken_back_is_but_mentioned(said: str) -> None:
    assert values(of_markdown(f"# Support\n\n{said}\n"))["channel mail"] == MENTIONED


PROSE = [
    "Do not hesitate to write to help@example.org.",
    "help@example.org is not monitored at night. Still, help@example.org is the address.",
    "Thanks to the support team of Acme, help@example.org, for the icons.",
    "Our partner Acme answers questions of its own customers at [mail](mailto:help@example.org).",
    "## Not for support\n\nhelp@example.org",
    "## Former addresses\n\n- **Support**: help@example.org",
    "These are closed:\n\n- help@example.org",
    "| Channel | State |\n| - | - |\n| help@example.org | closed |",
    "| Team | Mail |\n| - | - |\n| Former support (closed 2024) | help@example.org |",
]


@pytest.mark.parametrize("said", PROSE)
def test_an_address_in_words_that_are_not_understood_is_but_mentioned(said: str) -> None:
    found = values(of_markdown(f"# Support\n\n{said}\n"))
    assert found["channel mail"]["state"] == "mentioned"


PLACES = [
    "Write to help@example.org.",
    "**Support e-mail**: help@example.org",
    "## Contact us\n\n- Example support: <help@example.org>",
    "You can reach us here:\n\n- help@example.org",
    "| Team | Mail |\n| - | - |\n| Technical support | help@example.org |",
]


@pytest.mark.parametrize("said", PLACES)
def test_an_address_in_a_place_of_channels_is_one(said: str) -> None:
    assert values(of_markdown(f"# Support\n\n{said}\n"))["channel mail"] == {
        "address": "help@example.org"
    }


def test_an_address_in_a_code_span_is_no_channel() -> None:
    assert values(of_markdown("# Support\n\nEmail: `help@example.org`\n")) == {}


NAMED = [
    "Slack integration is new.",
    "Ask on Discord, WhatsApp or WeChat.",
    "Use the live chat at the bottom right.",
    "Open a support ticket, or call us.",
    "Mail noreply@example.org or do-not-reply@example.org.",
    "The SDK sends mail with user@host.local.",
    "Clone git@example.org:team/sdk.git first.",
    "An API call 202401012030 took long.",
    "Meet us at example dot org.",
]


@pytest.mark.parametrize("said", NAMED)
def test_what_is_but_named_is_no_channel(said: str) -> None:
    assert values(of_markdown(f"# Support\n\n{said}\n")) == {}


def test_a_community_that_may_be_closed_is_but_mentioned() -> None:
    for said in ("Our [Discord](https://discord.gg/x) is closed.", "[Why](https://discord.gg/x)"):
        found = values(of_markdown(f"# Support\n\nIt was shut: {said}\n"))
        assert found["channel community"]["state"] == "mentioned"


LABELLED = [
    "<dl><dt>Phone</dt><dd>+49 (30) 555 0100</dd></dl>",
    "<ul><li><b>Phone:</b> +49 (30) 555 0100</li></ul>",
    "<table><tr><th>Way</th><th>Where</th></tr><tr><td>Phone</td><td>+49 30 555 0100</td></tr></table>",
    "<p>Telephone: +49-30-555-0100</p>",
]


@pytest.mark.parametrize("main", LABELLED)
def test_a_labelled_number_is_a_phone(main: str) -> None:
    assert values(of_html(f"<h1>Support</h1>{main}")) == {
        "channel phone": {"digest": digest_of("+49305550100")[7:23]}
    }


def linked_data(*points: str) -> str:
    one = ",".join(points)
    return (
        f'<script type="application/ld+json">{{"@graph": [{{"contactPoint": [{one}]}}]}}</script>'
    )


POINT = """{"@type": "ContactPoint", "telephone": "+1-555-010-0199", "email": "help@example.org",
"contactType": "customer support", "availableLanguage": ["English", {"name": "French"}],
"url": "https://example.org/reach", "hoursAvailable": {"opens": "09:00", "closes": "17:00"}}"""


def test_a_contact_point_in_the_data_of_a_page_is_a_channel() -> None:
    beside = {
        "contact_type": "customer-support",
        "hours": "09-00-17-00",
        "languages": "english-french",
    }
    found = of_html("<h1>Support</h1><p>Hello.</p>", linked_data(POINT))
    assert values(found) == {
        "channel form": {"host": "example.org", "path": "/reach", **beside},
        "channel mail": {"address": "help@example.org", **beside},
        "channel phone": {"digest": digest_of("+15550100199")[7:23], **beside},
    }


@pytest.mark.parametrize(
    "around",
    [
        linked_data('{"@type": "PostalAddress", "telephone": "+1-555-010-0199"}'),
        linked_data('{"@type": "ContactPoint", "telephone": 7, "email": "none"}'),
        '<script type="application/ld+json">{broken</script>',
        '<script src="https://cdn.example.org/chat.js"></script>',
        "<script>var s = 'https://discord.gg/x'</script>",
    ],
)
def test_other_data_and_scripts_are_no_channel(around: str) -> None:
    assert values(of_html("<h1>Support</h1><p>Hello.</p>", around)) == {}


def test_a_script_that_shows_a_chat_somewhere_on_the_site_states_none() -> None:
    chat = '<script src="https://client.crisp.chat/l.js" async></script>'
    assert values(of_html("<h1>Support</h1><p>Hello.</p>", chat)) == {}


def test_a_link_of_the_page_to_its_own_host_is_no_help_center() -> None:
    page = read_html(
        b"<main><a href='/articles'>Articles</a></main>", "https://support.example.org/"
    )
    assert extract([Opened(role="page-html", page=page)]).facts == ()


def test_navigation_and_footer_are_not_read() -> None:
    around = (
        '<header><nav><a href="mailto:sales@example.org">Mail</a></nav></header>'
        '<footer><a href="https://discord.gg/x">Discord</a></footer>'
    )
    assert of_html("<p>Hello.</p>", around).facts == ()


FOOTER = """<footer><a href="/about">About</a><a href="https://[broken/">x</a>
<a href=" mailto:help@example.org ">Mail</a><a href="https://discord.gg/x">Discord</a></footer>"""
BELOW = [
    pytest.param("<p>Hello.</p>", FOOTER, {"help@example.org"}, id="the only address"),
    pytest.param(
        "<p>Hello.</p>",
        '<div role=contentinfo><a href="/cdn-cgi/l/email-protection#0b636e677b4b6e736a667b676e2564796c">'
        "[email protected]</a></div>",
        {"help@example.org"},
        id="hidden from robots",
    ),
    pytest.param(
        '<a href="mailto:desk@example.org">Write</a>',
        FOOTER,
        {"desk@example.org"},
        id="the content offers one itself",
    ),
]


@pytest.mark.parametrize(("main", "around", "addresses"), BELOW)
def test_an_address_below_the_content_counts_where_the_content_has_none(
    main: str, around: str, addresses: set[str]
) -> None:
    found = values(of_html(main, around))
    assert set(found) == {"channel mail"}
    assert {found["channel mail"]["address"]} == addresses
    assert not found["channel mail"].get("also")


MAIL = {"channel mail": {"address": "help@example.org"}}
CHANNELS = [
    ('<a href="mailto:help@example.org">Write</a>', MAIL),
    ('<a href="mailto:help@Example.org?subject=Hi">Write</a>', MAIL),
    ('<a href="MAILTO:help%40example.org">Write</a>', MAIL),
    ("Write to help@example.org.", MAIL),
    ("Write to help [at] example [dot] org.", MAIL),
    ("Write to help(at)example.org.", MAIL),
    ('<a href="/cdn-cgi/l/email-protection#422a272e3202273a232f322e276c2d3025">Mail</a>', MAIL),
    (
        (
            '<a href="/cdn-cgi/l/email-protection" class="__cf_email__" '
            'data-cfemail="422a272e3202273a232f322e276c2d3025">[email protected]</a>'
        ),
        MAIL,
    ),
    (
        '<span class="__cf_email__" data-cfemail="422a272e3202273a232f322e276c2d3025">[email]</span>',
        MAIL,
    ),
    (
        (
            '<a href="/cdn-cgi/l/email-protection#422a272e3202273a232f322e276c2d3025">'
            '<span data-cfemail="422a272e3202273a232f322e276c2d3025">[email]</span></a>'
        ),
        MAIL,
    ),
    (
        '<a href="mailto:a@example.org">Mail</a> <a href="mailto:b@example.org">Support</a>',
        {"channel mail": {"address": "a@example.org", "also": [{"address": "b@example.org"}]}},
    ),
    (
        '<a href="tel:+1-555-0100">Call</a>',
        {"channel phone": {"digest": digest_of("+15550100")[7:23]}},
    ),
    ("Call us: +49 (30) 555 0100.", {"channel phone": {"digest": digest_of("+49305550100")[7:23]}}),
    (
        '<a href="https://discord.gg/abc">Discord</a>',
        {"channel community": {"host": "discord.gg", "kind": "discord"}},
    ),
    (
        '<a href="https://www.discord.com/invite/abc">Join</a>',
        {"channel community": {"host": "discord.com", "kind": "discord"}},
    ),
    (
        '<a href="https://example.slack.com/join">Join</a>',
        {"channel community": {"host": "example.slack.com", "kind": "slack"}},
    ),
    (
        '<a href="https://community.example.org/c/help/">Forum</a>',
        {
            "channel community": {
                "host": "community.example.org",
                "kind": "forum",
                "path": "/c/help",
            }
        },
    ),
    (
        '<a href="https://github.com/example/sdk/issues">Issues</a>',
        {"channel community": {"host": "github.com", "kind": "github"}},
    ),
    (
        '<a href="https://t.me/example">Telegram</a>',
        {"channel chat": {"host": "t.me", "kind": "telegram"}},
    ),
    (
        '<a href="https://wa.me/15550100">WhatsApp</a>',
        {"channel chat": {"host": "wa.me", "kind": "whatsapp"}},
    ),
    (
        '<a href="https://docs.example.org/support/help-center">Help center</a>',
        {"channel help-center": {"host": "docs.example.org", "path": "/support/help-center"}},
    ),
    (
        '<a href="/guides">Help Centre</a>',
        {"channel help-center": {"host": "example.org", "path": "/guides"}},
    ),
    (
        '<a href="https://help.example.org/">Guides</a>',
        {"channel help-center": {"host": "help.example.org", "path": "/"}},
    ),
    (
        '<a href="/faq">Answers</a>',
        {"channel help-center": {"host": "example.org", "path": "/faq"}},
    ),
    (
        '<a href="/new">Submit a ticket</a>',
        {"channel form": {"host": "example.org", "path": "/new"}},
    ),
    (
        '<iframe title="Live chat" src="https://example.net/x"></iframe>',
        {"channel chat": {"host": "example.net", "path": "/x"}},
    ),
    (
        '<a href="/help/chat">Chat with our support team</a>',
        {"channel chat": {"host": "example.org", "path": "/help/chat"}},
    ),
    (
        '<a href="/api/chat">Chat</a>, <a href="/a">chat with developers</a>, <a href="mailto:help@example.org">mail</a>',
        MAIL,
    ),
    (
        '<a href="/contact-us">Write to us</a>',
        {"channel form": {"host": "example.org", "path": "/contact-us"}},
    ),
    (
        '<iframe src="https://example.typeform.com/to/x" title="Form"></iframe>',
        {"channel form": {"host": "example.typeform.com", "kind": "typeform"}},
    ),
]


@pytest.mark.parametrize(("main", "expected"), CHANNELS, ids=[main for main, _ in CHANNELS])
def test_channels(main: str, expected: dict[str, Any]) -> None:
    found = of_html(f"<h1>Support</h1><p>{main}</p>")
    assert values(found) == expected
    assert found.problems == ("not-found: asks-for",)


def test_markdown_with_components_offers_channels_too() -> None:
    text = (
        "# Support\n\n"
        "<CardGroup>\n"
        '  <Card title="Discord" href="https://discord.gg/x">Ask others.</Card>\n'
        "</CardGroup>\n\n"
        "Mail: <help@example.org>\n"
    )
    assert values(of_markdown(text)) == MAIL | {
        "channel community": {"host": "discord.gg", "kind": "discord"}
    }


def test_a_form_that_takes_no_message_and_no_address_is_no_way_to_the_support() -> None:
    controls = "<label>Tokens a day <input type=number required></label><select name=plan></select>"
    assert values(of_html(f"<h1>Support</h1><form>{controls}<button>Count</button></form>")) == {}


@pytest.mark.parametrize(
    ("button", "ends"),
    [
        ("<button>Send</button>", True),
        ("<button type=SUBMIT>Send</button>", True),
        ("<input type=submit>", True),
        ("<input type=image>", True),
        ("<button type=button>More</button>", False),
        ("<button type=reset>Clear</button>", False),
        ("<input type=button>", False),
        ("<input type=text>", False),
    ],
)
def test_what_sends_a_form_ends_it(button: str, *, ends: bool) -> None:
    first, second = (f"<h2>{name}</h2><textarea name={name}></textarea>" for name in "ab")
    found = of_html(f"<h1>Support</h1><form>{first}{button}{second}</form>")
    told = {"asks_for": ["a"], "also": [{"asks_for": ["b"]}]} if ends else {"asks_for": ["a", "b"]}
    assert values(found) == {"channel form": told}
    assert [one.heading[-1] for one in found.facts[0].evidence] == (["a", "b"] if ends else ["a"])


FORMS = [
    (
        "<label for=b>Topic</label><input name=a><textarea id=b></textarea>",
        {"asks_for": ["a", "topic"]},
    ),
    (
        (
            "<label for=n>Your name *</label><input id=n><label for=m>Message</label>"
            "<textarea id=m required></textarea>"
        ),
        {"asks_for": ["message", "name"], "required": ["message", "name"]},
    ),
    (
        "<label>Email <input type=email required></label><label>Order number (optional) <input></label>",
        {"asks_for": ["email", "order-number"], "required": ["email"]},
    ),
    (
        '<input placeholder="Work email" aria-required=true><textarea aria-label="How can we help?"></textarea>',
        {"asks_for": ["how-can-we-help", "work-email"], "required": ["work-email"]},
    ),
    (
        (
            "<input type=hidden name=t><input name=email_address><select name=topic></select>"
            "<input type=checkbox name=news><input name='???'>"
        ),
        {"asks_for": ["email-address", "topic"]},
    ),
    (
        "".join(
            f"<label>Other <input type={kind} name=other></label>"
            for kind in ("button", "checkbox", "hidden", "radio", "reset", "search")
        )
        + "<label>E-mail (mandatory): <input></label><label>Topic <select></select></label>",
        {"asks_for": ["e-mail", "topic"], "required": ["e-mail"]},
    ),
    *(
        (
            f"<label>Answer to <input type={kind}></label><label>Topic <select></select></label>",
            {"asks_for": ["answer-to", "topic"]},
        )
        for kind in ("email", "tel")
    ),
]


@pytest.mark.parametrize(("controls", "expected"), FORMS)
def test_contact_forms(controls: str, expected: dict[str, Any]) -> None:
    found = of_html(f"<h1>Support</h1><h2>Form</h2><form>{controls}<button>Send</button></form>")
    assert values(found) == {"channel form": expected}
    assert found.problems == ()
    assert found.facts[0].evidence[0].heading == ("Support", "Form")


@pytest.mark.parametrize(
    "other",
    [
        "<label>Was this helpful?</label>",
        "<label>Rate this page</label>",
        "<label>Password <input type=password></label>",
        *(
            f"<legend>{said}</legend>"
            for said in (
                "Helpful?", "Feedback", "Newsletter", "Subscribe", "Request a demo", "Sign up",
                "Join the waitlist",
            )
        ),
    ],
)  # fmt: skip
def test_what_is_no_way_to_a_person(other: str) -> None:
    message = "<label>Message <textarea></textarea></label><button>Send</button>"
    assert values(of_html(f"<form>{message}</form>"))
    assert values(of_html(f"<form>{other}{message}</form>")) == {}


def test_a_newsletter_that_is_offered_beside_a_message_is_no_subscription() -> None:
    found = of_html(
        "<form><label>Message <textarea></textarea></label>"
        "<label><input type=checkbox> Subscribe to the newsletter</label><button>Send</button></form>"
    )
    assert values(found) == {"channel form": {"asks_for": ["message"]}}


def test_a_subscription_beside_the_form_is_not_part_of_it() -> None:
    found = of_html(
        "<form><input type=email name=news><input type=submit></form>"
        "<form><input name=name><textarea name=message></textarea></form>"
    )
    assert values(found) == {"channel form": {"asks_for": ["message", "name"]}}


NOTHING_ASKED = [
    pytest.param("<p>Never send API keys or prompts.</p>", id="refused"),
    pytest.param(
        "<p>Do not include:</p><ul><li>API keys</li></ul>", id="a list of what to leave out"
    ),
    pytest.param(
        "<h2>What to include</h2><p>But not:</p><ul><li>API keys</li></ul>",
        id="what to leave out, under a heading that asks",
    ),
    pytest.param("<p>Our plans include support and updates.</p>", id="what plans include"),
    pytest.param(
        "<p>Our plans include:</p><ul><li>Support</li></ul>", id="a list of what plans include"
    ),
    pytest.param("<p>We provide answers within a day.</p>", id="what they provide"),
    pytest.param("<h2>Products</h2><ul><li>API</li><li>Console</li></ul>", id="any other list"),
    pytest.param(
        "<h3>Which frameworks do you support?</h3><ul><li>LangChain</li></ul>",
        id="frameworks in a FAQ",
    ),
    pytest.param("<p>Include the following packages:</p><ul><li>requests</li></ul>", id="packages"),
    pytest.param(
        "<p>Include the following in your prompt:</p><ul><li>A goal</li></ul>", id="a prompt"
    ),
    pytest.param(
        "<h2>What to include in a prompt</h2><ul><li>A goal</li></ul>", id="a heading of a prompt"
    ),
    pytest.param("<h2>Go-live checklist</h2><ul><li>Rotate keys</li></ul>", id="a checklist"),
    pytest.param("<p>Please include the request ID.</p>", id="a sentence"),
]


@pytest.mark.parametrize("main", NOTHING_ASKED)
def test_what_asks_for_nothing(main: str) -> None:
    assert "items" not in values(of_html(main)).get("asks-for", {})


ASKS = [
    (
        "<p>Please include:</p><ul><li>Request ID</li><li>Time in UTC</li></ul>",
        ["request-id", "time-in-utc"],
    ),
    (
        (
            "<h2>What to include</h2><ul><li><b>Request ID</b> from the error</li>"
            "<li><b>Endpoint</b> and HTTP status</li></ul>"
        ),
        ["endpoint-and-http-status", "request-id"],
    ),
    (
        "<h3>Information we need</h3><ol><li>Your account e-mail, if any</li></ol>",
        ["your-account-e-mail"],
    ),
    ("<h2>Required details</h2><ul><li>Request ID</li></ul>", ["request-id"]),
    ("<h2>Incident report checklist</h2><ul><li>Request ID</li></ul>", ["request-id"]),
    (
        "<h3>What should I include in my support request?</h3><ul><li>Request ID</li></ul>",
        ["request-id"],
    ),
    (
        (
            "<p>So that we can help, please attach the following details to your ticket:</p>"
            "<ul><li>Request ID: from the error</li><li>[ ] A log file</li></ul>"
        ),
        ["a-log-file", "request-id"],
    ),
    (
        (
            "<p>Please include:</p><ul><li>Model. The one</li><li>Trace - all</li><li>Key; new</li>"
            "<li>Time, here</li><li>Port (its)</li><li>Region [one]</li></ul>"
        ),
        ["key", "model", "port", "region", "time", "trace"],
    ),
    (
        "<p>Before writing, please gather the following:</p><ul><li>Versions<ul><li>SDK version</li></ul></li></ul>",
        ["sdk-version", "versions"],
    ),
    (
        "<h2>What to include</h2><ul><li>Request ID</li><li>Never your API key</li></ul>",
        ["request-id"],
    ),
]


@pytest.mark.parametrize(("main", "expected"), ASKS, ids=[main for main, _ in ASKS])
def test_what_is_asked_for(main: str, expected: list[str]) -> None:
    assert values(of_html(f"<h1>Support</h1>{main}"))["asks-for"] == {"items": expected}


def test_a_heading_that_asks_without_a_list_is_a_mention() -> None:
    found = values(
        of_html("<h1>Support</h1><h2>What to include</h2><p>All that you have of it.</p>")
    )
    assert found["asks-for"] == {"headings": ["What to include"], "state": "mentioned"}


def test_evidence_names_heading_and_text() -> None:
    found = of_html("<h1>Support</h1><h2>Mail</h2><p>help@example.org</p>")
    (evidence,) = found.facts[0].evidence
    assert evidence.document == URL
    assert evidence.heading == ("Support", "Mail")
    assert evidence.text_digest is not None
    assert found.can_state == {"page-html": ("statements",)}


OTHERS = """
    abuse career careers copyright dmca dpo gdpr hostmaster hr investor investors job jobs legal
    marketing media newsletter noc partner partners partnership partnerships postmaster pr press
    privacy recruiting recruitment sales security webmaster user your-name no-reply donotreply
"""


@pytest.mark.parametrize("name", OTHERS.split())
def test_the_mailbox_of_another_purpose_is_no_way_to_the_support(name: str) -> None:
    assert "channel mail" not in values(of_markdown(f"# Support\n\nWrite to {name}@example.org."))
    link = f'<h1>Support</h1><a href="mailto:{name}@example.org">Write</a>'
    assert "channel mail" not in values(of_html(link))


def test_an_address_in_a_row_is_what_the_row_is_labelled() -> None:
    rows = "| Way | Where |\n| - | - |\n| Live chat | https://www.example.org/now |\n"
    found = values(of_markdown(f"# Support\n\n{rows}"))
    assert found["channel chat"] == {"host": "example.org", "path": "/now"}


def test_a_sentence_that_asks_for_the_id_of_a_request_speaks_of_what_to_send() -> None:
    said = "# Support\n\nMail help@example.org with the time and the request ID.\n"
    assert values(of_markdown(said))["asks-for"] == MENTIONED
    for other in (
        "Never share request IDs.",
        "We count by request ID.",
        "With request ID headers.",
    ):
        assert "asks-for" not in values(of_markdown(f"# Support\n\n{other}\n"))


def test_what_a_row_or_a_link_labels_as_another_purpose_is_no_way_to_the_support() -> None:
    rows = "| Team | Address |\n| - | - |\n| Press | talk@example.org |\n| Support | help@example.org |\n"
    assert values(of_markdown(f"# Support\n\n{rows}")) == MAIL
    link = '<h1>Support</h1><a href="mailto:talk@example.org">Jobs</a>'
    assert "channel mail" not in values(of_html(link))


@pytest.mark.parametrize(
    ("beside", "stands"),
    [
        ("This address is no longer read.", False),
        ("It was closed in May.", False),
        ("No longer in use.", False),
        ("Retired in May.", False),
        *(
            (f"{word} unread.", False)
            for word in ("Currently", "Formerly", "Never", "Not", "Previously", "Temporarily")
        ),
        ("Until May unread.", False),
        ("Out of order.", False),
        ("We are sorry.\n\nRetired people write to us.", False),
        ("The inbox is full.\n\nWe are sorry.", False),
        ("We are sorry.\n\nNobody reads the mailbox.", False),
        ("Ask before you write to help@example.org.", False),
        ("Our offices are closed on Sundays.", True),
        ("We answer within two days.\n\nThis holds for all plans.", False),
        ("The phone is not answered.", True),
        ("For invoices, write to billing@example.org on weekdays.", True),
        ("## Before\n\nThis address is no longer read.", True),
    ],
)
def test_a_sentence_of_the_section_that_speaks_of_a_channel_leaves_a_mention(
    beside: str, *, stands: bool
) -> None:
    found = values(of_markdown(f"# Support\n\nMail us at help@example.org.\n\n{beside}\n"))
    assert found["channel mail"].get("address") == ("help@example.org" if stands else None)


SPOKEN_OF = {
    "Mail us at help@example.org.": "address addresses email emails inbox mail mailbox",
    "Call us: +49 30 123456.": "hotline line lines number numbers phone telephone",
    "[Live chat](https://www.example.org/chat)": "chat chats",
    "[Community](https://discord.gg/x)": "community forum group server",
    "[Contact form](https://www.example.org/contact)": "form forms ticket tickets",
    "[Help center](https://help.example.net/)": "center centre faq faqs",
}
OF_ANY = "channel channels way ways both it its neither that them there these they this those"


@pytest.mark.parametrize("offer", SPOKEN_OF)
def test_each_word_for_a_channel_speaks_of_it(offer: str) -> None:
    def stands(word: str) -> bool:
        (told,) = values(
            of_markdown(f"# Support\n\n{offer}\n\nNobody tests {word} here.\n")
        ).values()
        return "state" not in told

    every = {one for words in SPOKEN_OF.values() for one in words.split()}
    assert {one for one in every if not stands(one)} == {*SPOKEN_OF[offer].split()}
    assert [one for one in OF_ANY.split() if stands(one)] == []
    assert stands("plans")


@pytest.mark.parametrize("form", ["Call us: {}", "**{}**", "**Phone {}**"])
def test_a_number_is_no_title(form: str) -> None:
    said = form.format("+49 30 123456")
    found = values(of_markdown(f"# Support\n\n{said}\n\nThe phone rings in vain.\n"))
    assert "123456" not in str(found)


def listed(item: str) -> object:
    told = values(of_html(f"<h2>What to include</h2><ul><li>Time</li><li>{item}</li></ul>"))
    return told["asks-for"]["items"]


@pytest.mark.parametrize(
    "refused",
    ["not", "never", "no", "without", "except", "leave out", "omit", "remove", "avoid", "redact", "don't"],
)  # fmt: skip
def test_what_is_refused_is_not_asked_for(refused: str) -> None:
    assert listed(f"{refused} the key") == ["time"]


@pytest.mark.parametrize("behind", [": a", "; a", ", a", " (a)", " [a]", " - a", ". A", "."])
def test_an_item_asks_for_what_it_begins_with(behind: str) -> None:
    assert listed(f"Request ID{behind}") == ["request-id", "time"]
