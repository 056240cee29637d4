"""What was left out is told by every command that takes recordings: input, number, reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli import main
from checker.review.sample import ANSWERS
from tests.packet.conftest import WHOLE

LEFT = "left out: input-2 (seen/b.har), record 2: no-answer"


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an answer, and a HAR of one answer and of a request that got none."""
    monkeypatch.chdir(tmp_path)
    body = (ANSWERS / "chat.json").read_text("utf-8")
    asked = {"method": "POST", "url": "/v1/chat/completions", "headers": []}
    entries = [
        {"request": asked, "response": {"status": status, "content": {"text": body}}}
        for status in (200, 0)
    ]
    (tmp_path / "seen").mkdir()
    (tmp_path / "seen" / "a.json").write_text(body, "utf-8")
    (tmp_path / "seen" / "b.har").write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    return tmp_path / "seen"


@pytest.mark.usefixtures("seen")
def test_verify_and_packet_new_tell_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--offline", "--observed", "seen", "--format", "json"]) == 3
    told = capsys.readouterr()
    (left,) = [
        one for one in json.loads(told.out)["findings"] if one["rule"] == "observation-left-out"
    ]
    assert "1 no-answer (first: input-2, record 2)" in left["message"]
    assert "b.har" not in told.out
    assert LEFT in told.err
    assert json.loads(told.out)["summary"]["compared"] == 2
    assert main(["packet", "new", "--observed", "seen"]) == 0
    told = capsys.readouterr()
    assert LEFT in told.err
    assert "no-answer: the recording holds no answer there" in told.err
    assert "http_method: POST" in told.out


def test_a_bundle_of_which_a_record_was_left_out_is_not_made(
    seen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (seen.parent / "p.yaml").write_text(WHOLE, "utf-8")
    before = (seen.parent / "p.yaml").read_bytes()
    command = ["packet", "attach", "p.yaml", "--observed", "seen", "--bundle", "out"]
    assert main(command) == 3
    assert "1 no-answer (first: input-2, record 2)" in capsys.readouterr().err
    assert not (seen.parent / "out").exists()
    assert (seen.parent / "p.yaml").read_bytes() == before
