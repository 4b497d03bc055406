"""What a scanner read, and which code of ours is in it."""

from __future__ import annotations

import pytest

from kiosk.journeys.filing_resuming import code_of


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ("http://h/draft/7KM2QX9TRDVA3HJ8N5PW", "7KM2QX9TRDVA3HJ8N5PW"),
        ("/draft/7km2", "7KM2"),
        ("http://h/case/7KM2QX9TRD", ""),
        ("http://h/draft/", ""),
        ("http://h/draft/7KM2/../x", ""),
        ("http://h/draft/" + "A" * 60, ""),
    ],
)
def test_the_code_of_a_draft(scanned: str, code: str) -> None:
    assert code_of(scanned) == code
