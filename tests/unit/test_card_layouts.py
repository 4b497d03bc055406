"""The 256-byte text block. Blocks are laid out here by hand from the offsets of the papers, not by our own encoder."""

from __future__ import annotations

import pytest

from drivers.card_reader.answers import management_number, sam_id_text, text_and_photo
from drivers.card_reader.layouts import decode, decode_newest_address

Parts = dict[int, str]


def block(kind: str, parts: Parts, filler: str = " ") -> bytes:
    """A block of 128 characters with these texts at these byte offsets."""
    data = bytearray((filler * 128).encode("utf-16-le"))
    for at, text in (parts | {248: kind}).items():
        encoded = text.encode("utf-16-le")
        data[at : at + len(encoded)] = encoded
    assert len(data) == 256
    return bytes(data)


RESIDENT: Parts = {
    0: "样本甲",
    30: "1",
    32: "01",
    36: "19900101",
    52: "示范省样例市示范区样板街道1号",
    122: "990101199001010019",
    158: "样例市公安局示范分局",
    188: "20160512",
    204: "20360512",
}


def test_a_resident_card() -> None:
    card = decode(block(" ", RESIDENT))
    assert card.kind == " "
    assert (card.name, card.sex, card.nation, card.birth) == ("样本甲", "1", "01", "19900101")
    assert card.address == "示范省样例市示范区样板街道1号"
    assert (card.number, card.authority) == ("990101199001010019", "样例市公安局示范分局")
    assert (card.valid_from, card.valid_to) == ("20160512", "20360512")


def test_a_long_term_card_says_so_in_the_words_of_the_chip() -> None:
    data = block(" ", RESIDENT | {204: "长期      "})
    assert data[204:210] == bytes.fromhex("7F 95 1F 67 20 00")
    assert decode(data).valid_to == "长期"


@pytest.mark.parametrize("code", ["57", "93", "97", "98", "00", "??"])
def test_a_nation_code_stays_as_it_is_even_when_nobody_knows_it(code: str) -> None:
    assert decode(block(" ", RESIDENT | {32: code})).nation == code


@pytest.mark.parametrize("code", ["0", "9", "7"])
def test_a_sex_code_stays_as_it_is(code: str) -> None:
    assert decode(block(" ", RESIDENT | {30: code})).sex == code


def test_blanks_and_nul_after_a_field_are_not_part_of_it() -> None:
    assert decode(block(" ", RESIDENT)) == decode(block(" ", RESIDENT, filler="\0"))


@pytest.mark.parametrize("name", ["王䶮", "赵𠮷", "买买提·艾力", "\ue863某", "𠮷" * 7])
def test_rare_characters_survive(name: str) -> None:
    assert decode(block(" ", RESIDENT | {0: name})).name == name


def test_a_name_cut_in_the_middle_of_a_surrogate_pair_does_not_cost_the_card() -> None:
    data = bytearray(block(" ", RESIDENT))
    data[0:30] = ("甲" * 14 + "𠮷").encode("utf-16-le")[:30]
    card = decode(bytes(data))
    assert card.name == "甲" * 14 + "\N{REPLACEMENT CHARACTER}"
    assert card.number == "990101199001010019"


def test_a_hong_kong_macao_taiwan_card() -> None:
    parts = {at: text for at, text in RESIDENT.items() if at != 32}
    card = decode(block("J", parts | {122: "810000199001010000", 220: "H99999999", 238: "01"}))
    assert (card.kind, card.number) == ("J", "810000199001010000")
    assert (card.pass_number, card.issue_count, card.nation) == ("H99999999", "01", "")


def test_a_foreigner_card_of_2017_with_the_published_specimen_number() -> None:
    parts = {0: "ZHENGJIAN YANGBEN", 120: "2", 122: "CAN110081080319", 152: "CAN", 158: "证件样本"}
    more = {188: "20170615", 204: "20270614", 220: "19810803", 236: "01", 240: "1500"}
    card = decode(block("I", parts | more))
    assert (card.kind, card.name, card.name_latin) == ("I", "证件样本", "ZHENGJIAN YANGBEN")
    assert (card.number, card.nationality, card.sex) == ("CAN110081080319", "CAN", "2")
    assert (card.valid_from, card.valid_to, card.birth) == ("20170615", "20270614", "19810803")
    assert (card.version, card.authority) == ("01", "1500")


