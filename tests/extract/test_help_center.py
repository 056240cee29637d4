"""What the help center states, topic by topic: paraphrases, denials, and the nearest non-cases."""

# ruff: noqa: RUF001 - pages set ranges with en dashes

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checker.extract import Body, Extract, Opened
from checker.extract import extract as extract_page
from checker.extract.help_center import TOPICS, extract
from checker.extract.html.page import read_html
from checker.extract.markdown import parser as markdown_parser
from checker.extract.markdown.page import read_markdown
from checker.model.access import Access
from checker.model.contract import State, Statement
from checker.model.evidence import digest_of
from checker.model.source import HELP_CENTER

URL = "https://docs.example.org/help-center.md"


def of_markdown(text: str) -> Extract:
    return extract([Opened(role="page-markdown", page=read_markdown(text.encode(), URL))])


def of_html(text: str) -> Extract:
    page = read_html(f"<html><body><main>{text}</main></body></html>".encode(), URL)
    return extract([Opened(role="page-html", page=page)])


def stated(text: str, topic: str) -> Statement | None:
    facts = [fact for fact in of_markdown(text).facts if fact.key == topic]
    return facts[0] if facts else None  # type: ignore[return-value] - every fact here is one


def value(text: str, topic: str) -> dict[str, Any] | None:
    fact = stated(text, topic)
    return None if fact is None else {name: part for name, part in fact.value.items() if part}


NOTHING = ("", "# Help\n\nWelcome.\n", "# Help\n\n```\nmaintenance 1-5 AM UTC\n```\n")


@pytest.mark.parametrize("text", NOTHING)
def test_a_page_that_says_nothing_gives_no_fact_and_names_every_topic(text: str) -> None:
    found = of_markdown(text)
    assert found.facts == ()
    assert found.problems == (
        "no-facts: page-markdown",
        *(f"not-found: {topic.name}" for topic, _ in TOPICS),
    )


# --- maintenance window

NO_WINDOW = [
    pytest.param("# Pricing\n\nPlans cost 1-5 USD a month.", id="a price is no time"),
    pytest.param("# About maintenance\n\nThis affects 1-5 models.", id="a count is no time"),
    pytest.param("# About maintenance\n\nIt takes 1-5 hours.", id="a length is no time"),
    pytest.param("# About maintenance\n\nVersion 1.5 to 5.0 is out.", id="a version is no time"),
    pytest.param("# About maintenance\n\nSupport hours: 9 AM-5 PM.", id="support hours are others"),
    pytest.param(
        "# Support\n\nOur team is available from 9 AM to 5 PM.", id="no maintenance is spoken of"
    ),
    pytest.param(
        "# Maintenance\n\nOur team is available from 9 AM to 5 PM.", id="when people are there"
    ),
    pytest.param("# Discounts\n\nCalls are cheaper from 1 AM to 5 AM.", id="a discount"),
    pytest.param(
        "# About maintenance\n\nWe never do maintenance between 1 AM and 5 AM.", id="never then"
    ),
    pytest.param(
        "# About maintenance\n\nMaintenance does not take place between 1 AM and 5 AM.",
        id="does not take place then",
    ),
    pytest.param("# Help\n\nMaintenance happens outside 08:00-20:00.", id="outside of the times"),
    pytest.param(
        "# Help\n\nThe former maintenance window of 1-5 AM no longer applies.", id="a former window"
    ),
    pytest.param("# Help\n\nMaintenance is announced on our page.", id="no time at all"),
    pytest.param("# Help\n\nMaintenance takes place at night.", id="a part of the day alone"),
]


@pytest.mark.parametrize("text", NO_WINDOW)
def test_what_is_no_maintenance_window(text: str) -> None:
    assert stated(text, "maintenance-window") is None
    assert "not-found: maintenance-window" in of_markdown(text).problems


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no maintenance window.",
        "We have no scheduled maintenance.",
        "There are no planned maintenance windows.",
        "Scheduled maintenance is never performed.",
        "We do not have a fixed maintenance window.",
        "The service runs without scheduled maintenance.",
    ],
)
def test_a_page_can_state_that_there_is_no_window(sentence: str) -> None:
    assert value(f"# Help\n\n{sentence}", "maintenance-window") == {}
    fact = stated(f"# Help\n\n{sentence}", "maintenance-window")
    assert fact is not None
    assert fact.value["scheduled"] is False
    assert fact.state is State.DOCUMENTED


