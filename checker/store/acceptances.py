"""Acceptance <-> accepted/<fingerprint>.toml, as schemas/acceptance.schema.json publishes it.

The files are reviewed and edited by people. One that cannot be read as it was meant accepts
nothing: a finding too many is seen, one too few is not.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

from checker import documents
from checker.model.acceptance import Acceptance
from checker.model.errors import Misused
from checker.model.finding import is_fingerprint
from checker.store import files
from checker.store.files import merge_mark

NEEDED: Final = ("fingerprint", "rule", "key", "reason", "author")
KNOWN: Final = (*NEEDED, "until")
MAY_BE_EMPTY: Final = ("key", "author")  # "" is the key of a finding on a whole source


def render(acceptance: Acceptance) -> bytes:
    """The file. Raises Misused where a part is missing or cannot be written."""
    texts = {name: json.dumps(getattr(acceptance, name), ensure_ascii=False) for name in NEEDED}
    # A basic string of TOML 1.0 is one of JSON, but for DEL.
    lines = [f"{name} = {text}\n".replace("\x7f", "\\u007f") for name, text in texts.items()]
    if acceptance.until is not None:
        lines.append(f"until = {acceptance.until.isoformat()}\n")
    text = "".join(lines)
    try:
        parse(text)
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Misused(
            "the acceptance holds characters that are no text",
            hint="Write --reason and --author in plain text.",
        ) from None
    except ValueError as error:
        raise Misused(
            f"the acceptance cannot be written: {error}",
            hint="Write --reason and --author in plain text.",
        ) from None


def parse(text: str) -> Acceptance:
    """The acceptance. Raises ValueError, whose text names the place and no value."""
    data = documents.read_toml(text)
    for name in sorted(data.keys() - set(KNOWN)):
        near = difflib.get_close_matches(name, KNOWN, n=1)
        guess = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(KNOWN)}"
        raise ValueError(f"it has an unknown key{guess}")
    for name in NEEDED:
        value = data.get(name)
        if not isinstance(value, str) or not (value.strip() or name in MAY_BE_EMPTY):
            raise ValueError(f"{name} is to be a text")
    if not is_fingerprint(data["fingerprint"]):
        raise ValueError("fingerprint is to be 16 hexadecimal digits")
    return Acceptance(**(data | {"until": _day(data.get("until"))}))


def _day(value: object) -> date | None:
    """A TOML date; also one that was written as a text or with a time of day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if value is None or isinstance(value, date):
        return value
    raise ValueError("until is to be a date such as 2026-12-31")


def load(folder: Path) -> Iterator[tuple[Path, Acceptance | str]]:
    """Each file, by name, with what it accepts, or with why it accepts nothing."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except FileNotFoundError:
        return
    except OSError as error:
        yield folder, f"it cannot be read ({files.reason_of(error)})"
        return
    for path in paths:
        yield path, _load(path)


def _load(path: Path) -> Acceptance | str:
    try:
        data = files.read(path) or b""
        line = merge_mark(data)
        if line is not None:
            return f"it holds the marks of a merge conflict at line {line}"
        return dataclasses.replace(parse(data.decode("utf-8-sig")), file=path.name)
    except OSError as error:
        return f"it cannot be read ({files.reason_of(error)})"
    except UnicodeDecodeError:
        return "it is not UTF-8 text"
    except ValueError as error:
        return str(error)
