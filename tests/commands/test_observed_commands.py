"""shape, compare and rules as a person types them."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker import documents
from checker.review.rule_tables import TABLES
from checker.review.sample import ANSWERS
from tests.conftest import Run

SECRET = "sk-proj-" + "a1B2c3D4e5F6g7H8" * 3


def shapes(text: str) -> list[dict]:
    found = [json.loads(line) for line in text.splitlines()]
    for one in found:
        assert documents.misfits("shape", one) == []
    return found


def test_recordings_of_every_form_become_shapes(run: Run) -> None:
    done = run("shape", *sorted(ANSWERS.iterdir()))
    assert done.returncode == 0, done.stderr
    found = shapes(done.stdout)
    assert {(one["source"], one["where"]) for one in found} == {
        ("chat", "response"),
        ("chat", "stream"),
        ("responses", "response"),
        ("telemetry", "span.client"),
    }


def test_a_shape_holds_no_value_of_the_recording(run: Run, tmp_path: Path) -> None:
    answer = json.loads((ANSWERS / "chat.json").read_text("utf-8"))
    answer["choices"][0]["message"]["content"] = SECRET
    answer["Jane Doe"] = {"iban": SECRET}
    (tmp_path / "seen.json").write_text(json.dumps(answer), "utf-8")
    done = run("shape", "seen.json", "-v")
    assert done.returncode == 0, done.stderr
    assert shapes(done.stdout)
    assert SECRET not in done.stdout + done.stderr
    assert "Jane" not in done.stdout + done.stderr


def test_the_standard_input_is_read(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "shape", "-"],
        input=(ANSWERS / "chat.json").read_bytes(),
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0
    assert len(shapes(done.stdout.decode("utf-8"))) == 1


def test_shapes_are_compared_and_the_report_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text(run("shape", ANSWERS / "chat.json").stdout, "utf-8")
    done = run("compare", "s.jsonl", "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert documents.misfits("report", report) == []
    assert report["summary"]["compared"] == 1
    assert "field-undocumented" in {finding["rule"] for finding in report["findings"]}
    assert run("compare", "s.jsonl", "--fail-on", "note").returncode == 1


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("compare", "s.jsonl"), id="compare"),
        pytest.param(("verify", "--offline", "--observed", "s.jsonl"), id="verify"),
    ],
)
def test_a_line_that_is_no_shape_is_left_out_and_ends_nothing(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    good = run("shape", ANSWERS / "chat.json").stdout
    (tmp_path / "s.jsonl").write_text(f"{good}{good[:99]}\n{good}", "utf-8")
    done = run(*command, "--format", "json")
    assert done.returncode == 3, done.stderr
    report = json.loads(done.stdout)
    assert report["summary"]["compared"] == 2
    (left,) = [one for one in report["findings"] if one["rule"] == "observation-left-out"]
    assert "1 not-a-shape (first: input-1, record 2)." in left["message"]


def test_shapes_and_recordings_fill_the_same_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text(run("shape", ANSWERS / "chat.json").stdout, "utf-8")
    tables_ = [
        json.loads(run("verify", "--offline", "--observed", path, "--format", "json").stdout)[
            "table"
        ]
        for path in (tmp_path / "s.jsonl", ANSWERS / "chat.json")
    ]
    assert tables_[0] == tables_[1]
    assert tables_[0] != json.loads(run("verify", "--offline", "--format", "json").stdout)["table"]


def test_what_was_left_out_is_not_forgotten_with_the_shapes(run: Run, tmp_path: Path) -> None:
    answer = json.dumps(json.loads((ANSWERS / "chat.json").read_text("utf-8")))
    (tmp_path / "seen.jsonl").write_text(f"{answer}\n{answer[:80]}\n", "utf-8")
    shaped = run("shape", "seen.jsonl", "--contract", "chat")
    assert shaped.returncode == 3
    (tmp_path / "s.jsonl").write_text(shaped.stdout, "utf-8")
    for command in (
        ["compare", "s.jsonl"],
        ["verify", "--offline", "--observed", "s.jsonl"],
        ["verify", "--offline", "--observed", "seen.jsonl"],
    ):
        done = run(*command, "--format", "json")
        assert done.returncode == 3, command
        told = [
            one
            for one in json.loads(done.stdout)["findings"]
            if one["rule"] == "observation-left-out"
        ]
        (one,) = told
        assert one["message"].startswith("Records were left out: 1 truncated")


def elsewhere(**more: object) -> str:
    answer = json.loads((ANSWERS / "chat.json").read_text("utf-8"))
    told = {"method": "POST", "status": 200, "response_body": answer}
    return json.dumps(told | {"url": "https://gateway.example.test/v1/chat/completions"} | more)


def test_answers_of_another_server_are_counted_and_how_to_see_them_is_told(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "e.jsonl").write_text(f"{elsewhere()}\n{elsewhere()}\n", "utf-8")
    passed = run("shape", "e.jsonl")
    assert passed.returncode == 3
    (line,) = passed.stdout.splitlines()
    assert json.loads(line)["schema"] == "checker/elsewhere/1"
    assert "2 other-server" in passed.stderr
    assert "name their contract: --contract SOURCE" in passed.stderr
    verified = run("verify", "--offline", "--observed", "e.jsonl")
    assert verified.returncode == 3
    assert "name their contract: --contract SOURCE" in verified.stdout
    named = run("verify", "--offline", "--observed", "e.jsonl", "--contract", "chat")
    assert named.returncode == 0, named.stderr
    seen = run("shape", "e.jsonl", "--contract", "chat")
    assert [one["count"] for one in shapes(seen.stdout)] == [2]
    assert "2 exchanges of a server that the documentation does not name" in seen.stderr
    for done in (passed, verified, seen):
        assert "gateway.example" not in done.stdout + done.stderr
    (tmp_path / "s.jsonl").write_text(seen.stdout, "utf-8")
    assert run("verify", "--offline", "--observed", "s.jsonl").returncode == 0


def test_answers_of_the_documented_server_need_no_name(run: Run, tmp_path: Path) -> None:
    for url in ("https://api.cometapi.com/v1/chat/completions", "/v1/chat/completions"):
        (tmp_path / "e.jsonl").write_text(elsewhere(url=url) + "\n", "utf-8")
        done = run("shape", "e.jsonl")
        assert (done.returncode, done.stderr.count("server")) == (0, 0)
    (tmp_path / "e.jsonl").write_text(
        elsewhere(url="https://x.example.test/v1/embeddings"), "utf-8"
    )
    done = run("shape", "e.jsonl", "--contract", "chat")
    assert done.returncode == 3
    assert "1 other-operation" in done.stderr


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        pytest.param(b"BZhrest", "decompress the file first", id="a compressed file"),
        pytest.param("{}".encode("utf-16-le"), "save the file as UTF-8", id="another encoding"),
        pytest.param(b"PAR1", "flow files of mitmproxy", id="a table of Parquet"),
        pytest.param(
            b"{'id': 'x'}", "write it with JSON.stringify or json.dumps", id="a printed dict"
        ),
        pytest.param(
            b'{"url": "/v1/responses", "response_body": "<p>Dear customer</p>"}',
            "a page of HTML is no answer",
            id="a page in place of an answer",
        ),
        pytest.param(b'{"a": 1}', "--contract SOURCE", id="an answer of no known contract"),
        pytest.param(b"Dear customer", "a log record in YAML", id="a letter"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    run: Run, tmp_path: Path, content: bytes, hint: str
) -> None:
    (tmp_path / "seen").write_bytes(content)
    shaped = run("shape", "seen")
    assert shaped.returncode == 3
    assert hint in shaped.stderr
    verified = run("verify", "--offline", "--observed", "seen", "--format", "json")
    assert hint in verified.stdout
    assert "customer" not in shaped.stderr + verified.stdout


def test_what_holds_nothing_documented_is_not_compared_and_says_so_once(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "other.json").write_text('{"success": false, "message": "x"}', "utf-8")
    shaped = run("shape", "other.json", "--contract", "chat")
    (tmp_path / "s.jsonl").write_text(shaped.stdout, "utf-8")
    for command in (["compare", "s.jsonl"], ["verify", "--offline", "--observed", "s.jsonl"]):
        done = run(*command, "--format", "json")
        report = json.loads(done.stdout)
        assert (done.returncode, report["summary"]["compared"]) == (3, 0)
        rules = [one["rule"] for one in report["findings"]]
        assert rules.count("observation-left-out") == 1
        assert rules.count("nothing-compared") <= 1
        assert "not-documented" in done.stdout


def test_a_shape_of_another_source_is_refused_with_the_next_step(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text(run("shape", ANSWERS / "chat.json").stdout, "utf-8")
    done = run("compare", "s.jsonl", "--contract", "responses")
    assert done.returncode == 2
    assert "another contract than the one of `responses`" in done.stderr
    assert "leave --contract out" in done.stderr
    (shaped,) = shapes((tmp_path / "s.jsonl").read_text("utf-8"))
    (tmp_path / "s.jsonl").write_text(json.dumps(shaped | {"source": "nobody"}), "utf-8")
    done = run("compare", "s.jsonl")
    assert done.returncode == 2
    assert "--sources" in done.stderr


def literal_ids() -> set[str]:
    """The ids of the findings that the code builds by hand."""
    found = set()
    for path in (Path(__file__).parents[2] / "checker").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            values = [word.value for word in node.keywords if word.arg == "rule"]
            values += node.args[:1] if node.func.id in ("general", "finding") else []
            found |= {one.value for one in values if isinstance(one, ast.Constant)}
    return found


def test_every_finding_has_a_rule_that_is_listed() -> None:
    ids = literal_ids()
    assert {"evidence-too-old", "observation-left-out", "page-unusable"} <= ids
    assert ids <= {rule.id for rows in TABLES.values() for rule in rows}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["shape", "absent.json"], 2, id="a file that is not there"),
        pytest.param(["shape", "-", "-"], 2, id="the standard input twice"),
        pytest.param(["shape", "x.txt", "--names", "some"], 2, id="names of another kind"),
        pytest.param(["shape", "x.txt", "--from", "xml"], 2, id="a form that is none"),
        pytest.param(["shape", "x.txt"], 3, id="a file that is no recording"),
        pytest.param(["shape", "x.txt", "--contract", "nothing"], 2, id="a contract that is none"),
        pytest.param(["compare", "x.txt"], 3, id="a file that holds no shapes"),
        pytest.param(["compare", "foreign.jsonl"], 2, id="a shape of another contract"),
        pytest.param(["compare", "empty.jsonl"], 3, id="no shape at all"),
        pytest.param(["rules", "explain"], 2, id="explain without a rule"),
        pytest.param(["rules", "explain", "no-such-rule"], 2, id="a rule that is none"),
    ],
)
def test_misuse_and_missing_evidence(
    run: Run, tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / "x.txt").write_text("Dear customer, your order has shipped.\n", "utf-8")
    (tmp_path / "empty.jsonl").write_text("", "utf-8")
    (foreign,) = shapes(run("shape", ANSWERS / "chat.json").stdout)
    foreign["contract"] = "sha256:" + "0" * 64
    (tmp_path / "foreign.jsonl").write_text(json.dumps(foreign), "utf-8")
    done = run(*arguments)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "customer" not in done.stderr


def test_the_list_of_rules_is_complete_and_each_explains_itself(run: Run) -> None:
    listed = [line.split("\t")[0] for line in run("rules", "list").stdout.splitlines()]
    known = [rule.id for rows in TABLES.values() for rule in rows]
    assert sorted(listed) == sorted(known)
    assert len(set(known)) == len(known)
    for rows in TABLES.values():
        for rule in rows:
            assert rule.says
            assert rule.why
    assert "type-conflict (error" in run("rules", "explain", "type-conflict").stdout
    assert "oasdiff 1.40" in run("rules", "explain", "request-property-max-set").stdout
    assert "oasdiff" not in run("rules", "explain", "metric-added").stdout
