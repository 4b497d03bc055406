"""民族 codes of GB/T 3304. Codes 57 and 93–98 mean different things in different sources, so they have no name here
and are shown as the number, like every other unknown code (devices.md §9.2)."""

from __future__ import annotations

_NAMES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 "
    "哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
    "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 "
    "德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)

NATIONS: dict[str, str] = {f"{code:02}": name for code, name in enumerate(_NAMES.split(), start=1)}
"""Code, two digits, to name: 01 汉 … 56 基诺."""


def nation_name(code: str) -> str:
    """The name of a nation code, or the code itself when its meaning is not settled."""
    return NATIONS.get(code, code)
