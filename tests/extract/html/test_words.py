"""Names that decide what of a page is read: each with a page of its own."""

from __future__ import annotations

import string

import pytest
from bs4.builder import HTMLTreeBuilder

from checker.extract.assembly import Words
from checker.extract.html.attributes import is_chrome, language_of, written
from checker.extract.html.page import read_html
from checker.extract.html.rendered import Writing
from checker.extract.html.rich_text import node_of
from checker.extract.markdown.page import read_markdown
from checker.extract.page import Heading, Paragraph, Text

NAMES = (
    "aside audio canvas dialog footer head map nav noscript object script style svg template video"
)
IDS = (
    "feedback footer google_translate_element navbar pagination sidebar sidebar-content "
    "table-of-contents table-of-contents-layout TableOfContents"
)
CLASSES = (
    "breadcrumb breadcrumbs cookie-banner copy-button d-print-none feedback feedback--x "
    "feedback-toolbar page-meta pagination sidebar skip-link sr-only td-breadcrumbs "
    "td-heading-self-link td-page-meta td-page-meta__x td-search td-search__x td-sidebar "
    "td-sidebar-nav td-toc td-toc-x table-of-contents toc visually-hidden alert-heading "
    "markdown-alert-title td-alert-title admonition-title callout-title"
)


@pytest.mark.parametrize("name", NAMES.split())
def test_an_element_around_a_page_is_none_of_it(name: str) -> None:
    assert is_chrome(name, {})
    assert not is_chrome(f"{name}-x", {})


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        *(("id", value) for value in IDS.split()),
        *(("class", value) for value in CLASSES.split()),
        *(
            ("role", value)
            for value in ["banner", "complementary", "contentinfo", "navigation", "search"]
        ),
        ("hidden", ""),
        ("aria-hidden", "true"),
        ("style", "color: red; DISPLAY : none"),
        ("style", "visibility:hidden"),
    ],
)
def test_what_stands_around_a_page_is_known_by_its_attributes(attribute: str, value: str) -> None:
    assert is_chrome("div", {attribute: value})
    assert is_chrome("div", {"class": "a", "style": "", attribute: value})
    assert not is_chrome("div", {attribute: f"x{value}x"}) or attribute in ("hidden", "style")
    assert not is_chrome("div", {"data-x": value})


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [({"hidden": "until-found"}, True), ({"hidden": "", "role": "tabpanel"}, True),
     ({"hidden": "", "role": "region"}, True), ({"hidden": "", "role": "note"}, False),
     ({"aria-hidden": "false"}, True)],
)  # fmt: skip
def test_what_a_click_shows_is_of_the_page(attributes: dict[str, str], *, shown: bool) -> None:
    assert is_chrome("div", attributes) is not shown


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        ({"info": "yaml", "data-lang": "a"}, "yaml"),
        ({"data-lang": "yaml", "data-language": "a"}, "yaml"),
        ({"data-language": "yaml", "language": "a"}, "yaml"),
        ({"language": "yaml", "class": "language-a"}, "yaml"),
        ({"class": "x language-yaml"}, "yaml"),
        ({"class": "lang-yaml"}, "yaml"),
        ({"class": "highlight-source-yaml y"}, "yaml"),
        ({"class": "slang-yaml"}, ""),
    ],
)
def test_the_language_of_a_block_of_code(attributes: dict[str, str], language: str) -> None:
    assert language_of(attributes) == language


ASIDE = (
    "analytics banner breadcrumbs config consent cookie cookies dictionary env footer head header "
    "i18n locales menu menus messages meta metadata nav navbar navigation query related "
    "runtimeConfig seo session sidebar theme translations user"
)


def html(data: object) -> str:
    writing = Writing(lambda text: text)
    writing.state(data)  # type: ignore[arg-type] - plain data
    return writing.html()


@pytest.mark.parametrize("name", ASIDE.split())
def test_what_data_holds_beside_the_content_is_passed_over(name: str) -> None:
    told = {"title": "Aside", "body": "Words that stand beside the content of the page."}
    assert "Words" not in html({name: told})
    assert "Words" in html({f"{name}x": told})


@pytest.mark.parametrize("name", ["header", "heading", "headline", "label", "question", "title"])
def test_a_title_of_data_is_a_heading_over_what_stands_beside_it(name: str) -> None:
    said = "Words that stand in the content of the page."
    assert html({name: "Hours", "a": said}) == f"<h1>Hours</h1><p>{said}</p>"
    assert html({f"{name}x": "Hours", "a": said}) == f"<p>{said}</p>"
    first, second = ({one: one.title()} for one in (name, "label" if name == "title" else "title"))
    assert (
        html(first | second)
        == f"<h1>{next(iter(first)).title()}</h1><h2>{next(iter(second)).title()}</h2>"
    )


