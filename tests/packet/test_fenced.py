"""A record inside Markdown is found; a record with a fence in a value is none."""

from __future__ import annotations

import pytest

from checker.packet.fenced import fenced
from tests.packet.conftest import WHOLE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(WHOLE, None, id="a record"),
        pytest.param(
            WHOLE + f"repro_steps: |\n  x\n```\n{WHOLE}```\n", None, id="a fence in a record"
        ),
        pytest.param("# Notes\n\n```python\nprint()\n```\n", None, id="another language"),
        pytest.param("# Notes\n\n```\nprint()\n```\n", None, id="no record in the block"),
        pytest.param(f"# Packet\n\n```yaml\n{WHOLE}```\nend\n", "\n\n\n" + WHOLE, id="a block"),
        pytest.param(f"~~~\n{WHOLE}", "\n" + WHOLE, id="a block without an end"),
    ],
)
def test_the_block(text: str, found: str | None) -> None:
    assert fenced(text) == found
