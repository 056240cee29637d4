"""Text -> windows of the clock: start, end and time zone.

A range of numbers is a window only where something says that it is time: a colon, a.m. or p.m.,
noon or midnight, an o'clock, a part of the day, or a time zone beside it. "1-5 USD" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from checker.extract.prose.quantity import durations
from checker.extract.prose.time_zone import zone_after, zone_before

_REACH: Final = 80  # characters between the parts of one window
_DAY: Final = 24 * 60

_TIME: Final = re.compile(
    r"(?<![\w.,:$\u20ac\u00a3/+#])(?<![a-ln-z]-)(?:"
    r"(?P<military>[0-2]\d[0-5]\d)(?!\d)"
    r"|(?P<hour>\d{1,2})(?:[:h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d)"
    r"|\.(?P<dotted>[0-5]\d)(?=\s*[ap]\.?\s?m\b))?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?=Z\b|(?![\w%]|[.,]\d))"
    r"|(?P<named>noon|midday|midnight)\b)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}(?:T(?=\d)|\b)")
_ABOUT: Final = r"(?:about\s+|around\s+|approximately\s+|roughly\s+)?"
_JOIN: Final = re.compile(
    r"\s*(?:-|\bto\b|\b(?:un)?till?\b|\bthrough\b|\bthru\b|\bup\s+to\b|(?P<and>\band\b)|"
    r"(?:,|;|\band\b|,\s*and\b)?\s*(?:it\s+|they\s+)?(?:usually\s+|normally\s+)?"
    r"\b(?:end(?:s|ing)?|finish(?:es|ed|ing)?|stop(?:s|ping)?|clos(?:es|ing)|complet(?:es?|ed)|"
    r"is\s+(?:over|done|finished|complete)|conclud(?:es|ing))(?:\s+time)?\s*:?\s*"
    r"(?:\bat\b|\bby\b|\baround\b|\bbefore\b)?)\s*" + _ABOUT,
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(rf"\bbetween\s+{_ABOUT}$", re.IGNORECASE)
# What may follow a time; each group matches the empty text too.
_PART: Final = re.compile(
    r"(?P<hours>\s*(?:hours|hrs?|h)\b)?(?P<clock>\s*o'?clock\b)?"
    r"(?:\s+in\s+the\s+(?P<part>morning|afternoon|evening)\b|\s+(?P<night>at\s+night)\b)?",
    re.IGNORECASE,
)
_STARTS: Final = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|from|opens?)\s+(?:(?:daily|nightly|every\s+\w+|each\s+"
    rf"\w+)\s+)?(?:at\s+|from\s+)?{_ABOUT}$",
    re.IGNORECASE,
)
_LASTS: Final = re.compile(
    r"[^.;]{0,50}?\b(?:for|last(?:s|ing)?|tak(?:es|ing)|duration(?:\s+of|:)?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From one time of day to another, over midnight where the end is the smaller."""

    start: str  # "01:00", 24-hour
    end: str | None  # None: only the start is said
    time_zone: str | None  # None: none is said beside it
    at: int  # offsets in the text
    past: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Time:
    hour: int
    minute: int
    half: str | None  # "a", "p"
    form: str  # "colon", "military", "named", "bare"
    at: int
    past: int

    def minutes(self, half: str | None) -> int | None:
        """Minutes after midnight; None for a time that no clock shows."""
        hour = self.hour
        if self.form == "named" or half is None or hour > 12:  # noqa: PLR2004 - hours of half a day
            return hour % 24 * 60 + self.minute if hour <= 24 else None  # noqa: PLR2004
        return (hour % 12 + (12 if half == "p" else 0)) * 60 + self.minute if hour else None


def windows(text: str) -> Iterator[Window]:
    """Each window in the text, in order."""
    masked = _DATE.sub(lambda found: " " * len(found[0]), text)
    times = [_time(found) for found in _TIME.finditer(masked)]
    taken = 0
    for place, time in enumerate(times):
        if time.at < taken:
            continue
        following = times[place + 1] if place + 1 < len(times) else None
        window = _range(masked, time, following) if following else None
        window = window or _started(masked, time)
        if window:
            taken = window.past
            yield window


