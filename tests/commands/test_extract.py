"""`checker extract` of files: which operation of a document, and what is not in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main
from checker.model.evidence import digest_of

OPERATION: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"properties": {"a": {"type": "string"}}}}},
    },
    "responses": {"200": {"description": "", "content": {"application/json": {}}}},
}


def document(*names: str) -> str:
    paths: dict[str, Any] = {}
    for name in names:
        method, _, path = name.partition(" ")
        paths.setdefault(path, {})[method.lower()] = OPERATION
    return json.dumps({"openapi": "3.1.0", "paths": paths})


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two editions of a document: of the second, one operation is gone and one is new."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(document("POST /a", "GET /a", "GET /b", "POST /c/{id}"))
    (tmp_path / "new.json").write_text(document("GET /a", "GET /b", "PUT /b"))
    return tmp_path


def extracted(capsys: pytest.CaptureFixture[str], name: str, *arguments: str) -> tuple[int, str]:
    """(exit code, talk); the contract is kept beside the file."""
    code = main(["extract", f"{name}.json", "--kind", "api-reference", *arguments])
    output, told = capsys.readouterr()
    Path(f"{name}.contract.json").write_text(output)
    return code, told


def drifted(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """(exit code, rules)."""
    code = main(["drift", "./old.contract.json", "./new.contract.json", "--format", "json"])
    output = capsys.readouterr().out
    return code, [one["rule"] for one in json.loads(output)["findings"]] if output else []


def test_of_several_operations_the_option_names_one(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = extracted(capsys, "old")
    assert (code, '--operation "POST /path"' in told) == (3, True)
    for name in ("old", "new"):
        assert extracted(capsys, name, "--operation", "get /b") == (0, "checker: exit 0 (done)\n")
    source = json.loads((files / "new.contract.json").read_text())["source"]
    assert source["operation"] == "GET /b"
    assert drifted(capsys) == (0, [])


@pytest.mark.parametrize(
    ("operation", "codes", "expected"),
    [
        pytest.param("POST /a", (0, 3), (1, ["api-removed-without-deprecation"]), id="removed"),
        pytest.param(
            "POST /c/{id}", (0, 3), (1, ["api-path-removed-without-deprecation"]), id="its path"
        ),
        pytest.param("PUT /b", (3, 0), (0, ["endpoint-added"]), id="added"),
        pytest.param("PUT /d", (3, 3), (3, []), id="of neither"),
    ],
)
@pytest.mark.usefixtures("files")
def test_an_operation_that_one_document_describes(
    capsys: pytest.CaptureFixture[str],
    operation: str,
    codes: tuple[int, int],
    expected: tuple[int, list[str]],
) -> None:
    for name, code in zip(("old", "new"), codes, strict=True):
        found, told = extracted(capsys, name, "--operation", operation)
        assert found == code
        assert ("does not describe that operation" in told) is (code == 3)
    assert drifted(capsys) == expected


@pytest.mark.parametrize(
    ("now", "rule"),
    [
        pytest.param(["GET /a"], "api-removed-with-deprecation", id="another method stays"),
        pytest.param(["GET /b"], "api-path-removed-with-deprecation", id="none stays"),
        pytest.param([], "api-path-removed-with-deprecation", id="no path stays"),
    ],
)
def test_what_was_deprecated_is_gone(
    files: Path, capsys: pytest.CaptureFixture[str], now: list[str], rule: str
) -> None:
    told = json.loads(document("POST /a"))
    told["paths"]["/a"]["post"] = OPERATION | {"deprecated": True}
    (files / "old.json").write_text(json.dumps(told))
    (files / "new.json").write_text(document(*now))
    for name in ("old", "new"):
        extracted(capsys, name, "--operation", "POST /a")
    assert drifted(capsys) == (0, [rule])


@pytest.mark.usefixtures("files")
def test_a_contract_that_was_not_understood_is_no_former_state(
    capsys: pytest.CaptureFixture[str],
) -> None:
    extracted(capsys, "old")
    extracted(capsys, "new", "--operation", "PUT /b")
    assert drifted(capsys) == (3, ["extractor-broken"])


def test_of_the_same_bytes_only_the_reading_can_have_changed(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As an older program wrote it."""
    (files / "new.json").write_bytes((files / "old.json").read_bytes())
    for name in ("old", "new"):
        extracted(capsys, name, "--operation", "POST /a")
    former = files / "old.contract.json"
    former.write_text(former.read_text().replace('"required": false', '"required": true'))
    assert drifted(capsys) == (0, ["basis-changed"])
    main(["drift", "./old.contract.json", "./new.contract.json", "--format", "markdown"])
    assert capsys.readouterr().out.startswith("No difference was found in the documentation")
    digest = digest_of((files / "old.json").read_bytes())
    former.write_text(former.read_text().replace(digest, digest_of("other bytes")))
    assert drifted(capsys)[1] == ["request-property-became-optional"]


