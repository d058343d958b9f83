"""What is refused, in whole sentences: the reading or readings are named, and none is chosen (RULES B1)."""

import pytest

from calendar_service.core.dates.edtf import DateError, parse

ANY = "a date such as 2021-09-16, 2021-09, 2021-Q4, autumn 2021, 2021 or 2021-09-16/2021-09-17"
ANY_FIX = "write the day as year-month-day, or the part of the date that is known"
DAY = "a day written as year-month-day"
BOUNDED = "a whole month, season, quarter, half or year, or days"
TWO_DATES = "two dates such as 2021-09-16/2021-09-17 or 2021-09/2021-10"
BOTH_ENDS = "write both ends as days or both as months"
ONE_OF = "the first and the last possible day, such as [2021-09-16..2021-09-18]"
MONTH_OR_PART = (
    "a month from 2021-01 to 2021-12, a season from 2021-21 to 2021-24, a quarter from 2021-33 to 2021-36, "
    "2021-40 or 2021-41"
)
MONTH_OR_PART_FIX = "write 2021-01 to 2021-12 for a month, or 2021-Q1 to 2021-Q4 for a quarter"
FOUR_DIGITS = "a year from 0001 to 9998, or one before them such as -0043"

AMBIGUOUS = (
    ("05/06/2021", "has two readings", DAY, "write 2021-06-05 for 5 June, or 2021-05-06 for 6 May"),
    ("05.06.2021", "has two readings", DAY, "write 2021-06-05 for 5 June, or 2021-05-06 for 6 May"),
    (
        "winter 2021",
        "has two readings",
        "both years of the winter",
        "write winter 2020/21 for December 2020 to February 2021, or winter 2021/22 for December 2021 to February 2022",
    ),
    (
        "early September",
        "says no bounds",
        BOUNDED,
        "write the month or season with its year for the whole, or the possible days, such as [2021-09-01..2021-09-10]",
    ),
    (
        "early September 2021",
        "says no bounds",
        BOUNDED,
        "write 2021-09 for the whole, or the possible days, such as [2021-09-01..2021-09-10]",
    ),
    (
        "the end of autumn 2021",
        "says no bounds",
        BOUNDED,
        "write 2021-23 for the whole, or the possible days, such as [2021-09-01..2021-09-10]",
    ),
)

