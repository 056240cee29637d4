"""The table in the YAML and the packet for people; canonical JSON; the statement."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checker.model.contract import Contract, DocumentRead
from checker.model.evidence import digest_of
from checker.packet.attach import Attachment, attach, markdown
from checker.packet.canonical import canonical
from checker.packet.check import RULES
from checker.packet.provenance import rule_set, statement, written
from checker.packet.record import read
from checker.packet.table_rules import entry_digest
from checker.packet.template import new
from tests.packet.conftest import NOW, WHOLE, changed

TABLE = "| Area |\n| --- |\n| Chat |\n"
ATTACHMENT = Attachment(
    table=TABLE,
    oldest=datetime(2026, 7, 1, tzinfo=UTC),
    contracts={"chat": digest_of("chat")},
    checked=("chat, page",),
    does_not_show="Nothing of this.",
)


def test_the_attached_table_reads_back_with_its_digest() -> None:
    told = read(attach(read(WHOLE), ATTACHMENT, NOW)).data["verification_table"]
    assert told == {
        "attached_at_utc": "2026-07-04T12:00:00Z",
        "oldest_access": "2026-07-01T00:00:00Z",
        "contracts": {"chat": digest_of("chat")},
        "digest": digest_of(TABLE),
        "entry_digest": entry_digest(told),
        "table": TABLE,
    }


def test_the_age_of_an_attached_table_is_that_of_its_oldest_access(rules, facts) -> None:
    mine = replace(facts, digests={"chat": digest_of("chat")})
    text = attach(read(WHOLE), ATTACHMENT, NOW)
    assert rules(text, against=mine, max_age=timedelta(days=3, hours=12)) == set()
    assert rules(text, against=mine, max_age=timedelta(days=2)) == {"table-stale"}
    assert rules(text) == {"table-stale"}  # its contract is another one
    never = attach(read(WHOLE), replace(ATTACHMENT, oldest=None), NOW)
    assert rules(never, against=mine) == set()
    assert rules(never, against=mine, max_age=timedelta(days=4)) == {"table-stale"}


def test_the_packet_for_people(golden) -> None:
    text = changed(
        repro_steps="[one, two]",
        environment="{local: {client: 1.2}, hosted: [one, same], mismatch: none}",
        error_path_check="'what ````is```` fenced'",
        account_evidence="[{topic: model, reference: a ledger}]",
        setup_assumptions="[]",
        related_notes="[a note]",
        support_question="'Is `a|b` documented?'",
        operator_result="fail  # \u202eas seen",
    )
    attached = read(attach(read(text), ATTACHMENT, NOW))
    golden("packet", markdown(attached, ATTACHMENT, lambda text: f"<{text}>"))
    bare = Attachment(table=TABLE, oldest=None, contracts={})
    golden("packet-new", markdown(read(new()), bare, str))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_end_as_those_of_the_record(ends: str) -> None:
    text = attach(read(WHOLE.replace("\n", ends)), ATTACHMENT, NOW)
    assert text == attach(read(WHOLE), ATTACHMENT, NOW).replace("\n", ends)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param({}, "{}", id="nothing"),
        pytest.param(
            {"b": 1, "a": [True, False, None, ""]}, '{"a":[true,false,null,""],"b":1}', id="order"
        ),
        # RFC 8785 §3.2.2.2
        pytest.param(
            '\u20ac$\x0f\nA\'B"\\\\"/\x7f', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\x7f"', id="signs"
        ),
        pytest.param(-(2**53) + 1, "-9007199254740991", id="the least integer"),
    ],
)
def test_canonical_json(data, text) -> None:
    assert canonical(data) == text
    assert json.loads(text) == data


@pytest.mark.parametrize(
    "data",
    [
        float("nan"),
        1.5,
        2**53,
        {"\u20ac": 1},
        "\ud800",
        {"\udfff": 1},
        {1: 2},
        {"a": [(1,)]},
    ],
    ids=[
        "nan",
        "a fraction",
        "large",
        "a name that sorts otherwise by another unit",
        "half a pair",
        "half a name",
        "a number's name",
        "a tuple",
    ],
)
def test_what_has_no_canonical_form_is_refused(data) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(data)


def test_the_statement_names_files_documents_and_what_it_does_not_prove(
    contracts: list[Contract], golden
) -> None:
    read_one = DocumentRead(
        role="page-markdown",
        url="https://docs.example/chat",
        accessed=NOW,
        digest=digest_of("page"),
        media_type="text/markdown",
        origin="fetched",
        can_state=(),
    )
    told = [
        replace(contracts[0], source=source, documents=(read_one, replace(read_one, accessed=None)))
        for source in ("later", "chat")
    ]
    proof = statement({"b": "2", "a": "1"}, told, version="9", sources=digest_of("x"))
    assert json.loads(written(proof)) == proof
    predicate = {**proof["predicate"], "rules": proof["predicate"]["rules"] == rule_set()}
    golden("statement", json.dumps({**proof, "predicate": predicate}, indent=1) + "\n")


def test_the_digest_of_the_rules_is_that_of_what_they_say(monkeypatch) -> None:
    now = rule_set()
    assert now.startswith("sha256:")
    monkeypatch.setattr("checker.packet.provenance.RULES", (*RULES[1:], replace(RULES[0], says="")))
    assert rule_set() != now
