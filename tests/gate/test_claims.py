"""What may be said and what may not, written as a stranger would write it."""

from __future__ import annotations

import time

import pytest

from checker.gate.claims import CLAIMS, Claim, claims
from checker.gate.lexicon import NEW_WORD
from checker.gate.weights import KNOWN
from checker.gate.wording import overclaims

# The owner's sentences, and what people write who keep to the evidence.
SAYABLE = """
A conclusion on rate limiting would be premature.
No benchmark was run and no comparison with other providers is intended.
The calls after 3 were rejected, all calls except two were dropped by our client.
Values above 4 are rejected with a 400.
Of our customers in the EU one was affected.
The file over 2 MB is kept apart.
The endpoint changed nothing in the request; the 4xx stayed.
price: <PLACEHOLDER>
Rate limit headers were absent from the response.
The rate limit error carried a code.
The model field is deprecated in the reference.
The credits of the account were not looked at.
The cause is still being investigated.
This is their bug tracker.
The documented upstream is named in the table.
Whether it was the provider is not known.
Their list of models has no such field.
Latency: not recorded.
Use the public support page to identify the current support channel before sending the packet.
Check the help center for current support and reliability caveats before drawing conclusions.
Record HTTP method, route template, status class, and error category without logging private payloads.
Compare the sanitized reproduction request with the current chat reference before escalation.
Compare observed response shape with the current responses reference before escalation.
Confirm the current public support options and what information the support path asks for.
Confirm current guidance on support escalation, maintenance windows, error handling, request-volume checks, and privacy logging.
Confirm which HTTP attributes are appropriate for low-cardinality incident evidence.
Confirm the documented chat request and response areas that the affected workflow depends on.
Confirm the documented responses request and response areas when the affected workflow uses that interface.
What not to assert: do not claim uptime, rate limits, pricing, model availability, latency guarantees, billing impact, or root cause from this packet alone.
Keep commercial, account-specific, model-specific, and quota-specific claims out of the packet unless they are verified in the linked source or by account-owned evidence.
A packet can say whether a controlled test had retries disabled or limited; it should not infer platform-wide retry behavior from one incident.
Overclaiming: the packet turns a status class, timeout, or malformed response into a root-cause statement.
Telemetry can narrow the search area, but it does not prove provider availability, commercial impact, or account billing state by itself.
Treat access and provider failures as operational blockers until the affected team verifies them.
A reliability handoff can note that billing, quota, or recharge impact needs separate verification.
Can HTTP telemetry prove the provider caused the incident?
It does not prove root cause, uptime, vendor availability, model availability, pricing impact, or commercial impact by itself.
Do not include real API keys, full private prompts, payment details, or unverified claims about root cause.
Only include a model identifier when the operator has verified it against the current CometAPI documentation or account-owned evidence.
Should a support packet include prices, quotas, or billing impact?
No claim about uptime, rate limits, pricing, quota, model availability, latency, billing or root cause.
This table makes no claim about latency or model availability.
This does not show latency, and nothing here is a statement about pricing.
Billing impact needs separate verification.
The billing impact is unknown and needs verification by the account owner.
The root cause is not known.
Root cause: unknown
root_cause: not determined
Root cause is out of scope for this packet.
The root cause has not been established from this evidence.
Root cause statements are excluded.
Uptime is not claimed here.
Availability is not shown by this table.
Model availability was not checked.
We could not tell whether the provider was down.
There is no evidence that the provider was down.
This does not mean that CometAPI is broken.
Do not write "the provider was down"; write what was observed.
Say that a 503 was observed instead of "the gateway is down".
If the API is unavailable, repeat the test later.
Please verify that the model is available before the next run.
Is the model `gpt-x` available on this account?
Does the documented rate limit of this route apply per key?
Was the 503 expected for the documented API surface?
Is a 500 with code `invalid_request` expected when `messages` is missing?
The answer carried the code `rate_limit_exceeded`.
The field `$.usage.latency_checkpoint` was seen in 3 of 12 answers and is not documented.
`billing` was seen in 2 of 4 answers; the page documents no field of that name.
On 2026-11-24 the page documented 61 fields; 12 observed answers were compared; 1 difference is listed below.
HTTP 503 was returned in 3 of 12 requests.
Status 429 was observed once and the retry was disabled.
The test call timed out on the client after 30 s.
The request was sent at 10:00 UTC and no answer arrived before the client stopped waiting.
The documented type is integer; a string was observed.
The page documents status 429 with retry "yes".
The page could not be read: it answered rate-limited (429).
The page was unreachable; the row rests on its access of 2026-11-20.
The attribute http.route is documented for server spans; url.template is the client one.
A trace or request identifier is available.
The trace identifier is not available in the client log.
The API reference is available at https://apidoc.cometapi.com/api/text/chat
Retries were limited to one attempt in the controlled test.
The test used a non-production key stored outside the packet.
The exact model detail still needs verification.
The help center lists a maintenance section; its time zone is not stated.
The support page names a mail channel.
Error category: timeout.
The service owner is named in the incident record.
The endpoint is documented as POST /v1/chat/completions.
The endpoint returned a body that is not JSON.
The server span has no http.route attribute.
The stability of this attribute is "stable" on the page.
The fixture documents a limit of 4 items for `stop`.
max_tokens is limited to 4096 in the documented schema.
`temperature` has a documented maximum of 2.
At most five documents were read at once.
The row rests on an access that is 9 days old.
The contract was accepted on 2026-11-20.
checker: exit 3 (could not verify)
The claim that the provider was down is unverified.
The request returned 503 at 10:05 UTC.
Observed response class: 5xx.
At 10:05 UTC one test call returned status 503 with error code `model_not_found`.
The observed error type is comet_api_error.
Ask support whether status 503 with code model_not_found is expected for this route.
Is a 503 with code model_not_found expected for POST /v1/chat/completions?
Which status does the documentation list for an unknown model?
What does the page state about retries for status 429?
The account owner should check billing separately.
Separate account-owned evidence is required for billing.
Pricing assumptions were removed.
No prices, quotas or billing claims are included.
Model name omitted; the exact model detail still needs verification.
The workflow affected is summarise-ticket.
The user-visible symptom was a spinner that did not stop.
Retries were disabled for the test.
Retry behavior was bounded to one retry.
The trace id is present.
The client used SDK version 1.2.3.
The happy path request returned 200.
The error path check returned 401 as recorded.
The invalid credential placeholder was rejected with 401.
The smallest safe test is one POST with a harmless prompt placeholder.
Environment mismatch: the local check used another SDK version than the hosted path.
The documented field `usage.total_tokens` was absent in 2 of 12 answers.
The page documents no field `usage.latency_checkpoint`.
3 findings: 1 error, 1 warning, 1 note.
The page was read on 2026-11-24; the contract was accepted on 2026-11-20.
Could not verify: 5 of 5 pages could not be read.
The document was refused (403) and is not compared.
page unusable: challenge page or script shell
extractor broken: 3 facts found where at least 36 were expected
The server asked to wait 30 seconds before the next request.
The host did not answer within 5 s.
Network budget of 20 s used up; kept evidence is used.
Nothing was compared: no recording belongs to a listed source.
checker reads five pages and compares what was observed with what is documented.
Read the pages and keep the accesses; import a page saved from a browser.
--max-age 7d: refuse evidence older than this.
--timeout: seconds that the network may take in one run (default 20).
--fail-on error|warning|note|never
The statement `maintenance-window` changed.
Statement maintenance-window: the start hour changed from 1 to 2.
The enum of `finish_reason` gained the member `tool_calls`.
Requirement level of http.request.method is required.
`http.request.header.authorization` is sensitive and should not be recorded.
The attribute user_agent.original is recommended.
metric http.client.request.duration: unit changed from ms to s
The instrument is Histogram.
The page states concurrency limits; the packet should not repeat them.
The page no longer states a maintenance window.
The help center says where request volume is checked.
Status 429 is documented with retry yes.
Rate limit errors are documented as status 429.
The response carried a header named x-ratelimit-remaining.
Pricing is not part of this packet.
Latency is not judged.
Cost and quota details are left out.
What this table does not show
It says nothing about uptime, rate limits, pricing, quota, model availability, latency, billing or root cause.
This is not evidence of an outage.
We have no evidence of an outage at the provider.
Support should confirm whether the gateway was available at 10:05 UTC.
Confirm with support whether the limit is 60 requests per minute.
The fallback decision record is linked.
The incident started when the client saw status 502.
Two different gateways were used in the test.
The service tier field is documented as string.
The service_tier token "default" is documented.
Check CometAPI Response Shape Before Promoting Fallback Traffic
Reproduce CometAPI API Failures With Clean Incident Notes
HTTP Telemetry Fields for CometAPI Reliability Reviews
The model field is required.
`model` is documented as a required string.
The field `model` was seen in 12 of 12 answers.
The page does not say which models are available.
The sample ran over loopback; no page of a provider was read.
Each test request was sent once.
The test made one call per minute.
Telemetry narrows the search area.
""".strip().splitlines()

