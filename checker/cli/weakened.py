"""The settings of a run that decide what fails -> where each comes from, for its report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from checker.cli.setting import Held
from checker.review.options import FAIL_ON, FAILS_ON, OTHERS_FAIL_ON


def weakened(ctx: typer.Context, command: str, given: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for each that is not the command's own: "`--fail-on never`, by checker.toml"."""
    held = (ctx.obj or Held()).mine
    usual = FAILS_ON.get(command, OTHERS_FAIL_ON)
    weaker = FAIL_ON.index(given["fail_on"]) < FAIL_ON.index(usual)
    never = given["fail_on"] == "never"
    for parameter, value in (
        ("fail_on", given["fail_on"] if weaker or never else None),
        ("max_age", given["max_age"]),
        ("names", given["names"] if given["names"] not in (None, "all") else None),
    ):
        if value is not None:
            name = parameter.replace("_", "-")
            setting = held.get(name)
            typed = getattr(ctx.get_parameter_source(parameter), "name", "") == "COMMANDLINE"
            whence = setting.whence if setting is not None and not typed else "the command line"
            yield f"`--{name} {value}`, by {whence}"
