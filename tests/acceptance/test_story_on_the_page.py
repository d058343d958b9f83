"""The opening story in a browser's words: what the page says as of each day, and what it may not say yet."""

import re

import pytest

from tests.repository import ROOT
from tests.sites import a_client, of_file


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory):
    client = a_client(of_file(tmp_path_factory.mktemp("page"), (ROOT / "events.yaml").read_bytes())[0])

    def read(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, answer.text
        words = re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(script|style|head)\b.*?</\1>", "", answer.text))
        return " ".join(words.replace("&#39;", "'").split())

    return read


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2021-05-20", "Q4 2021, date to be announced"),
        ("2021-07-22", "Autumn 2021 (September to November), date to be announced"),
        ("2021-08-24", "16 September 2021 confirmed"),
        ("2021-09-17", "16 September 2021 held"),
    ],
)
def test_the_council_is_told_as_it_was_known(page, as_of, said):
    assert said in page(f"/en/entries/csto-council-2021?as-of={as_of}")


def test_on_22_july_the_summit_is_in_september_and_nothing_later_is_known(page):
    summit = page("/en/entries/sco-summit-2021?as-of=2021-07-22")
    council = page("/en/entries/csto-council-2021?as-of=2021-07-22")

    assert "September 2021, date to be announced tentative" in summit
    assert "20th anniversary of the SCO" in summit
    assert "expected" in summit
    for text in (summit, council):
        assert not re.search(r"1[67](–17)? September", text)
        assert "signed" not in text
        assert "held" not in text
    assert "Fourth quarter of 2021" in council or "Q4 2021" in council


def test_all_three_counts_of_the_csto_stand_each_named_by_what_it_counts_from(page):
    text = page("/en/entries/csto-foundation?as-of=2021-07-22")

    assert "Counted from the decision on 14 May 2002 20th on 14 May 2022" in text
    assert "Counted from the signing of the Charter on 7 October 2002 19th on 7 October 2021" in text
    assert "Counted from the entry into force of the Charter on 18 September 2003 Not counted in this calendar" in text


def test_the_treaty_says_that_it_may_be_left_at_any_time_and_has_no_last_day_for_notice(page):
    text = page("/en/entries/collective-security-treaty?as-of=2026-11-23")

    assert "A party may withdraw at any time on notice of 6 months." in text
    assert "There is no last day for notice." in text
    assert "20 April 2029" in text


def test_the_treaty_of_2001_has_two_readings_each_with_its_last_day_for_notice(page):
    text = page("/en/entries/russia-china-treaty-2001?as-of=2026-11-23")

    for day in ("28 February 2027", "28 February 2026", "16 July 2031", "16 July 2030"):
        assert day in text
