"""Countries, organisations, places, languages and parties: the names that a registry shares."""

import pytest

from calendar_service.core.dates.edtf import parse
from calendar_service.core.model.organisations import Party, Span
from calendar_service.core.reading.countries import codes
from calendar_service.core.reading.texts import is_language
from tests.registries import FOUNDATION, HEAD, a_summit, a_treaty, an_entry, problems_of, told

LONG_AGO, THEN = "{from: 1992, until: 1995}", "{from: 1996, until: 1999}"


def of_parties(written: str) -> list[str]:
    return told(a_treaty("", parties=written))


def test_the_countries_are_those_of_iso_and_some_of_the_past():
    assert {"TJ", "XK", "SU", "YU", "CS", "DD"} <= codes().keys()
    assert codes().keys().isdisjoint({"UK", "EU", "XX", "ZZ", "QO"})
    assert 254 == len(codes())


@pytest.mark.parametrize("code", ["en", "tg", "uk", "zh-Hant", "pt-BR", "sr-Latn"])
def test_a_text_may_be_in_any_language_of_cldr(code: str):
    assert is_language(code)


@pytest.mark.parametrize(
    ("written", "meant"), [("tj", "tg"), ("cn", "zh"), ("ua", "uk"), ("kz", "kk"), ("rus", "ru"), ("qqq", None)]
)
def test_the_code_of_a_country_is_answered_with_its_language(written: str, meant: str | None):
    (problem,) = problems_of(FOUNDATION.replace("title: ", f"title: {{en: SCO, {written}: SCO}}\nnote: "))

    assert "unknown-language" == problem.code
    assert problem.fix == (f"write {meant}" if meant else "write one of these")


@pytest.mark.parametrize(
    ("written", "found", "fix"),
    [
        ("tj", '"tj"', "write TJ"),
        ("UK", '"UK"', "write GB"),
        ("Tajikistan", '"Tajikistan"', "write TJ"),
        ("QQ", '"QQ"', "write the country's two letters"),
    ],
)
def test_a_country_is_answered_with_its_code(written: str, found: str, fix: str):
    (problem,) = problems_of(FOUNDATION, head=HEAD.replace("languages: [en]", f"languages: [en]\n  country: {written}"))

    assert (f"no country has the code {found}", fix) == (problem.found, problem.fix)


def test_a_country_is_one_text():
    assert ["calendar.country: a list [wrong-form]"] == told(
        FOUNDATION, head=HEAD.replace("languages: [en]", "languages: [en]\n  country: [TJ]")
    )


@pytest.mark.parametrize(
    ("written", "expected", "fix"),
    [
        ("scoo", '"scoo" is no country and no organisation here [unknown-id]', "write sco"),
        ("un", '"un" is no country and no organisation here [unknown-country]', "write a country's code"),
        ("Russia", '"Russia" is no country and no organisation here [unknown-id]', "write RU"),
        ("{a: b}", "keys and values [wrong-form]", "write one code or id"),
    ],
)
def test_who_takes_part_is_a_country_or_an_organisation(written: str, expected: str, fix: str):
    (problem,) = problems_of(a_summit("announced: 2021-09-17, date: 2021-09-16", keys=f"host: {written}"))

    assert expected == f"{problem.found} [{problem.code}]"
    assert problem.fix.startswith(fix)


def test_a_party_may_be_an_organisation_or_one_for_a_time():
    parties = an_entry(
        a_treaty(
            "",
            parties="[RU, sco, {country: TJ, spans: {from: 1992}}, {organisation: sco, spans: {until: 1990}}]".replace(
                "[RU, sco,", "[RU,"
            ),
        )
    ).parties

    assert (
        Party("RU"),
        Party("TJ", (Span(parse("1992")),)),
        Party("sco", (Span(None, parse("1990")),)),
    ) == parties


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[RU, {spans: {from: 1992}}]", ["parties[1].country: nothing [missing-key]"]),
        ("[RU, {country: TJJ}]", ['parties[1].country: no country has the code "TJJ" [unknown-country]']),
        ("[RU, [TJ]]", ["parties[1]: a list [wrong-form]"]),
        ("[RU, TJ, QQ]", ['parties[2]: "QQ" is no country and no organisation here [unknown-country]']),
        ("[RU, {country: TJ, spans: [1992]}]", ['parties[1].spans[0]: "1992" [wrong-form]']),
        (
            "[RU, {country: TJ, spans: {from: 1992-05}}]",
            ['parties[1].spans.from: "1992-05" is neither a year nor a day [edtf]'],
        ),
        (
            "[RU, {country: TJ, spans: {from: 1992, announced: 1992}}]",
            ['parties[1].spans.announced: "1992" is not one certain day [edtf]'],
        ),
    ],
)
def test_a_party_of_another_form_is_refused(written: str, expected: list[str]):
    assert [f"entries.border.{line}" for line in expected] == of_parties(written)


