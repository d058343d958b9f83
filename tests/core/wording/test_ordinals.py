"""Ordinals from 1 to 250 in seven languages, against tables that a person can read.

Each table says which numbers are exceptions; everything else takes the common form.
"""

import re
from dataclasses import replace

from calendar_service.core.wording._numbers import ordinal
from calendar_service.core.wording.languages import language

NUMBERS = range(1, 251)


def endings(n: int, exceptions: dict[str, set[int]], common: str) -> str:
    """Pick the ending whose set holds the last two digits of `n`."""
    return next((ending for ending, last_two in exceptions.items() if n % 100 in last_two), common)


ENGLISH = {
    "st": {1, 21, 31, 41, 51, 61, 71, 81, 91},
    "nd": {2, 22, 32, 42, 52, 62, 72, 82, 92},
    "rd": {3, 23, 33, 43, 53, 63, 73, 83, 93},
}
# ду, се and сӣ end in a vowel; дувоздаҳ (12) and сенздаҳ (13) do not.
TAJIK = {"-юм": {2, 3, 22, 23, 30, 32, 33, 42, 43, 52, 53, 62, 63, 72, 73, 82, 83, 92, 93}}
# primer, tercer, decimotercer, vigesimoprimer … lose their last vowel before a noun; undécimo does not.
SPANISH_BEFORE_A_NOUN = {
    ".er": {1, 3, 13, 21, 23, 31, 33, 41, 43, 51, 53, 61, 63, 71, 73, 81, 83, 91, 93},
}


def test_an_ordinal_is_that_of_the_reviewed_table() -> None:
    for n in NUMBERS:
        expected = {
            "en": f"{n}{endings(n, ENGLISH, 'th')}",
            "ru": f"{n}-й",
            "fr": f"{n}{'er' if n == 1 else 'e'}",
            "es": f"{n}.º",
            "zh": f"第{n}",
            "ar": f"الـ{n}",
            "tg": f"{n}{endings(n, TAJIK, '-ум')}",
        }
        assert {code: language(code).ordinal(n) for code in expected} == expected


def test_an_ordinal_agrees_with_the_gender_of_what_it_counts() -> None:
    for n in NUMBERS:
        assert language("ru").ordinal(n, "feminine") == f"{n}-я"
        assert language("ru").ordinal(n, "neuter") == f"{n}-е"
        assert language("fr").ordinal(n, "feminine") == f"{n}{'re' if n == 1 else 'e'}"
        assert language("es").ordinal(n, "feminine") == f"{n}.ª"


def test_a_language_without_genders_has_one_ordinal() -> None:
    for n in NUMBERS:
        for code in ("en", "zh", "ar", "tg"):
            assert (
                language(code).ordinal(n, "feminine")
                == language(code).ordinal(n, "neuter")
                == language(code).ordinal(n)
            )


def test_a_spanish_ordinal_is_shortened_before_a_noun() -> None:
    for n in NUMBERS:
        expected = f"{n}{endings(n, SPANISH_BEFORE_A_NOUN, '.º')} aniversario de la firma"
        assert language("es").anniversary("signed", n) == expected


def test_no_english_ordinal_has_a_wrong_ending() -> None:
    text = " ".join(language("en").anniversary("signed", n) for n in range(1, 1001))
    assert not re.search(r"\b(\d*11st|\d*12nd|\d*13rd|\d*[04-9](st|nd|rd)|\d*1[0-9](st|nd|rd))\b", text)


def test_every_anniversary_says_its_number_and_none_of_its_neighbours() -> None:
    for code in ("en", "ru", "fr", "es", "zh", "ar", "tg"):
        for n in NUMBERS:
            assert re.findall(r"\d+", language(code).anniversary("signed", n)) == [str(n)]


def test_a_language_without_ordinal_forms_gives_the_number() -> None:
    bare = replace(language("en").catalogue, texts={})
    assert ordinal(bare, 30, "masculine") == "30"
