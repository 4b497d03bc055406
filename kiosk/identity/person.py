"""The person on a card. Nothing a card says is refused here: what looks odd becomes a `Doubt` for a human.

A `Person` hides everything from `repr`, so that no log line and no traceback can name a citizen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drivers.contract import CardText
from kiosk.center.contract import Holder
from kiosk.identity import masking
from kiosk.identity.nations import NATIONS, nation_name
from kiosk.identity.numbers import birth_in, day_of, number_holds, old_foreigner_number_holds, tidy

LONG_TERM = "长期"


class Kind(StrEnum):
    """The kinds of card the center tells apart (`Holder.kind`)."""

    RESIDENT = "resident"
    HKMT = "hkmt"
    FOREIGNER = "foreigner"


class Validity(StrEnum):
    """Does the card count on a day?"""

    VALID = "valid"
    EXPIRED = "expired"
    NOT_YET = "notYet"
    UNKNOWN = "unknown"


class Doubt(StrEnum):
    """Something on the card that does not fit; for a member of staff to look at, never a reason to turn away."""

    NUMBER_CHECK = "numberCheck"
    BIRTH_UNREADABLE = "birthUnreadable"
    BIRTH_DIFFERS = "birthDiffers"
    SEX_UNKNOWN = "sexUnknown"
    SEX_DIFFERS = "sexDiffers"
    NATION_UNKNOWN = "nationUnknown"
    VALIDITY_UNREADABLE = "validityUnreadable"
    TEXT_DAMAGED = "textDamaged"


_KINDS = {" ": Kind.RESIDENT, "J": Kind.HKMT, "I": Kind.FOREIGNER, "Y": Kind.FOREIGNER}


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """A citizen as their card tells it. Codes (sex, nation, nationality) are the raw ones of the card.

    `valid_to` is None for 长期 and for a date that cannot be read; `long_term` tells the two apart.
    """

    kind: Kind
    number: str
    name: str
    name_latin: str
    sex: str
    nation: str
    nationality: str
    birth: date | None
    address: str
    newest_address: str
    authority: str
    valid_from: date | None
    valid_to: date | None
    long_term: bool
    pass_number: str
    management_number: str
    warnings: tuple[Doubt, ...]

    def __repr__(self) -> str:
        return "Person(hidden)"

    @property
    def public_name(self) -> str:
        """As public screens show it: 李*."""
        return masking.public_name(self.name or self.name_latin)

    @property
    def nation_name(self) -> str:
        return nation_name(self.nation)

    def age(self, on: date) -> int | None:
        """Full years on a day, None when the birth date cannot be read."""
        if self.birth is None:
            return None
        return on.year - self.birth.year - ((on.month, on.day) < (self.birth.month, self.birth.day))

    def under(self, years: int, on: date) -> bool | None:
        """Not yet so many years old? None when the birth date cannot be read: ask a human."""
        age = self.age(on)
        return None if age is None else age < years

    def validity(self, on: date) -> Validity:
        """First and last day count. UNKNOWN when the dates that decide cannot be read or contradict each other."""
        begins, ends = self.valid_from, date.max if self.long_term else self.valid_to
        if begins and ends and begins > ends:
            return Validity.UNKNOWN
        if ends and on > ends:
            return Validity.EXPIRED
        if begins and on < begins:
            return Validity.NOT_YET
        return Validity.VALID if begins and ends else Validity.UNKNOWN

    @property
    def misread(self) -> bool:
        """Number and birth date disagree in every way: more likely a damaged reading (the wire is guarded by one XOR
        byte) than a card."""
        return {Doubt.NUMBER_CHECK, Doubt.BIRTH_DIFFERS} <= set(self.warnings)

    def believed(self, doubted: str) -> bool:
        """Whether this reading counts: one that looks misread does when the reading `doubted` last named the same."""
        return not self.misread or self.number == doubted

    def holder(self) -> Holder:
        """Who a ticket is for, in the words of the center."""
        return Holder(kind=self.kind.value, number=self.number, name=self.name or self.name_latin)


def person_from(card: CardText) -> Person:
    """The person on a card. Raises ValueError for an unknown kind of card and for a card without a number: the
    reader's driver reports both as trouble, so neither gets here."""
    if card.kind not in _KINDS:
        raise ValueError(f"no layout is known for a card of kind {card.kind!r}")
    if not card.number:
        raise ValueError("a card without a number identifies nobody")
    return Person(
        kind=_KINDS[card.kind],
        number=tidy(card.number),
        name=card.name,
        name_latin=card.name_latin,
        sex=card.sex,
        nation=card.nation,
        nationality=card.nationality,
        birth=day_of(card.birth),
        address=card.address,
        newest_address=card.newest_address,
        authority=card.authority,
        valid_from=day_of(card.valid_from),
        valid_to=day_of(card.valid_to),
        long_term=card.valid_to == LONG_TERM,
        pass_number=card.pass_number,
        management_number=card.management_number,
        warnings=tuple(_doubts(card)),
    )


def typed_holder(number: str) -> Holder:
    """Who a ticket is for when the number was typed. Check it with `numbers.flaw_of` first."""
    return Holder(kind="typed", number=tidy(number))


def _doubts(card: CardText) -> Iterator[Doubt]:
    number, born = tidy(card.number), day_of(card.birth)
    if not (old_foreigner_number_holds(number) if card.kind == "I" else number_holds(number)):
        yield Doubt.NUMBER_CHECK
    if born is None:
        yield Doubt.BIRTH_UNREADABLE
    elif card.kind != "I" and birth_in(number) != born:
        yield Doubt.BIRTH_DIFFERS
    if card.sex not in ("0", "1", "2", "9"):
        yield Doubt.SEX_UNKNOWN
    elif card.kind == " " and card.sex in ("1", "2") and _sex_in(number) not in (None, card.sex):
        yield Doubt.SEX_DIFFERS
    if card.kind == " " and card.nation not in NATIONS:
        yield Doubt.NATION_UNKNOWN
    if day_of(card.valid_from) is None or (card.valid_to != LONG_TERM and day_of(card.valid_to) is None):
        yield Doubt.VALIDITY_UNREADABLE
    if any("\N{REPLACEMENT CHARACTER}" in text for text in (card.name, card.name_latin, card.number, card.address)):
        yield Doubt.TEXT_DAMAGED


def _sex_in(number: str) -> str | None:
    """The sex code that the 17th digit tells: odd is male, even is female."""
    if len(number) != 18 or not number[16].isdigit():
        return None
    return "1" if int(number[16]) % 2 else "2"
