"""What is built works elsewhere: the wheel carries schemas, pages, sources and the baseline."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import checker
from checker import documents
from checker.lake.objects import not_installed

ROOT = Path(__file__).parents[1]
TEXTS = {".py", ".md", ".toml", ".yml", ".html", ".json"}
# `checker[parquet]`, `pip install checker`: a requirement that another project would meet.
FOREIGN = re.compile(
    r"(?<![\w-])checker\[[a-z]|pipx? (?:install|run) [^\n`]*?(?<![\w/-])checker(?![\w-])"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a clean copy of the checkout, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    tracked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, tracked.stdout.split("\0")):
        target = folder / "copy" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            target.write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps"),
            *("--no-build-isolation", "--wheel-dir", str(folder), str(folder / "copy")),
        ],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def start(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(installed),
        "CHECKER_CACHE_DIR": str(folder / "cache"),
    }
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import checker; print(checker.__file__)"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_what_it_tells_to_install_is_itself(installed: Path) -> None:
    """`checker` on the package index is another project."""
    (metadata,) = installed.glob("*.dist-info/METADATA")
    assert f"Name: {checker.DISTRIBUTION}\n" in metadata.read_text("utf-8")
    files = [metadata, *(one for one in installed.rglob("*") if one.suffix in TEXTS)]
    found = {one.name for one in files if FOREIGN.search(one.read_text("utf-8"))}
    assert found == set()
    hint = str(not_installed("pyarrow", "parquet").hint)
    assert f"pip install '{checker.DISTRIBUTION}[parquet]'" in hint


@pytest.mark.nightly
def test_help_and_schemas_work_in_another_folder(installed: Path, tmp_path: Path) -> None:
    assert start(installed, tmp_path, "--help").returncode == 0
    listed = start(installed, tmp_path, "schema").stdout.split()
    assert listed == documents.schema_names()
    for name in listed:
        assert json.loads(start(installed, tmp_path, "schema", name).stdout)["title"]


def test_the_sample_works_in_another_folder(installed: Path, tmp_path: Path) -> None:
    done = start(installed, tmp_path, "verify", "--sample", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["table"]) == 5


def test_the_baseline_is_there_and_nothing_is_written(installed: Path, tmp_path: Path) -> None:
    done = start(installed, tmp_path, "verify", "--offline", "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert {row["verdict"] for row in report["table"]} == {"not-re-read"}
    assert {checked["origin"] for checked in report["documents"]} == {"transcribed"}
    assert {path.name for path in tmp_path.iterdir()} <= {"cache"}
