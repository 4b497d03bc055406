"""What the simulated printer says of itself (`ippeveprinter -a`): A4 laser, both sides, PDF and PWG raster, one tray.

States and counts come from simulated_paper.py. The tray can be filled with other paper through the printer's web form,
which wants `media-col-ready` and `printer-input-tray` (tools/ippeveprinter.c, show_media).
"""

from typing import Final

ATTRIBUTES: Final = """\
ATTR textWithoutLanguage printer-make-and-model "Bianmin SIM-A4"
ATTR mimeMediaType document-format-default "application/pdf"
ATTR mimeMediaType document-format-supported "application/pdf","image/pwg-raster","image/urf","text/plain"
ATTR boolean color-supported false
ATTR keyword print-color-mode-default "monochrome"
ATTR keyword print-color-mode-supported "auto","monochrome"
ATTR integer copies-default 1
ATTR rangeOfInteger copies-supported 1-99
ATTR keyword sides-default "one-sided"
ATTR keyword sides-supported "one-sided","two-sided-long-edge","two-sided-short-edge"
ATTR enum orientation-requested-default 3
ATTR enum orientation-requested-supported 3,4
ATTR enum print-quality-default 4
ATTR enum print-quality-supported 4
ATTR resolution printer-resolution-default 300dpi
ATTR resolution printer-resolution-supported 300dpi
ATTR resolution pwg-raster-document-resolution-supported 300dpi
ATTR keyword pwg-raster-document-sheet-back "normal"
ATTR keyword pwg-raster-document-type-supported "black_1","sgray_8"
ATTR keyword urf-supported "V1.4","CP1","DM1","RS300","W8"
ATTR integer pages-per-minute 20
ATTR keyword media-default "iso_a4_210x297mm"
ATTR keyword media-ready "iso_a4_210x297mm"
ATTR keyword media-supported "iso_a4_210x297mm","iso_a5_148x210mm","na_letter_8.5x11in"
ATTR keyword media-source-supported "main"
ATTR keyword media-type-supported "stationery"
ATTR integer media-bottom-margin-supported 423
ATTR integer media-left-margin-supported 423
ATTR integer media-right-margin-supported 423
ATTR integer media-top-margin-supported 423
ATTR collection media-size-supported {
    MEMBER integer x-dimension 21000
    MEMBER integer y-dimension 29700
},{
    MEMBER integer x-dimension 14800
    MEMBER integer y-dimension 21000
},{
    MEMBER integer x-dimension 21590
    MEMBER integer y-dimension 27940
}
ATTR collection media-col-default {
    MEMBER collection media-size {
        MEMBER integer x-dimension 21000
        MEMBER integer y-dimension 29700
    }
    MEMBER keyword media-size-name "iso_a4_210x297mm"
    MEMBER keyword media-source "main"
    MEMBER keyword media-type "stationery"
    MEMBER integer media-bottom-margin 423
    MEMBER integer media-left-margin 423
    MEMBER integer media-right-margin 423
    MEMBER integer media-top-margin 423
}
ATTR collection media-col-ready {
    MEMBER collection media-size {
        MEMBER integer x-dimension 21000
        MEMBER integer y-dimension 29700
    }
    MEMBER keyword media-size-name "iso_a4_210x297mm"
    MEMBER keyword media-source "main"
    MEMBER keyword media-type "stationery"
    MEMBER integer media-bottom-margin 423
    MEMBER integer media-left-margin 423
    MEMBER integer media-right-margin 423
    MEMBER integer media-top-margin 423
}
ATTR octetString printer-input-tray "type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;maxcapacity=250;\
level=250;status=0;name=main;"
ATTR keyword output-bin-default "face-down"
ATTR keyword output-bin-supported "face-down"
ATTR textWithoutLanguage marker-names "Black toner"
ATTR nameWithoutLanguage marker-colors "#000000"
ATTR keyword marker-types "toner"
ATTR integer marker-levels 80
ATTR integer marker-low-levels 10
ATTR integer marker-high-levels 100
"""
