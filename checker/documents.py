"""Text <-> plain data: JSON, YAML, TOML; bounded, and held against `schemas/`.

No message of a parser or validator is passed on: it would quote the text. What a `Malformed`
says is a line, a column, a keyword, a place.
"""

from __future__ import annotations

import difflib
import json
import math
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from json.encoder import encode_basestring
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import checker
from checker.model.contract import Json
from checker.model.errors import Misused
from checker.model.fits import fits
from checker.model.regex import regex

if TYPE_CHECKING:  # imported only when needed: start-up counts
    from jsonschema.protocols import Validator

MAX_DEPTH = 200  # nesting of any document that is read
MAX_TOML = 1_000_000  # characters of a sources file or an acceptance
MAX_DOTS = 10_000  # of all keys of a TOML document: the parser keeps a table for each
MAX_BITS = 63  # of an integer: what TOML 1.0 asks of its readers
MAX_NODES = 2_000_000  # nodes of a YAML document once its aliases are followed


class Malformed(ValueError):
    """The text is not the form that it was taken for. Holds a place, never the text."""

    def __init__(
        self,
        form: str,
        *,
        line: int | None = None,
        column: int | None = None,
        why: str = "is not well-formed",
    ) -> None:
        place = "" if line is None else f" at line {line}, column {column}"
        super().__init__(f"{form} {why}{place}")
        self.line = line
        self.column = column


class NamedTwice(Malformed):
    """An object names a key twice: parsers differ in which of the two they keep."""


def packaged(folder: str) -> Path:
    """`schemas` or `snapshots`: beside the package in a checkout, inside it in a wheel."""
    package = Path(checker.__file__).parent
    inside = package / "_shipped" / folder
    return inside if inside.is_dir() else package.parent / folder


def read_json(text: str | bytes, *, strict: bool = False) -> Any:  # noqa: ANN401 - any JSON
    """JSON (RFC 8259): NaN and infinities are refused. Raises Malformed.

    `strict`: also a name that an object has twice (§4), and a number too large to be one (§6).
    """
    hooks: dict[str, Any] = {"object_pairs_hook": _once, "parse_float": _finite} if strict else {}
    try:
        return json.loads(text, parse_constant=_refuse_constant, **hooks)
    except Malformed:
        raise
    except json.JSONDecodeError as error:
        raise Malformed("JSON", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Malformed("JSON", why="is nested too deeply") from None
    except (ValueError, UnicodeDecodeError):
        raise Malformed("JSON") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NamedTwice("JSON", why="has an object that names a key twice")
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Malformed("JSON", why="holds a number that is too large")
    return number


def _refuse_constant(_: str) -> None:
    raise ValueError


def read_yaml(text: str, *, strict: bool = False, recorded: bool = False) -> Any:  # noqa: ANN401
    """YAML with the JSON-like scalars of YAML 1.2 (`on`, `no`, dates and `1:30` stay text).

    Safe loading only; depth and size are bounded after aliases are followed. Raises Malformed.
    `strict`: also for a name that a mapping has twice (YAML 1.2.2 §3.2.1.3).
    `recorded`: bytes are read too, and what other languages mark as their own stays plain data.
    """
    from checker import _yaml  # noqa: PLC0415 - see TYPE_CHECKING above

    try:
        loader = _yaml.OnceLoader if strict else _yaml.CoreLoader
        data = _yaml.load(text, _yaml.RecordedLoader if recorded else loader)
    except _yaml.Twice:
        raise NamedTwice("YAML", why="has a mapping that names a key twice") from None
    except _yaml.NotYaml as error:
        raise Malformed("YAML", line=error.line, column=error.column) from None
    _bound(data, "YAML")
    return data


def composed(text: str) -> Any:  # noqa: ANN401 - nodes of PyYAML; None where there are none
    """The nodes of a text, with their places; None where it is no YAML."""
    from checker import _yaml  # noqa: PLC0415 - see TYPE_CHECKING above

    return _yaml.compose(text)


def lines_in(text: str) -> Callable[[str], int | None]:
    """What gives the line, from 1, of a JSON pointer (RFC 6901) into YAML or JSON; None if none."""
    from checker import _yaml  # noqa: PLC0415 - see TYPE_CHECKING above

    node = _yaml.compose(text)

    def line(pointer: str) -> int | None:
        tokens = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
        return _yaml.line_of(node, tokens)

    return line


def _bound(data: object, form: str, *, bits: int | None = None) -> None:
    """Raises Malformed where nesting or size, aliases followed, or a number is past the limits."""
    nodes = 0
    level: list[object] = [data]
    for _ in range(MAX_DEPTH):
        nodes += len(level)
        if not level:
            return
        if nodes > MAX_NODES:
            raise Malformed(form, why="is too large once its aliases are followed")
        if bits and any(isinstance(node, int) and node.bit_length() > bits for node in level):
            raise Malformed(form, why="holds a number that is too large")
        level = [child for node in level for child in _children(node)]
    raise Malformed(form, why="is nested too deeply")


def _children(node: object) -> Iterator[object]:
    if isinstance(node, dict):
        yield from node.values()
    elif isinstance(node, list):
        yield from node


_TOML_PLACE: Final = regex(r"\(at line (\d+), column (\d+)\)\Z")
# What holds dots that name nothing: comments, and the strings of TOML 1.0. One that is not closed
# reaches to the end of its line or of the text: the parser goes no further there.
_TOML_TEXT: Final = regex(
    r"#[^\n]*+"
    r'|"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)|"(?:[^"\\\n]|\\.)*+"?'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)|'[^'\n]*+'?",
    re.DOTALL,
)


