"""`subscription remove`: the end of a subscription."""

from typing import Annotated

import typer

NAME, PANEL = "remove", "Care"


def command(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The id, as subscription list shows it.")],
) -> None:
    """End a subscription: its address is forgotten, and what is due to it is not sent."""
    from calendar_service.cli._clock import now
    from calendar_service.cli._settings import settings
    from calendar_service.cli._store import opened
    from calendar_service.cli._terminal import print_lines
    from calendar_service.service.subscribe import end

    with opened(settings()) as store:
        end(store, identifier, now())
    print_lines([f"Subscription {identifier} has ended; its address is forgotten."])
