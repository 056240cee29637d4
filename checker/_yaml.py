"""YAML text -> plain data, with the scalars of YAML 1.2's core schema (§10.3.2). Safe loading only.

Kept apart from `documents` so that nothing imports PyYAML before there is YAML to read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

try:  # the C parser is ten times as fast; a PyYAML built without it has the same classes in Python
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # pragma: no cover - depends on how PyYAML was built
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class CoreLoader(_SafeLoader):
    """`yes`, `on`, `2026-01-01` and `1:30` are text, as every writer of YAML 1.2 means them."""


_SCALARS = {
    "tag:yaml.org,2002:null": (r"~|null|Null|NULL|", "~nN\0"),
    "tag:yaml.org,2002:bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "tag:yaml.org,2002:int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    "tag:yaml.org,2002:float": (
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        "-+.0123456789",
    ),
    "tag:yaml.org,2002:merge": (r"<<", "<"),
}

# What the core schema makes; of other tags (a set, a date, bytes) there is no value in JSON.
_MADE = ("null", "bool", "int", "float", "str", "seq", "map")

CoreLoader.yaml_implicit_resolvers = {}
CoreLoader.yaml_constructors = {
    tag: make
    for tag, make in _SafeLoader.yaml_constructors.items()
    if tag is None or tag.rpartition(":")[2] in _MADE
}
for _tag, (_pattern, _first) in _SCALARS.items():
    CoreLoader.add_implicit_resolver(
        _tag, re.compile(rf"^(?:{_pattern})$"), ["" if mark == "\0" else mark for mark in _first]
    )


def _integer(loader: CoreLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 8) if text.startswith("0o") else int(text, 16) if "x" in text else int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)


class OnceLoader(CoreLoader):
    """Reads no mapping that names a key twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: ANN401, FBT001, FBT002 - as PyYAML has it
        """A mapping. Raises Twice."""
        names = [(key.tag, key.value) for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(names)) < len(names):
            raise Twice
        return super().construct_mapping(node, deep)


class RecordedLoader(CoreLoader):
    """Reads what recorders of other languages write: bytes, and tags of theirs as what they mark.

    No tag makes an object: what it marks stays text, a list or a map.
    """


def _marked(loader: RecordedLoader, node: yaml.Node) -> Any:  # noqa: ANN401 - any YAML
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    raise NotYaml


_bytes = _SafeLoader.yaml_constructors["tag:yaml.org,2002:binary"]
RecordedLoader.yaml_constructors = CoreLoader.yaml_constructors | {
    "tag:yaml.org,2002:binary": _bytes,
    "!binary": _bytes,
    None: _marked,
}


class Twice(Exception):
    """A mapping names a key twice."""


class NotYaml(ValueError):
    """Where parsing stopped; both None where the parser does not know. Never holds the text."""

    def __init__(self, line: int | None = None, column: int | None = None) -> None:
        super().__init__()
        self.line = line
        self.column = column


def load(text: str, loader: type[CoreLoader] = CoreLoader) -> Any:  # noqa: ANN401 - any YAML
    """The first document of the text. Raises NotYaml; Twice where the loader does."""
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 - a SafeLoader, with fewer scalars
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise (NotYaml(mark.line + 1, mark.column + 1) if mark else NotYaml()) from None
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, LookupError):
        raise NotYaml from None  # a word that its tag does not know is a KeyError of PyYAML's


def compose(text: str) -> yaml.Node | None:
    """The nodes of the first document, each with its place; None where it is no YAML."""
    try:
        return yaml.compose(text, Loader=CoreLoader)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError):
        return None


def line_of(node: yaml.Node | None, tokens: Sequence[str]) -> int | None:
    """The line, from 1, of what the tokens lead to; of a member that of its name."""
    mark = node
    for token in tokens:
        match node:
            case yaml.MappingNode():
                named = [pair for pair in node.value if pair[0].value == token]
                if not named:
                    return None
                mark, node = named[-1]  # of a name that is there twice the last counts
            case yaml.SequenceNode() if token.isdecimal() and int(token) < len(node.value):
                mark = node = node.value[int(token)]
            case _:
                return None
    return None if mark is None else int(mark.start_mark.line) + 1
