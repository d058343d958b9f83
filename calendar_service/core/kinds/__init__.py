"""The kinds of entries, one file each; a module whose name begins with an underscore holds what siblings share."""
