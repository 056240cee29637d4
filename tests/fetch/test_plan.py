"""What is wanted, and when."""

from __future__ import annotations

from dataclasses import replace

from checker.fetch.plan import Plan, Request
from checker.fetch.run import outcome_of
from checker.fetch.settings import Settings
from checker.model.access import Fetched, Outcome
from checker.model.source import Follow

AT = "https://docs.example"


def answer(wanted: Request, make, outcome: Outcome = Outcome.PAGE) -> Fetched:
    access = make.kept(wanted.url).access if outcome.usable else None
    return replace(outcome_of(wanted, outcome), access=access, body=b"")


class Told(Plan):
    """A plan whose pages link what a table says."""

    def __init__(self, *sources, links=None, max_followed=40, max_depth=3) -> None:
        self.asked: list[str] = []
        table = links or {}

        def links_of(fetched: Fetched) -> list[str]:
            url = fetched.document.url
            self.asked.append(url)
            return [AT + path for path in table.get(url.removeprefix(AT), ())]

        super().__init__(
            sources, links_of, Settings(max_followed=max_followed, max_depth=max_depth)
        )

    def settled(self, make, **outcomes: Outcome) -> list[str]:
        """Settles everything; returns the addresses wanted, in order."""
        wanted, order = self.wanted(), []
        while wanted:
            one = wanted.pop(0)
            order.append(one.url.removeprefix(AT))
            outcome = outcomes.get(order[-1].strip("/").replace("/", "_"), Outcome.PAGE)
            self.settle(one, answer(one, make, outcome))
            wanted += self.wanted()
        return order

    def roles(self) -> dict[str, list[str]]:
        results = self.results(lambda wanted: outcome_of(wanted, Outcome.UNREACHABLE))
        return {
            name: [fetched.document.role for fetched in fetcheds]
            for name, fetcheds in results.items()
        }


def test_no_sources_nothing_wanted() -> None:
    plan = Told()
    assert plan.wanted() == []
    assert plan.roles() == {}
    assert plan.progress() == (0, 0, "")


def test_a_fallback_is_asked_only_where_its_document_is_unusable(make) -> None:
    listed = make.source(
        make.document(AT + "/a", "page-html", fallback_for="page-markdown"),
        make.document(AT + "/a.md"),
        make.document(AT + "/b", "page-text", fallback_for="page-html"),
    )
    plan = Told(listed)
    assert plan.settled(make) == ["/a.md"]
    assert plan.roles() == {"chat": ["page-markdown"]}
    plan = Told(listed)
    assert plan.settled(make, **{"a.md": Outcome.GONE}) == ["/a.md", "/a"]
    assert plan.roles() == {"chat": ["page-html", "page-markdown"]}
    plan = Told(listed)
    assert plan.settled(make, **{"a.md": Outcome.GONE, "a": Outcome.EMPTY}) == ["/a.md", "/a", "/b"]


def test_two_documents_of_one_role_have_one_fallback(make) -> None:
    plan = Told(
        make.source(
            make.document(AT + "/a.md"),
            make.document(AT + "/b.md"),
            make.document(AT + "/a", "page-html", fallback_for="page-markdown"),
        )
    )
    gone = {"a.md": Outcome.GONE, "b.md": Outcome.GONE}
    assert plan.settled(make, **gone) == ["/a.md", "/b.md", "/a"]
    assert plan.roles() == {"chat": ["page-markdown", "page-markdown", "page-html"]}


def test_what_sources_share_is_wanted_once(make) -> None:
    errors = make.document(AT + "/errors.md", "errors-markdown")
    plan = Told(
        make.source(make.document(AT + "/chat.md"), errors),
        make.source(make.document(AT + "/responses.md"), errors, id="responses"),
        make.source(make.document(AT + "/help.md"), errors, id="private", allow_private=False),
    )
    assert plan.settled(make) == [
        "/chat.md",
        "/errors.md",
        "/responses.md",
        "/help.md",
        "/errors.md",  # may ask elsewhere: its own request
    ]
    assert plan.roles()["responses"] == ["page-markdown", "errors-markdown"]
    assert plan.progress() == (5, 5, "")


def test_an_answer_that_is_there_already_is_not_wanted_again(make) -> None:
    plan = Told(
        make.source(make.document(AT + "/errors.md")),
        make.source(
            make.document(AT + "/chat.md"),
            make.document(AT + "/errors.md", "errors-markdown", fallback_for="page-markdown"),
            make.document(AT + "/errors", "errors-html", fallback_for="errors-markdown"),
            id="responses",
        ),
    )
    gone = {"errors.md": Outcome.GONE, "chat.md": Outcome.GONE}
    assert plan.settled(make, **gone) == ["/errors.md", "/chat.md", "/errors"]
    assert plan.roles()["responses"] == ["page-markdown", "errors-markdown", "errors-html"]


