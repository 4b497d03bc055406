"""The exchange record of one rating, in the platforms' own field names, irregular spellings theirs (domain.md §3.4).

Of the citizen it holds nothing but the rating: this hall does not give names and numbers on with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from kiosk.center.contract.ratings import Channel, Level
from kiosk.rating.exchange.dialect import Dialect

_CHINA = timezone(timedelta(hours=8))
NO_REASON = "未选择原因"
FINISHED = "3"
"""`proStatus` 已完结."""


@dataclass(frozen=True, slots=True)
class Sender:
    """What a platform wants to know of the hall; assigned by the platform."""

    data_source: str = ""
    """Three digits."""
    area_code: str = ""
    dept_code: str = ""
    """统一社会信用代码, 18 characters."""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One rating, in neutral words."""

    project: str
    """办件编号; the service's own id as long as no case system gives one."""
    task_code: str
    task_name: str
    clerk: str
    accepted_at: datetime
    level: Level
    reasons: Sequence[str]
    text: str
    channel: Channel
    at: datetime
    assess_number: int
    is_default: bool
    effective: bool
    options_version: int
    rectification: str = ""
    answer: str = ""


def record(told: Told, dialect: Dialect, sender: Sender) -> dict[str, str]:
    """Untold when the platform knows no such channel."""
    return {
        "projectNo": told.project,
        "taskCode": told.task_code,
        "taskName": told.task_name,
        "areaCode": sender.area_code,
        "deptCode": sender.dept_code,
        "proDepart": sender.department,
        "proManager": told.clerk,
        "proStatus": FINISHED,
        "acceptDate": _stamp(told.accepted_at),
        "pf": str(dialect.channel(told.channel)),
        "satisfaction": str(dialect.level(told.level)),
        "evalDetail": ",".join(told.reasons) or (NO_REASON if told.level.bad else ""),
        "writingEvaluation": told.text,
        "assessTime": _stamp(told.at),
        "assessNumber": str(told.assess_number),
        "rectification": told.rectification,
        "answer": told.answer,
        "effectivEvalua": str(int(told.effective)),
        "isprotion": str(int(told.is_default)),
        "dataSource": sender.data_source,
        "evaversion": str(told.options_version),
    }


@dataclass(frozen=True, slots=True)
class Received:
    """What a record of another system says, in neutral words."""

    project: str
    level: Level
    reasons: tuple[str, ...]
    text: str
    channel: Channel
    at: datetime
    assess_number: int
    is_default: bool


def read(fields: dict[str, str], dialect: Dialect) -> Received:
    """Untold when a number has no word in this dialect; KeyError or ValueError when the record is not one."""
    detail = fields.get("evalDetail", "")
    return Received(
        project=fields["projectNo"],
        level=dialect.read_level(fields["satisfaction"]),
        reasons=tuple(code for code in detail.split(",") if code and code != NO_REASON),
        text=fields.get("writingEvaluation", ""),
        channel=dialect.read_channel(fields["pf"]),
        at=datetime.strptime(fields["assessTime"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=_CHINA),
        assess_number=int(fields.get("assessNumber", "1")),
        is_default=fields.get("isprotion", "0") == "1",
    )


def _stamp(moment: datetime) -> str:
    return moment.astimezone(_CHINA).strftime("%Y-%m-%d %H:%M:%S")
