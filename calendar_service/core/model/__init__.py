"""The values that the whole service passes around: what an editor wrote, and what follows from it.

Nothing here reads or decides: `registry` makes these from the file, `kinds` and `occurrences` derive from them.
"""