UNSAYABLE = """
claim-provider-state | The endpoint changed its answers.
claim-price | price: two dollars
claim-billing | This will be refunded.
claim-billing | We pay roughly 30% more than we should.
claim-platform-wide | Only CometAPI customers in the EU are affected.
claim-rate-limit | Everything above ten requests is dropped.
claim-rate-limit | Calls beyond 50 get rejected.
claim-rate-limit | The rate limit was low.
claim-provider-state | The 502s come from an overloaded upstream.
claim-root-cause | It is their bug.
claim-root-cause | This is a regression in their release.
claim-root-cause | It was the provider.
claim-root-cause | Blame the upstream.
claim-root-cause | It must be a capacity problem at the provider.
claim-root-cause | The upstream timed out because it was overloaded.
claim-root-cause | The cause is an expired certificate.
claim-model-availability | The model is deprecated and no longer available.
claim-model-availability | The model no longer exists.
claim-model-availability | They deprecated the model.
claim-quota | Our credits ran out.
claim-quota | We have no credits left.
claim-quota | We ran out of tokens.
claim-rate-limit | The vendor throttles us.
claim-rate-limit | Their rate limiter kicked in.
claim-latency | Response times doubled.
claim-billing | We lost revenue.
claim-billing | The subscription expired.
claim-uptime | uptime is 99.9 %
claim-uptime | Uptime: 99.95%
claim-uptime | Availability was 97 percent during the test window.
claim-uptime | CometAPI has 99.99% availability.
claim-uptime | The SLA of 99.9% was met.
claim-uptime | Reliability is excellent.
claim-uptime | There was an outage between 10:00 and 10:20.
claim-uptime | During the outage all calls returned 503.
claim-uptime | The gateway is highly available.
claim-uptime | Five nines, as promised.
claim-uptime | We saw zero downtime this month.
claim-uptime | The success rate dropped to 82%.
claim-provider-state | the provider was down
claim-provider-state | The provider was **down** again.
claim-provider-state | CometAPI is broken
claim-provider-state | Clearly the gateway was overloaded.
claim-provider-state | The upstream is unstable today.
claim-provider-state | The API is working fine.
claim-provider-state | Their backend crashed at noon.
claim-provider-state | The service has been degraded since Monday.
claim-provider-state | OpenAI was not available.
claim-provider-state | The platform had an incident.
claim-provider-state | The servers were at capacity.
claim-provider-state | They are having issues.
claim-provider-state | The API is slow.
claim-provider-state | We do not know why, but the provider was down.
claim-provider-state | Do not panic, the provider is back up.
claim-provider-state | The vendor
claim-provider-state | The chat endpoint doesn't work.
claim-model-availability | the model gpt-x is available
claim-model-availability | The model `gpt-x` is available on this account.
claim-model-availability | gpt-4o is not supported.
claim-model-availability | CometAPI supports gpt-5.
claim-model-availability | claude-sonnet-4 was unavailable.
claim-model-availability | More than 500 models are available.
claim-model-availability | The model has been retired.
claim-rate-limit | you are limited to 60 requests per minute
claim-rate-limit | The rate limit is 60 rpm.
claim-rate-limit | rate_limit: 60
claim-rate-limit | The plan allows up to 30 million TPM.
claim-rate-limit | We hit the rate limit.
claim-rate-limit | Requests are throttled after the tenth call.
claim-rate-limit | We were rate-limited by the provider.
claim-rate-limit | There is a 100 requests/s limit on this route.
claim-rate-limit | The account exceeded its quota.
claim-quota | Our quota was exhausted.
claim-quota | We ran out of credits.
claim-quota | The balance is too low.
claim-price | costs $0.10 per 1K tokens
claim-price | The price is lower on this gateway.
claim-price | Each call costs about two cents.
claim-price | It is cheaper than the direct API.
claim-price | The incident cost us 40 USD.
claim-price | Calls are free.
claim-price | Input is €3 per million tokens.
claim-price | Pricing has doubled since July.
claim-billing | We were billed twice.
claim-billing | Failed requests are not charged.
claim-billing | Billing was correct.
claim-billing | There is no billing impact.
claim-billing | The retries affected our invoice.
claim-billing | CometAPI charges for failed calls.
claim-billing | You will be refunded.
claim-latency | responses take under 200 ms
claim-latency | Latency is below 300 ms.
claim-latency | The p95 was 4.2s.
claim-latency | We saw high latency.
claim-latency | The API usually responds in 2 seconds.
claim-latency | Throughput reached 80 tokens per second.
claim-guarantee | we guarantee delivery
claim-guarantee | The response format is guaranteed.
claim-guarantee | The plan guarantees a reply within a day.
claim-root-cause | the root cause was a bad deploy
claim-root-cause | Root cause: a bad deploy at the provider.
claim-root-cause | root_cause: bad deploy
claim-root-cause | The failure was caused by an expired certificate.
claim-root-cause | It failed because the provider changed the schema.
claim-root-cause | This is due to a bug in the gateway.
claim-root-cause | The issue was traced to the load balancer.
claim-root-cause | CometAPI is to blame.
claim-root-cause | It is a problem on the provider's side.
claim-root-cause | The likely cause is a capacity problem.
claim-root-cause | We think the vendor's bug caused the timeouts.
claim-root-cause | A provider-side failure.
claim-platform-wide | The gateway retries requests automatically.
claim-platform-wide | All customers are affected.
claim-platform-wide | This affects everyone.
claim-provider-state | It looks like CometAPI went down around 10:05 UTC.
claim-provider-state | The provider is experiencing an outage.
claim-uptime | Provider outage confirmed.
claim-uptime | This is a CometAPI outage.
claim-root-cause | The problem is on CometAPI's end.
claim-provider-state | CometAPI's gateway returned 503 because their upstream was overloaded.
claim-root-cause | We believe the root cause is a misconfigured load balancer.
claim-root-cause | The root cause appears to be rate limiting.
claim-root-cause | Probably caused by rate limiting on the account.
claim-latency | The timeouts were due to high latency at the provider.
claim-latency | Average latency increased to 12 seconds.
claim-latency | Latency was high.
claim-latency | Mean response time: 3.4s
claim-uptime | Uptime for June was 99.2%.
claim-uptime | Service availability is below the SLA.
claim-provider-state | The service is unreliable.
claim-provider-state | The endpoint is currently unavailable.
claim-provider-state | The API was unavailable for 20 minutes.
claim-model-availability | The model gpt-4o-mini was not available in our region.
claim-model-availability | claude-3-opus is available through CometAPI.
claim-model-availability | gemini-2.5-pro is down.
claim-model-availability | CometAPI does not support o1-pro.
claim-rate-limit | We were throttled.
claim-rate-limit | Rate limits were exceeded.
claim-rate-limit | We exceeded the rate limit of 500 RPM.
claim-rate-limit | The limit is 500 requests per minute.
claim-rate-limit | Our account is limited to 10k TPM.
claim-quota | Quota exceeded for this account.
claim-quota | The quota is 1,000,000 tokens.
claim-price | Pricing is $2.50 per million input tokens.
claim-price | This request costs 0.3 cents.
claim-price | The total cost was 12 EUR.
claim-billing | We were charged $14.20 for failed requests.
claim-billing | The customer was double billed.
claim-billing | The incident increased our bill.
claim-price | We lost $300.
claim-price | Billing impact: about 40 dollars.
claim-guarantee | The fix guarantees no recurrence.
claim-guarantee | CometAPI guarantees 99.9% uptime.
claim-guarantee | Responses are guaranteed within 5 seconds.
claim-latency | The API always responds within 2 s.
claim-latency | Requests take 10 seconds.
claim-root-cause | The bug is in CometAPI.
claim-root-cause | There is a bug in the gateway.
claim-root-cause | The deploy broke the API.
claim-root-cause | A bad deploy caused this.
claim-root-cause | The provider caused the incident.
claim-provider-state | The vendor broke streaming.
claim-provider-state | CometAPI silently changed the response format.
claim-provider-state | CometAPI dropped our requests.
claim-platform-wide | The gateway automatically retries failed requests.
claim-platform-wide | All users are affected.
claim-provider-state | The whole platform is down.
claim-provider-state | The API is down!
claim-provider-state | API down since 09:00.
claim-provider-state | CometAPI down?? Yes, it is down.
claim-uptime | Gateway outage 10:00-10:30
claim-provider-state | provider was down, fallback used
claim-provider-state | incident_summary: The provider was down and we switched to another model.
claim-provider-state | The service was not available.
claim-provider-state | CometAPI has been unstable all week.
claim-root-cause | It's CometAPI's fault.
claim-root-cause | The provider's fault.
claim-root-cause | Because of the provider outage, requests failed.
claim-provider-state | the upstream model provider had an outage
claim-root-cause | Cause: overloaded upstream
claim-uptime | Reason: provider outage
claim-rate-limit | The 429s prove we hit our quota.
claim-provider-state | This proves that the provider was down.
claim-provider-state | The 503 shows that the gateway is overloaded.
claim-provider-state | The 503 means the provider is down.
claim-provider-state | Telemetry confirms the provider was at fault.
claim-uptime | Model availability is fine.
claim-quota | The account has run out of balance.
claim-quota | We have insufficient quota.
claim-rate-limit | The key has a limit of 3 requests per second.
claim-billing | Refund is due.
claim-uptime | 100% uptime
claim-uptime | 99.99 percent availability
claim-uptime | uptime 99.9%
claim-uptime | Uptime of CometAPI is at least 99 %.
claim-uptime | SLA: 99.9%
claim-latency | latency 200 ms
claim-latency | p99 latency is 900ms
claim-latency | TTFT of 400 ms
claim-price | gpt-5 costs 3x more.
claim-price | CometAPI is cheaper.
claim-price | The cheapest gateway.
claim-billing | calls are billed per token
claim-billing | Each retry is charged.
""".strip().splitlines()


def told(text: str) -> list[str]:
    return [rule for rule, _ in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "...",
        "|||",
        "`",
        "a" * 5000,
        "a 'request' of 'mine'",
        "Call it 'my words'.",
    ],
)
def test_nothing_is_claimed_by_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", SAYABLE)
def test_what_keeps_to_the_evidence_may_be_said(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("line", UNSAYABLE)
def test_a_claim_is_refused_by_its_rule(line: str) -> None:
    rule, _, text = line.partition(" | ")
    if text == "The vendor":
        text = "The vendor\nwas down for an hour."
    assert rule in told(text)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("We have not gone into the API being down.", "claim-provider-state"),
        ("We do not have credits left.", "claim-quota"),
        ("The team never has credits.", "claim-quota"),
        ("We never had any downtime.", "claim-uptime"),
        ("We never got a refund.", "claim-billing"),
        ("Latency was not a problem.", "claim-latency"),
        ("The outage, which hit us, is for support to confirm.", "claim-uptime"),
        ("Latency of twelve seconds is for others.", "claim-latency"),
        ("We say nothing of the cause - the gateway was down.", "claim-provider-state"),
    ],
)
def test_a_negation_of_what_is_no_act_on_paper_claims_something(said: str, rule: str) -> None:
    assert rule in told(said)


