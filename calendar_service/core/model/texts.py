"""Texts by language: `{en: "Dushanbe", ru: "Душанбе"}`.

A missing language is shown in the next best one and says which that is, so that a page can mark it with `lang`.
"""

from collections.abc import Mapping

Texts = Mapping[str, str]


def in_language(texts: Texts, language: str, preferred: tuple[str, ...] = ()) -> tuple[str, str]:
    """Give the text in `language`, else in the first of `preferred`, English or any; with the language it is in.

    A text without a language (a town "as written") has the code `und` (BCP 47).

    >>> in_language({"en": "Moscow", "ru": "Москва"}, "tg", ("ru", "en"))
    ('Москва', 'ru')
    """
    for code in (language, *preferred, "en"):
        if code in texts:
            return texts[code], code
    return next(((text, code) for code, text in texts.items()), ("", "und"))
