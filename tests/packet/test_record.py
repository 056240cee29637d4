"""YAML text -> Record: values with their places, what is open, and a field set in the text."""

from __future__ import annotations

import pytest

from checker.documents import Malformed, composed
from checker.packet.record import _spans, is_open, read
from checker.packet.setting import with_field
from checker.packet.template import LOGGED_AFTER, OPTIONAL, STEPS, TEMPLATE, new

MAX_CHARACTERS = 256 * 1024


def test_the_template_has_the_fourteen_fields_in_order_and_reads_back() -> None:
    record = read(new())
    beside = [*LOGGED_AFTER.values(), STEPS]
    fields = [name for name in record.data if name not in beside]
    assert fields == [slot.name for slot in TEMPLATE]
    assert len(TEMPLATE) == 14
    assert [name for name in record.data if name not in fields] == beside
    assert [record.text_of(slot.name) for slot in TEMPLATE] == [
        slot.placeholder for slot in TEMPLATE
    ]


def test_the_optional_fields_can_be_uncommented_as_they_stand() -> None:
    text = "".join(f"{slot.name}: {slot.placeholder}\n" for slot in OPTIONAL)
    assert list(read(text).data) == [slot.name for slot in OPTIONAL]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("- a\n", id="a list"),
        pytest.param("a: [1\n", id="an open bracket"),
        pytest.param("a: b: c\n", id="two colons"),
        pytest.param("a: 1\n---\nb: 2\n", id="two documents"),
        pytest.param("retries: bounded\nretries: unknown\n", id="a key twice"),
        pytest.param("environment: {a: {b: 1, b: 2}}\n", id="a key twice below"),
        pytest.param("[" * 5000, id="deep"),
        pytest.param("? [a]\n: b\n", id="a list for a name"),
        pytest.param("%YAML 9.9.9\n---\na: b\n", id="a directive"),
        pytest.param("a: *b\n", id="an alias of nothing"),
        pytest.param("a: " + "x" * MAX_CHARACTERS, id="long"),
        pytest.param("a: \x00\n", id="a control character"),
    ],
)
def test_what_is_no_record_is_said_to_be_none_without_its_text(text: str) -> None:
    with pytest.raises(Malformed) as refused:
        read(text)
    assert "retries" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(r'{"workflow_name": "a \ud83d\ude00 b"}', "a \U0001f600 b", id="a pair"),
        pytest.param(r'{"workflow_name": "a \\ud83d\\ude00"}', r"a \ud83d\ude00", id="no escape"),
        pytest.param(r'{"workflow_name": "\\\ud83d\ude00"}', "\\\U0001f600", id="behind a sign"),
        pytest.param(r'{"workflow_name": "a \u00e9"}', "a \u00e9", id="one escape"),
    ],
)
def test_a_sign_that_json_writes_as_two_escapes_is_read(text: str, told: str) -> None:
    record = read(text)
    assert record.text_of("workflow_name") == record.data["workflow_name"] == told


def test_where_a_text_stands_is_told_once_whatever_aliases_say() -> None:
    text = "a: &x [y]\nb: &z [*x, *x]\nc: [*z, *z]\n"
    found = [text[begin:end] for begin, end in _spans(composed(text))]
    assert sorted(found) == ["a", "b", "c", "y"]


def test_half_a_pair_is_no_sign() -> None:
    with pytest.raises(Malformed):
        read(r'{"workflow_name": "a \ud83d b"}')


def test_an_anchor_that_is_used_again_is_not_quoted_in_a_warning() -> None:
    with pytest.raises(Malformed) as refused:
        read("repro_steps: &jane [one]\nrelated_notes: &jane [two]\n")
    assert "jane" not in str(refused.value)


def test_values_have_places_and_names_that_are_not_ours_are_not_told() -> None:
    record = read(
        "repro_steps: [one, two]\nsecret_name: x\nenvironment: {local: {jane: 1}}\n"
        "related_notes: &n [a]\nsetup_assumptions: *n\n"
    )
    assert [(value.place, value.text, value.line) for value in record.values] == [
        ("repro_steps[0]", "one", 1),
        ("repro_steps[1]", "two", 1),
        ("(key 2)", "x", 2),
        ("environment.local(key 1)", "1", 3),
        ("related_notes[0]", "a", 4),
    ]
    assert [value.field for value in record.values] == [
        *("repro_steps", "repro_steps", "", "environment", "related_notes"),
    ]
    assert record.unknown == (("secret_name", 2),)
    assert record.field_at(2) == "(key 2)"
    assert read("# x\nretries: bounded\n").field_at(1) == ""


