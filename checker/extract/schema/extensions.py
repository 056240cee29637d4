"""Specification extensions (`x-…`) of one object -> those that may say something of the contract.

What a documentation site shows or a code generator is told is nothing that is sent or answered; all
else is kept, for nobody else knows what it means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from checker.extract.schema.values import bounded
from checker.model.contract import Json

PREFIX: Final = "x-"
MAX_TEXT: Final = 80  # characters of a text that stands for itself
MAX_NAME: Final = 80  # of an extension; a longer one is none

# Beginnings of names after `x-`, in lower case.
_OF_SITES: Final = (
    *("apidog", "apifox", "code-sample", "codesample", "display", "doc", "enum-desc", "enumdesc"),
    *("example", "explorer", "fern", "group", "hidden", "hide", "insomnia", "internal", "logo"),
    *("mint", "order", "playground", "postman", "readme", "redoc", "run-in-", "sample", "scalar"),
    *("stoplight", "swagger", "tag", "title", "try-it", "tryit"),
)
_OF_GENERATORS: Final = (
    *("code-gen", "codegen", "class-name", "enum-name", "enum-var", "enumname", "go-", "java"),
    *("kotlin", "oai", "oapi-codegen", "ogen", "omitempty", "openapi-generator", "php", "python"),
    *("ruby", "rust-", "speakeasy", "spring", "stainless", "swift", "typescript"),
)


def is_decoration(name: str) -> bool:
    """Is it an extension for those who render the document or make code of it?"""
    key = name.lower()
    return key.startswith(PREFIX) and key.removeprefix(PREFIX).startswith(
        (*_OF_SITES, *_OF_GENERATORS)
    )


def extensions(raw: Mapping[str, Any], meaning: Callable[[object], str]) -> dict[str, Json]:
    """What an object says by extensions: small values as they are, all else as its digest."""
    found: dict[str, Json] = {}
    for key, said in raw.items():
        name = key.lower() if isinstance(key, str) else ""
        if not name.startswith(PREFIX) or len(name) > MAX_NAME or is_decoration(name):
            continue
        if said is None or said is False:
            continue
        value = bounded(said, MAX_TEXT)
        found[name] = value if isinstance(value, (bool, int, float, str)) else meaning(said)
    return found
