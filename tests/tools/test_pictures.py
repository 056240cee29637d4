"""Pictures of a terminal, to be looked at: .tools/pictures/terminal-<columns>.png."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.text import Text

from tests.conftest import Run
from tests.tools.conftest import ROOT
from tests.tools.test_page import PICTURES

PAGE = ROOT / ".github" / "page.png"
DRAWN_OF = PAGE.with_suffix(".html.sha256")
CLOCK = {"SOURCE_DATE_EPOCH": "1783080000"}  # 2026-07-03
SHOWN = {"width": 1100, "height": 900}


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_terminal_is_drawn(
    browser: Any, tmp_path: Path, on_a_terminal: Callable[..., tuple[int, str]], columns: int
) -> None:
    _, told = on_a_terminal(columns, "verify", "--sample")
    console = Console(record=True, width=columns, file=io.StringIO(), legacy_windows=False)
    console.print(Text.from_ansi(told), soft_wrap=True)
    file = tmp_path / "terminal.svg"
    file.write_text(console.export_svg(title=f"{columns} columns"), "utf-8")
    page = browser.new_page(viewport={"width": 14 * columns, "height": 1200})
    page.route(
        "**/*",
        lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort(),
    )
    page.goto(file.as_uri())
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"terminal-{columns}.png")
    page.close()


def test_the_page_of_the_readme_is_drawn(browser: Any, run: Run, tmp_path: Path) -> None:
    """The sample's page as it opens; CHECKER_GOLDEN=1 writes the picture anew, to be looked at.

    Another machine has other fonts, so that not the points are compared but what they were drawn
    of: its digest stands beside the picture.
    """
    assert run("verify", "--sample", "-o", "report", **CLOCK).returncode == 0
    shown = tmp_path / "report" / "table.html"
    page = browser.new_page(viewport=SHOWN, color_scheme="light")
    page.goto(shown.as_uri())
    drawn = page.screenshot()
    page.close()
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / PAGE.name).write_bytes(drawn)
    digest = hashlib.sha256(shown.read_bytes()).hexdigest()
    if os.environ.get("CHECKER_GOLDEN"):
        PAGE.write_bytes(drawn)
        DRAWN_OF.write_text(f"{digest}\n", "utf-8")
    assert drawn[16:24] == PAGE.read_bytes()[16:24]  # as wide and as high
    assert digest == DRAWN_OF.read_text("utf-8").strip()
