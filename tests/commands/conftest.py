"""A folder with one page of our own to read, for stories of days."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main
from tests.commands.widgets import SMALLER, serve, sources_file
from tests.site import Site, serving

DAY = "1793512800"  # 2026-11-01T06:00:00Z
LATER = "1793944800"  # 2026-11-06T06:00:00Z
REMOVED = "request-property-enum-value-removed"


@dataclass
class Here:
    """A folder with snapshots/, a page to read, and the program."""

    site: Site
    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: object, clock: str = DAY) -> tuple[int, str, str]:
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
        code = main([*map(str, arguments), "--sources", str(self.folder / "sources.toml")])
        told = self.capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    def report(self, *arguments: object, clock: str = DAY) -> tuple[int, dict[str, Any]]:
        """The exit code, and the report; what was said instead where there is none."""
        code, output, told = self.run(*arguments, "--format", "json", clock=clock)
        assert output, f"exit {code}: {told}"
        return code, json.loads(output)

    def findings(self, *arguments: object, clock: str = DAY) -> list[dict[str, object]]:
        return self.report("drift", *arguments, clock=clock)[1]["findings"]

    def forget(self) -> None:
        """As on another machine: the tracked files alone."""
        for path in (self.folder / "snapshots/widgets").iterdir():
            if path.name == "bodies":
                shutil.rmtree(path)
            elif path.name == "state.json":
                path.unlink()

    def changed(self) -> str:
        """Read, accept, change the page, read again; the fingerprint of the change."""
        self.run("snapshot")
        assert self.run("accept", "--reason", "first")[0] == 0
        serve(self.site, SMALLER)
        self.run("snapshot", clock=LATER)
        (found,) = self.findings(clock=LATER)
        return str(found["fingerprint"])


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Here]:
    with serving(Site()) as site:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_AUTHOR_NAME", "somebody")
        (tmp_path / "snapshots").mkdir()
        serve(site)
        sources_file(tmp_path, site.port)
        yield Here(site=site, folder=tmp_path, monkeypatch=monkeypatch, capsys=capsys)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but its locks."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }
