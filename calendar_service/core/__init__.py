"""What the calendar knows and decides: values in, values out.

Nothing below reads a clock, a file, a network, a database or a setting; the time is an argument.
"""
