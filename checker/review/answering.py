"""A report -> what a command gives back: in the form that was asked for, and in every form."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from checker.gate.wording import judge, worded
from checker.model.errors import Exit
from checker.model.table import Report
from checker.report import MACHINE, MACHINE_FILES, folder, render
from checker.review.options import CommandResult, Options, judged_alike, quoted, shown_name
from checker.review.pointers import pointed

WIDEST = 5000  # columns: no sentence of ours is folded there
# How a report names recordings: they are nameless in all that is sent.
FILE = " --observed FILE"
FILES = " FILE"


def answered(  # noqa: PLR0913 - what a run came to
    options: Options,
    report: Report,
    code: Exit,
    talk: Sequence[str] = (),
    *,
    observed: Sequence[Path] = (),
    into: Path | None = None,
    allow: Collection[str] = (),
) -> CommandResult:
    """The report as `--format` asks, and in every form in the folder `into`.

    On a terminal the commands name the recordings (`observed`) as they were typed, so that they
    run as printed; in every other form they are nameless. `allow` is that of the gate.
    """
    report = replace(
        report,
        made=options.now().date(),
        settings=options.weakened,
        next_step=worded(judged_alike(report.next_step, options)),
    )
    report = pointed(report)
    if into is not None or options.format == "sarif":  # no other form tells what rules say
        from checker.review.rule_tables import with_texts

        report = with_texts(report)
    shown = _with_names(report, observed) if options.terminal else report

    files = {} if into is None else folder(report, allow)
    wrote = (f"Written to {shown_name(into or Path())}: {', '.join(sorted(files))}.",)

    text = partial(render, shown, options.format, verbose=options.verbose, allow=allow)

    return CommandResult(
        code=code,
        output=text(width=options.width, color=options.color),
        unfolded=text(width=WIDEST) if options.format == "text" else "",
        prose=options.format not in MACHINE,
        allow=frozenset(allow),
        talk=() if options.quiet else tuple(talk),
        files={into / name: text for name, text in files.items()} if into is not None else {},
        machine=frozenset(into / name for name in MACHINE_FILES if into is not None),
        wrote=wrote if files and not options.quiet else (),
    )


def _with_names(report: Report, observed: Sequence[Path]) -> Report:
    """The report with the names of recordings in its commands, where they may be printed."""
    words = "".join(f" {quoted(str(path))}" for path in observed)
    if not words or judge(words):
        return report
    names = "".join(f" --observed {quoted(str(path))}" for path in observed)
    accepting = replace(report.accepting, observed=report.accepting.observed.replace(FILE, names))
    step = report.next_step.replace(FILE, names).replace(
        f"checker shape{FILES}", f"checker shape{words}"
    )
    return replace(report, accepting=accepting, next_step=worded(step))
