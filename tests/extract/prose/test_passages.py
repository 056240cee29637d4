"""Pages as passages; what is denied; tokens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.extract.extracted import Opened
from checker.extract.html.page import read_html
from checker.extract.markdown.page import read_markdown
from checker.extract.prose.passages import (
    MAX_SLUG,
    Passage,
    label_slug,
    passages,
    sentences,
)

URL = "https://docs.example.org/a.md"


def of(text: str) -> tuple[Passage, ...]:
    return passages([Opened(role="page-markdown", page=read_markdown(text.encode(), URL))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("From 1 a.m. UTC. Then 5.", ["From 1 a.m. UTC.", "Then 5."]),
        ("E.g. this, e.g. That.", ["E.g. this, e.g. That."]),
        ("Version 1.5 of it.", ["Version 1.5 of it."]),
        ("  ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_items_know_what_they_stand_under() -> None:
    read = of("# A\n\nPlease include:\n\n* **One**: x\n  * two\n* three\n\nAfter.\n")
    above = {passage.plain: passage.above for passage in read}
    assert above["One: x"] == ("A",)
    assert above["two"] == ("One: x", "A")
    assert above["three"] == ("A",)
    assert above["After."] == ("A",)
    assert [passage.label for passage in read if passage.listed] == ["One", "", ""]


def test_a_second_list_is_without_the_first_introduction() -> None:
    _, second = (one for one in of("Include:\n\n* a\n\nOther:\n\n* b\n") if one.listed)
    assert second.lead == "Other:"


def test_the_title_of_a_page_is_no_title_of_its_sections() -> None:
    read = of("# Privacy\n\nOne here.\n\n## Billing\n\nTwo here.\n")
    above = {passage.plain: passage.above for passage in read}
    assert above["One here."] == ("Privacy",)
    assert above["Two here."] == ("Billing",)
    assert of("# Privacy\n\n# Terms\n\n## Billing\n\nSo it is.\n")[-1].above == ("Billing", "Terms")


def test_a_short_line_stands_over_one_paragraph_and_a_question_over_all() -> None:
    read = of("Night work\n\nOne here.\n\nTwo here.\n\nWhen is it?\n\nThree here.\n\nFour here.\n")
    titles = {passage.plain: passage.titles for passage in read}
    assert titles["One here."] == ("Night work",)
    assert titles["Two here."] == ()
    assert titles["Three here."] == titles["Four here."] == ("When is it?",)


@pytest.mark.parametrize(
    "text",
    [
        "**When is it?**\n\nAt night.",
        "When is it?\n\nAt night.",
        "Time of maintenance\n\nAt night.",
        "Time of all our maintenance\n\nAt night.",
        "**Of all the nights of each year**.\n\nAt night.",
        "**Of all the nights of each year** :\n\nAt night.",
        '<Accordion title="When?">\nAt night.\n</Accordion>',
    ],
)
def test_lines_that_stand_over_a_paragraph_as_a_heading_does(text: str) -> None:
    assert of(text)[-1].titles != ()


def test_a_heading_ends_what_a_title_stands_over() -> None:
    assert of("**When?**\n\nA.\n\n# B\n\nC.")[-1].titles == ()


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Include:\n\n---\n\n",
        "Include:\n\n# Next\n\n",
        "Include:\n\n**When?**\n\n",
        "Include:\n\n| a |\n| - |\n| b |\n\n",
        "* a\n\nThat was the first of two lists.\n\n",
        '* a\n\n<Card title="x" />\n\nThat was the first of two lists.\n\n',
    ],
)
def test_an_introduction_ends(before: str) -> None:
    assert of(f"{before}* a\n")[-1].lead == ""


def test_rows_carry_their_header_and_their_first_cell() -> None:
    read = of("| Status | Meaning |\n| - | - |\n| 403 | [WAF](https://x.org) |\n| 500 | |\n")
    assert [passage.text for passage in read] == [
        "Status; Meaning",
        "Status: 403; Meaning: WAF",
        "Status: 500",
    ]
    assert (read[1].label, read[1].column) == ("403", "Status")
    assert read[1].links[0].href == "https://x.org"


def test_what_stands_under_nothing_says_so() -> None:
    title, said = of("# A\n\nAll nights long.\n")
    bare = Passage(
        text="A", plain="A", url=URL, path=("A",), headings=("A",), label="", column="", lead=""
    )
    assert title == replace(bare, is_title=True)
    assert said == replace(bare, text="All nights long.", plain="All nights long.")


def test_a_column_without_a_header_is_read_by_its_cells() -> None:
    head, row = of("| | `a` |\n| - | - |\n| **403** | `b` c |\n")
    assert (head.text, head.label) == ("a", "")
    assert (row.text, row.label, row.column, row.codes) == ("403; a: b c", "403", "", ("b",))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("**One** and **two**", "One"),
        ("Of **one** and **two**", ""),
        ("All of **the** nights, **All**", ""),
        ("**One**", "One"),
        ("**One :** two", "One"),
        ("Request volume: of each", "Request volume"),
        ("403: of each", "403"),
        ("603: of each", ""),
        ("**Hours**: Mondays: all", "Hours"),
    ],
)
def test_the_label_of_a_passage_is_what_it_begins_with(text: str, label: str) -> None:
    assert of(f"* {text}")[-1].label == label


def test_the_term_of_a_definition_list_stands_over_its_definition() -> None:
    body = b"<main><dl><dt>403 error</dt><dd>The WAF blocked it.</dd></dl></main>"
    read = passages([Opened(role="page-html", page=read_html(body, URL))])
    assert read[-1].titles == ("403 error",)
    assert read[-1].heading == "403 error"


def test_typography_makes_no_difference_and_the_page_keeps_its_own() -> None:
    written = (
        "\u2018a\u2019 \u201cb\u201d\u00a01\u20102\u20133\u20144\u2015 5\u22126\u301c7~8 \uff21"
    )
    (passage,) = of(written)
    assert passage.text == "'a' \"b\" 1-2-3-4- 5-6-7-8 A"
    assert passage.plain == written.replace("\u00a0", " ")


def test_headings_are_kept_as_they_stand_beside_those_that_are_read() -> None:
    passage = of("# 1\u20135 AM\n\nText here.")[-1]
    assert passage.path == ("1\u20135 AM",)
    assert passage.headings == ("1-5 AM",)


def test_a_passage_is_found_by_the_title_next_above_or_its_own() -> None:
    read = of("# A\n\n## B\n\n**Why?**\n\nAt night.\n")
    assert [one.heading for one in read] == ["A", "B", "Why?", "Why?"]
    assert [one.is_title for one in read] == [True, True, True, False]


@pytest.mark.parametrize(("length", "titled"), [(160, True), (161, False)])
def test_how_long_a_line_that_is_a_title_may_be(length: int, *, titled: bool) -> None:
    assert bool(of(f"**{'x' * length}**\n\nAt night.")[-1].titles) is titled


def test_a_passage_without_end_is_read_in_part() -> None:
    assert len(of("x" * 5_000)[0].text) == 4_000


@pytest.mark.parametrize(
    "line",
    [
        *(f"All nights{mark}" for mark in ".!:;,)"),
        "Time of all our nightly maintenance",
        "**All** the nights of each year",
        "All **the** nights of each **year**",
        "Call 030 123456",
        *("From 5 - 6", "From 5:30 on", "From 5 pm", "From 5a.m.", "Ask a@b", "See ftp://b"),
    ],
)
def test_a_line_that_says_something_is_no_title(line: str) -> None:
    assert of(f"{line}\n\nAt night.")[-1].titles == ()


def test_a_card_is_a_passage_with_a_link() -> None:
    (passage,) = of('<Card title="Discord" href="https://discord.gg/x" />')
    assert passage.links[0].href == "https://discord.gg/x"
    assert passage.text == "Discord"
    assert [one.text for one in of('<Card href="/x" />')] == [""]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("", ""),
        ("?!", ""),
        ("Request ID", "request-id"),
        ("  Café: crème! ", "cafe-creme"),
        ("the user's name", "the-users-name"),
        ("漢字", ""),
        ("account e-mail address", "account-e-mail-address"),
    ],
)
def test_a_short_label_is_its_own_token(text: str, token: str) -> None:
    assert label_slug(text) == token


def test_a_long_label_is_cut_at_a_word_and_says_nothing_of_its_own() -> None:
    assert label_slug("Whatever you  remember of THE incident and more") == (
        "whatever-you-remember-of-the-incident"
    )
    assert len(label_slug(f"{'x' * 19} {'y' * 20} z")) == MAX_SLUG
    for text in ("x" * 99, "internationalization characteristics of it all", "a b c d e f g"):
        token = label_slug(text)
        assert len(token) <= MAX_SLUG
        assert token in text.replace(" ", "-")
