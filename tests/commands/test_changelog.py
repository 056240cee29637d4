"""What the documentation changed, by day: the same in a feed, as Markdown and as JSON."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from checker import documents
from checker.review import changelog
from tests.commands.conftest import DAY, Here
from tests.commands.widgets import PAGE, SMALLER, serve

ATOM = "{http://www.w3.org/2005/Atom}"
REMOVED = "request-property-enum-value-removed"
BROKEN = PAGE.partition("## OpenAPI")[0] + "The reference moved.\n" * 20


def clock(day: int) -> str:
    return str(int(DAY) + 86400 * (day - 1))


@pytest.fixture
def changed(here: Here) -> Here:
    """A page that changes on the third day, is not understood on the fifth, and is back after."""
    for day, page in ((1, PAGE), (2, PAGE), (3, SMALLER), (4, SMALLER), (5, BROKEN), (6, PAGE)):
        serve(here.site, page)
        here.run("snapshot", clock=clock(day))
    return here


def days(here: Here, *arguments: str) -> list[tuple[str, list[str]]]:
    code, output, _ = here.run("changelog", "--format", "json", *arguments, clock=clock(7))
    data = json.loads(output)
    assert code == 0
    assert documents.misfits("changelog", data) == []
    return [
        (day["accessed"][:10], [change["rule"] for change in day["changes"]])
        for day in data["days"]
    ]


def test_each_day_has_its_changes_the_newest_first(changed: Here) -> None:
    added = "request-property-enum-value-added"
    assert days(changed) == [("2026-11-06", [added]), ("2026-11-03", [REMOVED])]
    assert days(changed, "--since", "2026-11-04") == [("2026-11-06", [added])]
    assert days(changed, "widgets", "--since", "2026-11-07") == []
    code, _, told = changed.run("changelog", clock=clock(7))
    assert code == 0
    assert "what it said at one reading was not understood; what" in told
    assert "no longer kept" not in told


def test_readings_that_are_not_kept_are_told_apart_and_cost_little(
    changed: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = changed.folder / "snapshots/widgets"
    line = (folder / "accesses.jsonl").read_text("utf-8").splitlines()[0]
    old = [json.loads(line) for _ in range(40)]
    for at, one in enumerate(old):
        one |= {"accessed": f"2026-09-{at % 20 + 1:02}T{at // 20:02}:00:00Z"}
        one |= {"digest": f"sha256:{at:064}"}
    with (folder / "accesses.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(one)}\n" for one in old)
    asked = []
    at = changelog.said_at
    monkeypatch.setattr(changelog, "said_at", lambda *said: asked.append(said) or at(*said))
    assert days(changed)[-1] == ("2026-11-03", [REMOVED])
    assert len(asked) < 10
    _, _, told = changed.run("changelog", clock=clock(7))
    assert "what it said at 40 readings is no longer kept; what" in told
    assert "what it said at one reading was not understood; what" in told


def test_the_feed_is_atom_and_names_each_change_the_same_every_day(changed: Here) -> None:
    _, first, _ = changed.run("changelog", "--format", "atom", clock=clock(7))
    assert changed.run("changelog", "--format", "atom", clock=clock(8))[1] == first
    feed = ET.fromstring(first)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):  # RFC 4287 §4.1.1
        assert feed.findtext(f"{ATOM}{name}")
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2026-11-06T06:00:00Z",
        "2026-11-03T06:00:00Z",
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert "Widgets: 1 change" in str(entries[1].findtext(f"{ATOM}title"))
    assert REMOVED in str(entries[1].findtext(f"{ATOM}content"))


def test_a_feed_without_a_change_is_of_the_day_on_which_the_page_was_read(here: Here) -> None:
    for day in (1, 2):
        serve(here.site, PAGE)
        here.run("snapshot", clock=clock(day))
    feeds = [here.run("changelog", "--format", "atom", clock=clock(day))[1] for day in (3, 4)]
    assert feeds[0] == feeds[1]
    assert ET.fromstring(feeds[0]).findtext(f"{ATOM}updated") == "2026-11-01T06:00:00Z"  # noqa: S314 - our own


def test_a_day_is_compared_with_the_last_that_was_understood(here: Here) -> None:
    for day, page in ((1, PAGE), (2, BROKEN), (3, f"{BROKEN}\nAgain."), (4, SMALLER)):
        serve(here.site, page)
        here.run("snapshot", clock=clock(day))
    assert days(here, "--since", "2026-11-04") == [("2026-11-04", [REMOVED])]


def test_people_read_headings_of_days(changed: Here) -> None:
    _, output, _ = changed.run("changelog", clock=clock(7))
    assert output.index("## 2026-11-06") < output.index("## 2026-11-03")
    assert f"`{REMOVED}`" in output
    assert changed.run("changelog", "--since", "2026-11-07", clock=clock(7))[1].startswith("No ")


def test_nothing_kept_is_no_empty_feed(here: Here) -> None:
    code, output, told = here.run("changelog", "--format", "atom")
    assert (code, output) == (3, "")
    assert "checker snapshot" in told
    assert here.run("changelog", "--format", "sarif")[0] == 2
    assert here.run("drift", "--format", "atom")[0] == 2


def test_a_change_within_one_day_is_told_though_it_is_the_first(here: Here) -> None:
    for seconds, page in ((0, PAGE), (30, SMALLER), (3600, PAGE)):
        serve(here.site, page)
        here.run("snapshot", clock=str(int(DAY) + seconds))
    added = "request-property-enum-value-added"
    assert days(here) == [("2026-11-01", [added]), ("2026-11-01", [REMOVED])]


def test_what_did_not_change_is_not_read_again(changed: Here, monkeypatch) -> None:
    path = changed.folder / "snapshots/widgets/accesses.jsonl"
    first, *rest = path.read_text("utf-8").splitlines()
    again = [first.replace("T06:00:00Z", f"T06:{minute:02}:00Z") for minute in range(2, 50, 2)]
    path.write_text("\n".join([first, *again, *rest]) + "\n", "utf-8")
    moments = []
    whole = changelog.said_at
    monkeypatch.setattr(
        changelog, "said_at", lambda *given: moments.append(given[-1]) or whole(*given)
    )
    assert [day for day, _ in days(changed)] == ["2026-11-06", "2026-11-03"]
    assert len(moments) == 4