@pytest.mark.parametrize(
    "written",
    [
        "[RU, {country: TJ, spans: {until: 1999}}, {country: TJ, spans: {from: 1999}}]",
        "[RU, {country: TJ, spans: {from: 2001-01-01}}, {country: TJ, spans: {until: 2000-12-31}}]",
        f"[RU, {{country: TJ, spans: [{LONG_AGO}, {{from: 2001}}]}}, {{country: TJ, spans: {THEN}}}]",
    ],
)
def test_a_party_may_come_back(written: str):
    assert [] == of_parties(written)


@pytest.mark.parametrize(
    ("place", "code", "fix"),
    [
        ("Moscow, ru", "unknown-country", 'write "Moscow, RU"'),
        ("Moscow, QQ", "unknown-country", "write the country's two letters after the comma"),
        ("London, UK", "unknown-country", 'write "London, GB"'),
        ("dushanbee", "unknown-id", "write dushanbe"),
        ("qqq", "unknown-id", 'add qqq to places:, or write "City, CC"'),
    ],
)
def test_a_place_that_names_no_country_rightly_is_refused(place: str, code: str, fix: str):
    (problem,) = problems_of(FOUNDATION + f'place: "{place}"')

    assert (code, fix) == (problem.code, problem.fix)


@pytest.mark.parametrize("place", ["Moscow", "Kremlin, Moscow", "a video link"])
def test_a_place_without_a_country_is_shown_as_written_with_a_warning(place: str):
    (problem,) = problems_of(FOUNDATION + f'place: "{place}"')
    found = an_entry(FOUNDATION + f'place: "{place}"').place

    assert ("warning", "unknown-country") == (problem.severity, problem.code)
    assert found
    assert ({"und": place}, None) == (found.name, found.country)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("languages: [en]", "languages: [[en]]", ["calendar.languages[0]: a list [wrong-form]"]),
        ("id: example", "id: Example", ['calendar.id: "Example" is no id [id-form]']),
        (
            "calendar:\n  id: example\n  name: {en: Example}\n  languages: [en]",
            "calendar: x",
            ['calendar: "x" [wrong-form]'],
        ),
        (
            "calendar:\n  id: example\n  name: {en: Example}\n  languages: [en]\n",
            "",
            ["calendar: nothing [missing-key]"],
        ),
        ("sources:", "sources: x\nplaces:\n  a: {name: A}\norganisations: {sco: {name: SCO}}\nx:", []),
        (
            "class: agency",
            "class: agence",
            ['sources.report.class: "agence" is none of the words allowed [unknown-word]'],
        ),
        ("{title: A report, class: agency}", "x", ['sources.report: "x" [wrong-form]']),
        (
            "{name: {en: Dushanbe}, country: TJ, timezone: Asia/Dushanbe}",
            "{country: TJ}",
            ["places.dushanbe.name: nothing [missing-key]"],
        ),
        ("members: [CN, RU, TJ]", "color: [red]", ["organisations.sco.color: a list [wrong-form]"]),
        ("members: [CN, RU, TJ]", "color: qqqqqq", ['organisations.sco.color: no colour "qqqqqq" [unknown-word]']),
        (
            "  sco: {",
            "  country-tj: {name: x}\n  sco: {",
            ['organisations.country-tj: "country-tj" is an address of the service [reserved-id]'],
        ),
        (
            "  sco: {",
            "  summit: {name: x}\n  sco: {",
            ['organisations.summit: "summit" is an address of the service [reserved-id]'],
        ),
        ("  sco: {", "  S C O: {name: x}\n  sco: {", ['organisations.S C O: "S C O" is no id [id-form]']),
    ],
)
def test_what_stands_above_the_entries_is_checked(old: str, new: str, expected: list[str]):
    found = told(FOUNDATION, head=HEAD.replace(old, new, 1))

    if expected:
        assert expected == found
    else:
        assert 'sources: "x" [wrong-form]' in found


def test_a_source_that_cannot_be_read_is_not_reported_where_it_is_named():
    head = HEAD.replace("class: agency", "class: agence")

    assert 1 == len(told(FOUNDATION, FOUNDATION.replace("id: foundation", "id: other"), head=head))


def test_the_entries_are_a_list():
    assert ["entries: keys and values [wrong-form]"] == told(head=HEAD.replace("entries:\n", "entries: {a: b}\n"))
    assert ['entries[0]: "x" [wrong-form]'] == told(head=HEAD + "  - x\n")
