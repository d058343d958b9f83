"""A reminder of a simulation, as people read it: when and why, then the message as it would have come."""

from typing import Any

from rich.text import Text

from calendar_service.cli._terminal import print_lines


def print_reminder(reminder: dict[str, Any]) -> None:
    """Print one reminder, with an empty line after it."""
    at = reminder["at"][:16].replace("T", " ")
    why = f"{reminder['reason']} {reminder['lead']}" if reminder["lead"] else reminder["reason"]
    head = Text(f"{at}  {why}  to {reminder['subscription']} by {reminder['channel']}", style="dim")
    text = [f"  {line}".rstrip() for line in reminder["text"].splitlines()]
    print_lines([head, Text(reminder["subject"], style="bold"), *text, ""])