def read_toml(text: str) -> dict[str, Any]:
    """TOML 1.0, bounded like YAML; a number that 64 bits do not hold is refused. Raises Malformed.

    The bounds come first: the parser's work grows with the square of a key's dots.
    """
    if len(text) > MAX_TOML:
        raise Malformed("TOML", why=f"is longer than {MAX_TOML} characters")
    bare = _TOML_TEXT.sub("", text)
    if any(part.count(".") > MAX_DEPTH for part in re.split(r"[=,{}\[\]\n]", bare)):
        raise Malformed("TOML", why="is nested too deeply")
    if bare.count(".") > MAX_DOTS:
        raise Malformed("TOML", why="has too many dotted names")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))  # what else it says may quote the text
        line, column = map(int, place.groups()) if place else (text.count("\n") + 1, 1)
        twice = str(error).startswith(("Cannot ", "Duplicate "))  # a value, a table or a name
        why = "names a key twice" if twice else "is not well-formed"
        raise Malformed("TOML", line=line, column=column, why=why) from None
    except RecursionError:
        raise Malformed("TOML", why="is nested too deeply") from None
    except ValueError:  # more digits than Python turns into a number
        raise Malformed("TOML", why="holds a number that is too large") from None
    _bound(data, "TOML", bits=MAX_BITS)
    return data


def write_json(data: Json) -> str:
    """JSON for files under version control: the same data gives the same bytes."""
    return _encodable(_indented(data, "\n")) + "\n"


def _indented(data: Json, gap: str) -> str:
    """As `json.dumps` writes it with `indent=1`, in less time; `gap`: before what closes it."""
    if isinstance(data, str):
        return encode_basestring(data)
    within = gap + " "
    if isinstance(data, dict) and data:
        members = [f"{encode_basestring(str(k))}: {_indented(v, within)}" for k, v in data.items()]
        return f"{{{within}{f',{within}'.join(members)}{gap}}}"
    if isinstance(data, list | tuple) and data:
        return f"[{within}{f',{within}'.join([_indented(one, within) for one in data])}{gap}]"
    return json.dumps(data)


def write_line(data: Json) -> str:
    """One line of JSON Lines, keys in the order given."""
    return _encodable(json.dumps(data, ensure_ascii=False, separators=(", ", ": "))) + "\n"


# Half a character cannot be encoded; a terminal obeys what stands between DEL and U+009F, and
# what turns the direction.
_ESCAPED: Final = regex(r"[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _encodable(text: str) -> str:
    """The same JSON, with an escape where a page holds what cannot be written or shown."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


SCHEMA_SUFFIX = ".schema.json"


def schema_names() -> list[str]:
    """The schemas that are published, sorted."""
    return sorted(
        path.name.removesuffix(SCHEMA_SUFFIX)
        for path in packaged("schemas").glob("*" + SCHEMA_SUFFIX)
    )


def schema_text(name: str) -> str:
    """The text of a published schema. Raises Misused for a name that is not one."""
    if name not in schema_names():
        close = difflib.get_close_matches(name, schema_names(), n=1, cutoff=0.5)
        hint = f"; did you mean `{close[0]}`?" if close else ""
        raise Misused(
            f"there is no schema of that name{hint}; there are: {', '.join(schema_names())}"
        )
    return (packaged("schemas") / f"{name}{SCHEMA_SUFFIX}").read_text("utf-8")


@cache
def _schema(name: str) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = read_json(schema_text(name))
    return schema


def properties(name: str) -> frozenset[str]:
    """The names that an object of a schema may have."""
    return frozenset(_schema(name)["properties"])


@cache
def _validator(name: str) -> Validator:
    import jsonschema  # noqa: PLC0415 - see TYPE_CHECKING above

    kind = jsonschema.Draft202012Validator
    return kind(_schema(name), format_checker=kind.FORMAT_CHECKER)


def misfits(name: str, data: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any JSON
    """(JSON pointer into the data, keyword) of each place that a schema refuses, sorted.

    Property names in the pointer are those of the data: name them only where the data is the
    user's own configuration or our own file.
    """
    schema = _schema(name)
    if fits(schema, schema, data):
        return []
    return sorted(
        ("/" + "/".join(str(part) for part in error.absolute_path), str(error.validator))
        for error in _validator(name).iter_errors(data)
    )
