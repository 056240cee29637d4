"""url -> Access + bytes: the only room with a network.

    sources -plan-> Request -run, http-> FinalAnswer -judge-> Fetched -follow-> Request ...

`http` is the entry (`read`) and speaks HTTP; `guard` says which address may be asked and connects
to no other; `plan`, `follow`, `judge` and what they rest on are pure. `cache` stands apart: it
remembers what was made of pages, never pages.
"""
