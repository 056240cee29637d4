"""What a block of code is titled."""

from __future__ import annotations

import pytest

from checker.extract.page import Code
from checker.extract.reference.sections import title_of


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("json", ""),
        ("json Response", "Response"),
        ('json title="Request body" theme={null}', "Request body"),
        ("json theme={null} title='A stream'", "A stream"),
        ('json subtitle="Other"', ""),
    ],
)
def test_a_block_of_code_is_titled_by_its_info_string(info: str, title: str) -> None:
    assert title_of(Code(info=info, text="")) == title
