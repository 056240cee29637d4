"""Further records as strangers write them, with the verdict that the owner's document gives."""

from __future__ import annotations

from tests.packet.conftest import WHOLE, changed
from tests.packet.fields import FIELDS
from tests.packet.sentences import SENTENCES

SECRET = "sk-" + "Zx9Qw3Er7Ty1Ui5Op2As"  # made up


def block(text: str) -> str:
    """A text as a literal block of YAML."""
    return "|\n" + "".join(f"  {line}\n" for line in text.splitlines())


def said(text: str) -> dict[str, str | None]:
    """A record whose summary says this."""
    return {"incident_summary": block(text)}


def evidence(topic: str, more: str = "") -> str:
    """One entry of account_evidence."""
    return f"[{{topic: {topic}, source: 'https://apidoc.cometapi.com/api/text/chat'{more}}}]"


HEX = "2b00042f7481c7b056c4" + "b410d28f33cf"  # made up, as long as a key or a digest

# what nobody writes, with and without a word that says what it is
VALUES = (
    ("a value without a label", 4, said(f"We sent {HEX} as the header.")),
    ("a value in quotes", 4, said(f'The box used "{HEX}" twice.')),
    ("a value that is set", 4, said(f"adzuna = '{HEX[:24]}'")),
    ("a value in a path", 4, said(f"soap/v3/{HEX}{HEX}")),
    ("a commit", 0, said(f"Commit {HEX}aabbccdd of the client was used.")),
    ("a digest", 0, said(f"The page sha256 {HEX}{HEX} was accessed.")),
    ("the digest of an image", 0, said(f"The image a/b@sha256:{HEX}{HEX} was run.")),
    ("a digest of another kind", 0, said(f"body {HEX * 4}")),
    ("a trace id, then what it is", 1, said(f"{HEX} is the trace id.")),
    ("a version, then what it is", 0, said("client-2026.07.03 was the request client.")),
    ("a mask", 0, said("The key was " + "0" * 32 + ".")),
    ("a long name", 0, said("See tests/packet/test_the_whole_long_name_of_one_case_of_2026.")),
    ("letters of base 16", 0, said("The word " + "deadbeef" * 4 + " is no key.")),
)

# people, by what stands around a name
PEOPLE = tuple(
    (f"{verdict}: {text}", verdict, said(text))
    for verdict, text in (
        (4, "My name is Alice."),
        (4, "I am John Doe and I got a 4xx."),
        (4, "Hi, this is David Johnson speaking."),
        (4, "Reported by Peter Novak at 09:30Z."),
        (4, "From: Jane Roe"),
        (4, "Signed, Maria Gonzalez"),
        (4, "The customer Liam O'Brien got a 4xx."),
        (4, "The call of @john_doe on twitter got a 4xx."),
        (4, "See https://www.linkedin.com/in/john-doe-123."),
        (4, "The client is at lat 40.712776, long -74.005974."),
        (4, "The prompt of a 45 years old patient got a 4xx."),
        (0, "My name for the workflow is greeting."),
        (0, "I am Not Sure is what nobody should write."),
        (0, "This is Expected Behaviour of the client."),
        (0, "Reported by Checkout Service at 09:30Z."),
        (0, "From: Smoke Test"),
        (3, "Signed, On-Call Engineer"),  # no English word that tells the language
        (0, "The customer Support Desk got a 4xx."),
        (0, "The attribute @type on the object is absent."),
        (0, "Lat was not measured; a 2 years old version of the client was used."),
    )
)

