"""A configuration that cannot work is refused at the start, in words that name the file and the entry."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from kiosk.settings import HOUSE, SettingsError, load

GOOD = (HOUSE / "config" / "kiosk.toml").read_text(encoding="utf-8")


def refused(folder: Path, text: str | bytes) -> str:
    """What is said about such a file: one line that names it."""
    path = folder / "kiosk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(SettingsError) as error:
        load(path, folder / "data")
    said = str(error.value)
    assert said.startswith(str(path)), said
    assert "\n" not in said
    return said.removeprefix(str(path))


def changed(entry: str, value: str) -> str:
    """The good file with another value in the first line that says `entry = …`."""
    text, count = re.subn(rf"(?m)^{entry} = .*$", f"{entry} = {value}", GOOD, count=1)
    assert count == 1
    return text


def test_the_file_that_comes_with_the_product_is_taken(tmp_path: Path) -> None:
    settings = load(HOUSE / "config" / "kiosk.toml", tmp_path / "data")
    assert settings.center.public_url == ""
    assert settings.address_of("card_reader").startswith(f"serial:{tmp_path}/data/dock/")


@pytest.mark.parametrize("entry", ["idle", "idle_form", "countdown", "done", "done_unprinted", "print"])
@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", '"soon"', "true"])
def test_every_time_must_be_a_number_of_seconds_above_zero(tmp_path: Path, entry: str, value: str) -> None:
    said = refused(tmp_path, changed(entry, value))
    assert said.startswith(f": timing.{entry}: must be a number")


@pytest.mark.parametrize("device", ["ticket_printer", "card_reader"])
def test_a_machine_without_one_of_its_devices_is_refused(tmp_path: Path, device: str) -> None:
    without = re.sub(rf"(?s)\[devices\.{device}\][^\[]*", "", GOOD)
    assert f"devices: {device} is missing" in refused(tmp_path, without)


def test_a_machine_without_any_device_is_refused(tmp_path: Path) -> None:
    without = GOOD[: GOOD.index("[devices.")]
    assert "devices: ticket_printer is missing" in refused(tmp_path, without)


def test_a_device_nobody_knows_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, GOOD + '\n[devices.oracle]\ndriver = "sam"\naddress = "serial:/dev/x"\n')
    known = (
        "camera, card_reader, code_scanner, document_camera, face_matcher, page_printer, portrait_decoder, "
        "social_card, ticket_printer"
    )
    assert f"devices: oracle is no kind of device; known: {known}" in said


def test_what_a_kiosk_may_have_beside_is_taken_and_may_be_left_out(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(GOOD, encoding="utf-8")
    settings = load(config, tmp_path / "data")
    assert settings.address_of("camera") == f"unix:{settings.dock}/camera.http"
    assert settings.address_of("portrait_decoder").startswith(f"{sys.executable} -m ")
    config.write_text(GOOD.partition("[devices.portrait_decoder]")[0], encoding="utf-8")
    assert set(load(config, tmp_path / "data").devices) == {"ticket_printer", "card_reader"}


def test_a_driver_of_another_kind_of_device_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, changed("driver", '"sam"'))
    assert "devices: ticket_printer has no driver sam; known: escpos" in said


@pytest.mark.parametrize("value", ['""', '"  "'])
def test_a_device_without_an_address_is_refused(tmp_path: Path, value: str) -> None:
    lines = GOOD.replace('address = "serial:{dock}/card_reader.tty?baud=115200"', f"address = {value}")
    assert lines != GOOD
    assert "devices.card_reader.address: must not be empty" in refused(tmp_path, lines)


@pytest.mark.parametrize("entry", ["address", "public_url"])
@pytest.mark.parametrize("value", ["center.example", "ftp://center.example", "http://", "http://[::1", "http://a:b"])
def test_an_address_of_the_center_that_no_request_can_go_to_is_refused(tmp_path: Path, entry: str, value: str) -> None:
    said = refused(tmp_path, changed(entry, f'"{value}"'))
    assert said.startswith(f": center.{entry}: must be like https://center.example.gov, not {value}")


@pytest.mark.parametrize("value", ["http://10.0.0.2:8080", "https://center.example.gov/hall"])
def test_a_web_address_of_the_center_is_taken(tmp_path: Path, value: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(changed("address", f'"{value}"').replace('public_url = ""', f'public_url = "{value}"'))
    center = load(path, tmp_path / "data").center
    assert (center.address, center.public_url) == (value, value)


@pytest.mark.parametrize("entry", ["data", "dock"])
def test_a_folder_that_the_command_line_names_is_not_taken_from_the_file(tmp_path: Path, entry: str) -> None:
    said = refused(tmp_path, f'{entry} = "elsewhere"\n' + GOOD)
    assert said.startswith(f": {entry}: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('id = "3"\n' + GOOD, ": id: is not an entry of this file"),
        (GOOD.replace('name = "3 号机"\n', ""), ": kiosk.name: is missing"),
        (changed("name", "3"), ": kiosk.name: must be text"),
        (changed("id", '"Kiosk 3"'), ": kiosk.id: must be"),
        (changed("patience", "31"), ": center.patience: must be"),
        ("kiosk = 3\n", ": kiosk: must be a table"),
        ("[kiosk\n", ": is not TOML: "),
        ('[kiosk]\nname = "三号机"\n'.encode("gbk"), ": is not UTF-8"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert refused(tmp_path, text).startswith(said)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no configuration at "):
        load(tmp_path / "nowhere.toml", tmp_path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"^{tmp_path} cannot be read: "):
        load(tmp_path, tmp_path / "data")


def test_a_data_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/kiosk")):
        with pytest.raises(SettingsError, match=f"^the data folder {folder} cannot be written: "):
            load(HOUSE / "config" / "kiosk.toml", folder)


def test_looking_whether_the_data_folder_can_be_written_leaves_nothing_in_it(tmp_path: Path) -> None:
    load(HOUSE / "config" / "kiosk.toml", tmp_path / "data")
    assert list((tmp_path / "data").iterdir()) == []
