"""The managers' doors of ratings: see `kiosk.center.contract.rating_desk` for the words. No clerk comes in here."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Depends, Query, Request
from fastapi.responses import Response

from kiosk.center.contract.rating_desk import (
    Appeal,
    AppealRequest,
    Decision,
    Figures,
    FollowUp,
    FollowUpList,
    FollowUpState,
    RatingList,
    Step,
    StepRefusal,
    SuspicionList,
)
from kiosk.hall.answers import reply
from kiosk.hall.asked import intent_of, send_unkept, write
from kiosk.hall.rating import counting, following, reading
from kiosk.hall.rating.doors import Days, days, look, office_of
from kiosk.hall.rating.reading import Wanted
from kiosk.hall.routes import HexId, Key
from kiosk.hall.staff import Manager

router = APIRouter(prefix="/v1/ratings", tags=["ratings, for managers"])

Span = Annotated[Days, Depends(days)]
_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": StepRefusal}}


@router.get("", response_model=RatingList, summary="Ratings, newest first")
async def ratings(
    request: Request,
    _manager: Manager,
    span: Span,
    window: Annotated[str, Query(max_length=6)] = "",
    bad: bool = False,
    before: Annotated[str, Query(max_length=24)] = "",
) -> Response:
    office, wanted = office_of(request), Wanted(span.since, span.until, window, bad, before)
    return send_unkept(reply(200, await look(request, lambda view: reading.listed(view, office, wanted))))


@router.get("/figures", response_model=Figures, summary="Satisfaction, answers to bad ratings, odd patterns")
async def figures(
    request: Request,
    _manager: Manager,
    span: Span,
    by: Literal["window", "clerk", "item", "day", "hour"] = "window",
) -> Response:
    return send_unkept(reply(200, await look(request, lambda view: counting.figures(view, span.since, span.until, by))))


@router.get("/suspicions", response_model=SuspicionList, summary="Odd patterns, newest first")
async def suspicions(
    request: Request, _manager: Manager, span: Span, before: Annotated[int, Query(ge=0, lt=2**63)] = 0
) -> Response:
    return send_unkept(reply(200, await look(request, lambda view: reading.odd(view, span.since, span.until, before))))


@router.get("/follow-ups", response_model=FollowUpList, summary="Bad ratings to follow up, due soonest first")
async def follow_ups(
    request: Request, _manager: Manager, state: FollowUpState | None = None, overdue: bool = False
) -> Response:
    office = office_of(request)
    return send_unkept(
        reply(200, await look(request, lambda view: reading.follow_up_list(view, office, state, late=overdue)))
    )


@router.post(
    "/follow-ups/{number}/steps", response_model=FollowUp, responses=_REFUSED, summary="Call back, settle or close"
)
async def step(request: Request, manager: Manager, number: HexId, key: Key, body: Annotated[Step, Body()]) -> Response:
    office = office_of(request)
    intent = intent_of(request, manager.key, key, f"step {number}".encode(), body)
    return send_unkept(
        await write(request, lambda sheet: following.step(sheet, intent, office, number, body, manager.id), intent.name)
    )


@router.post(
    "/{rating}/appeals", response_model=Appeal, status_code=201, responses=_REFUSED, summary="Ask for a review"
)
async def appeal(request: Request, manager: Manager, rating: HexId, key: Key, body: AppealRequest) -> Response:
    office = office_of(request)
    intent = intent_of(request, manager.key, key, f"appeal {rating}".encode(), body)
    return send_unkept(
        await write(
            request, lambda sheet: following.appeal(sheet, intent, office, rating, body, manager.id), intent.name
        )
    )


@router.post("/appeals/{number}/decision", response_model=Appeal, responses=_REFUSED, summary="Decide a review")
async def decide(request: Request, manager: Manager, number: HexId, key: Key, body: Decision) -> Response:
    office = office_of(request)
    intent = intent_of(request, manager.key, key, f"decision {number}".encode(), body)
    return send_unkept(
        await write(
            request, lambda sheet: following.decide(sheet, intent, office, number, body, manager.id), intent.name
        )
    )
