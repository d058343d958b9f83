"""`kill -9` at any moment: nothing is lost, and a second copy comes only of a kill after the server took the first.

The server counts, in another process than those that are killed, and knows nothing of the database.
"""

import datetime as dt
import random
import signal
from collections import Counter, defaultdict
from collections.abc import Iterator
from threading import Event

import pytest

from calendar_service.store.claiming import CLAIMS, LEASE, stable_id
from calendar_service.store.database import Store
from tests.deliveries import NOON, Send, plan, rows, stand, states, subscribe
from tests.faults import sender
from tests.recording import MailServer

# Longer than a lease: what a killed process held is free again.
NEXT = LEASE * 1.5
KILLED = -signal.SIGKILL

BEFORE_IT_WAS_TAKEN = ("claim", "fence", "connect", "rcpt", "before-dot")
AFTER_IT_WAS_TAKEN = ("after-250", "settle")


@pytest.fixture
def recorder() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


def due(store: Store, count: int) -> None:
    """Let so many deliveries be due at noon."""
    subscribe(store)
    stand(store)
    plan(store, *(Send(lead=f"P{number}D") for number in range(count)))


def database(store: Store) -> str:
    return str(store.engine.url)


def copies(recorder: MailServer) -> list[int]:
    return sorted(Counter(mail.message_id for mail in recorder.accepted).values())


def killed_at(point: str, store: Store, recorder: MailServer) -> None:
    """Kill a sender of five at its third passing of a point (there is one claim), then let another finish."""
    due(store, 5)
    nth = 1 if point == "claim" else 3

    assert KILLED == sender.run(sender.send, database(store), recorder.url, dt.timedelta(), point, nth)
    assert 0 == sender.run(sender.send, database(store), recorder.url, NEXT)

    assert ["delivered"] * 5 == states(store)


@pytest.mark.parametrize("point", BEFORE_IT_WAS_TAKEN)
def test_a_kill_before_the_server_took_it_costs_nothing(point: str, store: Store, recorder: MailServer) -> None:
    killed_at(point, store, recorder)

    assert [1] * 5 == copies(recorder)


@pytest.mark.parametrize("point", AFTER_IT_WAS_TAKEN)
def test_a_kill_after_the_server_took_it_costs_one_copy_with_the_same_id(
    point: str, store: Store, recorder: MailServer
) -> None:
    killed_at(point, store, recorder)

    assert [1, 1, 1, 1, 2] == copies(recorder)


def test_a_kill_between_the_dot_and_the_answer_costs_one_copy_at_most(store: Store, recorder: MailServer) -> None:
    killed_at("after-dot", store, recorder)

    assert copies(recorder) in ([1, 1, 1, 1, 1], [1, 1, 1, 1, 2])


@pytest.mark.parametrize("point", ["plan", "fan-out"])
def test_a_kill_while_planning_leaves_nothing_half(point: str, store: Store) -> None:
    subscribe(store)
    sends = [Send(lead=f"P{number}D") for number in range(100)]

    assert KILLED == sender.run(sender.plan, database(store), sends, point)
    assert [] == states(store)

    assert 0 == sender.run(sender.plan, database(store), sends)
    assert ["ready"] * 100 == states(store)


def test_a_message_that_kills_its_sender_is_given_up_and_the_others_arrive(store: Store, recorder: MailServer) -> None:
    due(store, 3)
    stand(store, uid=sender.POISON)
    plan(store, Send(uid=sender.POISON, due_at=NOON - NEXT), until=NOON + NEXT)

    ends = [sender.run(sender.send, database(store), recorder.url, number * NEXT) for number in range(6)]

    assert [KILLED] * CLAIMS == ends[:CLAIMS]
    assert 0 == ends[-1]
    assert ["delivered", "delivered", "delivered", "failed"] == states(store)
    assert "crash_loop" in rows(store)[-1]["error"]
    assert [1, 1, 1] == copies(recorder)


def kill_at_random(store: Store, recorder: MailServer, kills: int, count: int) -> None:
    """Kill senders one after the other at random moments while `count` mails go out; let a last one finish."""
    never = Event()
    for number, arrived in enumerate(sorted(random.sample(range(count * 19 // 20), kills))):
        process = sender.start(sender.send, database(store), recorder.url, number * NEXT)
        recorder.wait_for(arrived)
        never.wait(random.uniform(0, 0.004))  # so that the kill falls anywhere in the cycle of a message
        process.kill()
        assert KILLED == sender.end_of(process)
    assert 0 == sender.run(sender.send, database(store), recorder.url, kills * NEXT)


def check_the_count(store: Store, recorder: MailServer) -> None:
    """Compare what was planned with what the server saw: lost 0, unexpected 0, one copy more a kill at most."""
    planned = {f"<{stable_id(row['key'])}@example.org>" for row in rows(store)}
    senders: dict[str, list[object]] = defaultdict(list)
    for mail in recorder.accepted:
        senders[mail.message_id].append(mail.peer)

    assert planned == senders.keys()
    # A sender is a connection. Whoever sent a copy that was not the last was killed before it could note it, and had
    # no other in flight. (One message may meet two kills.)
    killed = [peer for peers in senders.values() for peer in peers[:-1]]
    assert len(killed) == len(set(killed))
    assert {"delivered"} == set(states(store))


def test_fifty_kills_among_two_thousand_deliveries_lose_nothing(store: Store, recorder: MailServer) -> None:
    due(store, 2000)

    kill_at_random(store, recorder, kills=50, count=2000)

    check_the_count(store, recorder)


@pytest.mark.torture
@pytest.mark.parametrize("turn", range(10))
def test_five_hundred_kills_among_twenty_thousand_deliveries_lose_nothing(
    turn: int, store: Store, recorder: MailServer
) -> None:
    due(store, 2000)

    kill_at_random(store, recorder, kills=50, count=2000)

    check_the_count(store, recorder)
