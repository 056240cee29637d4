"""What attributes of spans tell of an answer."""

from __future__ import annotations

from checker.observe.recordings.span import rebuilt

SPAN = {
    "gen_ai.operation.name": "chat",
    "gen_ai.response.id": "x",
    "gen_ai.response.model": "m",
    "gen_ai.usage.input_tokens": 3,
    "gen_ai.response.finish_reasons": ["stop"],
    "server.address": "api.example.test",
}


def test_each_attribute_of_an_answer_has_its_member() -> None:
    (part,) = rebuilt(SPAN)
    assert part.value["url"] == "https://api.example.test/v1/chat/completions"
    assert part.value["response_body"] == {
        "id": "x",
        "model": "m",
        "usage": {"prompt_tokens": 3},
        "choices": [{"finish_reason": "stop"}],
    }
