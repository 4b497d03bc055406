"""The bay of the social-security cards: a card that somebody forgot in the slot is not the next citizen's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path

import pytest

from drivers.card_reader.sam import SamCardReader
from drivers.contract.social_card import SocialDetail
from drivers.social_card.simulated_reader import SimulatedSocialCardReader
from drivers.social_card.vpcd import VpcdSocialCardReader
from drivers.ticket_printer.escpos import EscposTicketPrinter
from kiosk.devices.rack import PrinterBay, Rack
from kiosk.devices.readers import ReaderBay, SocialBay
from kiosk.settings import HOUSE

Story = Callable[[Rack, SocialBay], Coroutine[object, object, None]]


@pytest.fixture
def reader(device_folder: Path) -> Iterator[SimulatedSocialCardReader]:
    people = HOUSE / "config" / "people.toml"
    simulated = SimulatedSocialCardReader(device_folder / "card.icc", device_folder / "card.sock", people)
    simulated.start()
    yield simulated
    simulated.stop()


@pytest.fixture
def played(reader: SimulatedSocialCardReader, device_folder: Path) -> Callable[[Story], None]:
    def play(story: Story) -> None:
        social = SocialBay(lambda: VpcdSocialCardReader(f"unix:{device_folder}/card.icc"))
        nowhere = f"serial:{device_folder}/nowhere.tty"
        rack = Rack(
            PrinterBay(lambda: EscposTicketPrinter(nowhere)), ReaderBay(lambda: SamCardReader(nowhere)), social=social
        )
        try:
            asyncio.run(story(rack, social))
        finally:
            social.close()

    return play


async def name_in(social: SocialBay) -> str:
    """Whose card is read, or why none."""
    result = await social.read(2)
    return result.card.name if result.card else str(result.detail)


def test_a_card_that_is_still_there_after_a_visit_names_nobody_until_it_was_out(
    reader: SimulatedSocialCardReader, played: Callable[[Story], None]
) -> None:
    async def story(rack: Rack, social: SocialBay) -> None:
        await social.look()
        reader.present_card("li")
        assert await name_in(social) == "李示范"
        assert await name_in(social) == "李示范", "in the same visit it counts again: back, and on once more"
        await rack.forget()
        assert await name_in(social) == SocialDetail.SAME_CARD
        reader.present_card("chen")
        assert await name_in(social) == SocialDetail.SAME_CARD, "nobody saw the slot empty"
        reader.remove_card()
        assert await name_in(social) == SocialDetail.NO_CARD
        reader.present_card("chen")
        assert await name_in(social) == "陈样本"

    played(story)


def test_the_look_of_every_few_seconds_sees_the_slot_empty(
    reader: SimulatedSocialCardReader, played: Callable[[Story], None]
) -> None:
    async def story(rack: Rack, social: SocialBay) -> None:
        reader.present_card("li")
        assert await name_in(social) == SocialDetail.SAME_CARD, "a kiosk that has just begun knows nothing of before"
        reader.remove_card()
        await social.look()
        reader.present_card("li")
        assert await name_in(social) == "李示范"

    played(story)
