"""When each job of the ticker last ran, for those who watch the service.

In memory, since it tells of this process alone: a process without a ticker has no heartbeats, and none is missed.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

# Jobs run every few seconds; a mail server that hangs may hold one up for a minute or two.
LATE = dt.timedelta(minutes=5)


@dataclass
class Heartbeats:
    """The last run of each job by name, and those whose last run failed. `clock` gives aware instants."""

    clock: Callable[[], dt.datetime]
    last: dict[str, dt.datetime] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)

    def beat(self, name: str, *, failed: bool = False) -> None:
        """Note that the job ran just now, and whether it did what it should."""
        self.last[name] = self.clock()
        (self.failing.add if failed else self.failing.discard)(name)

    def ages(self) -> dict[str, dt.timedelta]:
        """Give the time since each job last ran."""
        now = self.clock()
        return {name: now - at for name, at in self.last.items()}

    def late(self) -> tuple[str, ...]:
        """Name the jobs that have not run for too long; a run that lies ahead was before the clock was set back."""
        return tuple(name for name, age in self.ages().items() if abs(age) > LATE)

    @property
    def is_dead(self) -> bool:
        """Whether there is a ticker and none of its jobs runs any more."""
        return bool(self.last) and len(self.late()) == len(self.last)
