"""The fixture world of the proofs: every kind of thing in every state, every kind of person, a canary in every secret.

`build_world` makes it once, inside a transaction that whoever calls it rolls back; cells work in savepoints of it.
"""
