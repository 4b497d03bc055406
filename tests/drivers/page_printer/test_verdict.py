"""What printers say → what is wrong, and what a job proves. Reasons as real and virtual printers write them."""

from __future__ import annotations

import pytest

from drivers.contract import Health, PageDetail, Remedy, Supply
from drivers.page_printer.verdict import JobState, look_at, not_honoured, only_empty, status_of, unreachable
from drivers.transport.ipp_message import Value

A4 = "iso_a4_210x297mm"
Said = dict[str, tuple[Value, ...]]


def printer(*reasons: str, state: int = 3, **more: tuple[Value, ...]) -> Said:
    said: Said = {"printer-state": (state,), "printer-state-reasons": reasons or ("none",), "media-ready": (A4,)}
    return said | {name.replace("_", "-"): value for name, value in more.items()}


def finished(**more: Value) -> Said:
    said: dict[str, Value] = {"job-state": 9, "job-state-reasons": "job-completed-successfully"}
    said |= {name.replace("_", "-"): value for name, value in more.items()}
    return {name: (value,) for name, value in said.items()}


@pytest.mark.parametrize("suffix", ["", "-error", "-warning", "-report"])
@pytest.mark.parametrize(
    ("reason", "detail", "remedy"),
    [
        ("media-empty", PageDetail.PAPER_OUT, Remedy.REFILL),
        ("media-jam", PageDetail.PAPER_JAMMED, Remedy.CLEAR),
        ("cover-open", PageDetail.COVER_OPEN, Remedy.CLEAR),
        ("door-open", PageDetail.COVER_OPEN, Remedy.CLEAR),
        ("toner-empty", PageDetail.TONER_OUT, Remedy.REFILL),
        ("marker-supply-empty", PageDetail.TONER_OUT, Remedy.REFILL),
        ("media-needed", PageDetail.WRONG_MEDIA, Remedy.REFILL),
        ("output-area-full", PageDetail.OUTPUT_FULL, Remedy.CLEAR),
    ],
)
def test_a_fault_is_the_same_with_every_suffix(suffix: str, reason: str, detail: PageDetail, remedy: Remedy) -> None:
    for state in (3, 4, 5):
        status = status_of(printer("other-report", reason + suffix, state=state))
        assert (status.detail, status.remedy) == (detail, remedy)
        assert status.health in (Health.OFFLINE, Health.HARDWARE_ERROR)


@pytest.mark.parametrize("suffix", ["", "-error", "-warning", "-report"])
@pytest.mark.parametrize("reason", ["toner-low", "media-low", "marker-supply-low"])
def test_a_low_supply_is_no_fault_with_any_suffix(suffix: str, reason: str) -> None:
    status = status_of(printer(reason + suffix))
    assert (status.health, status.detail, status.remedy) == (Health.ONLINE, None, Remedy.REFILL)
    assert Supply.LOW in (status.paper, status.toner)


@pytest.mark.parametrize(
    ("reasons", "alone"),
    [
        (("media-empty-error",), True),
        (("other-report", "media-empty", "toner-low-error"), True),
        (("none",), False),
        (("media-needed-error",), False),
        (("media-empty-error", "cover-open-error"), False),
        (("media-empty-error", "fuser-over-temp-error"), False),
    ],
)
def test_an_empty_tray_is_told_from_what_else_may_be_wrong(reasons: tuple[str, ...], alone: bool) -> None:
    assert only_empty(printer(*reasons, state=5)) is alone


def test_the_gravest_of_several_is_told_and_each_is_seen() -> None:
    status = status_of(printer("media-empty-warning", "cover-open-warning", "media-jam-warning", state=4))
    assert (status.detail, status.paper, status.cover_open) == (PageDetail.PAPER_JAMMED, Supply.JAMMED, True)


@pytest.mark.parametrize(
    ("said", "health", "detail"),
    [
        (printer(), Health.ONLINE, None),
        (printer(state=4), Health.BUSY, None),
        (printer(state=5), Health.OFFLINE, PageDetail.STOPPED),
        (printer("paused", state=5), Health.OFFLINE, PageDetail.STOPPED),
        (printer("fuser-over-temp-error"), Health.HARDWARE_ERROR, PageDetail.STOPPED),
        (printer("fuser-over-temp-warning"), Health.ONLINE, None),
        (printer(printer_is_accepting_jobs=(False,)), Health.OFFLINE, PageDetail.REFUSED),
        (printer("offline-report"), Health.OFFLINE, PageDetail.SILENT),
        (printer(media_ready=("na_letter_8.5x11in", "iso_a5_148x210mm")), Health.OFFLINE, PageDetail.WRONG_MEDIA),
        (printer(media_ready=("na_letter_8.5x11in", A4)), Health.ONLINE, None),
        (printer(media_ready=(None,)), Health.ONLINE, None),
        ({}, Health.OFFLINE, PageDetail.GARBAGE),
        (printer(state=9), Health.OFFLINE, PageDetail.GARBAGE),
    ],
)
def test_health_and_detail(said: Said, health: Health, detail: PageDetail | None) -> None:
    status = status_of(said)
    assert (status.health, status.detail) == (health, detail)


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        (printer(), Supply.FULL),
        (printer(media_ready=(None,)), Supply.UNKNOWN),
        (printer(media_ready=("na_letter_8.5x11in",)), Supply.OUT),
        (printer("media-empty-report"), Supply.OUT),
        (printer("media-low-report"), Supply.LOW),
        (printer("media-jam-report"), Supply.JAMMED),
    ],
)
def test_paper_is_the_a4_paper_and_never_guessed(said: Said, paper: Supply) -> None:
    assert status_of(said).paper is paper


