"""A page or a contract that was kept before it was judged, and states what no report may repeat."""

from __future__ import annotations

import json

import pytest

from tests.commands.conftest import LATER, REMOVED, Here
from tests.commands.widgets import PAGE, PATH, SMALLER

SECRET = "AKIA" + "IOSFODNN7EXAMPLQ"
OTHER = "/api/gadgets.md"
WITHHELD = "states a secret or personal data"


@pytest.fixture
def two(here: Here) -> Here:
    """Two areas, of which the other one's page will have changed."""
    table = here.folder / "sources.toml"
    text = table.read_text("utf-8")
    other = text.replace("widgets.md", "gadgets.md").replace('"widgets"', '"gadgets"')
    table.write_text(text + other.replace("api/widgets", "api/gadgets"), "utf-8")
    here.site.files = {PATH: PAGE.encode(), OTHER: PAGE.encode()}
    return here


def stating(here: Here, page: str) -> None:
    """What an earlier version kept: it did not judge what a page states."""
    here.site.files[PATH] = page.replace("note:", f"{SECRET}:").encode()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("checker.review.weighing.secrets_in", lambda *_, **__: ())
        patched.setattr("checker.review.memory.extractor_version", lambda: "earlier")
        assert here.run("snapshot")[0] == 0
        if page == PAGE:
            assert here.run("accept", "--reason", "first")[0] == 0


def judged(here: Here, *arguments: str) -> tuple[int, dict[str, list[str]], str]:
    """The exit code, the rules of findings by source, and all that was said."""
    code, output, talk = here.run(*arguments, "--format", "json", clock=LATER)
    found: dict[str, list[str]] = {}
    for one in json.loads(output)["findings"]:
        found.setdefault(one["source"], []).append(one["rule"])
    assert SECRET not in output + talk
    return code, found, output


def test_an_accepted_contract_that_states_a_secret_is_the_matter_of_its_area(two: Here) -> None:
    stating(two, PAGE)
    two.site.files = {PATH: PAGE.encode(), OTHER: SMALLER.encode()}
    two.run("snapshot", clock=LATER)
    code, found, output = judged(two, "drift")
    assert found["gadgets"] == [REMOVED]
    assert found["widgets"] == ["contract-unreadable"]
    assert (code, WITHHELD in output) == (3, True)
    code, found, _ = judged(two, "verify", "--offline")
    assert (code, found["gadgets"]) == (3, [REMOVED])
    # Accepting what the page says today mends it.
    assert two.run("accept", "widgets", "--reason", "mended", clock=LATER)[0] == 0
    assert judged(two, "drift")[:2] == (1, {"gadgets": [REMOVED]})


def test_a_kept_page_that_states_a_secret_is_not_read(two: Here) -> None:
    assert two.run("snapshot")[0] == 0
    assert two.run("accept", "--reason", "first")[0] == 0
    stating(two, SMALLER)
    two.site.files[OTHER] = SMALLER.encode()
    two.run("snapshot", "gadgets", clock=LATER)
    for command in (["drift"], ["verify", "--offline"], ["drift", "--since", "2026-11-01"]):
        code, found, output = judged(two, *command)
        assert found["gadgets"] == [REMOVED]
        assert code in (1, 3)
        assert REMOVED not in found.get("widgets", [])
        if "--since" not in command:
            assert WITHHELD in output
    feed = two.run("changelog", "--format", "json", clock=LATER)
    assert (feed[0], SECRET in feed[1] + feed[2]) == (0, False)
    assert "not passed on" in feed[2]
    assert REMOVED in feed[1]
    # The server says that nothing changed: it is no reading on this day either.
    code, found, output = judged(two, "verify")
    assert found["gadgets"] == [REMOVED]
    assert WITHHELD in output
