"""The keys that summits, sessions, visits and talks share, and the title that names who meets."""

from calendar_service.core.model.organisations import Party
from calendar_service.core.reading.countries import who
from calendar_service.core.reading.dates import announced, edtf, time, timezone
from calendar_service.core.reading.forms import Fields, listed, one_of, slug
from calendar_service.core.reading.keys import Keys, Named
from calendar_service.core.reading.parties import parties
from calendar_service.core.wording.languages import Language

MEETING: Fields = {
    "date": ("", edtf),
    "announced": ("announced", announced),
    "parties": ("parties", parties),
    "host": ("host", listed(who)),
    "level": ("level", one_of("heads-of-state", "heads-of-government", "ministers", "officials")),
    "participants": ("participants", listed(who)),
    "time": ("time", time),
    "timezone": ("timezone", timezone),
}
#: The role of a meeting's one date.
DATE = "date"
#: The keys of a meeting that has a title, of an organisation or of some countries, and often one in a row of them.
TITLED = Keys(
    own={**MEETING, "series": ("series", slug)},
    required=(("title",), ("organisation", "parties"), ("date", "dates")),
    short={DATE: DATE},
    only_role=DATE,
    states_announced=True,
)


def named(parties: tuple[Party, ...], name: Named, language: Language) -> str:
    """Give "Tajikistan - Russia", with the dash of the language."""
    return language.gettext(" - ", context="text").join(name(party) for party in parties)