NIGHT = {"start": "01:00", "end": "05:00"}
WINDOWS = [
    ("* **Scheduled maintenance**: 1-5 AM", NIGHT),
    ("* **Scheduled Maintenance**: 01:00–05:00", NIGHT),
    ("* **Scheduled maintenance**:\n  * 1-5 AM: planned tasks may interrupt calls.", NIGHT),
    ("* **Scheduled maintenance**:\n  1. 1-5 AM: planned tasks may interrupt calls.", NIGHT),
    ("1-5 AM: Planned jobs and database upkeep run.", NIGHT),
    ("Maintenance runs between 1 and 5 AM.", NIGHT),
    ("Maintenance runs from 1 a.m. until 5 a.m. each day.", NIGHT | {"days": ["daily"]}),
    (
        "Planned downtime: 1:00 a.m. to 5:00 a.m. (UTC+8).",
        NIGHT | {"time_zone": "UTC+8"},
    ),
    ("We carry out maintenance from 01:00 to 05:00 UTC.", NIGHT | {"time_zone": "UTC"}),
    ("We carry out maintenance from 01:00 to 05:00 GMT.", NIGHT | {"time_zone": "UTC"}),
    ("The maintenance window is 1–5 AM Pacific Time.", NIGHT | {"time_zone": "PT"}),
    ("The maintenance window is 1–5 AM PT.", NIGHT | {"time_zone": "PT"}),
    ("The maintenance window is 1–5 AM Pacific Standard Time.", NIGHT | {"time_zone": "PST"}),
    ("Maintenance: 01:00-05:00 (Beijing time).", NIGHT | {"time_zone": "beijing-time"}),
    ("Maintenance: 01:00-05:00 (Beijing time, UTC+8).", NIGHT | {"time_zone": "UTC+8"}),
    ("Maintenance: 01:00–05:00. All times are in UTC.", NIGHT | {"time_zone": "UTC"}),
    ("Maintenance: UTC+8 01:00~05:00.", NIGHT | {"time_zone": "UTC+8"}),
    ("Maintenance is done 1-5 AM server time.", NIGHT | {"time_zone": "server-time"}),
    (
        "Maintenance starts at 1 AM UTC and ends at 5 AM UTC.",
        NIGHT | {"time_zone": "UTC"},
    ),
    ("Maintenance begins at 01:00 UTC and takes four hours.", NIGHT | {"time_zone": "UTC"}),
    ("Maintenance begins at 01:00 UTC.", {"start": "01:00", "time_zone": "UTC"}),
    (
        "Every Sunday, maintenance takes place from 23:00 to 02:00 UTC.",
        {"start": "23:00", "end": "02:00", "time_zone": "UTC", "days": ["sun"]},
    ),
    (
        "On weekdays, planned work is done from 11 PM to 1 AM.",
        {"start": "23:00", "end": "01:00", "days": ["mon", "tue", "wed", "thu", "fri"]},
    ),
    ("The window was moved from 1-4 AM to 1-5 AM for maintenance.", NIGHT),
    (
        "Maintenance: 1-5 AM PST (9:00-13:00 UTC).",
        NIGHT | {"time_zone": "PST"},
    ),
    (
        "Maintenance: Mondays 1-2 AM and Saturdays 3-5 AM.",
        {
            "start": "01:00",
            "end": "02:00",
            "days": ["mon", "sat"],
            "also": [{"start": "03:00", "end": "05:00", "time_zone": None, "days": ["mon", "sat"]}],
        },
    ),
    ("| What | When |\n| - | - |\n| Maintenance | 01:00–05:00 UTC |", NIGHT | {"time_zone": "UTC"}),
    (
        "| Kind | Start | End |\n| - | - | - |\n| Maintenance | 01:00 | 05:00 |",
        NIGHT,
    ),
    (
        '<Accordion title="When is maintenance?">\n  Daily, 1-5 AM.\n</Accordion>',
        NIGHT | {"days": ["daily"]},
    ),
    ("**When is maintenance?**\n\nFrom 1 AM to 5 AM.", NIGHT),
    ("Maintenance is not only done on demand but also from 1 AM to 5 AM.", NIGHT),
    ("Requests may not be answered during maintenance (1-5 AM).", NIGHT),
]


@pytest.mark.parametrize(("sentence", "expected"), WINDOWS, ids=[text for text, _ in WINDOWS])
def test_maintenance_windows(sentence: str, expected: dict[str, Any]) -> None:
    assert value(f"# Help\n\n{sentence}\n", "maintenance-window") == expected


@pytest.mark.parametrize(
    "heading", ["About maintenance", "Maintenance Windows", "Planned downtime"]
)
def test_a_heading_alone_makes_it_maintenance(heading: str) -> None:
    text = f"# {heading}\n\nFrom 1 AM to 5 AM the service may be unstable.\n"
    assert value(text, "maintenance-window") == NIGHT


