"""What `checker drift` came to: of the documentation alone, and the one thing to do next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.finding import Finding, Level
from checker.model.table import Basis
from checker.report.drift_headline import SITUATIONS, drifted
from checker.report.headline import summary
from tests.report.conftest import EARLIER, basis_of, contract_of, source_of
from tests.report.test_headline import finding

CHAT, OTHER = source_of(), source_of("responses")
READ = (basis_of(), basis_of(OTHER))
KEPT = basis_of(
    contract=contract_of(CHAT, accessed=EARLIER), re_read=False, unread=(("page-html", "gone"),)
)
MISSING = basis_of(contract=None, re_read=False)
WARNING, NOTE, UNKNOWN = Level.WARNING, Level.NOTE, Level.CANNOT_VERIFY

CASES = [
    pytest.param(
        READ,
        (),
        "The documentation of all 2 pages is as it was accepted.",
        "Nothing is to be done.",
        id="nothing changed",
    ),
    pytest.param(
        READ,
        (finding("request-property-removed", WARNING, accepted=True),),
        "The documentation of all 2 pages is as it was accepted, but for 1 accepted finding.",
        "Nothing is to be done.",
        id="what changed was accepted",
    ),
    pytest.param(
        READ[:1],
        (finding("acceptance-unused", NOTE),),
        "The documentation of Chat contract is as it was accepted; 1 note is listed below.",
        "Read what is listed below; of the documentation nothing is to be reviewed.",
        id="a note beside it",
    ),
    pytest.param(
        (basis_of(changes=1), basis_of(OTHER, changes=2)),
        (finding("request-property-removed", WARNING),),
        "The documentation of all 2 pages changed since it was accepted; 1 warning is listed below.",
        "Review the changes below, then make them the new baseline: "
        '`checker accept chat responses --reason "TEXT" --sources own.toml`',
        id="two changed: the command is of both",
    ),
    pytest.param(
        READ,
        (finding("baseline-not-accepted", UNKNOWN),),
        "Could not verify Chat contract: no contract of it was accepted yet, so nothing is "
        "compared.",
        "Review what the table says, then accept it: "
        '`checker accept chat --reason "TEXT" --sources own.toml`',
        id="nothing was accepted yet",
    ),
    pytest.param(
        (KEPT, READ[1]),
        (finding("page-unusable", NOTE),),
        "Not read again (gone): Chat contract; as last read, nothing changed since it was accepted; "
        "1 note is listed below.",
        "Nothing is to be done before the alarm; to try again now: "
        "`checker snapshot chat --sources own.toml`",
        id="it failed once",
    ),
    pytest.param(
        (KEPT,),
        (replace(finding("page-unusable", NOTE), documented={"failures": 4}),),
        "Not read again (gone) since the alarm: Chat contract; as last read, nothing changed since "
        "it was accepted; 1 note is listed below.",
        "Look at https://docs.example/api/chat in a browser; a page that is saved there can be "
        "imported: `checker snapshot chat --import FILE --url https://docs.example/api/chat "
        "--accessed TIME --sources own.toml`",
        id="it fails on after the alarm",
    ),
    pytest.param(
        (KEPT,),
        (replace(finding("page-unusable", NOTE), documented={"failures": 3}),),
        "Not read again (gone): Chat contract; as last read, nothing changed since it was accepted; "
        "1 note is listed below.",
        "Nothing is to be done before the alarm; to try again now: "
        "`checker snapshot chat --sources own.toml`",
        id="it failed as often as raises the alarm, which is reported elsewhere",
    ),
    pytest.param(
        (KEPT,),
        (finding("page-unusable", UNKNOWN),),
        "Could not verify Chat contract: reading failed (gone), on as many days in a row as raise "
        "the alarm.",
        "Look at https://docs.example/api/chat in a browser; a page that is saved there can be "
        "imported: `checker snapshot chat --import FILE --url https://docs.example/api/chat "
        "--accessed TIME --sources own.toml`",
        id="it failed as often as raises the alarm",
    ),
    pytest.param(
        (MISSING, READ[1]),
        (),
        "Could not verify Chat contract: no reading of it is kept.",
        "Read the pages, then run this again: `checker snapshot chat --sources own.toml`",
        id="nothing is kept",
    ),
    pytest.param(
        (KEPT,),
        (finding("nothing-to-compare", UNKNOWN),),
        "Could not verify Chat contract: no page is kept here to compare with what was accepted.",
        "Read the pages, then run this again: `checker snapshot chat --sources own.toml`",
        id="a fresh checkout",
    ),
    pytest.param(
        (basis_of(contract=contract_of(CHAT, problems=("no-facts: page-markdown",))),),
        (finding("extractor-broken", UNKNOWN),),
        "Could not verify Chat contract: it could be read and not understood, so whether it "
        "changed is not known.",
        "Look at https://docs.example/api/chat in a browser: if it went elsewhere, list that "
        "address in a file for --sources; if it is the page, its form is new and its "
        "extractor has to learn it: `checker extract chat --explain --sources own.toml`",
        id="the extractor is broken",
    ),
    pytest.param(
        tuple(
            basis_of(one, contract=contract_of(one, problems=("no-facts: page-markdown",)))
            for one in (CHAT, OTHER)
        ),
        (),
        "Could not verify all 2 pages: they could be read and not understood, so whether they "
        "changed is not known.",
        "Look at https://docs.example/api/chat in a browser: if it went elsewhere, list that "
        "address in a file for --sources; if it is the page, its form is new and its "
        "extractor has to learn it: `checker extract chat --explain --sources own.toml`",
        id="the extractors are broken",
    ),
    pytest.param(
        (
            basis_of(
                contract=contract_of(CHAT, problems=("no-facts: page-markdown",)),
                moved="docs.example/new",
            ),
        ),
        (finding("extractor-broken", UNKNOWN),),
        "Could not verify Chat contract: it led to another address, and what is there was not "
        "understood.",
        "Look at docs.example/new in a browser: if the page went there, list that address in a "
        "file for --sources; if it is gone, look for where it is described now",
        id="the page went elsewhere",
    ),
    pytest.param(
        READ,
        (finding("contract-unreadable", UNKNOWN),),
        "Could not verify Chat contract: the accepted contract cannot be read.",
        "Restore it from version control, or accept what the page says today: "
        '`checker accept chat --reason "TEXT" --sources own.toml`',
        id="a damaged contract",
    ),
    pytest.param(
        READ,
        (replace(finding("contract-unreadable", UNKNOWN), change="newer"),),
        "Could not verify Chat contract: the accepted contract was written by a later version of "
        "this program.",
        "Use that version, or a later one; this one does not write over it.",
        id="a contract of a later version",
    ),
    pytest.param(
        READ,
        (finding("evidence-too-old", UNKNOWN),),
        "Could not verify Chat contract: the evidence is older than --max-age allows.",
        "Read the pages, then run this again: `checker snapshot chat --sources own.toml`",
        id="too old",
    ),
    pytest.param(
        READ,
        (finding("another-cause", UNKNOWN), finding("request-property-removed", WARNING)),
        "Could not verify Chat contract: see another-cause below; 1 warning is listed below.",
        "Read below what is missing, then: `checker snapshot chat --sources own.toml`",
        id="another cause",
    ),
]


CASES.append(
    pytest.param(
        (basis_of(unread=(("errors-markdown", "gone"),)), READ[1]),
        (finding("page-unusable", NOTE),),
        "Not every document of Chat contract was read again (gone); in what was read nothing "
        "changed since it was accepted; 1 note is listed below.",
        "Nothing is to be done before the alarm; to try again now: "
        "`checker snapshot chat --sources own.toml`",
        id="one document of it was not read",
    )
)


@pytest.mark.parametrize(("bases", "findings", "headline", "step"), CASES)
def test_the_gravest_is_said_with_its_next_step(
    bases: tuple[Basis, ...], findings: tuple[Finding, ...], headline: str, step: str
) -> None:
    assert summary(bases, findings, " --sources own.toml", drifted) == (headline, step)


def test_every_situation_has_a_case() -> None:
    told = [case.values[2] for case in CASES]
    for situation in SITUATIONS:
        end = situation.headline.rpartition("}")[2]
        assert any(end in headline for headline in told), situation.headline
