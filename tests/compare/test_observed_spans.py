"""Telemetry against the semantic conventions: each rule on its case, and silent on the nearest."""

from __future__ import annotations

import pytest

from checker.compare.observed import Compared, compare
from checker.model.contract import Contract
from checker.model.finding import Level
from tests.compare.facts import attribute, contract
from tests.observe.documented import SEMCONV, served, shapes, span

LOG = {"http_method": "POST", "route_template": "/v1/x", "status_code_class": "2xx"}


def judged(*records, conventions: Contract = SEMCONV) -> Compared:
    return compare(conventions, shapes(*records, contract=conventions))


def told(found: Compared) -> list[tuple[str, str, str]]:
    return [
        (one.rule, one.key.removeprefix("span.client "), one.level.value) for one in found.findings
    ]


# What the required, sensitive address asks for in every span: a note, and no more.
REDACT = ("attribute-sensitive", "url.full", "note")


def test_a_span_that_agrees_is_asked_for_redaction_alone() -> None:
    found = judged(span())
    assert told(found) == [REDACT]
    assert "redacted" in found.findings[0].message
    assert (found.compared, found.coverage.seen, found.coverage.documented) == (1, 5, 10)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"server__port": "443"}, ("attribute-type-conflict", "server.port", "error"), id="a text for an integer"),
        pytest.param({"server__port": None}, ("attribute-required-absent", "server.port", "warning"), id="a required attribute is gone"),
        pytest.param({"http__response__status_code": 404}, ("attribute-required-absent", "error.type", "warning"), id="an error without its kind"),
        pytest.param({"http__request__method": "get"}, ("method-unknown", "http.request.method", "warning"), id="another method"),
        pytest.param({"http__request__method": "_OTHER"}, ("attribute-required-absent", "http.request.method_original", "warning"), id="another method that is not told"),
        pytest.param({"http__request__header__x": ["a"]}, ("attribute-sensitive", "http.request.header.<key>", "error"), id="a header"),
        pytest.param({"exception__message": "a"}, ("attribute-sensitive", "exception.message", "error"), id="the text of an exception"),
        pytest.param({"url__template": "/users/17"}, ("attribute-high-cardinality", "url.template", "warning"), id="a template that is none"),
        pytest.param({"http__route": "/users/{id}"}, ("attribute-wrong-side", "http.route", "warning"), id="a server's attribute"),
        pytest.param({"client__port": 1}, ("attribute-wrong-side", "client.port", "warning"), id="another of a server's"),
        pytest.param({"http__method": "POST"}, ("attribute-deprecated", "http.method", "warning"), id="a former name beside the new one"),
        pytest.param({"http__method": "POST", "http__request__method": None}, ("attribute-deprecated", "http.method", "warning"), id="a former name in place of the new one"),
        pytest.param({"net__sock__peer__name": "x"}, ("attribute-deprecated", "net.sock.peer.name", "warning"), id="a former name without a new one"),
        pytest.param({"gen_ai__system": "x"}, ("attribute-undocumented", "gen_ai.system", "note"), id="a name of nobody's"),
        pytest.param({"Jane Doe": "x"}, ("attribute-undocumented", "<key>", "note"), id="a name that is not told"),
    ],
)  # fmt: skip
def test_each_break_of_a_span_is_one_finding(given, expected) -> None:
    found = told(judged(span(), span(**given)))
    assert sorted(found) == sorted([expected, REDACT])


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"http__response__status_code": 404, "error__type": "404"}, id="an error with its kind"),
        pytest.param({"http__response__status_code": None, "error__type": "timeout"}, id="no answer"),
        pytest.param({"http__request__method": "_OTHER", "http__request__method_original": "X"}, id="another method that is told"),
        pytest.param({"url__template": "/users/{id}"}, id="a template"),
        pytest.param({"network__transport": "quic"}, id="a value of one's own in an open set"),
        pytest.param({"url__fragment": "x"}, id="an attribute of the registry alone"),
        pytest.param({"http__example__any": 1}, id="of any type"),
        pytest.param({"http__example__share": 1}, id="an integer for a double"),
        pytest.param({"server__port": 443.0}, id="a number without a fraction for an integer"),
    ],
)  # fmt: skip
def test_the_nearest_other_case_is_silent(given) -> None:
    assert told(judged(span(**given))) == [REDACT]


def test_a_span_of_a_server_is_held_against_the_server_s_side() -> None:
    found = judged(served(), served(url__template="/x", http__route="/users/17"))
    assert [(one.rule, one.key) for one in found.findings] == [
        ("attribute-high-cardinality", "span.server http.route"),
        ("attribute-wrong-side", "span.server url.template"),
        ("attribute-sensitive", "span.server url.path"),
    ]
    assert found.compared == 2


def test_each_finding_says_how_often_and_where_first() -> None:
    odd = {
        "attribute-type-conflict": ({"server__port": "443"}, 8),  # of the values that were there
        "attribute-required-absent": ({"server__port": None}, 9),
        "method-unknown": ({"http__request__method": "get"}, 9),
        "attribute-high-cardinality": ({"url__template": "/users/17"}, 9),
        "attribute-wrong-side": ({"http__route": "/users/{id}"}, 9),
        "attribute-deprecated": ({"http__method": "POST"}, 9),
        "attribute-undocumented": ({"gen_ai__system": "x"}, 9),
        "attribute-sensitive": ({"exception__message": "a"}, 9),
    }
    found = judged(span(), *(span(**given) for given, _ in odd.values())).findings
    counted = {
        one.rule: (one.observed["seen"], one.observed["of"], one.observed["first"]["record"])
        for one in found
        if not one.key.endswith("url.full")
    }
    assert counted == {
        rule: (1, among, record) for record, (rule, (_, among)) in enumerate(odd.items(), 2)
    }


