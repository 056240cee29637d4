"""Sets of made texts, a line each: what may pass in a packet, and what may not.

Two halves, `first` and `second`, of each set; the second was written before the code and judged by
it only at the end. Credentials are made when they are read, so that none stands in a file.
"""

from __future__ import annotations

import base64
import random
import re
import string
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

HALVES: Final = ("first", "second")
_HERE: Final = Path(__file__).parent
_HOLE: Final = re.compile(r"\{\{(?P<bare>\w+)\}\}|\{(?P<form>[a-zA-Z]\w*)(?::(?P<of>[^{}]*))?\}")
_DIGITS: Final = string.digits
_SIGNS: Final = {  # form -> its alphabet
    "A": string.ascii_uppercase + _DIGITS,
    "C": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
    "a": string.ascii_letters + _DIGITS,
    "d": _DIGITS,
    "u": string.ascii_letters + _DIGITS + "-_",
    "x": "0123456789abcdef",
}
_WORDS: Final = ("harbor", "violet", "copper", "meadow", "lantern", "walnut")


def lines(half: str, name: str) -> list[str]:
    """The texts of a set."""
    text = (_HERE / half / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def made(line: str, seed: int = 7) -> str:
    """A line with its holes filled: `{a40}` forty letters and digits, `{b64:…}` encoded, …"""
    chance = random.Random(f"{seed} {line}")  # noqa: S311 - made up, and the same each time
    while _HOLE.search(line):
        line = _HOLE.sub(lambda hole: _filled(hole, chance), line)
    return line


def _filled(hole: re.Match[str], chance: random.Random) -> str:
    if hole["bare"]:  # a mark of a provider, so written that no scanner of files takes it for one
        return hole["bare"]
    form, of = hole["form"], hole["of"] or ""
    if form in _MADE:
        return _MADE[form](of, chance)
    return "".join(chance.choices(_SIGNS[form[0]], k=int(form[1:])))


_MADE: Final[Mapping[str, Callable[[str, random.Random], str]]] = {
    "B64": lambda of, chance: base64.b64encode(chance.randbytes(int(of))).decode(),
    "b32": lambda of, chance: base64.b32encode(chance.randbytes(int(of) * 5 // 8)).decode(),
    "b64": lambda of, _: base64.b64encode(of.encode()).decode(),
    "mnemonic": lambda _, chance: " ".join(chance.choices(_WORDS, k=12)),
    "spaced": lambda of, _: " ".join(of),
    "uuid": lambda _, chance: str(uuid.UUID(int=chance.getrandbits(128), version=4)),
    "word": lambda _, chance: chance.choice(_WORDS),
}
_OTHER: Final = {"chat": "/v1/chat/completions", "responses": "/v1/responses"}


def packet(row: str, number: int) -> str:
    """A row of `packets` as somebody writes it; the number decides how much else is told."""
    surface, klass, category, sent, got, summary, steps, question, result = (
        part.strip() for part in row.split(" | ")
    )
    fields = {
        "incident_id": f"INC-{20400 + number}",
        "recorded_at_utc": f"2026-07-0{1 + number % 3}T{number % 24:02}:30:00Z",
        "workflow_name": ("nightly-summary", "draft-helper", "search-answers")[number % 3],
        "api_surface_checked": f"documented-{surface}-interface",
        "http_method": "POST",
        "route_template": _OTHER[surface],
        "status_code_class": klass,
        "error_category": category,
        "trace_id_present": ("true", "false")[number % 2],
        "credential_used": "<API_KEY_PLACEHOLDER>",
        "request_body_summary": sent,
        "response_body_summary": got,
        "support_question": question,
        "operator_result": result,
        "incident_summary": summary,
    }
    told = [f"{name}: {_scalar(value)}" for name, value in fields.items()]
    told.append("repro_steps:")
    told += [f"  - {_scalar(step.strip())}" for step in steps.split(";")]
    if number % 3 == 0:
        told += [
            "sanitized_repro_steps_present: true",
            "test_window_utc: {0}T00:00:00Z/{0}T00:10:00Z".format(fields["recorded_at_utc"][:10]),
            "retries: disabled",
            "setup_assumptions:",
            "  - valid account, non-production test key stored outside the packet",
            "  - logging records method, route template, status and error type",
        ]
    if number % 5 == 0:
        told += [
            "assertions:",
            "  expected_surface_reached: true",
            "  status_and_category_captured: true",
            f"  trace_or_request_id_available: {('true', 'false')[number % 2]}",
            "  retries_disabled_or_bounded: true",
            "error_path_check: 401 recorded for a deliberately invalid credential placeholder",
        ]
    text = "\n".join(told) + "\n"
    if number % 7 == 0:
        return f"# Incident support packet\n\n```yaml\n{text}```\n"
    return text


def _scalar(value: str) -> str:
    plain = re.fullmatch(r"[A-Za-z0-9<][^:#]*", value) and not value.isdigit()
    return value if plain or value in ("true", "false") else f'"{value}"'
