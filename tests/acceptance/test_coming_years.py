"""What comes after the story: the jubilees of 2027, the terms of treaties, and how each date is derived."""

import pytest

from tests.commands import REGISTRY, CommandLine, keyed

DAY = "2026-11-23"


@pytest.fixture(params=["story", "events"])
def told(request, cli: CommandLine) -> CommandLine:
    if request.param == "events":
        cli.use(REGISTRY)
    return cli


def test_the_jubilees_of_2027_are_the_treatys_the_two_of_the_csto_and_that_of_the_sco_charter(told):
    listed = keyed(told.succeeds("jubilees", "--as-of", DAY, "--years", "2", "--json").json)

    ours = ("collective-security-treaty/", "csto-foundation/", "sco-foundation/")
    found = {
        name: (each["earliest"], each["ordinal"], each["class"])
        for name, each in listed.items()
        if name.startswith(ours)
    }
    assert {
        "csto-foundation/decision/2027": ("2027-05-14", 25, "grand"),
        "collective-security-treaty/signed/2027": ("2027-05-15", 35, "half"),
        "sco-foundation/charter-signed/2027": ("2027-06-07", 25, "grand"),
        "csto-foundation/charter-signed/2027": ("2027-10-07", 25, "grand"),
    } == found


def test_deadlines_are_the_ends_of_terms_and_the_last_days_for_notice_where_a_term_has_them(told):
    listed = keyed(told.succeeds("deadlines", "--as-of", DAY, "--json").json)

    found = {
        name: (each["earliest"], each["basis"])
        for name, each in listed.items()
        if name.startswith(("collective-security-treaty/", "russia-china-treaty-2001/"))
    }
    in_force, signed = {"role": "in-force", "edtf": "2002-02-28"}, {"role": "signed", "edtf": "2001-07-16"}
    assert {
        "russia-china-treaty-2001/term/2": ("2027-02-28", in_force),
        "collective-security-treaty/term/7": ("2029-04-20", {"role": "in-force", "edtf": "1994-04-20"}),
        "russia-china-treaty-2001/notice-signed/3": ("2030-07-16", signed),
        "russia-china-treaty-2001/notice/3": ("2031-02-28", in_force),
        "russia-china-treaty-2001/term-signed/3": ("2031-07-16", signed),
    } == found
    assert all(each["type"] == "deadline" for each in listed.values())


def test_a_treaty_that_may_be_left_at_any_time_has_no_last_day_for_notice_and_says_so(told):
    shown = told.succeeds("show", "collective-security-treaty", "--as-of", DAY)

    assert "A party may withdraw at any time on notice of 6 months." in shown.out
    assert "last day for notice" not in shown.out


def test_the_end_of_the_current_term_is_explained_step_by_step_with_its_sources(cli, golden):
    said = cli.succeeds("explain", "collective-security-treaty", "2029-04-20", "--as-of", DAY)

    golden("cli/explain-term.txt").check(said.out)


def test_an_explanation_in_json_has_the_steps_of_the_deadline_and_its_sources(cli):
    explained = cli.succeeds("explain", "collective-security-treaty", "2029-04-20", "--json").json

    assert ("collective-security-treaty", "term/7") == (explained["entry"], explained["occurrence"])
    assert ["1994-04-20", "P5Y", "P5Y", "2029-04-20", "P6M", "2029-04-20"] == [
        step["value"] for step in explained["steps"]
    ]
    assert ["csto-25years"] == explained["steps"][0]["sources"]


def test_a_number_is_explained_by_role_and_key(cli):
    said = cli.succeeds("explain", "collective-security-treaty", "signed/2022").out

    assert "ordinal: 2022 minus 1992" in said and "30" in said


@pytest.mark.parametrize("command", ["jubilees", "deadlines"])
def test_the_lists_read_as_reviewed(cli, golden, command):
    golden(f"cli/{command}.txt").check(cli.succeeds(command, "--as-of", DAY).out)
