"""A year of a page's life: what each day comes to, and what a person is told of it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.commands.conftest import DAY, Here
from tests.commands.widgets import PAGE, PATH, serve
from tests.drawing import SEED, WHOLE
from tests.site import Answer

DAYS = 365 if WHOLE else 40
LIMIT = "count: {type: integer, maximum: 9}"
TYPES = {"Content-Type": "text/html"}
SIGN_IN = b"<!doctype html><html><head><title>Sign in</title></head><body><form><input type=password></form></body></html>"


def page(version: int, words: str = "Make one.") -> str:
    """One edition: each allows less than the one before."""
    text = PAGE.replace(LIMIT, LIMIT.replace("9", str(900 - version)))
    return text.replace("Make one.", words)


@dataclass
class Life:
    """What happens to a page, and what of it is known."""

    version: int = 0  # what the page says
    read: int = 0  # what was last read
    accepted: int = 0
    lost: int = 0  # days in a row


EVENTS = {
    "up": 60,  # nothing happens
    "changed": 6,
    "reworded": 6,  # the same contract in other words
    "translated": 4,  # the prose in another language, the block as it was
    "down": 5,
    "signed out": 4,
    "moved": 3,
    "accepted": 10,
}
LOST: dict[str, Answer] = {
    "down": Answer(status=503, body=b"<p>try later</p>", headers=TYPES),
    "signed out": Answer(body=SIGN_IN, headers=TYPES),
    "moved": Answer(status=301, headers={"Location": "https://elsewhere.test/widgets"}),
}


def days() -> Iterator[tuple[int, str]]:
    """Drawn by seed; a page that is lost stays lost for one to six days."""
    drawn = random.Random(SEED)  # noqa: S311 - a draw of cases
    day, lost, left = 0, "", 0
    while day < DAYS:
        day += 1
        if left:
            left -= 1
            yield day, lost
            continue
        (event,) = drawn.choices(list(EVENTS), list(EVENTS.values()))
        if event in LOST:
            lost, left = event, drawn.randint(0, 5)
        yield day, event


WORDS = {"reworded": "Make exactly one widget.", "translated": "Stellt ein Ding her."}


def live(here: Here, life: Life, event: str) -> None:
    if event in LOST:
        here.site.answers = {PATH: LOST[event]}
        life.lost += 1
        return
    here.site.answers = {}
    life.lost = 0
    if event == "changed":
        life.version += 1
    serve(here.site, page(life.version, WORDS.get(event, "Make one.")))
    life.read = life.version


def expected(life: Life) -> int:
    """The exit code of drift: a lost page is an alarm on its third day, a change a warning."""
    if life.lost == 3:
        return 3
    return 1 if life.read != life.accepted else 0


@pytest.mark.nightly  # by day a month runs
def test_each_day_has_its_code_and_says_why(here: Here) -> None:
    life = Life()
    serve(here.site, page(0))
    here.run("snapshot", "--quiet")
    assert here.run("accept", "--reason", "first")[0] == 0
    codes: dict[int, int] = {}
    for day, event in days():
        clock = str(int(DAY) + 86400 * day)
        recovering = life.lost
        live(here, life, event)
        assert here.run("snapshot", "--quiet", clock=clock)[0] == 0
        if event == "accepted" and life.read != life.accepted:
            assert here.run("accept", "widgets", "--reason", "seen", clock=clock)[0] == 0
            life.accepted = life.read
        code, output, _ = here.run("drift", "--format", "json", clock=clock)
        codes[code] = codes.get(code, 0) + 1
        report = json.loads(output)
        rules = {one["rule"] for one in report["findings"] if not one["accepted"]}
        assert code == expected(life), (day, event, life, rules)
        assert ("page-unusable" in rules) == bool(life.lost), (day, event)
        assert ("recovered" in rules) == bool(recovering and not life.lost), (day, event)
        assert ("request-property-max-" in " ".join(rules)) == (life.read != life.accepted)
        _, text, _ = here.run("drift", "widgets", "--format", "markdown", clock=clock)
        first = text.splitlines()[0]
        if code == 1:
            assert "changed since it was accepted" in first, (day, event, first)
        elif code == 3:
            assert first.startswith("Could not verify Widgets"), (day, event, first)
        elif life.lost:
            assert "Not re" in first or "not re" in first or "could not be" in first, first
    assert set(codes) == {0, 1, 3} or not WHOLE


@pytest.mark.parametrize(
    "every",
    [*(pytest.param(one, marks=pytest.mark.nightly) for one in (1, 2)), 7],
)
def test_who_looks_seldom_does_not_miss_the_alarm(here: Here, every: int) -> None:
    """The pages are read every day; drift looks every so many days."""
    here.run("snapshot", "--quiet")
    here.run("accept", "--reason", "first")
    came: list[tuple[int, int]] = []
    for day in range(1, 31):
        clock = str(int(DAY) + 86400 * day)
        here.site.answers = {PATH: LOST["down"]} if 9 <= day < 25 else {}
        here.run("snapshot", "--quiet", clock=clock)
        if day % every == 0:
            codes = {here.run("drift", clock=clock)[0] for _ in range(2)}  # told twice on a day
            assert len(codes) == 1
            came.append((day, codes.pop()))
    alarms = [day for day, code in came if code == 3]
    assert alarms == [min(day for day, _ in came if day >= 11)]
    assert {code for _, code in came} == {0, 3}
