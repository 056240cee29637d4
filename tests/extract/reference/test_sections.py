"""What a block of code is titled."""

from __future__ import annotations

import pytest

from checker.extract.page import Code
from checker.extract.reference.sections import Asked, Sections, title_of
from tests.extract.reference_pages import page, stated


@pytest.mark.parametrize("kind", ["Request", "Response"])
def test_a_component_says_what_its_example_is_of(kind: str) -> None:
    told = f"# T\n\n<{kind}Example>\n\n```json\n[{{}}]\n```\n\n</{kind}Example>\n"
    read = page(told)
    (block,) = (one for one in read.blocks if isinstance(one.content, Code))
    role = Sections(read, read.blocks).place(block).role
    assert role is not None
    assert role.kind == kind.lower()


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("json", ""),
        ("json Response", "Response"),
        ('json title="Request body" theme={null}', "Request body"),
        ("json theme={null} title='A stream'", "A stream"),
        ('json subtitle="Other"', ""),
        ('json {1,3-5} title="Response"', "Response"),
    ],
)
def test_a_block_of_code_is_titled_by_its_info_string(info: str, title: str) -> None:
    assert title_of(Code(info=info, text="")) == title


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Response", True),
        ("**Response with tools**", True),
        ("Response with tools", False),
        ("Webhook payload", False),
        ("GET /v1/y", False),
        ("Words of it", False),
    ],
)
def test_a_line_before_a_table_names_it_where_it_is_a_label(line: str, *, named: bool) -> None:
    read = page(f"# T\n\n{line}\n\n| Field | Type |\n|-|-|\n| a | string |\n")
    captions = [*Sections(read, read.blocks).captions.values()]
    assert captions == [line.strip("*")] * named


def fields(*names: str, title: str = "") -> str:
    rows = "".join(f"| {name} | string |\n" for name in names)
    return f"{title}\n\n| Name | Type |\n|-|-|\n{rows}\n"


