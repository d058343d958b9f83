"""`subscription list`: all subscriptions, with their addresses, since the operator asks."""

NAME, PANEL = "list", "Care"


def command() -> None:
    """List who is told what, when and how."""
    from rich.text import Text

    from calendar_service.cli._settings import settings
    from calendar_service.cli._store import opened
    from calendar_service.cli._subscriptions import columns
    from calendar_service.cli._terminal import print_lines, print_table
    from calendar_service.service.subscribe import all_of

    with opened(settings()) as store:
        found = all_of(store)
    if not found:
        print_lines(["No subscriptions. Add one with: calendar-service subscription add --email ADDRESS"])
        return
    headings = ("id", "to", "of", "leads", "at", "language", "changes")
    rows = [tuple(Text(word, style="bold") for word in headings)]
    rows += [tuple(Text(part) for part in columns(each)) for each in found]
    print_table(rows, (None,) * len(headings))
