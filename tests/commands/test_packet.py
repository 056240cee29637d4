"""A packet from the template to a bundle; the whole way in processes, offline after the first."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker import documents
from checker.cli import main
from checker.packet.canonical import canonical
from checker.packet.provenance import PROVES_NOT
from checker.review.sample import ANSWERS
from checker.review.sources import BUILT_IN
from tests.conftest import Run
from tests.packet.conftest import WHOLE
from tests.site import Site, sources_file

KEY = "sk-Zx9Qw3Er7Ty1Ui5Op2As"
Packet = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def packet(run: Run) -> Packet:
    return lambda *arguments, **more: run("packet", *arguments, **more)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "packet.yaml"
    path.write_text(WHOLE, "utf-8")
    return path


def last(done: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in done.stderr
    return done.stderr.rstrip("\n").rpartition("\n")[2]


# usage


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["mend"], "new, check, attach, quiz", id="no such action"),
        pytest.param(["check"], "FILE of `checker packet check` is missing", id="no file"),
        pytest.param(
            ["new", "x.yaml"],
            "more was typed than `checker packet new` takes",
            id="new with a file",
        ),
        pytest.param(["new", "--surface", "images"], "chat, responses", id="no such surface"),
        pytest.param(
            ["new", "--observed", "none.json"], "input-1 (none.json) cannot", id="no input"
        ),
        pytest.param(["check", "none.yaml"], "cannot be read", id="no such file"),
        pytest.param(
            ["attach", "packet.yaml", "--table", "r.json", "--bundle", "b"],
            "does not go together",
            id="a table and a bundle",
        ),
        pytest.param(
            ["attach", "packet.yaml", "--table", "none.json"], "cannot be read", id="no table"
        ),
    ],
)
def test_what_is_misused_is_said_in_a_sentence(packet, whole, arguments, says) -> None:
    del whole
    done = packet(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert last(done) == "checker: exit 2 (usage or configuration error)"


# new and check


def test_the_untouched_template_lacks_evidence_and_is_not_refused(packet, tmp_path) -> None:
    (tmp_path / "p.yaml").write_text(packet("new").stdout, "utf-8")
    done = packet("check", "p.yaml")
    assert done.returncode == 3
    assert done.stdout.count("evidence-gap") == 12
    lines = list(map(int, re.findall(r"In the packet: line (\d+)", done.stdout)))
    assert lines == sorted(lines)  # it is filled in from above
    keys = re.findall(r"`(?:evidence-gap|detail-absent)` `([\w, ]+)`", done.stdout)
    named = ", ".join(keys).split(", ")
    assert "retries" in named
    assert "this table" not in done.stdout  # it has none
    assert len(named) == len({*named}), "a placeholder is told twice"
    assert packet("quiz", "p.yaml").returncode == 3


def test_new_fills_in_what_the_contract_and_a_recording_tell(packet, tmp_path) -> None:
    (tmp_path / "exchange.jsonl").write_text(
        json.dumps(
            {
                "method": "POST",
                "url": "https://api.cometapi.com/v1/chat/completions",
                "status": 429,
                "headers": {"x-request-id": "8f3kd92mfk20dk2", "content-type": "application/json"},
                "response_body": {
                    "error": {"message": "wait a while, Kovacs", "type": "rate_limit"}
                },
            }
        ),
        "utf-8",
    )
    told = documents.read_yaml(packet("new", "--observed", "exchange.jsonl").stdout)
    assert told["api_surface_checked"] == "documented-chat-interface"
    assert told["http_method"] == "POST"
    assert told["route_template"] == "/v1/chat/completions"
    assert (told["status_code_class"], told["error_category"]) == ("4xx", "429")
    assert told["trace_id_present"] is True
    done = packet("new", "--observed", "exchange.jsonl")
    assert not any(word in done.stdout for word in ("8f3kd92mfk20dk2", "Kovacs", "wait a while"))
    bare = documents.read_yaml(packet("new", "--observed", ANSWERS / "chat.json").stdout)
    assert (bare["status_code_class"], bare["error_category"]) == ("2xx", "none")
    assert bare["trace_id_present"] == "true|false"
    other = documents.read_yaml(packet("new", "--surface", "responses").stdout)
    assert other["route_template"] == "/v1/responses"


def test_an_error_without_an_address_tells_its_id_too(packet, tmp_path) -> None:
    head = "HTTP/2 429\r\ncontent-type: application/json\r\nx-oneapi-request-id: a8f3kd9\r\n\r\n"
    body = {"error": {"message": "m", "type": "comet_api_error", "param": None, "code": None}}
    (tmp_path / "e429.http").write_text(head + json.dumps(body), "utf-8")
    told = documents.read_yaml(packet("new", "--observed", "e429.http").stdout)
    assert (told["status_code_class"], told["trace_id_present"]) == ("4xx", True)


def told(packet: Packet, folder: Path, *records: dict[str, object], surface: str = "") -> object:
    """What `packet new` makes of recordings, one a file."""
    arguments = ["--surface", surface] if surface else []
    for number, record in enumerate(records):
        path = folder / f"{number}.json"
        path.write_text(json.dumps(record), "utf-8")
        arguments += ["--observed", str(path)]
    done = packet("new", *arguments)
    assert done.returncode == 0, done.stderr
    return documents.read_yaml(done.stdout)


CHAT = {"method": "POST", "url": "https://api.cometapi.com/v1/chat/completions", "status": 429}
RESPONSES = {**CHAT, "url": "https://api.cometapi.com/v1/responses"}
BODY = {"response_body": {"error": {"message": "x", "type": "y", "trace_id": "8f3kd92mfk20dk2"}}}
TRACED = {"headers": {"x-request-id": "8f3kd92mfk20dk2"}}
OPEN = {
    "api_surface_checked": "documented-chat-or-response-interface",
    "status_code_class": "2xx|4xx|5xx|timeout",
    "error_category": "sanitized-error-category",
    "trace_id_present": "true|false",
}


@pytest.mark.parametrize(
    ("records", "surface", "filled"),
    [
        pytest.param([CHAT | BODY], "", {"trace_id_present": "true|false"}, id="an id in a body"),
        pytest.param(
            [CHAT | BODY | {"headers": {"a": "b"}}], "", {"trace_id_present": False}, id="no id"
        ),
        pytest.param([CHAT | BODY | TRACED], "", {"trace_id_present": True}, id="an id"),
        pytest.param(
            [CHAT | BODY | {"headers": {"x-cometapi-request-id": "8f3kd92mfk20dk2"}}],
            "",
            {"trace_id_present": True},
            id="an id of the provider's own",
        ),
        pytest.param(
            [CHAT | BODY | TRACED, RESPONSES | BODY | TRACED], "", OPEN, id="two surfaces"
        ),
        pytest.param(
            [CHAT | BODY | TRACED, RESPONSES | BODY | {"status": 503}],
            "chat",
            {"status_code_class": "4xx", "error_category": "429", "trace_id_present": "true|false"},
            id="two surfaces, one asked for",
        ),
        pytest.param(
            [RESPONSES | BODY | TRACED],
            "chat",
            OPEN | {"api_surface_checked": "documented-chat-interface"},
            id="another surface",
        ),
        pytest.param(
            [CHAT | BODY, CHAT | BODY | {"status": 400}],
            "",
            {"status_code_class": "4xx", "error_category": "sanitized-error-category"},
            id="two statuses of a class",
        ),
        pytest.param(
            [CHAT | BODY, CHAT | BODY | {"status": 500}],
            "",
            {"status_code_class": "2xx|4xx|5xx|timeout"},
            id="two classes",
        ),
        pytest.param(
            [CHAT | BODY | {"status": 200}],
            "",
            {"status_code_class": "2xx", "error_category": "sanitized-error-category"},
            id="an error in a success",
        ),
        pytest.param([{"nothing": 1}], "", OPEN, id="nothing observed"),
        pytest.param(
            [CHAT], "", {"status_code_class": "4xx", "trace_id_present": "true|false"}, id="no body"
        ),
    ],
)
def test_what_is_not_known_stays_a_placeholder(packet, tmp_path, records, surface, filled) -> None:
    found = told(packet, tmp_path, *records, surface=surface)
    assert {name: found[name] for name in filled} == filled


@pytest.mark.parametrize("format_", "text markdown html json csv sarif junit github".split())  # noqa: SIM905 - reads as one would type it
def test_every_format_tells_the_findings_of_a_packet(packet, whole, format_) -> None:
    whole.write_text(WHOLE.replace("POST", "post"), "utf-8")
    done = packet("check", whole, "--format", format_)
    assert done.returncode == 1, done.stderr
    assert "http-method-unknown" in done.stdout


def test_what_must_never_be_sent_is_refused_by_rule_and_place_alone(packet, whole) -> None:
    whole.write_text(WHOLE + f"repro_steps: ['curl -H \"Authorization: Bearer {KEY}\"']\n", "utf-8")
    for action in ("check", "quiz", "attach"):
        done = packet(action, whole)
        assert done.returncode == 4
        assert done.stdout == ""
        assert KEY not in done.stderr
        assert "credential-held at repro_steps[0] (line 15)" in done.stderr
        assert "<API_KEY_PLACEHOLDER>" in done.stderr
    assert "verification_table" not in whole.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("a: b: c\n", 2, id="no YAML"),
        pytest.param(f"a: b: {KEY}\n", 4, id="no YAML, and a key in it"),
        pytest.param("seen: note: the provider was down\n", 4, id="no YAML, and a claim in it"),
        pytest.param("just a sentence", 2, id="no fields"),
    ],
)
def test_what_is_no_record_is_refused_for_the_gravest_reason(packet, whole, text, code) -> None:
    whole.write_text(text, "utf-8")
    done = packet("check", whole)
    assert done.returncode == code
    assert KEY not in done.stderr


def test_a_packet_in_markdown_is_judged_with_all_around_it(packet, tmp_path) -> None:
    path = tmp_path / "packet.md"
    path.write_text(f"# Packet\n\n```yaml\n{WHOLE.replace('POST', 'post')}```\n", "utf-8")
    done = packet("check", path)
    assert done.returncode == 1
    assert "http-method-unknown` `http_method`" in done.stdout
    assert "In the packet: line 8" in done.stdout
    assert packet("attach", path).returncode == 2
    path.write_text(f"# Packet\n\n```yaml\n{WHOLE}```\n\nThe provider was down.\n", "utf-8")
    assert packet("check", path).returncode == 4


def test_bytes_that_are_no_text_are_refused(packet, whole) -> None:
    whole.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in packet("check", whole).stderr


def test_a_quiz_is_answered_from_the_record_alone(packet, whole) -> None:
    done = packet("quiz", whole, "--format", "json")
    assert done.returncode == 0
    answers = json.loads(done.stdout)["answers"]
    assert len(answers) == 3
    assert all(one["answer"] and not one["not_answered"] for one in answers)
    assert "&lt;" not in packet("quiz", whole, "--format", "text").stdout


# attach


def test_attach_keeps_the_yaml_and_replaces_the_table_in_place(packet, whole) -> None:
    whole.write_text("# ours\n" + WHOLE.replace("POST", "POST  # documented"), "utf-8")
    first = packet("attach", whole)
    assert first.returncode == 0, first.stderr
    text = whole.read_text("utf-8")
    assert text.startswith("# ours\n")
    assert "POST  # documented" in text
    whole.write_text(text + "retries: bounded  # after the table\n", "utf-8")
    assert packet("check", whole).returncode == 0
    assert packet("attach", whole).returncode == 0
    again = whole.read_text("utf-8")
    assert again.count("verification_table:") == 1
    assert again.index("verification_table:") < again.index("retries: bounded  # after the table")
    question = "expected for the documented chat interface?"
    assert first.stdout.count(question) == 3  # the record is in it as it stands
    assert first.stdout.index(question) < first.stdout.index("## 1. The incident")
    assert first.stdout.rstrip().endswith(question)
    checked = [line for line in first.stdout.splitlines() if "; accessed: " in line]
    assert checked
    assert all("; unchanged since: " in line and "; last updated: " in line for line in checked)
    assert (
        "| Area | What to verify | Source URL | Accessed | Safe candidate wording |" in first.stdout
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
def test_line_ends_and_the_mark_of_a_file_stay(packet, whole, mark) -> None:
    written = mark + WHOLE.replace("\n", "\r\n").encode()
    whole.write_bytes(written)
    for _ in range(2):  # a table is put in, then replaced
        assert packet("attach", whole).returncode == 0
        raw = whole.read_bytes()
        assert raw.startswith(written)
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert raw.count(b"verification_table:") == 1
        assert packet("check", whole).returncode == 0


def test_what_is_shown_can_itself_be_checked_and_asked(packet, whole, tmp_path) -> None:
    shown = tmp_path / "packet.md"
    shown.write_text(packet("attach", whole).stdout, "utf-8")
    done = packet("check", shown)
    assert done.returncode == 0, done.stdout
    assert "table-not-attached" not in done.stdout
    assert packet("quiz", shown).stdout == packet("quiz", whole).stdout
    shown.write_text(
        shown.read_text("utf-8").replace('error_category: "429"', "error_category: '503'")
    )
    assert "fields-contradict" in packet("check", shown).stdout
    renamed = tmp_path / "packet.txt"  # by its content, not by its name
    renamed.write_bytes(shown.read_bytes())
    before = renamed.read_bytes()
    assert packet("attach", renamed).returncode == 2
    assert renamed.read_bytes() == before


@pytest.mark.parametrize(
    ("raw", "code", "says"),
    [
        pytest.param(b"", 2, "no list of fields", id="nothing"),
        pytest.param(b"# only a comment\n", 2, "no list of fields", id="a comment alone"),
        pytest.param(WHOLE.encode("utf-16"), 2, "Save it as UTF-8", id="UTF-16"),
        pytest.param(b"\xef\xbb\xbf" + WHOLE.encode(), 0, "may be sent", id="a mark"),
        pytest.param((WHOLE + "---\n" + WHOLE).encode(), 2, "line 15", id="two documents"),
        pytest.param((WHOLE + "\tretries: bounded\n").encode(), 2, "line 15", id="a tab"),
        pytest.param((WHOLE + "http_method: GET\n").encode(), 2, "twice", id="a key twice"),
        pytest.param((WHOLE + "incident_summary: " + "x " * 200_000).encode(), 2, "longer", id="huge"),
        pytest.param(b"&a [*a]\n", 2, "", id="an alias of itself"),
        pytest.param((WHOLE + "a: &x [1]\nb: &y [*x, *x]\n").encode(), 1, "field-unknown", id="aliases"),
        pytest.param(b"- " + WHOLE.replace("\n", "\n  ").encode(), 2, "no list of", id="a list"),
        pytest.param(b"x" * 300_000, 2, "", id="a long word"),
    ],
)  # fmt: skip
def test_what_is_no_packet_says_so_and_what_to_do(packet, whole, raw, code, says) -> None:
    whole.write_bytes(raw)
    done = packet("check", whole)
    assert done.returncode in {code, 3 if code == 1 else code}, done.stderr
    assert says in done.stdout + done.stderr
    last(done)


def test_a_table_that_was_edited_or_is_stale_is_recognised(packet, whole) -> None:
    packet("attach", whole)
    text = whole.read_text("utf-8")
    whole.write_text(text.replace("| Chat contract |", "| Chat contract, reviewed |"), "utf-8")
    assert "table-edited" in packet("check", whole).stdout
    whole.write_text(text, "utf-8")
    assert packet("check", whole).returncode == 0
    assert "table-stale" in packet("check", whole, "--max-age", "7d").stdout


def test_a_table_older_than_max_age_is_not_attached(packet, whole) -> None:
    done = packet("attach", whole, "--max-age", "7d")
    assert done.returncode == 3
    assert whole.read_text("utf-8") == WHOLE


def test_a_packet_of_stdin_is_printed_and_no_file_is_written(tmp_path, packet) -> None:
    assert packet("attach", "-").returncode == 2  # stdin is empty here
    assert list(tmp_path.glob("-")) == []


@pytest.mark.parametrize("text", [WHOLE, WHOLE.replace("POST", "post")])
def test_the_step_after_a_packet_of_stdin_names_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """What came from stdin is gone when the next command is typed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
    main(["packet", "check", "-"])
    (step,) = [one for one in capsys.readouterr().out.splitlines() if "Next step" in one]
    assert " FILE`" in step
    assert " -`" not in step
    assert "Save it as a file first." in step


