"""`doctor`: what is wrong with the installation."""

import typer

NAME, PANEL = "doctor", "Care"


def command() -> None:
    """Look at database, mail, clock, time zones, registry, deliveries and address. Ends with 1 where one needs care."""
    from rich.text import Text

    from calendar_service.cli._clock import now
    from calendar_service.cli._settings import settings
    from calendar_service.cli._terminal import print_table
    from calendar_service.service.diagnose import diagnose

    found = tuple(diagnose(settings(), now()))
    rows: list[tuple[Text, ...]] = []
    for each in found:
        verdict = Text("to fix", style="bold red") if each.fix else Text("well", style="green")
        rows.append((verdict, Text(each.subject), Text(each.said)))
        rows += [(Text(), Text(), Text(f"→ {each.fix}", style="bold"))] if each.fix else []
    print_table(rows, (None, None, None))
    if any(each.fix for each in found):
        raise typer.Exit(1)
