"""Run all benchmarks, or those named, and print their table as Markdown: `python -m bench [load expand …]`."""

import statistics
import sys
import tempfile
from importlib import import_module

from bench.measure import Result

NAMES = ("load", "expand", "feed_after_edit", "start")


def main(names: list[str]) -> int:
    print("| what | ours: min, median, max | peer | peer: min, median, max | ratio | goal |")
    print("|---|---|---|---|---|---|")
    reached = True
    for name in names or NAMES:
        with tempfile.TemporaryDirectory() as folder:
            for result in import_module(f"bench.{name}").measure(folder):
                reached = reached and result.is_reached
                print(_row(result), flush=True)
    return 0 if reached else 1


def _row(result: Result) -> str:
    sign = "≤" if result.less else "≥"
    goal = "" if result.goal is None else f"{sign} {result.goal:g}x{'' if result.is_reached else ', **missed**'}"
    ours, theirs = (_span(taken, result.unit) for taken in (result.ours, result.theirs))
    return f"| {result.what} | {ours} | {result.peer} | {theirs} | {result.ratio:.2f}x | {goal} |"


def _span(taken: tuple[float, ...], unit: str) -> str:
    return ", ".join(f"{value:.3g}" for value in (min(taken), statistics.median(taken), max(taken))) + f" {unit}"


sys.exit(main(sys.argv[1:]))
