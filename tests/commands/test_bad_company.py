"""Files, disks and names that mean no good: a sentence, the right code, and nothing lost."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import files
from checker.cli import main
from checker.documents import MAX_TOML, Malformed, read_toml
from checker.gate.terminal import shown
from checker.model.errors import Exit
from tests.commands.conftest import tree
from tests.commands.widgets import PAGE, serve, sources_file
from tests.drawing import examples
from tests.site import Site, serving

OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a page that was read and accepted."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "somebody")
    monkeypatch.setenv("CHECKER_SOURCES", str(tmp_path / "sources.toml"))
    (tmp_path / "snapshots").mkdir()
    with serving(Site()) as site:
        serve(site)
        sources_file(tmp_path, site.port)
        assert run("snapshot", "--quiet") == Exit.DONE
        assert run("accept", "--reason", "first") == Exit.DONE
        yield tmp_path


def run(*arguments: str) -> int:
    return main([*arguments, "--sources", "sources.toml"])


# What a terminal obeys


def test_a_heading_and_a_file_name_are_shown_and_not_obeyed(here: Path, capsys) -> None:
    evil = "\x1b]0;owned\x07\x9b2J\x1b[31mred\u202eder"
    page = here / f"a{evil}.md"
    page.write_text(PAGE.replace("## OpenAPI", f"## OpenAPI {evil}"), "utf-8")
    assert main(["extract", str(page), "--kind", "api-reference", "--explain"]) == Exit.DONE
    assert main(["extract", str(page), "--kind", "api-reference"]) == Exit.DONE
    assert main(["extract", f"{page}.none", "--kind", "api-reference"]) == Exit.USAGE
    assert run("shape", f"{page}.none") == Exit.USAGE
    told = capsys.readouterr()
    assert "> OpenAPI" in told.out
    assert not OBEYED.search(told.out + told.err)


@given(st.text(), st.booleans())
@settings(max_examples=examples(300))
def test_no_text_is_obeyed(text: str, color: bool) -> None:  # noqa: FBT001 - drawn
    left = shown(f"{text}\x1b[1mbold\x1b[0m", color=color)
    if color:
        assert left.endswith("\x1b[1mbold\x1b[0m")
        left = re.sub(r"\x1b\[[0-9;]*m", "", left)
    assert not OBEYED.search(left)


# What is no file


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    path.symlink_to(path)


PLACES = {
    "sources": ["drift", "--sources", "x"],
    "a recording": ["shape", "x"],
    "a packet": ["packet", "check", "x"],
    "an imported page": ["snapshot", "--import", "x", "--url", "https://a.test/", "--accessed", "2026-01-01T00:00:00Z"],
    "a page": ["extract", "x", "--kind", "support-page"],
    "a contract": ["drift", "./x", "./x"],
    "shapes": ["compare", "x"],
    "a table": ["packet", "attach", "packet.yaml", "--table", "x"],
}  # fmt: skip


@pytest.mark.parametrize("make", [pipe, folder, device, circle])
@pytest.mark.parametrize("arguments", PLACES.values(), ids=PLACES)
def test_what_is_no_regular_file_is_told_at_once(
    tmp_path: Path, monkeypatch, capsys, make: Callable[[Path], None], arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "packet.yaml").write_text("incident_summary: none\n", "utf-8")
    make(tmp_path / "x")
    code = main(arguments)
    err = capsys.readouterr().err
    assert code in (Exit.USAGE, Exit.CANNOT_VERIFY), err
    if arguments[1:2] != ["attach"]:  # which reads its packet first
        assert any(why in err for why in ("no regular file", "in a circle", "a folder without")), (
            err
        )


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify", "--offline", "--snapshots", "x"],
        ["accept", "--reason", "a", "--snapshots", "x"],
        ["verify", "--from", "x"],
        ["verify", "--offline", "-o", "x"],
    ],
    ids=" ".join,
)
def test_links_in_a_circle_are_no_folder(
    tmp_path: Path, monkeypatch, capsys, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    circle(tmp_path / "x")
    assert main(arguments) in (Exit.USAGE, Exit.CANNOT_VERIFY)
    assert capsys.readouterr().err


@pytest.mark.parametrize("name", ["provenance.json", "table.md"])
def test_a_bundle_of_pipes_is_told_at_once(tmp_path: Path, capsys, name: str) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    os.mkfifo(bundle / name)
    assert main(["verify", "--from", str(bundle)]) in (Exit.USAGE, Exit.CANNOT_VERIFY)
    assert "Traceback" not in capsys.readouterr().err


# What cannot be read or written


def test_a_folder_that_cannot_be_read_is_no_empty_one(here: Path, capsys) -> None:
    kept = here / "snapshots" / "widgets"
    kept.rename(here / "aside")
    kept.symlink_to(kept)
    assert run("accept", "--reason", "again") == Exit.CANNOT_VERIFY
    told = capsys.readouterr().err
    assert "cannot be read (its symbolic links lead in a circle)" in told
    assert "nothing was accepted" in told
    assert run("snapshot", "--quiet") == Exit.USAGE
    assert "could not be kept" in capsys.readouterr().err
    assert run("drift") != Exit.DONE
    kept.unlink()
    (here / "aside").rename(kept)
    (kept / "accesses.jsonl").unlink()
    (kept / "accesses.jsonl").mkdir()
    assert run("accept", "--reason", "again") == Exit.CANNOT_VERIFY


CLOSED = {
    "a store": ["verify", "--offline", "--snapshots", "closed/x"],
    "a recording": ["shape", "closed/x"],
    "sources": ["drift", "--sources", "closed/x"],
    "a packet": ["packet", "check", "closed/x"],
    "a bundle": ["verify", "--from", "closed/x"],
    "a page": ["extract", "closed/x", "--kind", "support-page"],
    "an archive": ["snapshot", "--import", "closed/x", "--url", "https://a.test/", "--accessed", "2026-01-01T00:00:00Z"],
}  # fmt: skip


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands below a folder `closed` or `widgets` refuses, to whoever runs the tests."""
    for module, name in ((Path, "stat"), (Path, "iterdir"), (os, "open")):
        asked = getattr(module, name)

        def refusing(path, *rest, asked=asked, **named):
            if {"closed", "widgets"} & {*Path(path).parent.parts[-2:]}:
                raise PermissionError(errno.EACCES, "secret")
            return asked(path, *rest, **named)

        monkeypatch.setattr(module, name, refusing)


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("arguments", CLOSED.values(), ids=CLOSED)
def test_what_stands_in_a_closed_folder_is_told(
    tmp_path: Path, monkeypatch, capsys, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == Exit.USAGE
    assert "cannot be read (Permission denied)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["verify", "--offline"], Exit.CANNOT_VERIFY),
        (["drift"], Exit.USAGE),
        (["changelog"], Exit.CANNOT_VERIFY),
        (["snapshot", "--export-warc", "x.warc"], Exit.CANNOT_VERIFY),
        (["snapshot", "--prune", "9"], Exit.USAGE),
        (["accept", "--reason", "again"], Exit.CANNOT_VERIFY),
    ],
    ids=str,
)
@pytest.mark.usefixtures("here")
def test_a_source_folder_that_is_closed_is_no_empty_one(
    request, capsys, arguments: list[str], code: Exit
) -> None:
    request.getfixturevalue("closed")
    assert run(*arguments) == code
    told = capsys.readouterr().err
    assert "cannot be read (Permission denied)" in told or "cannot be written" in told


