"""A password goes only over an encrypted connection to a server that proves its name."""

import ssl
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from calendar_service.channels import email
from calendar_service.core.problems import DeliveryError
from tests.messages import a_message
from tests.recording import MailServer

CERTIFICATE = Path(__file__).parent / "localhost.pem"


def guarded() -> MailServer:
    """Give a server that wants STARTTLS and the password "open@sesame"."""

    def check(*arguments: Any) -> AuthResult:
        given = arguments[-1]
        assert isinstance(given, LoginPassword)
        return AuthResult(success=given.password == b"open@sesame", handled=False)

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    return MailServer(tls_context=context, require_starttls=True, authenticator=check, auth_required=True)


def send_to(server: MailServer, password: str) -> None:
    url = server.url.replace("smtp://127.0.0.1", f"smtp://desk:{password}@localhost")
    settings = email.Settings(url=url, sender="calendar@example.org")  # type: ignore[arg-type]
    with email.sending(settings, lambda _: None) as send:
        send(a_message())


def test_a_mail_goes_to_a_server_that_proves_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with guarded() as recorder:
        send_to(recorder, "open%40sesame")

    assert 1 == len(recorder.accepted)


def test_a_wrong_password_is_a_failure_that_does_not_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with guarded() as recorder, pytest.raises(DeliveryError) as failed:
        send_to(recorder, "swordfish")

    assert "the mail was not handed in: the server refuses the user or the password (535)" == str(failed.value)
    assert not failed.value.permanent


def test_a_server_that_does_not_prove_its_name_gets_no_password() -> None:
    with guarded() as recorder, pytest.raises(DeliveryError, match="certificate verify failed"):
        send_to(recorder, "open%40sesame")

    assert [] == recorder.accepted
