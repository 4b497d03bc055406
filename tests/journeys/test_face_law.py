"""The rules before anybody's face is asked for: only where the site turned it on, never in vain, never of a child
alone; and no other way is offered that cannot be gone. No center: what it would say is known, or it is away."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from drivers.card_reader.layouts import decode
from drivers.card_reader.synthetic_cards import load_people
from drivers.contract import CardDetail, CardText, Health, Media, Outcome, ReaderStatus, ReadResult
from drivers.contract.social_card import SocialCard, SocialResult, SocialStatus
from kiosk import journeys
from kiosk.center.contract import Holder
from kiosk.center.contract.identity import IdentityWays, Why
from kiosk.demo.citizen import Reply
from kiosk.devices.readers import ReaderBay, SocialBay
from kiosk.hall.identity.settings import PURPOSES as NAMED
from kiosk.hall.identity.settings import Law, read_identity_plan
from kiosk.identity.person import person_from
from kiosk.journeys.confirming_face import confirm_face
from kiosk.journeys.confirming_otherwise import confirmed_by_staff, other_ways
from kiosk.journeys.identifying import identify, say_who
from kiosk.scenes import Answer, FaceConsent, FaceEnd, Identify, StaffPin
from kiosk.settings import HOUSE, load
from kiosk.visit import Visit, Way
from tests.devices.scene import FaceScene
from tests.journeys.test_visit import Hall

PEOPLE = load_people(HOUSE / "config" / "people.toml")
PURPOSES = sorted(
    {
        getattr(import_module(f"kiosk.journeys.{module.name}"), "PURPOSE", "")
        for module in iter_modules(journeys.__path__)
    }
    - {""}
)
"""What journeys say they ask for the face for."""
WALKS_AWAY: dict[str, Reply | list[Reply]] = {
    "FaceConsent": Answer("window"),
    "FaceEnd": Answer("window"),
    "Guardian": Answer("window"),
}


def card_of(who: str, **otherwise: str) -> CardText:
    return replace(decode(PEOPLE[who].text), **otherwise)


class Alone(Hall):
    """A visit whose center answers nothing it is not asked, with a camera that nobody has turned on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.desk.away = False
        self.camera = FaceScene(folder)
        self.rack.face = self.camera.bay
        self.rack.reader = ReaderBay(NoCard)
        self.identifying.face_for = tuple(PURPOSES)

    def confirms(self, who: CardText | Holder, purpose: str = "print_certificate") -> list[str]:
        """What somebody sees who goes to the window at once: screens, and of FaceEnd why."""

        async def talk(visit: Visit) -> object:
            visit.person, visit.typed = (None, who) if isinstance(who, Holder) else (person_from(who), None)
            return await confirm_face(visit, purpose)

        assert self.play(WALKS_AWAY, talk) is Way.OUT
        told = [scene.why if isinstance(scene, FaceEnd) else type(scene).__name__ for scene in self.stage.seen]
        assert told.pop() == "window"
        return list(dict.fromkeys(told))


class NoCard:
    """A card reader on which nothing lies."""

    verified = False

    def status(self, deadline: float) -> ReaderStatus:
        return ReaderStatus(Health.ONLINE)

    def read(self, deadline: float) -> ReadResult:
        return ReadResult(Outcome.NOT_READY, CardDetail.NO_CARD)

    def close(self) -> None: ...


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Alone]:
    monkeypatch.setattr("tests.journeys.test_visit.run_virtually", asyncio.run)  # a bay's thread waits for no clock
    made = Alone(tmp_path)
    yield made
    assert made.camera.films == 0
    assert made.camera.bay.pid is None
    made.rack.reader.close()
    made.outbox.close()
    made.client.close()


# ---------------------------------------------------------------------------------- what for, and where


@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_site_says_which_journeys_ask_for_the_face(alone: Alone, purpose: str) -> None:
    assert alone.confirms(card_of("li"), purpose) == ["FaceConsent"]
    [asked] = [scene for scene in alone.stage.seen if isinstance(scene, FaceConsent)]
    assert asked.purpose == purpose
    alone.identifying.face_for = tuple({*PURPOSES} - {purpose})
    assert alone.confirms(card_of("li"), purpose) == ["off"]
    offered = next(scene for scene in alone.stage.seen if isinstance(scene, FaceEnd))
    assert (offered.ways, offered.retries) == (("staff", "code", "window"), 0), (
        "the other ways, at once and all of them"
    )


@pytest.mark.parametrize("who", ["li", "xu"])
def test_a_site_without_the_face_asks_nobody_for_it_nor_for_a_guardian(alone: Alone, who: str) -> None:
    alone.identifying.face_for = ()
    assert alone.confirms(card_of(who)) == ["off"]


def test_every_purpose_is_named_in_the_record_and_can_be_turned_on(tmp_path: Path) -> None:
    assert PURPOSES == ["file_application", "print_certificate", "take_ticket"]
    assert sorted(NAMED) == PURPOSES
    assert sorted(read_identity_plan(HOUSE / "config" / "hall").law.purposes) == PURPOSES
    assert set(load(HOUSE / "config" / "kiosk.toml", tmp_path).identity.face_for) <= {*PURPOSES}
    bare = Law(purposes={"take_ticket": "本厅取号"})
    assert [bare.purpose(name) for name in ("take_ticket", "file_application", "other")] == [
        "本厅取号", "申报前核对本人", "other",
    ]  # fmt: skip


