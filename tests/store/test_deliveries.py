"""The operator sees what did not arrive, and why."""

from calendar_service.store import outbox
from calendar_service.store.claiming import claim
from calendar_service.store.database import Store
from calendar_service.store.deliveries import DeadLetter, counts, dead_letters
from calendar_service.store.outbox import Outcome
from tests.deliveries import EDTF, HOUR, NOON, Send, plan, stand, subscribe


def test_states_are_counted(store: Store) -> None:
    subscribe(store)
    plan(store, Send(), Send(lead="P1D"), skips=[Send(lead="P3D")])

    with store.reading() as connection:
        assert {"ready": 2, "suppressed": 1} == counts(connection)


def test_dead_letters_are_listed_newest_first(store: Store) -> None:
    subscribe(store)
    stand(store)
    plan(store, Send(), Send(lead="P1D"), Send(lead="P3D"))
    for number, claimed in enumerate(claim(store, NOON, limit=2, on_uncertain="resend")):
        at = NOON + number * HOUR
        outbox.fence(store, claimed, NOON)
        outbox.settle(store, (claimed, Outcome("failed", NOON, at, "550 no such user")))

    with store.reading() as connection:
        newest, oldest = dead_letters(connection, 10)
        assert (newest,) == dead_letters(connection, 1)
    assert (
        DeadLetter(
            id=1,
            state="failed",
            subscription="desk",
            entry="sco-summit-2021",
            reason="lead",
            lead="P1D",
            edtf=EDTF,
            due_at=NOON,
            attempts=1,
            error="550 no such user",
            finished_at=NOON,
        )
        == oldest
    )
