"""No value of a recording, and no name that may be one, leaves the room that reads it.

Secrets of ten kinds are planted at every position of every form of recording, whole and broken.
Whatever comes out is searched for them, plain and encoded.
"""

from __future__ import annotations

import base64
import io
import json
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import cli, documents
from checker.compare.observed import compare
from checker.model.shape_plain import shape_to_plain
from checker.observe import AUTO, Observed, forms, observe
from checker.observe.fast import reader
from checker.observe.recordings import recording
from checker.report import FORMATS
from tests.drawing import WHOLE, examples, part
from tests.observe.documented import (
    CONTRACTS,
    chunk,
    completion,
    exchange,
    message,
    response,
    span,
    transcript,
)

MANY = examples(150)

SECRETS = {
    "key of letters": "npm_qwertyuiopasdfghjklz",
    "account in groups": "de89-370-400-440-532-013-000",
    "key": "sk-proj-4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c",
    "mail address": "jane.q.public@customer-example.com",
    "card": "4111 1111 1111 1111",
    "account": "DE89370400440532013000",
    "token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r",
    "cookie": "session=7f3d9a1c5e; Path=/; Secure",
    "prompt": "Write a farewell letter to my employer",
    "name": "Jane Q. Public-Meyer",
}


def traces(secret: str) -> Iterator[bytes]:
    """How a secret may look: plain, in other letter cases, escaped, and encoded."""
    raw = secret.encode()
    yield from (raw, raw.lower(), raw.upper(), raw[::-1])
    yield quote(secret).encode()
    yield raw.hex().encode()
    yield json.dumps(secret)[1:-1].encode()
    yield raw.replace(b" ", b"_")
    for shift in range(3):  # base 64 of it, wherever it stands in a longer text
        coded = base64.b64encode(b"\0" * shift + raw)
        yield coded[4 if shift else 0 : -4]
    for word in secret.replace("@", " ").replace(".", " ").split():
        if len(word) > 9:
            yield word.encode()


TRACES = {kind: [*traces(secret)] for kind, secret in SECRETS.items()}


def found_in(text: bytes) -> list[str]:
    """The kinds of secrets of which a trace is found."""
    low = text.lower()
    return [
        kind
        for kind, all_ in TRACES.items()
        if any(trace in text or trace.lower() in low for trace in all_)
    ]


def everything(found: Observed) -> bytes:
    """Every word that leaves the rooms: shapes, refusals, findings, coverage."""
    parts: list[str] = [repr(found), *found.left_out, *found.passed_over]
    for source, contract in CONTRACTS.items():
        mine = [shape for shape in found.shapes if shape.source == source]
        parts += [documents.write_line(shape_to_plain(shape)) for shape in mine]
        if mine:
            parts.append(repr(compare(contract, mine)))
    return "\n".join(parts).encode()


def seen(*inputs: bytes, form: str = AUTO, asked: str | None = None, again: bool = False) -> bytes:
    """What comes out of recordings; a traceback, if anything is raised.

    `again`: each line once more, and a third time, when it is of a form that was met before.
    """
    if again:
        form, inputs = "jsonl", tuple(b"\n".join([one] * 3) for one in inputs)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "OFTEN", 1 if again else reader.OFTEN)
            patch.setattr(recording, "BLOCK", 200 if again else recording.BLOCK)
            found = observe(
                [("input", io.BytesIO(one)) for one in inputs],
                contracts=CONTRACTS,
                contract=CONTRACTS[asked] if asked else None,
                form=form,
            )
        return everything(found)
    except Exception:  # noqa: BLE001 - a defect must not leak either; it is one all the same
        return b"DEFECT " + traceback.format_exc().encode()


# ---------------------------------------------------------------- planting

