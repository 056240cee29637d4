"""The open connections of a run, so that all can be cut when its time is up.

A time limit on single reads does not stop a server that sends one octet a second.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from weakref import WeakSet


class OpenConnections:
    """Watches over connections without keeping them alive."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: WeakSet[socket.socket] = WeakSet()
        self._cut = False

    def add(self, wire: object) -> None:
        """Watches over a connection; cuts it at once where the time is up already."""
        if isinstance(wire, socket.socket):  # else a tunnel inside one that is watched
            with self._lock:
                self._open.add(wire)
                cut = self._cut
            if cut:
                _shut(wire)

    def cut(self) -> None:
        """Ends all connections: whoever waits on one wakes up."""
        with self._lock:
            self._cut = True
            connections = list(self._open)
        for wire in connections:
            _shut(wire)


def _shut(wire: socket.socket) -> None:
    with suppress(OSError):  # closed meanwhile
        # Not SSLSocket.shutdown, which pulls the TLS state from under a reading thread.
        socket.socket.shutdown(wire, socket.SHUT_RDWR)
