"""The operator sees what did not arrive, and why."""

from calendar_service.store import outbox
from calendar_service.store.claiming import claim
from calendar_service.store.database import Store
from calendar_service.store.letters import DeadLetter, dead_letters
from calendar_service.store.outbox import Outcome
from tests.deliveries import HOUR, NOON, Send, plan, stand, subscribe


def test_dead_letters_are_counted_and_the_newest_listed(store: Store) -> None:
    subscribe(store)
    stand(store)
    plan(store, Send(lead="P7D", due_at=NOON - HOUR), Send(lead="P1D"), Send(lead="P3D", due_at=NOON + HOUR))
    for claimed in claim(store, NOON, limit=2, on_uncertain="resend"):
        outbox.fence(store, claimed, NOON)
        outbox.settle(store, (claimed, Outcome("failed", NOON, NOON, "550 no such user")))

    with store.reading() as connection:
        number, letters = dead_letters(connection, 1)

    newest = DeadLetter("desk", "sco-summit-2021", "lead", "P1D", "failed", NOON, "550 no such user")
    assert (2, (newest,)) == (number, letters)
