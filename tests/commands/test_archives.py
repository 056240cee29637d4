"""Web archives: pages that others kept, and what is kept here, as accesses with their own dates."""

from __future__ import annotations

import gzip
import json
import os
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.commands.conftest import DAY, LATER, Here, tree
from tests.commands.widgets import PAGE, PATH, SMALLER, serve

BEFORE = datetime(2025, 1, 1, tzinfo=UTC)


def record(
    url: str, day: int, body: str = PAGE, *, status: int = 200, kind: str = "response", coding=""
) -> bytes:
    """One record as a crawler writes it: chunked or compressed as it came."""
    content = body.encode()
    fields = "Content-Type: text/markdown\r\n"
    if coding == "gzip":
        content = gzip.compress(content)
        fields += "Content-Encoding: gzip\r\n"
    elif coding == "chunked":
        content = f"{len(content):x}\r\n".encode() + content + b"\r\n0\r\n\r\n"
        fields += "Transfer-Encoding: chunked\r\n"
    block = f"HTTP/1.1 {status} Whatever\r\n{fields}\r\n".encode() + content
    if kind == "revisit":
        block = b""
    date = (BEFORE + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%S.123456Z")
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{day}>\r\nWARC-Date: {date}\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def lines(here: Here) -> list[dict[str, str]]:
    path = here.folder / "snapshots/widgets/accesses.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def url(here: Here) -> str:
    return f"http://127.0.0.1:{here.site.port}{PATH}"


@pytest.mark.parametrize("packed", [False, True])
def test_each_record_is_an_access_with_its_own_date(here: Here, url: str, *, packed: bool) -> None:
    records = [
        record("https://elsewhere.test/", 0),
        record(url, 1),
        record(url, 2, kind="revisit"),
        record(url, 3, SMALLER, coding="gzip"),
        record(url, 4, SMALLER, coding="chunked"),
        record(url, 5, "gone", status=404),
        record(url, 6, "<!doctype html><html><body>Sign in</body></html>"),
        record(url, 9_999),
    ]
    file = here.folder / "old.warc"
    file.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    here.run("snapshot")
    code, _, told = here.run("snapshot", "--import", file)
    assert code == 0, told
    assert f"kept for widgets: 4 accesses of {url}, 2025-01-02T00:00:00Z to 2025-01-05" in told
    for reason in ("gone (status 404)", "wrong media type", "its date cannot be"):
        assert f"left out for widgets: 1 access of {url}: {reason}" in told
    found = [(line["accessed"][:10], line["origin"]) for line in lines(here)]
    assert found == [
        ("2026-11-01", "fetched"),
        ("2025-01-02", "imported"),
        ("2025-01-04", "imported"),
    ]
    # What it said then is told by the days that others kept.
    code, output, _ = here.run("drift", "--since", "2025-01-03", "--format", "json", clock=LATER)
    assert (code, json.loads(output)["findings"]) == (0, [])
    code, output, _ = here.run("drift", "--since", "2025-01-05", "--format", "json", clock=LATER)
    assert json.loads(output)["findings"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda url: record(url, 0, "gone", status=404), id="a page that was gone"),
        pytest.param(lambda _: record("https://elsewhere.test/", 0), id="other pages"),
        pytest.param(lambda url: record(url, 0, kind="revisit"), id="nothing to refer to"),
        pytest.param(lambda url: record(url, 0)[:300], id="cut short"),
        pytest.param(lambda _: b"WARC/1.0\r\n\r\n", id="nothing"),
        pytest.param(lambda _: b"WARC/1.0\r\nsecret text\r\n" * 9, id="nonsense"),
        pytest.param(lambda url: gzip.compress(record(url, 0))[:90], id="compressed and cut short"),
    ],
)
def test_an_archive_without_a_reading_keeps_nothing(here: Here, url: str, content) -> None:
    here.run("snapshot")
    before = tree(here.folder / "snapshots")
    file = here.folder / "old.warc"
    file.write_bytes(content(url))
    code, _, told = here.run("snapshot", "--import", file)
    assert code == 3, told
    assert "holds no reading of a listed page; nothing was kept" in told
    assert "secret" not in told
    assert tree(here.folder / "snapshots") == before


def test_what_stands_before_the_damage_is_taken(here: Here, url: str) -> None:
    file = here.folder / "old.warc.gz"
    file.write_bytes(gzip.compress(record(url, 0)) + gzip.compress(record(url, 1, SMALLER))[:-60])
    code, _, told = here.run("snapshot", "--import", file)
    assert code == 0
    assert "cannot be read to its end" in told
    assert [line["accessed"] for line in lines(here)] == ["2025-01-01T00:00:00Z"]


