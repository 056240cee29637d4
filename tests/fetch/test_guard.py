"""Connections go to the address that was checked, under the name that was asked for."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic

import pytest
from pytest_httpserver import HTTPServer

from checker.fetch.connections import OpenConnections
from checker.fetch.guard import Guard
from checker.fetch.http import Settings
from checker.fetch.url import Barred, Reach, place_of
from checker.model.access import Outcome

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/markdown\r\nContent-Length: 3\r\n\r\n# A"
NAME = "docs.example"

OPENSSL = shutil.which("openssl")
with_openssl = pytest.mark.skipif(OPENSSL is None, reason="no openssl to make a certificate with")


class Names:
    """A resolver with a table: each look-up of a name takes its next answer, then the last."""

    def __init__(self, **table: list[list[str]]) -> None:
        self.table = {name.replace("_", "."): list(answers) for name, answers in table.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: None, **_: object) -> list:
        self.asked.append(host)
        if host not in self.table:
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        answers = self.table[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            (
                socket.AF_INET6 if ":" in address else socket.AF_INET,
                socket.SOCK_STREAM,
                socket.IPPROTO_TCP,
                "",
                (address, port) if ":" not in address else (address, port, 0, 0),
            )
            for address in addresses
        ]


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(["10.0.0.1"], id="private"),
        pytest.param(["127.0.0.1"], id="loopback"),
        pytest.param(["169.254.169.254"], id="cloud metadata"),
        pytest.param(["::1"], id="loopback v6"),
        pytest.param(["::ffff:10.0.0.1"], id="mapped"),
        pytest.param(["8.8.8.8", "10.0.0.1"], id="one public, one not"),
        pytest.param(["2606:4700::1111", "fe80::1%eth0"], id="one public, one link-local"),
    ],
)
def test_a_name_with_an_address_that_is_not_public_is_refused(ask, addresses: list[str]) -> None:
    names = Names(docs_example=[addresses])
    fetched = ask.one(f"https://{NAME}/a", allow_private=False, lookup=names)
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "an address that is not public")
    assert names.asked == [NAME]


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1/", "https://[::ffff:7f00:1]/"]
)
def test_an_address_written_out_is_refused(ask, url: str) -> None:
    fetched = ask.one(url, allow_private=False)
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "an address that is not public")


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1"])
def test_an_address_written_in_disguise_is_refused(ask, host: str) -> None:
    fetched = ask.one(f"https://{host}/", allow_private=False)
    assert fetched.outcome in (Outcome.REFUSED, Outcome.UNREACHABLE)
    assert fetched.detail in ("an address that is not public", "the name was not found")


def test_http_goes_to_loopback_alone_whatever_the_name_says(ask) -> None:
    fetched = ask.one("http://docs.localhost:9/", lookup=Names(docs_localhost=[["10.0.0.1"]]))
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "http, not https")


def test_a_name_that_does_not_exist_is_looked_up_once(ask) -> None:
    names = Names()
    fetched = ask.one(f"https://{NAME}/", lookup=names)
    assert (fetched.outcome, fetched.detail) == (Outcome.UNREACHABLE, "the name was not found")
    assert names.asked == [NAME]


def test_a_name_server_that_is_busy_is_asked_again(ask) -> None:
    asked = []

    def lookup(host: str, *_: object, **__: object) -> list:
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    fetched = ask.one(f"https://{NAME}/", lookup=lookup)
    assert (fetched.outcome, fetched.detail) == (Outcome.UNREACHABLE, "the name was not found")
    assert len(asked) == 3


def test_a_name_without_addresses_is_not_found(ask) -> None:
    fetched = ask.one(f"https://{NAME}/", lookup=Names(docs_example=[[]]))
    assert fetched.detail == "the name was not found"


def test_a_host_is_looked_up_once_in_a_run(ask, hostile, make) -> None:
    server = hostile(lambda wire, _: wire.sendall(PAGE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")))  # fmt: skip
    # DNS rebinding: the second answer would lead elsewhere.
    names = Names(docs_localhost=[["127.0.0.1"], ["203.0.113.1"]])
    url = f"http://docs.localhost:{server.port}/"
    documents = [make.document(url + str(number), f"n{number}-markdown") for number in range(6)]
    fetcheds = ask.all(make.source(*documents), lookup=names)["chat"]
    assert {fetched.outcome for fetched in fetcheds} == {Outcome.PAGE}
    assert names.asked == ["docs.localhost"]
    assert len(server.requests) == 6
    assert f"Host: docs.localhost:{server.port}".encode() in server.requests[0]


def test_the_system_is_asked_once_too(ask, hostile, monkeypatch) -> None:
    asked = []
    real = socket.getaddrinfo

    def counted(*arguments: object, **more: object) -> list:
        asked.append(arguments[0])
        return real(*arguments, **more)

    monkeypatch.setattr(socket, "getaddrinfo", counted)
    server = hostile(lambda wire, _: wire.sendall(PAGE))
    assert ask.one(f"http://localhost:{server.port}/a").outcome is Outcome.PAGE
    assert asked == ["localhost"]


def test_addresses_are_tried_in_order(ask, hostile) -> None:
    server = hostile(lambda wire, _: wire.sendall(PAGE))
    names = Names(docs_localhost=[["::1", "127.0.0.1"]])
    url = f"http://docs.localhost:{server.port}/a"
    assert ask.one(url, lookup=names).outcome is Outcome.PAGE


def test_a_kind_of_address_that_the_machine_does_not_know_is_passed_over(ask, hostile) -> None:
    server = hostile(lambda wire, _: wire.sendall(PAGE))
    table = Names(docs_localhost=[["127.0.0.1", "127.0.0.1"]])

    def lookup(host: str, port: None, **more: object) -> list:
        first, second = table(host, port, **more)
        return [(9_999, *first[1:]), second]

    url = f"http://docs.localhost:{server.port}/a"
    assert ask.one(url, lookup=lookup).outcome is Outcome.PAGE


def test_an_ipv6_address(ask) -> None:
    server = HTTPServer(host="::1", port=0)
    try:
        server.start()
    except OSError:
        pytest.skip("no IPv6 on this machine")
    server.expect_request("/a").respond_with_data("# A", content_type="text/markdown")
    fetched = ask.one(f"http://[::1]:{server.port}/a")
    server.stop()
    assert fetched.outcome is Outcome.PAGE
    assert server.log[0][0].host == f"[::1]:{server.port}"


def test_a_host_that_was_not_checked_has_no_connection() -> None:
    with pytest.raises(ConnectionRefusedError):
        Guard().connect("localhost", 80, 1.0)


def test_the_time_limit_is_shared_by_addresses_and_whole_afterwards(hostile) -> None:
    server = hostile(lambda _wire, _: None)
    guard = Guard(Names(docs_localhost=[["127.0.0.1", "127.0.0.1"]]))
    place = place_of(f"http://docs.localhost:{server.port}/")
    guard.admit(place, Reach(authorities=frozenset(), private=True), proxied=False)
    with guard.connect("docs.localhost", server.port, 4.0) as wire:
        assert wire.gettimeout() == 4.0


def test_a_connection_without_a_time_limit(hostile) -> None:
    server = hostile(lambda _wire, _: None)
    guard = Guard()
    place = place_of(server.url)
    reach = Reach(authorities=frozenset({place.authority}), private=True)
    guard.admit(place, reach, proxied=False)
    with guard.connect("127.0.0.1", server.port, None) as wire:
        assert wire.gettimeout() is None


def test_a_connection_that_takes_too_long(ask, monkeypatch) -> None:
    def slow(*_: object) -> socket.socket:
        raise TimeoutError

    monkeypatch.setattr(Guard, "connect", slow)
    fetched = ask.one("http://127.0.0.1:9/", settings=Settings(attempts=1))
    assert (fetched.outcome, fetched.detail) == (Outcome.UNREACHABLE, "no answer in time")


def test_a_connection_opened_after_the_end_is_cut_at_once() -> None:
    connections = OpenConnections()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        connections.add("not a socket")
        connections.cut()
        connections.add(ours)
        assert ours.recv(1) == b""
        theirs.close()
        connections.cut()


# --- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for docs.localhost, in one file."""
    if OPENSSL is None:
        pytest.skip("no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-sha256"]
    command += [
        "-subj",
        "/CN=test",
        "-addext",
        "subjectAltName=DNS:docs.localhost,DNS:docs.example",
    ]
    command += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    whole = folder / "whole.pem"
    whole.write_bytes(key.read_bytes() + certificate.read_bytes())
    return whole


