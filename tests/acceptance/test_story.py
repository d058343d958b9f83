"""The opening story as the desk saw it, day by day, by the commands: what was known, and nothing that came later."""

from typing import Any

import pytest

from tests.commands import REGISTRY, Answer, CommandLine, keyed

SUMMIT, COUNCIL = "sco-summit-2021/date/once", "csto-council-2021/date/once"
REPORT = "2021-07-22"


def as_of(cli: CommandLine, day: str, *words: str) -> dict[str, dict[str, Any]]:
    return keyed(cli.succeeds("next", "--as-of", day, "--days", "540", "--json", *words).json)


@pytest.fixture(params=["story", "events"])
def told(request, cli: CommandLine) -> CommandLine:
    """Tell the story twice: from a registry that holds nothing else, and from the one that is shipped."""
    if request.param == "events":
        cli.use(REGISTRY)
    return cli


def test_on_22_july_the_summit_is_in_september_and_marks_the_twentieth_of_the_sco(told):
    summit = as_of(told, REPORT)[SUMMIT]

    assert (
        summit
        | {
            "edtf": "2021-09",
            "earliest": "2021-09-01",
            "latest": "2021-09-30",
            "precision": "month",
            "status": "tentative",
            "days_left": 41,
            "marks": [{"entry": "sco-foundation", "role": "founded", "ordinal": 20}],
            "earlier_stated": [],
            "sequence": None,
            "last_modified": None,
        }
        == summit
    )
    assert ("Dushanbe", "TJ") == (summit["place"]["name"], summit["place"]["country"])


def test_on_22_july_the_council_is_in_autumn_and_had_been_stated_for_the_fourth_quarter(told):
    council = as_of(told, REPORT)[COUNCIL]

    assert ("2021-23", "season", "2021-09-01", "2021-11-30", "tentative") == tuple(
        council[key] for key in ("edtf", "precision", "earliest", "latest", "status")
    )
    [earlier] = council["earlier_stated"]
    assert ("2021-05-19", "2021-36", "tentative") == tuple(earlier[key] for key in ("announced", "edtf", "status"))


def test_on_22_july_the_documents_are_expected(told):
    view = as_of(told, REPORT)

    documents = [
        (each["title"], each["status"], each["date"]) for id_ in (SUMMIT, COUNCIL) for each in view[id_]["documents"]
    ]
    assert [
        ("Dushanbe Declaration on the 20th anniversary of the SCO", "expected", None),
        ("Agreement on jurisdiction and legal assistance", "expected", None),
        ("Plan of measures for both anniversaries", "expected", None),
    ] == documents


def test_the_talk_of_that_day_is_at_the_initiative_of_the_tajik_side(told):
    said = told.succeeds("next", "--as-of", REPORT).out

    [head, *rest] = said.splitlines()
    talk = "\n".join(rest[:5])
    assert "Now" == head
    assert "22 July 2021" in talk and "today" in talk and "telephone talk" in talk
    assert "At the initiative of: Tajikistan" in talk


def test_in_2022_come_the_twentieths_of_the_csto_and_the_thirtieth_of_the_treaty(told):
    view = as_of(told, REPORT)

    found = {
        name: (view[name]["earliest"], view[name]["ordinal"], view[name]["counted_from"])
        for name in view
        if name.startswith(("csto-foundation/", "collective-security-treaty/"))
    }
    assert {
        "csto-foundation/decision/2022": ("2022-05-14", 20, {"role": "decision", "edtf": "2002-05-14"}),
        "collective-security-treaty/signed/2022": ("2022-05-15", 30, {"role": "signed", "edtf": "1992-05-15"}),
        "csto-foundation/charter-signed/2022": ("2022-10-07", 20, {"role": "charter-signed", "edtf": "2002-10-07"}),
    } == found


def test_show_names_all_three_counts_of_the_csto_by_what_they_count_from(told):
    roles = told.succeeds("show", "csto-foundation", "--as-of", REPORT, "--json").json["roles"]

    counts = {
        role["role"]: (role["counted"], [each for each in role["counts"] if each["ordinal"] == 20]) for role in roles
    }
    assert {
        "decision": (True, [{"year": 2022, "ordinal": 20, "date": "2022-05-14"}]),
        "charter-signed": (True, [{"year": 2022, "ordinal": 20, "date": "2022-10-07"}]),
        "charter-in-force": (False, [{"year": 2023, "ordinal": 20, "date": "2023-09-18"}]),
    } == counts
    said = told.succeeds("show", "csto-foundation", "--as-of", REPORT).out
    assert "14 May 2022: Collective Security Treaty Organization: 20th anniversary of the decision\n" in said
    assert (
        "7 October 2022: Collective Security Treaty Organization: 20th anniversary of the signing of the Charter\n"
        in said
    )
    assert (
        "18 September 2023: Collective Security Treaty Organization: 20th anniversary of the entry into force of the "
        "Charter (not counted in the calendar)\n"
    ) in said


def test_the_decision_of_the_ministers_of_19_may_is_known_with_its_day(told):
    shown = told.succeeds("show", "csto-ministers-2021-05", "--as-of", REPORT, "--json").json

    assert [("2021-05-19", "approved")] == [(each["date"], each["status"]) for each in shown["documents"]]


def test_on_20_may_the_council_is_in_the_fourth_quarter_and_no_source_of_that_day_is_known(told):
    view = as_of(told, "2021-05-20")

    assert SUMMIT not in view
    assert ("2021-36", "quarter", "2021-10-01", "2021-12-31") == tuple(
        view[COUNCIL][key] for key in ("edtf", "precision", "earliest", "latest")
    )
    assert [] == view[COUNCIL]["sources"] == view[COUNCIL]["documents"]
    feed = told.succeeds("feed", "csto", "--as-of", "2021-05-20").out.replace("\r\n ", "")
    assert "Source published later" in feed