FOLLOW = (
    Follow(on="page-markdown", path="/http-*", accept="text/markdown"),
    Follow(on="http-spans-markdown", path="/registry/*", accept="text/markdown"),
)


def test_links_are_followed_and_each_page_is_asked_once(make) -> None:
    links = {
        "/a.md": ["/http-spans.md", "/other.md", "/http-spans.md#x", "/a.md", "/http-b.md"],
        "/http-spans.md": ["/registry/http.md", "/registry/url.md", "/a.md", "/http-spans.md"],
        "/registry/http.md": ["/registry/deeper.md", "/http-c.md"],
    }
    plan = Told(make.source(make.document(AT + "/a.md"), follow=FOLLOW), links=links)
    assert plan.settled(make) == [
        "/a.md",
        "/http-spans.md",
        "/http-b.md",
        "/registry/http.md",
        "/registry/url.md",
    ]
    assert plan.roles() == {
        "chat": [
            "page-markdown",
            "http-b-markdown",
            "http-spans-markdown",
            "http-markdown",
            "url-markdown",
        ]
    }
    assert plan.asked == [AT + "/a.md", AT + "/http-spans.md"]  # pages that no rule names: unread


def test_an_unusable_page_has_no_links(make) -> None:
    plan = Told(
        make.source(make.document(AT + "/a.md"), follow=FOLLOW), links={"/a.md": ["/http-b"]}
    )
    assert plan.settled(make, **{"a.md": Outcome.GONE}) == ["/a.md"]
    assert plan.asked == []


def test_following_is_bounded_and_says_so(make) -> None:
    links = {"/a.md": [f"/http-{number}.md" for number in range(9)]}
    plan = Told(
        make.source(make.document(AT + "/a.md"), follow=FOLLOW), links=links, max_followed=4
    )
    assert len(plan.settled(make)) == 5
    [first, *_] = plan.results(lambda wanted: outcome_of(wanted, Outcome.UNREACHABLE))["chat"]
    assert first.detail == "5 links more than are followed"


def test_a_circle_of_links_ends(make) -> None:
    rule = Follow(on="http-a-markdown", path="/http-*", accept="text/markdown")
    links = {"/a.md": ["/http-a.md"], "/http-a.md": ["/x/../http-a.md", "/http-a.md", "/a.md"]}
    plan = Told(make.source(make.document(AT + "/a.md"), follow=(*FOLLOW, rule)), links=links)
    assert plan.settled(make) == ["/a.md", "/http-a.md"]
    assert plan.roles() == {"chat": ["page-markdown", "http-a-markdown"]}


def test_depth_is_bounded(make) -> None:
    rules = [Follow(on="page-markdown", path="/0/p.md", accept="text/markdown")]
    rules += [Follow(on="p-markdown", path="/*/p.md", accept="text/markdown")]
    links = {"/a.md": ["/0/p.md"]} | {f"/{n}/p.md": [f"/{n + 1}/p.md"] for n in range(9)}
    plan = Told(
        make.source(make.document(AT + "/a.md"), follow=tuple(rules)), links=links, max_depth=3
    )
    assert plan.settled(make) == ["/a.md", "/0/p.md", "/1/p.md", "/2/p.md"]


def test_pages_of_one_name_have_roles_of_their_own(make) -> None:
    rule = Follow(on="page-markdown", path="/*", accept="text/markdown")
    links = ["/z/http.md", "/y/http.md", "/x/y/http.md", "/page.md", "/z/http.html", "/z/http"]
    plan = Told(make.source(make.document(AT + "/a.md"), follow=(rule,)), links={"/a.md": links})
    plan.settled(make)
    assert plan.roles() == {
        "chat": [
            "page-markdown",
            "page-2-markdown",
            "http-markdown",
            "y-http-markdown",
            "z-http-markdown",
            "http-2-markdown",
            "http-3-markdown",
        ]
    }


def test_what_was_not_answered_is_told(make) -> None:
    plan = Told(make.source(make.document(AT + "/a.md"), make.document("nonsense")))
    assert len(plan.wanted()) == 2
    results = plan.results(lambda wanted: outcome_of(wanted, Outcome.UNREACHABLE, "no answer"))
    assert [fetched.detail for fetched in results["chat"]] == ["no answer", "no answer"]
    assert [fetched.document.url for fetched in results["chat"]] == [AT + "/a.md", "nonsense"]
