"""What a special procedure is called (行政许可法 45); its time does not count."""

from __future__ import annotations

from kiosk.center.contract.cases import Special

SPECIALS = {
    Special.HEARING: "听证",
    Special.TENDER: "招标、拍卖",
    Special.INSPECTION: "检验",
    Special.TEST: "检测",
    Special.QUARANTINE: "检疫",
    Special.APPRAISAL: "鉴定",
    Special.EXPERTS: "专家评审",
    Special.SITE_VISIT: "现场勘查",
}
