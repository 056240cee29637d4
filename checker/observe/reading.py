"""A recording -> records -> what is observed: lines, a document, a stream, or a form of its own.

What is no JSON, and long lists within one JSON document, are read by the row of the form; only
lines, documents and event streams are read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final, TypeAlias

import orjson

from checker.observe.json_texts import item_start, json_texts
from checker.observe.lines import batches
from checker.observe.observer import Observer
from checker.observe.recordings import RECORDINGS
from checker.observe.recordings.bodies import plain, text_of
from checker.observe.recordings.form import Form, Taken, TakenPart
from checker.observe.recordings.items import items
from checker.observe.recordings.logs import inner
from checker.observe.recordings.recording import Recording, whole
from checker.observe.sse import BOM
from checker.observe.strict import RecordRefused

# Why what is no JSON is not looked through for several texts: it would be none of them.
SPOILED: Final = frozenset({"not-utf-8", "truncated"})

Left: TypeAlias = "Callable[[int, int, RecordRefused], None]"  # record number, byte offset, reason


def read_all(name: str, recording: Recording, observer: Observer, left: Left) -> None:
    """All records of a recording of one of FORMS. Raises RecordRefused."""
    how = PLAIN.get(name)
    if how is not None:
        how(recording, observer, left)
        return
    form = RECORDINGS[name]
    for number, (offset, taken) in enumerate(parts(form, recording), 1):
        observer.walk.number = number
        for refused in observer.taken(taken, form.fidelity):
            left(number, offset, refused)


def parts(form: Form, recording: Recording) -> Iterator[tuple[int, Taken]]:
    """(Byte offset, part) of a text of a form that is recognised by its head."""
    json = recording.head.removeprefix(BOM).lstrip()[:1] == b"{"
    if form.read is not None and not (json and form.path):
        yield from form.read(recording.blocks())
        return
    at, empty = 0, True
    try:
        for at, item in items(recording.blocks(), form.path):
            empty = False
            for taken in form.of(item):
                yield at, _with_beside(taken, recording)
    except RecordRefused as refused:
        yield at, refused.with_traceback(None)
    else:
        if empty:
            yield 0, RecordRefused("no-records")


def _with_beside(taken: Taken, recording: Recording) -> Taken:
    """A part whose bodies stand in files beside the recording; without those that do not."""
    if not isinstance(taken, TakenPart) or not taken.beside:
        return taken
    found = {member: recording.beside(name) for member, name in taken.beside.items()}
    try:
        texts = {member: text_of(body) for member, body in found.items() if body is not None}
    except RecordRefused as refused:
        return refused.with_traceback(None)
    if "request_body" in texts:
        texts["request_body"] = plain(texts["request_body"])
    return TakenPart(taken.value | texts, None if "response_body" in texts else taken.fidelity)


# ---------------------------------------------------------------- lines, documents, streams


def json_document(recording: Recording, observer: Observer, left: Left) -> None:
    """One JSON text: an answer, an exchange, attributes, or an array of such records."""
    text = whole(recording.blocks())
    texts = [(0, text)]
    refusals = list(observer.records([text]))
    begun = recording.head.removeprefix(BOM).lstrip()[:1] in (b"{", b"[")  # else words stand there
    if (
        any(refused.reason not in SPOILED for _, refused in refusals)
        and len(several := [*json_texts(text)]) > begun
    ):
        texts = several
        observer.walk.number = 0
        refusals = list(observer.records([one for _, one in texts]))
    for index, refused in refusals:
        start, one = texts[index]
        if refused.place is None:
            left(index + 1, start, refused)
        else:  # an array of records: each is one
            left(index + 1 + refused.place, start + item_start(one, refused.place), refused)


def json_lines(recording: Recording, observer: Observer, left: Left) -> None:
    """One JSON text a line; blank lines are passed over."""
    number = 0  # of records before the batch
    for offset, batch in batches(recording.blocks()):
        if batch is None:
            number += 1
            observer.walk.number += 1
            left(number, offset, RecordRefused("too-large"))
            continue
        refusals, blank = judged(observer, batch)
        for record, place, refused in refusals:
            left(number + record, offset + place, refused)
        number += len(batch) - blank


def judged(
    observer: Observer, batch: list[bytes]
) -> tuple[list[tuple[int, int, RecordRefused]], int]:
    """(Record, byte offset, reason) of each line that is left out, in its batch; blank lines."""
    found = []
    at = place = blank = 0
    for index, refused in unwrapped(observer, batch):
        if not batch[index].strip():
            blank += 1
            continue
        place += sum(map(len, batch[at:index])) + index - at
        at = index
        found.append((index + 1 - blank, place, refused))
    return found, blank


def event_stream(recording: Recording, observer: Observer, left: Left) -> None:
    """One transcript of server-sent events."""
    try:
        observer.transcript(recording.blocks())
    except RecordRefused as refused:
        left(1, 0, refused)


def unwrapped(observer: Observer, batch: list[bytes]) -> Iterable[tuple[int, RecordRefused]]:
    """Lines, or what the rows of a log hold as text: index and reason of each that is left out.

    Rows of a log follow each other: the first tells. Of what stands around the text nothing is
    looked at, so no fault of it is one of the record.
    """
    form = observer.form_of(batch[0]) if batch else None
    if form is None or not form.text:
        return observer.records(batch)
    found: list[tuple[int, RecordRefused]] = []
    texts: list[bytes] = []
    places: list[int] = []
    for index, line in enumerate(batch):
        try:
            taken = inner(orjson.loads(line)[form.text])
        except (orjson.JSONDecodeError, KeyError, TypeError):
            taken = TakenPart(line)  # another line, or none, is recognised as any line is
        if isinstance(taken, TakenPart):
            texts.append(taken.value)
            places.append(index)
        else:
            found.append((index, taken))
    found += ((places[index], refused) for index, refused in observer.records(texts))
    return sorted(found, key=itemgetter(0))


PLAIN: Final[Mapping[str, Callable[[Recording, Observer, Left], None]]] = {
    "json": json_document,
    "jsonl": json_lines,
    "sse": event_stream,
}


def forms() -> list[str]:
    """The names of all forms that a recording as a whole can have."""
    return sorted([*PLAIN, *(form.name for form in RECORDINGS.values() if form.head or form.read)])
