"""Two hundred broken texts between good ones: what is served is always the last good revision, byte by byte."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from calendar_service.core.registry.build import load
from calendar_service.service.current import Current
from tests.databases import a_store
from tests.faults.reloader import FILE, LATER, NOON, started
from tests.registries import FOUNDATION, a_summit, text_of

FEEDS = ("all.ics", "sco.ics", "summit.ics", "jubilees.ics", "deadlines.ics")
Spoil = Callable[[bytes, Random], bytes]


def cut_off(text: bytes, random: Random) -> bytes:
    """As a save that was interrupted."""
    return text[: random.randrange(len(text))]


def without_a_piece(text: bytes, random: Random) -> bytes:
    start = random.randrange(len(text))
    return text[:start] + text[start + random.randint(1, 40) :]


def with_a_slip(text: bytes, random: Random) -> bytes:
    place = random.randrange(len(text))
    return text[:place] + random.choice([b"\t", b"[", b"'", b": ", b"&", b"\x00", b"\xff", b"x"]) + text[place + 1 :]


def with_lines_exchanged(text: bytes, random: Random) -> bytes:
    lines = text.splitlines(keepends=True)
    one, other = random.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


WAYS: tuple[Spoil, ...] = (cut_off, without_a_piece, with_a_slip, with_lines_exchanged)


def good(number: int) -> bytes:
    """Give the text of an editor's working day: each has another title and another day."""
    day = dt.date(2027, 1, 1) + dt.timedelta(days=number)
    claim = f"announced: 2026-01-10, date: {day}"
    return text_of(FOUNDATION, a_summit(claim).replace("SCO summit", f"Summit {number}")).encode()


def served(current: Current) -> dict[str, bytes]:
    return {name: current.feed(name).body for name in FEEDS}


@pytest.mark.parametrize("spoil", WAYS)
def test_fifty_broken_texts_between_ten_good_ones_change_no_byte(spoil: Spoil, tmp_path: Path) -> None:
    random, store = Random(spoil.__name__), a_store(tmp_path)
    current, reload = started(store, NOON)
    for number in range(10):
        assert reload.take(good(number), FILE).number == number + 1
        in_force, broken = served(current), 0
        while broken < 5:
            text = spoil(good(number + 1), random)
            if load(text, FILE, NOON.date())[0] is None:
                assert reload.take(text, FILE).number is None
                assert served(current) == in_force
                broken += 1

    restarted, _ = started(store, LATER)
    assert served(restarted) == in_force
    store.close()
