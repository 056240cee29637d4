"""Records as people in a hurry write them, each with the verdict that the owner's document gives.

4 must never be sent, 3 lacks evidence, 1 is to be mended, 0 may go.
"""

from __future__ import annotations

import pytest

from checker.review.options import code_of
from tests.packet import engineers, strangers
from tests.packet.conftest import changed

KEY = "sk-Zx9Qw3Er7Ty1Ui5Op2As"
JWT = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0."
    "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
)


def block(text: str) -> str:
    return "|\n" + "".join(f"  {line}\n" for line in text.splitlines())


STRANGERS = [
    # pasted commands
    (
        "a curl command with the key in it",
        4,
        {
            "repro_steps": block(
                f"curl https://api.cometapi.com/v1/chat/completions \\\n  -H 'Authorization: Bearer {KEY}'"
            )
        },
    ),
    (
        "a curl command with the key as a user",
        4,
        {"repro_steps": block(f"curl -u {KEY}: the route")},
    ),
    (
        "a curl command with a placeholder and no body",
        0,
        {
            "repro_steps": block(
                "curl -X POST https://api.cometapi.com/v1/chat/completions \\\n"
                "  -H 'Authorization: Bearer <API_KEY_PLACEHOLDER>' --data @harmless.json"
            )
        },
    ),
    (
        "a curl command with a variable",
        0,
        {
            "repro_steps": block(
                'curl -H "Authorization: Bearer $COMETAPI_KEY" the documented route'
            )
        },
    ),
    (
        "a curl command with a private prompt",
        4,
        {
            "repro_steps": block(
                'curl the route -d \'{"messages": [{"role": "user", "content": "Summarize the merger memo for Acme"}]}\''
            )
        },
    ),
    (
        "a curl command with a harmless prompt is still a body",
        1,
        {
            "repro_steps": block(
                'curl the route -d \'{"messages": [{"role": "user", "content": "hello"}]}\''
            )
        },
    ),
    ("an exported key", 4, {"setup_assumptions": block(f"export COMETAPI_KEY={KEY}")}),
    ("a python line with a key", 4, {"repro_steps": block(f"client = OpenAI(api_key='{KEY}')")}),
    (
        "a python line that reads the environment",
        0,
        {"repro_steps": block("client = OpenAI(api_key=os.environ['COMETAPI_KEY'])")},
    ),
    ("a key in a comment", 4, {"operator_result": f"fail  # key was {KEY}"}),
    ("a key as a name", 4, {f"'{KEY}'": "used"}),
    ("a key in base 64", 4, {"incident_summary": "auth was c2stWng5UXczRXI3VHkxVWk1T3AyQXM="}),
    ("a key cut by a fold", 4, {"incident_summary": f'"key \\x73k-{KEY[3:]}"'}),
    ("a masked key", 4, {"incident_summary": "'Incorrect API key provided: sk-Zx9Q****op2A.'"}),
    # log lines
    (
        "a log line with a bearer token",
        4,
        {
            "incident_summary": block(
                f'2026-07-03T09:30:00Z POST /v1/chat/completions 401 auth="Bearer {JWT}"'
            )
        },
    ),
    (
        "a log line with a cookie",
        4,
        {"incident_summary": block("Cookie: session=9f8e7d6c5b4a3210ffee")},
    ),
    (
        "a log line with an address of a client",
        4,
        {
            "incident_summary": block(
                '81.23.45.67 - - [03/Jul/2026:09:30:00 +0000] "POST /v1/chat/completions" 429'
            )
        },
    ),
    (
        "a log line with an internal host",
        4,
        {"incident_summary": "gateway01.dc2.corp answered with a 5xx"},
    ),
    (
        "a log line with a private address",
        4,
        {"incident_summary": "upstream 10.4.12.9:8443 gave a 5xx"},
    ),
    (
        "a log line with the loopback address",
        0,
        {"incident_summary": "the client asked 127.0.0.1:8080 and got a 5xx"},
    ),
    ("a log line with a version", 0, {"incident_summary": "client version 1.2.3.4 got a 5xx"}),
    (
        "a log line with a request id",
        1,
        {"incident_summary": "429 for request_id=req_8f3kd92mfk20dk2"},
    ),
    (
        "a signed address",
        4,
        {"incident_summary": "see https://b.example/x?X-Amz-Signature=0123456789abcdef0123"},
    ),
    ("a database address", 4, {"incident_summary": "state in postgres://app:Tr0ub4dor@db/prod"}),
    # traces of programs
    (
        "a stack trace of Python",
        1,
        {
            "incident_summary": block(
                'Traceback (most recent call last):\n  File "greet.py", line 12, in main\nTimeoutError'
            )
        },
    ),
    (
        "a stack trace of Java",
        1,
        {
            "incident_summary": block(
                "TimeoutException\n    at com.shop.Greeter.call(Greeter.java:42)"
            )
        },
    ),
    (
        "a path with a person's name",
        1,
        {"incident_summary": "ran /Users/jmiller/greet.py and got a 4xx"},
    ),
    # claims
    ("the provider was down", 4, {"incident_summary": "The provider was down."}),
    ("CometAPI had an outage", 4, {"incident_summary": "CometAPI had an outage at nine."}),
    ("whose fault it is", 4, {"incident_summary": "The 5xx was caused by CometAPI."}),
    ("a root cause", 4, {"incident_summary": "'Root cause: a bad deploy of the gateway.'"}),
    ("a root cause that is left open", 0, {"incident_summary": "The root cause is unknown."}),
    ("uptime", 4, {"incident_summary": "Uptime was 99.2% this week."}),
    ("a rate limit", 4, {"incident_summary": "CometAPI allows 60 requests per minute."}),
    ("latency", 4, {"incident_summary": "Latency is 3 s on this model."}),
    ("availability of a model", 4, {"incident_summary": "The model is no longer available."}),
    ("everyone", 4, {"incident_summary": "It affects all customers."}),
    (
        "no claim at all",
        0,
        {"incident_summary": "Three of three calls got a 5xx; nothing else was seen."},
    ),
    # prices, quotas, billing
    ("a price", 4, {"incident_summary": "Each retry costs $0.02."}),
    ("a quota", 4, {"incident_summary": "Our quota is exhausted."}),
    ("a charge", 4, {"incident_summary": "We were charged for failed calls."}),
    (
        "a charge with its evidence",
        0,
        {
            "incident_summary": "We were charged for one failed call.",
            "account_evidence": "[{topic: billing, source: 'https://www.cometapi.com/support/', reference: ledger 7, verified_at_utc: 2026-07-03T08:00:00Z}]",
        },
    ),
    (
        "a charge with evidence of another topic",
        4,
        {
            "incident_summary": "We were charged for one failed call.",
            "account_evidence": "[{topic: model, source: 'https://www.cometapi.com/support/', reference: ledger 7, verified_at_utc: 2026-07-03T08:00:00Z}]",
        },
    ),
    (
        "billing left for others",
        0,
        {"incident_summary": "Recharge impact needs separate verification."},
    ),
    # models and fallbacks
    ("a model name", 1, {"workflow_name": "greeting-on-claude-3-5-sonnet"}),
    ("a model name in a field of its own", 1, {"model": "gpt-5"}),
    (
        "a model name that was verified",
        0,
        {
            "incident_summary": "The call named gpt-5-mini.",
            "account_evidence": "[{topic: model, source: 'https://apidoc.cometapi.com/api/text/chat'}]",
        },
    ),
    (
        "a model name that waits for verification",
        0,
        {"incident_summary": "Exact model detail still needs verification."},
    ),
    (
        "a model switched during the test",
        1,
        {"incident_summary": "We switched the model and it passed."},
    ),
    ("another endpoint", 1, {"incident_summary": "It passed with another endpoint."}),
    ("no fallback", 0, {"incident_summary": "The model was not changed during the test."}),
    ("raised retries", 1, {"incident_summary": "Ops increased the retry limit and it passed."}),
    ("retries of the platform", 4, {"incident_summary": "CometAPI silently retries failed calls."}),
    ("fixed, says who", 1, {"incident_summary": "Resolved. Works now."}),
    ("cleaned up", 1, {"incident_summary": "While at it we also cleaned up the logging config."}),
    (
        "another model by name",
        1,
        {"incident_summary": "Switched from one route to a second and it worked."},
    ),
    (
        "retries that were disabled",
        0,
        {
            "incident_summary": "Retries were disabled for the test. The fallback route was not used."
        },
    ),
    ("we disabled retries", 0, {"incident_summary": "We disabled retries for the test."}),
    ("also bumped", 1, {"incident_summary": "Also bumped requests and reformatted the module."}),
    ("surely theirs", 4, {"incident_summary": "This is definitely their load balancer."}),
    (
        "an environment that is not known",
        3,
        {"environment": "{local: {a: 1}, hosted: {a: 2}, mismatch: unknown}"},
    ),
    (
        "an answer without quotes",
        4,
        {"response_body_summary": "'The assistant replied: Dear Sir, regarding your landlord'"},
    ),
    ("a route with users in it", 1, {"route_template": "/v1/users/12345/chat"}),
    ("a claim in a comment", 4, {"operator_result": "fail  # the provider was down"}),
    (
        "evidence without a time",
        4,
        {
            "incident_summary": "We were charged for one failed call.",
            "account_evidence": "[{topic: billing, source: 'https://www.cometapi.com/support/', reference: ledger 7, verified_at_utc: lately}, words]",
        },
    ),
    (
        "an address of the next protocol",
        4,
        {"incident_summary": "the client 2a01:4f8:c17:b8f::2 got a 5xx"},
    ),
    (
        "numbers that are no address",
        0,
        {"incident_summary": "codes 999.1.1.1 and 1:2:3:4:5 were logged on ::1"},
    ),
    ("nested credentials", 4, {"environment": "{local: {password: zQ8vWx2LmN}}"}),
    ("no route", 3, {"route_template": None}),
    ("no surface", 3, {"api_surface_checked": None}),
    (
        "two forms at once in one field",
        1,
        {"assertions": "{expected_surface_reached: perhaps, retries_disabled_or_bounded: 3}"},
    ),
    ("an internal wiki", 4, {"related_notes": "['https://jira.corp.acme.com/browse/OPS-1']"}),
    ("a public wiki", 0, {"related_notes": "['https://wiki.example.com/notes/response-shape']"}),
    ("a passport", 4, {"incident_summary": "The caller gave passport X12345678."}),
    ("an organization by id", 1, {"incident_summary": "org-a8f3kd92mfk20dk2 saw a 4xx."}),
    ("a backup", 1, {"incident_summary": "We used the backup model to keep users happy."}),
    (
        "a customer's answer with its title",
        4,
        {
            "response_body_summary": "'Full customer response: Thank you for writing about your parcel'"
        },
    ),
    (
        "a user in words",
        0,
        {
            "incident_summary": "The user-visible symptom was an empty panel; two-user tests got a 4xx."
        },
    ),
    # people and payloads
    ("a customer's mail", 4, {"incident_summary": "Reported by anna.k@shopmail.com."}),
    ("a customer's telephone", 4, {"incident_summary": "Call back +49 170 1234567."}),
    ("a card", 4, {"incident_summary": "Paid with 4111 1111 1111 1111."}),
    ("an account number", 4, {"incident_summary": "Account DE89 3704 0044 0532 0130 00."}),
    ("a customer's name", 4, {"customer_name": "Anna Kovacs"}),
    ("a title and a name", 4, {"incident_summary": "Mrs Kovacs saw an error page."}),
    (
        "a prompt in a field of its own",
        4,
        {"prompt": "Write a letter to my landlord about the mould"},
    ),
    ("a prompt that is a placeholder", 1, {"prompt": "<PROMPT_PLACEHOLDER>"}),
    (
        "a body as fields",
        4,
        {"request_body_summary": "{messages: [{role: user, content: what are my lab results}]}"},
    ),
    (
        "an answer pasted whole",
        4,
        {
            "response_body_summary": block(
                '{"choices": [{"message": {"content": "Dear landlord, the mould in my flat"}}]}'
            )
        },
    ),
    ("an error body", 4, {"response_body_summary": '\'{"error": {"type": "rate_limit"}}\''}),
    ("a system prompt", 4, {"setup_assumptions": "[You are a helpful banking assistant.]"}),
    (
        "a talk",
        4,
        {
            "incident_summary": block(
                "user: can I cancel my flight tomorrow\nassistant: yes you can"
            )
        },
    ),
    # fields
    ("a raw route", 1, {"route_template": "https://api.cometapi.com/v1/chat/completions?debug=1"}),
    ("a route with its method", 1, {"route_template": "POST /v1/chat/completions"}),
    ("a status instead of its class", 1, {"status_code_class": "429"}),
    ("a sentence as category", 1, {"error_category": "too many requests in a minute"}),
    (
        "a trace id instead of its presence",
        1,
        {"trace_id_present": "4bf92f3577b34da6a3ce929d0e0e4736"},
    ),
    ("a time of another zone", 1, {"recorded_at_utc": "2026-07-03T11:30:00+02:00"}),
    ("a day", 1, {"recorded_at_utc": "2026-07-03"}),
    ("no time", 3, {"recorded_at_utc": None}),
    ("no question", 3, {"support_question": None}),
    ("a plea", 1, {"support_question": "Please help, the documented chat interface fails?"}),
    ("nothing known of the error", 3, {"error_category": "unknown"}),
    ("a digest", 0, {"related_notes": "['sha256:" + "9f" * 32 + "']"}),
    ("an incident that is a UUID", 0, {"incident_id": "7c9e6679-7425-40de-944b-e07fc1f90ae7"}),
]


