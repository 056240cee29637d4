"""checker: a static documentation-contract checker.

    pages -fetch-> accesses -store-> snapshots -extract-> Contract -+
                                                                    +-compare-> Findings
    recordings -------------observe-> Shape (no values) ------------+        -report-> the table

Five floors: the door (`cli`, and `arguments` behind it) calls stories (`commands`), stories call
verbs (`fetch`, `store`, `extract`, `observe`, `compare`, `packet`, `report`), verbs know only
`documents`, the `gate` that judges what may be said, and nouns (`model`). The gate knows nouns, a
noun knows only nouns. `tests/test_house.py` holds the plan.
"""

__version__ = "0.1.0"
