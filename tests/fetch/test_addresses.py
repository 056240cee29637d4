"""Which addresses are public."""

from __future__ import annotations

import pytest

from checker.fetch.addresses import is_literal, is_loopback, is_public


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("8.8.8.8", id="a public address"),
        pytest.param("100.63.255.255", id="just below carrier-grade NAT"),
        pytest.param("100.128.0.0", id="just above it"),
        pytest.param("172.15.255.255", id="just below a private network"),
        pytest.param("172.32.0.0", id="just above it"),
        pytest.param("223.255.255.255", id="just below multicast"),
        pytest.param("2606:4700::1111", id="a public IPv6 address"),
        pytest.param("2001:200::1", id="just above the protocol assignments"),
        pytest.param("::ffff:8.8.8.8", id="mapped, public inside"),
        pytest.param("64:ff9b::808:808", id="NAT64, public inside"),
        pytest.param("2002:808:808::1", id="6to4, public inside"),
    ],
)
def test_a_public_address(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("0.0.0.0", id="unspecified"),
        pytest.param("10.1.2.3", id="private, a class"),
        pytest.param("100.64.0.1", id="carrier-grade NAT"),
        pytest.param("100.100.100.200", id="cloud metadata in carrier-grade NAT"),
        pytest.param("127.8.9.1", id="loopback"),
        pytest.param("168.63.129.16", id="a cloud's host agent"),
        pytest.param("169.254.169.254", id="cloud metadata"),
        pytest.param("172.31.255.255", id="private, b classes"),
        pytest.param("192.0.0.192", id="protocol assignments, with cloud metadata"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("192.168.1.1", id="private, c classes"),
        pytest.param("198.19.0.1", id="benchmarks"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::", id="unspecified v6"),
        pytest.param("::1", id="loopback v6"),
        pytest.param("::8.8.8.8", id="IPv4-compatible"),
        pytest.param("fe80::1", id="link-local v6"),
        pytest.param("fe80::1%eth0", id="link-local v6 with a scope"),
        pytest.param("fec0::1", id="site-local v6"),
        pytest.param("fd00:ec2::254", id="unique local, with cloud metadata"),
        pytest.param("ff02::1", id="multicast v6"),
        pytest.param("2001::1", id="Teredo"),
        pytest.param("2001:db8::1", id="documentation v6"),
        pytest.param("3fff::1", id="documentation v6, the newer"),
        pytest.param("4000::1", id="not assigned"),
        pytest.param("::ffff:127.0.0.1", id="mapped loopback"),
        pytest.param("::ffff:169.254.169.254", id="mapped metadata"),
        pytest.param("64:ff9b::a00:1", id="NAT64, private inside"),
        pytest.param("64:ff9b:1::1", id="local NAT64"),
        pytest.param("2002:7f00:1::", id="6to4, loopback inside"),
        pytest.param("2002:c0a8:101::1", id="6to4, private inside"),
        pytest.param("docs.example", id="a name"),
        pytest.param("", id="nothing"),
    ],
)
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("address", "loopback", "literal"),
    [
        ("127.0.0.1", True, True),
        ("::1", True, True),
        ("::ffff:127.0.0.1", True, True),
        ("8.8.8.8", False, True),
        ("::ffff:8.8.8.8", False, True),
        ("localhost", False, False),
    ],
)
def test_loopback_and_literals(address: str, *, loopback: bool, literal: bool) -> None:
    assert is_loopback(address) is loopback
    assert is_literal(address) is literal
