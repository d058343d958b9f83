"""Sending what is due: claim, compose, fence, send, settle, one message after the other.

The fence of a message shares its transaction with the settling of the one before: one commit a message. Only a process
that ends between the receiver's word and that commit leaves a second copy behind.
"""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass

from calendar_service.core.messages.message import Message
from calendar_service.core.problems import DeliveryError
from calendar_service.service.retries import after_failure
from calendar_service.store import outbox
from calendar_service.store.claiming import LEASE, Claimed, OnUncertain, claim
from calendar_service.store.database import Store, StoreError
from calendar_service.store.outbox import Outcome, Settled

log = logging.getLogger(__name__)

At = Callable[[str], None]
Send = Callable[[Message], str]
#: Opens a channel for one run: see `calendar_service.channels`.
Channel = Callable[[At], AbstractContextManager[Send]]
#: Renders a delivery anew at the given instant. Raises DeliveryError where the registry in hand does not hold it.
Compose = Callable[[Claimed, dt.datetime], Message]

_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class Delivering:
    """What delivering needs beside the store. `jitter` gives a factor around 1; `goes_on` turns false at the end."""

    channels: Mapping[str, Channel]
    compose: Compose
    clock: Callable[[], dt.datetime]
    jitter: Callable[[], float]
    on_uncertain: OnUncertain = "resend"
    goes_on: Callable[[], bool] = lambda: True


def deliver(store: Store, means: Delivering, *, at: At = lambda _: None) -> int:
    """Hand off all that is due and return how many messages were accepted.

    `at` hears the names of the moments at which tests kill.
    """
    with ExitStack() as stack:
        run = _Run(store, means, stack, at)
        while means.goes_on() and (batch := run.claim()):
            run.hand_off(batch)
        return run.accepted


class _Run:
    """One run: the channels it has opened, and the outcome that is still to be settled."""

    def __init__(self, store: Store, means: Delivering, stack: ExitStack, at: At) -> None:
        self.accepted = 0
        self._store, self._means, self._stack, self._at = store, means, stack, at
        self._opened: dict[str, Send] = {}
        self._unsettled: Settled | None = None

    def claim(self) -> tuple[Claimed, ...]:
        means = self._means
        batch = claim(self._store, means.clock(), limit=_AT_ONCE, on_uncertain=means.on_uncertain)
        self._at("claim")
        return batch

    def hand_off(self, batch: tuple[Claimed, ...]) -> None:
        """Send each of a batch that passes the fence; give back the rest when the service stops or time runs out."""
        clock, goes_on = self._means.clock, self._means.goes_on
        enough_at = clock() + LEASE / 2
        for place, claimed in enumerate(batch):
            if not goes_on() or clock() > enough_at:
                outbox.release(self._store, batch[place:], clock(), self._unsettled)
                self._unsettled = None
                return
            message = self._composed(claimed)
            if self._fence(claimed):
                self._unsettled = claimed, self._sent(claimed, message)
                self._at("settle")
        if self._unsettled:
            outbox.settle(self._store, self._unsettled)
            self._unsettled = None

    def _composed(self, claimed: Claimed) -> Message | DeliveryError:
        try:
            return self._means.compose(claimed, self._means.clock())
        except DeliveryError as error:
            return error
        except Exception as error:  # one message that cannot be made must not hold up the others
            log.exception("a message cannot be made", extra={"action": "compose_failed", "key": claimed.key})
            return DeliveryError(f"the message cannot be made: {type(error).__name__}")

    def _fence(self, claimed: Claimed) -> bool:
        """Settle what was sent before, and look once more whether this may go out."""
        try:
            verdict = outbox.fence(self._store, claimed, self._means.clock(), self._unsettled)
        except StoreError:
            # What went out must not go out again for what is wrong with the next.
            if self._unsettled:
                outbox.settle(self._store, self._unsettled)
            raise
        self._unsettled = None
        if verdict != "sending":
            log.info("not sent: %s", verdict, extra={"action": "reminder_not_sent", "key": claimed.key})
        self._at("fence")
        return verdict == "sending"

    def _sent(self, claimed: Claimed, message: Message | DeliveryError) -> Outcome:
        """Send, and say what came of it."""
        means, started_at = self._means, self._means.clock()
        try:
            if isinstance(message, DeliveryError):
                raise message
            receipt = self._handed(message, claimed)
        except DeliveryError as error:
            outcome = after_failure(
                error, claimed, started_at, means.clock(), on_uncertain=means.on_uncertain, jitter=means.jitter
            )
            log.warning("not delivered: %s", error, extra={"action": f"reminder_{outcome.state}", "key": claimed.key})
            return outcome
        self.accepted += 1
        log.info("delivered", extra={"action": "reminder_sent", "key": claimed.key})
        return Outcome("delivered", started_at, means.clock(), receipt)

    def _handed(self, message: Message, claimed: Claimed) -> str:
        try:
            return self._channel(claimed.subscription.channel)(message)
        except DeliveryError:
            raise
        except Exception as error:  # a channel that raises something else must not hold up the others either
            log.exception("a channel failed", extra={"action": "channel_failed", "key": claimed.key})
            raise DeliveryError(f"the channel failed: {type(error).__name__}", ambiguous=True) from error

    def _channel(self, name: str) -> Send:
        if name not in self._means.channels:
            raise DeliveryError(f'there is no channel "{name}" in this installation')
        if name not in self._opened:
            self._opened[name] = self._stack.enter_context(self._means.channels[name](self._at))
        return self._opened[name]
