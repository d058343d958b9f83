import datetime as dt
from dataclasses import replace

import pytest

from calendar_service.core.changes import changes, reason_for, same_town
from calendar_service.core.dates.edtf import parse
from calendar_service.core.model.claims import Time
from calendar_service.core.model.places import Place
from tests.reminding import DUSHANBE, MOSCOW, a_claim, a_foundation, a_registry, a_summit, occurrences_of, the_once

FORMER = a_claim("2021-09", status="tentative")
DAYS = a_claim("2021-09-16/2021-09-17", "2021-09-09")


def told(*claims, **changes):
    """Say what is told when the last of the claims is appended."""
    return reason_for(the_once(a_summit(*claims[:-1])), the_once(a_summit(*claims, **changes)))


@pytest.mark.parametrize(
    ("former", "status", "date", "new_status", "reason"),
    [
        ("2021-09", "tentative", "2021-09-16", "confirmed", "confirmed"),
        ("2021-09", "tentative", "2021-09-16/2021-09-17", "tentative", "dated"),
        ("2021", "tentative", "2021-09", "tentative", "dated"),
        ("2021-09", "tentative", "2021-10-01", "confirmed", "moved"),
        ("2021-36", "tentative", "2021-23", "tentative", "moved"),
        ("2021-09", "tentative", "2021", "tentative", None),
        ("2021-09-16", "confirmed", "2021-09-17", "confirmed", "moved"),
        ("2021-09-16/2021-09-17", "confirmed", "2021-09-16/2021-09-18", "confirmed", "moved"),
        ("2021-09-16/2021-09-17", "confirmed", "2021-09-16", "confirmed", "dated"),
        ("2021-09-16", "tentative", "2021-09-16", "confirmed", "confirmed"),
        ("2021-09-16", "confirmed", "2021-09-16", "held", None),
        ("2021-09-16", "confirmed", "2021-09-16", "cancelled", "cancelled"),
        ("2021-09-16", "cancelled", "2021-09-16", "cancelled", None),
        ("2021-09-16", "cancelled", "2021-09-16", "confirmed", "confirmed"),
        ("2021-09-16", "confirmed", "2021-11", "postponed", "postponed"),
        ("2021-11", "postponed", "2021-12", "postponed", "postponed"),
        ("2021-11", "postponed", "2021-11", "postponed", None),
        ("2021-11", "postponed", "2021-11-20", "confirmed", "confirmed"),
        ("2021-11", "postponed", "2021-12-01", "confirmed", "moved"),
    ],
)
def test_a_new_claim_is_told_for_one_reason(former, status, date, new_status, reason):
    found = told(a_claim(former, status=status), a_claim(date, "2021-09-01", new_status))

    assert found == reason


def test_a_new_date_after_a_postponement_without_one_is_a_move():
    former = parse("2021-09-16")
    postponed = a_claim(None, status="postponed", former=former)

    assert told(postponed, a_claim("2021-10-20", "2021-09-20")) == "moved"
    assert told(postponed, a_claim("2021-09-16", "2021-09-20")) == "moved"


def test_a_return_to_the_former_date_is_a_move_though_the_new_span_holds_it():
    postponed = a_claim("2021-23", status="postponed", former=parse("2021-09-16"))

    assert told(postponed, a_claim("2021-09-16", "2021-09-01")) == "moved"


def test_what_is_postponed_again_without_a_date_is_told_again():
    former = parse("2021-09-16")
    span = a_claim("2021-11", status="postponed", former=former)

    assert told(span, a_claim(None, "2021-10-30", "postponed", former=former)) == "postponed"


def test_a_change_inside_a_published_claim_is_a_correction():
    before, after = a_summit(FORMER, DAYS), a_summit(FORMER, replace(DAYS, date=parse("2021-09-17/2021-09-18")))

    assert reason_for(the_once(before), the_once(after)) == "corrected"


def test_a_change_of_a_date_without_the_day_of_announcement_is_a_correction():
    assert reason_for(the_once(a_foundation("2021-06-15")), the_once(a_foundation("2021-06-16"))) == "corrected"


def test_a_claim_appended_on_the_day_of_another_is_no_correction():
    assert told(FORMER, a_claim("2021-09-16")) == "confirmed"


def test_a_claim_that_takes_the_place_of_another_day_is_no_correction():
    before, after = a_summit(FORMER), a_summit(DAYS)

    assert reason_for(the_once(before), the_once(after)) == "confirmed"


