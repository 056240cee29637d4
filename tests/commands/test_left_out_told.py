"""What was left out is told by every command that takes recordings: input, number, reason."""

from __future__ import annotations

import json
import shlex
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


HERE, NAMELESS = "https://api.cometapi.com", "https://api.cometapi.com/v1/embeddings"
CHAT = "/v1/chat/completions"
GATEWAY = "https://api.other.example/v1/chat/completions"
FOREIGN = "https://api.other.example/v1/things"


def recorded(folder: Path, *urls: str) -> Path:
    """A HAR of the same answer to each address."""
    body = (ANSWERS / "chat.json").read_text("utf-8")
    entries = [
        {
            "request": {"method": "POST", "url": url, "headers": []},
            "response": {"status": 200, "content": {"text": body}},
        }
        for url in urls
    ]
    (folder / "r.har").write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    (folder / "p.yaml").write_text(WHOLE, "utf-8")
    return folder / "r.har"


@pytest.mark.parametrize("url", [GATEWAY, FOREIGN, HERE + "/chat/completions"])
def test_of_what_was_asked_elsewhere_no_bundle_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    monkeypatch.chdir(tmp_path)
    recorded(tmp_path, url)
    assert main(["verify", "--offline", "--observed", "r.har"]) == 3
    assert main(["packet", "attach", "p.yaml", "--observed", "r.har", "--bundle", "out"]) == 3
    assert not (tmp_path / "out").exists()
    assert (tmp_path / "p.yaml").read_text("utf-8") == WHOLE
    capsys.readouterr()
    assert main(["packet", "new", "--observed", "r.har"]) == 0
    told = capsys.readouterr()
    assert "none could be compared" in told.err
    pathless = url == HERE + "/chat/completions"
    assert ("record 1: base-path-absent" if pathless else "1 exchange asked ") in told.err
    assert "other.example" not in told.err


def test_what_was_asked_elsewhere_is_told_beside_what_was_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the bundle as by verify, and by the bundle computed again."""
    monkeypatch.chdir(tmp_path)
    recorded(tmp_path, HERE + CHAT, FOREIGN, GATEWAY, NAMELESS)

    def found() -> list[tuple[str, str]]:
        text = capsys.readouterr().out
        return sorted(
            (one["rule"], one["message"].partition(" First seen")[0])
            for one in json.loads(text)["findings"]
        )

    assert main(["verify", "--offline", "--observed", "r.har", "--format", "json"]) == 0
    told = found()
    (passed,) = [message for rule, message in told if rule == "exchanges-passed-over"]
    assert passed.startswith("1 exchange asked hosts that no page at hand names")
    assert " 1 exchange asked a documented operation of a server" in passed
    assert "operation-undocumented" in dict(told)
    assert main(["shape", "r.har"]) == 0
    Path("s.jsonl").write_text(capsys.readouterr().out, "utf-8")
    assert main(["verify", "--offline", "--observed", "s.jsonl", "--format", "json"]) == 0
    assert found() == told
    for given, out in (("r.har", "out"), ("s.jsonl", "shaped")):
        assert main(["packet", "attach", "p.yaml", "--observed", given, "--bundle", out]) == 0
        capsys.readouterr()
        assert main(["verify", "--from", out, "--format", "json"]) == 0
        assert found() == told
    for name in ("table.md", "packet.md"):
        assert "POST /v1/embeddings" in (tmp_path / "out" / name).read_text("utf-8")


def test_an_operation_of_no_page_can_be_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command that is printed; it stands beside the first source."""
    monkeypatch.chdir(tmp_path)
    recorded(tmp_path, HERE + CHAT, NAMELESS)
    assert main(["init"]) == 0
    again = ["verify", "--offline", "--observed", "r.har", "--format", "json"]

    def found() -> dict[str, object]:
        capsys.readouterr()
        main(again)
        several = json.loads(capsys.readouterr().out)["findings"]
        return next(one for one in several if one["rule"] == "operation-undocumented")

    command = str(found()["accept"]).replace("--observed FILE", "--observed r.har")
    assert main(shlex.split(command.replace("TEXT", "ours"))[1:]) == 0
    assert found()["accepted"]


def test_a_table_of_which_a_record_was_left_out_is_not_attached(
    seen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither that of a report, nor that of verify itself."""
    folder = seen.parent
    (folder / "p.yaml").write_text(WHOLE, "utf-8")
    assert main(["verify", "--offline", "--observed", "seen", "--format", "json"]) == 3
    (folder / "rep.json").write_text(capsys.readouterr().out, "utf-8")
    assert main(["packet", "attach", "p.yaml", "--table", "rep.json"]) == 3
    assert main(["verify", "--offline", "--observed", "seen", "--packet", "p.yaml"]) == 3
    assert "Not attached: " in capsys.readouterr().err
    assert (folder / "p.yaml").read_text("utf-8") == WHOLE
