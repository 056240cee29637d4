"""The operation, its statuses, bodies and streams: each rule with a case and its nearest non-case."""

from __future__ import annotations

from typing import Any

import pytest

from checker.compare import drift_answers, drift_api
from checker.compare.drift import drift
from checker.model.contract import Fact, Status, Stream
from tests.compare.facts import contract, evidence, field, operation


def status(number: str, **given: Any) -> Status:
    key = f"status {number}"
    return Status(key=key, status=number, **({"evidence": evidence(f"/{key}")} | given))


def stream(**given: Any) -> Stream:
    return Stream(**({"evidence": evidence("/stream")} | given))


REQUEST = field("$.a")
ANSWER = field("$.b", "response")
BEARER = {"scheme": "bearer", "header": "Authorization"}
KEY = {"scheme": "apiKey", "header": "X-Key"}

CASES = [
    pytest.param([ANSWER], [ANSWER, operation()], ["endpoint-added"], id="an operation"),
    pytest.param(
        [ANSWER, operation()], [ANSWER], ["api-removed-without-deprecation"], id="and back"
    ),
    pytest.param(
        [operation()],
        [operation(method="PUT")],
        ["api-removed-without-deprecation"],
        id="another method",
    ),
    pytest.param(
        [operation(deprecated=True)],
        [operation(deprecated=True, method="PUT")],
        ["api-removed-with-deprecation"],
        id="another method of what was deprecated",
    ),
    pytest.param(
        [operation()],
        [operation(path="/v2/widgets")],
        ["api-path-removed-without-deprecation"],
        id="another path",
    ),
    pytest.param(
        [operation(path="/")],
        [operation(path="/v2/widgets")],
        ["api-path-removed-without-deprecation"],
        id="a path below the root",
    ),
    pytest.param(
        [operation(deprecated=True)],
        [operation(deprecated=True, path="/v2/widgets")],
        ["api-path-removed-with-deprecation"],
        id="another path of what was deprecated",
    ),
    pytest.param(
        [ANSWER, operation(deprecated=True, keywords={"x-sunset": "2026-11-25"})],
        [ANSWER],
        ["api-removed-before-sunset"],
        id="gone on the day before its last",
    ),
    pytest.param(
        [ANSWER, operation(deprecated=True, keywords={"x-sunset": "2026-11-24"})],
        [ANSWER],
        ["api-removed-with-deprecation"],
        id="gone on its last day",
    ),
    pytest.param(
        [ANSWER, operation(keywords={"x-sunset": "2026-11-25"})],
        [ANSWER],
        ["api-removed-without-deprecation"],
        id="a last day of what was not deprecated",
    ),
    pytest.param(
        [operation(deprecated=True, keywords={"x-sunset": "2027-01-01"})],
        [operation(deprecated=True, keywords={"x-sunset": "2027-01-01"}, path="/v2/widgets")],
        ["api-path-removed-before-sunset"],
        id="another path before the last day",
    ),
    pytest.param(
        [operation()], [operation(deprecated=True)], ["endpoint-deprecated"], id="deprecated"
    ),
    pytest.param(
        [operation(evidence=evidence("/x"))],
        [operation(evidence=evidence("/x"), body_required=True), REQUEST],
        ["request-body-added-required"],
        id="a request body where a schema had none",
    ),
    pytest.param(
        [operation(evidence=evidence("/x"))],
        [operation(evidence=evidence("/x"), body_required=False), REQUEST],
        ["request-body-added-optional"],
        id="a request body that may be left out",
    ),
    pytest.param(
        [operation(evidence=evidence("/x"))],
        [operation(evidence=evidence("/x"), body_required=True), REQUEST, status("429")],
        ["request-body-added-required", "response-non-success-status-added"],
        id="a request body and a status",
    ),
    pytest.param(
        [operation(evidence=evidence("/x"), body_required=True), REQUEST],
        [
            operation(evidence=evidence("/x"), body_required=False),
            REQUEST,
            field("$.n", media_type="text/x"),
        ],
        ["request-body-media-type-added", "request-body-became-optional"],
        id="another form of a request body that may be left out now",
    ),
    pytest.param(
        [operation(evidence=evidence("/x"), body_required=False), REQUEST],
        [operation(evidence=evidence("/x"))],
        ["request-body-removed"],
        id="no request body in the schema now",
    ),
    pytest.param(
        [operation(evidence=evidence("/x"))],
        [operation(body_required=True, evidence=evidence())],
        ["basis-changed"],
        id="a sentence of a body where a schema had none",
    ),
    pytest.param(
        [
            operation(
                servers=("https://{r}.x.test",),
                server_variables={"https://{r}.x.test": {"r": ["a"]}},
            )
        ],
        [operation(servers=("https://b.x.test",))],
        ["endpoint-server-added", "endpoint-server-removed"],
        id="another default of a server's variable",
    ),
    pytest.param(
        [operation()],
        [operation(keywords={"callbacks": "sha256:0"})],
        ["contract-unclassified-change"],
        id="a keyword of the operation that no rule names",
    ),
    pytest.param(
        [status("429")],
        [status("429", keywords={"links": "sha256:0"})],
        ["contract-unclassified-change"],
        id="a keyword of a status that no rule names",
    ),
    pytest.param(
        [operation(deprecated=True)], [operation()], ["endpoint-reactivated"], id="reactivated"
    ),
    pytest.param(
        [operation()],
        [operation(servers=("https://a.test",))],
        ["endpoint-server-added"],
        id="a server",
    ),
    pytest.param(
        [operation(servers=("https://a.test",))],
        [operation()],
        ["endpoint-server-removed"],
        id="a server less",
    ),
    pytest.param(
        [operation(authentication=(BEARER,))],
        [operation(authentication=(KEY,))],
        ["api-security-removed", "api-security-added"],
        id="another way to authenticate",
    ),
    pytest.param(
        [operation(evidence=evidence("/paths"))],
        [operation(evidence=evidence("/paths"), authentication=(BEARER,))],
        ["api-security-demand-added"],
        id="credentials where a schema asked for none",
    ),
    pytest.param(
        [operation(evidence=evidence("/paths"), authentication=(BEARER,))],
        [operation(evidence=evidence("/paths"))],
        ["api-security-demand-removed"],
        id="none where a schema asked for some",
    ),
    pytest.param(
        [operation(authentication=(BEARER,))],
        [
            operation(
                authentication=(BEARER, KEY),
                keywords={"security": ["apiKey X-Key and bearer Authorization"]},
            )
        ],
        ["api-security-demand-added"],
        id="two at once where one was enough",
    ),
    pytest.param(
        [operation(authentication=(BEARER,))],
        [
            operation(
                authentication=(BEARER, KEY),
                keywords={"security": ["apiKey X-Key for a", "bearer Authorization"]},
            )
        ],
        ["api-security-added"],
        id="either of two where one was enough",
    ),
    pytest.param(
        [operation(authentication=(BEARER,))],
        [
            operation(
                authentication=({"scheme": "none"}, BEARER, KEY),
                keywords={"security": ["none", "apiKey X-Key and bearer Authorization"]},
            )
        ],
        ["api-security-added"],
        id="none, or two, where one was enough",
    ),
    pytest.param(
        [operation(evidence=evidence())],
        [operation(evidence=evidence(), authentication=(BEARER,))],
        ["basis-changed"],
        id="credentials of which a page in prose said nothing",
    ),
    pytest.param(
        [operation(body_required=False)],
        [operation(body_required=True)],
        ["request-body-became-required"],
        id="a body that is required",
    ),
    pytest.param(
        [operation(body_required=True)],
        [operation(body_required=False)],
        ["request-body-became-optional"],
        id="a body that is no longer required",
    ),
    pytest.param(
        [operation(), REQUEST],
        [operation(), REQUEST, field("$.a", media_type="multipart/form-data")],
        ["request-body-media-type-added"],
        id="a form of the request",
    ),
    pytest.param(
        [operation(), REQUEST, field("$.a", media_type="multipart/form-data")],
        [operation(), REQUEST],
        ["request-body-media-type-removed"],
        id="a form of the request less",
    ),
    pytest.param(
        [operation(), ANSWER],
        [operation(), ANSWER, field("$.b", "response", media_type="text/plain")],
        ["response-media-type-added"],
        id="a form of the answer",
    ),
    pytest.param(
        [operation(), ANSWER, field("$.b", "response", media_type="text/plain")],
        [operation(), ANSWER],
        ["response-media-type-removed"],
        id="a form of the answer less",
    ),
    pytest.param(
        [operation(), ANSWER],
        [operation(), ANSWER, status("201")],
        ["response-success-status-added"],
        id="a success",
    ),
    pytest.param(
        [operation(), ANSWER, field("$.b", "response", status="201")],
        [operation(), ANSWER],
        ["response-success-status-removed"],
        id="a success less, with its body",
    ),
    pytest.param(
        [operation()],
        [operation(), status("4XX")],
        ["response-non-success-status-added"],
        id="failures",
    ),
    pytest.param(
        [operation(), status("429"), field("$.error", "response", status="429")],
        [operation()],
        ["response-non-success-status-removed"],
        id="a failure less, with its body",
    ),
    pytest.param(
        [operation(), status("302")],
        [operation()],
        ["response-non-success-status-removed"],
        id="a redirection less, which is no success",
    ),
    pytest.param(
        [status("429", retry="yes")],
        [status("429", retry="no")],
        ["status-retry-changed"],
        id="whether to retry",
    ),
    pytest.param(
        [status("429", retry="yes")],
        [status("429")],
        ["basis-changed"],
        id="whether to retry is no longer said",
    ),
    pytest.param(
        [status("429")], [status("429", retry="yes")], ["basis-changed"], id="and is said first"
    ),
    pytest.param(
        [status("429", meaning="rate-limited")],
        [status("429", meaning="saturated")],
        ["status-meaning-changed"],
        id="what a status means",
    ),
    pytest.param([operation()], [operation(), stream()], ["stream-added"], id="a stream"),
    pytest.param(
        [operation(), status("200"), stream(), field("$.d", "stream")],
        [operation(), status("200")],
        ["stream-removed"],
        id="a stream less, with its body",
    ),
    pytest.param(
        [stream()], [stream(protocol="ndjson")], ["stream-protocol-changed"], id="the framing"
    ),
    pytest.param(
        [stream(object="a.chunk")],
        [stream(object="b.chunk")],
        ["stream-object-changed"],
        id="what a chunk is called",
    ),
    pytest.param([stream(object="a.chunk")], [stream()], ["basis-changed"], id="is no longer said"),
    pytest.param(
        [stream(events=("a", "b"))],
        [stream(events=("c", "a"))],
        ["stream-event-added", "stream-event-removed"],
        id="another event",
    ),
    pytest.param(
        [stream(terminator="[DONE]")],
        [stream(terminator="[END]")],
        ["stream-terminator-changed"],
        id="another terminator",
    ),
    pytest.param(
        [stream(terminator="[DONE]")],
        [stream()],
        ["basis-changed"],
        id="a terminator that is no longer documented",
    ),
]


@pytest.mark.parametrize(("before", "after", "rules"), CASES)
def test_what_changed(before: list[Fact], after: list[Fact], rules: list[str]) -> None:
    found = drift(contract(*before), contract(*after))
    assert sorted(finding.rule for finding in found) == sorted(rules)


NOTHING = [
    pytest.param([operation()], [operation(deprecated=False)], id="not deprecated said or not"),
    pytest.param(
        [operation(servers=("https://a.test/", "https://b.test"))],
        [operation(servers=("https://b.test", "https://a.test"))],
        id="servers in another order",
    ),
    pytest.param(
        [stream(events=("a", "b"))], [stream(events=("b", "a"))], id="events in another order"
    ),
    pytest.param(
        [operation(), ANSWER],
        [operation(), ANSWER, status("200")],
        id="a status that fields told before a row did",
    ),
]


@pytest.mark.parametrize(("before", "after"), NOTHING)
def test_nothing_to_say(before: list[Fact], after: list[Fact]) -> None:
    assert drift(contract(*before), contract(*after)) == ()


def test_every_rule_has_a_case() -> None:
    told = {rule for case in CASES for rule in case.values[-1]}
    assert {rule.id for rule in (*drift_api.RULES, *drift_answers.RULES)} <= told