def test_a_claim_that_says_so_is_a_correction_once():
    correction = a_claim("2021-09-18", "2021-09-10", correction=True)
    again = a_summit(DAYS, correction, title={"en": "Summit"})

    assert told(DAYS, correction) == "corrected"
    assert reason_for(the_once(a_summit(DAYS, correction)), the_once(again)) is None


def test_another_town_is_a_move_and_another_spelling_is_none():
    elsewhere = replace(DUSHANBE, id=None, name={"und": "Khujand"})
    same = Place(None, {"und": "DUSHANBÉ"}, "TJ")

    assert told(DAYS, replace(DAYS, announced=dt.date(2021, 9, 10), place=elsewhere)) == "moved"
    assert told(DAYS, replace(DAYS, announced=dt.date(2021, 9, 10), place=MOSCOW)) == "moved"
    assert told(DAYS, replace(DAYS, announced=dt.date(2021, 9, 10), place=same)) is None


def test_a_town_stated_for_the_first_time_is_no_move():
    before, after = the_once(a_summit(DAYS, place=None)), the_once(a_summit(DAYS))

    assert reason_for(before, after) is None


def test_a_town_keeps_its_identity_under_its_former_names():
    astana = Place("astana", {"en": "Astana"}, "KZ", aliases=("Nur-Sultan",))

    assert same_town(astana, Place(None, {"und": "Nur-Sultan"}, "KZ"))
    assert same_town(astana, Place(None, {"und": "Astana"}))
    assert not same_town(astana, Place(None, {"und": "Astana"}, "RU"))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (Time(dt.time(10)), Time(dt.time(11)), "moved"),
        (Time(dt.time(10), dt.time(12)), Time(dt.time(10), dt.time(13)), "moved"),
        (Time(dt.time(10)), Time(dt.time(10), dt.time(12)), None),
        (None, Time(dt.time(10)), None),
    ],
)
def test_another_time_is_a_move_where_one_was_stated(old, new, reason):
    before = replace(DAYS, time=old, timezone="Asia/Dushanbe")

    assert told(before, replace(before, announced=dt.date(2021, 9, 10), time=new)) == reason


def test_the_same_time_in_another_zone_is_another_time():
    before = replace(DAYS, time=Time(dt.time(10)), timezone="Asia/Dushanbe")

    assert told(before, replace(before, announced=dt.date(2021, 9, 10), timezone="Europe/Moscow")) == "moved"


def test_what_is_computed_is_corrected_by_its_date_and_silent_about_its_status():
    before, moved = (anniversary(a_foundation(day)) for day in ("2001-06-15", "2001-06-16"))
    planned = replace(a_foundation().claims[0], status="confirmed")

    assert reason_for(before, moved) == "corrected"
    assert reason_for(anniversary(a_foundation(claims=(planned,))), before) is None


def test_what_is_derived_from_no_claim_is_never_corrected_by_one():
    derived = the_once(a_summit(DAYS))
    without = derived._replace(role=replace(derived.role, claim=None))

    assert reason_for(without, derived) is None


def test_changes_come_in_the_order_of_every_output():
    summit, foundation = a_summit(FORMER), a_foundation()
    before = {each.uid: each for each in occurrences_of(a_registry(summit, foundation)) if each.day.year == 2021}
    after = {
        each.uid: each
        for each in occurrences_of(a_registry(a_summit(FORMER, DAYS), a_foundation(id="other")))
        if each.day.year == 2021
    }

    found = [
        (change.reason, change.before and change.before.entry_id, change.after and change.after.entry_id)
        for change in changes(before, after)
    ]

    assert found == [
        ("corrected", "foundation", None),
        (None, None, "other"),
        ("confirmed", "summit", "summit"),
    ]


def test_what_did_not_change_is_no_change():
    same = {each.uid: each for each in occurrences_of(a_registry(a_summit(DAYS), a_foundation()))}

    assert changes(same, dict(same)) == ()


def test_a_step_to_held_is_a_change_without_a_reason():
    before, after = the_once(a_summit(DAYS)), the_once(a_summit(DAYS, a_claim(str(DAYS.date), "2021-09-17", "held")))
    [change] = changes({before.uid: before}, {after.uid: after})

    assert change.reason is None


def test_dates_before_the_first_year_hold_nothing():
    before, after = a_claim("-0044", status="tentative"), a_claim("-0044-03", "2021-08-01", "tentative")
    old = the_once(a_summit(FORMER))._replace(span=before.date)

    assert reason_for(old, old._replace(span=after.date)) == "moved"


def anniversary(entry):
    return next(each for each in occurrences_of(a_registry(entry)) if each.ordinal == 20)