@pytest.mark.parametrize(
    "name",
    [
        "answer",
        "body",
        "content",
        "description",
        "html",
        "markdown",
        "paragraph",
        "subtitle",
        "summary",
        "text",
    ],
)
def test_a_text_of_data_may_be_short(name: str) -> None:
    assert html({name: "At night"}) == "<p>At night</p>"
    assert html({f"{name}x": "At night"}) == html({f"{name}x": "Never at night"}) == ""
    assert html({f"{name}x": "**At** night"}) == "**At** night"


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ({"href": "/x", "name": "Forum"}, '<p><a href="/x">Forum</a></p>'),
        ({"href": "/x", "text": "Our forum", "name": "n"}, '<p><a href="/x">Our forum</a></p>'),
        ({"href": "/x", "title": "Ask us", "text": "At night"},
         '<p><a href="/x">Ask us</a></p><p>At night</p>'),
        ({"href": "/x", "text": 5}, '<p><a href="/x"></a></p>'),
        ({"url": "x", "to": "https://a.example"}, '<p><a href="https://a.example"></a></p>'),
        ({"phone": "+1 2", "telephone": 3, "email": None}, '<p><a href="tel:+1 2">+1 2</a></p>'),
        *(({"title": f"{sign}Ask", "body": f"{sign}one two three four"}, "") for sign in "$/{"),
        ({"title": "<p>Ask</p>", "body": "https://a.example is the address"}, "<p>Ask</p>"),
        ({"title": "12:00", "label": "Hours"}, "<h1>Hours</h1><h2>12:00</h2>"),
        ({"type": "p", "content": [{"type": "b", "content": [{"type": "text", "text": "A"}]},
                                   {"type": "text", "value": " & B"}, {"type": "x"}, "C"]},
         "<p><strong>A</strong> &amp; B</p>"),
        ({"_type": "block", "listItem": "bullet", "style": "normal", "markDefs": [{"_key": "k"}, 1],
          "children": [{"_type": "span", "text": "A", "marks": ["k", "strong", {"type": "bold"}]}]},
         "<li><strong><strong>A</strong></strong></li>"),
        ({"_type": "block", "children": [{"text": "A", "marks": ["bold", {"type": "x"}, 1]}, {"text": "b"}]},
         "<p><strong>A</strong>b</p>"),
        ({"type": "link", "children": [{"type": "text", "value": "A"}]}, '<a href="">A</a>'),
        ({"type": "text", "label": "Name"}, "<h1>Name</h1>"),
        ({"text": "At night", "content": [5]}, "<p>At night</p>"),
        ({"title": ["A & B", "C"]}, "<h1>A &amp; B</h1><h1>C</h1>"),
        ({"body": "A <strong>word</strong>", "a": "see [us](/x)"}, "A <strong>word</strong>see [us](/x)"),
    ],
)  # fmt: skip
def test_an_object_of_data_is_written_by_the_names_of_its_parts(data: object, written: str) -> None:
    assert html(data) == written


def test_titles_below_the_sixth_stay_on_its_level() -> None:
    data: dict[str, object] = {"title": "A", "heading": "B"}
    for _ in range(5):
        data = {"title": "A", "part": data}
    above = "".join(f"<h{level}>A</h{level}>" for level in range(1, 7))
    assert html(data) == f"{above}<h6>B</h6>"
    assert html({"title": "A", "part": data}) == f"{above}<h6>A</h6><h6>B</h6>"


MARKUP = ("p", "div", "h1", "h6", "ul", "ol", "li", "table", "section", "a", "br", "strong")
MARKDOWN = ("# A", "###### A", "- A", "* A", "A\n- b", "see [us](/x)", "**A** b")
NEITHER = ("A <prelude>", "A < p", "<h7>", "#A", "a - b", "see [us] (/x)", "A** b")


@pytest.mark.parametrize("said", [*(f"A <{name} id=x>" for name in MARKUP), *MARKDOWN])
def test_a_text_of_data_may_be_markup_or_markdown(said: str) -> None:
    assert html({"x": said}) == said


@pytest.mark.parametrize("said", NEITHER)
def test_a_short_text_of_data_that_is_neither_is_none_of_the_page(said: str) -> None:
    assert html({"x": said}) == ""


@pytest.mark.parametrize("name", ["alt", "className", "icon", "name", "style"])
def test_what_no_reader_sees_of_data_is_no_text(name: str) -> None:
    told = "not a text of the page"
    assert (html({name: told}), html({f"{name}x": told})) == ("", f"<p>{told}</p>")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ({"className": "a"}, ' class="a"'),
        ({"htmlFor": "a", "aria-label": 'a"'}, ' for="a" aria-label="a&quot;"'),
        ({"hidden": True, "required": False, "id": 5, "style": {}}, ' hidden="true"'),
        ({"hidden": "$undefined", "a b": "c", "children": "d"}, ""),
    ],
)
def test_an_element_of_a_stream_has_the_attributes_of_html(
    given: dict[str, object], written: str
) -> None:
    said = given.get("children", "")
    assert html(["$", "div", None, given]) == f"<div{written}>{said}</div>"
    assert html(["$", "title", None, given]) == ""


