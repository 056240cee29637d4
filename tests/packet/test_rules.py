"""Each rule with a record that breaks only it, and the nearest record that does not."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace

import pytest

from checker.gate.claims import CLAIMS, Claim
from checker.gate.lexicon import NEW_WORD
from checker.gate.wording import judge as refusals_of
from checker.model.errors import NotSanitized, Overclaim
from checker.model.evidence import digest_of
from checker.packet.check import RULES, refuse_text
from checker.packet.table_rules import entry_digest
from tests.packet.conftest import WHOLE, changed

DIGEST = "sha256:" + "0" * 64


def entry(**fields: object) -> str:
    """An attached table whose members agree, but for those that are set."""
    table = "any"
    told = {
        "attached_at_utc": "2026-07-03T10:00:00Z",
        "oldest_access": None,
        "contracts": {},
        "digest": digest_of(table),
        "table": table,
        **fields,
    }
    return json.dumps({**told, "entry_digest": entry_digest(told)})


PAIRS = [
    (
        "account-evidence-ahead",
        {
            "account_evidence": "[{topic: model, source: 'https://apidoc.cometapi.com/api/text/chat', verified_at_utc: 2026-07-04T12:00:01Z}]"
        },
        {
            "account_evidence": "[{topic: model, source: 'https://apidoc.cometapi.com/api/text/chat', verified_at_utc: 2026-07-04T12:00:00Z}]"
        },
    ),
    (
        "account-evidence-ahead",
        {
            "account_evidence": "[{topic: model, source: 'https://apidoc.cometapi.com/api/text/chat', verified_at_utc: 2027-01-01T00:00:00Z}]"
        },
        {
            "account_evidence": "[{topic: model, source: 'https://apidoc.cometapi.com/api/text/chat', verified_at_utc: 2026-07-01T00:00:00Z}]"
        },
    ),
    (
        "account-evidence-incomplete",
        {"account_evidence": "[{topic: billing, reference: ledger entry}]"},
        {
            "account_evidence": "[{topic: billing, source: 'https://www.cometapi.com/support/', reference: ledger entry, verified_at_utc: 2026-07-03T00:00:00Z}]"
        },
    ),
    (
        "account-evidence-incomplete",
        {
            "account_evidence": "[{topic: quota, reference: L7, verified_at_utc: 2026-07-03T00:00:00Z}]"
        },
        {
            "account_evidence": "[{topic: quota, source: 'https://www.cometapi.com/support/', reference: L7, verified_at_utc: 2026-07-03T00:00:00Z}]"
        },
    ),
    (
        "account-evidence-incomplete",
        {
            "account_evidence": "[{topic: quota, source: 'https://www.cometapi.com/support/', verified_at_utc: 2026-07-03T00:00:00Z}]"
        },
        {
            "account_evidence": "[{topic: quota, source: 'https://www.cometapi.com/support/', reference: L7, verified_at_utc: 2026-07-03T00:00:00Z}]"
        },
    ),
    (
        "account-evidence-incomplete",
        {
            "account_evidence": "[{topic: quota, source: 'https://www.cometapi.com/support/', reference: L7}]"
        },
        {
            "account_evidence": "[{topic: quota, source: 'https://www.cometapi.com/support/', reference: L7, verified_at_utc: 2026-07-03T00:00:00Z}]"
        },
    ),
    (
        "account-evidence-incomplete",
        {"account_evidence": "[{topic: model, reference: ' '}]"},
        {"account_evidence": "[{topic: model, reference: L7}]"},
    ),
    (
        "account-evidence-ahead",
        {
            "account_evidence": "[{topic: model, reference: L7, verified_at_utc: 2027-01-01T00:00:00Z}]"
        },
        {
            "account_evidence": "[{topic: model, reference: 2027-01-01T00:00:00Z}]",
            "environment": "{verified_at_utc: 2027-01-01T00:00:00Z}",
        },
    ),
    (
        "claim-unsupported",
        {"incident_summary": "The customer was charged twice for one call."},
        {"incident_summary": "Billing impact needs separate verification."},
    ),
    (
        "claim-unsupported",
        {
            "incident_summary": "The customer was charged twice for one call.",
            "account_evidence": "[{topic: price, source: 'https://www.cometapi.com/support/', reference: L7, verified_at_utc: 2026-07-03T00:00:00Z}]",
        },
        {
            "incident_summary": "The customer was charged twice for one call.",
            "account_evidence": "[{topic: billing, source: 'https://www.cometapi.com/support/', reference: L7, verified_at_utc: 2026-07-03T00:00:00Z}]",
        },
    ),
    (
        "credential-held",
        {
            "repro_steps": "['curl -H \"Authorization: Bearer sk-aB3dE5fG7hJ9kL1m\" the documented route']"
        },
        {
            "repro_steps": "['curl -H \"Authorization: Bearer <API_KEY_PLACEHOLDER>\" the documented route']"
        },
    ),
    (
        "credential-held",
        {"incident_summary": '"It was sk-aB3dE5f\\\n  G7hJ9kL1mNoPqRsT."'},
        {"incident_summary": '"It was sk-aB3dE5f\n  G7hJ9kL1mNoPqRsT."'},
    ),
    (
        "credential-held",
        {"incident_summary": "It was 4b6e3f7a2c5d7b619fe3b7c8d2a1f0e9 there."},
        {"incident_summary": "It was 4b6e3f7a2c5d7b613f5e377862315079 there."},
    ),
    (
        "credential-held",
        {"incident_summary": "It was q8Zr2Lx9Vt4Nw7Kp1Hs6Jd3Fg5Bm0Yc8Qa2We6RtU there."},
        {"incident_summary": "It was dGhlIGNhbGwgd2FzIGFuc3dlcmVkIHdpdGggYSA0eHggc3RhdHVz there."},
    ),
    (  # told once, at the first line
        "credential-held",
        {
            "incident_summary": "|\n  One\n  key was sk-aB3dE5fG7hJ9kL1m\n  or 4b6e3f7a2c5d7b619fe3b7c8d2a1f0e9."
        },
        {"incident_summary": "|\n  One\n  key was omitted."},
    ),
    (
        "credential-held",
        {"environment": '{local: {password: "hunt\\\n  er2x9Qz"}}'},
        {"environment": '{local: {word: "hunt\\\n  er2x9Qz"}}'},
    ),
    (
        "credential-held",
        {"environment": "\n  local:\n    password: >-\n      Tr0ub4dor"},
        {"environment": "\n  local:\n    word: >-\n      Tr0ub4dor"},
    ),
    (
        "credential-told",
        {"credential_used": '"the staging\\\n test key"'},
        {"setup_assumptions": '["the staging\\\n test key"]'},
    ),
    (
        "personal-data",
        {"incident_summary": '"Write to jane@customer\\\n  -site.com"'},
        {"incident_summary": '"Write to jane@customer\n  -site.com"'},
    ),
    (
        "credential-not-placeholder",
        {"credential_used": "h7nter"},
        {"credential_used": "<API_KEY_PLACEHOLDER>"},
    ),
    (
        "credential-told",
        {"credential_used": "the staging test key"},
        {"setup_assumptions": "[a non-production test key]"},
    ),
    (
        "environment-mismatch",
        {"environment": "{local: {client: '1.2'}, hosted: {client: '1.3'}}"},
        {
            "environment": "{local: {client: '1.2'}, hosted: {client: '1.3'}, mismatch: client version}"
        },
    ),
    (
        "environment-mismatch-told",
        {
            "incident_summary": "Locally a different version of the client runs than on the hosted path."
        },
        {"incident_summary": "Locally the same version of the client runs as on the hosted path."},
    ),
    (
        "environment-mismatch-told",
        {
            "incident_summary": "Locally a different version of the client runs than on the hosted path.",
            "environment": "{mismatch: 'false'}",
        },
        {
            "incident_summary": "Locally a different version of the client runs than on the hosted path.",
            "environment": "{mismatch: client version}",
        },
    ),
    (
        "error-category-absent",
        {"error_category": "None", "status_code_class": "timeout"},
        {"error_category": "timeout", "status_code_class": "timeout"},
    ),
    (
        "error-category-absent",
        {"error_category": "none", "status_code_class": "5xx"},
        {"error_category": "decoding-error", "status_code_class": "5xx"},
    ),
    (
        "error-category-absent",
        {"error_category": "none"},
        {
            "error_category": "none",
            "status_code_class": "2xx",
            "support_question": "Is the observed 2xx response class expected for the documented chat interface?",
        },
    ),
    ("error-category-many", {"error_category": "4XX"}, {"error_category": '"422"'}),
    (
        "error-category-many",
        {"error_category": "Invalid value for field in request body"},
        {"error_category": "invalid_request_error"},
    ),
    (
        "category-of-a-cause",
        {"error_category": "model_removed"},
        {"error_category": "comet_api_error"},
    ),
    (
        "category-of-a-cause",
        {"error_category": "bad-deploy"},
        {"error_category": "connect-timeout"},
    ),
    ("evidence-gap", {"operator_result": "pass|fail|needs-follow-up"}, {"operator_result": "fail"}),
    ("evidence-gap", {"request_body_summary": "TBD"}, {"request_body_summary": "omitted"}),
    ("evidence-gap", {"operator_result": "null"}, {"retries": "null"}),
    (
        "evidence-gap",
        {"test_window_utc": "2026-07-03T00:00:00Z/2026-07-03T00:10:00Z"},
        {"test_window_utc": "2026-07-03T00:00:00Z/2026-07-03T00:09:00Z"},
    ),
    ("evidence-unknown", {"retries": "unknown"}, {"retries": "bounded"}),
    (
        "evidence-unknown",
        {
            "assertions": "{retries_disabled_or_bounded: unknown}",
            "environment": "{local: {client: ' TBD '}, hosted: {client: ''}, mismatch: version}",
            "error_path_check": "todo",
        },
        {
            "assertions": "{retries_disabled_or_bounded: true}",
            "environment": "{local: {client: unknown.py}}",
            "setup_assumptions": "[unknown]",
        },
    ),
    (
        "fields-contradict",
        {"error_category": '"503"'},
        {"error_category": '"403"'},
    ),
    (
        "fields-contradict",
        {"sanitized_repro_steps_present": "'false'", "repro_steps": "[send it once]"},
        {"sanitized_repro_steps_present": "'true'", "repro_steps": "[send it once]"},
    ),
    (
        "fields-contradict",
        {"error_category": "timeout", "status_code_class": "2xx"},
        {"error_category": "incomplete", "status_code_class": "2xx"},
    ),
    (
        "fields-contradict",
        {"error_category": "409", "status_code_class": "timeout"},
        {"error_category": "504", "status_code_class": "timeout"},
    ),
    (
        "fields-contradict",
        {"operator_result": "pass", "status_code_class": "timeout"},
        {"operator_result": "pass", "status_code_class": "4xx"},
    ),
    (
        "fields-contradict",
        {"operator_result": "pass", "status_code_class": "5xx", "error_category": "'503'"},
        {"operator_result": "fail", "status_code_class": "5xx", "error_category": "'503'"},
    ),
    (
        "fields-contradict",
        {"assertions": "{trace_or_request_id_available: false}"},
        {"assertions": "{retries_disabled_or_bounded: false}"},
    ),
    (
        "fields-contradict",
        {"assertions": "{retries_disabled_or_bounded: false}", "retries": "bounded"},
        {"assertions": "{retries_disabled_or_bounded: true}", "retries": "disabled"},
    ),
    (
        "fields-contradict",
        {"assertions": "{retries_disabled_or_bounded: false}", "retries": "disabled"},
        {"assertions": "{trace_or_request_id_available: true}", "retries": "disabled"},
    ),
    ("field-form", {"operator_result": "maybe"}, {"operator_result": "pass"}),
    ("field-form", {"verification_table": "words"}, {"verification_table": entry()}),
    ("field-unknown", {"operator_results": "pass"}, {"operator_result": "pass"}),
    (
        "customer-id-told",
        {"incident_summary": "The calls of customer_id 88412 got a 4xx."},
        {"incident_summary": "The calls of one customer got a 4xx; its id is kept apart."},
    ),
    (
        "guess-told",
        {"incident_summary": "We got a 4xx, and we suspect a stale cache."},
        {"incident_summary": "We got a 4xx; whether a cache was stale needs verification."},
    ),
    ("http-method-unknown", {"http_method": "post"}, {"http_method": "GET"}),
    (
        "internal-address",
        {"incident_summary": "Requests leave by gw-7.prod.internal to the gateway."},
        {"incident_summary": "Requests leave by api.cometapi.com to the gateway."},
    ),
    (
        "model-unverified",
        {"incident_summary": "The greeting used gpt-4o-mini and got a 4xx."},
        {
            "incident_summary": "The greeting got a 4xx; the exact model detail still needs verification."
        },
    ),
    (
        "model-unverified",
        {
            "incident_summary": "The greeting used gpt-4o-mini and got a 4xx.",
            "account_evidence": "[{topic: quota, source: 'https://www.cometapi.com/support/', reference: L7, verified_at_utc: 2026-07-03T00:00:00Z}]",
        },
        {
            "incident_summary": "The greeting used gpt-4o-mini and got a 4xx.",
            "account_evidence": "[{topic: model, reference: the log of gpt-4o-mini}]",
        },
    ),
    (
        "overclaim",
        {"incident_summary": "The provider was down for an hour."},
        {
            "incident_summary": "Calls got a 5xx for an hour; the state of the provider is not known."
        },
    ),
    (
        "overclaim",
        {"environment": "{local: {provider_was_down: 'true'}}"},
        {"environment": "{local: {client_was_down: 'true'}}"},
    ),
    (
        "path-of-a-person",
        {"incident_summary": "The script /home/jane/greet.py got a 4xx."},
        {"incident_summary": "The script greet.py got a 4xx."},
    ),
    (
        "payload-copied",
        {"incident_summary": '\'It got {"error": {"code": 429}} as a 4xx.\''},
        {"incident_summary": "It got an error object with a numeric code as a 4xx."},
    ),
    (
        "person-named",
        {"incident_summary": "The greeting of customer Jane Miller got a 4xx."},
        {"incident_summary": "The greeting of one customer got a 4xx."},
    ),
    (
        "personal-data",
        {"incident_summary": "The greeting of jane@customer-site.com got a 4xx."},
        {"incident_summary": "Write to support@cometapi.com about the 4xx."},
    ),
    (
        "prompt-copied",
        {"environment": "{local: {prompt: say test 4711}}"},
        {"environment": "{local: {prompt: say test}}"},
    ),
    (
        "prompt-copied",
        {"incident_summary": "'It had User: hi. Assistant: the lease ends in May'"},
        {"incident_summary": "'It had User: hi. Operator: the lease ends in May'"},
    ),
    (
        "prompt-copied",
        {"incident_summary": "We told it to write my aunt."},
        {"incident_summary": "We told it to write a test."},
    ),
    (
        "prompt-copied",
        {"incident_summary": 'The user asked "How do I settle my divorce in Ohio"'},
        {"incident_summary": "The user sent one message of nine words."},
    ),
    (
        "question-absent",
        {"support_question": "The documented chat interface gave a 4xx."},
        {"support_question": "Is a 4xx expected for the documented chat interface?"},
    ),
    (
        "question-broad",
        {"support_question": "What is wrong with the documented chat interface?"},
        {"support_question": "Is usage.total_tokens part of the documented chat response?"},
    ),
    (
        "question-commercial",
        {"support_question": "Is a refund documented for a 4xx of the chat interface?"},
        {"support_question": "Is an error object documented for a 4xx of the chat interface?"},
    ),
    (
        "question-presumes",
        {"support_question": "When was it documented that the chat provider is down?"},
        {"support_question": "Is it documented that the chat provider answers with a 5xx?"},
    ),
    (
        "question-several",
        {"support_question": "Is a 429 documented for chat? Is a 503 documented for chat?"},
        {"support_question": "Is a 429 or a 503 documented for chat?"},
    ),
    (
        "question-untied",
        {"support_question": "May the options.finishing be empty?"},
        {"support_question": "May the options.finish_reason be empty?"},
    ),
    (
        "question-untied",
        {"support_question": "Is that what others see too?"},
        {"support_question": "Is that what finish_reason is meant to hold?"},
    ),
    (
        "recorded-ahead",
        {"recorded_at_utc": "2026-07-05T09:30:00Z"},
        {"recorded_at_utc": "2026-07-04T11:59:00Z"},
    ),
    (
        "repro-steps-absent",
        {"sanitized_repro_steps_present": "'true'"},
        {"sanitized_repro_steps_present": "'true'", "repro_steps": "[send it once]"},
    ),
    (
        "repro-steps-absent",
        {"sanitized_repro_steps_present": "true"},
        {
            "sanitized_repro_steps_present": "true",
            "repro_steps": "[send the harmless payload once]",
        },
    ),
    (
        "retries-unbounded",
        {"incident_summary": "The client keeps retrying."},
        {"incident_summary": "The client retries once."},
    ),
    (
        "route-raw",
        {"route_template": "/v1/chat/completions/chatcmpl_68af4030592c81908"},
        {"route_template": "/v1/chat/completions"},
    ),
    (
        "route-raw",
        {"route_template": "/v1/chat/completions/9f8e7d6c5b4a3f2e1dxy"},
        {"route_template": "/v1/chat/completions/anythingthatisaname"},
    ),
    (
        "route-undocumented",
        {"route_template": "/v1/chat/completions-x"},
        {"route_template": "/v1/chat/completions/{id}/"},
    ),
    (
        "route-raw",
        {"route_template": "v1/chat/completions"},
        {"route_template": "/v1/chat/completions/"},
    ),
    (
        "route-raw",
        {"route_template": "/v1/chat/completions?a"},
        {"route_template": "/v1/chat/completions/a"},
    ),
    (
        "route-raw",
        {"route_template": "/v1/chat//completions"},
        {"route_template": "/v1/chat/completions"},
    ),
    (
        "route-undocumented",
        {"route_template": "/v1/embeddings"},
        {"route_template": "/v1/chat/completions"},
    ),
    (
        "scope-drift",
        {"incident_summary": "We got a 4xx. We also rotated the dashboards and upgraded the sdk."},
        {"incident_summary": "We got a 4xx. Dashboards and sdk are left for a separate work item."},
    ),
    (
        "stack-trace",
        {"incident_summary": "'Traceback (most recent call last): one frame'"},
        {"incident_summary": "An exception of the client was logged."},
    ),
    (
        "step-private",
        {"repro_steps": "[send the customer's prompt once more]"},
        {"repro_steps": "[send the same harmless payload once more, without customer data]"},
    ),
    (
        "repro-steps-unexplained",
        {"sanitized_repro_steps_present": "false"},
        {
            "sanitized_repro_steps_present": "false",
            "incident_summary": "The failing log is missing, so the test cannot be repeated.",
        },
    ),
    (
        "repro-steps-unexplained",
        {"sanitized_repro_steps_present": "'false'", "retries": "disabled"},
        {"sanitized_repro_steps_present": "'false'", "related_notes": "[the log is unavailable]"},
    ),
    (
        "repro-steps-unexplained",
        {"sanitized_repro_steps_present": "false", "workflow_name": "without-log"},
        {"sanitized_repro_steps_present": "false", "setup_assumptions": "[there is no log]"},
    ),
    (
        "text-long",
        {"repro_steps": "['" + "Send one call and note the class. " * 300 + "']"},
        {"repro_steps": "['" + "Send one call and note the class. " * 90 + "']"},
    ),
    (
        "language-not-judged",
        {"incident_summary": "Der Dienst hat auf die Anfrage mit einem 4xx geantwortet."},
        {"incident_summary": "The service answered the request with a 4xx."},
    ),
    (
        "summary-copied",
        {"response_body_summary": "the lease ends in May"},
        {"response_body_summary": "one choice, content omitted"},
    ),
    (
        "summary-long",
        {"response_body_summary": "word " * 80},
        {"response_body_summary": "word " * 20},
    ),
    (
        "surface-mismatch",
        {"api_surface_checked": "documented-responses-interface"},
        {"api_surface_checked": "documented-chat-interface"},
    ),
    (
        "surface-mismatch",
        {"api_surface_checked": "Response", "route_template": "/v1/chat/completions/"},
        {"api_surface_checked": "Response", "route_template": "/v1/responses/{response_id}"},
    ),
    (
        "surface-mismatch",
        {"api_surface_checked": "Chat", "route_template": "/v1/responses"},
        {"api_surface_checked": "Chat", "route_template": "/v1/chat/completions"},
    ),
    (
        "surface-vague",
        {"api_surface_checked": "chat or responses"},
        {"api_surface_checked": "the chat interface"},
    ),
    ("surface-vague", {"api_surface_checked": "the api"}, {"api_surface_checked": "chat"}),
    (
        "table-edited",
        {"verification_table": entry(digest=DIGEST)},
        {"verification_table": entry()},
    ),
    (
        "table-stale",
        {"verification_table": entry(contracts={"chat": DIGEST})},
        {"verification_table": entry(contracts={"another": DIGEST})},
    ),
    (
        "test-window-turned",
        {"test_window_utc": "2026-07-03T10:00:00Z/2026-07-03T09:00:00Z"},
        {"test_window_utc": "2026-07-03T09:00:00Z/2026-07-03T10:00:00Z"},
    ),
    (
        "trace-id-value",
        {"environment": "{local: {Trace: ' 8f3kd92m '}}"},
        {"environment": "{local: {Trace: present-only}}"},
    ),
    (
        "trace-id-value",
        {"environment": "{local: {Request_ID: 8f3kd92m}}"},
        {"environment": "{local: {build: 8f3kd92m, Request_ID: 8f3}}"},
    ),
    (
        "trace-id-value",
        {"environment": "{local: {span_id: 8f3kd92m}}"},
        {"environment": "{local: {span: 8f3kd92m}}"},
    ),
    (
        "trace-id-value",
        {"incident_summary": "The trace id is 4bf92f3577b34da6a3ce929d0e0e4736."},
        {"incident_summary": "A trace id is present."},
    ),
    (
        "trace-id-value",
        {
            "incident_summary": "It came with 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01."
        },
        {"incident_summary": "It came with a traceparent."},
    ),
    (
        "unreviewed-fallback",
        {"incident_summary": "After the 4xx the caller fell back to a second path."},
        {
            "incident_summary": "After the 4xx the caller fell back to a second path.",
            "fallback_record": "decision log 12",
        },
    ),
    (
        "weak-handoff",
        {"incident_summary": "The 4xx is fixed."},
        {
            "incident_summary": "The 4xx is fixed; whether it returns is unverified.",
            "repro_steps": "[send the payload once]",
        },
    ),
]
SILENT = {"detail-absent", "table-not-attached"}  # notes; held below


def test_the_whole_packet_has_nothing_to_mend(rules) -> None:
    assert rules(WHOLE) == set()


@pytest.mark.parametrize(("rule", "breaks", "keeps"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_rule_speaks_alone_and_not_of_the_nearest_record(rules, rule, breaks, keeps) -> None:
    assert rules(changed(**breaks)) == {rule}
    assert rules(changed(**keeps)) == set()


@pytest.mark.parametrize("parts", ["[one choice, content omitted]", "{model: omitted}"])
def test_a_summary_of_several_parts_is_taken_for_a_body(rules, parts) -> None:
    assert rules(changed(response_body_summary=parts)) == {"field-form", "payload-copied"}


def test_where_one_surface_alone_is_documented_no_route_is_another_s(rules, facts) -> None:
    alone = replace(facts, routes={"chat": facts.routes["chat"]})
    assert rules(WHOLE, against=alone) == set()


def test_every_rule_has_its_pair() -> None:
    assert {pair[0] for pair in PAIRS} | SILENT == {rule.id for rule in RULES}
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("the provider was down: yes", Overclaim, id="a claim"),
        pytest.param("key: sk-Zx9Qw3Er7Ty1Ui5Op2As", NotSanitized, id="a key"),
        pytest.param("write to jo@shopmail.com", NotSanitized, id="a person"),
        pytest.param("write to support@cometapi.com", None, id="the support page's own"),
    ],
)
def test_a_text_that_is_no_record_is_refused_all_the_same(text, error) -> None:
    with pytest.raises(error) if error else nullcontext():
        refuse_text(text, {"support@cometapi.com"})


def test_notes_name_what_would_help(judge) -> None:
    notes = [(one.rule, one.key) for one in judge(WHOLE).findings]
    assert ("table-not-attached", "verification_table") in notes
    (absent,) = [key for rule, key in notes if rule == "detail-absent"]  # one thing to do: one note
    assert {"assertions", "repro_steps", "retries"} <= {*absent.split(", ")}
    assert {rule for rule, _ in notes} == SILENT


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_what_to_write_instead_and_claims_nothing(rule) -> None:
    assert rule.instead.endswith(".")
    assert refusals_of(f"{rule.says} {rule.instead}") == ()
    assert refusals_of(rule.why) == ()


@pytest.mark.parametrize(
    ("field", "value", "form"),
    [
        ("status_code_class", "502", "5xx, and 502 is the error_category"),
        ("status_code_class", "5XX", "2xx, 4xx, 5xx or timeout"),
        ("recorded_at_utc", "2026-07-03 09:30:00", "a T between day and time, a Z at the end"),
        ("test_window_utc", "2026-07-03T09:00:00Z 2026-07-03T09:10:00Z", "begin, a slash, end"),
        ("related_notes", "5", "Write the local reliability notes to read next."),
    ],
)
def test_a_field_of_another_form_is_told_what_to_write(judge, field, value, form) -> None:
    (found,) = [one for one in judge(changed(**{field: value})).findings if one.key == field]
    assert (found.rule, form in found.message) == ("field-form", True)


@pytest.mark.parametrize("held", ["REDACTED", "sk-...", "example", "hidden_away", "h7n er9"])
def test_a_credential_field_of_words_is_told_and_not_refused(rules, held) -> None:
    assert rules(changed(credential_used=held)) == {"credential-told"}


@pytest.mark.parametrize("field", ["incident_id", "route_template"])
def test_what_looks_like_a_trace_is_told_once_where_another_rule_tells_it(rules, field) -> None:
    said = rules(changed(**{field: "/v1/req_4f9a8b7c6d5e"}))
    assert said
    assert "trace-id-value" not in said


@pytest.mark.parametrize("said", ["model=MODEL", "model: model_name", "model=fallback_model"])
def test_a_variable_in_place_of_a_model_names_none(rules, said) -> None:
    assert "model-unverified" not in rules(changed(repro_steps=f"[call create({said})]"))


def test_a_question_about_a_documented_answer_is_tied_by_its_status(rules) -> None:
    assert "question-untied" in rules(changed(support_question="May a 218 have an empty body?"))
    asked = changed(support_question="May a 200 have an empty body?")
    assert "question-untied" not in rules(asked)


def test_a_claim_of_ones_own_is_found_in_a_packet(judge, monkeypatch) -> None:
    row = Claim(id="claim-shape", about="shapes", ways=(f"b{NEW_WORD}",), own=frozenset({"round"}))
    monkeypatch.setattr("checker.gate.claims.CLAIMS", (row, *CLAIMS))
    told = judge(changed(incident_summary="One call got a 409. Our tool is round.")).refusals
    assert ["(sentence 2: shapes)" in one for one in told] == [True]


def test_a_claim_is_told_by_its_sentence_and_its_topic(judge) -> None:
    told = judge(changed(incident_summary="One call got a 4xx. The provider went dark.")).refusals
    assert ["(sentence 2: the state of the provider)" in one for one in told] == [True]
    told = judge(WHOLE + "provider_was_down: {a: b}\n").refusals
    assert ["(a key of no field) (sentence 1" in one for one in told] == [True]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"incident_summary": "Customer 48213 got a 4xx."}, "customer-id-told"),
        ({"incident_summary": '"Ticket #48213 from our client shows it."'}, "customer-id-told"),
        ({"incident_summary": "Client no. 7712 got a 4xx."}, "customer-id-told"),
        ({"incident_summary": "Subscriber 48213 got a 4xx."}, "customer-id-told"),
        ({"incident_summary": "Member ID 48213 got a 4xx."}, "customer-id-told"),
        ({"incident_summary": "Member 300412 got a 4xx."}, "customer-id-told"),
        ({"incident_summary": "Shipment 771203 stood in the payload."}, "customer-id-told"),
        ({"incident_summary": "The patient record 5521 was sent."}, "customer-id-told"),
        ({"incident_summary": "Tenant acme-logistics got a 4xx."}, "customer-id-told"),
        ({"incident_summary": "Booking 882013 stood in the payload."}, "customer-id-told"),
        ({"incident_summary": "One 4xx was met by cus_Q7xK2mN9pLw4sT."}, "customer-id-told"),
        ({"incident_summary": "Workspace ws-48213 got a 4xx."}, "customer-id-told"),
        ({"incident_summary": "Employee no. 44121 saw a 4xx."}, "customer-id-told"),
        ({"repro_steps": "[send what the customer wrote, word for word]"}, "step-private"),
        ({"repro_steps": "[copy the failing user message into content]"}, "step-private"),
        ({"incident_summary": "Send the customer's original ticket text."}, "step-private"),
        ({"error_category": "database-crash"}, "category-of-a-cause"),
        ({"incident_summary": "'It begins: You are a helpful assistant.'"}, "prompt-copied"),
        *(
            ({"incident_summary": f"'{who}: the parcel came too late'"}, "prompt-copied")
            for who in ("Assistant", "human", "User", "customer")
        ),
        ({"incident_summary": "The user with id 48213 saw it."}, "customer-id-told"),
        ({"incident_summary": "The error was seen by cust_48213."}, "customer-id-told"),
        ({"incident_summary": "Order 99120 of tenant 48213 got a 4xx."}, "customer-id-told"),
        ({"repro_steps": "[send the customer's original ticket text]"}, "step-private"),
        ({"route_template": "/v1/responses/resp_abcdefgh"}, "route-raw"),
        ({"route_template": "/v1/responses/resp_abcdefgh"}, "surface-mismatch"),
    ],
)
def test_a_text_is_told_by_its_rule(rules, fields, rule) -> None:
    assert rule in rules(changed(**fields))


@pytest.mark.parametrize(
    "text",
    [
        "Ausfall seit 9 Uhr.",
        "El servicio estuvo caído durante una hora y no funcionaba nada.",
        "Le service est tombé en panne pendant une heure.",
        "Сервис не работал целый час.",
        "服务在十点中断了一个小时。",
        "サービスが停止しました。",
    ],
)
def test_a_packet_in_another_language_is_not_judged_and_says_so(judge, text: str) -> None:
    found = judge(changed(incident_summary=text))
    assert not found.refusals
    (one,) = [one for one in found.findings if one.rule == "language-not-judged"]
    assert one.level.value == "cannot-verify"
    assert "was not judged" in one.message


@pytest.mark.parametrize(
    "name",
    [
        "answer",
        "completion",
        "content",
        "customer-message",
        "customer_response",
        "full_response",
        "input",
        "message",
        "instructions",
        "output",
        "output_text",
        "prompt",
        "query",
        "reply",
        "system-prompt",
        "text",
        "User_Input",
        "user_message",
        "user_prompt",
        "prompt_used",
        "the-conversation",
        "old_transcript",
    ],
)
def test_a_member_that_is_named_as_a_prompt_or_an_answer_holds_one(rules, name: str) -> None:
    record = f"{{local: {{{name}: Where do I find the blue one}}}}"
    assert "prompt-copied" in rules(changed(environment=record))
    assert "prompt-copied" not in rules(changed(environment=record.replace(name, "tool", 1)))


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        *(
            (address, False)
            for address in ["127.9.0.1", "192.0.2.9", "198.51.100.9", "203.0.113.9"]
        ),
        *((address, False) for address in ["0.0.0.0", "2001:db8::9", "::1"]),
        *((address, False) for address in ["Version 126.9.0.1", "release 126.9.0.1", "v126.9.0.1"]),
        *(
            (address, True)
            for address in [
                "126.9.0.1",
                "conversion, 126.9.0.1",
                "192.0.3.9",
                "198.51.101.9",
                "203.0.112.9",
            ]
        ),
        *((address, True) for address in ["0.0.0.1", "2001:db9::9", "::2", "10.1.2.3"]),
    ],
)
def test_an_address_of_examples_or_of_the_machine_itself_tells_nothing(
    rules, address: str, *, is_told: bool
) -> None:
    told = rules(changed(incident_summary=f"The call went to {address} there."))
    assert bool(told) is is_told, told


@pytest.mark.parametrize(
    ("key", "told"),
    [("operator_results", "(a key like operator_result)"), ("xyz", "(a key of no field)")],
)
def test_a_key_of_no_field_is_shown_by_the_nearest_name_alone(judge, key, told) -> None:
    found = judge(WHOLE + f"{key}: plain\n").findings
    assert [one.key for one in found if one.rule == "field-unknown"] == [told]


@pytest.mark.parametrize("name", ["customer_name", "Customer-Name", "e-mail"])
def test_a_key_of_personal_data_that_is_no_field_is_refused_in_each_spelling(rules, name) -> None:
    assert rules(WHOLE + f"{name}: acme\n") == {"field-unknown", "person-named"}
    assert rules(WHOLE + f"{name}: omitted\n") == {"field-unknown"}
    assert rules(WHOLE + f"{name}: example\n") == {"field-unknown"}


def test_what_a_field_of_ours_holds_is_searched_once(judge, monkeypatch) -> None:
    """A field's own name labels nothing: a value that stands so in the text was searched with it."""
    searched: list[str] = []

    def counted(text: str, **_: object) -> tuple[()]:
        searched.append(text)
        return ()

    monkeypatch.setattr("checker.packet.credential_rules.secrets_in", counted)
    judge(changed(incident_summary=json.dumps("a greeting that is asked of once 4711")))
    assert sum("of once 4711" in text for text in searched) == 1
