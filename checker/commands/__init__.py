"""One file a command: a story that calls the rooms below in the order of the data."""

from __future__ import annotations

# command -> what it does, as every help text says it. A command of a group stands behind it.
COMMANDS: dict[str, str] = {
    "verify": "Read the pages, compare, and fill the table to attach to a packet.",
    "snapshot": "Read the pages and keep the accesses; or import a saved page.",
    "extract": "Print the contract that kept pages, or files, state (JSON).",
    "shape": "Turn recordings into shapes without values (JSON Lines).",
    "compare": "Hold shapes against the contract that they were seen through.",
    "drift": "Say what the documentation said then and says now; no network.",
    "changelog": "What the documentation changed, by day, from what is kept.",
    "accept": "Make today's contract the accepted one, or accept single findings.",
    "packet": "Write, check, complete and question an incident support packet.",
    "packet new": "Print the template, filled with what is known.",
    "packet check": "Say what must be mended, or never be sent.",
    "packet attach": "Put the table into a packet, and print it.",
    "packet quiz": "Ask it a second engineer's three questions.",
    "rules": "List the rules, or explain one.",
    "rules list": "One line a rule; as Markdown, the page of all rules.",
    "rules explain": "What a rule says, why, an example, and what to do.",
    "init": "Begin: a folder for evidence, settings, pages, a daily run.",
    "config": "Print the settings that hold, and where each comes from.",
    "schema": "Print a published schema.",
}