NODES = {
    "a": "a hyperlink link", "blockquote": "blockquote", "ul": "bullet_list list unordered-list ul",
    "ol": "ordered_list ol", "li": "list-item listItem li", "p": "p paragraph normal",
    "strong": "strong b", "em": "em emphasis", "span": "span", "div": "document doc root div",
    "table": "table", "tr": "tr table_row", "td": "td table-cell", "th": "th tableHeader",
    "h2": "h2 heading-2 heading", "h6": "h6 heading6",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "element"), [(kind, one) for one, kinds in NODES.items() for kind in kinds.split()]
)
def test_a_node_of_a_rich_text_is_the_element_that_it_is_called(kind: str, element: str) -> None:
    for name in ("tagName", "nodeType", "type", "_type"):
        for parts in ("children", "content"):
            assert node_of({name: kind, parts: []}) == element
    assert node_of({"type": kind}) is None
    assert node_of({"type": f"x{kind}", "children": []}) is None


@pytest.mark.parametrize(
    ("level", "element"),
    [({"depth": 3, "level": 4}, "h3"), ({"level": 4, "attrs": {"level": 5}}, "h4"),
     ({"attrs": {"level": 5}}, "h5"), ({"attrs": {"level": 7}}, "h2"), ({"attrs": 3}, "h2"),
     ({"depth": 0, "level": "6"}, "h6"), ({"depth": 1}, "h1"), ({"depth": "2"}, "h2")],
)  # fmt: skip
def test_the_level_of_a_heading_of_a_rich_text(level: dict[str, object], element: str) -> None:
    assert node_of({"type": "heading", "children": [], **level}) == element  # type: ignore[dict-item] - plain data
    assert node_of({"type": "heading3", "children": [], **level}) == "h3"  # type: ignore[dict-item] - plain data


@pytest.mark.parametrize("part", ["children", "content", "text", "value"])
def test_a_text_of_a_rich_text_is_bare(part: str) -> None:
    assert node_of({"type": "text", part: "a"}) == ""


def test_a_component_has_its_attributes_without_its_looks() -> None:
    given = {"class": "a", "style": "b", "id": "c", "required": ""}
    assert written(given) == (("id", "c"), ("required", "true"))


@pytest.mark.parametrize("level", range(1, 7))
def test_every_heading_of_html_is_one(level: int) -> None:
    (block,) = read_html(f"<main><h{level}>A</h{level}></main>".encode(), "").blocks
    assert block.content == Heading(level=level, text=Text(plain="A"))


@pytest.mark.parametrize("name", ["b", "strong"])
def test_what_is_set_strongly_is_known_as_that(name: str) -> None:
    (block,) = read_html(f"<main><p><{name}>Status</{name}>: open".encode(), "").blocks
    assert isinstance(block.content, Paragraph)
    assert block.content.text.strong == ("Status",)


def test_a_link_around_paragraphs_is_one_of_each_with_all_its_words() -> None:
    page = b"<main><a href='https://x.test/'><p>one</p><p>two <i>three</i> four</p></a></main>"
    (first, second) = (block.content for block in read_html(page, "").blocks)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [link.text for link in first.text.links + second.text.links] == ["one", "two three four"]


def test_a_page_that_is_hidden_until_its_scripts_run_is_read() -> None:
    page = read_html(b'<html class="toc"><body style="visibility: hidden"><p>Hello.', "")
    assert [block.content for block in page.blocks] == [Paragraph(text=Text(plain="Hello."))]


# Of the elements that Beautiful Soup takes for blocks those that a page's content may hold.
BLOCKS = set(HTMLTreeBuilder.DEFAULT_BLOCK_ELEMENTS) - {
    "aside", "canvas", "footer", "header", "nav", "noscript", "output", "tfoot", "video",
}  # fmt: skip


def test_an_element_that_is_a_block_parts_words() -> None:
    assert len(BLOCKS) > 20
    for name in BLOCKS - {"hr"} | {"td", "th", "caption"}:
        page = read_html(f"<main>a<{name}>b</{name}>c</main>".encode(), "")
        assert "ab" not in str(page), name
        assert "bc" not in str(page), name


def test_an_element_that_is_a_block_parts_words_of_a_line_of_markdown() -> None:
    rows = {"br", "caption", "legend", "option", "summary", "td", "th", "tr"}
    for name in BLOCKS | rows:
        (block,) = read_markdown(f"a<{name}>b</{name}>c".encode(), "").blocks
        assert block.content == Paragraph(text=Text(plain="a b c")), name
    (block,) = read_markdown(b"a<i>b</i>c<wbr>d", "").blocks
    assert block.content == Paragraph(text=Text(plain="abcd"))


def test_elements_that_touch_are_two_words_behind_a_letter_or_a_bracket_that_closes() -> None:
    parting = ""
    for sign in f"a1{string.punctuation}":
        words = Words()
        for said in (sign, "b"):
            words.begin("strong")
            words.add(said)
            words.end("strong")
        parting += sign * (words.taken() == Text(plain=f"{sign} b", strong=(sign, "b")))
    assert parting == "a1)>]}"
