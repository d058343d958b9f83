"""What reading commands have in common: days, languages, selections, JSON, and one sentence for what is wrong."""

import pytest

from tests.commands import CommandLine, keyed

OCCURRENCE = (
    "uid entry role key kind type title organisations countries edtf earliest latest precision former status ordinal "
    "class counted_from marks place time timezone days_left working_day basis estimate earlier_stated documents "
    "sources sequence last_modified"
)
ENTRY = (
    "entry title kind parties place roles terms withdrawal notices documents marks marked_by links occurrences sources"
)


TWO_READINGS = (
    '--as-of: "05/06/2021" has two readings: expected a day written as year-month-day; '
    "write 2021-06-05 for 5 June, or 2021-05-06 for 6 May\n"
)
NO_DAY = (
    '--as-of: "2021-09" is not one certain day: expected a day such as 2021-09-16; write the day as year-month-day\n'
)
NO_WORD = (
    '--select: "organization" is no word here: expected one of class, country, entry, from, jubilee, kind, ordinary, '
    'organisation, status, tag, to, type; did you mean "organisation"?\n'
)
NO_ORGANISATION = '--select: "scо" is no organisation here: expected one of csto, sco; did you mean "sco"?\n'
NO_LANGUAGE = '--lang: "rus" is no language of this calendar: write one of en, ru; did you mean "ru"?\n'
NOTHING_THERE = "sco-summit-2021 has nothing on 2020-01-01; the nearest is 2021-09-16 (date/once)\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("next", "--as-of", "05/06/2021"), TWO_READINGS),
        (("next", "--as-of", "2021-09"), NO_DAY),
        (("show", "sco-foundation", "--lang", "rus"), NO_LANGUAGE),
        (("next", "--select", "organization=sco"), NO_WORD),
        (("jubilees", "--select", "organisation=scо"), NO_ORGANISATION),
        (("next", "--days", "0"), "--days"),
        (("next", "--days", "soon"), "--days"),
        (("next", "--jsn"), "No such option: --jsn"),
        (("nxt",), "No such command 'nxt'. Did you mean 'next'? See calendar-service --help.\n"),
        (("explain", "sco-summit-2021", "2020-01-01"), NOTHING_THERE),
        (("simulate", "--from", "2021-07-22"), "Missing option '--to'. See calendar-service simulate --help.\n"),
        (("feed", "sco", "--output", "no/such/folder.ics"), "--output: no/such/folder.ics cannot be written"),
    ],
)
def test_what_was_typed_wrongly_is_told_in_one_sentence_with_exit_code_2(cli: CommandLine, words, said):
    answer = cli(*words)

    assert (2, "") == (answer.code, answer.out)
    assert answer.err == said if said.endswith("\n") else said in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "sco-fundation"), 'no entry "sco-fundation"; did you mean "sco-foundation"?\n'),
        (("show", "zzz"), 'no entry "zzz"; calendar-service next --all shows the ids of what comes\n'),
        (("explain", "sco-foundation", "founded/20"), 'no date of sco-foundation called "founded/20"'),
        (("feed", "csot"), 'no feed "csot"; did you mean "csto"?\n'),
        (
            ("subscription", "remove", "desk"),
            'no subscription "desk"; calendar-service subscription list shows the ids\n',
        ),
    ],
)
def test_what_is_not_there_is_told_in_one_sentence_with_exit_code_1(cli: CommandLine, words, said):
    answer = cli(*words)

    assert (1, "") == (answer.code, answer.out)
    assert answer.err.startswith(said)
    assert 1 == answer.err.count("\n")


def test_a_day_after_today_is_refused(cli: CommandLine):
    answer = cli("next", "--as-of", "9000-01-01")

    assert 2 == answer.code
    assert answer.err.startswith("--as-of: 9000-01-01 lies after today; write ")


def test_a_simulation_that_ends_before_it_begins_is_refused(cli: CommandLine):
    answer = cli("simulate", "--from", "2021-07-22", "--to", "2021-07-01")

    assert answer.code in (1, 2)
    assert "before it begins on 2021-07-22" in answer.err


def test_all_wrong_settings_are_told_at_once(cli: CommandLine):
    answer = cli("next", port="eighty", timezone="Moscow", databse="x")

    assert 2 == answer.code
    assert 3 == answer.err.count("\n")
    assert "CALENDAR_DATABSE: there is no such setting; did you mean CALENDAR_DATABASE?" in answer.err
    assert "CALENDAR_TIMEZONE: expected the name of a time zone such as Asia/Dushanbe" in answer.err
    assert "CALENDAR_PORT: " in answer.err


@pytest.mark.parametrize(
    "sender", ["nobody", "Desk <кто@example.org>", "Desk <кто@почта.рф>", "Desk, Office <desk@example.org>", "a@b\nc"]
)
def test_a_sender_that_no_mail_can_have_is_told_at_once(cli: CommandLine, sender: str):
    answer = cli("next", mail_from=sender)

    assert 2 == answer.code
    assert answer.err.startswith("CALENDAR_MAIL_FROM: expected an address such as ")


def test_a_password_that_breaks_the_address_of_the_mail_server_is_told_without_it(cli: CommandLine):
    answer = cli("next", smtp_url="smtp://user:sec/ret@mail.example.org")

    assert 2 == answer.code
    assert "CALENDAR_SMTP_URL: its port is no number: write / ? # @ in a password as %2F %3F %23 %40\n" == answer.err