# pasted work
PASTED = (
    (
        "a curl command with inline JSON and a placeholder",
        1,
        {"repro_steps": block('curl -d \'{"stream": false, "temperature": 0.2}\' the route')},
    ),
    (
        "a log line with a user's question",
        4,
        said('09:31 INFO prompt="how do I appeal the eviction notice" status=429'),
    ),
    (
        "a stack trace of JavaScript",
        1,
        said(
            "TypeError\n    at callGateway (/app/src/gateway.js:88:13)\n    at run (/app/i.js:2:1)"
        ),
    ),
    ("a stack trace of Go", 1, said("panic: nil map\ngoroutine 17 [running]:")),
    (
        "a traceback in a comment",
        1,
        {"operator_result": "fail  # panic: runtime error in greet.go"},
    ),
    (
        "turns with their roles in one line",
        4,
        said("User: can my landlord keep the deposit Assistant: in most places only for damage"),
    ),
    (
        "turns with their roles in bold",
        4,
        said(
            "**User:** where is my refund for the cracked phone\n**Assistant:** let me look it up"
        ),
    ),
    (
        "an answer copied as the summary",
        4,
        {
            "response_body_summary": block(
                "Thank you for reaching out! I'm sorry to hear about your late parcel. You can ask "
                "for a replacement on the order page, and we will send it within two days."
            )
        },
    ),
    (
        "a prompt copied as the summary",
        4,
        {
            "request_body_summary": block(
                "Write me a warm birthday message for my daughter who turns nine and loves horses"
            )
        },
    ),
    (
        "a prompt copied into a step",
        4,
        {"repro_steps": "[Ask it to explain why my husband's scan shows a shadow on the lung]"},
    ),
    (
        "a member of JSON alone",
        4,
        {"response_body_summary": '\'"finish_reason": "stop", "index": 0\''},
    ),
    (
        "a block of code in Markdown",
        4,
        {"response_body_summary": block("```json\nerror:\n  code: 429\n```")},
    ),
    (
        "an event of a stream",
        1,
        said('data: {"id": "x", "object": "chat.completion.chunk"}'),
    ),
    (
        "a prompt under a name of ours",
        4,
        {"environment": "{prompt_used: Draft a letter to my landlord}"},
    ),
    ("a prompt that is none", 0, {"environment": "{prompt_used: harmless-test-prompt}"}),
    ("a body as XML", 4, {"response_body_summary": "<error><code>429</code></error>"}),
    ("a page of HTML", 4, {"response_body_summary": "<html><body>502 Bad Gateway</body></html>"}),
)

# claims
CLAIMED = (
    ("limited at a number", 4, said("We were rate limited at 60 rpm.")),
    ("limited without a number", 4, said("We were rate limited.")),
    ("an outage of the platform", 4, said("There was a platform-wide outage.")),
    ("a slow gateway", 4, said("The gateway was slow all morning, p95 was 8.2 s.")),
    ("a healthy provider", 4, said("The provider is healthy again.")),
    ("four nines", 4, said("The SLA says 99.99% availability.")),
    ("a cheap model", 4, said("This route is cheaper than the other one.")),
    ("a bill", 4, said("This incident cost us $410 in retries.")),
    ("tokens with a price", 4, said("Input is 0.15 USD per million tokens.")),
    ("a quota that ran out", 4, said("The account ran out of credits at noon.")),
    ("a cause by a change of theirs", 4, said("Caused by their deploy on Tuesday.")),
    ("it must be theirs", 4, said("It is on their side.")),
    (
        "a claim wrapped over two lines of a comment",
        4,
        {"operator_result": "fail\n# the provider\n# was down"},
    ),
    ("a claim in the workflow's name", 4, {"workflow_name": "checkout (provider is down)"}),
    ("a claim in a step", 4, {"repro_steps": "[call it once, the gateway is overloaded]"}),
    ("a claim in the name of a key", 4, {"the_provider_was_down": "true"}),
    ("a key called root cause", 4, {"root_cause": "bad deploy of the gateway"}),
    ("a key called latency", 4, {"latency": "340 ms"}),
    (
        "a claim in the question",
        4,
        {"support_question": "The provider was down. Is a 5xx documented?"},
    ),
    ("a guess", 1, said("Probably a cache.")),
    ("a guess in a comment", 1, {"operator_result": "fail  # probably a stale cache"}),
    ("a guess about the model", 4, said("It seems to me that the router picks a wrong backend.")),
    (
        "a price with its evidence",
        0,
        {
            **said("The failed call cost $0.02."),
            "account_evidence": evidence(
                "price", ", reference: L7, verified_at_utc: 2026-07-03T08:00:00Z"
            ),
        },
    ),
    (
        "a price whose evidence has no link",
        4,
        {
            **said("The failed call cost $0.02."),
            "account_evidence": "[{topic: price, reference: L7, verified_at_utc: 2026-07-03T08:00:00Z}]",
        },
    ),
)

