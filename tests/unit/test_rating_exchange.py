"""The numbers of the platforms, which contradict one another, both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.center.contract import HandleType
from kiosk.center.contract.ratings import Channel, Level
from kiosk.queueing.hours import CHINA
from kiosk.rating.exchange import DIALECTS, GBT39046, NATIONAL, ZHEJIANG, Dialect, Untold
from kiosk.rating.exchange.legacy import read_four_levels
from kiosk.rating.exchange.record import Sender, Told, read, record

TOLD = Told(
    project="p-1",
    task_code="weijian-001",
    task_name="公共场所卫生许可",
    clerk="工号07",
    accepted_at=datetime(2026, 10, 12, 9, 30, tzinfo=CHINA),
    level=Level.DISSATISFIED,
    reasons=("213", "214"),
    text="等了很久",
    channel=Channel.TABLET,
    at=datetime(2026, 10, 12, 9, 45, 7, tzinfo=CHINA),
    assess_number=1,
    is_default=False,
    effective=True,
    options_version=2,
)


def test_the_nation_counts_five_for_the_best_and_the_standard_one() -> None:
    assert [NATIONAL.level(level) for level in Level] == [5, 4, 3, 2, 1]
    assert [GBT39046.level(level) for level in Level] == [1, 2, 3, 4, 5]
    assert NATIONAL.read_level(2) is GBT39046.read_level(4) is Level.DISSATISFIED


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=lambda dialect: dialect.name)
def test_every_word_a_platform_has_comes_back_as_it_went(dialect: Dialect) -> None:
    for level in Level:
        assert dialect.read_level(str(dialect.level(level))) is level
    for kind in HandleType:
        assert dialect.read_handle_type(dialect.handle_type(kind)) is kind
    for number, channel in dialect.back.items():
        assert dialect.channel(channel) == number
        assert dialect.read_channel(number) is channel


def test_the_zhejiang_type_swaps_two_channels_and_two_handle_types() -> None:
    assert (NATIONAL.channel(Channel.TELEPHONE), NATIONAL.channel(Channel.SMS)) == (6, 7)
    assert (ZHEJIANG.channel(Channel.SMS), ZHEJIANG.channel(Channel.DEFAULT)) == (6, 7)
    assert NATIONAL.read_channel("7") is Channel.SMS
    assert ZHEJIANG.read_channel("7") is Channel.DEFAULT
    assert [NATIONAL.handle_type(kind) for kind in HandleType] == [1, 2, 9]
    assert [ZHEJIANG.handle_type(kind) for kind in HandleType] == [2, 1, 9]


def test_a_keypad_and_a_kiosk_are_both_other_devices_of_the_hall() -> None:
    assert NATIONAL.channel(Channel.KEYPAD) == NATIONAL.channel(Channel.KIOSK) == 5
    assert NATIONAL.channel(Channel.TABLET) == 4


def test_a_channel_a_platform_does_not_know_is_refused_not_guessed() -> None:
    with pytest.raises(Untold, match="telephone"):
        ZHEJIANG.channel(Channel.TELEPHONE)
    for dialect in (NATIONAL, GBT39046):
        with pytest.raises(Untold, match="default"):
            dialect.channel(Channel.DEFAULT)


@pytest.mark.parametrize("code", ["0", "6", "", "-1", "5.0", "五", "²", "  5"])
def test_a_number_that_is_no_level_is_refused(code: str) -> None:
    with pytest.raises(Untold, match="satisfaction"):
        NATIONAL.read_level(code)


def test_two_levels_cannot_share_a_number() -> None:
    with pytest.raises(ValueError, match="two levels"):
        replace(NATIONAL, levels=dict(NATIONAL.levels) | {Level.SATISFIED: 5})


def test_old_four_level_words_can_be_read_and_no_others() -> None:
    assert read_four_levels("一般") is Level.BASICALLY_SATISFIED
    assert read_four_levels(" 不满意 ") is Level.DISSATISFIED
    with pytest.raises(Untold):
        read_four_levels("非常不满意")


def test_a_record_has_the_platforms_own_fields_and_no_citizen() -> None:
    fields = record(TOLD, NATIONAL, Sender(data_source="133", area_code="990101"))
    assert fields["satisfaction"] == "2"
    assert fields["pf"] == "4"
    assert fields["evalDetail"] == "213,214"
    assert fields["assessTime"] == "2026-10-12 09:45:07"
    assert (fields["assessNumber"], fields["isprotion"], fields["effectivEvalua"]) == ("1", "0", "1")
    assert fields["dataSource"] == "133"
    assert not {"userName", "certKey", "certKeyGOV", "mobile", "handleUserName", "handleUserPageCode"} & set(fields)


def test_a_bad_rating_without_a_reason_says_so_and_a_good_one_says_nothing() -> None:
    assert record(replace(TOLD, reasons=()), NATIONAL, Sender())["evalDetail"] == "未选择原因"
    good = replace(TOLD, level=Level.SATISFIED, reasons=())
    assert record(good, NATIONAL, Sender())["evalDetail"] == ""


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("reasons", [(), ("213",), ("213", "214")])
def test_a_record_reads_back_as_the_rating_it_was(dialect: Dialect, reasons: tuple[str, ...]) -> None:
    back = read(record(replace(TOLD, reasons=reasons), dialect, Sender()), dialect)
    assert (back.level, back.reasons, back.text, back.channel) == (TOLD.level, reasons, TOLD.text, TOLD.channel)
    assert (back.at, back.assess_number, back.is_default, back.project) == (TOLD.at, 1, False, "p-1")
