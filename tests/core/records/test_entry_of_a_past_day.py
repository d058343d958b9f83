"""What an entry's record may not tell of a past day, or of what is under embargo."""

import datetime as dt

import pytest

from calendar_service.core.dates.window import Window
from calendar_service.core.model.claims import Time
from calendar_service.core.occurrences import expand
from calendar_service.core.records.entry import entry_record, linked_with
from calendar_service.core.records.explanation import steps
from calendar_service.core.registry.build import load
from calendar_service.core.registry.knowledge import known
from calendar_service.core.selection import countries, parse
from calendar_service.core.wording.languages import language
from tests.factories import day

TODAY = day("2026-11-24")
EN = language("en")
HEAD = """
version: 1
calendar: {id: c, name: {en: C}, languages: [en]}
sources:
  old: {title: Old, class: agency, published: 1999-01-01}
  new: {title: New, class: agency, published: 2025-06-01}
places:
  dushanbe: {name: {en: Dushanbe}, country: TJ, timezone: Asia/Dushanbe}
  tashkent: {name: {en: Tashkent}, country: TJ}
organisations:
  sco: {name: {en: SCO}}
entries:
"""
TREATY = """
  - id: treaty
    kind: treaty
    title: {en: Treaty}
    aliases: [was-treaty]
    parties: [RU, CN]
    signed: 2001-07-16
    in-force: 2002-02-28
    term: {from: in-force, first: P20Y, then: P5Y, renewal: tacit, announced: 2025-06-01, sources: [new]}
    withdrawal: {notice: P6M, sources: [new]}
    sources: [old]
  - id: other
    kind: treaty
    title: {en: Other}
    signed: 2003-01-01
    parties: [RU, CN]
    links: [was-treaty]
    sources: [old]
"""
MOVED = """
  - id: summit
    kind: summit
    organisation: sco
    title: {en: Summit}
    place: dushanbe
    dates:
      - {announced: 2026-01-01, date: 2026-09-16, status: confirmed, sources: [new]}
      - {announced: 2026-02-01, date: 2026-11-20/2026-11-21, public-from: 2026-12-01, status: confirmed, sources: [new]}
      - {announced: 2026-02-10, status: STATUS, sources: [new]}
"""


def registry(text):
    found, problems = load(HEAD + text, "events.yaml", TODAY)
    assert found is not None, problems
    return found


def record(text, id_, as_of):
    found = known(registry(text), day(as_of), TODAY)
    return entry_record(found.entries[id_], found, (), EN, day(as_of))


def test_a_term_is_told_with_its_origin_and_without_what_was_announced_or_published_later():
    assert record(TREATY, "treaty", "2001-08-01")["terms"] == []
    (term,) = record(TREATY, "treaty", "2020-01-01")["terms"]
    assert (term["announced"], term["then"], term["renewal"], term["sources"]) == (None, None, None, [])
    assert record(TREATY, "treaty", "2020-01-01")["withdrawal"] == {"notice": "P6M", "sources": []}
    (term,) = record(TREATY, "treaty", "2026-01-01")["terms"]
    assert (term["announced"], term["renewal"], term["sources"]) == ("2025-06-01", "tacit", ["new"])


def test_a_term_from_a_day_of_its_own_is_known_from_that_day():
    text = TREATY.replace("from: in-force", "from: 2025-03-01").replace("announced: 2025-06-01, ", "")

    assert record(text, "treaty", "2025-02-28")["terms"] == []
    assert len(record(text, "treaty", "2025-03-01")["terms"]) == 1


def test_every_source_that_is_named_can_be_looked_up():
    found = record(TREATY, "treaty", "2026-01-01")

    assert {source["id"] for source in found["sources"]} == {"old", "new"}


def test_while_nobody_has_said_what_follows_the_first_term_nothing_ends_the_count():
    found = known(registry(TREATY), day("2020-01-01"), TODAY)
    years = [each.key for each in expand(found, Window.years(2021, 2024)) if each.role_name == "in-force"]
    (term,) = [each for each in expand(found, Window.years(2022, 2022)) if each.role_name == "term"]

    assert years == ["2021", "2022", "2023", "2024"]
    assert term.outcome is None


def test_two_treaties_are_tied_whichever_of_them_says_so():
    found = registry(TREATY)

    assert linked_with(found.entries["treaty"], found) == ("other",)
    assert linked_with(found.entries["other"], found) == ("treaty",)


def test_a_link_by_a_former_id_is_told_by_the_present_one():
    assert record(TREATY, "other", "2026-01-01")["links"] == [{"entry": "treaty", "rel": None}]


@pytest.mark.parametrize(("status", "shown"), [("postponed", None), ("cancelled", "2026-09-16")])
def test_the_date_of_an_embargoed_claim_does_not_show_through_a_later_one(status, shown):
    found = known(registry(MOVED.replace("STATUS", status)), None, TODAY)
    (occurrence,) = expand(found, Window.years(2026, 2026))

    assert (str(occurrence.edtf) if occurrence.edtf else None) == shown
    assert occurrence.day == day("2026-09-16")
    assert "2026-11-2" not in str(found)


def test_a_claim_that_only_an_embargoed_one_could_place_is_not_shown():
    text = MOVED.replace("STATUS", "cancelled").replace(
        "      - {announced: 2026-01-01, date: 2026-09-16, status: confirmed, sources: [new]}\n", ""
    )

    assert known(registry(text), None, TODAY).entries == {}


def test_a_postponement_to_a_span_keeps_its_date_and_loses_an_embargoed_former_one():
    text = MOVED.replace("status: STATUS", "date: 2027, status: postponed").replace(
        "      - {announced: 2026-01-01, date: 2026-09-16, status: confirmed, sources: [new]}\n", ""
    )
    (occurrence,) = expand(known(registry(text), None, TODAY), Window.years(2027, 2027))

    assert (str(occurrence.edtf), occurrence.former) == ("2027", None)


def test_a_time_has_the_zone_of_its_place_else_of_its_country():
    claim = "{announced: 2026-02-10, date: 2026-09-16, time: '10:00', sources: [new]}"
    text = MOVED.split("      - {announced: 2026-01-01", maxsplit=1)[0] + "      - " + claim + "\n"
    (placed,) = expand(registry(text), Window.years(2026, 2026))
    (of_country,) = expand(registry(text.replace("place: dushanbe", "place: tashkent")), Window.years(2026, 2026))

    assert placed.role.timezone == of_country.role.timezone == "Asia/Dushanbe"
    assert placed.role.time == Time(dt.time(10))


def test_a_country_that_only_a_claim_names_as_host_can_be_chosen():
    text = MOVED.replace("status: STATUS", "status: cancelled, host: KZ")
    found = registry(text)

    assert "KZ" in countries(found)
    assert parse("country=kz", found).choose(expand(found, Window.years(2026, 2026)))


def test_what_was_postponed_is_explained_by_its_former_date():
    found = registry(MOVED.replace("STATUS", "postponed").replace(", public-from: 2026-12-01", ""))
    (occurrence,) = expand(found, Window.years(2026, 2026))

    assert steps(occurrence, found, EN)[-1].value == "2026-11-20/2026-11-21"
