"""A social-security card answers real commands with real status words; what it does not answer is a value."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from drivers.catalogue import load
from drivers.contract import Health, Outcome, Remedy
from drivers.contract.social_card import SocialCard, SocialDetail, SocialResult
from drivers.social_card.channel import CardTrouble, Channel
from drivers.social_card.pcsc import PcscSocialCardReader
from drivers.social_card.simulated import SimulatedSocialCard
from drivers.social_card.templates import load_layout
from drivers.social_card.vpcd import VpcdSocialCardReader

LI = {
    "number": "990101199001010019",
    "name": "李示范",
    "sex": "1",
    "nation": "01",
    "birthplace": "990101",
    "birth": "19900101",
    "card_number": "T99999999",
    "card_id": "99010100" + "00" * 12,
    "kind": "2",
    "version": "2.00",
    "issuer": "9901" * 6,
    "valid_from": "20200601",
    "valid_to": "20300601",
}


def reader(card: SimulatedSocialCard, layout: Path | None = None) -> PcscSocialCardReader:
    address = f"pcsc:?records={layout}" if layout else "pcsc:"
    return PcscSocialCardReader(address, opener=card.open, names=lambda: ["Simulated reader 00 00"])


def end(result: SocialResult) -> tuple[Outcome, SocialDetail | None, int | None]:
    return result.outcome, result.detail, result.sw


@pytest.mark.parametrize("in_pieces", [False, True], ids=["answers at once", "answers in pieces as T=0 cards do"])
def test_everything_that_needs_no_pin_is_read(in_pieces: bool) -> None:
    card = SimulatedSocialCard(LI, in_pieces=in_pieces)
    result = reader(card).read(2)
    assert end(result) == (Outcome.SUCCESS, None, None)
    found = result.card
    assert found is not None
    assert {field: getattr(found, field) for field in LI} == LI
    assert found.raw["EF06.08"] == b"\x08\x12" + LI["number"].encode()
    assert card.opened == 0, "the card is powered down again"


def test_the_commands_are_those_of_the_papers() -> None:
    card = SimulatedSocialCard(LI)
    reader(card).read(2)
    said = [command.hex(" ").upper() for command in card.commands]
    assert said[0] == "00 A4 04 00 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF"
    assert said[1] == "00 A4 02 00 02 EF 05"
    assert "00 A4 02 00 02 EF 06" in said
    assert "00 B2 08 00 00" in said


def test_a_card_of_another_application_is_an_unknown_kind_with_its_status_word() -> None:
    card = SimulatedSocialCard(LI)
    card.refuses[b"\x00\xa4\x04"] = 0x6A82
    assert end(reader(card).read(2)) == (Outcome.INVALID_DATA, SocialDetail.UNKNOWN_KIND, 0x6A82)


def test_a_card_without_some_records_is_read_without_them() -> None:
    few = {"number": LI["number"], "name": LI["name"]}
    result = reader(SimulatedSocialCard(few)).read(2)
    assert result.outcome is Outcome.SUCCESS
    assert result.card is not None
    assert (result.card.name, result.card.birth, result.card.valid_to) == ("李示范", "", "")


@pytest.mark.parametrize("refusal", [0x6982, 0x6581, 0x6F00])
def test_a_record_that_cannot_be_read_ends_the_reading_with_its_status_word(refusal: int) -> None:
    card = SimulatedSocialCard(LI)
    card.refuses[b"\x00\xb2\x08"] = refusal
    assert end(reader(card).read(2)) == (Outcome.INVALID_DATA, SocialDetail.READ_FAILED, refusal)


def test_a_card_without_a_number_names_nobody_and_keeps_its_bytes() -> None:
    result = reader(SimulatedSocialCard({"name": "李示范"})).read(2)
    assert end(result)[:2] == (Outcome.INVALID_DATA, SocialDetail.GARBAGE)
    assert result.card is not None
    assert "EF06.09" in result.card.raw


def test_a_record_written_another_way_leaves_its_field_empty_and_its_bytes_kept() -> None:
    card = SimulatedSocialCard(LI)
    card.files["EF06"][0x09] = b"\x09\xff" + b"short"
    card.files["EF06"][0x0D] = b""
    found = reader(card).read(2).card
    assert found is not None
    assert (found.number, found.name, found.birth) == (LI["number"], "", "")
    assert found.raw["EF06.09"] == b"\x09\xffshort"


@pytest.mark.parametrize("after", range(0, 16, 3))
def test_a_card_that_is_pulled_out_at_any_moment_was_removed_and_can_be_put_in_again(after: int) -> None:
    card = SimulatedSocialCard(LI)
    card.pulled_after = after
    driver = reader(card)
    assert end(driver.read(2)) == (Outcome.USER_ERROR, SocialDetail.REMOVED, None)
    assert card.opened == 0
    card.pulled_after = None
    assert driver.read(2).outcome is Outcome.SUCCESS


def no_card(wanted: str) -> Channel:
    raise CardTrouble(SocialDetail.NO_CARD)


def test_no_card_in_the_reader_is_no_fault() -> None:
    driver = PcscSocialCardReader(opener=no_card, names=lambda: ["Simulated reader"])
    assert end(driver.read(1)) == (Outcome.NOT_READY, SocialDetail.NO_CARD, None)
    assert driver.status(1).health is Health.ONLINE


def test_a_reader_is_chosen_by_a_part_of_its_name() -> None:
    wanted = PcscSocialCardReader("pcsc:ACS", opener=no_card, names=lambda: ["Other 00", "ACS ACR39U 01"])
    assert wanted.status(1).health is Health.ONLINE
    missing = PcscSocialCardReader("pcsc:ACS", opener=no_card, names=lambda: ["Other 00"]).status(1)
    assert (missing.health, missing.detail) == (Health.NO_DEVICE, SocialDetail.NO_READER)
    assert "Other 00" in missing.words


class Slow:
    """A card that takes its time over every command."""

    def __init__(self, card: SimulatedSocialCard) -> None:
        self._card = card

    def transmit(self, apdu: bytes) -> bytes:
        time.sleep(0.05)
        return self._card.transmit(apdu)

    def close(self) -> None:
        self._card.close()


def test_a_slow_card_is_broken_off_between_two_commands() -> None:
    card = SimulatedSocialCard(LI)
    driver = PcscSocialCardReader(opener=lambda wanted: Slow(card.open()), names=list)
    assert driver.read(0.2).outcome is Outcome.TIMEOUT
    assert card.opened == 0


class Endless:
    """A card that always has more to say."""

    def transmit(self, apdu: bytes) -> bytes:
        return b"\x61\x10"

    def close(self) -> None: ...


class Mute(Endless):
    def transmit(self, apdu: bytes) -> bytes:
        return b"\x90"


@pytest.mark.parametrize("card", [Endless, Mute])
def test_a_card_that_breaks_the_rules_is_garbage(card: Callable[[], Channel]) -> None:
    driver = PcscSocialCardReader(opener=lambda wanted: card(), names=list)
    assert end(driver.read(1)) == (Outcome.INVALID_DATA, SocialDetail.GARBAGE, None)


def test_without_pyscard_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "smartcard.System", None)  # as an import finds it that is not installed
    driver = PcscSocialCardReader()
    status = driver.status(1)
    assert (status.health, status.detail, status.remedy) == (
        Health.OFFLINE,
        SocialDetail.NO_SOFTWARE,
        Remedy.CONFIGURE,
    )
    assert "not installed" in status.words
    assert end(driver.read(1)) == (Outcome.NOT_READY, SocialDetail.NO_SOFTWARE, None)


PLAIN = """
aid = "A0 00 00 99"
by = 4
[files.EF15]
number = { tag = 1, coding = "ascii", form = "plain", offset = 4, length = 18 }
"""


def test_a_city_that_writes_its_cards_another_way_gives_its_own_templates(tmp_path: Path) -> None:
    path = tmp_path / "records.toml"
    path.write_text(PLAIN)
    card = SimulatedSocialCard({"number": LI["number"]}, layout=path)
    result = reader(card, path).read(2)
    assert result.card == SocialCard(number=LI["number"], raw={"EF15.01": bytes(4) + LI["number"].encode()})
    assert card.commands[-1].hex() == "00b2010400"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("number", "shoe_size"), "no field shoe_size"),
        (("EF15", "EF1"), "four hexadecimal digits"),
        (("tag = 1", "tag = 300"), "one byte"),
        (('"ascii"', '"latin"'), "coding is one of"),
        (("offset = 4", "offset = '4'"), "makes no sense"),
        (("aid", "aids"), "'aid' is missing"),
        (("A0 00", "XX"), "hexadecimal"),
        (("[files.EF15]", "[other]"), "'files' is missing"),
    ],
)
def test_templates_that_make_no_sense_say_why(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    path = tmp_path / "records.toml"
    path.write_text(PLAIN.replace(*change))
    with pytest.raises(ValueError, match=rf"records.toml: .*{words}"):
        load_layout(path)


@pytest.mark.parametrize(
    ("build", "address", "words"),
    [
        (PcscSocialCardReader, "usb:1234", "pcsc:NAME"),
        (PcscSocialCardReader, "pcsc:?baud=9600", "only .records="),
        (VpcdSocialCardReader, "unix:/x?records=/nowhere.toml", "nowhere.toml: No such file"),
        (VpcdSocialCardReader, "serial:/dev/ttyS0", "unix:/PATH or tcp:HOST:PORT"),
    ],
)
def test_an_address_that_makes_no_sense_says_how_one_looks(
    build: Callable[[str], object], address: str, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        build(address)


def test_the_holder_shows_in_nothing_that_is_printed() -> None:
    shown = repr(reader(SimulatedSocialCard(LI)).read(2))
    assert "success" in shown
    for secret in ("9901", "李示范", "T99999999"):
        assert secret not in shown


def test_the_catalogue_knows_both() -> None:
    assert load("social_card", "pcsc") is PcscSocialCardReader
    assert load("social_card", "vpcd") is VpcdSocialCardReader
