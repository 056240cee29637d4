"""P14: exchanges, streams, HAR entries, bodies inside rows, cassettes, as ratios to reading them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest
import yaml

from checker.observe import observe
from tests.benchmarks.conftest import COUNT, ratio
from tests.observe.documented import CONTRACTS, choice, chunk, completion, transcript
from tests.observe.recordings import sixty

pytestmark = pytest.mark.benchmark

MANY = min(COUNT, 4_000)
FEW = MANY // 10  # interactions: reading YAML is slow
CHUNKS = 40  # events of one stream
LONG = 480  # characters of an answer, with which a body has the size that most have
HEADERS = [[f"x-header-{number}", f"value {number}"] for number in range(14)]


def exchanges(count: int) -> list[dict[str, Any]]:
    said = {"role": "assistant", "content": "x" * LONG}
    bodies = (
        completion(id=f"c{number}", choices=[choice(message=said)]) for number in range(count)
    )
    told = [sixty.one(body) for body in bodies]
    return [one | {"headers": [*HEADERS, *one["headers"]]} for one in told]


def bare(all_: sixty.Exchanges) -> bytes:
    """A row of a log around each body alone."""
    return sixty.lines({"timestamp": "x", "line": one["response_body"]} for one in all_)


def streams(all_: sixty.Exchanges) -> bytes:
    body = transcript(*[chunk(created=number) for number in range(CHUNKS)]).decode()
    return sixty.lines(one | {"response_body": body} for one in all_[: MANY // 2])


def levels(text: bytes) -> Iterator[bytes]:
    """The JSON texts in a recording: of lines or a document, and within them."""
    for line in text.splitlines() if b"\n{" in text else [text]:
        yield line
        yield from within(orjson.loads(line))


def within(value: Any) -> Iterator[bytes]:
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from within(item)
    elif isinstance(value, str) and value.startswith("{"):
        yield value.encode()
        yield from within(orjson.loads(value))
    elif isinstance(value, str) and value.startswith("data: {"):
        yield from (line[6:].encode() for line in value.splitlines() if line[6:7] == "{")


@pytest.mark.parametrize(
    "write", [sixty.plain, streams, sixty.har, sixty.subscription, sixty.logcli, bare, sixty.pair]
)
def test_records_of_json(write: Callable[[sixty.Exchanges], bytes], told) -> None:
    text = write(exchanges(MANY))
    texts = [*levels(text)]

    def alone() -> None:
        for one in texts:
            orjson.loads(one)

    def work() -> None:
        observe([("-", io.BytesIO(text))], contracts=CONTRACTS)

    what = f"{write.__name__}: to shapes"
    told("P14", what, ratio(work, alone), "x orjson on each JSON text in it; goal 5")


@pytest.mark.parametrize("write", [sixty.vcr, sixty.vcr_gzip, sixty.ruby])
def test_cassettes(write: Callable[[sixty.Exchanges], bytes], told) -> None:
    text = write(exchanges(FEW))

    def alone() -> None:
        yaml.load(text, Loader=yaml.CSafeLoader)

    def work() -> None:
        observe([("-", io.BytesIO(text))], contracts=CONTRACTS)

    told("P14", f"{write.__name__}: to shapes", ratio(work, alone), "x CSafeLoader; goal 1.5")