# models
MODELS = (
    tuple(
        (f"the model {name}", 1, said(f"The call to {name} got a 4xx."))
        for name in (
            *(
                "deepseek-r1",
                "deepseek-chat",
                "gemini-pro",
                "qwen-max",
                "mistral-large",
                "o3",
                "o4-mini",
            ),
            *(
                "llama-3-70b",
                "Llama 3.1 8B",
                "claude sonnet 4",
                "Claude Opus",
                "GPT-4o",
                "gpt 4.1 nano",
            ),
            *(
                "gpt-oss-120b",
                "grok-beta",
                "command-r-plus",
                "kimi-k2",
                "glm-4.5",
                "yi-large",
                "phi-3",
            ),
            *(
                "text-embedding-3-small",
                "dall-e-3",
                "whisper-1",
                "sora-2",
                "mixtral-8x7b",
                "qwen2.5-coder",
            ),
            *("gemini 2.5 flash", "codestral", "ernie-bot-4", "doubao-pro", "chatgpt-4o-latest"),
            *("anthropic/claude-3-haiku", "meta-llama/Llama-3-8b-chat-hf", "haiku 3.5", "nova-pro"),
        )
    )
    + tuple(
        (f"no model: {text}", 0, said(text))
        for text in (
            "The chat model was not named.",
            "The model field of the answer is a string.",
            "A large answer and a mini test were compared.",
            "The command line client got a 4xx; the command-line flags are listed in the steps.",
            "It is a flash of an empty panel, and a pro forma note was written.",
            "The o in the field name is lower case; step o3 of the runbook was skipped.",
            "The claude workflow of the team is named so by its owner.",
            "The field phi-angle of the tool schema is a number.",
            "The whisper of a doubt is not evidence; sonar-like pings are off.",
            "Model detail: needs verification.",
            "The exact model identifier is kept in the account-owned evidence.",
            "A nova of errors is not what was seen; the llama mascot page is unrelated to this.",
        )
    )
    + (
        ("a value under the key model", 1, {"environment": "{local: {model: house-blend}}"}),
        ("a model in words", 1, said("The request used model house-blend-7 and got a 4xx.")),
        (
            "a model in backticks",
            1,
            said("The request used the model `house-blend` and got a 4xx."),
        ),
        ("a model in an assignment", 1, said("Sent with model=house-blend, got a 4xx.")),
        (
            "a placeholder under the key model",
            0,
            {"environment": "{local: {model: <MODEL_PLACEHOLDER>}}"},
        ),
        ("a model said to be left out", 0, {"environment": "{local: {model: omitted}}"}),
        (
            "a model that needs verification",
            0,
            {"environment": "{local: {model: needs verification}}"},
        ),
        ("a model in a comment", 1, {"operator_result": "fail  # only with deepseek-r1"}),
        (
            "a model in the question",
            1,
            {"support_question": "Is tool_choice documented for deepseek-r1?"},
        ),
        (
            "a model with account-owned evidence",
            0,
            {
                **said("The call to deepseek-r1 got a 4xx."),
                "account_evidence": "[{topic: model, reference: export 12}]",
            },
        ),
    )
)

# whose data it is, and what opens a door, told in prose
TOLD = (
    *(
        (f"a customer: {text}", 1, said(text))
        for text in (
            "Customer Lehmann & Sons got a 4xx.",
            "Tenant acme-gmbh saw the failure.",
            "Copy the failing conversation into the ticket.",
        )
    ),
    *(
        (f"a credential: {text}", 4, said(text))
        for text in (
            "user:pass is admin:hunter2x",
            "The session cookie value is s3cr3tvalue99",
            "vault unseal key 1 is hJ4xQ9Lm2VtR8sWk3bZcY7nPd5FgT1uA0oEe6iKqX2M=",
        )
    ),
    *(
        (f"neither: {text}", 0, said(text))
        for text in (
            "The customer support desk and the client library were not changed.",
            "The failing chat route was called once; the session cookie was removed.",
        )
    ),
)

