"""The invented cards, and the encoder that lays them out."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from drivers.card_reader.layouts import decode
from drivers.card_reader.synthetic_cards import encode_newest_address, load_people, synthetic_card
from drivers.portrait_decoder.simulated import bitmap
from kiosk.identity.numbers import number_holds
from kiosk.identity.person import Doubt, Validity, person_from

PEOPLE = load_people(Path(__file__).parents[2] / "config" / "people.toml")


@pytest.mark.parametrize("who", PEOPLE)
def test_every_card_reads_as_a_person_without_any_doubt_but_the_ones_it_is_there_for(who: str) -> None:
    person = person_from(decode(PEOPLE[who].text, PEOPLE[who].newest_address))
    meant = {"zhou": (Doubt.NATION_UNKNOWN,), "foreigner_old": (Doubt.NUMBER_CHECK,)}
    assert person.warnings == meant.get(who, ())
    assert person.holder().name


@pytest.mark.parametrize("who", [who for who, card in PEOPLE.items() if card.kind == "resident"])
def test_every_resident_has_a_number_that_no_real_person_can_have(who: str) -> None:
    number = decode(PEOPLE[who].text).number
    assert number.startswith("99")
    assert number_holds(number)


def test_all_four_kinds_of_card_are_there() -> None:
    assert {card.kind for card in PEOPLE.values()} == {"resident", "hkmt", "foreigner_2017", "foreigner_2023"}


def test_every_card_has_chip_numbers_that_are_not_zero_and_without_portraits_a_blank_photo() -> None:
    for card in PEOPLE.values():
        assert card.photo == bytes(1024)
        assert any(card.iin)
        assert any(card.sn)
        assert len(card.management) == 28


def test_there_is_a_card_for_every_case_a_journey_tells_apart() -> None:
    day = date(2026, 11, 20)
    people = {who: person_from(decode(card.text)) for who, card in PEOPLE.items()}
    assert {person.validity(day) for person in people.values()} == {Validity.VALID, Validity.EXPIRED, Validity.NOT_YET}
    assert (people["qian"].validity(day), people["feng"].validity(day)) == (Validity.EXPIRED, Validity.NOT_YET)
    assert (people["xu"].age(day), people["xu"].under(14, day)) == (12, True)
    assert (people["sun"].age(day) or 0) > 60
    assert len(people["foreigner_long"].name_latin) == 46


@pytest.fixture
def portraits(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (400, 300), "white")
    picture.paste("navy", (100, 50, 202, 176))
    picture.save(tmp_path / "drawn.png")
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    return tmp_path


def test_a_portrait_comes_onto_the_chip_cut_to_its_box(portraits: Path) -> None:
    fields = {"kind": "resident", "portrait": "drawn", "portrait_box": [100, 50, 102, 126]}
    card = synthetic_card("x", fields, portraits)
    assert len(card.photo) == 1024
    with Image.open(io.BytesIO(bitmap(card.photo))) as chip:
        assert chip.size == (102, 126)
        red, green, _ = chip.convert("RGB").split()
        assert max(red.tobytes() + green.tobytes()) < 40, "nothing but the blue of the box is left"


def test_a_portrait_that_was_not_fetched_leaves_the_card_without_one(portraits: Path) -> None:
    assert synthetic_card("x", {"kind": "resident", "portrait": "nobody"}, portraits).photo == bytes(1024)
    assert synthetic_card("x", {"kind": "resident", "portrait": "drawn"}).photo == bytes(1024)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"portrait": "../etc/drawn"}, "not a path"),
        ({"portrait": "broken"}, "cannot be read as a picture"),
        ({"portrait": "drawn", "portrait_box": [1, 2, 3]}, "left, top, width, height"),
        ({"portrait": "drawn", "portrait_box": [350, 0, 51, 10]}, "not inside a picture of 400×300"),
    ],
)
def test_a_portrait_that_cannot_be_cut_says_why(portraits: Path, fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=f"card 'x': .*{words}"):
        synthetic_card("x", {"kind": "resident"} | fields, portraits)


def test_the_encoder_puts_fields_where_the_papers_want_them() -> None:
    text = PEOPLE["gang"].text
    assert text[122:158].decode("utf-16-le") == "810000199001010000"
    assert text[220:238].decode("utf-16-le") == "H99999999"
    assert text[248:250] == b"J\0"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "robot"}, "kind must be one of"),
        ({"kind": "resident", "name": "甲" * 16}, "name is 1 characters too long"),
        ({"kind": "resident", "pass_number": "H1"}, "has no pass_number"),
        ({"kind": "resident", "fingerprint": 7}, "fingerprint must be one of"),
        ({"kind": "resident", "newest_address": "甲" * 141}, "more than 140"),
    ],
)
def test_a_card_that_cannot_be_made_says_which_and_why(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=f"card 'x': .*{words}"):
        synthetic_card("x", fields)


def test_the_newest_address_comes_in_whole_pieces() -> None:
    assert len(encode_newest_address("甲")) == 70
    assert len(encode_newest_address("甲" * 36)) == 140
    assert encode_newest_address("") == b""
