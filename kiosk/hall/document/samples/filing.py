"""Samples: filing 申报."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

from kiosk.center.contract import Taken
from kiosk.center.contract.filing import (
    Answered,
    Answers,
    Comes,
    Draft,
    DraftWanted,
    Entry,
    Erase,
    FieldType,
    Filed,
    FiledFile,
    FileLine,
    FileRemoved,
    FileSent,
    Form,
    FormCard,
    FormField,
    FormMaterial,
    FormPage,
    FormsThere,
    Gap,
    Hand,
    HandWanted,
    Keep,
    Kept,
    Origin,
    Resume,
    Submit,
)
from kiosk.center.contract.papers import Confirmation
from kiosk.hall.document.samples.cases import SLIP
from kiosk.hall.document.samples.sample import HOLDER, ID, at, sample

_ITEM = "weijian-001-01"
_CARD = FormCard(
    item=_ITEM,
    name="公共场所卫生许可（新办）",
    name_en="Public hygiene permit (new)",
    department="卫生健康局",
    department_en="Health Bureau",
    promised_days=8,
    minutes=6,
)
_FORM = Form(
    **_CARD.model_dump(),
    pages=(FormPage(title="联系方式", title_en="Contact"),),
    fields=(FormField(key="phone", label="手机号码", label_en="Mobile", type=FieldType.PHONE, required=True, page=0),),
    materials=(
        FormMaterial(name="申请表", name_en="Application form", required=True, comes=Comes.FORM),
        FormMaterial(name="平面图", name_en="Floor plan", required=True, comes=Comes.FILE),
    ),
    pages_most=10,
    phone=True,
)
_FILE = FileLine(n=1, material="平面图", kind="image/jpeg", size=184_320, pages=1)
_DRAFT = Draft(
    id=ID,
    form=_FORM,
    entries=(Entry(key="phone", shown="138****8000", origin=Origin.TYPED),),
    files=(_FILE,),
    gaps=(),
    until=at("10:40"),
)
_BEGUN = _DRAFT.model_copy(
    update={
        "entries": (),
        "files": (),
        "gaps": (
            Gap(kind="field", name="phone", label="手机号码", label_en="Mobile"),
            Gap(kind="material", name="平面图", label="平面图", label_en="Floor plan"),
        ),
    }
)
_SECRET = "k3XwQ9vT2mZp7RsL5yNb8c"

DOORS = {
    "GET /v1/filing/forms": sample(FormsThere(forms=(_CARD,), keep_days=7)),
    "GET /v1/filing/forms/{item}": sample(_FORM),
    "POST /v1/filing/drafts": sample(_BEGUN, DraftWanted(item=_ITEM, holder=HOLDER, confirmed=Confirmation.FACE)),
    "POST /v1/filing/drafts/resumed": sample(_DRAFT, Resume(code="7KM2QX9TRD4W", last_four="0019")),
    "GET /v1/filing/drafts/{draft}": sample(_DRAFT),
    "POST /v1/filing/drafts/{draft}/fields": sample(_DRAFT, Answers(values={"phone": "13800138000"})),
    "POST /v1/filing/drafts/{draft}/files": sample(
        _FILE, FileSent(material="平面图", content=b64encode(b"\xff\xd8\xff\xe0"))
    ),
    "POST /v1/filing/drafts/{draft}/files/removed": sample(_BEGUN, FileRemoved(n=1)),
    "POST /v1/filing/drafts/{draft}/hands": sample(
        Hand(url=f"https://hall.example/hand/{_SECRET}", until=at("10:00"), uploads=5),
        {"one material": HandWanted(material="平面图"), "the text of one page": HandWanted(page=0)},
    ),
    "POST /v1/filing/drafts/{draft}/kept": sample(
        Kept(
            code="7KM2QX9TRD4W",
            url="https://hall.example/draft/7KM2QX9TRD4W",
            item_name=_CARD.name,
            item_name_en=_CARD.name_en,
            until=date(2026, 1, 12),
        ),
        Keep(),
    ),
    "POST /v1/filing/drafts/erased": sample(Taken(id=4716), Erase(draft=ID)),
    "POST /v1/filing/drafts/{draft}/submitted": sample(
        SLIP, Submit(signature=b64encode(b"\x89PNG\r\n\x1a\n"), confirmed=Confirmation.FACE)
    ),
    "GET /v1/filing/files/{case}": sample(
        Filed(
            answers=(Answered(label="手机号码", value="13800138000", origin=Origin.TYPED),),
            files=(FiledFile(**_FILE.model_dump(), at=at("09:44")),),
            confirmed=Confirmation.FACE,
        )
    ),
    "GET /v1/filing/files/{case}/{n}": sample(),
}
