"""What is planned, rule by rule (RULES F1-F9)."""

import datetime as dt
from dataclasses import replace

import pytest

from calendar_service.core.dates.edtf import parse
from calendar_service.core.dates.window import Window
from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.reminders.plan import plan
from calendar_service.core.reminders.reminder import Send, Skip, Withdraw
from calendar_service.core.selection import Selection
from tests.reminding import MOSCOW, a_claim, a_foundation, a_state, a_summit, a_wish, at, occurrences_of

SEPTEMBER = a_claim("2021-09", "2021-07-22", "tentative")
DAYS = a_claim("2021-09-16/2021-09-17", "2021-09-09")
DAY = a_claim("2021-09-16", "2021-07-22")


def planned(states, wish, since="2021-07-22", until="2021-12-31"):
    return [line(one) for one in plan(states, [wish], at(since), at(until))]


def sends(states, wish, since="2021-09-01", until="2021-09-30"):
    return [one for one in plan(states, [wish], at(since), at(until)) if isinstance(one, Send)]


def line(one):
    """Put a planned thing into one line: when, what."""
    if isinstance(one, Withdraw):
        return f"{one.recorded_at:%Y-%m-%d %H:%M} withdraw {one.edtf}"
    suppressed = " (suppressed)" if isinstance(one, Skip) else ""
    return f"{one.due_at:%Y-%m-%d %H:%M} {one.lead or one.reason}{suppressed}"


def test_each_lead_is_due_at_the_send_hour_of_its_local_day():
    wish = a_wish("P30D,P1M,P7D,5wd@RU,P0D", zone="Asia/Dushanbe", hour=dt.time(8, 30))
    found = planned([a_state("2021-01-01", a_summit(DAY))], wish)

    assert found == [
        "2021-08-16 03:30 P1M",
        "2021-08-17 03:30 P30D",
        "2021-09-09 03:30 5wd@RU",
        "2021-09-16 03:30 P0D",
    ]


def test_of_leads_that_fall_together_the_shortest_is_named():
    found = planned([a_state("2021-01-01", a_summit(DAY))], a_wish("P7D,P14D,P2W,5wd@RU"))

    assert found == ["2021-09-02 09:00 P14D", "2021-09-09 09:00 5wd@RU"]


@pytest.mark.parametrize(
    ("day", "zone", "hour", "due"),
    [
        ("2021-03-28", "Europe/Berlin", dt.time(2, 30), "2021-03-28 01:00"),
        ("2021-10-31", "Europe/Berlin", dt.time(2, 30), "2021-10-31 00:30"),
        ("2011-12-30", "Pacific/Apia", dt.time(9), "2011-12-30 10:00"),
    ],
)
def test_a_lead_in_a_gap_goes_just_after_it_and_one_in_a_fold_at_the_first_pass(day, zone, hour, due):
    states = [a_state("2000-01-01", a_summit(a_claim(day)))]
    wide = [replace(states[0], occurrences=tuple(_only(states[0], day)))]
    since = at(due) - dt.timedelta(days=3)

    found = plan(wide, [a_wish("P0D", zone=zone, hour=hour)], since, since + dt.timedelta(days=6))

    assert [line(one) for one in found] == [f"{due} P0D"]


def _only(state, day):
    year = int(day[:4])
    return occurrences_of(state.registry, Window.years(year, year))


def test_default_leads_are_those_of_the_type():
    summit, foundation = a_summit(DAY), a_foundation("2001-09-20")
    state = a_state("2021-01-01", summit, foundation, reminders={"event": "P7D"})

    assert planned([state], a_wish()) == ["2021-09-09 09:00 P7D"]


def test_a_wish_without_leads_hears_of_changes_alone():
    found = planned(
        [a_state("2021-01-01", a_summit(SEPTEMBER)), a_state("2021-09-09", a_summit(SEPTEMBER, DAYS))], a_wish("")
    )

    assert found == ["2021-08-02 09:00 undated", "2021-09-09 00:00 withdraw 2021-09", "2021-09-09 09:00 confirmed"]


def test_a_wish_hears_of_what_it_chose():
    states = [a_state("2021-01-01", a_summit(DAY), a_foundation("2001-09-20"))]
    wish = a_wish("P7D", selection=Selection({"type": frozenset({"anniversary"})}))

    assert planned(states, wish) == ["2021-09-13 09:00 P7D"]


