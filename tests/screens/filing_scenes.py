"""One scene of every kind about filing, the awkward ones too."""

from __future__ import annotations

from dataclasses import replace

from kiosk import scenes as s
from kiosk.center.contract.filing import FilingReason
from kiosk.scenes import filing
from tests.screens.paper_scenes import SHEET

URL = "http://192.168.10.20:8080/hand/3vXn0qWc7TkZr1yB9mLsPdQe"


def form(code: str, name: str, name_en: str, department: str, department_en: str, days: int = 0) -> filing.FormLine:
    return filing.FormLine(code, name, name_en, department, department_en, days, 4)


FORMS = (
    form("gongan-009-02", "居住证办理（签注）", "Residence permit (yearly endorsement)", "区公安局", "Public Security"),
    form(
        "gongan-012-01",
        "无犯罪记录证明查询开具（个人申请）",
        "Certificate of no criminal record (by the person)",
        "区公安局",
        "Public Security",
    ),
    form(
        "minzheng-011-01",
        "老年人福利补贴（高龄津贴）",
        "Allowances for older people (old-age allowance)",
        "区民政局",
        "Civil Affairs",
        5,
    ),
    form(
        "renshe-005-01",
        "灵活就业人员职工养老保险登记（参保登记）",
        "Pension insurance for the self-employed (registration)",
        "区人力资源和社会保障局",
        "Human Resources and Social Security",
    ),
    form(
        "renshe-018-02",
        "就业登记（灵活就业）",
        "Employment registration (flexible work)",
        "区人社局",
        "Social Security",
    ),
    form("shijian-018-01", "仅销售预包装食品备案（备案）", "Filing: packaged food only (filing)", "区市监局", "Market"),
    form("weijian-016", "生育登记", "Birth intention registration", "区卫生健康局", "Health"),
    form(
        "yibao-001-02",
        "异地就医备案（异地长期居住人员）",
        "Registration for care away from home (living elsewhere)",
        "区医疗保障局",
        "Healthcare Security",
    ),
)
NEEDS = (
    filing.NeedLine("居民身份证", "Resident ID card", "card", True, "", ""),
    filing.NeedLine(
        "银行卡",
        "Bank card",
        "file",
        True,
        "拍有卡号的一面，户名要是老人本人",
        "The side with the number; the account must be the older person's own",
    ),
    filing.NeedLine("居民户口簿", "Household register", "file", False, "首页和本人那一页", "First page and your own"),
    filing.NeedLine("营业执照", "Business licence", "held", True, "", ""),
    filing.NeedLine("申请表", "Application form", "form", True, "", ""),
)
LINES = (
    filing.AnswerLine("name", "姓名", "Name", "李*", "李*", "card", change=False),
    filing.AnswerLine(
        "number", "公民身份号码", "ID number", "990***********0019", "990***********0019", "card", change=False
    ),
    filing.AnswerLine(
        "address",
        "户籍地址",
        "Registered address",
        "示范省样例市示范区样板街道便民路1号1单元101室",
        "示范省样例市示范区样板街道便民路1号1单元101室",
        "register",
    ),
    filing.AnswerLine("phone", "手机号码", "Mobile number", "138****0019", "138****0019", "register"),
)
WHOLE = (
    *LINES,
    filing.AnswerLine("bank", "开户银行", "Bank", "农业银行", "Agricultural Bank", "typed"),
    filing.AnswerLine("alone", "老人是不是一个人住？", "Does the older person live alone?", "是", "Yes", "typed"),
    filing.AnswerLine(
        "true",
        "没有在别的地方领高龄津贴，填写的内容属实。",
        "No such allowance is paid elsewhere, and what I filled in is true.",
        "同意",
        "Agreed",
        "typed",
    ),
)
NAME = ("老年人福利补贴（高龄津贴）", "Allowances for older people (old-age allowance)")
BANKS = (
    filing.ChoiceLine("icbc", "工商银行", "ICBC"),
    filing.ChoiceLine("abc", "农业银行", "Agricultural Bank"),
    filing.ChoiceLine("boc", "中国银行", "Bank of China"),
    filing.ChoiceLine("ccb", "建设银行", "China Construction Bank"),
    filing.ChoiceLine("psbc", "邮储银行", "Postal Savings Bank"),
    filing.ChoiceLine("rural", "农商行、信用社", "Rural commercial bank"),
)
YES_NO = (filing.ChoiceLine("yes", "是", "Yes"), filing.ChoiceLine("no", "否", "No"))
ASK = filing.FormAsk(*NAME, "bank", "开户银行", "Bank", "", "", "choice", True, 0, BANKS, 2, 5)
DATE = filing.FormAsk(
    *NAME, "since", "从哪一天开始", "Since when", "一般填下个月 1 日", "Usually the first", "date", True, 8, (), 3, 5
)
PHONE = filing.PhoneSend(
    "工作地点", "Place of work", "在家做就是家里的地址", "Your home if you work there", True, URL, True
)
SHOTS = filing.PhoneSend("银行卡", "Bank card", NEEDS[1].help, NEEDS[1].help_en, False, URL, True)
BRING = filing.MaterialAsk(
    "银行卡", "Bank card", NEEDS[1].help, NEEDS[1].help_en, True, 0, 6, ("camera", "phone"), 1, 3
)
SHOT = filing.MaterialShot("银行卡", "Bank card", "noPage", (SHEET,))
GAPS = (
    filing.GapLine("bank", "开户银行", "Bank", "field"),
    filing.GapLine(
        "true", "没有在别的地方领高龄津贴，填写的内容属实。", "No such allowance is paid elsewhere", "field"
    ),
    filing.GapLine("银行卡", "银行卡", "Bank card", "material"),
)
SIGN = filing.SignHere(*NAME, instead=True)
CASE = "http://192.168.10.20:8080/case/7KM2QX9TRD"
DONE = filing.FormDone(*NAME, kept=False, number="2026 1122 000 137", url=CASE, until="2026-11-27", stays=20)
STATES = ("good", "outside", "broken")
MENDED = ("wrong", "wrongType", "unreadable", "tooLarge", "tooManyFiles", "noSignature", "gaps")
"""Said where they are put right. Journeys are not loaded for samples: a bare window is measured with them."""
REFUSALS = ("noForms", "centerAway", *(reason.value for reason in FilingReason if reason.value not in MENDED))
CARD_TROUBLES = ("removed", "unreadable", "unknown", "sameCard")