# what was changed
CHANGED = (
    tuple(
        (f"a change: {text}", 1, said(text))
        for text in (
            "We pointed it at another endpoint and it worked.",
            "Then we pointed the client at a second base URL.",
            "To unblock users we swap the model for each failing call.",
            "On failure the client retries against a fallback.",
            "The worker keeps retrying until it gets a 200.",
            "It retried indefinitely.",
            "Retries were unlimited during the test.",
            "We retried it over and over until it went through.",
            "The job loops until success.",
            "We gave the key admin rights for the test.",
            "Granted the service account a wider role and it passed.",
            "Elevated the permissions of the key, then it passed.",
            "We routed traffic through the spare gateway.",
            "Rerouted to the other region.",
            "Traffic was moved to the other provider.",
            "We used a different key and it passed.",
            "After changing the model it passed.",
            "Replaced the model with a smaller one.",
            "I upgraded the SDK and also fixed the dashboards.",
            "While there we refactored the retry helper.",
            "We turned off the safety filter to get it through.",
            "Disabled TLS verification to make the run pass.",
            "Raised the timeout to 300 s so that it passes.",
            "We bumped the retry count to 10.",
        )
    )
    + tuple(
        (f"no change: {text}", 0, said(text))
        for text in (
            "No fallback was used.",
            "Fallback: none.",
            "No retry was made and no other endpoint was called.",
            "Retries were off; each call was made once.",
            "The client retried once, as the bound of the test allows.",
            "Two retries at most, then the client stopped.",
            "It was not retried.",
            "The endpoint was the documented one throughout the test.",
            "Model, endpoint, permissions and retry behaviour were unchanged.",
            "Whether a fallback is needed is left to the affected team.",
            "The fallback decision is not part of this packet.",
            "We did not change the model or switch the endpoint.",
            "The key has the permissions of the usual test key.",
            "We changed nothing.",
            "The test was moved to 09:20Z at the operator's request.",
            "The prompt was replaced by a harmless placeholder.",
            "The real key was replaced by the placeholder before this was written.",
            "Customer text was removed from the summary.",
            "Logging recorded method, route template and status class.",
            "Rerouting is not proposed here.",
            "The loop of ten calls ended after the tenth.",
        )
    )
    + (
        (
            "a change of whom",
            4,
            said("The model was swapped halfway through the test."),
        ),
        (
            "a change with its decision log",
            0,
            {**said("We pointed it at another endpoint."), "fallback_record": "FDL-9"},
        ),
        (
            "a change in a comment",
            1,
            {"operator_result": "fail  # passed once we swapped the model"},
        ),
        (
            "a change in a step",
            1,
            {"repro_steps": "[call it, switch to the backup endpoint, call it again]"},
        ),
    )
)

