"""The kinds of entries, one file each, with NAME, KEYS (`core.reading.keys`), EXAMPLE and `occurrences`.

What they share stands in lower layers, since kinds do not know each other: forms of keys in `core.reading`, and
`occurrences` in `core.derivation.occurrences` (of a treaty in `core.derivation.terms`).
"""
