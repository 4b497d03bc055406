"""A hall of five windows and eight items, small enough to know by heart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HALL = """
[hall]
name = "小镇便民服务中心"
name_en = "Small Town Service Center"
phone = "0990-54321"
identity = "optional"
recall_after = 3

[hours]
monday = [["09:00", "12:00"], ["13:00", "17:00"]]
tuesday = [["09:00", "12:00"], ["13:00", "17:00"]]
wednesday = [["09:00", "12:00"], ["13:00", "17:00"]]
thursday = [["09:00", "12:00"], ["13:00", "17:00"]]
friday = [["09:00", "12:00"], ["13:00", "17:00"]]
follow_official_holidays = true
early_minutes = 30

[[exceptions]]
day = 2026-12-31
spans = [["09:00", "12:00"]]
reason = "年终盘点"
reason_en = "Year-end stocktaking"
"""

WINDOWS = """
elsewhere = [{ item = "weijian-900", place = { name = "镇卫生院", phone = "0990-54322" } }]

[[lanes]]
prefix = "E"
name = "婚姻登记"
takes = [{ department = "minzheng", family = "hunyin" }]
minutes = 20.0
spread = 8.0

[[lanes]]
prefix = "B"
name = "公安"
takes = [{ department = "gongan" }]
minutes = 10.0
spread = 5.0

[[lanes]]
prefix = "A"
name = "综合"
minutes = 12.0
spread = 6.0

[[windows]]
number = "01"
name = "综合窗口"
zone = "A区"
floor = "1F"
pooled = true
lanes = ["A"]

[[windows]]
number = "02"
name = "综合窗口"
zone = "A区"
floor = "1F"
pooled = true
lanes = ["A", "B"]

[[windows]]
number = "03"
name = "公安窗口"
zone = "B区"
floor = "1F"
lanes = ["B"]

[[windows]]
number = "04"
name = "婚姻登记窗口"
zone = "C区"
floor = "2F"
lanes = ["E"]

[[windows]]
number = "05"
name = "综合窗口"
zone = "A区"
floor = "1F"
pooled = true
open = false
lanes = ["A"]
"""

FAMILIES = """
wanted = ["gongan-001", "shijian-001"]

[[families]]
code = "hukou"
name = "户口身份证"

[[families]]
code = "kaidian"
name = "开店办照"

[[families]]
code = "hunyin"
name = "结婚生育"

[[families]]
code = "weisheng"
name = "卫生健康"
"""

ITEMS = {
    "gongan": """
[department]
code = "gongan"
name = "公安局"
short = "公安"

[[items]]
code = "gongan-001"
name = "居民身份证换领"
family = "hukou"
identity = "required"
aliases = ["换身份证"]
""",
    "minzheng": """
[department]
code = "minzheng"
name = "民政局"
short = "民政"

[[items]]
code = "minzheng-001"
name = "结婚登记"
name_en = "Marriage registration"
family = "hunyin"
""",
    "shijian": """
[department]
code = "shijian"
name = "市场监督管理局"
short = "市监"

[[items]]
code = "shijian-001"
name = "个体工商户登记"
name_en = "Sole trader"
family = "kaidian"
materials = [{ name = "经营场所证明", copies = 1 }]

[[items]]
code = "shijian-002"
name = "食品经营许可"
family = "kaidian"
daily_limit = 2

[[items]]
code = "shijian-003"
name = "政策咨询"
family = "kaidian"
identity = "none"
""",
    "weijian": """
[department]
code = "weijian"
name = "卫生健康局"
short = "卫健"

[[items]]
code = "weijian-001"
name = "公共场所卫生许可"
name_en = "Hygiene permit"
family = "weisheng"
promised_days = 8
statutory_days = 20
materials = [{ name = "申请表" }]

[[items.variants]]
suffix = "新办"
suffix_en = "new"

[[items.variants]]
suffix = "变更"
suffix_en = "change"
promised_days = 3
materials = [{ name = "原许可证" }]

[[items]]
code = "weijian-900"
name = "婚前医学检查"
family = "weisheng"
""",
}

DISABILITY = """
[[priorities]]
name = "disability"
label = "残疾人"
label_en = "Disabled person"
head_start = 120
claim = true
proof = "残疾人证"
proof_en = "Disability certificate"
"""
"""A priority that a citizen may claim."""
SLOTS = """
[[items]]
code = "minzheng-002"
name = "婚姻登记档案查询"
family = "hunyin"
slots = [["09:00", "10:00"], ["14:00", "16:00"]]
"""
"""An item of minzheng's whose tickets are given at certain hours."""


def build(folder: Path) -> Path:
    """Write the hall's files into `folder`, which is returned."""
    (folder / "items").mkdir(parents=True)
    for name, text in (("hall", HALL), ("windows", WINDOWS), ("families", FAMILIES)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    for name, text in ITEMS.items():
        (folder / "items" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def add(folder: Path, more: Mapping[str, str]) -> Path:
    """Write more (file without its ending → text) at the end of a hall's files in `folder`, which is returned."""
    for name, text in more.items():
        with (folder / f"{name}.toml").open("a", encoding="utf-8") as file:
            file.write(text)
    return folder
