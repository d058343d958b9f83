"""What may be shown of a broken registry: where, which key, and how to mend it (RULES A11).

Never a value, a title or an id: what an editor is writing may be under embargo until a later day.
"""

from calendar_service.core.registry.words import KEYS
from calendar_service.service.current import Current

# A file that lost one bracket may have thousands; `check` shows all.
MOST = 20

Public = dict[str, str | int]


def errors(current: Current) -> list[Public]:
    """Give the first errors of the refused registry; none while the newest one is in force."""
    found = [problem for problem in current.problems if problem.severity == "error"]
    return [problem.public(KEYS) for problem in found[:MOST]] if current.refused_at else []


def how_many(current: Current) -> int:
    """Count all errors of the refused registry."""
    return sum(problem.severity == "error" for problem in current.problems)