class Secure:
    """A TLS server that notes the names it was asked for."""

    def __init__(self, certificate: Path, answer: bytes, drops: int) -> None:
        self.drops = drops  # octets sent one by one behind the answer
        self.names: list[str | None] = []
        self.requests: list[bytes] = []
        self.answer = answer
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.context.load_cert_chain(certificate)
        self.context.sni_callback = lambda _, name, __: self.names.append(name)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                wire, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.speak, args=(wire,), daemon=True).start()

    def speak(self, wire: socket.socket) -> None:
        with closing(wire), suppress(OSError):
            if wire.recv(7, socket.MSG_PEEK) == b"CONNECT":  # as a proxy
                self.requests.append(wire.recv(65536))
                wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            with self.context.wrap_socket(wire, server_side=True) as secure:
                while request := secure.recv(65536):
                    self.requests.append(request)
                    secure.sendall(self.answer)
                    for _ in range(self.drops):
                        secure.sendall(b"a")
                        threading.Event().wait(0.1)


@pytest.fixture
def secure(certificate: Path) -> Iterator[Callable[[bytes], Secure]]:
    servers: list[Secure] = []

    def start(answer: bytes = PAGE, drops: int = 0) -> Secure:
        servers.append(Secure(certificate, answer, drops))
        return servers[-1]

    yield start
    for server in servers:
        with suppress(OSError):
            server.listener.shutdown(socket.SHUT_RDWR)
        server.listener.close()


