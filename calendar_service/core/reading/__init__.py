"""From a file's bytes to values: `tree` reads YAML strictly, the forms say what a key may hold.

Nothing here knows what entries mean to each other; that is the registry's.
"""
