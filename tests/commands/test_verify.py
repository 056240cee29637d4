"""The main job against a real server: pages in, the table out."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.review.sample import ANSWERS
from tests.conftest import Run
from tests.site import Answer, Site, real_semconv, sources_file

NOW = int(time.time())  # of all runs, which may go on beyond midnight
TODAY = datetime.fromtimestamp(NOW, UTC).date().isoformat()
CHAT = "/api/text/chat.md"
RESPONSES = "/api/text/responses.md"
ERRORS = "/errors/error-codes-handling.md"
HELP = "/support/help-center.md"
SUPPORT = "/support/"
INDEX = "/docs/specs/semconv/http/index.md"
SPANS = "/docs/specs/semconv/http/http-spans/index.md"
EVERY_PAGE = (CHAT, RESPONSES, HELP, SUPPORT, INDEX)
IDS = ["support", "help-center", "telemetry", "chat", "responses"]
ALL_DOWN = {path: Answer(status=500, body=b"down") for path in (*EVERY_PAGE, SPANS, ERRORS)}

Verify = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def verify(run: Run, site: Site, tmp_path: Path) -> Verify:
    """`checker verify` against the site, with evidence kept in snapshots/."""
    (tmp_path / "snapshots").mkdir()
    table = sources_file(tmp_path, site.port)

    def start(
        *arguments: object, command: str = "verify", **more: str
    ) -> subprocess.CompletedProcess[str]:
        clock = {"SOURCE_DATE_EPOCH": str(NOW)}
        return run(command, *arguments, "--sources", table, **clock | more)

    return start


def report(done: subprocess.CompletedProcess[str]) -> dict:
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout)


def rows(done: subprocess.CompletedProcess[str]) -> dict[str, dict]:
    table = report(done)["table"]
    assert len(table) == 5
    return dict(zip(IDS, table, strict=True))


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    return done.stderr.rstrip("\n").rpartition("\n")[2]


def accept(verify: Verify) -> None:
    done = verify("--reason", "reviewed", command="accept")
    assert done.returncode == 0, done.stderr


# the table


def test_five_pages_become_five_dated_rows_and_the_second_run_is_all_304(
    verify: Verify, site: Site
) -> None:
    first = verify("--format", "json")
    assert first.returncode == 0, first.stderr
    assert {row["accessed"] for row in rows(first).values()} == {TODAY}
    assert {row["verdict"] for row in rows(first).values()} == {"not-observed"}
    assert set(site.statuses()) <= {200}
    asked = len(site.seen)
    site.seen.clear()
    second = verify("--format", "json")
    assert second.returncode == 0, second.stderr
    assert site.statuses() == [304] * asked
    assert {row["accessed"] for row in rows(second).values()} == {TODAY}


def test_the_markdown_table_has_the_owners_columns_and_words(verify: Verify) -> None:
    done = verify("--format", "markdown")
    assert (
        "| Area | What to verify | Source URL | Accessed | Safe candidate wording |" in done.stdout
    )
    assert "Check the help center for current support and reliability caveats" in done.stdout
    assert last_line(done) == "checker: exit 0 (done)"


def test_csv_is_the_five_columns(verify: Verify) -> None:
    table = list(csv.reader(io.StringIO(verify("--format", "csv").stdout)))
    assert table[0] == [
        "Area",
        "What to verify",
        "Source URL",
        "Accessed",
        "Safe candidate wording",
    ]
    assert [row[3] for row in table[1:]] == [TODAY] * 5


ALTERATIONS = [
    pytest.param("support", SUPPORT + "index.html", "mailto:", "mailto:x-", id="another support address"),
    pytest.param("help-center", HELP, "1-5 AM", "2-6 AM", id="another maintenance window"),
    pytest.param("telemetry", SPANS, "`Recommended`", "`Required`", id="another requirement level"),
    pytest.param("chat", CHAT, "chat.completion.chunk", "chat.completion.part", id="another chunk object"),
    pytest.param("responses", RESPONSES, "response.in_progress", "response.in_work", id="another event name"),
    pytest.param("chat", ERRORS, "| `403`", "| `418`", id="another status on the side page"),
]  # fmt: skip


@pytest.mark.drawn
@pytest.mark.parametrize(("source", "path", "old", "new"), ALTERATIONS)
def test_one_altered_fact_changes_contract_verdict_and_wording(
    verify: Verify, site: Site, source: str, path: str, old: str, new: str
) -> None:
    before = rows(verify("--format", "json"))[source]
    contract = verify(source, command="extract").stdout
    accept(verify)
    site.alter(path, old, new)
    done = verify("--format", "json", "--fail-on", "never")
    after = rows(done)[source]
    assert verify(source, command="extract").stdout != contract
    assert before["verdict"] == "not-observed"
    assert after["verdict"] == "changed"
    assert after["wording"] != before["wording"]
    assert any(finding["source"] == source for finding in report(done)["findings"])


def test_what_was_accepted_and_did_not_change_is_silent(verify: Verify) -> None:
    verify()
    accept(verify)
    done = verify("--format", "json")
    assert done.returncode == 0, done.stderr
    assert report(done)["findings"] == []


# what comes back from the network


def test_a_redirect_within_the_host_is_followed_and_recorded(
    verify: Verify, site: Site, tmp_path: Path
) -> None:
    site.files["/moved/chat.md"] = site.files[CHAT]
    site.answers[CHAT] = Answer(status=301, headers={"Location": "/moved/chat.md"})
    done = verify("--format", "json")
    assert rows(done)["chat"]["accessed"] == TODAY
    lines = (tmp_path / "snapshots/chat/accesses.jsonl").read_text("utf-8").splitlines()
    kept = [json.loads(line) for line in lines]
    assert any(line["final_url"].endswith("/moved/chat.md") for line in kept)


def test_a_redirect_to_another_host_is_not_followed(verify: Verify, site: Site) -> None:
    site.answers[HELP] = Answer(status=302, headers={"Location": "https://evil.example/help"})
    site.answers["/support/help-center"] = Answer(status=404)
    done = verify("--format", "json")
    assert done.returncode == 3
    assert rows(done)["help-center"]["verdict"] == "cannot-verify"


def test_a_429_with_retry_after_is_asked_again(verify: Verify, site: Site) -> None:
    site.answers[CHAT] = Answer(status=429, headers={"Retry-After": "1"}, times=1)
    done = verify("--format", "json")
    assert rows(done)["chat"]["accessed"] == TODAY
    assert [seen.status for seen in site.seen if seen.path == CHAT] == [429, 200]


def test_a_challenge_page_is_no_access(verify: Verify, site: Site) -> None:
    shell = b"<html><head><script src='/c.js'></script></head><body><noscript>Enable JavaScript</noscript></body></html>"
    site.answers[SUPPORT] = Answer(body=shell, headers={"Content-Type": "text/html"})
    done = verify("--format", "json")
    assert done.returncode == 3
    row = rows(done)["support"]
    assert row["verdict"] == "cannot-verify"
    assert row["accessed"] is None
    assert "challenge" in done.stdout


SHELL = "<!doctype html><html><body><div id='__next'></div><script src='/c.js'></script>{}</body></html>"
DATA = """<script id="__NEXT_DATA__" type="application/json">{"props": {"pageProps": {"page": {
"title": "Support", "sections": [{"title": "Mail", "body": "Write to <a href='mailto:help@example.org'>us</a>
whenever a call does not do what the reference says, and name the request."}]}}}}</script>"""


def test_the_text_in_the_data_of_a_script_application_is_read(verify: Verify, site: Site) -> None:
    body = SHELL.format(DATA.replace("\n", " ")).encode()
    site.answers[SUPPORT] = Answer(body=body, headers={"Content-Type": "text/html"})
    row = rows(verify("--format", "json"))["support"]
    assert row["accessed"] == TODAY
    assert "speaks of ways to the support in words to be read: mail;" in row["wording"]


def test_a_page_that_needs_a_browser_says_how_to_import_it(
    verify: Verify, run: Run, site: Site, tmp_path: Path
) -> None:
    data = json.dumps({"props": {"token": "x" * 300}})
    shell = SHELL.format(f'<script type="application/json">{data}</script>').encode()
    site.answers[SUPPORT] = Answer(body=shell, headers={"Content-Type": "text/html"})
    done = verify("--format", "json")
    assert done.returncode == 3
    row = rows(done)["support"]
    assert row["verdict"] == "cannot-verify"
    assert "needs-browser: page-html" in done.stdout
    command = re.search(r"import it: `checker (snapshot [^`]*)`", row["wording"])
    assert command is not None
    saved = tmp_path / "saved.html"
    saved.write_bytes(site.files["/support/index.html"])
    words = shlex.split(
        command[1].replace("FILE", str(saved)).replace("TIME", "2026-01-02T10:00:00Z")
    )
    imported = run(*words)
    assert imported.returncode == 0, imported.stderr
    assert "kept for support" in imported.stderr


def test_a_page_that_lies_about_its_type_is_no_access(verify: Verify, site: Site) -> None:
    html = (
        b"<!doctype html><html><body><h1>Sign in</h1><p>" + b"words " * 100 + b"</p></body></html>"
    )
    site.answers[CHAT] = Answer(body=html, headers={"Content-Type": "text/markdown"})
    done = verify("--format", "json")
    assert rows(done)["chat"]["verdict"] == "cannot-verify"
    assert done.returncode == 3


def test_gzip_is_read_and_kept_without_its_coding(
    verify: Verify, site: Site, tmp_path: Path
) -> None:
    site.gzip = True
    done = verify("--format", "json")
    assert {row["accessed"] for row in rows(done).values()} == {TODAY}
    bodies = [path.read_bytes() for path in (tmp_path / "snapshots/chat/bodies").iterdir()]
    assert site.files[CHAT] in bodies


def test_a_page_slower_than_the_budget_is_given_up_and_the_others_stand(
    verify: Verify, site: Site
) -> None:
    site.answers[HELP] = Answer(delay=40, body=b"late")
    site.answers["/support/help-center"] = Answer(delay=40, body=b"late")
    start = datetime.now(UTC)
    done = verify("--format", "json", "--timeout", "3")
    assert (datetime.now(UTC) - start).total_seconds() < 30
    found = rows(done)
    assert found["help-center"]["verdict"] == "cannot-verify"
    assert found["chat"]["accessed"] == TODAY
    assert done.returncode == 3


# what is kept


def test_one_refused_and_four_read_rests_on_its_kept_access(verify: Verify, site: Site) -> None:
    verify()
    site.answers[HELP] = Answer(status=403)
    site.answers["/support/help-center"] = Answer(status=403)
    done = verify("--format", "json")
    assert done.returncode == 0, done.stderr
    found = rows(done)
    assert found["help-center"]["verdict"] == "not-re-read"
    assert {found[name]["verdict"] for name in IDS if name != "help-center"} == {"not-observed"}


def test_a_page_refused_again_and_again_rests_on_its_kept_access_each_time(
    verify: Verify, site: Site
) -> None:
    verify()
    site.answers[HELP] = Answer(status=403)
    site.answers["/support/help-center"] = Answer(status=403)
    assert [verify().returncode for _ in range(4)] == [0, 0, 0, 0]


def test_one_refused_sub_document_is_named_and_its_facts_are_not_removed(
    verify: Verify, site: Site
) -> None:
    verify()
    accept(verify)
    site.answers[SPANS] = Answer(status=403)
    done = verify("--format", "json")
    assert done.returncode == 0, done.stderr
    assert "http-spans" in rows(done)["telemetry"]["wording"]
    assert [item for item in report(done)["findings"] if "removed" in item["rule"]] == []


def test_without_bodies_requests_are_unconditional_though_dates_are_known(
    verify: Verify, site: Site, tmp_path: Path
) -> None:
    verify()
    for bodies in (tmp_path / "snapshots").glob("*/bodies"):
        shutil.rmtree(bodies)
    site.seen.clear()
    done = verify()
    assert done.returncode == 0
    assert {seen.conditional for seen in site.seen} == {False}
    assert set(site.statuses()) == {200}


def test_a_damaged_body_is_not_believed(verify: Verify, site: Site, tmp_path: Path) -> None:
    verify()
    for body in (tmp_path / "snapshots/chat/bodies").iterdir():
        body.write_bytes(b"tampered")
    site.seen.clear()
    done = verify("--format", "json")
    assert rows(done)["chat"]["accessed"] == TODAY
    assert 200 in [seen.status for seen in site.seen if seen.path == CHAT]


@pytest.mark.nightly
def test_two_runs_at_once_lose_nothing(verify: Verify, tmp_path: Path, site: Site) -> None:
    table = tmp_path / "sources.toml"
    environment = {
        **os.environ,
        "CHECKER_CACHE_DIR": str(tmp_path / "cache"),
        "SOURCE_DATE_EPOCH": str(NOW),
    }
    command = [sys.executable, "-m", "checker", "verify", "--sources", str(table)]
    running = [
        subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    site.answers.update(ALL_DOWN)
    done = verify("--offline", "--format", "json")
    assert {row["accessed"] for row in rows(done).values()} == {TODAY}


# nothing at all


def test_nothing_read_and_nothing_kept_rests_on_the_baseline_and_says_so(
    verify: Verify, site: Site
) -> None:
    site.files.clear()
    start = datetime.now(UTC)
    done = verify("--format", "json")
    assert done.returncode == 3
    assert (datetime.now(UTC) - start).total_seconds() < 30
    for row in rows(done).values():
        assert row["verdict"] == "cannot-verify"
        assert row["accessed"] is None
        assert "2026-07-03" in row["wording"]
    assert last_line(done) == "checker: exit 3 (could not verify)"


NO_SOCKETS = """
import socket, sys
def refuse(*_, **__): raise AssertionError("a socket was opened")
socket.socket.__init__ = socket.getaddrinfo = refuse
try:
    socket.socket()
except AssertionError:
    pass
else:
    sys.exit("sockets are still possible")
from checker.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_offline_opens_no_socket_and_rests_on_the_baseline(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_SOCKETS, "verify", "--offline", "--format", "json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert {row["verdict"] for row in rows(done).values()} == {"not-re-read"}


def test_offline_rests_on_what_is_kept(verify: Verify, site: Site) -> None:
    verify()
    site.seen.clear()
    done = verify("--offline", "--format", "json")
    assert site.seen == []
    assert done.returncode == 0
    assert {(row["verdict"], row["accessed"]) for row in rows(done).values()} == {
        ("not-re-read", TODAY)
    }


def test_evidence_older_than_max_age_is_exit_3(run: Run) -> None:
    done = run("verify", "--offline", "--max-age", "7d")
    assert done.returncode == 3


# broken pages


def test_a_page_that_lost_its_tables_is_extractor_broken(verify: Verify, site: Site) -> None:
    text = site.files[SPANS].decode("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("|")]
    site.files[SPANS] = "\n".join(kept).encode("utf-8")
    done = verify("--format", "json")
    assert done.returncode == 3
    assert rows(done)["telemetry"]["verdict"] == "cannot-verify"
    assert any(item["rule"] == "extractor-broken" for item in report(done)["findings"])


def test_a_page_that_states_nothing_known_is_extractor_broken(verify: Verify, site: Site) -> None:
    site.files[CHAT] = b"# Welcome\n\n| Guide | For |\n| - | - |\n| First steps | Beginners |\n"
    done = verify("--format", "json")
    assert done.returncode == 3
    assert any(
        (item["rule"], item["source"]) == ("extractor-broken", "chat")
        for item in report(done)["findings"]
    )


# exit codes of other causes


def test_an_unknown_key_in_the_sources_file_is_exit_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[[source]]\nurls = "x"\n', "utf-8")
    done = run("verify", "--sources", path)
    assert done.returncode == 2
    assert "did you mean `url`" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["verify", "--format", "yaml"], id="an unknown format"),
        pytest.param(["verify", "--max-age", "soon"], id="an age that is none"),
        pytest.param(["verify", "--no-such-option"], id="an unknown option"),
        pytest.param(["no-such-command"], id="an unknown command"),
        pytest.param(["extract", "no-such-source"], id="an unknown source"),
    ],
)
def test_misuse_is_exit_2_with_a_sentence_and_no_traceback(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert last_line(done) == "checker: exit 2 (usage or configuration error)"
    assert len(done.stderr.splitlines()) >= 2


@pytest.mark.nightly
def test_the_real_pages_fill_the_telemetry_row(
    verify: Verify, site: Site, real_pages: Path
) -> None:
    del real_pages
    real_semconv(site, "v1.44.0")
    first = verify("--format", "json")
    assert first.returncode == 0, first.stderr
    accept(verify)
    real_semconv(site, "v1.42.0")
    done = verify("--format", "json", "--fail-on", "never")
    assert rows(done)["telemetry"]["verdict"] == "changed"


# the sample


def test_the_sample_does_the_whole_job_and_compares_an_answer(run: Run) -> None:
    done = run("verify", "--sample", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = rows(done)
    assert {row["accessed"] for row in found.values()} == {"sample page"}
    assert report(done)["summary"]["compared"] > 0
    assert found["chat"]["verdict"] in ("matches", "differs")


# findings, and what is refused


def test_an_answer_that_conflicts_is_exit_1_and_the_report_is_whole(
    verify: Verify, tmp_path: Path
) -> None:
    answer = json.loads((ANSWERS / "chat.json").read_text("utf-8"))
    answer["choices"][0]["index"] = "zero"
    (tmp_path / "seen.json").write_text(json.dumps(answer), "utf-8")
    done = verify("--observed", tmp_path / "seen.json", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert rows(done)["chat"]["verdict"] == "differs"
    (finding,) = [item for item in report(done)["findings"] if item["level"] == "error"]
    assert finding["rule"] == "type-conflict"
    assert "zero" not in done.stdout + done.stderr
    assert verify("--observed", tmp_path / "seen.json", "--fail-on", "never").returncode == 0


def test_a_recording_that_is_no_answer_is_exit_3(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "customers.json").write_text('{"Jane Doe": {"iban": "x"}}', "utf-8")
    done = verify("--observed", tmp_path / "customers.json", "--format", "json")
    assert done.returncode == 3
    assert any(item["rule"] == "nothing-compared" for item in report(done)["findings"])
    assert "Jane" not in done.stdout + done.stderr
    assert "customers" not in done.stdout


def test_an_overclaim_in_the_wording_is_refused_by_rule_and_place(
    run: Run, site: Site, tmp_path: Path
) -> None:
    def overclaim(text: str) -> str:
        return text.replace("Compare observed response shape with", "Uptime is 99.9 %, see")

    table = sources_file(tmp_path, site.port, overclaim)
    done = run("verify", "--offline", "--sources", table)
    assert done.returncode == 4
    assert done.stdout == ""
    assert "99.9" not in done.stderr
    assert last_line(done) == "checker: exit 4 (refused)"


def test_reports_are_written_in_every_form(verify: Verify, tmp_path: Path) -> None:
    done = verify("-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"table.md", "table.txt", "table.csv", "table.html", "report.json"} <= written
    assert (tmp_path / "out" / "table.md").read_text("utf-8") == done.stdout


# what a row must not say


def test_old_evidence_is_no_change_of_the_documentation(verify: Verify) -> None:
    verify()
    accept(verify)
    later = str(NOW + 5)
    done = verify("--offline", "--max-age", "0s", "--format", "json", SOURCE_DATE_EPOCH=later)
    assert done.returncode == 3
    assert {item["rule"] for item in report(done)["findings"]} == {"evidence-too-old"}
    assert not [row for row in rows(done).values() if "change" in row["wording"]]


def test_a_change_that_was_seen_is_told_while_the_page_is_down(verify: Verify, site: Site) -> None:
    verify()
    accept(verify)
    site.alter(HELP, "1-5 AM", "2-6 AM")
    changed = report(verify("--format", "json"))["findings"]
    site.answers[HELP] = Answer(status=403)
    done = verify("--format", "json")
    assert rows(done)["help-center"]["verdict"] == "not-re-read"
    told = {(item["rule"], item["fingerprint"]) for item in report(done)["findings"]}
    assert {(item["rule"], item["fingerprint"]) for item in changed} <= told


def test_an_accepted_contract_that_is_damaged_costs_its_own_row_alone(
    verify: Verify, tmp_path: Path
) -> None:
    verify()
    accept(verify)
    path = tmp_path / "snapshots" / "support" / "contract.json"
    path.write_text(path.read_text("utf-8")[:200], "utf-8")
    done = verify("--format", "json")
    assert done.returncode == 3
    assert [(item["rule"], item["source"]) for item in report(done)["findings"]] == [
        ("contract-unreadable", "support")
    ]
    assert len(rows(done)) == 5


def test_a_page_that_cannot_be_read_is_not_replaced_by_its_side_page(
    verify: Verify, site: Site
) -> None:
    site.answers[CHAT] = Answer(status=404)
    done = verify("--format", "json")
    assert rows(done)["chat"]["verdict"] == "cannot-verify"


def test_the_standard_input_is_an_observation(verify: Verify, tmp_path: Path, site: Site) -> None:
    del verify
    table = tmp_path / "sources.toml"
    assert table.is_file()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "checker",
            "verify",
            "--sources",
            str(table),
            "--observed",
            "-",
            "--format",
            "json",
        ],
        cwd=tmp_path,
        input=(ANSWERS / "chat.json").read_text("utf-8"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert report(done)["summary"]["compared"] == 1
    assert site.seen


def test_the_standard_input_is_a_page(tmp_path: Path, site: Site) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "extract", "-", "--kind", "api-reference"],
        cwd=tmp_path,
        input=site.files[CHAT].decode("utf-8"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["facts"]
