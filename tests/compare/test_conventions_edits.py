"""A telemetry page in its own form; one edit at a time is one finding, whatever was edited.

Each edit is made forth and back. What a page words without a demand is no part of its contract.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.compare.drift import drift
from checker.model.contract import DEMANDS, Contract, Statement
from checker.model.finding import Level
from checker.model.flat import flattened
from checker.model.source import SEMCONV_HTTP
from tests.compare.pages import stated

SITE = "https://semconv.example.test/docs/specs/semconv/widgets"

SPANS = """\
# Semantic conventions for Widget spans

**Status**: [Mixed](/docs/status/)

> [!IMPORTANT]
>
> Whoever records widgets today SHOULD NOT change what is recorded before all of it is stable.
>
> * SHOULD introduce an environment variable `WIDGET_STABILITY_OPT_IN`, a list of these values:
>   * `widget` - the stable names alone.
>   * `widget/dup` - both names.

## Name

Widget spans are named by what is asked for. Their names SHOULD be `{method} {target}`, or
`{method}` where there is no target. Instrumentation MUST NOT use the path as a `{target}`.

The target SHOULD be one of these:

- `widget.route` for server spans
- Other names MAY be given by the caller.

## Status

Span status MUST be left unset for answers of the 1xx, 2xx and 3xx ranges. For the 4xx range it
SHOULD be set to `Error` by a `SpanKind.CLIENT`, unless the caller asked for it.

## Widget client span

