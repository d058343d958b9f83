"""A first start on a registry with mistakes: all of them at once, nothing served, nothing in the way of the next."""

import re
from pathlib import Path

import httpx
import pytest

from tests.registries import FOUNDATION, a_summit, text_of
from tests.running import running

GOOD = text_of(FOUNDATION, a_summit("announced: 2021-07-22, date: 2021-09"))
BROKEN = GOOD.replace("kind: anniversary", "kind: aniversary").replace("2021-09", "2021-13") + "    plce: Moscow\n"


def test_every_mistake_is_told_with_its_place_and_fix_and_a_mended_file_starts(tmp_path: Path, port: int):
    (tmp_path / "events.yaml").write_text(BROKEN)
    with running(tmp_path, "run", port) as service:
        code = service.ended(60)
        with pytest.raises(httpx.ConnectError):
            service.get("/feeds/all.ics")

    lines = BROKEN.splitlines()
    places = [(number, line) for number, line in enumerate(lines, 1) if re.search("aniversary|2021-13|plce", line)]
    told = re.findall(r"^events\.yaml:(\d+):(\d+): .* \[[a-z-]+\]$", service.said, re.MULTILINE)
    assert 1 == code
    assert [number for number, _ in places] == [int(line) for line, _ in told]
    assert all(
        lines[int(line) - 1][int(column) - 1 :].startswith(("aniversary", "2021-13", "plce")) for line, column in told
    )
    assert 3 == service.said.count("    expected: ") == service.said.count("    to fix:   ")
    assert "Traceback" not in service.said

    (tmp_path / "events.yaml").write_text(GOOD)
    with running(tmp_path, "run", port) as service:
        service.until(service.is_well)
        assert b"SUMMARY" in service.get("/feeds/all.ics").content
        assert 0 == service.stop()
