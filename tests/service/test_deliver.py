"""What is due is sent once; what fails comes back or becomes a dead letter; nothing holds up the others."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from calendar_service.core.messages.message import Message
from calendar_service.core.problems import DeliveryError
from calendar_service.service.deliver import Channel, Delivering, deliver
from calendar_service.store import outbox, subscriptions
from calendar_service.store.claiming import LEASE, Claimed
from calendar_service.store.database import Store, StoreError
from tests.deliveries import DAY, DESK, EDTF, HOUR, NOON, Send, another, plan, rows, stand, states, subscribe
from tests.messages import a_message
from tests.recording import RecordingChannel

MINUTE = dt.timedelta(minutes=1)


def compose(claimed: Claimed, now: dt.datetime) -> Message:
    """Say what is told to whom, and nothing else."""
    in_reply_to = f"<{claimed.follows}@example.org>" if claimed.follows else None
    return a_message(
        to=claimed.subscription.address,
        subject=f"{claimed.lead} {claimed.uid}",
        date=now,
        message_id=f"<{claimed.stable_id}@example.org>",
        in_reply_to=in_reply_to,
    )


@dataclass
class World:
    """A store with the desk subscribed and the summit standing, a channel, and a clock that the test moves."""

    store: Store
    channel: RecordingChannel = field(default_factory=RecordingChannel)
    now: dt.datetime = NOON
    compose: Callable[[Claimed, dt.datetime], Message] = compose
    goes_on: Callable[[], bool] = lambda: True

    def deliver(self, **changes: object) -> int:
        channels: dict[str, Channel] = {"recording": self.channel}
        means = Delivering(channels, self.compose, lambda: self.now, lambda: 1.0, goes_on=self.goes_on)
        return deliver(self.store, replace(means, **changes))  # type: ignore[arg-type]

    @property
    def sent(self) -> list[str]:
        return [message.subject for message in self.channel.messages]


@pytest.fixture
def world(store: Store) -> World:
    subscribe(store)
    stand(store)
    return World(store)


def due(world: World, *uids: str) -> None:
    """Let a lead be due for each of these occurrences, which all stand."""
    for uid in uids:
        stand(world.store, uid=uid)
    plan(world.store, *(Send(uid=uid) for uid in uids), until=world.now)


def test_what_is_due_is_sent_once(world: World) -> None:
    due(world, "a", "b")

    assert 2 == world.deliver()
    assert 0 == world.deliver()
    assert ["P7D a", "P7D b"] == world.sent
    assert ["delivered", "delivered"] == states(world.store)


def test_what_is_not_due_yet_waits(world: World) -> None:
    plan(world.store, Send(due_at=NOON + MINUTE))

    assert 0 == world.deliver()


def test_a_whole_run_opens_a_channel_once(world: World) -> None:
    due(world, *map(str, range(25)))

    assert 25 == world.deliver()
    assert 1 == world.channel.opened


def test_a_message_goes_to_the_address_of_its_subscription(world: World) -> None:
    due(world, "a")
    world.deliver()

    assert ["desk@example.org"] == [message.to for message in world.channel.messages]


def test_a_later_message_follows_the_earlier_one(world: World) -> None:
    due(world, "a")
    world.deliver()
    plan(world.store, Send(uid="a", lead="P1D"), until=NOON + HOUR)
    world.deliver()

    first, second = world.channel.messages
    assert first.message_id == second.in_reply_to


def test_a_failure_is_tried_again_with_the_same_id_and_rendered_anew(world: World) -> None:
    due(world, "a")
    ids: list[str] = []

    def composed(claimed: Claimed, now: dt.datetime) -> Message:
        ids.append(claimed.stable_id)
        return compose(claimed, now)

    world.compose = composed
    world.channel.failures = [DeliveryError("450 later")]
    assert 0 == world.deliver()
    world.now += 4 * MINUTE
    assert 0 == world.deliver()
    world.now += MINUTE
    assert 1 == world.deliver()

    assert ids[0] == ids[1]
    assert [NOON + 5 * MINUTE] == [message.date for message in world.channel.messages]
    (row,) = rows(world.store)
    assert ("delivered", 2, "taken", None) == (row["state"], row["attempts"], row["receipt"], row["error"])


def test_one_failure_does_not_hold_up_the_others(world: World) -> None:
    due(world, "a", "b", "c")
    world.channel.failures = [DeliveryError("550 no such user", permanent=True)]

    assert 2 == world.deliver()
    assert ["failed", "delivered", "delivered"] == states(world.store)
    assert "550 no such user" == rows(world.store)[0]["error"]


def test_a_server_that_is_down_for_days_makes_dead_letters_and_never_a_loss(world: World) -> None:
    due(world, "a")
    plan(world.store, replace(Send(uid="a", lead="P30D"), expires_at=NOON + 60 * DAY), until=NOON)
    world.channel.failures = [DeliveryError("connection refused") for _ in range(200)]

    while world.now < NOON + 10 * DAY:
        world.deliver()
        world.now += HOUR

    assert {"failed"} == set(states(world.store))
    assert {"given up: connection refused"} == {row["error"] for row in rows(world.store)}
    assert [] == world.sent


def test_a_message_that_cannot_be_made_does_not_hold_up_the_others(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    due(world, "a", "b")

    def composed(claimed: Claimed, now: dt.datetime) -> Message:
        if claimed.uid == "a":
            raise KeyError("a title with a secret")
        return compose(claimed, now)

    world.compose = composed
    with caplog.at_level(logging.CRITICAL):
        assert 1 == world.deliver()

    assert ["ready", "delivered"] == states(world.store)
    assert "the message cannot be made: KeyError" == rows(world.store)[0]["error"]


def test_what_the_registry_in_hand_does_not_hold_is_tried_again(world: World) -> None:
    due(world, "a")

    def composed(claimed: Claimed, now: dt.datetime) -> Message:
        raise DeliveryError("the registry in hand does not hold it")

    assert 0 == World(world.store, compose=composed).deliver()
    assert ["ready"] == states(world.store)


def test_an_edit_while_a_message_is_made_wins(world: World) -> None:
    due(world, "a")

    def composed(claimed: Claimed, now: dt.datetime) -> Message:
        stand(world.store, "2021-09-20", uid="a")
        return compose(claimed, now)

    world.compose = composed

    assert 0 == world.deliver()
    assert (["withdrawn"], []) == (states(world.store), world.sent)


def test_who_leaves_while_a_message_is_made_gets_none(world: World) -> None:
    due(world, "a")

    def composed(claimed: Claimed, now: dt.datetime) -> Message:
        with world.store.writing() as connection:
            subscriptions.end(connection, DESK.id, NOON)
        return compose(claimed, now)

    world.compose = composed

    assert 0 == world.deliver()
    assert (["suppressed"], []) == (states(world.store), world.sent)


def test_what_is_past_its_use_is_counted_as_expired(world: World) -> None:
    due(world, "a")
    world.now = NOON + 7 * DAY

    assert 0 == world.deliver()
    assert ["expired"] == states(world.store)


def test_a_channel_that_this_installation_lacks_is_told(world: World) -> None:
    with world.store.writing() as connection:
        subscriptions.add(connection, another("telegraph", channel="telegraph", lead="P1D"))
        wish = subscriptions.wish_key(another("telegraph", lead="P1D"))
    plan(world.store, Send(wish=wish))

    world.deliver()

    assert 'there is no channel "telegraph" in this installation' == rows(world.store)[0]["error"]


@pytest.mark.parametrize(("on_uncertain", "expected"), [("resend", "ready"), ("hold", "uncertain")])
def test_what_may_have_arrived_is_treated_as_the_operator_chose(world: World, on_uncertain: str, expected: str) -> None:
    due(world, "a")
    world.channel.failures = [DeliveryError("lost after the dot", ambiguous=True)]

    world.deliver(on_uncertain=on_uncertain)

    assert [expected] == states(world.store)


def test_a_service_that_stops_gives_back_what_it_has_not_begun(world: World) -> None:
    due(world, *"abcd")
    world.goes_on = lambda: len(world.channel.messages) < 2

    assert 2 == world.deliver()
    assert ["delivered", "delivered", "ready", "ready"] == states(world.store)

    world.goes_on = lambda: True
    assert 2 == world.deliver()


def test_a_slow_server_makes_no_dead_letters(world: World) -> None:
    due(world, *map(str, range(12)))

    def slow(claimed: Claimed, now: dt.datetime) -> Message:
        world.now += LEASE / 3
        return compose(claimed, now)

    world.compose = slow

    assert 12 == world.deliver()
    assert {"delivered"} == set(states(world.store))


def test_what_went_out_is_settled_even_when_the_next_is_not_sent(world: World) -> None:
    due(world, "a", "b")
    stand(world.store, "2021-09-20", uid="b")

    assert 1 == world.deliver()
    assert ["delivered", "withdrawn"] == states(world.store)


def test_what_went_out_is_settled_even_when_the_next_cannot_be_looked_at(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(world, "a", "b")
    fence, fences = outbox.fence, [0]

    def once(*given: Any) -> Any:
        fences[0] += 1
        if fences[0] == 2:
            raise StoreError("the database has been held by another program for 30 seconds: stop that program")
        return fence(*given)

    monkeypatch.setattr(outbox, "fence", once)
    with pytest.raises(StoreError):
        world.deliver()
    world.now += LEASE
    world.deliver()

    assert ["P7D a", "P7D b"] == world.sent
    assert ["delivered", "delivered"] == states(world.store)


def test_a_channel_that_breaks_its_promise_holds_up_no_other(world: World, caplog: pytest.LogCaptureFixture) -> None:
    due(world, "a", "b")
    world.channel.failures = [KeyError("desk@example.org")]
    with caplog.at_level(logging.CRITICAL):
        assert 1 == world.deliver()

    assert ["ready", "delivered"] == states(world.store)
    assert "the channel failed: KeyError" == rows(world.store)[0]["error"]


def test_the_message_keeps_the_date_that_was_planned(world: World) -> None:
    due(world, "a")
    seen: list[str] = []

    def composed(claimed: Claimed, now: dt.datetime) -> Message:
        seen.append(claimed.edtf)
        return compose(claimed, now)

    world.compose = composed
    world.deliver()

    assert [EDTF] == seen
