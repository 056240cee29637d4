"""What must always hold when pages are asked for."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from checker.fetch.addresses import is_public
from checker.fetch.coding import NotDecoded, TooLarge, decoded
from checker.fetch.conditional import validator
from checker.fetch.follow import name_of, page_path
from checker.fetch.form import as_octets, form_of
from checker.fetch.judge import FinalAnswer, judge
from checker.fetch.retry import CAP_SECONDS, backoff
from checker.fetch.shell import look
from checker.fetch.url import Barred, Reach, Url, check, place_of

PATHS = st.text(st.sampled_from("ab./-_%A"), max_size=30).map("/".__add__)
REACH = Reach(authorities=frozenset({("docs.example", 443)}))


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_ipv4_address_is_as_public_as_what_carries_it(address: IPv4Address) -> None:
    carriers = [
        IPv6Address(0xFFFF << 32 | int(address)),
        IPv6Address(0x64FF9B << 96 | int(address)),
        IPv6Address(0x2002 << 112 | int(address) << 80),
    ]
    for carrier in carriers:
        assert is_public(str(carrier)) == is_public(str(address))
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_multicast


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_no_public_ipv6_address_is_special(address: IPv6Address) -> None:
    if is_public(str(address)) and address.ipv4_mapped is None:
        kinds = ("private", "loopback", "link_local", "multicast", "unspecified", "site_local")
        assert not [kind for kind in kinds if getattr(address, f"is_{kind}")]


@given(st.text(max_size=60) | st.from_regex(r"https?://[a-z@:\\/.\[\]%#?]{1,30}", fullmatch=True))
def test_a_place_is_in_normal_form_or_is_none(text: str) -> None:
    try:
        place = place_of(text)
    except Barred:
        return
    assert place_of(place.url) == place
    assert place.url.isascii()
    assert "@" not in urlsplit(place.url).netloc
    assert requests.Request("GET", place.url).prepare().url == place.url
    assert urlsplit(place.url).hostname == place.host


@given(st.text(max_size=60))
def test_no_reference_leads_out_of_the_listed_hosts(reference: str) -> None:
    base = place_of("https://docs.example/a/b")
    try:
        place = place_of(reference, base=base)
        check(place, REACH)
    except Barred:
        return
    assert place.url.startswith("https://docs.example/")


@given(PATHS)
def test_a_path_has_no_dots_left_and_one_twin(path: str) -> None:
    place = place_of("https://docs.example" + path)
    assert not {".", ".."} & set(place.path.split("/"))
    assert requests.Request("GET", place.url).prepare().url == place.url
    page = page_path(place.path)
    assert page.startswith("/")
    assert page_path(page.rstrip("/") + "/index.md") == (page.rstrip("/") or "/")
    assert name_of(page)
    assert Url(scheme="https", host="docs.example", port=443, path=page).url


@given(st.binary(max_size=3000), st.integers(0, 2), st.integers(1, 100), st.booleans())
def test_what_was_coded_comes_back_or_is_too_large(
    body: bytes,
    times: int,
    step: int,
    deflate: bool,  # noqa: FBT001 - as drawn
) -> None:
    data, coding = body, "deflate" if deflate else "gzip"
    for _ in range(times):
        data = zlib.compress(data) if deflate else gzip.compress(data)
    pieces = [data[at : at + step] for at in range(0, len(data), step)]
    assert b"".join(decoded(pieces, [coding] * times, limit=10**6)) == body
    if len(body) > 1:
        with pytest.raises(TooLarge):
            list(decoded(pieces, [coding] * times, limit=len(body) - 1))


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_nonsense_is_decoded_to_something_or_refused(data: bytes, coding: str) -> None:
    with suppress(NotDecoded):
        list(decoded([data], [coding], limit=10**6))


MARKUP = st.lists(
    st.sampled_from(
        [b"<", b">", b"'", b'"', b"<!--", b"-->", b"<p>", b"text ", b"<script>", b"</script>",
         b"<a href=x>", b"<noscript>", b"<meta http-equiv=refresh>", b"\0", b"<form id=challenge>"]
    ),
    max_size=40,
).map(b"".join)  # fmt: skip


@given(MARKUP | st.binary(max_size=200))
def test_any_octets_have_a_form_and_a_look(body: bytes) -> None:
    octets = as_octets(body)
    form_of(octets)
    seen = look(octets)
    assert 0 <= seen.links <= octets.count(b"<")


@given(
    MARKUP | st.binary(max_size=200),
    st.integers(100, 999),
    st.text(max_size=30),
    st.sampled_from(["markdown", "html", "json"]),
    st.text(max_size=30),
)
def test_any_answer_has_an_outcome_that_repeats_none_of_it(
    body: bytes, status: int, declared: str, form: str, accept: str
) -> None:
    answer = FinalAnswer(status=status, fields={"content-type": declared}, body=body)
    outcome, words = judge(answer, form=form, accept=accept)
    assert not outcome.usable or status in (200, 203)
    assert len(words) < 80
    assert words.isascii()


@given(st.text(max_size=20))
def test_a_validator_can_be_sent(value: str) -> None:
    if validator(value) is not None:
        assert value.isascii()
        assert value.isprintable()


@given(st.integers(0, 10**6), st.floats(0, 1, exclude_max=True))
def test_a_backoff_is_bounded(attempt: int, drawn: float) -> None:
    assert 0 <= backoff(attempt, lambda: drawn) < CAP_SECONDS
