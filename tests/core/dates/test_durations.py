"""Lengths and leads: what is read, how it is written back, and what is refused in whole sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_service.core.dates.durations import (
    Duration,
    DurationError,
    Lead,
    LeadError,
    lead_order,
    parse_duration,
    parse_lead,
    parse_leads,
    reach,
)

durations = st.builds(Duration, st.integers(0, 999), st.integers(0, 999), st.integers(0, 999))
places = st.one_of(
    st.none(), st.just("host"), st.lists(st.sampled_from(("RU", "KZ", "TJ", "CN")), min_size=1, unique=True).map(tuple)
)
lengths = st.builds(Duration, st.integers(0, 4), st.integers(0, 30), st.integers(0, 999))
leads = st.one_of(st.builds(Lead, lengths), st.builds(Lead, st.none(), st.integers(1, 250), places))


@pytest.mark.parametrize(
    ("text", "duration", "normalised"),
    [
        ("P20Y", Duration(years=20), "P20Y"),
        ("P6M", Duration(months=6), "P6M"),
        ("P30D", Duration(days=30), "P30D"),
        ("P2W", Duration(days=14), "P14D"),
        ("P1Y6M", Duration(years=1, months=6), "P1Y6M"),
        ("P01Y", Duration(years=1), "P1Y"),
    ],
)
def test_a_length_is_read_and_normalised(text: str, duration: Duration, normalised: str) -> None:
    assert duration == parse_duration(text)
    assert normalised == str(duration)


LENGTH = "years, months, weeks or days such as P20Y, P1Y6M, P2W or P30D"


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("20 years", "write P20Y"),
        ("p6m", "write P6M"),
        ("P0D", "write P, a number and Y, M, W or D"),
        ("0 days", "write P, a number and Y, M, W or D"),
        ("P", "write P, a number and Y, M, W or D"),
        ("P5", "write P, a number and Y, M, W or D"),
        ("PT5H", "write P, a number and Y, M, W or D"),
        ("P1D1Y", "write P, a number and Y, M, W or D"),
        ("P-5Y", "write P, a number and Y, M, W or D"),
        ("P٥Y", "write P, a number and Y, M, W or D"),
        ("", "write P, a number and Y, M, W or D"),
    ],
)
def test_what_is_no_length_is_refused(text: str, fix: str) -> None:
    with pytest.raises(DurationError) as caught:
        parse_duration(text)

    assert str(caught.value) == f'"{text}" is not a length of time: expected {LENGTH}; {fix}'


@pytest.mark.parametrize(
    ("text", "lead", "normalised"),
    [
        ("P30D", Lead(Duration(days=30)), "P30D"),
        ("P1M", Lead(Duration(months=1)), "P1M"),
        ("P2W", Lead(Duration(days=14)), "P14D"),
        ("P0D", Lead(Duration()), "P0D"),
        ("P0M", Lead(Duration()), "P0D"),
        ("10wd", Lead(working_days=10), "10wd"),
        ("010wd", Lead(working_days=10), "10wd"),
        ("10wd@host", Lead(working_days=10, where="host"), "10wd@host"),
        ("5wd@RU+KZ", Lead(working_days=5, where=("RU", "KZ")), "5wd@RU+KZ"),
        ("5wd@RU+RU", Lead(working_days=5, where=("RU",)), "5wd@RU"),
    ],
)
def test_a_lead_is_read_and_normalised(text: str, lead: Lead, normalised: str) -> None:
    assert lead == parse_lead(text)
    assert normalised == str(lead)


HOURS = (
    "is a lead in hours: expected a lead in days such as P1D; "
    "write P0D for the day itself or P1D for the day before; the hour is that of the subscription"
)
LEAD = (
    "is not a lead: expected a length such as P30D, P1M or P0D, or working days such as 10wd, 10wd@host or 5wd@RU+KZ; "
)
FAR = (
    "is further ahead than dates are looked for: expected a lead of at most ten years, or 250 working days; "
    "write a shorter one, such as P1Y or P30D"
)
COUNTRY = "a country whose holidays are not known: expected two-letter codes of countries such as RU or RU+KZ; "


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("PT2H", HOURS),
        ("P1DT2H", HOURS),
        ("2h", HOURS),
        ("48 hours", HOURS),
        ("0wd", "is no working day before: expected working days from 1wd on; write P0D for the day itself"),
        ("30 days", LEAD + "write P30D"),
        ("soon", LEAD + "write P30D for thirty days or 10wd for ten working days"),
        ("10wd@", LEAD + "write P30D for thirty days or 10wd for ten working days"),
        ("10wd@ru", LEAD + "write P30D for thirty days or 10wd for ten working days"),
        ("", LEAD + "write P30D for thirty days or 10wd for ten working days"),
        ("5wd@RU+ZZ", f"names ZZ, {COUNTRY}correct the code, or count dates, such as P14D"),
        ("5wd@UK", f"names UK, {COUNTRY}write GB"),
        *((far, FAR) for far in ("P10Y1D", "P9999Y", "P9999M", "P9999D", "P9999W", "251wd", "999wd@TJ")),
    ],
)
def test_what_is_no_lead_is_refused(text: str, message: str) -> None:
    with pytest.raises(LeadError) as caught:
        parse_lead(text)

    assert str(caught.value) == f'"{text}" {message}'


def test_leads_are_read_in_their_order_and_each_once() -> None:
    assert [str(lead) for lead in parse_leads("P30D, P2W,P14D,5wd")] == ["P30D", "P14D", "5wd"]


@given(leads)
def test_a_lead_reads_back_as_itself(lead: Lead) -> None:
    assert lead == parse_lead(str(lead))


@given(st.lists(leads))
def test_the_order_of_leads_is_total(given_leads: list[Lead]) -> None:
    distinct = set(given_leads)

    assert len({lead_order(lead) for lead in distinct}) == len(distinct)


def test_of_leads_the_shortest_comes_first_and_working_days_before_dates() -> None:
    leads = parse_leads("P1Y,P30D,P1M,P29D,P0D,20wd,5wd@RU,5wd")

    assert [str(lead) for lead in sorted(leads, key=lead_order)] == [
        "5wd",
        "5wd@RU",
        "20wd",
        "P0D",
        "P29D",
        "P1M",
        "P30D",
        "P1Y",
    ]


def test_a_lead_reaches_as_far_back_as_its_longest_months() -> None:
    assert reach(parse_lead("P1Y1M1D")) == 366 + 31 + 1
    assert reach(parse_lead("10wd")) >= 14
