"""Names and numbers for simulated citizens and clerks: nobody's, with the unassigned region prefix 99."""

from __future__ import annotations

from kiosk.simulate.citizens import Citizen
from kiosk.simulate.dice import dice

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
"""GB 11643-1999: weights and check characters of the 18-character identity number."""

_FAMILIES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "甲乙丙丁戊己庚辛壬癸"
_A_YEAR_OF_THE_OLD = range(1938, 1965)
_A_YEAR_OF_THE_YOUNG = range(1970, 2007)


def identity_of(citizen: Citizen) -> str:
    """18 characters; born so that the age fits the citizen's priorities on any day of 2026."""
    draw = dice(0, "identity", citizen.place)
    years = _A_YEAR_OF_THE_OLD if "age60" in citizen.priorities else _A_YEAR_OF_THE_YOUNG
    region, serial = 990100 + citizen.place // 900, 100 + citizen.place % 900
    digits = f"{region}{draw.choice(years)}{draw.randint(1, 12):02d}{draw.randint(1, 28):02d}{serial}"
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return digits + _CHECKS[total % 11]


def name_of(place: int, kind: str = "citizen") -> str:
    draw = dice(0, "name", kind, place)
    return draw.choice(_FAMILIES) + draw.choice(_GIVEN) + draw.choice(_GIVEN)
