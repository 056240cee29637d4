"""Files that people and other programs hand over, damaged anywhere: a code and a sentence, no fall.

Each begins as a file that is understood; then bytes of it are changed, or values of it replaced by
others of every kind.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.cli import main
from checker.model.errors import Exit
from checker.store import acceptances
from tests.commands.widgets import PAGE, sources_file
from tests.drawing import examples

ROOT = Path(__file__).parents[2]
SECONDS = 10.0  # of one file, however it is damaged; a whole one takes a tenth of one
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -1, 2**63, float("1e308"), "", "\ud800", "\x1b]0;x\x07", "$.a[*]"]),
    st.text(max_size=8),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=4), st.none(), max_size=2),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one whole file of each kind."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "page.md").write_text(PAGE, "utf-8")
    out = run_for_output("extract", str(folder / "page.md"), "--kind", "api-reference")
    (folder / "contract.json").write_text(out, "utf-8")
    (folder / "answer.jsonl").write_text('{"id": "a", "size": 2, "state": "made"}\n' * 3, "utf-8")
    out = run_for_output(
        *("shape", str(folder / "answer.jsonl"), "--contract", str(folder / "contract.json"))
    )
    (folder / "shapes.jsonl").write_text(out, "utf-8")
    (folder / "packet.yaml").write_text(run_for_output("packet", "new"), "utf-8")
    sources_file(folder, 9)
    (folder / "acceptance.toml").write_text(
        'fingerprint = "0123456789abcdef"\nrule = "status-added"\nkey = "status 500"\n'
        'reason = "Reviewed."\nauthor = "A. Person"\nuntil = 2026-12-31\n',
        "utf-8",
    )
    assert all((folder / name).stat().st_size > 60 for name in FILES)
    return folder


def run_for_output(*arguments: str) -> str:
    import contextlib  # noqa: PLC0415 - here alone
    import io  # noqa: PLC0415 - likewise

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        assert main(list(arguments)) in (Exit.DONE, Exit.FINDINGS, Exit.CANNOT_VERIFY)
    return out.getvalue()


def accepted(file: Path, _: Path) -> int:
    """An acceptance is read with others; what it says wrong is a sentence."""
    folder = file.parent / "accepted"
    folder.mkdir(exist_ok=True)
    (folder / "a.toml").write_bytes(file.read_bytes())
    ((_, read),) = acceptances.load(folder)
    assert isinstance(read, str) or read.reason
    return Exit.DONE


FILES: dict[str, Callable[[Path, Path], int]] = {
    "sources.toml": lambda file, _: main(["drift", "--sources", str(file)]),
    "contract.json": lambda file, whole: main(["drift", str(whole / "contract.json"), str(file)]),
    "shapes.jsonl": lambda file, whole: main(
        ["compare", str(file), "--contract", str(whole / "contract.json")]
    ),
    "packet.yaml": lambda file, _: main(["packet", "check", str(file)]),
    "acceptance.toml": accepted,
    "answer.jsonl": lambda file, whole: main(
        ["shape", str(file), "--contract", str(whole / "contract.json")]
    ),
}


@st.composite
def damage(draw: Callable[..., Any], data: bytes) -> bytes:
    """Some bytes replaced, taken out, doubled, or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        piece = draw(
            st.one_of(
                st.binary(max_size=6), st.sampled_from([data[start:end] * 2, b"[" * 300, b""])
            )
        )
        data = data[:start] + piece + data[end:]
    return data


@st.composite
def replaced(draw: Callable[..., Any], data: object) -> object:
    """One value somewhere in plain data replaced by one of any kind."""
    if isinstance(data, dict) and data and draw(st.integers(0, 9)):
        key = draw(st.sampled_from(sorted(data)))
        return data | {key: draw(replaced(data[key]))}
    if isinstance(data, list) and data and draw(st.integers(0, 9)):
        at = draw(st.integers(0, len(data) - 1))
        return [*data[:at], draw(replaced(data[at])), *data[at + 1 :]]
    return draw(ODD)


def held(name: str, content: bytes, whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = whole / f"damaged-{name}"
    file.write_bytes(content)
    start = process_time()
    code = FILES[name](file, whole)
    told = capsys.readouterr()
    assert code != Exit.INTERNAL, told.err
    assert "Traceback" not in told.err
    assert process_time() - start < SECONDS


FEW = settings(
    max_examples=examples(120),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)


@pytest.mark.parametrize("name", FILES)
@given(st.data())
@FEW
def test_no_damage_is_a_fall(name: str, whole: Path, capsys, data: st.DataObject) -> None:
    content = data.draw(damage((whole / name).read_bytes()))
    held(name, content, whole, capsys)


@pytest.mark.parametrize("name", ["contract.json", "shapes.jsonl", "answer.jsonl"])
@given(st.data())
@FEW
def test_no_value_in_another_place_is_a_fall(
    name: str, whole: Path, capsys, data: st.DataObject
) -> None:
    text = (whole / name).read_text("utf-8")
    lines = (
        [json.loads(text)] if name == "contract.json" else list(map(json.loads, text.splitlines()))
    )
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = data.draw(replaced(lines[at]))
    held(name, "\n".join(map(json.dumps, lines)).encode(), whole, capsys)
