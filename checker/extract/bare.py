"""A body that is an OpenAPI document itself, in YAML or JSON -> a Page of one block."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.page import Block, Code, Page
from checker.model.regex import regex

LANGUAGE: Final = "openapi"  # of the block: what it holds is known

_YAML: Final = tuple(
    regex(rf"^[\"']?{key}[\"']?\s*:", re.MULTILINE) for key in ("openapi", "paths")
)
_JSON: Final = (regex(r"\"openapi\"\s*:\s*\""), regex(r"\"paths\"\s*:\s*\{"))
_FENCE: Final = regex(r"^ {0,3}(?:`{3}|~{3})", re.MULTILINE)


def bare_document(text: str, url: str) -> Page | None:
    """The page that such a body is; None where it is none.

    Both keys stand at the top, and no fence before them: in Markdown they would be in one.
    """
    marks = _JSON if text.lstrip()[:1] == "{" else _YAML
    found = [mark.search(text) for mark in marks]
    if not all(found):
        return None
    fence = _FENCE.search(text)
    if marks is _YAML and fence and fence.start() < max(one.start() for one in found if one):
        return None
    block = Block(headings=(), content=Code(info=LANGUAGE, text=text))
    return Page(url=url, form="markdown", title="", blocks=(block,))
