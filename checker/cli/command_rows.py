"""What can be typed: a row a command, with the function of `commands/` that it calls."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from checker.cli import completing
from checker.cli.parameters import argument, common, flag, option
from checker.cli.repeated import Needs
from checker.cli.setting import Option
from checker.review.sources import KINDS


class CommandRow(NamedTuple):
    """One command, by its path (`packet check`)."""

    path: str
    example: str
    uses: Collection[str]  # the kinds of common options that its help lists (`parameters.common`)
    takes: tuple[Option, ...] = ()
    # One --observed takes several recordings: how many of the words behind it are arguments.
    needs: Needs | None = None

    @property
    def command(self) -> str:
        """Its first word."""
        return self.path.partition(" ")[0]

    @property
    def options(self) -> tuple[Option, ...]:
        """All that can be typed behind it."""
        return (*self.takes, *common(self.command, self.uses))


def _fingerprints(words: Sequence[str]) -> int:
    from checker.commands.accept import fingerprints  # noqa: PLC0415 - a command that runs

    return len(fingerprints(words))


PAGES: Final = frozenset({"pages"})
READS: Final = frozenset({"pages", "network"})
JUDGES: Final = frozenset({"pages", "report"})
IDS: Final = "Source ids [default: all]"
OFFERED: Final = {"default": None, "offers": completing.sources}
SOURCES: Final = argument("what", list[str], "SOURCE", f"{IDS}.", **OFFERED)
OBSERVED: Final = option("observed", list[Path], "Recordings or shapes; takes several.")
WHOSE: Final = option(
    "contract",
    str,
    "The source whose answers they are, where a recording does not say.",
    offers=completing.sources,
)
CONTRACT: Final = "A source id, or a contract file [default: {}]."
BY_CONTENT: Final = CONTRACT.format("told by content")
ANYWHERE: Final = (
    "Named, it is taken wherever its operation was asked for: through a gateway, of another host."
)
SURFACES: Final = ("chat", "responses")
SURFACE: Final = option(
    "surface", str, f"The affected interface: {' | '.join(SURFACES)}.", among=SURFACES
)
FORMS: Final = "auto | http | json | jsonl | sse | yaml"
SHOWN: Final = ("all", "documented")
NAMES: Final = "all | documented: hide every undocumented name"
SCHEDULER: Final = (
    "The address of a dask cluster that you trust like this machine; what TLS needs stands in "
    "dask's own configuration."
)
WHICH: Final = "Which one [default: their names]."
WHAT: Final = "A source id, or files with --kind."
EXPORTED: Final = "Write what is kept as a web archive: x.warc, or compressed x.warc.gz."
PRUNED: Final = "Drop bodies on which no access of that many days and no accepted contract rests."
JOBS: Final = option("jobs", int, "Processes that may be used [default: 1].", default=1)
PACKET: Final = argument("file", Path, "FILE", "The packet (YAML, or Markdown); - is stdin.")
NAMES_ALLOWED: Final = option(
    "names_allowed",
    list[str],
    "An undocumented name that may be told in what is sent.",
    "--names-allowed",
    "--allow-name",
    metavar="NAME",
)

ROWS: Final = (
    CommandRow(
        path="verify",
        example="checker verify --observed answer.json",
        uses=READS | JUDGES,
        takes=(
            option("observed", list[Path], "Recordings or shapes to compare; takes several."),
            WHOSE,
            flag("offline", "Open no socket."),
            flag("sample", "The whole job on built-in sample pages."),
            option("output", Path, "Also write every form to this folder.", "--output", "-o"),
            option("packet", Path, "An incident packet: check it, and attach the table."),
            option("bundle", Path, "A packet's bundle: compute its table again.", "--from"),
        ),
        needs=lambda _: 0,
    ),
    CommandRow(
        path="snapshot",
        example="checker snapshot chat responses",
        uses=READS,
        takes=(
            argument("names", list[str], "SOURCE", f"{IDS}.", **OFFERED),
            option("file", Path, "A page saved from a browser, or a web archive.", "--import"),
            option("url", str, "The address that it was saved from."),
            option("accessed", str, "When it was saved, e.g. 2026-11-24T10:00:00Z."),
            option("prune", int, PRUNED),
            option("export", Path, EXPORTED, "--export-warc"),
        ),
    ),
    CommandRow(
        path="extract",
        example="checker extract chat > contract.json",
        uses=PAGES,
        takes=(
            argument("what", list[str], "SOURCE|FILE", WHAT, offers=completing.sources),
            option("kind", str, f"{' | '.join(KINDS)}.", among=KINDS),
            option("url", str, "The address of the first file."),
            option("operation", str, 'Of an OpenAPI document of several, e.g. "POST /v1/videos".'),
            flag("flat", "Each definition written out at every place."),
            flag("explain", "One line a fact, with where it stands; then what was not placed."),
        ),
    ),
    CommandRow(
        path="shape",
        example="checker shape answers.jsonl --jobs 2 > shapes.jsonl",
        uses=PAGES,
        takes=(
            argument("files", list[str], "FILE", "Recordings; - is stdin, s3://... a store."),
            option("contract", str, f"{BY_CONTENT} {ANYWHERE}", offers=completing.sources),
            option("form", str, f"{FORMS} [default: auto].", "--from", default="auto"),
            JOBS,
            option("names", str, f"{NAMES} [default: all].", default="all", among=SHOWN),
            option("engine", str, "dask: a task a file, on --jobs processes or a cluster."),
            option("scheduler", str, SCHEDULER),
            option("partials", Path, "A folder that keeps the shapes of each file, read once."),
            option("column", str, "The column of the bodies, in Parquet files."),
        ),
    ),
    CommandRow(
        path="compare",
        example="checker compare shapes.jsonl",
        uses=JUDGES,
        takes=(
            argument("files", list[Path], "SHAPES", "Files of shapes."),
            option("contract", str, CONTRACT.format("those at hand"), offers=completing.sources),
            JOBS,
        ),
    ),
    CommandRow(
        path="drift",
        example="checker drift --since 2026-07-03",
        uses=JUDGES,
        takes=(
            argument("what", list[str], "SOURCE", f"{IDS}, or two files: OLD NEW.", **OFFERED),
            option("since", str, "Compare with that day, e.g. 2026-07-03."),
        ),
    ),
    CommandRow(
        path="changelog",
        example="checker changelog --format atom > feed.xml",
        uses={"pages", "format"},
        takes=(SOURCES, option("since", str, "Changes of that day and later, e.g. 2026-07-03.")),
    ),
    CommandRow(
        path="accept",
        example='checker accept chat --reason "reviewed with the team"',
        uses=PAGES,
        takes=(
            argument("what", list[str], "SOURCE", f"{IDS}, and fingerprints.", **OFFERED),
            option("reason", str, "Why; kept for review. Needed."),
            option("until", str, "The last day on which it holds, e.g. 2026-12-31."),
            option(
                "author",
                str,
                "Who accepts [default: GIT_AUTHOR_NAME, or user.name of git].",
                default="",
                variable="GIT_AUTHOR_NAME",
            ),
            option("observed", list[Path], "Recordings or shapes that the finding is of."),
            WHOSE,
        ),
        needs=_fingerprints,
    ),
    CommandRow(
        path="packet new",
        example="checker packet new --observed answer.json > packet.yaml",
        uses=PAGES,
        takes=(SURFACE, OBSERVED, NAMES_ALLOWED),
        needs=lambda _: 0,
    ),
    CommandRow(
        path="packet check",
        example="checker packet check packet.yaml",
        uses=JUDGES,
        takes=(PACKET,),
    ),
    CommandRow(
        path="packet attach",
        example="checker packet attach packet.yaml --observed answer.json --bundle handoff",
        uses=PAGES,
        takes=(
            PACKET,
            OBSERVED,
            option("table", Path, "A report of verify (JSON) in place of the kept evidence."),
            option("bundle", Path, "Also write everything to this folder."),
            NAMES_ALLOWED,
        ),
        needs=lambda _: 1,
    ),
    CommandRow(
        path="packet quiz",
        example="checker packet quiz packet.yaml",
        uses=PAGES,
        takes=(PACKET,),
    ),
    CommandRow(
        path="rules list",
        example="checker rules list --format markdown > rules.md",
        uses={"format"},
    ),
    CommandRow(
        path="rules explain",
        example="checker rules explain token-undocumented",
        uses=(),
        takes=(argument("identity", str, "ID", "Which rule.", offers=completing.rules),),
    ),
    CommandRow(
        path="init",
        example="checker init",
        uses={"talk"},
        takes=(argument("folder", Path, "DIR", "Where [default: here].", default=Path()),),
    ),
    CommandRow(path="config", example="checker config", uses={"format"}),
    CommandRow(
        path="schema",
        example="checker schema report",
        uses=(),
        takes=(argument("name", str, "NAME", WHICH, default=None, offers=completing.schemas),),
    ),
)
EXAMPLES: Final = {row.path: row.example for row in ROWS}  # path of a command -> how it is typed


@cache
def every_option() -> Mapping[str, Mapping[str, Option]]:
    """Command -> its options, and those of the commands below its word, by name."""
    found: dict[str, dict[str, Option]] = {}
    for row in ROWS:
        known = found.setdefault(row.command, {})
        for one in row.options:
            if one.typed:
                also = one.name in known and known[one.name].used
                known[one.name] = replace(one, used=one.used or also)
    return found
