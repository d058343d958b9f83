"""The words of a query, the same wherever somebody chooses."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.window import Window
from calendar_service.core.model.claims import MarkReference
from calendar_service.core.model.organisations import Organisation
from calendar_service.core.model.places import Place
from calendar_service.core.occurrences import expand
from calendar_service.core.selection import Selection, SelectionError, countries, named, names, parse
from tests.factories import a_claim, a_registry, an_entry, texts

CSTO = Organisation("csto", {"en": "CSTO"}, {"en": "CSTO"}, members=("AM",))
FOUNDATION = an_entry(organisations=("sco",), tags=("asia",))
SUMMIT = an_entry(
    "sco-summit",
    "summit",
    aliases=("old-summit",),
    organisations=("sco",),
    marks=(MarkReference("sco-foundation"),),
    claims=(a_claim("2021-09-16", "date", announced="2021-07-22"),),
    place=Place(None, {"und": "Dushanbe"}, "TJ"),
    host=("TJ",),
)
COUNCIL = an_entry(
    "council",
    "session",
    organisations=("csto",),
    claims=(a_claim("2021-11-01", "date", announced="2021-07-22", status="tentative"),),
)
TALK = an_entry("talk", "call", parties=("KZ", "csto"), claims=(a_claim("2021-07-22", "date"),))
REGISTRY = a_registry(FOUNDATION, SUMMIT, COUNCIL, TALK)
REGISTRY = a_registry(FOUNDATION, SUMMIT, COUNCIL, TALK, organisations={**REGISTRY.organisations, "csto": CSTO})
ALL = expand(REGISTRY, Window.years(2019, 2021))


def chosen(query):
    return [f"{each.entry_id}/{each.key}" for each in parse(query, REGISTRY).choose(ALL)]


def test_no_words_choose_everything():
    assert chosen("") == [
        "sco-foundation/2019",
        "sco-foundation/2020",
        "sco-foundation/2021",
        "talk/once",
        "sco-summit/once",
        "council/once",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("organisation=csto", ["council/once"]),
        ("organisation=sco,csto&type=event", ["sco-summit/once", "council/once"]),
        ("kind=summit,call", ["talk/once", "sco-summit/once"]),
        ("kind=SUMMIT", ["sco-summit/once"]),
        ("country=tj", ["sco-summit/once"]),
        ("country=am", ["council/once"]),
        ("country=kz", ["talk/once"]),
        ("entry=old-summit", ["sco-summit/once"]),
        ("tag=asia&from=2021-01-01", ["sco-foundation/2021"]),
        ("to=2020-12-31", ["sco-foundation/2019", "sco-foundation/2020"]),
        ("class=jubilee", ["sco-foundation/2021", "sco-summit/once"]),
        ("jubilee=10", ["sco-foundation/2021", "sco-summit/once"]),
        ("jubilee=19", ["sco-foundation/2020"]),
        ("jubilee=25,20", ["sco-foundation/2021", "sco-summit/once"]),
        ("ordinary=no&type=anniversary", ["sco-foundation/2021"]),
        ("ordinary=yes&type=anniversary", ["sco-foundation/2019", "sco-foundation/2020", "sco-foundation/2021"]),
        ("status=confirmed&type=event", ["talk/once", "sco-summit/once"]),
        ("status=tentative", ["council/once"]),
        ("?kind=call", ["talk/once"]),
        ("kind=call&kind=summit", ["talk/once", "sco-summit/once"]),
    ],
)
def test_each_word_chooses_what_it_says(query, expected):
    assert chosen(query) == expected


def test_by_default_ordinary_anniversaries_are_left_out():
    default = parse("organisation=sco", REGISTRY).with_default()

    assert str(default) == "ordinary=no&organisation=sco&type=anniversary,deadline,event"
    assert texts(default.choose(ALL)) == ["2021-06-15 founded/2021 20", "2021-09-16 date/once"]
    assert parse("class=ordinary", REGISTRY).with_default() == parse("class=ordinary", REGISTRY)


@given(st.permutations(["kind=summit,call", "organisation=sco", "status=held"]))
def test_order_means_nothing(words):
    assert str(parse("&".join(words), REGISTRY)) == "kind=call,summit&organisation=sco&status=held"
    assert hash(parse("&".join(words), REGISTRY)) == hash(parse("&".join(reversed(words)), REGISTRY))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("organization=sco", '"organization" is no word here: expected one of class, country, entry, from, jubilee'),
        ("organisation=scoo", 'did you mean "sco"?'),
        ("kind=sumit", 'did you mean "summit"?'),
        ("country=zz", '"ZZ" is no country here'),
        ("entry=nothing", '"nothing" is no entry here'),
        ("tag=nothing", '"nothing" is no tag here: expected one of asia'),
        ("jubilee=0", "jubilee=0 is no number of years: write one such as jubilee=10"),
        ("jubilee=ten", "jubilee=ten is no number of years"),
        ("from=tomorrow", "from=tomorrow is no day: write from=2027-01-31"),
        ("kind=", '"kind" has no value: write kind=… or leave the word out'),
        ("sco", '"sco" is no word here'),
        ("&", '"&" is no selection: write one such as organisation=sco&jubilee=10'),
    ],
)
def test_a_word_or_value_that_is_not_known_is_answered_with_the_nearest(query, sentence):
    with pytest.raises(SelectionError, match=re.escape(sentence)):
        parse(query, REGISTRY)


def test_a_registry_without_tags_says_so():
    with pytest.raises(SelectionError, match="none, the registry has none"):
        parse("tag=asia", a_registry(an_entry()))


@pytest.mark.parametrize(
    ("name", "selection"),
    [
        ("all", ""),
        ("jubilees", "class=grand,half,jubilee"),
        ("deadlines", "type=deadline"),
        ("sco", "organisation=sco"),
        ("summit", "kind=summit"),
        ("country-tj", "country=TJ"),
    ],
)
def test_a_feed_has_the_selection_of_its_name(name, selection):
    assert str(named(name, REGISTRY)) == selection
    assert name in names(REGISTRY)


@pytest.mark.parametrize("name", ["nothing", "country-zz", "tj", "csto.ru"])
def test_another_name_has_none(name):
    assert named(name, REGISTRY) is None


def test_the_countries_are_those_that_something_happens_in_or_to():
    assert countries(REGISTRY) == ("AM", "KZ", "RU", "TJ")


def test_what_is_computed_marks_nothing():
    treaty = an_entry(
        "treaty", "treaty", claims=(a_claim("2021-06-16", "signed", marks=(MarkReference("sco-foundation"),)),)
    )
    registry = a_registry(FOUNDATION, treaty)
    found = parse("class=jubilee&kind=treaty", registry).choose(expand(registry, Window.years(2021, 2030)))

    assert [each.key for each in found] == ["once"]


def test_a_postponed_meeting_is_compared_by_its_former_day():
    former = a_claim("2021-09-16").date
    claim = a_claim(None, "date", status="postponed", former=former, announced="2021-08-01")
    registry = a_registry(an_entry("summit", "summit", claims=(claim,)))
    (postponed,) = expand(registry, Window.years(2021, 2021))

    assert Selection({"from": frozenset({"2021-09-16"})}).matches(postponed)
    assert not Selection({"from": frozenset({"2021-09-17"})}).matches(postponed)
    assert postponed.day == dt.date(2021, 9, 16)
