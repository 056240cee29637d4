"""Page -> its examples: JSON blocks, bodies of commands, frames of streams; and whose each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from checker.documents import Malformed
from checker.extract.page import Block, Code
from checker.extract.reference.curl import SHELLS, read_curl
from checker.extract.reference.loose_json import loose_json
from checker.extract.reference.side import ERROR, Known, Side
from checker.extract.reference.words import component_labels, labelled, side_of, title_kind
from checker.model.path import name_segment
from checker.model.shape import ERROR as ERROR_NAME

JSON_LANGUAGES: Final = frozenset({"", "http", "json", "json5", "jsonc", "jsonl", "text"})
# Languages of code samples; what stands right after one is an answer.
CODE: Final = frozenset({"csharp", "go", "java", "javascript", "js", "node", "php", "python"}) | {
    *("ruby", "rust", "ts", "typescript"),
}


def written(
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


def side_shown(kind: str | None, value: Any, known: Known) -> Side | None:  # noqa: ANN401 - any JSON
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
