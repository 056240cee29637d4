"""What is read of a page, and what is nearly the same and is not read.

Each file holds half of the cases: those of `two.toml` were written before the code that reads them
and looked at when it stood.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.extract import api_reference, help_center, semconv_http, support_page
from checker.extract.extracted import Opened
from checker.extract.opened import open_page
from checker.model.contract import DEMANDS, Fact, Field, Statement, Status
from tests.extract.reference_pages import opened

FILES = sorted((Path(__file__).parent / "near_misses").glob("*.toml"))
CASES = [(file, tomllib.loads(file.read_text(encoding="utf-8"))) for file in FILES]
INDEX = "https://docs.example.test/semconv/http/"
WORDS = {True: "yes", False: "no", None: "unsaid"}


def reference(text: str, form: str = "markdown") -> tuple[Fact, ...]:
    return api_reference.extract([opened(f"page-{form}", text)]).facts


def deprecated(said: str) -> bool:
    row = f"# T\n\n## Body\n\n| Name | Type | Description |\n|-|-|-|\n| `a` | string | {said} |\n"
    (told,) = (one for one in reference(row) if isinstance(one, Field) and one.path == "$.a")
    return told.deprecated is True


def statuses(said: str) -> list[str]:
    heading, header, *rows = said.split("\n")
    rule = "|".join("-" for _ in header.split("|"))
    text = f"# T\n\n## {heading}\n\n| {header} |\n|{rule}|\n" + "".join(
        f"| {one} |\n" for one in rows
    )
    return [one.status for one in reference(text) if isinstance(one, Status)]


def touching(said: str) -> list[str]:
    text = f"<main><h1>T</h1><h2>Body</h2><ul>{said}</ul></main>"
    marks = {True: "!", False: "?", None: ""}
    return [
        f"{one.path[2:]} {'|'.join(one.types)}{marks[one.required]}"
        for one in reference(text, "html")
        if isinstance(one, Field) and one.path != "$" and not one.path.endswith("[*]")
    ]


def topics(said: str) -> list[str]:
    page = open_page(f"# Help\n\n{said}\n".encode(), "text/markdown", "https://help.example.test/")
    return [one.key for one in help_center.extract([Opened(role="page-markdown", page=page)]).facts]


def volume(said: str) -> bool:
    return "request-volume" in topics(said)


def titled(said: str) -> str:
    return " ".join(topics(f"## {said}\n\nRead on below."))


def asked(said: str) -> bool:
    title = said if said.endswith(":") else f"## {said}"
    text = f"# Support\n\n{title}\n\n- Request ID\n- Time of the call\n"
    page = open_page(text.encode(), "text/markdown", "https://help.example.test/")
    found = support_page.extract([Opened(role="page-html", page=page)]).facts
    return any(one.key == "asks-for" for one in found)


def index(said: str) -> bool:
    page = open_page(f"<html><body><main>{said}</main></body></html>".encode(), "text/html", INDEX)
    return semconv_http.extract([Opened(role="index-html", page=page)]).problems == ()


def required(said: str) -> str:
    form, _, text = said.partition(" ")
    whole = f"<main><h1>T</h1>{text}</main>" if form == "html" else f"# T\n\n{text}\n"
    (told,) = (
        one for one in reference(whole, form) if isinstance(one, Field) and one.path == "$.a"
    )
    return "conditional" if told.conditional else WORDS[told.required]


def demands(said: str) -> str:
    page = open_page(f"# HTTP spans\n\n{said}\n".encode(), "text/markdown", INDEX)
    found = semconv_http.extract([Opened(role="http-spans-markdown", page=page)]).facts
    told = [one for one in found if isinstance(one, Statement) and one.topic == DEMANDS]
    return " ".join(str(word) for one in told for word in one.value.values())


READ: dict[str, Callable[[str], object]] = {
    one.__name__: one
    for one in (deprecated, statuses, touching, volume, titled, asked, index, required, demands)
}


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        pytest.param(kind, said, expected, id=f"{file.stem} {kind}: {said[:60]}")
        for file, kinds in CASES
        for kind, cases in kinds.items()
        for said, expected in cases
    ],
)
def test_what_is_said_is_read_and_nothing_besides(kind: str, said: str, expected: object) -> None:
    assert READ[kind](said) == expected
