"""What follows from an entry's claims, for every kind: roles, anniversaries, terms. The kinds choose from it."""
