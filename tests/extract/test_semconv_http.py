"""HTTP semantic conventions: our own pages in each layout, then the real pages of four versions.

A case is a folder of pages and the facts that they state; `<name>.md` has the role `<name>-markdown`.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.extract.extracted import Extract, Opened
from checker.extract.opened import open_page
from checker.extract.page import Page
from checker.extract.semconv.merge import merged
from checker.extract.semconv_http import extract
from checker.model.contract import Attribute, State
from checker.model.plain import fact_to_plain
from tests.drawing import examples
from tests.tools.conftest import package

CASE = Path(__file__).parent / "cases" / "semconv-http"
CASES = sorted(CASE.iterdir())
HTML = CASE / "key-first-html"
FORMS = {".md": "markdown", ".html": "html"}
SITE = "https://semconv.example/docs/specs/semconv/http"


def page_of(path: Path, url: str) -> Page:
    return open_page(path.read_bytes(), f"text/{FORMS[path.suffix]}", url)


def opened(path: Path) -> Opened:
    url = f"{SITE}/index.md" if path.stem == "index" else f"{SITE}/{path.stem}/index.md"
    return Opened(role=f"{path.stem}-{FORMS[path.suffix]}", page=page_of(path, url))


def extracted(case: Path) -> Extract:
    return extract([opened(path) for path in sorted(case.iterdir()) if path.suffix in FORMS])


def plain(found: Extract) -> dict[str, Any]:
    """Facts by key without their evidence, and the problems."""
    facts = [fact_to_plain(fact) for fact in found.facts]
    return {
        "problems": list(found.problems),
        "facts": [{name: fact[name] for name in fact if name != "evidence"} for fact in facts],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_its_facts(case: Path) -> None:
    assert plain(extracted(case)) == json.loads((case / "facts.json").read_text("utf-8"))


NOTHING = [
    pytest.param("", id="an empty page"),
    pytest.param("# Semantic conventions for HTTP spans\n\nText.\n", id="no table"),
    pytest.param(
        "# HTTP\n\n| Attribute name | Value |\n|---|---|\n| `a.b` | `1` |\n", id="an example table"
    ),
    pytest.param("# HTTP\n\n| Key | Stability |\n|---|---|\n| `a.b` | x |\n", id="no type column"),
    pytest.param("# HTTP\n\n| Key | Type |\n|---|---|\n|  | int |\n", id="a row without a key"),
    pytest.param("# HTTP\n\n| Name | Instrument Type |\n|---|---|\n", id="a metric table, no row"),
    pytest.param(
        "# HTTP\n\n| Value | Description |\n|---|---|\n| `a` | b |\n", id="values of what"
    ),
    pytest.param(
        "# HTTP\n\nOf `a.b`:\n\n| Value | Description |\n|---|---|\n| `a` | b |\n",
        id="values after another sentence",
    ),
    pytest.param(
        "# HTTP\n\n`a.b` is:\n\n| Value | Description |\n|---|---|\n| `a` | b |\n",
        id="values of an attribute without a row",
    ),
    pytest.param(
        "# HTTP exceptions events\n\n## HTTP client\n\n| Key | Type | Requirement Level |\n"
        "|---|---|---|\n| `a.b` | int | Required |\n",
        id="an event without its name",
    ),
    pytest.param("# HTTP\n\n**[1]:** As it says.\n", id="a note without a table"),
    pytest.param("# HTTP\n\nThis metric is required.\n", id="the level of what metric"),
    pytest.param("# HTTP\n\nAt span creation time: nothing.\n", id="sampling without a list"),
    pytest.param("# HTTP\n\n**Status**: Unheard of\n", id="an unknown status"),
    pytest.param("# HTTP\n\n## A\n\n**Status**: Stable\n", id="the status of a section"),
    pytest.param(
        "# HTTP\n\n* the environment variable `A_B` takes values\n* `c` - no\n",
        id="no values listed",
    ),
]


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("role", ["http-spans-markdown", "index-markdown"])
def test_a_page_that_states_nothing(text: str, role: str) -> None:
    page = open_page(text.encode(), "text/markdown", f"{SITE}/x/index.md")
    found = extract([Opened(role=role, page=page)])
    assert found.facts == ()
    assert found.problems == (f"no-facts: {role}",)


INDEXES = [
    pytest.param(
        "index.md", "- [a](a.md#a)\n- [b](b.md?b)\n", True, id="it lists pages below itself"
    ),
    pytest.param("index.md", "- [a](a.md)\n- [b](a.md#b)\n", False, id="one page below itself"),
    pytest.param("x/index.md", "- [a](../a.md)\n- [b](../b.md)\n", False, id="pages beside it"),
    pytest.param("x/index.md", "- [a](#a)\n- [b](#b)\n", False, id="its own sections"),
    pytest.param("x/index.md", "<a href=http://[a>a</a> <a href=http://[b>b</a>", False, id="none"),
    pytest.param("file:index.md", "- [a](a.md)\n- [b](b.md)\n", True, id="it was read from a file"),
    pytest.param(
        "file:index.md",
        "- [a](https://a.test/a.md)\n- [b](https://a.test/b.md)\n",
        False,
        id="pages elsewhere",
    ),
]


@pytest.mark.parametrize(("path", "links", "is_index"), INDEXES)
def test_an_index_needs_no_table(path: str, links: str, is_index: bool) -> None:  # noqa: FBT001
    page = open_page(f"# HTTP\n\n{links}".encode(), "text/markdown", urljoin(f"{SITE}/", path))
    problems = extract([Opened(role="page-markdown", page=page)]).problems
    assert problems == (() if is_index else ("no-facts: page-markdown",))


def test_what_a_document_can_state_depends_on_its_form() -> None:
    pages = [opened(path) for path in (CASE / "key-first" / "http-spans.md", HTML / "index.html")]
    states = ("attributes", "demands", "enums", "metrics", "statements")
    assert extract(pages).can_state == {
        "http-spans-markdown": states,
        "index-html": (*states, "version"),
    }


def test_each_fact_names_its_place() -> None:
    found = extracted(CASE / "key-first")
    assert [fact.key for fact in found.facts] == sorted(fact.key for fact in found.facts)
    for fact in found.facts:
        assert fact.evidence
        for evidence in fact.evidence:
            assert evidence.document.startswith(SITE)
            assert evidence.heading
            assert evidence.text_digest is not None
    places = {fact.key: fact.evidence for fact in found.facts}
    headings = ("Semantic conventions for HTTP spans", "HTTP client span")
    # The row, and the table of its values.
    assert [place.heading for place in places["span.client network.transport"]] == [headings] * 2


def test_a_contradiction_keeps_both_places() -> None:
    facts = {fact.key: fact for fact in extracted(CASE / "contradictory").facts}
    unclear, clear = facts["span.client server.port"], facts["span.client url.full"]
    assert (unclear.state, len(unclear.evidence)) == (State.CONFLICTING, 2)
    assert (clear.state, len(clear.evidence)) == (State.DOCUMENTED, 2)


@pytest.mark.parametrize(
    ("level", "digest", "state"),
    [
        (None, None, State.DOCUMENTED),
        ("required", "a", State.DOCUMENTED),
        ("required", None, State.CONFLICTING),
        ("opt_in", "a", State.CONFLICTING),
    ],
)
def test_a_condition_is_one_of_the_level_that_stands_with_it(
    level: str | None, digest: str | None, state: State
) -> None:
    first = Attribute(
        key="span.client a", signal="span.client", attribute="a", requirement_level="required",
        condition_digest="a",
    )  # fmt: skip
    (fact,) = merged([first, replace(first, requirement_level=level, condition_digest=digest)])
    assert fact == replace(first, state=state)


def stated(text: str) -> dict[str, Any]:
    page = open_page(text.encode(), "text/markdown", f"{SITE}/http-metrics/README.md")
    facts = plain(extract([Opened(role="index-markdown", page=page)]))["facts"]
    return {fact["key"]: fact for fact in facts}


STATED = {"instrument", "redact", "requirement_level", "stability", "type", "unit"}


def test_two_metrics_in_one_section_have_their_own_attributes() -> None:
    name = "| Name | Instrument Type | Unit |\n|---|---|---|\n| `{}` | Counter | `1` |\n\n"
    rows = "| Key | Type | Requirement Level |\n|---|---|---|\n| `{}` | int | Required |\n\n"
    text = name.format("m.a") + rows.format("a.a") + name.format("m.b") + rows.format("a.b")
    assert stated("# HTTP metrics\n\n" + text).keys() == {
        "metric:m.a",
        "metric:m.a a.a",
        "metric:m.b",
        "metric:m.b a.b",
    }


def test_what_a_row_leaves_open_is_not_stated() -> None:
    metric = "| Name | Instrument Type | Unit |\n|---|---|---|\n| `m.a` |  |  |\n\n"
    rows = (
        "| Key | Type | Requirement Level | Description |\n|---|---|---|---|\n"
        "| `a.a` | int | `Conditionally Required` [9] | ![Stable](https://img.example/s.svg) One. |\n"
        "| `a.b` |  | `Required` | Two. [8] |\n"
    )
    found = stated("# HTTP metrics\n\n" + metric + rows)
    told = {
        key: {name: said for name, said in fact.items() if name in STATED}
        for key, fact in found.items()
    }
    assert told == {
        "metric:m.a": {"requirement_level": None, "stability": None},
        "metric:m.a a.a": {
            "type": "int",
            "requirement_level": "conditionally_required",
            "stability": "stable",
        },
        "metric:m.a a.b": {"requirement_level": "required", "stability": None},
    }


def test_an_event_may_be_named_by_its_heading() -> None:
    rows = "| Key | Type |\n|---|---|\n| `a.b` | int |\n"
    assert stated(f"# HTTP events\n\n## Event: `e.x`, once `e.w`\n\n{rows}").keys() == {
        "event:e.x a.b"
    }


NAMELESS = [
    pytest.param("{level}\n\n{plain}", {"span.client {}", "span.server {}"}, id="spans"),
    pytest.param("{plain}", {"registry {}"}, id="a registry"),
    pytest.param(
        "## Names\n\n{metric}\n\n## Attributes\n\n{plain}",
        {"metric:m.a", "metric:m.a {}"},
        id="a metric",
    ),
]


@pytest.mark.parametrize(("text", "keys"), NAMELESS)
def test_what_a_page_is_of_whose_title_does_not_say(text: str, keys: set[str]) -> None:
    tables = {
        "metric": "| Name | Instrument Type |\n|---|---|\n| `m.a` | Counter |",
        "plain": "| Key | Type |\n|---|---|\n| `a.b` | int |",
        "level": "| Key | Type | Requirement Level |\n|---|---|---|\n| `a.b` | int | Required |",
    }
    assert stated(f"# HTTP\n\n{text.format(**tables)}\n").keys() == {
        key.format("a.b") for key in keys
    }


@pytest.mark.parametrize("between", ["- x", "```\nx\n```"], ids=["a list", "code"])
def test_what_stands_between_a_sentence_and_a_table_parts_them(between: str) -> None:
    rows = "| Key | Type |\n|---|---|\n| `a.b` | string |\n\n`a.b` is, as `c.d`, one of these:\n\n"
    values = "| Value | Description |\n|---|---|\n| `v` | x |\n"
    assert stated(f"# HTTP\n\n{rows}---\n\n{values}")["registry a.b"]["enum"] == [{"value": "v"}]
    assert "enum" not in stated(f"# HTTP\n\n{rows}{between}\n\n{values}")["registry a.b"]


def test_the_list_of_a_note_belongs_to_it() -> None:
    rows = "| Key | Type | Description |\n|---|---|---|\n| `a.b` | string | x [1] |\n\n"
    keys = "**[1]:** Query string values for the following keys SHOULD be redacted:\n\n"
    listed = f"# HTTP\n\n{rows}{keys}- `c`, not `d`\n- others\n"
    assert stated(listed)["registry a.b"]["redact"] == ["c"]
    labelled = stated(f"# HTTP\n\n{rows}**[1] `a.b`:** It MUST be `c`.\n")
    assert [*labelled["demands registry a.b"]["value"].values()] == ["MUST c"]
    note = "**[1]:** It holds:\n\n- credentials\n"
    assert stated(f"# HTTP\n\n{rows}{note}")["registry a.b"]["sensitive"] is True
    assert "sensitive" not in stated(f"# HTTP\n\n{rows}---\n\n- credentials\n")["registry a.b"]


OPT_IN = "* an environment variable `A_OPT_IN` with values:\n  * `b` - x\n  * `a` - y\n"
OPT_INS = [
    pytest.param(OPT_IN, id="the list ends the page"),
    pytest.param(OPT_IN + "\nText.\n\n* `c`\n", id="text after it"),
    pytest.param(OPT_IN + "  * none of `c`\n* other\n  * `d` - z\n", id="other items after it"),
    pytest.param("* `c` - z\n\n" + OPT_IN, id="another list before it"),
    pytest.param("* as `c` says, " + OPT_IN[2:], id="another name before its own"),
    pytest.param("* the environment variable `B_C`\n  * `c` - z\n" + OPT_IN, id="no values before"),
]


@pytest.mark.parametrize("text", OPT_INS)
def test_the_opt_in_variable_and_its_values(text: str) -> None:
    fact = stated("# HTTP\n\n" + text)["stability-opt-in"]
    assert fact["value"] == {"variable": "A_OPT_IN", "values": ["a", "b"]}


def test_a_status_is_of_the_page_that_its_address_names() -> None:
    assert stated("# HTTP\n\n**Status**: **Experimental**\n")["status http-metrics"]["value"] == {
        "status": "development"
    }


SPAN = "| Attribute | Type | Requirement Level |\n|---|---|---|\n| `a.b` | int | Required |\n\n"
BADGE = "**Status:** ![Stable](https://img.example/-stable)\n\n"
KIND = "**Span kind** MUST be `CLIENT`.\n\n"
EVENT = "The event name MUST be `c.d`.\n\n"
OWN = [
    pytest.param(
        f"# HTTP spans\n\n## Client span\n\n{BADGE}{KIND}{SPAN}",
        {"status span.client": "stable", "span-kind span.client": "client"},
        id="of a span",
    ),
    pytest.param(
        f"# HTTP spans\n\n## Client span\n\n{KIND}### Attributes\n\n{SPAN}",
        {"span-kind span.client": "client"},
        id="its table under a heading of its own",
    ),
    pytest.param(
        f"# HTTP exceptions\n\n## Client exception\n\n{BADGE}{EVENT}{SPAN}",
        {"status event:c.d": "stable"},
        id="of an event that is named after it",
    ),
    pytest.param(
        f"# HTTP spans\n\n## Client span\n\n{SPAN}## Errors\n\n{BADGE}", {}, id="of a rule"
    ),
    pytest.param(
        f"# HTTP spans\n\n## Client and server spans\n\n{BADGE}{KIND}{SPAN}", {}, id="of both"
    ),
    pytest.param(f"# HTTP metrics\n\n## Metric: `m.a`\n\n{BADGE}{SPAN}", {}, id="of a metric"),
    pytest.param(
        f"# HTTP metrics\n\n## Client\n\n{BADGE}{SPAN}", {}, id="of a metric without its name"
    ),
]


@pytest.mark.parametrize(
    ("said", "level"),
    [
        *((word, {}) for word in ("is", "MUST be", "SHALL be", "is REQUIRED to be")),
        ("SHOULD be", {"level": "SHOULD"}),
        ("SHOULD  NOT be", {"level": "SHOULD NOT"}),
    ],
)
def test_how_much_a_kind_is_asked_for_stands_beside_it(said: str, level: dict[str, str]) -> None:
    text = f"# HTTP spans\n\n## Client span\n\nSpan kind {said} `CLIENT`. It MAY end.\n"
    assert stated(text)["span-kind span.client"]["value"] == {"kind": "client", **level}


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_the_status_and_the_kind_of_one_signal(text: str, expected: dict[str, str]) -> None:
    facts = stated(text)
    found = {key: fact for key, fact in facts.items() if key.startswith(("status ", "span-kind "))}
    told = {key: next(iter(fact["value"].values())) for key, fact in found.items()}
    told.pop("status http-metrics", None)
    assert told == expected


BESIDE = [
    pytest.param(
        f"## Client span\n\n**Span kind** MUST be `CLIENT`. It SHOULD be `b`; it MAY end.\n\n{SPAN}",
        {"demands span.client": ["SHOULD MAY b"]},
        id="after the kind",
    ),
    pytest.param(
        f"## Client exception\n\nIt MUST hold `a`. The event name MUST be `c.d`. It MAY end.\n\n{SPAN}",
        {"demands event:c.d": ["MUST a", "MAY"]},
        id="around the name of an event",
    ),
    pytest.param(
        f"## Client and server spans\n\nSpan kind MUST be `INTERNAL`.\n\n{SPAN}",
        {f"demands span.{side}": ["MUST INTERNAL"] for side in ("client", "server")},
        id="a kind of several",
    ),
    pytest.param(
        f"## Client span\n\nIt MUST be set for 4xx and 66xx.\n\n{SPAN}",
        {"demands span.client": ["MUST 4xx"]},
        id="of a class of statuses",
    ),
    pytest.param(
        f"## Client span\n\nIt MAY be {' '.join(f'`a{at}`' for at in range(13))}.\n\n{SPAN}",
        {"demands span.client": [f"MAY {' '.join(f'a{at}' for at in range(12))}"]},
        id="of more than is told",
    ),
    pytest.param(
        f"## Client span\n\nIt SHOULD be `a`, as in `https://a.example/?b`.\n\n{SPAN}",
        {"demands span.client": ["SHOULD a"]},
        id="beside an example",
    ),
    pytest.param(
        "# HTTP attributes\n\n## Client attributes\n\nThey MAY be set.\n\n"
        "| Key | Type |\n|---|---|\n| `a.b` | int |\n",
        {"demands http-metrics client attributes": ["MAY"]},
        id="of a section of a registry",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_what_is_demanded_beside_a_kind_or_a_name(text: str, expected: dict[str, Any]) -> None:
    facts = stated(text if text.startswith("# ") else f"# HTTP spans\n\n{text}")
    found = {key: [*fact["value"].values()] for key, fact in facts.items() if "demands" in key}
    assert found == expected


# --- the same said in other words, another order, another form


def rows_of(text: str, change: Callable[[list[str]], list[str]]) -> str:
    """The text with the cells of each table row put through a function, table by table."""
    cells = re.compile(r"(?<!\\)\|")
    lines = []
    for line in text.split("\n"):
        if line.startswith("|"):
            parts = [part.strip() for part in cells.split(line.strip())[1:-1]]
            line = "| " + " | ".join(change(parts)) + " |"  # noqa: PLW2901 - the changed line
        lines.append(line)
    return "\n".join(lines)


def reversed_columns(text: str) -> str:
    return rows_of(text, lambda cells: cells[::-1])


def rotated_columns(text: str) -> str:
    return rows_of(text, lambda cells: cells[1:] + cells[:1])


def another_column(text: str) -> str:
    return rows_of(
        text, lambda cells: [cells[0], "---" if set(cells[0]) <= set("-: ") else "New", *cells[1:]]
    )


def wider(text: str) -> str:
    return rows_of(text, lambda cells: [f"  {cell}   " for cell in cells]).replace(
        "\n\n", "\n\n\n\n"
    )


def reflowed(text: str) -> str:
    return re.sub(r"(?m)^([A-Z][^|\n]*?) (\S+)$", r"\1\n\2", text)


def renumbered(text: str) -> str:
    return re.sub(r"\[(\d+)\](?!\()", lambda found: f"[{int(found[1]) + 40}]", text)


def older_words(text: str) -> str:
    text = re.sub(r"`(Conditionally Required|Recommended)` +(?=[^|\s])", r"\1: ", text)
    text = re.sub(r"`(Conditionally Required|Required|Recommended)`", r"\1", text)
    text = text.replace("`Opt-In`", "Optional").replace("opt-in]", "optional]")
    return text.replace("Development]", "Experimental]").replace("-development-", "-experimental-")


def newer_words(text: str) -> str:
    text = re.sub(r"\| (Conditionally Required|Recommended):", r"| `\1`", text)
    text = re.sub(r"\| (Required|Recommended|Opt-In|Optional) +\|", r"| `\1` |", text)
    text = text.replace("Optional", "Opt-In").replace("metric is optional", "metric is opt-in")
    return text.replace("Experimental]", "Development]")


def newer_headers(text: str) -> str:
    text = text.replace("| Attribute ", "| Key ").replace("| Type |", "| Value Type |")
    return text.replace("Requirement Level |", "[Requirement Level](/docs/levels/) |")


def newer_notes(text: str) -> str:
    return re.sub(r"\*\*\[(\d+)\]:\*\*", r"**[\1] `some.attribute`:**", text)


def other_case(text: str) -> str:
    return re.sub(r"(?m)^#+ [^`\n]*$", lambda found: found[0].upper(), text)


def typographic(text: str) -> str:
    return text.replace("'s ", "\N{RIGHT SINGLE QUOTATION MARK}s ").replace(" - ", " \N{EN DASH} ")


def moved_links(text: str) -> str:
    return re.sub(r"\]\((?:/docs|\.\.)/[^)]*\)", "](/elsewhere/x/)", text)


def older_alerts(text: str) -> str:
    return re.sub(
        r"(?m)^> \[!(\w)(\w+)\]$", lambda found: f"> **{found[1]}{found[2].lower()}**", text
    )


def without_markers(text: str) -> str:
    return re.sub(r"(?m)^<!--.*-->\n", "", text)


def as_html(text: str) -> str:
    """The page as the site renders it: its content element, without comments."""
    body = MarkdownIt("commonmark").enable("table").render(text.partition("--->")[2] or text)
    body = re.sub(
        r"<blockquote>\s*<p>\[!(\w+)\]\s*(?:</p>)?(.*?)</blockquote>",
        lambda found: (
            f'<div class="td-alert alert alert-{found[1].lower()}" role=alert>'
            f"<div class=alert-heading>{found[1]}</div><div>{found[2]}</div></div>"
        ),
        body,
        flags=re.DOTALL,
    )
    body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    return f"<!doctype html><html lang=en><main><div class=td-content>{body}</div></main></html>"


CHANGES = [
    another_column,
    as_html,
    moved_links,
    newer_headers,
    newer_notes,
    newer_words,
    older_alerts,
    older_words,
    other_case,
    reflowed,
    renumbered,
    reversed_columns,
    rotated_columns,
    typographic,
    wider,
    without_markers,
]
Change = Callable[[str], str]


def changed(document: Opened, text: str) -> Opened:
    return Opened(role=document.role, page=open_page(text.encode(), None, document.page.url))


@pytest.mark.drawn
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize(
    "case", [case for case in CASES if case != HTML], ids=lambda case: case.name
)
def test_other_words_change_no_fact(case: Path, change: Change) -> None:
    files = sorted(case.glob("*.md"))
    after = [changed(opened(path), change(path.read_text("utf-8"))) for path in files]
    assert plain(extract(after)) == plain(extracted(case))


@pytest.mark.unmeasured  # the same changes, several at once
@given(st.lists(st.sampled_from([change for change in CHANGES if change != as_html]), max_size=4))
@settings(max_examples=examples(30), deadline=None)
def test_changes_of_words_add_up_to_no_change(changes: list[Change]) -> None:
    for path in sorted((CASE / "key-first").glob("*.md")):
        text = path.read_text("utf-8")
        before = opened(path)
        for change in changes:
            text = change(text)
        assert plain(extract([changed(before, text)])) == plain(extract([before]))


def test_a_common_table_split_in_two_changes_no_fact() -> None:
    path = CASE / "common-table" / "http-spans.md"
    text = path.read_text("utf-8")
    common = text[text.index("<!-- semconv trace.http.common") : text.index("## HTTP client\n")]
    both = (
        f"## HTTP client and server\n\n{common.replace('### HTTP request and', '### Request and')}"
    )
    split = both.replace("client and server", "client") + both.replace(
        "client and server", "server"
    )
    text = text.replace(common, "").replace("## Common Attributes", split + "## Nothing in common")
    assert plain(extract([changed(opened(path), text)])) == plain(extract([opened(path)]))


# --- the real pages

VERSIONS = ("v1.37.0", "v1.42.0", "v1.43.0", "v1.44.0")
PAGES = ("http", "http/http-spans", "http/http-metrics", "http/http-exceptions")
OPENTELEMETRY = "https://opentelemetry.io/docs/specs/semconv"


@cache
def real(root: Path, version: str, form: str) -> tuple[Opened, ...]:
    """The documents of a version, registry pages last."""
    suffix = next(suffix for suffix, name in FORMS.items() if name == form)
    folder = root / "opentelemetry" / version
    paths = [
        *(folder / page / f"index{suffix}" for page in (*PAGES, "registry/attributes/http")),
        *sorted((folder / "registry" / "source").glob("*.md")),
    ]
    return tuple(
        Opened(
            role=f"{path.parent.name}-{form}",
            page=page_of(path, f"{OPENTELEMETRY}/{path.relative_to(folder).as_posix()}"),
        )
        for path in paths
        if path.exists()
    )


def facts_of(documents: Iterable[Opened]) -> dict[str, dict[str, Any]]:
    found = extract(list(documents))
    assert not [
        problem
        for problem in found.problems
        if "http-markdown" not in problem and "http-html" not in problem
    ]
    return {fact["key"]: fact for fact in plain(found)["facts"]}


def test_version_1_44_states_what_is_known_of_it(real_pages: Path) -> None:
    """Against facts that were put down independently of this extractor."""
    known = json.loads((CASE.parent / "semconv-real" / "v1.44.0.json").read_text("utf-8"))
    found = facts_of(real(real_pages, "v1.44.0", "markdown"))
    rows = {
        f"{signal} {name}": [
            attribute["type"],
            attribute["stability"],
            level,
            *condition,
            attribute.get("enum", {}),
        ]
        for name, attribute in known["attributes"].items()
        for signal, (level, *condition) in attribute["signals"].items()
    }
    stated = {
        key: [
            fact["type"],
            fact["stability"],
            fact["requirement_level"],
            *filter(None, [fact.get("condition_digest")]),
            {member["value"]: member["stability"] for member in fact.get("enum", ())},
        ]
        for key, fact in found.items()
        if fact["fact"] == "attribute" and fact["signal"] != "registry"
    }
    assert stated == rows
    assert known["metrics"] == {
        fact["name"]: [
            fact[name] for name in ("instrument", "unit", "stability", "requirement_level")
        ]
        for fact in found.values()
        if fact["fact"] == "metric"
    }
    assert known["deprecated"] == {
        fact["attribute"]: [fact["type"], *fact.get("replaced_by", ())]
        for fact in found.values()
        if fact.get("stability") == "deprecated"
    }
    assert known["sampling"] == {
        key.removeprefix("sampling "): fact["value"]["attributes"]
        for key, fact in found.items()
        if key.startswith("sampling ")
    }
    sensitive = {fact["attribute"] for fact in found.values() if fact.get("sensitive")}
    warned = {name for name, said in known["attributes"].items() if said.get("sensitive")}
    assert sensitive == warned | {"url.original"}  # which stands in the registry alone
    assert all(fact["state"] == "documented" for fact in found.values())


def test_cardinality_and_redaction_of_version_1_44(real_pages: Path) -> None:
    found = facts_of(real(real_pages, "v1.44.0", "markdown"))
    low = {fact["attribute"] for fact in found.values() if fact.get("low_cardinality")}
    assert low == {"error.type", "http.route", "url.template"}
    redact = {key: fact["redact"] for key, fact in found.items() if "redact" in fact}
    keys = [
        "X-Amz-Credential",
        "X-Amz-Security-Token",
        "X-Amz-Signature",
        "X-Goog-Signature",
        "sig",
    ]
    assert redact == {
        f"{signal} {name}": keys
        for signal, name in (
            ("registry", "url.full"),
            ("registry", "url.query"),
            ("span.client", "url.full"),
            ("span.server", "url.query"),
        )
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_the_two_forms_of_a_page_state_the_same(real_pages: Path, version: str) -> None:
    markdown = [
        page for page in real(real_pages, version, "markdown") if "source" not in page.page.url
    ]
    html = [page for page in real(real_pages, version, "html") if "source" not in page.page.url]
    stated = facts_of(html)
    assert stated.pop("semconv-version")["value"] == {"version": version.removeprefix("v")}
    assert stated == facts_of(markdown)


@pytest.mark.parametrize("version", VERSIONS)
def test_each_page_alone_states_its_own_facts(real_pages: Path, version: str) -> None:
    documents = real(real_pages, version, "markdown")
    together = facts_of(documents)
    apart: dict[str, dict[str, Any]] = {}
    for document in documents:
        apart |= facts_of([document])
    assert apart == together


def differences(root: Path, before: str, after: str) -> dict[str, Any]:
    """What differs in the facts of the pages that both versions have."""
    old, new = (
        facts_of(page for page in real(root, version, "markdown") if "source" not in page.page.url)
        for version in (before, after)
    )
    return {
        key: "new"
        if key not in old
        else "gone"
        if key not in new
        else {
            name: (old[key].get(name), new[key].get(name))
            for name in sorted(old[key].keys() | new[key].keys())
            if old[key].get(name) != new[key].get(name)
        }
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    }


def test_from_1_43_to_1_44_only_names_of_products_were_spelled_anew(real_pages: Path) -> None:
    assert differences(real_pages, "v1.43.0", "v1.44.0") == {}


def test_from_1_42_to_1_43_two_metrics_became_recommended(real_pages: Path) -> None:
    changes = differences(real_pages, "v1.42.0", "v1.43.0")
    assert changes == {
        f"metric:http.{side}.request.duration": {"requirement_level": ("required", "recommended")}
        for side in ("client", "server")
    }


def test_from_1_37_to_1_42_the_known_changes_are_seen(real_pages: Path) -> None:
    changes = differences(real_pages, "v1.37.0", "v1.42.0")
    new = {key.rpartition(" ")[0] for key, change in changes.items() if change == "new"}
    events = {f"event:http.{side}.request.exception" for side in ("client", "server")}
    demands = {"demands", *(f"demands {event}" for event in events)}
    assert new == {*events, *demands, "status"}
    levels = {
        key: change["requirement_level"]
        for key, change in changes.items()
        if "requirement_level" in change
    }
    assert levels == dict.fromkeys(
        (
            "metric:http.client.connection.duration network.peer.address",
            "metric:http.client.open_connections network.peer.address",
        ),
        ("recommended", "opt_in"),
    )
    members = {
        key.rpartition(" ")[2]: {one["value"] for one in change["enum"][1]}
        - {one["value"] for one in change["enum"][0]}
        for key, change in changes.items()
        if "enum" in change
    }
    assert members == {"http.request.method": {"QUERY"}}
    assert {key for key, change in changes.items() if "redact" in change} == {
        "span.client url.full",
        "span.server url.query",
    }
    told = {
        name
        for key, change in changes.items()
        if change != "new" and not key.startswith("demands ")
        for name in change
    }
    assert told == {
        "enum",
        "redact",
        "replaced_by",
        "requirement_level",
    }


@pytest.mark.drawn
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_other_words_change_no_fact_of_the_real_pages(real_pages: Path, change: Change) -> None:
    documents = real(real_pages, "v1.44.0", "markdown")[1:4]
    folder = real_pages / "opentelemetry" / "v1.44.0"
    texts = [
        (folder / document.page.url.removeprefix(OPENTELEMETRY + "/")).read_text("utf-8")
        for document in documents
    ]
    after = [
        changed(document, change(text)) for document, text in zip(documents, texts, strict=True)
    ]
    assert facts_of(after) == facts_of(documents)


# --- the package that the same source is published as


def constants(name: str) -> dict[str, Any]:
    """The constants of every module of a package, by name."""
    root = package(name)
    found: dict[str, Any] = {}
    for module in pkgutil.iter_modules(root.__path__):
        found |= vars(importlib.import_module(f"{name}.{module.name}"))
    return found


def name_in_package(attribute: str) -> str:
    template = attribute.endswith(".<key>")
    name = attribute.removesuffix(".<key>").upper().replace(".", "_")
    return f"{name}_TEMPLATE" if template else name


def values_in_package(package: dict[str, Any], attribute: str) -> set[str]:
    words = name_in_package(attribute).split("_")
    return {value.value for value in package["".join(map(str.capitalize, words)) + "Values"]}


@pytest.mark.tools
def test_the_published_package_has_the_same_keys_stabilities_and_values(real_pages: Path) -> None:
    stable = constants("opentelemetry.semconv.attributes")
    incubating = constants("opentelemetry.semconv._incubating.attributes")
    compared = 0
    for fact in facts_of(real(real_pages, "v1.44.0", "markdown")).values():
        if fact["fact"] != "attribute":
            continue
        name, attribute = name_in_package(fact["attribute"]), fact["attribute"]
        assert incubating[name] == attribute.removesuffix(".<key>")
        assert (name in stable) == (fact["stability"] == "stable"), attribute
        if "enum" in fact:
            values = {member["value"]: member["stability"] for member in fact["enum"]}
            assert values_in_package(incubating, attribute) == set(values)
            if name in stable:
                known = {value for value, level in values.items() if level == "stable"}
                assert values_in_package(stable, attribute) == known
        compared += 1
    assert compared > 200


@pytest.mark.parametrize(("metrics", "told"), [(3, 3), (24, 24), (25, 0)])
def test_a_table_beside_very_many_metrics_is_of_none_of_them(metrics: int, told: int) -> None:
    columns = "| Name | Instrument Type | Unit |\n|-|-|-|\n"
    rows = "".join(f"| `a.m{at}` | Counter | `s` |\n" for at in range(metrics))
    shared = "| Key | Requirement Level | Value Type |\n|-|-|-|\n| `a.b` | `Required` | string |\n"
    text = f"# HTTP metrics\n\n## Names\n\n{columns}{rows}\n\n## Attributes\n\n{shared}"
    page = open_page(text.encode(), "text/markdown", f"{SITE}/http-metrics/index.md")
    found = extract([Opened(role="http-metrics-markdown", page=page)])
    assert sum(fact.fact == "attribute" for fact in found.facts) == told


def test_what_stands_under_no_heading_is_demanded_of_the_page() -> None:
    assert list(stated("They MAY be set.\n")) == ["demands http-metrics"]


def test_sentences_that_are_joined_or_parted_demand_the_same() -> None:
    joined, parted, other = (
        stated(f"# HTTP spans\n\n## Client span\n\n{said}\n\n{SPAN}")["demands span.client"]
        for said in ("It MUST be a; it MAY end.", "It MUST be a. It MAY end.", "It MUST be a.")
    )
    assert joined["text_digest"] == parted["text_digest"] != other["text_digest"]
    assert len(parted["value"]) == 2


def test_punctuation_and_case_say_nothing_of_what_is_demanded() -> None:
    def digests(sentence: str) -> list[str]:
        facts = stated(f"# HTTP spans\n\n## Client span\n\n{sentence}\n\n{SPAN}")
        return list(facts["demands span.client"]["value"])

    assert digests("It MUST be a.b, (c)d.") == digests("it MUST: be a.b .c d")
    assert digests("It MUST be a.b") != digests("It MUST be ab")
