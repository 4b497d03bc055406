"""How the doors of a room come into the application."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI


def open_doors(app: FastAPI, *routers: APIRouter) -> None:
    """As their routers made them. `include_router` makes each door once more for the application, when a question first
    passes by it (some 5 ms a door, measured: the first to the last of 160 doors took 0.8 s of the processor); it is for
    a prefix or a guard that is put before a whole router, and for what runs beside the doors."""
    for router in routers:
        app.router.routes.extend(router.routes)
