"""The nouns say of themselves what a report, a gate or a folder asks of them."""

from __future__ import annotations

import dataclasses
import importlib
import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pkgutil import iter_modules
from typing import Any

import pytest

from checker import documents, model
from checker.gate.wording import worded
from checker.model.access import Access, Outcome
from checker.model.contract import (
    UNSTATED,
    Alternative,
    Attribute,
    Contract,
    DocumentRead,
    Field,
    Health,
    Member,
    Metric,
    State,
)
from checker.model.errors import Exit, Misused, worst
from checker.model.evidence import Evidence, digest_of, text_digest
from checker.model.finding import Finding, Level, is_fingerprint
from checker.model.node import Below, Branching, ObservedPlace
from checker.model.plain import (
    contract_from_plain,
    contract_to_plain,
    fact_to_plain,
    flat_to_plain,
    plain,
)
from checker.model.source import API_REFERENCE, Document
from checker.model.state import DocumentState, Sighting
from checker.model.table import Accepting, Report, Row, Verdict

READ = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
URL = "https://docs.example/api/chat.md"


def contract(**more: object) -> Contract:
    given = {
        "source": "chat",
        "area": "Chat contract",
        "url": URL,
        "kind": API_REFERENCE,
        "operation": "POST /v1/chat",
        "documents": (
            DocumentRead(
                role="page-markdown",
                url=URL,
                accessed=READ,
                digest=digest_of("the page"),
                media_type="text/markdown",
                origin="fetched",
                can_state=("fields",),
            ),
        ),
        "health": Health(facts=1, expected_minimum=1, problems=()),
        "facts": (
            Field(
                key="response 200 $.id",
                where="response",
                path="$.id",
                types=("string",),
                default=None,
                evidence=(Evidence(document=URL, heading=("Answers",)),),
            ),
        ),
    }
    return Contract(**(given | more))  # type: ignore[arg-type]


EITHER = (Alternative(ref="B", variant="k=1", value=1), Alternative(ref="C"))


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({}, id="extracted"),
        pytest.param({"origin": "transcribed", "listed": "2026-07-03"}, id="transcribed"),
        pytest.param({"accepted": {"reason": "reviewed", "author": "jo"}}, id="accepted"),
        pytest.param(
            {
                "definitions": {
                    "A": (Field(key="$", where="", path="$", one_of=EITHER, const=None),),
                    "B": (Field(key="$", where="", path="$", any_of=EITHER),),
                },
                "facts": (
                    Attribute(
                        key="attribute x",
                        signal="span.client",
                        attribute="x",
                        enum=(Member(value="a", stability="stable"),),
                    ),
                ),
                "health": Health(facts=2, expected_minimum=1, problems=("not-found: status",)),
            },
            id="of definitions",
        ),
    ],
)
def test_a_contract_is_read_as_it_was_written(more: dict[str, object]) -> None:
    given = contract(**more)
    written = contract_to_plain(given)
    again = contract_from_plain(written)
    assert again == given
    assert {type(fact.state) for fact in again.stated()} == {State}
    assert contract_to_plain(again) == written
    assert written["schema"] == "checker/contract/2"
    assert ("origin" in written, "accepted" in written) == ("origin" in more, "accepted" in more)


def test_a_contract_without_definitions_counted_each_place_that_uses_one() -> None:
    twice = (Evidence(document=URL, pointer="/components/schemas/A"),)
    facts = tuple(
        Field(key=f"request $.{name}", where="request", path=f"$.{name}", evidence=twice)
        for name in "ab"
    )
    written = flat_to_plain(contract(facts=facts))
    assert written["schema"] == "checker/contract/1"
    assert written["health"]["facts"] == 2  # type: ignore[call-overload,index]
    assert contract_from_plain(written).health.facts == 1


def test_what_a_page_does_not_say_is_left_out() -> None:
    fact = contract().facts[0]
    written = fact_to_plain(fact)
    assert {"default", "types", "evidence"} <= set(written)
    assert written["default"] is None  # null is a value that is documented
    assert not {"const", "enum", "pattern"} & set(written)
    assert "where" in written
    assert "where" not in fact_to_plain(dataclasses.replace(fact, where=""))  # of a definition
    metric = fact_to_plain(Metric(key="metric:x", name="x", instrument="Histogram"))
    assert metric["fact"] == "metric"
    assert (metric["stability"], metric["evidence"]) == (None, [])
    assert "unit" not in metric