def test_a_time_that_only_the_heading_gives() -> None:
    assert (
        value("## Scheduled maintenance (1-5 AM)\n\nCalls may fail.", "maintenance-window") == NIGHT
    )


def test_advice_beside_the_window_is_no_second_window() -> None:
    text = "# Maintenance\n\nMaintenance: 1-5 AM.\n\nAvoid batch jobs between 0 AM and 6 AM.\n"
    fact = stated(text, "maintenance-window")
    assert fact is not None
    assert fact.state is State.DOCUMENTED


def test_two_places_that_disagree_conflict() -> None:
    text = (
        "# Maintenance\n\nMaintenance: 1-5 AM.\n\n# More\n\nMaintenance runs from 2 AM to 6 AM.\n"
    )
    fact = stated(text, "maintenance-window")
    assert fact is not None
    assert fact.state is State.CONFLICTING
    assert [evidence.heading for evidence in fact.evidence] == [("Maintenance",), ("More",)]


def test_a_window_and_its_denial_conflict() -> None:
    text = "# A\n\nMaintenance: 1-5 AM.\n\n# B\n\nThere is no maintenance window.\n"
    fact = stated(text, "maintenance-window")
    assert fact is not None
    assert fact.state is State.CONFLICTING


# --- restart and retry

NO_RECOVERY = [
    pytest.param("Restart your client within 5 minutes.", id="an order to the reader"),
    pytest.param("Please restart the app if nothing happens within 5 minutes.", id="please"),
    pytest.param("You should retry up to 3 times with backoff.", id="what the reader should do"),
    pytest.param("Retry after a short pause.", id="an order to retry"),
    pytest.param("You should have calls retried twice.", id="what the reader should have done"),
    pytest.param("429: do not retry at once.", id="an order not to retry"),
    pytest.param("Your balance is restored within 10 minutes.", id="a balance, not a channel"),
    pytest.param("A new key works within 5 minutes.", id="a key"),
    pytest.param("You can switch notices on in your profile.", id="switched on"),
    pytest.param("You can switch to another model in the console.", id="the reader switches"),
    pytest.param("A crashed channel is restarted.", id="no time is said"),
    pytest.param("After 2 minutes of downtime the channel restarts.", id="a length before"),
    pytest.param("A channel restarts after more than 10 minutes.", id="no bound"),
    pytest.param("The service responds within 5 minutes.", id="a time to respond"),
    pytest.param(
        "If a channel does not restart within 5 minutes, wait.",
        id="a restart that may fail to come",
    ),
    pytest.param(
        "We respond within 5 minutes after a channel is back up.", id="a time of something else"
    ),
    pytest.param(
        "When a channel is back up, our team responds within 5 minutes.", id="a response after it"
    ),
    pytest.param(
        "Customer service comes back to you within 5 minutes.", id="people come back to you"
    ),
    pytest.param("A failed channel is not restored within 5 minutes.", id="not restored"),
]


@pytest.mark.parametrize("text", NO_RECOVERY)
def test_what_is_no_restart_switch_or_retry(text: str) -> None:
    assert value(f"# Help\n\n{text}", "restart-and-retry") is None


