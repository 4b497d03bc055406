"""One invented set of data for each kind of certificate. Nobody here exists; every number begins with 99."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from typing import Any

import segno

from kiosk.identity.numbers import check_character
from kiosk.paper.certificate import CHINA, Issue
from kiosk.paper.kinds import Kind
from kiosk.paper.seal import seal_svg

URL = "https://zs.example.gov.cn/v"
CODE = "7KQ4MXWD92HTRB5N"
NUMBER = "990101-20261122-00017"
DISTRICT = "示范区"
EMPLOYER = "样例市示范区样板电子科技有限责任公司"
UIGHUR = "买买提·艾力·阿卜杜热合曼·图尔荪江·麦麦提敏·吐尔逊古丽·阿依努尔·古丽娜扎尔"
"""40 characters, about as long as names get."""
HOME = "示范省样例市示范区样板街道便民路1号1单元101室"


def person(first: str) -> str:
    """A resident's number from its first 17 digits."""
    return first + check_character(first)


LI, OUYANG, JI, WANG, AILI = (
    person(f"99010119{rest}") for rest in ("900101001", "881203002", "750630003", "011111004", "920808005")
)
LONG = person("99010119650505006")
CREDIT = "99990101MA00SAMPLE"


def _month(months: int) -> str:
    return f"{2016 + months // 12}-{months % 12 + 1:02d}"


