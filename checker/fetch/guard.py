"""Which address may be asked, and a connection to exactly that address.

A name is looked up once in a run. Its addresses are checked, and connections go to the addresses
that were checked, without a second look-up: a name server that answers differently the second
time (DNS rebinding) is never asked a second time. Host field, SNI and certificate stay those of
the name. Every redirect goes through the same check.

Where a proxy is set in the environment, the proxy looks names up, and only addresses written out
in a URL can be checked here; this machine itself is never asked through a proxy.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPResponse, parse_headers
from io import BufferedIOBase
from typing import Any, Final, TypeAlias

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from checker.fetch.addresses import is_literal, is_loopback, is_public
from checker.fetch.connections import OpenConnections
from checker.fetch.url import Barred, Reach, Url
from checker.model.access import Outcome

Addresses: TypeAlias = "list[tuple[Any, Any, int, str, Any]]"  # as socket.getaddrinfo gives them
Lookup: TypeAlias = Callable[..., Addresses]

LEAST_SECONDS: Final = 0.5  # for one of several addresses


class Guard:
    """The addresses of a run: looked up once a host, checked for every request."""

    def __init__(self, lookup: Lookup | None = None) -> None:
        self._lookup = lookup or socket.getaddrinfo
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._known: dict[str, Addresses] = {}

    def admit(self, place: Url, reach: Reach, *, proxied: bool) -> None:
        """Raises Barred where an address may not be asked, OSError where the name has none."""
        if proxied:
            texts = [place.host] if is_literal(place.host) else []
        else:
            texts = [str(found[4][0]) for found in self._addresses(place.host)]
        if not reach.private and not all(map(is_public, texts)):
            raise Barred(Outcome.REFUSED, "an address that is not public")
        if place.scheme != "https" and not all(map(is_loopback, texts)):
            raise Barred(Outcome.REFUSED, "http, not https")

    def _addresses(self, host: str) -> Addresses:
        with self._lock:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:  # whoever comes second waits for the one look-up
            if host not in self._known:
                found = self._lookup(host, None, type=socket.SOCK_STREAM)
                if not found:
                    raise socket.gaierror(socket.EAI_NONAME, "no address")
                self._known[host] = found
            return self._known[host]

    def connect(self, host: str, port: int, seconds: float | None) -> socket.socket:
        """A connection to one of the checked addresses of a host, tried in order.

        Raises OSError; a host that was never admitted has no address.
        """
        left = list(self._known.get(host, ()))
        problem: OSError = ConnectionRefusedError("a host that was not checked")
        while left:
            family, kind, protocol, _, address = left.pop(0)
            share = None if seconds is None else max(LEAST_SECONDS, seconds / (len(left) + 1))
            try:
                wire = socket.socket(family, kind, protocol)
            except OSError as error:  # a machine without IPv6
                problem = error
                continue
            try:
                wire.settimeout(share)
                wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                wire.connect((address[0], port, *address[2:]))
            except OSError as error:
                wire.close()
                problem = error
            else:
                wire.settimeout(seconds)
                return wire
        raise problem


class GuardedAdapter(HTTPAdapter):
    """requests' transport, over connections of the guard."""

    def __init__(
        self, guard: Guard, connections: OpenConnections, tls: ssl.SSLContext | None, size: int
    ) -> None:
        self._pools = _pools(guard, connections)
        self._tls = tls
        super().__init__(pool_connections=size, pool_maxsize=size)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        """Connections without a proxy are made by the guard."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - as inherited
        """Connections to a proxy are made as usual, and watched."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = self._pools
        return manager

    def build_connection_pool_key_attributes(
        self,
        request: requests.PreparedRequest,
        verify: bool | str,  # noqa: FBT001 - as inherited
        cert: str | tuple[str, str] | None = None,
    ) -> Any:  # noqa: ANN401 - typed dictionaries that only the stubs know
        """One TLS context for the run: its certificates are read once, not once a connection."""
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        if self._tls is None:
            return host, pool
        return host, {"cert_reqs": "CERT_REQUIRED", "ssl_context": self._tls}

    def cert_verify(self, *_: object, **__: object) -> None:
        """The context verifies; its certificates are not set again for each connection."""


class WholeHead(HTTPResponse):
    """A response whose header section has its end (RFC 9112 §2.1).

    http.client takes the end of the connection for that of the header section: what was cut there
    would be an answer without a body.
    """

    def begin(self) -> None:
        """Reads status line and fields. Raises ConnectionResetError where they are cut short."""
        file = self.fp
        head = _LastLine(file)
        self.fp = head  # type: ignore[assignment] # as much of a file as begin() reads
        try:
            super().begin()
        finally:
            if not file.closed:  # as begin() leaves it where it reads nonsense
                self.fp = file
        if head.last not in (b"\r\n", b"\n"):
            self.close()
            raise ConnectionResetError

    def _read_status(self) -> tuple[str, int, str]:
        """That of the final answer: what an interim one says is not asked for (RFC 9110 §15.2)."""
        while True:
            line: tuple[str, int, str] = super()._read_status()  # type: ignore[misc] # not in the stubs
            if not HTTPStatus.SWITCHING_PROTOCOLS < line[1] < HTTPStatus.OK:
                return line
            parse_headers(self.fp)


class _LastLine:
    """A file that remembers the last line that was read of it."""

    def __init__(self, file: BufferedIOBase) -> None:
        self.file = file
        self.last = b""

    def readline(self, limit: int = -1) -> bytes:
        self.last = self.file.readline(limit)
        return self.last

    def close(self) -> None:
        self.file.close()


def _pools(guard: Guard, connections: OpenConnections) -> dict[str, type[HTTPConnectionPool]]:
    """urllib3 makes connections by class, so guard and connections are handed over in classes."""

    def reached(connection: HTTPConnection) -> socket.socket:
        try:
            return guard.connect(connection.host, connection.port, connection.timeout)
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, "no connection in time") from error
        except OSError as error:
            raise NewConnectionError(connection, "no connection") from error

    class Plain(HTTPConnection):
        response_class = WholeHead

        def _new_conn(self) -> socket.socket:
            wire = super()._new_conn() if self.proxy else reached(self)
            connections.add(wire)
            return wire

    class Tls(HTTPSConnection):
        response_class = WholeHead

        def _new_conn(self) -> socket.socket:
            wire = super()._new_conn() if self.proxy else reached(self)
            connections.add(wire)
            return wire

        def connect(self) -> None:
            super().connect()
            connections.add(self.sock)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}
