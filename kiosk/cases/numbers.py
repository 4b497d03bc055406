"""What a case is called: 办件编号 = 区划 6 + 受理点 4 + yyyymmdd + serial 5 + check digit (24 digits).

There is no national layout (GB/T 39046 allows any text up to 50). The last 14 digits are unique within a center by
themselves: that is what a citizen types. The check digit is ISO 7064 MOD 11,10: it finds every single wrong digit and
nearly every swapped pair.
"""

from __future__ import annotations

from datetime import date

SHORT = 14
"""Digits a citizen has to type: day, serial, check digit."""
LAST_SERIAL = 99_999
_SHORT_GROUPS = (4, 4, 3, 3)
_WHOLE_GROUPS = (6, 4, *_SHORT_GROUPS)
"""District, site, then as the short number: year, day, serial and check digit."""


def number(district: str, site: str, day: date, serial: int) -> str:
    """ValueError when the parts are not 6 and 4 digits, or the day's serials are used up."""
    place = district + site
    if not (len(district) == 6 and len(site) == 4 and place.isascii() and place.isdecimal()):
        raise ValueError(f"a district has 6 digits and a site 4, not {district!r} and {site!r}")
    if not 1 <= serial <= LAST_SERIAL:
        raise ValueError(f"serial {serial}: a day has {LAST_SERIAL} case numbers")
    short = f"{day:%Y%m%d}{serial:05d}"
    return f"{place}{short}{check_digit(short)}"


def short(typed: str) -> str | None:
    """The 14 digits of a number as it was typed, in whole or its end; None when it cannot be one."""
    digits = "".join(typed.split())
    if not digits.isdecimal() or not digits.isascii() or len(digits) not in (SHORT, 24):
        return None
    end = digits[-SHORT:]
    return end if end[-1] == check_digit(end[:-1]) else None


def grouped(number: str) -> str:
    """As people read it aloud, whole or as far as it is typed: the 14 digits as 2026 1120 000 013, all 24 with the
    place before them."""
    groups = _WHOLE_GROUPS if len(number) == sum(_WHOLE_GROUPS) else _SHORT_GROUPS
    ends = [sum(groups[: place + 1]) for place in range(len(groups))]
    parts = [number[end - length : end] for end, length in zip(ends, groups, strict=True)]
    return " ".join(part for part in parts if part)


def check_digit(digits: str) -> str:
    """ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swapped pair."""
    rest = 10
    for digit in digits:
        rest = ((int(digit) + rest) % 10 or 10) * 2 % 11
    return str((11 - rest) % 10)
