"""The built-in roles: by themselves, in an anniversary, and after "counted from"."""

import pytest

from calendar_service.core.dates.edtf import Edtf, parse
from calendar_service.core.model.occurrences import Basis
from calendar_service.core.wording._roles import ACTS, ROLES
from calendar_service.core.wording.languages import LANGUAGES, language

SIGNED = parse("1992-05-15")


@pytest.mark.parametrize(
    ("code", "anniversary", "counted"),
    [
        ("en", "30th anniversary of the signing", "counted from the signing on 15 May 1992"),
        ("ru", "30-летие подписания", "считая от подписания 15 мая 1992 г."),
        ("fr", "30e anniversaire de la signature", "à compter de la signature le 15 mai 1992"),
        ("es", "30.º aniversario de la firma", "contado desde la firma el 15 de mayo de 1992"),
        ("zh", "签署30周年", "自签署起算（1992年5月15日）"),
        ("ar", "الذكرى السنوية الـ30 للتوقيع", "اعتبارًا من التوقيع في 15 مايو 1992"),
        ("tg", "30-солагии имзо", "аз рӯзи имзо, 15 майи соли 1992"),
    ],
)
def test_an_anniversary_names_what_it_is_counted_from(code: str, anniversary: str, counted: str) -> None:
    assert language(code).anniversary("signed", 30) == anniversary
    assert language(code).counted_from("signed", SIGNED) == counted


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_built_in_role_has_words_of_its_own(code: str) -> None:
    roles = [*ROLES, *(f"{act}-uz" for act in ACTS)]
    words = [language(code).role(role) for role in roles]
    assert len(set(words)) == len(words)
    for role in roles:
        said = (language(code).anniversary(role, 30), language(code).counted_from(role, SIGNED))
        assert "30" in said[0]
        assert "1992" in said[1]


def test_the_act_of_a_party_takes_the_country_s_name() -> None:
    english = language("en")
    assert english.role("acceded-uz") == "accession of Uzbekistan"
    assert english.role("acceded-uz-2") == "accession of Uzbekistan (2)"
    assert english.role("suspended-kz") == "suspension by Kazakhstan"
    assert english.role("withdrew-some-union") == "withdrawal of SOME-UNION"
    assert language("tg").anniversary("acceded-uz", 30) == "30-солагии ҳамроҳшавии Ӯзбекистон"


def test_a_numbered_role_is_told_from_the_first() -> None:
    english = language("en")
    assert english.role("suspended-2") == "suspension (2)"
    assert english.anniversary("resumed-2", 30) == "30th anniversary of the resumption of relations (2)"
    assert english.counted_from("resumed-2", SIGNED) == ("counted from the resumption of relations (2) on 15 May 1992")


def test_a_further_reading_of_a_term_is_a_term() -> None:
    assert language("en").role("term-signed") == "end of term"
    assert language("en").role("notice-2") == "last day for notice"


def test_a_role_without_words_is_said_by_its_id() -> None:
    assert language("ru").role("great-fire") == "great fire"


def test_a_label_stands_after_a_colon_uninflected() -> None:
    english = language("en")
    assert english.anniversary_of_label("Almaty Act", 25) == "25th anniversary: Almaty Act"
    assert english.counted_from("act", SIGNED, "Almaty Act") == "counted from: Almaty Act, 15 May 1992"


@pytest.mark.parametrize(("origin", "words"), [("1992-05", "May 1992"), ("1992-05-15/1992-05-16", "15–16 May 1992")])
def test_what_is_no_single_day_stands_after_a_comma(origin: str, words: str) -> None:
    assert language("en").counted_from("signed", parse(origin)) == f"counted from the signing, {words}"


def test_a_term_names_its_role_or_its_own_day() -> None:
    own_day = Basis(None, Edtf.of_day(SIGNED.earliest)) if SIGNED.earliest else Basis(None, SIGNED)
    assert language("en").counted(Basis("in-force", SIGNED)) == "counted from the entry into force"
    assert language("en").counted(own_day) == "counted from 15 May 1992"


def test_a_phrase_of_an_editor_s_own_is_filled_in() -> None:
    assert language("en").phrase("{ordinal} anniversary of the SCO", 21) == "21st anniversary of the SCO"
    assert language("ru").phrase("{n}-летие ШОС {так}", 20) == "20-летие ШОС {так}"
    assert language("es").phrase("{ordinal} aniversario de la OCS", 21) == "21.er aniversario de la OCS"
