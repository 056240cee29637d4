"""Documented against observed: each rule on its case, and silent on the nearest other case."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.compare.observed import Compared, compare, unnamed
from checker.compare.observed_names import What
from checker.compare.observed_rules import RULES
from checker.model.contract import Field, State, Stream
from checker.model.errors import Misused, NotSanitized
from checker.model.finding import Level
from checker.model.hosts_asked import HostsAsked
from checker.model.outline import contract_digest
from checker.model.rule import Example, Rule
from checker.model.shape import Seen, Shape
from checker.model.shared_errors import ERRORS
from checker.review.rule_tables import TABLES
from tests.compare.facts import attribute, contract, evidence, field, operation
from tests.observe.documented import (
    CHAT,
    CONTRACTS,
    OBJECT,
    RESPONSES,
    STRING,
    choice,
    chunk,
    completion,
    error,
    event,
    exchange,
    message,
    optional,
    recorded,
    required,
    response,
    seen,
    shapes,
    statuses,
    transcript,
)

# As the interface lists them; those of telemetry in test_observed_spans.py.
LEVELS = {
    "attribute-deprecated": "warning",
    "attribute-high-cardinality": "warning",
    "attribute-required-absent": "warning",
    "attribute-sensitive": "error",
    "attribute-type-conflict": "error",
    "attribute-undocumented": "note",
    "attribute-wrong-side": "warning",
    "error-envelope-conflict": "warning",
    "error-in-success": "error",
    "event-undocumented": "note",
    "field-undocumented": "note",
    "media-type-conflict": "warning",
    "method-unknown": "warning",
    "nothing-compared": "cannot-verify",
    "null-undocumented": "warning",
    "operation-undocumented": "note",
    "observation-empty": "cannot-verify",
    "required-absent": "error",
    "status-undocumented": "warning",
    "stream-cut": "warning",
    "stream-invalid-line": "warning",
    "stream-terminator-absent": "warning",
    "token-undocumented": "warning",
    "type-conflict": "error",
}

ENVELOPE = {"message": "m", "type": "t", "param": None, "code": "c"}
EVENT_STREAM = {"content-type": "text/event-stream"}


def judged(*records, source: str = "chat", **how) -> Compared:
    return compare(CONTRACTS[source], [s for s in shapes(*records, **how) if s.source == source])


def told(found: Compared) -> list[tuple[str, str]]:
    """Rule and what it is about, without the kind of body."""
    return [(one.rule, one.key.split(" ")[-1]) for one in found.findings]


def streamed(*parts, **how) -> Compared:
    return compare(CHAT, seen(transcript(*parts, **how), contract=CHAT, form="sse").shapes)


def without(body: dict, name: str) -> dict:
    return {key: value for key, value in body.items() if key != name}


def talking(**given) -> dict:
    return completion(choices=[choice(message={"role": "assistant", "content": "x"} | given)])


# ---------------------------------------------------------------- the list


def test_the_list_is_whole_sorted_and_told() -> None:
    """The levels that are promised; a row more is no fault."""
    levels = {rule.id: rule.level.value for rule in RULES}
    assert LEVELS.items() <= levels.items()
    assert [rule.id for rule in RULES] == sorted(levels)
    for rule in RULES:
        assert rule.says.endswith((".", "{hint}")), rule.id
        assert rule.why.endswith("."), rule.id


# ---------------------------------------------------------------- nothing to say


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(completion(), id="all that is required"),
        pytest.param(completion(created=1782000000.0), id="a number without a fraction for an integer"),
        pytest.param(completion(usage={"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "cost": 1}), id="an integer for a number"),
        pytest.param(without(completion(), "usage"), id="no optional field"),
        pytest.param(completion(choices=[]), id="no items"),
        pytest.param(completion(choices=[choice(logprobs=None)]), id="a documented null"),
        pytest.param(talking(content=None), id="a documented null in a message"),
        pytest.param(talking(tool_calls=[]), id="an empty array"),
    ],
)  # fmt: skip
def test_what_agrees_has_no_finding(body) -> None:
    found = judged(body, exchange(body))
    assert found.findings == ()
    assert found.compared == 2


def test_nothing_observed_is_no_finding() -> None:
    found = compare(CHAT, [])
    assert (found.findings, found.compared) == ((), 0)
    assert found.coverage.seen == 0
    assert found.coverage.documented == sum(isinstance(fact, Field) for fact in CHAT.facts) - 6 * 0


# ---------------------------------------------------------------- one break, one finding


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(completion(created="now"), ("type-conflict", "$.created"), id="a text for an integer"),
        pytest.param(completion(created=1.5), ("type-conflict", "$.created"), id="a number for an integer"),
        pytest.param(completion(choices={}), ("type-conflict", "$.choices"), id="an object for an array"),
        pytest.param(completion(choices=["x"]), ("type-conflict", "$.choices[*]"), id="a text for an item"),
        pytest.param(exchange('"x"'), ("type-conflict", "$"), id="a text for the whole"),
        pytest.param(without(completion(), "id"), ("required-absent", "$.id"), id="a required field is gone"),
        pytest.param(completion(choices=[without(choice(), "index")]), ("required-absent", "$.choices[*].index"), id="one of an item"),
        pytest.param(completion(choices=[choice(), without(choice(), "index")]), ("required-absent", "$.choices[*].index"), id="one of the second item"),
        pytest.param(completion(usage={"prompt_tokens": 1, "completion_tokens": 2}), ("required-absent", "$.usage.total_tokens"), id="one of an optional object"),
        pytest.param(completion(id=None), ("null-undocumented", "$.id"), id="null for a text"),
        pytest.param(completion(usage=None), ("null-undocumented", "$.usage"), id="null for an object"),
        pytest.param(completion(choices=[choice(finish_reason="eos")]), ("token-undocumented", "$.choices[*].finish_reason"), id="another word"),
        pytest.param(completion(choices=[choice(finish_reason="")]), ("token-undocumented", "$.choices[*].finish_reason"), id="no word"),
        pytest.param(completion(x_groq={}), ("field-undocumented", "$.x_groq"), id="another field"),
        pytest.param(completion(**{"Jane Doe": 1}), ("field-undocumented", "$['<key>']"), id="a field that is not told"),
        pytest.param(talking(reasoning=1), ("field-undocumented", "$.choices[*].message.reasoning"), id="one in a message"),
    ],
)  # fmt: skip
def test_each_break_of_a_body_is_one_finding(body, expected) -> None:
    assert told(judged(completion(), body, contract=CHAT)) == [expected]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(exchange(completion(), 203), [("status-undocumented", "203")], id="another status"),
        pytest.param(exchange([completion()]), [("type-conflict", "$")], id="an array for the whole"),
        pytest.param([completion(), completion()], [], id="an array of answers"),
        pytest.param([], [], id="an array of none"),
        pytest.param(exchange({"error": ENVELOPE}, 418), [("status-undocumented", "418")], id="another error"),
        pytest.param(exchange({"error": ENVELOPE}, 429), [], id="a documented error"),
        pytest.param(exchange({"error": ENVELOPE}, 200), [("error-in-success", "200")], id="an error in a success"),
        pytest.param(exchange({"error": ENVELOPE}, 299), [("error-in-success", "299"), ("status-undocumented", "299")], id="an error in the last of the successes"),
        pytest.param(exchange({"error": ENVELOPE}, 300), [("status-undocumented", "300")], id="an error that was led elsewhere"),
        pytest.param(exchange({"error": ENVELOPE}, 199), [("status-undocumented", "199")], id="an error before the first of the successes"),
        pytest.param(exchange({"error": "m"}, 400), [("error-envelope-conflict", "$.error")], id="a text for the envelope"),
        pytest.param(exchange({"error": without(ENVELOPE, "type")}, 400), [("error-envelope-conflict", "$.error.type")], id="a field of the envelope is gone"),
        pytest.param(exchange({"error": ENVELOPE | {"code": 7}}, 400), [("error-envelope-conflict", "$.error.code")], id="a number for its code"),
        pytest.param(exchange({"error": ENVELOPE | {"type": None}}, 400), [("error-envelope-conflict", "$.error.type")], id="null in the envelope"),
        pytest.param(exchange({"error": without(ENVELOPE, "param")}, 400), [], id="an optional field of the envelope"),
        pytest.param(exchange({"error": ENVELOPE | {"metadata": {}}}, 400), [("field-undocumented", "$.error.metadata")], id="another field in the envelope"),
        pytest.param(exchange(completion(), headers={"content-type": "text/plain"}), [("media-type-conflict", "200")], id="another media type"),
        pytest.param(exchange(completion(), headers=EVENT_STREAM), [("media-type-conflict", "200")], id="JSON labelled as a stream"),
        pytest.param(exchange(transcript(chunk()).decode()), [("media-type-conflict", "200")], id="a stream labelled as JSON"),
        pytest.param(exchange(transcript(chunk()).decode(), headers=EVENT_STREAM), [], id="a stream labelled as one"),
        pytest.param(exchange(transcript(chunk()).decode(), headers={}), [], id="no label"),
        pytest.param(exchange("<p>x</p>", headers={"content-type": "text/html"}), [("media-type-conflict", "200")], id="a page with a status of success"),
        pytest.param(exchange(""), [("observation-empty", "200")], id="an empty body"),
        pytest.param(exchange("", headers={"content-type": "text/html"}), [("observation-empty", "200")], id="of whatever media type"),
        pytest.param(exchange("", 204), [("status-undocumented", "204")], id="an empty body that has to be"),
        pytest.param(exchange("", 429), [], id="an empty body of an error"),
    ],
)  # fmt: skip
def test_each_break_of_an_exchange_is_one_finding(record, expected) -> None:
    found = compare(CHAT, seen(recorded(completion(), record)).shapes)
    assert told(found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(transcript(chunk()), [], id="a stream that agrees"),
        pytest.param(transcript(chunk(), end=""), [("stream-terminator-absent", "stream")], id="no end"),
        pytest.param(transcript(chunk(), " data: {}\n\n"), [("stream-invalid-line", "stream")], id="a space too many"),
        pytest.param(transcript(": note\n\n", chunk()), [], id="a comment"),
        pytest.param(transcript(chunk(), name="message.part"), [("event-undocumented", "stream")], id="another event"),
        pytest.param(transcript(chunk(), {"error": ENVELOPE}), [("error-in-success", "200")], id="an error within"),
        pytest.param(transcript({"error": ENVELOPE}, end=""), [("error-in-success", "200"), ("stream-terminator-absent", "stream")], id="an error alone"),
        pytest.param(transcript({"error": ENVELOPE}, name="error"), [("error-in-success", "200")], id="an error of that name"),
        pytest.param(transcript(chunk(x_groq={})), [("field-undocumented", "$.x_groq")], id="another field"),
        pytest.param(transcript(chunk(choices=[{"index": 0, "finish_reason": None}])), [("required-absent", "$.choices[*].delta")], id="a required field is gone"),
        pytest.param(transcript(chunk(object="")), [("token-undocumented", "$.object")], id="no word"),
    ],
)  # fmt: skip
def test_each_break_of_a_stream_is_one_finding(text, expected) -> None:
    assert told(compare(CHAT, seen(text, contract=CHAT, form="sse").shapes)) == expected


def test_nothing_compared_cannot_be_verified() -> None:
    found = compare(CHAT, seen(b"{", contract=CHAT).shapes)
    assert told(found) == [("nothing-compared", "")]
    assert found.findings[0].level is Level.CANNOT_VERIFY
    assert found.findings[0].observed == {"seen": 0, "of": 0}
    assert told(judged(b"{", completion(), contract=CHAT, source="chat")) == []


SHOWN = contract(
    error("$.error", OBJECT, state=State.EXAMPLE_ONLY, required=None, status="429"),
    operation(path="/v1/chat/completions", servers=("https://api.example.test",)),
    *statuses("200", "401", "429"),
    field("$", "response", types=("object",), required=None, state=State.EXAMPLE_ONLY),
    field("$.id", "response", types=("string",), required=None, state=State.EXAMPLE_ONLY),
    Stream(evidence=evidence()),
    source="chat",
)


@pytest.mark.parametrize(
    ("records", "compared"),
    [
        pytest.param([{"id": "x"}], 1, id="a documented field"),
        pytest.param([{}], 0, id="an object without any"),
        pytest.param([{"success": False, "message": "x"}], 0, id="an object of other fields"),
        pytest.param([{"id": "x"}, {}], 2, id="beside another of the same kind"),
        pytest.param([exchange([{"x": 1}])], 1, id="a type that differs"),
        pytest.param([exchange({"error": ENVELOPE}, 401)], 1, id="a status that is listed"),
        pytest.param([exchange({"detail": "x"}, 429)], 1, id="a status that is listed, and another envelope"),
        pytest.param([exchange({"detail": "x"}, 500)], 1, id="a status that is not, and another envelope"),
        pytest.param([exchange({"error": ENVELOPE}, 418)], 1, id="a status that is not"),
        pytest.param([{"error": ENVELOPE}], 1, id="an error of no status"),
        pytest.param([exchange({}, headers={"content-type": "text/html"})], 1, id="a media type"),
        pytest.param([exchange(transcript({"x": 1}).decode(), headers=EVENT_STREAM)], 1, id="a stream"),
    ],
)  # fmt: skip
def test_what_holds_nothing_documented_is_not_compared(records, compared) -> None:
    found = compare(SHOWN, shapes(*records, contract=SHOWN))
    assert found.compared == compared
    rules = [one.rule for one in found.findings]
    assert ("nothing-compared" in rules) is (compared == 0)


@pytest.mark.parametrize(
    ("records", "alone"),
    [
        pytest.param([exchange({"detail": "x"}, 401)], 1, id="a status that has no body"),
        pytest.param([exchange({"detail": "x"}, 418)], 1, id="a status that is not listed"),
        pytest.param([exchange("", 503)], 1, id="an error without a body"),
        pytest.param([exchange({"error": ENVELOPE}, 429)], 0, id="an envelope"),
        pytest.param([exchange({"error": "x"}, 429)], 0, id="an envelope that differs"),
        pytest.param([exchange({"id": "x"})], 0, id="an answer"),
        pytest.param([{"id": "x"}, exchange({"detail": "x"}, 401)], 1, id="one of two"),
        pytest.param([exchange([{"x": 1}])], 0, id="a type that differs"),
        pytest.param([exchange(transcript({"x": 1}).decode(), headers=EVENT_STREAM)], 0, id="a stream"),
    ],
)  # fmt: skip
def test_what_was_compared_by_its_status_alone_is_counted_so(records, alone) -> None:
    found = compare(SHOWN, shapes(*records, contract=SHOWN))
    assert (found.by_status, found.compared) == (alone, len(records))


def test_a_status_a_media_type_and_a_name_are_nothing_of_a_body() -> None:
    default = contract(
        error("$.error", OBJECT, required=None),
        operation(path="/v1/chat/completions", servers=("https://api.example.test",)),
        *statuses("200"),
        source="chat",
    )
    answer = exchange({"x": 1}, 418, headers={"content-type": "text/plain"})
    found = compare(default, shapes(answer, contract=default))
    rules = {one.rule for one in found.findings}
    assert rules == {"status-undocumented", "media-type-conflict", "field-undocumented"}
    assert (found.by_status, found.compared) == (1, 1)


def test_a_stream_of_which_only_the_framing_is_documented_is_compared() -> None:
    bare = replace(SHOWN, facts=tuple(one for one in SHOWN.facts if not isinstance(one, Stream)))
    for of, compared in ((SHOWN, 1), (bare, 0)):
        record = exchange(transcript({"x": 1}).decode(), headers=EVENT_STREAM)
        streams = [one for one in shapes(record, contract=of) if one.where == "stream"]
        found = compare(of, [replace(one, status=None) for one in streams])
        assert (len(streams), found.compared) == (1, compared)


FORMS = contract(
    operation(path="/v1/chat/completions", servers=("https://api.example.test",)),
    required("$.id", STRING),
    required("$.text", STRING, media_type="application/vnd.text+json"),
    required("$.title", STRING, status="4XX", media_type="application/problem+json"),
    source="chat",
)


@pytest.mark.parametrize(
    ("body", "status", "media_type", "expected"),
    [
        ({"id": "x"}, 200, "application/json", []),
        ({"text": "x"}, 200, "application/vnd.text+json", []),
        ({}, 200, "application/vnd.text+json", ["$.text"]),
        ({"id": "x"}, 200, "application/problem+json", ["200"]),
        ({"title": "x"}, 404, "application/problem+json", []),
        ({"title": "x"}, 404, "application/json", ["4XX"]),
    ],
)
def test_a_body_is_judged_by_its_status_and_its_media_type(
    body, status, media_type, expected
) -> None:
    answer = exchange(body, status, headers={"content-type": media_type})
    assert [key for _, key in told(compare(FORMS, shapes(answer, contract=FORMS)))] == expected


def test_an_error_of_no_status_is_not_compared_where_no_envelope_is_documented() -> None:
    bare = replace(SHOWN, facts=tuple(one for one in SHOWN.facts if "429" not in one.key))
    found = compare(bare, shapes({"error": ENVELOPE}, contract=bare))
    assert told(found) == [("nothing-compared", "")]


@pytest.mark.parametrize(
    ("body", "compared"), [({"error": ENVELOPE}, 1), ({"error": "x"}, 1), ({"detail": "x"}, 0)]
)
def test_where_no_status_is_listed_an_error_is_compared_by_its_envelope(body, compared) -> None:
    default = contract(
        error("$.error", OBJECT, required=None, status="default"),
        operation(path="/v1/chat/completions", servers=("https://api.example.test",)),
        source="chat",
    )
    assert compare(default, shapes(exchange(body, 500), contract=default)).compared == compared


def test_where_a_body_alone_is_documented_it_is_what_is_compared() -> None:
    whole = contract(required("$", ("object",)), source="chat")
    assert compare(whole, shapes({"x": 1}, contract=whole)).compared == 1


def test_an_attribute_of_nobody_is_no_comparison() -> None:
    loose = contract(attribute("url.full"), source="telemetry", kind="semconv-http")
    for span_, compared in (({"url.full": "https://a.test", "x": 1}, 1), ({"http.x": "x"}, 0)):
        found = compare(loose, shapes(span_, contract=loose))
        assert found.compared == compared


def test_where_no_body_of_a_stream_is_documented_its_media_type_is_judged() -> None:
    text = transcript(chunk()).decode()
    for headers, expected in (
        (EVENT_STREAM, []),
        ({}, []),
        ({"content-type": "application/json"}, [("media-type-conflict", "200")]),
        ({"content-type": "text/plain"}, [("media-type-conflict", "200")]),
    ):
        found = compare(SHOWN, shapes(exchange(text, headers=headers), contract=SHOWN))
        assert told(found) == expected
    found = compare(SHOWN, shapes(exchange({"id": "x"}, headers=EVENT_STREAM), contract=SHOWN))
    assert found.findings[0].change == "text/event-stream"


@pytest.mark.parametrize("beside", [{"error": ENVELOPE}, "data: {\n\n"])
def test_a_stream_is_one_answer_whatever_is_in_it(beside) -> None:
    text = transcript(chunk(), beside).decode()
    found = compare(CHAT, shapes(exchange(text, 203), contract=CHAT))
    counts = {one.rule: one.observed["of"] for one in found.findings}
    assert counts["status-undocumented"] == counts["media-type-conflict"] == 1


@pytest.mark.parametrize(
    ("source", "status", "listed"),
    [(ERRORS, 200, True), (ERRORS, 418, False), (ERRORS, 429, True), ("chat", 200, False)],
)
def test_the_errors_that_all_share_list_no_success(source, status, *, listed) -> None:
    shared = contract(*statuses("429"), source=source)
    answered = Shape(
        contract=contract_digest(shared), source=source, where="response", status=status,
        media_type="application/json", variant=None, count=1, fields={},
    )  # fmt: skip
    rules = [one.rule for one in compare(shared, [answered]).findings]
    assert ("status-undocumented" in rules) is not listed


def test_an_empty_body_alone_says_so_once() -> None:
    assert told(judged(exchange(""))) == [("observation-empty", "200")]
    found = judged(exchange(""), completion(), exchange(""), exchange("", 429))
    (empty,) = [one for one in found.findings if one.rule == "observation-empty"]
    assert (empty.observed["seen"], empty.observed["of"]) == (2, 3)  # of the answers of its status


# ---------------------------------------------------------------- branches


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(response(), [], id="all that is required"),
        pytest.param(response(usage=None, output=[]), [], id="nothing in it"),
        pytest.param(response(metadata={"a": "x"}), [], id="a map"),
        pytest.param(response(metadata={"a": 1}), [("type-conflict", "$.metadata.*")], id="a number in a map of texts"),
        pytest.param(response(output=[without(message(), "role")]), [("required-absent", "$.output[?@.type=='message'].role")], id="a field of its kind is gone"),
        pytest.param(response(output=[{"type": "function_call", "id": "x"}]), [("required-absent", "$.output[?@.type=='function_call'].arguments")], id="one of the other kind"),
        pytest.param(response(output=[{"type": "new", "id": "x"}]), [("token-undocumented", "$.output[*].type")], id="another kind"),
        pytest.param(response(output=[{"type": "new"}]), [("required-absent", "$.output[*].id"), ("token-undocumented", "$.output[*].type")], id="another kind without what all have"),
        pytest.param(response(output=[{"type": "new", "id": 1}]), [("type-conflict", "$.output[*].id"), ("token-undocumented", "$.output[*].type")], id="another kind with another type"),
        pytest.param(response(text={"format": {"type": "text"}}), [], id="a branch"),
        pytest.param(response(text={"format": {"type": "text", "name": "x"}}), [("field-undocumented", "type=text")], id="a field of the other branch"),
        pytest.param(response(text={"format": {"type": "json_schema", "name": "x"}}), [("required-absent", "type=json_schema")], id="a field of its own branch"),
        pytest.param(response(text={"format": {"type": "new", "deep": 1}}), [("token-undocumented", "$.text.format.type"), ("field-undocumented", "<undocumented>")], id="another branch"),
        pytest.param(response(status="complete"), [("token-undocumented", "$.status")], id="a former word"),
        pytest.param(response(status="failed", error={"code": "c", "message": "m"}), [], id="a documented error"),
    ],
)  # fmt: skip
def test_branches_are_judged_each_by_its_own(body, expected) -> None:
    assert told(judged(body, source="responses")) == expected


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ({"type": "text", "name": "x"}, "$.text.format['<key>'] type=text"),
        ({"type": "json_schema", "name": 1}, "$.text.format.name type=json_schema"),
    ],
)
def test_what_stands_in_a_branch_has_the_key_that_it_has_there(
    form: dict[str, object], key: str
) -> None:
    found = judged(response(text={"format": form}), source="responses").findings
    assert f"response 200 application/json {key}" in {one.key for one in found}


def test_an_answer_without_a_request_that_holds_nothing_documented_is_counted_once() -> None:
    found = compare(CHAT, shapes(exchange({"detail": "x"}, 418, url=None), contract=CHAT))
    (status,) = [one for one in found.findings if one.rule == "status-undocumented"]
    assert (status.observed["seen"], status.observed["of"]) == (1, 1)


def test_an_answer_of_a_body_whose_members_alone_are_documented_has_the_key_of_that_body() -> None:
    default = contract(
        error("$.error.message", STRING),
        operation(path="/v1/chat/completions", servers=("https://api.example.test",)),
        source="chat",
    )
    answer = exchange({"error": {"message": "m", "more": 1}}, 500)
    (found,) = compare(default, shapes(answer, contract=default)).findings
    assert found.key == "response default application/json $.error['<key>']"


def test_an_operation_that_no_page_names_is_of_no_source() -> None:
    asked = HostsAsked(documented=2, unnamed={"GET /v1/x": 1}, first={"GET /v1/x": (1, 3)})
    (one,) = unnamed(asked)
    assert (one.rule, one.source, one.key) == ("operation-undocumented", "", "operation GET /v1/x")
    assert one.observed == {"seen": 1, "of": 3, "first": {"input": 1, "record": 3}}


@pytest.mark.parametrize("path", ["$", "$.u"])
def test_what_tells_objects_apart_is_of_all_of_them(path: str) -> None:
    kinds = contract(
        *(
            field(f"{path}.kind", "response", variant=f"kind={kind}", const=kind, types=("string",))
            for kind in ("a", "b")
        ),
        field(f"{path}.p", "response", variant="kind=a", types=("object",)),
        field(path, "response", types=("object",), variants=("kind=a", "kind=b")),
        source="chat",
    )
    objects: list[dict[str, object]] = [{"kind": "a", "p": {}}, {"kind": "b"}, {"kind": "c"}]
    bodies = objects if path == "$" else [{"u": one} for one in objects]
    (found,) = compare(kinds, shapes(*bodies, contract=kinds)).findings
    assert (found.rule, found.observed["seen"], found.observed["of"]) == (
        "token-undocumented",
        1,
        3,
    )


def test_what_examples_show_of_several_branches_is_one_place() -> None:
    kinds = contract(
        *(
            field(path, "response", variant=f"kind={kind}", **given)
            for kind in ("a", "b")
            for path, given in (
                ("$.u.kind", {"const": kind, "types": STRING}),
                ("$.u.p", {"types": OBJECT, "state": State.EXAMPLE_ONLY, "required": None}),
            )
        ),
        field("$.u", "response", types=OBJECT, variants=("kind=a", "kind=b")),
        source="chat",
    )
    bodies = [{"u": {"kind": kind, "p": 1}} for kind in ("a", "b")]
    (found,) = compare(kinds, shapes(*bodies, contract=kinds)).findings
    assert (found.key, found.observed["seen"]) == ("response 200 application/json $.u.p", 2)


SILENT = contract(
    required("$.id", ("string",)),
    optional("$.o[?@.type=='m'].type", ("string",), const="m"),
    required("$.o[?@.type=='m'].role", ("string",), enum=("u",)),
    required("$.o[?@.type=='c'].type", ("string",), const="c"),
    required("$.o[?@.type=='c'].x", ("string",)),
    source="chat",
)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param({"type": "m", "role": "u"}, [], id="of one that it names"),
        pytest.param({"role": "u"}, [], id="of one that it need not name"),
        pytest.param({"role": 1}, [], id="of which nothing else is judged"),
        pytest.param({"x": "a"}, [("field-undocumented", "<undocumented>")], id="of one that it has to name"),
        pytest.param({"type": "new", "role": 1}, [("token-undocumented", "$.o[*].type")], id="of one that nobody documents"),
    ],
)  # fmt: skip
def test_an_item_that_does_not_say_which_it_is(item, expected) -> None:
    assert told(compare(SILENT, shapes({"id": "a", "o": [item]}, contract=SILENT))) == expected


def test_a_stream_without_an_event_is_an_answer_like_the_others() -> None:
    two = [
        exchange(text, status=418, headers=EVENT_STREAM)
        for text in (transcript(chunk()).decode(), ": nothing\n\n")
    ]
    (found,) = [one for one in judged(*two).findings if one.rule == "status-undocumented"]
    assert (found.observed["seen"], found.observed["of"]) == (2, 2)


def test_events_are_judged_each_by_its_own() -> None:
    first = {"type": "response.created", "sequence_number": 0, "response": {}}
    found = compare(RESPONSES, seen(transcript(first, end=""), form="sse").shapes)
    assert [(one.rule, one.key) for one in found.findings] == [
        ("required-absent", "stream 200 text/event-stream $.response.id type=response.created"),
        ("stream-terminator-absent", "stream"),
    ]
    other = {"type": "response.new", "sequence_number": "x", "more": 1}
    found = compare(RESPONSES, seen(transcript(other, end=""), contract=RESPONSES).shapes)
    assert told(found) == [
        ("type-conflict", "$.sequence_number"),
        ("stream-terminator-absent", "stream"),
        ("event-undocumented", "stream"),
        ("field-undocumented", "$['<key>']"),
    ]


def test_a_stream_ends_with_any_of_its_last_events() -> None:
    last = ("response.completed", "response.failed")
    facts = [one for one in RESPONSES.facts if "response.completed" not in one.key]
    facts += [event("$.type", STRING, name, const=name) for name in last]
    either = replace(RESPONSES, facts=tuple(sorted(facts, key=lambda one: one.key)))
    first = {"type": "response.created", "sequence_number": 0, "response": {"id": "x"}}
    for name in last:
        whole = seen(transcript(first, {"type": name}, end=""), contract=either)
        assert compare(either, whole.shapes).findings == ()
    (found,) = compare(either, seen(transcript(first, end=""), contract=either).shapes).findings
    assert found.rule == "stream-terminator-absent"
    assert "a stream end with `response.completed` or `response.failed`; 1 of 1" in found.message


def test_an_event_of_which_nothing_is_stated_has_a_name_that_is_not_documented() -> None:
    """The known events state members of one object, each another, and nothing of the object."""
    apart = contract(
        field("$.a.b", "stream", variant="type=x", required=True),
        field("$.q", "stream", variant="type=x", required=True),
        field("$.a.c", "stream", variant="type=y", required=True),
        field("$.r", "stream", variant="type=y", required=True),
        source="chat",
    )
    row = Seen(types={"string": 1}, present=1, parents=1, records=1, documented=False)
    told_ = Shape(
        contract=contract_digest(apart), source="chat", where="stream", status=200,
        media_type="text/event-stream", variant=None, count=1, fields={"$.later": row},
    )  # fmt: skip
    found = [(one.rule, one.key) for one in compare(apart, [told_]).findings]
    assert ("field-undocumented", "stream 200 text/event-stream $.later") in found


# ---------------------------------------------------------------- how firmly it is documented


@pytest.mark.parametrize("state", [State.EXAMPLE_ONLY, State.CONFLICTING])
@pytest.mark.parametrize("value", [1, None, "z"])
def test_what_is_not_documented_firmly_is_at_most_a_note(state, value) -> None:
    weak = contract(
        required("$.id", ("string",)),
        field("$.role", "response", types=("string",), enum=("x",), state=state, required=True),
        source="chat",
    )
    found = compare(weak, shapes({"id": "a", "role": value}, contract=weak))
    assert [one.level for one in found.findings] == [Level.NOTE]
    assert compare(weak, shapes({"id": "a"}, contract=weak)).findings == ()


def test_what_the_page_does_not_say_is_not_judged() -> None:
    silent = contract(field("$.id", "response", required=None), source="chat")
    for body in ({"id": None}, {"id": 1}, {"id": {}}):
        assert compare(silent, shapes(body, contract=silent)).findings == ()


def test_a_free_form_object_has_no_undocumented_names() -> None:
    open_ = contract(
        required("$.a", ("string",)),
        required("$.b", ("string",)),
        optional("$", ("object",), free_form=True),
        source="chat",
    )
    assert compare(open_, shapes({"a": "x", "b": "y", "c": 1}, contract=open_)).findings == ()


# ---------------------------------------------------------------- counts, places and words


def test_findings_merge_over_observations() -> None:
    good, bad = completion(), completion(choices=[choice(finish_reason="eos")])
    (found,) = judged(*[good] * 9, *[bad] * 3).findings
    about = {"fidelity": "raw", "was": "another value", "first": {"input": 1, "record": 10}}
    assert found.observed == {"seen": 3, "of": 12} | about
    assert "3 of 12" in found.message
    (again,) = judged(bad, exchange(bad, headers={})).findings
    about |= {"first": {"input": 1, "record": 1}}
    assert again.observed == {"seen": 2, "of": 2} | about
    assert again.fingerprint == found.fingerprint
    assert (found.level, found.source) == (Level.WARNING, "chat")


def test_a_name_of_several_types_was_first_seen_where_the_first_of_them_was() -> None:
    (found,) = judged(completion(), completion(x_groq={}), completion(x_groq=1)).findings
    assert found.observed["first"] == {"input": 1, "record": 2}


@pytest.mark.parametrize(
    ("names", "at_least"), [(["Jane Doe"], None), (["Jane Doe", "J. R."], True)]
)
def test_names_that_are_not_told_are_counted_by_their_objects(names, at_least) -> None:
    found = judged(completion(**dict.fromkeys(names, 1)), completion())
    assert [one.observed.get("at_least") for one in found.findings] == [at_least]
    # Answers that were labelled otherwise are a shape of their own, in which it is certain.
    labelled = exchange(completion(**{"Jane Doe": 1}), headers=EVENT_STREAM)
    both = judged(completion(**dict.fromkeys(names, 1)), completion(), labelled).findings
    assert [one.observed.get("at_least") for one in both] == [None, at_least]


ODD_ANSWERS = {  # what is told of each: how often, among how many, and in which record first
    "type-conflict": (completion(created="now"), 1, 7, 2),
    "required-absent": (without(completion(), "id"), 1, 7, 3),
    "null-undocumented": (completion(id=None), 1, 6, 4),
    "token-undocumented": (completion(choices=[choice(finish_reason="eos")]), 1, 7, 5),
    "field-undocumented": (completion(x_groq={}), 1, 7, 6),
    "error-in-success": (exchange({"error": ENVELOPE}, 200), 1, 9, 7),
    "error-envelope-conflict": (exchange({"error": without(ENVELOPE, "type")}, 400), 1, 2, 8),
    "status-undocumented": (exchange(completion(), 203), 1, 11, 9),
    "media-type-conflict": (exchange(completion(), headers={"content-type": "text/x"}), 1, 8, 10),
    "observation-empty": (exchange(""), 1, 9, 11),
}
ODD_STREAMS = {
    "stream-terminator-absent": (transcript(chunk(), end=""), 1, 5, 2),
    "stream-invalid-line": (transcript(chunk(), " data: {}\n\n"), 1, 5, 3),
    "event-undocumented": (transcript(chunk(), name="message.part"), 1, 1, 4),
    "error-in-success": (transcript(chunk(), {"error": ENVELOPE}), 1, 5, 5),
}


@pytest.mark.parametrize(
    ("good", "odd"),
    [
        pytest.param(completion(), ODD_ANSWERS, id="answers"),
        pytest.param(
            exchange(transcript(chunk()).decode(), headers=EVENT_STREAM),
            {
                rule: (exchange(one.decode(), headers=EVENT_STREAM), *numbers)
                for rule, (one, *numbers) in ODD_STREAMS.items()
            },
            id="streams",
        ),
    ],
)
def test_each_finding_says_how_often_and_where_first(good, odd) -> None:
    found = compare(CHAT, seen(recorded(good, *(one[0] for one in odd.values()))).shapes)
    counted = {
        one.rule: (one.observed["seen"], one.observed["of"], one.observed["first"]["record"])
        for one in found.findings
    }
    assert counted == {rule: tuple(numbers) for rule, (_, *numbers) in odd.items()}


def test_what_is_absent_is_told_among_objects_alone() -> None:
    texts = [exchange({"error": "m"}, 429)] * 3
    lacking = exchange({"error": without(ENVELOPE, "type")}, 400)
    counted = {
        one.change: (one.observed["seen"], one.observed["of"])
        for one in compare(CHAT, seen(recorded(lacking, *texts)).shapes).findings
    }
    assert counted == {"": (1, 1), "string": (3, 4)}


def test_findings_of_several_shapes_are_one() -> None:
    bad = completion(created="now")
    (found,) = [
        one
        for one in judged(bad, exchange(bad, headers=EVENT_STREAM)).findings
        if one.rule == "type-conflict"
    ]
    about = {"fidelity": "raw", "kind": "string", "was": "`string`"}
    about |= {"first": {"input": 1, "record": 1}}
    assert found.observed == {"seen": 2, "of": 2} | about
    assert found.change == "string"


def test_two_types_that_conflict_are_two_findings() -> None:
    found = judged(completion(created="now"), completion(created={})).findings
    assert [one.change for one in found] == ["object", "string"]
    assert len({one.fingerprint for one in found}) == 2


def test_the_evidence_of_both_sides_is_named() -> None:
    (found,) = judged(completion(id=1)).findings
    assert found.documented == {
        "page": "https://docs.example.test/api/widgets.md",
        "heading": "Widgets > OpenAPI",
        "pointer": "/response 200 application/json $.id",
        "accessed": "2026-11-24T10:00:00Z",
        "states": "`string`",
    }
    assert found.message == (
        "The documentation read on 2026-11-24 states type `string` for `$.id`; `integer` was seen in 1 of 1 observed values. First seen in record 1 of input-1."
    )
    places = evidence("/components/schemas/Id") + evidence("/elsewhere")
    pointed = contract(required("$.id", ("string",), evidence=places), source="chat")
    (there,) = compare(pointed, shapes({"id": 1}, contract=pointed)).findings
    assert there.documented["pointer"] == "/components/schemas/Id"
    listed = contract(required("$.id", ("string",), evidence=evidence()), source="chat")
    (there,) = compare(listed, shapes({"id": 1}, contract=listed)).findings
    assert sorted(there.documented) == ["accessed", "heading", "page", "states"]
    (other,) = judged(completion(x_groq=1)).findings
    assert other.documented["heading"] == found.documented["heading"]  # of the object around it
    (bare,) = judged(exchange(completion(), 203)).findings
    assert bare.documented == {"page": CHAT.url, "states": "not listed"}


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (
            exchange({"error": without(ENVELOPE, "type")}, 400),
            "An error body differs from the envelope in the documentation read on 2026-11-24, at `$.error.type`: what is stated as required was absent, in 1 of 1 observations.",
        ),
        (
            exchange({"error": ENVELOPE | {"code": 7}}, 400),
            "An error body differs from the envelope in the documentation read on 2026-11-24, at `$.error.code`: `null`, `string` is stated, `integer` was seen, in 1 of 1 observations.",
        ),
        (
            exchange(completion(), headers=EVENT_STREAM),
            "The documentation read on 2026-11-24 states `application/json` for the answer of status 200; `text/event-stream` was named in 1 of 1 observed answers.",
        ),
        (
            without(completion(), "id"),
            "The documentation read on 2026-11-24 states `$.id` as required; it was absent from 1 of 1 observed objects.",
        ),
        (
            exchange(transcript(chunk(), end="").decode(), headers=EVENT_STREAM),
            "The documentation read on 2026-11-24 has a stream end with `[DONE]`; 1 of 1 observed streams ended without it.",
        ),
    ],
)
def test_how_a_difference_reads(record, sentence) -> None:
    (found,) = compare(CHAT, seen(recorded(record)).shapes).findings
    assert found.message == f"{sentence} First seen in record 1 of input-1."


def test_what_rests_on_the_sample_says_so() -> None:
    read = tuple(replace(one, origin="sample") for one in CHAT.documents)
    sample = replace(CHAT, documents=read)
    (found,) = compare(sample, shapes(completion(id=1), contract=sample)).findings
    assert found.message.startswith("The built-in sample page states type `string` for `$.id`;")


def test_a_baseline_that_was_typed_says_so() -> None:
    typed = replace(
        CHAT,
        origin="transcribed",
        listed="2026-07-03",
        documents=tuple(replace(one, accessed=None, digest=None) for one in CHAT.documents),
    )
    (found,) = compare(typed, shapes(completion(id=1), contract=typed)).findings
    assert found.message.startswith(
        "The baseline typed from public copies (listed 2026-07-03) states"
    )
    assert "accessed" not in found.documented


@pytest.mark.parametrize(
    ("name", "near"),
    [("creatd", "created"), ("prompt_tokens", None), ("zzz", None), ("choice", "choices")],
)
def test_a_near_name_is_suggested(name, near) -> None:
    (found,) = judged(completion(**{name: 1})).findings
    assert ("nearest documented name" in found.message) is (near is not None)
    assert near is None or f"`{near}`" in found.message


def test_a_documented_name_that_may_not_be_printed_is_not() -> None:
    hostile = contract(
        required("$.id", ("string",)),
        required("$['sk-4f9a8b7c6d5e4f3a2b1c0d9e']", ("string",), enum=("x",)),
        source="chat",
    )
    body = {"id": "x", "sk-4f9a8b7c6d5e4f3a2b1c0d9e": "y"}
    (found,) = compare(hostile, shapes(body, contract=hostile)).findings
    assert found.rule == "token-undocumented"
    assert "sk-" not in found.message
    listed = contract(
        required("$.id", ("string",), enum=("sk-4f9a8b7c6d5e4f3a2b1c0d9e", "a")), source="chat"
    )
    (found,) = compare(listed, shapes({"id": "y"}, contract=listed)).findings
    assert "lists something else for a place that may not be named;" in found.message
    near = replace(CHAT, facts=(*CHAT.facts, optional("$['usage@example.com']", STRING)))
    (found,) = compare(near, shapes(exchange(completion(usage_example=1)), contract=near)).findings
    assert "does not name a place that may not be named; it was seen in 1 of 1" in found.message


@pytest.mark.parametrize(
    ("seen", "told"),
    [(10**9 - 1, "999999999"), (10**9, "1e+09"), (4111111111111111, "4.11e+15")],
)
def test_counts_without_end_are_no_card_number(seen: int, told: str) -> None:
    (one,) = shapes(completion(x_groq=1))
    rows = {
        key: replace(row, present=seen, types={"object": seen}) for key, row in one.fields.items()
    }
    found = compare(CHAT, [replace(one, fields=rows)]).findings
    assert f"seen in {told} of {told} observed" in " ".join(f.message for f in found)


def test_a_sentence_that_may_not_be_printed_at_all_is_another(monkeypatch) -> None:
    def refusing(text: str) -> str:
        if "x_groq" in text or "named" in text:
            raise NotSanitized("planted")
        return text

    monkeypatch.setattr("checker.compare.observed.worded", refusing)
    (found,) = judged(completion(x_groq=1)).findings
    assert found.message == "A difference was seen whose place may not be printed here."


def test_coverage_counts_what_was_seen_of_what_is_documented() -> None:
    small = contract(
        required("$", ("object",)),
        required("$.a", ("string",)),
        optional("$.b", ("string",)),
        optional("$.c", ("string",), where="header"),
        source="chat",
    )
    found = compare(small, shapes({"a": "x"}, contract=small))
    assert (found.coverage.documented, found.coverage.seen) == (3, 2)


def test_recordings_are_counted_once() -> None:
    asked = {"model": "m", "messages": [{"role": "user", "content": "x"}]}
    found = compare(
        CHAT, seen(recorded(exchange(completion(), request_body=asked), completion())).shapes
    )
    assert (found.compared, found.findings) == (2, ())
    events = [
        {"type": "response.created", "sequence_number": n, "response": {"id": "x"}}
        for n in range(3)
    ]
    for more in ((), ({"type": "response.output_text.delta", "sequence_number": 3, "delta": "x"},)):
        found = compare(RESPONSES, seen(transcript(*events, *more, end="")).shapes)
        assert found.compared == 1


# ---------------------------------------------------------------- shapes from elsewhere


def test_a_shape_of_another_contract_is_refused() -> None:
    (one,) = shapes(completion())
    with pytest.raises(Misused, match="shape 2"):
        compare(CHAT, [one, replace(one, contract="sha256:" + "0" * 64)])
    with pytest.raises(Misused, match="shape 1"):
        compare(CHAT, [replace(one, source="other")])


def test_a_forged_shape_tells_nothing_that_may_not_pass() -> None:
    (one,) = shapes(completion())
    row = Seen(types={"string": 1}, present=1, parents=1, records=1, documented=False)
    forged = {
        "$['Jane Doe']": row,
        "$.unheard.of": row,
        "$.documented_but_not": replace(row, documented=True),
        "$.choices[*].message.account4111111111111111": row,
        "not a path": row,
    }
    shape = replace(
        one,
        fields={**one.fields, **forged},
        tokens={"$.object": {"jane": 5}, "$.nowhere": {"<undocumented>": 1}},
        left_out={"jane-reason": 1},
        variant=None,
    )
    found = compare(CHAT, [shape])
    text = json.dumps(
        [[one.key, one.change, one.message, str(one.observed)] for one in found.findings]
    )
    assert "Jane" not in text
    assert "4111" not in text
    assert "jane" not in text
    assert told(found) == [
        ("field-undocumented", "$.choices[*].message['<key>']"),
        ("field-undocumented", "$['<key>']"),
    ]
    unknown: Shape = replace(shape, variant="type=jane", fields=forged)
    assert told(compare(CHAT, [unknown])) == []


# ---------------------------------------------------------------- a rule is a row


def test_a_rule_of_ones_own_is_one_row(monkeypatch, run) -> None:
    row = Rule(
        id="usage-absent",
        level=Level.ERROR,
        says="{Basis} has {name}; it was null in {seen} of {among} observed values.",
        why="Somebody counts what it says.",
        when=lambda one: one.name == What.NULL and one.key.endswith("$.usage"),
        example=Example(
            before="usage: an object",
            now="usage: null",
            words={"Basis": "The page", "name": "`$.usage`", "seen": "3", "among": "12"},
        ),
    )
    monkeypatch.setattr("checker.compare.observed_rules.RULES", (row, *RULES))
    monkeypatch.setitem(TABLES, "observed", (row, *RULES))  # which was made of it
    (found,) = judged(completion(usage=None), completion()).findings
    assert (found.rule, found.level) == ("usage-absent", Level.ERROR)
    assert "has `$.usage`; it was null in 1 of 2 observed values." in found.message
    explained = run("rules", "explain", "usage-absent").stdout
    assert row.why in explained
    assert "The page has `$.usage`; it was null in 3 of 12 observed values." in explained
