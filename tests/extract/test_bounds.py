"""Each bound of what is read, at its number and at one more: as much is read, and no more."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from checker.extract.assembly import Assembly
from checker.extract.extracted import Opened
from checker.extract.html.contacts import contacts_in
from checker.extract.html.page import is_thin, read_html
from checker.extract.html.rendered import Writing
from checker.extract.html.table import TableReading
from checker.extract.markdown.mdx import tag_at
from checker.extract.markdown.page import read_markdown
from checker.extract.markdown.parser import bounded as bounded_markdown
from checker.extract.markdown.parser import parse
from checker.extract.openapi.document import read
from checker.extract.openapi.operation import media_type_of
from checker.extract.page import (
    Block,
    Code,
    Component,
    Link,
    Page,
    Paragraph,
    Table,
    Text,
    ThematicBreak,
    is_bare,
)
from checker.extract.prose.channels import linked_channels
from checker.extract.prose.dated import updated_in
from checker.extract.prose.passages import Passage, label_slug, passages, sentences
from checker.extract.reference.bounds import bounded as bounded_page
from checker.extract.reference.curl import read_curl
from checker.extract.reference.roles import thing_of
from checker.extract.reference.statuses import _between
from checker.extract.reference.terse import _is_worded
from checker.extract.reference.type_words import type_words
from checker.extract.schema.meaning import Meaning
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.pointer import followed
from checker.extract.schema.resolve import Nodes
from checker.extract.schema.values import bounded
from checker.extract.statements import mentioned, words
from checker.extract.topics import TOPICS, stands_under
from checker.model.contract import UNSTATED, Field
from tests.extract.reference_pages import stated
from tests.extract.schema_forms import document

URL = "https://docs.example.org/guide/"
Reads = Callable[[int], bool]  # are so many read?


def said(count: int, word: str = "a") -> Block:
    return Block(headings=(), content=Paragraph(text=Text(plain=" ".join([word] * count))))


def linked(data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


POINT = {"@type": "ContactPoint", "telephone": "1"}


def languages(count: int) -> bool:
    (point,) = contacts_in(linked(POINT | {"availableLanguage": ["en"] * count}))
    return point.get("availableLanguage") == " ".join(["en"] * count)


def footer(count: int) -> bool:
    links = "".join(f"<a href=/{at}>a</a>" for at in range(count))
    page = read_html(f"<main>{'a ' * 30}</main><footer>{links}</footer>".encode(), URL)
    return len(page.footer) == count


def blocks(count: int) -> bool:
    assembly = Assembly()
    for _ in range(count):
        assembly.add(ThematicBreak())
    return not assembly.full


def inside(count: int) -> bool:
    assembly = Assembly()
    for _ in range(count):
        assembly.enter(Component(name="A"))
    assembly.add(said(1).content)
    return len(assembly.finished()[0].inside) == count


def written(data: Any) -> str:
    writing = Writing(lambda text: text)
    writing.state(data)
    return writing.html()


def nested(wrapped: Callable[[Any], Any]) -> Reads:
    def reads(count: int) -> bool:
        data: Any = "one two three four"
        for _ in range(count):
            data = wrapped(data)
        return "one" in written(data)

    return reads


def node(inner: Any) -> Any:
    return {
        "type": "p",
        "children": [{"type": "text", "text": inner} if inner == str(inner) else inner],
    }


def streamed(wrapped: Callable[[Any], Any]) -> Reads:
    def reads(count: int) -> bool:
        data: Any = ["$", "p", None, {"children": "one"}]
        for _ in range(count):
            data = wrapped(data)
        writing = Writing(lambda text: text)
        writing.stream({"0": data})
        return "one" in writing.html()

    return reads


def cells(count: int) -> bool:
    reading = TableReading()
    for _ in range(count):
        reading.row()
        reading.cell({}, Text(plain="a"))
    table = reading.content()
    return table is not None and len(table.rows) == count - 1 and not reading.cut


DATED = "last updated"


def passage(text: str) -> Passage:
    """The last of a page."""
    return passages([Opened(role="x", page=read_markdown(text.encode(), URL))])[-1]


def items(count: int) -> str:
    return "\n".join(f"{'  ' * depth}- a" for depth in range(count + 1))


def columns(count: int) -> bool:
    reading = TableReading()
    for _ in range(count):
        reading.cell({}, Text(plain="a"))
    table = reading.content()
    return table is not None and len(table.header) == count and not reading.cut


def spanned(count: int) -> bool:
    reading = TableReading()
    reading.cell({"colspan": str(count)}, Text(plain="a"))
    table = reading.content()
    return table is not None and len(table.header) == count


def markup(text: str) -> bool:
    return not parse([text], {})[1]


def tag(count: int) -> bool:
    return tag_at(f'<A b="{"c" * (count - 8)}">') is not None


def listed(**parts: Any) -> Passage:
    return Passage(**{"text": "a", "plain": "a", "url": URL, "path": ()} | parts)


def links(count: int) -> bool:
    every = tuple(Link(text="a", href=f"mailto:a{at}@example.org") for at in range(count))
    return len(linked_channels(listed(links=every))) == count


def headings(count: int) -> bool:
    passages = [listed(path=(str(at),)) for at in range(count)]
    return len(mentioned("t", passages).value["headings"]) == count


def heading(count: int) -> bool:
    return mentioned("t", [listed(path=("a" * count,))]).value["headings"] == ["a" * count]


def titled(count: int) -> bool:
    title = " ".join(["a"] * (count - 2) + ["error", "codes"])
    return stands_under(TOPICS[0], listed(parents=(title,)))


def body_of(schema: Any, path: str = "$") -> Field:
    found = read(document(schema), url=URL).facts
    return next(one for one in found if isinstance(one, Field) and one.path == path)


def extension(name: str, value: str = "a") -> Any:
    return (body_of({"type": "string", f"x-{name}": value}).keywords or {}).get(f"x-{name}")


def resolved(raw: Any) -> bool:
    places = SchemaPlaces(raw)
    nodes = Nodes(places, siblings=True)
    nodes.of(places.place("", raw))
    return not nodes.cut


def deep(count: int) -> bool:
    raw: Any = {}
    for _ in range(count - 1):
        raw = {"allOf": [raw]}
    return resolved(raw)


def meant(count: int) -> bool:
    one, other = 1, 2
    for _ in range(count):
        one, other = [one], [other]  # type: ignore[assignment] - plain data
    return Meaning({}).of(one) != Meaning({}).of(other)


def compared(count: int) -> bool:
    """What is not compared is taken as it is written: then words count."""
    one, other = ([*range(count - 2), {"title": word}] for word in "ab")
    return Meaning({}).of(one) == Meaning({}).of(other)


def hops(count: int) -> bool:
    raw: Any = {"const": "a"}
    for _ in range(count - 1):
        raw = {"allOf": [raw]}
    places = SchemaPlaces(raw)
    return places.constants(places.place("", raw)) == ("a",)


def heirs(count: int) -> bool:
    parent = "#/components/schemas/P"
    schemas = {f"A{at}": {"allOf": [{"$ref": parent[:-1] + f"A{at - 1}"}]} for at in range(count)}
    schemas["A0"] = {"allOf": [{"$ref": parent}]}
    places = SchemaPlaces({"components": {"schemas": {"P": {}, **schemas}}})
    return len(places.heirs(parent[1:])) == count


def places(count: int) -> bool:
    parts = [{"properties": {"a": {}}} for _ in range(count)]
    return len(body_of({"allOf": parts}, "$.a").evidence) == count


def problems(count: int) -> bool:
    parts = {str(at): {"$ref": "#/x"} for at in range(count)}
    return len(read(document({"properties": parts}), url=URL).problems) == count


def examples(count: int) -> bool:
    content = {"application/json": {"examples": {str(at): {"value": 1} for at in range(count)}}}
    told = document({}, responses={"200": {"content": content}})
    return len(read(told, url=URL).examples) == count


def rows(count: int) -> bool:
    table = "".join(f"| {'>' * depth} a | string |\n" for depth in range(count))
    found = stated(f"# T\n\n## Body\n\n| Field | Type |\n| - | - |\n{table}")
    return len(found) == count


def named(count: int) -> bool:
    row = f"| {'a' * count} | string |"
    return len(stated(f"# T\n\n## Body\n\n| Field | Type |\n| - | - |\n{row}\n")) == 1


def events(count: int) -> bool:
    frames = "".join(f"event: a{at}\ndata: {{}}\n\n" for at in range(count))
    found = stated(f"# T\n\nPOST /v1/x\n\n```text\n{frames}```\n")
    return len(json.loads(found["stream"])["events"]) == count


def objects(count: int) -> bool:
    members = "a: {\n" * count + "a: string\n" + "}\n" * count
    found = stated(f"# T\n\n```ts\ninterface ARequest {{\n{members}}}\n```\n")
    return len(found) == count + 1


def spelled(count: int) -> bool:
    pieces = ["/a"] * count
    found = stated("\n\n".join(["# T", "GET", *pieces]))
    return f'"{"".join(pieces)}"' in found["operation"]


def levels(count: int) -> bool:
    """Types, each before the one that has it."""
    types = [f"interface A{at} {{ a: A{at + 1} }}" for at in range(count)]
    text = "\n".join(reversed(types)).replace("A0", "ARequest")
    return len(stated(f"# T\n\n```ts\n{text}\n```\n")) == count


BOUNDS: list[tuple[str, int, Reads]] = [
    ("contact points", 50, lambda n: len(contacts_in(linked([POINT] * n))) == n),
    ("languages of a contact", 4, languages),
    ("links of a footer", 200, footer),
    ("tags of HTML", 50_000, lambda n: not read_html(b"<p>a" + b" < " * (n - 1), URL).cut),
    ("words of a page that says nothing yet", 24, lambda n: is_thin([said(n)])),
    (
        "characters of a page beside another",
        1_499,
        lambda n: is_bare(Page(url=URL, form="html", title="", blocks=(said(1, "a" * n),))),
    ),
    ("blocks before the last", 9_999, blocks),
    ("components around a block", 32, inside),
    ("lists of data", 120, nested(lambda inner: [inner])),
    ("objects of data", 120, nested(lambda inner: {"a": inner})),
    ("nodes of a rich text", 120, nested(node)),
    ("lists of elements", 119, streamed(lambda inner: [inner])),
    ("objects of elements", 119, streamed(lambda inner: {"a": inner})),
    ("words of a text of data", 3, lambda n: written({"a": " ".join("a" * n)}) == ""),
    ("cells of a table", 30_000, cells),
    ("columns of a table", 100, columns),
    ("columns that a cell spans", 100, spanned),
    ("characters of Markdown", 2_000_000, lambda n: len(bounded_markdown("a" * n)) == n),
    ("lines of Markdown", 100_000, lambda n: len(bounded_markdown("\n" * n)) == n),
    ("tags of Markdown", 20_000, lambda n: len(bounded_markdown("<" * n)) == n),
    ("characters with markup", 100_000, lambda n: markup("a" * n)),
    ("marks of a text", 10_000, lambda n: markup("=" * n)),
    ("characters of a tag of MDX", 4_000, tag),
    ("links of a passage", 1_000, links),
    ("headings of a mention", 20, headings),
    ("characters of a heading of a mention", 160, heading),
    ("members of a list", 100, lambda n: len(words(map(str, range(n)))) == n),
    ("words of a title", 12, titled),
    (
        "places that may say when a page changed",
        50,
        lambda n: updated_in(f"{'last updated by us ' * (n - 1)}{DATED} 2026-03-12") is not None,
    ),
    (
        "characters between a date and its label",
        400,
        lambda n: updated_in(f"{DATED}{'2026-03-12':>{n}}") is not None,
    ),
    ("characters of a passage", 4_000, lambda n: len(passage("a" * n).text) == n),
    ("characters of a sentence", 1_000, lambda n: len(sentences("a" * n)[0]) == n),
    ("characters of a lead", 300, lambda n: len(passage(f"{'a' * n}\n\n- b").lead) == n),
    ("characters of a label", 300, lambda n: len(passage(f"**{'a' * n}** b").label) == n),
    ("characters of a title", 160, lambda n: passage(f"**{'a' * n}**").is_title),
    ("words of a term", 5, lambda n: passage("a " * n).is_title),
    ("items above one", 8, lambda n: len(passage(items(n)).parents) == n),
    ("characters of a token", 40, lambda n: len(label_slug("a" * n)) == n),
    ("words of a token", 6, lambda n: label_slug("a " * n).count("a") == n),
    (
        "characters of a command",
        200_000,
        lambda n: read_curl(f"curl https://docs.example.org/{'a' * (n - 30)}") is not None,
    ),
    ("characters of a type", 400, lambda n: type_words(f"{'string | ' * 43}'{'a' * (n - 389)}'") is not None),
    ("characters of a label of a body", 120, lambda n: thing_of(f"The {'a' * (n - 11)} object") == "a" * (n - 11)),
    (
        "characters of an example",
        1_000_000,
        lambda n: not bounded_page([Block(headings=(), content=Code(info="", text="a" * n))])[1],
    ),
    (
        "rows of tables",
        5_000,
        lambda n: not bounded_page([Block(headings=(), content=Table(header=(), rows=((),) * n))])[1],
    ),
    ("rows inside of each other", 32, rows),
    ("types inside of each other", 16, levels),
    ("objects inside of a type", 31, objects),
    ("pieces of a path", 39, spelled),
    ("events of a stream", 500, events),
    ("characters of the name of a field", 128, named),
    ("statuses of a range", 20, lambda n: len(_between("4", 0, n - 1)) == n),
    ("words of a value that is no sentence", 5, lambda n: not _is_worded("a " * n)),
    ("characters of a value", 4_096, lambda n: bounded("a" * (n - 2)) is not UNSTATED),
    (
        "characters of a set",
        65_536,
        lambda n: body_of({"enum": ["a" * (n - 4)]}).enum is not None,
    ),
    ("characters of a text that stands for itself", 80, lambda n: extension("a", "a" * (n - 2)) == "a" * (n - 2)),
    ("characters of the name of an extension", 80, lambda n: extension("n" * (n - 2)) is not None),
    ("characters of a media type", 256, lambda n: media_type_of("a/" + "b" * (n - 2)) is not None),
    (
        "characters of a reference",
        2_048,
        lambda n: followed({"a" * (n - 2): {}}, "#/" + "a" * (n - 2), "") is not None,
    ),
    ("references and combinations inside each other", 40, deep),
    ("alternatives of a union", 2_000, lambda n: resolved({"oneOf": [{"const": at} for at in range(n)]})),
    ("depth of what is compared and not read", 24, meant),
    ("parts that are compared and not read", 20_000, compared),
    ("references before a constant", 24, hops),
    ("heirs of a schema", 500, heirs),
    ("places of a field", 4, places),
    ("references to nowhere", 20, problems),
    ("examples of an operation", 100, examples),
]  # fmt: skip


@pytest.mark.parametrize(("most", "reads"), [pytest.param(n, f, id=id_) for id_, n, f in BOUNDS])
def test_as_much_is_read_and_no_more(most: int, reads: Reads) -> None:
    assert (reads(most), reads(most + 1)) == (True, False)
