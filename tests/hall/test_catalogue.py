"""The catalogue: variants, pinyin, versions, and faults named with file and item."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.center.contract import Catalogue
from kiosk.hall.catalogue import read_stock, remembered
from kiosk.hall.expanding import Entry
from kiosk.hall.pinyin import sounds, spell
from kiosk.hall.plan import ConfigError, read_plan
from tests.hall import small_hall
from tests.hall.conftest import Asked

HOUSE = Path(__file__).parents[2]


def test_variants_become_items_of_their_own(sqlite_center: Asked) -> None:
    catalogue = Catalogue.model_validate_json(sqlite_center.get("/v1/catalogue").content)
    items = {item.code: item for item in catalogue.items}
    assert "weijian-001" not in items
    first, second = items["weijian-001-01"], items["weijian-001-02"]
    assert (first.name, first.name_en) == ("公共场所卫生许可（新办）", "Hygiene permit (new)")
    assert (second.promised_days, second.statutory_days) == (3, 20)
    assert [material.name for material in second.materials] == ["原许可证"]
    assert [material.name for material in first.materials] == ["申请表"]
    assert first.department == "weijian"


def test_initials_and_pinyin_are_ready_to_search(sqlite_center: Asked) -> None:
    items = {item["code"]: item for item in sqlite_center.get("/v1/catalogue").json()["items"]}
    assert items["gongan-001"]["initials"] == "jmsfzhl hsfz"
    assert items["gongan-001"]["pinyin"].split()[:2] == ["juminshenfenzhenghuanling", "huanshenfenzheng"]


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("重新申请", ("cxsq", "chongxinshenqing")),
        ("银行", ("yh", "yinhang")),
        ("行政许可", ("xzxk", "xingzhengxuke")),
        ("（A类）3年", ("al3n", "alei3nian")),
        ("", ("", "")),
    ],
)
def test_pinyin_knows_words_with_several_readings(word: str, spelled: tuple[str, str]) -> None:
    assert spell(word) == spelled


def test_every_character_of_the_catalogue_comes_with_its_sounds(sqlite_center: Asked) -> None:
    catalogue = Catalogue.model_validate_json(sqlite_center.get("/v1/catalogue").content)
    assert {sign: catalogue.sounds[sign] for sign in "公可"} == {"公": "gong", "可": "ke"}
    texts = [material.name for item in catalogue.items for material in item.materials]
    texts += [item.name + item.plain + item.content + "".join(item.aliases) for item in catalogue.items]
    texts += [department.name + department.short for department in catalogue.departments]
    signs = {sign for sign in "".join(texts) if "\u4e00" <= sign <= "\u9fff"}
    assert set(catalogue.sounds) == signs


def test_a_character_has_the_readings_it_has_in_the_texts_the_usual_one_first() -> None:
    heard = sounds(["行政许可", "行政处罚", "银行", "A类（䶮）龘〇", "行政许可"])
    assert heard["行"] == "xing hang" and heard["䶮"] == "yan" and heard["〇"] == "ling"
    assert all(sound.isascii() for sound in heard.values()) and "A" not in heard
    assert sounds(["\U00030000", ""]) == {}, "nobody knows how to read it"


def test_an_unchanged_catalogue_is_not_sent_again(sqlite_center: Asked) -> None:
    first = sqlite_center.get("/v1/catalogue")
    assert first.headers["etag"] == f'"{first.json()["version"]}"'
    again = sqlite_center.get("/v1/catalogue", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert sqlite_center.get("/v1/catalogue", **{"If-None-Match": '"old"'}).status_code == 200


def test_it_is_packed_for_those_who_can_unpack(sqlite_center: Asked) -> None:
    plain = sqlite_center.get("/v1/catalogue", **{"Accept-Encoding": "identity"})
    with sqlite_center.client.stream("GET", "/v1/catalogue", headers={"Accept-Encoding": "gzip"}) as packed:
        assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content


def test_the_most_wanted_are_the_halls_own_list_until_enough_tickets_were_counted(sqlite_center: Asked) -> None:
    assert sqlite_center.get("/v1/catalogue").json()["wanted"] == ["gongan-001", "shijian-001"]
    with sqlite_center.desk.store.writing() as connection:
        for item, count in (("minzheng-001", 150), ("shijian-001", 90), ("gone-001", 500)):
            connection.exec_driver_sql(
                f"INSERT INTO given (day, item, tickets) VALUES ('2026-10-12', '{item}', {count})"
            )
        connection.exec_driver_sql(
            "INSERT INTO given (day, item, tickets) VALUES ('2026-08-01', 'weijian-001-01', 9000)"
        )
    sqlite_center.at("2026-10-13T09:30:00+08:00")
    sqlite_center.desk.refresh()
    assert sqlite_center.get("/v1/catalogue").json()["wanted"] == ["minzheng-001", "shijian-001", "gongan-001"]


def test_it_is_expanded_once_and_remembered(tmp_path: Path) -> None:
    folder = small_hall.build(tmp_path / "hall")
    kept: dict[str, str] = {}
    first = remembered(folder, kept.get, kept.__setitem__)
    assert len(kept) == 1
    assert remembered(folder, kept.get, _never) == first
    (folder / "items" / "gongan.toml").write_text(small_hall.ITEMS["gongan"].replace("换领", "补领"), encoding="utf-8")
    assert remembered(folder, kept.get, kept.__setitem__) != first
    assert len(kept) == 2


@pytest.mark.slow
def test_a_center_that_knows_its_catalogue_does_not_load_the_pinyin_tables(tmp_path: Path) -> None:
    folder = small_hall.build(tmp_path / "hall")
    program = (
        "import sys; from pathlib import Path\n"
        "from kiosk.hall.desk import Desk; from kiosk.hall.settings import Settings\n"
        f"Desk(Settings(database='sqlite:///{tmp_path}/a.db', config=Path('{folder}')))\n"
        "print('pypinyin' in sys.modules)"
    )
    said = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=HOUSE).stdout
        for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("items/shijian.toml", 'family = "kaidian"', 'family = "nowhere"', ["shijian.toml", "shijian-001", "nowhere"]),
        ("items/shijian.toml", "copies = 1", 'copies = "many"', ["shijian.toml", "shijian-001", "copies"]),
        ("items/shijian.toml", "daily_limit = 2", "daily_limt = 2", ["shijian.toml", "shijian-002", "daily_limt"]),
        ("items/gongan.toml", "gongan-001", "shijian-001", ["'shijian-001' is given twice"]),
        ("items/gongan.toml", "[department]", "[department", ["gongan.toml"]),
        ("families.toml", '"gongan-001"', '"gongan-404"', ["families.toml", "gongan-404"]),
        ("windows.toml", 'lanes = ["E"]', 'lanes = ["Q"]', ["windows.toml", "window 04", "Q"]),
        ("windows.toml", 'prefix = "A"', 'prefix = "F"', ["windows.toml", "lane A is missing"]),
        ("hall.toml", '"12:00"], ["13:00"', '"14:00"], ["13:00"', ["hall.toml", "monday", "13:00"]),
        ("hall.toml", '"optional"', '"sometimes"', ["hall.toml", "identity"]),
    ],
)
def test_a_fault_names_its_file_and_place(tmp_path: Path, file: str, old: str, new: str, words: list[str]) -> None:
    folder = small_hall.build(tmp_path / "hall")
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError) as wrong:
        read_plan(folder)
        read_stock(folder, spell)
    for word in words:
        assert word in str(wrong.value)


_TEXT = """text = "平面图与实际一致。"
checking = "到现场查看。"
consequence = "依法撤销。"
"""


@pytest.mark.parametrize(
    ("materials", "commitment", "words"),
    [
        ('{ name = "平面图", by_commitment = true }', "", "belong together"),
        ('{ name = "平面图", by_commitment = true }', "days = 10", "text"),
        ('{ name = "平面图", by_commitment = true }', _TEXT + "days = 0", "days"),
        ('{ name = "平面图", by_commitment = true, held = true }', _TEXT + "days = 10", "already has it"),
        ('{ name = "平面图" }', _TEXT + "days = 10", "belong together"),
    ],
)
def test_what_is_signed_and_what_for_are_published_together(
    tmp_path: Path, materials: str, commitment: str, words: str
) -> None:
    with pytest.raises(ConfigError) as wrong:
        read_stock(_committing(tmp_path, f"materials = [{materials}]", commitment), spell)
    assert words in str(wrong.value)
    assert "shijian-001" in str(wrong.value)


def test_a_variant_has_the_commitment_of_its_item_where_it_stands_for_something(tmp_path: Path) -> None:
    one = '{ name = "平面图", by_commitment = true }'
    variants = f"""