@pytest.mark.parametrize("status", ["held", "cancelled", "postponed"])
def test_nobody_is_reminded_of_what_is_over_or_off(status):
    assert planned([a_state("2021-01-01", a_summit(replace(DAY, status=status)))], a_wish("P7D")) == []


@pytest.mark.parametrize("date", ["2021-09", "2021-09-16~", "[2021-09-16..2021-09-18]", "2021-23"])
def test_no_lead_counts_from_a_date_without_a_day(date):
    found = planned([a_state("2021-01-01", a_summit(a_claim(date)))], a_wish("P7D", changes=False))

    assert found == []


def test_an_origin_without_a_day_has_no_leads():
    assert planned([a_state("2021-01-01", a_foundation("2001-09"))], a_wish("P7D")) == []


def test_a_notice_that_was_given_has_no_leads_any_more():
    state = a_state("2021-01-01", a_summit(DAY))
    given = replace(state, occurrences=tuple(each._replace(outcome="given") for each in state.occurrences))

    assert planned([given], a_wish("P7D")) == []


class TestWorkingDays:
    STATE = a_state("2021-01-01", a_summit(DAY), a_foundation("2001-09-16"))

    def test_they_are_those_of_the_subscription_before_those_of_the_calendar(self):
        state = a_state("2021-01-01", a_summit(DAY), country="RU")

        # 9 September is a holiday in Tajikistan alone.
        assert planned([state], a_wish("5wd")) == ["2021-09-09 09:00 5wd"]
        assert planned([state], a_wish("5wd", country="TJ")) == ["2021-09-08 09:00 5wd"]

    def test_the_hosts_are_those_of_the_place_else_of_the_calendar(self):
        host = a_state("2021-01-01", a_summit(DAY), country="RU")
        nowhere = a_state("2021-01-01", a_summit(DAY, place=None), country="RU")

        assert planned([host], a_wish("5wd@host", country="RU")) == ["2021-09-08 09:00 5wd@host"]
        assert planned([nowhere], a_wish("5wd@host", country="TJ")) == ["2021-09-09 09:00 5wd@host"]

    def test_an_anniversary_has_no_host(self):
        state = a_state("2021-01-01", a_foundation("2001-09-16"), country="RU")

        assert planned([state], a_wish("5wd@host")) == ["2021-09-09 09:00 5wd@host"]

    def test_those_of_no_country_are_not_counted_and_stop_nothing_else(self):
        state = a_state("2021-01-01", a_summit(DAY))

        assert planned([state], a_wish("5wd,P1D")) == ["2021-09-15 09:00 P1D"]
        assert planned([state], a_wish("5wd")) == []


