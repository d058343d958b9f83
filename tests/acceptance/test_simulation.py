"""The reminders of the story's seventeen months, as they would have come."""

import re
import time

import pytest

from tests.commands import REGISTRY, CommandLine

STORY = ("sco-summit-2021", "csto-council-2021", "collective-security-treaty")
SPAN = ("--from", "2021-07-22", "--to", "2022-12-31")


@pytest.fixture(params=["story", "events"])
def told(request, cli: CommandLine) -> CommandLine:
    if request.param == "events":
        cli.use(REGISTRY)
    return cli


def test_the_story_is_told_on_the_right_days_for_the_right_reasons(told):
    sent = told.succeeds("simulate", *SPAN, "--json").lines

    found = [(each["at"][:10], each["reason"], each["lead"], each["entry"]) for each in sent if each["entry"] in STORY]
    assert [
        ("2021-08-02", "undated", None, "csto-council-2021"),
        ("2021-08-02", "undated", None, "sco-summit-2021"),
        ("2021-08-24", "confirmed", None, "csto-council-2021"),
        ("2021-09-09", "lead", "P7D", "csto-council-2021"),
        ("2021-09-09", "confirmed", None, "sco-summit-2021"),
        ("2021-09-15", "lead", "P1D", "csto-council-2021"),
        ("2021-09-15", "lead", "P1D", "sco-summit-2021"),
        ("2022-04-15", "lead", "P30D", "collective-security-treaty"),
        ("2022-05-08", "lead", "P7D", "collective-security-treaty"),
        ("2022-05-14", "lead", "P1D", "collective-security-treaty"),
    ] == found


def test_every_message_has_the_days_left_the_role_the_source_and_the_link(told):
    sent = [each for each in told.succeeds("simulate", *SPAN, "--json").lines if each["entry"] in STORY]

    for each in sent:
        assert re.search(r"\((in \d+ days|tomorrow|first possible day: in 30 days)", each["text"])
        assert "Source: " in each["text"]
        assert f"/en/entries/{each['entry']}" in each["text"]
        assert each["ordinal"] is None or "Counted from the signing on 15 May 1992" in each["text"]


def test_no_reminder_comes_twice_and_two_runs_say_the_same(told):
    started = time.monotonic()
    once, again = (told.succeeds("simulate", *SPAN, "--json") for _ in range(2))

    keys = [(each["subscription"], each["uid"], each["reason"], each["lead"], each["edtf"]) for each in once.lines]
    assert once.out == again.out
    assert len(keys) == len(set(keys))
    assert time.monotonic() - started < 20, "the seventeen months may take ten seconds each time"


def test_a_reminder_has_exactly_these_keys(cli):
    first = cli.succeeds("simulate", "--from", "2021-07-22", "--to", "2021-08-02", "--json").lines[0]

    keys = "at reason lead entry uid edtf ordinal subscription channel subject text"
    assert keys.split() == list(first)
    assert ("2021-08-02T09:00:00+00:00", "simulate", "console") == (
        first["at"],
        first["subscription"],
        first["channel"],
    )


def test_the_simulation_reads_as_reviewed(cli, golden):
    golden("cli/simulate.txt").check(cli.succeeds("simulate", "--from", "2021-07-22", "--to", "2021-09-15").out)


def test_subscriptions_that_there_are_are_simulated_and_nothing_is_written_or_sent(cli):
    words = ("--select", "entry=sco-summit-2021", "--lead", "P7D,P1D", "--zone", "Asia/Dushanbe", "--lang", "ru")
    cli.succeeds("subscription", "add", "--email", "desk@example.org", "--id", "desk", *words)
    sent = cli.succeeds("simulate", *SPAN, "--json").lines

    assert [("2021-09-15T09:00:00+05:00", "lead", "P1D", "desk", "email")] == [
        tuple(each[key] for key in ("at", "reason", "lead", "subscription", "channel")) for each in sent
    ][-1:]
    assert not (cli.folder / "var" / "mail").exists()
