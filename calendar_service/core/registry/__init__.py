"""From the text of the registry to its values: read, checked, and cut to what was known on a day.

`build.load` gives the whole registry or all that is wrong; every output asks `knowledge.known` first.
"""
