"""Moments -> a strip of the last accesses and changes of a page, as SVG inside the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.model.table import Moment
from checker.report.words import counted

MOST: Final = 24  # moments that are drawn; older ones are left out
WIDTH, EDGE = 400, 8  # units of the drawing


def strip(moments: Sequence[Moment]) -> tuple[str, str]:
    """(drawing, the same in words): a tick a day, a diamond where the content changed.

    Of at least one moment; the last day stands at the end.
    """
    shown = moments[-MOST:]
    first, last = shown[0].day, shown[-1].day
    days = (last - first).days
    changes = [one.day.isoformat() for one in shown if one.changed]
    if changes:
        said = f"{counted(len(changes), 'change')} of the content: {', '.join(changes)}"
    else:
        said = "its content did not change" if days else "no earlier reading is kept"
    when = f"from {first.isoformat()} to {last.isoformat()}" if days else f"on {last.isoformat()}"
    label = f"Read {when}; {said}"
    ends = WIDTH - EDGE
    marks = "".join(
        _mark(ends - (ends - EDGE) * (last - one.day).days / max(days, 1), changed=one.changed)
        for one in shown
    )
    drawn = (
        f'<svg class="strip" viewBox="0 0 {WIDTH} 18" role="img" aria-label="{label}">'
        f'<path d="M{EDGE} 9H{ends}" stroke="currentColor"/>{marks}</svg>'
    )
    return drawn, label


def _mark(x: float, *, changed: bool) -> str:
    if changed:
        return f'<path class="changed" d="M{x:.1f} 3l5 6l-5 6l-5 -6z"/>'
    return f'<path d="M{x:.1f} 5v8" stroke="currentColor" stroke-width="2"/>'