@pytest.mark.parametrize(
    ("verdict", "fields"), [case[1:] for case in STRANGERS], ids=[case[0] for case in STRANGERS]
)
def test_a_stranger_gets_the_verdict_of_the_document(judge, verdict, fields) -> None:
    found = judge(changed(**fields))
    code = 4 if found.refusals else int(code_of(found.findings, "error"))
    assert code == verdict, (
        found.refusals,
        [(one.rule, one.key) for one in found.findings if one.level != "note"],
    )


@pytest.mark.drawn
@pytest.mark.parametrize(
    "fields", [case[2] for case in STRANGERS], ids=[case[0] for case in STRANGERS]
)
def test_nothing_that_is_told_holds_the_text(judge, fields) -> None:
    found = judge(changed(**fields))
    told = "\n".join((*found.refusals, *(f"{one.key} {one.message}" for one in found.findings)))
    for canary in (KEY, JWT, "Kovacs", "anna.k", "landlord", "4111", "81.23", "dc2", "jmiller"):
        assert canary not in told


FURTHER = (*engineers.RECORDS, *strangers.RECORDS)


@pytest.mark.drawn
@pytest.mark.parametrize(
    ("verdict", "text"), [case[1:] for case in FURTHER], ids=[case[0] for case in FURTHER]
)
def test_a_further_record_gets_the_verdict_of_the_document(judge, verdict, text) -> None:
    found = judge(text)
    code = 4 if found.refusals else int(code_of(found.findings, "error"))
    assert code == verdict, (
        found.refusals,
        [(one.rule, one.key) for one in found.findings if one.level != "note"],
    )