def test_what_no_record_has_is_absent_from_each() -> None:
    found = judged(span(server__port=None), span(server__port=None)).findings
    (absent,) = (one for one in found if one.rule == "attribute-required-absent")
    assert (absent.observed["seen"], absent.observed["of"]) == (2, 2)


def test_null_is_no_type_of_an_attribute() -> None:
    found = judged(span() | {"url.template": None})
    assert told(found) == [REDACT]


def test_what_stands_for_an_attribute_on_this_side_is_named() -> None:
    found = judged(span(http__route="/x", url__path="/x", client__port=1))
    hints = {one.key: one.message for one in found.findings if one.rule == "attribute-wrong-side"}
    assert "`url.template` is documented for it" in hints["span.client http.route"]
    assert "`url.full` is documented for it" in hints["span.client url.path"]
    assert "documented for it" not in hints["span.client client.port"]


def test_what_is_absent_is_absent_among_the_spans_of_its_side() -> None:
    found = judged(span(server__port=None), served()).findings
    (absent,) = (one for one in found if one.key == "span.client server.port")
    assert (absent.observed["seen"], absent.observed["of"]) == (1, 1)


def test_every_name_that_replaces_a_former_one_is_told() -> None:
    old = attribute("http.method", stability="deprecated", replaced_by=("a.b", "c.d"))
    (found,) = judged(span(http__method="POST"), conventions=contract(old)).findings[:1]
    assert "It is replaced by `a.b` and `c.d`." in found.message


def test_what_one_table_calls_sensitive_is_so_in_the_others() -> None:
    tables = attribute("url.full"), attribute("url.full", "span.server", sensitive=True)
    assert REDACT in told(judged(span(), conventions=contract(*tables)))


def test_a_sensitive_attribute_of_the_other_side_is_no_error() -> None:
    found = told(judged(span(url__path="/x")))
    assert ("attribute-sensitive", "url.path", "note") in found


def test_replacements_and_near_names_are_named() -> None:
    found = judged(
        span(http__method="POST", net__sock__peer__name="x", http__request__metod="POST")
    )
    by_key = {one.key: one.message for one in found.findings}
    assert "replaced by `http.request.method`" in by_key["span.client http.method"]
    assert "No replacement is documented" in by_key["span.client net.sock.peer.name"]
    assert (
        "nearest documented name is `http.request.method`"
        in by_key["span.client http.request.metod"]
    )


# ---------------------------------------------------------------- the log record


def test_a_log_record_that_agrees_has_no_finding() -> None:
    found = judged(LOG)
    assert found.findings == ()
    assert found.compared == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"status_code_class": "timeout", "error_category": "timeout"}, ("attribute-undocumented", "status_code_class", "note"), id="a timeout"),
        pytest.param({"status_code_class": "5xx"}, ("attribute-required-absent", "error.type", "warning"), id="a failure without its kind"),
        pytest.param({"http_method": "Post"}, ("method-unknown", "http.request.method", "warning"), id="another method"),
        pytest.param({"route_template": "https://api.example.test/v1"}, ("attribute-high-cardinality", "url.template", "warning"), id="an address for a template"),
    ],
)  # fmt: skip
def test_each_break_of_a_log_record_is_one_finding(given, expected) -> None:
    assert told(judged(LOG, LOG | given)) == [expected]


def test_a_timeout_is_explained() -> None:
    (found,) = judged(LOG | {"status_code_class": "timeout", "error_category": "timeout"}).findings
    assert "no class of status" in found.message
    assert "`error.type`" in found.message
    assert found.change == "timeout"
    assert found.level is Level.NOTE


# ---------------------------------------------------------------- other sides and versions


def test_where_no_side_is_documented_there_is_no_other() -> None:
    small = contract(
        attribute("http.request.method", "metric:http.client.request.duration"),
        source="telemetry",
        kind="semconv-http",
    )
    assert told(judged({"http.request.method": "GET"}, conventions=small)) == []


def test_a_template_that_two_attributes_may_stand_for_is_not_guessed() -> None:
    small = contract(
        attribute("http.route", "span.server", low_cardinality=True),
        attribute("url.template", low_cardinality=True),
        attribute("url.pattern", low_cardinality=True),
        source="telemetry",
        kind="semconv-http",
    )
    (found,) = judged({"http.route": "/x"}, conventions=small).findings
    assert "documented for it" not in found.message


def test_each_documented_type_is_held_against_each_kind_of_value() -> None:
    """`int` is a number too; what the page does not say, or leaves open, is held against nothing."""
    values = {"boolean": True, "integer": 1, "number": 1.5, "string": "x", "array": ["x"]}
    fitting = {
        "boolean": {"boolean"},
        "double": {"integer", "number"},
        "int": {"integer"},
        "string": {"string"},
        "string[]": {"array"},
        "any": {*values},
        None: {*values},
    }
    for documented, fits in fitting.items():
        known = contract(attribute("a.b", type=documented))
        agree = {
            kind
            for kind, value in values.items()
            if not judged({"a.b": value}, conventions=known).findings
        }
        assert agree == fits, documented
