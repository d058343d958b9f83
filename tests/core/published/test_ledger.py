"""When an event last changed: the ledger, which a clock that is behind or a lost store may not turn back."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.published.ledger import revise, revision

NOON = dt.datetime(2026, 11, 24, 12, 0, 30, 999, tzinfo=dt.UTC)
INSTANTS = st.datetimes(dt.datetime(2019, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))


def test_a_new_event_counts_the_minutes_since_2020():
    first = revision(None, "a", NOON)

    assert first.sequence == (NOON - dt.datetime(2020, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(minutes=1)
    assert first.stamp == first.created == NOON.replace(microsecond=0)


def test_only_what_is_seen_differently_is_revised():
    ledger = revise({}, {("u", "en"): "a", ("u", "ru"): "b"}, NOON)

    assert revise(ledger, {("u", "en"): "a", ("u", "ru"): "b"}, NOON + dt.timedelta(days=1)) == {}
    assert revise(ledger, {("u", "en"): "a", ("u", "ru"): "c"}, NOON).keys() == {("u", "ru")}


def test_a_change_within_the_same_second_is_later_and_higher_all_the_same():
    first = revision(None, "a", NOON)
    second = revision(first, "b", NOON)

    assert second.stamp == first.stamp + dt.timedelta(seconds=1)
    assert second.sequence == first.sequence + 1
    assert second.created == first.created


@given(st.lists(INSTANTS, min_size=2, max_size=8))
def test_stamps_and_sequences_only_rise_whatever_the_clock_does(instants):
    revisions = [revision(None, "0", instants[0])]
    for number, now in enumerate(instants[1:], 1):
        revisions.append(revision(revisions[-1], str(number), now))
    pairs = list(pairwise(revisions))

    assert all(earlier.stamp < later.stamp and earlier.sequence < later.sequence for earlier, later in pairs)


@given(INSTANTS, INSTANTS)
def test_a_ledger_that_was_lost_never_lowers_the_sequence(made, lost):
    before, after = revision(None, "a", min(made, lost)), revision(None, "b", max(made, lost))

    assert after.sequence >= before.sequence