BODIES: list[Any] = [
    completion(),
    completion(x_groq={"id": "x"}, usage={"prompt_tokens": 1, "completion_tokens": 2}),
    response(output=[message(), {"type": "function_call", "id": "x", "arguments": "{}"}]),
    response(
        metadata={"a": "x"},
        tools=[{"type": "function", "name": "f", "parameters": {"properties": {"a": {}}}}],
        text={"format": {"type": "json_schema", "name": "n", "schema": {"a": 1}}},
    ),
    {"error": {"message": "m", "type": "t", "param": None, "code": "c"}},
    {"customers": [{"name": "x", "mail": "y"}]},
    chunk(),
    span(url__template="/v1/x", error__type="x"),
    {
        "http_method": "POST",
        "route_template": "/v1/x",
        "status_code_class": "2xx",
        "error_category": "x",
    },
]
EXCHANGES: list[Any] = [
    exchange(
        completion(), request_body={"model": "m", "messages": [{"role": "user", "content": "x"}]}
    ),
    exchange({"error": {"message": "m"}}, 401),
    exchange(json.dumps(completion())),
    exchange("<html></html>", 503),
    exchange(transcript(chunk()).decode(), headers={"content-type": "text/event-stream"}),
    exchange(events=[{"event": "x", "data": chunk()}, {"data": "[DONE]"}]),
]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every place of a body where something can be planted: values, names, a further member."""
    yield path, "value"
    if isinstance(value, dict):
        yield path, "member"
        for name, item in value.items():
            yield (*path, name), "name"
            yield from places(item, (*path, name))
    elif isinstance(value, list):
        yield path, "item"
        for index, item in enumerate(value):
            yield from places(item, (*path, index))


def planted(value: Any, path: tuple[Any, ...], how: str, secret: Any) -> Any:
    """The body with a secret at one place."""
    if path and not (len(path) == 1 and how == "name"):
        inner = planted(value[path[0]], path[1:], how, secret)
        if isinstance(value, dict):
            return value | {path[0]: inner}
        return [inner if index == path[0] else item for index, item in enumerate(value)]
    if how == "name":
        return {secret if name == path[0] else name: item for name, item in value.items()}
    if how == "member":
        return value | {secret: secret}
    return [*value, secret] if how == "item" else secret


PLACES = [(body, path, how) for body in BODIES + EXCHANGES for path, how in places(body)]
secrets = st.sampled_from(sorted(SECRETS.values()))
asked = st.sampled_from([None, *CONTRACTS])


@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PLACES), secrets, asked, st.sampled_from([AUTO, "jsonl", "json"]), st.data())
def test_nothing_planted_in_a_record_comes_out(place, secret, contract, form, data) -> None:
    body, path, how = place
    whole = data.draw(st.sampled_from([secret, f"x {secret} y", {secret: secret}, [secret]]))
    told = whole if isinstance(whole, str) or how in ("value", "item") else secret
    text = json.dumps(planted(body, path, how, told)).encode()
    others = json.dumps(body).encode()
    cut = data.draw(st.none() | st.integers(0, len(text)))
    line = text if cut is None else text[:cut]
    again = data.draw(st.booleans())
    out = seen(b"\n".join([others, line, others]), form=form, asked=contract, again=again)
    assert not out.startswith(b"DEFECT"), out
    assert found_in(out) == []


SEEN_THROUGH = (None, "chat", "responses", "telemetry")


@pytest.mark.drawn
@pytest.mark.parametrize("kind", SECRETS)
def test_every_name_of_every_body_may_be_a_secret(kind) -> None:
    names = [place for place in PLACES if place[2] in ("name", "member")]
    for number, (body, path, how) in enumerate(part(names)):
        text = json.dumps(planted(body, path, how, SECRETS[kind])).encode()
        asked = SEEN_THROUGH[number % len(SEEN_THROUGH)]
        out = seen(text, asked=asked, again=number % 3 == 0)
        assert not out.startswith(b"DEFECT"), out
        assert found_in(out) == [], (path, how)


@pytest.mark.drawn
@pytest.mark.parametrize("contract", SEEN_THROUGH)
def test_every_value_of_every_body_may_hold_every_secret(contract) -> None:
    together = [*SECRETS.values(), " ".join(SECRETS.values())]
    values = [place for place in PLACES if place[2] in ("value", "item")]
    for body, path, how in part(values):
        for secret in (together[-1], {"x": together}):
            text = json.dumps(planted(body, path, how, secret)).encode()
            out = seen(text, asked=contract, again=secret is together[-1])
            assert not out.startswith(b"DEFECT"), out
            assert found_in(out) == [], (path, how)


# What stands around a recording: a head, a text with a fence in it, other texts.
AROUND = [
    b"HTTP/1.1 200 %s\r\nX-%s: %s\r\nContent-Type: %s\r\nSet-Cookie: %s\r\n\r\n%s",
    b"HTTP/1.1 302 Found\r\nLocation: https://%s/\r\n\r\n%s%sHTTP/2 429 \r\n%s%s\r\n\r\n%s",
    b"# %s\n\n%s\n\n```%s\n%s\n%s\n%s\n```\n",
    b"%s\n~~~\n%s\n~~~\n\n~~~ %s %s %s\n%s\n~~~\n",
    b"%s\n%s\n{%s\n{%s\n%s%s",
    b"interactions:\n- %s: %s\n  %s: %s\n  %s: %s\n",
    b"* %s\n> %s\n< HTTP/1.1 200 %s\n< %s: %s\n\n%s",
    b'{"log": {"entries": ["%s", "%s", "%s", "%s", "%s"]}} %s',
]


@settings(max_examples=MANY, deadline=None)
@given(st.sampled_from(AROUND), st.sampled_from(PLACES), secrets, asked, st.sampled_from([None, 1]))
def test_nothing_planted_around_a_recording_comes_out(
    text, place, secret, contract, indent
) -> None:
    body, path, how = place
    inner = json.dumps(planted(body, path, how, secret), indent=indent).encode()
    for form in (AUTO, "http", "json"):
        out = seen(text % (*[secret.encode()] * 5, inner), form=form, asked=contract)
        assert not out.startswith(b"DEFECT"), out
        assert found_in(out) == []


LINES = ["data: {}", "event: {}", "id: {}", "retry: {}", ": {}", "{}: x", "{}", " data: {}"]
LINES += [
    'data: {{"object": "{}"}}',
    'data: {{"{}": 1}}',
    'error: {{"detail": "{}"}}',
    "data: {{{}",
]
LINES += ['event: {}\ndata: {{"object": "chat.completion.chunk"}}', 'data: {{"type": "{}"}}']


@settings(max_examples=MANY, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=4), secrets, asked, st.integers(0, 3))
def test_nothing_planted_in_an_event_stream_comes_out(lines, secret, contract, ends) -> None:
    parts = [line.format(secret) + "\n" * ends for line in lines]
    text = transcript(chunk(), *parts, chunk())
    for form in (AUTO, "sse"):
        out = seen(text, form=form, asked=contract)
        assert not out.startswith(b"DEFECT"), out
        assert found_in(out) == []


RECORDS = ["http_method: {}", "status_code_class: {}", "route_template: {}", "error_category: {}"]
RECORDS += [
    "{}: x",
    "credential_used: {}",
    "incident_id: [{}",
    "http_method: {}: {}",
    "- {}",
    "&a {}: *b",
]


@settings(max_examples=MANY, deadline=None)
@given(st.lists(st.sampled_from(RECORDS), min_size=1, max_size=4), secrets, asked)
def test_nothing_planted_in_a_log_record_comes_out(lines, secret, contract) -> None:
    record = "http_method: POST\nstatus_code_class: 2xx\n"
    text = (record + "\n".join(line.format(secret, secret) for line in lines)).encode()
    for form in (AUTO, "yaml"):
        out = seen(text, form=form, asked=contract)
        assert not out.startswith(b"DEFECT"), out
        assert found_in(out) == []


@settings(max_examples=MANY, deadline=None)
@given(st.binary(max_size=60), secrets, st.sampled_from([AUTO, *forms()]), asked, st.booleans())
def test_nothing_planted_in_other_bytes_comes_out(noise, secret, form, contract, wide) -> None:
    text = secret.encode("utf-16" if wide else "utf-8")
    out = seen(noise + text + noise, text + b"\n" + text, form=form, asked=contract)
    assert not out.startswith(b"DEFECT"), out
    assert found_in(out) == []


# ---------------------------------------------------------------- the whole program


def recordings(folder: Path) -> list[Path]:
    """One recording of each form, with every secret at every position; names that are secrets."""
    folder.mkdir(parents=True)
    texts: list[bytes] = []
    for body in BODIES + EXCHANGES:
        lines = [
            json.dumps(planted(body, path, how, list(SECRETS.values())[number % len(SECRETS)]))
            for number, (path, how) in enumerate(places(body))
        ]
        texts.append("\n".join(lines + [line[: len(line) // 2] for line in lines]).encode())
        texts.append(lines[-1].encode())
    all_lines = [line.format(secret) + "\n\n" for line in LINES for secret in SECRETS.values()]
    texts.append(transcript(chunk(), *all_lines))
    texts += [
        ("http_method: POST\nstatus_code_class: 2xx\n" + line.format(secret, secret)).encode()
        for line in RECORDS
        for secret in SECRETS.values()
    ][::7]
    texts.append("\n".join(SECRETS.values()).encode())
    inner = json.dumps(BODIES[0]).encode()
    texts += [
        text % (*[secret.encode()] * 5, inner) for text in AROUND for secret in SECRETS.values()
    ][::3]
    texts.append(b"\n".join([inner] * 9 + texts[0].split(b"\n")) * 20)  # enough to be shared
    names = [secret.replace("/", "_") for secret in SECRETS.values()]
    files = []
    for number, text in enumerate(texts):
        file = folder / f"{names[number % len(names)]}-{number}.txt"
        file.write_bytes(text)
        files.append(file)
    return files


def written(folder: Path, inputs: Path) -> bytes:
    """Names and bytes of every file below a folder, but for the inputs."""
    files = [path for path in folder.rglob("*") if path.is_file() and inputs not in path.parents]
    return b"\n".join(str(path).encode() + b"\n" + path.read_bytes() for path in files)


@pytest.fixture
def alone(tmp_path, monkeypatch) -> Path:
    """An empty folder, with a home and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