def test_a_foreigner_card_of_2023_with_the_published_specimen_number() -> None:
    parts = {0: "证件样本", 30: "2", 32: "00", 36: "19800101", 52: "ZHENGJIAN YANGBEN", 122: "931586198001010028"}
    card = decode(block("Y", parts | {188: "20231201", 204: "20331130", 242: "PAK", 250: "000"}))
    assert (card.kind, card.name, card.name_latin) == ("Y", "证件样本", "ZHENGJIAN YANGBEN")
    assert (card.number, card.nationality, card.birth) == ("931586198001010028", "PAK", "19800101")
    assert (card.issue_count, card.earlier_link) == ("00", "000")


@pytest.mark.parametrize(
    "name",
    ["WOLFESCHLEGELSTEINHAUSENBERGERDORFF EXEMPLARIA", "CHRISTOPHERSONSPECIMEN ALEXANDRIA V WILHELMINA"],
    ids=["broken at the blank", "blank as the 36th character"],
)
def test_an_english_name_of_46_characters_is_put_together_from_both_places(name: str) -> None:
    name = name[:46]
    assert decode(block("Y", {52: name[:35], 220: name[35:], 122: "931276198309090002"})).name_latin == name.strip()


@pytest.mark.parametrize("letter", ["Z", "j", "1", "港"])
def test_an_unknown_type_letter_is_kept_and_nothing_else_is_guessed(letter: str) -> None:
    card = decode(block(letter, RESIDENT))
    assert card.kind == letter
    assert card.name == card.number == card.address == ""


@pytest.mark.parametrize("size", [0, 255, 257, 1280])
def test_a_block_of_another_size_is_an_error_in_plain_words(size: int) -> None:
    with pytest.raises(ValueError, match=f"256 bytes, this one has {size}"):
        decode(bytes(size))


def test_a_card_does_not_show_its_fields_when_printed() -> None:
    assert "样本甲" not in repr(decode(block(" ", RESIDENT)))
    assert "9901" not in repr(decode(block(" ", RESIDENT)))


def test_the_newest_address_goes_on_over_a_full_piece_and_breaks_after_a_short_one() -> None:
    full, rest = "示" * 35, "范区1号".ljust(35)
    assert decode_newest_address((full + rest).encode("utf-16-le")) == full + "范区1号"
    assert decode_newest_address(("甲村".ljust(35) + "乙村".ljust(35)).encode("utf-16-le")) == "甲村\n乙村"
    assert decode_newest_address(b"") == ""
    assert decode_newest_address((" " * 140).encode("utf-16-le")) == ""


def test_the_constructed_sam_id_reads_as_on_its_label() -> None:
    data = bytes.fromhex("05 00 01 00 59 A0 33 01 87 D6 12 00 B1 68 DE 3A")
    assert sam_id_text(data) == "05.01-20160601-0001234567-0987654321"


def test_a_sam_id_above_the_signed_range_stays_positive() -> None:
    assert sam_id_text(b"\x05\0\x01\0" + b"\xff" * 12).endswith("-4294967295-4294967295")


@pytest.mark.parametrize(
    ("photo", "found"), [(b"", b""), (bytes(1024), b""), (b"\xff" * 1024, b""), (bytes(1023) + b"\x01",) * 2]
)
def test_a_read_answer_is_split_by_its_own_length_words_and_a_blank_photo_is_none(photo: bytes, found: bytes) -> None:
    data = b"\x01\x00" + len(photo).to_bytes(2, "big") + bytes(256) + photo
    assert text_and_photo(data) == (bytes(256), found)


@pytest.mark.parametrize(
    ("data", "number"),
    [
        ("12345678901234".encode("utf-16-le"), "12345678901234"),
        ("AB123456".ljust(14).encode("utf-16-le"), "AB123456"),
        (bytes(28), ""),
        (b"", ""),
        (b"\x01\x02" * 14, "0102" * 14),
    ],
)
def test_the_number_of_the_cards_body_is_read_as_text_or_kept_as_its_bytes(data: bytes, number: str) -> None:
    assert management_number(data) == number


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01\x00",
        b"\x01\x00\x04\x00" + bytes(1279),
        b"\x01\x00\x04\x00" + bytes(1281),
        b"\x00\xff\x00\x00" + bytes(255),
    ],
)
def test_length_words_that_do_not_add_up_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="read answer"):
        text_and_photo(data)
