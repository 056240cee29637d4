"""What a document describes at all, in either form."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.openapi.document import describes


@pytest.mark.parametrize(
    ("told", "path", "expected"),
    [
        pytest.param({"openapi": "3.1.0", "paths": {"/a/{id}": {}}}, "/a/{name}", True, id="one"),
        pytest.param({"openapi": "3.1.0", "paths": {"/a": {}}}, "/b", False, id="another"),
        pytest.param({"openapi": "3.1.0", "paths": {}}, "/a", False, id="none"),
        pytest.param({"paths": {"path": "/a", "method": "get"}}, "/a", True, id="older export"),
        pytest.param({"paths": {"path": "/a", "method": "get"}}, "/path", False, id="not in it"),
    ],
)
def test_whether_a_path_is_described(told: Any, path: str, expected: bool) -> None:  # noqa: FBT001
    assert describes(told, path) is expected
