"""The incident record: written, read, judged, asked, and the table attached to it.

    text -record-> Record -check-> findings
                          -quiz-> three answers
                          -attach-> the packet, with its table

`template` names the fields, `rules` what is asked of them. A value of a record is judged and never
reported: findings name a rule, a field and a line.
"""