[[items.variants]]
suffix = "新办"
[[items.variants]]
suffix = "变更"
materials = [{{ name = "原证" }}]
[[items.variants]]
suffix = "扩建"
materials = [{one}, {{ name = "原证" }}]
"""
    stock = read_stock(_committing(tmp_path, f"materials = [{one}]", _TEXT + "days = 10" + variants), spell)
    items = [entry.item for entry in stock.entries if entry.item.code.startswith("shijian-001")]
    assert [item.commitment.days if item.commitment else 0 for item in items] == [10, 0, 10]
    assert items[0].commitment is not None
    assert items[0].commitment.disclosure == "承诺书存入办件档案，不对外公开。"


def _committing(folder: Path, materials: str, commitment: str) -> Path:
    """A hall whose item `shijian-001` publishes this."""
    hall = small_hall.build(folder / "hall")
    item = f"""
[department]
code = "shijian"
name = "市场监督管理局"
short = "市监"

[[items]]
code = "shijian-001"
name = "营业执照"
family = "kaidian"
{materials}
"""
    told = f"[items.commitment]\n{commitment}\n" if commitment else ""
    (hall / "items" / "shijian.toml").write_text(item + told, "utf-8")
    (hall / "families.toml").write_text(_without_wanted(hall), "utf-8")
    return hall


def _without_wanted(hall: Path) -> str:
    return "\n".join(
        line for line in (hall / "families.toml").read_text("utf-8").splitlines() if not line.startswith("wanted")
    )


def test_the_demonstration_hall_is_whole() -> None:
    folder = HOUSE / "config" / "hall"
    plan = read_plan(folder)
    stock = read_stock(folder, _no_pinyin)
    assert len(stock.departments) == 28
    assert len(stock.families) == 12
    assert len(stock.entries) == 946
    assert len(stock.wanted) == 10
    unserved = [entry.item.code for entry in stock.entries if not plan.counters.pool_of(*_where(entry))]
    assert unserved == ["weijian-023", "weijian-024"]
    letters = {plan.counters.lane_of(*_where(entry)).prefix for entry in stock.entries}
    assert letters == {lane.prefix for lane in plan.counters.lanes} == set("ABCDE")


def test_every_promise_is_within_the_law_and_every_item_says_the_five_things() -> None:
    stock = read_stock(HOUSE / "config" / "hall", _no_pinyin)
    for entry in stock.entries:
        item = entry.item
        if item.promised_days is not None and item.statutory_days is not None:
            assert item.promised_days <= item.statutory_days, item.code
        assert item.content and item.procedure and item.fee, item.code
        assert len(item.plain) <= 20, item.code


def test_every_commitment_of_the_demonstration_hall_is_told_in_both_languages() -> None:
    stock = read_stock(HOUSE / "config" / "hall", _no_pinyin)
    told = [entry.item.commitment for entry in stock.entries if entry.item.commitment]
    assert told
    assert all(each.text_en and each.checking_en and each.consequence_en for each in told)


def _never(_key: str, _content: str) -> None:
    raise AssertionError("expanded again")


def _no_pinyin(_text: str) -> tuple[str, str]:
    return "", ""


def _where(entry: Entry) -> tuple[str, str, str]:
    return entry.item.code, entry.item.department, entry.item.family