class TestLate:
    """What became known, or got its day, after all leads were due (RULES F2)."""

    def test_its_newest_lead_goes_at_the_next_send_hour(self):
        states = [a_state("2021-01-01"), a_state("2021-09-15 14:00", a_summit(DAY))]

        assert planned(states, a_wish("P30D,P7D,P1D")) == ["2021-09-16 09:00 P1D"]

    def test_it_goes_on_the_same_day_where_the_hour_is_to_come(self):
        states = [a_state("2021-01-01"), a_state("2021-09-10 07:00", a_summit(DAY))]

        assert planned(states, a_wish("P30D,P7D")) == ["2021-09-10 09:00 P7D"]

    def test_nothing_more_goes_where_a_lead_is_to_come(self):
        states = [a_state("2021-01-01"), a_state("2021-09-10 07:00", a_summit(DAY))]

        assert planned(states, a_wish("P30D,P7D,P1D")) == ["2021-09-15 09:00 P1D"]

    def test_a_lead_due_at_that_very_minute_is_not_late(self):
        states = [a_state("2021-01-01"), a_state("2021-09-15 09:00", a_summit(DAY))]

        assert planned(states, a_wish("P7D,P1D")) == ["2021-09-15 09:00 P1D"]

    def test_of_leads_on_one_day_the_shortest_is_named(self):
        states = [a_state("2021-01-01"), a_state("2021-09-10 07:00", a_summit(DAY))]

        assert planned(states, a_wish("P7D,5wd@RU")) == ["2021-09-10 09:00 5wd@RU"]

    def test_it_is_of_no_use_after_the_day(self):
        states = [a_state("2021-01-01"), a_state("2021-09-16 14:00", a_summit(DAY))]

        assert planned(states, a_wish("P1D")) == []

    def test_a_deadline_is_of_use_until_its_last_day(self):
        days = a_claim("2021-09-16/2021-09-18", role="expiry")
        states = [a_state("2021-01-01"), a_state("2021-09-17 14:00", a_summit(days))]

        assert planned(states, a_wish("P1D")) == ["2021-09-18 09:00 P1D"]

    def test_what_is_gone_by_then_is_not_told(self):
        states = [a_state("2021-01-01"), a_state("2021-09-15 14:00", a_summit(DAY)), a_state("2021-09-15 15:00")]

        assert planned(states, a_wish("P1D")) == ["2021-09-15 15:00 withdraw 2021-09-16"]

    def test_a_word_that_was_mended_meanwhile_is_the_one_that_is_told(self):
        mended = a_summit(DAY, title={"en": "Summit of the SCO"})
        states = [
            a_state("2021-01-01"),
            a_state("2021-09-15 14:00", a_summit(DAY)),
            a_state("2021-09-15 15:00", mended),
        ]
        [send] = sends(states, a_wish("P1D"))

        assert send.occurrence.role.entry == mended

    def test_it_is_told_to_those_who_were_there_before(self):
        states = [a_state("2021-01-01"), a_state("2021-09-15 14:00", a_summit(DAY))]
        [send] = sends(states, a_wish("P1D"))

        assert send.made_before == at("2021-09-15 14:00")

    def test_a_wish_without_leads_is_told_nothing(self):
        states = [a_state("2021-01-01"), a_state("2021-09-15 14:00", a_summit(DAY))]

        assert planned(states, a_wish("")) == []

    def test_what_a_wish_did_not_choose_is_not_told(self):
        states = [a_state("2021-01-01"), a_state("2021-09-15 14:00", a_summit(DAY))]

        assert planned(states, a_wish("P1D", selection=Selection({"kind": frozenset({"treaty"})}))) == []


class TestUndated:
    """A meeting near at hand that has no day yet (RULES F7)."""

    def test_it_is_told_thirty_days_before_the_first_possible_day(self):
        states = [a_state("2021-01-01", a_summit(SEPTEMBER))]

        assert planned(states, a_wish("P7D")) == ["2021-08-02 09:00 undated"]

    @pytest.mark.parametrize("date", ["2021", "2021-41"])
    def test_a_half_or_a_year_is_too_vague(self, date):
        states = [a_state("2021-01-01", a_summit(a_claim(date, status="tentative")))]

        assert planned(states, a_wish(), since="2020-11-01") == []

    @pytest.mark.parametrize(
        "date", ["2021-09", "2021-23", "2021-09/2021-10", "[2021-09-01..2021-09-03]", "2021-09-01?"]
    )
    def test_anything_else_without_a_day_is_told(self, date):
        states = [a_state("2021-01-01", a_summit(a_claim(date, status="tentative")))]

        assert planned(states, a_wish()) == ["2021-08-02 09:00 undated"]

    def test_it_is_for_meetings_alone(self):
        signed = Claim("signed", parse("2021-09"), dt.date(2021, 1, 1), "tentative")
        states = [a_state("2021-01-01", Entry("treaty", "treaty", {"en": "Treaty"}, claims=(signed,)))]

        assert planned(states, a_wish()) == []

    def test_it_is_for_those_who_want_to_hear_of_changes(self):
        states = [a_state("2021-01-01", a_summit(SEPTEMBER))]

        assert planned(states, a_wish(changes=False)) == []

    def test_what_becomes_known_later_is_told_at_the_next_send_hour(self):
        states = [a_state("2021-01-01"), a_state("2021-08-20 14:00", a_summit(SEPTEMBER))]

        assert planned(states, a_wish()) == ["2021-08-21 09:00 undated"]

    def test_it_is_of_no_use_when_the_span_is_over(self):
        states = [a_state("2021-01-01"), a_state("2021-09-30 14:00", a_summit(SEPTEMBER))]

        assert planned(states, a_wish()) == []

    def test_it_is_suppressed_by_the_word_that_the_meeting_moved(self):
        october = a_claim("2021-10", "2021-09-20", "tentative")
        states = [a_state("2021-01-01", a_summit(SEPTEMBER)), a_state("2021-09-20", a_summit(SEPTEMBER, october))]

        assert planned(states, a_wish(), since="2021-09-01") == [
            "2021-09-20 00:00 withdraw 2021-09",
            "2021-09-20 09:00 moved",
            "2021-09-20 09:00 undated (suppressed)",
        ]


