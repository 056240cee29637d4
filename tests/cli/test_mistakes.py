"""Sixty mistakes that people make: each message says what, where, and what to do next.

A row: what is typed, the exit code, what the message names (what and where), and what it says to
do. What was typed is never repeated but for the names of files, which are the user's own.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from checker.review.sample import ANSWERS
from tests.conftest import Run

URL = "https://apidoc.cometapi.com/api/text/chat"
AT = f"--url {URL} --accessed 2026-11-24T10:00:00Z"
FORMATS = "text, markdown, html, json"
SOURCES = "support, help-center, telemetry, chat, responses"
MISTAKES: tuple[tuple[str, int, str, str], ...] = (
    # a word of the command line
    ("verfy", 2, "no such command", "did you mean `verify`?"),
    ("xyzzy", 2, "no such command", "there are: verify, snapshot"),
    ("--sample", 2, "no such option", "`checker --help`"),
    ("--verison", 2, "no such option", "`--version`"),
    ("verify --ofline", 2, "no such option of `checker verify`", "`--offline`"),
    ("explain token-undocumented", 2, "no such command", "did you mean `rules explain`?"),
    ("quiz packet.yaml", 2, "no such command", "did you mean `packet quiz`?"),
    ("verify chat.json", 2, "more was typed than `checker verify` takes", "--observed"),
    ("verify extra", 2, "more was typed than `checker verify` takes", "For example"),
    ("help", 2, "no such command", "did you mean `--help`?"),
    ("version", 2, "no such command", "did you mean `--version`?"),
    ("verify -observed chat.json", 2, "more was typed", "did you mean `--observed`?"),
    ("verify --jobs 2", 2, "no such option of `checker verify` For example", "`checker verify --help`"),
    ("verify --observed", 2, "--observed of `checker verify` takes a value", "`checker verify --help`"),
    ("verify --offline=yes", 2, "--offline of `checker verify` takes no value", "`checker verify --help`"),
    ("packet", 2, "`checker packet` takes one of", "new, check, attach, quiz"),
    ("packet chek x", 2, "no such command of `checker packet`", "`check`"),
    ("packet check", 2, "FILE of `checker packet check` is missing", "packet.yaml"),
    ("packet new x.yaml", 2, "more was typed than `checker packet new` takes", "> packet.yaml"),
    ("rules explan x", 2, "no such command of `checker rules`", "`explain`"),
    ("rules explain", 2, "ID of `checker rules explain` is missing", "token-undocumented"),
    ("shape", 2, "FILE of `checker shape` is missing", "answers.jsonl"),
    ("compare", 2, "SHAPES of `checker compare` is missing", "shapes.jsonl"),
    ("extract", 2, "SOURCE|FILE of `checker extract` is missing", "checker extract chat"),
    ("config x", 2, "more was typed than `checker config` takes", "--help"),
    # a value of an option
    ("verify --format htlm", 2, "--format takes one of", "did you mean `html`?"),
    ("verify --format pdf", 2, "--format takes one of", FORMATS),
    ("verify --fail-on warn", 2, "--fail-on takes one of", "`warning`"),
    ("verify --color yes", 2, "--color takes one of", "auto, always, never"),
    ("verify --max-age 7", 2, "--max-age is a whole number and a unit", "7d"),
    ("verify --timeout soon", 2, "the value of --timeout is not understood", "a number"),
    ("verify --timeout 0", 2, "--timeout takes seconds", "above 0"),
    ("shape chat.json --jobs many", 2, "the value of --jobs is not understood", "a number"),
    ("shape chat.json --jobs 0", 2, "--jobs takes a whole number", "at least 1"),
    ("shape chat.json --from xml", 2, "no form of that name", "jsonl"),
    ("shape chat.json --names none", 2, "--names takes one of", "all, documented"),
    ("packet new --surface video", 2, "--surface takes one of", "chat, responses"),
    ("drift --since yesterday", 2, "--since is a day", "2026-07-03"),
    ("drift --since 2099-01-01", 2, "--since lies in the future", "future"),
    ("accept chat --reason x --until soon", 2, "--until is a day", "2026-12-31"),
    ("extract chat.json --kind api", 2, "--kind takes one of", "api-reference"),
    ("extract chat.json --kind api-referenc", 2, "--kind takes one of", "did you mean `api-reference`?"),
    ("packet new --surface chta", 2, "--surface takes one of", "did you mean `chat`?"),
    ("schema reprot", 2, "no schema of that name", "`report`"),
    ("rules explain token-undocmented", 2, "no rule of that id", "`token-undocumented`"),
    # a source
    ("snapshot chatt", 2, "no source has that id", "`chat`"),
    ("drift xyzzy", 2, "no source has that id", SOURCES),
    ("extract chatt", 2, "no source has that id", "`chat`"),
    ("accept chatt --reason x", 2, "no source has that id", "`chat`"),
    ("verify --offline --observed chat.json --contract chatt", 2, "no source", "`chat`"),
    # a file or a folder
    ("verify --snapshots kepd", 2, "--snapshots kepd", "`kept`"),
    ("verify --sources pages.tml", 2, "pages.tml cannot be read", "`pages.toml`"),
    ("verify --sources pages.toml", 2, "pages.toml: TOML is not well-formed", "line 3"),
    ("verify --sources keys.toml", 2, "keys.toml, line 4: `ur` is an unknown key", "`url`"),
    ("verify --sources lacks.toml", 2, "lacks.toml, line 1: `source` lacks `verify`", "`checker schema sources`"),
    ("verify --sources kind.toml", 2, "kind.toml, line 5: `kind`", "did you mean `api-reference`?"),
    ("verify --offline --observed chat.jso", 2, "input-1 (chat.jso)", "`chat.json`"),
    ("verify --offline --observed cut.json", 3, "1 truncated", "a quote in it is never closed"),
    ("verify --offline --observed empty.json", 3, "the file is empty", "save the answer again"),
    ("verify --offline --observed picture.png", 3, "a picture or a document of an answer is none", "A recording is JSON"),
    ("verify --sample -o cut.json", 2, "cut.json/table.txt could not be written", "another place"),
    ("verify --offline --packet packet.yml", 2, "the packet packet.yml cannot be read", "`packet.yaml`"),
    ("verify --from kept", 3, "the folder of --from is empty", "--bundle DIR"),
    ("verify --from gone", 2, "gone: there is none of that name", "path"),
    ("packet check packet.yaml", 2, "at line 2", "quotes"),
    ("packet check chat.json", 2, "this is no packet", "`checker packet new --observed FILE"),
    ("packet attach chat.json", 2, "this is no packet", "`checker packet new --observed FILE"),
    ("packet attach packet.yaml --table cut.json", 2, "at line 2", "quotes"),
    ("compare chat.json", 3, "nothing was compared", "`checker shape FILE > shapes.jsonl`"),
    ("compare chat.json --contract chat", 3, "`checker shape FILE --contract chat > shapes.jsonl`", "`checker compare shapes.jsonl --contract chat`"),
    ("compare shapes.jsonl", 2, "input-1 (shapes.jsonl) cannot be read", "path"),
    ("drift ./one.json", 2, "two contract files", "OLD NEW"),
    ("drift ./one.json ./two.json", 2, "one.json: there is none", "path"),
    ("drift ./chat.json ./chat.json", 2, "chat.json", "`checker extract`"),
    ("extract chat.json", 2, "a file needs --kind", "api-reference"),
    ("init no/settings.toml/x", 2, "cannot be written to", "`checker init DIR`"),
    # what does not go together, or lacks a part
    ("verify --sample --packet packet.yaml", 2, "not for a packet", "--sample"),
    ("verify --from kept --offline --observed chat.json", 2, "--from takes everything", "no"),
    ("snapshot --import chat.json", 2, "--import needs --url and --accessed", "date"),
    (f"snapshot --import chat.json {AT[:-20]}yesterday", 2, "--accessed is a time", "2026-11-24"),
    ("snapshot --import chat.json --url ftp://x --accessed 2026-11-24T10:00:00Z", 2, "no source lists that address", "Addresses: https://"),
    (f"snapshot --import saved.htm {AT}", 2, "saved.htm cannot be read", "path"),
    ("accept chat", 2, "accepting needs a reason", "--reason"),
    ("accept chat 0123456789abcdef --reason x", 2, "no finding of today", "`checker drift`"),
    ("drift", 3, "no reading of them is kept", "checker snapshot"),
)  # fmt: skip
SETTINGS: tuple[tuple[str, str, str], ...] = (
    ('fail-onn = "note"', "checker.toml, line 1", "`fail-on`"),
    ("timeout = true", "checker.toml, line 1: `timeout`", "takes a number"),
    ("[drif]\nsince = 1", "checker.toml, line 1", "`drift`"),
    ("# one\n[drift]\nobservd = 1", "checker.toml, line 3", "of drift"),
    ("quiet = [", "checker.toml: TOML is not well-formed", "line 2"),
    (
        "quiet = true\nverbose = true\nquiet = true",
        "checker.toml: TOML names a key twice",
        "line 3",
    ),
    ('# one\nfail-on = "warn"', "checker.toml, line 2: `fail-on` takes one of", "`warning`"),
    ('[shape]\nnames = "all of them"', "checker.toml, line 2: `names`", "all, documented"),
    ("verify = 1", "checker.toml, line 1: `verify` is a command", "write [verify]"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a person has it: some files whole, some not."""
    (tmp_path / "chat.json").write_bytes((ANSWERS / "chat.json").read_bytes())
    (tmp_path / "cut.json").write_text('{"id": "x",\n "object":', "utf-8")
    (tmp_path / "empty.json").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "pages.toml").write_text('extends = true\nsource = [[ "x" \n', "utf-8")
    entry = {"id": "x", "area": "X", "ur": URL}
    told = "\n".join(f"{name} = {json.dumps(value)}" for name, value in entry.items())
    (tmp_path / "keys.toml").write_text(f"[[source]]\n{told}\n", "utf-8")
    whole = {**entry, "url": URL, "kind": "api-refernce", "listed": "2026-07-03", "wording": "X."}
    del whole["ur"]
    for name, more in (("lacks.toml", {"kind": "api-reference"}), ("kind.toml", {"verify": "X."})):
        told = "\n".join(f"{key} = {json.dumps(value)}" for key, value in (whole | more).items())
        documents = '[{ role = "page-html", url = "https://x.example/", accept = "*/*" }]'
        (tmp_path / name).write_text(f"[[source]]\n{told}\ndocuments = {documents}\n", "utf-8")
    (tmp_path / "packet.yaml").write_text("workflow: [1\nb: 2\n", "utf-8")
    (tmp_path / "kept").mkdir()
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "settings.toml").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "code", "what", "then"), MISTAKES, ids=[one[0] for one in MISTAKES]
)
def test_a_mistake_is_told_with_what_to_do(
    run: Run, folder: Path, typed: str, code: int, what: str, then: str
) -> None:
    assert folder
    done = run(*shlex.split(typed))
    told = " ".join((done.stderr + done.stdout).split())
    assert done.returncode == code, told
    assert what in told
    assert then in told
    assert "Traceback" not in told
    *said, last = done.stderr.splitlines()
    assert last.startswith(f"checker: exit {code} (")
    assert code == 3 or len(said) > 1, "what happened, and no next step"


