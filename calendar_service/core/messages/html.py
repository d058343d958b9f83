"""A message as HTML: one column, both colour schemes, right to left where the language is.

Everything that comes from the registry is escaped here; the text part says the same, so nothing is lost without it.
"""

import re

from markupsafe import Markup

from calendar_service.core.wording.languages import Language

_STYLE = Markup(
    "body{margin:0;padding:1.5rem 1rem;background:#fff;color:#1c1c1e;font:16px/1.5 system-ui,sans-serif}"
    "main{max-width:36rem;margin:0 auto}h1{margin:0 0 .25rem;font-size:1.375rem;line-height:1.3}"
    ".when{margin:0;font-weight:600}ul{margin:1.25rem 0;padding:0;list-style:none}li{margin:.35rem 0}"
    "a{color:#0a5ca8;overflow-wrap:anywhere}footer{margin-top:1.5rem;padding-top:.75rem;border-top:1px solid #d5d5da;"
    "font-size:.875rem;color:#5c5c63}footer p{margin:.25rem 0}"
    "@media(prefers-color-scheme:dark){body{background:#17171a;color:#ececf0}a{color:#8ab8ff}"
    "footer{border-color:#3a3a40;color:#a5a5ad}}"
)
_PAGE = Markup(
    "<!doctype html>\n"
    '<html lang="{language}" dir="{direction}">\n'
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\n'
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">\n'
    "<title>{subject}</title>\n<style>{style}</style></head>\n"
    "<body><main>\n"
    '<h1 lang="{title_language}">{title}</h1>\n'
    "{head}"
    "<ul>\n{body}</ul>\n"
    '<p><a href="{link}">{link_text}</a></p>\n'
    "<footer>\n{foot}</footer>\n"
    "</main></body>\n</html>\n"
)
_ADDRESS = re.compile(r"(https?://\S+)")


def page(
    subject: str,
    title: tuple[str, str],
    parts: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    link: tuple[str, str],
    language: Language,
) -> str:
    """Give the page. `title` comes with its language, `link` with its words; `parts` are head, body and foot."""
    head, body, foot = parts
    return str(
        _PAGE.format(
            language=language.code,
            direction=language.direction,
            subject=subject,
            style=_STYLE,
            title=title[0],
            title_language=title[1],
            head=_each(Markup('<p class="when">{}</p>\n'), head),
            body=_each(Markup("<li>{}</li>\n"), body),
            link=link[0],
            link_text=link[1],
            foot=_each(Markup("<p>{}</p>\n"), foot),
        )
    )


def _each(element: Markup, lines: tuple[str, ...]) -> Markup:
    return Markup("").join(element.format(_linked(line)) for line in lines)


def _linked(line: str) -> Markup:
    """Escape a line and make its addresses links, which read from left to right in every language."""
    parts = _ADDRESS.split(line)
    anchor = Markup('<a href="{0}" dir="ltr">{0}</a>')
    return Markup("").join(anchor.format(part) if number % 2 else part for number, part in enumerate(parts))
