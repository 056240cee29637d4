"""A curl command in a code block -> what it sends: method, address, headers, JSON body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from checker.model.regex import regex

MAX_COMMAND: Final = 200_000  # characters
SHELLS: Final = frozenset({"bash", "console", "curl", "sh", "shell", "zsh"})  # names of languages

_CURL: Final = regex(r"(?:^|[\s;&|$])curl\s")
_METHOD: Final = regex(r"\s(?:-X|--request)[\s=]*[\"']?([A-Za-z]{3,7})\b")
_URL: Final = regex(r"[\"']?(https?://[^\s\"'\\]{1,500})")
_HEADER: Final = regex(r"\s(?:-H|--header)[\s=]+(?:\"([^\"\n]{1,500})\"|'([^'\n]{1,500})')")
_BODY: Final = regex(
    r"\s(?:-d|--data(?:-raw|-binary)?|--json)[\s=]*\$?"
    r"(?:'(?P<single>(?:[^']|'\\'')*)'|\"(?P<double>(?:[^\"\\]|\\.)*)\")",
    re.DOTALL,
)
_HEREDOC: Final = regex(r"<<-?\s*[\"']?(\w{1,40})[\"']?[^\n]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Curl:
    """One command; None where it does not say."""

    method: str
    url: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None


def read_curl(text: str) -> Curl | None:
    """The first curl command of a text; None where there is none."""
    begin = _CURL.search(text)
    if begin is None or len(text) > MAX_COMMAND:
        return None
    command = text[begin.start() :]
    another = _CURL.search(command, len(begin.group()))
    command = command[: another.start()] if another else command
    body = _body(command)
    url = _URL.search(command)
    method = _METHOD.search(command)
    headers = {}
    for found in _HEADER.finditer(command):
        name, colon, value = (found[1] or found[2]).partition(":")
        if colon:
            headers[name.strip()] = value.strip()
    return Curl(
        method=method[1].upper() if method else "GET" if body is None else "POST",
        url=url[1] if url else None,
        headers=headers,
        body=body,
    )


def _body(command: str) -> str | None:
    found = _BODY.search(command)
    if found is not None:
        if found["single"] is not None:
            return found["single"].replace("'\\''", "'")
        return re.sub(r"\\(.)", r"\1", found["double"], flags=re.DOTALL)
    heredoc = _HEREDOC.search(command)
    if heredoc is None:
        return None
    rest = command[heredoc.end() :]
    end = re.search(rf"^[ \t]*{heredoc[1]}\b", rest, re.MULTILINE)
    return rest[: end.start()] if end else None
