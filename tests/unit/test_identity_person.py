"""From a card's text to a person: nothing is refused, what is odd is doubted, and nothing shows by accident."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

import pytest

from drivers.contract import CardText
from kiosk.identity.numbers import check_character
from kiosk.identity.person import Doubt, Kind, Person, Validity, person_from, typed_holder

LI = CardText(
    kind=" ",
    name="李示范",
    number="990101199001010019",
    sex="1",
    nation="01",
    birth="19900101",
    address="示范省样例市示范区样板街道便民路1号",
    authority="样例市公安局示范分局",
    valid_from="20160512",
    valid_to="20360512",
)
FOREIGNER = CardText(
    kind="I",
    name="证件样本",
    name_latin="ZHENGJIAN YANGBEN",
    number="CAN110081080319",
    sex="2",
    nationality="CAN",
    birth="19810803",
    valid_from="20170615",
    valid_to="20270614",
)


def test_a_resident_is_a_person_without_doubts() -> None:
    person = person_from(LI)
    assert person.kind is Kind.RESIDENT
    assert (person.birth, person.valid_from, person.valid_to) == (
        date(1990, 1, 1),
        date(2016, 5, 12),
        date(2036, 5, 12),
    )
    assert (person.public_name, person.nation_name, person.long_term) == ("李*", "汉", False)
    assert person.warnings == ()


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"number": "990101199001010018"}, Doubt.NUMBER_CHECK),
        ({"birth": "1990"}, Doubt.BIRTH_UNREADABLE),
        ({"birth": "19900102"}, Doubt.BIRTH_DIFFERS),
        ({"sex": "7"}, Doubt.SEX_UNKNOWN),
        ({"sex": ""}, Doubt.SEX_UNKNOWN),
        ({"sex": "2"}, Doubt.SEX_DIFFERS),
        ({"nation": "97"}, Doubt.NATION_UNKNOWN),
        ({"nation": "57"}, Doubt.NATION_UNKNOWN),
        ({"valid_to": "永久"}, Doubt.VALIDITY_UNREADABLE),
        ({"valid_from": ""}, Doubt.VALIDITY_UNREADABLE),
        ({"name": "李\N{REPLACEMENT CHARACTER}"}, Doubt.TEXT_DAMAGED),
    ],
)
def test_what_does_not_fit_is_a_doubt_and_never_a_refusal(change: dict[str, str], doubt: Doubt) -> None:
    assert person_from(replace(LI, **change)).warnings == (doubt,)


@pytest.mark.parametrize("code", ["0", "9"])
def test_a_sex_that_is_unknown_or_not_stated_is_not_a_doubt(code: str) -> None:
    assert person_from(replace(LI, sex=code)).warnings == ()


def test_a_region_nobody_knows_is_not_a_doubt() -> None:
    for region in ("000000", "123456", "999999"):
        first = f"{region}19900101001"
        assert person_from(replace(LI, number=first + check_character(first))).warnings == ()


def test_a_foreigner_with_the_specimen_number_is_a_person_with_one_doubt() -> None:
    person = person_from(FOREIGNER)
    assert person.warnings == (Doubt.NUMBER_CHECK,)
    assert person.holder().kind == "foreigner"
    assert person.public_name == "证*"
    assert person_from(replace(FOREIGNER, name="")).public_name == "ZHENGJIAN *"
    assert person_from(replace(FOREIGNER, name="")).holder().name == "ZHENGJIAN YANGBEN"


@pytest.mark.parametrize(("kind", "word"), [(" ", "resident"), ("J", "hkmt"), ("I", "foreigner"), ("Y", "foreigner")])
def test_the_center_is_told_the_kind_in_its_own_words(kind: str, word: str) -> None:
    holder = person_from(replace(LI, kind=kind)).holder()
    assert (holder.kind, holder.number, holder.name) == (word, "990101199001010019", "李示范")


def test_the_kind_comes_from_the_type_letter_and_not_from_the_first_digit() -> None:
    assert person_from(LI).number.startswith("9")
    assert person_from(LI).kind is Kind.RESIDENT


def test_a_typed_number_is_a_holder_of_its_own_kind() -> None:
    holder = typed_holder("99010119880618007x")
    assert (holder.kind, holder.number, holder.name) == ("typed", "99010119880618007X", "")


@pytest.mark.parametrize("card", [CardText(kind="Q"), replace(LI, kind="")], ids=["letter", "no letter"])
def test_a_card_of_an_unknown_kind_is_nobody(card: CardText) -> None:
    with pytest.raises(ValueError, match="no layout is known"):
        person_from(card)


def test_a_card_without_a_number_is_nobody() -> None:
    with pytest.raises(ValueError, match="identifies nobody"):
        person_from(replace(LI, number=""))


@pytest.mark.parametrize(
    ("on", "age"),
    [(date(2026, 1, 1), 36), (date(2025, 12, 31), 35), (date(1990, 1, 1), 0), (date(2004, 1, 1), 14)],
)
def test_age_is_full_years(on: date, age: int) -> None:
    assert person_from(LI).age(on) == age


def test_somebody_born_on_a_leap_day_gets_older_on_the_first_of_march() -> None:
    leap = person_from(replace(LI, birth="20000229"))
    assert (leap.age(date(2026, 2, 28)), leap.age(date(2026, 3, 1))) == (25, 26)


def test_an_age_that_cannot_be_known_is_not_guessed() -> None:
    assert person_from(replace(LI, birth="")).age(date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "on", "validity"),
    [
        ("20160512", "20360512", date(2016, 5, 11), Validity.NOT_YET),
        ("20160512", "20360512", date(2016, 5, 12), Validity.VALID),
        ("20160512", "20360512", date(2036, 5, 12), Validity.VALID),
        ("20160512", "20360512", date(2036, 5, 13), Validity.EXPIRED),
        ("20160512", "长期", date(9999, 1, 1), Validity.VALID),
        ("20160512", "长期", date(2016, 5, 11), Validity.NOT_YET),
        ("????", "20360512", date(2036, 5, 13), Validity.EXPIRED),
        ("20160512", "????", date(2016, 5, 11), Validity.NOT_YET),
        ("20160512", "????", date(2026, 1, 1), Validity.UNKNOWN),
        ("????", "长期", date(2026, 1, 1), Validity.UNKNOWN),
        ("20360512", "20160512", date(2026, 1, 1), Validity.UNKNOWN),
    ],
)
def test_a_card_counts_from_its_first_to_its_last_day_and_what_cannot_be_read_is_not_guessed(
    valid_from: str, valid_to: str, on: date, validity: Validity
) -> None:
    assert person_from(replace(LI, valid_from=valid_from, valid_to=valid_to)).validity(on) is validity


def test_a_long_term_card_has_no_last_day() -> None:
    long_term, unreadable = (person_from(replace(LI, valid_to=text)) for text in ("长期", "????"))
    assert (long_term.long_term, long_term.valid_to) == (True, None)
    assert (unreadable.long_term, unreadable.valid_to) == (False, None)


def test_a_guardian_is_needed_until_the_fourteenth_birthday() -> None:
    child = person_from(replace(LI, birth="20121120"))
    assert child.under(14, date(2026, 11, 19)) is True
    assert child.under(14, date(2026, 11, 20)) is False
    assert person_from(replace(LI, birth="2012")).under(14, date(2026, 11, 20)) is None


def test_a_reading_whose_number_and_birth_date_disagree_in_every_way_is_held_for_a_misreading() -> None:
    assert not person_from(LI).misread
    assert not person_from(replace(LI, birth="19900102")).misread
    assert not person_from(replace(LI, number="990101199001010018")).misread
    assert person_from(replace(LI, number="990101199001020019")).misread


def shown_in_every_way(person: Person, caplog: pytest.LogCaptureFixture) -> str:
    logging.getLogger("test").warning("%s %r", person, person)
    return f"{person} {person!r} {[person]} {person:}" + caplog.text


def test_a_person_shows_nothing_by_accident(caplog: pytest.LogCaptureFixture) -> None:
    person = person_from(
        replace(LI, name_latin="MARKED", pass_number="H99999999", newest_address="新址", management_number="77123")
    )
    shown = shown_in_every_way(person, caplog)
    for secret in ("李示范", "MARKED", "9901", "1990", "便民路", "新址", "H9999", "77123", "分局"):
        assert secret not in shown
    assert "Person(hidden)" in shown
    for secret in ("李示范", "9901"):
        assert secret not in repr(person.holder())