RECOVERY = [
    ("A crashed channel restarts within 5 minutes.", {"restart_within_minutes": 5}),
    ("Crashed channels are restarted in under five minutes.", {"restart_within_minutes": 5}),
    ("If a channel crashes, it is rebooted in 5 min or less.", {"restart_within_minutes": 5}),
    ("When a line goes down it is back online within 300 seconds.", {"restart_within_minutes": 5}),
    ("A failed node recovers in no more than 10 minutes.", {"restart_within_minutes": 10}),
    (
        "A channel that is down for 2 minutes is restarted within 5 minutes.",
        {"restart_within_minutes": 5},
    ),
    ("Channels that do not respond are restarted within 5 minutes.", {"restart_within_minutes": 5}),
    ("Channels are restarted within half an hour.", {"restart_within_minutes": 30}),
    ("Automatic restart of a crashed channel: within 5 minutes.", {"restart_within_minutes": 5}),
    (
        "When a channel fails, the system automatically switches to another.",
        {"automatic_switch": True},
    ),
    ("Traffic fails over automatically to a healthy line.", {"automatic_switch": True}),
    ("Automatic failover moves requests to a backup channel.", {"automatic_switch": True}),
    ("Requests are rerouted to another provider.", {"automatic_switch": True}),
    ("The call is retried multiple times.", {"retries": "multiple"}),
    ("The system retries several times.", {"retries": "multiple"}),
    ("The gateway retries repeatedly.", {"retries": "multiple"}),
    ("The gateway will retry up to 3 times.", {"retries": 3}),
    ("Failed calls are retried twice.", {"retries": 2}),
    ("We attempt up to three automatic retries; calls are retried.", {"retries": 3}),
    ("Failed calls are automatically retried.", {"retries": "unspecified"}),
    ("Once a channel fails, calls are retried multiple times.", {"retries": "multiple"}),
    (
        "If a channel fails, we switch to another one automatically and retry multiple times.",
        {"automatic_switch": True, "retries": "multiple"},
    ),
    ("A crashed channel restarts within 5-10 minutes.", {"restart_within_minutes": 10}),
    ("A channel restarts after 5 minutes.", {"restart_within_minutes": 5}),
    (
        "After 2 minutes of downtime the channel restarts within 5 minutes.",
        {"restart_within_minutes": 5},
    ),
    ("Channels recover by themselves, usually within five minutes.", {"restart_within_minutes": 5}),
    (
        "Your request will be automatically rerouted to a working channel.",
        {"automatic_switch": True},
    ),
    ("Channels are switched automatically.", {"automatic_switch": True}),
    ("Calls are retried 3-5 times.", {"retries": 5}),
    ("The gateway retries for five minutes.", {"retries": "unspecified"}),
    ("Downed channels are brought back in five minutes.", {"restart_within_minutes": 5}),
    ("A channel that fails is back up within 5 minutes.", {"restart_within_minutes": 5}),
    ("A channel is back up within 5 minutes.", {"restart_within_minutes": 5}),
    ("A failed channel is recovered in under 5 min.", {"restart_within_minutes": 5}),
    ("A line that is down comes back after five minutes.", {"restart_within_minutes": 5}),
    ("We bring a failed channel back up within five minutes.", {"restart_within_minutes": 5}),
    ("Crashed nodes will be back online in 5 minutes.", {"restart_within_minutes": 5}),
    ("Failed channels come back to normal in 5 minutes.", {"restart_within_minutes": 5}),
    ("A channel restarts after at most 5 minutes.", {"restart_within_minutes": 5}),
    ("A crashed channel is restarted once within 5 minutes.", {"restart_within_minutes": 5}),
    ("Within 5 minutes a crashed channel is restarted.", {"restart_within_minutes": 5}),
]


@pytest.mark.parametrize(("sentence", "expected"), RECOVERY, ids=[text for text, _ in RECOVERY])
def test_restart_switch_and_retry(sentence: str, expected: dict[str, Any]) -> None:
    assert value(f"# About maintenance\n\n* {sentence}\n", "restart-and-retry") == expected


DENIED_RECOVERY = [
    ("Channels are not restarted within 5 minutes.", {"restarts": False}),
    ("We do not restart channels.", {"restarts": False}),
    ("No channel is ever restarted.", {"restarts": False}),
    ("The system never switches to another channel.", {"automatic_switch": False}),
    ("There is no automatic failover to another channel.", {"automatic_switch": False}),
    ("You have to switch to another channel manually.", {"automatic_switch": False}),
    ("Failed calls are not retried.", {"retries": 0}),
    ("The gateway does not retry.", {"retries": 0}),
    ("There are no automatic retries.", {"retries": 0}),
    ("Retries are not performed.", {"retries": 0}),
    ("There's no failover.", {"automatic_switch": False}),
    ("We don't retry failed requests.", {"retries": 0}),
]


@pytest.mark.parametrize(
    ("sentence", "expected"), DENIED_RECOVERY, ids=[t for t, _ in DENIED_RECOVERY]
)
def test_a_denial_never_comes_out_as_its_opposite(sentence: str, expected: dict[str, Any]) -> None:
    fact = stated(f"# Help\n\n{sentence}", "restart-and-retry")
    assert fact is not None
    assert {name: part for name, part in fact.value.items() if part is not None} == expected


def test_two_counts_of_minutes_conflict() -> None:
    text = "# A\n\nA crashed channel restarts within 5 minutes.\n\n# B\n\nChannels restart within 9 minutes.\n"
    fact = stated(text, "restart-and-retry")
    assert fact is not None
    assert fact.state is State.CONFLICTING


# --- 403

NO_403 = [
    pytest.param("We offer 403 models.", id="a count of models"),
    pytest.param("It costs 403 USD.", id="a price"),
    pytest.param("Another 1,403 errors were fixed because of the WAF.", id="a longer number"),
    pytest.param("A 404 error means the WAF blocked it.", id="another status"),
    pytest.param("Our WAF protects the service.", id="no status"),
    pytest.param("A 403 error is not caused by the WAF.", id="denied"),
    pytest.param("If you see a 403 error, check your API key.", id="an order names no cause"),
    pytest.param("On a 403 error, check your region.", id="another order"),
    pytest.param("A 403 error means of the.", id="nothing that can be named"),
]


