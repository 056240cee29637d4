"""An address that no page documents -> its method and path, as a template without ids or names."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPMethod
from typing import Final
from urllib.parse import SplitResult

from checker.model.regex import regex

LEFT_OPEN: Final = "{…}"  # stands for a segment that may be a value
MAX_SEGMENTS: Final = 8

_VERSION: Final = regex(r"v\d{1,2}(?:(?:alpha|beta)\d?)?")
_WORD: Final = regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SEGMENT: Final = regex(r"[A-Za-z]+(?:[-_:.][A-Za-z]+)*")
_NAMED: Final = regex(r"\{[^}]*\}")

# The collections and actions of interfaces of this family, beside those that the pages name.
_TEXT: Final = """
    account admin advanced ai api assistant assistants audio balance batch batches billing cancel
    chat checkpoints classify client collections compact completion completions compatible compute
    config content conversation conversations count credit credits dashboard data delete detokenize
    edit edits embed embedding embeddings engines eval evals events export feedback file files fim
    fine generate generation generations grants graphql health image images import input inputs
    item items job jobs key keys list log logs me message messages metrics mode model models
    moderation moderations music openai operations organization organizations output parts
    permissions ping predict predictions pricing project projects prompts query rank realtime
    rerank response responses result results retrieve run runs search secrets session sessions
    speech stats status steps store stores stream submit subscription subscriptions task tasks
    threads token tokenize tokens tools transcription transcriptions translation translations
    tuning upload uploads usage user users validate variations vector version versions video videos
    voice voices webhooks
"""
WORDS: Final = frozenset(_TEXT.split())


class Templates:
    """The words that a path may be recognised by."""

    def __init__(self, documented: Iterable[str]) -> None:
        """`documented`: the paths that the pages name."""
        parts = (part for path in documented for part in _NAMED.split(path))
        self._words = WORDS | {word.lower() for part in parts for word in _WORD.findall(part)}

    def of(self, method: str | None, url: SplitResult) -> str:
        """`GET /v1/files/{…}/content`; a method or a segment that no list has is left open."""
        segments = url.path.strip("/").split("/")
        shown = [one if self._may_pass(one) else LEFT_OPEN for one in segments[:MAX_SEGMENTS]]
        if len(segments) > MAX_SEGMENTS:
            shown.append("…")
        verb = (method or "").upper()
        path = "/" + "/".join(shown) if segments != [""] else "/"
        return f"{verb} {path}" if verb in HTTPMethod.__members__ else path

    def _may_pass(self, segment: str) -> bool:
        if _VERSION.fullmatch(segment):
            return True
        words = [word.lower() for word in _WORD.findall(segment)]
        return _SEGMENT.fullmatch(segment) is not None and self._words.issuperset(words)
