"""No report is refused for the name of a field; what is said in prose around names still is."""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main
from checker.gate.claims import claims
from checker.gate.names import unnamed
from checker.model.errors import Exit
from checker.model.path import name_segment
from checker.model.plain import contract_to_plain
from checker.report import FORMATS, MACHINE
from tests.compare.facts import contract, field, operation

PAGES = Path(__file__).parents[2].parent / "shared" / "pages"
PRINTED = (Exit.DONE, Exit.FINDINGS)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def runs(*arguments: object) -> tuple[int, str, str]:
        code = main([*map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return runs


# ------------------------------------------------------------------ real pages

SERIES = {  # page -> kind, versions in their order
    **{
        f"kalshi {page.stem}": ("api-reference", [[version / page.name] for version in versions])
        for versions in [sorted((PAGES / "mintlify").glob("kalshi-*"))]
        if versions
        for page in sorted(versions[0].glob("*.md"))
    },
    "opentelemetry": (
        "semconv-http",
        [sorted(version.rglob("*.md")) for version in sorted((PAGES / "opentelemetry").glob("v*"))],
    ),
}


@functools.cache
def extracted(page: str, version: int) -> str:
    """The contract of a version as `extract` prints it; each is read once."""
    kind, versions = SERIES[page]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = main(["extract", *map(str, versions[version]), "--kind", kind])
    assert code == Exit.DONE
    return out.getvalue()


PAIRS = [
    (page, *pair)
    for page, (_, versions) in SERIES.items()
    for one in itertools.pairwise(range(len(versions)))
    for pair in (one, one[::-1])
]
TURNS = itertools.cycle(sorted(FORMATS.keys() - MACHINE))  # those that are judged as sentences


@pytest.mark.drawn
@pytest.mark.unmeasured
@pytest.mark.skipif(not PAGES.exists(), reason="the real pages (shared/pages) are not here")
@pytest.mark.parametrize(
    ("page", "old", "new", "forms"),
    [  # each pair in one form, by turns; the first that lost a price in all
        pytest.param(
            page,
            old,
            new,
            tuple(FORMATS) if (page, old, new) == ("kalshi get-fills", 0, 1) else (form,),
            id=f"{page} {old} to {new}",
        )
        for (page, old, new), form in zip(PAIRS, TURNS, strict=False)
    ],
)
def test_what_differs_between_real_pages_is_printed(
    page: str, old: int, new: int, forms: tuple[str, ...], tmp_path: Path, run: Run
) -> None:
    for version in (old, new):
        (tmp_path / f"{version}.json").write_text(extracted(page, version), "utf-8")
    for form in forms:
        code, output, error = run(
            "drift", tmp_path / f"{old}.json", tmp_path / f"{new}.json", "--format", form
        )
        assert code in PRINTED, (form, error)
        assert output


# ------------------------------------------------------------------ names that are topics

NAMES = (
    "availability",
    "balance",
    "billing",
    "cost",
    "fee",
    "latency",
    "price",
    "quota",
    "rate_limit",
    "uptime",
    "root_cause",
    "unit price",
    "x-price",
    "gen_ai.usage.cost",
    "it's the latency",
)


def path_of(name: str) -> str:
    return f"$.fills[*]{name_segment(name)}"


@pytest.mark.drawn
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("where", ["response", "query"])
def test_a_field_may_be_named_after_a_topic(
    form: str, where: str, tmp_path: Path, run: Run
) -> None:
    """All of them come, go, and change their type at once, in the places that a name can have."""
    bare = (operation(), field("$.id", where))
    whole = (*bare, *(field(path_of(name), where, types=("string",)) for name in NAMES))
    other = (*bare, *(field(path_of(name), where, types=("integer",)) for name in NAMES))
    files = []
    for number, facts in enumerate((bare, whole, other)):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(contract_to_plain(contract(*facts))), "utf-8")
        files.append(file)
    come, go, turn = files[:2], files[1::-1], files[1:]
    for old, new in (come, go, turn):
        code, output, error = run("drift", old, new, "--format", form)
        assert code in PRINTED, error
        assert "latency" in output or form == "csv"  # which holds rows of the table alone


# ------------------------------------------------------------------ sentences

SAYABLE = (
    "Response field `$.uptime` is no longer documented",
    "the documentation names `price`: number",
    "Response field `$.fills[*].price` is no longer documented; it was documented as optional.",
    "- warning a-rule response 200 application/json $.fills[*].price\n  Response field `$.x` is 5",
    "- `response 200 application/json $.price`: it was 5 and is 6",
    "<code>response 200 application/json $[&#x27;unit price&#x27;]</code>: <code>$.price</code> is 5",
    "<code>latency</code> is documented as integer and was a number",
    "Attribute gen_ai.usage.cost was documented as required and is recommended",
    "rate_limit is no longer documented",
    "uptime is no longer documented",
    "The header X-Unit-Price was documented and is not",
    "response 200 application/json $.output[?@.type=='latency is 5'].price is 5",
    "`$.prices.*` is 5, and so is $.prices.* in the other",
    "$['x;price|fee'] is 5",
    "`` $['a`price'] `` is 5",
    "Operation `GET /prices/{id}` is documented",
    "query $.limit and header $['x-latency'] are 5",
    "`$` is 5",
)
UNSAYABLE = (
    "the `latency` field proves latency is under 200 ms",
    "uptime is 99.9 %",
    "`uptime is 99.9 %`",
    "`` uptime is 99.9 % ``",
    "<code>uptime is 99.9 %</code>",
    "latency is under `200` ms",
    "`$.x` shows that the price is high",
    "`$.x: uptime is 99.9%`",
    "$.uptime shows uptime is 99 %",
    "the `a`price is low`b`",
    "The price is $.50 per call",
    "`the price is $5`",
    "rate_limit: 60",
    "root_cause: bad deploy",
    "root_cause is a bad deploy",
    "root-cause is a bad deploy",
    "p99-latency is 900 ms",
    "metrics.latency: 300 ms",
    "x-price of $5",
    "The rate-limit was reached: we hit the rate-limit.",
    "Our hard-limit was raised to 60 requests per minute",
    "The model `gpt-x` is available",
    "`gpt-x`: the provider is down",
)


@pytest.mark.parametrize("text", SAYABLE)
def test_a_name_claims_nothing(text: str) -> None:
    assert list(claims(text)) == []


@pytest.mark.parametrize("text", UNSAYABLE)
def test_a_sentence_with_names_is_still_a_claim(text: str) -> None:
    assert list(claims(text))


@pytest.mark.parametrize(
    "text", ["", "`", "``", "`a`", "`a`b", "``a``", "$", "$.a", "x `$.a` y", "<code>a</code>b"]
)
def test_offsets_hold(text: str) -> None:
    assert len(unnamed(text)) == len(text)
    assert len(unnamed(text * 3)) == len(text) * 3
