"""Choosing one of a calendar's languages by what somebody typed."""

from calendar_service.core.problems import nearest, quoted
from calendar_service.core.wording.languages import Language, language


def chosen(code: str | None, languages: tuple[str, ...]) -> Language:
    """Give the language of a code in any case, the first of `languages` for None.

    Raises ValueError, whose text names those there are.
    """
    if code is None:
        return language(languages[0])
    if code.lower() in languages:
        return language(code.lower())
    near = nearest(code, languages)
    hint = f'; did you mean "{near}"?' if near else ""
    raise ValueError(f"{quoted(code)} is no language of this calendar: write one of {', '.join(languages)}{hint}")
