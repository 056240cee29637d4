"""A contract in the form that knew no definitions, against today's of the same page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.compare.acceptances import apply
from checker.compare.drift import drift
from checker.model.acceptance import Acceptance
from checker.model.contract import Contract
from checker.model.finding import Finding
from checker.model.flat import flattened
from checker.model.source import API_REFERENCE
from tests.compare.openapi_documents import (
    INTEGER,
    STRING,
    Schema,
    block,
    document,
    reference,
    thing,
)
from tests.compare.pages import stated


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


LIST = {"type": "array", "items": ref("Node")}


def tree(value: Schema) -> Contract:
    node = thing(("value",), value=value, next=ref("Node"), all=LIST, part=ref("Part"))
    told = document(
        answer=thing(a=ref("Node"), b=thing(c=ref("Node"))),
        request=thing(first=ref("Part"), node=ref("Node")),
        components={"Node": node, "Part": thing(n=INTEGER, node=ref("Node"))},
    )
    return reference(block(told | {"openapi": "3.1.0"}))


def test_the_same_page_is_equal_however_deep_either_form_goes() -> None:
    one = tree(STRING)
    assert one.definitions
    assert drift(flattened(one), one) == drift(one, flattened(one)) == ()


def test_a_recursion_that_ended_elsewhere_is_no_difference() -> None:
    """As older programs did: at the first place of what holds itself, with nothing below."""
    one = tree(STRING)
    flat = flattened(one)
    cut = [
        fact
        for fact in flat.facts
        if not fact.key.startswith("response 200 application/json $.b.c.")
    ]
    ended = tuple(
        replace(fact, free_form=True, keywords=None)
        if fact.key == "response 200 application/json $.b.c"
        else fact
        for fact in cut
    )
    assert len(ended) < len(flat.facts)
    assert drift(replace(flat, facts=ended), one) == ()


def test_what_changed_since_is_told_once_with_its_places() -> None:
    then, today = flattened(tree(STRING)), tree(INTEGER)
    told = drift(then, today)
    assert sorted(one.rule for one in told) == [
        "request-property-type-changed",
        "response-property-type-changed",
    ]
    assert all(one.places is not None and one.places.count > 1 for one in told)


@pytest.mark.parametrize(
    "name", ["openai-chat", pytest.param("openai-responses", marks=pytest.mark.nightly)]
)
def test_a_real_page_is_equal_in_both_forms(real_pages: Path, name: str) -> None:
    page = (real_pages / "mintlify" / f"{name}.md").read_bytes()
    one = stated(API_REFERENCE, {("page-markdown", "https://x.test/page.md"): page})
    assert drift(flattened(one), one) == ()


# ------------------------------------------------------------------ what was accepted


def accepted(of: Finding) -> Acceptance:
    return Acceptance(
        fingerprint=of.fingerprint, rule=of.rule, key=of.key, reason="read", author="somebody"
    )


def test_what_was_accepted_at_one_place_fits_the_definition() -> None:
    """The pages said it once, and the older program told it at each place by itself."""

    def one_place(value: Schema) -> Contract:
        told = document(answer=thing(other=STRING, a=thing(n=value)))
        return reference(block(told | {"openapi": "3.1.0"}))

    def several(value: Schema) -> Contract:
        part = thing(n=value)
        told = document(answer=thing(other=STRING, a=ref("P"), b=ref("P")), components={"P": part})
        return reference(block(told | {"openapi": "3.1.0"}))

    (former,) = drift(one_place(STRING), one_place(INTEGER))
    (told,) = drift(several(STRING), several(INTEGER))
    assert (former.key, told.key) == (
        "response 200 application/json $.a.n",
        "response #P $.n",
    )
    assert former.fingerprint != told.fingerprint
    (marked,) = apply([told], [accepted(former)], date(2026, 11, 24), source="pages")
    assert marked.accepted
    (other,) = drift(several(STRING), several({"type": "boolean"}))
    found = apply([other], [accepted(former)], date(2026, 11, 24), source="pages")
    assert [(one.rule, one.accepted) for one in found] == [
        ("response-property-type-changed", False),
        ("acceptance-unused", False),
    ]
