"""The strip of a page's last accesses: a mark a day, the last one at the end."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from checker.model.table import Moment
from checker.report.strip import strip

MOST = 24

LAST = date(2026, 11, 24)


def moments(*ago: int, changed: tuple[int, ...] = ()) -> tuple[Moment, ...]:
    return tuple(Moment(day=LAST - timedelta(days=at), changed=at in changed) for at in ago)


@pytest.mark.parametrize(
    ("shown", "ticks", "diamonds", "said"),
    [
        pytest.param(moments(0), 1, 0, "Read on 2026-11-24; no earlier", id="one day"),
        pytest.param(
            moments(0, changed=(0,)), 0, 1, "Read on 2026-11-24; 1 change of", id="one, of a change"
        ),
        pytest.param(moments(1, 0), 2, 0, "Read from 2026-11-23 to", id="two days"),
        pytest.param(moments(9, 3, 0), 3, 0, "its content did not change", id="three days"),
        pytest.param(
            moments(9, 3, 0, changed=(3,)),
            2,
            1,
            "1 change of the content: 2026-11-21",
            id="a change between",
        ),
        pytest.param(
            moments(*range(40, -1, -1)), MOST, 0, "Read from 2026-11-01", id="the last of many"
        ),
    ],
)
def test_each_day_has_its_mark(
    shown: tuple[Moment, ...], ticks: int, diamonds: int, said: str
) -> None:
    drawn, words = strip(shown)
    at = re.findall(r'<path (class="changed" )?d="M([\d.]+) (?:3l|5v)', drawn)
    assert [sum(not one for one, _ in at), sum(bool(one) for one, _ in at)] == [ticks, diamonds]
    assert float(at[-1][1]) == 392  # the last day is at the end
    assert float(at[0][1]) == (8 if len(shown) > 1 else 392)
    assert said in words
    assert f'aria-label="{words}"' in drawn


def test_what_did_not_change_is_said_in_whole() -> None:
    assert strip(moments(0))[1] == "Read on 2026-11-24; no earlier reading is kept"
    drawn, words = strip(moments(1, 0))
    assert words == "Read from 2026-11-23 to 2026-11-24; its content did not change"
    assert drawn.count("/><path") == 2
