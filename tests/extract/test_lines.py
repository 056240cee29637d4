"""The line of the stored text on which a fact stands; no line where it is not sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.extract.decoded import decoded
from checker.extract.lines import DocumentLines
from checker.model.contract import Attribute, Metric
from tests.compare.test_drift_pages import FILES, FORMS, SITE, conventions

MARKDOWN = """\
---
lastmod: 2026-03-12
---
# Widgets

A `count` of them.

## Create a [widget](/w) {#create}

| Field | Meaning |
| --- | --- |
| `count_all` | another |
| `size` | besides `count`, not `discount` or `x-count` |
| `count` | how many |

<ParamField body="model" type="string">
  Which one.
</ParamField>

```
# not a heading
```

## OpenAPI

````yaml post /v1/widgets
paths:
  /v1/widgets:
    post:
      parameters:
        - name: limit
        - name: count
      responses:
        '429': {description: slow down}
````

## Errors

Twice
=====

## Errors
Once
----
| a |
---
- a
---
## Ruled
---
> b
---
ruled
### Fenced
```
x
 ```
---
below
"""
HTML = """\
<!doctype html><html><head><title>x</title><style>h1 { color: red }
</style></head><body><nav><h2>Menu</h2></nav>
<!-- <h1>Not this</h1>
-->
<h1>Widgets &amp;
more</h1>
<p>Some text</p><script>"<h2>Create</h2>"
</script>
<h2>Create <a href="#create">#</a></h2>
<table><tr><td><code>size</code></td></tr>
<tr><td><code>http.request.header.&lt;key&gt;</code></td></tr></table>
<h2>Left open<h2>Last</h2>
<p>the
size</p>
</body></html>
"""

MARKDOWN_PLACES = [
    pytest.param({"heading": "Widgets"}, 4, id="a heading"),
    pytest.param({"heading": "Widgets > Create a widget"}, 8, id="its markup does not count"),
    pytest.param({"heading": "Widgets > Create a widget", "name": "count"}, 14, id="a row"),
    pytest.param(
        {"heading": "Widgets > Create a widget", "name": "discoun"}, 8, id="a part of one"
    ),
    pytest.param(
        {"heading": "Widgets > Create a widget", "name": "iscount"}, 8, id="its other part"
    ),
    pytest.param({"heading": "Widgets > Create a widget", "name": "model"}, 16, id="a component"),
    pytest.param({"heading": "Widgets > Create a widget", "name": "none"}, 8, id="no such name"),
    pytest.param({"heading": "Widgets", "name": "count"}, 6, id="a name within a line"),
    pytest.param({"heading": "Page > Create a widget"}, 8, id="another title"),
    pytest.param({"heading": "Page > Errors"}, None, id="one of two headings alike"),
    pytest.param({"heading": "Twice > Errors"}, 42, id="the second by its path"),
    pytest.param({"heading": "Twice > Once"}, 43, id="an underlined heading"),
    pytest.param({"heading": "Twice"}, 39, id="an underlined title"),
    pytest.param({"heading": "not a heading"}, None, id="a comment in code"),
    pytest.param({"heading": "Twice > Ruled", "name": "ruled"}, 53, id="below two rules"),
    pytest.param({"heading": "Fenced", "name": "below"}, 59, id="below a rule after code"),
    pytest.param({"heading": "None"}, None, id="a heading that is not there"),
    pytest.param({}, None, id="nothing to look for"),
    pytest.param(
        {"heading": "Widgets > OpenAPI", "pointer": "/paths/~1v1~1widgets/post/responses/429"},
        34,
        id="a member",
    ),
    pytest.param(
        {"heading": "Widgets > OpenAPI", "pointer": "/paths/~1v1~1widgets/post/parameters/1"},
        32,
        id="an item",
    ),
    pytest.param(
        {"heading": "", "pointer": "/paths/~1v1~1widgets"}, 28, id="a pointer without a heading"
    ),
    pytest.param({"pointer": "/none"}, None, id="a pointer to nothing without a heading"),
    pytest.param(
        {"heading": "Widgets > OpenAPI", "pointer": "/none", "name": "limit"},
        31,
        id="a pointer to nothing: the name",
    ),
    pytest.param(
        {"heading": "Widgets > OpenAPI", "pointer": "/paths/~1v1~1widgets/post/parameters/7"},
        24,
        id="an item that is not there: the heading",
    ),
    pytest.param(
        {
            "heading": "Widgets > OpenAPI",
            "pointer": "/paths/~1v1~1widgets/post/parameters/0/name/x",
        },
        24,
        id="below a scalar: the heading",
    ),
]


@pytest.mark.parametrize(("place", "line"), MARKDOWN_PLACES)
def test_a_place_of_a_markdown_page(place: dict[str, str], line: int | None) -> None:
    assert DocumentLines(MARKDOWN.encode(), "text/markdown").of(**place) == line


@pytest.mark.parametrize(
    ("place", "line"),
    [
        pytest.param({"heading": "Widgets & more"}, 5, id="a heading over two lines"),
        pytest.param({"heading": "Widgets & more > Create"}, 9, id="with an anchor"),
        pytest.param({"heading": "Widgets & more > Create", "name": "size"}, 10, id="a cell"),
        pytest.param(
            {"heading": "Widgets & more > Create", "name": "http.request.header.<key>"},
            11,
            id="a name with entities",
        ),
        pytest.param({"heading": "Widgets & more > Left open"}, 12, id="one that is not closed"),
        pytest.param({"heading": "Widgets & more > Last", "name": "size"}, 14, id="the next one"),
        pytest.param({"heading": "Not this"}, None, id="a comment"),
    ],
)
def test_a_place_of_an_html_page(place: dict[str, str], line: int | None) -> None:
    assert DocumentLines(HTML.encode(), "text/html").of(**place) == line


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("a: [", id="no YAML"),
        pytest.param("", id="nothing"),
        pytest.param("{{}: 1}", id="a name that is no text"),
        pytest.param("[" * 5000, id="nested deeply"),
    ],
)
def test_a_block_that_tells_no_place(block: str) -> None:
    page = f"# T\n\n```yaml\n{block}\n```\n"
    assert DocumentLines(page.encode(), None).of(heading="T", pointer="/a") == 1


def test_a_json_block_and_an_alias_tell_places_too() -> None:
    page = b'# T\n\n```json\n{\n "a": {"b": 1},\n "c": 2\n}\n```\n'
    assert DocumentLines(page, None).of(heading="T", pointer="/c") == 6
    page = b"# T\n\n```yaml\na: &x\n  b: 1\nc: *x\n```\n\n```yaml\nd: 1\n```\n"
    lines = DocumentLines(page, None)
    assert lines.of(heading="T", pointer="/c/b") == 5
    assert lines.of(heading="T", pointer="/d") == 10
    assert lines.of(heading="T", pointer="/") == 1


@pytest.mark.timed
@pytest.mark.drawn
@pytest.mark.parametrize("unit", ["<!--", "<h1", "<script>", "# a\n", "```\n", "| a\n---\n", "{#a"])
def test_the_work_is_bounded_by_the_text(unit: str) -> None:
    """Ten times and more of what a pattern that goes back would take minutes for."""
    body = (unit * 40_000).encode()
    assert DocumentLines(body, "text/html").of(heading="none") is None
    assert DocumentLines(b"<!doctype html>" + body, "text/html").of(heading="none") is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("version", ["v1.37.0", "v1.44.0"])
def test_each_attribute_and_metric_of_real_pages_is_found_by_its_name(
    real_pages: Path, version: str, form: str
) -> None:
    folder = real_pages / "opentelemetry" / version
    texts = {
        f"{SITE}/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in folder.rglob(FILES[form])
    }
    lines = {url: DocumentLines(body, f"text/{form}") for url, body in texts.items()}
    looked = 0
    for fact in conventions(folder, form).facts:
        if not isinstance(fact, (Attribute, Metric)):
            continue
        name = fact.attribute if isinstance(fact, Attribute) else fact.name
        first = fact.evidence[0]
        line = lines[first.document].of(heading=" > ".join(first.heading), name=name)
        assert line is not None, fact.key
        text = decoded(texts[first.document]).split("\n")[line - 1]
        assert name in text.replace("&lt;", "<").replace("&gt;", ">"), fact.key
        looked += 1
    assert looked > 150


CODED = """<!doctype html><html><body>
<h1>Widgets</h1>
<pre class="a"
 data-x="y"><code><span class="k">note</span>: &lt;none&gt;
