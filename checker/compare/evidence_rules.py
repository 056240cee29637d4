"""How the evidence stands -> Findings: unusable pages, broken extractors, baselines, bases.

Three failures are kept apart: a page that could not be used, a page that the extractor did not
understand, and a contract that changed. Only the last is what `drift` reports.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checker.gate.wording import worded
from checker.model.contract import Contract
from checker.model.finding import Finding, Level
from checker.model.rule import Example, Rule, elsewhere

MAX_PLACES: Final = 200  # keys listed in one finding; the rest is counted


def _row(identity: str, level: Level, says: str, why: str, sides: tuple[str, str]) -> Rule:
    example = Example(before=sides[0], now=sides[1], words={})
    return Rule(id=identity, level=level, says=says, why=why, when=elsewhere, example=example)


# The ids of this file, each with the gravest level that it can have.
RULES: Final[tuple[Rule, ...]] = (
    _row(
        "baseline-not-accepted",
        Level.CANNOT_VERIFY,
        "No contract was accepted yet; so far the baseline agrees or differs in as many facts.",
        "Facts typed from public copies are no baseline: nobody has accepted what the page says. "
        "Beside a table it is a note.",
        ("no accepted contract", "a page that was read"),
    ),
    _row(
        "bundle-differs",
        Level.ERROR,
        "Part of the bundle is not as it was made.",
        "What a bundle shows is computed from what it keeps; nothing in this one is to be relied "
        "on.",
        ("a bundle as it was made", "`table.md`: computed again, it differs"),
    ),
    _row(
        "content-returned",
        Level.NOTE,
        "The page is back to what it was on that day.",
        "What it says was already known.",
        ("a page that had changed", "what it said on 2026-11-02"),
    ),
    _row(
        "contract-unreadable",
        Level.CANNOT_VERIFY,
        "The accepted contract cannot be read, so nothing is compared with it.",
        "A file that was damaged or edited by hand is no evidence.",
        ("a contract.json", "one that is cut short"),
    ),
    _row(
        "evidence-too-old",
        Level.CANNOT_VERIFY,
        "The evidence is older than --max-age allows.",
        "What was true that day need not be true today.",
        ("--max-age 7d", "an access of 12 days ago"),
    ),
    _row(
        "extractor-broken",
        Level.CANNOT_VERIFY,
        "The page was read and not understood.",
        "What it states is not known, so neither is whether it changed.",
        ("61 facts", "2 facts of a page that was read"),
    ),
    _row(
        "not-comparable",
        Level.NOTE,
        "Not comparable on this basis: facts that only one side's documents can state.",
        "What a document cannot state is neither removed nor added.",
        ("a table of fields", "an OpenAPI block"),
    ),
    _row(
        "day-not-kept",
        Level.CANNOT_VERIFY,
        "What the page said on that day is not kept.",
        "What it said is not known, so neither is whether it changed.",
        ("kept since 2026-11-02", "--since 2026-07-03"),
    ),
    _row(
        "nothing-to-compare",
        Level.CANNOT_VERIFY,
        "Nothing that was read is at hand to compare with the accepted contract.",
        "What the page states is not known, so neither is whether it changed.",
        ("an accepted contract", "no page that was read"),
    ),
    _row(
        "exchanges-passed-over",
        Level.NOTE,
        "Exchanges asked other hosts, or documented hosts by another path, and were not compared.",
        "Whose answers they are is not known.",
        ("12 exchanges", "1 that asked another host"),
    ),
    _row(
        "observation-left-out",
        Level.CANNOT_VERIFY,
        "Records were left out, for these reasons.",
        "What was not read was not compared.",
        ("12 records", "1 that is no JSON"),
    ),
    _row(
        "page-moved",
        Level.NOTE,
        "The listed address led to another, where the page was read.",
        "A redirect may end; what it leads to may become another page.",
        ("/support/", "/help/support/"),
    ),
    _row(
        "page-unusable",
        Level.CANNOT_VERIFY,
        "The page could not be used, on as many days in a row.",
        "Whether it changed is not known.",
        ("read on 2026-11-20", "unreachable on 3 days in a row"),
    ),
    _row(
        "recovered",
        Level.NOTE,
        "The page was read again after it could not be.",
        "What had failed works again.",
        ("unreachable on 3 days in a row", "read on 2026-11-24"),
    ),
    _row(
        "shape-of-another-contract",
        Level.CANNOT_VERIFY,
        "Observations were shaped through a contract that is not the one at hand.",
        "A shape shows only what its own contract documents.",
        ("a shape of one contract", "another contract at hand"),
    ),
)

LEVELS: Final = {rule.id: rule.level for rule in RULES}


def general(
    rule: str, message: str, *, source: str = "", change: str = "", level: Level | None = None
) -> Finding:
    """A finding at no place of a page, of the level of its row where none is given."""
    return Finding(
        rule=rule,
        level=level or LEVELS[rule],
        source=source,
        key="",
        message=worded(message),
        change=change,
    )


def finding(  # noqa: PLR0913 - the parts of one
    rule: str,
    source: str,
    url: str,
    message: str,
    *,
    change: str,
    level: Level | None = None,
    **documented: object,
) -> Finding:
    """A finding on a whole source."""
    found = general(rule, message, source=source, change=change, level=level)
    return replace(found, documented={"page": url, **documented})


def of(contract: Contract) -> tuple[str, str]:
    """Whose finding it is, and its listed address."""
    return contract.source, contract.url
