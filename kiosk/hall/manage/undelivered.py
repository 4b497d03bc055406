"""What a kiosk could not hand to the center, in words for the hall's manager."""

from __future__ import annotations

from kiosk.center.contract.fees import CLOSINGS
from kiosk.center.contract.filing import ERASED
from kiosk.center.contract.identity import CHECKS, CONSENTS
from kiosk.center.contract.papers import OUTCOMES
from kiosk.center.contract.ratings import PAPER_RATINGS
from kiosk.center.contract.undelivered import SENSELESS, UNREADABLE, parse
from kiosk.hall.manage.lights import Light, Lit

ADOPT = "/v1/tickets/adopt"
WHAT = {
    ADOPT: "断网时给出的号，还没排进队",
    "/v1/tickets/settle": "号票打没打出来",
    "/v1/kiosks/me/events": "设备消息",
    CONSENTS: "刷脸同意记录",
    CHECKS: "刷脸核验记录",
    OUTCOMES: "证明打没打出来",
    ERASED: "草稿已经删除",
    CLOSINGS: "缴费单作废",
    PAPER_RATINGS: "对证明打印的评价",
}
_WHY = {SENSELESS: "中心看不懂，两边版本可能不一样", UNREADABLE: "这台机器自己也打不开了"}


def light(told: str) -> Lit:
    """Red when somebody holds a number that nobody will call, else yellow. `told` as the kiosk said it."""
    found = parse(told)
    lost = found is not None and found.path == ADOPT
    return Lit(light=Light.RED if lost else Light.YELLOW, why="有消息没送到中心")


def words(told: str) -> str:
    """What was refused, since when, why, and who can do something about it."""
    found = parse(told)
    if found is None:
        return f"没送到中心：{told}"
    what = WHAT.get(found.path, found.path)
    why = _WHY.get(found.why, f"中心没有收：{found.why}")
    since = f"{found.since.month} 月 {found.since.day} 日 {found.since:%H:%M} 起"
    return f"没送到中心：{what}（{since}，{why}）。请维护人员在这台机器上看 kiosk outbox list"
