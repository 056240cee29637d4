"""A bundle that is not as it was made: each way is told, and none is believed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import documents
from checker.model.evidence import digest_of
from checker.packet.canonical import canonical
from checker.review.sample import ANSWERS
from checker.review.sources import BUILT_IN
from tests.conftest import Run, through_the_door
from tests.packet.conftest import WHOLE

STARTER = BUILT_IN.parent / "starter" / "sources.toml"
KEY = "sk-" + "Zx9Qw3Er7Ty1Ui5Op2As"  # made up


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, one_cache: Path) -> Path:
    """One bundle of the baseline that ships, and of one answer."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "packet.yaml").write_text(WHOLE, "utf-8")
    done = through_the_door(folder, one_cache)(
        "packet", "attach", "packet.yaml", "--observed", ANSWERS / "chat.json", "--bundle", "b"
    )
    assert done.returncode == 0, done.stderr
    return folder / "b"


@pytest.fixture
def bundle(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "b"))


def sealed(bundle: Path) -> None:
    """The statement made again by hand, so that its digests agree."""
    path = bundle / "provenance.json"
    proof = json.loads(path.read_text("utf-8"))
    proof["subject"] = [
        {
            "name": one.relative_to(bundle).as_posix(),
            "digest": {"sha256": digest_of(one.read_bytes()).removeprefix("sha256:")},
        }
        for one in sorted(bundle.rglob("*"))
        if one.is_file() and one != path
    ]
    proof["subject"].sort(key=lambda item: item["name"])
    path.write_text(canonical(proof), "utf-8", newline="")


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(bundle: Path) -> None:
        path = bundle / name
        text = path.read_bytes().decode("utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))

    return change


def added(name: str, text: str = "x") -> Callable[[Path], None]:
    def change(bundle: Path) -> None:
        (bundle / name).parent.mkdir(exist_ok=True)
        (bundle / name).write_text(text, "utf-8")

    return change


def linked(bundle: Path) -> None:
    outside = bundle.parent / "table.md"
    shutil.move(bundle / "table.md", outside)
    (bundle / "table.md").symlink_to(outside)


def copied(bundle: Path) -> None:
    shutil.copy(bundle / "contracts" / "chat.json", bundle / "contracts" / "copy.json")


def claims_signed(bundle: Path) -> None:
    path = bundle / "provenance.json"
    proof = json.loads(path.read_text("utf-8"))
    proof["predicate"]["signed"] = True
    path.write_text(canonical(proof), "utf-8", newline="")


def windows(name: str) -> Callable[[Path], None]:
    def change(bundle: Path) -> None:
        path = bundle / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    return change


def test_as_it_was_made_it_comes_out_the_same(run: Run, bundle: Path) -> None:
    done = run("verify", "--from", bundle)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the same bytes" in done.stderr
    assert "checker-" not in done.stdout  # nothing of the folder in which it was computed
    assert "--observed" not in done.stdout


@pytest.mark.parametrize(
    ("change", "seal", "code", "says"),
    [
        pytest.param(windows("table.md"), False, 1, "`table.md`: computed again", id="line ends"),
        pytest.param(windows("packet.md"), True, 1, "`packet.md`: made again", id="its line ends"),
        pytest.param(added("notes.txt"), False, 1, "`notes.txt`: `prov", id="a further file"),
        pytest.param(added("more/x.yaml"), False, 1, "`more/x.yaml`: `prov", id="a further folder"),
        pytest.param(added(f"{KEY}.txt"), False, 1, "a file: `prov", id="a name that is a key"),
        pytest.param(
            added("contracts/x.json", "{"), False, 1, "`contracts/x.json`: `prov", id="not named"
        ),
        pytest.param(
            added("contracts/x.json", "{"), True, 1, "is no contract that", id="no contract"
        ),
        pytest.param(copied, True, 1, "`contracts/copy.json`", id="a second copy that is listed"),
        pytest.param(linked, False, 1, "`table.md`: is a link", id="a link"),
        pytest.param(claims_signed, False, 1, "`provenance.json`: made again", id="signed"),
        pytest.param(
            replaced("provenance.json", "{", "{ "), False, 1, "`provenance.json`", id="a blank"
        ),
        pytest.param(
            replaced("provenance.json", '"predicateType":"urn:checker', '"predicateType":"urn:x'),
            False,
            1,
            "`provenance.json`",
            id="another predicate",
        ),
        pytest.param(
            replaced("contracts/chat.json", '"health": {', '"health":  {'),
            True,
            1,
            "`contracts/chat.json`: written again",
            id="a contract of other bytes",
        ),
        pytest.param(
            replaced("packet.yaml", "Chat contract |", "Chat contracts |"),
            True,
            1,
            "`packet.yaml`: its table",
            id="the packet's table",
        ),
        pytest.param(
            replaced("packet.yaml", "POST", "PUT"), True, 1, "`packet.md`: made", id="the packet"
        ),
        pytest.param(
            replaced("packet.md", "## 3. Telemetry", "## 3. Telemetry, reviewed"),
            True,
            1,
            "`packet.md`: made again",
            id="the packet for people",
        ),
        pytest.param(
            replaced("packet.yaml", "operator_result", "a: b: c\noperator_result"),
            True,
            1,
            "`packet.yaml`: the packet is not understood",
            id="no record",
        ),
        pytest.param(
            replaced("packet.yaml", "operator_result", "incident_summary: The provider was down.\noperator_result"),
            True,
            4,
            "packet.yaml: overclaim at incident_summary",
            id="a claim in the packet",
        ),
        pytest.param(
            replaced("packet.md", "## 3. Telemetry", f"## 3. Telemetry {KEY}"),
            True,
            4,
            "",
            id="a key in the packet for people",
        ),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_made_is_told(
    run: Run, bundle: Path, change, seal, code, says
) -> None:
    change(bundle)
    if seal:
        sealed(bundle)
    done = run("verify", "--from", bundle)
    assert done.returncode == code, done.stdout + done.stderr
    assert says in done.stdout + done.stderr
    assert KEY not in done.stdout + done.stderr


def test_what_differs_is_told_in_every_form(run: Run, bundle: Path) -> None:
    windows("table.md")(bundle)
    for name in ("costs-are-wrong", "the-api-was-down.txt"):
        added(name)(bundle)
    page = run("verify", "--from", bundle, "--format", "html")
    assert page.returncode == 1, page.stderr
    assert page.stdout.startswith("<!doctype html>")
    assert "<code>table.md</code>: computed again, it differs" in page.stdout
    done = run("verify", "--from", bundle, "--format", "json")
    report = json.loads(done.stdout)
    assert documents.misfits("report", report) == []
    assert {one["rule"] for one in report["findings"]} == {"bundle-differs"}
    assert "does not come out the same" in report["summary"]["headline"]


def test_what_the_packet_has_left_to_mend_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(WHOLE.replace("POST", "post"), "utf-8")
    attach = ("packet", "attach", "p.yaml", "--bundle", "b")
    assert run(*attach, "--fail-on", "never").returncode == 0
    done = run("verify", "--from", "b")
    assert done.returncode == 0, done.stdout
    assert "The packet in it has 1 findings" in done.stderr


def test_attach_judges_as_check_does_and_writes_nothing_where_that_fails(
    run: Run, tmp_path: Path
) -> None:
    for text in (WHOLE.replace("POST", "post"), WHOLE.replace("fail", "").replace("4xx\n", "\n")):
        (tmp_path / "p.yaml").write_text(text, "utf-8")
        done = run("packet", "attach", "p.yaml", "--bundle", "b")
        assert done.returncode == run("packet", "check", "p.yaml").returncode != 0
        assert (tmp_path / "p.yaml").read_text("utf-8") == text
        assert not (tmp_path / "b").exists()


def test_the_findings_stand_beside_the_sentences_that_count_them(bundle: Path) -> None:
    report = json.loads((bundle / "report.json").read_text("utf-8"))
    assert report["findings"]
    for name in ("table.md", "packet.md"):
        text = (bundle / name).read_text("utf-8")
        assert all(f"`{one['rule']}`" in text for one in report["findings"])
        assert text.count("| Area | What to verify |") == 1


def test_a_bundle_of_another_table_of_pages_is_whole(run: Run, tmp_path: Path) -> None:
    shutil.copy(BUILT_IN, tmp_path / "pages.toml")
    (tmp_path / "p.yaml").write_text(WHOLE, "utf-8")
    done = run("packet", "attach", "p.yaml", "--sources", "pages.toml", "--bundle", "b")
    assert "files to b" in done.stderr
    (tmp_path / "pages.toml").unlink()
    assert run("verify", "--from", "b").returncode == 0


def test_a_page_of_which_nothing_is_kept_has_its_row(run: Run, tmp_path: Path) -> None:
    """And where nothing is kept of any page, there is no table to attach."""
    shutil.copy(STARTER, tmp_path / "both.toml")
    alone = STARTER.read_text("utf-8").replace("extends = true", "extends = false")
    (tmp_path / "alone.toml").write_text(alone, "utf-8")
    (tmp_path / "p.yaml").write_text(WHOLE, "utf-8")
    done = run("packet", "attach", "p.yaml", "--sources", "alone.toml", "--bundle", "b")
    assert (done.returncode, (tmp_path / "b").exists()) == (3, False)
    assert (tmp_path / "p.yaml").read_text("utf-8") == WHOLE
    done = run("packet", "attach", "p.yaml", "--sources", "both.toml", "--bundle", "b")
    assert done.returncode == 0, done.stderr
    assert "| Example contract | Confirm" in (tmp_path / "b" / "table.md").read_text("utf-8")
    done = run("verify", "--from", "b")
    assert (done.returncode, "the same bytes" in done.stderr) == (3, True)  # that row's verdict


def test_what_is_no_file_is_never_read(run: Run, bundle: Path, tmp_path: Path) -> None:
    (bundle / "table.md").unlink()
    os.mkfifo(bundle / "table.md")
    (bundle / "more").mkdir()
    done = run("verify", "--from", bundle)
    assert (done.returncode, "`table.md`: is no file" in done.stdout) == (1, True)
    assert "`more`: `provenance.json` does not name it" in done.stdout
    (tmp_path / "empty").mkdir()
    done = run("verify", "--from", "empty")
    assert (done.returncode, "is empty" in done.stderr) == (3, True)


# the folder


def test_a_bundle_goes_over_an_older_one_and_over_nothing_else(
    run: Run, bundle: Path, tmp_path: Path
) -> None:
    packet = tmp_path / "p.yaml"
    packet.write_text(WHOLE, "utf-8")
    attach = ("packet", "attach", packet, "--bundle")
    assert run(*attach, bundle).returncode == 0
    (bundle / "notes.txt").write_text("ours", "utf-8")
    done = run(*attach, bundle)
    assert (done.returncode, "holds 1 files that" in done.stderr) == (2, True)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    assert run(*attach, foreign).returncode == 0  # an empty folder
    for text in ("{}", "{", '{"_type": "https://in-toto.io/Statement/v1"}'):
        (foreign / "provenance.json").write_text(text, "utf-8")
        assert "is no bundle" in run(*attach, foreign).stderr
    assert run(*attach, packet).returncode == 2  # a file
    assert packet.read_text("utf-8").count("verification_table:") == 1


def test_a_packet_may_stand_where_its_bundle_will(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "packet.yaml").write_text(WHOLE, "utf-8")
    assert run("packet", "attach", "b/packet.yaml", "--bundle", "b").returncode == 0
    assert run("verify", "--from", "b").returncode == 0
    assert run("packet", "attach", "b/packet.yaml", "--bundle", "b").returncode == 0


def test_another_folder_of_the_same_pages_makes_the_same_bundle(run: Run, tmp_path: Path) -> None:
    """No path is in it: whoever has the same table of pages computes the same bytes."""
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        shutil.copy(BUILT_IN, tmp_path / name / "pages.toml")
    (tmp_path / "p.yaml").write_text(WHOLE, "utf-8")
    done = run("packet", "attach", "p.yaml", "--sources", "here/pages.toml", "--bundle", "b")
    assert done.returncode == 0, done.stderr
    again = run("verify", "--from", "b", "--sources", "there/pages.toml")
    assert again.returncode == 0, again.stdout
