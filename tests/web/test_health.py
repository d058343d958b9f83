"""What programs that watch the service are told."""

import datetime as dt
from pathlib import Path

from calendar_service.service.heartbeats import LATE, Heartbeats
from tests.factories import a_registry, an_entry
from tests.sites import NOON, a_client, a_current, of_file
from tests.web.test_home import REGISTRY


def test_all_is_well_where_the_registry_is_in_force_and_the_ticker_ticks(tmp_path: Path) -> None:
    current = a_current(tmp_path, a_registry(an_entry()))
    heartbeats = Heartbeats(current.clock)
    heartbeats.beat("plan")
    answer = a_client(current, heartbeats).get("/healthz")

    expected = {
        "status": "ok",
        "registry": {
            "revision": 1,
            "recorded_at": "2026-11-23T12:00:00+00:00",
            "age_seconds": 0.0,
            "refused_at": None,
            "problems": [],
        },
        "jobs": {"plan": {"last_run": "2026-11-23T12:00:00+00:00", "age_seconds": 0.0, "failed": False}},
    }
    assert (200, expected) == (answer.status_code, answer.json())
    assert "no-store" == answer.headers["cache-control"]


def test_a_refused_registry_is_told_without_what_it_says(tmp_path: Path) -> None:
    current, reload = of_file(tmp_path, REGISTRY.encode())
    reload.take(REGISTRY.replace("date: 2001-12-01", "date: 01/12/2001").encode(), "events.yaml")
    answer = a_client(current).get("/healthz")

    problem = {
        "file": "events.yaml",
        "line": 9,
        "column": 11,
        "key": "date",
        "code": "ambiguous-date",
        "remedy": "Write the date as year-month-day.",
    }
    assert (200, "degraded") == (answer.status_code, answer.json()["status"])
    assert [problem] == answer.json()["registry"]["problems"]
    assert "2026-11-23T12:00:00+00:00" == answer.json()["registry"]["refused_at"]


def test_a_job_that_is_late_is_told_and_a_ticker_that_is_dead_is_an_error(tmp_path: Path) -> None:
    now = [NOON]
    heartbeats = Heartbeats(lambda: now[0])
    client = a_client(a_current(tmp_path, a_registry(an_entry())), heartbeats)
    heartbeats.beat("plan")
    now[0] += LATE + dt.timedelta(seconds=1)
    heartbeats.beat("deliver")

    assert (200, "degraded") == ((late := client.get("/healthz")).status_code, late.json()["status"])

    now[0] += LATE + dt.timedelta(seconds=1)
    assert (503, "down") == ((dead := client.get("/healthz")).status_code, dead.json()["status"])


def test_a_job_that_fails_again_and_again_is_told_until_it_does_not(tmp_path: Path) -> None:
    heartbeats = Heartbeats(lambda: NOON)
    client = a_client(a_current(tmp_path, a_registry(an_entry())), heartbeats)
    heartbeats.beat("plan", failed=True)
    failing = client.get("/healthz").json()
    heartbeats.beat("plan")

    assert ("degraded", True) == (failing["status"], failing["jobs"]["plan"]["failed"])
    assert "ok" == client.get("/healthz").json()["status"]


def test_a_process_without_a_ticker_misses_none(tmp_path: Path) -> None:
    answer = a_client(a_current(tmp_path, a_registry(an_entry()))).get("/healthz")

    assert ("ok", {}) == (answer.json()["status"], answer.json()["jobs"])


def test_before_the_first_registry_the_service_does_no_work(tmp_path: Path) -> None:
    answer = a_client(a_current(tmp_path)).get("/healthz")

    assert (503, "down", None) == (answer.status_code, answer.json()["status"], answer.json()["registry"]["revision"])
