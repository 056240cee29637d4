"""Differences, then judgement: pure.

    Fact -view-> what is compared -delta-> Deltas -fold-> Changes -RULES-> groups -> Findings

`drift` compares then with now. Of contracts that hold definitions `in_step` finds what differs,
each part at its first place, and says where else it shows; other contracts are compared flat.
`coverage` says what both can state, `implied` and `fold` what belongs together, `renames` what the
page itself calls the same; the tables of rules stand in the files `drift_…`, and `drift.RULES` is
the one list of them. `standing` tells how the evidence stands, `acceptances` what was reviewed.
`observed` compares documented with observed.
"""
