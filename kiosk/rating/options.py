"""The national reason options: 40 in use, and the older codes that only still have to be understood.

Words and codes are those three independent public systems show alike (domain.md §3.3). Halls may switch one off and
choose which three of a level come first; nobody may add, change or delete one
(“未经允许不得在评价内容中添加或删除评价指标”).
The English words are ours. Of the older codes only the numbers are known, not the words.
"""

from __future__ import annotations

from collections.abc import Collection

from kiosk.center.contract.ratings import Level, RatingOption

VERSION = 2
"""`version`/`evaversion` of the set in use; the older codes were version 1."""

BASIC_OF_A_LEVEL = 3

_IN_USE: dict[Level, tuple[tuple[str, str, str], ...]] = {
    Level.VERY_SATISFIED: (
        ("510", "一窗受理一次办结", "One window, done in one visit"),
        ("511", "可以先受理后补材料", "Accepted first, papers could follow"),
        ("512", "不用提交证明", "No certificates needed"),
        ("513", "可以全程网上办理", "Can be done entirely online"),
        ("514", "可以使用手机办理", "Can be done on the phone"),
        ("515", "可以就近办理", "Can be done near home"),
        ("516", "无需材料直接办理", "No papers needed at all"),
        ("517", "服务热情效率高", "Friendly and efficient"),
    ),
    Level.SATISFIED: (
        ("406", "填写一张表单就可完成申报", "One form was enough"),
        ("407", "在线提交材料窗口核验", "Papers sent online, checked at the window"),
        ("408", "一张清单告知全部申报材料", "One list named all the papers"),
        ("409", "用告知承诺减免申报材料", "A declaration replaced papers"),
        ("410", "可以在线预约办理", "Appointments can be made online"),
        ("411", "跑大厅一次办完", "Done in one trip to the hall"),
        ("412", "可以使用自助机办理", "Can be done at a self-service machine"),
        ("413", "服务态度较好", "Good manner"),
    ),
    Level.BASICALLY_SATISFIED: (
        ("307", "一次性告知需要补正的材料", "Told once of every paper to correct"),
        ("308", "提供申报材料样本", "Samples of the papers were provided"),
        ("309", "在承诺的时间内办结", "Done within the promised time"),
        ("310", "办事指南指引准确", "The guide was accurate"),
        ("311", "按办事指南要求的材料即可办理", "The papers in the guide were enough"),
        ("312", "可以快递送达", "Can be delivered by courier"),
        ("313", "跑动次数与承诺的一致", "As many trips as promised"),
        ("314", "服务态度一般", "Manner was average"),
    ),
    Level.DISSATISFIED: (
        ("207", "没有提供材料样本", "No samples of the papers"),
        ("208", "没有提供材料清单", "No list of the papers"),
        ("209", "未在承诺时间内办结", "Not done within the promised time"),
        ("210", "同样内容的证明材料被要求多次提交", "The same proof was asked for several times"),
        ("211", "承诺网办但无法在线办理", "Promised online, but did not work online"),
        ("212", "在线预约办理后到实体大厅重复取号排队", "Had an appointment, had to queue again"),
        ("213", "窗口人员业务不熟练", "Staff did not know the work well"),
        ("214", "服务态度生硬", "Manner was curt"),
    ),
    Level.VERY_DISSATISFIED: (
        ("108", "在办事指南之外增加新的审批条件", "Conditions that are not in the guide"),
        ("109", "需提供办事指南之外的申报材料", "Papers that are not in the guide"),
        ("110", "无理由超过法定办理时间", "Over the legal time without a reason"),
        ("111", "办事指南提供样本有错", "The guide's sample was wrong"),
        ("112", "承诺在线收取申报材料实际无法收取", "Papers promised to be taken online were not"),
        ("113", "多头跑窗口和部门", "Sent between windows and departments"),
        ("114", "跑动次数与承诺的不一致", "More trips than promised"),
        ("115", "服务态度差效率低", "Poor manner and slow"),
    ),
}

_OLD: dict[Level, range] = {
    Level.VERY_DISSATISFIED: range(101, 108),
    Level.DISSATISFIED: range(201, 207),
    Level.BASICALLY_SATISFIED: range(301, 307),
    Level.SATISFIED: range(401, 406),
    Level.VERY_SATISFIED: range(501, 510),
}


def options(off: Collection[str] = (), basic: Collection[str] = ()) -> tuple[RatingOption, ...]:
    """Every option ever, best level first; of a level the basic three first, then the extended, then those off.

    `off` are codes this hall does not offer; `basic` those it shows first (a level not mentioned shows its first three
    that are on). ValueError when a code is not one of the 40, or a level has not exactly three basic ones.
    """
    strange = {*off, *basic} - {code for level in Level for code, _, _ in _IN_USE[level]}
    if strange:
        raise ValueError(f"no option in use has the code {', '.join(sorted(strange))}")
    return tuple(option for level in Level for option in _of_level(level, off, basic))


def _of_level(level: Level, off: Collection[str], basic: Collection[str]) -> list[RatingOption]:
    on = [code for code, _, _ in _IN_USE[level] if code not in off]
    first = [code for code in on if code in basic] or on[:BASIC_OF_A_LEVEL]
    if len(first) != BASIC_OF_A_LEVEL:
        raise ValueError(f"{level.value} needs {BASIC_OF_A_LEVEL} basic options that are on, not {len(first)}")
    found = [
        RatingOption(code=code, name=name, name_en=english, level=level, using=code in on, extended=code not in first)
        for code, name, english in _IN_USE[level]
    ]
    found.sort(key=lambda option: (not option.using, option.extended))  # stable: the official order within each
    return found + [RatingOption(code=str(code), name="", level=level, using=False) for code in _OLD[level]]


def misfits(level: Level, reasons: Collection[str], offered: Collection[RatingOption]) -> list[str]:
    """Codes that are not options offered for this level."""
    fitting = {option.code for option in offered if option.level is level and option.using}
    return [code for code in reasons if code not in fitting]
