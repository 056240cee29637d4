"""One file a command: what it calls, in the order of the data."""

# command -> what it does, as every help text says it.
COMMANDS: dict[str, str] = {
    "verify": "Read the pages, compare, and fill the table to attach to a packet.",
    "snapshot": "Read the pages and keep the accesses; or import a saved page.",
    "extract": "Print the contract that kept pages, or files, state (JSON).",
    "shape": "Turn recordings into shapes without values (JSON Lines).",
    "compare": "Hold shapes against the contract that they were seen through.",
    "drift": "Say what the documentation said then and says now; no network.",
    "accept": "Make today's contract the accepted one, or accept single findings.",
    "packet": "Write, check, complete and question an incident support packet.",
    "rules": "List the rules, or explain one.",
    "schema": "Print a published schema.",
}
