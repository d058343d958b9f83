"""Handing a mail to a server, and knowing exactly how far it came.

smtplib raises the same error before the server took the mail and after it. So the final dot is sent here: what fails
before it was certainly not delivered, what fails after it may have been (RFC 1047, RFC 5321 section 4.2.5).
"""

import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from calendar_service.channels.email.mime import address_of
from calendar_service.core.problems import DeliveryError

_PORTS = {"smtp": 587, "smtps": 465}
_LONGEST_WORD_OF_A_SERVER = 300
# Password, encryption or another way to log in wanted (RFC 4954).
_POLICY = (530, 534, 535, 538)


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in; `is_encrypted` from the first byte, else by STARTTLS where the server offers it."""

    host: str
    port: int
    is_encrypted: bool
    user: str | None = None
    password: str = field(default="", repr=False)


def server(url: str) -> Server:
    """Read `smtp://user:password@host:587` or `smtps://host`; user and password percent-encoded. Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("expected smtp://user:password@host:587, or smtps:// for TLS from the start")
    user = unquote(parts.username) if parts.username else None
    port = parts.port or _PORTS[parts.scheme]
    return Server(parts.hostname, port, parts.scheme == "smtps", user, unquote(parts.password or ""))


class Line:
    """A connection that is made when it is needed and kept; `timeout` is in seconds and for one mail in all."""

    def __init__(self, server: Server, timeout: float, at: Callable[[str], None]) -> None:
        self._server = server
        self._timeout = timeout
        self._at = at
        self._smtp: smtplib.SMTP | None = None
        self._deadline = 0.0

    def send(self, mail: EmailMessage, to: str, sender: str) -> str:
        """Hand in one mail to one recipient and return what the server said when it took it."""
        self._deadline = time.monotonic() + self._timeout
        address = address_of(to).addr_spec
        try:
            smtp = self._begin(mail, address, address_of(sender).addr_spec)
            return self._finish(smtp, address)
        except BaseException:
            # Whatever went wrong, nobody knows what the server still waits for.
            self.close()
            raise

    def close(self) -> None:
        """Hang up, if there is a connection."""
        smtp, self._smtp = self._smtp, None
        if smtp:
            with suppress(OSError):
                if smtp.sock:
                    smtp.sock.settimeout(1)
                smtp.quit()
            smtp.close()

    def _begin(self, mail: EmailMessage, to: str, sender: str) -> smtplib.SMTP:
        """Do all that comes before the final dot: if it fails, the mail was not delivered."""
        try:
            self._at("connect")
            smtp = self._connected()
            self._expect(smtp.mail(sender), 250, to)
            self._at("rcpt")
            self._within_time(smtp)
            # From here on a refusal concerns this mail alone, and is for ever where the server says so.
            self._expect(smtp.rcpt(to), 250, to, decides=True)
            self._expect(smtp.docmd("DATA"), 354, to, decides=True)
            self._within_time(smtp)
            smtp.send(_stuffed(mail.as_bytes()))
        except (OSError, ValueError) as error:
            raise DeliveryError(f"the mail was not handed in: {self._told(error)}") from error
        return smtp

    def _finish(self, smtp: smtplib.SMTP, to: str) -> str:
        try:
            self._at("before-dot")
            self._within_time(smtp)
            smtp.send(b".\r\n")
            self._at("after-dot")
            reply = _understood(smtp.getreply(), to)
        except (OSError, ValueError) as error:
            message = f"the server was lost after the whole mail was sent: {self._told(error)}"
            raise DeliveryError(message, ambiguous=True) from error
        self._expect(reply, 250, to, decides=True)
        self._at("after-250")
        return _said(reply, to)

    def _connected(self) -> smtplib.SMTP:
        """Give the kept connection if it still answers, else a new one."""
        if self._smtp:
            with suppress(OSError):
                self._within_time(self._smtp)
                if self._smtp.noop()[0] == 250:
                    return self._smtp
            self.close()
        self._smtp = self._connect()
        self._log_in(self._smtp)
        self._within_time(self._smtp)
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        # Without a name of our own smtplib asks the DNS for it, which may take its time.
        place, name, left = (self._server.host, self._server.port), socket.gethostname(), self._left()
        if self._server.is_encrypted:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(*place, local_hostname=name, timeout=left, context=context)
        return smtplib.SMTP(*place, local_hostname=name, timeout=left)

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        self._within_time(smtp)
        if smtp.sock:
            # Else the final dot, sent by itself, waits 40 ms for the server to confirm what came before.
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        smtp.ehlo_or_helo_if_needed()
        is_encrypted = self._server.is_encrypted
        if not is_encrypted and smtp.has_extn("starttls"):
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
            is_encrypted = True
        if self._server.user is None:
            return
        if not is_encrypted:
            raise DeliveryError(
                "the server offers no encryption, so the password is not sent: set smtps:// or take it away"
            )
        self._within_time(smtp)
        smtp.login(self._server.user, self._server.password)

    def _expect(self, reply: tuple[int, bytes], code: int, to: str, *, decides: bool = False) -> None:
        """Raise DeliveryError for another reply; it may be for ever where it `decides` on the mail."""
        if reply[0] == code or (code == 250 and reply[0] == 251):
            return
        raise DeliveryError(f"the server said: {_said(reply, to)}", permanent=decides and _is_for_ever(reply))

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"no end within {self._timeout:g} seconds")
        return left

    def _within_time(self, smtp: smtplib.SMTP) -> None:
        if smtp.sock:
            smtp.sock.settimeout(self._left())

    def _told(self, error: Exception) -> str:
        """Say what went wrong in words that hold no secret, whatever a server has echoed."""
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return f"the server refuses the user or the password ({error.smtp_code})"
        if isinstance(error, smtplib.SMTPResponseException):
            text = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
            return _said((error.smtp_code, text), self._server.password)
        return str(error) or type(error).__name__


def _stuffed(content: bytes) -> bytes:
    """Return the content as DATA takes it: no line is a lone dot (RFC 5321 section 4.5.2)."""
    whole = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole)


def _understood(reply: tuple[int, bytes], to: str) -> tuple[int, bytes]:
    if not 200 <= reply[0] <= 599:
        raise ValueError(f"it said {_said(reply, to)}")
    return reply


def _is_for_ever(reply: tuple[int, bytes]) -> bool:
    """Tell whether a refusal concerns the mail or its address.

    Those of policy, such as "relay access denied" (RFC 3463 class 5.7), are mended by whoever runs the two servers.
    """
    return 500 <= reply[0] <= 599 and reply[0] not in _POLICY and not reply[1].lstrip().startswith(b"5.7.")


def _said(reply: tuple[int, bytes], hidden: str) -> str:
    """Return a reply on one line, shortened, without the address that it may quote."""
    text = " ".join(reply[1].decode("ascii", "replace").split())
    printable = "".join(char for char in text if char.isprintable())
    if hidden:
        printable = re.sub(re.escape(hidden), "(hidden)", printable, flags=re.IGNORECASE)
    return f"{reply[0]} {printable[:_LONGEST_WORD_OF_A_SERVER]}"