@pytest.mark.parametrize("text", NO_403)
def test_what_is_no_meaning_of_403(text: str) -> None:
    assert value(f"# Errors\n\n{text}", "error-403") is None


WAF = {"cause": "waf", "action": "contact-support"}
FORBIDDEN = [
    (
        "* **403 Error**: May be triggered by the WAF. Contact customer service to check the URL.",
        WAF,
    ),
    ("* **403**: Blocked by our web application firewall. Please contact support.", WAF),
    (
        "* 403 error\n  * The firewall may have stopped the request.\n  * Reach out to our support team.",
        WAF,
    ),
    ("## 403 errors\n\nThese come from the WAF.\n\nWrite to customer service.", WAF),
    (
        "**Why do I get a 403?**\n\nThe WAF blocked the call. Ask customer service whether your URL is blocked.",
        WAF,
    ),
    (
        "| Status | Meaning | What to do |\n| - | - | - |\n| 403 | Blocked by the WAF | Contact support |",
        WAF,
    ),
    ("If the WAF stops a request, the response is 403.", {"cause": "waf"}),
    ("HTTP 403 means that the firewall rejected the call.", {"cause": "waf"}),
    ("Contact support when you receive a 403 error.", {"action": "contact-support"}),
    ("A 403 error means the key lacks permission.", {"cause": "permission"}),
    ("A 403 status indicates an unsupported region.", {"cause": "region"}),
    ("A 403 error is caused by a stale session cookie.", {"cause": "stale-session-cookie"}),
    ("A 403 error is not caused by your key but by the WAF.", {"cause": "waf"}),
    ("A 403 error comes from the WAF. Do not contact support.", {"cause": "waf"}),
    ("403 Forbidden: IP blocked by firewall.", {"cause": "waf", "other_causes": ["ip-block"]}),
    ("If you encounter a 403, it's the WAF. Contact us.", WAF),
    ("`403`: WAF defense. Contact customer service.", WAF),
    (
        "**Why a 403?**\n\nMostly the WAF.\n\nIt can be the region too.",
        {"cause": "waf", "other_causes": ["region"]},
    ),
    ("A 403 error: ask support to lift the block if the WAF stopped you.", WAF),
    ("**403 error**: Sorry. Requests from some regions are blocked.", {"cause": "region"}),
    (
        "Contact support when you receive a 403 error to check if the WAF blocked it.",
        {"action": "contact-support"},
    ),
    ("A 403 error means your key is invalid.", {"cause": "api-key"}),
]


@pytest.mark.parametrize(("text", "expected"), FORBIDDEN, ids=[text for text, _ in FORBIDDEN])
def test_meaning_of_403(text: str, expected: dict[str, Any]) -> None:
    assert value(f"# Help\n\n{text}\n", "error-403") == expected


def test_two_sections_that_give_403_two_causes_conflict() -> None:
    text = "# A\n\nA 403 error comes from the WAF.\n\n# B\n\nA 403 error means the region is not served.\n"
    fact = stated(text, "error-403")
    assert fact is not None
    assert fact.state is State.CONFLICTING


# --- request volume

NO_VOLUME = [
    pytest.param("Your RPM is high by default.", id="no place"),
    pytest.param("We monitor the request volume on our dashboard.", id="the platform looks"),
    pytest.param("The log page does not show the request volume.", id="denied"),
    pytest.param("Open the log page to see prices.", id="something else is seen there"),
    pytest.param("See https://x.org/request-volume/log for the method.", id="words of an address"),
    pytest.param(
        "See [there](https://x.org/%zz) how many requests you sent.", id="no readable path"
    ),
]


@pytest.mark.parametrize("text", NO_VOLUME)
def test_what_is_no_place_of_request_volume(text: str) -> None:
    assert value(f"# Help\n\n{text}", "request-volume") is None


VOLUME = [
    (
        "Use the Request Log Page to observe RPM request volume changes.",
        {"where": "request-log", "measure": "RPM"},
    ),
    (
        "Request Log page: observe the RPM of your requests.",
        {"where": "request-log", "measure": "RPM"},
    ),
    (
        "Open the [Request Log page](https://www.example.org/console/log) to see your RPM.",
        {"where": "/console/log", "measure": "RPM"},
    ),
    ("Check your request volume on the usage dashboard.", {"where": "usage-dashboard"}),
    (
        "The number of requests per minute is shown in the console.",
        {"where": "console", "measure": "RPM"},
    ),
    (
        "Your request count can be viewed on the [statistics tab](/stats?x=1#y).",
        {"where": "/stats"},
    ),
    ("* **Request volume**: see the log page.", {"where": "log"}),
    ("See the statistics page for your RPM.", {"where": "statistics", "measure": "RPM"}),
    ("Request volume: View it in your dashboard.", {"where": "dashboard"}),
    (
        "To monitor your RPM, go to the [Logs](https://x.org/console/log).",
        {"where": "/console/log", "measure": "RPM"},
    ),
    (
        '<Accordion title="Where can I see my RPM?">\n  On the "Request Log" page.\n</Accordion>',
        {"where": "request-log", "measure": "RPM"},
    ),
    ("See [here](https://x.org/a) how many requests you sent.", {"where": "/a"}),
    ("See the [log page](https://[x/) for the number of requests.", {"where": "log"}),
    ("See the [log page](mailto:a@x.org) for the number of requests.", {"where": "log"}),
]


