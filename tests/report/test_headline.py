"""The first line is the verdict and its cause, the second the one next step."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest

from checker.gate.wording import worded
from checker.model.access import Outcome
from checker.model.finding import Finding, Level
from checker.model.table import Accepting, Basis, Failure
from checker.report.finding_parts import accepting
from checker.report.headline import summary
from tests.report.conftest import EARLIER, basis_of, contract_of, source_of

CHAT, OTHER = source_of(), source_of("responses")
IMPORT = "`checker snapshot chat --import FILE --url https://docs.example/api/chat --accessed TIME`"


def finding(rule: str, level: Level, source: str = "chat", *, accepted: bool = False) -> Finding:
    return Finding(
        rule=rule, level=level, source=source, key="k", message=worded("It."), accepted=accepted
    )


def missing(about: object = CHAT, outcome: str = "unreachable", **more: object) -> Basis:
    source = about
    return basis_of(
        source, contract=None, re_read=False, unread=(("page-markdown", outcome),), **more
    )  # type: ignore[arg-type]


KEPT = basis_of(
    contract=contract_of(CHAT, accessed=EARLIER), re_read=False, unread=(("page-html", "refused"),)
)
ERROR = finding("type-conflict", Level.ERROR)
NOTE = finding("field-undocumented", Level.NOTE)


NO_ANSWER = (
    "No answer came: check the network and the proxy, and run it again. A page that is saved from "
    f"a browser can be imported: {IMPORT}"
)


@pytest.mark.parametrize(
    ("bases", "findings", "headline", "step"),
    [
        pytest.param(
            (basis_of(), basis_of(OTHER)),
            (),
            "Every page was read; nothing observed was compared.",
            "Compare what was observed: `checker verify --observed FILE`",
            id="all read",
        ),
        pytest.param(
            (basis_of(compared=12), basis_of(OTHER)),
            (),
            "No difference was found between 12 observations and what is documented.",
            "Attach the table to the packet: `checker packet attach FILE`",
            id="all agrees",
        ),
        pytest.param(
            (basis_of(compared=12, notes=1), basis_of(OTHER)),
            (NOTE,),
            "No error or warning was found between 12 observations and what is documented; 1 note is "
            "listed below.",
            "Attach the table to the packet: `checker packet attach FILE`",
            id="all agrees, with a note",
        ),
        pytest.param(
            (basis_of(compared=12, differences=1), basis_of(OTHER)),
            (NOTE, ERROR, NOTE),
            "What was observed differs from what is documented for Chat contract; 1 error and "
            "2 notes are listed below.",
            "Read the findings below, then ask support the one narrow question that they leave: "
            "`checker rules explain type-conflict`",
            id="a difference, explained by its gravest rule",
        ),
        pytest.param(
            (basis_of(compared=12, notes=1), basis_of(OTHER)),
            (dataclasses.replace(NOTE, observed={"seen": 1}), NOTE, NOTE),
            "No error or warning was found between 12 observations and what is documented; 1 note of "
            "what was observed is listed below; 2 notes of the documentation are listed below.",
            "Attach the table to the packet: `checker packet attach FILE`",
            id="notes of both sides, each counted by itself",
        ),
        pytest.param(
            (basis_of(changes=1), basis_of(OTHER)),
            (finding("statement-changed", Level.WARNING),),
            "The documentation of Chat contract changed since it was accepted; 1 warning is listed "
            "below.",
            "Review the changes below, then make them the new baseline: "
            '`checker accept chat --reason "TEXT"`',
            id="a change, and the exact command",
        ),
        pytest.param(
            (KEPT, basis_of(OTHER)),
            (),
            "Not read again: Chat contract; what is said of it rests on earlier evidence.",
            "Read the pages again before you rely on the table: `checker verify`",
            id="one rests on its kept access",
        ),
        pytest.param(
            (basis_of(contract=None, re_read=False, asked=False), basis_of(OTHER)),
            (),
            "Could not verify: nothing of Chat contract is kept here, and no page was to be read.",
            "Read the pages, without --offline: `checker verify`. A page that is saved from a "
            f"browser can be imported: {IMPORT}",
            id="nothing is kept, and nothing was asked",
        ),
        pytest.param(
            (missing(), basis_of(OTHER, differences=1, compared=1)),
            (),
            "Could not verify: Chat contract could not be read (unreachable) and nothing of it is "
            "kept; what is said of it rests on a baseline at most.",
            NO_ANSWER,
            id="one missing is graver than a difference",
        ),
        pytest.param(
            (missing(), missing(OTHER, "rate-limited")),
            (),
            "Could not verify: all 2 pages could not be read (unreachable and rate-limited) and "
            "nothing of them is kept; what is said of them rests on a baseline at most.",
            NO_ANSWER,
            id="nothing could be read",
        ),
        pytest.param(
            (basis_of(contract=contract_of(CHAT, problems=("no-facts: page-markdown",))),),
            (finding("extractor-broken", Level.CANNOT_VERIFY),),
            "Could not verify: Chat contract could be read and was not understood.",
            "Look at https://docs.example/api/chat in a browser: if it went elsewhere, list that "
            "address in a file for --sources; if it is the page, its form is new and its "
            "extractor has to learn it: `checker extract chat --explain`",
            id="the extractor is broken",
        ),
        pytest.param(
            (
                basis_of(
                    contract=contract_of(CHAT, problems=("no-facts: page-markdown",)),
                    moved="docs.example/new",
                ),
            ),
            (finding("extractor-broken", Level.CANNOT_VERIFY),),
            "Could not verify: Chat contract led to another address, and what is there was not "
            "understood.",
            "Look at docs.example/new in a browser: if the page went there, list that address in "
            "a file for --sources; if it is gone, look for where it is described now",
            id="the page went elsewhere",
        ),
        pytest.param(
            (KEPT,),
            (finding("extractor-broken", Level.CANNOT_VERIFY),),
            "Could not verify: Chat contract could be read and was not understood.",
            "Look at https://docs.example/api/chat in a browser: if it went elsewhere, list that "
            "address in a file for --sources; if it is the page, its form is new and its "
            "extractor has to learn it: `checker extract chat --explain`",
            id="the extractor is broken, and an older contract is kept",
        ),
        pytest.param(
            (KEPT,),
            (finding("evidence-too-old", Level.CANNOT_VERIFY),),
            "Could not verify: the evidence of Chat contract is older than --max-age allows.",
            "Run it again with the pages in reach and without --offline: `checker verify`",
            id="too old",
        ),
        pytest.param(
            (KEPT,),
            (finding("page-unusable", Level.CANNOT_VERIFY),),
            "Could not verify Chat contract (refused): see page-unusable below.",
            "Read below what is missing, then run it again: `checker verify`",
            id="an alarm for a page that is kept",
        ),
        pytest.param(
            (basis_of(),),
            (finding("nothing-compared", Level.CANNOT_VERIFY, ""),),
            "Could not verify: observations were given and none of them could be compared.",
            "Read below why, or name the contract: `checker verify --observed FILE --contract SOURCE`",
            id="nothing compared",
        ),
        pytest.param(
            (basis_of(compared=3, differences=1),),
            (finding("observation-empty", Level.CANNOT_VERIFY), ERROR),
            "Could not verify every observation: 3 observations compared, and some could not be; "
            "1 error is listed below.",
            "Mend the recordings as it is told below, then: `checker verify --observed FILE`",
            id="some could not be compared",
        ),
        pytest.param(
            (basis_of(unread=(("errors-markdown", "gone"),)), basis_of(source_of("other"))),
            (),
            "Not every document of Chat contract was read again (gone); what is said of the "
            "others rests on earlier evidence.",
            "Read the pages again before you rely on the table: `checker verify`",
            id="one document of a page was not read",
        ),
        pytest.param(
            (basis_of(),),
            (finding("type-conflict", Level.ERROR, accepted=True),),
            "Every page was read; nothing observed was compared.",
            "Compare what was observed: `checker verify --observed FILE`",
            id="what was accepted counts no more",
        ),
        pytest.param(
            (basis_of(contract=contract_of(source_of(), problems=("needs-browser: page-html",))),),
            (),
            "Could not verify: Chat contract could be read and was next to empty before a "
            "browser had run the scripts.",
            f"Save the page from a browser and import it: {IMPORT}",
            id="a page that needs a browser",
        ),
        pytest.param(
            (basis_of(contract=contract_of(CHAT, accessed=None), re_read=False),),
            (),
            "Could not verify: Chat contract could not be read and nothing of it is kept; what is "
            "said of it rests on a baseline at most.",
            NO_ANSWER,
            id="a baseline alone, and its page was asked",
        ),
        pytest.param(
            (basis_of(contract=contract_of(CHAT, accessed=None), re_read=False, asked=False),),
            (),
            "Not read again: Chat contract; what is said of it rests on earlier evidence.",
            "Read the pages again before you rely on the table: `checker verify`",
            id="a baseline alone, and no page was to be read",
        ),
        pytest.param(
            (
                basis_of(contract=contract_of(CHAT, problems=("no-facts: page-markdown",))),
                basis_of(OTHER, contract=contract_of(OTHER, problems=("no-facts: page-markdown",))),
                basis_of(moved="docs.example/new"),
            ),
            (),
            "Could not verify: Chat contract and responses could be read and were not understood.",
            "Look at https://docs.example/api/chat in a browser: if it went elsewhere, list that "
            "address in a file for --sources; if it is the page, its form is new and its "
            "extractor has to learn it: `checker extract chat --explain`",
            id="two are not understood, and nothing is reported of it; one moved and was",
        ),
        pytest.param(
            tuple(
                basis_of(
                    contract=contract_of(CHAT, problems=("no-facts: page-markdown",)), moved=led
                )
                for led in ("docs.example/new", "docs.example/other")
            ),
            (),
            "Could not verify: all 2 pages led to another address, and what is there was not "
            "understood.",
            "Look at docs.example/new in a browser: if the page went there, list that address in "
            "a file for --sources; if it is gone, look for where it is described now",
            id="two went elsewhere",
        ),
        pytest.param(
            (
                missing(failure=Failure(outcome=Outcome.RATE_LIMITED)),
                missing(replace(CHAT, id="twin"), failure=Failure(outcome=Outcome.GONE)),
            ),
            (),
            "Could not verify: all 2 pages could not be read (unreachable) and nothing of them is "
            "kept; what is said of them rests on a baseline at most.",
            "The server asks to wait: run it again in a few minutes. A page that is saved from a "
            f"browser can be imported: {IMPORT.replace('chat --import', 'chat twin --import')}",
            id="two of one address, by the cause of the first",
        ),
        pytest.param(
            (basis_of(unread=(("errors-markdown", "gone"), ("b-markdown", "refused"))),),
            (),
            "Not every document of Chat contract was read again (gone); what is said of the "
            "others rests on earlier evidence.",
            "Read the pages again before you rely on the table: `checker verify`",
            id="two documents of a page were not read: the first cause is said",
        ),
        pytest.param(
            (basis_of(compared=1, notes=1),),
            (dataclasses.replace(NOTE, observed={"seen": 1}),),
            "No error or warning was found between 1 observation and what is documented; 1 note is "
            "listed below.",
            "Attach the table to the packet: `checker packet attach FILE`",
            id="a note of what was observed alone",
        ),
        pytest.param(
            (basis_of(),),
            (finding("observation-left-out", Level.CANNOT_VERIFY, ""),),
            "Could not verify: nothing in the recordings that were given could be compared.",
            "Mend the recordings as it is told below, then: `checker verify --observed FILE`",
            id="nothing could be read of what was observed",
        ),
    ],
)
def test_the_gravest_situation_is_said_with_its_next_step(
    bases: tuple[Basis, ...], findings: tuple[Finding, ...], headline: str, step: str
) -> None:
    again = " --observed FILE" if "--observed FILE" in step else ""
    assert summary(bases, findings, again=again) == (headline, step)


def test_no_source_at_all_is_no_failure() -> None:
    assert summary((), ())[0] == "Every page was read; nothing observed was compared."


def test_a_finding_of_a_source_without_a_row_is_headed_all_the_same() -> None:
    headline, step = summary((basis_of(),), (finding("type-conflict", Level.ERROR, "elsewhere"),))
    assert headline
    assert step


def test_only_what_can_be_accepted_has_a_command() -> None:
    any_ = Accepting()
    assert accepting(ERROR, any_) == f"checker accept chat {ERROR.fingerprint} --reason TEXT"
    assert accepting(finding("type-conflict", Level.ERROR, accepted=True), any_) == ""
    assert accepting(finding("page-unusable", Level.CANNOT_VERIFY), any_) == ""
    assert accepting(finding("observed", Level.NOTE, ""), any_) == ""
    assert accepting(finding("acceptance-unused", Level.NOTE), any_) == ""
    assert accepting(ERROR, Accepting(sources=frozenset({"widgets"}))) == ""


def test_the_command_has_the_options_that_it_needs() -> None:
    how = Accepting(
        sources=frozenset({"chat"}), options=" --sources 'my file'", observed=" --observed a.json"
    )
    seen = replace(ERROR, observed={"seen": 1})
    unseen = replace(ERROR, observed={})
    assert accepting(seen, how).endswith("TEXT --observed a.json --sources 'my file'")
    assert accepting(unseen, how).endswith("TEXT --sources 'my file'")
    assert summary((KEPT,), (), " --sources own.toml")[1].endswith(
        "`checker verify --sources own.toml`"
    )
    again = " --observed a.json --contract chat"
    assert summary((KEPT,), (), " --sources s", again=again)[1].endswith(
        "`checker verify --observed a.json --contract chat --sources s`"
    )
    lost = finding("observation-left-out", Level.CANNOT_VERIFY, "")
    assert summary((basis_of(),), (lost,), again=again)[1].endswith(f"`checker verify{again}`")
    lost = finding("nothing-compared", Level.CANNOT_VERIFY, "")
    assert summary((basis_of(),), (lost,), again=again)[1].endswith(f"`checker verify{again}`")
    _, step = summary((basis_of(differences=1),), (ERROR,), " --sources own.toml")
    assert step.endswith("`checker rules explain type-conflict`")
