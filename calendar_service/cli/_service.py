"""What the parts of a running service share, each part made when it is first needed.

Every part gets what it needs as an argument; nothing further in knows the settings, the clock or each other.
"""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from calendar_service.cli._clock import now
from calendar_service.cli._signals import Signals
from calendar_service.core.dates.zones import zone
from calendar_service.service.current import Current
from calendar_service.service.heartbeats import Heartbeats
from calendar_service.settings import Settings
from calendar_service.store.database import Store
from calendar_service.store.revisions import newest

if TYPE_CHECKING:
    # The first feed is answered before what takes over the registry is imported.
    from calendar_service.service.follow import FollowFile


class Service:
    """What the processes of an installation share: the store, what is served, and whether it is to stop."""

    def __init__(self, settings: Settings, store: Store, signals: Signals) -> None:
        self.settings, self.store, self.signals = settings, store, signals
        self.zone = zone(settings.timezone)
        self.current = Current(store, settings.base_url, settings.feed_limit, now)
        self.heartbeats = Heartbeats(now)
        self.serving, self.stopping = threading.Event(), threading.Event()

    @property
    def is_first_start(self) -> bool:
        """Whether nothing was ever taken over: then there is nothing to serve before a good registry."""
        with self.store.reading() as connection:
            return newest(connection) == 0

    @cached_property
    def file(self) -> FollowFile:
        """What takes over the registry's file."""
        from calendar_service.service.follow import FollowFile

        return FollowFile(self.current, self.store, self.zone, self.settings.registry)
