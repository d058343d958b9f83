"""Any order of plans, edits, workers, crashes, pauses and lapses of time: nothing is lost, nothing sent when settled.

Two workers share one database. The model knows what the receiver took and what each worker holds in its memory, which
is what a crash destroys.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from calendar_service.store import outbox, subscriptions
from calendar_service.store.claiming import CLAIMS, LEASE, Claimed, claim
from calendar_service.store.database import open_store
from calendar_service.store.outbox import Outcome
from calendar_service.store.review import review
from calendar_service.store.tables import METADATA
from tests.deliveries import EDTF, NOON, UID, Send, another, plan, rows, stand, subscribe

MOVED = "2021-09-20"
WORKERS = st.sampled_from((0, 1))
ANSWERS = st.sampled_from((True, True, False))
MOMENTS = st.sampled_from((dt.timedelta(seconds=1), LEASE, dt.timedelta(hours=1)))
FINAL = {"delivered", "failed", "withdrawn", "expired", "suppressed"}


@dataclass
class Worker:
    """What a process has in its memory: a batch, the one that passed the fence, the outcome still to be settled."""

    batch: list[Claimed] = field(default_factory=list)
    claimed_until: dt.datetime = NOON
    fenced: Claimed | None = None
    fenced_until: dt.datetime = NOON
    unsettled: tuple[Claimed, Outcome] | None = None

    @property
    def unsettled_key(self) -> str | None:
        return self.unsettled[0].key if self.unsettled else None


class OutboxMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.store = open_store("sqlite://")
        with self.store.writing() as connection:
            METADATA.create_all(connection)
        self.workers = [Worker(), Worker()]
        self.now = NOON
        self.edtf = EDTF
        self.planned: set[str] = set()
        self.ended: set[str] = set()
        self.taken: Counter[str] = Counter()
        self.excused: Counter[str] = Counter()
        self.settled: set[str] = set()

    @initialize()
    def begin(self) -> None:
        subscribe(self.store, another("embassy", address="embassy@example.org"))
        stand(self.store)
        for lead in range(10, 14):
            self.plan(lead, EDTF)

    @rule(lead=st.integers(0, 9), edtf=st.sampled_from((EDTF, MOVED)))
    def plan(self, lead: int, edtf: str) -> None:
        plan(self.store, Send(lead=f"P{lead}D", edtf=edtf, due_at=self.now, made_before=self.now), until=self.now)
        alive = {"desk", "embassy"} - self.ended
        self.planned |= {f"{subscription}/{UID}/lead/P{lead}D/{edtf}" for subscription in alive}

    @rule(edtf=st.sampled_from((EDTF, MOVED)))
    def edit(self, edtf: str) -> None:
        stand(self.store, edtf)
        with self.store.writing() as connection:
            review(connection, [UID], self.now)
        self.edtf = edtf

    @precondition(lambda self: not self.ended)
    @rule()
    def unsubscribe(self) -> None:
        with self.store.writing() as connection:
            subscriptions.end(connection, "embassy", self.now)
        self.ended.add("embassy")

    @rule(moment=MOMENTS)
    def time_passes(self, moment: dt.timedelta) -> None:
        self.now += moment

    @rule(number=WORKERS, answers=st.lists(ANSWERS, min_size=1, max_size=6))
    def work(self, number: int, answers: list[bool]) -> None:
        """Let a worker go some steps on; the receiver takes or refuses what it is given."""
        for accepted in answers:
            self._step(self.workers[number], accepted=accepted)

    def _step(self, worker: Worker, *, accepted: bool) -> None:
        """Do whatever comes next: send, else settle and fence the next, else settle, else claim."""
        if worker.fenced:
            self._send(worker, worker.fenced, accepted=accepted)
        elif worker.batch:
            self._fence(worker, worker.batch.pop(0))
        elif worker.unsettled:
            outbox.settle(self.store, worker.unsettled)
            self._was_settled(worker)
        else:
            worker.batch = list(claim(self.store, self.now, limit=3, on_uncertain="resend"))
            worker.claimed_until = self.now + LEASE

    def _fence(self, worker: Worker, claimed: Claimed) -> None:
        """Settle what was sent before and look at the next, in one transaction."""
        verdict = outbox.fence(self.store, claimed, self.now, worker.unsettled)
        self._was_settled(worker)
        if verdict is None:
            assert self.now >= worker.claimed_until
        if verdict == "sending":
            assert claimed.edtf == self.edtf
            assert claimed.subscription.id not in self.ended
            assert claimed.key not in self.in_flight()
            worker.fenced, worker.fenced_until = claimed, self.now + LEASE

    def in_flight(self) -> set[str]:
        """Name what somebody who still holds the lease is sending, or has sent and not settled."""
        held = (worker for worker in self.workers if self.now < worker.fenced_until)
        return {key for worker in held for key in (worker.fenced and worker.fenced.key, worker.unsettled_key) if key}

    def _send(self, worker: Worker, claimed: Claimed, *, accepted: bool) -> None:
        if self.now >= worker.fenced_until:
            self.excused[claimed.key] += 1  # it was paused beyond its lease
        else:
            assert claimed.key not in self.settled
        self.taken[claimed.key] += accepted
        outcome = Outcome("delivered", self.now, self.now) if accepted else self._retry()
        worker.fenced, worker.unsettled = None, (claimed, outcome)

    @rule(number=WORKERS)
    def crash(self, number: int) -> None:
        worker = self.workers[number]
        if worker.unsettled:
            self.excused[worker.unsettled[0].key] += 1
        self.workers[number] = Worker()

    @invariant()
    def what_was_planned_is_there_once(self) -> None:
        assert sorted(self.planned) == sorted(row["key"] for row in rows(self.store))

    @invariant()
    def a_second_copy_has_its_excuse(self) -> None:
        for key, copies in self.taken.items():
            pending = sum(worker.unsettled_key == key for worker in self.workers)
            assert copies <= 1 + self.excused[key] + pending

    def teardown(self) -> None:
        """Let all workers crash, and one without faults finish: each thing ends in one final state, and rightly."""
        for number in (0, 1):
            self.crash(number)
        for _ in range(CLAIMS * (len(self.planned) + 1)):
            self.now += LEASE
            self._drain()
        found = rows(self.store)
        for row in found:
            assert row["state"] in FINAL
            self._is_right(row, found)
        self.store.close()

    def _drain(self) -> None:
        while batch := claim(self.store, self.now, limit=3, on_uncertain="resend"):
            for claimed in batch:
                if outbox.fence(self.store, claimed, self.now) == "sending":
                    self.taken[claimed.key] += 1
                    outbox.settle(self.store, (claimed, Outcome("delivered", self.now, self.now)))

    def _is_right(self, row: dict[str, Any], found: list[dict[str, Any]]) -> None:
        state = row["state"]
        if state == "delivered":
            assert self.taken[row["key"]] >= 1
        elif state == "withdrawn":
            assert row["edtf"] != self.edtf
        elif state == "suppressed":
            assert row["subscription"] in self.ended
        elif state == "expired":
            # Of leads that came back and were due already, only the newest goes.
            newer = [other for other in found if other["id"] != row["id"] and other["due_at"] >= row["due_at"]]
            same = [
                other for other in newer if (other["subscription"], other["edtf"]) == (row["subscription"], row["edtf"])
            ]
            assert same or row["expires_at"] <= self.now
        else:
            assert row["claims"] >= CLAIMS

    def _was_settled(self, worker: Worker) -> None:
        """Note what is settled now; whoever was paused after the send settles nothing, which excuses a copy."""
        unsettled, worker.unsettled = worker.unsettled, None
        if unsettled and unsettled[1].state == "delivered":
            key = unsettled[0].key
            if any(row["key"] == key and row["state"] == "delivered" for row in rows(self.store)):
                self.settled.add(key)
            else:
                assert self.now >= worker.fenced_until
                self.excused[key] += 1

    def _retry(self) -> Outcome:
        return Outcome("ready", self.now, self.now, "450 later", self.now + dt.timedelta(minutes=5))


TestOutbox = OutboxMachine.TestCase
TestOutbox.settings = settings(max_examples=60, stateful_step_count=50, deadline=None)
