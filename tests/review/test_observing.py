"""Recordings beside contracts: how far the reading came is told while it goes on."""

from __future__ import annotations

import json
from pathlib import Path

from checker.review.observing import observations
from tests.observe.documented import CHAT, completion


def test_whoever_waits_hears_how_much_was_read_and_of_how_much(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    several = [tmp_path / name for name in ("a.jsonl", "b.jsonl")]
    for path in several:
        path.write_text("\n".join([json.dumps(completion())] * 200), "utf-8")
    size = sum(path.stat().st_size for path in several)
    observations(several, {"chat": CHAT}, "chat", lambda *told: heard.append(told))
    assert heard[0][1] == size
    assert heard[-1] == (size, size)
    assert len(heard) > 1
