"""What all tests share: the loopback site, and the program as a separate process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.site import REAL, Site, sample_site, serving

# How long one example takes is a matter of the machine; what must be quick is measured elsewhere.
settings.register_profile("at any pace", settings(), deadline=None)
settings.load_profile("at any pace")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(sample_site()) as running:
        yield running


@pytest.fixture
def real_pages() -> Path:
    """The folder of real pages; a test that asks for it skips where it is absent."""
    if not REAL.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    return REAL


@pytest.fixture(autouse=True)
def _author(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who accepts, on a machine where git knows nobody."""
    monkeypatch.setenv("GIT_AUTHOR_NAME", "somebody")


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in an empty folder, as a person would; both streams are captured."""

    def start(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "GIT_AUTHOR_NAME": "somebody",
            "CHECKER_CACHE_DIR": str(tmp_path / "cache"),
            "PYTHONWARNINGS": "error",
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE")},
            **more,
        }
        return subprocess.run(
            [sys.executable, "-m", "checker", *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return start