def test_what_is_said_before_an_act_on_paper_claims_nothing() -> None:
    assert told("Latency we did not touch.") == []


OF_NO_CLASS = {
    "claim-billing": [
        f"The account was {word}."
        for word in ["blocked", "deactivated", "downgraded", "locked", "suspended", "terminated"]
    ],
    "claim-model-availability": [
        *("The plan does not include the model.", "The tier does not include the model."),
        "Plans do not include the model.",
    ],
    "claim-rate-limit": [
        *("The plan allows ten requests.", "The tier allows ten requests."),
        "Plans allow ten requests.",
    ],
    "claim-root-cause": [
        *("They arise because the node fails.", "It arises because the node fails."),
        *("It arose because the node had failed.", "They happen because the node fails."),
        "It happens because the node fails.",
    ],
}


@pytest.mark.parametrize(("rule", "said"), OF_NO_CLASS.items())
def test_a_word_of_no_class_makes_a_claim(rule: str, said: list[str]) -> None:
    assert [each for each in said if rule not in told(each)] == []


@pytest.mark.parametrize("words", ["if the cause is", "the price and latency are high"])
def test_what_lifts_again_and_again_costs_no_more_than_other_words(words: str) -> None:
    def cost(words: str) -> float:
        text = " ".join(f"{words} {number}" for number in range(1000))
        begun = time.process_time()
        told(text)
        return time.process_time() - begun

    cost(words)  # what is compiled when it is first asked
    assert cost(words) < 8 * cost("the page says as") + 0.1