# the whole way


FILLED = {  # what the template asks, in place of its placeholders
    "INC-PLACEHOLDER": "INC-2041",
    "2026-07-03T00:00:00Z  #": "2026-07-03T09:30:00Z  #",
    "sanitized-workflow-name": "sample-greeting",
    "concise-question-for-CometAPI-support": "Is usage always part of the documented chat response?",
    "true|false  #": "false  #",
    "sanitized_repro_steps_present: true|false": "sanitized_repro_steps_present: true",
    "repro_steps: []": "repro_steps: [Send the documented request once]",
    "2026-07-03T00:00:00Z/2026-07-03T00:10:00Z": "2026-07-03T09:00:00Z/2026-07-03T09:10:00Z",
    "pass|fail|needs-follow-up": "needs-follow-up",
}


def test_from_the_pages_to_a_bundle_that_comes_out_the_same(
    run: Run, site: Site, tmp_path: Path, whole: Path, on_a_terminal: Callable[..., tuple[int, str]]
) -> None:
    packet = partial(run, "packet")
    (tmp_path / "snapshots").mkdir()
    pages = ("--sources", sources_file(tmp_path, site.port))
    answer = ("--observed", ANSWERS / "chat.json")
    assert run("snapshot", *pages).returncode == 0
    site.files.clear()  # from here on nothing can be read
    shapes = tmp_path / "shapes.jsonl"
    shapes.write_text(run("shape", ANSWERS / "chat.json", *pages).stdout, "utf-8")
    assert run("verify", "--offline", "--observed", shapes, *pages).returncode == 0
    text = packet("new", "--observed", shapes, *pages).stdout
    assert packet("check", "-", *pages).returncode == 2  # stdin is empty here
    whole.write_text(text, "utf-8")
    assert packet("check", whole, *pages).returncode == 3
    for placeholder, told in FILLED.items():
        assert placeholder in text
        text = text.replace(placeholder, told, 1)
    whole.write_text(text, "utf-8")
    assert packet("check", whole, *pages).returncode == 0
    verified = run("verify", "--offline", *answer, *pages, "--packet", whole)
    assert verified.returncode == 0, verified.stderr
    assert "verification_table:" in whole.read_text("utf-8")
    report = tmp_path / "report.json"
    report.write_text(run("verify", "--offline", "--format", "json", *pages).stdout, "utf-8")
    assert packet("attach", whole, *pages, "--table", report).returncode == 0
    done = packet("attach", whole, *pages, *answer, "--bundle", "bundle", "--max-age", "7d")
    assert done.returncode == 0, done.stderr
    assert packet("check", whole, *pages, "--max-age", "7d").returncode == 0
    assert packet("quiz", whole, *pages).returncode == 0
    bundle = tmp_path / "bundle"
    assert sorted(path.name for path in bundle.iterdir()) == [
        *("contracts", "packet.md", "packet.yaml", "provenance.json", "report.json"),
        *("shapes.jsonl", "sources.toml", "table.md"),
    ]
    assert (bundle / "packet.yaml").read_bytes() == whole.read_bytes()
    for more, step in (
        (("--bundle", "bundle"), "checker verify --from bundle"),
        ((), "`> packet.md`"),
    ):
        words = map(str, ("attach", whole, *pages, *answer, *more))
        code, told = on_a_terminal(80, "packet", *words)
        assert code == 0, told
        assert "The incident" not in told  # it would push what was done out of sight
        assert "Attached the table to" in told
        assert step in told
    words = map(str, ("--reason", "first reading of all", "--author", "somebody", *pages))
    code, told = on_a_terminal(60, "accept", *words)
    assert code == 0, told
    assert all(len(line) <= 60 for line in told.splitlines())
    shutil.rmtree(tmp_path / "snapshots")
    same = run("verify", "--from", bundle)
    assert same.returncode == 0, same.stdout + same.stderr
    assert "the same bytes" in same.stderr
    _statement(bundle)
    _altered(run, bundle, pages)