USAGE = fields("usage", title="## Request body")
SHOWN = '```json\n{"id": "a"}\n```\n'
PLACES = [
    pytest.param(fields("a", title="# Request body"), {"request $.a"}, id="a second title"),
    pytest.param(
        f"## Response\n{fields('a')}```json 201\n{{}}\n```\n", {"response 201 $.a"}, id="by a code"
    ),
    pytest.param(
        fields("a", title="## One\n\n### Response") + fields("b", title="## Two\n\n### Response"),
        {"response 200 $.a"},
        id="of two sections the first",
    ),
    pytest.param(
        fields("count", title="## Request body\n\n### usage")
        + fields("usage", title="## Create\n\n### Request body"),
        {"request $.usage"},
        id="of two sections the one that does not begin within a field",
    ),
    pytest.param(
        USAGE + fields("count", title="## usage\n\n### Parameters"),
        {"request $.usage", "request $.usage.count"},
        id="parameters of a field",
    ),
    pytest.param(
        USAGE + fields("count", title="### usage\n\n#### Parameters"),
        {"request $.usage", "request $.usage.count"},
        id="parameters of a field within the section of its body",
    ),
    pytest.param(
        f"## Request body\n\nMind **this**.\n{fields('a')}", {"request $.a"}, id="after a remark"
    ),
    pytest.param(
        f"## Request body\n\n**{'Mind all of this. ' * 9}Do.**\n{fields('a')}",
        {"request $.a"},
        id="after a long remark that is set in bold",
    ),
    pytest.param(
        f"## Response\n\n```json Small one\n{SHOWN[8:]}",
        {"response 200 $", "response 200 $.id"},
        id="an example with a name of its own",
    ),
    pytest.param(
        f"## Response\n\n### Parameters\n\n{SHOWN}",
        {"response 200 $", "response 200 $.id"},
        id="an example of parameters of an answer",
    ),
    pytest.param(
        "## Request\n\n```bash\ncurl https://a.test/base/v1/x -d 'q'\n```\n" + fields("a"),
        {"request $.a"},
        id="beside a command with the base of a server",
    ),
    pytest.param(
        "## Delete\n\n```bash\ncurl -X DELETE https://a.test/v1/x\n```\n\n### Response\n"
        + fields("a"),
        set(),
        id="beside a command of another method",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_where_a_block_belongs(text: str, expected: set[str]) -> None:
    found = stated(f"# T\n\nPOST /v1/x\n\n{text}")
    assert {key.replace(" application/json", "") for key in found} - {"operation"} == expected


def test_what_opens_under_a_label_belongs_there() -> None:
    cells = "<tr><th>Name</th><th>Type</th></tr><tr><td>a</td><td>string</td></tr>"
    told = f"<details><summary>Response</summary><table>{cells}</table></details>"
    read = page(f"<main><h1>T</h1>{told}</main>", "html")
    role = Sections(read, read.blocks).place(read.blocks[-1]).role
    assert (role and role.kind) == "response"


def test_what_a_page_begins_with_stands_under_nothing() -> None:
    assert "request application/json $.a" in stated("| Parameter | Type |\n|-|-|\n| a | string |\n")


SPELLED = [
    (["POST", "/", "v1", "/", "chat"], "/v1/chat"),
    (["Words.", "POST", "/", "v1", "/", "chat", "/"], "/v1/chat"),
    (["POST", "/ v1", "/ chat", "More", "/v2"], "/v1/chat"),
    (["POST", "https://a.test/v1/b", "c"], "/v1/b"),
    (["POST", "v1 of it"], None),
]


@pytest.mark.parametrize(("pieces", "path"), SPELLED)
def test_a_path_may_be_set_piece_by_piece(pieces: list[str], path: str | None) -> None:
    told = "".join(f"<p>{piece}</p>" for piece in pieces)
    read = page(f"<main><h1>T</h1>{told}<h2>Part</h2></main>", "html")
    own = Sections(read, read.blocks).own
    assert (own and own.path) == path


def test_a_path_may_stand_in_the_first_line_of_what_is_sent() -> None:
    read = page("# T\n\n```http\nPOST /v1/x HTTP/1.1\nHost: a.test\n```\n")
    own = Sections(read, read.blocks).own
    assert own is not None
    assert (own.method, own.path, own.server) == ("POST", "/v1/x", None)


def section(command: str) -> str:
    return f"## {command}\n\n```bash\ncurl {command}\n```\n{fields('a')}"


@pytest.mark.parametrize(
    ("command", "unclear"),
    [
        ("https://a.test/v1/y", True),
        ("https://a.test/", False),
        ("https://[a.test/v1/y", False),
        ("-X PUT", False),
    ],
)
def test_where_another_operation_is_called_it_is_unclear(command: str, *, unclear: bool) -> None:
    own = Asked("POST", "/v1/x")
    read = page(f"# T\n\n{section(command)}")
    sections = Sections(read, read.blocks, own)
    assert (sections.own, sections.unclear(read.blocks[-1])) == (own, unclear)


@pytest.mark.parametrize(("path", "unclear"), [("v1/x", False), ("v1/y", True)])
def test_where_nothing_but_commands_names_operations(path: str, *, unclear: bool) -> None:
    read = page(f"# T\n\n{section('https://a.test/v1/x')}{section(f'https://a.test/{path}')}")
    assert Sections(read, read.blocks).unclear(read.blocks[-1]) is unclear


CAPTIONS = [
    ("**Request**", "request"),
    ("Request body", "request"),
    ("Request body of **it** all", None),
    ("Read this. The request has the following fields:", "request"),
    ("The request has these fields.", "request"),
    ("The request is sent.", None),
    (f"{'word ' * 40}. **Request**", None),
]


@pytest.mark.parametrize(("line", "kind"), CAPTIONS)
def test_the_line_before_may_name_what_follows(line: str, kind: str | None) -> None:
    read = page(f"# T\n\n{line}\n\n{fields('a')}")
    role = Sections(read, read.blocks).place(read.blocks[-1]).role
    assert (role and role.kind) == kind


@pytest.mark.parametrize(
    ("above", "group"),
    [
        ("### Options", "Options"),
        ("### Fields\n\n#### Options", "Options"),
        ("### Options\n\n#### Another", None),
    ],
)
def test_the_nearest_title_of_a_group_may_name_a_field(above: str, group: str | None) -> None:
    read = page(f"# T\n\n## Body\n\n{above}\n\n{fields('a')}")
    assert Sections(read, read.blocks).place(read.blocks[-1]).group == group
