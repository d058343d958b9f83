"""What a browser is held to, and that no text of the registry can break a page."""

from html import escape
from pathlib import Path

import pytest

from calendar_service.core.model.places import Place
from calendar_service.core.model.sources import Source
from calendar_service.core.wording.languages import UI_LANGUAGES
from tests.factories import a_claim, a_registry, an_entry
from tests.sites import a_client, a_current

HOSTILE = {
    "long": "Treaty " * 285,
    "one word": "x" * 2000,
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)\' {{ 7 * 7 }} {n} %s &amp;',
    "comment": "<!-- --> ]]> </title></bdi></main>",
    "arabic": "معاهدة الأمن الجماعي (1992)",
    "combining": "Z" + "̴̡̢̛̮̝" * 60 + "algo",
}


@pytest.mark.parametrize(
    "path", ["/en/", "/en/feeds", "/en/nothing", "/healthz", "/robots.txt", "/static/style.css", "/"]
)
def test_every_answer_holds_the_browser_to_our_own_things(tmp_path: Path, path: str) -> None:
    headers = a_client(a_current(tmp_path, a_registry(an_entry()))).get(path).headers

    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "script-src" not in policy
    assert ("nosniff", "no-referrer") == (headers["x-content-type-options"], headers["referrer-policy"])
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", ["/en/", "/ar/", "/en/feeds", "/en/entries/sco-foundation", "/en/nothing"])
def test_no_page_holds_a_style_a_script_or_anything_of_another_host(tmp_path: Path, path: str) -> None:
    text = a_client(a_current(tmp_path, a_registry(an_entry()))).get(path).text

    assert all(word not in text for word in ("<script", "<style", "style=", "onclick", "src=", "javascript:"))
    assert text.count("<link rel=") - text.count('rel="alternate"') == 2


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("code", UI_LANGUAGES)
def test_no_text_of_the_registry_breaks_a_page(tmp_path: Path, code: str, title: str) -> None:
    entry = an_entry(
        "hostile",
        "summit",
        title={"en": title},
        note=title,
        topics=({"en": title},),
        place=Place(None, {"und": title}, "TJ"),
        claims=(
            a_claim("2026-12-01", "date", status="confirmed", announced="2026-01-01", note=title, old_style=title),
        ),
    )
    source = Source("report", {"en": title}, "press", publisher=title, url="https://example.org/" + title)
    client = a_client(a_current(tmp_path, a_registry(entry, sources={"report": source})))

    for path in ("", "entries/hostile"):
        answer = client.get(f"/{code}/{path}")
        assert 200 == answer.status_code
        assert escape(title).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in answer.text
        assert "<script" not in answer.text and ' onmouseover="alert' not in answer.text
        assert 1 == answer.text.count("</title>") == answer.text.count("</main>")


def test_feeds_may_be_fetched_by_everyone(tmp_path: Path) -> None:
    answer = a_client(a_current(tmp_path)).get("/robots.txt")

    assert "User-agent: *\nAllow: /\n" == answer.text


def test_the_stylesheet_may_be_kept_since_its_address_changes_with_it(tmp_path: Path) -> None:
    client = a_client(a_current(tmp_path, a_registry()))
    address = client.get("/en/").text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    sheet = client.get(address)

    assert 200 == sheet.status_code and "text/css" in sheet.headers["content-type"]
    assert len(sheet.content) < 15_000
    assert "immutable" in sheet.headers["cache-control"]


def test_only_the_files_of_the_pages_are_served(tmp_path: Path) -> None:
    client = a_client(a_current(tmp_path))

    assert [404, 404] == [client.get(f"/static/{name}").status_code for name in ("other.css", "..%2Fapp.py")]
    assert "max-age=300" in client.get("/static/favicon.svg").headers["cache-control"]
