"""What delivering needs: the channels with their options, the words, the clock."""

import random
from functools import partial
from typing import Any

from calendar_service import channels
from calendar_service.cli._clock import now
from calendar_service.cli._service import Service
from calendar_service.core.plugins import plugins_of
from calendar_service.service.compose import Composer
from calendar_service.service.deliver import Channel, Delivering
from calendar_service.settings import Settings


def delivering(made: Service) -> Delivering:
    """Put it together for a running service."""
    return Delivering(
        channels=channels_of(made.settings),
        compose=Composer(made.current, made.settings.base_url),
        clock=now,
        jitter=lambda: random.uniform(0.8, 1.2),  # noqa: S311 - no secret, only spread
        on_uncertain=made.settings.on_uncertain,
        goes_on=lambda: not made.stopping.is_set(),
    )


def channels_of(settings: Settings) -> dict[str, Channel]:
    """Give every channel there is, with its own options."""
    options: dict[str, dict[str, Any]] = {"email": {"url": settings.smtp_url, "sender": settings.mail_from}}
    return {
        name: partial(module.sending, module.Settings(**options.get(name, {})))
        for name, module in plugins_of(channels).items()
    }
