"""A row says no more than its evidence, in words of the closed set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.access import Outcome
from checker.model.contract import DEMANDS, MENTIONED, Attribute, Metric, Statement
from checker.model.source import HELP_CENTER, SEMCONV_HTTP, SUPPORT_PAGE, Document
from checker.model.table import Basis, Report, Verdict
from checker.report.rows import row, verdict_of
from checker.report.source_parts import not_re_read
from checker.report.topics import facts_of
from tests.report.conftest import EARLIER, basis_of, contract_of, source_of, topics

CHAT = source_of()
HELP = source_of("help", kind=HELP_CENTER)
SUPPORT = source_of("support", kind=SUPPORT_PAGE)
SCRIPTS = replace(
    HELP,
    documents=(
        *HELP.documents,
        Document(role="page-html", url="https://docs.example/help", accept="text/html"),
    ),
)
CHANNELS = (
    Statement(key="asks-for", topic="asks-for", value={"items": ["request-id"]}),
    Statement(key="channel form", topic="channel form", value={"asks_for": ["name"]}),
    Statement(key="channel mail", topic="channel mail", value={"address": "help@example.org"}),
    Statement(key="channel phone", topic="channel phone", value={"state": MENTIONED}),
)
BASELINE = contract_of(CHAT, accessed=None)
KEPT = contract_of(CHAT, accessed=EARLIER)
BROKEN = contract_of(CHAT, problems=("no-facts: page-markdown",))
REFUSED = (("page-markdown", "refused"),)

CASES = [
    pytest.param(
        basis_of(),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page documented 2 fields and 1 status; nothing observed was compared "
        "with it.",
        id="read today, nothing to compare",
    ),
    pytest.param(
        basis_of(compared=12),
        Verdict.MATCHES,
        "On 2026-11-24 the page documented 2 fields and 1 status; 12 observations were compared; "
        "no difference was found in what was observed.",
        id="read today and compared without a difference",
    ),
    pytest.param(
        basis_of(compared=1, notes=2),
        Verdict.MATCHES,
        "On 2026-11-24 the page documented 2 fields and 1 status; 1 observation was compared; no "
        "error or warning was found, 2 notes are listed below.",
        id="compared with notes only",
    ),
    pytest.param(
        basis_of(compared=12, differences=1, notes=3),
        Verdict.DIFFERS,
        "On 2026-11-24 the page documented 2 fields and 1 status; 12 observations were compared; "
        "1 difference is listed below.",
        id="one difference",
    ),
    pytest.param(
        basis_of(compared=12, differences=2, changes=3),
        Verdict.DIFFERS,
        "On 2026-11-24 the page documented 2 fields and 1 status; 12 observations were compared; "
        "2 differences are listed below; 3 changes since the accepted contract are listed below.",
        id="a difference is graver than a change, and both are told",
    ),
    pytest.param(
        basis_of(changes=1),
        Verdict.CHANGED,
        "On 2026-11-24 the page documented 2 fields and 1 status; nothing observed was compared "
        "with it; 1 change since the accepted contract is listed below.",
        id="one change",
    ),
    pytest.param(
        basis_of(compared=4, by_status=3),
        Verdict.MATCHES,
        "On 2026-11-24 the page documented 2 fields and 1 status; 4 observations (3 by status "
        "alone) were compared; no difference was found in what was observed.",
        id="some by status alone",
    ),
    pytest.param(
        basis_of(compared=1, by_status=1),
        Verdict.MATCHES,
        "On 2026-11-24 the page documented 2 fields and 1 status; 1 observation (by status alone) "
        "was compared; no difference was found in what was observed.",
        id="all by status alone",
    ),
    pytest.param(
        basis_of(compared=4, changes=2),
        Verdict.CHANGED,
        "On 2026-11-24 the page documented 2 fields and 1 status; 4 observations were compared; no "
        "difference was found in what was observed; 2 changes since the accepted contract are "
        "listed below.",
        id="changed, and what was observed agrees with today's page",
    ),
    pytest.param(
        basis_of(unread=(("errors-markdown", "rate-limited"),)),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page documented 2 fields and 1 status; nothing observed was compared "
        "with it. Not read now: errors-markdown (rate-limited); what it documented is neither "
        "removed nor compared.",
        id="a side document was refused",
    ),
    pytest.param(
        basis_of(unread=(("http-spans-markdown", "gone"), ("registry-markdown", "unreachable"))),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page documented 2 fields and 1 status; nothing observed was compared "
        "with it. Not read now: http-spans-markdown (gone), registry-markdown (unreachable); what "
        "they documented is neither removed nor compared.",
        id="two side documents were refused",
    ),
    pytest.param(
        basis_of(contract=KEPT, re_read=False, asked=False),
        Verdict.NOT_RE_READ,
        "The page was not read again; on 2026-11-20 the page documented 2 fields and 1 status; "
        "nothing observed was compared with it.",
        id="offline with a kept access",
    ),
    pytest.param(
        basis_of(contract=KEPT, re_read=False, unread=REFUSED, compared=3, differences=1),
        Verdict.NOT_RE_READ,
        "The page was not read again (refused); on 2026-11-20 the page documented 2 fields and "
        "1 status; 3 observations were compared; 1 difference is listed below.",
        id="refused with a kept access, and compared with it",
    ),
    pytest.param(
        basis_of(contract=BASELINE, re_read=False, asked=False),
        Verdict.NOT_RE_READ,
        "The page was not read; this row rests on a baseline typed from public copies, listed "
        "2026-07-03, which documents 2 fields and 1 status; nothing observed was compared with it.",
        id="offline with nothing but the baseline",
    ),
    pytest.param(
        basis_of(contract=None, re_read=False, asked=False),
        Verdict.CANNOT_VERIFY,
        "Nothing is kept of the page, and this run was to read none; read it, or import a page "
        "saved from a browser.",
        id="offline, and nothing is kept",
    ),
    pytest.param(
        basis_of(contract=BASELINE, re_read=False, unread=REFUSED),
        Verdict.CANNOT_VERIFY,
        "The page could not be read (refused) and no access of it is kept; only a baseline typed "
        "from public copies, listed 2026-07-03, is at hand; run the check again later, or import a "
        "page saved from a browser.",
        id="refused, and only the baseline",
    ),
    pytest.param(
        basis_of(contract=None, re_read=False, unread=(*REFUSED, ("errors-markdown", "gone"))),
        Verdict.CANNOT_VERIFY,
        "The page could not be read (refused) and nothing is kept of it; run the check again later, "
        "or import a page saved from a browser. Not read now: errors-markdown (gone); what it "
        "documented is neither removed nor compared.",
        id="refused, and nothing at all",
    ),
    pytest.param(
        basis_of(contract=BROKEN, compared=3),
        Verdict.CANNOT_VERIFY,
        "The page was read on 2026-11-24 and not understood, so what it documents is not known; "
        "look at it by hand before you rely on it.",
        id="read and not understood",
    ),
    pytest.param(
        basis_of(SCRIPTS, contract=contract_of(SCRIPTS, problems=("needs-browser: page-html",))),
        Verdict.CANNOT_VERIFY,
        "The page was read on 2026-11-24 and holds next to nothing before a browser has run its "
        "scripts, so what it says is not known; save it from a browser and import it: `checker "
        "snapshot help --import FILE --url https://docs.example/help --accessed TIME`.",
        id="a page that needs a browser",
    ),
    pytest.param(
        basis_of(SCRIPTS, contract=None, re_read=False, unread=(("page-html", Outcome.CHALLENGE),)),
        Verdict.CANNOT_VERIFY,
        "The page could not be read (challenge page or script shell) and nothing is kept of it; it "
        "needs a browser: save it from one and import it: `checker snapshot help --import FILE "
        "--url https://docs.example/help --accessed TIME`.",
        id="a page that a script has yet to write",
    ),
    pytest.param(
        basis_of(HELP, contract=contract_of(HELP, facts=topics("maintenance-window"), documents=2)),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the pages speak of maintenance windows (About maintenance-window); "
        "observations are not compared with a page of this kind.",
        id="a page in prose",
    ),
    pytest.param(
        basis_of(
            HELP,
            contract=contract_of(
                HELP,
                facts=topics("concurrency", "error-handling", "maintenance-window"),
                problems=("not-found: privacy-logging", "not-found: support-escalation"),
            ),
        ),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page speaks of maintenance windows (About maintenance-window) and error "
        "handling (About error-handling); it has no title recognized as naming support escalation "
        "or privacy logging; observations are not compared with a page of this kind.",
        id="the topics that the owner lists, and no other",
    ),
    pytest.param(
        basis_of(
            HELP, contract=contract_of(HELP, facts=(), problems=("not-found: error-handling",))
        ),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page has no title recognized as naming error handling; observations are "
        "not compared with a page of this kind.",
        id="none of the topics",
    ),
    pytest.param(
        basis_of(
            HELP,
            contract=contract_of(HELP, facts=topics("error-handling"), accessed=None),
            re_read=False,
            asked=False,
        ),
        Verdict.NOT_RE_READ,
        "The page was not read; this row rests on a baseline typed from public copies, listed "
        "2026-07-03, by which the page speaks of error handling (About error-handling); "
        "observations are not compared with a page of this kind.",
        id="a baseline, of whose silence nothing is told",
    ),
    pytest.param(
        basis_of(SUPPORT, contract=contract_of(SUPPORT, facts=CHANNELS)),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page lists as ways to the support: form and mail; it speaks of others "
        "in words to be read: phone; it lists what to send along; observations are not compared "
        "with a page of this kind.",
        id="a support page",
    ),
    pytest.param(
        basis_of(SUPPORT, contract=contract_of(SUPPORT, facts=CHANNELS[3:])),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page speaks of ways to the support in words to be read: phone; observations are "
        "not compared with a page of this kind.",
        id="a support page that states no way",
    ),
    pytest.param(
        basis_of(
            SUPPORT,
            contract=contract_of(SUPPORT, facts=CHANNELS[2:3], problems=("not-found: asks-for",)),
        ),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page lists as ways to the support: mail; it has no list "
        "recognized as what to send along; observations are not compared with a page of this kind.",
        id="a support page that asks for nothing",
    ),
    pytest.param(
        basis_of(SUPPORT, contract=contract_of(SUPPORT, facts=CHANNELS[1:3])),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page lists as ways to the support: form and mail; its form says what to "
        "send along; observations are not compared with a page of this kind.",
        id="a support page whose form asks",
    ),
    pytest.param(
        basis_of(
            contract=contract_of(
                CHAT, problems=("no-facts: page-markdown", "unplaced-table: Chat, 2 rows")
            )
        ),
        Verdict.CANNOT_VERIFY,
        "The page was read on 2026-11-24 and not understood, so what it documents is not known; "
        "look at it by hand before you rely on it; 1 table of fields on it could not be placed and is "
        "not counted.",
        id="not understood, with what could not be placed",
    ),
    pytest.param(
        replace(basis_of(contract=BROKEN), unclear=("errors-markdown",)),
        Verdict.CANNOT_VERIFY,
        "The page was read on 2026-11-24 and not understood, so what it documents is not known; "
        "look at it by hand before you rely on it.",
        id="not understood, and a side document neither",
    ),
    pytest.param(
        basis_of(contract=BROKEN, moved="docs.example/new"),
        Verdict.CANNOT_VERIFY,
        "The page led to another address on 2026-11-24 and what is there was not understood, so "
        "what it documents is not known; look at it by hand before you rely on it.",
        id="led elsewhere and not understood",
    ),
    pytest.param(
        basis_of(sample=True),
        Verdict.NOT_OBSERVED,
        "SAMPLE: a built-in sample page stands here for the listed page, which was not read; the "
        "sample documents 2 fields and 1 status; nothing observed was compared with it.",
        id="a sample",
    ),
    pytest.param(
        basis_of(contract=BROKEN, sample=True),
        Verdict.CANNOT_VERIFY,
        "SAMPLE: the built-in sample page that stands here for the listed page was not read, or "
        "not understood.",
        id="a sample that was not understood",
    ),
    pytest.param(
        basis_of(contract=contract_of(CHAT, facts=())),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page documented nothing; nothing observed was compared with it.",
        id="a page that documents nothing",
    ),
    pytest.param(
        basis_of(
            contract=contract_of(
                CHAT, facts=(), problems=("unread: x", "not-found: privacy-logging")
            )
        ),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page has no title recognized as naming privacy logging; observations "
        "are not compared with a page of this kind.",
        id="a page in prose of which a topic was not found",
    ),
    pytest.param(
        basis_of(
            SUPPORT,
            contract=contract_of(
                SUPPORT,
                facts=(
                    CHANNELS[0],
                    replace(CHANNELS[2], key="channel help-center", topic="channel help-center"),
                ),
            ),
        ),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page lists as ways to the support: help center; it lists what to send "
        "along; observations are not compared with a page of this kind.",
        id="a support page with a way of two words",
    ),
    pytest.param(
        basis_of(SUPPORT, contract=contract_of(SUPPORT, facts=CHANNELS[:1])),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page documented 1 topic; observations are not compared with a page of "
        "this kind.",
        id="a support page that asks for something and states no way",
    ),
    pytest.param(
        basis_of(unclear=("errors-markdown",)),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page documented 2 fields and 1 status; nothing observed was compared "
        "with it. Read and not understood: errors-markdown; what it documented is neither removed "
        "nor compared.",
        id="a side document was not understood",
    ),
    pytest.param(
        basis_of(unclear=("errors-markdown", "limits-markdown")),
        Verdict.NOT_OBSERVED,
        "On 2026-11-24 the page documented 2 fields and 1 status; nothing observed was compared "
        "with it. Read and not understood: errors-markdown, limits-markdown; what they documented "
        "is neither removed nor compared.",
        id="two side documents were not understood",
    ),
    pytest.param(
        basis_of(contract=replace(BASELINE, origin="extracted")),
        Verdict.NOT_OBSERVED,
        "On an unknown day the page documented 2 fields and 1 status; nothing observed was "
        "compared with it.",
        id="read, and nobody knows when",
    ),
]


@pytest.mark.parametrize(("basis", "verdict", "told"), CASES)
def test_a_row_keeps_the_owners_sentence_and_adds_what_was_found(
    basis: Basis, verdict: Verdict, told: str
) -> None:
    found = row(basis)
    assert verdict_of(basis) is found.verdict is verdict
    assert found.wording == f"{basis.source.wording} {told}"


def test_the_date_is_that_of_the_oldest_access_or_none() -> None:
    assert row(basis_of()).accessed_cell == "2026-11-24"
    assert row(basis_of(contract=BASELINE, asked=False, re_read=False)).accessed_cell == (
        "not read (listed 2026-07-03)"
    )


def test_a_sample_has_no_day_of_the_listed_page() -> None:
    assert row(basis_of(sample=True)).accessed is None


def test_every_verdict_can_be_reached() -> None:
    assert {case.values[1] for case in CASES} == set(Verdict)


def test_an_attribute_of_several_signals_is_counted_once() -> None:
    source = source_of("telemetry", kind=SEMCONV_HTTP)
    facts = (
        Attribute(key="span.client a", signal="span.client", attribute="a"),
        Attribute(key="span.server a", signal="span.server", attribute="a"),
        Attribute(key="span.server b", signal="span.server", attribute="b"),
        Metric(key="metric:m", name="m"),
    )
    assert facts_of(contract_of(source, facts=facts)) == "2 attributes and 1 metric"
    assert facts_of(contract_of(source, facts=())) == "nothing"


def test_what_a_page_demands_is_one_topic_in_however_many_sentences() -> None:
    facts = (
        *(Statement(key=f"demands span.{side}", topic=DEMANDS) for side in ("client", "server")),
        Statement(key="redaction", topic="redaction"),
    )
    assert facts_of(contract_of(source_of(), facts=facts)) == "2 topics"


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        pytest.param("Errors (4xx)", " (Errors (4xx))", id="as it stands"),
        pytest.param("CometAPI is down since 10:00", "", id="a claim"),
        pytest.param("Mail jane.doe@bigcorp.io", "", id="personal data"),
        pytest.param("a | `b`\n c", " (a / 'b' c)", id="what would break a table"),
        pytest.param("word " * 40, f" ({('word ' * 40)[:59].strip()}\u2026)", id="without an end"),
        pytest.param("a" * 60, f" ({'a' * 60})", id="as long as one may be"),
        pytest.param("a" * 61, f" ({'a' * 59}\u2026)", id="longer"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_heading_is_told_where_the_last_gate_lets_it_pass(heading: str, told: str) -> None:
    value = {"state": MENTIONED, "headings": [heading] if heading else []}
    facts = (Statement(key="error-handling", topic="error-handling", value=value),)
    found = row(basis_of(HELP, contract=contract_of(HELP, facts=facts)))
    assert f"the page speaks of error handling{told};" in found.wording


def test_headings_that_claim_only_beside_each_other_are_left_out() -> None:
    value = {"state": MENTIONED, "headings": ["The root cause was", "the provider"]}
    facts = (Statement(key="error-handling", topic="error-handling", value=value),)
    found = row(basis_of(HELP, contract=contract_of(HELP, facts=facts)))
    assert "speaks of error handling; " in found.wording


def test_two_headings_are_named_and_the_rest_is_counted() -> None:
    value = {"state": MENTIONED, "headings": ["A one", "B one", "C one", "D one"]}
    facts = (Statement(key="error-handling", topic="error-handling", value=value),)
    found = row(basis_of(HELP, contract=contract_of(HELP, facts=facts)))
    assert "error handling (A one, B one and 2 more);" in found.wording
    value = {"state": MENTIONED, "headings": ["A one", "B one", "C one"]}
    facts = (replace(facts[0], value=value),)
    found = row(basis_of(HELP, contract=contract_of(HELP, facts=facts)))
    assert "error handling (A one, B one and 1 more);" in found.wording
    facts = (replace(facts[0], value={"state": MENTIONED, "headings": ["A one", "B one"]}),)
    found = row(basis_of(HELP, contract=contract_of(HELP, facts=facts)))
    assert "error handling (A one, B one);" in found.wording


def test_a_command_in_a_row_has_the_options_of_the_run() -> None:
    basis = basis_of(SCRIPTS, contract=contract_of(SCRIPTS, problems=("needs-browser: page-html",)))
    assert " --accessed TIME --snapshots here`." in row(basis, " --snapshots here").wording


def test_a_document_that_was_read_in_another_form_says_so(report: Report) -> None:
    lost = report.checked[-1]
    read = replace(lost, role="errors-html", outcome="page")
    assert [*not_re_read(replace(report, checked=(lost, read)))][-1] == (
        "Chat contract: errors-markdown (gone); read in another form"
    )
    other = replace(read, role="page-html")
    assert [*not_re_read(replace(report, checked=(lost, other)))][-1] == (
        "Chat contract: errors-markdown (gone); it rests on its access of 2026-11-24"
    )
