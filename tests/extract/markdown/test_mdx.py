"""The bodies of components, however deep, hold lists, tables, code and components again."""

from __future__ import annotations

import time

import pytest

from checker.extract.markdown.mdx import source_of
from checker.extract.markdown.page import read_markdown
from checker.extract.page import Block, Code, Component, Item, Paragraph, Table


def blocks(text: str) -> list[Block]:
    return list(read_markdown(text.encode(), "https://docs.test/p.md").blocks)


def told(text: str) -> list[tuple[str, str]]:
    """(names of what is around, what stands there) for each block."""
    found = []
    for block in blocks(text):
        around = ">".join(component.name for component in block.inside)
        match block.content:
            case Item(text=words, depth=depth):
                found.append((around, "  " * depth + "* " + words.plain))
            case Paragraph(text=words):
                found.append((around, words.plain))
            case Code(text=code):
                found.append((around, code))
            case Table(rows=rows):
                found.append((around, f"{len(rows)} rows"))
            case Component(name=name):
                found.append((around, f"<{name}>"))
            case _:
                pass
    return found


CASES = [
    pytest.param(
        "<A>\n  <B>\n    <C>\n      Deep.\n    </C>\n\n    <C>\n      Again.\n    </C>\n  </B>\n</A>",
        [
            ("", "<A>"),
            ("A", "<B>"),
            ("A>B", "<C>"),
            ("A>B>C", "Deep."),
            ("A>B", "<C>"),
            ("A>B>C", "Again."),
        ],
        id="a closing tag ends the paragraph before it, however far it is indented",
    ),
    pytest.param(
        "<A>\n  <B>x</B>\n  <B>y</B>\n  <C>\n    <B>z</B>\n    <B>w</B>\n  </C>\n</A>",
        [
            ("", "<A>"),
            ("A", "<B>"),
            ("A>B", "x"),
            ("A", "<B>"),
            ("A>B", "y"),
            ("A", "<C>"),
            ("A>C", "<B>"),
            ("A>C>B", "z"),
            ("A>C", "<B>"),
            ("A>C>B", "w"),
        ],
        id="components on one line each, one after another",
    ),
    pytest.param(
        "<A>\n  <B>\n    * one\n      * two\n    * three\n  </B>\n</A>",
        [("", "<A>"), ("A", "<B>"), ("A>B", "* one"), ("A>B", "  * two"), ("A>B", "* three")],
        id="a list",
    ),
    pytest.param(
        '<A>\n  <B>\n    ```json\n    {\n      "a": 1\n    }\n    ```\n\n    | x | y |\n    | - | - |\n    | 1 | 2 |\n  </B>\n</A>',
        [("", "<A>"), ("A", "<B>"), ("A>B", '{\n  "a": 1\n}'), ("A>B", "1 rows")],
        id="code and a table",
    ),
    pytest.param(
        "<A>\n* one\n  * two\n\n```yaml\na:\n  b: 1\n```\n</A>",
        [("", "<A>"), ("A", "* one"), ("A", "  * two"), ("A", "a:\n  b: 1")],
        id="a body that is not indented keeps its own indentation",
    ),
    pytest.param(
        "* item\n  <A>\n    Noted.\n  </A>\n* next",
        [("", "* item"), ("", "<A>"), ("A", "Noted."), ("", "* next")],
        id="a component in a list",
    ),
    pytest.param(
        "<A>\n\n* one\n  * two",
        [("", "<A>"), ("", "* one"), ("", "  * two")],
        id="one that is never closed has no body",
    ),
    pytest.param(
        "<A>\n<B>\n    x\n    <C>\n    y\n    </C>\n</B>\n</A>",
        [("", "<A>"), ("A", "<B>"), ("A>B", "x"), ("A>B", "<C>"), ("A>B>C", "y")],
        id="a body that is indented in one that is not",
    ),
    pytest.param(
        "<A>\n  <A>\n    x\n  </A>\n    y\n    <B>z</B>\n</A>",
        [("", "<A>"), ("A", "<A>"), ("A>A", "x"), ("A", "y"), ("A", "<B>"), ("A>B", "z")],
        id="one in another of its name",
    ),
    pytest.param(
        "<A>\n  ~~~\n  x\n  ~~~\n</A>", [("", "<A>"), ("A", "x")], id="a fence of tildes first"
    ),
    pytest.param(
        "  <A>\nx y\n  </A>", [("", "<A>"), ("A", "x y")], id="a body to the left of its tag"
    ),
    pytest.param(
        "</B>\n\n<A>\n  <B>\n    x\n</A>\n\n* one\n  * two",
        [("", "<A>"), ("A", "<B>"), ("A", "x"), ("", "* one"), ("", "  * two")],
        id="tags that are not in order",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_body_is_read_like_the_page(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.timed
@pytest.mark.parametrize(
    "text",
    ["<A>\n" * 4_000 + "</B>\n" * 4_000, "<A>\n  x\n</A>\n" * 4_000, "</A>\n<A>\n" * 4_000],
    ids=["never closed", "one after another", "closed before they are opened"],
)
def test_many_tags_take_time_in_proportion(text: str) -> None:
    begin = time.process_time()
    blocks(text)
    assert time.process_time() - begin < 30


@pytest.mark.parametrize("name", ["Badge", "Icon", "Kbd", "Latex", "Tooltip"])
def test_a_component_of_a_sentence_is_none_of_the_page(name: str) -> None:
    text = f"<{name}>One</{name}> of <Card>them</Card> and <{name}>two</{name}>"
    assert source_of(text).lines == [text]
    assert source_of(text.replace(name, "Card")).lines != [text]


@pytest.mark.parametrize(("begin", "end"), [("<!--", "-->"), ("{/*", "*/}")])
def test_what_stands_in_a_comment_is_no_component(begin: str, end: str) -> None:
    assert source_of(f"{begin}\n<Card>\n{end}\n").tags == {}
    assert len(source_of(f"{begin} a {end} <Card>\n").tags) == 1


def test_blocks_of_gitbook_are_components() -> None:
    text = (
        '{% tabs %}\n{% tab title="400 No" %}\nWords.\n{% endtab %}\n{% endtabs %}\n'
        '{% content-ref url="https://x.test" %}\n\nAfter {% it %}.\n\n```\n{% tab title="a" %}\n```\n'
    )
    assert told(text) == [
        ("", "<Tabs>"),
        ("Tabs", "<Tab>"),
        ("Tabs>Tab", "Words."),
        ("", "<ContentRef>"),
        ("", "After {% it %}."),
        ("", '{% tab title="a" %}'),
    ]
    long = '{% tab title="' + "a" * 4_000 + '" %}'
    assert told(
        f"{{% tab %}}\n{long}\n{{% endtab %}}\n* y\n  {{% tab %}}\n  z\n  {{% endtab %}}\n* w"
    ) == [
        ("", "<Tab>"),
        ("Tab", long),
        ("", "* y"),
        ("", "<Tab>"),
        ("Tab", "z"),
        ("", "* w"),
    ]
    assert Component(name="Tab", attributes=(("title", "400 No"),)) in [
        block.content for block in blocks(text)
    ]
