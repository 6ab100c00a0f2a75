"""Zip files and XML from strangers are read within bounds or refused in words."""

import zipfile
from io import BytesIO

import pytest

from scorer.forms.errors import FormError
from scorer.forms.opening import safe_zip
from scorer.forms.opening.safe_xml import DEEPEST, parse_xml
from scorer.forms.opening.safe_zip import open_archive


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_entries_are_read_as_they_were_written():
    archive = open_archive(zipped({"a.xml": b"<a/>", "b/c.txt": b"text"}), "form.docx")
    assert archive.names == ("a.xml", "b/c.txt")
    assert archive.read("b/c.txt") == b"text"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "damaged or cut short"),
        (b"no zip at all", "damaged or cut short"),
        (zipped({"a.xml": b"<a>" + b"x" * 1000})[:-30], "damaged or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted or in an old Office format"),
        (zipped({"bomb": b"\0" * 30_000_000}), "times its size"),
        (zipped({f"{n}": b"" for n in range(2_001)}), "at most 2,000"),
    ],
    ids=["empty", "text", "cut", "old-office", "bomb", "many"],
)
def test_what_is_no_harmless_archive_is_refused_in_words(content, says):
    with pytest.raises(FormError, match=says):
        open_archive(content, "form.docx")


def test_many_fairly_large_entries_are_too_large_together():
    content = zipped({f"{n}": b"\0" * 999_999 for n in range(61)})
    with pytest.raises(FormError, match="more than 60,000,000 bytes"):
        open_archive(content, "form.docx")


def test_an_encrypted_entry_is_refused():
    content = bytearray(zipped({"a": b"text"}))
    central = content.rindex(b"PK\x01\x02")
    content[central + 8] |= 1
    with pytest.raises(FormError, match="without a password"):
        open_archive(bytes(content), "form.docx")


def test_a_damaged_entry_is_found_when_it_is_read():
    content = bytearray(zipped({"a": b"0123456789" * 30}))
    content[40] ^= 0xFF
    archive = open_archive(bytes(content), "form.docx")
    with pytest.raises(FormError, match="damaged at a"):
        archive.read("a")


def test_reading_stops_at_the_bound_whatever_the_archive_says(monkeypatch):
    monkeypatch.setattr(safe_zip, "LARGEST_CONTENT", 100)
    archive = open_archive(zipped({"a": b"a" * 60, "b": b""}), "form.docx")
    assert archive.read("a") == b"a" * 60
    with pytest.raises(FormError, match="more than 100 bytes"):
        archive.read("a")


def test_macros_and_entities_are_refused():
    with pytest.raises(FormError, match="macros"):
        open_archive(zipped({"word/vbaProject.bin": b"x"}), "form.docm").refuse_harmful_parts()
    laughs = b'<!DOCTYPE a [<!ENTITY lol "lol">]><a>&lol;</a>'
    for hostile in (laughs, laughs.decode().encode("utf-16")):
        with pytest.raises(FormError, match="document type"):
            open_archive(zipped({"a.xml": hostile}), "form.docx").refuse_harmful_parts()
        with pytest.raises(FormError, match="document type"):
            parse_xml(hostile, "a.xml")


def test_an_entity_without_a_declaration_is_damage_and_fetches_nothing():
    with pytest.raises(FormError, match="damaged"):
        parse_xml(b"<a>&outside;</a>", "a.xml")


def test_xml_nested_beyond_reason_is_refused():
    deep = b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1)
    with pytest.raises(FormError, match="nested"):
        parse_xml(deep, "a.xml")


def test_names_carry_their_namespace_and_text_is_kept():
    root = parse_xml('<w:a xmlns:w="urn:w" w:b="1">Lào &#13;Cai</w:a>'.encode(), "a.xml")
    assert root.tag == "{urn:w}a"
    assert root.attrib == {"{urn:w}b": "1"}
    assert root.text == "Lào \rCai"
