"""The sender knows how far a mail came, whatever the server does: lost, refused, or perhaps delivered."""

from collections.abc import Callable, Iterator

import pytest

from calendar_service.channels import email
from calendar_service.channels.email.smtp import server
from calendar_service.core.problems import DeliveryError
from tests.channels.scripted_smtp import DROP, HANG, ScriptedServer
from tests.messages import a_message
from tests.recording import MailServer

NOWHERE: Callable[[str], None] = lambda _: None  # noqa: E731 - it stands for a parameter
BEFORE_THE_DOT = ("greeting", "EHLO", "MAIL", "RCPT", "DATA")
SENDER = "Diplomatic calendar <calendar@example.org>"


def settings(url: str, timeout: float = 10) -> email.Settings:
    return email.Settings(url=url, sender=SENDER, timeout=timeout)  # type: ignore[arg-type]


def failure(scripted: ScriptedServer, timeout: float = 10) -> DeliveryError:
    with email.sending(settings(scripted.url, timeout), NOWHERE) as send, pytest.raises(DeliveryError) as failed:
        send(a_message())
    return failed.value


def kind(error: DeliveryError) -> str:
    return "permanent" if error.permanent else "ambiguous" if error.ambiguous else "again"


@pytest.fixture
def scripted() -> Iterator[Callable[[dict[str, str]], ScriptedServer]]:
    servers: list[ScriptedServer] = []

    def start(script: dict[str, str]) -> ScriptedServer:
        servers.append(ScriptedServer(script).__enter__())
        return servers[-1]

    yield start
    for each in servers:
        each.__exit__()


def test_a_mail_arrives_with_all_its_parts() -> None:
    with MailServer() as recorder, email.sending(settings(recorder.url), NOWHERE) as send:
        receipt = send(a_message())

    (accepted,) = recorder.accepted
    assert "250 2.0.0 taken" == receipt
    assert (a_message().message_id, ("desk@example.org",)) == (accepted.message_id, accepted.to)


def test_a_line_with_a_lone_dot_ends_nothing(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted({})
    with email.sending(settings(server.url), NOWHERE) as send:
        send(a_message(text=".\n..\n.hidden\nend\n", html=None, calendar=None))

    (body,) = server.bodies
    assert b"\r\n..\r\n...\r\n..hidden\r\nend\r\n" in body


def test_one_connection_serves_a_whole_run(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted({})
    with email.sending(settings(server.url), NOWHERE) as send:
        for _ in range(3):
            send(a_message())

    assert (1, 3) == (server.connections, len(server.bodies))


def test_a_kept_connection_that_went_away_is_made_anew(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted({"NOOP": DROP})
    with email.sending(settings(server.url), NOWHERE) as send:
        send(a_message())
        send(a_message())

    assert (2, 2) == (server.connections, len(server.bodies))


@pytest.mark.parametrize("step", BEFORE_THE_DOT)
@pytest.mark.parametrize("answer", [DROP, "421 not now", "garbage", ""])
def test_what_fails_before_the_dot_is_tried_again(
    step: str, answer: str, scripted: Callable[..., ScriptedServer]
) -> None:
    server = scripted({step: answer or "451 4.7.1 greylisted"})

    assert "again" == kind(failure(server))
    assert [] == server.bodies


@pytest.mark.parametrize("step", ["RCPT", "DATA", "dot"])
def test_a_mail_that_the_server_refuses_for_ever_is_not_tried_again(
    step: str, scripted: Callable[..., ScriptedServer]
) -> None:
    error = failure(scripted({step: "550 5.1.1 <desk@example.org>: no such user"}))

    assert "permanent" == kind(error)
    assert "the server said: 550 5.1.1 <(hidden)>: no such user" == str(error)


@pytest.mark.parametrize("step", ["greeting", "MAIL"])
def test_a_refusal_that_is_not_about_the_mail_may_pass(step: str, scripted: Callable[..., ScriptedServer]) -> None:
    assert "again" == kind(failure(scripted({step: "554 not from you"})))


@pytest.mark.parametrize("step", ["RCPT", "DATA", "dot"])
@pytest.mark.parametrize("answer", ["554 5.7.1 <desk@example.org>: Relay access denied", "530 Authentication required"])
def test_what_whoever_runs_the_servers_can_mend_is_tried_again(
    step: str, answer: str, scripted: Callable[..., ScriptedServer]
) -> None:
    assert "again" == kind(failure(scripted({step: answer})))


@pytest.mark.parametrize("answer", [DROP, HANG, "garbage"])
def test_what_fails_after_the_dot_may_have_arrived(answer: str, scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted({"dot": answer})

    error = failure(server, timeout=0.5)

    assert "ambiguous" == kind(error)
    assert 1 == len(server.bodies)


def test_a_word_for_later_after_the_dot_is_no_doubt(scripted: Callable[..., ScriptedServer]) -> None:
    assert "again" == kind(failure(scripted({"dot": "452 full"})))


@pytest.mark.parametrize("step", BEFORE_THE_DOT)
def test_a_silent_server_is_left_in_time(step: str, scripted: Callable[..., ScriptedServer]) -> None:
    assert "again" == kind(failure(scripted({step: HANG}), timeout=0.3))


def test_after_a_failure_the_next_mail_begins_anew(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted({"RCPT": "450 later"})
    with email.sending(settings(server.url), NOWHERE) as send:
        with pytest.raises(DeliveryError):
            send(a_message())
        server.script.clear()
        send(a_message())

    assert (2, 1) == (server.connections, len(server.bodies))


def test_a_server_that_is_down_is_one_sentence() -> None:
    with ScriptedServer() as gone:
        url = gone.url

    with email.sending(settings(url), NOWHERE) as send, pytest.raises(DeliveryError) as failed:
        send(a_message())

    assert "the mail was not handed in: [Errno 111] Connection refused" == str(failed.value)
    assert "again" == kind(failed.value)


def test_a_password_is_not_sent_in_the_clear(scripted: Callable[..., ScriptedServer]) -> None:
    url = scripted({}).url.replace("smtp://", "smtp://user:secret%40word@")

    with email.sending(settings(url), NOWHERE) as send, pytest.raises(DeliveryError) as failed:
        send(a_message())

    assert "the server offers no encryption, so the password is not sent: set smtps:// or take it away" == str(
        failed.value
    )


def test_the_moments_of_a_hand_off_are_named_in_order() -> None:
    moments: list[str] = []
    with MailServer() as recorder, email.sending(settings(recorder.url), moments.append) as send:
        send(a_message())

    assert ["connect", "rcpt", "before-dot", "after-dot", "after-250"] == moments


@pytest.mark.parametrize(
    ("url", "host", "port", "encrypted", "user", "password"),
    [
        ("smtp://mail.example.org", "mail.example.org", 587, False, None, ""),
        ("smtps://mail.example.org", "mail.example.org", 465, True, None, ""),
        (
            "smtp://desk%40example.org:p%3Aw@mail.example.org:25",
            "mail.example.org",
            25,
            False,
            "desk@example.org",
            "p:w",
        ),
    ],
)
def test_an_address_of_a_server_is_read(
    url: str, host: str, port: int, encrypted: bool, user: str | None, password: str
) -> None:
    read = server(url)

    assert (host, port, encrypted, user, password) == (
        read.host,
        read.port,
        read.is_encrypted,
        read.user,
        read.password,
    )
    assert password == "" or password not in repr(read)


@pytest.mark.parametrize("url", ["http://mail.example.org", "mail.example.org:25", "smtp://"])
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"expected smtp://user:password@host:587"):
        settings(url)