def test_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main(["verify", "--offline"]) == Exit.USAGE
    assert "not there any more" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)


def test_a_report_is_written_through_no_link_that_was_laid_for_it(here: Path, capsys) -> None:
    target = here / "mine.txt"
    target.write_text("mine", "utf-8")
    out = here / "out"
    out.mkdir()
    for name in ("report.json", "report.md", "report.html", "findings.csv"):
        (out / f".{name}.{os.getpid()}.tmp").symlink_to(target)
    assert run("verify", "--offline", "-o", str(out)) == Exit.DONE
    assert target.read_text("utf-8") == "mine"
    (here / "loop").symlink_to(here / "loop")
    assert run("verify", "--offline", "-o", str(here / "loop")) == Exit.USAGE
    told = capsys.readouterr().err
    assert "loop/table.txt could not be written (its symbolic links lead in a circle)" in told


class Full:
    """A disk that is full after so many files; what a kernel does, and a folder keeps its room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, left: int) -> None:
        self.left = left
        monkeypatch.setattr("checker.files.os.fsync", self.fsync)

    def fsync(self, _: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, "secret")


@pytest.mark.parametrize("left", range(5))
@pytest.mark.parametrize("arguments", [["init", "new/er"], ["verify", "--offline", "-o", "new/er"]])
def test_on_a_full_disk_nothing_half_is_left(
    here: Path, monkeypatch, capsys, arguments: list[str], left: int
) -> None:
    before = sorted(here.rglob("*"))
    with monkeypatch.context() as patched:
        Full(patched, left)
        assert run(*arguments) == Exit.USAGE
    told = capsys.readouterr().err
    assert "the disk is full" in told
    assert "writ" not in told.splitlines()[1], "it is no matter of rights"
    assert sorted(here.rglob("*")) == before


def test_what_stood_in_a_folder_of_reports_stays_whole_on_a_full_disk(
    here: Path, monkeypatch
) -> None:
    assert run("verify", "--offline", "-o", "out") == Exit.DONE
    before = tree(here / "out")
    (here / "snapshots" / "widgets" / "accesses.jsonl").unlink()
    with monkeypatch.context() as patched:
        Full(patched, 3)
        assert run("verify", "--offline", "-o", "out") == Exit.USAGE
    assert tree(here / "out") == before


def test_a_file_that_grows_beyond_the_bound_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "sparse").touch()
    os.truncate(tmp_path / "sparse", files.LIMIT + 1)
    with pytest.raises(OSError) as refused:  # noqa: PT011 - held below
        files.read(tmp_path / "sparse")
    assert refused.value.errno == errno.EFBIG


# TOML without bounds

DEEP = "[" * 5000
TOML = {
    "arrays in arrays": f"a = {DEEP}",
    "closed arrays": f"a = {'[' * 300}{']' * 300}",
    "tables in tables": "a = " + "{b = " * 5000 + "1" + "}" * 5000,
    "a key of dots": ".".join(["a"] * 100_000) + " = 1",
    "a header of dots": "[" + " . ".join(["a"] * 100_000) + "]",
    "a quoted key of dots": ".".join(['"a"'] * 5_000) + " = 1",
    "many digits": "a = " + "9" * 5_000,
    "many hexadecimal digits": "a = 0x" + "f" * 100_000,
    "too long": "#" * (MAX_TOML + 1),
    "no TOML": "a = secret-text",
}


@pytest.mark.parametrize("text", TOML.values(), ids=TOML)
def test_toml_is_bounded_and_its_parser_is_not_quoted(here: Path, capsys, text: str) -> None:
    with pytest.raises(Malformed) as refused:
        read_toml(text)
    assert "secret" not in str(refused.value)
    assert refused.value.__cause__ is None
    (here / "evil.toml").write_text(text, "utf-8")
    assert main(["drift", "--sources", "evil.toml"]) == Exit.USAGE
    accepted = here / "snapshots" / "widgets" / "accepted"
    accepted.mkdir(exist_ok=True)
    (accepted / "evil.toml").write_text(text, "utf-8")
    assert run("drift") == Exit.DONE  # it accepts nothing, and says so
    told = capsys.readouterr().err
    assert "accepts nothing" in told
    assert "secret" not in told


# Where a reader of lines would take the dots of names for those of texts, or the reverse.
DOTTED = {
    "names with commas": ".".join(['"a,b"'] * 1_000) + " = 1",
    "names with equal signs": ".".join(["'a=b'"] * 1_000) + " = 1",
    "names with quotes": ".".join(['"\\",\\""'] * 1_000) + " = 1",
    "behind a text that ends with a quote": f"x = ['''a'''', {{{'b.' * 1_000}b = 1}}]",
    "behind a comment with a quote": f"# it's\n{'b.' * 1_000}b = 1",
    "in many keys": "\n".join(f"a{number}{'.b' * 150} = 1" for number in range(100)),
}


@pytest.mark.parametrize("text", DOTTED.values(), ids=DOTTED)
def test_the_parser_never_sees_too_many_dotted_names(monkeypatch, text: str) -> None:
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("the parser was asked"))
    with pytest.raises(Malformed):
        read_toml(text)


def test_the_dots_of_texts_and_comments_are_not_counted() -> None:
    dots = "." * 20_000
    text = f"a = '{dots}' # {dots}\nb = \"\"\"{dots}\n\\\"\"\"\"\nc = '''{dots}\n'''\n'{dots}' = 1"
    assert len(read_toml(text)) == 4


@given(st.text(alphabet="ab.=[]{}\"'\n 019_x-:Tz#,\\"))
@settings(max_examples=examples(400), suppress_health_check=[HealthCheck.too_slow])
def test_no_toml_falls(text: str) -> None:
    try:
        read_toml(text)
    except Malformed:
        return


@pytest.mark.parametrize("text", ['{"a": true} "x"', '{"a": true} x', '{"a": true} 1\n'])
def test_a_word_behind_an_answer_is_no_second_one(tmp_path: Path, capsys, text: str) -> None:
    (tmp_path / "answer.json").write_text(text, "utf-8")
    assert main(["shape", str(tmp_path / "answer.json")]) == Exit.CANNOT_VERIFY
    assert "left out: 1 not-json" in capsys.readouterr().err


@pytest.mark.parametrize("line", ['"x"', "12", "true", "null"])
def test_a_word_on_a_line_of_its_own_is_left_out_and_told(
    tmp_path: Path, capsys, line: str
) -> None:
    (tmp_path / "answers.json").write_text(f'{{"id": "a"}}\n{line}\n', "utf-8")
    assert (
        main(["shape", str(tmp_path / "answers.json"), "--contract", "chat"]) == Exit.CANNOT_VERIFY
    )
    shown_ = capsys.readouterr()
    assert '"count": 1' in shown_.out
    assert "record 2, byte 12: not-an-answer" in shown_.err