@pytest.mark.parametrize(
    ("day", "council", "summit"),
    [
        ("2021-08-23", "2021-23", "2021-09"),
        ("2021-08-24", "2021-09-16", "2021-09"),
        ("2021-09-08", "2021-09-16", "2021-09"),
        ("2021-09-09", "2021-09-16", "2021-09-16/2021-09-17"),
        ("2021-09-10", "2021-09-16", "2021-09-16/2021-09-17"),
    ],
)
def test_dates_firm_up_on_the_day_on_which_they_were_announced(told, day, council, summit):
    view = as_of(told, day)

    assert (council, summit) == (view[COUNCIL]["edtf"], view[SUMMIT]["edtf"])


def test_on_the_day_of_the_summit_it_runs_and_the_talk_is_past(told):
    view = as_of(told, "2021-09-17")

    assert ("held", 0) == (view[SUMMIT]["status"], view[SUMMIT]["days_left"])
    assert "talk-2021-07-22/date/once" not in view


def test_after_the_events_they_were_held_and_the_declaration_signed(told):
    shown = told.succeeds("show", "sco-summit-2021", "--as-of", "2021-09-18", "--json").json

    assert SUMMIT not in as_of(told, "2021-09-18")
    assert ["tentative", "confirmed", "held"] == [claim["status"] for claim in shown["roles"][0]["claims"]]
    assert [("signed", "2021-09-17")] == [(each["status"], each["date"]) for each in shown["documents"]]


def test_the_jubilee_meeting_of_2022_marks_both(told):
    shown = told.succeeds("show", "csto-jubilee-2022", "--json").json

    assert [
        {"entry": "collective-security-treaty", "role": "signed", "ordinal": 30},
        {"entry": "csto-foundation", "role": "decision", "ordinal": 20},
    ] == shown["marks"]
    assert ["2022-05-16"] == [each["edtf"] for each in shown["occurrences"]]


def everything_said(cli: CommandLine, day: str) -> str:
    """Give all that any command says as of a day, of all entries that are known then."""
    listing = cli.succeeds("next", "--as-of", day, "--days", "3000", "--all", "--json")
    known = {each["entry"] for each in listing.json} | {"csto-ministers-2021-05"}
    lists = (("next", "--days", "3000", "--all"), ("jubilees",), ("deadlines",), ("feed", "all"))
    shown: list[Answer] = [cli.succeeds(*words, "--as-of", day) for words in lists]
    for entry in sorted(known):
        shown += [cli("show", entry, "--as-of", day), cli("show", entry, "--as-of", day, "--json")]
        shown += [cli("explain", entry, "--as-of", day)]
    return "\n".join((listing.out, *(answer.out for answer in shown))).replace("\r\n ", "")


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2021-05-20", ("autumn", "2021-09-16", "16 September", "sco-summit-2021", "tass-2021-07-22", "Declaration")),
        (
            "2021-07-22",
            (
                "2021-09-16",
                "16 September",
                "16–17",
                "2021-09-17",
                "17 September",
                "signed on",
                "kremlin",
                "commonspace",
                "jubilee-2022",
            ),
        ),
        ("2021-08-24", ("16–17", "2021-09-17", "17 September", "kremlin", "sco-csto-joint-2021", "tass-2021-09-09")),
        ("2021-09-09", ("kremlin", "sco-csto-joint-2021", "adilet", "csto-jubilee-2022", '"status": "signed"')),
        ("2021-09-10", ("kremlin", "sco-csto-joint-2021", "adilet", "csto-jubilee-2022", '"status": "signed"')),
    ],
)
def test_nothing_that_became_known_later_is_shown(cli, day, later):
    said = everything_said(cli, day)

    assert "SCO" in said
    assert [words for words in later if words in said] == []


@pytest.mark.parametrize("day", ["2021-05-20", "2021-07-22", "2021-08-24", "2021-09-09"])
def test_no_source_that_was_published_later_is_named(cli, day):
    published = cli.succeeds("show", "sco-summit-2021", "--json").json["sources"]
    published += cli.succeeds("show", "csto-council-2021", "--json").json["sources"]
    said = everything_said(cli, day)

    assert [each["title"] for each in published if each["published"] > day and each["title"] in said] == []


def test_the_feed_tells_the_story_as_well(told):
    feed = told.succeeds("feed", "sco", "--as-of", REPORT).out.replace("\r\n ", "")

    assert "SUMMARY:September 2021\\, date to be announced: SCO summit" in feed
    assert "DTSTART;VALUE=DATE:20210901" in feed and "DTEND;VALUE=DATE:20211001" in feed
    assert "DTSTAMP:20210722T000000Z" in feed


@pytest.mark.parametrize("day", ["2021-05-20", "2021-07-22", "2021-08-24", "2021-09-10", "2021-09-18"])
def test_next_reads_as_reviewed(cli, golden, day):
    golden(f"cli/next-{day}.txt").check(cli.succeeds("next", "--as-of", day, "--days", "540").out)


@pytest.mark.parametrize(
    "entry", ["csto-foundation", "csto-council-2021", "talk-2021-07-22", "collective-security-treaty"]
)
def test_show_reads_as_reviewed(cli, golden, entry):
    golden(f"cli/show-{entry}.txt").check(cli.succeeds("show", entry, "--as-of", REPORT).out)


def test_next_is_told_in_russian_too(cli, golden):
    golden("cli/next-2021-07-22.ru.txt").check(
        cli.succeeds("next", "--as-of", REPORT, "--days", "540", "--lang", "ru").out
    )