</code></pre><pre><code><span>openapi</span>: 3.1.0

paths:
  <b
    class="k">/widgets</b>:
    post: {deprecated: true}
</code></pre>
<p>deprecated</p>
<h2>More</h2>
<pre>
paths:
  /gadgets: {get: {}}"""


@pytest.mark.parametrize(
    ("heading", "pointer", "line"),
    [
        pytest.param("Widgets", "/openapi", 5, id="the second block, after its own tag"),
        pytest.param("Widgets", "/paths", 7, id="below a line without text"),
        pytest.param("Widgets", "/paths/~1widgets/post", 10, id="below a tag of two lines"),
        pytest.param("Widgets", "/paths/~1gadgets", 2, id="of another section: the heading"),
        pytest.param("Widgets > More", "/paths/~1gadgets", 16, id="a block that never ends"),
        pytest.param("Widgets", "/note", 4, id="the first block"),
    ],
)
def test_a_block_of_code_of_an_html_page(heading: str, pointer: str, line: int) -> None:
    assert DocumentLines(CODED.encode(), "text/html").of(heading=heading, pointer=pointer) == line


def test_markup_is_no_part_of_a_heading() -> None:
    page = b'# A\n\n## ![x](y) Create <b class="c">one</b> [w](/v) {#create}\n'
    assert DocumentLines(page, "text/markdown").of(heading="A > Create one w") == 3


def test_a_heading_of_signs_alone_is_none_that_is_not_named() -> None:
    assert DocumentLines(b"# !!!\n\nWords.\n", "text/markdown").of() is None