# fields and forms
FORMS = (
    (
        "a trace id that is present and not available",
        1,
        {"assertions": "{trace_or_request_id_available: false}"},
    ),
    (
        "retries that are bounded and are not",
        1,
        {"retries": "bounded", "assertions": "{retries_disabled_or_bounded: false}"},
    ),
    (
        "an assertion that is open",
        0,
        {"retries": "bounded", "assertions": "{retries_disabled_or_bounded: true}"},
    ),
    ("assertions in words", 1, {"assertions": "all fine"}),
    (
        "a command in a block of code",
        0,
        {"repro_steps": block("```sh\ncurl --data @harmless.json the route\n```")},
    ),
    ("a model left open in a sentence", 0, said("The request had model: omitted, and got a 4xx.")),
    ("a timeout with a category of another kind", 1, {"status_code_class": "timeout"}),
    (
        "a timeout with its status",
        0,
        {"status_code_class": "timeout", "error_category": '"504"'},
    ),
    ("a customer as workflow", 4, {"workflow_name": "onboarding for customer Anna Kovacs"}),
    (
        "a route with an id of an answer",
        1,
        {"route_template": "/v1/responses/resp_0a1b2c3d4e5f6071"},
    ),
    (
        "a route with a UUID",
        1,
        {"route_template": "/v1/files/7c9e6679-7425-40de-944b-e07fc1f90ae7"},
    ),
    ("a route without its slash", 1, {"route_template": "v1/chat/completions"}),
    ("a route with its host", 1, {"route_template": "api.cometapi.com/v1/chat/completions"}),
    (
        "a documented route with a parameter",
        0,
        {
            "api_surface_checked": "documented-responses-interface",
            "route_template": "/v1/responses/{response_id}",
        },
    ),
    ("a local time", 1, {"recorded_at_utc": "2026-07-03 09:30"}),
    ("a time in words", 1, {"recorded_at_utc": "yesterday at nine"}),
    ("a number for a time", 1, {"recorded_at_utc": "1783000000"}),
    ("a window without its end", 1, {"test_window_utc": "2026-07-03T09:00:00Z"}),
    (
        "a window of local times",
        1,
        {"test_window_utc": "2026-07-03T11:00:00+02:00/2026-07-03T11:10:00+02:00"},
    ),
    ("a list for the question", 1, {"support_question": "[Is a 429 documented?]"}),
    ("a mapping for the question", 1, {"support_question": "{ask: Is a 429 documented?}"}),
    ("yes for a presence", 1, {"trace_id_present": "yes"}),
    ("a quoted presence", 0, {"trace_id_present": "'true'"}),
    ("a number for the result", 1, {"operator_result": "0"}),
    ("a list for the method", 1, {"http_method": "[POST, GET]"}),
    ("a status class in capitals", 1, {"status_code_class": "5XX"}),
    ("two status classes", 1, {"status_code_class": "4xx|5xx"}),
    ("an empty record id", 3, {"incident_id": "''"}),
    ("a null question", 3, {"support_question": "null"}),
    ("a question to be written", 3, {"support_question": "TODO"}),
    ("free text in the method", 1, {"http_method": "we posted it"}),
    ("free text in the class", 1, {"status_code_class": "mostly errors"}),
    ("free text in the result", 1, {"operator_result": "it works on my machine"}),
    (
        "a window with a dash",
        0,
        {"test_window_utc": "2026-07-03T09:00:00Z \u2013 2026-07-03T09:10:00Z"},
    ),
    ("a failing upstream as the category", 4, {"error_category": "upstream_failure"}),
    ("a worn certificate as the category", 4, {"error_category": "expired_certificate"}),
    ("an alert of TLS as the category", 0, {"error_category": "certificate_expired"}),
    ("a status phrase as the category", 0, {"error_category": "gateway_timeout"}),
    ("an id in the category", 4, {"error_category": "err-7f3a9c1b2d4e"}),
    ("a category with a host", 4, {"error_category": "api.cometapi.com:443"}),
    ("an unknown key", 1, {"severity": "high"}),
    ("a key with a slip", 1, {"suport_question": "none"}),
    (
        "an anchor and its alias",
        0,
        {"setup_assumptions": "&a [a test key kept outside]", "related_notes": "*a"},
    ),
    (
        "a pass with a failure class",
        1,
        {
            "operator_result": "pass",
            "status_code_class": "5xx",
            "error_category": '"500"',
            "support_question": "Is a 5xx expected for the documented chat interface?",
        },
    ),
    (
        "a success with an error category",
        1,
        {
            "status_code_class": "2xx",
            "error_category": '"429"',
            "support_question": "Is a 2xx expected for the documented chat interface?",
        },
    ),
    (
        "retries bounded, and unbounded in words",
        1,
        {**said("It retried forever."), "retries": "bounded"},
    ),
    (
        "steps that are absent, and present",
        1,
        {"sanitized_repro_steps_present": "false", "repro_steps": "[call it once]"},
    ),
    (
        "a half-filled template",
        3,
        {"workflow_name": "sanitized-workflow-name", "error_category": "sanitized-error-category"},
    ),
    ("a credential in words", 1, {"credential_used": "prod key of the team"}),
    ("a credential in a second field", 4, {"api_key": SECRET}),
    ("a key in the incident id", 4, {"incident_id": SECRET}),
)

