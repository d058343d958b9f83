"""The words that may be shown are those of the format, all of them and no others."""

import importlib
import pkgutil
from collections.abc import Iterator

from calendar_service import core
from calendar_service.core.reading.keys import Keys
from calendar_service.core.registry.words import KEYS


def tables() -> Iterator[dict[str, tuple[str, object]]]:
    """Every table of keys in the packages that read a registry: key to field and form."""
    for package in ("reading", "registry", "kinds"):
        root = importlib.import_module(f"{core.__name__}.{package}")
        for found in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
            for value in vars(importlib.import_module(found.name)).values():
                table = value.own if isinstance(value, Keys) else value
                if isinstance(table, dict) and table and all(_is_field(each) for each in table.values()):
                    yield table


def _is_field(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and callable(value[1])


def test_every_key_of_the_format_may_be_shown_and_nothing_else() -> None:
    sections = {"version", "calendar", "sources", "places", "organisations", "entries"}

    assert {key for table in tables() for key in table} | sections == KEYS
