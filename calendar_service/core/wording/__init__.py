"""Values in, words out: seven languages, each one PO file beside this one, with the names that CLDR has.

A language is never mixed from two: what its catalogue lacks is said in English, which the msgids are.
"""
