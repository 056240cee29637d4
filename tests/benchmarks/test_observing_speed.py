"""P1, P2, P3, P4, P5, P8: what was observed, as ratios to what a machine does anyway."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from math import nan
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import jsonschema
import orjson
import pytest

from checker import documents
from checker.compare.observed import compare
from checker.extract.api_reference import extract
from checker.extract.extracted import Opened
from checker.extract.opened import open_page
from checker.model.contract import Contract
from checker.model.shape_plain import shape_to_plain
from checker.observe import observe
from checker.observe.shapes import read_shapes
from tests.benchmarks.bodies import bodies
from tests.benchmarks.conftest import COUNT, ratio
from tests.compare.facts import contract

pytestmark = pytest.mark.benchmark

PAGES = Path(__file__).parents[2].parent / "shared" / "pages" / "mintlify"
MADE = 60_000  # bodies that are drawn; where more are asked for, they are these again
FEW = 2_000
MANY_SHAPES = 20_000
MIXES = {0: "drawn as in recordings", 2: "each second of its own shape"}
SCHEMAS = {"chat": "CreateChatCompletionResponse", "responses": "Response"}


class Again(io.RawIOBase):
    """The same bytes so many times, in blocks: an input of any size that needs no disk."""

    def __init__(self, text: bytes, times: int) -> None:
        self._text, self._times, self._at = text, times, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._at >= len(self._text):
            self._at, self._times = 0, self._times - 1
        if self._times <= 0:
            return b""
        part = self._text[self._at : self._at + size]
        self._at += len(part)
        return part


@pytest.fixture(scope="module", params=["chat", "responses"])
def documented(request) -> Contract:
    if not PAGES.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    content = (PAGES / f"openai-{request.param}.md").read_bytes()
    page = open_page(content, "text/markdown", "https://docs.example.test/")
    found = extract([Opened(role="page-markdown", page=page)])
    return contract(*found.facts, source=request.param, definitions=found.definitions)


@pytest.mark.parametrize("own", [*MIXES])
def test_recordings_to_shapes(documented, own, told) -> None:
    lines = list(bodies(documented.source, min(COUNT, MADE), own=own))
    text = b"\n".join(lines) + b"\n"

    def alone() -> None:
        for line in lines:
            orjson.loads(line)

    def work() -> None:
        seen = observe([("-", io.BytesIO(text))], contracts={}, contract=documented)
        assert sum(shape.count for shape in seen.shapes) == len(lines)

    what = f"{documented.source}: to shapes, {MIXES[own]}"
    aim = "x orjson alone"
    told("P1", what, ratio(work, alone), f"{aim}; goal {6 if own else 3}")
    for name, peer in peers(documented, text, lines).items():
        beside = f"  beside it, in the same run: {name}"
        told("", beside, *((nan, "not installed") if peer is None else (ratio(peer, alone), aim)))


def peers(
    contract: Contract, text: bytes, lines: list[bytes]
) -> dict[str, Callable[[], object] | None]:
    """What others do with the same bodies; None of those that are not installed."""
    duck, rust = "DuckDB, one thread, structure alone", "jsonschema-rs, right or wrong alone"
    found: dict[str, Callable[[], object] | None] = dict.fromkeys((duck, rust))
    with suppress(ImportError):
        import duckdb  # noqa: PLC0415 - it need not be installed

        file = Path(tempfile.mkdtemp()) / "bodies.json"
        file.write_bytes(text)
        asked = "select json_group_structure(json) from read_ndjson_objects(?)"
        found[duck] = lambda: (
            duckdb.connect(config={"threads": 1}).execute(asked, [str(file)]).fetchall()
        )
    with suppress(ImportError):
        import jsonschema_rs  # noqa: PLC0415 - likewise

        valid = jsonschema_rs.validator_for(schema_of(contract)).is_valid
        found[rust] = lambda: [valid(orjson.loads(line)) for line in lines]
    return found


def schema_of(contract: Contract) -> dict[str, Any]:
    """The schema of the page that the bodies are of."""
    content = (PAGES / f"openai-{contract.source}.md").read_text()
    block = re.search(r"````yaml[^\n]*\n(.*?)\n````", content, re.DOTALL)
    assert block is not None
    schema: dict[str, Any] = documents.read_yaml(block[1])
    schema["$ref"] = f"#/components/schemas/{SCHEMAS[contract.source]}"
    return schema


def test_by_two_processes(documented, told, tmp_path) -> None:
    text = b"\n".join(bodies(documented.source, min(COUNT, MADE))) + b"\n"
    file = tmp_path / "bodies.jsonl"
    file.write_bytes(text * max(COUNT // MADE, 1))

    def timed(jobs: int) -> tuple[float, object]:
        start = perf_counter()
        with file.open("rb") as stream:
            seen = observe([("-", stream)], contracts={}, contract=documented, jobs=jobs)
        return perf_counter() - start, seen.shapes

    rounds = [(timed(2), timed(1)) for _ in range(3)]
    assert all(two[1] == one[1] for two, one in rounds)
    what = f"{documented.source}: to shapes, --jobs 2"
    told("P2", what, median(two[0] / one[0] for two, one in rounds), "x one process; goal 0.6")


def test_beside_a_validator(documented, told) -> None:
    schema = schema_of(documented)
    validator = jsonschema.Draft202012Validator(schema)
    lines = list(bodies(documented.source, 4_000))
    some = lines[: 100 if documented.source == "chat" else 20]

    def validate() -> float:
        start = process_time()
        for line in some:
            list(validator.iter_errors(orjson.loads(line)))
        return (process_time() - start) / len(some)

    def shape() -> float:
        start = process_time()
        observe([("-", io.BytesIO(b"\n".join(lines) * 5))], contracts={}, contract=documented)
        return (process_time() - start) / len(lines) / 5

    validate()
    found = median([validate() / shape() for _ in range(3)])
    least = 25 if documented.source == "chat" else 40
    told(
        "P3", f"{documented.source}: faster than jsonschema a record", found, f"x; at least {least}"
    )


@pytest.mark.parametrize("distinct", [1_200, MANY_SHAPES])
def test_shapes_to_findings(documented, distinct, told) -> None:
    few = list(bodies(documented.source, 20))
    plain = [
        shape_to_plain(shape)
        for body in few
        for shape in observe([("-", body)], contracts={}, contract=documented).shapes
    ]
    lines = [
        line(plain[number % len(plain)], number // len(plain) + 1) for number in range(distinct)
    ]
    times = max(COUNT // distinct, 1)
    text = b"".join(lines)

    def alone() -> None:
        for _ in range(times):
            for one in lines:
                orjson.loads(one)

    def work() -> None:
        compare(documented, read_shapes(Again(text, times)).shapes)

    what = f"{documented.source}: shapes to findings, {distinct} distinct"
    aim = "0.3" if distinct < MANY_SHAPES else "2"
    told("P4", what, ratio(work, alone), f"x orjson alone; goal {aim}")


def line(plain: dict[str, Any], times: int) -> bytes:
    """A shape of so many of the same recordings."""

    def more(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: more(item) for name, item in value.items()}
        return value * times if type(value) is int else value

    counted = {"count", "fields", "tokens"}
    return documents.write_line(
        {name: more(item) if name in counted else item for name, item in plain.items()}
    ).encode()


@pytest.mark.parametrize("times", [1, 4])
def test_memory(documented, times, told) -> None:
    # Each allocation is followed, which takes ten times as long: fewer records, of as many kinds.
    text = b"\n".join(bodies(documented.source, FEW)) + b"\n"
    shapes = observe([("-", text)], contracts={}, contract=documented).shapes
    lines = b"".join(line(shape_to_plain(shapes[0]), number) for number in range(1, FEW))
    work = {
        "recordings": lambda: observe(
            [("-", Again(text, times))], contracts={}, contract=documented
        ),
        "shapes": lambda: compare(documented, read_shapes(Again(lines, times)).shapes),
    }
    for what, do in work.items():
        size = times * len(text if what == "recordings" else lines) // 2**20
        tracemalloc.start()
        do()
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        told(
            "P5",
            f"{documented.source}: at the most, of {size} MiB of {what}",
            peak,
            "MiB; at most 40",
        )


def test_start_up(told) -> None:
    def start(*arguments: str) -> float:
        begun = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        return perf_counter() - begun

    start("-m", "checker", "--help")
    rounds = [start("-m", "checker", "--help") / start("-c", "pass") for _ in range(9)]
    told("P8", "checker --help", median(rounds), "x python -c pass; at most 6")


def exchange(body: bytes, number: int) -> bytes:
    """A recorded exchange in which the body was answered."""
    return orjson.dumps(
        {
            "method": "POST",
            "url": "https://api.example.test/v1/chat/completions",
            "status": 200,
            "headers": {"content-type": "application/json", "x-request-id": f"r-{number}"},
            "response_body": orjson.loads(body),
        }
    )


@pytest.mark.parametrize("number", [120, 6_000])
def test_whole_verify(number, told, tmp_path) -> None:
    made = [exchange(body, at) for at, body in enumerate(bodies("chat", number))]
    (tmp_path / "exchanges.jsonl").write_bytes(b"\n".join(made))

    def wall(*arguments: str) -> float:
        begun = perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=tmp_path, capture_output=True, check=False)
        return perf_counter() - begun

    # Their server is none that is documented: without a contract nothing would be compared.
    verify = ("-m", "checker", "verify", "--offline", "--quiet", "--contract", "chat", "--observed")
    wall(*verify, "exchanges.jsonl")
    found = median(wall(*verify, "exchanges.jsonl") / wall("-c", "pass") for _ in range(5))
    told("P17", f"verify of {number} exchanges, start-up included", found, "x python -c pass")