# questions
QUESTIONS = (
    (
        "two questions in one",
        1,
        {"support_question": "Is a 429 documented and why does it happen?"},
    ),
    ("three questions", 1, {"support_question": "Is a 429 documented? Since when? For whom?"}),
    ("why it is broken", 1, {"support_question": "Why is your API broken?"}),
    (
        "why there was an outage",
        1,
        {"support_question": "Why did the chat gateway have an outage?"},
    ),
    (
        "when it will be fixed",
        1,
        {"support_question": "When will the documented chat interface be fixed?"},
    ),
    ("whose bug it is", 1, {"support_question": "Is this a bug on your side?"}),
    ("whether it is down", 1, {"support_question": "Is the API down?"}),
    ("an order", 1, {"support_question": "Fix the documented chat interface please"}),
    ("a question of nothing documented", 1, {"support_question": "Is this normal?"}),
    ("a refund", 1, {"support_question": "Can we get a refund for the failed calls?"}),
    ("a raise", 1, {"support_question": "Can you raise our rate limit?"}),
    (
        "a price",
        1,
        {"support_question": "What does one call of the documented chat interface cost?"},
    ),
    (
        "a long story",
        1,
        {"support_question": "Is it documented that " + "and then again " * 30 + "a 429 comes?"},
    ),
    (
        "a question and its reason",
        0,
        {
            "support_question": "Three of five calls got a 429. Is a 429 documented for the chat interface?"
        },
    ),
    (
        "a question about two statuses",
        0,
        {"support_question": "Are 429 and 503 documented for the chat interface?"},
    ),
    (
        "a question without its sign",
        0,
        {
            "support_question": "Please confirm whether finish_reason may be null in the chat response"
        },
    ),
)

SPOKEN = tuple((sentence, verdict, said(sentence)) for verdict, sentence in SENTENCES)

ROWS = (
    *FIELDS,
    *VALUES,
    *PEOPLE,
    *SPOKEN,
    *PASTED,
    *CLAIMED,
    *MODELS,
    *CHANGED,
    *TOLD,
    *FORMS,
    *QUESTIONS,
)

# whole texts
TEXTS = (
    (
        "JSON in place of YAML",
        0,
        '{"incident_id": "INC-1", "recorded_at_utc": "2026-07-03T09:30:00Z", "workflow_name": "greeting", "api_surface_checked": "documented-chat-interface", "http_method": "POST", "route_template": "/v1/chat/completions", "status_code_class": "4xx", "error_category": "429", "trace_id_present": true, "credential_used": "<API_KEY_PLACEHOLDER>", "request_body_summary": "harmless-test-payload-only", "response_body_summary": "omitted", "support_question": "Is a 429 documented for the chat interface?", "operator_result": "fail"}',
    ),
    ("a start of a document", 0, "---\n" + WHOLE),
    ("a start and an end", 0, "---\n" + WHOLE + "...\n"),
    ("a directive", 0, "%YAML 1.2\n---\n" + WHOLE),
    ("lines that end as on Windows", 0, WHOLE.replace("\n", "\r\n")),
    ("lines that end as on an old Mac", 0, WHOLE.replace("\n", "\r")),
    ("no line break at the end", 0, WHOLE.rstrip("\n")),
    (
        "an anchor for a presence",
        3,  # that there are no steps needs its reason
        changed(trace_id_present="&yes true", sanitized_repro_steps_present="false"),
    ),
    ("a tag of text", 0, changed(error_category="!!str 429")),
)

RECORDS = (*((name, verdict, changed(**fields)) for name, verdict, fields in ROWS), *TEXTS)
