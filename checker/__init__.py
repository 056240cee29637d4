"""checker: a static documentation-contract checker.

    pages -fetch-> accesses -store-> snapshots -extract-> Contract -+
                                                                    +-compare-> Findings
    recordings -------------observe-> Shape (no values) ------------+        -report-> the table

Four floors: the door (`cli`, and `arguments` behind it) calls stories (`commands`), stories call
verbs (`fetch`, `store`, `extract`, `observe`, `compare`, `packet`, `report`), verbs know only
nouns (`model`) and `documents`. A noun knows only nouns. `tests/test_house.py` holds the plan.
"""

__version__ = "0.1.0"