def test_what_is_kept_is_written_and_read_again(here: Here, tmp_path: Path) -> None:
    here.run("snapshot")
    serve(here.site, SMALLER)
    here.run("snapshot", clock=str(int(DAY) + 86400))
    here.run("snapshot", clock=LATER)  # a 304
    file = tmp_path / "kept.warc.gz"
    code, _, told = here.run("snapshot", "--export-warc", file)
    assert (code, "wrote 3 accesses" in told) == (0, True)
    written = file.read_bytes()
    here.run("snapshot", "--export-warc", file)
    assert file.read_bytes() == written
    kinds = []
    for one in ArchiveIterator(BytesIO(written), check_digests="raise"):
        kinds.append((one.rec_type, one.http_headers.get_statuscode()))
        one.content_stream().read()
    assert kinds == [("response", "200"), ("response", "200"), ("revisit", "304")]
    before = [(line["accessed"], line["digest"]) for line in lines(here)]
    (here.folder / "snapshots/widgets").rename(here.folder / "aside")
    assert here.run("snapshot", "--import", file, clock=LATER)[0] == 0
    assert [(line["accessed"], line["digest"]) for line in lines(here)] == before
    state = json.loads((here.folder / "snapshots/widgets/state.json").read_text("utf-8"))
    assert state["documents"][0]["last"]["accessed"] == "2026-11-06T06:00:00Z"


def test_nothing_kept_is_nothing_to_write(here: Here, tmp_path: Path) -> None:
    assert here.run("snapshot", "--export-warc", tmp_path / "kept.warc.gz")[0] == 3
    assert not (tmp_path / "kept.warc.gz").exists()
    here.run("snapshot")
    assert here.run("snapshot", "--export-warc", tmp_path / "new" / "kept.warc.gz")[0] == 0


def test_bodies_are_dropped_by_order_alone_and_never_silently(here: Here) -> None:
    here.run("snapshot")
    serve(here.site, SMALLER)
    here.run("snapshot", clock=LATER)
    bodies = here.folder / "snapshots/widgets/bodies"
    assert here.run("snapshot", "--prune", "0")[0] == 2
    for days, left, told in (("9", 2, "dropped no bodies"), ("3", 1, "dropped 1 body (")):
        code, _, err = here.run("snapshot", "--quiet", "--prune", days, clock=LATER)
        assert code == 0
        assert f"widgets: {told}" in err
        assert len(list(bodies.iterdir())) == left
    assert here.run("snapshot", clock=LATER)[2].count("not modified") == 1  # the newest is kept


def test_no_device_is_replaced_and_no_link_followed_by_what_is_written(
    here: Here, tmp_path: Path
) -> None:
    here.run("snapshot")
    pipe, link, out = tmp_path / "pipe", tmp_path / "link", tmp_path / "out"
    os.mkfifo(pipe)
    code, _, told = here.run("snapshot", "--export-warc", pipe)
    assert (code, "no regular file" in told, pipe.is_fifo()) == (2, True, True)
    link.symlink_to("mine.txt")
    for mine in (None, "mine"):  # a link that leads nowhere, or to a file
        if mine is not None:
            (tmp_path / "mine.txt").write_text(mine, "utf-8")
        code, _, told = here.run("snapshot", "--export-warc", link)
        assert (code, "a symbolic link, which is not followed" in told) == (2, True)
    assert (link.is_symlink(), (tmp_path / "mine.txt").read_text("utf-8")) == (True, "mine")
    assert here.run("verify", "--offline", "-o", out)[0] == 0
    for laid, why in ((pipe, "symbolic link"), (tmp_path / "mine.txt", "symbolic link")):
        (out / "table.md").unlink()
        (out / "table.md").symlink_to(laid)
        code, _, told = here.run("verify", "--offline", "-o", out)
        assert (code, "table.md could not be written" in told, why in told) == (2, True, True)
    assert (pipe.is_fifo(), (tmp_path / "mine.txt").read_text("utf-8")) == (True, "mine")
    # A folder that is a link is one that the user made: it is no final name.
    (tmp_path / "reports").symlink_to(out)
    (out / "table.md").unlink()
    assert here.run("verify", "--offline", "-o", tmp_path / "reports")[0] == 0
    assert (out / "table.md").is_file()


def test_the_name_of_an_archive_says_whether_it_is_compressed(here: Here, tmp_path: Path) -> None:
    here.run("snapshot")
    plain, compressed = tmp_path / "kept.warc", tmp_path / "kept.warc.gz"
    for file in (plain, compressed):
        assert here.run("snapshot", "--export-warc", file)[0] == 0
    assert plain.read_bytes().startswith(b"WARC/1.1\r\n")
    assert gzip.decompress(compressed.read_bytes()) == plain.read_bytes()
    (one,) = ArchiveIterator(BytesIO(plain.read_bytes()), check_digests="raise")
    assert one.rec_type == "response"
    (here.folder / "snapshots/widgets").rename(here.folder / "aside")
    assert here.run("snapshot", "--import", plain, clock=LATER)[0] == 0
    assert len(lines(here)) == 1
