"""What must hold of any two contracts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.compare import drift_basis
from checker.compare.differences import differences_of
from checker.compare.drift import NAMED, drift
from checker.model.contract import (
    UNSTATED,
    Contract,
    Fact,
    Member,
    Metric,
    State,
    Statement,
    Status,
    Stream,
)
from checker.model.difference import Difference
from tests.compare.facts import attribute, contract, evidence, field, folded, operation
from tests.drawing import examples

words = st.sampled_from(["a", "b", "c"])
sets = st.frozensets(words, max_size=3).map(lambda some: tuple(sorted(some)))
maybe_sets = st.none() | sets.filter(bool)
numbers = st.none() | st.sampled_from([0, 1, 1.0, 2.5, 3])
counts = st.none() | st.integers(0, 3)
values = st.sampled_from([None, True, False, 0, 1, 1.0, "a", "1", [1], {"a": 1}])
states = st.sampled_from(list(State))
paths = st.sampled_from(["$", "$.a", "$.a.b", "$.a[*]", "$.a[?@.t=='x']", "$.a[?@.t=='x'].b"])
places = st.sampled_from([None, "/x", "/y"]).map(evidence)


# Few homes and paths, so that both sides often document the same field.
homes = st.sampled_from(
    [
        ("request", None, None),
        ("response", "200", None),
        ("response", "200", "t=a"),
        ("stream", "200", "t=a k=b"),
        ("query", None, None),
        ("header", "200", None),
    ]
)


@st.composite
def fields(draw: st.DrawFn) -> Fact:
    where, status, variant = draw(homes)
    given_: dict[str, Any] = {
        "state": draw(states),
        "required": draw(st.sampled_from([None, True, False])),
        "types": draw(
            st.frozensets(
                st.sampled_from(["null", "string", "integer", "number", "array", "object"]),
                max_size=3,
            ).map(lambda some: tuple(sorted(some)))
        ),
        "enum": draw(st.none() | st.lists(values, max_size=3).map(tuple)),
        "const": draw(st.just(UNSTATED) | values),
        "default": draw(st.just(UNSTATED) | values),
        "pattern": draw(st.none() | words),
        "format": draw(st.none() | st.sampled_from(["int32", "int64", "date"])),
        "variants": draw(
            st.none()
            | st.tuples(st.sampled_from("tk"), sets.filter(bool)).map(
                lambda some: tuple(f"{some[0]}={one}" for one in some[1])
            )
        ),
        "union": draw(st.sampled_from([None, "one-of", "any-of"])),
        "alternatives": draw(st.sampled_from([None, 2, 3])),
        "variant": variant,
        "free_form": draw(st.sampled_from([None, True, False])),
        "deprecated": draw(st.sampled_from([None, True, False])),
        "evidence": draw(places),
    }
    for name in ("minimum", "maximum", "exclusive_minimum", "exclusive_maximum"):
        given_[name] = draw(numbers)
    for name in ("min_length", "max_length", "min_items", "max_items"):
        given_[name] = draw(counts)
    if status is not None:
        given_["status"] = status
    return field(draw(paths), where, **given_)


@st.composite
def attributes(draw: st.DrawFn) -> Fact:
    stabilities = st.sampled_from([None, "stable", "development", "deprecated", "Experimental"])
    levels = st.sampled_from([None, "required", "conditionally_required", "opt_in", "Optional"])
    members = st.builds(
        lambda value, stability: Member(value=value, stability=stability), words, stabilities
    )
    return attribute(
        draw(words),
        draw(st.sampled_from(["span.client", "metric:m", "event:e", "registry"])),
        state=draw(states),
        type=draw(st.none() | st.sampled_from(["string", "int"])),
        requirement_level=draw(levels),
        condition_digest=draw(st.none() | words),
        stability=draw(stabilities),
        enum=draw(
            st.none() | st.lists(members, max_size=3, unique_by=lambda one: one.value).map(tuple)
        ),
        replaced_by=draw(maybe_sets),
        sensitive=draw(st.sampled_from([None, True])),
        low_cardinality=draw(st.sampled_from([None, True])),
        redact=draw(maybe_sets),
    )


def _others() -> st.SearchStrategy[Fact]:
    texts = st.none() | words
    return st.one_of(
        st.builds(
            lambda method, path, servers, flag, deprecated: operation(
                method=method, path=path, servers=servers, body_required=flag, deprecated=deprecated
            ),
            st.sampled_from(["GET", "POST"]),
            words,
            sets,
            st.sampled_from([None, True, False]),
            st.sampled_from([None, True]),
        ),
        st.builds(
            lambda status, retry, meaning: Status(
                key=f"status {status}",
                status=status,
                retry=retry,
                meaning=meaning,
                evidence=evidence(),
            ),
            st.sampled_from(["200", "429"]),
            st.sampled_from([None, "yes", "no"]),
            texts,
        ),
        st.builds(
            lambda protocol, name, events, end: Stream(
                protocol=protocol, object=name, events=events, terminator=end, evidence=evidence()
            ),
            words,
            texts,
            sets,
            texts,
        ),
        st.builds(
            lambda unit, instrument, stability: Metric(
                key="metric:m",
                name="m",
                unit=unit,
                instrument=instrument,
                stability=stability,
                evidence=evidence(),
            ),
            texts,
            texts,
            st.sampled_from([None, "stable", "development", "deprecated"]),
        ),
        st.builds(
            lambda topic, value: Statement(
                key=topic, topic=topic, value=value, evidence=evidence()
            ),
            words,
            st.dictionaries(words, st.one_of(words, st.booleans(), st.lists(words))),
        ),
    )


@st.composite
def contracts(draw: st.DrawFn) -> Contract:
    facts = draw(
        st.lists(fields() | attributes() | _others(), max_size=8, unique_by=lambda fact: fact.key)
    )
    return contract(*facts)


SIDES = settings(max_examples=examples(60), deadline=None)


def mirrored(differences: Sequence[Difference]) -> Counter[str]:
    return Counter(
        repr((one.key, one.name, one.after, one.before, one.now, one.was)) for one in differences
    )


def told(differences: Sequence[Difference]) -> Counter[str]:
    return Counter(
        repr((one.key, one.name, one.before, one.after, one.was, one.now)) for one in differences
    )


@SIDES
@given(contracts())
def test_nothing_differs_from_itself(one: Contract) -> None:
    assert differences_of(one.by_key(), one.by_key()) == ()
    assert drift(one, one) == ()


@SIDES
@given(contracts(), contracts())
def test_a_difference_seen_from_the_other_side_is_its_mirror(
    one: Contract, other: Contract
) -> None:
    forth, back = (
        differences_of(one.by_key(), other.by_key()),
        differences_of(other.by_key(), one.by_key()),
    )
    assert told(forth) == mirrored(back)


@SIDES
@given(contracts(), contracts())
def test_every_difference_is_named_by_one_rule(one: Contract, other: Contract) -> None:
    found = folded(one, other)
    for part in (part for change in found for part in (change.lead, *change.folded)):
        named = [rule for rule in NAMED if rule.when(part)]
        if named[:1] != [rule for rule in drift_basis.RULES if rule in named]:  # these go before
            assert [rule.id for rule in named][1:] == []


@SIDES
@given(contracts(), contracts())
def test_nothing_is_left_to_no_rule(one: Contract, other: Contract) -> None:
    assert "contract-unclassified-change" not in {finding.rule for finding in drift(one, other)}


@SIDES
@given(contracts(), contracts(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(one: Contract, other: Contract, chance: Any) -> None:
    def shuffled(given_: Contract) -> Contract:
        facts = list(given_.facts)
        chance.shuffle(facts)
        return replace(given_, facts=tuple(facts))

    assert drift(one, other) == drift(shuffled(one), shuffled(other))


@SIDES
@given(contracts(), contracts())
def test_what_was_accepted_is_silent(one: Contract, other: Contract) -> None:
    drift(one, other)
    assert drift(other, other) == ()


@SIDES
@given(contracts(), contracts())
def test_a_difference_is_told_from_either_side(one: Contract, other: Contract) -> None:
    assert bool(drift(one, other)) is bool(drift(other, one))


@SIDES
@given(contracts(), contracts())
def test_fingerprints_tell_findings_apart(one: Contract, other: Contract) -> None:
    found = drift(one, other)
    assert len({finding.fingerprint for finding in found}) == len(found)
