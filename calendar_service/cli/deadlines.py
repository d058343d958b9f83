"""`deadlines`: ends of terms, last days for notice, mandates that expire."""

from calendar_service.cli import _options

NAME, PANEL = "deadlines", "Read"


def command(
    *,
    years: _options.Years = 5,
    select: _options.Select = "",
    as_of: _options.AsOf = None,
    lang: _options.Lang = None,
    as_json: _options.AsJson = False,
) -> None:
    """Show the deadlines of the coming years: ends of terms and last days for notice."""
    from calendar_service.cli._reading import read
    from calendar_service.cli._view import show_years

    show_years(read(as_of, lang), NAME, select, years, as_json=as_json)