def test_every_place_below_is_walked() -> None:
    leaf, other = ObservedPlace("$.a", 1), ObservedPlace("$.b", 1)
    branching = Branching(by=("type",), nodes={("x",): other})
    below = Below(names={"a": leaf}, branchings=(branching,))
    root = ObservedPlace("$", 0, grow=lambda: below)
    assert [node.key for node in root.every()] == ["$", "$.a", "$.b"]
    assert (root.descends, leaf.descends) == (True, False)


def test_plain_data_of_the_kinds_that_nouns_hold() -> None:
    assert plain(Outcome.PAGE) == Outcome.PAGE.value
    assert plain({"a": (1, None, True)}) == {"a": [1, None, True]}
    assert plain(READ) == "2026-11-24T10:00:00Z"
    assert plain(READ.date()) == "2026-11-24"
    assert [one.usable for one in (Outcome.PAGE, Outcome.NOT_MODIFIED)] == [True, True]


@pytest.mark.parametrize(
    ("role", "part", "form"),
    [
        ("openapi-page-markdown", "openapi-page", "markdown"),
        ("page-html", "page", "html"),
        ("page", "page", "page"),
    ],
)
def test_a_document_tells_its_part_and_its_form(role: str, part: str, form: str) -> None:
    document = Document(role=role, url=URL, accept="text/markdown")
    assert (document.part, document.form) == (part, form)


def test_a_digest_is_of_bytes_or_text_and_folds_white_space_only_where_asked() -> None:
    assert digest_of("a b") == digest_of(b"a b") != digest_of("a  b")
    assert text_digest("a  b\n") == text_digest("a b")


def test_a_state_knows_since_when_and_what_came_back() -> None:
    access = Access(
        url=URL,
        accept="text/markdown",
        final_url=URL,
        status=200,
        accessed=READ,
        digest="sha256:b",
        media_type="text/markdown",
    )
    day = timedelta(days=1)
    first = Sighting(digest="sha256:a", first=READ - 3 * day, last=READ - 2 * day)
    then = Sighting(digest="sha256:b", first=READ, last=READ)
    unasked = DocumentState(url=URL, accept="text/markdown")
    assert (unasked.since, unasked.changed) == (None, False)
    assert (unasked.failures, unasked.recovered_after) == (0, 0)
    changed = dataclasses.replace(unasked, last=access, recent=(first, then))
    assert (changed.since, changed.changed, changed.returned) == (READ, True, None)
    same = dataclasses.replace(access, accessed=READ + day)
    for told in ({"recent": (then,)}, {"last": same}):
        one = dataclasses.replace(changed, **told)
        assert (one.since, one.changed) == (READ, False)
    back = dataclasses.replace(changed, recent=(then, first, then))
    assert back.returned == then


def test_a_row_says_when_it_was_read_or_listed() -> None:
    row = Row(
        source="chat",
        area="Chat contract",
        verify="Confirm the documented areas.",
        url=URL,
        accessed=READ.date(),
        listed=date(2026, 7, 3),
        wording=worded("Compare it with the current reference."),
        verdict=Verdict.MATCHES,
    )
    assert row.accessed_cell == "2026-11-24"
    never = dataclasses.replace(row, accessed=None)
    assert never.accessed_cell == "not read (listed 2026-07-03)"
    shipped = dataclasses.replace(row, sample=True)
    assert shipped.accessed_cell == "sample page"
    said = worded("Compare it with the current reference.")
    report = Report(version="1", headline=said, next_step=said, rows=(row, shipped))
    assert report.sample
    assert not dataclasses.replace(report, rows=(row, never)).sample