def test_a_sentence_that_a_text_repeats_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("checker.gate.claims.written_out", lambda said: read.append(said) or said)
    assert [rule for rule, _ in claims("The gateway is down.\n\n" * 50)] == [
        "claim-provider-state"
    ] * 50
    assert len(read) == 1


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(SAYABLE) >= 60
    assert len(UNSAYABLE) >= 60
    named = {line.split(" | ")[0] for line in UNSAYABLE}
    assert KNOWN <= named <= {row.id for row in CLAIMS}


def test_a_claim_of_ones_own_is_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Our tool is certified for banks."
    assert not overclaims(said)
    row = Claim(
        id="claim-compliance",
        about="compliance",
        ways=(f"b{NEW_WORD}",),
        own=frozenset({"certified"}),
    )
    monkeypatch.setattr("checker.gate.claims.CLAIMS", (row, *CLAIMS))
    assert [one.rule for one in overclaims(said)] == ["claim-compliance"]
    assert not overclaims("It is not said that our tool is certified for banks.")


@pytest.mark.parametrize("moved", range(0, 40, 3))
def test_a_long_list_of_names_is_cut_between_names(moved: int) -> None:
    names = ", ".join(
        f"`demands metric:http.{side}.{what} http.request.method`"
        for side in ("client", "server")
        for what in (
            "active_requests",
            "request.body.size",
            "request.duration",
            "response.body.size",
        )
    )
    assert list(claims(f"- {'Places' + 'x' * moved} (11): {names}, {names}.")) == []


@pytest.mark.parametrize(
    "said",
    [
        "::error title=X,file=service/snapshots/chat/contract.json,line=3::It is `string` now.",
        "Read the pages, then run this again: `checker snapshot api --sources x.toml`",
    ],
)
def test_a_part_of_a_path_and_an_option_are_no_deeds(said: str) -> None:
    assert overclaims(said) == ()


def test_a_dash_and_a_slash_between_words_hide_no_deed() -> None:
    assert all(map(overclaims, ("The API -- crashes daily.", "The gateway/API crashes daily.")))
