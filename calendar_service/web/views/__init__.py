"""Occurrences, roles and terms in the words of one language, as the templates show them."""
