"""A record inside Markdown is found, with what is around it; one with a fence in a value is none."""

from __future__ import annotations

import pytest

from checker.packet.fenced import Fenced, fenced, passages
from tests.packet.conftest import WHOLE

LINES = "\n" * WHOLE.count("\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(WHOLE, None, id="a record"),
        pytest.param(
            WHOLE + f"repro_steps: |\n  x\n```\n{WHOLE}```\n", None, id="a fence in a record"
        ),
        pytest.param(
            f"incident_id: a\nhttp_method: b\n```\n{WHOLE}```\n", None, id="two fields before it"
        ),
        pytest.param(
            "incident_id: a\n```\nhttp_method: b\n```\n", None, id="one field before, one in it"
        ),
        pytest.param("# Notes\n\n```python\nprint()\n```\n", None, id="another language"),
        pytest.param("# Notes\n\n```\nprint()\n```\n", None, id="no record in the block"),
        pytest.param(
            f"# Packet\n\n```yaml\n{WHOLE}```\nend\n",
            ("\n\n\n" + WHOLE, "# Packet\n\n\n" + LINES + "\nend\n"),
            id="a block",
        ),
        pytest.param(f"~~~\n{WHOLE}", ("\n" + WHOLE, "\n" + LINES), id="a block without an end"),
        pytest.param(
            f"````yaml\n{WHOLE}repro_steps: |\n  x\n\n  ```\n````\nend",
            (f"\n{WHOLE}repro_steps: |\n  x\n\n  ```\n", "\n" + LINES + "\n\n\n\n\nend"),
            id="a shorter fence inside",
        ),
        pytest.param(
            f"\n```\nx\n```\n```json\n{WHOLE}```",
            ("\n" * 5 + WHOLE, "\n```\nx\n```\n\n" + LINES),
            id="behind another block",
        ),
        pytest.param(
            f"# P\r\n```yaml\r\n{WHOLE}```\r\n",
            ("\n\n" + WHOLE, "# P\r\n\n" + LINES + "\n"),
            id="lines that end as on Windows",
        ),
    ],
)
def test_the_block(text: str, found: tuple[str, str] | None) -> None:
    told = fenced(text)
    if found is None:
        assert told is None
    else:
        assert told == Fenced(block=found[0], around=found[1])
        assert told.around.count("\n") == text.count("\n")


@pytest.mark.parametrize("text", ["```\n" * 50_000, "~" * 200_000], ids=["fences", "one sign"])
def test_many_signs_are_read_once(text: str) -> None:
    assert fenced(text) is None


def test_what_is_around_is_read_by_paragraph_without_what_only_repeats_the_record() -> None:
    around = "# Packet\n\none\n- known\ntwo\nthree\n\n\nfour"
    assert [(one.line, one.text) for one in passages(around, {"# Packet", "- known"})] == [
        (3, "one"),
        (5, "two\nthree"),
        (9, "four"),
    ]
    assert list(passages("", ())) == []