def test_a_registry_that_is_not_there_is_told_with_what_to_do(cli: CommandLine):
    answer = cli("next", registry="elsewhere.yaml")

    assert (2, "elsewhere.yaml cannot be read (No such file or directory): name the registry's file, or set CALENDAR_REGISTRY to its path\n") == (answer.code, answer.err)  # fmt: skip # noqa: E501


def test_a_broken_registry_is_told_whole_on_the_error_stream(cli: CommandLine):
    cli.use("version: 1\ncalendar: {id: Example, name: {en: Example}, languages: [en]}\nentrys: []\n")
    answer = cli("next")

    assert (1, "") == (answer.code, answer.out)
    assert "events.yaml:2:16: " in answer.err
    assert "events.yaml:3:1: " in answer.err
    assert 2 == answer.err.count("    expected: ") == answer.err.count("    to fix:   ")
    assert "Traceback" not in answer.err


def test_an_occurrence_has_exactly_these_keys(cli: CommandLine):
    for words in (("next", "--days", "3000"), ("jubilees",), ("deadlines",)):
        for record in cli.succeeds(*words, "--json").json:
            assert OCCURRENCE.split() == list(record)


def test_an_entry_and_its_roles_and_claims_have_exactly_these_keys(cli: CommandLine):
    shown = cli.succeeds("show", "sco-summit-2021", "--json").json

    assert ENTRY.split() == list(shown)
    [role] = shown["roles"]
    assert ["role", "counted", "claims", "counts"] == list(role)
    assert {"edtf": "2021-09", "earliest": "2021-09-01", "latest": "2021-09-30", "precision": "month"} == role[
        "claims"
    ][0]["date"]


def test_a_former_id_is_understood(cli: CommandLine):
    story = (cli.folder / "events.yaml").read_text()
    cli.use(story.replace("  - id: sco-summit-2021\n", "  - id: sco-dushanbe-2021\n    aliases: [sco-summit-2021]\n"))

    assert "sco-dushanbe-2021" == cli.succeeds("show", "sco-summit-2021", "--json").json["entry"]


def test_the_default_selection_leaves_out_ordinary_anniversaries_and_all_brings_them_back(cli: CommandLine):
    chosen = keyed(cli.succeeds("next", "--as-of", "2021-07-22", "--json").json)
    everything = keyed(cli.succeeds("next", "--as-of", "2021-07-22", "--all", "--json").json)

    ordinary = {name for name, each in everything.items() if each["class"] == "ordinary"}
    assert ordinary
    assert everything.keys() - chosen.keys() == ordinary


def test_a_selection_that_names_a_class_silences_the_default(cli: CommandLine):
    listed = cli.succeeds("next", "--as-of", "2021-07-22", "--select", "class=ordinary", "--json").json

    assert {"ordinary"} == {each["class"] for each in listed}


def test_words_of_a_query_come_in_place_of_those_of_the_list(cli: CommandLine):
    listed = cli.succeeds(
        "jubilees", "--as-of", "2021-07-22", "--select", "organisation=sco&class=jubilee", "--json"
    ).json

    assert {("sco", "jubilee")} == {(each["organisations"][0], each["class"]) for each in listed if each["class"]}


def test_nothing_to_show_is_said(cli: CommandLine):
    answer = cli.succeeds("deadlines", "--as-of", "2021-07-22", "--years", "1", "--select", "organisation=csto")

    assert "Nothing in this time.\n" == answer.out


def test_a_feed_is_written_whole_to_a_file(cli: CommandLine):
    answer = cli.succeeds("feed", "sco", "--lang", "ru", "--output", "sco.ics")

    body = (cli.folder / "sco.ics").read_bytes()
    assert "" == answer.out
    assert body.startswith(b"BEGIN:VCALENDAR\r\n") and body.endswith(b"END:VCALENDAR\r\n")
    assert "-летие ШОС" in body.decode()
    assert ["events.yaml", "sco.ics"] == sorted(each.name for each in cli.folder.iterdir())


def test_reading_makes_no_database(cli: CommandLine):
    cli.succeeds("next", "--json")
    cli.succeeds("feed", "sco")
    cli.succeeds("simulate", "--from", "2021-07-22", "--to", "2021-07-30")

    assert ["events.yaml"] == [each.name for each in cli.folder.iterdir()]


def test_in_a_pipe_nothing_is_coloured_or_wrapped(cli: CommandLine):
    said = cli.succeeds("next", "--as-of", "2021-07-22", "--days", "540").out

    assert "\x1b" not in said
    assert [line for line in said.splitlines() if line != line.rstrip()] == []


def test_a_list_is_the_same_in_every_run(cli: CommandLine):
    words = ("next", "--as-of", "2021-07-22", "--json")

    assert cli.succeeds(*words).out == cli.succeeds(*words).out


def test_an_origin_without_a_day_is_not_recorded_and_never_to_be_announced(cli: CommandLine):
    story = (cli.folder / "events.yaml").read_text()
    cli.use(story.replace("role: founded, date: 2001-06-15", "role: founded, date: 2001-06"))
    said = cli.succeeds("next", "--as-of", "2021-05-20", "--select", "entry=sco-foundation").out

    assert "June 2021" in said and "day not recorded" in said
    assert "at the earliest" not in said
