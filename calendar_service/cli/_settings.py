"""The settings, read once a command from the environment and a `.env` file."""

import os

from calendar_service.settings import Settings


def settings() -> Settings:
    """Read them. Raises SettingsError with every problem."""
    return Settings.load(os.environ)
