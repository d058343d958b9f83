"""What a kind says of the keys of its entries; the keys that every entry may have are the registry's.

A new kind is one file in `core/kinds` with NAME, KEYS, EXAMPLE and `occurrences`; this is the form of its KEYS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from calendar_service.core.model.entries import Own
from calendar_service.core.model.organisations import Party
from calendar_service.core.reading.forms import Fields
from calendar_service.core.wording.languages import Language

#: Names a party in a language.
Named = Callable[[Party], str]
#: Makes the title of an entry of its parties, in a language.
Made = Callable[[tuple[Party, ...], Named, Language], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of one kind.

    `own` are those that not every entry has, with the fields of `Entry` that they fill, or fields that `part` or the
    registry takes out: `announced`, `role` and `label` belong to the claim of a short key, `acts` become claims.
    `required` are groups of keys of which an entry needs one each. `short` gives the role of each short key.
    `only_role` is the one role of a kind that has no other; where it is None a claim in `dates:` must name its role.
    `states_announced`: every claim says when it was announced. `order`: pairs of roles of which the first never
    comes after the second. `title` makes the title that an entry may leave out. `part` takes what the kind alone says
    out of the values, as `Entry.own`.
    """

    own: Fields
    required: tuple[tuple[str, ...], ...]
    short: Mapping[str, str] = field(default_factory=dict)
    only_role: str | None = None
    states_announced: bool = False
    order: tuple[tuple[str, str], ...] = ()
    title: Made | None = None
    part: Callable[[dict[str, Any]], Own | None] | None = None
