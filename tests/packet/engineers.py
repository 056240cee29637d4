"""Records as competent engineers write them: each may go as it stands."""

from __future__ import annotations

from tests.packet.conftest import changed

GOOD: tuple[tuple[str, dict[str, str | None]], ...] = (
    (
        "an answer without a usage object",
        {
            "status_code_class": "2xx",
            "error_category": "none",
            "incident_summary": ">\n  Between 09:20Z and 09:30Z the greeting workflow got a 200 whose body had no usage\n  object. Five of five test calls showed it. Whether usage is optional needs verification.",
            "support_question": "Is the usage object always present in the documented chat completion response?",
            "operator_result": "fail",
        },
    ),
    (
        "a finish reason that no page lists",
        {
            "status_code_class": "2xx",
            "error_category": "none",
            "incident_summary": "The client logged a finish_reason that the reference page does not list. The value is kept in our own incident record.",
            "support_question": "Which values of finish_reason does the current chat reference document?",
        },
    ),
    (
        "a stream that ends early",
        {
            "workflow_name": "ticket-summarizer",
            "status_code_class": "2xx",
            "error_category": "stream_terminator_absent",
            "incident_summary": "Streaming stopped after the third chunk in 2 of 10 test calls; no terminator event was recorded. The other 8 ended as documented.",
            "repro_steps": "\n  - Send the harmless payload with stream set to true\n  - Count the chunks, and note whether the terminator arrives\n  - Repeat ten times, retries off",
            "support_question": "Does the documented chat stream always end with the [DONE] terminator?",
        },
    ),
    (
        "a timeout of the client",
        {
            "status_code_class": "timeout",
            "error_category": "timeout",
            "incident_summary": "The client gave up after its own limit of 30 seconds; no response headers were received. Retries were disabled. Provider state was not assessed.",
            "support_question": "Does the documented chat interface state a maximum request duration?",
        },
    ),
    (
        "a bad request on an optional field",
        {
            "error_category": "invalid_request_error",
            "incident_summary": "A request with response_format set got a 400; the same request without that field got a 200.",
            "request_body_summary": "one short user message, response_format set to a JSON schema with two properties",
            "response_body_summary": "error object with type, code and message; the message is omitted",
            "support_question": "Is response_format part of the documented chat request?",
        },
    ),
    (
        "the responses interface",
        {
            "api_surface_checked": "documented-responses-interface",
            "route_template": "/v1/responses",
            "status_code_class": "5xx",
            "error_category": '"503"',
            "incident_summary": "Four of twenty test requests got a 503. The other sixteen completed.",
            "support_question": "Is a 503 a documented status of the responses interface, and with which error body?",
        },
    ),
    (
        "a test with bounded retries",
        {
            "retries": "bounded",
            "setup_assumptions": "\n  - valid account and a non-production test key kept outside this packet\n  - client retries limited to one, with a fixed pause",
            "incident_summary": "With retries limited to one, both attempts ended in the same 4xx class.",
        },
    ),
    (
        "retries disabled in the words of a step",
        {
            "retries": "disabled",
            "repro_steps": "\n  - Set max_retries to 0 in the client\n  - Make one POST to the route template with the harmless payload\n  - Record status class, error category and whether a request id header is present",
        },
    ),
    (
        "no fallback in several wordings",
        {
            "incident_summary": "No fallback was used. The model, the endpoint and the permissions were left as they were, and no other key was tried.",
        },
    ),
    (
        "a fallback with its decision log",
        {
            "incident_summary": "After the second 5xx the responder switched the workflow to the backup route at 09:41Z.",
            "status_code_class": "5xx",
            "error_category": '"502"',
            "support_question": "Is a 5xx response class with an empty body expected for the documented chat interface?",
            "fallback_record": "FDL-118 in the fallback decision log",
        },
    ),
    (
        "an error path that was checked",
        {
            "error_path_check": "with a deliberately invalid credential placeholder the client recorded 4xx and invalid_api_key",
            "error_category": "invalid_api_key",
        },
    ),
    (
        "environments that differ, and say so",
        {
            "environment": "\n  local: {client: '2.3.1', streaming: true}\n  hosted: {client: '2.2.0', streaming: true}\n  mismatch: the local client is 2.3.1 and the hosted one 2.2.0",
            "incident_summary": "The 4xx was seen on the hosted path alone; the local check passed. The client versions differ, see environment.",
        },
    ),
    (
        "what still needs verification",
        {
            "incident_summary": "'Observed: 429 on 3 of 40 calls from 09:00Z to 09:10Z. Not verified: account limits, billing state, and whether other workflows saw the same. Root cause not assessed.'",
        },
    ),
    (
        "a question about the status of an error",
        {
            "error_category": "rate_limit_exceeded",
            "incident_summary": "The sanitized error object had type and code; its category as captured is rate_limit_exceeded. No conclusion about account limits is drawn.",
            "support_question": "For an error of category rate_limit_exceeded, is a 429 the documented status of the chat interface?",
        },
    ),
    (
        "assertions in full",
        {
            "assertions": "\n  expected_surface_reached: true\n  status_and_category_captured: true\n  trace_or_request_id_available: true\n  retries_disabled_or_bounded: true",
            "sanitized_repro_steps_present": "true",
            "repro_steps": "[one POST with the harmless payload, compare the fields of the answer with the chat reference]",
        },
    ),
    (
        "the model detail left open",
        {
            "incident_summary": "The workflow summarize-tickets failed in the staging environment; the exact model detail still needs verification.",
            "request_body_summary": "model omitted, one user message of about ten words, temperature and max_tokens set",
        },
    ),
    (
        "words for a payload",
        {
            "request_body_summary": "two messages (system and user), both harmless placeholders; stream false; tools absent",
            "response_body_summary": "choices has one item, message.content is a string, usage has three integer counters",
            "status_code_class": "2xx",
            "error_category": "none",
            "support_question": "Is usage.prompt_tokens_details documented in the chat response?",
        },
    ),
    (
        "related notes by name",
        {
            "related_notes": "\n  - Reproduce CometAPI API Failures With Clean Incident Notes\n  - Check CometAPI Response Shape Before Promoting Fallback Traffic\n  - https://apidoc.cometapi.com/api/text/chat",
        },
    ),
    (
        "a comment that explains",
        {
            "operator_result": "needs-follow-up  # two of three calls failed, so neither pass nor fail",
            "error_category": '"429"  # as the client recorded it',
        },
    ),
    (
        "a time window and its zone",
        {
            "test_window_utc": "2026-07-03T09:20:00Z/2026-07-03T09:30:00Z",
            "incident_summary": "'Symptom for users: an empty answer panel from 11:20 to 11:30 local time (09:20Z to 09:30Z).'",
        },
    ),
    (
        "a mail address of the support page",
        {
            "incident_summary": "The support page lists support@cometapi.com; this packet goes there with the question below.",
        },
    ),
    (
        "a deploy that did not happen",
        {
            "incident_summary": "Nothing was deployed, changed or restarted on our side between the last good call (09:05Z) and the first failing one (09:12Z).",
        },
    ),
    (
        "a billing question kept apart",
        {
            "incident_summary": "Whether the failed calls count against quota or billing needs separate verification with account-owned evidence.",
        },
    ),
    (
        "a count of attempts",
        {
            "incident_summary": "'Attempt 1 got a 500, attempt 2 got a 500, attempt 3 was not made: the test allows two.'",
            "status_code_class": "5xx",
            "error_category": '"500"',
            "support_question": "Is a 500 with an empty error object expected for the documented chat interface?",
            "retries": "bounded",
        },
    ),
    (
        "a question by route",
        {
            "support_question": "Does POST /v1/chat/completions document a header that carries a request identifier?",
            "incident_summary": "No request identifier was found among the response headers.",
            "trace_id_present": "false",
        },
    ),
    (
        "a tool call in outline",
        {
            "request_body_summary": "one tool with two string parameters, tool_choice auto, harmless user message",
            "response_body_summary": "choices[0].message.tool_calls is absent where one was expected; finish_reason is a documented token",
            "status_code_class": "2xx",
            "error_category": "none",
            "support_question": "Is tool_calls documented as optional in the chat response when tool_choice is auto?",
        },
    ),
    (
        "an evidence gap that is told",
        {
            "incident_summary": "'Evidence gap: the gateway log for 09:00Z to 09:10Z could not be opened, so the error category rests on the client log alone.'",
        },
    ),
    (
        "a result that passes",
        {
            "status_code_class": "2xx",
            "error_category": "none",
            "operator_result": "pass",
            "incident_summary": "'The smoke test passed: one call, one 200, all documented fields of the answer present.'",
            "support_question": "Is the observed 2xx response class with a null content field expected for the documented chat interface?",
        },
    ),
    (
        "permissions that were read and not touched",
        {
            "incident_summary": "Key permissions were checked before the test and were not changed. The key was the usual non-production one.",
        },
    ),
    (
        "a switch of a feature flag for the test alone",
        {
            "environment": "{local: {feature_flag: 'off'}, hosted: {feature_flag: 'off'}, mismatch: none}",
            "incident_summary": "Both environments ran with the feature flag off.",
        },
    ),
    (
        "a version of the model's page",
        {
            "incident_summary": "Compared with the chat reference as accessed on 2026-07-03; the o in the field object is lower case in both.",
        },
    ),
    (
        "a chat workflow named by its team",
        {
            "workflow_name": "claims-triage (chat)",
            "incident_id": "OPS-88213",
            "incident_summary": "claims-triage logged an empty choices array; the caller showed its standard message instead.",
            "status_code_class": "2xx",
            "error_category": "none",
            "support_question": "May choices be an empty array in the documented chat response?",
        },
    ),
)

RECORDS = tuple((name, 0, changed(**fields)) for name, fields in GOOD)
