"""Loading and checking a registry of 10,000 entries, beside PyYAML's C loader that only parses it.

What an editor is warned of is outside the timing: a reload does not look for it. The collector of cyclic garbage is on
for both; ours pauses it while it reads, so a second row has it off for both.
"""

import datetime as dt
import gc
from pathlib import Path

import yaml

from bench.measure import Result, in_turns, process
from bench.registries import text
from calendar_service.core.registry.build import parse

_PEAK = """
import re, sys
def used():  # not getrusage, whose peak is inherited from the process that started this one
    return int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) / 1024
{imports}
text = open(sys.argv[1], "rb").read()
before = used()
result = {call}
print(used() - before)
"""
_OURS = _PEAK.format(
    imports="import datetime\nfrom calendar_service.core.registry.build import parse\n"
    "parse(b'version: 1', 'warm.yaml', datetime.date(2026, 11, 24))",
    call="parse(text, 'events.yaml', datetime.date(2026, 11, 24))",
)
_THEIRS = _PEAK.format(imports="import yaml", call="yaml.load(text, Loader=yaml.CSafeLoader)")


def measure(folder: str, entries: int = 10_000) -> list[Result]:
    data = text(entries).encode()
    path = Path(folder) / "registry.yaml"
    path.write_bytes(data)
    registry, problems = parse(data, "registry.yaml", dt.date(2026, 11, 24))
    assert registry is not None, problems[:3]
    ours, theirs = in_turns(
        lambda: parse(data, "registry.yaml", dt.date(2026, 11, 24)),
        lambda: yaml.load(data, Loader=yaml.CSafeLoader),
        rounds=5,
    )
    gc.disable()
    off = in_turns(
        lambda: parse(data, "registry.yaml", dt.date(2026, 11, 24)),
        lambda: yaml.load(data, Loader=yaml.CSafeLoader),
        rounds=5,
    )
    gc.enable()
    peaks = [tuple(float(process(code, str(path))) for _ in range(3)) for code in (_OURS, _THEIRS)]
    return [
        Result(f"load and check {entries:,} entries", "PyYAML's C loader, parsing only", ours, theirs, goal=3),
        Result("the same, collector off for both", "the same", off[0], off[1], goal=None),
        Result("the same, peak memory", "the same", peaks[0], peaks[1], goal=0.5, less=True, unit="MB"),
    ]
