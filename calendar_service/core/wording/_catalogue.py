"""One language's texts and names: its PO file, over what CLDR has for it.

A PO file can overrule CLDR: the contexts `month`, `weekday`, `country` and `list` hold names and patterns by number or
code, and the header `X-Ordinal-Rules` says when which form of an ordinal is taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources

from babel.plural import PluralRule

from calendar_service.core.wording._names import Names, names_of
from calendar_service.core.wording._po import Key, Messages, read


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Texts by `(context, English text)`, and the names; `texts` lacks what nobody has translated yet."""

    code: str
    texts: Mapping[Key, tuple[str, ...]]
    names: Names

    def gettext(self, msgid: str, *, context: str, **placeholders: object) -> str:
        """Translate an English text and fill in its `{placeholders}`; without a translation it stays English."""
        text = self.texts.get((context, msgid), (msgid,))[0]
        return text.format_map(placeholders) if placeholders else text

    def ngettext(self, one: str, many: str, n: int, *, context: str, **placeholders: object) -> str:
        """Translate a text that counts `n` things; `{n}` is filled in with it."""
        forms = self.texts.get((context, one))
        text = (one if n == 1 else many) if forms is None else forms[self.plural_index(n)]
        return text.format_map({"n": n, **placeholders})

    def plural_index(self, n: int) -> int:
        """Number of the form that `n` takes; what needs a form of its own from a million on takes the last."""
        forms, category = self.names.plural_forms, self.names.plural(n)
        return forms.index(category) if category in forms else len(forms) - 1


def catalogue(code: str) -> Catalogue:
    """Read the catalogue of a language; KeyError where there is none."""
    file = resources.files(__package__) / f"{code}.po"
    if not (code.isalpha() and file.is_file()):
        raise KeyError(code)
    messages = read(file.read_text(encoding="utf-8"))
    return Catalogue(code, messages.texts, _overruled(names_of(messages.header["Language"]), messages))


def codes() -> tuple[str, ...]:
    """List the languages that have a file, English first."""
    found = (
        file.name.removesuffix(".po") for file in resources.files(__package__).iterdir() if file.name.endswith(".po")
    )
    return tuple(sorted(found, key=lambda code: (code != "en", code)))


def _overruled(names: Names, messages: Messages) -> Names:
    """Put the file's own names over CLDR's."""
    texts = messages.texts
    return replace(
        names,
        months=_named("month", names.months, texts),
        months_alone=_named("month", names.months_alone, texts),
        weekdays=_named("weekday", names.weekdays, texts),
        countries={**names.countries, **_of_context("country", texts)},
        list_patterns={**names.list_patterns, **_of_context("list", texts)},
        ordinal=_ordinal_rule(messages.header.get("X-Ordinal-Rules")) or names.ordinal,
    )


def _of_context(context: str, texts: Mapping[Key, tuple[str, ...]]) -> dict[str, str]:
    return {key: forms[0] for (found, key), forms in texts.items() if found == context}


def _named(context: str, names: tuple[str, ...], texts: Mapping[Key, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the names, numbered from 1, each as the file has it where it does."""
    return tuple(texts.get((context, str(number)), (name,))[0] for number, name in enumerate(names, 1))


def _ordinal_rule(header: str | None) -> PluralRule | None:
    """Read `one: n mod 10 is 1; few: n mod 10 is 3`, conditions as Unicode TR 35 writes them."""
    if header is None:
        return None
    rules = (rule.partition(": ") for rule in header.split("; "))
    return PluralRule({category: condition for category, _, condition in rules})
