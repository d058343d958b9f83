"""Warnings."""

from calendar_service.core.model.registry import Registry
from calendar_service.core.reading.context import Context
from calendar_service.core.reading.nodes import Mapping


def warn(tree: Mapping, registry: Registry, context: Context) -> None:
    """Note what an editor should look at (RULES I6)."""
