from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.contract import Field, State, Status, Stream
from checker.model.outline import Outline, contract_digest
from tests.compare.facts import contract, document, evidence, field


def outline(*statuses: str, listed: tuple[str, ...] = (), where: str = "response") -> Outline:
    fields = [field("$.a", where, status=name, required=True) for name in statuses]
    return Outline(
        contract(
            *fields, *(Status(key=f"status {s}", status=s, evidence=evidence()) for s in listed)
        )
    )


@pytest.mark.parametrize(
    ("stated", "observed", "expected"),
    [
        pytest.param((), 200, None, id="none is stated"),
        pytest.param(("200", "2XX"), 200, "200", id="the status itself"),
        pytest.param(("2XX", "default"), 201, "2XX", id="its range"),
        pytest.param(("200", "default"), 503, "default", id="an error by default"),
        pytest.param(("200", "default"), 400, "default", id="the first error there is"),
        pytest.param(("200", "default"), 399, None, id="what is none yet"),
        pytest.param(("200", "default"), 201, None, id="another success is no error"),
        pytest.param(("default",), 201, "default", id="where there is nothing but the default"),
        pytest.param(("200", "429"), 401, None, id="another error is not this one"),
    ],
)
def test_the_status_under_which_an_answer_is_judged(stated, observed, expected) -> None:
    assert outline(*stated).status_for(observed) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param(("200",), None, id="no error is stated"),
        pytest.param(("200", "429", "400"), "400", id="the first"),
        pytest.param(("200", "400", "5XX", "4XX"), "4XX", id="a range"),
        pytest.param(("200", "4XX", "default"), "default", id="the default"),
    ],
)
def test_the_status_of_the_error_envelope(stated, expected) -> None:
    assert outline(*stated).error_status() == expected


@pytest.mark.parametrize(
    ("stated", "listed", "observed", "expected"),
    [
        pytest.param((), (), 418, True, id="silence lists nothing"),
        pytest.param(("default",), (), 418, True, id="an envelope for all says nothing"),
        pytest.param(("200",), (), 200, True, id="a body is stated for it"),
        pytest.param(("200",), (), 418, False, id="bodies are stated for others"),
        pytest.param(("200", "default"), ("400",), 418, False, id="others are listed"),
        pytest.param(("200",), ("4XX",), 418, True, id="its range is listed"),
        pytest.param(("200",), ("default",), 418, True, id="the default is listed"),
    ],
)
def test_listed_statuses(stated, listed, observed, expected) -> None:
    assert outline(*stated, listed=listed).lists(observed) is expected


def test_a_body_is_made_of_its_own_fields_and_of_those_that_name_no_status() -> None:
    facts = [
        field("$.a", "response", types=("string",), status=None, media_type=None),
        field("$.b", "response", types=("string",), status="200", media_type="text/plain"),
        field("$.a", "response", types=("integer",)),
        field("$.c", "response", status="404"),
    ]
    one = Outline(contract(*facts))
    root = one.body("response", "200", "application/json")
    assert root is not None
    assert root.names.keys() == {"a"}
    assert root.names["a"].fact is not None
    assert root.names["a"].fact.types == ("integer",)
    assert one.body("response", "200", "application/json") is root
    assert one.body("stream", "200", "text/event-stream") is None
    assert one.media_types == {"application/json", "text/plain"}
    assert one.seen_through("response", 200, None, None) is root
    plain = one.seen_through("response", 200, "text/plain", None)
    assert plain is not None
    assert plain.names.keys() == {"a", "b"}


CHOICES = [field("$.choices[*].finish_reason", "stream"), field("$.id", "stream")]
EVENTS = [
    field("$.type", "stream", variant=f"type={name}", const=name)
    for name in ("a.created", "a.completed")
]


@pytest.mark.parametrize(
    ("facts", "events", "last", "finish"),
    [
        pytest.param([], set(), set(), (), id="nothing"),
        pytest.param(CHOICES, set(), set(), ("choices", "finish_reason"), id="a finish reason"),
        pytest.param(
            [field("$.a.b.c.stop_reason", "stream")], set(), set(), (), id="one that is far"
        ),
        pytest.param(
            [field("$.a.b.stop_reason", "stream")],
            set(),
            set(),
            ("a", "b", "stop_reason"),
            id="near",
        ),
        pytest.param(EVENTS, {"a.created", "a.completed"}, {"a.completed"}, (), id="events"),
        pytest.param(
            [*CHOICES, Stream(events=("a.created", "a.done"), evidence=evidence())],
            {"a.created", "a.done"},
            {"a.done"},
            (),
            id="events that the page lists",
        ),
    ],
)
def test_how_a_stream_ends(facts, events, last, finish) -> None:
    one = Outline(contract(*facts))
    assert (one.events, one.last_events, one.finish) == (events, last, finish)
    assert one.documents is any(isinstance(fact, Field) for fact in facts)


@pytest.mark.parametrize(
    ("fields", "required"),
    [([], None), ([field("$.object", "stream", required=True, types=("string",))], True)],
)
def test_the_object_of_a_chunk_is_the_constant_that_the_stream_names(fields, required) -> None:
    one = Outline(contract(*fields, Stream(object="chunk", evidence=evidence())))
    root = one.body("stream", "200", "text/event-stream")
    assert root is not None
    fact = root.names["object"].fact
    assert fact is not None
    assert (fact.path, fact.types, fact.const) == ("$.object", ("string",), "chunk")
    assert fact.required is required
    of_another = one.body("stream", "200", "application/jsonl")
    assert (of_another is None) is bool(fields)


def test_an_error_without_a_status_of_an_error_is_seen_through_the_envelope() -> None:
    both = outline("200", "default")
    assert both.seen_through("stream", 200, None, "error") is both.body(
        "response", "default", "application/json"
    )
    assert outline("200").seen_through("response", 200, None, "error") is None


def test_the_digest_is_of_what_is_stated_and_of_nothing_else() -> None:
    fact = field("$.a", "response", types=("string",))
    one = contract(fact)
    again = contract(
        replace(fact, evidence=evidence("/other")), documents=[document(url="https://else.test")]
    )
    assert contract_digest(again) == contract_digest(one) == Outline(one).digest
    for other in (
        contract(replace(fact, types=("integer",))),
        contract(replace(fact, default=None)),
        contract(replace(fact, state=State.CONFLICTING)),
        contract(fact, source="other"),
        contract(fact, Status(key="status 200", status="200", evidence=evidence())),
        contract(),
    ):
        assert contract_digest(other) != contract_digest(one)


def test_a_digest_holds_whatever_a_page_may_state() -> None:
    stated = [
        field("$.a", "response", types=("number",), minimum=minimum, default=default)
        for minimum, default in ((0, 1), (0.0, True), (None, 1.0), (1e-05, None), (2e16, {"b": 1}))
    ]
    places = [field(f"$.{name}", "response") for name in ("\u00fc", "\x7f", "\ud800", '"', "\n")]
    large = field("$.b", "response", const=2**64, enum=("\u00fc", "\ud800", 2**70))
    for facts in ([one] for one in (*stated, *places, large)):
        one = contract(*facts)
        assert contract_digest(one) == contract_digest(contract(*facts))
        assert contract_digest(one) != contract_digest(contract())
