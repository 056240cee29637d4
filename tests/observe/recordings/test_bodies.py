"""Bodies that are compressed are unpacked up to the length of a record, and no further."""

from __future__ import annotations

import gzip
import zlib

import pytest
import zstandard

from checker.observe.recordings import bodies
from checker.observe.strict import RecordRefused


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, zstandard.compress])
def test_a_body_is_as_long_as_a_record_may_be(pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MAX_LINE", 64)
    assert bodies.text_of(pack(b"x" * 64)) == "x" * 64
    with pytest.raises(RecordRefused, match="too-large"):
        bodies.text_of(pack(b"x" * 65))
