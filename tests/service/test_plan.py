"""What the service plans from what it recorded: over restarts, reloads and mornings."""

import datetime as dt
from dataclasses import dataclass, field, replace

import pytest
import sqlalchemy as sa

from calendar_service.core.dates.zones import zone
from calendar_service.service.current import Current
from calendar_service.service.enqueue import enqueue
from calendar_service.service.plan import Planner
from calendar_service.service.reload import Reload
from calendar_service.store import planning, revisions, subscriptions
from calendar_service.store.database import Store
from calendar_service.store.tables import MARK
from tests.deliveries import DESK, another, rows, subscribe

HEAD = """\
version: 1
calendar: {id: tests, name: {en: Tests}, languages: [en], reminders: {event: [P7D, P1D]}}
sources: {tass: {title: Report, class: agency}}
organisations: {sco: {name: {en: Shanghai Cooperation Organisation}}}
entries:
"""
SUMMIT = "  - {id: summit, kind: summit, organisation: sco, title: {en: SCO summit}, sources: [tass], dates: [%s]}\n"
SEPTEMBER = "{announced: 2021-07-22, date: 2021-09, status: tentative}"
DAYS = "{announced: 2021-09-09, date: 2021-09-16/2021-09-17, status: confirmed}"


def text(*claims: str, more: str = "") -> str:
    return HEAD + SUMMIT % ", ".join(claims) + more


