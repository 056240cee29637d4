"""What a block of code is titled."""

from __future__ import annotations

import pytest

from checker.extract.page import Code
from checker.extract.reference.sections import Sections, title_of
from tests.extract.reference_pages import page


@pytest.mark.parametrize("kind", ["Request", "Response"])
def test_a_component_says_what_its_example_is_of(kind: str) -> None:
    told = f"# T\n\n<{kind}Example>\n\n```json\n[{{}}]\n```\n\n</{kind}Example>\n"
    read = page(told)
    (block,) = (one for one in read.blocks if isinstance(one.content, Code))
    role = Sections(read, read.blocks).place(block).role
    assert role is not None
    assert role.kind == kind.lower()


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
