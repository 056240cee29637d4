"""Where a help center speaks of each topic: by the topic's nouns, and never by what is said."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from checker.extract import Body
from checker.extract import extract as extract_page
from checker.extract.extracted import Extract, Opened
from checker.extract.help_center import extract
from checker.extract.html.page import read_html
from checker.extract.markdown import parser as markdown_parser
from checker.extract.markdown.page import read_markdown
from checker.extract.topics import TOPICS, Topic
from checker.model.access import Access
from checker.model.contract import Statement
from checker.model.evidence import digest_of
from checker.model.source import HELP_CENTER

URL = "https://docs.example.org/help-center.md"
EXPECTED = {
    "error-handling",
    "maintenance-window",
    "privacy-logging",
    "request-volume",
    "support-escalation",
}


def of_markdown(text: str) -> Extract:
    return extract([Opened(role="page-markdown", page=read_markdown(text.encode(), URL))])


def of_html(text: str) -> Extract:
    page = read_html(f"<html><body><main>{text}</main></body></html>".encode(), URL)
    return extract([Opened(role="page-html", page=page)])


def stated(found: Extract) -> dict[str, Statement]:
    return {fact.key: fact for fact in found.facts if isinstance(fact, Statement)}


def topics(text: str) -> set[str]:
    return set(stated(of_markdown(text)))


# Sentences and sections of other things, near a topic by a word.
NOT_ABOUT = [
    "# Cleaning rota\n\nOur office kitchen is under maintenance every Friday.",
    "# Events\n\nServer maintenance is the topic of our next webinar.",
    "# Models\n\n## How does the tokenizer handle an error?\n\nIt skips the byte.",
    "# SDKs\n\n## Maintenance of your fork\n\nScheduled maintenance of it is your task.",
    "# Credits\n\nThanks to the support team of Acme, support@acme.example, for the icons.",
    "# Jobs\n\n## Careers in customer support\n\nWe hire.",
    "# Shop\n\nThe maintenance staff offers:\n\n* Soap\n",
    "# Why do I see an error on my invoice?\n\nA cent.",
    "# How many requests do I get for a dollar?\n\nMany.",
    "# Privacy screen for demos\n\nIt blurs the key.",
    "# Agents\n\nDo not let tools escalate to root.",
    "# Playground\n\nYour prompts are saved in the playground's history.",
    "# Chats\n\nWe keep your conversations as drafts in the sidebar.",
    "# Typing errors\n\nThe spelling checker finds them.",
    "# Rounding errors\n\nFigures may differ by a cent.",
    "# Contents\n\n* [Error handling](#errors)\n* [Scheduled maintenance](#maintenance)",
    "# Welcome\n\nHello.",
    "```\nmaintenance 1-5 AM UTC, error 403\n```",
    "# Rate limits\n\nThe limiter slides: there are no fixed windows.",
    "# Rate limits\n\nUp to 500 requests per minute; 403 tokens are free.",
    "# SDKs\n\nMaintenance of these libraries is done by volunteers.",
    "# SDKs\n\nThis client is in maintenance mode.",
    "# SDKs\n\nA low-maintenance setup.",
    "# Models\n\nWe offer 500+ models that support streaming, and 403 of them see images.",
    "# Models\n\nThe models support requests with images and support form uploads.",
    "# FAQ\n\n## Which frameworks do you support?\n\n* LangChain\n* LlamaIndex\n",
    "# Use cases\n\nBuild a customer service bot, or a technical support assistant.",
    "# Plans\n\nContact us for prices and for a demo.",
    "# Retries\n\nWait two seconds before you try again.",
    "# Quickstart\n\nFor example, the script opens 5 concurrent requests.",
    "# Quickstart\n\nConcurrent requests are sent with `asyncio`.",
    "# Accounts\n\nLearn more about data collection.",
    "# Accounts\n\nLogging in takes a second.",
    "# Accounts\n\nStore prompts in your own database.",
    "# Accounts\n\nBuild in reconnection and save your request data.",
    "# Tuning\n\nIt is found by trial and error.",
    "# Tuning\n\nCalls run without any errors.",
    "* [Maintenance](#maintenance)\n* [Error handling](#errors)\n",
    "# Support matrix\n\nJSON mode: yes.",
    "# Speech\n\n* **Error rate**: share of wrong words.\n",
    "# Speech\n\nWe record a webinar about prompts every month.",
    "# Batches\n\nClassify support tickets with the batch API.",
    "# Batches\n\nOur customers built a customer service agent with it.",
    "# Billing\n\nRequest volume discounts count; the request counts as one.",
    "# Billing\n\nBy signing up you accept our [privacy policy](/privacy).",
    "# Accounts\n\nSee the [error handling guide](#errors).",
    "# Accounts\n\nPremium support plans cost extra.",
]


@pytest.mark.parametrize("text", NOT_ABOUT)
def test_what_is_about_no_topic(text: str) -> None:
    found = of_markdown(text)
    assert found.facts == ()
    assert set(found.problems) == {
        "no-facts: page-markdown",
        *(f"not-found: {one}" for one in EXPECTED),
    }


ABOUT = [
    ("# Help\n\n## Do you keep logs of my prompts?\n\nNo.", "privacy-logging"),
    ("# Help\n\n## Are prompts logged?\n\nNo.", "privacy-logging"),
    ("# Help\n\n## Downtime\n\nOn Sundays.", "maintenance-window"),
    ("# About maintenance\n\n1-5 AM.", "maintenance-window"),
    ("# Help\n\n* **Scheduled maintenance**:\n  * 1-5 AM\n", "maintenance-window"),
    ("# Help\n\nThere is no maintenance window.", "maintenance-window"),
    ("# Help\n\n## Is there planned downtime?\n\nNever.", "maintenance-window"),
    ("# Help\n\n* **403 error**: the firewall may have stopped it.\n", "error-handling"),
    ("# Help\n\n## Error codes!\n\nFour.", "error-handling"),
    ("# Help\n\n* 403: the firewall may have stopped it.\n", "error-handling"),
    ("# Help\n\n| Error code | Meaning |\n| - | - |\n| 400 | bad |\n", "error-handling"),
    ("# Help\n\nThe Request Log page shows the request volume.", "request-volume"),
    ("# Help\n\n* **Request volume**: open the log page.\n", "request-volume"),
    ("# Privacy statement\n\nNothing of it stays.", "privacy-logging"),
    ("# Help\n\n## What do you log?\n\nLittle.", "privacy-logging"),
    ("# Help\n\nIf it persists, write to customer service.", "support-escalation"),
    ("# Help\n\n## Contact us\n\nBy mail.", "support-escalation"),
]


@pytest.mark.parametrize(("text", "topic"), ABOUT, ids=[text for text, _ in ABOUT])
def test_what_is_about_a_topic(text: str, topic: str) -> None:
    assert topics(text) == {topic}


PAGE = """
# Help Center

