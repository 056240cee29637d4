"""Pictures of a terminal, to be looked at: .tools/pictures/terminal-<columns>.png."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.text import Text

from tests.cli.test_terminal import on_a_terminal
from tests.tools.test_page import PICTURES


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_terminal_is_drawn(browser: Any, tmp_path: Path, columns: int) -> None:
    _, told = on_a_terminal(tmp_path, columns, "verify", "--sample")
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