def test_what_a_heading_must_not_tell_ends_no_run(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "Call +1 202 555 0143"
    rows = "| Field | Type |\n| - | - |\n| id | string |\n"
    (files / "page.md").write_text(f"# T\n\nPOST /v1/x\n\n## {secret}\n\n### Response\n\n{rows}")
    (files / "help.md").write_text(f"# T\n\n## {secret}\n\n[Mail](mailto:help@example.org)\n")
    for name, kind in (("page", "api-reference"), ("help", "support-page")):
        assert main(["extract", f"{name}.md", "--kind", kind]) in (0, 3)
        output = capsys.readouterr().out
        assert "a heading that is not passed on" in output
        assert "0143" not in output


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["old.json", "--kind", "support-page", "--operation", "GET /a"], id="kind"),
        pytest.param(["chat", "--operation", "GET /a"], id="source"),
        pytest.param(["old.json", "--kind", "api-reference", "--operation", "/a"], id="path"),
        pytest.param(["old.json", "--kind", "api-reference", "--operation", "GET"], id="method"),
        pytest.param(
            ["old.json", "--kind", "api-reference", "--operation", "GET /a b"], id="a blank"
        ),
    ],
)
@pytest.mark.usefixtures("files")
def test_the_option_is_a_method_and_a_path_of_a_file(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["extract", *arguments]) == 2
    assert "--operation" in capsys.readouterr().err


def test_what_is_not_placed_is_told_and_explained(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "| Field | Type |\n| - | - |\n| id | string |\n"
    text = f"# T\n\nPOST /v1/x\n\n## Response\n\n{rows}\n## Message object\n\n{rows}"
    (files / "page.md").write_text(text)
    main(["extract", "page.md", "--kind", "api-reference", "--explain"])
    output, told = capsys.readouterr()
    assert "response 200 application/json $.id  [documented]  T > Response\n" in output
    assert "unplaced-table: Message object, 1 row  [not in the contract]  no label" in output
    assert "page: unplaced-table: Message object, 1 row\n" in told


@pytest.mark.parametrize(
    ("name", "fields"),
    [("saved.html", ["model", "size"]), ("SAVED.HTM", ["model", "size"]), ("saved.md", [])],
)
def test_a_part_of_a_page_is_html_where_its_name_says_so(
    files: Path, capsys: pytest.CaptureFixture[str], name: str, fields: list[str]
) -> None:
    """As Markdown, rows that stand apart and indented are code."""
    rows = "\n\n".join(
        f"    <tr><td>{field}</td><td>string</td></tr>" for field in ("size", "model")
    )
    (files / name).write_text(
        f"<h2>Make one</h2><pre><code>curl -X POST https://api.example.test/v1/widgets</code></pre>"
        f"<h3>Request body</h3>\n<table><tr><th>Field</th><th>Type</th></tr>\n\n{rows}</table>"
    )
    main(["extract", name, "--kind", "api-reference", "--explain"])
    read = re.findall(r"request \S+ \$\.(\w+)", capsys.readouterr().out)
    assert read == fields
