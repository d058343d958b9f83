"""Where something happens: an entry of `places:`, or `City, CC` as an editor wrote it."""

from dataclasses import dataclass

from calendar_service.core.model.texts import Texts


@dataclass(frozen=True, slots=True)
class Place:
    """A town. `id` is None for `City, CC`, whose name is shown as written in every language."""

    id: str | None
    name: Texts
    country: str | None = None
    timezone: str | None = None
    geo: tuple[str, str] | None = None
    aliases: tuple[str, ...] = ()
