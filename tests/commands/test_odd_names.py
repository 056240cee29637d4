"""A page with names that are hard to write, from the first reading to the table."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.report import FORMATS
from tests.commands.conftest import DAY, LATER, Here
from tests.commands.widgets import PATH
from tests.compare.openapi_documents import INTEGER, STRING, document, thing
from tests.properties.test_odd_names import ODD

SITED = "/v1/widgets"
HELD = tuple(name for name in ODD if not any("\ud800" <= sign <= "\udfff" for sign in name))


def _page(told: Any) -> bytes:
    members = dict.fromkeys(ODD, told) | {"id": STRING, "size": STRING}
    answer = thing(("id", "size"), **members)
    page = document(answer=answer, path=SITED)
    text = json.dumps(page, indent=1)
    return f"# Widgets\n\n## OpenAPI\n\n````json post {SITED}\n{text}\n````\n".encode()


def _answer(here: Here, value: Any) -> str:
    body = {"id": "a", "size": "b", **dict.fromkeys(HELD, value)}
    exchange = {
        "method": "POST",
        "url": f"https://api.example.test{SITED}",
        "status": 200,
        "headers": {"content-type": "application/json"},
        "response_body": body,
    }
    path = here.folder / "seen.jsonl"
    path.write_text(json.dumps(exchange) + "\n", "utf-8")
    return str(path)


@pytest.fixture
def odd(here: Here) -> Here:
    here.site.files = {PATH: _page(STRING)}
    assert here.run("snapshot")[0] == 0
    assert here.run("accept", "--reason", "first")[0] == 0
    return here


def test_a_sound_answer_raises_nothing(odd: Here) -> None:
    code, output, error = odd.run(
        "verify", "--observed", _answer(odd, "x"), "--format", "json", clock=LATER
    )
    assert code == 0, error
    report = json.loads(output)
    assert report["findings"] == []
    assert report["summary"]["fields_observed"] >= len(HELD)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_what_differs_is_told_in_every_format(odd: Here, form: str) -> None:
    odd.site.files = {PATH: _page(INTEGER)}
    code, output, error = odd.run(
        "verify", "--observed", _answer(odd, "x"), "--format", form, clock=LATER
    )
    assert code == 1, error
    assert output


def test_shapes_of_such_names_go_through_a_file(odd: Here) -> None:
    code, lines, error = odd.run("shape", _answer(odd, 1))
    assert code == 0, error
    (odd.folder / "shapes.jsonl").write_text(lines, "utf-8")
    given = ("--offline", "--observed", odd.folder / "shapes.jsonl", "--format", "json")
    found = json.loads(odd.run("verify", *given, clock=DAY)[1])["findings"]
    conflicts = [one for one in found if one["rule"] == "type-conflict"]
    assert len(conflicts) == len(HELD)
    assert {one["rule"] for one in found} == {"type-conflict"}


def test_where_each_of_them_stands_is_explained(odd: Here) -> None:
    code, output, error = odd.run("extract", "widgets", "--explain")
    assert code == 0, error
    assert not {sign for line in output.splitlines() for sign in line if not sign.isprintable()} - {
        "\xa0",
        "\U000e0041",
    }
