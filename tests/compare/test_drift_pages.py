"""Real pages in several editions: exactly their true changes, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from checker.compare.direction import fact_of
from checker.compare.drift import drift
from checker.compare.wholes import WholeBody
from checker.model.contract import Contract
from checker.model.flat import flatten
from checker.model.source import API_REFERENCE, SEMCONV_HTTP
from tests.compare.facts import folded
from tests.compare.pages import stated
from tests.compare.plain_blocks import differences

# ------------------------------------------------------------------ the telemetry conventions

FORMS = ("markdown", "html")
FILES = {"markdown": "index.md", "html": "index.html"}
SITE = "https://opentelemetry.io/docs/specs/semconv"


@cache
def conventions(folder: Path, form: str) -> Contract:
    pages = {}
    for file in sorted(folder.rglob(FILES[form])):
        place = file.parent.relative_to(folder).as_posix()
        part = "index" if place == "http" else place.rpartition("/")[2]
        pages[f"{part}-{form}", f"{SITE}/{place}/{FILES[form]}"] = file.read_bytes()
    return stated(SEMCONV_HTTP, pages)


@pytest.mark.parametrize("form", FORMS)
def test_the_casing_of_product_names_is_no_drift(real_pages: Path, form: str) -> None:
    folder = real_pages / "opentelemetry"
    then, today = (conventions(folder / version, form) for version in ("v1.43.0", "v1.44.0"))
    assert len(then.facts) > 150
    assert drift(then, today) == ()


@pytest.mark.parametrize(
    ("written", "instead", "key"),
    [
        pytest.param("MUST be `CLIENT`", "MUST be `INTERNAL`", "span-kind span.client", id="kind"),
        pytest.param(
            "**Status:** ![Stable]", "**Status:** ![Development]", "status span.client", id="status"
        ),
    ],
)
def test_what_a_span_is_changed(real_pages: Path, written: str, instead: str, key: str) -> None:
    page = real_pages / "opentelemetry/v1.44.0/http/http-spans/index.md"
    text = page.read_text("utf-8")
    then, today = (
        stated(SEMCONV_HTTP, {("http-spans-markdown", f"{SITE}/http/http-spans/index.md"): told})
        for told in (text, text.replace(written, instead, 1))
    )
    assert [(one.rule, one.key) for one in drift(then, today)] == [("statement-changed", key)]


@pytest.mark.parametrize("form", FORMS)
def test_two_metrics_became_recommended(real_pages: Path, form: str) -> None:
    folder = real_pages / "opentelemetry"
    then, today = (conventions(folder / version, form) for version in ("v1.42.0", "v1.43.0"))
    assert [(one.rule, one.key) for one in drift(then, today)] == [
        ("metric-requirement-level-lowered", "metric:http.client.request.duration"),
        ("metric-requirement-level-lowered", "metric:http.server.request.duration"),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_what_five_releases_changed(real_pages: Path, form: str) -> None:
    folder = real_pages / "opentelemetry"
    then, today = (conventions(folder / version, form) for version in ("v1.37.0", "v1.42.0"))
    found = {(one.rule, one.key): one for one in drift(then, today)}
    assert sorted(found) == [
        ("attribute-enum-member-added", "metric:http.client.active_requests http.request.method"),
        ("attribute-redaction-key-added", "span.client url.full"),
        ("attribute-redaction-key-added", "span.server url.query"),
        ("attribute-redaction-key-removed", "span.client url.full"),
        ("attribute-redaction-key-removed", "span.server url.query"),
        ("attribute-replacement-changed", "registry http.flavor"),
        (
            "attribute-requirement-level-lowered",
            "metric:http.client.connection.duration network.peer.address",
        ),
        ("demands-changed", "demands http-spans status"),
        (
            "demands-changed",
            "demands metric:http.client.active_requests http.request.method",
        ),
        ("demands-changed", "demands metric:http.server.request.body.size http.route"),
        ("demands-changed", "demands span.client url.full"),
        ("demands-reworded", "demands metric:http.client.connection.duration"),
        ("demands-reworded", "demands metric:http.client.request.duration"),
        ("signal-added", "signal event:http.client.request.exception"),
        ("signal-added", "signal event:http.server.request.exception"),
        ("statement-added", "status http-exceptions"),
    ]
    member, level = (
        next(one for key, one in found.items() if key[0] == rule)
        for rule in ("attribute-enum-member-added", "attribute-requirement-level-lowered")
    )
    assert "`QUERY`" in member.message
    assert len(member.documented["places"]) == 11  # type: ignore[arg-type]
    assert "`recommended` and is `opt_in`" in level.message
    assert len(level.documented["places"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("version", ["v1.37.0", "v1.42.0", "v1.43.0", "v1.44.0"])
def test_both_forms_state_the_same(real_pages: Path, version: str) -> None:
    folder = real_pages / "opentelemetry" / version
    markdown, html = (conventions(folder, form) for form in FORMS)
    assert {one.rule for one in drift(markdown, html)} == {"basis-changed"}  # another form
    assert all(one.key == "" for one in drift(html, markdown))


# ------------------------------------------------------------------ API reference pages

DATES = ("kalshi-2025-11-01", "kalshi-2026-03-16", "kalshi-2026-08-22")
PAGES = (
    "create-quote.md",
    "get-balance.md",
    "get-events.md",
    "get-fills.md",
    "get-market-orderbook.md",
    "get-milestones.md",
)
STEPS = [(DATES[0], DATES[1]), (DATES[1], DATES[2]), (DATES[0], DATES[2]), (DATES[2], DATES[0])]


@cache
def reference(page: Path) -> Contract:
    return stated(
        API_REFERENCE, {("page-markdown", f"https://docs.test/{page.name}"): page.read_bytes()}
    )


@pytest.mark.drawn
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("then", "today"), STEPS, ids=lambda name: str(name)[-10:])
def test_the_true_differences_of_the_blocks_and_nothing_else(
    real_pages: Path, page: str, then: str, today: str
) -> None:
    paths = [real_pages / "mintlify" / folder / page for folder in (then, today)]
    before, after = (reference(path) for path in paths)
    told = folded(before, after)
    found = {
        (key, "fact" if part.name is None else "enum" if part.name == "const" else part.name)
        for change in told
        for part in (change.lead, *change.folded)
        if not isinstance(fact_of(part), WholeBody)
        for key in part.shown_at.first
    }
    assert found == differences(*paths)
    rules = {one.rule for one in drift(before, after)}
    assert "contract-unclassified-change" not in rules
    assert "not-comparable" not in rules
    assert "basis-changed" not in rules or DATES[0] in (then, today)  # the older export


def test_an_unchanged_operation_is_equal_in_the_older_export(real_pages: Path) -> None:
    """Of the balance page only one parameter is new between the two forms."""
    folder = real_pages / "mintlify"
    then, today = (reference(folder / day / "get-balance.md") for day in DATES[:2])
    assert [(one.rule, one.key) for one in drift(then, today)] == [
        ("new-optional-request-parameter", "query $.subaccount")
    ]


def test_the_rules_that_name_a_real_series(real_pages: Path) -> None:
    folder = real_pages / "mintlify"
    then, today = (reference(folder / day / "get-fills.md") for day in DATES[1:])
    assert Counter(one.rule for one in drift(then, today)) == {
        "response-property-became-optional": 1,
        "response-required-property-removed": 1,
        "endpoint-server-added": 1,
        "new-optional-request-parameter": 1,
        "request-parameter-max-increased": 1,
        "response-property-deprecated": 2,
        "response-required-property-added": 1,
    }


def test_a_field_that_every_failure_shared_went_once(real_pages: Path) -> None:
    folder = real_pages / "mintlify"
    then, today = (reference(folder / day / "create-quote.md") for day in DATES[1:])
    (found,) = [
        one for one in drift(then, today) if one.rule == "response-optional-property-removed"
    ]
    assert found.documented["places"] == [
        f"response {status} application/json $.service" for status in ("400", "401", "500")
    ]


@pytest.mark.parametrize(
    "name", ["openai-chat", pytest.param("openai-responses", marks=pytest.mark.nightly)]
)
def test_a_change_of_a_big_page_is_told_once_with_all_its_places(
    real_pages: Path, name: str
) -> None:
    """The last integer of the page becomes a text, which many places use."""
    text = (real_pages / "mintlify" / f"{name}.md").read_text("utf-8")
    blank, at = "type: integer", text.rindex("````")
    at = text.rindex(blank, 0, at)
    edited = f"{text[:at]}type: string{text[at + len(blank) :]}"
    then, today = (
        stated(API_REFERENCE, {("page-markdown", "https://x.test/page.md"): each})
        for each in (text, edited)
    )
    flat = [{one.key: replace(one, evidence=()) for one in flatten(each)} for each in (then, today)]
    differing = Counter(
        "request" if key.startswith("request") else "response"
        for key in flat[0]
        if flat[0][key] != flat[1].get(key)
    )
    found = {one.key.partition(" ")[0]: one for one in drift(then, today)}
    assert found.keys() == differing.keys()
    for side, one in found.items():
        assert (one.places.count if one.places else 1) == differing[side]
