"""What a person is told who wrote a date, a length or a lead that cannot be read.

Each part is a phrase without a full stop, so that a problem list, the command line and a form can set it their way.
"""

from typing import Literal


class FormError(ValueError):
    """A text has not the form that is expected; only its three children are raised."""

    def __init__(self, found: str, expected: str, fix: str) -> None:
        super().__init__(f"{found}: expected {expected}; {fix}")
        self.found = found
        self.expected = expected
        self.fix = fix


class DateError(FormError):
    """A text is not a date, or has more than one reading; `code` is that of the problem list."""

    def __init__(self, found: str, expected: str, fix: str, code: Literal["edtf", "ambiguous-date"] = "edtf") -> None:
        super().__init__(found, expected, fix)
        self.code = code


class DurationError(FormError):
    """A text is not a length such as P20Y."""


class LeadError(FormError):
    """A text is not a lead such as P30D or 10wd."""
