"""The words of the pages for the phone."""

from __future__ import annotations

Words = dict[str, str]

WORDS: dict[str, Words] = {
    "zh": {
        "other": "English",
        "title": "用手机传材料",
        "send": "拍照或选文件",
        "again": "再传一张",
        "fill": "填好后点“发送”",
        "submit": "发送",
        "private": "这里只能往自助机上传，看不到已经填的内容。传完关掉就行，照片里的位置信息会去掉。",
        "kinds": "照片（JPEG、PNG）或 PDF，每个不超过 {megabytes} MB。纸放平，四个角都拍进去。",
        "sending": "正在传…",
        "sent": "传好了。自助机上能看到了。",
        "told": "发送好了。请回到自助机。",
        "left": "还没有传成，请再试一次。",
        "wrongType": "这不是照片，也不是 PDF。请换一个。",
        "unreadable": "这个文件打不开，或者加了锁。请重新拍一张。",
        "tooLarge": "文件太大了。请拍照，或者换一个小一点的。",
        "tooManyFiles": "这项材料传得够多了。请回到自助机。",
        "unknownDraft": "这个码已经过期了。请在自助机上重新扫码。",
        "wrong": "有一项填得不对，请改一改再发送。",
        "overTitle": "这个码用不了了",
        "over": "可能已经过期，或者换了新的码。请在自助机上重新扫码。",
        "draftTitle": "这是一份没有交的申请",
        "draft": "把存单上的这个码，对准任何一台自助机的扫码口，再放身份证，或者输入身份证后四位，就能接着办。",
        "required": "必填",
    },
    "en": {
        "other": "中文",
        "title": "Send from your phone",
        "send": "Take a photo or choose a file",
        "again": "Send one more",
        "fill": "Fill this in, then press “Send”",
        "submit": "Send",
        "private": "You can only send to the kiosk; nothing you filled in is shown here. Just close this page "
        "afterwards. Where a photo was taken is removed from it.",
        "kinds": "A photo (JPEG, PNG) or PDF, at most {megabytes} MB. Lay the paper flat, all four corners in view.",
        "sending": "Sending…",
        "sent": "Sent. The kiosk shows it now.",
        "told": "Sent. Please go back to the kiosk.",
        "left": "That did not work. Please try again.",
        "wrongType": "This is neither a photo nor a PDF. Please choose another.",
        "unreadable": "This file cannot be opened, or it is locked. Please take a photo.",
        "tooLarge": "This file is too large. Please take a photo, or choose a smaller file.",
        "tooManyFiles": "Enough was sent for this. Please go back to the kiosk.",
        "unknownDraft": "This code is over. Please scan the new one on the kiosk.",
        "wrong": "One answer cannot be right. Please correct it and send again.",
        "overTitle": "This code cannot be used",
        "over": "It may be over, or there is a newer one. Please scan the code on the kiosk again.",
        "draftTitle": "An application that was not handed in yet",
        "draft": "Hold the code on your slip to the scanner of any kiosk, then lay your ID card, or type the last four "
        "characters of its number, to go on.",
        "required": "required",
    },
}


def words_of(language: str) -> Words:
    return WORDS.get(language, WORDS["zh"])
