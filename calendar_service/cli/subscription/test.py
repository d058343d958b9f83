"""`subscription test`: one example message, now."""

from typing import Annotated

import typer

NAME, PANEL = "test", "Care"


def command(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The id, as subscription list shows it.")],
) -> None:
    """Send the subscription one example now, about what comes next for it, to see whether it arrives."""
    from calendar_service.cli._clock import now
    from calendar_service.cli._delivering import channels_of
    from calendar_service.cli._reading import read
    from calendar_service.cli._store import opened
    from calendar_service.cli._subscriptions import coming
    from calendar_service.cli._terminal import print_lines
    from calendar_service.core.problems import CalendarServiceError, DeliveryError
    from calendar_service.service.compose import example
    from calendar_service.service.subscribe import find

    reading = read()
    with opened(reading.settings) as store:
        found = find(store, identifier)
    occurrences = coming(found, reading.registry, reading.as_of)
    message = example(found, occurrences, reading.registry, reading.settings.base_url, now())
    try:
        with channels_of(reading.settings)[found.channel](lambda _: None) as send:
            receipt = send(message)
    except DeliveryError as error:
        raise CalendarServiceError(f"{error}; calendar-service doctor tells what to correct") from error
    print_lines([f"Sent to {found.address or 'the terminal'}: {receipt}"])
