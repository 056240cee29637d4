"""How much the tests of the pure rooms would notice: small faults are planted, one at a time.

`make mutants` draws places, plants a fault at each in a process of its own (no file is written),
runs the tests that cover the line, and prints what no test noticed. It judges nothing.

    changes.py     a module's text -> all faults that could be planted in it
    planted.py     one fault, in place of the module, for the imports of one process
    covering.py    which tests cover which line, kept until the code or a test changes
    __main__.py    draws, runs, tells
"""