**Status:** ![Stable](https://img.shields.io/badge/-stable-lightgreen)

**Span kind** MUST be `CLIENT`.

A client SHOULD start a span for each attempt.

**Attributes:**

| Key | Stability | [Requirement Level](/docs/levels/) | Value Type | Description | Example Values |
| --- | --- | --- | --- | --- | --- |
| [`widget.kind`](/registry/) | ![Stable](https://x.test/stable) | `Required` | string | What it is. [1] | `a`; `b` |
| [`widget.size`](/registry/) | ![Development](https://x.test/dev) | `Conditionally Required` [2] | int | Its size. | `3` |
| [`widget.address`](/registry/) | ![Stable](https://x.test/stable) | `Recommended` If it is known. | string | Where. [3] | `x` |
| [`widget.note`](/registry/) | ![Stable](https://x.test/stable) | `Opt-In` | string | Free words. [4] | `n` |
| [`widget.old`](/registry/) | ![Deprecated](https://x.test/dep)<br>Replaced by `widget.kind`. | `Opt-In` | string | Former kind. | `o` |

**[1] `widget.kind`:** The kind SHOULD be in lower case. Names of plants are common.

**[2] `widget.size`:** If it was measured.

**[3] `widget.address`:** It MUST NOT hold a port.

Query string values for the following keys SHOULD be redacted by default:

* [`sig`](https://x.test/)
* [`token`](https://x.test/)

**[4] `widget.note`:** It may hold sensitive content, so it is cut.

The following attributes can be important for making sampling decisions and SHOULD be provided
**at span creation time** (if provided at all):

* [`widget.kind`](/registry/)
* [`widget.address`](/registry/)

---

`widget.kind` has the following list of well-known values. If one of them applies, then it MUST be
used; otherwise, a custom value MAY be used.

| Value | Description | Stability |
| --- | --- | --- |
| `round` | Round. | ![Stable](https://x.test/stable) |
| `square` | Square. | ![Development](https://x.test/dev) |
"""

METRICS = """\
# Semantic conventions for Widget metrics

**Status**: ![Stable](https://img.shields.io/badge/-stable-lightgreen)

## Widget client

### Metric: `widget.client.duration`

This metric is [required](/docs/levels/).

This metric SHOULD be specified with [`ExplicitBucketBoundaries`](https://x.test/)
of `[ 0.1, 0.5, 1 ]`.

| Name | Instrument Type | Unit (UCUM) | Description | Stability |
| --- | --- | --- | --- | --- |
| `widget.client.duration` | Histogram | `s` | How long. | ![Stable](https://x.test/stable) |

| Key | Stability | Requirement Level | Value Type | Description | Example Values |
| --- | --- | --- | --- | --- | --- |
| `widget.kind` | ![Stable](https://x.test/stable) | `Required` | string | What it is. [1] | `a` |

**[1] `widget.kind`:** The kind SHOULD be in lower case.
"""

PAGES = {"spans": SPANS, "metrics": METRICS}


def conventions(**texts: str) -> Contract:
    return stated(
        SEMCONV_HTTP,
        {
            (f"widget-{name}-markdown", f"{SITE}/widget-{name}/index.md"): text
            for name, text in (PAGES | texts).items()
        },
    )


BASE = conventions()


def line(text: str, begin: str) -> str:
    """The line of a page that begins so."""
    return next(one for one in text.splitlines(keepends=True) if one.startswith(begin))


STABLE, DEVELOPMENT = "![Stable](https://x.test/stable)", "![Development](https://x.test/dev)"
LEVEL, CONDITION = "attribute-requirement-level-", "attribute-condition-changed"
MEMBER, REDACTS = "attribute-enum-member-", "attribute-redaction-key-"
ADDED, CHANGED = "demands-added", "demands-changed"

# (what is edited, on which page, words there, words instead, rules, rules of the way back)
EDITS: list[tuple[str, str, str, str, list[str], list[str]]] = [
    ("a level", "spans", "`Required`", "`Recommended`", [LEVEL + "lowered"], [LEVEL + "raised"]),
    ("a type", "spans", "| int |", "| double |", ["attribute-type-changed"], []),
    ("a condition beside its level", "spans", "it is known", "it is asked", [CONDITION], []),
    ("a condition in a note", "spans", "it was measured", "it was cut", [CONDITION], []),
    (
        "a stability",
        "spans",
        f"{DEVELOPMENT} | `C",
        f"{STABLE} | `C",
        ["attribute-stability-raised"],
        ["attribute-stability-lowered"],
    ),
    (
        "a replacement",
        "spans",
        "by `widget.kind`",
        "by `widget.note`",
        ["attribute-replacement-changed"],
        [],
    ),
    (
        "a row",
        "spans",
        line(SPANS, "| [`widget.size"),
        "",
        ["attribute-required-removed"],
        ["attribute-added"],
    ),
    (
        "a member",
        "spans",
        line(SPANS, "| `square"),
        "",
        [MEMBER + "removed"],
        [MEMBER + "added"],
    ),
    (
        "a member's stability",
        "spans",
        f"{DEVELOPMENT} |\n",
        f"{STABLE} |\n",
        [MEMBER + "stability-changed"],
        [],
    ),
    (
        "a key to redact",
        "spans",
        line(SPANS, "* [`token"),
        "",
        [REDACTS + "removed"],
        [REDACTS + "added"],
    ),
    (
        "a warning",
        "spans",
        "may hold sensitive content",
        "is free text",
        ["attribute-no-longer-sensitive"],
        ["attribute-became-sensitive"],
    ),
    (
        "what matters to sampling",
        "spans",
        line(SPANS, "* [`widget.address"),
        "",
        ["statement-changed"],
        [],
    ),
    ("the status of the page", "spans", "[Mixed]", "[Stable]", ["statement-changed"], []),
    (
        "the status of a span",
        "spans",
        "![Stable](https://img",
        "![Development](https://img",
        ["statement-changed"],
        [],
    ),
    ("the kind of a span", "spans", "`CLIENT`", "`PRODUCER`", ["statement-changed"], []),
    ("a value that opts in", "spans", "`widget/dup`", "`widget/both`", ["statement-changed"], []),
    (
        "the variable that opts in",
        "spans",
        "WIDGET_STABILITY_OPT_IN",
        "WIDGET_OPT_IN",
        ["statement-changed"],
        [],
    ),
    ("the name of a span", "spans", "`{method} {target}`", "`{target}`", [CHANGED], []),
    ("how much a name is asked for", "spans", "names SHOULD be", "names MUST be", [CHANGED], []),
    ("what names must not be", "spans", "MUST NOT use the", "MAY use the", [CHANGED], []),
    ("what names may be", "spans", "Other names MAY", "Other names SHOULD", [CHANGED], []),
    ("statuses that stay unset", "spans", "1xx, 2xx and 3xx", "1xx and 2xx", [CHANGED], []),
    ("what a status is set to", "spans", "set to `Error`", "set to `Ok`", [CHANGED], []),
    ("on which side", "spans", "`SpanKind.CLIENT`", "`SpanKind.SERVER`", [CHANGED], []),
    (
        "an exception of statuses",
        "spans",
        "unless the caller",
        "even if the caller",
        ["demands-reworded"],
        [],
    ),
    ("a demand of a span", "spans", "SHOULD start a span", "MAY start a span", [CHANGED], []),
    ("a demand of an alert", "spans", "SHOULD NOT change", "MUST NOT change", [CHANGED], []),
    ("a demand in a note", "spans", "The kind SHOULD be", "The kind MUST be", [CHANGED], []),
    (
        "a demand on an attribute",
        "spans",
        "It MUST NOT hold a port",
        "It has no port",
        [CHANGED],
        [],
    ),
    (
        "the last demand of a section",
        "metrics",
        "metric SHOULD be specified",
        "metric is specified",
        ["demands-removed"],
        [ADDED],
    ),
    (
        "punctuation",
        "spans",
        "target}`, or\n`{method}` where",
        "target}` or,\n`{method}`; where",
        [],
        [],
    ),
    (
        "sentences joined",
        "spans",
        "1xx, 2xx and 3xx ranges. For",
        "1xx, 2xx and 3xx ranges; for",
        [],
        [],
    ),
    (
        "the kind of a span in other words",
        "spans",
        "**Span kind** MUST be `CLIENT`",
        "The span kind is `CLIENT`",
        [],
        [],
    ),
    (
        "the kind of a span after a colon",
        "spans",
        "**Span kind** MUST be `CLIENT`",
        "**Span kind:** `CLIENT`",
        [],
        [],
    ),
    (
        "how much the kind of a span is asked for",
        "spans",
        "**Span kind** MUST be `CLIENT`",
        "**Span kind** SHOULD be `CLIENT`",
        ["statement-changed"],
        ["statement-changed"],
    ),
    (
        "that the kind of a span is so",
        "spans",
        "**Span kind** MUST be `CLIENT`",
        "**Span kind** MUST NOT be `CLIENT`",
        ["statement-changed"],
        ["statement-changed"],
    ),
    (
        "another kind of a span",
        "spans",
        "**Span kind** MUST be `CLIENT`",
        "The span kind SHOULD be `SERVER`",
        ["statement-changed"],
        ["statement-changed"],
    ),
    (
        "a name that is set as code now",
        "spans",
        "It MUST NOT hold a port",
        "The `widget.address` MUST NOT hold a port",
        ["demands-reworded"],
        ["demands-reworded"],
    ),
    (
        "whether values are open",
        "spans",
        "custom value MAY",
        "custom value MUST NOT",
        [CHANGED],
        [],
    ),
    ("an instrument", "metrics", "Histogram", "Counter", ["metric-instrument-changed"], []),
    ("a unit", "metrics", "| `s` |", "| `ms` |", ["metric-unit-changed"], []),
    (
        "a metric's level",
        "metrics",
        "[required]",
        "[recommended]",
        ["metric-requirement-level-lowered"],
        ["metric-requirement-level-raised"],
    ),
    (
        "a metric's stability",
        "metrics",
        f"How long. | {STABLE}",
        f"How long. | {DEVELOPMENT}",
        ["metric-stability-lowered"],
        ["metric-stability-raised"],
    ),
    ("a boundary of buckets", "metrics", "0.1, 0.5, 1 ", "0.1, 0.5, 2 ", [CHANGED], []),
    (
        "an attribute with a note",
        "metrics",
        line(METRICS, "| `widget.kind"),
        line(METRICS, "| `widget.kind").replace("widget.kind", "widget.note"),
        ["attribute-added", "attribute-required-removed"],
        [],
    ),
]


def edited(name: str, there: str, instead: str) -> Contract:
    text = PAGES[name]
    assert there in text
    return conventions(**{name: text.replace(there, instead, 1)})


@pytest.mark.parametrize(
    ("page", "there", "instead", "rules", "back"),
    [row[1:] for row in EDITS],
    ids=[row[0] for row in EDITS],
)
def test_one_edit_is_one_finding(
    page: str, there: str, instead: str, rules: list[str], back: list[str]
) -> None:
    now = edited(page, there, instead)
    assert sorted(one.rule for one in drift(BASE, now)) == rules
    assert sorted(one.rule for one in drift(now, BASE)) == (back or rules)


WORDS = [
    ("words of a description", "spans", "Free words", "Words of any kind"),
    ("an example", "spans", "`a`; `b`", "`c`"),
    ("a sentence that demands nothing", "spans", "of plants are common", "of animals occur"),
    ("case", "spans", "SHOULD be in lower case", "SHOULD be in Lower Case"),
    ("lines", "spans", "be `{method} {target}`, or\n`", "be\n`{method} {target}`, or `"),
    (
        "a link",
        "metrics",
        "[`ExplicitBucketBoundaries`](https://x.test/)",
        "`ExplicitBucketBoundaries`",
    ),
    ("a heading's case", "spans", "## Name", "## NAME"),
    ("a note's label", "spans", "**[1] `widget.kind`:**", "**[1]:**"),
]


@pytest.mark.parametrize(
    ("page", "there", "instead"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS]
)
def test_other_words_are_no_drift(page: str, there: str, instead: str) -> None:
    assert drift(BASE, edited(page, there, instead)) == ()


def test_demands_of_a_common_section_are_those_of_each_span() -> None:
    said = "A span SHOULD be short.\n"
    table = "".join(line(SPANS, begin) for begin in ("| Key", "| ---", "| [`widget.size"))
    common = f"# Widget spans\n\n## Client and server spans\n\n{said}\n{table}"
    split = f"# Widget spans\n\n## Client\n\n{said}\n{table}\n## Server\n\n{said}\n{table}"
    assert drift(conventions(spans=common), conventions(spans=split)) == ()


@pytest.mark.parametrize("word", ["MUST", "MAY", "can"])
def test_what_is_demanded_of_sampled_attributes_is_compared(word: str) -> None:
    text = SPANS.replace("decisions and SHOULD be", f"decisions and {word} be")
    (found,) = drift(BASE, conventions(spans=text))
    assert (found.rule, found.key) == (CHANGED, "demands span.client")
    assert "1 sentence is gone (`SHOULD`, demand 2 of 2)" in found.message


def test_what_is_only_worded_differently_counts_no_sentences() -> None:
    asked = "Query string values for the following"
    text = SPANS.replace(asked, "Values in `url.query` for the following")
    (found,) = drift(BASE, conventions(spans=text))
    assert (found.rule, found.level) == ("demands-reworded", Level.NOTE)
    assert "`Widget client span`: the same key words." in found.message


def test_sentences_that_demand_are_counted_by_their_key_words() -> None:
    more = (
        "kind SHOULD be in lower case. It MUST be known. It MUST be told. It MAY, and SHOULD, stay."
    )
    texts = {
        name: text.replace("kind SHOULD be in lower case.", more) for name, text in PAGES.items()
    }
    (found,) = drift(BASE, conventions(**texts))
    place = "under `Metric: widget.client.duration`"
    assert (
        f"3 sentences are new (`MAY … SHOULD`, demand 4 of 4 {place}, "
        f"`MUST` in 2 of them, demands 2, 3 of 4 {place})"
    ) in found.message


def test_a_demand_that_names_nothing_is_told_by_its_place() -> None:
    """Of two that read otherwise only one is new by its words: which is not known."""
    text = SPANS.replace("It MUST NOT hold a port.", "It MUST stay. It MUST NOT have any port.")
    now = conventions(spans=text.replace("It MUST NOT", "It MUST NOT be long. It MUST NOT"))
    (found,) = drift(BASE, now)
    assert "What is demanded of `widget.address` under `Widget client span`: " in found.message
    assert (
        "2 sentences are new (`MUST`, demand 1 of 4, `MUST NOT`, 1 of demands 2, 3 of 4)"
    ) in found.message


def test_one_demand_of_several_tables_is_one_finding() -> None:
    texts = {name: text.replace("kind SHOULD be", "kind MUST be") for name, text in PAGES.items()}
    (found,) = drift(BASE, conventions(**texts))
    assert found.rule == CHANGED
    assert len(found.documented["places"]) == 2  # type: ignore[arg-type]
    assert found.message.startswith(
        "What is demanded of `widget.kind` under `Metric: widget.client.duration`, "
        "`Widget client span`: 1 sentence is gone (`SHOULD`, demand 1 of 1 "
        "under `Metric: widget.client.duration`) and 1 sentence is new (`MUST`, demand 1 of 1 "
        "under `Metric: widget.client.duration`). "
        "In 2 places"
    )
    assert "span.client" in found.message


def test_a_contract_that_knew_no_demands_denies_none() -> None:
    """As an older program wrote it: the page is the same, so nothing was added."""
    older = replace(
        flattened(BASE),
        documents=tuple(
            replace(one, can_state=tuple(name for name in one.can_state if name != DEMANDS))
            for one in BASE.documents
        ),
        facts=tuple(
            one
            for one in flattened(BASE).facts
            if not (isinstance(one, Statement) and one.topic == DEMANDS)
        ),
    )
    assert len(older.facts) < len(flattened(BASE).facts)
    (found,) = drift(older, BASE)
    assert (found.rule, found.change) == ("basis-changed", "read otherwise")
    turned = edited("spans", "`Required`", "`Recommended`")
    rules = {one.rule for one in drift(older, turned)}
    assert rules == {"not-comparable", LEVEL + "lowered"}


def test_demands_in_the_older_form_are_those_of_today() -> None:
    assert drift(flattened(BASE), BASE) == drift(BASE, flattened(BASE)) == ()
    other = edited("spans", "MUST be `CLIENT`", "SHOULD be `CLIENT`")
    assert [one.rule for one in drift(flattened(BASE), other)] == [
        one.rule for one in drift(BASE, other)
    ]
