"""`subscription add`: a new subscription."""

from typing import Annotated

import typer

NAME, PANEL = "add", "Care"


def command(
    *,
    email: Annotated[str | None, typer.Option("--email", metavar="ADDRESS", help="Tell this address.")] = None,
    console: Annotated[bool, typer.Option("--console", help="Print on the terminal of the service.")] = False,
    select: Annotated[
        str,
        typer.Option("--select", metavar="QUERY", help="Of what, such as 'organisation=sco'; else what next shows."),
    ] = "",
    lead: Annotated[
        str | None, typer.Option("--lead", metavar="LEADS", help="How long before, such as P30D,P7D or 5wd.")
    ] = None,
    hour: Annotated[str, typer.Option("--hour", metavar="HH:MM", help="When on the day.")] = "09:00",
    zone: Annotated[
        str | None, typer.Option("--zone", metavar="ZONE", help="In this time zone; else CALENDAR_TIMEZONE.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="Whose working days count; else the calendar's.")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="CODE", help="In this language.")] = None,
    mode: Annotated[str, typer.Option("--mode", metavar="MODE", help="One message each: each.")] = "each",
    changes: Annotated[bool, typer.Option("--changes/--no-changes", help="Tell of changes of dates too.")] = True,
    identifier: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="A name for it, such as desk; else s1, s2 and so on.")
    ] = None,
) -> None:
    """Subscribe somebody to reminders."""
    from calendar_service.cli._clock import now
    from calendar_service.cli._failures import UsageProblem
    from calendar_service.cli._reading import read
    from calendar_service.cli._store import opened
    from calendar_service.cli._subscriptions import counted, described
    from calendar_service.cli._terminal import print_lines
    from calendar_service.service import subscribe

    if (email is None) == (not console):
        raise UsageProblem("Say who is to be told, by one of --email ADDRESS and --console.")
    reading = read()
    asked = subscribe.Asked(
        email, select, lead, hour, zone or reading.settings.timezone, country, lang, mode, changes, identifier
    )
    try:
        wanted = subscribe.subscription(asked, reading.registry, now())
        with opened(reading.settings) as store:
            added = subscribe.add(store, wanted)
    except subscribe.SubscriptionError as error:
        raise UsageProblem("\n".join(f"--{name}: {sentence}" for name, sentence in error.problems)) from error
    print_lines([described(added), counted(added, reading)])