REFUSED = (
    ("06/06/2021", "is not in the form of a date", DAY, "write 2021-06-06"),
    ("25/06/2021", "is not in the form of a date", DAY, "write 2021-06-25"),
    ("16.09.2021", "is not in the form of a date", DAY, "write 2021-09-16"),
    ("2021/09/16", "is not in the form of a date", DAY, "write 2021-09-16"),
    ("2021-9-16", "is not in the form of a date", DAY, "write 2021-09-16"),
    ("20210916", "is not in the form of a date", DAY, "write 2021-09-16"),
    ("31.13.2021", "is not a date", ANY, ANY_FIX),
    ("2021-09-16/17", "has an end that is cut short", "both ends in full", "write 2021-09-16/2021-09-17"),
    ("2021-09-16/10-05", "has an end that is cut short", "both ends in full", "write 2021-09-16/2021-10-05"),
    ("2021-09/10", "has an end that is cut short", "both ends in full", "write 2021-09/2021-10"),
    ("2021-09/13", "is not an interval of two days or of two months", TWO_DATES, BOTH_ENDS),
    ("2021-09/10-05", "is not an interval of two days or of two months", TWO_DATES, BOTH_ENDS),
    ("2021/2022", "is not an interval of two days or of two months", TWO_DATES, BOTH_ENDS),
    ("2021-21/2021-22", "is not an interval of two days or of two months", TWO_DATES, BOTH_ENDS),
    ("2021-09-16/2021-10", "is not an interval of two days or of two months", TWO_DATES, BOTH_ENDS),
    ("2021-09-16/..", "is not an interval of two days or of two months", TWO_DATES, BOTH_ENDS),
    ("-0043-03-15/-0043-03-16", "is not an interval of two days or of two months", TWO_DATES, BOTH_ENDS),
    (
        "2021-09-16/2021-09-17~",
        "has a mark of doubt at one end",
        "the same mark at both ends or at none",
        "write 2021-09-16/2021-09-17, or the mark at both ends",
    ),
    (
        "2021-09-17/2021-09-16",
        "ends before it begins",
        "the earlier date first",
        "write 2021-09-16/2021-09-17, or correct a year",
    ),
    (
        "[2021-09-18..2021-09-16]",
        "ends before it begins",
        "the earlier date first",
        "write [2021-09-16..2021-09-18], or correct a year",
    ),
    (
        "[2021-09-16,2021-09-18]",
        "is not one day out of several",
        ONE_OF,
        "write the two days with two dots between them",
    ),
    ("[2021-09..2021-10]", "is not one day out of several", ONE_OF, "write the two days with two dots between them"),
    ("{2021-09-16}", "is not one day out of several", ONE_OF, "write the two days with two dots between them"),
    (
        "winter 2021/23",
        "is longer than a winter",
        "two years that follow",
        "write winter 2021/22 for December 2021 to February 2022",
    ),
    (
        "2021-W37",
        "is a date by weeks",
        "a date by months",
        "write 2021-09-13/2021-09-19 for all its days, or [2021-09-13..2021-09-19] for one of them",
    ),
    ("2021-W37-4", "is a date by weeks", "a date by months", "write 2021-09-16"),
    ("2021-W54", "is not a date", ANY, ANY_FIX),
    ("2021-13", "is neither a month nor a season, quarter or half of a year", MONTH_OR_PART, MONTH_OR_PART_FIX),
    ("2021-37", "is neither a month nor a season, quarter or half of a year", MONTH_OR_PART, MONTH_OR_PART_FIX),
    ("2021-13-01", "has no month", "a month from 01 to 12", "write the day as year-month-day"),
    (
        "31 June 2021",
        "is no day, since June 2021 has 30 days",
        "a day from 2021-06-01 to 2021-06-30",
        "write 2021-06-30, the last day of June, or correct the month",
    ),
    (
        "2021-02-30",
        "is no day, since February 2021 has 28 days",
        "a day from 2021-02-01 to 2021-02-28",
        "write 2021-02-28, the last day of February, or correct the month",
    ),
    (
        "16-31 September 2021",
        "is no day, since September 2021 has 30 days",
        "a day from 2021-09-01 to 2021-09-30",
        "write 2021-09-30, the last day of September, or correct the month",
    ),
    (
        "31 June",
        "is no day, since June has at most 30 days",
        "a day that the calendar has, with its year",
        "write 30 June and the year, or correct the month",
    ),
    (
        "30 February",
        "is no day, since February has at most 29 days",
        "a day that the calendar has, with its year",
        "write 29 February and the year, or correct the month",
    ),
    ("16 Sept", "has no year", "a date with its year", "write 16 September and the year"),
    ("9999-01-01", "has a year that no calendar here has", FOUR_DIGITS, "write the year with four digits"),
    ("9999", "has a year that no calendar here has", FOUR_DIGITS, "write the year with four digits"),
    ("-0000", "has a year that no calendar here has", FOUR_DIGITS, "write the year with four digits"),
    ("12021", "has a year that no calendar here has", FOUR_DIGITS, "write the year with four digits"),
    ("２０２１-09-16", "has digits of another script", "the digits 0 to 9", "write 2021-09-16"),
    ("٢٠٢١", "has digits of another script", "the digits 0 to 9", "write 2021"),
    (
        "2021-09-16T10:00",
        "has a time of day",
        "a date alone",
        "write 2021-09-16; the time of day has a key of its own",
    ),
    ("Thursday", "is not a date", ANY, ANY_FIX),
    ("", "is not a date", ANY, ANY_FIX),
    ("-0043-02-29", "is not a date", ANY, ANY_FIX),
)


@pytest.mark.parametrize(("text", "found", "expected", "fix"), REFUSED)
def test_what_is_no_date_is_refused_with_its_remedy(text: str, found: str, expected: str, fix: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)

    error = caught.value
    assert (f'"{text}" {found}', expected, fix, "edtf") == (error.found, error.expected, error.fix, error.code)


@pytest.mark.parametrize(("text", "found", "expected", "fix"), AMBIGUOUS)
def test_what_has_several_readings_is_refused_with_all_of_them(text: str, found: str, expected: str, fix: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)

    error = caught.value
    assert (f'"{text}" {found}', expected, fix, "ambiguous-date") == (
        error.found,
        error.expected,
        error.fix,
        error.code,
    )


def test_a_refusal_is_one_sentence_for_the_command_line() -> None:
    with pytest.raises(DateError) as caught:
        parse("05/06/2021")

    assert str(caught.value) == (
        '"05/06/2021" has two readings: expected a day written as year-month-day; '
        "write 2021-06-05 for 5 June, or 2021-05-06 for 6 May"
    )
