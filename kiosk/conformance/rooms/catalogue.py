"""The catalogue: whole in itself, and read again only when it has changed."""

from __future__ import annotations

from kiosk.center.contract import Catalogue
from kiosk.conformance.clauses import Outcome, Room, broken, must, skipped
from kiosk.conformance.guest import Guest

ROOM = Room("catalogue")


@ROOM.check("C1", "GET /v1/catalogue holds departments, families and items")
def catalogue(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/catalogue", token="")
    return must((answer.status == 200, str(answer)), (not (wrong := answer.fits(Catalogue)), f"no Catalogue: {wrong}"))


@ROOM.check("C2", "Every item's family and department are in it, no code is there twice, and what is wanted exists")
def whole(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/catalogue", token="")
    if answer.amiss(200, Catalogue):
        return skipped("there is no catalogue to look into (C1)")
    told = Catalogue.model_validate_json(answer.body)
    codes = [item.code for item in told.items]
    families, departments = {each.code for each in told.families}, {each.code for each in told.departments}
    lost = [item.code for item in told.items if item.family not in families or item.department not in departments]
    return must(
        (len(set(codes)) == len(codes), "an item's code is there twice"),
        (not lost, f"{len(lost)} items have no family or department, like {lost[:1]}"),
        (set(told.wanted) <= set(codes), "`wanted` names items that are not there"),
    )


@ROOM.check("C3", "It carries an ETag; asked with it, an unchanged catalogue is 304 without a body")
def tagged(guest: Guest) -> Outcome:
    tag = guest.line.ask("GET", "/v1/catalogue", token="").headers.get("etag", "")
    if not tag:
        return broken("there is no ETag")
    same = guest.line.ask("GET", "/v1/catalogue", token="", headers={"If-None-Match": tag})
    other = guest.line.ask("GET", "/v1/catalogue", token="", headers={"If-None-Match": '"another"'})
    return must(
        (same.status == 304 and not same.body, f"with its own ETag {same}"),
        (other.status == 200, f"with another ETag {other}"),
    )


@ROOM.check("C4", "GET /v1/hall names the version of the catalogue that is served")
def version(guest: Guest) -> Outcome:
    answers = [guest.line.ask("GET", path, token="").json for path in ("/v1/hall", "/v1/catalogue")]
    hall, served = (each if isinstance(each, dict) else {} for each in answers)
    return must(
        (bool(served.get("version")), "it has no version"),
        (hall.get("catalogue_version") == served.get("version"), "two versions"),
    )