class TestNotices:
    """What changed, and who is told when (RULES F3, F5, F6)."""

    def test_a_change_is_told_at_once(self):
        states = [a_state("2021-01-01", a_summit(SEPTEMBER)), a_state("2021-08-24 14:00", a_summit(SEPTEMBER, DAYS))]

        assert planned(states, a_wish(""), since="2021-08-10") == [
            "2021-08-24 14:00 withdraw 2021-09",
            "2021-08-24 14:00 confirmed",
        ]

    def test_a_change_of_the_night_is_told_at_the_send_hour(self):
        states = [a_state("2021-01-01", a_summit(SEPTEMBER)), a_state("2021-08-24 03:00", a_summit(SEPTEMBER, DAYS))]

        assert planned(states, a_wish("", zone="Asia/Dushanbe"), since="2021-08-10")[1:] == [
            "2021-08-24 04:00 confirmed"
        ]

    def test_the_notice_says_the_days_left_so_the_lead_of_that_day_is_suppressed(self):
        states = [a_state("2021-01-01", a_summit(SEPTEMBER)), a_state("2021-09-09", a_summit(SEPTEMBER, DAYS))]

        assert planned(states, a_wish("P7D,P1D"), since="2021-09-01") == [
            "2021-09-09 00:00 withdraw 2021-09",
            "2021-09-09 09:00 confirmed",
            "2021-09-09 09:00 P7D (suppressed)",
            "2021-09-15 09:00 P1D",
        ]

    def test_a_lead_is_not_suppressed_for_those_who_get_no_notice(self):
        states = [a_state("2021-01-01", a_summit(SEPTEMBER)), a_state("2021-09-09", a_summit(SEPTEMBER, DAYS))]

        assert planned(states, a_wish("P7D", changes=False), since="2021-09-01")[1:] == ["2021-09-09 09:00 P7D"]

    def test_changes_of_one_night_are_told_once_from_what_stood_before(self):
        on_17, on_18 = a_claim("2021-09-17", "2021-09-01"), a_claim("2021-09-18", "2021-09-02")
        states = [
            a_state("2021-01-01", a_summit(DAY)),
            a_state("2021-09-02 03:00", a_summit(DAY, on_17)),
            a_state("2021-09-02 05:00", a_summit(DAY, on_17, on_18)),
        ]
        [notice] = sends(states, a_wish(""))

        assert (notice.reason, notice.edtf) == ("moved", "2021-09-18")
        assert notice.made_before == at("2021-09-02 03:00")

    def test_what_came_back_in_the_same_night_is_not_told(self):
        on_17 = a_claim("2021-09-17", "2021-09-01")
        states = [
            a_state("2021-01-01", a_summit(DAY)),
            a_state("2021-09-02 03:00", a_summit(DAY, on_17)),
            a_state("2021-09-02 05:00", a_summit(DAY)),
        ]

        assert [one for one in planned(states, a_wish("")) if "withdraw" not in one] == []

    def test_those_are_told_who_could_see_it_before(self):
        elsewhere = replace(DAY, announced=dt.date(2021, 8, 1), place=MOSCOW)
        states = [a_state("2021-01-01", a_summit(DAY)), a_state("2021-08-01", a_summit(DAY, elsewhere))]
        until_then = a_wish("", selection=Selection({"to": frozenset({"2021-09-30"})}))
        others = a_wish("", selection=Selection({"kind": frozenset({"treaty"})}))

        assert planned(states, until_then) == ["2021-08-01 09:00 moved"]
        assert planned(states, others) == []

    def test_it_is_not_told_when_both_dates_are_past(self):
        states = [a_state("2021-01-01", a_summit(DAY)), a_state("2021-09-20", a_summit(DAY, a_claim("2021-09-17")))]

        assert planned(states, a_wish(""), since="2021-09-18") == []

    @pytest.mark.parametrize(
        "claim",
        [
            a_claim("2021-09-16", "2021-08-01", "cancelled"),
            a_claim(None, "2021-08-01", "postponed", former=parse("2021-09-16")),
            a_claim("2021-09-18", "2021-08-01", correction=True),
        ],
    )
    def test_what_is_not_told_yet_takes_back_what_was_pending_all_the_same(self, claim):
        states = [a_state("2021-01-01", a_summit(DAY)), a_state("2021-08-01", a_summit(DAY, claim))]

        assert planned(states, a_wish("")) == ["2021-08-01 00:00 withdraw 2021-09-16"]

    def test_a_later_change_has_a_higher_sequence(self):
        on_17, on_18 = a_claim("2021-09-17", "2021-09-01"), a_claim("2021-09-18", "2021-09-02")
        states = [
            a_state("2021-01-01", a_summit(DAY)),
            a_state("2021-09-01 12:00:10", a_summit(DAY, on_17)),
            a_state("2021-09-01 12:00:40", a_summit(DAY, on_17, on_18)),
        ]
        first, second = sends(states, a_wish(""))

        assert first.sequence and second.sequence and first.sequence < second.sequence