def _time(found: re.Match[str]) -> _Time:
    half = found["half"].lower() if found["half"] else None
    if found["named"]:
        hour, minute, form = (0 if "night" in found["named"].lower() else 12), 0, "named"
    elif found["military"]:
        hour, minute, form = int(found["military"][:2]), int(found["military"][2:]), "military"
    else:
        minutes = found["minute"] or found["dotted"]
        hour, minute = int(found["hour"]), int(minutes or 0)
        form = "colon" if minutes else "bare"
    return _Time(hour=hour, minute=minute, half=half, form=form, at=found.start(), past=found.end())


def _range(text: str, start: _Time, end: _Time) -> Window | None:
    if end.at - start.past > _REACH:
        return None
    first = zone_after(text, _part(text, start.past).end())
    join = _JOIN.fullmatch(text, first.past if first else _part(text, start.past).end(), end.at)
    if not join:
        return None
    before = text[max(0, start.at - _REACH // 2) : start.at]
    leading = zone_before(before)
    if join["and"] and not _BETWEEN.search(before[: leading.at] if leading else before):
        return None
    part = _part(text, end.past)
    last = zone_after(text, part.end())
    zone = last or first or leading
    said = bool(part["clock"] or part["part"] or part["night"] or zone)
    if not _is_clock(start, end, said=said, hours=bool(part["hours"])):
        return None
    a, b = _halves(start, end, part)
    minutes = start.minutes(a), end.minutes(b)
    if minutes[0] is None or minutes[1] is None or minutes[0] == minutes[1]:
        return None
    return Window(
        start=_shown(minutes[0]),
        end=_shown(minutes[1]),
        time_zone=zone.name if zone else None,
        at=start.at,
        past=last.past if last else part.end(),
    )


def _part(text: str, at: int) -> re.Match[str]:
    found = _PART.match(text, at)
    assert found is not None  # noqa: S101 - it matches the empty text
    return found


def _is_clock(start: _Time, end: _Time, *, said: bool, hours: bool) -> bool:
    forms = {start.form, end.form}
    if "military" in forms:
        return forms == {"military"} and (said or hours)
    return bool(said or start.half or end.half or forms <= {"colon", "named"})


def _halves(start: _Time, end: _Time, part: re.Match[str]) -> tuple[str | None, str | None]:
    """a.m. or p.m. of both; one that is not said follows from the other."""
    a, b = start.half, end.half
    if part["part"] and not (a or b):
        half = "a" if part["part"].lower() == "morning" else "p"
        b = half
    if part["night"] and not (a or b):
        b = "a" if end.hour % 12 < 6 else "p"  # noqa: PLR2004 - nights end before six
    if b and not a:
        same = start.hour % 12 < end.hour % 12 or start.hour == end.hour
        a = b if same else _other(b)
    elif a and not b:
        same = end.hour % 12 > start.hour % 12 or start.hour == end.hour
        b = a if same else _other(a)
    return a, b


def _other(half: str) -> str:
    return "p" if half == "a" else "a"


def _started(text: str, time: _Time) -> Window | None:
    """A window told by its start alone, or by start and length."""
    minutes = time.minutes(time.half)
    if minutes is None or not (time.half or time.form in ("colon", "named")):
        return None
    if not _STARTS.search(text[max(0, time.at - _REACH) : time.at]):
        return None
    zone = zone_after(text, time.past)
    past = zone.past if zone else time.past
    window = Window(
        start=_shown(minutes),
        end=None,
        time_zone=zone.name if zone else None,
        at=time.at,
        past=past,
    )
    lasts = _LASTS.match(text, past, past + _REACH)
    length = next(durations(text[lasts.end() : lasts.end() + _REACH]), None) if lasts else None
    if length is None or not 0 < length.minutes < _DAY:
        return window
    return replace(window, end=_shown(round(minutes + length.minutes) % _DAY))


def _shown(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