FILING: dict[str, s.Scene] = {
    "forms": filing.ChooseForm(FORMS, True),
    "needs": filing.FormNeeds(FORMS[2], NEEDS, 6, ("camera", "phone"), 7),
    "needs-none": filing.FormNeeds(FORMS[2], NEEDS[:2], 6, (), 7),
    "known": filing.FormCheck(*NAME, LINES),
    "whole": filing.FormCheck(*NAME, WHOLE, 2, whole=True),
    "ask-choice": ASK,
    "ask-yesNo": replace(ASK, label="老人是不是一个人住？", label_en="Does the older person live alone?", key="alone",
                         type="yesNo", choices=YES_NO, required=False, help="一个人住的，社区会定期上门看望",
                         help_en="The community visits those who live alone"),
    "ask-statement": replace(ASK, label=WHOLE[-1].label, label_en=WHOLE[-1].label_en, type="statement", choices=()),
    "ask-date": DATE,
    "ask-number": replace(DATE, label="每周大约几小时", label_en="About how many hours a week", type="number",
                          longest=3, help="", help_en="", error="wrong"),
    "ask-idNumber": replace(DATE, label="另一方的身份证号码", label_en="ID number of the other parent", error="wrong",
                            type="idNumber", required=False, help="可以不填", help_en="May stay empty"),
    "send-text": PHONE,
    "send-text-there": replace(PHONE, shown="样例市示范区样板街道团结巷7号2单元301室"),
    "send-text-broken": replace(PHONE, url="", broken=True),
    "send-photo": SHOTS,
    "send-photo-there": replace(SHOTS, files=2),
    "bring": BRING,
    "bring-there": replace(BRING, files=2),
    "bring-free": replace(BRING, required=False, ways=("phone",)),
    "bring-nothing": replace(BRING, ways=()),
    "bring-error": replace(BRING, error="tooLarge"),
    "shot": replace(SHOT, state="", pictures=()),
    **{f"shot-{state}": replace(SHOT, state=state) for state in STATES},
    "shot-taken": replace(SHOT, state="good", taken=True),
    "known-own": filing.FormCheck(*NAME, WHOLE[2:]),
    "leave": filing.FormLeave(*NAME, 7, slip=False),
    "leave-slip": filing.FormLeave(*NAME, 7, slip=True),
    "gaps": filing.FormGaps(*NAME, GAPS, 7),
    "gaps-many": filing.FormGaps(*NAME, GAPS * 3, 7),
    "sign": SIGN,
    "sign-error": replace(SIGN, error="noSignature"),
    "filed": DONE,
    "filed-costs": replace(DONE, fee="80.00", code="2026 1122 0016"),
    "filed-costs-unprinted": replace(DONE, fee="80.00", code="2026 1122 0016", paper="none"),
    "filed-costs-later": replace(DONE, fee="80.00"),
    "draft-kept": replace(DONE, kept=True, number="", url="http://192.168.10.20:8080/draft/7KM2QX9TRDVA3HJ8N5PW"),
    "draft-kept-unprinted": replace(DONE, kept=True, number="", paper="unconfirmed"),
    **{f"not-filed-{why}": filing.FormRefused(why, "0990-12345") for why in REFUSALS},
    "not-filed-usedUp-day": filing.FormRefused("usedUp", "0990-12345", next_open="2026-11-23 09:00"),
    "not-filed-keeps": filing.FormRefused("centerAway", "0990-12345", again=True, keeps=True),
    "not-filed-perhaps": filing.FormRefused("perhapsFiled", "0990-12345", again=True),
    "resume": filing.ResumeDraft(),
    "resume-foreign": filing.ResumeDraft("foreign"),
    "resume-scanner": filing.ResumeDraft("scanner"),
    "whose": filing.ResumeWho(True),
    "whose-other": filing.ResumeWho(True, "unknownDraft"),
    **{f"whose-{trouble}": filing.ResumeWho(True, trouble) for trouble in CARD_TROUBLES},
}  # fmt: skip
