"""IP address -> may a stranger's documentation stand there? Pure, and the same on every Python.

`ipaddress.is_global` differs between patch releases, so the table stands here. Sources: the IANA
IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import inet_aton, inet_ntoa
from typing import Final

from checker.model.regex import regex

NOT_PUBLIC_4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # "this network", unspecified: RFC 791
        "10.0.0.0/8",  # private: RFC 1918
        "100.64.0.0/10",  # carrier-grade NAT: RFC 6598
        "127.0.0.0/8",  # loopback: RFC 1122
        "168.63.129.16/32",  # a cloud's host agent, reachable from every guest
        "169.254.0.0/16",  # link-local and cloud metadata: RFC 3927
        "172.16.0.0/12",  # private: RFC 1918
        "192.0.0.0/24",  # protocol assignments: RFC 6890
        "192.0.2.0/24",  # documentation: RFC 5737
        "192.88.99.0/24",  # 6to4 relays, deprecated: RFC 7526
        "192.168.0.0/16",  # private: RFC 1918
        "198.18.0.0/15",  # benchmarks: RFC 2544
        "198.51.100.0/24",  # documentation: RFC 5737
        "203.0.113.0/24",  # documentation: RFC 5737
        "224.0.0.0/4",  # multicast: RFC 5771
        "240.0.0.0/4",  # reserved and broadcast: RFC 1112
    )
)

GLOBAL_UNICAST_6: Final = IPv6Network("2000::/3")  # RFC 4291 §2.4; all else is not public

NOT_PUBLIC_6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, with Teredo and benchmarks: RFC 2928
        "2001:db8::/32",  # documentation: RFC 3849
        "3fff::/20",  # documentation: RFC 9637
    )
)

# IPv6 addresses that carry an IPv4 address, and how far its 32 bits stand from the right.
CARRIERS: Final = (
    (IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped: RFC 4291 §2.5.5.2
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64: RFC 6052
    (IPv6Network("2002::/16"), 80),  # 6to4: RFC 3056
)


def is_public(text: str) -> bool:
    """May the address be asked by default? False for text that is no address.

    >>> is_public("::ffff:10.0.0.1"), is_public("2002:7f00:1::")
    (False, False)
    """
    try:
        address = ip_address(text.partition("%")[0])  # without the scope: fe80::1%eth0
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        for network, shift in CARRIERS:
            if address in network:
                address = IPv4Address(int(address) >> shift & 0xFFFF_FFFF)
                break
    if isinstance(address, IPv4Address):
        return not any(address in network for network in NOT_PUBLIC_4)
    return address in GLOBAL_UNICAST_6 and not any(address in network for network in NOT_PUBLIC_6)


def is_loopback(text: str) -> bool:
    """Does the address stand on this machine?"""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def is_literal(host: str) -> bool:
    """Is the host of a URL an IP address, written out?"""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


_NUMBER: Final = regex(r"0x[0-9a-f]*|[0-9]+")


def spelled_out(host: str) -> str | None:
    """The IPv4 address that a host of numbers means (WHATWG URL §3.5); None where it is a name.

    `127.1`, `0x7f.1` and `2130706433` are 127.0.0.1 to many who look names up, a proxy among them.
    Raises ValueError where the last part is a number and the whole is no address.

    >>> spelled_out("0x7f.1"), spelled_out("2130706433"), spelled_out("docs.example")
    ('127.0.0.1', '127.0.0.1', None)
    """
    host = host.removesuffix(".")
    if _NUMBER.fullmatch(host.rpartition(".")[2]) is None:
        return None
    try:
        return inet_ntoa(inet_aton(host))  # reads them as look-ups do
    except OSError:
        raise ValueError from None
