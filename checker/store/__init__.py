"""Access + bytes <-> snapshots/: the only room that writes evidence.

    snapshots/<source-id>/accesses.jsonl        what changed, one line each    (accesses)
                          bodies/sha256-<hex>   the bytes                      (bodies)
                          state.json            how it stands                  (state)
                          contract.json         what was accepted              (contracts)
                          accepted/*.toml       which findings were accepted   (acceptances)

`files` writes whole files under a lock, and `access_log` decides what an access adds (it is pure).
What the commands call is `snapshots`, with a store a source: `source_evidence` reads, without a
lock and without a write, and `source_store` writes.
"""
