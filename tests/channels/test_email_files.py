"""Without a mail server each mail is a whole file that any mail program opens."""

import email.policy
from email import message_from_bytes
from pathlib import Path

import pytest

from calendar_service.channels import email as channel
from calendar_service.core.problems import DeliveryError
from tests.messages import a_message


def put(folder: Path, moments: list[str] | None = None, **changes: object) -> str:
    settings = channel.Settings(sender="calendar@example.org", folder=folder)
    with channel.sending(settings, (moments if moments is not None else []).append) as send:
        return send(a_message(**changes))


def test_a_mail_becomes_a_file_by_time_and_message_id(tmp_path: Path) -> None:
    path = put(tmp_path / "var/mail")

    assert f"{tmp_path}/var/mail/20210909T090000Z-0123456789abcdef0123456789abcdef.eml" == path
    assert [path] == [str(file) for file in (tmp_path / "var/mail").iterdir()]


def test_the_file_is_a_mail(tmp_path: Path) -> None:
    mail = message_from_bytes(Path(put(tmp_path)).read_bytes(), policy=email.policy.default)

    assert "SCO summit in Dushanbe in 7 days" == mail["Subject"]
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert a_message().text == text.replace("\r\n", "\n")


def test_the_same_attempt_twice_is_one_file(tmp_path: Path) -> None:
    assert put(tmp_path) == put(tmp_path)
    assert 1 == len(list(tmp_path.iterdir()))


def test_an_unfinished_mail_is_not_seen_as_one(tmp_path: Path) -> None:
    seen: list[list[str]] = []

    class Look(list[str]):
        def append(self, moment: str) -> None:
            if moment == "before-dot":
                seen.append([file.name for file in tmp_path.glob("[!.]*")])

    put(tmp_path, Look())

    assert [[]] == seen


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, no folder")

    with pytest.raises(DeliveryError) as failed:
        put(tmp_path / "var/mail")

    assert f"the mail cannot be written to {tmp_path}/var/mail: Not a directory" == str(failed.value)
    assert not failed.value.permanent
