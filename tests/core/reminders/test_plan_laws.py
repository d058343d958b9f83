"""Laws of the plan, whatever became known and however the time is cut (RULES F2)."""

import datetime as dt
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.edtf import parse
from calendar_service.core.model.claims import Claim
from calendar_service.core.reminders.plan import LOOK_BACK, plan
from calendar_service.core.reminders.reminder import Send, Skip, Withdraw
from tests.reminding import a_foundation, a_state, a_summit, a_wish, at

START, END = at("2021-08-01"), at("2021-10-01")
MINUTES = int((END - START).total_seconds() // 60)
DATES = (
    "2021-09",
    "2021-23",
    "2021-09-16",
    "2021-09-17",
    "2021-09-16/2021-09-17",
    "2021-08-20",
    "2021-10",
    "2021-09-16~",
)
STATUSES = ("tentative", "confirmed", "postponed", "cancelled")

instants = st.integers(0, MINUTES).map(lambda minutes: START + dt.timedelta(minutes=minutes))
claims = st.builds(
    lambda date, status: Claim("date", parse(date), dt.date(2021, 7, 1), status, states_announced=True),
    st.sampled_from(DATES),
    st.sampled_from(STATUSES),
)
wishes = st.builds(
    lambda leads, hour, zone, changes: a_wish(leads, hour=dt.time(hour, 30), zone=zone, changes=changes),
    st.sampled_from((None, "", "P0D", "P7D,P1D", "P30D,P7D,5wd@RU", "P1M,P7D,P1D,1wd@TJ")),
    st.integers(0, 23),
    st.sampled_from(("UTC", "Asia/Dushanbe", "America/New_York", "Pacific/Kiritimati")),
    st.booleans(),
)


@st.composite
def histories(draw):
    """Draw states of a growing list of claims, each perhaps with an anniversary beside it, or with nothing at all."""
    times = sorted(draw(st.sets(instants, min_size=1, max_size=5)))
    added = [draw(st.lists(claims, min_size=0, max_size=2)) for _ in times]
    states = [a_state("2021-01-01", a_summit(draw(claims)))]
    for time, known in zip(times, accumulate(added), strict=True):
        entries = [a_summit(*known)] if known else []
        entries += [a_foundation("2001-09-16")] if draw(st.booleans()) else []
        states.append(a_state(time.replace(tzinfo=None).isoformat(), *entries))
    return states


@given(histories(), wishes, st.lists(instants, max_size=4))
def test_a_span_may_be_planned_in_any_pieces(states, wish, cuts):
    edges = sorted({START, *cuts, END})
    pieces = [one for since, until in pairwise(edges) for one in plan(_needed(states, since), [wish], since, until)]

    assert pieces == list(plan(states, [wish], START, END))


def _needed(states, since):
    """Keep the states that are asked for: those since LOOK_BACK, and the one in force then."""
    first = max((number for number, state in enumerate(states) if state.recorded_at <= since - LOOK_BACK), default=0)
    return states[first:]


@given(histories(), wishes, instants, instants)
def test_everything_that_is_planned_falls_into_the_span(states, wish, one, other):
    since, until = sorted((one, other))

    assert all(since < _time(planned) <= until for planned in plan(states, [wish], since, until))


@given(histories(), wishes, instants)
def test_what_becomes_known_later_changes_nothing(states, wish, until):
    known = [state for state in states if state.recorded_at <= until]

    assert plan(known, [wish], START, until) == plan(states, [wish], START, until)


@given(histories(), wishes)
def test_nobody_is_told_a_date_that_does_not_stand(states, wish):
    for planned in plan(states, [wish], START, END):
        if isinstance(planned, Send):
            in_force = [state for state in states if state.recorded_at <= planned.due_at][-1]
            [now] = [each for each in in_force.occurrences if each.uid == planned.uid]

            assert str(now.edtf) == planned.edtf
            assert now.status in ("tentative", "confirmed")
            assert now.has_day or planned.reason != "lead"
            assert planned.expires_at > planned.due_at


@given(histories(), wishes)
def test_one_wish_hears_of_one_occurrence_at_most_once_a_day(states, wish):
    sent = [one for one in plan(states, [wish], START, END) if isinstance(one, Send)]
    at_send_hours = [(one.uid, one.due_at) for one in sent]

    assert len(at_send_hours) == len(set(at_send_hours))


@given(histories(), st.lists(wishes, min_size=2, max_size=3))
def test_wishes_do_not_disturb_each_other(states, several):
    apart = [one for wish in several for one in plan(states, [wish], START, END) if not isinstance(one, Withdraw)]
    together = [one for one in plan(states, several, START, END) if not isinstance(one, Withdraw)]

    assert sorted(map(_line, apart)) == sorted(map(_line, together))


def _time(planned):
    return planned.recorded_at if isinstance(planned, Withdraw) else planned.due_at


def _line(planned):
    kind = "skip" if isinstance(planned, Skip) else "send"
    return (kind, planned.due_at, planned.uid, planned.reason, str(planned.lead), planned.edtf, planned.expires_at)
