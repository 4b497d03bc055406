"""Checks of the numbers people carry. A failing check is a hint for a human; only a *typed* number is refused on it.

Places are never checked: region lists are incomplete and refuse real cards (devices.md §2 rule 1).
"""

from __future__ import annotations

import string
import unicodedata
from datetime import date
from enum import StrEnum

CITIZEN_LENGTH = 18
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OLDEST = 130
"""Years. Nobody alive was born earlier; a typed birth date before that is a slip of the finger."""
_DIGITS = frozenset(string.digits)
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class NumberFlaw(StrEnum):
    """What is wrong with a typed number, worst first; each is a sentence on the screen."""

    LENGTH = "length"
    CHARACTERS = "characters"
    BIRTH = "birth"
    CHECK = "check"


def tidy(typed: str) -> str:
    """The number as it is stored: blanks and hyphens gone, full-width forms folded, x as X."""
    folded = unicodedata.normalize("NFKC", typed).upper()
    return "".join(letter for letter in folded if not letter.isspace() and letter != "-")


def check_character(first: str) -> str:
    """The 18th character for 17 digits: GB 11643, ISO 7064 MOD 11-2. Raises ValueError for anything but 17 digits."""
    if len(first) != len(_WEIGHTS) or not _DIGITS.issuperset(first):
        raise ValueError("the check character is computed from exactly 17 digits")
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def number_holds(number: str) -> bool:
    """Does an 18-character number (resident, J and Y cards) carry the right check character?"""
    if len(number) != CITIZEN_LENGTH or not _DIGITS.issuperset(number[:17]):
        return False
    return number[17] == check_character(number[:17])


def birth_in(number: str) -> date | None:
    """The birth date inside an 18-character number, None when there is no such day."""
    return day_of(number[6:14]) if len(number) == CITIZEN_LENGTH else None


def day_of(text: str) -> date | None:
    """A date from YYYYMMDD, None when it is not one."""
    if len(text) != len("YYYYMMDD") or not _DIGITS.issuperset(text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def flaw_of(typed: str, today: date) -> NumberFlaw | None:
    """What keeps a typed 18-character number from being accepted, None when nothing does.

    The birth date is looked at before the check character, because it tells the citizen where to look.
    """
    number = tidy(typed)
    if len(number) != CITIZEN_LENGTH:
        return NumberFlaw.LENGTH
    if not _DIGITS.issuperset(number[:17]) or number[17] not in _CHECKS:
        return NumberFlaw.CHARACTERS
    born = birth_in(number)
    if born is None or born > today or born.year < today.year - _OLDEST:
        return NumberFlaw.BIRTH
    return None if number_holds(number) else NumberFlaw.CHECK


def old_foreigner_number_holds(number: str) -> bool:
    """Does the 15-character number of a 2017 foreigner card follow its 7-3-1 rule?

    A hint only: the published specimen CAN110081080319 fails it (devices.md §10.2), so nothing is refused on it.
    """
    values = _base36(number)
    if len(number) != 15 or values is None or values[14] > 9:
        return False
    return sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values[:14])) % 10 == values[14]


def _base36(text: str) -> list[int] | None:
    alphabet = string.digits + string.ascii_uppercase
    return [alphabet.index(letter) for letter in text] if set(alphabet).issuperset(text) else None


def credit_code_holds(code: str) -> bool:
    """Does an 18-character unified social credit code 统一社会信用代码 (GB 32100) carry the right check character?"""
    code = tidy(code)
    if len(code) != 18 or not set(_CREDIT_ALPHABET).issuperset(code):
        return False
    total = sum(_CREDIT_ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(code[:17]))
    return _CREDIT_ALPHABET[-total % 31] == code[17]