# ------------------------------------------------------------------------------------- never in vain


def test_whoever_showed_a_code_is_not_asked_for_a_face_that_nothing_can_be_compared_with(alone: Alone) -> None:
    holder = Holder(number="990101199001010019", name="李示范")
    assert alone.confirms(holder) == ["FaceConsent"], "the hall may have their portrait"
    alone.identifying.desk.ways = IdentityWays(codes=True, portraits=False)
    assert alone.confirms(holder) == ["noPortrait"]
    alone.identifying.desk.ways = IdentityWays()
    alone.desk.away = True
    assert alone.confirms(holder) == ["noPortrait"]


def test_the_portrait_of_whoever_showed_a_code_is_sought_at_the_center(alone: Alone) -> None:
    sought: list[str] = []

    async def portrait(holder: Holder, purpose: str) -> bytearray:
        sought.append(holder.number)
        return bytearray()

    alone.identifying.desk.portrait = portrait  # type: ignore[method-assign]

    async def talk(visit: Visit) -> object:
        visit.typed = Holder(number="990101199001010019", name="李示范")
        return await confirm_face(visit, "print_certificate")

    script: dict[str, Reply | list[Reply]] = {"FaceConsent": Answer("agree"), "FaceEnd": Answer("window")}
    assert alone.play(script, talk) is Way.OUT
    assert sought == ["990101199001010019"]


def test_whoever_showed_a_code_is_not_asked_for_another(alone: Alone) -> None:
    async def talk(visit: Visit) -> object:
        visit.typed, visit.confirmed = Holder(number="990101199001010019", name="李示范"), "staff"
        return await identify(visit, "print_certificate"), visit.typed is not None, visit.confirmed

    assert alone.play({}, talk) == (Way.PASS, True, "staff")


def test_only_ways_that_can_be_gone_are_offered(alone: Alone) -> None:
    async def ways(visit: Visit) -> object:
        return other_ways(visit)

    assert alone.play({}, ways) == ("staff", "code", "window")
    alone.identifying.desk.ways = IdentityWays(codes=False, portraits=True)
    assert alone.play({}, ways) == ("staff", "window")
    alone.desk.away = True
    assert alone.play({}, ways) == ("window",), "a PIN is checked by the center"


# ------------------------------------------------------------------------------------- never of a child


@pytest.mark.parametrize(
    ("card", "first"),
    [
        (card_of("li"), "FaceConsent"),
        (card_of("xu"), "Guardian"),
        (card_of("xu", birth=""), "Guardian"),
        (card_of("xu", birth="19900101"), "Guardian"),
        (card_of("li", birth="20200101"), "Guardian"),
        (card_of("li", birth="无"), "FaceConsent"),
        (card_of("foreigner_old"), "FaceConsent"),
        (card_of("foreigner_old", birth=""), "noBirth"),
        (Holder(number="990101201403150137", name="许童样"), "Guardian"),
        (Holder(number="X1234567", name="样本"), "noBirth"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_whoever_may_be_a_child_is_treated_as_one(alone: Alone, card: CardText | Holder, first: str) -> None:
    """By the card and by the number in it, the younger of the two; where neither tells nobody's face is asked for."""
    assert alone.confirms(card) == [first]


# ------------------------------------------------------------------------------------ what staff are told


def test_what_does_not_fit_on_a_card_is_told_to_whoever_has_to_look_at_it(alone: Alone) -> None:
    async def talk(visit: Visit) -> object:
        visit.person = person_from(card_of("li", nation="88", sex="2"))
        return await confirmed_by_staff(visit, "print_certificate", Why.FACE)

    assert alone.play({"StaffPin": Answer("back")}, talk) is Way.BACK
    [asked] = [scene for scene in alone.stage.seen if isinstance(scene, StaffPin)]
    assert asked.doubts == ("sexDiffers", "nationUnknown")


# --------------------------------------------------------------------------------- a social-security card


class Cards:
    """A reader with one card after the other in it."""

    verified = False

    def __init__(self, *cards: SocialCard) -> None:
        self._cards = list(cards)

    def status(self, deadline: float) -> SocialStatus:
        return SocialStatus(Health.ONLINE, media=Media.NOT_PRESENT)

    def read(self, deadline: float) -> SocialResult:
        return SocialResult(Outcome.SUCCESS, card=self._cards.pop(0) if len(self._cards) > 1 else self._cards[0])

    def close(self) -> None: ...


def test_a_social_security_card_with_a_number_nobody_has_is_not_believed(alone: Alone) -> None:
    good = SocialCard(number="990101-19900101-0019", name="李示范" * 50)
    social = SocialBay(lambda: Cards(SocialCard(number="9" * 40), SocialCard(number="990101199001010010"), good))

    async def talk(visit: Visit) -> object:
        assert visit.rack.social is not None
        await visit.rack.social.look()
        way, holder = await say_who(visit), visit.sure_holder()
        return way, holder.number, len(holder.name)

    alone.rack.social = social
    assert alone.play({"Identify": None}, talk) == (Way.ON, "990101199001010019", 120)
    troubles = [scene.trouble for scene in alone.stage.seen if isinstance(scene, Identify)]
    assert troubles[-1] == "socialUnreadable"
    social.close()
