"""What a tool needs that is no part of this checkout: a browser, node packages, package checkers.

These tests run with `make test-tools` alone, which installs what is missing; there a tool that is
not to be had is a failure, elsewhere a skip with its reason.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WANTED = bool(os.environ.get("CHECKER_TOOLS"))
AXE = ROOT / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
# The browser asks nobody anything: its own services are switched off.
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


def missing(what: str) -> None:
    """Fail where tools are wanted, else skip."""
    if WANTED:
        pytest.fail(f"{what} is not here, and `make test-tools` could not bring it")
    pytest.skip(f"{what} is asked by `make test-tools`", allow_module_level=True)


def package(name: str) -> ModuleType:
    """A package that `make test-tools` brings; see `missing`."""
    try:
        return importlib.import_module(name)
    except ImportError:
        missing(name)
        raise


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.tools)


@pytest.fixture(scope="session")
def _wanted() -> None:
    if not WANTED:
        pytest.skip("run by `make test-tools`")


@pytest.fixture(scope="session")
def browser(_wanted: None) -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright."""
    found = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    chromium = os.environ.get("CHROMIUM") or next(filter(None, found), None)
    if chromium is None:
        missing("Chromium")
    if importlib.util.find_spec("playwright") is None:
        missing("Playwright")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=[*ARGUMENTS])
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe(_wanted: None) -> str:
    """The rules of axe-core, as a script."""
    if not AXE.is_file():
        missing("axe-core")
    return AXE.read_text("utf-8")
