"""A `Channel` through PC/SC with pyscard, an optional part of the installation (`pip install bianmin-kiosk[pcsc]`)."""

from __future__ import annotations

import contextlib
from importlib import import_module
from typing import Any

from drivers.contract.social_card import SocialDetail
from drivers.contract.words import Media
from drivers.social_card.channel import CardTrouble


def reader_names() -> list[str]:
    """The PC/SC readers that are plugged in. Raises CardTrouble when PC/SC itself cannot be asked."""
    return [str(reader) for reader in _readers()]


def open_channel(wanted: str) -> PyscardChannel:
    """The card in the first reader whose name holds `wanted` (any reader for ""). Raises CardTrouble."""
    reader = next((reader for reader in _readers() if wanted in str(reader)), None)
    if reader is None:
        raise CardTrouble(SocialDetail.NO_READER, f"no PC/SC reader is called like {wanted!r}" if wanted else "")
    connection = reader.createConnection()
    faults = import_module("smartcard.Exceptions")
    try:
        connection.connect()
    except faults.NoCardException:
        raise CardTrouble(SocialDetail.NO_CARD) from None
    except faults.SmartcardException as refused:
        raise CardTrouble(SocialDetail.READ_FAILED, str(refused)) from refused
    return PyscardChannel(connection, faults)


def media_in(name: str) -> Media:
    """Is a card in the reader of this very name? Asked without powering it up."""
    try:
        scard = import_module("smartcard.scard")
    except ImportError:
        return Media.UNKNOWN
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    failed, states = scard.SCardGetStatusChange(context, 0, [(name, scard.SCARD_STATE_UNAWARE)])
    scard.SCardReleaseContext(context)
    if failed or not states:
        return Media.UNKNOWN
    return Media.PRESENT if states[0][1] & scard.SCARD_STATE_PRESENT else Media.NOT_PRESENT


def _readers() -> list[Any]:
    try:
        system, faults = import_module("smartcard.System"), import_module("smartcard.pcsc.PCSCExceptions")
    except ImportError as missing:  # pyscard, or the system's libpcsclite under it
        raise CardTrouble(SocialDetail.NO_SOFTWARE, f"PC/SC for Python is not installed: {missing}") from None
    try:
        return list(system.readers())
    except faults.BaseSCardException as silent:
        raise CardTrouble(SocialDetail.NO_SOFTWARE, f"the PC/SC service does not answer: {silent}") from None


class PyscardChannel:
    def __init__(self, connection: Any, faults: Any) -> None:
        self._connection, self._faults = connection, faults

    def transmit(self, apdu: bytes) -> bytes:
        try:
            data, sw1, sw2 = self._connection.transmit(list(apdu))
        except self._faults.SmartcardException as gone:
            raise CardTrouble(SocialDetail.REMOVED, str(gone)) from None
        return bytes([*data, sw1, sw2])

    def close(self) -> None:
        with contextlib.suppress(self._faults.SmartcardException):
            self._connection.disconnect()
