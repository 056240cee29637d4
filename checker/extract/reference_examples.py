"""JSON examples -> the fields that only they show, and documented fields that they contradict.

An example is walked along what is documented: its own discriminator chooses the branch, a map's
keys are not names, and below free-form nothing is looked at. Values are not kept, but for a name
that tells what an object is, and there only where they look like a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from checker.documents import Malformed
from checker.extract.curl import read_curl
from checker.extract.loose_json import loose_json
from checker.extract.page import Block, Code, Page
from checker.extract.reference_side import (
    ERROR,
    MAX_NAME,
    MAX_PATH,
    Known,
    Side,
    at,
)
from checker.extract.reference_words import component_labels, labelled, side_of, title_kind
from checker.extract.schema import json_type
from checker.model.contract import Field, State
from checker.model.evidence import Evidence
from checker.model.node import TELLING
from checker.model.path import ITEMS, ROOT, VALUES, Scalar, name_segment, selected
from checker.model.shape import ERROR as ERROR_NAME

MAX_EXAMPLE_FIELDS: Final = 5_000  # of one page
MAX_DEPTH: Final = 40
JSON_LANGUAGES: Final = frozenset({"", "http", "json", "json5", "jsonc", "jsonl", "text"})
SHELLS: Final = frozenset({"bash", "console", "curl", "sh", "shell", "zsh"})
CODE: Final = frozenset(
    {
        "csharp",
        "go",
        "java",
        "javascript",
        "js",
        "node",
        "php",
        "python",
        "ruby",
        "rust",
        "ts",
        "typescript",
    }
)

# What stands for a value: <string>, {{key}}, $KEY, YOUR_KEY. Its type is not the field's.
_PLACEHOLDER: Final = re.compile(
    r"<[^<>]*>|\{\{.*\}\}|\$\{?\w+\}?|your[_-].*|\.{3}|\u2026", re.IGNORECASE
)
_TOKEN: Final = re.compile(r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """What all examples of a page show."""

    fields: tuple[Field, ...] = ()  # that nothing else documents
    contradicted: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)  # by key


@dataclass(slots=True)
class _Shown:
    """One place, in all examples."""

    bare: Field
    types: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    open: bool = False  # was there a value that is no token?
    evidence: dict[Evidence, None] = field(default_factory=dict)


def examples(page: Page, blocks: Sequence[Block], known: Known) -> Examples:
    """The examples of a page, seen through what is documented."""
    shown: dict[str, _Shown] = {}
    contradicted: dict[str, dict[Evidence, None]] = {}
    for block, text, kind, value in _written(blocks, page.title):
        side = _side(kind, value, known)
        if side is None:
            continue
        (evidence,) = at(page.url, block, text)
        for place, seen, name in _walked(value, side, known):
            documented = known.of(side, place.path, place.variant)
            if documented is None:
                if len(shown) < MAX_EXAMPLE_FIELDS:
                    _show(shown.setdefault(place.key, _Shown(place)), seen, name, evidence)
            elif not _agrees(seen, documented):
                contradicted.setdefault(place.key, {})[evidence] = None
    return Examples(
        fields=tuple(map(_shown_field, shown.values())),
        contradicted={key: tuple(found) for key, found in contradicted.items()},
    )


def _show(shown: _Shown, value: Any, name: str, evidence: Evidence) -> None:  # noqa: ANN401 - any JSON
    shown.evidence[evidence] = None
    if isinstance(value, str) and _PLACEHOLDER.fullmatch(value):
        return
    shown.types.add(json_type(value))
    if name not in TELLING or value is None:
        return
    if isinstance(value, str) and _TOKEN.fullmatch(value):
        shown.tokens.add(value)
    else:
        shown.open = True


def _shown_field(shown: _Shown) -> Field:
    tokens = () if shown.open else tuple(sorted(shown.tokens))
    told: dict[str, Any] = {}
    if len(tokens) == 1:
        told["const"] = tokens[0]
    elif tokens:
        told["enum"] = tokens
    return replace(
        shown.bare,
        state=State.EXAMPLE_ONLY,
        types=tuple(sorted(shown.types)),
        evidence=tuple(shown.evidence),
        **told,
    )


def _agrees(value: Any, documented: Field) -> bool:  # noqa: ANN401 - any JSON
    if isinstance(value, str) and _PLACEHOLDER.fullmatch(value):
        return True
    kind = json_type(value)
    types = documented.types
    if kind == "number" and float(value).is_integer():
        kind = "integer"
    return not types or kind in types or (kind == "integer" and "number" in types)


# --- which examples there are


def _written(
    blocks: Sequence[Block], page_title: str
) -> Iterator[tuple[Block, str, str | None, Any]]:
    """(block, text, kind it is labelled as, value) of each example."""
    sample: tuple[str, ...] | None = None  # the headings of the code sample right before
    for block in blocks:
        code = block.content
        if not isinstance(code, Code):
            continue
        beside = sample == block.headings
        language = code.language.partition("{")[0]
        is_sample = language in CODE or read_curl(code.text) is not None
        sample = block.headings if is_sample else None
        for kind, text in _texts(code, language):
            try:
                value = loose_json(text)
            except Malformed:
                continue
            if isinstance(value, (dict, list)) and value:
                label = kind or _label(block, code, page_title, beside=beside)
                yield block, text, label, value


def _texts(code: Code, language: str) -> Iterator[tuple[str | None, str]]:
    """(kind that its form tells, text) of what may be an example in a block."""
    text = code.text.strip()
    curl = read_curl(code.text) if language in SHELLS | {"", "http", "text"} else None
    if curl is not None:
        if curl.body is not None:
            yield "request", curl.body
    elif language not in JSON_LANGUAGES:
        return
    elif text.startswith(("data:", "event:", ":", "id:")):
        for frame in _DATA.finditer(text):
            yield "stream", frame[1]
    elif text.startswith("HTTP/"):
        head, _, body = text.partition("\n\n")
        status = _STATUS_LINE.match(head)
        yield (status[1] if status else None), body
    else:
        yield None, text


_DATA: Final = re.compile(r"^data:\s*([{\[].*)$", re.MULTILINE)
_STATUS_LINE: Final = re.compile(r"HTTP/[\d.]+ ([1-5]\d\d)\b")
_ATTRIBUTE: Final = re.compile(r"\s*\w+=(?:\{[^{}]*\}|\"[^\"]*\"|'[^']*')|\{[^{}]*\}")


def _label(block: Block, code: Code, page_title: str, *, beside: bool) -> str | None:
    """What a title names; what follows a code sample is its answer; then what a heading names."""
    title = _ATTRIBUTE.sub("", code.info.partition(" ")[2]).strip()
    titles = map(title_kind, (title, *component_labels(block)))
    kind = next((kind for kind in titles if kind is not None), None)
    if kind is None and beside:
        return "response"
    return kind or labelled(block, page_title)


def _side(kind: str | None, value: Any, known: Known) -> Side | None:  # noqa: ANN401 - any JSON
    """The body that an example is of: as labelled, unless its names are those of another."""
    body = value[0] if isinstance(value, list) else value
    if not isinstance(body, dict):
        return None
    told = side_of(kind, known)
    if _is_envelope(body, kind):
        return told if told and _is_error(told) else ERROR
    if told is not None and (told.media_type is None or _is_error(told)):
        return told if told.media_type else None
    bodies = (known.request, known.response, known.stream)
    names = {name_segment(name) for name in body}
    score = {side: len(names & known.names(side)) / len(names) for side in bodies}
    best = max(bodies, key=lambda side: score[side])
    if told is not None:
        undocumented = not known.names(told) and score[best] < _MOST
        if undocumented or score[told] >= _HALF:
            return told
    return best if score[best] >= _MOST and len(names) > 1 else None


_HALF: Final = 0.5
_MOST: Final = 0.75
_FEW: Final = 3


def _is_envelope(body: Mapping[str, Any], kind: str | None) -> bool:
    """An error and hardly anything beside it."""
    error = body.get(ERROR_NAME)
    return isinstance(error, (dict, str)) and (len(body) <= _FEW or kind == "error")


def _is_error(side: Side) -> bool:
    return side.where == "response" and side.status is not None and side.status[0] != "2"


# --- along what is documented


@dataclass(frozen=True, slots=True)
class _Step:
    value: Any
    path: str
    name: str = ""
    variant: tuple[str, ...] = ()
    array: str | None = None
    filters: tuple[tuple[str, Scalar], ...] = ()
    depth: int = 0


def _walked(value: Any, side: Side, known: Known) -> Iterator[tuple[Field, Any, str]]:  # noqa: ANN401 - any JSON
    """(bare field, value, name) of every place of an example."""
    waiting = [_Step(value, ROOT)]
    while waiting:
        step = waiting.pop()
        variant = " ".join(step.variant) or None
        documented = known.of(side, step.path, variant)
        yield side.field(step.path, variant), step.value, step.name
        if documented is not None and documented.free_form:
            continue
        if step.depth < MAX_DEPTH and len(step.path) <= MAX_PATH:
            waiting += reversed(list(_below(step, documented, side, known)))


def _below(step: _Step, documented: Field | None, side: Side, known: Known) -> Iterator[_Step]:
    depth = step.depth + 1
    if isinstance(step.value, list):
        for item in step.value:
            yield _Step(item, step.path + ITEMS, "", step.variant, step.path, depth=depth)
    if not isinstance(step.value, dict):
        return
    if documented is not None and documented.variants:
        branch = _branch(step, documented.variants[0].partition("=")[0])
        if branch is not None:
            yield branch
        return
    variant = " ".join(step.variant) or None
    has_values = known.of(side, step.path + VALUES, variant) is not None
    for name, value in step.value.items():
        path = step.path + name_segment(name)
        if has_values and known.of(side, path, variant) is None:
            yield _Step(value, step.path + VALUES, "", step.variant, depth=depth)
        elif 0 < len(name) <= MAX_NAME:
            yield _Step(value, path, name, step.variant, depth=depth)


def _branch(step: _Step, name: str) -> _Step | None:
    """The branch that the example's own value chooses; None where it has none."""
    value = step.value.get(name)
    if not isinstance(value, (str, int, float)):
        return None
    if step.array is None:
        token = f"{name}={value if isinstance(value, str) else str(value).lower()}"
        return replace(step, variant=(*step.variant, token), depth=step.depth + 1)
    filters = (*step.filters, (name, value))
    path = step.array + selected(filters)
    return replace(step, path=path, filters=filters, depth=step.depth + 1)