@with_openssl
@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"])
def test_tls_is_verified_for_the_name(
    ask, secure, certificate: Path, monkeypatch, make, variable: str
) -> None:
    monkeypatch.setenv(variable, str(certificate))
    server = secure()
    names = Names(docs_example=[["127.0.0.1"], ["203.0.113.1"]])
    url = f"https://{NAME}:{server.port}/"
    documents = [make.document(url + str(number), f"n{number}-markdown") for number in range(3)]
    fetcheds = ask.all(make.source(*documents), lookup=names)["chat"]
    assert [fetched.outcome for fetched in fetcheds] == [Outcome.PAGE] * 3
    assert set(server.names) == {NAME}
    assert all(f"Host: {NAME}:{server.port}".encode() in request for request in server.requests)
    assert names.asked == [NAME]


@with_openssl
def test_a_folder_of_certificates(ask, secure, tmp_path, certificate: Path, monkeypatch) -> None:
    run = [OPENSSL, "x509", "-hash", "-noout", "-in", str(certificate)]
    name = subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip()
    shutil.copy(certificate, tmp_path / f"{name}.0")
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    url = f"https://{NAME}:{secure().port}/"
    assert ask.one(url, lookup=Names(docs_example=[["127.0.0.1"]])).outcome is Outcome.PAGE


@with_openssl
def test_a_certificate_that_is_not_trusted(ask, secure) -> None:
    server = secure()
    fetched = ask.one(f"https://{NAME}:{server.port}/", lookup=Names(docs_example=[["127.0.0.1"]]))
    assert fetched.outcome is Outcome.UNREACHABLE
    assert fetched.detail == "the certificate is not trusted"
    assert len(server.names) == 1  # it will not mend itself
    assert server.requests == []


