"""The driver for social-security cards in a PC/SC reader. Never run on a real card."""

from __future__ import annotations

from collections.abc import Callable

from drivers.contract.social_card import SocialDetail, SocialResult, SocialStatus
from drivers.contract.words import Health, Media, Remedy
from drivers.social_card.channel import CardTrouble, Channel
from drivers.social_card.pyscard_channel import media_in, open_channel, reader_names
from drivers.social_card.reading import read_card
from drivers.social_card.templates import with_layout


class PcscSocialCardReader:
    """`pcsc:` is the first reader, `pcsc:NAME` the one whose name holds NAME; `?records=/PATH.toml` behind either names
    the file of a city that writes its cards another way."""

    verified = False

    def __init__(
        self,
        address: str = "pcsc:",
        opener: Callable[[str], Channel] = open_channel,
        names: Callable[[], list[str]] = reader_names,
        media: Callable[[str], Media] = media_in,
    ) -> None:
        """Raises ValueError for an address or a file of templates that makes no sense."""
        place, self._layout = with_layout(address)
        scheme, colon, self._wanted = place.partition(":")
        if scheme != "pcsc" or not colon:
            raise ValueError(f"a PC/SC reader is pcsc: or pcsc:NAME, not {address!r}")
        self._opener, self._names, self._media = opener, names, media

    def status(self, deadline: float) -> SocialStatus:
        """Is there a reader, and a card in it?"""
        try:
            names = self._names()
        except CardTrouble as trouble:
            return SocialStatus(Health.OFFLINE, trouble.detail, Remedy.CONFIGURE, trouble.words)
        name = next((name for name in names if self._wanted in name), None)
        if name is None:
            words = f"readers: {', '.join(names)}"
            return SocialStatus(Health.NO_DEVICE, SocialDetail.NO_READER, Remedy.MAINTAIN, words)
        return SocialStatus(Health.ONLINE, media=self._media(name))

    def read(self, deadline: float) -> SocialResult:
        """PC/SC lets nobody break a command off (a card answers in milliseconds)."""
        return read_card(lambda: self._opener(self._wanted), self._layout, deadline)

    def close(self) -> None:
        """Nothing is held between two cards."""
