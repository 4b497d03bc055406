"""The simulated reader of social-security cards, read by the driver over its socket: each thing that can go wrong."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from drivers.contract import Health, Media, Outcome, Remedy
from drivers.contract.social_card import SocialDetail, SocialResult
from drivers.controls import Handle
from drivers.social_card.simulated_reader import ANSWER_TO_RESET, SimulatedSocialCardReader
from drivers.social_card.synthetic_holders import load_holders
from drivers.social_card.vpcd import ATR, OFF, ON, VpcdSocialCardReader, framed

PEOPLE = Path(__file__).resolve().parents[3] / "config" / "people.toml"
LI = "990101199001010019"
COMMANDS = 20
"""Of one read, at the least: both files and each record, those that answer in pieces twice."""


@pytest.fixture
def handle(device_folder: Path) -> Iterator[Handle]:
    simulated = SimulatedSocialCardReader(device_folder / "card.icc", device_folder / "card.sock", PEOPLE)
    simulated.start()
    yield Handle(device_folder / "card.sock")
    simulated.stop()


@pytest.fixture
def driver(handle: Handle, device_folder: Path) -> VpcdSocialCardReader:
    return VpcdSocialCardReader(f"unix:{device_folder}/card.icc")


def end(result: SocialResult) -> tuple[Outcome, SocialDetail | None]:
    return result.outcome, result.detail


def test_an_empty_reader_is_well_and_says_that_it_is_empty(driver: VpcdSocialCardReader) -> None:
    status = driver.status(1)
    assert (status.health, status.media) == (Health.ONLINE, Media.NOT_PRESENT)
    assert end(driver.read(1)) == (Outcome.NOT_READY, SocialDetail.NO_CARD)


def test_a_card_is_read_until_it_is_taken_out(driver: VpcdSocialCardReader, handle: Handle) -> None:
    handle.do("present_card", who="li")
    assert driver.status(1).media is Media.PRESENT
    result = driver.read(2)
    assert result.outcome is Outcome.SUCCESS and result.card is not None
    assert (result.card.number, result.card.name, result.card.birth) == (LI, "李示范", "19900101")
    assert handle.state()["commands"] >= COMMANDS
    handle.do("remove_card")
    assert end(driver.read(1)) == (Outcome.NOT_READY, SocialDetail.NO_CARD)


def test_everybody_with_a_card_is_invented(handle: Handle) -> None:
    holders = load_holders(PEOPLE)
    assert {one["who"] for one in handle.do("list_people")["people"]} == {*holders, "other"}
    assert all(holder.fields["number"].startswith("99") for holder in holders.values())
    with pytest.raises(ValueError, match="nobody is called 'nemo'; known: li"):
        handle.do("present_card", who="nemo")


def test_everybody_s_card_can_be_read(driver: VpcdSocialCardReader, handle: Handle) -> None:
    for who, holder in load_holders(PEOPLE).items():
        handle.do("present_card", who=who)
        card = driver.read(2).card
        assert card is not None and (card.number, card.name) == (holder.fields["number"], holder.fields["name"]), who


@pytest.mark.parametrize("after", range(0, COMMANDS, 3))
def test_a_card_pulled_out_in_the_middle_of_a_read_was_removed(
    driver: VpcdSocialCardReader, handle: Handle, after: int
) -> None:
    handle.do("present_card", who="li")
    handle.do("remove_mid_read", after=after)
    assert end(driver.read(2)) == (Outcome.USER_ERROR, SocialDetail.REMOVED)
    assert handle.state()["card"] == ""
    assert end(driver.read(1)) == (Outcome.NOT_READY, SocialDetail.NO_CARD)
    handle.do("present_card", who="li")
    assert driver.read(2).outcome is Outcome.SUCCESS


def test_a_card_of_another_kind_is_told_as_such(driver: VpcdSocialCardReader, handle: Handle) -> None:
    handle.do("present_card", who="other")
    result = driver.read(2)
    assert (end(result), result.sw) == ((Outcome.INVALID_DATA, SocialDetail.UNKNOWN_KIND), 0x6A82)


def test_garbage_is_never_a_card_and_passes(driver: VpcdSocialCardReader, handle: Handle) -> None:
    handle.do("present_card", who="li")
    handle.do("garbage", on=True)
    for _ in range(10):
        result = driver.read(0.3)
        assert result.card is None and result.outcome is not Outcome.SUCCESS
    status = driver.status(0.3)
    assert (status.health, status.detail) == (Health.OFFLINE, SocialDetail.GARBAGE)
    handle.do("calm")
    assert driver.read(2).outcome is Outcome.SUCCESS


def test_a_silent_reader_is_waited_for_as_long_as_was_said(driver: VpcdSocialCardReader, handle: Handle) -> None:
    handle.do("present_card", who="li")
    handle.do("silence", on=True)
    result = driver.read(0.3)
    assert end(result) == (Outcome.TIMEOUT, SocialDetail.SILENT)
    assert 0.3 <= result.seconds < 1.0
    status = driver.status(0.3)
    assert (status.health, status.detail, status.remedy) == (Health.OFFLINE, SocialDetail.SILENT, Remedy.RESET)


def test_an_answer_that_comes_too_late_is_nobody_else_s(driver: VpcdSocialCardReader, handle: Handle) -> None:
    handle.do("present_card", who="li")
    handle.do("slow", ms=400)
    assert driver.read(0.2).outcome is Outcome.TIMEOUT
    handle.do("calm")
    handle.do("present_card", who="chen")
    card = driver.read(2).card
    assert card is not None and card.name == "陈样本"


def test_a_reader_that_is_pulled_off_is_not_there_and_comes_back(driver: VpcdSocialCardReader, handle: Handle) -> None:
    handle.do("unplug")
    status = driver.status(1)
    assert (status.health, status.detail, status.remedy) == (
        Health.NO_DEVICE,
        SocialDetail.NO_READER,
        Remedy.MAINTAIN,
    )
    assert end(driver.read(1)) == (Outcome.NOT_READY, SocialDetail.NO_READER)
    handle.do("plug")
    assert driver.status(1).health is Health.ONLINE


class FarEnd:
    """A reader that says these bytes to whoever asks, and nothing more; `stays`: it does not hang up either."""

    def __init__(self, said: bytes, stays: bool) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._said, self._stays = said, stays
        self.address = f"tcp:127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with self._listener.accept()[0] as link:
            link.recv(3)
            link.sendall(self._said)
            while self._stays and link.recv(64):
                pass

    def close(self) -> None:
        self._thread.join(5)
        self._listener.close()


@pytest.mark.parametrize(
    ("said", "detail"),
    [
        (b"\xff\xff" + bytes(30), SocialDetail.GARBAGE),
        (framed(ANSWER_TO_RESET) + framed(b"\x90"), SocialDetail.GARBAGE),
        (framed(ANSWER_TO_RESET) + framed(b""), SocialDetail.REMOVED),
        (framed(ANSWER_TO_RESET) + framed(b"\x90\x00")[:3], SocialDetail.SILENT),
        (framed(ANSWER_TO_RESET)[:1], SocialDetail.SILENT),
        (framed(ANSWER_TO_RESET) + framed(b"\x61\x02") * 20, SocialDetail.GARBAGE),
    ],
    ids=["far too long", "no status word", "nothing", "cut", "half a length", "no end"],
)
def test_each_way_to_break_the_frames_has_its_word(said: bytes, detail: SocialDetail) -> None:
    with closing(FarEnd(said, stays=True)) as far:
        assert VpcdSocialCardReader(far.address).read(0.3).detail is detail


@pytest.mark.parametrize("letters", range(len(framed(ANSWER_TO_RESET)) + 1))
def test_whoever_hangs_up_in_the_middle_of_a_word_was_removed(letters: int) -> None:
    with closing(FarEnd(framed(ANSWER_TO_RESET)[:letters], stays=False)) as far:
        assert VpcdSocialCardReader(far.address).read(1).detail is SocialDetail.REMOVED


def test_one_byte_alone_asks_the_reader_as_vpcd_does(handle: Handle, device_folder: Path) -> None:
    handle.do("present_card", who="li")
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(str(device_folder / "card.icc"))
        link.sendall(framed(OFF) + framed(ON) + framed(ATR))
        assert link.recv(64) == b"\0\2" + ANSWER_TO_RESET, "nothing is answered to the first two"