@pytest.mark.parametrize(("text", "expected"), VOLUME, ids=[text for text, _ in VOLUME])
def test_where_request_volume_is_seen(text: str, expected: dict[str, Any]) -> None:
    assert value(f"# About concurrency\n\n{text}\n", "request-volume") == expected


def test_a_link_beside_the_topic_is_no_second_measure() -> None:
    text = (
        "# About rate multipliers\n\nSee https://www.example.org/console/log for the method.\n\n"
        "# About concurrency\n\nUse the Request Log Page to observe RPM request volume changes.\n"
    )
    fact = stated(text, "request-volume")
    assert fact is not None
    assert fact.state is State.DOCUMENTED
    assert fact.value == {"where": "request-log", "measure": "RPM"}
    assert [one.heading for one in fact.evidence] == [("About concurrency",)]


# --- concurrency

NO_CONCURRENCY = [
    pytest.param("Errors under high concurrency: contact customer service.", id="a condition"),
    pytest.param("We do not support high concurrency by default.", id="denied"),
    pytest.param("If you need high concurrency, think ahead.", id="a wish"),
    pytest.param(
        "If errors at high concurrency need care, contact customer service.", id="help with errors"
    ),
    pytest.param("Under high concurrency errors are possible.", id="when it is high"),
    pytest.param("It costs $5 per request.", id="a price"),
    pytest.param("There is no longer a limit of 5 RPM here.", id="a limit that is gone"),
]


@pytest.mark.parametrize("text", NO_CONCURRENCY)
def test_what_states_no_concurrency(text: str) -> None:
    assert value(f"# Help\n\n{text}", "concurrency") is None


CONCURRENCY = [
    ("High concurrency by default.", {"default": "high"}),
    ("We support ultra-high concurrency.", {"default": "ultra-high"}),
    ("Concurrency is high by default.", {"default": "high"}),
    ("The default level of concurrency is high.", {"default": "high"}),
    ("There is no limit on concurrency.", {"default": "unlimited"}),
    ("Concurrency is unlimited.", {"default": "unlimited"}),
    (
        "Enterprise lines: 30 million TPM by default.",
        {"limits": [{"value": 30_000_000, "unit": "TPM"}]},
    ),
    (
        "Each key may send 500 requests per minute and 20 concurrent requests.",
        {"limits": [{"value": 20, "unit": "concurrent-requests"}, {"value": 500, "unit": "RPM"}]},
    ),
    ("For more concurrency, contact customer service.", {"contact": True}),
    ("There's no cap on concurrent requests.", {"default": "unlimited"}),
    ("High concurrency, otherwise under high concurrency, is given.", {"default": "high"}),
]


@pytest.mark.parametrize(("text", "expected"), CONCURRENCY, ids=[text for text, _ in CONCURRENCY])
def test_concurrency(text: str, expected: dict[str, Any]) -> None:
    found = value(f"# Help\n\n* {text}\n", "concurrency")
    assert found is not None
    assert {
        name: sorted(part, key=str) if isinstance(part, list) else part
        for name, part in found.items()
    } == {
        name: sorted(part, key=str) if isinstance(part, list) else part
        for name, part in expected.items()
    }


# --- support escalation

NO_SUPPORT = [
    pytest.param("Never contact customer service about this.", id="denied"),
    pytest.param("We contact customer service for you.", id="they turn to somebody"),
    pytest.param("We will contact you.", id="they contact the reader"),
    pytest.param("Models support streaming.", id="to support something"),
]


@pytest.mark.parametrize("text", NO_SUPPORT)
def test_what_is_no_escalation(text: str) -> None:
    assert value(f"# Help\n\n{text}", "support-escalation") is None