> Answers on maintenance and privacy.

# About concurrency

* High concurrency is on by default.
* **Request volume**: open the [Request Log page](https://www.example.org/console/log?key=1#top).

# About maintenance

* When a channel fails, calls move.
* **403 error**: the firewall may have stopped it. Ask customer service.
* **Scheduled maintenance**:
  * 1-5 AM: planned tasks.
"""


def test_a_mention_is_where_the_page_speaks_of_a_topic_and_where_it_leads() -> None:
    found = stated(of_markdown(PAGE))
    assert {key: fact.value for key, fact in found.items()} == {
        "error-handling": {"headings": ["About maintenance"], "state": "mentioned"},
        "maintenance-window": {"headings": ["About maintenance"], "state": "mentioned"},
        "request-volume": {
            "headings": ["About concurrency"],
            "links": [{"host": "example.org", "path": "/console/log"}],
            "state": "mentioned",
        },
        "support-escalation": {"headings": ["About maintenance"], "state": "mentioned"},
    }
    (place,) = found["request-volume"].evidence
    assert place.heading == ("About concurrency",)
    assert of_markdown(PAGE).problems == ("not-found: privacy-logging",)


def test_a_passage_is_about_what_its_label_names_before_what_its_heading_names() -> None:
    before, after = (
        stated(of_markdown(text)) for text in (PAGE, PAGE.replace("may have", "might have"))
    )
    changed = {key for key in before if before[key].text_digest != after[key].text_digest}
    assert changed == {"error-handling", "support-escalation"}


CHANGES = [
    ("1-5 AM", "2-6 AM", {"maintenance-window"}),
    ("calls move", "calls wait", {"maintenance-window"}),
    ("High", "Low", set()),
    ("console/log", "console/usage", {"request-volume"}),
    ("planned tasks.", "planned\n    tasks.", set()),
    ("channel fails, calls", "channel fails: calls", set()),
    ("channel fails, calls", "channel fails calls", set()),
    ("planned tasks.", "planned (tasks)", set()),
    ("1-5 AM", "1.5 AM", {"maintenance-window"}),
    ("planned tasks.", "planned .tasks", {"maintenance-window"}),
    ("planned tasks.", "> planned tasks.", {"maintenance-window"}),
    ("1-5 AM", "$1-5 AM", {"maintenance-window"}),
    ("planned tasks.", "Planned Tasks.", set()),
    ("# About maintenance", "# Upkeep of maintenance", set()),
    ("is on by default", "is on  by default", set()),
]


@pytest.mark.parametrize(("old", "new", "topics"), CHANGES)
def test_a_change_of_a_passage_is_a_change_of_its_topic_alone(
    old: str, new: str, topics: set[str]
) -> None:
    before, after = (stated(of_markdown(text)) for text in (PAGE, PAGE.replace(old, new)))
    assert before.keys() == after.keys()
    told = {
        key
        for key in before
        if (before[key].text_digest, before[key].value.get("links"))
        != (after[key].text_digest, after[key].value.get("links"))
    }
    assert told == topics


def test_sections_in_another_order_say_the_same() -> None:
    parts = PAGE.split("\n# ")
    turned = "\n# ".join([parts[0], *reversed(parts[1:])])
    before, after = (stated(of_markdown(text)) for text in (PAGE, turned))
    assert {key: fact.text_digest for key, fact in before.items()} == {
        key: fact.text_digest for key, fact in after.items()
    }


def test_a_link_within_the_page_leads_nowhere_and_a_broken_one_is_left_out() -> None:
    text = (
        "<p>The request volume: <a href='#limits'>below</a>, <a href='https://[x/'>there</a>.</p>"
    )
    assert stated(of_html(text))["request-volume"].value == {"state": "mentioned"}


def test_an_address_beside_a_topic_is_where_it_leads() -> None:
    text = "# Help\n\nAsk customer service: help@example.org.\n"
    assert stated(of_markdown(text))["support-escalation"].value["links"] == [
        {"address": "help@example.org"}
    ]


def test_html_and_markdown_mention_the_same() -> None:
    html = (
        "<h1>Help Center</h1><h2>About concurrency</h2><ul><li>High concurrency is on.</li></ul>"
        "<h2>About maintenance</h2><ul><li><strong>Scheduled maintenance</strong>:"
        "<ul><li>1-5 AM: planned tasks.</li></ul></li></ul>"
    )
    markdown = (
        "# Help Center\n\n## About concurrency\n\n* High concurrency is on.\n\n"
        "## About maintenance\n\n* **Scheduled maintenance**:\n  * 1-5 AM: planned tasks.\n"
    )
    one, other = stated(of_html(html)), stated(of_markdown(markdown))
    assert {key: (fact.value, fact.text_digest) for key, fact in one.items()} == {
        key: (fact.value, fact.text_digest) for key, fact in other.items()
    }


def test_the_questions_of_an_accordion_are_headings() -> None:
    text = "<h1>Help</h1><details><summary>What do you log?</summary><p>Little.</p></details>"
    assert stated(of_html(text))["privacy-logging"].value["headings"] == ["What do you log?"]


def test_the_topics_that_a_page_is_expected_to_cover() -> None:
    assert {one.name for one in TOPICS} == EXPECTED


def test_a_document_that_states_nothing_is_named() -> None:
    opened = [
        Opened(role="page-markdown", page=read_markdown(PAGE.encode(), URL)),
        Opened(role="page-html", page=read_html(b"<div id=root></div>", URL.removesuffix(".md"))),
    ]
    assert extract(opened).problems[0] == "no-facts: page-html"


def body(content: bytes, role: str = "page-markdown") -> Body:
    access = Access(
        url=URL,
        accept="text/markdown",
        final_url=URL,
        status=200,
        accessed=datetime(2026, 1, 2, tzinfo=UTC),
        digest=digest_of(content),
        media_type="text/html" if role.endswith("html") else "text/markdown",
        origin="fetched",
    )
    return Body(role=role, access=access, content=content)


def test_a_page_that_was_cut_off_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_parser, "MAX_BLOCKS", 2)
    assert (
        "cut-off: page-markdown" in extract_page(HELP_CENTER, [body(b"# A\n\nb\n\nc\n")]).problems
    )


def test_a_page_that_its_scripts_have_to_write_needs_a_browser() -> None:
    shell = b"<html><body><div id=root></div><script src=/a.js></script></body></html>"
    found = extract_page(HELP_CENTER, [body(shell, "page-html")])
    assert found.problems[0] == "needs-browser: page-html"
    assert not any(problem.startswith("no-facts") for problem in found.problems)


@pytest.mark.parametrize(
    "column", ["Abbreviation", "Acronym", "Expression", "Phrase", "Term", "Word"]
)
def test_what_a_word_means_is_no_topic(column: str) -> None:
    def topics(header: str) -> set[str]:
        table = f"# Guide\n\n| {header} | Meaning |\n| - | - |\n| Error handling | what follows |\n"
        page = read_markdown(table.encode(), URL)
        return {fact.key for fact in extract([Opened(role="x", page=page)]).facts}

    assert (topics(column), topics(f"{column} of it")) == (set(), {"error-handling"})


TITLES = {
    "error-handling": """
        Error handling; API error codes; Error messages; Error response; Error bodies; Error types
        Error envelope; Troubleshooting streams; HTTP status codes; Status code; 429; HTTP 5xx errors
        404 error; Common errors; Failed requests; When a request was rejected; Something went wrong
        Error handling for clients
    """,
    "maintenance-window": """
        Maintenance; Planned downtime; Scheduled outages; Planned interruptions; Downtime
        Upcoming work on our platform: planned server restarts; Service interruptions
        When will we be offline?; When do you take the service down?; Maintenance windows
    """,
    "privacy-logging": """
        Privacy; Privacy & logging; Privacy policy; Privacy statement; Data retention; Log handling
        Logged information; Logged data; Access logs; Content logging; Logging policies; Prompt logging
        Do you keep prompts?; Are prompts stored?; Do you use my data?; Is your data used by us?
        What happens to my data?; Data deletion; Retention of prompts; Prompt storage
        Who can read my prompts?; Deleting my personal data; Is your information erased?
        Do you gather requests?; Are requests erased?; Is your data handled by us?
        Zero retention of responses; Prompt logging by default
    """,
    "request-volume": """
        Request volume; Session counts; Call statistics; Stream usage; Number of requests
        Volume of failed queries; Request logs; Request-log page; Request logs!; Request logs.
        View how many requests you send; Check your traffic; See requests per minute
    """,
    "support-escalation": """
        Support escalation; Ticket escalations; Escalation; Escalating an incident; Escalation paths
        Technical support; Help desk; Customer care; Support hours; Contact; Contact us
        Reach a person; How do I escalate a case?; How do I escalate?; Get help; Open a ticket
        When support does not reply; Nobody answered; No reply from us; Support escalations by mail
    """,
}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_title_that_names_a_topic_is_of_it_alone(topic: Topic) -> None:
    for name, titles in TITLES.items():
        for title in re.split(r"[;\n]\s*", titles.strip()):
            assert topic.titles(title) is (topic.name == name), title