class TestExpiry:
    """Until when a reminder is of use (RULES F9)."""

    def test_a_lead_until_the_local_end_of_the_first_day(self):
        [send] = sends([a_state("2021-01-01", a_summit(DAYS))], a_wish("P1D", zone="Asia/Dushanbe"))

        assert send.expires_at == at("2021-09-16 19:00")

    def test_the_lead_of_a_deadline_until_the_end_of_its_last_day(self):
        expiry = a_claim("2021-09-16/2021-09-17", role="expiry")
        [send] = sends([a_state("2021-01-01", a_summit(expiry))], a_wish("P1D"))

        assert send.expires_at == at("2021-09-18")

    def test_undated_until_the_end_of_the_span(self):
        october = a_summit(a_claim("2021-10", status="tentative"))
        [send] = sends([a_state("2021-01-01", october)], a_wish())

        assert send.expires_at == at("2021-11-01")

    def test_a_notice_for_seven_days(self):
        states = [a_state("2021-01-01", a_summit(DAY)), a_state("2021-09-02", a_summit(DAY, a_claim("2021-09-20")))]
        [send] = sends(states, a_wish(""))

        assert send.expires_at == at("2021-09-09 09:00")


def test_nothing_is_planned_before_anything_is_known():
    assert planned([], a_wish()) == []
    assert planned([a_state("2021-09-09 12:00", a_summit(DAY))], a_wish("P7D")) == []


def test_what_a_new_text_repeats_is_no_news():
    states = [a_state("2021-01-01", a_summit(DAY)), a_state("2021-08-01", a_summit(replace(DAY)))]
    again = [states[0], replace(states[0], recorded_at=at("2021-08-02"))]

    assert planned(states, a_wish("P1D")) == planned(again, a_wish("P1D")) == ["2021-09-15 09:00 P1D"]


def test_nothing_is_withdrawn_of_days_gone_by():
    states = [a_state("2021-01-01", a_summit(DAY)), a_state("2021-09-18")]

    assert planned(states, a_wish("P0D")) == ["2021-09-16 09:00 P0D"]


def test_a_plan_names_wish_entry_and_uid():
    [send] = sends([a_state("2021-01-01", a_summit(DAY))], a_wish("P1D"))

    assert isinstance(send.occurrence, Occurrence)
    assert (send.wish, send.entry, send.uid) == ("desk", "summit", send.occurrence.uid)


def test_what_is_suppressed_names_the_entry_too():
    states = [a_state("2021-01-01", a_summit(SEPTEMBER)), a_state("2021-09-09", a_summit(SEPTEMBER, DAYS))]
    [skip] = [one for one in plan(states, [a_wish("P7D")], at("2021-09-01"), at("2021-09-30")) if isinstance(one, Skip)]

    assert (skip.entry, skip.sequence) == ("summit", None)
