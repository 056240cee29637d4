"""Markdown as documentation sites export it, read into blocks."""

from __future__ import annotations

import pytest

from checker.extract.markdown.page import read_markdown
from checker.extract.page import Code, Heading, Item, Link, Page, Paragraph, Table
from tests.extract.page_lines import lines

URL = "https://docs.example.org/guide/chat.md"


def read(text: str) -> Page:
    return read_markdown(text.encode(), URL)


NOTHING = [
    pytest.param("", id="nothing"),
    pytest.param(" \n\t\n", id="white space"),
    pytest.param("<!-- a note to the maker -->\n", id="a comment"),
    pytest.param("<!-- one that never ends\n\nText\n", id="a comment without an end"),
    pytest.param("{/* a note */}\n", id="a comment of MDX"),
    pytest.param("---\nurl: https://docs.example.org/x\n---\n", id="front matter alone"),
    pytest.param('<a id="top"></a>\n', id="an anchor"),
    pytest.param("\ufeff", id="a byte order mark"),
    pytest.param("[unused]: https://example.org\n", id="a link definition"),
    pytest.param("> [!NOTE]\n", id="an alert without text"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_read(text: str) -> None:
    page = read(text)
    assert page.blocks == ()
    assert page.title == ""


BLOCKS = [
    pytest.param("# Title\n\nText.", ["# Title", "Text."], id="a heading and a paragraph"),
    pytest.param("# A\n\n# B\n", ["# A", "# B"], id="headings of level 1 may come again"),
    pytest.param("## Roles {#the-roles}\n", ["## Roles"], id="the id of a heading is not its text"),
    pytest.param("## A {#id}`x`\n", ["## A {#id}x"], id="an id stands at the end of its heading"),
    pytest.param("a\n\n***\n\nb\n\n---\n", ["a", "***", "b", "***"], id="thematic breaks"),
    pytest.param("one\\\ntwo  \nthree\nfour", ["one two three four"], id="line breaks are spaces"),
    pytest.param(
        r"costs \$0.1 for \_x\_, \[not a link\]",
        ["costs $0.1 for _x_, [not a link]"],
        id="escapes are resolved",
    ),
    pytest.param("a &amp; b &#x22;c&#x22;", ['a & b "c"'], id="entities are resolved"),
    pytest.param("wide\u200b \u00a0 space", ["wide space"], id="invisible characters are dropped"),
    pytest.param(
        "* one\n  * two\n    * three\n* **Label**: four\n",
        ["- one", "-- two", "--- three", "- Label: four"],
        id="lists nest by two spaces",
    ),
    pytest.param("1. one\n\n   more\n2. two\n", ["- one", "more", "- two"], id="a loose list"),
    pytest.param("1. # big\n", ["- big"], id="a heading in a numbered item is its text"),
    pytest.param("[!NOTE] a", ["[!NOTE] a"], id="the mark of an alert outside of a quotation"),
    pytest.param(
        "<key>: key.", ["<key>: key."], id="a placeholder with a word of its name after it"
    ),
    pytest.param("<i>a</i><i>b</i>", ["a b"], id="words of two elements that touch"),
    pytest.param("- # big\n", ["- big"], id="a heading in an item is its text"),
    pytest.param(
        "| A | B |\n| :--- | ---: |\n| 1 | 2 |\n| 3 |\n",
        ["A|B / 1|2 / 3|"],
        id="a table, short rows filled",
    ),
    pytest.param(
        "| A | B |\n|---|---|\n| `a\\|b` | one<br>two<br/>three |\n",
        ["A|B / a|b|one two three"],
        id="escaped pipes in code, breaks as spaces",
    ),
    pytest.param(
        '```python theme={null}\nprint("x")\n```\n',
        ["```python theme={null}: 'print(\"x\")'"],
        id="a fence keeps its whole info string",
    ),
    pytest.param(
        "````yaml openapi.json POST /v1/x\na: 1\n```\nb\n```\n````\n",
        ["```yaml openapi.json POST /v1/x: 'a: 1\\n```\\nb\\n```'"],
        id="four backticks hold three",
    ),
    pytest.param("~~~\n```\n~~~\n", ["```: '```'"], id="tildes hold backticks"),
    pytest.param("```\nnever closed\n", ["```: 'never closed'"], id="an unclosed fence"),
    pytest.param("> a quotation\n> goes on\n", ["a quotation goes on"], id="a quotation"),
    pytest.param("# A\n\n> ## no heading\n", ["# A", "no heading"], id="a quoted heading is text"),
    pytest.param("a *b* _c_ d", ["a b c d"], id="emphasis leaves no mark"),
    pytest.param("~~old~~ new", ["old new"], id="struck text"),
    pytest.param("see <key> there", ["see <key> there"], id="a placeholder is text"),
    pytest.param("a <!-- hidden --> b", ["a b"], id="a comment in a line"),
    pytest.param(
        "one <span id='x'>two</span> <b>three</b>", ["one two three"], id="HTML in a line"
    ),
    pytest.param(
        "<div align=center>\n  <p>One <code>x</code></p>\n</div>\n", ["One x"], id="a block of HTML"
    ),
    pytest.param(
        "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>\n", ["A / 1"], id="a table in HTML"
    ),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_blocks(text: str, expected: list[str]) -> None:
    assert lines(read(text)) == expected


def test_the_mark_of_an_alert_is_not_of_its_text() -> None:
    assert lines(read("> [!WARNING]\n> Text.\n\n> [!tip]- More.\n")) == ["Text.", "More."]


COMPONENTS = [
    pytest.param('<Card title="T" href="/x" />', ["<Card title='T' href='/x'>"], id="self-closing"),
    pytest.param("<Card title='T'/>tail", ["<Card title='T'>", "tail"], id="text after a tag"),
    pytest.param(
        '<Steps>\n  <Step title="Send &amp; wait">\n    Then.\n  </Step>\n</Steps>',
        ["<Steps>", "  <Step title='Send & wait'>", "    Then."],
        id="nested bodies",
    ),
    pytest.param(
        "<CodeGroup>\n  ```bash cURL\n  curl x\n  ```\n\n  ```js\n  y\n  ```\n</CodeGroup>",
        ["<CodeGroup>", "  ```bash cURL: 'curl x'", "  ```js: 'y'"],
        id="fences in a body lose its indentation",
    ),
    pytest.param(
        '<ParamField body="stream" type="&#x22;A&#x22; | boolean" required default={[1, "}"]}>\n'
        "  Text.\n</ParamField>",
        [
            "<ParamField body='stream' type='\"A\" | boolean' required='true' default='[1, \"}\"]'>",
            "  Text.",
        ],
        id="attributes: entities, bare, an expression",
    ),
    pytest.param(
        "<ResponseField\n  name=\"id\"\n  type={'string'}\n  required={false}\n  {...more}\n>\n"
        "  Text.\n</ResponseField>",
        ["<ResponseField name='id' type='string' required='false'>", "  Text."],
        id="attributes over several lines",
    ),
    pytest.param("<Frame src={`a`} x=y />", ["<Frame src='a' x='y'>"], id="other ways to quote"),
    pytest.param(
        "<Frame src={base + '/a'} x={'a'!} y={} />",
        ["<Frame src=\"base + '/a'\" x=\"'a'!\" y=''>"],
        id="a text within an expression",
    ),
    pytest.param(
        '<Card x={a ? "\\"}" : {b: "c"}} />',
        ['<Card x=\'a ? "\\\\"}" : {b: "c"}\'>'],
        id="braces in strings, nested braces",
    ),
    pytest.param('<Card x={"a\\\\"} />', ["<Card x='a\\\\\\\\'>"], id="an escaped mark of escape"),
    pytest.param("<Card x={~a} />", ["<Card x='~a'>"], id="a tilde in an expression"),
    pytest.param("<A>\nx\n</A> y\n\nz", ["<A>", "  x", "y", "z"], id="text after a closing tag"),
    pytest.param(
        "<b>\nx\n</b>\n\n<A>\n<b>\ny\n</b>\n\n</A>\n\nz",
        ["x", "<A>", "  y", "z"],
        id="HTML that parts no text, around a component's ends",
    ),
    pytest.param("<A>\n<A />\nx\n</A>\ny", ["<A>", "  <A>", "  x", "y"], id="one in its like"),
    pytest.param("<A>\n<B>\nx\n</A>\ny", ["<A>", "  <B>", "  x", "y"], id="an unclosed child"),
    pytest.param("<A>\n<B>\nx\n</A>\ny\n</B>", ["<A>", "  <B>", "  x", "y"], id="crossed tags"),
    pytest.param("<div>\n<A>\na\n</A>\n</div>", ["a"], id="tags between those of HTML"),
    pytest.param(
        "<A>\n</A>\n<A>\n    x\n    # y\n</A>\n\n<A>\n    x\n    # y",
        ["<A>", "<A>", "  x", "  # y", "<A>", "x # y"],
        id="closed twice, opened once more",
    ),
    pytest.param(
        "```\na\n  ```\n<Tip>b</Tip>", ["```: 'a'", "<Tip>", "  b"], id="a fence that ends indented"
    ),
    pytest.param("</A>\n\nx </B>", ["x"], id="closing tags of nothing"),
    pytest.param("<A>\na\n</A>\n</A>\nb", ["<A>", "  a", "b"], id="closed once more than opened"),
    pytest.param("<A>a</A></B>", ["<A>", "  a"], id="several closing tags"),
    pytest.param(
        "Use <Tooltip tip='x'>this</Tooltip> here",
        ["Use this here"],
        id="a component in a sentence",
    ),
    pytest.param(
        "<Tip>\nText.</Tip>\nafter", ["<Tip>", "  Text.", "after"], id="a tag ends a line"
    ),
    pytest.param("<Tip>a <Kbd>b</Kbd>\n</Tip>", ["<Tip>", "  a b"], id="a sentence ends with one"),
    pytest.param(
        "a <Foo>b</Foo> <Foo /> <Foo x='y'> <Bar>", ["a b <Bar>"], id="unknown, in a line"
    ),
    pytest.param("a </Tip> b", ["a b"], id="a closing tag in a line"),
    pytest.param("- <!-- x -->\n- a", ["- a"], id="a comment alone in an item"),
    pytest.param("<Icon name='x' /> first", ["first"], id="an icon before a sentence"),
    pytest.param("<Foo bar", ["<Foo bar"], id="a tag that never ends"),
    pytest.param('<Foo bar="never', ['<Foo bar="never'], id="an attribute that never ends"),
    pytest.param("<Foo bar={never", ["<Foo bar={never"], id="an expression that never ends"),
    pytest.param("<Foo bar={a 'never}", ["<Foo bar={a 'never}"], id="a string that never ends"),
    pytest.param("<API_KEY>", ["<API_KEY>"], id="a placeholder is no component"),
    pytest.param("{method} {target}", ["{method} {target}"], id="braces are no comment"),
    pytest.param("{/* a\nb */}\ntext", ["text"], id="a comment of MDX over lines"),
    pytest.param("<!-- <Tip> -->\ntext", ["text"], id="a tag in a comment"),
    pytest.param("`<Tip>` is a tag", ["<Tip> is a tag"], id="a tag in code"),
    pytest.param("```\n<Tip>\n</Tip>\n```", ["```: '<Tip>\\n</Tip>'"], id="tags in a fence"),
    pytest.param("> ```\n> <Tip>\n> ```", ["```: '<Tip>'"], id="tags in a quoted fence"),
    pytest.param("- ```\n  <Tip>\n  ```", ["```: '<Tip>'"], id="tags in a fence of an item"),
    pytest.param(
        "``` `x\n<Tip>a</Tip>", ["``` `x", "<Tip>", "  a"], id="backticks that open no fence"
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMPONENTS)
def test_components(text: str, expected: list[str]) -> None:
    assert lines(read(text)) == expected


def test_the_components_that_enclose_a_block_are_remembered_to_a_bound() -> None:
    depth = 100
    text = "".join(f"<A{level}>\n" for level in range(depth)) + "deep\n"
    text += "".join(f"</A{level}>\n" for level in reversed(range(depth))) + "\nafter\n"
    inside = {line.content.text.plain: len(line.inside) for line in read(text).blocks[depth:]}  # type: ignore[union-attr] - paragraphs
    assert inside == {"deep": 32, "after": 0}


TITLES = [
    pytest.param("# T\n\n# U\n", "T", id="the first of level 1"),
    pytest.param("Text.\n\n## T\n", "", id="no heading of level 1"),
    pytest.param("---\ntitle: 'F'\n---\nText.\n", "F", id="front matter's"),
    pytest.param(
        "> ## Documentation Index\n> See: https://docs.example.org/llms.txt\n> Use it.\n\n# T\n",
        "T",
        id="the index before the page is not of the page",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(text: str, title: str) -> None:
    page = read(text)
    assert page.title == title
    assert not any("Index" in line for line in lines(page))


FRONT = [
    pytest.param("---\nurl: u\nlastmod: 2026-03-12T00:58:34.592Z\n---\n", id="front matter"),
    pytest.param('---\nlastmod: "2026-03-12T00:58:34.592Z"\n---\n', id="a quoted value"),
    pytest.param("---\ntags:\n- a\n- b\nlastmod: 2026-03-12T00:58:34.592Z\n---\n", id="a list"),
    pytest.param("<!-- Source: u\nlastmod: 2026-03-12T00:58:34.592Z -->\n", id="a comment"),
    pytest.param("\n\n---\nlastmod: 2026-03-12T00:58:34.592Z\n---\n", id="after blank lines"),
]


@pytest.mark.parametrize("front", FRONT)
def test_front_matter_dates_the_page_and_is_not_of_it(front: str) -> None:
    page = read(front + "\n# T\n")
    assert page.updated == "2026-03-12T00:58:34.592Z"
    assert lines(page) == ["# T"]


@pytest.mark.parametrize("name", ["api", "openapi"])
def test_front_matter_names_the_operation_of_a_page(name: str) -> None:
    page = read(f"---\n{name}: POST /v1/x\n---\n# T\n")
    assert (lines(page), page.form) == (["POST /v1/x", "# T"], "markdown")


@pytest.mark.parametrize(
    ("fields", "updated"),
    [
        ("updated: 2026-03-11\nlastmod: 2026-03-12", "2026-03-12"),
        ("updated: 2026-03-11", "2026-03-11"),
        ("Lastmod: '2026-03-12'\nlastmod: 2026-03-13", "2026-03-12"),
        ("lastmod:2026-03-12", "2026-03-10"),
    ],
)
def test_front_matter_dates_a_page_before_its_text(fields: str, updated: str) -> None:
    assert read(f"---\n{fields}\n---\nLast updated 2026-03-10\n").updated == updated


def test_a_line_may_date_the_page() -> None:
    assert read("# T\n\n**Last updated:** July 13, 2026\n").updated == "July 13, 2026"
    assert read("# T\n\nLast updated by hand\n").updated is None


def test_a_rule_at_the_begin_is_no_front_matter() -> None:
    assert lines(read("---\n\n# T\n\n---\n")) == ["***", "# T", "***"]


def test_headings_make_a_path_and_headings_of_one_level_do_not_nest() -> None:
    page = read("before\n\n# A\n\n### B\n\n## C\n\ntext\n\n# D\n\n- item\n")
    paths = {line: block.headings for line, block in zip(lines(page), page.blocks, strict=True)}
    assert paths == {
        "before": (),
        "# A": ("A",),
        "### B": ("A", "B"),
        "## C": ("A", "C"),
        "text": ("A", "C"),
        "# D": ("D",),
        "- item": ("D",),
    }


TEXTS = [
    pytest.param("[a](/x) b", [("a", "https://docs.example.org/x")], id="and text after it"),
    pytest.param(
        "<a href=/x>a</a> b", [("a", "https://docs.example.org/x")], id="HTML, text after"
    ),
    pytest.param("[a](../b#c)", [("a", "https://docs.example.org/b#c")], id="made absolute"),
    pytest.param("[a][r]\n\n[r]: /x", [("a", "https://docs.example.org/x")], id="by reference"),
    pytest.param("[a `b`](x)", [("a b", "https://docs.example.org/guide/x")], id="around code"),
    pytest.param("<https://e.example>", [("https://e.example", "https://e.example")], id="auto"),
    pytest.param("<me@e.example>", [("me@e.example", "mailto:me@e.example")], id="a mail address"),
    pytest.param(
        "see https://e.example/x. Or me@e.example, too",
        [("https://e.example/x", "https://e.example/x"), ("me@e.example", "mailto:me@e.example")],
        id="bare addresses",
    ),
    pytest.param("at ~http://e.example/x~", [("http://e.example/x",) * 2], id="between tildes"),
    pytest.param("ask me@e.example", [("me@e.example", "mailto:me@e.example")], id="a bare mail"),
    pytest.param("`https://e.example`", [], id="an address in code is none"),
    pytest.param("```\n[a](/x)\n```\n", [], id="nor is one in a block of code"),
    pytest.param("[x@y.example](/z)", [("x@y.example", "https://docs.example.org/z")], id="once"),
    pytest.param(
        '<a href="/x?a=1&amp;b">y</a>', [("y", "https://docs.example.org/x?a=1&b")], id="HTML"
    ),
    pytest.param('<a id="x">y</a>', [], id="an anchor is no link"),
    pytest.param(
        "at http://e.example", [("http://e.example", "http://e.example")], id="a bare one"
    ),
    pytest.param(
        '<a href="/x">y <b>z</a> w',
        [("y z", "https://docs.example.org/x")],
        id="ends what is in it",
    ),
    pytest.param(
        '<a href="/~me~">y</a>', [("y", "https://docs.example.org/~me~")], id="with tildes"
    ),
    pytest.param(
        '<a href="https://e.example/x">y\n\nNext.',
        [("y", "https://e.example/x")],
        id="one that is not closed ends with its line",
    ),
    pytest.param("[a](http://[x)", [("a", "http://%5Bx")], id="an address that is none"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_links(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text).links() == tuple(Link(text=said, href=href) for said, href in expected)


def test_a_text_knows_its_codes_images_and_what_is_strong() -> None:
    content = (
        read("**[1] `a`:** <code>b</code> ![Stable](x.png) <img alt='Red'> `c`").blocks[0].content
    )
    assert isinstance(content, Paragraph)
    assert content.text.plain == "[1] a: b c"
    assert content.text.codes == ("a", "b", "c")
    assert content.text.images == ("Stable", "Red")
    assert content.text.strong == ("[1] a:",)


def test_the_language_of_code_is_the_first_word_of_its_info() -> None:
    codes = [block.content for block in read("```JSON theme={null}\n```\n```\n```").blocks]
    assert [code.language for code in codes if isinstance(code, Code)] == ["json", ""]


def test_the_cells_of_a_table_are_texts() -> None:
    page = read(
        "| Key | Stability |\n|---|---|\n"
        '| <a id="k" href="#k">`a.<key>`</a> | ![Deprecated](b.svg)<br>Use `c`. |\n'
    )
    table = page.blocks[0].content
    assert isinstance(table, Table)
    key, badge = table.rows[0]
    assert (key.plain, key.codes, key.links[0].href) == ("a.<key>", ("a.<key>",), f"{URL}#k")
    assert (badge.plain, badge.codes, badge.images) == ("Use c.", ("c",), ("Deprecated",))


def test_the_alternative_text_of_an_image_is_not_in_the_line() -> None:
    content = read("![Development](x)\nText.").blocks[0].content
    assert isinstance(content, Paragraph)
    assert content.text.plain == "Text."


@pytest.mark.parametrize("text", ["# `a` b", "- `a` b"], ids=["of a heading", "of an item"])
def test_codes(text: str) -> None:
    content = read(text).blocks[0].content
    assert isinstance(content, Heading | Item)
    assert content.text.codes == ("a",)


@pytest.mark.parametrize("name", ["b", "strong"])
def test_what_html_in_a_line_sets_strongly_is_known_as_that(name: str) -> None:
    (block,) = read(f"<{name}>Status</{name}>: <i>open</i>").blocks
    assert isinstance(block.content, Paragraph)
    assert (block.content.text.plain, block.content.text.strong) == ("Status: open", ("Status",))
