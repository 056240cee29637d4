"""What `packet new` writes of bodies is itself a summary that passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.documents import read_yaml
from checker.model.shape import Seen, Shape
from checker.packet.described import summaries
from checker.packet.vocabulary import stranger

KNOWN = frozenset(
    {"assistant", "content", "finish_reason", "function", "input", "name", "stop"}
) | {
    "text",
    "user",
}


def seen(kind: str, count: int = 1, *, documented: bool = True) -> Seen:
    return Seen(types={kind: count}, present=1, parents=1, records=1, documented=documented)


def shape(where: str, count: int = 1) -> Shape:
    return Shape(
        contract="sha256:" + "0" * 64,
        source="chat",
        where=where,
        status=None if where == "request" else 200,
        media_type="application/json",
        variant=None,
        count=count,
        fields={
            "$": seen("object"),
            "$.messages": seen("array"),
            "$.messages[*]": seen("object", 2),
            "$.tools": seen("array"),
            "$.tools[*]": seen("object"),
            "$['<key>']": seen("string", documented=False),
        },
        tokens={
            "$.messages[*].role": {"system": 1, "user": 1, "<undocumented>": 1},
            "$.messages[*].type": {"text": 1},
            "$.status": {"completed": 1},
            "$['a b'].finish_reason": {"stop": 1},
        },
    )


def test_a_summary_is_made_of_names_counts_and_closed_sets() -> None:
    found = summaries([shape("request"), shape("response")])
    (request, response) = map(read_yaml, found.values())
    assert list(found) == ["request_body_summary", "response_body_summary"]
    assert request == response
    assert request == (
        "object with messages, tools; undocumented names omitted; 2 messages; 1 tool; "
        "roles system and user; status completed; finish_reason stop; no values"
    )
    assert stranger(request, frozenset({"finish_reason", "messages", "tools"})) == 0


def test_a_body_of_undocumented_names_alone_names_none() -> None:
    bare = replace(shape("response"), fields={"$['<key>']": seen("string", documented=False)})
    (said,) = summaries([replace(bare, tokens={})]).values()
    assert read_yaml(said) == "object; undocumented names omitted; no values"


@pytest.mark.parametrize(
    "said",
    [
        "chat payload with 3 messages",
        "HTTP 502, HTML page",
        "429 with an empty body",
        "9 top-level fields, one of them undocumented",
        "finish_reason stop, 1 choice",
    ],
)
def test_a_summary_of_a_form_is_one(said: str) -> None:
    assert stranger(said, KNOWN) == 0


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("content user stop", 1),
        ("content, user, stop", 1),
        ("name input text user assistant function", 1),
        ("1 message: name input text user", 5),
        ("200 apples", 2),
    ],
)
def test_documented_names_in_a_row_are_no_form(said: str, at: int) -> None:
    assert stranger(said, KNOWN) == at


def test_of_several_bodies_none_is_described() -> None:
    assert summaries([shape("request"), shape("request")]) == {}
    assert summaries([shape("response", count=2)]) == {}
