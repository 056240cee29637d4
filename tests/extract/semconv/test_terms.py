"""Words of the tables, and the normal forms that hide what does not matter in them."""

from __future__ import annotations

import pytest

from checker.extract.page import Text
from checker.extract.semconv.terms import (
    announces_redaction,
    condition_digest,
    first_sentence,
    is_low_cardinality,
    is_sensitive,
    level_of,
    metric_level,
    normal,
    replacements,
    span_kind,
    stability_of,
    status_of,
)

LEVELS = [
    pytest.param("", None, "", (), id="nothing"),
    pytest.param("See below", None, "", (), id="no level"),
    pytest.param("Required", "required", "", (), id="required"),
    pytest.param("Conditionally Required [6]", "conditionally_required", "", (6,), id="a note"),
    pytest.param("Conditionally Required: [1] [2]", "conditionally_required", "", (1, 2), id="two"),
    pytest.param(
        "Conditionally Required If it\N{RIGHT SINGLE QUOTATION MARK}s set. [3]",
        "conditionally_required",
        "if it's set",
        (3,),
        id="words and a note",
    ),
    pytest.param("Recommended: if not (http).", "recommended", "if not (http)", (), id="a colon"),
    pytest.param("Recommended; if not http", "recommended", "if not http", (), id="a semicolon"),
    pytest.param("Opt-In", "opt_in", "", (), id="opt-in"),
    pytest.param("Opt in", "opt_in", "", (), id="with a space"),
    pytest.param("Optional", "opt_in", "", (), id="its older name"),
]


@pytest.mark.parametrize(("cell", "level", "inline", "notes"), LEVELS)
def test_level(cell: str, level: str | None, inline: str, notes: tuple[int, ...]) -> None:
    assert level_of(Text(plain=cell)) == (level, inline, notes)


def test_a_level_without_a_condition_has_no_digest() -> None:
    assert condition_digest("", []) is None
    assert condition_digest("", ["[3]"]) is None


SAME = [
    pytest.param("", ["If and only if a is set."], id="in a note"),
    pytest.param("if and only if a is set", [], id="in the cell"),
    pytest.param("If and only if A is set", [], id="in another case"),
    pytest.param("", ["If and only", "if a is set [4]"], id="in two paragraphs, with a reference"),
]


@pytest.mark.parametrize(("inline", "notes"), SAME)
def test_the_same_condition_has_the_same_digest(inline: str, notes: list[str]) -> None:
    assert condition_digest(inline, notes) == condition_digest("If and only if a is set.", [])
    assert condition_digest(inline, notes) != condition_digest("If and only if b is set.", [])


STABILITIES = [
    pytest.param((), "", None, id="nothing"),
    pytest.param(("Unheard of",), "", None, id="an unknown badge"),
    pytest.param(("Stable",), "", "stable", id="a badge"),
    pytest.param((), "Experimental", "development", id="words, older"),
    pytest.param(("Development",), "Stable", "development", id="the badge before the words"),
    pytest.param(("Logo", "Release Candidate"), "", "release_candidate", id="the second image"),
    pytest.param(("Deprecated",), "Replaced by x.", "deprecated", id="deprecated"),
    pytest.param(("Alpha",), "", "development", id="alpha"),
    pytest.param((), "Beta", "development", id="beta"),
    pytest.param((), "stables", None, id="another word"),
]


@pytest.mark.parametrize(("images", "plain", "expected"), STABILITIES)
def test_stability(images: tuple[str, ...], plain: str, expected: str | None) -> None:
    assert stability_of(Text(plain=plain, images=images)) == expected


def test_status_and_what_it_says_besides() -> None:
    assert status_of("Stable, unless X.") == ("stable", ", unless x")
    assert status_of("Experimental") == status_of("Development") == ("development", "")
    assert status_of("unknown") == (None, "unknown")


METRICS = [
    pytest.param("This metric is required.", "required", id="required"),
    pytest.param("This metric is opt-in.", "opt_in", id="opt-in"),
    pytest.param("When counted, this metric is optional.", "opt_in", id="in a sentence"),
    pytest.param("This metric is [recommended][Level].", "recommended", id="a link of nothing"),
    pytest.param("This metric is new.", None, id="something else"),
    pytest.param("This metric is requiredly odd.", None, id="another word"),
    pytest.param("The attribute is required.", None, id="of something else"),
]


@pytest.mark.parametrize(("text", "expected"), METRICS)
def test_metric_level(text: str, expected: str | None) -> None:
    assert metric_level(text) == expected


