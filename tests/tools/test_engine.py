"""A real cluster of processes on loopback: the same bytes as without, whatever happens to it."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.observe.documented import completion
from tests.tools.conftest import WANTED, missing

OBJECTS = 12
# Reads one object so slowly that its worker can be killed, or kills its own worker.
DEADLY = """
import os, signal, sys, time
from checker.lake import work
way = work.observe
def observe(streams, **how):
    name = streams[0][1].name
    if name.endswith("slow.jsonl") and not os.path.exists(name + ".begun"):
        open(name + ".begun", "w").write(str(os.getpid()))
        time.sleep(60)
    if name.endswith("deadly.jsonl"):
        os.kill(os.getpid(), signal.SIGKILL)
    return way(streams, **how)
work.observe = observe
"""


@pytest.fixture
def objects(tmp_path: Path) -> Path:
    if not WANTED:
        pytest.skip("run by `make test-tools`")
    if importlib.util.find_spec("distributed") is None:
        missing("dask")
    folder = tmp_path / "objects"
    folder.mkdir()
    for number in range(OBJECTS):
        bodies = [json.dumps(completion(own=at)) for at in range(number + 1)]
        (folder / f"{number}.jsonl").write_text("\n".join(bodies), "utf-8")
    return folder


def started(folder: Path, *arguments: str, deadly: bool = False) -> subprocess.Popen[bytes]:
    """`checker shape` over a folder of objects; `deadly`: as its workers are to see it."""
    environment = os.environ | {"CHECKER_CACHE": str(folder.parent / "cache")}
    if deadly:
        (folder.parent / "site").mkdir(exist_ok=True)
        (folder.parent / "site" / "sitecustomize.py").write_text(DEADLY, "utf-8")
        environment["PYTHONPATH"] = str(folder.parent / "site")
        # Each death takes a new process.
        environment["DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"] = "1"
    return subprocess.Popen(
        [sys.executable, "-m", "checker", "shape", f"file://{folder}/*.jsonl", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended(process: subprocess.Popen[bytes]) -> tuple[int, bytes, str]:
    with process:
        try:
            output, said = process.communicate(timeout=240)
        except BaseException:
            process.terminate()  # its workers end with it
            raise
    return process.returncode, output, said.decode()


ENGINE = ("--engine", "dask", "--jobs", "2")


def test_the_engine_gives_the_bytes_of_one_process_and_partials_resume(objects, tmp_path) -> None:
    alone = ended(started(objects))
    partials = ("--partials", str(tmp_path / "kept"))
    assert alone[0] == 0
    assert ended(started(objects, *ENGINE, *partials))[:2] == alone[:2]
    assert len([*(tmp_path / "kept").glob("*.jsonl")]) == OBJECTS
    assert ended(started(objects, *partials))[:2] == alone[:2]


def test_a_worker_that_is_killed_changes_nothing(objects) -> None:
    (objects / "slow.jsonl").write_text(json.dumps(completion()), "utf-8")
    begun = objects / "slow.jsonl.begun"
    process = started(objects, *ENGINE, deadly=True)
    for _ in range(600):
        if begun.exists() and begun.read_text("utf-8"):
            break
        time.sleep(0.1)  # another process is waited for
    os.kill(int(begun.read_text("utf-8")), signal.SIGKILL)
    assert ended(process)[:2] == ended(started(objects))[:2]


def test_an_object_that_kills_its_workers_is_left_out_and_told(objects) -> None:
    (objects / "deadly.jsonl").write_text(json.dumps(completion()), "utf-8")
    code, output, said = ended(started(objects, *ENGINE, deadly=True))
    assert code == 3
    assert "whole: worker-lost" in said
    counts = [json.loads(line)["count"] for line in output.splitlines()]
    assert sum(counts) == sum(range(1, OBJECTS + 1))


def test_a_scheduler_at_an_address_is_used_and_no_other(objects, tmp_path) -> None:
    place = tmp_path / "scheduler.json"
    scheduler = subprocess.Popen(
        [
            *(sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"),
            *("--port", "0", "--no-dashboard", "--scheduler-file", str(place)),
        ],
        stderr=subprocess.DEVNULL,
    )
    worker = None
    try:
        for _ in range(300):
            if place.exists() and place.read_text("utf-8"):
                break
            time.sleep(0.1)  # another process is waited for
        address = json.loads(place.read_text("utf-8"))["address"]
        worker = subprocess.Popen(
            [
                *(sys.executable, "-m", "distributed.cli.dask_worker", address),
                *("--nworkers", "1", "--nthreads", "1", "--no-dashboard"),
            ],
            stderr=subprocess.DEVNULL,
        )
        found = ended(started(objects, "--engine", "dask", "--scheduler", address))
        assert found[:2] == ended(started(objects))[:2]
    finally:
        for process in filter(None, (worker, scheduler)):
            process.terminate()
            process.wait()
    keyless = ended(started(objects, "--engine", "dask", "--scheduler", "tls://127.0.0.1:9"))
    assert keyless[0] == 2
    assert "no TLS keys" in keyless[2]
    gone = ended(started(objects, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"))
    assert gone[0] == 2
    assert "does not answer" in gone[2]
