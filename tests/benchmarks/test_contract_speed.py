"""P10, P11, P12, P15: contracts of big pages, as ratios to reading the YAML of one of them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from time import perf_counter

import pytest
import yaml

from checker import documents
from checker.cli import main
from checker.model.contract import Field
from checker.model.plain import contract_from_plain
from tests.benchmarks.conftest import ratio

pytestmark = pytest.mark.benchmark

PAGES = Path(__file__).parents[2].parent / "shared" / "pages" / "mintlify"
FIVE = "import requests, bs4, jsonschema, typer, diskcache"
SITE = "https://docs.example.test/api"
SOURCE = """
[[source]]
id = "{name}"
area = "{name}"
kind = "api-reference"
operation = "{operation}"
url = "{site}/{name}"
listed = "2026-07-03"
verify = "Confirm it."
wording = "Look at the reference."
documents = [{{ role = "page-markdown", url = "{site}/{name}.md", accept = "text/markdown" }}]
"""

Told = Callable[[str, str, float, str], None]


@pytest.fixture(scope="module")
def page() -> Path:
    if not PAGES.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    return PAGES / "openai-responses.md"


@pytest.fixture(scope="module")
def read_block(page: Path) -> Callable[[], object]:
    blocks = re.findall(r"`{3,}yaml[^\n]*\n(.*?)`{3,}", page.read_text("utf-8"), re.DOTALL)
    block = max(blocks, key=len)
    return lambda: yaml.load(block, yaml.CSafeLoader)


def run(*arguments: object) -> str:
    """What a command prints, without starting a process."""
    said = StringIO()
    with redirect_stdout(said):
        main([*map(str, arguments), "--quiet"])
    return said.getvalue()


@pytest.fixture(scope="module")
def contracts(page: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The contract of the page, and that of the page with the last of its integers a text."""
    folder = tmp_path_factory.mktemp("contracts")
    text = page.read_text("utf-8")
    at = text.rindex("type: integer")
    edited = folder / page.name
    edited.write_text(f"{text[:at]}type: string{text[at + len('type: integer') :]}", "utf-8")
    old, new = folder / "old.json", folder / "new.json"
    for source, target in ((page, old), (edited, new)):
        target.write_text(run("extract", source, "--kind", "api-reference"), "utf-8")
    return old, new


def test_extract(told: Told, page: Path, read_block: Callable[[], object]) -> None:
    def extract() -> object:
        return run("extract", page, "--kind", "api-reference")

    extract()
    told("P10", "extract of a page of 1,232 places", ratio(extract, read_block, 5), "<= 15")


def test_drift(told: Told, contracts: tuple[Path, Path], read_block: Callable[[], object]) -> None:
    def drift() -> str:
        return run("drift", *contracts, "--format", "json")

    found = documents.read_json(drift())["findings"]
    told("P11", "drift of it, one property changed", ratio(drift, read_block, 5), "<= 10")
    told("P11", "  differences, of two directions", len(found), "= 2")


def test_size(told: Told, page: Path, contracts: tuple[Path, Path]) -> None:
    text = contracts[0].read_text("utf-8")
    contract = contract_from_plain(documents.read_json(text))
    size = len(text.encode()) / page.stat().st_size
    told("P12", "size of its contract beside the page", size, "<= 10")
    facts = list(contract.stated())
    # A place that is a definition of the page is documented there, though a line holds it.
    uses = sum(isinstance(fact, Field) and fact.ref is not None for fact in facts)
    places = contract.health.facts + uses
    told("P12", "  its facts beside documented places", len(facts) / places, "<= 1.1")


def test_verify(told: Told, page: Path, tmp_path: Path) -> None:
    names = {"chat": page.parent / "openai-chat.md", "responses": page}
    operations = {"chat": "POST /chat/completions", "responses": "POST /responses"}
    table = tmp_path / "sources.toml"
    table.write_text(
        "".join(SOURCE.format(name=name, site=SITE, operation=operations[name]) for name in names),
        "utf-8",
    )
    where = ("--sources", table, "--snapshots", tmp_path / "snapshots")
    (tmp_path / "snapshots").mkdir()
    for name, file in names.items():
        url = f"{SITE}/{name}.md"
        moment = "2026-11-24T10:00:00Z"
        run("snapshot", name, "--import", file, "--url", url, "--accessed", moment, *where)
        assert (tmp_path / "snapshots" / name).is_dir()
        run("accept", name, "--reason", "reviewed", "--author", "nobody", *where)

    def wall(*command: object) -> float:
        start = perf_counter()
        subprocess.run([sys.executable, *map(str, command)], capture_output=True, check=False)
        return perf_counter() - start

    verify = ("-m", "checker", "verify", "--offline", "--quiet", "--max-age", "9999d", *where)
    wall(*verify)
    ratios = sorted(wall(*verify) / wall("-c", FIVE) for _ in range(5))
    told("P15", "verify --offline of two such pages, beside five imports", ratios[2], "<= 2")
