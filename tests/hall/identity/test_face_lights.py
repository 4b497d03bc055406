"""/manage shows how camera and face check stand, as kiosks report it."""

from __future__ import annotations

import pytest

from drivers.contract.camera import CameraDetail
from drivers.contract.face_matcher import FaceDetail
from drivers.face_matcher.standing import Standing
from tests.hall.conftest import Asked, fresh
from tests.hall.staff_room import at_work

OF_A_CITIZEN = {FaceDetail.NO_FACE, FaceDetail.SEVERAL_FACES, FaceDetail.NOT_ENROLLED}


@pytest.mark.parametrize(
    ("device", "word"),
    [("camera", word.value) for word in CameraDetail]
    + [("face_matcher", word.value) for word in FaceDetail if word not in OF_A_CITIZEN]
    + [("face_matcher", word.value) for word in Standing if word is not Standing.WELL],
)
def test_every_word_of_camera_and_face_check_is_lit_in_plain_words(
    sqlite_center: Asked, device: str, word: str
) -> None:
    body = {"kind": "device", "at": "2026-10-12T09:30:00+08:00", "source": device}
    with at_work(sqlite_center, "0900", "manager") as manager:

        def light(detail: str) -> dict[str, str]:
            assert sqlite_center.post("/v1/kiosks/me/events", body | {"detail": detail}, fresh()).status_code == 202
            found: dict[str, str] = manager.ask("GET", "/v1/manage/live").json()["kiosks"][0]["light"]
            return found

        lit = light(word)
        assert lit["light"] == ("yellow" if word in (Standing.NOT_PASSIVE, Standing.LICENCE) else "red")
        assert lit["why"].startswith(("摄像头：", "人脸核验："))
        assert word not in lit["why"], "in words, not by its name"
        assert light("online")["light"] == "green"