@with_openssl
def test_a_certificate_of_another_name(ask, secure, certificate: Path, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetched = ask.one(
        f"https://other.example:{secure().port}/", lookup=Names(other_example=[["127.0.0.1"]])
    )
    assert fetched.detail == "the certificate is not trusted"


def test_a_server_that_speaks_no_tls(ask, hostile) -> None:
    server = hostile(lambda _wire, _: None)
    server.listener.settimeout(5)
    fetched = ask.one(
        f"https://{NAME}:{server.port}/",
        lookup=Names(docs_example=[["127.0.0.1"]]),
        settings=Settings(read_seconds=0.3, connect_seconds=0.3, attempts=1),
    )
    assert fetched.outcome is Outcome.UNREACHABLE
    assert fetched.detail in ("no agreement on TLS", "no answer in time", "the connection failed")


@with_openssl
def test_a_slow_body_over_tls_is_cut_at_the_budget(
    ask, secure, certificate: Path, monkeypatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = secure(PAGE.replace(b"Content-Length: 3", b"Content-Length: 9999"), drops=600)
    start = monotonic()
    fetched = ask.one(
        f"https://{NAME}:{server.port}/",
        lookup=Names(docs_example=[["127.0.0.1"]]),
        settings=Settings(total_seconds=0.3),
    )
    assert monotonic() - start < 5.0
    assert fetched.outcome is Outcome.UNREACHABLE
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("fetch-")]


@with_openssl
def test_a_redirect_down_to_http_is_refused(ask, secure, certificate: Path, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = secure(b"HTTP/1.1 302 Found\r\nLocation: http://docs.example/\r\nContent-Length: 0\r\n\r\n")  # fmt: skip
    fetched = ask.one(f"https://{NAME}:{server.port}/", lookup=Names(docs_example=[["127.0.0.1"]]))
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "http, not https")


# --- proxies


@with_openssl
def test_a_proxy_looks_names_up_and_tls_goes_through_it(
    ask, secure, certificate: Path, monkeypatch
) -> None:
    proxy = secure()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
    names = Names()
    fetched = ask.one(f"https://{NAME}/a", allow_private=False, lookup=names)
    assert fetched.outcome is Outcome.PAGE
    assert proxy.requests[0].startswith(b"CONNECT docs.example:443 HTTP/1.")
    assert proxy.names == [NAME]
    assert names.asked == []


def test_a_literal_address_is_checked_even_with_a_proxy(ask, monkeypatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    fetched = ask.one("https://10.0.0.1/", allow_private=False)
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "an address that is not public")


@pytest.mark.parametrize(
    "host",
    [
        "127.1",
        "0x7f.1",
        "2130706433",
        "0177.0.0.1",
        "0X7F000001",
        "10.1",
        "\uff11\uff12\uff17.1",
        "127.1.",
    ],
)
def test_an_address_that_is_spelled_otherwise_is_checked_as_what_it_means(
    ask, monkeypatch, host: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    fetched = ask.one(f"https://{host}/a", allow_private=False)
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "an address that is not public")


@pytest.mark.parametrize("host", ["256.1.1.1", "1.2.3.4.5", "4294967296", "a.08", "0x.1.g.9"])
def test_numbers_that_are_no_address_are_not_asked(ask, monkeypatch, host: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    fetched = ask.one(f"https://{host}/a")
    assert fetched.outcome is Outcome.REFUSED


def test_no_proxy_is_honoured(ask, monkeypatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "docs.example")
    names = Names(docs_example=[["10.0.0.1"]])
    assert ask.one(f"https://{NAME}/", allow_private=False, lookup=names).outcome is Outcome.REFUSED
    assert names.asked == [NAME]


def test_this_machine_is_never_asked_through_a_proxy(ask, hostile, monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server = hostile(lambda wire, _: wire.sendall(PAGE))
    assert ask.one(server.url + "/a").outcome is Outcome.PAGE


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        (b"", "the connection failed"),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", "the proxy did not answer"),
    ],
)
def test_a_proxy_that_fails(ask, hostile, monkeypatch, answer: bytes, detail: str) -> None:
    proxy = hostile(lambda wire, _: wire.sendall(answer))
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    fetched = ask.one(f"https://{NAME}/", settings=Settings(attempts=2))
    assert (fetched.outcome, fetched.detail) == (Outcome.UNREACHABLE, detail)
    assert len(proxy.requests) == 2


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "http://", "nonsense://["])
def test_a_proxy_that_cannot_be_used(ask, monkeypatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    fetched = ask.one(f"https://{NAME}/", settings=Settings(attempts=2))
    assert fetched.outcome is Outcome.UNREACHABLE
    assert fetched.detail in ("the connection failed", "the proxy did not answer")


def test_barred_says_why() -> None:
    assert str(Barred(Outcome.MOVED, "leads to other.example")) == "leads to other.example"
