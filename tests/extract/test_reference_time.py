"""Pages made to hurt: the time of the reference extractor stays in proportion to the page."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from checker.extract.api_reference import extract
from tests.extract.reference_pages import fence, opened, thing

# What is measured is the time: see tests/conftest.py.
pytestmark = pytest.mark.unmeasured
SIZES = (60, 240)
PAGES: dict[str, Callable[[int], str]] = {
    "items": lambda n: "## Body\n\n" + "".join(f"* `a{at}` string required\n" for at in range(n * 10)),
    "events": lambda n: "## Stream events\n\n" + "".join(f"* `a.b{at}` x\n" for at in range(n * 20)),
    "tables of values": lambda n: "".join(f"| Role | x |\n| - | - |\n| `a{at}` | y |\n| `b{at}` | y |\n\n" for at in range(n * 4)),
    "rows of statuses": lambda n: "| Status | Retry |\n| - | - |\n" + "".join(f"| {400 + at % 100} | yes |\n" for at in range(n * 20)),
    "one sentence of advice": lambda n: "Retry " + " and ".join(f"`{400 + at % 100}`" for at in range(n * 40)) + ".",
    "one paragraph of claims": lambda n: " ".join(f"`n{at}` is a string; `data: [DONE]` ends the stream." for at in range(n * 20)),
    "commands": lambda n: "".join(f"```bash\ncurl https://x.test/v1/y -d '{{\"n{at}\": 1}}'\n```\n\n" for at in range(n * 4)),
    "one example": lambda n: "```json Response\n{" + ",".join(f'"a{at}": {{"b": [{{"type": "t{at}"}}]}}' for at in range(n * 20)) + "}\n```\n",
    "components": lambda n: "".join(f'<ParamField body="a{at}" type="object[]">\n  One of `x`.\n\n  <ParamField body="b" type="string" />\n</ParamField>\n\n' for at in range(n * 4)),
    "blocks that are none": lambda n: "".join(f"```yaml\nopenapi: 3.0.{at}\npaths: 1\n```\n\n" for at in range(n * 4)),
    "open quotes": lambda n: "```bash\ncurl " + "-d 'x " * (n * 100) + "\n```\n",
    "numbers": lambda n: "500 " * (n * 200),
    "slashes": lambda n: "GET " + "/a" * (n * 200),
}  # fmt: skip


def seconds(text: str, size: int) -> float:
    schema = thing(**{f"n{at}": {"type": "integer"} for at in range(size)}, role={"type": "string"})
    pages = [opened("page-markdown", f"# T\n\n{text}{fence(schema, None)}")]
    begin = time.process_time()
    extract(pages)
    return time.process_time() - begin


@pytest.mark.timed
@pytest.mark.drawn
@pytest.mark.parametrize("name", PAGES)
def test_time_is_in_proportion(name: str) -> None:
    # The least of three: what else a worker holds may have its garbage collected meanwhile.
    small, large = (min(seconds(PAGES[name](size), size) for _ in range(3)) for size in SIZES)
    # Four times the page: four times the time, and room for the noise of a small one.
    assert large < 12 * max(small, 0.05)
