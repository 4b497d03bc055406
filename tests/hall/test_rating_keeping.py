"""What runs beside the doors: default ratings where a hall wants them, words erased, records for the platforms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.plan import ConfigError
from kiosk.hall.rating.keeping import erase_appeals, erase_telephones, erase_words, fill_in, forget_presses
from kiosk.hall.rating.office import Office
from kiosk.hall.rating.pushing import FAILED, MOST_TRIES, SENT, WAITING, Refused, deliver
from kiosk.hall.rating.sealing import Envelope
from kiosk.hall.rating.settings import read_rating_plan
from tests.hall.conftest import MONDAY, TOKENS, Asked, running
from tests.hall.rating_window import RatingWindow, asked, said
from tests.hall.staff_room import at_work

RULES = """
[default_rating]
on = true
[exchange]
targets = ["national", "gbt39046"]
data_source = "133"
"""


@pytest.fixture
def window(migrated: str, hall_folder: Path, tmp_path: Path) -> Iterator[RatingWindow]:
    """A hall that has switched default ratings on and tells two platforms."""
    (hall_folder / "rating.toml").write_text(RULES, encoding="utf-8")
    settings = Settings(
        database=migrated, config=hall_folder, data=tmp_path / "data", tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )
    with running(settings) as center, RatingWindow(center) as window:
        yield window


def office(center: Asked) -> Office:
    return Office(read_rating_plan(center.desk.settings.config), Envelope(center.desk.seal))


class Post:
    """A platform that keeps what it was sent; `trouble` is what it answers with next."""

    def __init__(self) -> None:
        self.records: list[dict[str, str]] = []
        self.trouble: list[Exception] = []

    def send(self, fields: Mapping[str, str]) -> str:
        if self.trouble:
            raise self.trouble.pop(0)
        self.records.append(dict(fields))
        return f"unid-{len(self.records)}"


def states(window: RatingWindow) -> list[tuple[str, int]]:
    rows = window.center.rows("SELECT target, state FROM rating_pushes ORDER BY target")
    return [(row["target"], row["state"]) for row in rows]


# ------------------------------------------------------------------------------- default ratings


def test_a_default_rating_is_marked_late_and_in_no_published_figure(window: RatingWindow) -> None:
    center = window.center
    unrated, rated = window.serve(), window.serve()
    window.phone(rated, "satisfied")
    window.pass_over()
    window.set(datetime.fromisoformat("2026-10-19T12:00:00+08:00"))
    assert fill_in(center.desk, office(center)) == 0, "the seventh day is not over"
    window.set(datetime.fromisoformat("2026-10-20T00:30:00+08:00"))
    assert fill_in(center.desk, office(center)) == 1
    assert fill_in(center.desk, office(center)) == 0
    (row,) = [row for row in center.rows("SELECT * FROM ratings") if row["is_default"]]
    assert (row["service"], row["level"], row["channel"]) == (unrated.service, "basicallySatisfied", "default")
    hall = center.client.get("/v1/ratings/published?since=2026-10-12&until=2026-10-20").json()["hall"]
    assert (hall["services"], hall["rated"], hall["defaults"], hall["satisfaction"]) == (2, 1, 1, 1.0)


def test_no_hall_has_default_ratings_that_did_not_ask_for_them(sqlite_center: Asked) -> None:
    with RatingWindow(sqlite_center) as window:
        window.serve()
        window.set(datetime.fromisoformat("2026-10-30T12:00:00+08:00"))
        assert fill_in(sqlite_center.desk, office(sqlite_center)) == 0


# ------------------------------------------------------------------------------------- retention


def test_words_and_telephones_go_when_their_time_is_over_and_figures_stay(window: RatingWindow) -> None:
    center = window.center
    window.phone(window.serve(), "dissatisfied", text="等了很久", phone="13900001111")
    with at_work(center, "0900", "manager") as manager:
        number = asked(manager, "/v1/ratings/follow-ups")["follow_ups"][0]["id"]
        for body in (
            {"step": "contact", "reached": True, "note": "已说明"},
            {"step": "settle", "how": "rectified", "answer": "已改"},
            {"step": "close"},
        ):
            assert said(manager, f"/v1/ratings/follow-ups/{number}/steps", body).status_code == 200
    window.set(datetime.fromisoformat("2026-11-10T12:00:00+08:00"))
    assert erase_telephones(center.desk, office(center)) == 0
    window.set(datetime.fromisoformat("2026-11-12T12:00:00+08:00"))
    assert erase_telephones(center.desk, office(center)) == 1
    assert erase_words(center.desk, office(center)) == 0
    window.set(datetime.fromisoformat("2027-11-18T12:00:00+08:00"))
    assert erase_words(center.desk, office(center)) == 1
    assert erase_telephones(center.desk, office(center)) == 1
    (row,) = center.rows("SELECT * FROM follow_ups")
    assert (row["phone_sealed"], row["note_sealed"], row["answer_sealed"]) == (None, None, None)
    (rating,) = center.rows("SELECT * FROM ratings")
    assert (rating["text_sealed"], rating["level"]) == (None, "dissatisfied")


def test_what_was_written_in_an_appeal_goes_with_the_words_it_was_about(window: RatingWindow) -> None:
    center = window.center
    window.phone(window.serve(), "dissatisfied")
    with at_work(center, "0900", "manager") as manager, at_work(center, "0901", "manager") as other:
        rating = asked(manager, "/v1/ratings/follow-ups")["follow_ups"][0]["rating"]["id"]
        body = {"kind": "mistaken", "grounds": "李某说按错了"}
        made = said(manager, f"/v1/ratings/{rating}/appeals", body).json()["id"]
        decided = said(other, f"/v1/ratings/appeals/{made}/decision", {"upheld": True, "reason": "李某证实"})
        assert decided.status_code == 200
    window.set(datetime.fromisoformat("2027-11-15T12:00:00+08:00"))
    assert erase_appeals(center.desk, office(center)) == 0
    window.set(datetime.fromisoformat("2027-11-18T12:00:00+08:00"))
    assert erase_appeals(center.desk, office(center)) == 1
    assert erase_appeals(center.desk, office(center)) == 0
    with at_work(center, "0902", "manager") as manager:
        days = "since=2026-10-01&until=2026-10-31"
        appeal = asked(manager, f"/v1/ratings?{days}")["ratings"][0]["appeal"]
    assert (appeal["grounds"], appeal["reason"], appeal["upheld"]) == ("", "", True)


def test_presses_for_nothing_are_forgotten_after_a_day_and_their_pattern_is_not(window: RatingWindow) -> None:
    for _ in range(3):
        window.rate()
    window.later(90_000)
    assert forget_presses(window.center.desk, office(window.center)) == 3
    assert len(window.center.rows("SELECT id FROM suspicions")) == 1


# ------------------------------------------------------------------------------------- platforms


def test_each_platform_is_told_in_its_own_numbers_once(window: RatingWindow) -> None:
    served, center = window.serve(), window.center
    window.rate("dissatisfied", reasons=["214"], text="态度不好")
    assert states(window) == [("gbt39046", WAITING), ("national", WAITING)]
    nation, standard = Post(), Post()
    assert deliver(center.desk, office(center), "national", nation)[SENT] == 1
    assert deliver(center.desk, office(center), "gbt39046", standard)[SENT] == 1
    assert (nation.records[0]["satisfaction"], standard.records[0]["satisfaction"]) == ("2", "4")
    assert nation.records[0]["projectNo"] == served.service
    assert (nation.records[0]["writingEvaluation"], nation.records[0]["dataSource"]) == ("态度不好", "133")
    assert nation.records[0]["taskName"] == "个体工商户登记"
    assert deliver(center.desk, office(center), "national", nation)[SENT] == 0
    assert center.rows("SELECT receipt FROM rating_pushes WHERE target = 'national'") == [{"receipt": "unid-1"}]


def test_a_platform_that_is_away_is_tried_again_later_and_later(window: RatingWindow) -> None:
    window.serve()
    window.rate()
    center, post = window.center, Post()
    post.trouble = [ConnectionError("away"), TimeoutError("slow")]
    assert deliver(center.desk, office(center), "national", post)[WAITING] == 1
    assert deliver(center.desk, office(center), "national", post) == {WAITING: 0, SENT: 0, FAILED: 0}, "not at once"
    window.later(31)
    assert deliver(center.desk, office(center), "national", post)[WAITING] == 1
    window.later(31)
    assert deliver(center.desk, office(center), "national", post) == {WAITING: 0, SENT: 0, FAILED: 0}
    window.later(31)
    assert deliver(center.desk, office(center), "national", post)[SENT] == 1
    assert len(post.records) == 1


def test_what_a_platform_will_never_take_fails_with_its_reason(window: RatingWindow) -> None:
    window.serve()
    window.rate()
    center, post = window.center, Post()
    post.trouble = [Refused("区划代码不存在")]
    assert deliver(center.desk, office(center), "national", post)[FAILED] == 1
    (row,) = center.rows("SELECT * FROM rating_pushes WHERE target = 'national'")
    assert (row["state"], row["fault"]) == (FAILED, "区划代码不存在")


def test_after_a_dozen_tries_it_has_failed(window: RatingWindow) -> None:
    window.serve()
    window.rate()
    center, post = window.center, Post()
    post.trouble = [ConnectionError("away") for _ in range(MOST_TRIES)]
    for _ in range(MOST_TRIES):
        deliver(center.desk, office(center), "national", post)
        window.later(86_400)
    assert ("national", FAILED) in states(window)


def test_a_default_rating_is_not_told_to_a_platform_that_has_no_number_for_it(window: RatingWindow) -> None:
    window.serve()
    window.set(datetime.fromisoformat("2026-10-20T00:30:00+08:00"))
    center, post = window.center, Post()
    fill_in(center.desk, office(center))
    assert deliver(center.desk, office(center), "national", post)[FAILED] == 1
    assert post.records == []


def test_a_platform_hears_of_the_answer_and_of_an_upheld_appeal(window: RatingWindow) -> None:
    center, post = window.center, Post()
    window.phone(window.serve(), "dissatisfied")
    deliver(center.desk, office(center), "national", post)
    with at_work(center, "0900", "manager") as manager, at_work(center, "0901", "manager") as other:
        number = asked(manager, "/v1/ratings/follow-ups")["follow_ups"][0]["id"]
        path = f"/v1/ratings/follow-ups/{number}/steps"
        said(manager, path, {"step": "contact", "reached": True, "note": "已说明"})
        said(manager, path, {"step": "settle", "how": "rectified", "answer": "窗口已培训"})
        assert deliver(center.desk, office(center), "national", post)[SENT] == 1
        assert (post.records[-1]["rectification"], post.records[-1]["effectivEvalua"]) == ("窗口已培训", "1")
        rating = asked(manager, "/v1/ratings")["ratings"][0]["id"]
        appeal = said(manager, f"/v1/ratings/{rating}/appeals", {"kind": "mistaken", "grounds": "按错"}).json()
        body = {"upheld": True, "reason": "居民确认"}
        assert said(other, f"/v1/ratings/appeals/{appeal['id']}/decision", body).status_code == 200
        assert deliver(center.desk, office(center), "national", post)[SENT] == 1
    assert post.records[-1]["effectivEvalua"] == "0"


# -------------------------------------------------------------------------------------- settings


def test_the_shipped_file_says_the_defaults() -> None:
    shipped = Path(__file__).parents[2] / "config" / "hall"
    assert read_rating_plan(shipped) == read_rating_plan(Path(__file__).parent)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[options]\noff = ['999']", "999"),
        ("[options]\nbasic = ['510']", "verySatisfied"),
        ("[asking]\ninvite_seconds = 5", "invite_seconds"),
        ("[exchange]\ntargets = ['moon']", "targets"),
        ("[asking]\npreselect = 5", "preselect"),
    ],
)
def test_a_file_that_says_something_impossible_is_refused_by_name(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "rating.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=complaint):
        read_rating_plan(tmp_path)
