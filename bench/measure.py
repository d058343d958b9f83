"""Measuring ours beside a peer: in turns, so that a busy machine slows both, and by the median of several rounds."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One row of the table.

    `goal` is the ratio to reach: at least it for speed, at most it where `less` is better; None is no goal.
    """

    what: str
    peer: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    goal: float | None
    less: bool = False
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times faster than the peer, or what share of it where less is better."""
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        return ours / theirs if self.less else theirs / ours

    @property
    def is_reached(self) -> bool:
        if self.goal is None:
            return True
        return self.ratio <= self.goal if self.less else self.ratio >= self.goal


Taken = tuple[float, ...]


def in_turns(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 5) -> tuple[Taken, Taken]:
    """Give the seconds that each took in each round; the garbage collector is on for both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for index, work in enumerate((ours, theirs)):
            gc.collect()
            started = time.perf_counter()
            work()
            taken[index].append(time.perf_counter() - started)
    return tuple(taken[0]), tuple(taken[1])


def process(code: str, *arguments: str) -> str:
    """Run `code` in a fresh Python and give what it printed."""
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True).stdout