@pytest.mark.parametrize("kind", ["client", "consumer", "internal", "producer", "server"])
def test_the_kind_that_a_sentence_gives_a_span(kind: str) -> None:
    for said in (
        "Span kind is {}; so.",
        "Span kind MUST be {}.",
        "The kind of the span is {}",
        "Use {} as the span kind",
    ):
        assert span_kind(Text(plain=said.format(kind.upper()))) == kind
    assert span_kind(Text(plain=f"The {kind} of a span has no kind.")) is None


def cell(plain: str, *codes: str) -> Text:
    return Text(plain=plain, codes=codes)


REPLACED = [
    pytest.param(cell(""), None, id="nothing"),
    pytest.param(cell("Removed."), None, id="none is named"),
    pytest.param(cell("Replaced by a.b.", "a.b"), ("a.b",), id="one"),
    pytest.param(cell("Split into a.b and c.d_e.", "a.b", "c.d_e"), ("a.b", "c.d_e"), id="two"),
    pytest.param(cell("Use a.b or a.b.", "a.b", "a.b"), ("a.b",), id="named twice"),
    pytest.param(cell("Use a.b, not x.y.", "a.b", "x.y"), ("a.b",), id="not itself"),
    pytest.param(cell("Use a.b with value GET.", "a.b", "GET"), ("a.b",), id="a value is none"),
    pytest.param(cell("See others. For example, a.b.", "a.b"), None, id="an example is none"),
    pytest.param(
        cell("Use a.b. For example, c.d. Or e.f-g.", "a.b", "c.d", "e.f-g"),
        ("a.b", "e.f-g"),
        id="before and after an example",
    ),
    pytest.param(
        cell("For example, a.b. Use a.b.", "a.b", "a.b"), ("a.b",), id="that is an example, too"
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPLACED)
def test_replacements(text: Text, expected: tuple[str, ...] | None) -> None:
    assert replacements(text, of="x.y") == expected


def test_the_first_sentence_says_what_replaces() -> None:
    text = cell("Deprecated, use a.b instead. It is like c.d.", "a.b", "c.d")
    assert replacements(first_sentence(text), of="x.y") == ("a.b",)


SENSITIVE = [
    pytest.param("", None, id="nothing"),
    pytest.param("Names are case-sensitive.", None, id="of case"),
    pytest.param(
        "Names are case sensitive and sensitive_keys too.", None, id="of case, and a name"
    ),
    pytest.param("Sensitive content SHOULD be taken out.", True, id="sensitive content"),
    pytest.param("That is a security risk.", True, id="a risk"),
    pytest.param("It MUST NOT hold credentials.", True, id="credentials"),
    pytest.param("It may be personally identifying data.", True, id="of a person"),
    pytest.param("It may hold PII.", True, id="in short"),
]


@pytest.mark.parametrize(("text", "expected"), SENSITIVE)
def test_sensitive(text: str, expected: bool | None) -> None:  # noqa: FBT001 - the answer
    assert is_sensitive([text]) is expected


CARDINALITY = [
    pytest.param("", None, id="nothing"),
    pytest.param("The low-cardinality template.", None, id="no demand"),
    pytest.param("It MUST have low cardinality.", True, id="must"),
    pytest.param("It should be low-cardinality.", True, id="should"),
    pytest.param("It SHOULD NOT have high cardinality.", True, id="not high"),
    pytest.param("It can have high cardinality.", None, id="high"),
    pytest.param("It MUST NOT be of low cardinality.", None, id="not low"),
    pytest.param("It MUST be set. Values of low cardinality exist.", None, id="two sentences"),
]


@pytest.mark.parametrize(("text", "expected"), CARDINALITY)
def test_low_cardinality(text: str, expected: bool | None) -> None:  # noqa: FBT001 - the answer
    assert is_low_cardinality([text]) is expected


REDACTION = [
    pytest.param("", False, id="nothing"),
    pytest.param("Query string values for the following keys SHOULD be redacted:", True, id="so"),
    pytest.param("The keys of a query follow.", False, id="no demand"),
    pytest.param("Redacted keys are following a query.", False, id="another order"),
]


@pytest.mark.parametrize(("text", "expected"), REDACTION)
def test_redaction(text: str, expected: bool) -> None:  # noqa: FBT001 - the answer
    assert announces_redaction(text) is expected


def test_the_normal_form_hides_what_does_not_matter() -> None:
    left, right = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
    said = f"  If “A” isn{right}t \N{EN DASH} as [12] {left}said{right}… \N{EM DASH} set. "
    assert normal(said) == "if \"a\" isn't - as 'said'... - set"
