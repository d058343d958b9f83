"""The story of a time: what would have been sent, by the real planner and composer on a clock of their own.

Nothing is sent or written. What was announced on a day counts as recorded at 00:00 of it (RULES F12).
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from calendar_service.core.dates.edtf import Edtf
from calendar_service.core.dates.window import Window
from calendar_service.core.dates.zones import instant, zone
from calendar_service.core.messages.compose import Reader, Reminder, compose
from calendar_service.core.model.occurrences import Occurrence
from calendar_service.core.model.registry import Registry
from calendar_service.core.occurrences import of_entry
from calendar_service.core.problems import CalendarServiceError
from calendar_service.core.registry.knowledge import known
from calendar_service.core.reminders.history import History, State
from calendar_service.core.reminders.plan import plan
from calendar_service.core.reminders.reminder import Send, Skip
from calendar_service.core.selection import Selection
from calendar_service.core.wording.languages import language
from calendar_service.service.edition import touched
from calendar_service.service.plan import wish_of
from calendar_service.store.subscriptions import Subscription, wish_key

Json = dict[str, Any]

DAY = dt.timedelta(days=1)
MOMENT = dt.timedelta(microseconds=1)
# Zones and holidays say nothing of value outside them.
YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Story:
    """What to simulate: the days from `since` to `until`, both included, as a calendar in `zone` lives them.

    `whole` is the registry of today, the real day `today`; `base_url` stands before the addresses of pages.
    """

    whole: Registry
    since: dt.date
    until: dt.date
    zone: str
    today: dt.date
    base_url: str


def simulate(story: Story, subscriptions: Sequence[Subscription] = ()) -> Iterator[Json]:
    """Yield every reminder as it would have been sent (RULES G), in the order of time.

    Without subscriptions there is one with the calendar's leads. Raises CalendarServiceError for days that make no
    story.
    """
    _check(story)
    states = tuple(states_of(story))
    subscribed = subscriptions or (_default(story),)
    history = History(states)
    for send, subscription in _sent(story, states, subscribed):
        state = history.at(send.due_at)
        if state is not None:
            yield _record(send, subscription, state.registry, story.base_url)


def states_of(story: Story) -> Iterator[State]:
    """Yield what was known on the first day, and on each later one on which something became known."""
    window = Window.years(story.since.year - 1, story.until.year + 10)
    former, by_entry = None, dict[str, Sequence[Occurrence]]()
    for day in (story.since, *_days_of_news(story)):
        registry = known(story.whole, day if day < story.today else None, story.today)
        changed = touched(registry, former) if former else frozenset(registry.entries)
        if changed or former is None:
            by_entry = {
                id_: of_entry(entry, registry, window) if id_ in changed else by_entry[id_]
                for id_, entry in registry.entries.items()
            }
            ordered = sorted(each for occurrences in by_entry.values() for each in occurrences)
            yield State(instant(day, dt.time(), story.zone), registry, tuple(ordered))
        former = registry


def _check(story: Story) -> None:
    if story.until < story.since:
        raise CalendarServiceError(
            f"The time ends on {story.until}, before it begins on {story.since}: write the earlier day first."
        )
    if story.since.year not in YEARS or story.until.year not in YEARS:
        raise CalendarServiceError(
            f"{story.since} to {story.until} is out of reach: choose days from {YEARS[0]} to {YEARS[-1]}."
        )


def _default(story: Story) -> Subscription:
    return Subscription(
        id="simulate",
        selection=str(Selection({}).with_default()),
        lead=None,
        hour=dt.time(9),
        zone=story.zone,
        country=None,
        language=story.whole.calendar.languages[0],
        mode="each",
        changes=True,
        channel="console",
        address="",
        created_at=instant(story.since, dt.time(), story.zone),
    )


def _sent(
    story: Story, states: tuple[State, ...], subscriptions: Sequence[Subscription]
) -> Iterator[tuple[Send, Subscription]]:
    """Plan, and fan the wishes out to those who share them; a key goes out once, as in the outbox (RULES F8)."""
    sharing: dict[str, list[Subscription]] = {}
    for subscription in sorted(subscriptions, key=lambda each: each.id):
        sharing.setdefault(wish_key(subscription), []).append(subscription)
    wishes = [wish_of(shared[0], key, story.whole) for key, shared in sharing.items()]
    start, end = (instant(day, dt.time(), story.zone) - MOMENT for day in (story.since, story.until + DAY))
    done: set[tuple[object, ...]] = set()
    sends: list[Send] = []
    for planned in plan(states, wishes, start, end):
        if isinstance(planned, Send | Skip):
            key = (planned.wish, planned.uid, planned.reason, planned.lead, planned.sequence or planned.edtf)
            if isinstance(planned, Send) and key not in done:
                sends.append(planned)
            done.add(key)
    pairs = [(send, subscription) for send in sends for subscription in sharing[send.wish]]
    yield from sorted(pairs, key=_order)


def _order(pair: tuple[Send, Subscription]) -> tuple[dt.datetime, str, str, str, str, str, str]:
    send, subscription = pair
    occurrence, lead = send.occurrence, str(send.lead or "")
    return send.due_at, send.entry, occurrence.role_name, occurrence.key, send.reason, lead, subscription.id


def _record(send: Send, subscription: Subscription, registry: Registry, base_url: str) -> Json:
    at = send.due_at.astimezone(zone(subscription.zone))
    reader = Reader(subscription.id, language(subscription.language), subscription.country, at.date())
    words = compose(Reminder(send.occurrence, send.reason, send.lead), reader, registry, base_url)
    return {
        "at": at.isoformat(),
        "reason": send.reason,
        "lead": str(send.lead) if send.lead else None,
        "entry": send.entry,
        "uid": send.uid,
        "edtf": send.edtf,
        "ordinal": send.occurrence.ordinal,
        "subscription": subscription.id,
        "channel": subscription.channel,
        "subject": words.subject,
        "text": words.text,
    }


def _days_of_news(story: Story) -> list[dt.date]:
    """List the days after the first on which something may have become known, until today at the latest."""
    registry = story.whole
    found = set(_days_in((tuple(registry.entries.values()), tuple(registry.sources.values()))))
    return sorted(day for day in found if story.since < day <= min(story.until, story.today))


def _days_in(value: object) -> Iterator[dt.date]:
    """Yield every day that a value names: some of them nobody announced anything on, which costs little."""
    if isinstance(value, dt.date):
        yield value
    elif isinstance(value, Edtf):
        yield from (day for day in (value.earliest, value.latest) if day)
    elif isinstance(value, tuple):
        for each in value:
            yield from _days_in(each)
    elif is_dataclass(value) and not isinstance(value, Mapping):
        for field in fields(value):
            yield from _days_in(getattr(value, field.name))
