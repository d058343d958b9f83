"""Titles that an entry may leave out, made of its parties in each of the calendar's languages (RULES I4)."""

from calendar_service.core.model.organisations import Party
from calendar_service.core.model.texts import Texts, in_language
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.keys import Made
from calendar_service.core.wording.languages import Language, language


def made_title(kind: str, made: Made, parties: tuple[Party, ...], context: Context) -> Texts:
    """Give the title of an entry of a kind that makes them; entries with the same parties share one."""
    key = (kind, tuple(party.who for party in parties))
    if key not in context.titles:
        tongues = (language(code) for code in context.languages)
        context.titles[key] = {tongue.code: _title(made, parties, tongue, context) for tongue in tongues}
    return context.titles[key]


def _title(made: Made, parties: tuple[Party, ...], tongue: Language, context: Context) -> str:
    def name(party: Party) -> str:
        if party.is_country:
            return tongue.country(party.who)
        return in_language(context.organisations[party.who].short, tongue.code, context.languages)[0]

    return made(parties, name, tongue)
