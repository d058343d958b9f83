"""The kinds of entries, one file each. What they share in deriving occurrences is `core.derivation`:

`from calendar_service.core.derivation.occurrences import occurrences` (of a treaty: `derivation.terms`).
"""
