"""Method and path, by which an operation is known: apart from what reads one, for a quick start."""

from __future__ import annotations

from typing import Final

from checker.model.regex import regex

METHODS: Final = ("delete", "get", "head", "options", "patch", "post", "put", "trace")

_TEMPLATE: Final = regex(r"\{[^{}]*\}")


def alike(some: tuple[str, str], other: tuple[str, str]) -> bool:
    """Are they one method and path, whatever the parameters in it are called?"""
    return some[0].lower() == other[0].lower() and same_path(some[1], other[1])


def same_path(one: str, other: str) -> bool:
    """Are they one path, whatever the parameters in it are called?"""
    return _form(one) == _form(other)


def _form(path: str) -> str:
    """A path without the names of its parameters."""
    return _TEMPLATE.sub("{}", path).rstrip("/")
