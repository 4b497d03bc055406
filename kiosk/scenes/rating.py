"""Ratings 好差评: five levels, the reasons of a bad one, and thanks. Nothing in them says who rates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RateVisit:
    """How was it? It opens by itself after a paper, nothing is chosen, and whoever does not want to leaves with one
    touch. Answers: rate (a Level of the center contract), leave."""

    name: str
    """What was done here: the paper's kind."""
    name_en: str
    stays: int
    """Seconds without a touch after which it goes by itself: not rated."""


@dataclass(frozen=True, slots=True)
class ReasonCard:
    """One official reason; its words may not be changed."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class RateReasons:
    """Why not content? Any number of reasons, or none. Answers: send (codes), back (to the five levels)."""

    level: str
    """A Level of the center contract: one of the two bad ones."""
    reasons: tuple[ReasonCard, ...]
    stays: int
    """Seconds without a touch after which the rating goes as it is."""


@dataclass(frozen=True, slots=True)
class RateThanks:
    """It was taken. `away`: it is kept here and goes to the center later. Answers: done."""

    level: str
    away: bool
    stays: int