def test_the_names_within_the_fields_of_ours_are_told() -> None:
    record = read(
        "environment: {local: a, hosted: b, mismatch: c}\n"
        "account_evidence: [{topic: d, source: e, reference: f, verified_at_utc: g, local: h}]\n"
        "assertions: {expected_surface_reached: true}\nlocal: i\n"
    )
    assert [value.place for value in record.values] == [
        *("environment.local", "environment.hosted", "environment.mismatch"),
        *("account_evidence[0].topic", "account_evidence[0].source"),
        *("account_evidence[0].reference", "account_evidence[0].verified_at_utc"),
        *("account_evidence[0].local", "assertions.expected_surface_reached", "(key 4)"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "open_"),
    [
        pytest.param("http_method", "POST", False, id="a placeholder that is an answer"),
        pytest.param("credential_used", "<API_KEY_PLACEHOLDER>", False, id="the credential"),
        pytest.param("operator_result", "pass|fail|needs-follow-up", True, id="a choice not made"),
        pytest.param("workflow_name", "<workflow>", True, id="angle brackets"),
        pytest.param("workflow_name", "TBD", True, id="to be determined"),
        pytest.param("incident_id", "INC-2-placeholder", True, id="a placeholder of another kind"),
        pytest.param("error_category", "none", False, id="none is an answer"),
    ],
)
def test_what_leaves_a_question_open(name: str, text: str, open_: bool) -> None:  # noqa: FBT001
    assert is_open(name, text) is open_


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "?", "FIXME", "null", "pending", "TBD", "to be determined", "todo"),
        *("Unknown", "~", "<the workflow>"),
    ],
)
def test_what_people_write_where_they_do_not_know(text: str) -> None:
    assert is_open("workflow_name", f" {text} ")
    assert not is_open("workflow_name", f"{text} x")


TABLED = """\
# ours
retries: bounded  # as agreed
verification_table:
  digest: old

  table: |
    one

    two

# about the rest
operator_result: 'pass'
"""


def test_a_field_is_replaced_where_it_stands_and_all_else_stays() -> None:
    block = "verification_table:\n  digest: new\n"
    assert with_field(read(TABLED), "verification_table", block) == (
        "# ours\nretries: bounded  # as agreed\nverification_table:\n  digest: new\n\n"
        "# about the rest\noperator_result: 'pass'\n"
    )


@pytest.mark.parametrize(
    "text",
    ["verification_table: {}\nretries: bounded\n", "retries: bounded\nverification_table: {}\n"],
)
def test_a_field_of_one_line_is_that_line_alone(text: str) -> None:
    changed = with_field(read(text.format("a")), "verification_table", "verification_table: b\n")
    assert changed == text.format("b")


@pytest.mark.parametrize("text", ["retries: bounded", "retries: bounded\n", "retries: bounded\n\n"])
def test_a_field_is_added_at_the_end(text: str) -> None:
    changed = with_field(read(text), "verification_table", "verification_table:\n  digest: new\n")
    assert changed == "retries: bounded\n\nverification_table:\n  digest: new\n"


@pytest.mark.parametrize("end", ["...\n", "...\n\n"])
def test_the_end_of_a_document_stays_its_end(end: str) -> None:
    block = "verification_table:\n  digest: new\n"
    once = with_field(read(f"---\nretries: bounded\n{end}"), "verification_table", block)
    assert once == f"---\nretries: bounded\n\n{block}{end}"
    assert with_field(read(once), "verification_table", block) == once


def test_a_block_that_keeps_its_empty_lines_keeps_as_many() -> None:
    block = "verification_table:\n  digest: new\n"
    text = "incident_summary: |+\n  one\n"
    assert with_field(read(text), "verification_table", block) == text + block


def test_a_record_in_one_line_is_not_added_to() -> None:
    with pytest.raises(Malformed, match="one field a line"):
        with_field(read("{retries: bounded}\n"), "verification_table", "verification_table: {}\n")


def test_a_field_beside_another_on_its_line_is_not_lost() -> None:
    text = "{retries: bounded,\nverification_table: a, operator_result: pass\n}\n"
    with pytest.raises(Malformed, match="one field a line"):
        with_field(read(text), "verification_table", "verification_table: b\n")
