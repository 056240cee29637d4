"""The program as processes that begin with everything imported: a server forks one for each call.

Imports and patterns are most of what a short command takes. A test that needs a process for the
shell around it, for a terminal or for a folder, but not for the start itself, calls the program
that is written here: its streams, its folder and its environment go to a child of the server.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from marshal import loads
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Of builtin modules alone: it starts in a hundredth of a second.
CLIENT = """\
#!{python} -IS
import _socket, marshal, os, struct, sys
asked = marshal.dumps((sys.argv[1:], os.getcwd(), dict(os.environ)))
server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
server.connect({address!r})
streams = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, struct.pack("3i", 0, 1, 2))
server.sendmsg([b"%8d" % len(asked)], [streams])
server.sendall(asked)
os._exit(ord(server.recv(1) or b"F"))
"""


@contextmanager
def program(folder: Path) -> Iterator[Path]:
    """A file that is run as `checker`, until the block ends."""
    address, file = str(folder / "socket"), folder / "checker"
    file.write_text(CLIENT.format(python=sys.executable, address=address), "utf-8")
    file.chmod(0o755)
    command = [sys.executable, "-W", "error", "-c", "from tests.warm import serve; serve()"]
    with subprocess.Popen(
        [*command, address],
        cwd=ROOT,
        env={**os.environ, "HOME": str(folder), "CHECKER_CACHE_DIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        yield file
        server.terminate()


def serve() -> None:
    """Answers until it is ended."""
    from checker.cli import main  # noqa: PLC0415 - in the process of the server alone
    from checker.fetch import http  # noqa: F401, PLC0415 - likewise

    with redirect_stdout(io.StringIO()), Path(os.devnull).open("w", encoding="utf-8") as sys.stderr:
        main(["verify", "--offline", "--quiet"])
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(sys.argv[1])
    listener.listen()
    os.write(1, b"ready\n")
    running = 0
    while True:
        connection, _ = listener.accept()
        running += 1
        if not os.fork():
            listener.close()
            _answer(connection)
        connection.close()
        while running and os.waitpid(-1, os.WNOHANG)[0]:  # those that have ended
            running -= 1


def _answer(connection: socket.socket) -> None:
    """The call, as the process that was meant; it ends with it."""
    from checker.__main__ import main  # noqa: PLC0415 - as above

    code = 70
    try:
        size, streams, *_ = socket.recv_fds(connection, 8, 3)
        asked = connection.recv(int(size), socket.MSG_WAITALL)
        arguments, folder, environment = loads(asked)  # noqa: S302 - of a program of ours
        for at, stream in enumerate(streams):
            os.dup2(stream, at)
            os.close(stream)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv[1:] = arguments
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", closefd=False)
        code = main()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        connection.send(bytes([code]))
        os._exit(code)
