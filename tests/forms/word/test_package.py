from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

from scorer.forms.word.package import package


def parts_of(form: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(form)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_part_is_well_formed_and_carries_no_comment_and_no_indentation() -> None:
    parts = parts_of(package("<w:p/>", "Grid", "en"))
    assert next(iter(parts)) == "[Content_Types].xml"
    for name, part in parts.items():
        fromstring(part)
        prologue, _, rest = part.partition("\n")
        assert prologue.startswith("<?xml "), name
        assert "<!--" not in rest, name
        assert "\n" not in rest, name
        assert "$" not in rest, name


def test_a_title_stays_a_text_whatever_its_characters() -> None:
    parts = parts_of(package("<w:p/>", '<a> & "$body" \\1', "vi"))
    for name in ("docProps/core.xml", "word/header.xml"):
        assert '<a> & "$body" \\1' in "".join(fromstring(parts[name]).itertext())


def test_latin_letters_are_hyphenated_as_the_language_does() -> None:
    locales = {
        language: 'w:val="vi-VN"' in parts_of(package("", "", language))["word/styles.xml"]
        for language in ("en", "vi", "zh")
    }
    assert locales == {"en": False, "vi": True, "zh": False}
