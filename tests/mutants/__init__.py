"""How much the tests of the pure rooms would notice: small faults are planted, one at a time.

`make mutants` draws places, plants a fault at each in a process of its own (no file is written),
runs the tests that cover the line, and prints what no test noticed. It judges nothing.

    changes.py     a module's text -> all faults that could be planted in it
    fault.py       some of them, drawn by seed
    segments.py    a module's tree, changed so that each segment of it says that it was reached
    recorder.py    a plugin of pytest: what each test reaches
    covering.py    which tests reach which line, kept until the code or a test changes
    planted.py     a changed module in place of one, before or after it was imported
    running.py     faults and the tests that reach them -> how each ended
    __main__.py    draws, runs, tells
"""
