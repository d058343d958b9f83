"""Checks over what was read."""

from calendar_service.core.model.registry import Registry
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.nodes import Mapping


def check(tree: Mapping, registry: Registry, context: Context) -> None:
    """Note every error that several values make together."""
