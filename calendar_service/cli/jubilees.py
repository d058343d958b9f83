"""`jubilees`: the anniversaries that are not ordinary."""

from calendar_service.cli import _options

NAME, PANEL = "jubilees", "Read"


def command(
    *,
    years: _options.Years = 10,
    select: _options.Select = "",
    as_of: _options.AsOf = None,
    lang: _options.Lang = None,
    as_json: _options.AsJson = False,
) -> None:
    """Show the jubilees of the coming years (5th, 10th, 25th and so on), and the meetings that mark them."""
    from calendar_service.cli._reading import read
    from calendar_service.cli._view import show_years

    show_years(read(as_of, lang), NAME, select, years, as_json=as_json)
