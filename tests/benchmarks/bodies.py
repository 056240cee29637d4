"""Synthetic bodies of the two operations, in as many shapes as asked for. Our own, from a seed."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterator
from typing import Any

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")


def text(draw: random.Random, characters: int) -> str:
    """Words, about as many characters as asked for; now and then a quotation mark."""
    words: list[str] = []
    size = 0
    while size < characters:
        word = draw.choice(WORDS)
        words.append(word)
        size += len(word) + 1
    if draw.random() < 0.2:
        words.insert(0, 'he said "no":')
    return " ".join(words)


def code(draw: random.Random) -> str:
    """An id."""
    return "".join(draw.choices(string.ascii_letters + string.digits, k=29))


def some(draw: random.Random, **optional: Any) -> dict[str, Any]:
    """Each of the optional members, or not."""
    return {name: value for name, value in optional.items() if draw.random() < 0.35}


def chat(draw: random.Random) -> dict[str, Any]:
    """A chat completion of about 1.4 KB."""
    details = {"cached_tokens": 0, "audio_tokens": 0}
    completion = {
        "reasoning_tokens": draw.randrange(99),
        "audio_tokens": 0,
        "accepted_prediction_tokens": 0,
        "rejected_prediction_tokens": 0,
    }
    choices = [
        {
            "index": index,
            "message": {
                "role": "assistant",
                "content": text(draw, 620),
                "refusal": None,
                **some(draw, annotations=[], reasoning_content=text(draw, 40), audio=None),
            },
            "finish_reason": draw.choice(["stop", "length", "tool_calls", "content_filter"]),
            **some(draw, logprobs=None),
        }
        for index in range(1 if draw.random() < 0.95 else 2)
    ]
    usage = {
        "prompt_tokens": 19,
        "completion_tokens": 10,
        "total_tokens": 29,
        "prompt_tokens_details": details,
        "completion_tokens_details": completion,
        **some(draw, latency_checkpoint={"first": 1, "last": 2}, cost=draw.choice([1, 0.25, {}])),
    }
    return {
        "id": f"chatcmpl-{code(draw)}",
        "object": "chat.completion",
        "created": 1_780_000_000,
        "model": "a-model-of-some-kind",
        "choices": choices,
        "usage": usage,
        **some(
            draw,
            service_tier="default",
            system_fingerprint="fp_1234567890",
            provider="somebody",
            request_id=code(draw),
        ),
    }


def response(draw: random.Random) -> dict[str, Any]:
    """A response of about 2.1 KB."""
    message = {
        "id": f"msg_{code(draw)}",
        "type": "message",
        "status": "completed",
        "role": "assistant",
        "content": [
            {
                "type": "output_text",
                "annotations": [],
                "logprobs": [],
                "text": text(draw, 1060),
            }
        ],
    }
    call = {
        "id": f"fc_{code(draw)}",
        "type": "function_call",
        "status": "completed",
        "arguments": json.dumps({"city": "x"}),
        "call_id": code(draw),
        "name": "weather",
    }
    reasoning = {"id": f"rs_{code(draw)}", "type": "reasoning", "summary": []}
    output = [message]
    if draw.random() < 0.3:
        output.insert(0, reasoning)
    if draw.random() < 0.3:
        output.append(call)
    return {
        "id": f"resp_{code(draw)}",
        "object": "response",
        "created_at": draw.choice([1_780_000_000, 1_780_000_000.0]),
        "status": draw.choice(["completed", "incomplete"]),
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "model": "a-model-of-some-kind",
        "output": output,
        "max_output_tokens": None,
        "parallel_tool_calls": True,
        "previous_response_id": None,
        "reasoning": {"effort": None, "summary": None},
        "safety_identifier": None,
        "temperature": draw.choice([1, 1.0, 0.7]),
        "tool_choice": "auto",
        "tools": [],
        "text": {"format": {"type": "text"}, "verbosity": "medium"},
        "top_logprobs": 0,
        "top_p": 1.0,
        "truncation": "disabled",
        "usage": {
            "input_tokens": 36,
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens": 87,
            "output_tokens_details": {"reasoning_tokens": draw.randrange(99)},
            "total_tokens": 123,
        },
        **some(
            draw,
            background=False,
            prompt_cache_key=None,
            service_tier="default",
            store=True,
            billing={"payer": "developer"},
        ),
    }


KINDS = {"chat": chat, "responses": response}


def records(kind: str, templates: int, count: int) -> Iterator[bytes]:
    """Lines of JSON: bodies of so many templates, each with an id of its own."""
    draw = random.Random(20261124)  # noqa: S311 - the same bodies in each run
    bodies = [json.dumps(KINDS[kind](draw)) for _ in range(templates)]
    for number in range(count):
        body = bodies[draw.randrange(templates)]
        yield body.replace('"id": "', f'"id": "{number:06d}', 1).encode()
