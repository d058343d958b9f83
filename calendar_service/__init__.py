"""A diplomatic calendar: one registry feeds calendars, reminders and a page.

Importing this package imports nothing else, so that the command line starts fast.
"""
