"""How far a feed reaches, what it loses when it is too large, and what stands in an empty one."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.window import Window
from calendar_service.core.derivation.roles import roles
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.published.extent import description, placeholder, title, window, within
from calendar_service.core.wording.languages import language
from tests.factories import a_registry, an_entry, day

TODAY = day("2026-11-24")
(ROLE,) = roles(an_entry(), a_registry(an_entry()))


def rows(*kinds):
    """Give occurrences on successive days; a number is an anniversary's ordinal, else the type."""
    found = []
    for offset, kind in enumerate(kinds):
        ordinal = kind if isinstance(kind, int) else None
        type_: Any = "anniversary" if ordinal else kind
        date = dt.date(2026, 1, 1) + dt.timedelta(days=offset)
        found.append((Occurrence(date, "e", "r", str(offset), ROLE, type_, "confirmed", ordinal), 100))
    return found


def test_feeds_cover_whole_years_and_the_jubilees_ten_more():
    assert window("sco", TODAY) == Window(day("2025-01-01"), day("2030-01-01"))
    assert window("jubilees", TODAY) == Window(day("2025-01-01"), day("2037-01-01"))


def test_a_feed_loses_ordinary_anniversaries_first_then_observances_then_jubilees_from_the_far_end():
    sizes = rows("event", 21, "observance", 20, "deadline", 22, "observance", 25)

    assert within(sizes, 8, 10**6) == [0, 1, 2, 3, 4, 5, 6, 7]
    assert within(sizes, 7, 10**6) == [0, 1, 2, 3, 4, 6, 7]
    assert within(sizes, 5, 10**6) == [0, 2, 3, 4, 7]
    assert within(sizes, 3, 10**6) == [0, 3, 4]
    assert within(sizes, 1, 10**6) == [0]


def test_a_feed_is_cut_by_bytes_as_well():
    assert within(rows("event", "event", "event"), 10, 250) == [0, 1]


@given(st.lists(st.sampled_from(["event", "deadline", "observance", 20, 21, 25]), max_size=30), st.integers(0, 40))
def test_a_cut_keeps_the_order_and_no_more_than_the_limit(kinds, limit):
    kept = within(rows(*kinds), limit, 10**6)

    assert kept == sorted(kept)
    assert len(kept) == min(limit, len(kinds))


def test_an_empty_feed_says_so_with_the_same_words_and_identity_everywhere():
    registry = a_registry(an_entry())
    event, revision = placeholder(registry, "organisation=sco", window("sco", TODAY), language("en"))
    again = placeholder(registry, "organisation=sco", window("sco", TODAY), language("en"))

    assert (event, revision) == again
    assert event.start == day("2025-01-01")
    assert event.summary
    assert placeholder(registry, "kind=call", window("call", TODAY), language("en"))[0].uid != event.uid


def test_a_feed_is_named_after_what_it_holds():
    registry, words = a_registry(an_entry()), language("en")

    assert title("all", registry, words) == "Diplomatic calendar"
    assert title("sco", registry, words) == "Shanghai Cooperation Organisation"
    assert title("jubilees", registry, words) == "Jubilees"
    assert title("deadlines", registry, words) == "Treaty deadlines"
    assert title("country-tj", registry, words) == "Tajikistan"
    assert title("summit", registry, words) == words.kind("summit")


def test_a_feed_that_was_cut_says_how_much_is_missing():
    assert "3 later dates" in description(3, language("en"))
    assert "later" not in description(0, language("en"))
