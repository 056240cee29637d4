"""Links become documents."""

from __future__ import annotations

import pytest

from checker.fetch.follow import followed, name_of, page_path
from checker.fetch.url import Reach
from checker.model.source import Document, Follow

REACH = Reach(authorities=frozenset({("docs.example", 443)}))
TWIN = Follow(on="index-markdown", path="/x/http-*", accept="text/markdown", twin="index.md")
PLAIN = Follow(on="index-html", path="/x/http-*", accept="text/html", form="html")
AT = "https://docs.example"


def urls(*links: str, follow: Follow = TWIN) -> list[str]:
    return [document.url for document in followed(links, follow, REACH)]


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("https://other.example/x/http-spans/", id="another host"),
        pytest.param("http://docs.example/x/http-spans/", id="http"),
        pytest.param("mailto:a@docs.example", id="not of the web"),
        pytest.param("/x/http-spans/", id="not absolute"),
        pytest.param(AT + "/x/", id="the index itself"),
        pytest.param(AT + "/x/https/", id="another page"),
        pytest.param(AT + "/y/x/http-spans/", id="another folder"),
        pytest.param(AT + "/x/http-spans/../../y/", id="a path that leads out"),
        pytest.param(AT + "/X/http-spans/", id="another case"),
    ],
)
def test_links_that_are_not_followed(link: str) -> None:
    assert urls(link) == []


@pytest.mark.parametrize(
    "link",
    [
        "/x/http-spans",
        "/x/http-spans/",
        "/x/http-spans.md",
        "/x/http-spans.html",
        "/x/http-spans/index.md",
        "/x/http-spans/index.html",
        "/x/http-spans/README.md",
        "/x/http-spans/_index.md",
        "/x/./http-spans/",
        "/x/http-spans/#status",
        "/x/http-spans/?print=1",
        "/x/http-spans/?print=1#status",
    ],
)
def test_a_page_has_one_twin_whatever_the_link_names(link: str) -> None:
    [document] = followed([AT + link], TWIN, REACH)
    assert document == Document(
        role="http-spans-markdown",
        url="https://docs.example/x/http-spans/index.md",
        accept="text/markdown",
    )


def test_the_index_of_a_folder_is_the_folder() -> None:
    follow = Follow(on="a", path="/x", accept="text/markdown", twin="index.md")
    assert urls(AT + "/x/README.md", AT + "/x/", follow=follow) == [AT + "/x/index.md"]
    root = Follow(on="a", path="/", accept="text/markdown", twin="index.md")
    assert urls(AT + "/", AT + "/index.md", follow=root) == [AT + "/index.md"]


def test_a_pattern_of_children_does_not_take_their_parent() -> None:
    follow = Follow(on="a", path="/attributes/*", accept="text/markdown", twin="index.md")
    assert urls(AT + "/attributes/", AT + "/attributes/http/", follow=follow) == [
        AT + "/attributes/http/index.md"
    ]


def test_a_pattern_may_end_in_a_slash() -> None:
    follow = Follow(on="a", path="/x/http-*/", accept="text/markdown", twin="index.md")
    assert urls(AT + "/x/http-spans", follow=follow) == [AT + "/x/http-spans/index.md"]


def test_without_a_twin_the_link_itself_is_asked_for() -> None:
    documents = list(followed([AT + "/x/http-spans/?a=1#b", AT + "/x/http-m.html"], PLAIN, REACH))
    assert documents == [
        Document(role="http-spans-html", url=AT + "/x/http-spans/", accept="text/html"),
        Document(role="http-m-html", url=AT + "/x/http-m.html", accept="text/html"),
    ]


def test_each_page_once_in_the_order_of_its_links() -> None:
    links = [AT + "/x/http-b", AT + "/x/http-a/", AT + "/x/http-b/#c"]
    assert urls(*links) == [AT + "/x/http-b/index.md", AT + "/x/http-a/index.md"]


@pytest.mark.parametrize(
    ("page", "parts", "name"),
    [
        ("/x/http-spans", 1, "http-spans"),
        ("/x/HTTP_Spans", 1, "http-spans"),
        ("/x/http-spans", 2, "x-http-spans"),
        ("/x/http-spans", 9, "x-http-spans"),
        ("/x/%C3%A9", 1, "c3-a9"),
        ("/x/--", 1, "index"),
        ("/", 1, "index"),
    ],
)
def test_the_name_of_a_page(page: str, parts: int, name: str) -> None:
    assert name_of(page, parts=parts) == name


@pytest.mark.parametrize(
    ("path", "page"),
    [("/", "/"), ("/index.md", "/"), ("/readme", "/readme"), ("/a/b.md/", "/a/b"), ("/a/b.txt", "/a/b.txt")],
)  # fmt: skip
def test_the_page_of_a_path(path: str, page: str) -> None:
    assert page_path(path) == page
