"""`show`: one entry with everything that is known of it."""

from calendar_service.cli import _options

NAME, PANEL = "show", "Read"


def command(
    entry: _options.EntryId,
    *,
    as_of: _options.AsOf = None,
    lang: _options.Lang = None,
    as_json: _options.AsJson = False,
) -> None:
    """Show one entry: every date with its sources, what is counted from it, terms, documents, and what comes next."""
    from calendar_service.cli._entry import print_entry, to_come
    from calendar_service.cli._reading import read
    from calendar_service.cli._terminal import print_json
    from calendar_service.core.records.entry import entry_record

    reading = read(as_of, lang)
    found = reading.entry(entry)
    occurrences = to_come(found, reading)
    if as_json:
        print_json(entry_record(found, reading.registry, occurrences, reading.language, reading.as_of))
    else:
        print_entry(found, occurrences, reading)
