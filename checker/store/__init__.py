"""Access + bytes <-> snapshots/: the only room that writes evidence.

    snapshots/<source-id>/accesses.jsonl        what changed, one line each    (accesses)
                          bodies/sha256-<hex>   the bytes                      (bodies)
                          state.json            how it stands                  (state)
                          contract.json         what was accepted              (contracts)
                          accepted/*.toml       which findings were accepted   (acceptances)

`files` writes whole files under a lock, `access_log` decides what an access adds (it is pure), and
`snapshots` is what the commands call. Reading takes no lock and writes nothing.
"""