COMMANDS = [
    pytest.param(["shape", "-v", "--contract", "chat"], id="shape"),
    pytest.param(["shape", "-v"], id="shape, no contract named"),
    pytest.param(
        ["shape", "--contract", "telemetry", "--names", "documented"], id="shape of spans"
    ),
    pytest.param(["shape", "-v", "--contract", "responses", "--jobs", "2"], id="shape, shared"),
    pytest.param(["verify", "-v", "--offline", "-o", "out"], id="verify"),
]


def run(command: list[str], files: list[Path], capfd) -> bytes:
    """Everything that a command prints, but for the names of files that were typed."""
    observed = (
        [f"--observed={file}" for file in files] if command[0] == "verify" else map(str, files)
    )
    cli.main([*command, *observed])
    return told(capfd, files)


def told(capfd, files: list[Path]) -> bytes:
    """What was printed: whoever typed a name may read it again on stderr, nobody else."""
    printed = capfd.readouterr()
    names = [f" ({file})" for file in files]
    assert not any(name in printed.out for name in names)
    err = printed.err
    for name in names:
        err = err.replace(name, "")
    return (printed.out + err).encode()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_writes_anything_that_was_planted(command, alone, capfd) -> None:
    inputs = alone / "inputs"
    files = recordings(inputs)
    out = run(command, files, capfd)
    assert b"internal error" not in out
    assert b"checker: exit" in out
    assert found_in(out) == []
    assert found_in(written(alone, inputs)) == []


