"""The driver for social-security cards in a PC/SC reader: choose the application, read two files, take them apart."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from drivers.contract.social_card import SocialCard, SocialDetail, SocialResult, SocialStatus
from drivers.contract.words import Health, Outcome, Remedy
from drivers.social_card.channel import CardTrouble, Channel, read_record, select_application, select_file
from drivers.social_card.pyscard_channel import open_channel, reader_names
from drivers.social_card.templates import BELIEVED, load_layout

_OUTCOMES = {
    SocialDetail.REMOVED: Outcome.USER_ERROR,
    SocialDetail.GARBAGE: Outcome.INVALID_DATA,
    SocialDetail.READ_FAILED: Outcome.INVALID_DATA,
}
_NO_RECORD = frozenset({0x6A83, 0x6A82, 0x6A88})
"""Record, file, or referenced data not found: cards of some cities lack some fields."""


class PcscSocialCardReader:
    """`pcsc:` is the first reader, `pcsc:NAME` the one whose name holds NAME. Never run on a real card.

    A card whose application cannot be chosen is told as UNKNOWN_KIND; so are, until somebody describes theirs,
    third-generation cards. Nothing here needs or asks for a PIN.
    """

    verified = False

    def __init__(
        self,
        address: str = "pcsc:",
        layout: Path = BELIEVED,
        opener: Callable[[str], Channel] = open_channel,
        names: Callable[[], list[str]] = reader_names,
    ) -> None:
        """Raises ValueError for an address or a file of templates that makes no sense."""
        scheme, colon, self._wanted = address.partition(":")
        if scheme != "pcsc" or not colon:
            raise ValueError(f"a PC/SC reader is pcsc: or pcsc:NAME, not {address!r}")
        self._layout = load_layout(layout)
        self._opener, self._names = opener, names

    def status(self, deadline: float) -> SocialStatus:
        """Is there a reader? Whether a card is in it shows at `read`."""
        try:
            names = self._names()
        except CardTrouble as trouble:
            return SocialStatus(Health.OFFLINE, trouble.detail, Remedy.CONFIGURE, trouble.words)
        if any(self._wanted in name for name in names):
            return SocialStatus(Health.ONLINE)
        return SocialStatus(Health.NO_DEVICE, SocialDetail.NO_READER, Remedy.MAINTAIN, f"readers: {', '.join(names)}")

    def read(self, deadline: float) -> SocialResult:
        """TIMEOUT is noticed between two commands: PC/SC lets nobody break one off (a card answers in milliseconds)."""
        began = time.monotonic()
        try:
            result = self._read(began + deadline)
        except CardTrouble as trouble:
            result = SocialResult(_OUTCOMES.get(trouble.detail, Outcome.NOT_READY), trouble.detail)
        return replace(result, seconds=time.monotonic() - began)

    def close(self) -> None:
        """Nothing is held between two cards."""

    def _read(self, ends: float) -> SocialResult:
        channel = self._opener(self._wanted)
        try:
            chosen = select_application(channel, self._layout.aid)
            if not chosen.good:
                return SocialResult(Outcome.INVALID_DATA, SocialDetail.UNKNOWN_KIND, sw=chosen.sw)
            records = self._records(channel, ends)
        finally:
            channel.close()
        if isinstance(records, SocialResult):
            return records
        card = self._card(records)
        if not card.number:
            return SocialResult(Outcome.INVALID_DATA, SocialDetail.GARBAGE, card)
        return SocialResult(Outcome.SUCCESS, card=card)

    def _records(self, channel: Channel, ends: float) -> dict[str, bytes] | SocialResult:
        """Every record the templates name, by its place; or how it ended before."""
        records: dict[str, bytes] = {}
        chosen = ""
        for template in self._layout.templates:
            if time.monotonic() >= ends:
                return SocialResult(Outcome.TIMEOUT)
            if template.place in records:
                continue
            if template.file != chosen:
                chosen, answer = template.file, select_file(channel, template.file)
                if not answer.good:
                    return SocialResult(Outcome.INVALID_DATA, SocialDetail.UNKNOWN_KIND, sw=answer.sw)
            answer = read_record(channel, template.tag, self._layout.by)
            if answer.good:
                records[template.place] = answer.data
            elif answer.sw not in _NO_RECORD:
                return SocialResult(Outcome.INVALID_DATA, SocialDetail.READ_FAILED, sw=answer.sw)
        return records

    def _card(self, records: dict[str, bytes]) -> SocialCard:
        texts: dict[str, Any] = {}
        for template in self._layout.templates:
            if template.place in records:
                try:
                    texts[template.field] = template.text(records[template.place])
                except ValueError:  # another city's way to write it: the bytes stay in `raw`
                    continue
        return replace(SocialCard(raw=records), **texts)