@pytest.mark.parametrize(
    ("said", "toner"),
    [
        (printer(), Supply.UNKNOWN),
        (printer(marker_types=("toner",), marker_levels=(80,), marker_low_levels=(10,)), Supply.FULL),
        (printer(marker_types=("toner",), marker_levels=(8,), marker_low_levels=(10,)), Supply.LOW),
        (printer(marker_types=("toner", "toner"), marker_levels=(80, 3), marker_low_levels=(10, 10)), Supply.LOW),
        (printer(marker_types=("toner",), marker_levels=(-2,)), Supply.UNKNOWN),
        (printer(marker_types=("fuser", "toner"), marker_levels=(1, 60), marker_low_levels=(10, 10)), Supply.FULL),
        (printer("toner-empty-report", marker_types=("toner",), marker_levels=(80,)), Supply.OUT),
    ],
)
def test_toner_is_the_emptiest_and_never_guessed(said: Said, toner: Supply) -> None:
    assert status_of(said).toner is toner


def test_who_cannot_be_asked_is_not_thought_well() -> None:
    for detail in (PageDetail.UNPLUGGED, PageDetail.SILENT, PageDetail.GARBAGE, PageDetail.REFUSED):
        status = unreachable(detail)
        assert status.detail is detail and status.health not in (Health.ONLINE, Health.BUSY)
        assert (status.paper, status.toner, status.cover_open) == (Supply.UNKNOWN, Supply.UNKNOWN, None)


# ------------------------------------------------------------------------------------------------- jobs


@pytest.mark.parametrize(
    ("job", "pages", "copies", "printed", "proven"),
    [
        (finished(job_impressions_completed=2), 2, 1, 2, True),
        (finished(job_impressions_completed=6), 2, 3, 6, True),
        (finished(job_impressions_completed=1), 2, 1, 1, False),
        (finished(job_impressions_completed=3), 2, 1, 3, False),
        (finished(), 2, 1, 0, False),
        (finished(job_impressions_completed=0), 1, 1, 0, False),
        (finished(job_impressions_completed=2) | {"job-state": (5,)}, 2, 1, 2, False),
        (finished(job_impressions_completed=2) | {"job-state-reasons": ("job-completed-with-errors",)}, 2, 1, 2, False),
        (finished(job_impressions_completed=2) | {"job-state-reasons": ("processing-to-stop-point",)}, 2, 1, 2, False),
        # a printer that counts a page once for all copies, and says so
        (finished(job_impressions_completed=2, job_impressions=2, copies=3), 2, 3, 6, True),
        # it counted one copy of three that it knows of
        (finished(job_impressions_completed=2, job_impressions=6, copies=3), 2, 3, 2, False),
        # it does not say how many copies it made
        (finished(job_impressions_completed=2, job_impressions=2), 2, 3, 2, False),
        (finished(job_impressions_completed=2, job_impressions=2, copies=1), 2, 3, 2, False),
    ],
)
def test_a_job_is_proven_by_its_state_its_reason_and_its_count(
    job: Said, pages: int, copies: int, printed: int, proven: bool
) -> None:
    look = look_at(job, pages, copies)
    assert look is not None
    assert (look.printed, look.proven(pages * copies)) == (printed, proven)


def test_copies_that_are_under_way_are_not_multiplied() -> None:
    under_way = finished(job_impressions_completed=2, job_impressions=2, copies=3)
    look = look_at(under_way | {"job-state": (5,), "job-state-reasons": ("job-printing",)}, 2, 3)
    assert look is not None and look.printed == 2 and not look.over


@pytest.mark.parametrize("job", [{}, {"job-state": ("done",)}, {"job-state": (12,)}, {"job-state": (None,)}])
def test_a_job_without_a_state_is_no_answer(job: Said) -> None:
    assert look_at(job, 1, 1) is None


@pytest.mark.parametrize("state", JobState)
def test_a_job_is_over_from_canceled_on(state: JobState) -> None:
    look = look_at({"job-state": (state.value,)}, 1, 1)
    assert look is not None and look.over == (state in (JobState.CANCELED, JobState.ABORTED, JobState.COMPLETED))


@pytest.mark.parametrize(
    ("ignored", "detail"),
    [
        ({}, None),
        ({"sides": ("two-sided-long-edge",)}, None),
        ({"copies": (2,)}, PageDetail.REFUSED),
        ({"media": (A4,), "copies": (2,)}, PageDetail.WRONG_MEDIA),
    ],
)
def test_ignored_media_and_copies_are_not_passed_over(ignored: Said, detail: PageDetail | None) -> None:
    assert not_honoured(ignored) is detail
