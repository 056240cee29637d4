"""Whatever the table says is recognized as its own; a changed word is not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checker.extract.prose import offered
from checker.extract.topics import TOPICS
from checker.gate.wording import worded
from checker.model.contract import MENTIONED, Attribute, Field, Health, Metric, Statement, Status
from checker.model.source import API_REFERENCE, HELP_CENTER, Follow
from checker.model.table import Basis, Report
from checker.packet.rule import Documented
from checker.report.markdown import table
from checker.report.recognized import lines_of
from checker.report.rows import PHRASES, row
from checker.review.sources import load
from tests.report.conftest import basis_of, contract_of, source_of, topics
from tests.report.test_rows import CASES

THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
FACTS = (
    Field(key="response $.a", where="response", path="$.a"),
    Status(key="status 429", status="429"),
    Attribute(key="span.client a", signal="span.client", attribute="a"),
    Metric(key="metric:m", name="m"),
    *topics("one", "two"),
)
SOURCE = replace(
    source_of(), follow=(Follow(on="page-markdown", path="/*", accept="*/*", form="html"),)
)
BROKEN = replace(contract_of(SOURCE), health=Health(facts=1, expected_minimum=9, problems=()))
BASES = {
    "read": {},
    "moved": {
        "contract": contract_of(SOURCE, problems=("no-facts: page-markdown",)),
        "moved": "docs.example/new",
    },
    "every kind of fact": {"contract": contract_of(SOURCE, facts=FACTS)},
    "no fact at all": {"contract": contract_of(SOURCE, facts=())},
    "several pages": {"contract": contract_of(SOURCE, documents=3)},
    "kept": {"re_read": False, "unread": (("page-html", "rate-limited"),)},
    "kept, and not asked": {"re_read": False, "asked": False},
    "a baseline": {
        "contract": contract_of(SOURCE, accessed=None),
        "re_read": False,
        "asked": False,
    },
    "a baseline in place of a page": {
        "contract": contract_of(SOURCE, accessed=None),
        "re_read": False,
        "unread": (("page-html", "gone"), ("page-markdown", "challenge page or script shell")),
    },
    "nothing": {"contract": None, "re_read": False, "unread": (("page-html", "empty"),)},
    "nothing, and not asked": {"contract": None, "re_read": False, "asked": False},
    "not understood": {"contract": BROKEN},
    "one thing not placed": {
        "contract": contract_of(SOURCE, problems=("unplaced-table: A, 3 rows",))
    },
    "things not placed": {
        "contract": contract_of(
            SOURCE,
            problems=(
                "unplaced-table: A, 3 rows",
                "unplaced-type-block: B, 1 type",
                "unplaced-example: C, 9 lines",
                "unplaced-example: D, 1 line",
                "cut-off: page-markdown",
                "not-found: x",
            ),
        )
    },
    "differences": {"compared": 3, "differences": 1, "changes": 2},
    "notes": {"compared": 1, "notes": 4},
    "agreement": {"compared": 2},
    "agreement of statuses alone": {"compared": 2, "by_status": 2},
    "agreement of some statuses alone": {"compared": 2, "by_status": 1},
    "agreement of rebuilt bodies": {"compared": 3, "by_status": 1, "rebuilt": 1},
    "agreement of rebuilt bodies alone": {"compared": 3, "rebuilt": 3},
    "a part not read": {"unread": (("page-markdown", "gone"), ("x_y.z-html", "too large"))},
}


def written(basis: object) -> str:
    (line,) = list(
        table(Report(version="1", headline=worded("x"), next_step=worded("y"), rows=(row(basis),)))
    )[2:]  # type: ignore[arg-type]
    return line


@pytest.mark.parametrize("more", BASES.values(), ids=BASES)
def test_a_row_of_ours_is_recognized_and_another_is_not(more) -> None:
    pattern = lines_of([SOURCE])[2]
    line = written(basis_of(SOURCE, **more))
    match = re.fullmatch(pattern, line)
    assert match, line
    assert match["accessed"] in line
    for word in re.findall(r"[A-Za-z]{3,}", line):
        assert not re.fullmatch(pattern, line.replace(word, f"{word}x", 1)), word
    assert not re.fullmatch(pattern, line.replace(" |", " and more |"))


def test_what_was_not_placed_is_counted() -> None:
    assert (
        "1 table of fields, 1 type block, 2 examples and 1 part too large to be read whole on it "
        "could not be placed and are not counted;"
        in written(basis_of(SOURCE, **BASES["things not placed"]))
    )
    assert "1 table of fields on it could not be placed and is not counted;" in written(
        basis_of(SOURCE, **BASES["one thing not placed"])
    )


@pytest.mark.parametrize(
    "basis", [one for case in CASES if (one := case.values[0]).source.kind != API_REFERENCE]
)
def test_what_a_row_adds_is_made_of_the_closed_set(basis: Basis) -> None:
    pattern, line = lines_of([basis.source])[2], written(basis)
    assert re.fullmatch(pattern, line), line
    outside = re.sub(r" \([^|]*?\)", "", line)  # a heading is the page's own word
    for word in re.findall(r"\b[a-z]{3,}\b", outside):
        changed = re.sub(rf"\b{word}\b", f"{word}x", line)
        assert not re.fullmatch(pattern, changed), word


def test_a_claim_in_the_place_of_a_heading_makes_the_row_another() -> None:
    basis = next(case.values[0] for case in CASES if case.id == "a page in prose")
    about = Documented(rows=lines_of([basis.source]))
    line = written(basis)
    assert about.row(line)
    assert about.row(line.replace("About maintenance-window", "Other words"))
    assert not about.row(line.replace("About maintenance-window", "the API is down"))


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({}, id="read"),
        pytest.param({"compared": 3, "differences": 1, "changes": 2}, id="differences"),
        pytest.param({"contract": None, "re_read": False}, id="not read"),
    ],
)
def test_the_row_of_a_sample_page_is_none_of_the_tables(more) -> None:
    told = written(basis_of(SOURCE, sample=True, **more))
    assert "| sample page |" in told
    assert "SAMPLE" in told
    assert not re.fullmatch(lines_of([SOURCE])[-1], told)


def test_every_phrase_has_its_row() -> None:
    told = " ".join(written(basis_of(SOURCE, **more)) for more in BASES.values())
    told += " ".join(written(case.values[0]) for case in CASES)
    for name, phrase in PHRASES.items():
        if name.startswith("sample"):  # the one row that is none of the listed pages
            continue
        words = max(re.split(r"\{\w+\}", phrase), key=len).strip(" ;,.")
        assert words in told, name


def test_the_pages_that_ship_have_their_head_and_rows() -> None:
    pages = load(None)
    lines = lines_of(pages)
    assert len(lines) == 2 + len(pages)
    assert re.fullmatch(
        lines[0], "| Area | What to verify | Source URL | Accessed | Safe candidate wording |"
    )
    assert re.fullmatch(lines[1], "| --- | --- | --- | --- | --- |")


@pytest.mark.parametrize(
    "facts",
    [
        [Statement(key=f"channel {one}", topic="channel", value={}) for one in offered._CALLED],
        [Statement(key=one.name, topic=one.name, value={"state": MENTIONED}) for one in TOPICS],
    ],
    ids=["channels", "topics"],
)
def test_whatever_channel_or_topic_is_extracted_is_recognized(facts: list[Statement]) -> None:
    source = replace(source_of("help", kind=HELP_CENTER), verify="Confirm the caveats.")
    line = written(basis_of(source, contract=contract_of(source, facts=tuple(facts))))
    assert re.fullmatch(lines_of([source])[2], line), line
