"""The keys of the registry's format: the only words of a file that anyone may be shown (RULES A11).

Ids and the roles that an editor made up are no keys, even where they stand in a problem's path.
"""

KEYS = frozenset(
    """
    version calendar sources places organisations entries
    act acts adopted aliases announced anniversary by class color correction counted country date dates deadline
    documents entry event extensions first from geo host id in-force initiative kind label language languages leap-day
    level links main marks members name next-holder note notice notices observance old-style opened organisation
    participants parties party phrase place provisional public-from published publisher rel reminders renewal retrieved
    role series short signed site spans states status tags term terminated then time timezone title topics translated
    until url verified withdrawal
    """.split()
)
