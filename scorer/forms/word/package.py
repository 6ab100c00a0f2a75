"""What a Word file has around its text: styles, list, header, footer, and the zip file itself."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from scorer.forms.word.characters import WORD, markup

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LATIN_LOCALES = {"en": "en-GB", "vi": "vi-VN"}
"""How Latin letters are hyphenated and broken; Chinese has its own setting beside it."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip file knows: the same form gives the same bytes on any day."""


def package(body: str, title: str, language: str) -> bytes:
    """A Word file of a body: A4 upright, the title above and the page number below each page."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title, language),
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": _relationships(
            *((kind, f"{kind}.xml") for kind in ("styles", "numbering", "settings")),
            ("header", "header.xml"),
            ("footer", "footer.xml"),
        ),
        "word/styles.xml": _styles(_LATIN_LOCALES.get(language, "en-GB")),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _part("settings", '<w:defaultTabStop w:val="567"/>' + _COMPATIBLE),
        "word/header.xml": _part("hdr", _line(f"<w:r><w:t>{markup(title)}</w:t></w:r>", "right")),
        "word/footer.xml": _part(
            "ftr",
            _line(f"{_counter('PAGE')}{_OF}{_counter('NUMPAGES')}", "center"),
        ),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, (_PROLOGUE + content).encode())
    return buffer.getvalue()


def _part(root: str, content: str) -> str:
    return f'<w:{root} xmlns:w="{WORD}" xmlns:r="{_RELATIONS}">{content}</w:{root}>'


def _document(body: str) -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1020" w:bottom="1020"'
        ' w:left="1020" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>'
    )
    return _part("document", f"<w:body>{body}{section}</w:body>")


def _relationships(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{kind.rpartition("/")[2]}" Type="{_relation(kind)}" Target="{target}"/>'
        for kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _relation(kind: str) -> str:
    return f"{_PACKAGE}/relationships/{kind}" if "/" in kind else f"{_RELATIONS}/{kind}"


def _content_types() -> str:
    overrides = {
        "word/document.xml": f"{_KIND}.document.main+xml",
        **{f"word/{part}.xml": f"{_KIND}.{part}+xml" for part in ("styles", "numbering")},
        **{f"word/{part}.xml": f"{_KIND}.{part}+xml" for part in ("settings", "header", "footer")},
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    entries = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{entries}</Types>"
    )


def _core(title: str, language: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{markup(title)}</dc:title><dc:language>{markup(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _line(content: str, alignment: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="FormHint"/><w:jc w:val="{alignment}"/></w:pPr>'
    return f"<w:p>{properties}{content}</w:p>"


def _counter(field: str) -> str:
    return f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


_OF = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'


def _numbering() -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl>'
    )
    abstract = (
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{level}</w:abstractNum>"
    )
    return _part("numbering", f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')


_COMPATIBLE = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
"""Without it Word opens the form in the mode of 2007."""

_GREY = '<w:color w:val="595959"/>'


def _styles(locale: str) -> str:
    fonts = (
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>'
    )
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(10)}"
        f'<w:lang w:val="{locale}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="40" w:line="252" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
    )
    return _part(
        "styles",
        defaults
        + _style("Normal", "Normal", default=True)
        + _style("Heading1", "heading 1", _keep(120, 80) + _outline(0), f"<w:b/>{_size(16)}")
        + _style("Heading2", "heading 2", _keep(160, 60) + _outline(1), f"<w:b/>{_size(12)}")
        + _style("FormDimension", "Form dimension", _keep(0, 20), f"<w:b/>{_size(11)}")
        + _style("FormLabel", "Form label", "", "<w:b/>")
        + _style("FormHint", "Form hint", _spacing(0, 20), f"{_GREY}{_size(8)}")
        + _style("FormScale", "Form scale", _spacing(60, 20), f"<w:b/>{_size(12)}")
        + _style(
            "ListBullet",
            "List Bullet",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + _spacing(0, 60),
        )
        + '<w:style w:type="character" w:styleId="FormTag"><w:name w:val="Form tag"/>'
        f"<w:rPr>{_GREY}{_size(7.5)}</w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name '
        'w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>",
    )


def _style(
    identity: str, name: str, paragraph: str = "", characters: str = "", *, default: bool = False
) -> str:
    return (
        f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if default else ""} '
        f'w:styleId="{identity}"><w:name w:val="{name}"/>'
        + ("" if default else '<w:basedOn w:val="Normal"/>')
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _keep(before: int, after: int) -> str:
    return "<w:keepNext/>" + _spacing(before, after)


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'
