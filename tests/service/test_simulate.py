"""The story of a time, told by the planner and the composer (RULES F12, G)."""

import datetime as dt
import time
from dataclasses import replace

import pytest

from calendar_service.core.dates.edtf import parse
from calendar_service.core.model.registry import Registry
from calendar_service.core.problems import CalendarServiceError
from calendar_service.core.registry.build import load
from calendar_service.service.simulate import Story, simulate
from tests.deliveries import DESK
from tests.reminding import a_claim, a_foundation, a_registry, a_summit
from tests.repository import ROOT

TODAY = dt.date(2026, 11, 23)
SEPTEMBER = a_claim("2021-09", "2021-07-22", "tentative")
DAYS = a_claim("2021-09-16/2021-09-17", "2021-09-09")


def a_story(registry: Registry, since: str = "2021-07-22", until: str = "2021-12-31", zone: str = "UTC") -> Story:
    first, last = (dt.date.fromisoformat(day) for day in (since, until))
    return Story(registry, first, last, zone, TODAY, "https://calendar.example.org")


def lines(story: Story, *subscriptions) -> list[str]:
    found = simulate(story, subscriptions)
    return [f"{one['at'][:16]} {one['lead'] or one['reason']} {one['entry']}" for one in found]


@pytest.fixture(scope="module")
def registry() -> Registry:
    found, _ = load((ROOT / "events.yaml").read_bytes(), "events.yaml", TODAY)
    assert found is not None
    return found


def test_the_opening_story_is_told_as_it_happened(registry: Registry) -> None:
    meetings = replace(DESK, selection="entry=sco-summit-2021,csto-council-2021,collective-security-treaty", lead=None)
    told = lines(a_story(registry, until="2022-06-30"), meetings)

    assert told == [
        "2021-08-02T09:00 undated csto-council-2021",
        "2021-08-02T09:00 undated sco-summit-2021",
        "2021-08-24T09:00 confirmed csto-council-2021",
        "2021-09-09T09:00 P7D csto-council-2021",
        "2021-09-09T09:00 confirmed sco-summit-2021",
        "2021-09-15T09:00 P1D csto-council-2021",
        "2021-09-15T09:00 P1D sco-summit-2021",
        "2022-03-21T09:00 P30D collective-security-treaty",
        "2022-04-13T09:00 P7D collective-security-treaty",
        "2022-04-15T09:00 P30D collective-security-treaty",
        "2022-04-19T09:00 P1D collective-security-treaty",
        "2022-05-08T09:00 P7D collective-security-treaty",
        "2022-05-14T09:00 P1D collective-security-treaty",
    ]


def test_seventeen_months_take_less_than_ten_seconds_and_are_told_alike_twice(registry: Registry) -> None:
    story = a_story(registry, until="2022-12-31")
    started = time.monotonic()
    first = list(simulate(story))

    assert time.monotonic() - started < 10
    assert first == list(simulate(story))
    assert len({(one["uid"], one["reason"], one["lead"], one["edtf"]) for one in first}) == len(first)


def test_every_message_has_its_source_its_link_and_its_true_days_left(registry: Registry) -> None:
    for one in simulate(a_story(registry, until="2022-12-31")):
        assert "\nSource: " in one["text"]
        assert f"https://calendar.example.org/en/entries/{one['entry']}" in one["text"]
        if one["reason"] == "lead":
            days = (parse(one["edtf"]).earliest - dt.date.fromisoformat(one["at"][:10])).days  # type: ignore[operator]
            assert one["subject"].startswith({0: "Today", 1: "Tomorrow"}.get(days, f"In {days} days") + ": ")


def test_a_record_has_exactly_the_keys_of_the_interface() -> None:
    [_, one, *_] = simulate(a_story(a_registry(a_summit(SEPTEMBER, DAYS))))
    text = one.pop("text")

    assert text.startswith("SCO summit\n")
    assert one == {
        "at": "2021-09-09T09:00:00+00:00",
        "reason": "confirmed",
        "lead": None,
        "entry": "summit",
        "uid": one["uid"],
        "edtf": "2021-09-16/2021-09-17",
        "ordinal": None,
        "subscription": "simulate",
        "channel": "console",
        "subject": "Confirmed: SCO summit, 16–17 September 2021",
    }


