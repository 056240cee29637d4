"""A command -> its function in `commands/`, imported when it runs: --help loads none of them."""

from __future__ import annotations

from collections.abc import Callable

from checker.review.options import CommandResult


def function_of(path: str) -> Callable[..., CommandResult]:  # noqa: C901, PLR0911, PLR0912 - a case each
    """The function of a command, by its path (`packet check`). Raises KeyError for another."""
    match path.split():
        case ["verify"]:
            from checker.commands.verify import verify

            return verify
        case ["snapshot"]:
            from checker.commands.snapshot import snapshot

            return snapshot
        case ["extract"]:
            from checker.commands.extract import extract

            return extract
        case ["shape"]:
            from checker.commands.shape import shape

            return shape
        case ["compare"]:
            from checker.commands.compare import compare

            return compare
        case ["drift"]:
            from checker.commands.drift import drift

            return drift
        case ["changelog"]:
            from checker.commands.changelog import changelog

            return changelog
        case ["accept"]:
            from checker.commands.accept import accept

            return accept
        case ["packet", below]:
            from checker.commands import packet

            return packet.FUNCTIONS[below]
        case ["rules", below]:
            from checker.commands import rules

            return rules.FUNCTIONS[below]
        case ["init"]:
            from checker.commands.init import init

            return init
        case ["config"]:
            from checker.commands.config import config

            return config
        case ["schema"]:
            from checker.commands.schema import schema

            return schema
    raise KeyError(path)