def _statement(bundle: Path) -> None:
    text = (bundle / "provenance.json").read_text("utf-8")
    proof = json.loads(text)
    assert canonical(proof) == text
    assert proof["_type"] == "https://in-toto.io/Statement/v1"
    assert proof["predicate"]["signed"] is False
    assert proof["predicate"]["does_not_prove"] == list(PROVES_NOT)
    assert all(item["accessed"] for item in proof["predicate"]["documents"])


def _altered(run: Run, bundle: Path, pages: tuple[object, ...]) -> None:
    kept = (bundle / "table.md").read_text("utf-8")
    (bundle / "table.md").write_text(kept.replace("Chat", "Chats"), "utf-8")
    done = run("verify", "--from", bundle, *pages)
    assert done.returncode == 1
    assert "`table.md`: computed again, it differs" in done.stdout
    (bundle / "table.md").write_text(kept, "utf-8")
    shapes = (bundle / "shapes.jsonl").read_text("utf-8")
    (bundle / "shapes.jsonl").write_text(shapes.replace('"object": 1', '"string": 1'), "utf-8")
    assert "`shapes.jsonl`: it was altered" in run("verify", "--from", bundle, *pages).stdout
    (bundle / "shapes.jsonl").unlink()
    assert "`shapes.jsonl`: is not in the folder" in run("verify", "--from", bundle, *pages).stdout
    (bundle / "shapes.jsonl").write_text(shapes, "utf-8")
    (bundle / "contracts" / "new.json").write_bytes(
        (bundle / "contracts" / "chat.json").read_bytes()
    )
    assert "`contracts/new.json`: `provenance.json` does not name it" in (
        run("verify", "--from", bundle, *pages).stdout
    )
    (bundle / "contracts" / "new.json").unlink()
    built_in = run("verify", "--from", bundle, "--sources", BUILT_IN)
    assert "table of pages: that of --sources is another one" in built_in.stdout


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(None, 3, id="no statement"),
        pytest.param("{", 2, id="no JSON"),
        pytest.param("[]", 2, id="no statement of in-toto"),
        pytest.param('{"_type": "https://in-toto.io/Statement/v1"}', 1, id="an empty one"),
    ],
)
def test_a_folder_that_is_no_bundle_is_said_to_be_none(run: Run, tmp_path, text, code) -> None:
    (tmp_path / "b").mkdir()
    if text is not None:
        (tmp_path / "b" / "provenance.json").write_text(text, "utf-8")
    done = run("verify", "--from", "b")
    assert done.returncode == code, done.stderr
    last(done)