SAMPLES: dict[str, dict[str, Any]] = {
    "social_insurance": {
        "name": "欧阳䶮",
        "id_number": OUYANG,
        "personal_number": "9901002003",
        "agency": "示范区社会保险事业管理中心",
        "first_month": "2016-01",
        "last_month": "2025-12",
        "purpose": "办理子女入学",
        "schemes": [
            {"scheme": scheme, "state": "参保缴费", "first": "2016-01", "last": "2025-12", "months": 120}
            | {"employer": EMPLOYER}
            for scheme in ("企业职工基本养老保险", "失业保险", "工伤保险")
        ],
        "details": [
            {"month": _month(number), "employer": EMPLOYER, "base": f"{5200 + 40 * number}.00"}
            | {"pension": f"{(5200 + 40 * number) * 8 // 100}.00", "unemployment": "28.50", "injury": "参保"}
            for number in range(120)
        ],
    },
    "medical_insurance": {
        "name": "𠮷安样",
        "id_number": JI,
        "personal_number": "9903004005",
        "scheme": "职工基本医疗保险",
        "state": "正常参保",
        "agency": "示范区医疗保障事务中心",
        "employer": EMPLOYER,
        "first_month": "2019-03",
        "last_month": "2026-10",
        "months": 92,
        "purpose": "异地就医备案",
        "years": [
            {"year": str(year), "paid": "1月至12月", "count": 12, "base": "6800.00", "own": "1632.00"}
            | {"employer": EMPLOYER}
            for year in range(2020, 2026)
        ],
    },
    "housing_fund": {
        "name": "王𠄀",
        "id_number": WANG,
        "account": "99000123456",
        "state": "正常缴存",
        "employer": EMPLOYER,
        "employer_account": "9900998877",
        "opened": "2021-07-15",
        "last_month": "2026-10",
        "base": "9600.00",
        "monthly": "2304.00",
        "rate_employer": "12%",
        "rate_own": "12%",
        "balance": "138240.56",
        "months": 64,
        "loans": "无住房公积金贷款",
        "purpose": "异地贷款",
        "details": [
            {"day": f"2026-{month:02d}-15", "kind": "汇缴", "month": f"2026-{month:02d}", "amount": "2304.00"}
            | {"balance": f"{115200 + month * 2304}.56"}
            for month in range(1, 11)
        ],
    },
    "property_records": {
        "name": "买买提·艾力",
        "id_number": AILI,
        "scope": "样例市十区",
        "queried": "2026-11-22",
        "rows_found": 2,
        "purpose": "办理商业银行贷款",
        "properties": [
            {
                "certificate": "示（2020）样例市不动产权第9900123号",
                "holder": "买买提·艾力",
                "area": "89.56",
                "use": "住宅",
            }
            | {"place": "示范区样板街道团结巷7号2单元301室", "limits": "抵押（1笔）"}
            | {"right": "国有建设用地使用权（至2087-03-01）/房屋所有权"},
            {
                "certificate": "示（2023）样例市不动产权第9900456号",
                "holder": "买买提·艾力",
                "area": "13.20",
                "use": "车位",
            }
            | {"place": "示范区样板街道团结巷7号地下一层B123", "limits": "无"}
            | {"right": "国有建设用地使用权（至2087-03-01）/房屋所有权"},
        ],
    },
    "no_property": {
        "name": "李示范",
        "id_number": LI,
        "scope": "样例市十区",
        "until": "2026-11-21",
        "purpose": "申请公共租赁住房",
        "family": [
            {"relation": "配偶", "name": "欧阳䶮", "id_number": OUYANG, "result": "无不动产登记信息"},
            {"relation": "子女", "name": "王𠄀", "id_number": WANG, "result": "无不动产登记信息"},
        ],
    },
    "no_crime_record": {
        "name": UIGHUR,
        "sex": "男",
        "id_number": LONG,
        "id_kind": "居民身份证",
        "birth": "1965-05-05",
        "address": HOME,
        "applied": "2026-11-18",
        "application_number": "990101-WF-20261118-0031",
        "first_day": "1983-05-05",
        "last_day": "2026-11-18",
        "purpose": "入职某教育培训机构",
    },
    "household": {
        "name": "李示范",
        "former_name": "李样",
        "sex": "男",
        "nation": "汉族",
        "birth": "1990-01-01",
        "id_number": LI,
        "birthplace": "示范省样例市示范区",
        "native_place": "示范省样例市",
        "address": HOME,
        "household_kind": "家庭户",
        "household_number": "990012345",
        "head": "李示范",
        "relation": "户主",
        "education": "大学本科",
        "marital": "已婚",
        "moved_in": "2015-06-30",
        "station": "样例市公安局示范分局样板派出所",
        "purpose": "办理公证",
        "members": [
            {"relation": "妻", "name": "欧阳䶮", "sex": "女", "birth": "1988-12-03", "id_number": OUYANG},
            {"relation": "子", "name": "𠮷安样", "sex": "男", "birth": "2001-11-11", "id_number": WANG},
        ],
    },
    "marriage_record": {
        "name": "李示范",
        "id_number": LI,
        "scope": "示范省婚姻登记信息系统",
        "first_day": "2012-01-01",
        "last_day": "2026-11-22",
        "result": "有登记记录1条",
        "purpose": "办理房屋过户",
        "records": [
            {"day": "2014-10-08", "kind": "结婚登记", "partner": "欧阳䶮", "partner_number": OUYANG}
            | {"certificate": "J990101-2014-000123", "authority": "示范区民政局婚姻登记处"},
        ],
    },
    "residence_permit": {
        "permit_number": "990101ZJ20230456",
        "name": "买买提·艾力",
        "sex": "男",
        "nation": "维吾尔族",
        "birth": "1992-08-08",
        "id_number": AILI,
        "household_address": "示例自治区样本市团结乡第三村5号",
        "address": "样例市示范区样板街道团结巷7号2单元301室",
        "authority": "样例市公安局示范分局",
        "issued_on": "2023-11-30",
        "old_until": "2026-11-30",
        "new_until": "2027-11-30",
        "endorsed": "2026-11-22",
        "overdue": "否",
    },
    "tax_paid": {
        "name": "李示范",
        "tax_number": LI,
        "tax_office": "国家税务总局样例市示范区税务局",
        "first_day": "2025-01-01",
        "last_day": "2025-12-31",
        "total": "10050.30",
        "clerk": "电子税务局",
        "remark": "本证明所列税款均已缴入国库。",
        "taxes": [
            {"voucher": "990116260100012345", "tax": "个人所得税", "item": "工资薪金所得", "amount": "9850.10"}
            | {"first_day": "2025-01-01", "last_day": "2025-12-31", "paid_on": "2026-03-15"},
            {"voucher": "990116260100012346", "tax": "印花税", "item": "产权转移书据", "amount": "200.20"}
            | {"first_day": "2025-06-01", "last_day": "2025-06-30", "paid_on": "2025-07-10"},
        ],
    },
    "business_licence": {
        "credit_code": CREDIT,
        "copy_number": "1-1",
        "name": EMPLOYER,
        "kind": "有限责任公司（自然人投资或控股）",
        "legal_person": "欧阳䶮",
        "capital": "伍佰万元整",
        "founded": "2014-05-20",
        "term": "2014年5月20日至长期",
        "address": HOME,
        "business": "许可项目：食品销售；第二类增值电信业务（依法须经批准的项目，经相关部门批准后方可开展经营活动，具"
        "体经营项目以相关部门批准文件或许可证件为准）。一般项目：技术服务、技术开发、技术咨询、技术交流、"
        "技术转让、技术推广；电子产品销售；软件开发；信息系统集成服务；办公设备耗材销售；会议及展览服务；"
        "广告设计、代理；货物进出口；技术进出口（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
        "。",
        "approved": "2024-02-29",
        "state": "存续（在营、开业）",
    },
    "education": {
        "name": "王𠄀",
        "sex": "女",
        "id_number": WANG,
        "birth": "2001-11-11",
        "institution": "示范省样例理工大学",
        "major": "计算机科学与技术",
        "level": "本科",
        "form": "普通全日制",
        "system": "四年",
        "entered": "2019-09-01",
        "graduated": "2023-06-30",
        "conclusion": "毕业",
        "certificate_number": "999991202305000123",
        "principal": "陈样本",
        "purpose": "求职",
    },
    "employment": {
        "name": "欧阳䶮",
        "sex": "女",
        "id_number": OUYANG,
        "nation": "汉族",
        "education": "硕士研究生",
        "household_kind": "非农业户口",
        "register_number": "9901010012345678",
        "registered": "2016-01-10",
        "employer": EMPLOYER,
        "credit_code": CREDIT,
        "kind": "单位就业",
        "job": "软件工程师",
        "contract_from": "2016-01-01",
        "contract_to": "无固定期限",
        "purpose": "申领人才补贴",
        "history": [
            {"day": "2012-07-05", "kind": "就业登记", "employer": "样例市示范区便民服务有限公司", "remark": "首次就业"},
            {"day": "2015-11-30", "kind": "失业登记", "remark": "合同期满"},
            {"day": "2016-01-10", "kind": "就业登记", "employer": EMPLOYER},
        ],
    },
    "low_income": {
        "name": "𠮷安样",
        "id_number": JI,
        "address": HOME,
        "category": "城市最低生活保障",
        "number": "9901DB2024000321",
        "approved": "2024-04-01",
        "people": 2,
        "monthly": "1680.00",
        "paid_to": "2026-11",
        "street": "示范区样板街道办事处",
        "purpose": "减免学费",
        "members": [
            {"name": "𠮷安样", "relation": "本人", "id_number": JI, "remark": "重度残疾人"},
            {"name": "买买提·艾力", "relation": "子", "id_number": AILI, "remark": "在校学生"},
        ],
    },
}


@cache
def qr(text: str) -> str:
    made = io.BytesIO()
    segno.make(text, error="q", micro=False).save(made, kind="svg", border=0)
    return made.getvalue().decode()


def issue_of(kind: Kind) -> Issue:
    """As the office would issue it on one fixed morning."""
    issuer = DISTRICT + kind.department
    return Issue(
        number=NUMBER,
        code=CODE,
        issued=datetime(2026, 11, 22, 9, 30, tzinfo=CHINA),
        issuer=issuer,
        issuer_en=f"Shifan District {kind.department_en}",
        url=URL,
        qr_svg=qr(f"{URL}/{CODE}"),
        seal_svg=seal_svg(issuer, "演示"),
    )
