"""A paper's way through the center: what there is, the preview, the number and the file, what became of the sheets."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.papers import keeping
from kiosk.hall.papers.office import open_office
from kiosk.hall.papers.settings import read_papers_plan
from kiosk.hall.plan import ConfigError
from kiosk.paper.keys import demonstration_key
from kiosk.paper.signing import examine
from tests.hall.conftest import LI, MONDAY, TOKENS, Asked, fresh, running
from tests.hall.identity.city import City, city
from tests.hall.test_retention import wait_for
from tests.unit.certificate_samples import SAMPLES

PLAN = (
    'demonstration = true\nkinds = ["no_property", "low_income", "no_crime_record"]\n[registers]\nsource = "sandbox"\n'
)
RECORDS = """
[[record]]
number = "990101199001010019"
name = "李标记甲乙"
kind = "no_property"
data = {DATA}
"""
SAMPLE = SAMPLES["no_property"] | {"name": LI["name"], "id_number": LI["number"]}
NOBODY = {"kind": "resident", "number": "990101199001010027", "name": "无此人"}


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {inline(part)}" for name, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


@pytest.fixture
def hall_folder(hall_folder: Path) -> Path:
    (hall_folder / "papers.toml").write_text(PLAN)
    (hall_folder / "registers.toml").write_text(RECORDS.replace("{DATA}", inline(SAMPLE)))
    return hall_folder


def wanted(kind: str = "no_property", **more: Any) -> dict[str, Any]:
    return {"holder": LI, "kind": kind, "copies": 1, "confirmed": "face", "visit": "visit-0001"} | more


def issue(center: Asked, key: str = "", **more: Any) -> httpx.Response:
    return center.post("/v1/papers", wanted(**more), key or fresh())


def told(center: Asked, paper: dict[str, Any], state: str, sheets: int = 1, **more: Any) -> httpx.Response:
    body = {"paper": paper["id"], "state": state, "sheets": sheets, "at": MONDAY} | more
    return center.post("/v1/papers/outcomes", body, fresh())


def reason(answer: httpx.Response) -> str:
    assert answer.status_code == 409, answer.text
    return str(answer.json()["reason"])


def offered(center: Asked) -> dict[str, dict[str, Any]]:
    found = center.post("/v1/papers/available", {"holder": LI, "confirmed": "face"})
    assert found.status_code == 200, found.text
    return {kind["code"]: kind for kind in found.json()["kinds"]}


def test_what_there_is_for_this_person_and_why_not_the_rest(sqlite_center: Asked) -> None:
    kinds = offered(sqlite_center)
    assert {code: kind["reason"] for code, kind in kinds.items()} == {
        "no_property": None,
        "low_income": "noRecord",
        "no_crime_record": "applyFirst",
    }
    assert kinds["no_property"]["left"] > 0
    unknown = sqlite_center.post("/v1/papers/available", {"holder": NOBODY, "confirmed": "code"})
    assert reason(unknown) == "unknownPerson"
    other = sqlite_center.post("/v1/papers/available", {"holder": LI | {"name": "李另外"}, "confirmed": "staff"})
    assert reason(other) == "unknownPerson", "a number with another name is nobody"


def test_what_was_applied_for_is_printed_once_the_register_has_the_result(hall_folder: Path, tmp_path: Path) -> None:
    result = SAMPLES["no_crime_record"] | {"name": LI["name"], "id_number": LI["number"]}
    record = RECORDS.replace("no_property", "no_crime_record").replace("{DATA}", inline(result))
    (hall_folder / "registers.toml").write_text(record)
    with running(_settings(hall_folder, tmp_path)) as center:
        assert {code: kind["reason"] for code, kind in offered(center).items()}["no_crime_record"] is None
        paper = issue(center, kind="no_crime_record")
        assert paper.status_code == 201, paper.text


def test_what_the_register_has_is_told_to_nobody_else(sqlite_center: Asked) -> None:
    assert reason(sqlite_center.post("/v1/papers/available", {"holder": LI, "confirmed": ""})) == "notConfirmed"


def test_a_token_is_not_worth_a_citys_registers(hall_folder: Path, tmp_path: Path) -> None:
    (hall_folder / "papers.toml").write_text(PLAN + "most_per_kiosk = 3\n")
    with running(_settings(hall_folder, tmp_path)) as center:
        for _ in range(3):
            assert "no_property" in offered(center)
        asked = center.post("/v1/papers/available", {"holder": LI, "confirmed": "face"})
        assert reason(asked) == "tooMany"
        assert reason(issue(center)) == "tooMany"
        assert "no_property" in offered(center.as_kiosk("kiosk-2")), "the others are served"


def test_a_paper_from_number_to_sheet(center: Asked, tmp_path: Path) -> None:
    given = issue(center)
    assert given.status_code == 201
    paper = given.json()
    assert paper["number"] == "ZM20261012000001"
    assert (paper["pages"], paper["copies"]) == (1, 1)
    found = center.get(f"/v1/papers/{paper['id']}/file")
    assert found.headers["content-type"] == "application/pdf"
    assert found.headers["cache-control"] == "no-store"
    assert hashlib.sha256(found.content).hexdigest() == paper["digest"]
    assert examine(found.content, demonstration_key(tmp_path / "data" / "papers", "").above).fault is None
    assert told(center, paper, "printed").status_code == 202
    assert center.get(f"/v1/papers/{paper['id']}/file").status_code == 404
    [row] = center.rows("SELECT * FROM papers")
    assert (row["state"], row["sheets"], row["file"]) == ("printed", 1, None)


def test_the_same_key_is_the_same_paper(center: Asked) -> None:
    key = fresh()
    first, again = issue(center, key), issue(center, key)
    assert first.json() == again.json()
    assert issue(center, key, copies=2).status_code == 422
    assert issue(center).json()["number"] != first.json()["number"]


def test_only_the_kiosk_that_asked_gets_the_file_and_settles_it(sqlite_center: Asked) -> None:
    paper = issue(sqlite_center).json()
    other = sqlite_center.as_kiosk("kiosk-2")
    assert other.get(f"/v1/papers/{paper['id']}/file").status_code == 404
    assert told(other, paper, "void").status_code == 422
    assert sqlite_center.client.get(f"/v1/papers/{paper['id']}/file").status_code == 401


def test_the_quota_of_a_day_and_what_is_void_does_not_count(center: Asked) -> None:
    most = offered(center)["no_property"]["left"]
    papers = [issue(center).json() for _ in range(most)]
    assert reason(issue(center)) == "quotaReached"
    assert offered(center)["no_property"]["reason"] == "quotaReached"
    told(center, papers[0], "void", 0, reason="paperOut")
    assert issue(center).status_code == 201
    center.at("2026-10-13T09:00:00+08:00")
    assert issue(center).json()["number"] == "ZM20261013000001"


def test_eight_at_once_get_eight_numbers_and_never_more_than_the_quota(center: Asked) -> None:
    most = offered(center)["no_property"]["left"]
    answers: list[httpx.Response] = []
    threads = [threading.Thread(target=lambda: answers.append(issue(center))) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    given = [each.json()["number"] for each in answers if each.status_code == 201]
    assert len(given) == len(set(given)) == min(most, 8)
    assert all(reason(each) == "quotaReached" for each in answers if each.status_code != 201)


def test_a_paper_that_was_cut_off_is_taken_up_by_its_own_key_and_for_nothing_else(sqlite_center: Asked) -> None:
    """The center ended between the number and the file: the draft is there, the answer is not."""
    key = fresh()
    first = issue(sqlite_center, key).json()
    with sqlite_center.desk.store.writing() as connection:
        connection.execute(text("DELETE FROM requests"))
        connection.execute(text("UPDATE papers SET state = 'drafted', file = NULL, digest = '', pages = 0"))
    assert issue(sqlite_center, key).status_code == 503, "it may still be being written"
    sqlite_center.at("2026-10-12T09:31:00+08:00")
    assert issue(sqlite_center, key, copies=2).status_code == 422
    again = issue(sqlite_center, key).json()
    assert (again["number"], again["code"]) == (first["number"], first["code"])
    assert sqlite_center.get(f"/v1/papers/{again['id']}/file").status_code == 200
    assert len(sqlite_center.rows("SELECT id FROM papers")) == 1


def test_a_draft_nobody_came_back_for_is_void_in_a_hall_without_fees_too(
    hall_folder: Path, tmp_path: Path, migrated_file: Path
) -> None:
    settings, key = _settings(hall_folder, tmp_path), fresh()
    with running(settings) as center:
        left = offered(center)["no_property"]["left"]
        issue(center, key)
        with center.desk.store.writing() as connection:
            connection.execute(text("DELETE FROM requests"))
            connection.execute(text("UPDATE papers SET state = 'drafted', file = NULL, digest = '', pages = 0"))
    with running(replace(settings, clock_shift=shift_to("2026-10-12T09:45:00+08:00"))) as again:  # as every hour
        wait_for(lambda: [row["state"] for row in again.rows("SELECT state FROM papers")] == ["void"])
        assert offered(again)["no_property"]["left"] == left
        assert reason(issue(again, key)) == "away", "its number is not given twice, nor its fee taken for nothing"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"kind": "nothing_like_it"}, "unknownKind"),
        ({"kind": "no_crime_record"}, "applyFirst"),
        ({"kind": "low_income"}, "noRecord"),
        ({"confirmed": ""}, "notConfirmed"),
        ({"copies": 20}, "tooManyCopies"),
        ({"holder": NOBODY}, "unknownPerson"),
    ],
)
def test_no_paper_and_why(sqlite_center: Asked, more: dict[str, Any], why: str) -> None:
    key = fresh()
    assert reason(issue(sqlite_center, key, **more)) == why
    assert reason(issue(sqlite_center, key, **more)) == why, "the same key, the same answer"
    assert all(row["state"] == "void" for row in sqlite_center.rows("SELECT state FROM papers"))


def test_the_preview_is_masked_and_leaves_no_trace(sqlite_center: Asked) -> None:
    asked = {"holder": LI, "kind": "no_property", "confirmed": "face", "width": 600}
    found = sqlite_center.post("/v1/papers/previews", asked)
    assert found.headers["cache-control"] == "no-store"
    [picture] = found.json()["pictures"]
    assert base64.b64decode(picture).startswith(b"\x89PNG")
    assert sqlite_center.rows("SELECT * FROM papers") == []
    assert reason(sqlite_center.post("/v1/papers/previews", asked | {"confirmed": ""})) == "notConfirmed"


def test_nothing_of_the_citizen_lies_in_the_store(sqlite_center: Asked, tmp_path: Path) -> None:
    paper = issue(sqlite_center).json()
    told(sqlite_center, paper, "unconfirmed")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("alone.db*"))
    for mark in (LI["name"], LI["number"]):
        assert mark.encode() not in kept


@pytest.mark.logs_errors
def test_a_key_that_is_missing_stops_papers_and_nothing_else(
    hall_folder: Path, tmp_path: Path, migrated_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    signing = '[signing]\nkey = "none.key"\ncertificate = "none.pem"\nauthorities = "none.pem"\n'
    (hall_folder / "papers.toml").write_text(PLAN + signing)
    with running(_settings(hall_folder, tmp_path)) as center:
        assert reason(issue(center)) == "notSigned"
        assert center.take("shijian-001").status_code == 201
    assert "no paper can be signed" in caplog.text


def _settings(folder: Path, data: Path) -> Settings:
    return Settings(
        database=f"sqlite:///{data / 'papers.db'}", config=folder, tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )


# ---------------------------------------------------------------------------------------------- the city's register


@pytest.fixture
def connected(hall_folder: Path, tmp_path: Path) -> Iterator[tuple[Asked, City]]:
    with city() as service:
        service.kind = "application/json"
        where = f'[registers]\nsource = "http"\nurl = "{service.url}"\nseconds = 1.0\n'
        (hall_folder / "papers.toml").write_text('demonstration = true\nkinds = ["no_property"]\n' + where)
        with running(_settings(hall_folder, tmp_path)) as center:
            yield center, service


@pytest.mark.logs_errors
def test_a_register_is_asked_by_number_and_name_and_believed_only_when_it_makes_sense(
    connected: tuple[Asked, City],
) -> None:
    center, service = connected
    service.says(200, {"kinds": ["no_property"]})
    assert offered(center)["no_property"]["reason"] is None
    assert service.asked == [{"number": LI["number"], "name": LI["name"]}]
    for status, why in ((404, "unknownPerson"), (410, "noRecord"), (500, "away"), (302, "away")):
        service.says(status)
        assert reason(issue(center)) == why
    senseless: list[bytes | dict[str, Any]] = [b"no json", b"[]", {"data": []}, {"kinds": "all"}, b"\xff" * 2_000_000]
    for content in senseless:
        service.says(200, content)
        assert reason(issue(center)) == "away"


@pytest.mark.logs_errors
def test_a_record_that_cannot_be_printed_is_a_case_for_staff_and_not_for_the_log(
    connected: tuple[Asked, City], caplog: pytest.LogCaptureFixture
) -> None:
    center, service = connected
    for data in (SAMPLE | {"name": "王\U00030000"}, {"name": LI["name"], "surprise": "不该在这里"}):
        service.says(200, {"data": data})
        assert reason(issue(center)) == "notWritable"
    assert "surprise is not a field" in caplog.text
    for mark in ("\U00030000", LI["name"], "不该在这里"):
        assert mark not in caplog.text


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ('[registers]\nsource = "sandbox"', "only for a hall with demonstration"),
        ('demonstration = true\n[registers]\nsource = "http"', "registers.url is missing"),
        ('[registers]\nsource = "http"\nurl = "https://city.example/"', "signing.key is missing"),
        ('prefix = "x"', "prefix"),
        ('[signing]\nkey = "a"', "belong together"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(tmp_path: Path, plan: str, said: str) -> None:
    (tmp_path / "papers.toml").write_text(plan)
    with pytest.raises(ConfigError, match=said):
        read_papers_plan(tmp_path)


def test_without_the_file_there_are_no_papers(quiet_center: Asked) -> None:
    assert reason(quiet_center.post("/v1/papers/available", {"holder": LI, "confirmed": "face"})) == "notConnected"


# -------------------------------------------------------------------------------------------------------- /verify


def test_what_is_no_longer_needed_goes(sqlite_center: Asked) -> None:
    paper = issue(sqlite_center).json()
    desk, office = sqlite_center.desk, open_office(sqlite_center.desk)
    sqlite_center.at("2026-10-14T09:00:00+08:00")
    assert keeping.forget_files(desk, office) == 1
    assert sqlite_center.get(f"/v1/papers/{paper['id']}/file").status_code == 404
    sqlite_center.at("2026-11-14T09:00:00+08:00")
    assert "李* 0019" in sqlite_center.client.get(f"/verify/{paper['code']}").text
    assert keeping.forget_marks(desk, office) == 1
    assert sqlite_center.rows("SELECT mark, shown FROM papers") == [{"mark": None, "shown": ""}]
    page = sqlite_center.client.get(f"/verify/{paper['code']}").text
    assert "真实有效" in page
    assert "持有人" not in page
    sqlite_center.at("2029-11-14T09:00:00+08:00")
    assert keeping.delete_records(desk, office) == 1
    assert sqlite_center.client.get(f"/verify/{paper['code']}").status_code == 404
