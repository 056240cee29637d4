"""HTML of documentation sites and of sites nobody knows, read into blocks."""

from __future__ import annotations

import pytest

from checker.extract.html.elements import Elements
from checker.extract.html.page import _is_wanted, read_html
from checker.extract.page import Component, Heading, Item, Link, Page, Paragraph, Table
from tests.extract.page_lines import lines

URL = "https://docs.example.org/guide/chat/"


def read(text: str) -> Page:
    return read_html(text.encode(), URL)


NOTHING = [
    pytest.param("", id="nothing"),
    pytest.param("<html><head><title>T</title></head><body></body></html>", id="an empty body"),
    pytest.param("<!-- <main>x</main> -->", id="a comment"),
    pytest.param("<script>var x = '<main>x</main>'</script>", id="a script"),
    pytest.param(
        "<style>main {}</style><noscript>x</noscript><template>x</template>", id="not shown"
    ),
    pytest.param("<nav>x</nav><aside>x</aside><footer>x</footer><dialog>x</dialog>", id="chrome"),
    pytest.param("<div role=navigation>x</div><div role=search>x</div>", id="chrome by role"),
    pytest.param("<div id=sidebar>x</div><div id=table-of-contents>x</div>", id="chrome by id"),
    pytest.param('<p class="a sr-only">x</p><ul class=td-toc><li>x</ul>', id="chrome by class"),
    pytest.param("<h2 class=feedback--title>x</h2><p class=feedback--question>x", id="feedback"),
    pytest.param("<p hidden>x</p><p style='display: none'>x<p aria-hidden=true>x", id="hidden"),
    pytest.param("<h2></h2><h3><a href=#x></a></h3>", id="headings without text"),
    pytest.param("<svg><title>x</title></svg><button>Copy</button>", id="icons and buttons"),
    pytest.param("<input type=hidden name=token value=secret>", id="a hidden input"),
    pytest.param("<p> \u200b&nbsp;</p><table></table><table><tr></table>", id="empty elements"),
    pytest.param("<?xml version='1.0'?><x/>", id="XML"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_read(text: str) -> None:
    assert lines(read(text)) == []


BLOCKS = [
    pytest.param("<h1>A</h1><p>b<p>c", ["# A", "b", "c"], id="headings and paragraphs"),
    pytest.param("<span data-as=p>a</span><span data-as=p>b</span>", ["a", "b"], id="spans as p"),
    pytest.param("a<br>b<div>c</div>d", ["a b", "c", "d"], id="text without an element"),
    pytest.param("<h6>a <div>b</div></h6>c", ["###### a b", "c"], id="blocks in a heading"),
    pytest.param("https://x.example", ["https://x.example"], id="an address alone"),
    pytest.param("page.txt", ["page.txt"], id="a name of a file alone"),
    pytest.param("\0", ["\ufffd"], id="a null"),
    pytest.param("<ul><li>a<ol><li>b</ol><p>c<li>d</ul>", ["- a", "-- b", "c", "- d"], id="lists"),
    pytest.param("<ul><li><p>a</p><p>b</p></li></ul>", ["- a", "b"], id="a loose item"),
    pytest.param("<ul><li></li>a</ul>", ["a"], id="text after an item without any"),
    pytest.param("<ul><li><ul></ul>a</ul>", ["- a"], id="an item after a list without any"),
    pytest.param("<li>alone", ["alone"], id="an item without a list"),
    pytest.param("<dl><dt>a<dd>b</dl>", ["a", "b"], id="a definition list"),
    pytest.param("a<hr>b", ["a", "***", "b"], id="a thematic break"),
    pytest.param("<p><a href=#b>a, b</a> c", ["a, b c"], id="a link within the page"),
    pytest.param("a<form>b</form>c", ["a", "b", "c"], id="text around a form"),
    pytest.param("<blockquote>a<p>b</blockquote>c", ["a", "b", "c"], id="a quotation"),
    pytest.param("&lt;key> &amp; &ldquo;x&rdquo;", ["<key> & “x”"], id="entities, a bare >"),
    pytest.param("<p>a <!-- x --> b", ["a b"], id="a comment in a line"),
    pytest.param(
        "<details open><summary>Q <b>x</b></summary>a<p>b</details>c",
        ["<details open='true'>Q x", "  a", "  b", "c"],
        id="an accordion",
    ),
    pytest.param(
        "a<details><summary>Q</summary>b</details>c<summary>d</summary>",
        ["a", "<details>Q", "  b", "c", "d"],
        id="text before it, a summary after it",
    ),
    pytest.param(
        "<details>a<summary>Q</summary>b</details>",
        ["<details>Q", "  a", "  b"],
        id="text before a summary",
    ),
    pytest.param(
        "<details><summary>A</summary><details><summary>B</summary>c</details>d</details>",
        ["<details>A", "  <details>B", "    c", "  d"],
        id="one in another",
    ),
    pytest.param("<details>a</details>b", ["<details>", "  a", "b"], id="without a summary"),
    pytest.param("<summary>a</summary>b", ["a", "b"], id="a summary of nothing"),
    pytest.param(
        "<p hidden=until-found>a<div hidden role=region>b</div><div hidden role=tabpanel>c</div>",
        ["a", "b", "c"],
        id="shown later",
    ),
    pytest.param("<p style='color: red'>a", ["a"], id="with a style of its own"),
    pytest.param(
        "<h2>A<a class=td-heading-self-link href=#a></a><a href=#a>\u200b</a></h2>",
        ["## A"],
        id="anchors of a heading",
    ),
    pytest.param("<h2>A <a class=headerlink href=#a>¶</a></h2>", ["## A"], id="a paragraph sign"),
    pytest.param("<p><a href=#a>1</a> <a href=/x>#</a>", ["1 #"], id="links that are no anchors"),
    pytest.param("a<img alt=x>b", ["a b"], id="an image parts words"),
    pytest.param("a<svg><title>x</title></svg>b", ["a b"], id="an icon parts words"),
    pytest.param("<i>a</i><i>b</i>", ["a b"], id="words of two elements that touch"),
    pytest.param("<i>max</i><wbr>tokens", ["maxtokens"], id="a place to break a word"),
    pytest.param("<b>a</b><img alt=x>", ["a"], id="an image at the end"),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_blocks(text: str, expected: list[str]) -> None:
    assert lines(read(text)) == expected


def test_the_heading_of_an_alert_is_left_out() -> None:
    text = (
        '<div class="td-alert alert alert-important" role=alert>'
        '<div class="td-alert-heading alert-heading">Important</div>'
        "<div class=td-alert-body><p>a<ul><li>b</ul></div></div><p>c"
        '<div class="markdown-alert"><p class=markdown-alert-title>x</p>d</div>'
    )
    assert lines(read(text)) == ["a", "- b", "c", "d"]


TABLES = [
    pytest.param(
        "<table><thead><tr><th>A<th>B</thead><tbody><tr><td>1<td>2</table>",
        ["A|B / 1|2"],
        id="with a head",
    ),
    pytest.param(
        "<table><tr><th>A<th>B<tr><td>1</table>", ["A|B / 1|"], id="short rows are filled"
    ),
    pytest.param("<table><tr><td>A<tr><td>1</table>", ["A / 1"], id="without header cells"),
    pytest.param(
        "<table><tr><th>A<th>B<tr><th>1<td>2</table>", ["A|B / 1|2"], id="header cells aside"
    ),
    pytest.param(
        "<table><tr><td>A<td>B<tr><td>1<td>2<td>3</table>", ["A|B / 1|2|3"], id="long rows"
    ),
    pytest.param(
        "<table><tr><td>A<td>B<td>C<tr><td rowspan=2>1<td colspan=2>2<tr><td>3<td>4</table>",
        ["A|B|C / 1|2| / 1|3|4"],
        id="spans",
    ),
    pytest.param(
        "<table><tr><td rowspan=3>A<td>B<tr><td>1<tr><td>2<tr><td>3<td>4</table>",
        ["A|B / A|1 / A|2 / 3|4"],
        id="a span over several rows",
    ),
    pytest.param(
        "<table><tr><td>A<td rowspan=2>B<td>C<tr><td>1<td>2</table>",
        ["A|B|C / 1|B|2"],
        id="a span in the middle",
    ),
    pytest.param(
        "<table><tr><td>A<td rowspan=2>B<tr><tr><td>1<td>2</table>",
        ["A|B / 1|2"],
        id="a span ends in a row that is too short for it",
    ),
    pytest.param(f"<table><tr><td colspan={'9' * 5000}>A</table>", ["A" + "|" * 99], id="wide"),
    pytest.param("<table><td>A<td>B</table>", ["A|B"], id="cells without a row"),
    pytest.param("<table><tr><td rowspan=x colspan=0>A</table>", ["A"], id="spans that are none"),
    pytest.param(
        "<table><thead><tr><td>A</thead><tr><td>1</table>", ["A / 1"], id="a head of cells"
    ),
    pytest.param(
        "<table><tr><td>A<tr><td><p>a</p><ul><li>b</ul><h3>c</h3><hr><table><thead><tr><td>d</table>"
        "<details><summary>e</summary>f</details><blockquote>g</blockquote></table>",
        ["A / a b c e f g", "d"],
        id="blocks in a cell are its text, but for a table",
    ),
    pytest.param(
        "<table><tr><td>A<tr><td>a<table><tr><td>B<tr><td>b<table><tr><td>C</table></table>z</table>",
        ["A / a z", "B / b", "C"],
        id="tables in tables follow them",
    ),
    pytest.param(
        "<table><tr><td>A<tr><td>a<table><caption>x</caption><tr><td>B</table></table>",
        ["A / a", "B"],
        id="a caption in a cell is no content",
    ),
    pytest.param(
        "<table>y<caption>x</caption><tr><td>A</table>", ["x", "A"], id="before a caption"
    ),
    pytest.param(
        "<form><label>a<table><caption>b</caption><tr><td>c<td>d</table></label></form>",
        ["<label>a b c d"],
        id="in a label",
    ),
    pytest.param(
        "<table><tr><td>A<tr><td>a<label>b<table><tr><td>c<td>d</table></label>z</table>",
        ["<label>b c d", "A / a z"],
        id="in a label of a cell",
    ),
    pytest.param(
        "<table><tr><td>A<tr><td>a<input id=x>z</table>",
        ["<input id='x'>", "A / a z"],
        id="a control",
    ),
    pytest.param(
        "<table><tr><td>A<tr><td><details>a</details>b</table>", ["A / a b"], id="a text is parted"
    ),
    pytest.param(
        "<table><caption>x</caption>y<tr><td>A</table>", ["x", "A"], id="text beside cells"
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables(text: str, expected: list[str]) -> None:
    assert lines(read(text)) == expected


def test_spans_do_not_multiply_a_table() -> None:
    row = "<tr>" + "<td rowspan=9999 colspan=9999>x" * 50
    table = read(f"<table>{row * 50}</table>").blocks[0].content
    assert isinstance(table, Table)
    assert max(map(len, table.rows)) < 50 * 100 + 200


CODE = [
    pytest.param("<pre>a\n b\n</pre>", ["```: 'a\\n b'"], id="preformatted"),
    pytest.param(
        "<pre class=x><code class='hljs language-json'>{<b>1</b>}</code></pre>",
        ["```json: '{1}'"],
        id="a language by class",
    ),
    pytest.param("<pre language=python>a<br>b</pre>", ["```python: 'a\\nb'"], id="by attribute"),
    pytest.param("<pre><code data-lang=sh>a</code></pre>", ["```sh: 'a'"], id="of the code"),
    pytest.param(
        "<pre language=js>a</pre><p>b</p><pre language=js>a</pre><pre language=js>c</pre>",
        ["```js: 'a'", "b", "```js: 'c'"],
        id="a copy for another screen is left out",
    ),
    pytest.param(
        "<table><tr><td>A<tr><td><pre>a\nb</pre></table>",
        ["A / a b"],
        id="in a cell it is a code span",
    ),
    pytest.param("<pre>a<script>x</script></pre>", ["```: 'a'"], id="a script in it"),
]


@pytest.mark.parametrize(("text", "expected"), CODE)
def test_code(text: str, expected: list[str]) -> None:
    assert lines(read(text)) == expected


FORMS = [
    pytest.param(
        "<form><label for=e>Email <i>*</i></label><input id=e type=email required>"
        "<button type=submit>Send</button></form>",
        [
            "<label for='e'>Email *",
            "<input id='e' type='email' required='true'>",
            "<button type='submit'>Send",
        ],
        id="label, input, button",
    ),
    pytest.param(
        "<form><label>Topic <select name=t><option value=1>A<option>B</select></label>"
        "<textarea name=m>written</textarea></form>after",
        [
            "<label>Topic",
            "<select name='t'>",
            "<option value='1'>A",
            "<option>B",
            "<textarea name='m'>",
            "after",
        ],
        id="controls inside a label",
    ),
    pytest.param("<fieldset><legend>A</legend>b</fieldset>", ["<legend>A", "b"], id="a legend"),
    pytest.param(
        "a<iframe src=https://f.example/x></iframe>b",
        ["a", "<iframe src='https://f.example/x'>", "b"],
        id="a frame",
    ),
    pytest.param(
        "<button class=x data-component-part=other>a</button>",
        ["<button data-component-part='other'>a"],
        id="a part of a component",
    ),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: list[str]) -> None:
    assert lines(read(text)) == expected


FIELD = (
    '<h4>{section}</h4><div class="primitive-param-field"><div id="{id}">'
    '<{tag} data-component-part="field-name">{name}</{tag}><div data-component-part="field-meta">'
    '<div data-component-part="field-info-pill"><span>string</span></div>{pills}</div></div>'
    "<p>Says it.</p></div>"
)
PILL = '<div data-component-part="field-info-pill">{}</div>'
FIELDS = [
    pytest.param(
        FIELD.format(section="Body", id="body-max-tokens", tag="div", name="max_tokens", pills=""),
        [
            "#### Body",
            "<ParamField name='max_tokens' id='body-max-tokens' type='string'>",
            "Says it.",
        ],
        id="a name is no slug, and no pill says optional",
    ),
    pytest.param(
        FIELD.format(
            section="Antwort",
            id="response-id",
            tag="button",
            name="id",
            pills=PILL.format("<span>default:</span><span>50</span>")
            + '<div data-component-part="field-required-pill">erforderlich</div>'
            + '<div data-component-part="field-deprecated-pill">x</div>',
        ),
        [
            "#### Antwort",
            (
                "<ResponseField name='id' id='response-id' type='string' default='50'"
                " required='true' deprecated='true'>"
            ),
            "Says it.",
        ],
        id="pills count, not their words",
    ),
    pytest.param(
        FIELD.format(
            section="Headers", id="authorization-x", tag="a", name="X", pills=PILL.format("header")
        ),
        [
            "#### Headers",
            "<ParamField name='X' id='authorization-x' type='string' in='header'>",
            "Says it.",
        ],
        id="where it stands",
    ),
    pytest.param(
        PILL.format("string") + '<span data-component-part="field-name">a</span>',
        ["<ParamField name='a'>"],
        id="a pill of no field, a field without an id",
    ),
    pytest.param(
        "<table><tr><td>A<tr><td><b data-component-part=field-name>a</b> b</table>",
        ["A / a b"],
        id="in a cell it is a text",
    ),
    pytest.param(
        FIELD.format(section="Body", id="response-a", tag="div", name="a", pills="")
        + '<span data-component-part="field-name">b</span>',
        [
            "#### Body",
            "<ResponseField name='a' id='response-a' type='string'>",
            "Says it.",
            "<ParamField name='b'>",
        ],
        id="an id is of one field",
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_documented_fields(text: str, expected: list[str]) -> None:
    assert lines(read(text)) == expected


@pytest.mark.parametrize(
    ("start", "name"),
    [
        *((start, "ParamField") for start in ("authorization-", "body-", "param-", "parameter-")),
        ("response-", "ResponseField"),
    ],
)
def test_the_id_of_a_documented_field_says_where_it_stands(start: str, name: str) -> None:
    def field(identity: str) -> str:
        (line,) = lines(read(f"<div id={identity}><b data-component-part=field-name>x</b></div>"))
        return line

    assert field(f"{start}x") == f"<{name} name='x' id='{start}x'>"
    assert field(f"a-{start}x") == "<ParamField name='x'>"


CONTENT = [
    pytest.param("<main>a<div class=td-content>b</div></main>", ["b"], id="Docsy's content"),
    pytest.param("x<main>a<div id=content>b</div></main>y", ["a", "b"], id="the main element"),
    pytest.param("x<div role=main>a</div>y", ["a"], id="the main role"),
    pytest.param("x<div id=content>a</div>y", ["a"], id="an element called content"),
    pytest.param("x<article>a</article>y", ["a"], id="an article"),
    pytest.param(
        "<main>a<div role=main>b</div></main><main>c</main>", ["a", "b"], id="the first of two"
    ),
    pytest.param(
        "x<div id=content-area><div id=content>a</div>b</div>", ["a", "b"], id="Mintlify's"
    ),
    pytest.param("x<div>y</div>", ["x", "y"], id="the body"),
    pytest.param("x<article>a</article><article>b</article>", ["x", "a", "b"], id="entries"),
    pytest.param("<!-- <main> --><p>x", ["x"], id="a main element in a comment is none"),
]


@pytest.mark.parametrize(("text", "expected"), CONTENT)
def test_content(text: str, expected: list[str]) -> None:
    page = read(text)
    assert (lines(page), page.form) == (expected, "html")


def test_no_tree_is_built_of_what_stands_around_the_content() -> None:
    around = "<p>x</p><h1>a</h1><div class=breadcrumb>b</div><main>c</main><ul><li>x</ul>"
    elements = Elements(f"{around}<footer>d</footer>", _is_wanted)
    assert [name for kind, name, _ in elements.events if kind == "text"] == ["a", "b", "c", "d"]


BEGINNINGS = [
    "<blockquote>a</blockquote>",
    "<details><summary>a</summary></details>",
    "<form><label>a</label></form>",
    "<h2>a</h2>",
    "<hr>",
    "<input>",
    "<label>a</label>",
    "<ol><li>a</ol>",
    "<pre>a</pre>",
    "<section>a</section>",
    "<span data-component-part=field-name>a</span>",
    "<table><tr><td>a</table>",
]


@pytest.mark.parametrize("element", BEGINNINGS)
def test_text_before_an_element_is_a_paragraph_of_its_own(element: str) -> None:
    alone = lines(read(element))
    assert lines(read(f"before{element}after")) == ["before", *alone, "after"]


def test_items_part_text_without_a_list() -> None:
    assert lines(read("<ul>a<li>b</ul>")) == ["a", "- b"]


def test_a_form_ends() -> None:
    assert lines(read("<form>a<form>b</form><label>c</label></form>d<button>e</button>")) == [
        "a",
        "b",
        "<label>c",
        "d",
    ]


def test_preformatted_text_in_a_cell_is_a_code_span() -> None:
    table = read("<table><tr><td>A<tr><td>a <pre>b</pre> c</table>").blocks[0].content
    assert isinstance(table, Table)
    assert (table.rows[0][0].plain, table.rows[0][0].codes) == ("a b c", ("b",))


def test_breadcrumbs_may_stand_outside_of_the_content() -> None:
    page = read("<div class=breadcrumbs><a>Docs</a> / <a>Chat</a></div><main>a</main>")
    assert page.breadcrumbs == ("Docs", "Chat")


def test_a_title_outside_of_the_content_is_still_the_title() -> None:
    page = read("<h1>T <i>x</i></h1><div id=content><h2>A</h2>a</div>")
    assert page.title == "T x"
    assert lines(page) == ["# T x", "## A", "a"]
    assert page.blocks[-1].headings == ("T x", "A")


HEADS = [
    pytest.param("", (), None, id="nothing said"),
    pytest.param(
        "<meta property=article:modified_time content=2026-07-13>", (), "2026-07-13", id="date"
    ),
    pytest.param(
        "<main><nav aria-label=breadcrumb class=td-breadcrumbs><ol><li><a>Docs</a></li><li>/</li>"
        "<li>Semantic <b>conventions</b> 1.44.0</ol></nav></main>",
        ("Docs", "Semantic conventions 1.44.0"),
        None,
        id="breadcrumbs",
    ),
    pytest.param(
        "<p class=x>b</p><p id=Breadcrumbs>/</p><p id=Breadcrumb-2>Docs / <span>Chat</span></p>",
        ("Docs /", "Chat"),
        None,
        id="the first breadcrumbs that say something",
    ),
    pytest.param("<input name=main><p class=breadcrumb><p title=breadcrumb>a", (), None, id="none"),
    pytest.param(
        "<meta name=lastmod><meta name=lastmod content=2026-07-13><meta name=lastmod content=x>"
        "<meta content=article:modified_time>",
        (),
        "2026-07-13",
        id="the first date that is one",
    ),
    pytest.param(
        "<meta name=lastmod content=2026-07-12>"
        "<meta name=a property=article:modified_time content=2026-07-13>",
        (),
        "2026-07-13",
        id="the better name of two",
    ),
]


@pytest.mark.parametrize(("text", "crumbs", "updated"), HEADS)
def test_head(text: str, crumbs: tuple[str, ...], updated: str | None) -> None:
    page = read(text)
    assert (page.breadcrumbs, page.updated) == (crumbs, updated)


@pytest.mark.parametrize("footer", ["<footer>", "<div role=contentinfo>", "<div id=footer>"])
def test_a_footer_gives_its_links_once_each(footer: str) -> None:
    links = (
        "<a href=' /x '>Y <b>z</b></a><a href=/x>Y z</a><a>no</a><a href>no</a><i href=/x>no</i>"
    )
    page = read(f"<main>a<a href=/a>b</a></main>{footer}{links}<a href=//[>c</a>")
    assert [(link.text, link.href) for link in page.footer] == [
        ("Y z", "https://docs.example.org/x"),
        ("c", "//["),
    ]


UPDATED = [
    pytest.param("<p>Last modified on <!-- -->July 13, 2026</p>", "July 13, 2026", id="a sentence"),
    pytest.param(
        "<span>Last updated:</span> <time>2026-07-13</time>", "2026-07-13", id="an element"
    ),
    pytest.param("<footer>last modified 13 July 2026: x</footer>", "13 July 2026", id="a footer"),
    pytest.param("Last updated 2026-07-13T10:00:00Z", "2026-07-13T10:00:00Z", id="a time"),
    pytest.param("Last updated yesterday", None, id="no date"),
    pytest.param(
        "the last modified file; Last updated May 1, 2026", "May 1, 2026", id="the second"
    ),
]


@pytest.mark.parametrize(("text", "expected"), UPDATED)
def test_updated(text: str, expected: str | None) -> None:
    assert read(f"<main><p>x</p></main>{text}").updated == expected


LINKS = [
    pytest.param(
        "<a href=../b#c>a</a>", [("a", "https://docs.example.org/guide/b#c")], id="absolute"
    ),
    pytest.param(
        "<a href=mailto:a@b.example>Mail</a>", [("Mail", "mailto:a@b.example")], id="mail"
    ),
    pytest.param("<a>a</a><a name=x>b</a>", [], id="an anchor is no link"),
    pytest.param("<p>x <a href=/x></a>", [], id="an empty link is none"),
    pytest.param("<a href=/x><img alt=y></a>", [("", "https://docs.example.org/x")], id="an image"),
    pytest.param(
        "<a href=/x><h3>a</h3><p>b</p></a>",
        [("a", "https://docs.example.org/x"), ("b", "https://docs.example.org/x")],
        id="around blocks",
    ),
    pytest.param(
        "<span data-cfemail=5a03>[mail]</span> <area href=/x>b",
        [("[mail]", "https://docs.example.org/cdn-cgi/l/email-protection#5a03")],
        id="an address that is hidden from robots",
    ),
    pytest.param("<a href=http://[x>a</a>", [("a", "http://[x")], id="an address that is none"),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text).links() == tuple(Link(text=said, href=href) for said, href in expected)


def test_a_text_knows_its_codes_images_and_what_is_strong() -> None:
    content = (
        read(
            "<p><strong>[1] <code>a</code>:</strong> <code>b<code>c</code></code> <img alt=Stable></p>"
        )
        .blocks[0]
        .content
    )
    assert isinstance(content, Paragraph)
    assert content.text.plain == "[1] a: bc"
    assert (content.text.codes, content.text.images) == (("a", "bc"), ("Stable",))
    assert content.text.strong == ("[1] a:",)


def test_code_around_blocks_is_code_of_each() -> None:
    page = read("<code><p>a</p><p>b</p></code>")
    texts = [block.content.text for block in page.blocks if isinstance(block.content, Paragraph)]
    assert [text.codes for text in texts] == [("a",), ("b",)]


def test_headings_make_a_path() -> None:
    page = read("<h1>A</h1><h3>B</h3>x<h2>C</h2><ul><li>y</ul>")
    paths = [block.headings for block in page.blocks if not isinstance(block.content, Heading)]
    assert paths == [("A", "B"), ("A", "C")]
    assert isinstance(page.blocks[-1].content, Item)


def test_a_component_gives_its_attributes_by_name() -> None:
    component = Component(name="input", attributes=(("type", "email"), ("required", "true")))
    assert (component.get("type"), component.get("other")) == ("email", None)


def test_deep_nesting_is_read_without_recursion() -> None:
    depth = 5_000
    page = read("<main>" + "<div><b>" * depth + "deep" + "</b></div>" * depth + "<p>after</main>")
    assert lines(page) == ["deep", "after"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("property", "article:modified_time"),
        ("name", "last-modified"),
        ("itemprop", "dateModified"),
        ("name", "lastmod"),
    ],
)
def test_a_page_says_in_its_head_when_it_changed(name: str, value: str) -> None:
    meta = f'<head><meta {name}="{value}" content="2026-03-12"></head><main>a</main>'
    assert read_html(meta.encode(), URL).updated == "2026-03-12"
    assert read_html(meta.replace(value, f"{value}x").encode(), URL).updated is None


def test_blocks_past_those_that_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.extract.assembly.MAX_BLOCKS", 2)
    page = read_html(b"<main><p>a</p><p>b</p><p>c</p></main>", "")
    assert (len(page.blocks), page.cut) == (2, True)