@pytest.mark.parametrize(("text", "what", "then"), SETTINGS, ids=[one[0] for one in SETTINGS])
def test_a_mistake_in_the_settings_is_told_with_its_line(
    run: Run, folder: Path, text: str, what: str, then: str
) -> None:
    (folder / "checker.toml").write_text(text + "\n", "utf-8")
    done = run("config")
    assert done.returncode == 2
    assert what in done.stderr
    assert then in done.stderr
    assert "`checker config` then prints" in done.stderr
    assert run("verify", "--help").returncode == 0  # help is there all the same


@pytest.mark.parametrize(
    ("text", "variables", "told"),
    [
        ('max-age = "7days"', {}, "checker.toml, line 1: `max-age` is a whole number"),
        ('sources = "nope.toml"', {}, "checker.toml, line 1: nope.toml cannot be read"),
        ('quiet = true\nsnapshots = "typo"', {}, "checker.toml, line 2: `snapshots` typo"),
        ("", {"CHECKER_MAX_AGE": "7days"}, "CHECKER_MAX_AGE: `max-age` is a whole number"),
        ("", {"CHECKER_COLOR": "yes"}, "CHECKER_COLOR takes one of: auto"),
        ("", {"CHECKER_TIMEOUT": "soon"}, "CHECKER_TIMEOUT takes a number"),
    ],
)
def test_a_value_that_is_set_is_refused_where_it_is_set(
    run: Run, folder: Path, text: str, variables: dict[str, str], told: str
) -> None:
    """Nobody typed the option: its name alone would lead nowhere."""
    (folder / "checker.toml").write_text(text + "\n", "utf-8")
    done = run("verify", "--offline", **variables)
    assert done.returncode == 2
    assert told in done.stderr


def test_there_are_sixty_of_them() -> None:
    assert len({one[0] for one in MISTAKES}) + len(SETTINGS) >= 60
