"""An error answer without a URL: judged by the contract that is named, and by no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker import documents
from checker.review.sample import ANSWERS
from tests.conftest import Run
from tests.packet.conftest import WHOLE

ENVELOPE = {"error": {"message": "slow down", "type": "rate_limit", "param": "", "code": "x"}}
CURL = f"HTTP/2 429 \r\nx-oneapi-request-id: 7f\r\n\r\n{json.dumps(ENVELOPE)}\n"
BARE = json.dumps(ENVELOPE)
RECORDED = [pytest.param(CURL, id="as curl prints it"), pytest.param(BARE, id="the bare envelope")]


@pytest.fixture
def answer(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "answer.txt"
    path.write_text(request.param, "utf-8", newline="")
    return path


@pytest.mark.parametrize("answer", RECORDED, indirect=True)
@pytest.mark.parametrize("source", ["chat", "responses"])
def test_verify_takes_it_for_an_answer_of_the_source_that_is_named(
    run: Run, answer: Path, source: str
) -> None:
    typed = ("verify", "--offline", "--observed", answer, "--contract", source, "--format", "json")
    done = run(*typed)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["summary"]["compared"] == 1
    rows = {row["source"]: row["wording"] for row in report["table"]}
    for other in ("chat", "responses"):
        assert ("nothing observed was compared" in rows[other]) is (other != source)


@pytest.mark.parametrize("answer", RECORDED, indirect=True)
def test_without_a_name_it_is_judged_by_what_all_share_and_is_nobodys(
    run: Run, answer: Path
) -> None:
    typed = ("verify", "--offline", "--observed", answer, "--format", "json")
    done = run(*typed)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["summary"]["compared"] == 1
    assert not any(row["verdict"] in ("matches", "differs") for row in report["table"])
    told = documents.read_yaml(run("packet", "new", "--observed", answer).stdout)
    assert told["api_surface_checked"] == "documented-chat-or-response-interface"
    assert (told["status_code_class"] == "4xx") is ("429" in answer.read_text("utf-8"))
    shaped = Path(answer.parent, "s.jsonl")
    shaped.write_text(run("shape", answer).stdout, "utf-8")
    assert json.loads(shaped.read_text("utf-8"))["source"] == "errors"
    assert run("compare", shaped).returncode == 0
    answer.write_text(answer.read_text("utf-8").replace('"slow down"', "7"), "utf-8")
    wrong = json.loads(run(*typed).stdout)
    assert documents.misfits("report", wrong) == []
    assert {one["source"] for one in wrong["findings"]} == {"errors"}
    assert "error-envelope-conflict" in {one["rule"] for one in wrong["findings"]}


@pytest.mark.parametrize(
    "answer",
    ['{"code": "x", "error": "y"}', '{"error": {"reason": "x", "why": "y"}}'],
    indirect=True,
)
def test_another_envelope_is_held_against_the_documented_one(run: Run, answer: Path) -> None:
    done = run("verify", "--offline", "--observed", answer, "--format", "json")
    report = json.loads(done.stdout)
    assert report["summary"]["compared"] == 1
    assert {one["source"] for one in report["findings"]} == {"errors"}


@pytest.mark.parametrize(
    "answer",
    [
        '{"detail": "x"}',
        '{"success": false}',
        'HTTP/2 401 \r\ncontent-type: application/json\r\n\r\n{"success": false}',
    ],
    indirect=True,
)
def test_what_is_neither_answer_nor_error_is_called_so(run: Run, answer: Path) -> None:
    for more in ((), ("--contract", "chat")):
        done = run("verify", "--offline", "--observed", answer, *more, "--format", "json")
        assert done.returncode == 3
        told = " ".join(one["message"] for one in json.loads(done.stdout)["findings"])
        assert "1 not-documented (first: input-1, record 1)" in told
        assert "neither a documented answer nor the documented error" in told


@pytest.mark.parametrize("answer", [CURL, BARE], indirect=True)
def test_a_name_that_is_no_source_is_misuse(run: Run, answer: Path) -> None:
    done = run("verify", "--offline", "--observed", answer, "--contract", "images")
    assert done.returncode == 2
    assert "no source has that id" in done.stderr


def test_what_says_whose_it_is_stays_its_own(run: Run) -> None:
    typed = ("verify", "--offline", "--observed", ANSWERS / "chat.json", "--format", "json")
    assert (
        json.loads(run(*typed, "--contract", "responses").stdout)["table"]
        == (json.loads(run(*typed).stdout)["table"])
    )


@pytest.mark.parametrize(
    ("answer", "filled"),
    [
        pytest.param(
            CURL,
            {"status_code_class": "4xx", "error_category": "429", "trace_id_present": True},
            id="as curl prints it",
        ),
        pytest.param(
            BARE,
            {"status_code_class": "2xx|4xx|5xx|timeout", "trace_id_present": "true|false"},
            id="the bare envelope tells no status",
        ),
    ],
    indirect=["answer"],
)
def test_a_packet_of_a_surface_is_filled_from_it(run: Run, answer: Path, filled: dict) -> None:
    for surface in (["--surface", "chat"], []):
        done = run("packet", "new", *surface, "--observed", answer)
        assert done.returncode == 0, done.stderr
        told = documents.read_yaml(done.stdout)
        assert {name: told[name] for name in filled} == filled


IN_A_LIST = (
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n"
    '[{"error": {"message": "m", "type": "t", "param": null, "code": "c"}}]'
)


@pytest.mark.parametrize("answer", [IN_A_LIST], indirect=True)
def test_a_list_of_errors_in_a_success_is_known_by_its_envelope(run: Run, answer: Path) -> None:
    done = run("verify", "--offline", "--observed", answer, "--format", "json")
    told = {one["rule"] for one in json.loads(done.stdout)["findings"]}
    assert done.returncode == 1
    assert "error-in-success" in told
    assert "status-undocumented" not in told  # which the shared contract of errors cannot state


PATHLESS = (
    '{"method": "POST", "url": "https://api.cometapi.com/chat/completions", "status": 200, '
    '"headers": {}, "response_body": {"id": "a"}}'
)


@pytest.mark.parametrize("answer", [PATHLESS], indirect=True)
def test_a_table_is_not_attached_where_one_of_several_was_left_out(run: Run, answer: Path) -> None:
    packet = Path(answer.parent, "packet.yaml")
    packet.write_text(WHOLE, "utf-8")
    done = run("packet", "attach", packet.name, "--observed", ANSWERS / "chat.json", answer.name)
    assert done.returncode == 3
    assert "1 base-path-absent (first: input-2, record 1)" in done.stderr
    assert packet.read_text("utf-8") == WHOLE
    done = run("verify", "--offline", "--observed", ANSWERS / "chat.json", answer.name)
    assert done.returncode == 3
    assert "left out: input-2 (answer.txt), record 1: base-path-absent" in done.stderr


@pytest.mark.parametrize("answer", RECORDED, indirect=True)
def test_a_bundle_rests_on_it_by_the_surface_of_its_packet(run: Run, answer: Path) -> None:
    Path(answer.parent, "packet.yaml").write_text(WHOLE, "utf-8")
    done = run("packet", "attach", "packet.yaml", "--observed", answer, "--bundle", "b")
    assert done.returncode == 0, done.stderr
    (shape,) = Path(answer.parent, "b", "shapes.jsonl").read_text("utf-8").splitlines()
    assert json.loads(shape)["source"] == "chat"
    assert run("verify", "--from", "b").returncode == 0


@pytest.mark.parametrize("answer", [CURL], indirect=True)
def test_a_finding_of_it_is_accepted_as_the_report_prints_it(run: Run, answer: Path) -> None:
    answer.write_text(CURL.replace('"type": "rate_limit"', '"type": 7'), "utf-8", newline="")
    Path(answer.parent, "snapshots").mkdir()
    done = run("verify", "--offline", "--observed", "answer.txt", "--contract", "chat")
    (command,) = {
        line.split("`")[1] for line in done.stdout.splitlines() if "`checker accept" in line
    }
    assert "--observed FILE --contract chat" in command
