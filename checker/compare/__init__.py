"""Differences, then judgement: pure.

    two Contracts -walk-> Differences -changes-> Changes -RULES-> Findings
    Contract, Shapes -bodies, telemetry-> Differences -RULES-> Findings

`drift` compares then with now. `walk` goes down both trees in step and looks once at each pair of
places, however many places of the page use it; `choices` pairs the alternatives of unions, `keys`
names the definition that says it. `coverage` says what both can state, `changes` and `unions` what
belongs together, `renames` what the page itself calls the same; the tables of rules
stand in the files `drift_…`, and `drift.RULES` is the one list of them. `evidence_rules` tells how
the evidence stands, `acceptances` what was reviewed. `observed` compares documented with observed.
"""
