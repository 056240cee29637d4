"""Tables of the values of one thing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reference_pages import stated, thing

REQUEST = "request application/json $"
ANSWER = "response 200 application/json $"


def table(header: str, *members: str) -> str:
    return f"# T\n\n| {header} | Meaning |\n| - | - |\n" + "".join(
        f"| {one} | words |\n" for one in members
    )


ROLES = table("Role", "`user`", "`system`")


def roles(*members: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(members)}


def test_a_table_without_its_field_is_a_statement() -> None:
    found = stated(ROLES)
    assert found.keys() == {"roles"}
    assert '"topic": "roles", "value": {"members": ["system", "user"]}' in found["roles"]


NOTHING = [
    pytest.param(table("Role", "`user`"), id="one row"),
    pytest.param(table("Role", "user", "system"), id="members that are not set as code"),
    pytest.param(table("Role", "`user`", "`two words`"), id="a member that is no token"),
    pytest.param(table("Status", "`200`", "`404`"), id="statuses"),
    pytest.param(table("Field", "`a`", "`b`"), id="a header that is the subject of nothing"),
    pytest.param(
        table("A whole sentence, as a header", "`a`", "`b`"), id="a header that is no name"
    ),
    pytest.param("# T\n\n| Role |\n| - |\n| `a` |\n| `b` |\n", id="one column"),
    pytest.param(
        "# T\n\n| Name | Type |\n| - | - |\n| `a` | string |\n| `b` | string |\n",
        id="a table of fields",
    ),
]


@pytest.mark.parametrize("text", NOTHING)
def test_another_table_states_nothing(text: str) -> None:
    assert not any("members" in told for told in stated(text).values())


def only(text: str, schema: Any = None, answer: Any = None) -> dict[str, str]:
    """The fields whose name the table has."""
    found = stated(text, schema, answer=answer)
    return {key: told for key, told in found.items() if "role" in key or "reason" in key}


PLACED = [
    pytest.param(
        thing(role=roles("user", "system")),
        None,
        {f"{REQUEST}.role": "string? enum=['system', 'user']"},
        id="the same members",
    ),
    pytest.param(
        thing(role=roles("user", "system", "tool")),
        None,
        {f"{REQUEST}.role": "conflicting: string? enum=['system', 'tool', 'user']"},
        id="other members",
    ),
    pytest.param(
        thing(role={"type": "string"}),
        None,
        {f"{REQUEST}.role": "string? enum=['system', 'user']"},
        id="an open field is closed",
    ),
    pytest.param(
        thing(role={}),
        None,
        {f"{REQUEST}.role": "string? enum=['system', 'user']"},
        id="also where no type is said",
    ),
    pytest.param(
        thing(role={"type": "string"}),
        thing(role={"type": "string"}),
        {f"{REQUEST}.role": "string? enum=['system', 'user']", f"{ANSWER}.role": "string?"},
        id="of two open fields that of the request",
    ),
    pytest.param(
        thing(role={"type": "string"}),
        thing(role=roles("user", "system")),
        {f"{REQUEST}.role": "string?", f"{ANSWER}.role": "string? enum=['system', 'user']"},
        id="a closed field before an open one",
    ),
    pytest.param(
        thing(role=roles("user", "system")),
        thing(role={"const": "assistant"}),
        {
            f"{REQUEST}.role": "string? enum=['system', 'user']",
            f"{ANSWER}.role": "string? const=assistant",
        },
        id="one constant is another matter",
    ),
    pytest.param(
        thing(role={"type": "string"}),
        thing(role=roles("user", "tool")),
        {
            f"{REQUEST}.role": "string? enum=['system', 'user']",
            f"{ANSWER}.role": "string? enum=['tool', 'user']",
        },
        id="an answer that lists others",
    ),
    pytest.param(
        thing(role={"type": "integer"}),
        None,
        {f"{REQUEST}.role": "integer?"},
        id="a field that is no text",
    ),
    pytest.param(
        thing(role=roles("a", "b", "c", "user")),
        None,
        {f"{REQUEST}.role": "string? enum=['a', 'b', 'c', 'user']"},
        id="a list with hardly anything in common",
    ),
    pytest.param(
        None,
        thing(role={"type": "string"}),
        {f"{ANSWER}.role": "string?"},
        id="an open field of an answer, of which nothing speaks",
    ),
    pytest.param(
        thing(a=thing(role={"type": "string"}), b=thing(role={"type": "string"})),
        None,
        {f"{REQUEST}.a.role": "string?", f"{REQUEST}.b.role": "string?"},
        id="two open fields are one too many",
    ),
]


@pytest.mark.parametrize(("schema", "answer", "expected"), PLACED)
def test_a_table_goes_to_the_field_of_its_name(
    schema: Any, answer: Any, expected: dict[str, str]
) -> None:
    found = only(ROLES, schema, answer)
    found.pop("roles", None)
    assert found == expected


@pytest.mark.parametrize(
    "header", ["`end_reason`", "End reason", "End reasons", "end-reason", "End reason values"]
)
def test_a_subject_in_many_spellings(header: str) -> None:
    answer = thing(end_reason={"type": "string"})
    assert only(table(header, "`done`", "`cut`"), None, answer) == {
        f"{ANSWER}.end_reason": "string? enum=['cut', 'done']"
    }


def branch(role: str) -> dict[str, Any]:
    return {"type": "object", "required": ["role"], "properties": {"role": {"const": role}}}


@pytest.mark.parametrize(
    ("members", "state"), [(("user", "system"), ""), (("user", "system", "tool"), "conflicting: ")]
)
def test_a_table_of_what_tells_branches_apart(members: tuple[str, ...], state: str) -> None:
    schema = thing(turns={"type": "array", "items": {"oneOf": [branch(one) for one in members]}})
    found = only(ROLES, schema)
    variants = sorted(f"role={one}" for one in members)
    assert stated(ROLES, schema)[f"{REQUEST}.turns[*]"] == f"{state}object variants={variants}"
    assert f"{REQUEST}.turns[?@.role=='user'].role" in found


def test_what_an_example_shows_becomes_documented() -> None:
    text = ROLES + '\n```json Request\n{"role": "user"}\n```\n'
    assert only(text)[f"{REQUEST}.role"] == "string enum=['system', 'user']"


ONE_ANSWER = '\n## Response\n\n```json\n{"role": "user"}\n```\n'


def test_a_table_does_not_widen_what_an_answer_shows() -> None:
    found = stated(ROLES + ONE_ANSWER)
    assert found[f"{ANSWER}.role"] == "example-only: string const=user"
    assert '"members": ["system", "user"]' in found["roles"]


RETURNED = [
    pytest.param("# T\n\n## Response\n\n", id="a section on the answer"),
    pytest.param("# T\n\n## Response roles\n\n", id="a heading that names it"),
    pytest.param("# T\n\nWords. One of these is returned.\n\n", id="a sentence that introduces it"),
]


@pytest.mark.parametrize("lead", RETURNED)
def test_a_table_of_what_is_returned_closes_the_field_of_the_answer(lead: str) -> None:
    found = stated(ROLES.replace("# T\n\n", lead) + ONE_ANSWER)
    assert found[f"{ANSWER}.role"] == "string enum=['system', 'user']"
    both = only(ROLES.replace("# T\n\n", lead), thing(role={}), thing(role={"type": "string"}))
    assert both == {f"{REQUEST}.role": "?", f"{ANSWER}.role": "string? enum=['system', 'user']"}


def test_a_paragraph_of_another_section_introduces_nothing() -> None:
    text = ROLES.replace("# T\n\n", "# T\n\nOne is returned.\n\n## Roles\n\n") + ONE_ANSWER
    assert stated(text)[f"{ANSWER}.role"] == "example-only: string const=user"


def test_a_table_that_leaves_out_what_an_example_shows() -> None:
    text = table("Finish reason", "`cut`", "`full`") + ONE_ANSWER.replace(
        '"role": "user"', '"finish_reason": "done"'
    )
    assert only(text) == {
        f"{ANSWER}.finish_reason": "conflicting: string enum=['cut', 'done', 'full']"
    }


def test_a_table_of_what_is_named_as_in_a_program_needs_no_code() -> None:
    found = stated(table("end_reason", "done", "cut"))
    assert '"members": ["cut", "done"]' in found["end-reasons"]
    assert stated(table("end_reason", "Done", "Cut off")) == {}
