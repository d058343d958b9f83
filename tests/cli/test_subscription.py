"""Subscriptions by the command line: all problems at once, a canonical form, an example that arrives."""

import email.policy
from email.message import Message

from tests.commands import CommandLine
from tests.recording import MailServer

DESK = (
    "subscription",
    "add",
    "--email",
    "desk@example.org",
    "--select",
    "organisation=sco,csto",
    "--lead",
    "P30D,P7D,P1D",
)


def test_the_command_of_the_readme_works_and_says_what_it_did(cli: CommandLine):
    said = cli.succeeds(*DESK).out.splitlines()

    assert said[0] == (
        "Subscription s1: desk@example.org is told 30 days before, 7 days before, 1 day before, at 09:00 (UTC), "
        "and when a date is fixed or changes."
    )
    assert said[1].startswith("It is about ordinary=no&organisation=csto,sco&type=anniversary,deadline,event")


def test_numbers_go_on_and_names_may_be_given(cli: CommandLine):
    cli.succeeds(*DESK)
    cli.succeeds("subscription", "add", "--console", "--id", "screen", "--no-changes", "--lang", "ru", "--hour", "7:30")
    cli.succeeds("subscription", "remove", "s1")
    cli.succeeds(*DESK)

    rows = [line.split() for line in cli.succeeds("subscription", "list").out.splitlines()[1:]]
    assert ["s3", "screen"] == [row[0] for row in rows]
    assert ["07:30", "UTC", "ru", "no"] == rows[1][-4:]


def test_without_subscriptions_the_list_says_how_to_add_one(cli: CommandLine):
    assert cli.succeeds("subscription", "list").out.startswith("No subscriptions. Add one with: ")


def test_everything_that_is_wrong_is_told_at_once(cli: CommandLine):
    answer = cli(
        *(
            "subscription",
            "add",
            "--email",
            "desk@",
            "--select",
            "organisation=nato",
            "--lead",
            "P3H",
            "--hour",
            "25:00",
        ),
        *("--zone", "Moscow", "--country", "UK", "--lang", "de", "--mode", "daily", "--id", "The desk"),
    )

    assert (2, "") == (answer.code, answer.out)
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == [
        *("--country", "--lang", "--select", "--lead", "--hour", "--zone", "--mode", "--id", "--email"),
    ]
    assert '--country: "UK" is no country whose working days are known: write GB\n' in answer.err
    assert '--hour: "25:00" is no time of day: write hours and minutes, such as 09:00\n' in answer.err


def test_a_domain_in_other_letters_is_kept_as_mail_servers_take_it(cli: CommandLine):
    cli.succeeds("subscription", "add", "--email", "desk@почта.рф")

    assert "desk@xn--80a1acny.xn--p1ai" in cli.succeeds("subscription", "list").out


def test_a_name_that_no_mail_can_be_sent_to_is_refused_at_once(cli: CommandLine):
    answer = cli("subscription", "add", "--email", "дежурный@example.org")

    assert 2 == answer.code
    assert answer.err.startswith('--email: "дежурный@example.org" is no e-mail address (')


def test_nothing_wrong_is_written(cli: CommandLine):
    cli("subscription", "add", "--email", "desk@")

    assert cli.succeeds("subscription", "list").out.startswith("No subscriptions.")


def test_working_days_of_no_country_are_refused(cli: CommandLine):
    cli.use((cli.folder / "events.yaml").read_text().replace("  country: TJ\n  reminders", "  reminders"))
    cli.use((cli.folder / "events.yaml").read_text().replace("[P90D, 20wd, 5wd]", "[P90D]"))

    refused = cli("subscription", "add", "--console", "--lead", "5wd")
    assert "--lead: working days need a country: name yours, such as TJ, or write 10wd@TJ\n" == refused.err
    cli.succeeds("subscription", "add", "--console", "--lead", "5wd", "--country", "tj")
    cli.succeeds("subscription", "add", "--console", "--lead", "5wd@TJ")


def test_an_id_is_never_given_twice(cli: CommandLine):
    cli.succeeds(*DESK, "--id", "desk")
    cli.succeeds("subscription", "remove", "desk")

    assert '--id: "desk" is or was another subscription\'s: choose another id\n' == cli(*DESK, "--id", "desk").err


def test_one_channel_must_be_named(cli: CommandLine):
    for words in ((), ("--email", "a@example.org", "--console")):
        answer = cli("subscription", "add", *words)

        assert (2, "Say who is to be told, by one of --email ADDRESS and --console.\n") == (answer.code, answer.err)


def test_a_selection_that_holds_nothing_is_told(cli: CommandLine):
    said = cli.succeeds("subscription", "add", "--console", "--select", "entry=talk-2021-07-22").out

    assert "of which nothing is known for the next 400 days" in said


def test_an_ended_subscription_has_no_address_any_more(cli: CommandLine):
    cli.succeeds(*DESK)
    cli.succeeds("subscription", "remove", "s1")

    database = b"".join(file.read_bytes() for file in (cli.folder / "var").iterdir())
    assert "No subscriptions." in cli.succeeds("subscription", "list").out
    assert b"'desk@example.org'" not in database


def the_mail(cli: CommandLine) -> Message:
    [file] = (cli.folder / "var" / "mail").glob("*.eml")
    return email.message_from_bytes(file.read_bytes(), policy=email.policy.default)


def test_an_example_lies_in_the_folder_of_mails(cli: CommandLine):
    cli.succeeds(*DESK)
    said = cli.succeeds("subscription", "test", "s1").out

    mail = the_mail(cli)
    assert said.startswith("Sent to desk@example.org: ")
    assert "desk@example.org" == mail["To"]
    assert mail["Subject"].startswith("Example: In ")


def test_an_example_is_handed_to_the_mail_server(cli: CommandLine):
    with MailServer() as server:
        cli.succeeds(*DESK, smtp_url=server.url)
        cli.succeeds("subscription", "test", "s1", smtp_url=server.url)

        assert [("desk@example.org",)] == [mail.to for mail in server.accepted]


def test_a_mail_server_that_is_down_is_told_in_one_sentence(cli: CommandLine):
    cli.succeeds(*DESK)
    answer = cli("subscription", "test", "s1", smtp_url="smtp://127.0.0.1:9")

    assert (1, "", 1) == (answer.code, answer.out, answer.err.count("\n"))
    assert "refused" in answer.err and "doctor tells what to correct" in answer.err


def test_a_file_where_mails_should_lie_is_told_in_one_sentence(cli: CommandLine):
    cli.succeeds(*DESK)
    (cli.folder / "var" / "mail").touch()
    answer = cli("subscription", "test", "s1")

    assert (1, "") == (answer.code, answer.out)
    assert answer.err == (
        "the mail cannot be written to var/mail: File exists; calendar-service doctor tells what to correct\n"
    )


def test_an_example_on_the_terminal_is_printed(cli: CommandLine):
    cli.succeeds("subscription", "add", "--console")

    assert cli.succeeds("subscription", "test", "s1").out.startswith("Example: In ")


def test_where_nothing_comes_there_is_no_example(cli: CommandLine):
    cli.succeeds("subscription", "add", "--console", "--select", "entry=talk-2021-07-22")
    answer = cli("subscription", "test", "s1")

    assert (1, 'no coming date for the subscription "s1"\n') == (answer.code, answer.err)
