"""The last gate: canaries in everything that is read; none in anything printed or written.

Bodies of pages are kept as they came, and only those.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import cli
from checker.commands import COMMANDS as EVERY
from checker.report import FINDINGS, FORMATS
from checker.review.sample import ANSWERS
from tests.packet.conftest import WHOLE
from tests.site import Site, sources_file

KEY = "sk-proj-aB3dE5fG7hJ9kL1mN2pQ"
MAIL = "jo.doe@shopmail.com"
PROMPT = "landlord about the mould"
CARD = "4111 1111 1111 1111"
CANARIES = (KEY, MAIL, PROMPT, CARD, "c2stcHJvai1hQjNkRTVmRzdoSjlrTDFtTjJwUQ")

Told = tuple[int, str]
Tell = Callable[..., Told]


@pytest.fixture
def tell(site: Site, tmp_path: Path, monkeypatch, capfd) -> Tell:
    """A command in this process, in a folder with snapshots/: exit code, and all it printed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "snapshots").mkdir()
    table = sources_file(tmp_path, site.port)

    def run(*arguments: object) -> Told:
        with contextlib.suppress(SystemExit):
            code = cli.main([*map(str, arguments), "--sources", str(table)])
        printed = capfd.readouterr()
        return code, printed.out + printed.err

    return run


def clean(text: str, folder: Path, given: set[Path]) -> None:
    """No canary in a text, nor in any file but those given and the kept bodies."""
    for canary in CANARIES:
        assert canary not in text
    for path in folder.rglob("*"):
        if path.is_file() and path not in given and path.parent.name != "bodies":
            content = path.read_bytes()
            for canary in CANARIES:
                assert canary.encode() not in content, path.relative_to(folder)


def exchange(**more: object) -> dict:
    return {
        "method": "POST",
        "url": f"https://api.cometapi.com/v1/chat/completions?api_key={KEY}",
        "status": 200,
        "headers": {"authorization": f"Bearer {KEY}", "x-request-id": MAIL},
        "request_body": {"model": KEY, "messages": [{"role": "user", "content": PROMPT}]},
        "response_body": json.loads((ANSWERS / "chat.json").read_text("utf-8")),
        **more,
    }


def recordings() -> dict[str, str]:
    """One text a noun of a recording."""
    answer = json.loads((ANSWERS / "chat.json").read_text("utf-8"))
    return {
        "values": json.dumps(exchange()),
        "a name": json.dumps({**answer, KEY: 1, MAIL: {"x": CARD}}),
        "a name in usage": json.dumps({**answer, "usage": {**answer["usage"], KEY: 3}}),
        "a token": json.dumps({**answer, "object": KEY}),
        "an error": json.dumps(
            exchange(status=401, response_body={"error": {"message": KEY, "type": MAIL}})
        ),
        "a stream": f'event: {KEY}\ndata: {{"object": "{MAIL}"}}\n\ndata: {KEY}\n\n',
        "a log record": WHOLE.replace("POST", KEY).replace('"429"', CARD),
        "no form": f"{KEY} {{{PROMPT}",
    }


# With -o a run writes the others too, whatever it prints.
FILES = {FINDINGS, *(form.file for form in FORMATS.values() if form.file)}
PRINTED_ALONE = [form.name for form in FORMATS.values() if not form.file]


@pytest.mark.parametrize("noun", recordings())
@pytest.mark.parametrize("format_", PRINTED_ALONE)
def test_nothing_of_a_recording_is_printed_in_any_format(
    tell: Tell, tmp_path, noun, format_
) -> None:
    path = tmp_path / "input.txt"
    path.write_text(recordings()[noun], "utf-8")
    code, printed = tell(
        "verify", "--offline", "--observed", path, "--format", format_, "-o", "out"
    )
    clean(printed, tmp_path, {path})
    assert code in (0, 1, 2, 3, 4)
    written = {file.name for file in (tmp_path / "out").glob("*")}
    assert written == (FILES if code in (0, 1, 3) else set())


COMMANDS = {
    "accept": ["accept", "chat", "--reason", f"reviewed, ask {MAIL}"],
    "compare": ["compare", "input.txt"],
    "config": ["config"],
    "drift": ["drift", KEY],
    "extract": [
        "extract",
        "page.md",
        "--kind",
        "api-reference",
        "--url",
        f"https://x.example/{KEY}",
    ],
    "changelog": ["changelog", KEY, "--since", MAIL],
    "init": ["init", f"to/{KEY}"],
    "packet new": ["packet", "new", "--observed", "input.txt"],
    "packet check": ["packet", "check", "packet.yaml"],
    "packet attach": [
        "packet",
        "attach",
        "packet.yaml",
        "--observed",
        "input.txt",
        "--bundle",
        "b",
    ],
    "packet attach a table": ["packet", "attach", "whole.yaml", "--table", "table.json"],
    "packet quiz": ["packet", "quiz", "packet.yaml"],
    "rules": ["rules", "explain", KEY],
    "schema": ["schema", KEY],
    "shape": ["shape", "input.txt"],
    "snapshot": ["snapshot", KEY],
    "snapshot a file": ["snapshot", "--import", "page.md", "--url", KEY, "--accessed", MAIL],
    "verify": ["verify", "--offline", "--packet", "packet.yaml", "--observed", "input.txt"],
    "verify a bundle": ["verify", "--from", "bundle"],
}


def test_every_command_is_planted() -> None:
    assert {name.split(" ")[0] for name in COMMANDS} == {name for name in EVERY if " " not in name}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_prints_or_writes_what_was_planted(tell: Tell, tmp_path, name) -> None:
    files = {
        "input.txt": json.dumps(exchange()) + "\n" + recordings()["a name"],
        "packet.yaml": WHOLE + f"repro_steps: ['{KEY}', '{CARD}']\nincident_summary: {MAIL}\n",
        "whole.yaml": WHOLE,
        "page.md": f"# Make {KEY}\n\nCall {MAIL}: `{KEY}`\n\n| Field | Type |\n| --- | --- |\n| {KEY} | string |\n",
        "table.json": json.dumps({"schema": KEY}),
        "bundle/provenance.json": json.dumps(
            {"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": KEY, "digest": {}}]}
        ),
        "bundle/table.md": f"| {KEY} |\n",
    }
    for file, text in files.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    _, printed = tell(*COMMANDS[name])
    clean(printed, tmp_path, {tmp_path / file for file in files})


def test_nothing_of_a_page_is_printed_that_must_not_be(tell: Tell, site: Site, tmp_path) -> None:
    for path, content in list(site.files.items()):
        planted = (
            f"\n\nWrite to {MAIL}, key `{KEY}`, card {CARD}.\n\n- `{KEY}` (string): {PROMPT}\n"
        )
        site.files[path] = content + planted.encode()
    for path in ("/api/text/chat.md", "/api/text/responses.md"):
        site.files[path] = site.files[path].replace(b"- user\n", f"- user\n- {KEY}\n".encode())
    for format_ in FORMATS:
        _, printed = tell("verify", "--format", format_, "--observed", ANSWERS / "chat.json")
        clean(printed, tmp_path, set())
    for arguments in (["drift"], ["accept", "--reason", "reviewed"], ["extract", "chat"]):
        clean(tell(*arguments)[1], tmp_path, set())