SUPPORT = [
    ("Contact customer service.", {"channels": ["customer-service"]}),
    ("Please get in touch with our support team.", {"channels": ["customer-service"]}),
    (
        "Reach out to us on [Discord](https://discord.gg/abc).",
        {"channels": ["customer-service", "discord"]},
    ),
    ("Write to [support@example.org](mailto:support@example.org).", {"channels": ["mail"]}),
    ("Contact support by e-mail.", {"channels": ["customer-service", "mail"]}),
    ("Open a support ticket in the console.", {"channels": ["console", "ticket"]}),
    (
        "Contact support with the request ID and the time in UTC.",
        {"channels": ["customer-service"], "asks_for": ["request-id", "time-in-utc"]},
    ),
    (
        "When you contact support, please include your account ID, the model name and a short description.",
        {
            "channels": ["customer-service"],
            "asks_for": ["account-id", "model-name", "short-description"],
        },
    ),
    (
        "Contact support. Never send your API key.",
        {"channels": ["customer-service"]},
    ),
    ("Do not hesitate to contact support.", {"channels": ["customer-service"]}),
    ("Contact online customer service.", {"channels": ["customer-service"]}),
    ("If you need it contact support.", {"channels": ["customer-service"]}),
    ("Talk to sales or your account manager.", {"channels": ["sales"]}),
]


@pytest.mark.parametrize(("text", "expected"), SUPPORT, ids=[text for text, _ in SUPPORT])
def test_support_escalation(text: str, expected: dict[str, Any]) -> None:
    assert value(f"# Help\n\n{text}\n", "support-escalation") == expected


def test_a_list_of_what_to_have_at_hand_is_asked_for() -> None:
    text = (
        "# Contact support\n\nBefore you write to customer service, please prepare:\n\n"
        "* the request ID\n* **Time** of the call\n* your account name (not the key)\n"
    )
    assert value(text, "support-escalation") == {
        "channels": ["customer-service"],
        "asks_for": ["account-name", "request-id", "time"],
    }


# --- privacy logging

NO_PRIVACY = [
    pytest.param("# Help\n\nUsers should save their request data.", id="what users should do"),
    pytest.param("# Help\n\nUsers may save their request data.", id="what users may do"),
    pytest.param("# Help\n\nClients can store prompts.", id="what clients can do"),
    pytest.param("# Help\n\nImplement reconnection and save request data.", id="an order"),
    pytest.param("# Help\n\nOpen the log page.", id="a page of that name"),
    pytest.param("# Help\n\nWe keep prices low.", id="something else is kept"),
    pytest.param("# Privacy\n\nWe take it seriously.", id="no statement"),
    pytest.param("# Privacy\n\nWe contain the damage.", id="no log that contains"),
    pytest.param("# Privacy\n\nYour data matters to us.", id="no verb of keeping"),
]


@pytest.mark.parametrize("text", NO_PRIVACY)
def test_what_states_no_logging(text: str) -> None:
    assert stated(text, "privacy-logging") is None


PRIVACY = [
    ("We do not store prompts or responses.", [], False),
    ("CometAPI does not collect or store user interactions.", [], False),
    ("Prompts are never stored.", [], False),
    ("No prompts or completions are retained.", [], False),
    ("Your conversations aren't kept.", [], False),
    ("Requests pass through without storing their content.", [], False),
    ("Content logging is disabled.", [], False),
    ("We log the IP address and the request time.", ["ip-address", "request-time"], None),
    (
        "We may record access logs (such as IP addresses, request frequency, etc.).",
        ["ip-address", "request-frequency"],
        None,
    ),
    (
        "IP addresses, timestamps and model names are logged.",
        ["ip-address", "model-name", "timestamp"],
        None,
    ),
    (
        "Access logs contain the IP address, status codes and prompt tokens.",
        ["ip-address", "prompt-token", "status-code"],
        None,
    ),
    ("We log the status code but not the prompt.", ["status-code"], False),
    ("Prompts are stored for 30 days.", ["prompt"], True),
    ("We store your messages to improve the service.", ["message"], True),
    ("To ensure service quality, we record request times.", ["request-time"], None),
    ("* **What is logged**: IP address, time and status.", ["ip-address", "status", "time"], None),
    (
        "* **Logged information**:\n  * IP address\n  * Request frequency",
        ["ip-address", "request-frequency"],
        None,
    ),
    ("* **What we do not store**:\n  * Prompts\n  * Payment data", [], False),
    ("We do not record what you send.", [], False),
    ("Request bodies are discarded immediately.", [], False),
    ("Conversation content is encrypted and not stored.", [], False),
    ("CometAPI does not log or retain the content of requests.", [], False),
    ("User prompts will not be stored.", [], False),
    ("Neither prompts nor completions are written to disk.", [], False),
    ("Logged data includes IP addresses and request data.", ["ip-address", "request-data"], True),
    (
        "We only keep metadata (model, token counts, status) for billing.",
        ["metadata", "model", "status", "token-count"],
        None,
    ),
    ("We log countries, boxes and addresses.", ["address", "box", "country"], None),
    (
        "We log IP addresses and request times to ensure service quality and security.",
        ["ip-address", "request-time"],
        None,
    ),
    ("Only access logs (IP, frequency) are recorded.", ["frequency", "ip"], None),
    ("To bill you, request times are logged.", ["request-time"], None),
    ("Nothing is sold, but IP addresses are logged.", ["ip-address"], None),
    ("We record metadata only: IP, user agent.", ["ip", "user-agent"], None),
    ("**What do you log?**\n\nOnly IP and timestamp.", ["ip", "timestamp"], None),
]


