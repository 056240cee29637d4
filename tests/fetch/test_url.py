"""Addresses are read once, and asked only where a source may ask."""

from __future__ import annotations

import pytest

from checker.fetch.url import (
    Barred,
    Reach,
    check,
    is_this_machine,
    place_of,
    reach_of,
)
from checker.model.access import Outcome

BASE = place_of("https://docs.example/a/b.md?q=1")


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        pytest.param("https://docs.example/x", "https://docs.example/x", id="as it is"),
        pytest.param("https://docs.example", "https://docs.example/", id="a path is added"),
        pytest.param("HTTPS://DOCS.Example:443/X", "https://docs.example/X", id="case and port"),
        pytest.param("https://docs.example./x", "https://docs.example/x", id="a final dot"),
        pytest.param("https://docs.example:8443/x", "https://docs.example:8443/x", id="a port"),
        pytest.param("http://[::1]:80/x", "http://[::1]/x", id="an IPv6 address"),
        pytest.param(
            "https://docs.example/x?q=a b#f", "https://docs.example/x?q=a%20b", id="query"
        ),
        pytest.param("https://docs.example/é", "https://docs.example/%C3%A9", id="not ASCII"),
        pytest.param("https://docs.example/%7e%c3%41", "https://docs.example/~%C3A", id="escapes"),
        pytest.param("https://docs.example/a/%2e%2E/b", "https://docs.example/b", id="hidden dots"),
        pytest.param("https://docs.example/a%2Fb", "https://docs.example/a%2Fb", id="hidden slash"),
        pytest.param("https://docs.example/100%", "https://docs.example/100%25", id="per cent"),
        pytest.param("https://dócs.example/", "https://xn--dcs-gna.example/", id="a name in IDNA"),
        pytest.param("https://docs.example/a/./b/../../c", "https://docs.example/c", id="dots"),
        pytest.param("https://docs.example/../../c/..", "https://docs.example/", id="dots at root"),
        pytest.param(
            "https://docs.example/a/b/..", "https://docs.example/a/", id="dots at the end"
        ),
        pytest.param("https://docs.example/a\\b", "https://docs.example/a%5Cb", id="a backslash"),
        pytest.param(" https://docs.example/x ", "https://docs.example/x", id="spaces around"),
        pytest.param("https://docs.example//x", "https://docs.example//x", id="an empty segment"),
    ],
)
def test_the_normal_form(url: str, normal: str) -> None:
    assert place_of(url).url == normal
    assert place_of(normal).url == normal


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("c.md", "https://docs.example/a/c.md"),
        ("/c.md", "https://docs.example/c.md"),
        ("../../c.md", "https://docs.example/c.md"),
        ("//other.example/c", "https://other.example/c"),
        ("?q=2", "https://docs.example/a/b.md?q=2"),
        ("http://docs.example/", "http://docs.example/"),
    ],
)
def test_a_relative_reference(reference: str, url: str) -> None:
    assert place_of(reference, base=BASE).url == url


@pytest.mark.parametrize(
    ("url", "why"),
    [
        pytest.param("ftp://docs.example/", "not of the web", id="another scheme"),
        pytest.param("file:///etc/passwd", "not of the web", id="a file"),
        pytest.param("/x", "not of the web", id="relative without a base"),
        pytest.param("https://me:secret@docs.example/", "names a user", id="a user"),
        pytest.param("https://@docs.example/", "names a user", id="an empty user"),
        pytest.param("https://docs.example\\@evil.example/", "names a user", id="hidden user"),
        pytest.param("https://docs.example\\.evil.example/", "without a host", id="backslash"),
        pytest.param("https:///x", "without a host", id="no host"),
        pytest.param("https://docs..example/", "without a host", id="an empty label"),
        pytest.param("https://docs%2eexample/", "without a host", id="an escaped dot"),
        pytest.param("https://" + "a" * 64 + ".example/", "without a host", id="a long label"),
        pytest.param("https://" + "a." * 130 + "example/", "without a host", id="a long name"),
        pytest.param("https://docs.example:99999/", "cannot be read", id="a port too high"),
        pytest.param("https://docs.example:x/", "cannot be read", id="a port of letters"),
        pytest.param("https://docs.example:0/", "port that cannot", id="port zero"),
        pytest.param("https://[::1/", "cannot be read", id="half a bracket"),
        pytest.param("https://docs.exa\nmple/", "control characters", id="a line feed"),
        pytest.param("https://docs.example/\x00", "control characters", id="a null"),
        pytest.param("https://docs.example/" + "x" * 8000, "too long", id="a long address"),
    ],
)
def test_what_is_no_place(url: str, why: str) -> None:
    with pytest.raises(Barred, match=why) as caught:
        place_of(url)
    assert "example" not in str(caught.value)
    assert "secret" not in str(caught.value)


LISTED = Reach(authorities=frozenset({("docs.example", 443), ("docs.example", 8443)}))
HERE = Reach(
    authorities=frozenset({("127.0.0.1", 80), ("localhost", 8000), ("10.0.0.1", 80)}), private=True
)


@pytest.mark.parametrize(
    ("url", "reach"),
    [
        ("https://docs.example/x", LISTED),
        ("https://docs.example:8443/x", LISTED),
        ("http://127.0.0.1/", HERE),
        ("http://localhost:8000/", HERE),
    ],
)
def test_what_may_be_asked(url: str, reach: Reach) -> None:
    check(place_of(url), reach)


@pytest.mark.parametrize(
    ("url", "reach", "outcome", "detail"),
    [
        pytest.param("https://other.example/", LISTED, Outcome.MOVED, "leads to other.example", id="another host"),
        pytest.param("https://a.docs.example/", LISTED, Outcome.MOVED, "leads to a.docs.example", id="a host below"),
        pytest.param("http://other.example/", LISTED, Outcome.MOVED, "leads to other.example", id="host before scheme"),
        pytest.param("https://docs.example:22/", LISTED, Outcome.MOVED, "leads to docs.example:22", id="another port"),
        pytest.param("http://docs.example/", LISTED, Outcome.REFUSED, "http, not https", id="http"),
        pytest.param("http://10.0.0.1/", HERE, Outcome.REFUSED, "http, not https", id="http to a private address"),
        pytest.param("http://127.0.0.1/", Reach(authorities=HERE.authorities), Outcome.REFUSED, "http, not https", id="http to loopback, not allowed"),
    ],
)  # fmt: skip
def test_what_may_not_be_asked(url: str, reach: Reach, outcome: Outcome, detail: str) -> None:
    with pytest.raises(Barred) as caught:
        check(place_of(url), reach)
    assert (caught.value.outcome, caught.value.detail) == (outcome, detail)


def test_the_reach_of_a_source_is_its_listed_hosts(make) -> None:
    listed = make.source(
        make.document("https://docs.example/a"),
        make.document("https://www.example:444/b"),
        make.document("not an address"),
        allow_private=False,
    )
    assert reach_of(listed) == Reach(
        authorities=frozenset({("docs.example", 443), ("www.example", 444)})
    )


@pytest.mark.parametrize("host", ["localhost", "docs.localhost", "127.1.2.3", "::1"])
def test_names_of_this_machine(host: str) -> None:
    assert is_this_machine(host)
    assert not is_this_machine(host + ".example")
