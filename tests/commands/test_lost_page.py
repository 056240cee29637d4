"""A page that is lost, while a page that states nothing of it answers in its place."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.commands.conftest import Here
from tests.commands.silent import (
    ERRORS,
    ERRORS_HTML,
    HTML,
    HTML_PATH,
    ROWS,
    SILENT,
    STATUSES,
    TABLE,
    page,
    two_forms,
)
from tests.commands.widgets import PATH, SMALLER
from tests.site import Answer

FIRST = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
LOST = {
    "gone": Answer(status=404, body=b"<p>none</p>", headers=HTML),
    "busy": Answer(status=503, body=b"busy", headers={"Content-Type": "text/plain"}),
    "sign-in": SILENT["sign-in"],
    # As Markdown there is no field to know it by.
    "door": Answer(
        body=b"# Welcome back\n\nSign in to continue.\n\n- [With a mail](/login)\n",
        headers={"Content-Type": "text/markdown"},
    ),
}


@pytest.fixture
def site(here: Here) -> Here:
    two_forms(here.site, here.folder)
    return here


def passes(here: Here, day: int) -> tuple[int, list[dict[str, object]], str]:
    """`snapshot` and `drift` of a day: the exit code, the findings, the row."""
    clock = str(int((FIRST + timedelta(days=day - 1)).timestamp()))
    here.run("snapshot", "--quiet", clock=clock)
    code, report = here.report("drift", clock=clock)
    return code, report["findings"], report["table"][0]["verdict"]


def accepted(here: Here) -> None:
    here.run("snapshot")
    assert here.run("accept", "--reason", "first")[0] == 0


OFFLINE = {"drift": (), "verify": ("--offline",)}


def told(findings: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(one["rule"], one["level"]) for one in findings]


NOTED, ALARM = [("page-unusable", "note")], [("page-unusable", "cannot-verify")]


@pytest.mark.parametrize(
    ("lost", "instead"),
    [
        *((LOST["gone"], instead) for instead in SILENT.values()),
        (LOST["busy"], SILENT["apology"]),
        (LOST["sign-in"], SILENT["sign-in"]),
        (LOST["door"], SILENT["home"]),
    ],
    ids=[*SILENT, "busy", "sign-in in both forms", "a sign-in without a field"],
)
def test_it_alarms_on_its_day_and_is_not_re_read(site: Here, lost: Answer, instead: Answer) -> None:
    accepted(site)
    assert passes(site, 2) == (0, [], "not-observed")
    site.site.answers = {PATH: lost, HTML_PATH: instead}
    days = {day: passes(site, day) for day in range(3, 8)}
    assert {verdict for _, _, verdict in days.values()} == {"not-re-read"}
    assert [(code, told(found)) for code, found, _ in days.values()] == [
        (0, NOTED),
        (0, NOTED),
        (3, ALARM),
        (0, NOTED),
        (0, NOTED),
    ]
    page_ = f"http://127.0.0.1:{site.site.port}{PATH}"
    assert {found[0]["evidence"]["documented"]["page"] for _, found, _ in days.values()} == {page_}
    site.site.answers = {}
    code, found, verdict = passes(site, 8)
    assert (code, told(found), verdict) == (0, [("recovered", "note")], "not-observed")


def test_a_page_that_comes_back_as_one_that_states_nothing_has_not_recovered(site: Here) -> None:
    accepted(site)
    site.site.answers = {PATH: LOST["busy"], HTML_PATH: LOST["busy"]}
    passes(site, 2)
    site.site.answers[HTML_PATH] = SILENT["apology"]
    assert told(passes(site, 3)[1]) == NOTED


@pytest.mark.parametrize("instead", SILENT.values(), ids=SILENT)
def test_where_nothing_is_kept_nothing_can_be_verified(site: Here, instead: Answer) -> None:
    site.site.answers = {PATH: LOST["gone"], HTML_PATH: instead}
    assert site.run("snapshot")[0] == 3
    code, output, _ = site.run("drift", "--format", "json")
    report = json.loads(output)
    assert (code, report["table"][0]["verdict"]) == (3, "cannot-verify")
    assert told(report["findings"]) == ALARM
    _, output, _ = site.run("verify", "--format", "json")
    assert json.loads(output)["table"][0]["verdict"] == "cannot-verify"
    kept = (site.folder / "snapshots/widgets/accesses.jsonl").read_text("utf-8")
    assert HTML_PATH + '"' not in kept  # what is no reading is no evidence
    why = "sign-in page" if b"password" in instead.body else "states too little"
    assert why in site.run("snapshot")[2]


@pytest.mark.parametrize("instead", SILENT.values(), ids=SILENT)
def test_a_side_page_that_is_lost_alarms_too(site: Here, instead: Answer) -> None:
    accepted(site)
    site.site.answers = {ERRORS: LOST["gone"], ERRORS_HTML: instead}
    days = [passes(site, day) for day in range(2, 6)]
    assert [code for code, _, _ in days] == [0, 0, 3, 0]
    assert [("page-unusable", "cannot-verify") in told(found) for _, found, _ in days] == [
        False,
        False,
        True,
        False,
    ]
    _, output, _ = site.run("drift", "--format", "json", clock="1793944800")
    assert "Not read now: errors-markdown (gone)" in json.loads(output)["table"][0]["wording"]


@pytest.mark.parametrize("rows", [1, 2], ids="{} of 6 statuses".format)
@pytest.mark.parametrize("was_accepted", [True, False])
def test_what_states_far_less_than_was_known_is_no_reading(
    site: Here, rows: int, *, was_accepted: bool
) -> None:
    if was_accepted:
        accepted(site)
    else:
        site.run("snapshot")
    few = "</tr>".join(ROWS.split("</tr>")[:rows])
    site.site.answers = {ERRORS: LOST["gone"], ERRORS_HTML: page("Errors", TABLE.format(few))}
    _, found, _ = passes(site, 2)
    assert "page-unusable" in [one["rule"] for one in found]


def test_another_form_that_states_it_is_a_reading(site: Here) -> None:
    accepted(site)
    other = page("Errors", TABLE.format(ROWS))
    site.site.answers = {ERRORS: LOST["gone"], ERRORS_HTML: other}
    for day in range(2, 9):
        code, found, verdict = passes(site, day)
        assert (code, verdict) == (0, "not-observed")
        assert {one["rule"] for one in found} == {"basis-changed"}


def test_a_page_of_a_few_words_is_read_in_its_other_form(site: Here) -> None:
    accepted(site)
    block = (
        site.site.files[PATH].decode().partition("```")[2].partition("\n")[2].partition("```")[0]
    )
    other = page("Widgets", f"<pre><code class='language-yaml'>{block}</code></pre>")
    site.site.answers = {PATH: LOST["door"], HTML_PATH: other}
    code, found, verdict = passes(site, 2)
    assert (code, verdict) == (0, "not-observed")
    assert "page-unusable" not in {one["rule"] for one in found}


def test_the_other_form_is_lost_long_after_the_first(site: Here) -> None:
    """The first form has failed more often than raises the alarm; the page was read all the same."""
    other = page("Errors", TABLE.format(ROWS))
    site.site.answers = {ERRORS: LOST["gone"], ERRORS_HTML: other}
    accepted(site)
    for day in range(2, 7):
        assert passes(site, day)[:2] == (0, [])
    site.site.answers[ERRORS_HTML] = SILENT["consent"]
    days = [passes(site, day) for day in range(7, 11)]
    assert [code for code, _, _ in days] == [0, 0, 3, 0]
    (first,) = [one for one in days[0][1] if one["rule"] == "page-unusable"]
    assert "nor what is read in its place, on 1 day; last read 2026-11-06" in str(first["message"])


def test_a_side_page_that_states_nothing_leaves_the_page_itself_judged(site: Here) -> None:
    """However much of what was accepted stood on the side page."""
    many = "".join(f"| {status} | Another of them | No |\n" for status in range(405, 451))
    site.site.files[ERRORS] = (STATUSES + many).encode()
    accepted(site)
    site.site.files |= {ERRORS: b"# Sign in\n\nSign in to go on.\n", PATH: SMALLER.encode()}
    _, found, _ = passes(site, 2)
    assert ("extractor-broken", "cannot-verify") in told(found)
    (broken,) = [str(one["message"]) for one in found if one["rule"] == "extractor-broken"]
    assert broken.startswith("`errors` was read and not understood")
    assert "request-property-enum-value-removed" in [one["rule"] for one in found]


@pytest.mark.parametrize("was_accepted", [True, False])
def test_the_row_names_a_side_page_that_was_not_understood(
    site: Here, *, was_accepted: bool
) -> None:
    said = "Read and not understood: errors-markdown; what it documented is neither removed"
    if was_accepted:
        accepted(site)
    for told_, text in ((False, STATUSES), (True, "# Errors\n\nAsk us.\n"), (False, STATUSES)):
        site.site.files[ERRORS] = text.encode()
        site.run("snapshot", "--quiet")
        for command in ("drift", "verify"):
            _, report = site.report(command, *OFFLINE[command])
            assert (said in report["table"][0]["wording"]) is told_


def test_a_page_that_leads_to_another_is_told_with_where_it_went(here: Here) -> None:
    """Answered with 200, by a page that is none of it: where it went is what a person needs."""
    accepted(here)
    here.site.answers["/elsewhere.md"] = Answer(
        body=b"# Guides\n\nBegin with a short tour.\n", headers={"Content-Type": "text/markdown"}
    )
    location = {"Location": "/elsewhere.md?sid=4f9a8c"}
    here.site.answers[PATH] = Answer(status=302, headers=location)
    led = f"127.0.0.1:{here.site.port}/elsewhere.md"
    here.run("snapshot")
    for command in ("verify", "drift"):
        code, output, _ = here.run(command, "--format", "json")
        report = json.loads(output)
        summary = report["summary"]
        assert code == 3
        assert "led to another address" in summary["headline"]
        assert f"Look at {led} in a browser" in summary["next_step"]
        assert "4f9a8c" not in output  # what stands behind the path is nobody's to print
    assert "to another address on 2026-11-01 and what is there" in report["table"][0]["wording"]


def test_a_page_that_is_read_where_its_address_leads_to_is_told_and_no_failure(here: Here) -> None:
    accepted(here)
    here.site.files["/there.md"] = here.site.files[PATH]
    here.site.answers[PATH] = Answer(status=301, headers={"Location": "/there.md?sid=4f9a8c"})
    here.run("snapshot")
    code, output, _ = here.run("drift", "--format", "json")
    (found,) = json.loads(output)["findings"]
    assert (code, found["rule"], found["level"]) == (0, "page-moved", "note")
    assert f"led to 127.0.0.1:{here.site.port}/there.md, and" in found["message"]
    assert "4f9a8c" not in output
