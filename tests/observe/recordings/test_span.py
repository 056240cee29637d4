"""What attributes of spans tell of an answer."""

from __future__ import annotations

from checker.observe.recordings import RECORDINGS
from checker.observe.recordings.span import rebuilt

# By which names a person says in which form recordings are.
NAMES = """
access-log access-log-caddy access-log-cloudflare access-log-ecs access-log-ecs-flat
access-log-envoy access-log-json access-log-traefik answer-alone bruno charles
cloudwatch-event cloudwatch-events cloudwatch-insights cloudwatch-lambda cloudwatch-subscription
curl-trace curl-v datadog datadog-api firehose genai-message har helicone http insomnia
jaeger-trace kinesis langfuse litellm litellm-older log-lines logcli loki openai-batch
openai-batch-input openai-debug-log otel-console otel-go-console otel-js-console otlp-logs
otlp-metrics otlp-resource otlp-spans postman request-response requests server-console stub vcr vcr-beside
vcr-ruby yaml zipkin zipkin-v1
"""

SPAN = {
    "gen_ai.operation.name": "chat",
    "gen_ai.response.id": "x",
    "gen_ai.response.model": "m",
    "gen_ai.usage.input_tokens": 3,
    "gen_ai.usage.output_tokens": 4,
    "gen_ai.response.finish_reasons": ["stop"],
    "server.address": "api.example.test",
}


def test_the_names_of_all_forms() -> None:
    assert {*NAMES.split()} <= {*RECORDINGS}


def test_each_attribute_of_an_answer_has_its_member() -> None:
    (part,) = rebuilt(SPAN)
    assert part.value["url"] == "https://api.example.test/v1/chat/completions"
    assert part.value["response_body"] == {
        "id": "x",
        "model": "m",
        "usage": {"prompt_tokens": 3, "completion_tokens": 4},
        "choices": [{"finish_reason": "stop"}],
    }
