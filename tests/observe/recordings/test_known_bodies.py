"""Bodies of exchanges that are known again are counted as if each were looked at."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from checker.observe import Observed, answers, streaming
from tests.observe.documented import CHAT, chunk, completion, exchange, seen, transcript
from tests.observe.recordings import sixty


def told(found: Observed) -> Observed:
    return replace(found, shapes=tuple(sorted(found.shapes, key=repr)))


@pytest.mark.parametrize("contract", [None, CHAT], ids=["", "asked"])
def test_the_quicker_way_gives_the_same(contract, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random.Random(1)  # noqa: S311 - no secret is drawn
    several = [one for one in sixty.sixty() for _ in range(40)]
    odd = [{"error": each, "id": "x"} for each in (None, "", "x", {}, {"message": "m"}, 0)] * 30
    odd += [{"success": each, "message": "m"} for each in (True, False)] * 40
    odd += [completion(created=each) for each in (1.0, 1.5, 2, 2**63)] * 30
    several += [exchange(json.dumps(one)) for one in odd]
    drawn.shuffle(several)
    text = sixty.lines(several)
    quick = seen(text, contract=contract)
    monkeypatch.setattr(answers, "MAX_READERS", 0)
    assert told(seen(text, contract=contract)) == told(quick)


def test_the_quicker_way_gives_the_same_of_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random.Random(1)  # noqa: S311 - no secret is drawn
    odd = [chunk(error=each) for each in (None, "", "x", {}, {"message": "m"}, 0)]
    odd += [chunk(), {"other": 1}, {"message": "m"}, chunk(choices=[])]
    texts = [transcript(*drawn.choices(odd, k=8)) for _ in range(60)]
    quick = seen(*texts, contract=CHAT)
    monkeypatch.setattr(streaming.Streaming, "_know", lambda *_: None)
    assert told(seen(*texts, contract=CHAT)) == told(quick)


def test_what_a_name_stands_twice_in_is_left_out_wherever_it_is() -> None:
    body = json.dumps(exchange(json.dumps(completion()))).encode()
    twice = (
        body[:-1] + b', "status": 200}',
        body.replace(b'"Content-Type"', b'"a": 1, "a": 2, "Content-Type"'),
        body.replace(b'\\"model\\"', b'\\"id\\"'),
    )
    for text in twice:
        assert seen(text + b"\n" + body, form="jsonl").left_out == {"duplicate-key": 1}
