"""What a client can have recorded as the category of an error, each beside what it cannot."""

from __future__ import annotations

import pytest

from checker.packet.category import observable


@pytest.mark.parametrize(
    ("recorded", "other"),
    [
        pytest.param("timeout", "bad_deploy", id="a word of how a call ended"),
        pytest.param("slow_region", "Slow_Region", id="what a page documents"),
        pytest.param("<YOUR_WORD>", "<bad_deploy", id="a placeholder"),
        pytest.param("error_5xx", "error_6xx", id="a status"),
        pytest.param("<a slow region>", "redacted", id="in words"),
        pytest.param("5XX", "6XX", id="a class of statuses"),
        pytest.param("ECONNRESET", "ECON", id="a code of the operating system"),
        pytest.param("httpx.ReadTimeout", "httpx.readtimeout", id="a class of a library"),
        pytest.param("JSONDecodeError", "JSONdecodeError", id="words in capitals"),
        pytest.param("Server_Error", "server_failed", id="a server is the cause of none"),
        pytest.param("server_timeout", "upstream_down", id="how a call to it ended"),
        pytest.param("call_failed", "upstream_overloaded", id="nor is a call"),
        pytest.param("token-expired", "_expired-token", id="why it ended"),
        pytest.param("quota limit", "quota limit in an outage", id="a sentence with a cause"),
        pytest.param("a talk with nobody", " nobody ", id="one without tells it elsewhere"),
        pytest.param("tls_1_3", "tls_v3", id="numbers"),
    ],
)
def test_a_category_is_what_was_recorded_and_no_cause(recorded: str, other: str) -> None:
    documented = frozenset({"slow_region"})
    assert [observable(one, documented) for one in (recorded, other)] == [True, False]
