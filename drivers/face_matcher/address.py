"""A matcher's address as the configuration writes it: `name=value;name=value`."""

from __future__ import annotations

from collections.abc import Collection


def parts(address: str, known: Collection[str]) -> dict[str, str]:
    """`models=assets/models;threads=2` → its names and values. Raises ValueError, naming what is known."""
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in address.split(";"))):
        name, equals, value = part.partition("=")
        if not equals or not value or name not in known:
            raise ValueError(f"a face matcher's address is NAME=VALUE;…, not {part!r}; known: {', '.join(known)}")
        if name in found:
            raise ValueError(f"a face matcher's address names {name} twice")
        found[name] = value
    return found
