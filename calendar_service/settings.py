"""What differs between installations: `CALENDAR_*` variables, a `.env` file, and secrets also as `…_FILE`.

Read once, by the command line, into a frozen value that is passed down; nothing else looks at the environment.
"""

from collections.abc import Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from calendar_service.core.dates.zones import known_zone
from calendar_service.core.problems import SettingsError, nearest

PREFIX = "CALENDAR_"
ENV_FILE = Path(".env")
# Accepted already, so that one configuration serves this release and the next.
LATER = " (accepted, not used yet)"


def _zone(name: str) -> str:
    if not known_zone(name):
        raise ValueError("expected the name of a time zone such as Asia/Dushanbe")
    return name


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("expected an address such as https://calendar.example.org")
    return url.rstrip("/")


def _database(url: str) -> str:
    if not url.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("expected sqlite:///var/calendar.db or postgresql://user:password@host/name")
    return url


def _smtp(url: SecretStr) -> SecretStr:
    parts = urlsplit(url.get_secret_value())
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("expected smtp://user:password@host:587, or smtps:// for TLS from the start")
    try:
        _ = parts.port
    except ValueError:
        # Not Python's own words: they hold a piece of the password.
        raise ValueError("its port is no number: write / ? # @ in a password as %2F %3F %23 %40") from None
    return url


def _sender(text: str) -> str:
    """Refuse what no mail can have as its sender: else every one of them would fail, for ever."""
    name, address = parseaddr(text)
    local, _, domain = address.rpartition("@")
    is_whole = bool(local and domain and (name or address == text.strip()))
    if not is_whole or not address.isascii() or not text.isprintable() or set(address) & set(' "(),:;<>[\\]'):
        raise ValueError("expected an address such as Diplomatic calendar <calendar@example.org>")
    return text


class Settings(BaseSettings):
    """The settings of one installation; the name of each variable is `CALENDAR_` and the field in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    registry: Path = Field(Path("events.yaml"), description="the registry: a YAML file")
    subscriptions: Path = Field(Path("subscriptions.yaml"), description=f"subscriptions of the operator{LATER}")
    database: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite:///var/calendar.db", description="where revisions, subscriptions and deliveries are kept"
    )
    host: str = Field("127.0.0.1", description="the address to listen on")
    port: int = Field(8000, ge=1, le=65535, description="the port to listen on")
    public_url: Annotated[str, AfterValidator(_web_address)] | None = Field(
        None, description="the address that readers use, for links in feeds and mails; else host and port"
    )
    trusted_proxies: str = Field("", description="addresses of proxies whose X-Forwarded-… headers count, by commas")
    smtp_url: Annotated[SecretStr, AfterValidator(_smtp)] | None = Field(
        None, description="the mail server, smtp://user:password@host:587; without one mails are written to var/mail/"
    )
    mail_from: Annotated[str, AfterValidator(_sender)] = Field(
        "Diplomatic calendar <calendar@localhost>", description="the sender of mails"
    )
    operator_mail: str | None = Field(None, description=f"who is told of what needs care{LATER}")
    ping_url: SecretStr | None = Field(None, description=f"an address to call while all is well{LATER}")
    feed_limit: int = Field(1000, ge=0, description="events in a feed at most; 0 lifts this limit and that of 1 MB")
    timezone: Annotated[str, AfterValidator(_zone)] = Field("UTC", description="the zone in which a day begins")
    on_uncertain: Literal["resend", "hold"] = Field(
        "resend", description="what to do with a message that may have arrived: send it again, or hold it for you"
    )
    webhook_private: bool = Field(False, description=f"whether webhooks may go to private addresses{LATER}")
    secret: SecretStr | None = Field(None, description=f"signs links{LATER}")
    secret_previous: SecretStr | None = Field(None, description=f"the secret before, while links change{LATER}")
    log: Literal["debug", "info", "warning", "error"] = Field("info", description="how much is logged")

    @property
    def base_url(self) -> str:
        """The address in front of every link, without a slash at its end."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what `load` found and nothing else, so that a `.env` file and `…_FILE` follow one order."""
        return (init_settings,)

    @classmethod
    def load(cls, environment: Mapping[str, str], directory: Path = Path()) -> Self:
        """Read the environment over `directory`/.env. Raises SettingsError with every problem, each with its fix."""
        given = {**dotenv_values(directory / ENV_FILE), **environment}
        ours = {name: text for name, text in given.items() if name.startswith(PREFIX) and text}
        values, problems = _values(ours, set(cls.model_fields))
        try:
            settings = cls(**values)
        except ValidationError as error:
            problems += [_problem(detail) for detail in error.errors(include_url=False, include_input=False)]
        if problems:
            raise SettingsError(problems)
        return settings


SECRETS = frozenset({"database", "smtp_url", "ping_url", "secret", "secret_previous"})


def _values(ours: Mapping[str, str | None], fields: set[str]) -> tuple[dict[str, Any], list[str]]:
    known = [*fields, *(f"{secret}_file" for secret in SECRETS)]
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, text in ours.items():
        field = name.removeprefix(PREFIX).lower()
        if field not in known:
            near = nearest(field, known)
            hint = f"did you mean {PREFIX}{near.upper()}?" if near else "see the settings in README.md"
            problems.append(f"{name}: there is no such setting; {hint}")
        elif field in fields:
            values[field] = text
        else:
            direct = name.removesuffix("_FILE")
            if direct in ours:
                problems.append(f"{name}: {direct} is set as well; keep one of the two")
            elif (secret := _read(text or "")) is None:
                problems.append(f"{name}: the file {text} cannot be read; create it, or correct the path")
            else:
                values[field.removesuffix("_file")] = secret
    return values, problems


def _read(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _problem(detail: ErrorDetails) -> str:
    name = f"{PREFIX}{str(detail['loc'][0]).upper()}"
    reason = detail["msg"].removeprefix("Value error, ")
    return f"{name}: {reason[:1].lower()}{reason[1:]}"
