"""Bodies with the figures of public recordings: sizes, members, nulls, how often a shape returns.

Our own, from a seed. What a body has and of which types is drawn from the number of its shape,
what stands in it anew for each: two bodies of one shape differ as two answers do.
"""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "x = 1;")

# Of how many distinct shapes the first are which part of all bodies, in public recordings.
SHARES = {
    "chat": ((1, 0.38), (5, 0.55), (20, 0.76), (50, 0.91), (164, 1.0)),
    "responses": ((1, 0.04), (5, 0.18), (20, 0.38), (50, 0.52), (324, 1.0)),
}
SALT = {"chat": 7, "responses": 31}  # with which the few common shapes are no odd ones
OWN = 10**6  # from here on each number of a shape is used once


@dataclass(frozen=True, slots=True)
class Draw:
    """What decides the shape of a body, and what decides the values in it."""

    form: random.Random
    value: random.Random
    odd: bool  # is it a shape of its own, so that more of it is left to chance?

    def has(self, chance: float) -> bool:
        return self.form.random() < (0.5 if self.odd and 0 < chance < 1 else chance)

    def some(self, chance: float, **members: Any) -> dict[str, Any]:
        """Each of some members, or not."""
        return {name: value for name, value in members.items() if self.has(chance)}

    def text(self, median: float = 103, most: int = 3_952) -> str:
        """Words; half of all texts are shorter than the median, a tenth nine times as long."""
        size = min(
            max(int(self.value.lognormvariate(0, 1.72 if median < 150 else 2) * median), 12), most
        )
        words = self.value.choices(WORDS, k=size // 6 + 1)
        if self.value.random() < 0.4:
            words = [word + ("\n" if not at % 9 else "") for at, word in enumerate(words)]
        if self.value.random() < 0.2:
            words.insert(0, 'he said "no":')
        if self.value.random() < 0.3:
            words.insert(0, "naïve, that is")
        return " ".join(words)[:size]

    def code(self, size: int = 24) -> str:
        return "".join(self.value.choices(string.ascii_letters + string.digits, k=size))

    def number(self, most: int = 2_000) -> int:
        return self.value.randrange(1, most)

    def word(self, *words: Any) -> Any:
        """One of a closed set."""
        return self.value.choice(words)

    def several(self, chance: float, most: int) -> int:
        """One, or by chance more, as answers of one kind have."""
        return self.value.randint(2, most) if self.value.random() < chance else 1


def chat(draw: Draw) -> dict[str, Any]:
    """A chat completion."""
    has, some = draw.has, draw.some
    usual = has(0.7)  # the fields of today
    usage: dict[str, Any] = {
        "prompt_tokens": draw.number(),
        "completion_tokens": draw.number(),
        "total_tokens": draw.number(4_000),
    }
    if usual and has(0.75):
        usage["prompt_tokens_details"] = {"cached_tokens": 0} | some(0.8, audio_tokens=0)
        usage["completion_tokens_details"] = {"reasoning_tokens": draw.number(99)} | some(
            0.75, audio_tokens=0, accepted_prediction_tokens=0, rejected_prediction_tokens=0
        )
    elif has(0.3):
        usage |= {"prompt_tokens_details": None, "completion_tokens_details": None}
    usage |= some(0.08, cost=0.00123, prompt_cache_hit_tokens=0, queue_time=0.2, total_time=0.5)
    usage |= some(0.05, latency_checkpoint={"first": 1, "last": 2})
    calls = has(0.25)
    filtered = {"filtered": False, "severity": "safe"}
    kinds = ("hate", "self_harm", "sexual", "violence")
    safe = has(0.03) and {kind: dict(filtered) for kind in kinds}

    def choice(index: int) -> dict[str, Any]:
        message: dict[str, Any] = {"role": "assistant"}
        if not calls or has(0.8):
            message["content"] = None if calls else draw.text()
        if calls:
            message["tool_calls"] = [
                {
                    "id": f"call_{draw.code()}",
                    "type": "function",
                    "function": {"name": "weather", "arguments": json.dumps({"q": draw.code(9)})},
                }
                | ({"index": at} if indexed else {})
                for at in range(draw.several(0.1, 3))
            ]
        if usual:
            message["refusal"] = None
        if noted:
            message["annotations"] = []
        message.update(
            {name: draw.text(60) if told else None for name, told in beside.items()},
        )
        return {
            "index": index,
            "message": message,
            "finish_reason": "tool_calls" if calls else draw.word("stop", "stop", "length"),
            **({"logprobs": None} if logs else {}),
            **({"content_filter_results": safe} if safe else {}),
            **({"native_finish_reason": "stop"} if native else {}),
        }

    indexed, noted, logs, native = has(0.2), usual and has(0.7), has(0.65), has(0.1)
    beside = some(0.07, reasoning=has(0.6), reasoning_content=has(0.6), function_call=False)
    body = {
        "id": f"chatcmpl-{draw.code()}",
        "object": "chat.completion",
        "created": 1_780_000_000 + draw.number(99_999),
        "model": draw.word("a-model-of-some-kind", "another-model"),
        "choices": [choice(index) for index in range(draw.several(0.03, 4))],
        "usage": usage,
    }
    if safe:
        body["prompt_filter_results"] = [{"prompt_index": 0, "content_filter_results": safe}]
    if has(0.75):
        body["system_fingerprint"] = None if has(0.3) else f"fp_{draw.code(10)}"
    body |= some(0.6, service_tier="default") if usual else some(0.2, provider="somebody")
    body |= some(0.03, x_groq={"id": draw.code()}, citations=["https://example.test/"], seed=1)
    return _ordered(draw, body)


def response(draw: Draw) -> dict[str, Any]:
    """A response."""
    has, some = draw.has, draw.some
    logs, noted = has(0.75), has(0.25)
    status, phase = has(0.9), has(0.1)

    def message() -> dict[str, Any]:
        cited = {"type": "url_citation", "start_index": 1, "end_index": 9, "title": draw.text(20)}
        notes = [cited | {"url": f"https://example.test/{draw.code()}"}] if noted else []
        part = {"type": "output_text", "annotations": notes * draw.several(0.1, 9)}
        part |= {"logprobs": []} if logs else {}
        return {
            "id": f"msg_{draw.code()}",
            "type": "message",
            **({"status": "completed"} if status else {}),
            "content": [part | {"text": draw.text(180, 3_980)}],
            "role": "assistant",
            **({"phase": "final"} if phase else {}),
        }

    def call() -> dict[str, Any]:
        return {
            "id": f"fc_{draw.code()}",
            "type": "function_call",
            "status": "completed",
            "arguments": json.dumps({"city": draw.code(8)}),
            "call_id": f"call_{draw.code()}",
            "name": "weather",
        }

    def reasoning() -> dict[str, Any]:
        summary = [{"type": "summary_text", "text": draw.text(90)}] if told else []
        return {"id": f"rs_{draw.code()}", "type": "reasoning", "summary": summary} | kept

    told, kept = has(0.5), some(0.3, encrypted_content=draw.code(200), content=[])
    output = [reasoning()] if has(0.4) else []
    if has(0.25):
        output.append({"id": "ws_1", "type": "web_search_call", "status": "completed"})
    calls = has(0.35)
    output += [call() for _ in range(draw.several(0.2, 4))] if calls else []
    if not calls or has(0.3):
        output.append(message())
    body: dict[str, Any] = {
        "id": f"resp_{draw.code()}",
        "object": "response",
        "created_at": 1_780_000_000 + draw.number(99_999),
        "status": "completed",
        "background": False,
        "error": None,
        "incomplete_details": None,
        "instructions": draw.text(40) if has(0.3) else None,
        "max_output_tokens": draw.number() if has(0.25) else None,
        "model": "a-model-of-some-kind",
        "output": output,
        "parallel_tool_calls": True,
        "previous_response_id": f"resp_{draw.code()}" if has(0.2) else None,
        "reasoning": {"effort": "medium" if has(0.5) else None, "summary": None},
        "store": True,
        "temperature": draw.word(1.0, 0.7) if has(0.9) else 1,
        "text": _text_format(draw),
        "tool_choice": "auto",
        "tools": [_tool(draw, at) for at in range(draw.form.choice((1, 1, 2, 3)))]
        if has(0.65)
        else [],
        "top_p": 1.0,
        "truncation": "disabled",
        "usage": {
            "input_tokens": draw.number(),
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": draw.number(),
            "output_tokens_details": {"reasoning_tokens": draw.number(99)},
            "total_tokens": draw.number(4_000),
        },
        "user": None,
        "metadata": {name: draw.code(8) for name in some(0.06, case=1, tenant=1)},
    }
    for name in [name for name in ("background", "store", "user") if has(0.06)]:
        del body[name]
    if has(0.85):
        body |= {"max_tool_calls": None, "prompt_cache_key": None, "safety_identifier": None}
        body |= {"service_tier": "default", "top_logprobs": 0}
    body |= some(0.08, billing={"payer": "developer"}, content_filters=None, conversation=None)
    body |= some(0.1, frequency_penalty=0.0, moderation=None, completed_at=1_780_000_001)
    return _ordered(draw, body)


def _text_format(draw: Draw) -> dict[str, Any]:
    if draw.has(0.1):
        schema = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
        named: dict[str, Any] = {"type": "json_schema", "name": "answer", "strict": True}
        return {"format": named | {"description": None, "schema": schema}}
    return {"format": {"type": "text"}} | ({"verbosity": "medium"} if draw.has(0.6) else {})


def _tool(draw: Draw, at: int) -> dict[str, Any]:
    """A tool as the caller described it: the names of its parameters are the caller's."""
    names = [f"{word}_{at}" for word in WORDS[:8] if draw.has(0.2)] or ["city"]
    return {
        "type": "function",
        "description": draw.text(50, 400),
        "name": "weather",
        "parameters": {
            "type": "object",
            "properties": {name: {"type": "string"} for name in names},
            "required": names,
            "additionalProperties": False,
        },
        "strict": True,
    }


def _ordered(draw: Draw, body: dict[str, Any]) -> dict[str, Any]:
    """Now and then another order of names: as other servers write them."""
    if not draw.has(0.25):
        return body
    names = [*body]
    at = draw.form.randrange(len(names))
    return {name: body[name] for name in names[at:] + names[:at]}


KINDS = {"chat": chat, "responses": response}


def bodies(kind: str, count: int, *, own: int = 0, seed: int = 20261124) -> Iterator[bytes]:
    """Lines of JSON with the figures of recordings; each `own`-th has a shape of its own."""
    value = random.Random(seed)  # noqa: S311 - the same bodies in each run
    numbers, weights = _shares(kind)
    cumulated = [*accumulate(weights)]
    for at in range(count):
        odd = bool(own) and at % own == own - 1
        number = OWN + at if odd else value.choices(numbers, cum_weights=cumulated)[0]
        form = random.Random(f"{kind} {number} {SALT[kind]}")  # noqa: S311 - likewise
        body = KINDS[kind](Draw(form, value, odd))
        yield json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _shares(kind: str) -> tuple[list[int], list[float]]:
    """The shapes by number, and how often each is drawn."""
    weights: list[float] = []
    before = 0.0
    for last, share in SHARES[kind]:
        several = last - len(weights)
        weights += [(share - before) / several] * several
        before = share
    return [*range(len(weights))], weights
