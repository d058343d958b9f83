"""Dates known in part, lengths of time, working days and zones; import from the modules.

Nothing here knows today's date: whoever asks brings the day along.
"""
