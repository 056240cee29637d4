"""All that is stated of each passage and of the pages of the cases, with its evidence: read in review."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from checker.extract import EXTRACTORS
from checker.extract.extracted import Extract, Opened
from checker.extract.opened import open_page
from checker.model.flat import flat
from tests.extract import test_api_reference, test_semconv_http
from tests.extract.passage_verdicts import PAGE
from tests.extract.reference_pages import MEDIA, readable
from tests.extract.test_passages import PASSAGES

HERE = "https://docs.example.test/here"
FORMS = {"markdown": "page-markdown", "html": "page-html"}


def _lines(found: Extract) -> Iterator[str]:
    for fact in flat(found.facts, found.definitions):
        yield f"  {fact.key} = {readable(fact)}"
        for one in fact.evidence:
            at = " > ".join(one.heading)
            digest = (one.text_digest or "").removeprefix("sha256:")[:8]
            yield f"      {one.document.rpartition('/')[2]} # {at} {one.pointer or ''} {digest}"
    for name, told in (("problem", found.problems), ("definition", found.definitions)):
        yield from (f"  {name} {one}" for one in told)
    yield f"  {json.dumps({role: list(can) for role, can in found.can_state.items()})}"


def _stated(kind: str, form: str, text: str) -> Extract:
    page = open_page(text.encode(), MEDIA[form], HERE)
    return EXTRACTORS[kind].extract([Opened(role=FORMS[form], page=page)])


def _told(named: Iterable[tuple[str, Extract]]) -> str:
    return "\n".join(line for name, found in named for line in (name, *_lines(found))) + "\n"


def test_what_passages_state(golden) -> None:
    for stem, entries in groupby(PASSAGES, key=lambda entry: entry[0]):
        read = [
            (
                one["id"],
                _stated(
                    one["kind"],
                    one["form"],
                    PAGE.format(one["text"])
                    if one["form"] == "html" and "<html" not in one["text"]
                    else one["text"],
                ),
            )
            for _, one in entries
        ]
        golden(f"passages-{stem}", _told(read))


def test_what_the_pages_of_the_cases_state(golden) -> None:
    golden(
        "cases",
        _told(
            [
                *(
                    (folder.name, test_api_reference.read(folder))
                    for folder in sorted(test_api_reference.CASES.iterdir())
                ),
                *(
                    (folder.name, test_semconv_http.extracted(folder))
                    for folder in test_semconv_http.CASES
                ),
            ]
        ),
    )
