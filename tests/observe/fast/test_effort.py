"""What is known of forms spares work: how often each thing is done for records that are alike."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from checker.model.outline import Outline
from checker.observe import strict
from checker.observe.fast import counting, reader
from checker.observe.fast.met import MetObjects
from checker.observe.fast.plans import TypePlans
from checker.observe.observer import Observer
from checker.observe.shape_counters import ShapeCounters
from checker.observe.walk import Walk
from tests.compare.facts import contract, field
from tests.observe.documented import (
    CHAT,
    RESPONSES,
    choice,
    chunk,
    completion,
    exchange,
    message,
    response,
    transcript,
)
from tests.observe.fast.test_reader import CALL, ODD, ODD_BODY, pair

ASKED = {"request_body": {"model": "m", "messages": [{"role": "user", "content": "x"}]}}


OTHER = {"role": "user", "content": "x"}  # of a word that is not documented


def streamed(*events: Any, times: int = 1) -> list[Any]:
    return [exchange(transcript(*events).decode())] * times


def bare(asked: dict[str, Any]) -> dict[str, Any]:
    """An exchange of which no headers were kept."""
    about = exchange(completion(), **asked)
    del about["headers"]
    return about


def in_turns(length: int, kinds: int, times: int = 1) -> list[Any]:
    """Events of so many kinds, so many of each one after the other."""
    several = [chunk(), *(chunk(**{f"own_{n}": n}) for n in range(1, kinds))]
    return streamed(*[one for one in several for _ in range(length)] * (60 // length), times=times)


def wider(number: int) -> list[Any]:
    """Answers of which some have a name more than all before them."""
    return [completion(**{f"own_{max(at - 60, 0) // 6}": 1}) for at in range(60 + 6 * number)]


def effort(monkeypatch: pytest.MonkeyPatch, records: list[Any]) -> tuple[Observer, Counter[str]]:
    """What observed the records, and how often it did each thing."""
    done: Counter[str] = Counter()

    def count(owner: Any, name: str) -> None:
        whole: Callable[..., Any] = getattr(owner, name)

        def counted(*args: Any, **how: Any) -> Any:
            done[name] += 1
            return whole(*args, **how)

        monkeypatch.setattr(owner, name, counted)

    count(strict, "quick")  # records, bodies and events that are read in the usual way
    count(strict, "examine")  # and read once more, by the slower parser
    count(counting.TypeCounting, "whole")  # texts that are counted by types
    count(reader, "decoder")  # makes types
    count(reader, "exact_decoder")
    count(counting, "of_part")  # makes plans
    count(counting, "of_whole")
    observer = Observer((CHAT, RESPONSES, ODD), None)
    assert not [*observer.records([json.dumps(one).encode() for one in records])]
    return observer, done


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param(
            [completion()] * 60,
            {"quick": 13, "decoder": 1, "whole": 47, "of_part": 2},
            id="answers",
        ),
        pytest.param(
            [completion(), response()] * 60,
            {"quick": 26, "decoder": 2, "whole": 94, "of_part": 5},
            id="answers of two kinds",
        ),
        pytest.param(
            [response(output=[message(), CALL])] * 60,
            {"quick": 13, "decoder": 1, "whole": 47, "of_part": 4},
            id="answers with items of two branches",
        ),
        pytest.param(
            [ODD_BODY | {"map": {"total": 1, "jane": "x", "john": {}}}] * 60,
            {"quick": 13, "decoder": 1, "whole": 47, "of_part": 1},
            id="answers with a map",
        ),
        pytest.param(
            wider(10),
            {"quick": 54, "decoder": 6, "whole": 66, "of_part": 12},
            id="answers with more and more names",
        ),
        pytest.param(
            [exchange(completion(), **ASKED)] * 60,
            {"quick": 13, "decoder": 2, "whole": 94, "of_part": 4},
            id="exchanges",
        ),
        pytest.param(
            [pair(exchange(completion(), **ASKED), "status")] * 60,
            {"quick": 13, "decoder": 2, "whole": 94, "of_part": 4},
            id="pairs",
        ),
        pytest.param(
            [completion()] * 30 + [completion(choices=[choice(message=OTHER)])] * 60,
            {"quick": 16, "decoder": 2, "whole": 74, "of_part": 4},
            id="answers with another word than before",
        ),
        pytest.param(
            [ODD_BODY | {"any": any_} for any_ in ([1.5] * 20, ["x"] * 20, [2] * 20)] * 20,
            {"quick": 13, "decoder": 1, "whole": 47, "of_part": 1},
            id="answers with long lists",
        ),
        pytest.param(
            [completion(created=2**63 - 1, own=1 - 2**63)] * 60,
            {"quick": 13, "decoder": 1, "whole": 47, "of_part": 2},
            id="answers with integers of 63 bits",
        ),
        pytest.param(
            [completion(created=2**64 - 1)] * 60,
            {"quick": 60, "decoder": 1},
            id="answers with larger ones",
        ),
        pytest.param(
            [bare(ASKED)] * 60,
            {"quick": 13, "decoder": 2, "whole": 94, "of_part": 4},
            id="exchanges without headers",
        ),
        pytest.param(
            [bare({})] * 60,
            {"quick": 13, "decoder": 1, "whole": 47, "of_part": 2},
            id="exchanges of which nothing tells what was asked",
        ),
        pytest.param(
            [pair(bare(ASKED), "status_code")] * 60,
            {"quick": 13, "decoder": 2, "whole": 94, "of_part": 4},
            id="pairs without headers",
        ),
        pytest.param(
            in_turns(1, 1),
            {"quick": 14, "decoder": 1, "whole": 4, "of_whole": 3, "exact_decoder": 1},
            id="a stream of one kind",
        ),
        pytest.param(
            in_turns(6, 3),
            {"quick": 14, "decoder": 1, "whole": 16, "of_whole": 5, "exact_decoder": 3},
            id="a stream of three kinds in turns",
        ),
        pytest.param(
            in_turns(6, 5),
            {"quick": 22, "decoder": 3, "whole": 187, "of_whole": 13, "exact_decoder": 47},
            id="a stream of more kinds than are known",
        ),
        pytest.param(
            in_turns(6, 5, times=2),
            {"quick": 22, "decoder": 3, "whole": 315, "of_whole": 13, "exact_decoder": 48},
            id="streams of more kinds than are known, as often as that is worth it",
        ),
        pytest.param(
            in_turns(1, 2),
            {"quick": 14, "decoder": 1, "whole": 7, "of_whole": 4, "exact_decoder": 2},
            id="a stream of two kinds by turns",
        ),
        pytest.param(
            in_turns(6, 2, times=4),
            {"quick": 14, "decoder": 1, "whole": 22, "of_whole": 4, "exact_decoder": 2},
            id="streams alike",
        ),
    ],
)
def test_what_comes_again_is_not_done_again(
    monkeypatch: pytest.MonkeyPatch, records: list[Any], expected: dict[str, int]
) -> None:
    _, done = effort(monkeypatch, records)
    assert done == expected


def test_types_and_kinds_that_are_made_anew_take_the_place_of_the_old(monkeypatch) -> None:
    monkeypatch.setattr(reader, "MAX_MADE", 3)
    observer, done = effort(monkeypatch, [*wider(10), *in_turns(6, 5)])
    assert (done["decoder"], done["exact_decoder"]) == (3 + 3, 3)
    chat = observer.routes.answers["chat.completion"]
    root = observer.answers.counters.of(chat, "response", 200, None).root
    assert sum(len(one.held) for one in root.all()) == 4  # the whole, choices, messages, usage


def test_a_part_with_too_many_plans_is_divided(monkeypatch) -> None:
    """Of eight members that are there or not, 256 objects differ, and few of their halves do."""
    names = [f"own_{one}" for one in "abcdefgh"]
    every = [
        completion(**{name: 1 for at, name in enumerate(names) if number >> at & 1})
        for number in range(256)
    ]
    _, usual = effort(monkeypatch, every * 2)
    monkeypatch.setattr(counting, "CROWDED", 16)
    _, divided = effort(monkeypatch, every * 2)
    assert (usual["of_part"], divided["of_part"]) == (488, 127)


def optional(number: int) -> MetObjects:
    """Objects with so many documented names that are there or not."""
    names = [f"n{at}" for at in range(number)]
    facts = [field(f"$.{name}", "response", types=("string",)) for name in names]
    counters = ShapeCounters(all_names=True, fidelity="raw")
    objects = MetObjects(counters.of(Outline(contract(*facts)), "response", 200, None).root)
    assert objects.meet(dict.fromkeys(names, "x"))
    assert objects.meet({})
    return objects


def test_a_part_has_so_many_members_and_so_few_are_not_divided() -> None:
    assert [len(TypePlans(optional(number)).parts) for number in (16, 17)] == [1, 2]
    parts = []
    for number in (4, 5):
        plans = TypePlans(optional(number))
        plans.divide(plans.parts[0])
        parts.append([len(part.varying) for part in plans.parts])
    assert parts == [[4], [2, 3]]


def test_so_many_kinds_of_texts_are_known() -> None:
    words = {f"w{number}" for number in range(9)}
    found = reader.Reader(Walk(), words)
    root = optional(1).counter
    for word in words:
        found.met({"object": word, "n0": "x"}, None, root)
    assert len(found._known) == 8


def test_so_many_objects_of_which_nothing_is_reported_are_known_again() -> None:
    found = counting.TypeCounting(Walk())
    kept = []
    for size in (2_048, 2_049):
        found._loosely(0, b'{"a":"%s"}' % (b"x" * (size - 8)), many=False)
        kept.append(len(found._loose))
    assert kept == [1, 1]
    for number in range(4_096):
        found._loosely(0, b'{"a":%d}' % number, many=False)
        kept.append(len(found._loose))
    assert (max(kept), kept[-1]) == (4_096, 1)
