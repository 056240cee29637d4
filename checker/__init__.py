"""checker: a static documentation-contract checker.

    pages -fetch-> accesses -store-> snapshots -extract-> Contract -+
                                                                    +-compare-> Findings
    recordings -------------observe-> Shape (no values) ------------+        -report-> the table

Layers: `cli` calls `commands`, commands call what they share (`review`) and services (`fetch`,
`store`, `extract`, `observe`, `compare`, `packet`, `report`). A service imports no other service:
it knows `documents` and `files`, the `gate` that judges what may be said, and the `model`. The gate
knows the model, the model knows only itself. `tests/test_house.py` holds the plan.
"""

__version__ = "0.1.0"
DISTRIBUTION = "docs-contract-checker"  # what is installed: `checker` is another project's name
