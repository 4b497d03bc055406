"""Twelve digits on a slip: eleven at random, and one that checks them (ISO/IEC 7064 MOD 11,10, as on identity papers:
every wrong digit and nearly every swapped pair is found)."""

from __future__ import annotations

import secrets

from kiosk.cases.numbers import check_digit

_RANDOM = 11


def fresh_code() -> str:
    digits = "".join(secrets.choice("0123456789") for _ in range(_RANDOM))
    return digits + check_digit(digits)


def in_groups(code: str) -> str:
    """As people read it aloud: 2026 1120 0016."""
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))


def sound(code: str) -> bool:
    """Can this be a code at all?"""
    digits = code.isascii() and code.isdecimal() and len(code) == _RANDOM + 1
    return digits and check_digit(code[:-1]) == code[-1]
