"""What is compared with a contract holds it against its schema first."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.documents import packaged
from checker.model.errors import Misused
from checker.review.options import Options
from checker.review.packet_contracts import contracts_of


def test_a_damaged_contract_is_refused_where_something_is_compared_with_it(tmp_path: Path) -> None:
    (tmp_path / "chat").mkdir()
    text = (packaged("snapshots") / "chat" / "contract.json").read_text("utf-8")
    plain = json.loads(text) | {"facts": [{"fact": "status", "key": "status 200", "status": 200}]}
    (tmp_path / "chat" / "contract.json").write_text(json.dumps(plain), "utf-8")
    options = Options(snapshots=tmp_path, now=lambda: datetime.now(UTC), random=lambda: 0.5)
    with pytest.raises(Misused):
        contracts_of(options)