@pytest.mark.parametrize(("text", "logs", "content"), PRIVACY, ids=[text for text, *_ in PRIVACY])
def test_privacy_logging(text: str, logs: list[str], content: bool | None) -> None:  # noqa: FBT001 - a column of the table
    fact = stated(f"# Privacy statement\n\n{text}\n", "privacy-logging")
    assert fact is not None
    assert fact.value.get("logs", []) == logs
    assert fact.value["stores_content"] is content


def test_content_both_kept_and_not_kept_conflicts() -> None:
    text = "# Privacy\n\nPrompts are never stored.\n\n# Logging\n\nWe store prompts for 30 days.\n"
    fact = stated(text, "privacy-logging")
    assert fact is not None
    assert fact.state is State.CONFLICTING


# --- the page as a whole

PAGE = """
# Help Center

> Answers.

# Welcome

Hello.

# About concurrency

* High concurrency by default.

# About maintenance

* **Scheduled maintenance**:
  * 1-5 AM: planned tasks.
"""


def test_repeated_first_level_headings_are_sections_of_their_own() -> None:
    fact = stated(PAGE, "maintenance-window")
    assert fact is not None
    assert fact.evidence[0].heading == ("About maintenance",)
    assert fact.evidence[0].document == URL
    assert fact.evidence[0].text_digest is not None


def test_renaming_and_reordering_sections_changes_no_value() -> None:
    parts = PAGE.split("\n# ")
    renamed = "\n# ".join([parts[0], *reversed(parts[1:])]).replace("About maintenance", "Upkeep")
    assert value(renamed, "maintenance-window") == value(PAGE, "maintenance-window")
    assert value(renamed, "concurrency") == value(PAGE, "concurrency")


def test_html_and_markdown_state_the_same() -> None:
    html = (
        "<h1>Help Center</h1><h2>About concurrency</h2><ul><li>High concurrency by default.</li></ul>"
        "<h2>About maintenance</h2><ul><li><strong>Scheduled maintenance</strong>:"
        "<ul><li>1-5 AM: planned tasks.</li></ul></li></ul>"
    )
    values = {fact.key: fact.value for fact in of_html(html).facts}  # type: ignore[attr-defined]
    assert values == {fact.key: fact.value for fact in of_markdown(PAGE).facts}  # type: ignore[attr-defined]


def test_a_link_that_is_no_address_leaves_the_name_of_the_place() -> None:
    html = "<p>See <a href='https://[x/'>the log page</a> for the number of requests.</p>"
    (fact,) = of_html(html).facts
    assert isinstance(fact, Statement)
    assert fact.value == {"measure": None, "where": "log"}


def test_a_reflow_is_no_change_and_another_sentence_is() -> None:
    flowed = PAGE.replace("planned tasks.", "planned\n    tasks.")
    other = PAGE.replace("planned tasks.", "planned jobs.")
    before, after, changed = (stated(text, "maintenance-window") for text in (PAGE, flowed, other))
    assert before is not None
    assert after is not None
    assert changed is not None
    assert before.text_digest == after.text_digest
    assert before.text_digest != changed.text_digest
    assert before.value == changed.value


def test_a_document_that_states_nothing_is_named() -> None:
    opened = [
        Opened(role="page-markdown", page=read_markdown(PAGE.encode(), URL)),
        Opened(role="page-html", page=read_html(b"<div id=root></div>", URL.removesuffix(".md"))),
    ]
    assert extract(opened).problems[0] == "no-facts: page-html"


def test_a_page_that_was_cut_off_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_parser, "MAX_BLOCKS", 2)
    access = Access(
        url=URL,
        accept="text/markdown",
        final_url=URL,
        status=200,
        accessed=datetime(2026, 1, 2, tzinfo=UTC),
        digest=digest_of("x"),
        media_type="text/markdown",
        origin="fetched",
    )
    body = Body(role="page-markdown", access=access, content=b"# A\n\nb\n\nc\n")
    assert "cut-off: page-markdown" in extract_page(HELP_CENTER, [body]).problems
