"""A small catalogue of a made-up district, and a real search over it."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.scenes import CommitmentCard, Found, ItemCard, MaterialLine
from kiosk.screens.finder import Shelf


def _paper(name: str, name_en: str, copies: int = 1, **more: bool) -> MaterialLine:
    required, held = more.get("required", True), more.get("held", False)
    return MaterialLine(name, name_en, 1, copies, required, "", held, more.get("by_commitment", False))


def _item(code: str, name: str, name_en: str, plain: str, office: tuple[str, str], days: int) -> ItemCard:
    return ItemCard(
        code=code,
        name=name,
        name_en=name_en,
        plain=plain,
        department=office[0],
        department_en=office[1],
        days=days,
        statutory_days=days * 2,
        fee="不收费",
        fee_en="No fee",
        immediate=days == 0,
        content="符合条件的，发给许可证或者办好登记；不符合的，当面说清楚原因。",
        procedure=("取号，到窗口交材料", "窗口当场看材料齐不齐", "审查，需要时到现场看", "领证或者寄到家里"),
        basis="《公共场所卫生管理条例》第四条",
        phone="0990-12345",
        materials=(
            _paper("身份证", "Identity card"),
            _paper("健康证原件", "Health certificate", 0),
            _paper("营业场所平面图", "Floor plan of the premises", by_commitment=True),
            _paper("营业执照", "Business licence", held=True),
            _paper("授权委托书", "Letter of authority", required=False),
        ),
        commitment=CommitmentCard(
            "平面图与实际布局一致，出入口和通道畅通。",
            "The floor plan shows the premises as they are; exits and ways are clear.",
            "卫生监督员到现场查看。",
            "An inspector comes and looks.",
            "依法撤销许可，记入信用记录。",
            "The permit is revoked, and it is entered in the credit record.",
            40,
        ),
    )


HEALTH = ("卫健局", "Health Bureau")
MARKET = ("市场监管局", "Market Regulation Bureau")
POLICE = ("公安局", "Public Security Bureau")
SOCIAL = ("人社局", "Social Security Bureau")

ITEMS = (
    _item(
        "weijian-003-02",
        "公共场所卫生许可（变更）",
        "Public place hygiene permit (change)",
        "旅店、理发店等换证",
        HEALTH,
        8,
    ),
    _item(
        "shichang-011-01",
        "食品经营许可（新办）",
        "Food business licence (new)",
        "开饭店、小吃店、食品店",
        MARKET,
        10,
    ),
    _item(
        "gongan-001-01",
        "户口迁移",
        "Household registration transfer",
        "把户口迁进来、迁出去",
        POLICE,
        0,
    ),
    _item(
        "gongan-002-01",
        "居民身份证补领",
        "Replacement of an identity card",
        "身份证丢了、坏了",
        POLICE,
        20,
    ),
    _item(
        "renshe-001-01",
        "社会保障卡申领",
        "Social security card application",
        "第一次办社保卡",
        SOCIAL,
        5,
    ),
    _item(
        "renshe-002-01",
        "失业保险金申领",
        "Unemployment benefit application",
        "失业了领钱",
        SOCIAL,
        10,
    ),
    _item(
        "shichang-001-01",
        "个体工商户登记",
        "Self-employed business registration",
        "自己开店做生意",
        MARKET,
        0,
    ),
    _item(
        "shichang-002-01",
        "内资企业及分支机构设立登记",
        "Company and branch registration",
        "开公司、开分店",
        MARKET,
        3,
    ),
    _item(
        "gongan-003-01",
        "港澳通行证签注",
        "Hong Kong and Macao travel endorsement",
        "去香港澳门",
        POLICE,
        7,
    ),
    _item(
        "weijian-001-01",
        "生育登记",
        "Birth registration service",
        "要生孩子了",
        HEALTH,
        0,
    ),
    _item(
        "renshe-003-01",
        "企业职工基本养老保险待遇领取资格认证",
        "Pension eligibility check",
        "领养老金每年认证",
        SOCIAL,
        0,
    ),
)
FAMILIES = (
    ("hukou", "户口身份证", "Household and ID", "迁户口、补身份证", "id"),
    ("shebao", "社保就业", "Work and insurance", "社保卡、养老、失业", "work"),
    ("yibao", "医保看病", "Health insurance", "报销、异地看病", "heart"),
    ("shengyu", "结婚生育", "Marriage and birth", "登记、生孩子", "family"),
    ("fangzi", "房子土地公积金", "Housing and land", "买房、过户、贷款", "house"),
    ("kaidian", "开店办公司", "Opening a business", "执照、变更、注销", "shop"),
    ("shipin", "食品卫生", "Food and hygiene", "饭店、理发店许可", "food"),
    ("cheliang", "车辆驾照", "Cars and driving", "驾照、年检、过户", "car"),
    ("jiaoyu", "上学教育", "School and education", "入学、转学", "book"),
    ("yanglao", "养老残疾救助", "Care and support", "低保、残疾人证", "care"),
    ("jianshe", "建房施工", "Building work", "装修、施工许可", "crane"),
    ("nongye", "农业环保", "Farming and nature", "农药、种子、排污", "leaf"),
)
INITIALS = ("ggcswsxk", "spjyxk", "hkqy", "jmsfzbl", "shbzksl", "sybxjsl", "gtgshdj", "nzqy", "gatxz", "sydj", "yldyrz")


class Shelves:
    """Implements `kiosk.screens.finder.Finder`."""

    def wanted(self) -> Sequence[ItemCard]:
        return ITEMS[:10]

    def families(self) -> Sequence[Shelf]:
        return [(code, name, en, hint, icon, len(self.in_family(code))) for code, name, en, hint, icon in FAMILIES]

    def in_family(self, code: str) -> Sequence[ItemCard]:
        at = [family[0] for family in FAMILIES].index(code)
        return [item for number, item in enumerate(ITEMS) if number % len(FAMILIES) <= at][: at + 2]

    def search(self, text: str, english: bool) -> Found:
        """Initials of the names, or a word in them."""
        if not text:
            return Found()
        both = zip(ITEMS, INITIALS, strict=True)
        found = [(item, initials.find(text)) for item, initials in both if text in initials or text in item.name]
        words = [item.name[at : at + len(text)] for item, at in found if at >= 0 and len(text) > 1]
        return Found(tuple(item for item, _ in found), tuple(dict.fromkeys(words)))


def check_number(number: str) -> str:
    """GB 11643-1999: the weighted sum modulo 11 names the last character."""
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    total = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))
    return "" if "10X98765432"[total % 11] == number[17] else "check"
