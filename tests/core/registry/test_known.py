"""What was known on a day: no later day, place, document, party, notice or source leaks into an earlier view."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.model.treaties import Treaty
from calendar_service.core.registry.build import load
from calendar_service.core.registry.knowledge import known
from tests.factories import a_claim, a_registry
from tests.factories import an_entry as made_entry
from tests.registries import FOUNDATION, TODAY, a_summit, a_treaty, loaded

STORY = (Path(__file__).parents[2] / "data" / "story.yaml").read_bytes()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def story() -> Registry:
    registry, _ = load(STORY, "story.yaml", TODAY)
    assert registry is not None
    return registry


def as_of(text: str, registry: Registry, today: dt.date = TODAY) -> Registry:
    return known(registry, day(text), today)


def dates(entry: Entry, registry: Registry) -> dict[str, str]:
    return {role.name: str(role.date) for role in roles(entry, registry)}


def test_without_a_past_day_and_an_embargo_it_is_the_registry_itself():
    registry = story()

    assert registry is known(registry, None, TODAY)


@pytest.mark.parametrize(
    ("on", "summit", "council"),
    [
        ("2021-05-18", None, None),
        ("2021-05-20", None, "2021-36"),
        ("2021-07-22", "2021-09", "2021-23"),
        ("2021-08-24", "2021-09", "2021-09-16"),
        ("2021-09-09", "2021-09-16/2021-09-17", "2021-09-16"),
    ],
)
def test_the_story_is_told_as_it_was_known(on: str, summit: str | None, council: str | None):
    view = as_of(on, story())

    found = [
        dates(view.entries[name], view)["date"] if name in view.entries else None
        for name in ("sco-summit-2021", "csto-council-2021")
    ]
    assert [summit, council] == found


def test_an_entry_of_which_nothing_was_known_is_absent():
    view = as_of("2021-07-22", story())

    assert "csto-jubilee-2022" not in view.entries
    assert "talk-2021-07-22" in view.entries


def test_documents_are_as_they_were():
    entries = as_of("2021-07-22", story()).entries
    before = as_of("2021-05-20", story()).entries

    assert ["expected"] == [document.state.status for document in entries["sco-summit-2021"].documents]
    assert () == before["csto-council-2021"].documents


def test_a_source_published_later_is_not_there():
    view = as_of("2021-05-20", story())

    assert "tass-2021-07-22" not in view.sources
    assert "tass-2021-05-19" in view.sources
    assert "csto-25years" in view.sources


def test_of_a_source_known_to_the_month_the_last_day_counts():
    assert "tass-2021-03" not in as_of("2021-03-30", story()).sources
    assert "tass-2021-03" in as_of("2021-03-31", story()).sources


def test_before_a_term_was_prolonged_only_the_first_is_known():
    def renewal(on: str) -> str:
        own = as_of(on, story()).entries["collective-security-treaty"].own
        assert isinstance(own, Treaty)
        return own.terms[0].renewal

    assert ("unknown", "tacit") == (renewal("1999-04-01"), renewal("1999-04-02"))


def test_a_second_reading_of_a_term_is_known_from_its_day_on():
    def readings(on: str) -> list[str | None]:
        own = as_of(on, story()).entries["russia-china-treaty-2001"].own
        assert isinstance(own, Treaty)
        return [term.id for term in own.terms]

    assert ([None], [None, "signed"]) == (readings("2025-11-10"), readings("2025-11-11"))


PARTIES = """[
  RU,
  {country: TJ, spans: {from: 1992-05-15, until: 1999-04-02, announced: 1999-02-04}},
  {country: KZ, spans: {from: 1995}},
  {country: UZ, spans: {until: 1999-04-02, announced: 1999-02-04}},
  {country: AZ, spans: [{from: 1993, until: 1999}]},
  {country: GE, spans: {from: 1995, announced: 1994-12-09}},
  {country: BY, spans: {until: 1998}}]"""


def parties(on: str) -> list[str]:
    entry = as_of(on, loaded(a_treaty("", parties=PARTIES))).entries["border"]
    return [
        f"{party.who} {'/'.join(f'{span.start}-{span.until}' for span in party.spans)}".strip()
        for party in entry.parties
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("1992-06-01", ["RU", "TJ 1992-05-15-None", "UZ None-None", "BY None-None"]),
        ("1994-12-09", ["RU", "TJ 1992-05-15-None", "UZ None-None", "AZ 1993-1999", "GE 1995-None", "BY None-None"]),
        (
            "1999-02-04",
            *(
                [
                    *("RU", "TJ 1992-05-15-1999-04-02", "KZ 1995-None", "UZ None-1999-04-02", "AZ 1993-1999"),
                    *("GE 1995-None", "BY None-1998"),
                ],
            ),
        ),
    ],
)
def test_a_party_is_known_from_its_first_day_and_its_end_from_its_announcement(on: str, expected: list[str]):
    assert expected == parties(on)


SECRET = a_summit(
    *("announced: 2026-10-01, date: 2027-06", "announced: 2026-11-01, date: 2027-06-16, public-from: 2026-12-01"),
    id_="secret",
)


def dates_of(view: Registry) -> dict[str, str]:
    return dates(view.entries["secret"], view)


def test_a_claim_under_embargo_is_in_no_view():
    registry = loaded(SECRET)

    assert {"date": "2027-06"} == dates_of(known(registry, None, TODAY))
    assert {"date": "2027-06-16"} == dates_of(known(registry, None, day("2026-12-01")))


def test_an_embargo_ends_by_the_real_day_also_in_a_view_of_the_past():
    registry = loaded(SECRET)

    assert {"date": "2027-06"} == dates_of(as_of("2026-11-20", registry))
    later = as_of("2026-11-20", registry, today=day("2026-12-01"))
    assert {"date": "2027-06-16"} == dates_of(later)


def test_an_entry_under_embargo_is_absent_with_all_that_names_it():
    embargo = "public-from: 2026-12-01"
    registry = loaded(
        FOUNDATION + embargo,
        FOUNDATION.replace("id: foundation", "id: other"),
        a_summit("announced: 2026-10-01, date: 2026-12-16, marks: [foundation, other]", keys="marks: [foundation]"),
        a_treaty("links: [foundation, summit]"),
        a_treaty(f"{embargo}").replace("id: border", "id: secret"),
    )

    view = known(registry, None, TODAY)

    assert ["other", "summit", "border"] == list(view.entries)
    assert () == view.entries["summit"].marks
    assert ["other"] == [mark.entry for mark in view.entries["summit"].claims[0].marks or ()]
    own = view.entries["border"].own
    assert isinstance(own, Treaty)
    assert ["summit"] == [link.entry for link in own.links]


def test_a_former_id_is_no_stranger():
    registry = loaded(FOUNDATION + "aliases: [founding]", a_treaty("links: [founding]"), SECRET)

    own = known(registry, None, TODAY).entries["border"].own

    assert isinstance(own, Treaty)
    assert ["founding"] == [link.entry for link in own.links]


def test_an_entry_whose_only_claim_is_under_embargo_is_absent():
    registry = loaded(a_summit("announced: 2026-10-01, date: 2027-06-16, public-from: 2026-12-01"))

    assert {} == known(registry, None, TODAY).entries


def test_an_observance_is_known_without_a_settled_date():
    claims = (a_claim("2027-03-09", announced="2027-03-08"),)
    registry = a_registry(made_entry("eid", "observance", claims=claims), made_entry("sco", claims=claims))

    assert ["eid"] == list(as_of("2027-01-01", registry).entries)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2027, 1, 1)))
def test_nothing_that_was_announced_later_is_seen(on: dt.date):
    view = known(story(), on, TODAY)

    for entry in view.entries.values():
        assert entry.claims
        assert all(claim.announced and claim.announced <= on for claim in entry.claims)
        assert all(state.announced <= on for document in entry.documents for state in document.states)
    assert all(s.published is None or (s.published.latest or on) <= on for s in view.sources.values())


@given(st.dates(dt.date(1990, 1, 1), dt.date(2027, 1, 1)), st.integers(0, 1000))
def test_what_was_known_stays_known(on: dt.date, days: int):
    registry = story()
    earlier, later = known(registry, on, TODAY), known(registry, on + dt.timedelta(days=days), TODAY)

    assert earlier.entries.keys() <= later.entries.keys()
    assert earlier.sources.keys() <= later.sources.keys()
    assert earlier == known(later, on, TODAY)


def test_the_head_of_the_registry_is_as_it_is():
    registry = story()
    view = as_of("2021-07-22", registry)

    assert (registry.calendar, registry.places, registry.organisations) == (
        *(view.calendar, view.places),
        view.organisations,
    )
