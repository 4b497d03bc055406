"""Blind indexes of identity numbers: stores of earlier versions are full of them, so their bytes never change."""

from __future__ import annotations

import pytest

from kiosk.center.contract import Holder
from kiosk.hall.cases import files
from kiosk.hall.fees import orders
from kiosk.hall.identity.office import mark as face_mark
from kiosk.hall.identity.office import year_mark
from kiosk.hall.papers import issuing
from kiosk.hall.sealing import Seal

SEAL = Seal(bytes(range(64)))
TYPED = " 990101 19900101001x"
HOLDER = Holder(kind="typed", number=TYPED)


@pytest.mark.parametrize(
    ("marked", "as_ever"),
    [
        (SEAL.mark(TYPED), "3c6acacb83475a1e06706093e5b8d184"),
        (files.mark(SEAL, TYPED), "02c27fcf03f9853b04665d24ad719b1d"),
        (orders.whose(SEAL, HOLDER), "216904600f2e22b4b89f215ef166ac42"),
        (issuing.mark(SEAL, HOLDER), "7eb76ecb260af9366d49d6239200b217"),
        (face_mark(SEAL, HOLDER), "b10f7a46d232aa0b9989f4d1e9a4be15"),
        (year_mark(SEAL, HOLDER, 2026), "be863ee3c27e2072a2b4a6c3bda6cb4d"),
    ],
    ids=["ticket", "case", "fee", "paper", "face", "year"],
)
def test_whoever_was_marked_by_an_earlier_version_is_found_again(marked: str, as_ever: str) -> None:
    assert marked == as_ever