def test_times_are_those_of_the_subscription() -> None:
    desk = replace(DESK, zone="Asia/Dushanbe", lead="P1D", language="ru", channel="email")
    [*_, one] = simulate(a_story(a_registry(a_summit(SEPTEMBER, DAYS))), (desk,))

    assert (one["at"], one["channel"]) == ("2021-09-15T09:00:00+05:00", "email")
    assert one["subject"] == "Завтра: Саммит ШОС, 16–17 сентября 2021 г."


def test_those_who_share_a_wish_are_told_alike_and_in_order() -> None:
    desks = (replace(DESK, id="second"), replace(DESK, id="first"), replace(DESK, id="third", lead="P1D"))
    found = simulate(a_story(a_registry(a_summit(DAYS)), since="2021-09-10"), desks)

    assert [(one["subscription"], one["lead"]) for one in found] == [
        ("first", "P1D"),
        ("second", "P1D"),
        ("third", "P1D"),
    ]


def test_a_default_subscription_hears_of_no_ordinary_anniversary() -> None:
    registry = a_registry(a_foundation("2001-09-16"), a_foundation("2000-09-16", id="older"))

    assert {one["ordinal"] for one in simulate(a_story(registry))} == {20}


def test_the_first_day_tells_nothing_of_what_became_known_on_it() -> None:
    assert lines(a_story(a_registry(a_summit(SEPTEMBER, DAYS)), since="2021-09-09")) == [
        "2021-09-09T09:00 P7D summit",
        "2021-09-15T09:00 P1D summit",
    ]


def test_the_first_and_the_last_day_are_told_whole() -> None:
    at_midnight = replace(DESK, hour=dt.time(0), lead="P7D,P1D")
    story = a_story(a_registry(a_summit(DAYS)), since="2021-09-09", until="2021-09-15")

    assert lines(story, at_midnight) == ["2021-09-09T00:00 P7D summit", "2021-09-15T00:00 P1D summit"]


def test_a_date_that_moves_away_and_back_is_reminded_of_once() -> None:
    on = [a_claim(day, announced) for day, announced in (("2021-09-16", "2021-07-22"), ("2021-10-20", "2021-09-15"))]
    back = a_claim("2021-09-16", "2021-09-16")
    desk = replace(DESK, lead="P1D", hour=dt.time(0), zone="Pacific/Kiritimati")

    assert lines(a_story(a_registry(a_summit(*on, back))), desk) == [
        "2021-09-15T00:00 P1D summit",
        "2021-09-15T14:00 moved summit",
        "2021-09-16T14:00 moved summit",
    ]


def test_a_story_to_come_is_told_from_what_is_known_today() -> None:
    registry = a_registry(a_summit(a_claim("2027-03-10", "2026-11-01")))

    assert lines(a_story(registry, since="2027-01-01", until="2027-12-31")) == [
        "2027-02-08T09:00 P30D summit",
        "2027-03-03T09:00 P7D summit",
        "2027-03-09T09:00 P1D summit",
    ]


def test_a_story_of_nothing_is_empty() -> None:
    assert lines(a_story(a_registry())) == []


@pytest.mark.parametrize(
    ("since", "until", "problem"),
    [
        ("2022-01-01", "2021-12-31", "before it begins"),
        ("0001-01-01", "2021-12-31", "choose days from 1900 to 2199"),
        ("2021-01-01", "9998-12-31", "choose days from 1900 to 2199"),
    ],
)
def test_days_that_make_no_story_are_refused_with_what_to_do(since: str, until: str, problem: str) -> None:
    with pytest.raises(CalendarServiceError, match=problem):
        list(simulate(a_story(a_registry(), since=since, until=until)))
