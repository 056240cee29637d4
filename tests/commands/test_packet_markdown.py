"""A packet as it is shown to people comes to the same verdict as its record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.errors import CheckerError
from checker.packet.attach import attach
from checker.packet.record import read
from checker.review import sources
from checker.review.bundling import computed
from checker.review.options import Options, code_of
from checker.review.packet_attach import attachment_of, shown
from checker.review.packet_judged import judge_text
from tests.packet import engineers, strangers
from tests.packet.conftest import NOW, WHOLE, changed
from tests.packet.conftest import contracts as contracts  # noqa: PLC0414 - a fixture
from tests.packet.test_strangers import STRANGERS

OPTIONS = Options(now=lambda: NOW, random=lambda: 0.5)
SOME = 8  # of the records that may not go as they stand, every eighth
ALL = (
    *engineers.RECORDS,
    *strangers.RECORDS,
    *((name, verdict, changed(**fields)) for name, verdict, fields in STRANGERS),
)
MAY_GO = [case for case in ALL if case[1] == 0]
RECORDS = [
    case
    for case in (*MAY_GO[::3], *[case for case in ALL if case[1] != 0][::SOME], *strangers.TEXTS)
    if "support@" not in case[2]  # the pages that ship publish no address
]


@pytest.fixture(scope="session")
def attachment(contracts):
    report, _ = computed(OPTIONS, sources.load(None), contracts, "")
    return attachment_of(report)


@pytest.fixture(scope="session")
def verdict(contracts):
    def judged(text: str) -> int:
        try:
            _, found = judge_text(OPTIONS, text, contracts)
        except CheckerError as error:
            return int(error.exit_code)
        return 4 if found.refusals else int(code_of(found.findings, "error"))

    return judged


@pytest.mark.drawn
@pytest.mark.parametrize(
    ("code", "text"), [case[1:] for case in RECORDS], ids=[case[0] for case in RECORDS]
)
def test_the_packet_for_people_has_the_verdict_of_its_record(
    verdict, attachment, code, text
) -> None:
    try:
        whole = attach(read(text), attachment, NOW)
    except ValueError:  # a record in one line is not added to
        whole = text
    assert verdict(shown(read(whole), attachment)) == code


MARKDOWN = f"# Notes\n\n```yaml\n{WHOLE}```\n\n"


@pytest.mark.parametrize(
    ("around", "code"),
    [
        pytest.param("Both calls are told above.", 0, id="harmless words"),
        pytest.param("The provider was down.", 4, id="a claim"),
        pytest.param("The\nprovider was\ndown.", 4, id="a claim over several lines"),
        pytest.param("key: sk-" + "Zx9Qw3Er7Ty1Ui5Op2As", 4, id="a key"),
        pytest.param("Write to jo@shopmail.com", 4, id="a person"),
        pytest.param("We then swapped the model.", 1, id="a fallback"),
        pytest.param("Only deepseek-r1 failed.", 1, id="a model"),
        pytest.param("Probably a cache.", 1, id="a guess"),
        pytest.param('```json\n{"error": {"code": 429}}\n```', 1, id="a body"),
        pytest.param("- http_method: POST", 0, id="a line of the record again"),
    ],
)
def test_what_stands_around_a_record_is_judged_with_it(verdict, around, code) -> None:
    assert verdict(MARKDOWN + around + "\n") == code
    assert verdict(around + "\n\n" + MARKDOWN) == code


def test_a_claim_around_a_record_may_rest_on_its_evidence(verdict) -> None:
    entry = (
        "account_evidence: [{topic: price, source: 'https://www.cometapi.com/support/', "
        "reference: L7, verified_at_utc: 2026-07-03T08:00:00Z}]\n"
    )
    said = "\nThe failed call cost $0.02.\n"
    assert verdict(MARKDOWN + said) == 4
    assert verdict(f"# Notes\n\n```yaml\n{WHOLE}{entry}```\n{said}") == 0


# the attached table


def entry(attachment, table: str, **more: object) -> str:
    return attach(read(WHOLE), replace(attachment, table=table, **more), NOW)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("Chat contract", "Chat contract", 0, id="as it was made"),
        pytest.param("Chat contract", "Chat contracts", 1, id="a word"),
        pytest.param("which documents", "which proves; which documents", 1, id="a phrase"),
        pytest.param("any", "any. The provider was down.", 4, id="a claim"),
        pytest.param("| Chat contract |", "| Chat contract (deepseek-r1) |", 1, id="a model"),
        pytest.param("| not read (listed 2026-07-03) |", "| 2026-07-05 |", 1, id="a day ahead"),
        pytest.param("| Support path |", "| Chat contract |", 1, id="a name"),
    ],
)
def test_a_table_with_its_digests_made_again_is_not_believed(
    verdict, attachment, old, new, code
) -> None:
    table = attachment.table.replace("whether", "any")
    if old == "any":
        table = table.replace("before sending the packet.", "before sending the packet, any", 1)
    assert old in table
    assert verdict(entry(attachment, table.replace(old, new, 1))) == code


def test_a_table_that_is_no_table_is_not_believed(verdict, attachment) -> None:
    lines = attachment.table.splitlines(keepends=True)
    for table in ("", "words\n", "".join(lines[:2]), "".join(lines[1:]), "".join(lines * 2)):
        assert verdict(entry(attachment, table)) == 1
    turned = [*lines[:2], *reversed(lines[2:])]
    assert verdict(entry(attachment, "".join(turned))) == 1
    assert verdict(entry(attachment, "".join(lines[:4]))) == 0  # fewer pages


def test_what_is_attached_beside_the_table_is_held_too(verdict, attachment) -> None:
    text = attach(read(WHOLE), attachment, NOW)
    assert verdict(text) == 0
    for old, new in (
        ("oldest_access: null", "oldest_access: 2026-07-04T00:00:00Z"),
        ("attached_at_utc: 2026-07-04T12:00:00Z", "attached_at_utc: 2026-07-04T13:00:00Z"),
        ("    chat: sha256:", "    cat: sha256:"),
    ):
        assert old in text
        assert verdict(text.replace(old, new)) == 1
    unsealed = "".join(
        line for line in text.splitlines(keepends=True) if "entry_digest" not in line
    )
    assert verdict(unsealed) == 1