def test_nothing_is_in_the_findings_of_shapes_either(alone, capfd) -> None:
    inputs = alone / "inputs"
    for at, source in enumerate(("chat", "responses", "telemetry")):
        command = ["shape", "--contract", source, *map(str, recordings(inputs / source))]
        cli.main(command)
        shapes = alone / f"{source}.jsonl"
        shapes.write_text(capfd.readouterr().out, "utf-8")
        for format_ in FORMATS if WHOLE else [*FORMATS][at::3]:  # by day each once
            cli.main(["compare", "-v", str(shapes), "--format", format_])
            printed = capfd.readouterr()
            assert printed.out
            assert found_in((printed.out + printed.err).encode()) == []
    assert found_in(written(alone, inputs)) == []


def test_nothing_is_in_a_packet_that_is_begun_with_recordings(alone, capfd) -> None:
    inputs = alone / "inputs"
    for file in recordings(inputs)[::7]:
        cli.main(["packet", "new", "-v", f"--observed={file}"])
        printed = told(capfd, [file])
        assert b"internal error" not in printed
        assert found_in(printed) == []
    assert found_in(written(alone, inputs)) == []


PARTS = [
    "checker.observe.observer.Observer.take",
    "checker.observe.recordings.messages._answer",
    "checker.observe.fast.counting.TypeCounting.take",
    "checker.observe.recordings.log_records.record",
    "checker.observe.strict.examine",
    "checker.observe.streaming.Streaming._count",
    "checker.observe.walk.Walk.object",
]


@pytest.mark.drawn
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("command", [COMMANDS[1], COMMANDS[-1]])
def test_nor_does_a_defect_of_the_program(command, part, alone, capfd, monkeypatch) -> None:
    def broken(*values: object, **more: object) -> None:
        raise RuntimeError(f"{SECRETS['key']} {values} {more}")

    monkeypatch.setattr(part, broken)
    inputs = alone / "inputs"
    files = recordings(inputs)
    out = run(command, files, capfd)
    assert b"exit 5 (internal error)" in out
    assert found_in(out) == []
    assert found_in(written(alone, inputs)) == []


def test_the_search_finds_what_is_there() -> None:
    for kind, secret in SECRETS.items():
        coded = base64.b64encode(b"ab" + secret.encode() + b"cd").decode()
        for text in (
            secret,
            secret.upper(),
            json.dumps({secret: 1}),
            quote(secret),
            secret.encode().hex(),
            coded,
        ):
            assert kind in found_in(f"x{text}y".encode()), (kind, text)