@dataclass
class World:
    """A service with the desk subscribed to the SCO, and a clock that the test moves."""

    store: Store
    now: dt.datetime = field(default_factory=lambda: at("2021-08-10 12:00"))

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start the service, as after a crash: nothing is left but the store."""
        self.current = Current(self.store, "https://calendar.example.org", 0, lambda: self.now)
        self.reload = Reload(self.current, self.store, zone("UTC"))
        self.planner = Planner(self.current, self.store, "UTC")
        if recorded := self.reload.last_good():
            self.reload.take(recorded.text, recorded.file)

    def take(self, when: str, *claims: str, more: str = "") -> None:
        """Take over a text of the registry at a time."""
        self.now = at(when)
        assert self.reload.take(text(*claims, more=more).encode(), "events.yaml").number

    def plan(self, *times: str) -> None:
        for when in times:
            self.now = at(when)
            self.reload.new_day()
            self.planner.tick()

    @property
    def planned(self) -> list[str]:
        return [_line(row) for row in rows(self.store)]


def _line(row: dict[str, object]) -> str:
    due = row["due_at"]
    assert isinstance(due, dt.datetime)
    return f"{due:%Y-%m-%d %H:%M} {row['lead'] or row['reason']} {row['edtf']} {row['state']}"


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.fixture
def world(store: Store) -> World:
    subscribe(store)
    return World(store)


def test_a_first_start_begins_now_with_nothing_in_arrears(world: World) -> None:
    world.take("2021-09-15 12:00", SEPTEMBER, DAYS)
    world.plan("2021-09-15 12:01", "2021-09-15 23:00")

    assert world.planned == []


def test_a_lead_is_planned_once_when_its_time_has_come(world: World) -> None:
    world.plan("2021-09-10 08:00")
    world.take("2021-09-10 08:30", SEPTEMBER, DAYS)
    world.plan("2021-09-15 08:59", "2021-09-15 09:00", "2021-09-15 09:01", "2021-09-15 09:01")

    assert world.planned == ["2021-09-15 09:00 P1D 2021-09-16/2021-09-17 ready"]


def test_a_change_is_planned_though_the_service_died_in_between(world: World) -> None:
    world.take("2021-08-10 12:00", SEPTEMBER)
    world.plan("2021-08-10 12:01")
    world.take("2021-09-09 14:00", SEPTEMBER, DAYS)
    world.start()
    world.plan("2021-09-09 14:10")

    assert world.planned == ["2021-09-09 14:00 confirmed 2021-09-16/2021-09-17 ready"]


def test_what_changed_in_the_night_is_told_in_the_morning_by_whoever_runs_then(world: World) -> None:
    world.take("2021-08-10 12:00", SEPTEMBER)
    world.plan("2021-08-10 12:01")
    world.take("2021-09-09 03:00", SEPTEMBER, DAYS)
    world.plan("2021-09-09 03:01", "2021-09-09 08:59")
    world.start()
    world.plan("2021-09-09 09:01")

    assert world.planned == [
        "2021-09-09 09:00 confirmed 2021-09-16/2021-09-17 ready",
        "2021-09-09 09:00 P7D 2021-09-16/2021-09-17 suppressed",
    ]


def test_who_subscribed_after_the_change_has_the_lead_that_others_were_spared(world: World) -> None:
    world.take("2021-08-10 12:00", SEPTEMBER)
    world.plan("2021-08-10 12:01")
    world.take("2021-09-09 03:00", SEPTEMBER, DAYS)
    with world.store.writing() as connection:
        assert subscriptions.add(connection, another("newcomer", created_at=at("2021-09-09 05:00")))
    world.plan("2021-09-09 09:01")

    told = [(row["subscription"], row["lead"] or row["reason"], row["state"]) for row in rows(world.store)]
    assert [
        ("desk", "confirmed", "ready"),
        ("desk", "P7D", "suppressed"),
        ("newcomer", "P7D", "ready"),
    ] == told


def test_a_span_without_the_service_is_planned_when_it_is_back(world: World) -> None:
    world.take("2021-09-09 12:00", SEPTEMBER, DAYS)
    world.plan("2021-09-09 12:01")
    world.start()
    world.plan("2021-09-20 12:00")

    assert world.planned == ["2021-09-15 09:00 P1D 2021-09-16/2021-09-17 ready"]


def test_a_revision_is_never_recorded_before_what_was_planned(world: World) -> None:
    world.take("2021-08-10 12:00", SEPTEMBER)
    world.plan("2021-08-10 12:01", "2021-09-09 14:00")
    world.take("2021-09-09 13:59", SEPTEMBER, DAYS)
    world.plan("2021-09-09 14:01")

    assert world.planned == ["2021-09-09 14:00 confirmed 2021-09-16/2021-09-17 ready"]


def test_a_plan_that_a_revision_has_overtaken_is_not_written(world: World) -> None:
    world.take("2021-09-09 12:00", SEPTEMBER)
    world.plan("2021-09-09 12:01")
    world.take("2021-09-09 12:02", SEPTEMBER, DAYS)
    since = _mark(world.store)

    assert not enqueue(world.store, (), since=since, until=at("2021-09-09 12:03"), revision=1)
    assert _mark(world.store) == since


def test_nothing_is_planned_while_the_clock_is_behind(world: World) -> None:
    world.take("2021-09-09 12:00", SEPTEMBER, DAYS)
    world.plan("2021-09-15 09:01", "2021-09-15 08:00")

    assert _mark(world.store) == at("2021-09-15 09:01")


def test_what_comes_out_of_an_embargo_is_news_on_that_day(world: World) -> None:
    secret = "{announced: 2021-09-08, date: 2021-09-12, status: confirmed, public-from: 2021-09-11}"
    other = (SUMMIT % secret).replace("id: summit", "id: other")
    world.take("2021-09-08 12:00", SEPTEMBER, DAYS, more=other)
    world.plan("2021-09-08 12:01", "2021-09-10 09:01")
    world.start()
    world.plan("2021-09-11 08:00", "2021-09-11 10:00")

    assert [line for line in world.planned if "2021-09-12" in line] == ["2021-09-11 09:00 P1D 2021-09-12 ready"]


def test_nothing_is_planned_of_a_revision_before_it_is_in_force(world: World) -> None:
    """Else a message could go out that tells of the new date in the words of the old one."""
    world.take("2021-08-10 12:00", SEPTEMBER)
    world.plan("2021-08-10 12:01")
    former = world.current.edition
    world.take("2021-09-09 14:00", SEPTEMBER, DAYS)
    world.current.edition, newest = former, world.current.edition
    world.now = at("2021-09-09 14:01")
    assert not world.planner.tick()

    world.current.edition = newest
    world.plan("2021-09-09 14:02")
    assert world.planned == ["2021-09-09 14:00 confirmed 2021-09-16/2021-09-17 ready"]


def test_nothing_is_planned_of_a_day_before_it_is_shown(world: World) -> None:
    """Else what came out of an embargo at midnight would be withdrawn at the fence, and never be told."""
    secret = "{announced: 2021-08-10, date: 2021-09-16/2021-09-17, status: confirmed, public-from: 2021-09-10}"
    world.take("2021-08-10 12:00", SEPTEMBER, secret)
    world.plan("2021-08-10 12:01", "2021-09-09 23:59")
    world.now = at("2021-09-10 00:00")
    assert not world.planner.tick()

    world.plan("2021-09-10 09:00")
    assert world.planned[0] == "2021-09-10 09:00 confirmed 2021-09-16/2021-09-17 ready"


def test_while_no_registry_is_in_force_nothing_is_lost(world: World) -> None:
    """As where a newer version of the program refuses the last good text until somebody mends it."""
    world.take("2021-09-09 12:00", SEPTEMBER, DAYS)
    world.plan("2021-09-09 12:01")
    world.current.edition = None
    world.plan("2021-09-15 09:01")
    assert world.planned == []

    world.take("2021-09-15 10:00", SEPTEMBER, DAYS)
    world.plan("2021-09-15 10:01")
    assert world.planned == ["2021-09-15 09:00 P1D 2021-09-16/2021-09-17 ready"]


def test_a_selection_that_names_what_is_gone_stops_nobody_else(store: Store) -> None:
    subscribe(store, replace(DESK, id="gone", selection="organisation=csto"))
    world = World(store)
    world.take("2021-09-09 12:00", SEPTEMBER, DAYS)
    world.plan("2021-09-09 12:01", "2021-09-15 09:01")

    assert [row["subscription"] for row in rows(store)] == ["desk"]


def test_a_wish_without_leads_of_its_own_takes_the_calendars(store: Store) -> None:
    subscribe(store, replace(DESK, id="other", lead=None))
    world = World(store)
    world.take("2021-09-09 12:00", SEPTEMBER, DAYS)
    world.plan("2021-09-09 12:01", "2021-09-15 09:01")

    assert sorted(str(row["subscription"]) for row in rows(store)) == ["desk", "other"]


def test_a_text_that_is_not_accepted_any_more_is_left_out_of_the_past(world: World) -> None:
    with world.store.writing() as connection:
        revisions.save_text(connection, b"version: 0\n", "events.yaml", at("2021-09-08 12:00"))
    world.take("2021-09-09 12:00", SEPTEMBER, DAYS)
    world.plan("2021-09-09 12:01", "2021-09-09 12:02")
    world.start()
    world.plan("2021-09-09 12:03", "2021-09-15 09:01")

    assert world.planned == ["2021-09-15 09:00 P1D 2021-09-16/2021-09-17 ready"]


def _mark(store: Store) -> dt.datetime | None:
    with store.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(MARK)).scalar() == 1
        return planning.mark(connection)