@pytest.mark.parametrize(
    ("level", "more", "fails_at"),
    [
        pytest.param(Level.ERROR, {}, "note warning error", id="an error"),
        pytest.param(Level.WARNING, {}, "note warning", id="a warning"),
        pytest.param(Level.CANNOT_VERIFY, {}, "note warning error never", id="no judgement"),
        pytest.param(Level.CANNOT_VERIFY, {"accepted": True}, "", id="what was accepted"),
        pytest.param(Level.ERROR, {"rule": "acceptance-expired"}, "", id="that it ended"),
        pytest.param(Level.ERROR, {"rule": "acceptance-unused"}, "", id="that it is unused"),
    ],
)
def test_which_findings_decide_the_exit_code(level: Level, more: Any, fails_at: str) -> None:
    message = worded("Compare it with the current reference.")
    about: dict[str, Any] = {"rule": "field-removed", "source": "chat", "key": "status 200"}
    finding = Finding(**(about | more), level=level, message=message)
    assert [at for at in ("note", "warning", "error", "never") if finding.fails(at)] == [
        *fails_at.split()
    ]
    assert is_fingerprint(finding.fingerprint)
    assert not is_fingerprint(f"{finding.fingerprint}0")


def test_the_gravest_exit_code_is_that_of_the_run() -> None:
    assert worst() is Exit.DONE
    assert worst(Exit.FINDINGS, Exit.CANNOT_VERIFY, Exit.REFUSED) is Exit.REFUSED
    assert [(code.value, code.meaning) for code in Exit] == [
        (0, "done"),
        (1, "findings"),
        (2, "usage or configuration error"),
        (3, "could not verify"),
        (4, "refused"),
        (5, "internal error"),
        (130, "interrupted"),
    ]


def test_who_accepted_a_contract_is_no_part_of_what_it_states() -> None:
    assert contract() == contract(accepted={"reason": "read", "author": "a", "accessed": "x"})


def test_too_few_facts_are_a_broken_extractor() -> None:
    assert not Health(facts=2, expected_minimum=1).broken
    assert Health(facts=1, expected_minimum=2).broken


def test_a_contract_finds_its_facts_and_the_oldest_access() -> None:
    given = contract()
    assert given.by_key() == {"response 200 $.id": given.facts[0]}
    assert given.accessed() == READ
    (page,) = given.documents
    later = dataclasses.replace(page, accessed=READ + timedelta(days=1))
    unread = dataclasses.replace(page, accessed=None)
    for read, oldest in ([(later, page), READ], [(page, unread), None], [(), None]):
        assert contract(documents=read).accessed() == oldest


def test_a_contract_of_one_page_that_ships_with_the_program_rests_on_a_sample() -> None:
    (page,) = contract().documents
    shipped = dataclasses.replace(page, origin="sample")
    assert [contract(documents=some).sample for some in ((page, shipped), (page,))] == [True, False]


def test_what_is_not_given_is_not_said() -> None:
    """What a field of a noun says where nothing is given, unless it is nothing."""
    nothing = (dataclasses.MISSING, None, False, 0, "", (), frozenset(), UNSTATED, Accepting())
    modules = [
        importlib.import_module(f"checker.model.{one.name}") for one in iter_modules(model.__path__)
    ]
    nouns = {noun for module in modules for noun in vars(module).values() if is_dataclass(noun)}
    assert {
        f"{noun.__name__}.{field.name}": field.default
        for noun in nouns
        for field in dataclasses.fields(noun)
        if field.default not in nothing and field.default is not State.DOCUMENTED
    } == {
        "Access.origin": "fetched",
        "Basis.asked": True,
        "Contract.origin": "extracted",
        "Follow.form": "markdown",
        "ObservedDifference.fidelity": "unknown",
        "Operation.key": "operation",
        "Report.fail_on": "error",
        "Seen.documented": True,
        "Shape.fidelity": "unknown",
        "Source.alarm_after": 3,
        "Stream.key": "stream",
        "Stream.protocol": "sse",
        "Visit.path": "$",
    }
    assert Misused("what happened").hint == ""


def enums(part: Any) -> Iterator[list[str]]:
    """The closed sets of a schema."""
    if isinstance(part, dict):
        if isinstance(part.get("enum"), list):
            yield part["enum"]
        part = [*part.values()]
    if isinstance(part, list):
        for below in part:
            yield from enums(below)


@pytest.mark.parametrize(
    ("words", "schema"),
    [(Outcome, "state"), (Verdict, "report"), (Level, "report"), (State, "contract")],
)
def test_the_words_of_a_noun_are_those_of_its_schema(words: type[StrEnum], schema: str) -> None:
    stated = json.loads(documents.schema_text(schema))
    assert sorted(words) in [sorted(map(str, each)) for each in enums(stated)]
