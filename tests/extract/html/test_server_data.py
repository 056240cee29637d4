"""Pages whose text stands in the data that a server rendered for their scripts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.extract.html.page import read_html
from checker.extract.page import Paragraph
from tests.extract.page_lines import lines

URL = "https://www.example.org/support"
PROSE = "Write to the team and name your request, so that it can be found."


def state(data: Any, tag: str = 'id="__NEXT_DATA__"') -> str:
    return f'<script {tag} type="application/json">{json.dumps(data)}</script>'


def streamed(*rows: str) -> str:
    """Rows as they are pushed, cut anywhere."""
    text = "".join(rows)
    parts = (text[:37], text[37:90], text[90:])
    pushed = "".join(f"<script>self.__next_f.push([1,{json.dumps(one)}])</script>" for one in parts)
    return f"<script>(self.__next_f=self.__next_f||[]).push([0])</script>{pushed}"


def read(data: str, body: str = '<div id="__next"></div>') -> list[str]:
    page = read_html(
        f"<html><body>{body}{data}<script src=/a.js></script></body></html>".encode(), URL
    )
    return lines(page)


TOLD = ["# Support", PROSE]
PAGE = {"title": "Support", "body": PROSE}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(state({"props": {"pageProps": PAGE}}), id="a state"),
        pytest.param(state(PAGE, "data-page"), id="a state of another framework"),
        pytest.param(
            streamed(
                '0:{"f":[["$","main",null,{"className":"x","children":["$L2","$3"]}]]}\n',
                '1:I["module",["chunk"],"default"]\n',
                '2:["$","h1",null,{"id":5,"children":"Support"}]\n',
                f'3:["$","p",null,{{"children":{json.dumps(PROSE)}}}]\n',
            ),
            id="streamed components",
        ),
        pytest.param(
            streamed(
                f'1:T{len(PROSE):x},{PROSE}2:["$","p",null,{{"children":"$1"}}]\n',
                '0:[["$","h1",null,{"children":"Support"}],"$L2"]\n',
            ),
            id="a streamed text",
        ),
        pytest.param(
            streamed(
                ':HL["/_next/static/css/a.css","style"]\n:HL["/_next/f.woff2","font",{"type":"x"}]\n',
                '1:"$Sreact.fragment"\n1:D{"name":"Page"}\n',
                '0:[["$","h1",null,{"children":"Support"}],"$L2"]\n',
                f'2:["$","p",null,{{"children":{json.dumps(PROSE)}}}]\n',
            ),
            id="streamed components after hints, which have no id",
        ),
        pytest.param(
            streamed(
                f'a:T{len(PROSE) + 7:x},<p>{PROSE}</p>0:[["$","h1",null,{{"children":"Support"}}],',
                '["$","div",null,{"dangerouslySetInnerHTML":{"__html":"$a"}}]]\n',
            ),
            id="a streamed text that is markup",
        ),
        pytest.param(
            streamed(
                f'a:T{len(PROSE):x},{PROSE}1:I["module",[],"Page"]\n',
                '0:["$","$L1",null,{"title":"Support","body":"$a"}]\n',
            ),
            id="a streamed text that a component of the application is given",
        ),
        pytest.param(
            state({"html": f"<h1>Support</h1><p>{PROSE}</p>"}), id="a text of HTML"
        ),
        pytest.param(state({"markdown": f"# Support\n\n{PROSE}\n"}), id="a text of Markdown"),
    ],
)  # fmt: skip
def test_the_text_of_server_rendered_data_is_text_of_the_page(data: str) -> None:
    assert read(data) == TOLD


def test_a_stream_may_be_cut_within_a_character() -> None:
    said = "Gr\u00fc\u00dfe \U0001f600, " + PROSE
    rows = f"1:T{len(said.encode()):x},{said}" + '0:["$","p",null,{"children":"$1"}]\n'
    units = json.dumps(rows)[1:-1].replace("\\ude00", "\\ude00|").replace("\\ud83d", "\\ud83d|")
    pushed = (f'<script>self.__next_f.push([1,"{one}"])</script>' for one in units.split("|"))
    assert read("".join(pushed)) == [said]


@pytest.mark.parametrize(
    ("pushed", "told"),
    [
        (r"0:[\"$\",\"p\",null,{\"children\":\"half \ud83d of one\"}]", ["half ? of one"]),
        (r"1:T6,one \u00fc0:[\"$\",\"p\",null,{\"children\":\"$1\"}]", ["one ü"]),
        (r"1:T5,one \u00fc", []),
        (r"1:T5,one t\n0:[\"$\",\"p\",null,{\"children\":[\"$1\",\"wo\"]}]", ["one two"]),
        (r"0:[\"$\",\"p\",null,{\"children\":\"\x\"}]", []),
    ],
)
def test_a_stream_may_be_damaged_or_end_without_a_line(pushed: str, told: list[str]) -> None:
    assert read(f'<script>self.__next_f.push([1,"{pushed}"])</script>') == told


RICH = [
    pytest.param(
        {"nodeType": "document", "content": [
            {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "Hours"}]},
            {"nodeType": "paragraph", "content": [
                {"nodeType": "text", "value": "See "},
                {"nodeType": "hyperlink", "data": {"uri": "/status"},
                 "content": [{"nodeType": "text", "value": "status"}]},
            ]},
        ]},
        id="Contentful",
    ),
    pytest.param(
        [
            {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "Hours"}]},
            {"_type": "block", "style": "normal", "markDefs": [{"_key": "k", "href": "/status"}],
             "children": [{"_type": "span", "text": "See "},
                          {"_type": "span", "text": "status", "marks": ["k"]}]},
        ],
        id="Sanity",
    ),
    pytest.param(
        {"type": "doc", "content": [
            {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Hours"}]},
            {"type": "paragraph", "content": [
                {"type": "text", "text": "See "},
                {"type": "text", "text": "status",
                 "marks": [{"type": "link", "attrs": {"href": "/status"}}]},
            ]},
        ]},
        id="ProseMirror",
    ),
    pytest.param(
        {"type": "root", "children": [
            {"type": "heading", "depth": 2, "children": [{"type": "text", "value": "Hours"}]},
            {"type": "paragraph", "children": [
                {"type": "text", "value": "See "},
                {"type": "link", "url": "/status", "children": [{"type": "text", "value": "status"}]},
            ]},
        ]},
        id="mdast",
    ),
    pytest.param(
        {"type": "root", "children": [
            {"type": "element", "tagName": "h2", "children": [{"type": "text", "value": "Hours"}]},
            {"type": "element", "tagName": "p", "children": [
                {"type": "text", "value": "See "},
                {"type": "element", "tagName": "a", "properties": {"href": "/status"},
                 "children": [{"type": "text", "value": "status"}]},
            ]},
        ]},
        id="hast",
    ),
]  # fmt: skip


@pytest.mark.parametrize("node", RICH)
def test_a_rich_text_is_read_by_the_kinds_of_its_nodes(node: Any) -> None:
    page = read_html(f"<div id=root></div>{state({'page': {'rich': node}})}".encode(), URL)
    assert lines(page) == ["## Hours", "See status"]
    assert [link.href for link in page.links()] == ["https://www.example.org/status"]


def test_an_object_gives_a_title_what_stands_under_it_and_where_it_leads() -> None:
    data = {
        "page": {
            "sections": [
                {"body": PROSE, "title": "Mail", "email": "help@example.org"},
                {"label": "Community", "href": "https://discord.gg/x"},
            ]
        }
    }
    page = read_html(f"<div id=root></div>{state(data)}".encode(), URL)
    assert lines(page) == ["# Mail", "help@example.org", PROSE, "Community"]
    assert [link.href for link in page.links()] == [
        "mailto:help@example.org",
        "https://discord.gg/x",
    ]


@pytest.mark.parametrize(
    "data",
    [
        state({"buildId": "x", "page": "/support", "query": {}, "props": {"pageProps": {}}}),
        state({"props": {"footer": PAGE, "i18n": PAGE, "_store": PAGE, "seo": PAGE}}),
        state({"user": {"name": "one two three four five"}, "flags": [1, True, None, "a b"]}),
        '<script type="application/json">{broken</script>',
        '<script>self.__next_f.push([1,"0:{broken\\n1:\\"$L1\\"\\n"])</script>',
        "<script>window.x = function() {}</script>",
    ],
)
def test_what_is_beside_the_content_is_no_text_of_the_page(data: str) -> None:
    assert read(data) == []


def test_a_page_with_a_content_is_read_as_it_stands() -> None:
    assert read(state(PAGE), f"<main><p>{PROSE} {PROSE}</p></main>") == [f"{PROSE} {PROSE}"]


SCRIPT_ONLY = [
    pytest.param("<div id=root></div><script src=/a.js></script>", True, id="a shell"),
    pytest.param("<p>Loading</p><script src=/a.js></script>", True, id="a word of waiting"),
    pytest.param(
        f"<h1>Our help</h1><p>{'a ' * 12}</p><script src=/a.js></script><p>{'b ' * 12}",
        True,
        id="a title and a few words",
    ),
    pytest.param(
        f"<h1>Our help</h1><p>{'a ' * 12}</p><script src=/a.js></script><p>{'b ' * 13}",
        False,
        id="a title and one word more",
    ),
    pytest.param(
        f"<div id=root></div><script src=/a.js></script>{state({'b': 1})}",
        True,
        id="data that says nothing",
    ),
    pytest.param(f"<div id=root></div><script src=/a.js></script>{state(PAGE)}", False, id="data"),
    pytest.param("<p>Hello.</p>", False, id="no script"),
    pytest.param(f"<p>Hello.</p>{state({'b': 1})}", False, id="data alone runs nothing"),
    pytest.param(
        "<a href='mailto:a@example.org'>Write</a><script src=/a.js></script>",
        False,
        id="a way to a person",
    ),
    pytest.param(
        "<a href='tel:+1'>Us</a><script src=/a.js></script>", False, id="a number to call"
    ),
    pytest.param("<a href='sms:+1'>Us</a><script src=/a.js></script>", True, id="another link"),
    pytest.param("<label>Name<input></label><script src=/a.js></script>", False, id="a form"),
]


@pytest.mark.parametrize(("body", "alone"), SCRIPT_ONLY)
def test_a_page_that_its_scripts_have_yet_to_write(body: str, alone: bool) -> None:  # noqa: FBT001 - a column of the table
    assert read_html(f"<html><body>{body}</body></html>".encode(), URL).script_only is alone


def test_data_that_holds_itself_or_has_no_end_is_read_in_part() -> None:
    deep: Any = "end"
    for _ in range(150):
        deep = {"children": [deep]}
    assert read(state(deep)) == []
    assert read(streamed('0:["$","p",null,{"children":["one ","$0","$L0"]}]\n')) == ["one"]


@pytest.mark.parametrize("given", ["children", "body"])
def test_rows_that_lead_to_each_other_are_followed_to_the_end(given: str) -> None:
    rows = "".join(f'{at:x}:"${at + 1:x}"\n' for at in range(1, 2_000))
    last = f'{2_000:x}:["$1","At night, and never by day"]\n:"no row"\n'
    assert read(streamed(f'0:["$","$La",null,{{"{given}":"$1"}}]\n', rows, last)) == [
        "At night, and never by day"
    ]


@pytest.mark.parametrize("name", ["$L3", "div"])
@pytest.mark.parametrize(("depth", "told"), [(120, ["end"]), (121, [])])
def test_components_and_elements_are_followed_so_deep(
    name: str, depth: int, told: list[str]
) -> None:
    parts: Any = "end"
    for _ in range(depth):
        parts = ["$", name, None, {"children": parts}]
    assert read(streamed(f"0:{json.dumps(parts)}\n")) == told


STREAMS = [
    pytest.param(
        ['0:["$","p",null,{"children":["Open ",24,true,null," hours, $","$$5 or $9","$undefined"]}]\n'],
        ["Open 24 hours, $$5 or $9"],
        id="words, numbers and amounts",
    ),
    pytest.param(
        ['0:{"b":"build","f":[["$","p",null,{"children":"$@1"}],7]}\n', '1:"At night"\n',
         '2:["About us",7]\n'],
        ["At night"],
        id="what stands beside the elements is no text",
    ),
    pytest.param(
        ['10:["$","p",null,{"children":"sixteen"}]\n', 'f:["$","p",null,{"children":"fifteen"}]\n'],
        ["fifteen", "sixteen"],
        id="rows in the order of their numbers",
    ),
    pytest.param(
        ['0:["$","h2",null,{"children":"Hours"}]\n', '1:"At night"\n',
         '2:["$","p",null,{"children":"$1"}]\n'],
        ["## Hours", "At night"],
        id="a text before the row that it is for",
    ),
    pytest.param(
        ['0:["$","$L1",null,{"href":"/x","label":"Forum"}]\n'], ["Forum"], id="a link by its data"
    ),
    pytest.param(
        ['0:["$","p",null,{"dangerouslySetInnerHTML":{"__html":"<b>A</b>"},"children":"b"}]\n'],
        ["Ab"],
        id="markup before what an element holds",
    ),
    pytest.param(
        ['0:["$","$L1",null,{"title":"Us","dangerouslySetInnerHTML":{"__html":"$2"},"children":"b"}]\n',
         '2:"<p>A</p>"\n'],
        ["# Us", "A", "b"],
        id="markup that a component of the application is given",
    ),
    pytest.param(
        ['0:["$","$L1",null,{"steps":["$2","$2"],"a":["$","p",null,{"children":"b"}]}]\n',
         '2:{"title":"Ask"}\n'],
        ["# Ask", "b"],
        id="data that refers to rows, and holds elements",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "told"), STREAMS)
def test_streamed_rows_are_read_as_a_browser_shows_them(rows: list[str], told: list[str]) -> None:
    assert read(streamed(*rows)) == told


def test_a_link_of_the_application_is_one_whatever_it_is_called() -> None:
    link = '["$","$L3",null,{"href":"https://a.example/x","children":"Forum"}]'
    text = f'0:["$","p",null,{{"children":["Ask in our ",{link}]}}]\n'
    page = read_html(streamed(text).encode(), URL)
    (block,) = page.blocks
    assert isinstance(block.content, Paragraph)
    assert [(one.text, one.href) for one in block.content.text.links] == [
        ("Forum", "https://a.example/x")
    ]


POINT = {"@type": "ContactPoint"}
CONTACTS = [
    pytest.param({"@type": ["X", "ContactPoint"], "url": " /x "}, ["url=/x"], id="one of two types"),
    pytest.param(
        POINT | {"hoursAvailable": [{"dayOfWeek": ["Monday", "Friday"], "opens": "09:00", "closes": "17:00"}],
                 "availableLanguage": [{"name": "English"}, "de"], "contactType": "support"},
        ["availableLanguage=English de contactType=support hoursAvailable=Monday Friday 09:00 17:00"],
        id="hours and languages",
    ),
    pytest.param(
        {"@graph": [{"a": POINT | {"email": "a@x.test"}, "b": [POINT | {"email": "b@x.test"}]},
                    {"@type": "Person", "email": "c@x.test"}, POINT | {"email": 5}]},
        ["email=a@x.test", "email=b@x.test", ""],
        id="in the order of the data, what is no text left out",
    ),
    pytest.param([[POINT | {"telephone": "1"}], POINT | {"telephone": "2"}], ["telephone=1", "telephone=2"],
                 id="in lists"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "points"), CONTACTS)
def test_contact_points_are_those_of_linked_data(data: Any, points: list[str]) -> None:
    said = f"<p>x</p><SCRIPT id=a type='Application/LD+JSON'>{json.dumps(data)}"
    page = read_html(f"{state(data)}<script>{{</script>{said}</script >".encode(), URL)
    assert [" ".join(map("=".join, one.attributes)) for one in page.contacts] == points
    assert {one.name for one in page.contacts} == {"ContactPoint"}
    assert read_html(said.encode(), URL).contacts == page.contacts
    assert read_html(said.replace("LD+", "x+").encode(), URL).contacts == ()
    assert lines(page)[:1] == ["x"]


def test_linked_data_that_is_broken_declares_no_contact() -> None:
    broken = f'<script type="application/ld+json">{json.dumps(POINT)[:-1]}</script>'
    assert read_html(broken.encode(), URL).contacts == ()
