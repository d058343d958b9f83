"""`simulate`: every reminder of a time, as it would have been sent."""

from typing import Annotated

import typer

from calendar_service.cli import _options

NAME, PANEL = "simulate", "Read"


def command(
    *,
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day, such as 2021-07-22.")],
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day.")],
    speed: Annotated[
        float | None, typer.Option("--speed", metavar="DAYS", min=0.001, help="Days a second; else all at once.")
    ] = None,
    as_json: _options.AsJson = False,
) -> None:
    """Tell what would be sent in a time, with what was known on each day. Nothing is sent, nothing is written.

    To the subscriptions that there are; where there are none, to one with the calendar's leads and all changes.
    """
    from calendar_service.cli._clock import paced, today
    from calendar_service.cli._reading import given_day, whole
    from calendar_service.cli._recorded import subscriptions_of
    from calendar_service.cli._settings import settings
    from calendar_service.cli._simulation import print_reminder
    from calendar_service.cli._terminal import print_json_line
    from calendar_service.service.simulate import Story, simulate

    chosen = settings()
    first, last, now = given_day("--from", since), given_day("--to", until), today(chosen.timezone)
    story = Story(whole(chosen, now), first, last, chosen.timezone, now, chosen.base_url)
    for reminder in paced(simulate(story, subscriptions_of(chosen)), first, speed):
        if as_json:
            print_json_line(reminder)
        else:
            print_reminder(reminder)