def test_a_table_that_is_too_old_is_not_attached_and_the_report_is_printed(run: Run, whole) -> None:
    done = run("verify", "--offline", "--packet", whole, "--max-age", "7d")
    assert done.returncode == 3
    assert "| Chat contract |" in done.stdout
    assert "Not attached" in done.stderr
    assert f"`checker verify --packet {whole} --max-age 7d`" in done.stdout
    assert whole.read_text("utf-8") == WHOLE


@pytest.mark.parametrize(
    "arguments",
    [["--sample", "--packet", "packet.yaml"], ["--from", "b", "--packet", "packet.yaml"]],
)
def test_what_does_not_go_together_is_said(run: Run, whole, arguments) -> None:
    del whole
    assert run("verify", *arguments).returncode == 2


def test_a_refused_packet_stops_verify_before_anything_is_asked(
    run: Run, site: Site, tmp_path, whole
) -> None:
    whole.write_text(WHOLE + f"incident_summary: key {KEY}\n", "utf-8")
    done = run("verify", "--packet", whole, "--sources", sources_file(tmp_path, site.port))
    assert done.returncode == 4
    assert site.seen == []


@pytest.mark.parametrize("fail_on", ["error", "note", "never"])
def test_what_is_found_in_the_packet_is_in_the_report_that_it_fails(
    run: Run, tmp_path: Path, fail_on: str
) -> None:
    """The failures of JUnit and the exit code are of the same findings."""
    packet = tmp_path / "packet.yaml"
    packet.write_text(run("packet", "new", "--surface", "chat").stdout, "utf-8")
    own = json.loads(run("packet", "check", packet, "--format", "json").stdout)["findings"]
    expected = {one["fingerprint"] for one in own if one["key"] != "verification_table"}
    asked = ("verify", "--offline", "--packet", packet, "--fail-on", fail_on)
    done = run(*asked, "-o", "out", "--format", "junit")
    assert done.returncode == 3
    root = ET.fromstring(done.stdout)  # noqa: S314 - our own text
    (suite,) = root.findall("testsuite[@name='Packet']")
    assert int(suite.get("tests", "0")) == len(expected)
    failing = [one for one in own if one["level"] == "cannot-verify"]
    assert int(suite.get("errors", "0")) == len(failing)
    told = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert {one["fingerprint"] for one in told["findings"]} == expected
    assert f"Of the packet itself {len(expected)} findings" in told["summary"]["headline"]
